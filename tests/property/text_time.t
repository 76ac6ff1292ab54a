#!/usr/bin/perl
# The time that the rules about texts take grows with a text, not with its square: one kind of
# damage over and over, in one string, at two lengths; and what a page is made of, begun and never
# ended, where gk-redact looks for what the page shows.

use strict;
use warnings;
use Gk::Test;
use Test::More;
use Time::HiRes 'time';

my %unit = (
    'letters that swallow ASCII' => 'ål',
    'a long address'             => undef,
    'GBK that is UTF-8'          => 'ѧλίԱ',
    'glosses'                    => '規(guī)',
    'lost characters'            => '锟斤拷',
    'half read'                  => '鏀?',
    'official terms'             => '資訊公開，',
    'no line end'                => '政',
    'rare and common characters' => '犇的',
    'tables without a full stop' => '张犇　１２　男，',
);
my @markup = (
    '<', '&', '<b', '<b ', '<b a=', "<b a='>'", '<b a=\"', "<b a='<b b=\\\"", '<!--', '<![CDATA[', '<script>', '<rt>', '</',
    '<b>', '<p>', '<td> ', '<o:p', '&#', '&#4', '&amp;', '&lt;b', '&lt;b&gt;', '%', '%31', 'a%E6', '%25', '<!-- <b a=', '1<b>',
);
plan skip_all => "times are of the plain build" if sanitized();
my $folder = scratch();

sub seconds {
    my ($command, $text) = @_;
    open my $file, '>', "$folder/in" or die;
    print $file qq({"id":"1","title":"甲","content":"$text"}\n);
    close $file or die;
    my $begin = (times)[2];
    my $status = sh("$command -n -q in >/dev/null 2>&1", dir => $folder)->{status};
    die "$command ended with status $status\n" if $status > 1;
    return (times)[2] - $begin;
}

# Four times the text; a square would take sixteen times as long.
sub grows {
    my ($name, $command, $text) = @_;
    my ($short, $long) = map { seconds($command, $text->($_)) } 100_000, 400_000;
    ok($long < 8 * $short + 0.3, $name) or diag "$short s, $long s";
}

for my $name (sort keys %unit) {
    grows($name, 'gk-validate', sub {
        return $unit{$name} ? $unit{$name} x ($_[0] / length $unit{$name}) : 'http://a/' . '%E6%94%BF' x ($_[0] / 9);
    });
}
# Ended by what leaves a tag as it is, and by what opens another quotation mark.
for my $unit (@markup) {
    for my $end (' >', q{='>}) {
        grows("markup: $unit …$end", 'gk-redact --types=cn_id', sub { return $unit x ($_[0] / length $unit) . $end });
    }
}
done_testing();
