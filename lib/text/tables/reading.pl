#!/usr/bin/perl
# reading.pl - makes reading.c: which characters are read so.
#
#   perl reading.pl OPENCC READINGS… > reading.c
#
# Inputs: OPENCC, OpenCC's TSCharacters.txt; READINGS, lines `U+898F: guī,guì`, as the readings of
# Unihan (kMandarin, kTGHZ2013: 通用规范汉字字典, kHanyuPinlu) are handed on, first the usual one.
#
# Characters: GB 2312 level 1, and the traditional forms whose simplified form is in GB 2312. A
# traditional form has the readings of its simplified form too. Most common first, by cost.c.

use strict;
use warnings;
use Encode ();
use FindBin;
use Unicode::Normalize 'NFD';

my ($opencc, @readings) = @ARGV;
die "reading.pl: which readings?\n" if !@readings;

my @cost;
open my $table, '<', "$FindBin::Bin/cost.c" or die "cost.c: $!\n";
while (<$table>) { push @cost, /(\d+),/g if s{^\s*/\* [0-9A-F]{4} .*?\*/}{} }

my %reading;
for my $path (@readings) {
    open my $file, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    while (<$file>) {
        my ($c, $all) = /^U\+([0-9A-F]+): (\S+)/ or next;
        push @{ $reading{ hex $c } }, split /,/, $all;
    }
}

sub level {
    my ($c) = @_;
    my $bytes = eval { Encode::encode('euc-cn', chr $c, Encode::FB_CROAK) } // '';
    return length $bytes != 2 ? 3 : ord $bytes < 0xD8 ? 1 : 2;
}
my %wanted = map { $_ => [$_] } grep { level($_) == 1 } 0x4E00 .. 0x9FFF;
open my $forms, '<:encoding(UTF-8)', $opencc or die "$opencc: $!\n";
while (<$forms>) {
    my ($traditional, $simplified) = /^(\S)\t(\S)/ or next;
    my ($from, $to) = (ord $traditional, ord $simplified);
    next if $from < 0x4E00 || $from > 0x9FFF || level($to) > 2;
    $wanted{$from} = [ $from, $to ];
}

my %row;
for my $c (keys %wanted) {
    my %seen;
    for my $syllable (map { @{ $reading{$_} // [] } } @{ $wanted{$c} }) {
        push @{ $row{$syllable} }, $c if !$seen{$syllable}++;
    }
}

# Without its tone mark, v for ü.
sub bare {
    my ($syllable) = @_;
    $syllable = NFD($syllable);
    $syllable =~ s/u\x{308}/v/;
    $syllable =~ s/[^a-z]//g;
    return $syllable;
}

binmode STDOUT, ':utf8';
print <<'EOF';
/*
 * Made by tables/reading.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

EOF
print "const struct gk_reading gk_readings[] = {\n";
for my $syllable (sort { bare($a) cmp bare($b) || $a cmp $b } keys %row) {
    my @characters = sort { $cost[ $a - 0x4E00 ] <=> $cost[ $b - 0x4E00 ] || $a <=> $b } @{ $row{$syllable} };
    my @lines;
    push @lines, join '', map { chr } splice @characters, 0, 40 while @characters;
    printf '    { "%s", "%s", "', bare($syllable), $syllable;
    print join("\"\n      \"", @lines), "\" },\n";
}
print "};\n";
printf "const size_t gk_reading_count = %d;\n", scalar keys %row;
