#!/usr/bin/perl
# make check-page: the pages that gk writes, in a real browser without a window, as wide as a phone
# and as a desk: nothing stands beyond the right edge, no part of the page is missing, and pictures of
# them lie in build/pages for people to look at. Skipped by name where there is no browser.
#
# A page is shown inside another one, in a frame of that width, because a browser's own window cannot
# be as narrow as a phone. The copy that is measured has a script, and not the policy that forbids it.

use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Path qw(make_path remove_tree);
use lib 'tests/lib';
use Gk::Test;
use Test::More;

my ($browser) = grep { defined && `command -v $_ 2>/dev/null` } $ENV{GK_BROWSER}, qw(chromium chromium-browser google-chrome);
plan(skip_all => 'check-page skipped: chromium is not here') if !$browser;

my $folder = ($ENV{GK_BUILD} || 'build') . '/pages';
make_path($folder);
$folder = abs_path($folder);
my @widths = (400, 1200);

# ---- the pages

# Texts as long as they come: without a place to break, with markup, of numbers, empty.
my @titles = (
    '关于印发《市科学技术局2024年政务公开工作要点任务分解表》的通知',
    '办法', 'https-a-word-without-any-place-to-break-' . 'x' x 120, '<b>不是标记</b> & "引号"', '',
);
my $records = '';
for my $n (1 .. 24) {
    my $title = $titles[ $n % @titles ] =~ s/(["\\])/\\$1/gr;
    my $summary = $n % 3 ? '' : '为做好本年度有关工作，明确责任分工和完成时限，' x 4;
    $records .= qq({"id":"$n","index_number":"000014349/2024-) . sprintf('%05d', $n) . qq(","title":"$title","summary":"$summary","publisher":"市科学技术局办公室",)
        . qq("pcode":"科发〔2024〕${n}号","column":"权责清单","section":"办公室","formed_date":"2024-0@{[1 + $n % 6]}-11","published_date":"2024-06-1@{[$n % 9]}",)
        . qq("url":"https://www.example.gov.cn/zwgk/fdzdgknr/zcwj/2024/06/t20240611_$n.html?id=@{['0123456789' x 8]}"}\n);
}
spit("$folder/records.jsonl", $records);
spit("$folder/private.jsonl", slurp('tests/data/private.jsonl'));
spit("$folder/key", 'a key of more than sixteen bytes');
chmod 0600, "$folder/key";

my %commands = (
    'directory'         => 'gk-catalog -q --lang=zh --date=2024-07-01 --directory=directory.html records.jsonl > /dev/null',
    'directory-english' => 'gk-catalog -q --lang=en --date=2024-07-01 --directory=directory-english.html records.jsonl > /dev/null',
    'findings'          => 'gk-catalog --lang=zh --date=2024-07-01 -f html -R findings.html records.jsonl > /dev/null',
    'review'            => 'gk-redact --lang=zh -f html -R review.html --key-file=key private.jsonl > /dev/null',
    'coverage'          => 'gk-catalog -q --lang=zh --date=2024-07-01 --whole --coverage=coverage.html records.jsonl > /dev/null',
);
if (sh('gk-catalog --coverage=x.html < /dev/null')->{status} == 2) {
    diag('coverage.html skipped: --coverage writes no page yet');
    delete $commands{coverage};
}

# ---- the browser

my $profile = scratch();

sub browse {
    my ($page, $width, $height, @more) = @_;
    my @command = ($browser, qw(--headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=10000),
        "--user-data-dir=$profile", "--window-size=$width,$height", @more, "file://$page");
    my $quoted = join ' ', map { quoted($_) } @command;
    return `timeout 120 $quoted 2>/dev/null`;
}

# The page in a frame; how wide and high it is inside is told to the page around it.
sub measure {
    my ($name, $width) = @_;
    my $page = slurp("$folder/$name.html");
    $page =~ s/<meta http-equiv="Content-Security-Policy"[^>]*>// or return {};
    $page =~ s{</body>}{<script>addEventListener('load',function(){var r=document.documentElement;
        var far=0;document.querySelectorAll('*').forEach(function(e){far=Math.max(far,e.getBoundingClientRect().right)});
        parent.postMessage([innerWidth,r.scrollWidth,Math.ceil(far),r.scrollHeight,document.querySelectorAll('tbody tr').length].join(' '),'*')})</script></body>};
    spit("$folder/measured.html", $page);
    spit("$folder/frame.html", qq(<!DOCTYPE html><meta charset="utf-8"><title>frame</title><body style="margin:0"><iframe src="measured.html")
        . qq( style="border:0;width:${width}px;height:800px"></iframe><script>addEventListener('message',function(e){document.body.dataset.measured=e.data})</script>));
    my $shown = browse("$folder/frame.html", $width, 900, '--dump-dom');
    my %measured;
    @measured{qw(width scroll far height rows)} = split ' ', $1 if $shown =~ /data-measured="([^"]*)"/;
    return \%measured;
}

sub picture {
    my ($name, $width, $height) = @_;
    my $file = "$folder/$name-$width.png";
    unlink $file;
    $height = 4000 if $height > 4000;
    spit("$folder/frame.html", qq(<!DOCTYPE html><meta charset="utf-8"><title>frame</title><body style="margin:0;background:#ccc"><iframe src="$name.html")
        . qq( style="border:0;background:#fff;width:${width}px;height:${height}px"></iframe>));
    browse("$folder/frame.html", $width, $height, "--screenshot=$file");
    return $file;
}

for my $name (sort keys %commands) {
    my $made = sh($commands{$name}, dir => $folder);
    ok($made->{status} < 2 && -s "$folder/$name.html", "$name is made") or diag($made->{err});
    my $rows = () = slurp("$folder/$name.html") =~ /<tr/g;
    unlike(slurp("$folder/$name.html"), qr/<script|<link|<img|src=/i, "$name needs no other file");
    for my $width (@widths) {
        my $got = measure($name, $width);
        is($got->{width}, $width, "$name is shown $width pixels wide");
        ok(($got->{scroll} // 1e9) <= $width && ($got->{far} // 1e9) <= $width, "$name: nothing is beyond the right edge at $width")
            or diag('as wide as ' . join(' ', map { $got->{$_} // '?' } qw(scroll far)));
        ok(($got->{rows} // -1) > 0 && $got->{rows} <= $rows, "$name: its rows are there at $width");
        ok(-s picture($name, $width, $got->{height} // 1000), "$name: its picture at $width");
    }
}
remove_tree("$folder/frame.html", "$folder/measured.html");
diag("pictures: $folder");
done_testing();
