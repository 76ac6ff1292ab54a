#!/usr/bin/perl
# An archive in parts: whatever way its records are split, in whatever order the tallies of the parts
# are merged, at once or in steps, the coverage, the tally, what is told at the end and the exit
# status are those of one run over all of them.

use strict;
use warnings;
use Gk::Test;
use Test::More;

srand 7;

# Made-up records of many items, dates and addresses; more of one section's than a list takes.
sub made {
    my ($n) = @_;
    my @columns = qw(权责清单 预决算公开 政策解读 人事信息 规划计划 工作动态 政府采购);
    my $formed = sprintf '20%02d-%02d-%02d', 7 + rand 17, 1 + rand 12, 1 + rand 28;
    my %record = (
        id => int(rand 2000), title => '关于第' . int(rand 900) . '号事项的通知', column => $columns[ rand @columns ], formed_date => $formed,
        url => 'https://www.example.gov.cn/' . int(rand 1500),
    );
    $record{published_date} = sprintf '20%02d-%02d-%02d', 8 + rand 16, 1 + rand 12, 1 + rand 28 if rand() < .8;
    $record{section} = (qw(办公室 发展规划科 知识产权科 没有的科))[ rand 4 ] if rand() < .6;
    $record{title} .= '11010519491231002X' if rand() < .05;
    $record{topic} = '专题' if rand() < .3;
    return '{' . join(',', map { "\"$_\":\"$record{$_}\"" } sort keys %record) . "}\n";
}

my %archives = (made => join '', map { made($_) } 1 .. 6000);
for my $name (qw(govcn hebei)) {
    my $file = shared("data/real/$name.jsonl") or diag("skipped: ../shared/data/real/$name.jsonl is not there");
    $archives{$name} = slurp($file) if $file;
}
my $options = '--lang=en --date=2024-06-28';
for my $name (sort keys %archives) {
    my $folder = scratch();
    my $records = lines($archives{$name});
    my $one = sh("gk-catalog -f summary --whole $options --coverage=one.csv --tally=one.tally >/dev/null", in => $archives{$name}, dir => $folder);
    ok($one->{status} < 2, "$name: one run") or diag($one->{err});
    unlike(slurp("$folder/one.tally"), qr/11010519491231002X/, "$name: no number of a person in the tally");
    like(slurp("$folder/one.tally"), qr/^\["unlisted"/m, 'more is owed than a list takes') if $name eq 'made';
    my @end = map { s/\s+/ /gr } grep { /catalog\.(missing|stale)/ } split /\n/, $one->{err};
    for my $split (1, 2, 7) {
        for my $how ('in rows', 'by chance') {
            my @parts = ('') x $split;
            my $at = 0;
            $parts[ $how eq 'in rows' ? int($at++ * $split / @$records) : rand $split ] .= $_ for @$records;
            spit("$folder/part$_", $parts[$_]) for 0 .. $#parts;
            sh("gk-catalog -q --jobs=2 $options --tally=part$_.tally part$_ >/dev/null", dir => $folder) for 0 .. $#parts;
            my @names = map { "part$_.tally" } sort { rand() <=> .5 } 0 .. $#parts;
            my $merge = "gk-catalog -f summary --whole $options --merge";
            my $all = sh("$merge --coverage=all.csv --tally=all.tally @names", dir => $folder);
            my @first = splice @names, 0, rand @names;
            my $steps = sh(@first ? "$merge --tally=some.tally @first 2>/dev/null; $merge --coverage=steps.csv --tally=steps.tally @names some.tally"
                : "$merge --coverage=steps.csv --tally=steps.tally @names", dir => $folder);
            my $what = "$name, $split parts $how";
            for my $got (qw(all steps)) {
                is(slurp("$folder/$got.csv"), slurp("$folder/one.csv"), "$what, $got: the coverage of one run");
                is(slurp("$folder/$got.tally"), slurp("$folder/one.tally"), "$what, $got: the tally of one run");
            }
            is_deeply([ map { s/\s+/ /gr } grep { /catalog\.(missing|stale)/ } split /\n/, $all->{err} ], \@end, "$what: what is told at the end") if @end;
        }
    }
}
done_testing();
