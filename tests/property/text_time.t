#!/usr/bin/perl
# The time that the rules about texts take grows with a text, not with its square: one kind of
# damage over and over, in one string, at two lengths.

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
);
plan skip_all => "times are of the plain build" if sanitized();
my $folder = scratch();

sub seconds {
    my ($name, $bytes) = @_;
    my $text = $unit{$name} ? $unit{$name} x ($bytes / length $unit{$name}) : 'http://a/' . '%E6%94%BF' x ($bytes / 9);
    open my $file, '>', "$folder/in" or die;
    print $file qq({"id":"1","title":"甲","content":"$text"}\n);
    close $file or die;
    my $begin = (times)[2];
    my $status = sh('gk-validate -n -q in >/dev/null 2>&1', dir => $folder)->{status};
    die "gk-validate ended with status $status\n" if $status > 1;
    return (times)[2] - $begin;
}

for my $name (sort keys %unit) {
    my ($short, $long) = (seconds($name, 100_000), seconds($name, 400_000));
    # Four times the text; a square would take sixteen times as long.
    ok($long < 8 * $short + 0.3, $name) or diag "$short s, $long s";
}
done_testing();
