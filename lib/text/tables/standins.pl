#!/usr/bin/perl
# standins.pl - makes standins.c: characters that stand for others, with the words that prove it.
#
#   perl standins.pl [ROWS] > standins.c
#
# Input: ROWS, our own standins.tsv, which says what its columns are.

use strict;
use warnings;
use FindBin;

my ($path) = @ARGV;
$path //= "$FindBin::Bin/standins.tsv";

my @rows;
open my $file, '<:encoding(UTF-8)', $path or die "$path: $!\n";
while (<$file>) {
    chomp;
    next if /^#/ || !/\S/;
    my @row = split /\t/, $_, -1;
    die "$path:$.: seven columns\n" if @row != 7 || grep { !length } @row;
    die "$path:$.: one character each\n" if grep { length != 1 || ord > 0xFFFF } @row[ 0 .. 2 ];
    push @rows, [ map { $_ eq '-' ? '' : $_ } @row ];
}

binmode STDOUT, ':utf8';
print <<'EOF';
/*
 * Made by tables/standins.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

const struct gk_stand_in gk_stand_ins[] = {
EOF
my @order = sort { ord $rows[$a][0] <=> ord $rows[$b][0] || $a <=> $b } 0 .. $#rows;
for my $row (map { $rows[$_] } @order) {
    printf "    { 0x%04X, 0x%04X, 0x%04X, u\"%s\", u\"%s\", u\"%s\", u\"%s\" },\n",
        (map { ord } @$row[ 0 .. 2 ]), @$row[ 3 .. 6 ];
}
print <<'EOF';
};

const size_t gk_stand_in_count = sizeof gk_stand_ins / sizeof gk_stand_ins[0];

const uint64_t gk_stand_in_lows[64] = {
EOF
my @lows = (0) x 64;
for my $row (@rows) { my $low = ord($row->[0]) & 0xFFF; $lows[ $low >> 6 ] |= 1 << ($low & 63) }
for (my $i = 0; $i < 64; $i += 4) {
    printf "    %s\n", join ' ', map { sprintf '0x%016X,', $_ } @lows[ $i .. $i + 3 ];
}
print "};\n";
