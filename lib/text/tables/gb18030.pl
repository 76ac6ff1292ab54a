#!/usr/bin/perl
# gb18030.pl - makes gb18030.c: the four-byte part of GB 18030 inside the Basic Multilingual Plane.
#
#   perl gb18030.pl [GBK.C] > gb18030.c
#
# Runs behind gbk.pl.
#
# Input: the table of two-byte characters that gbk.pl made, gbk.c beside this script. GB 18030-2000
# numbers, in their order, all characters of the plane from U+0080 on, without the surrogates,
# that have no two-byte code in it; a row of the table is a run of them. What later editions moved
# is moved after decoding (gk_gbk_standard).

use strict;
use warnings;
use FindBin;

my $path = $ARGV[0] // "$FindBin::Bin/gbk.c";
open my $file, '<', $path or die "$path: $!\n";
my %pair;
my $inside = 0;
while (my $line = <$file>) {
    $inside = 1 if $line =~ /gk_gbk_characters\[/;
    last if $inside && $line =~ /^\};/;
    $line =~ s{/\*.*?\*/}{};
    $pair{ hex $_ } = 1 for $inside ? $line =~ /0x([0-9A-F]{4}),/g : ();
}

my @rows;
my ($number, $before) = (0, 0);
for my $c (0x80 .. 0xD7FF, 0xE000 .. 0xFFFF) {
    next if $pair{$c};
    push @rows, [ $number, $c ] if $c != $before + 1;
    $before = $c;
    $number++;
}

print <<'EOF';
/*
 * Made by tables/gb18030.pl, which says from what; do not edit. Number of the first four-byte code
 * of a run, and its character.
 */
#include "text/tables/tables.h"

const struct gk_gb18030_run gk_gb18030_runs[] = {
EOF
for (my $i = 0; $i < @rows; $i += 4) {
    my $last = $i + 3 < $#rows ? $i + 3 : $#rows;
    print '    ', join(' ', map { sprintf '{ %5d, 0x%04X },', @$_ } @rows[ $i .. $last ]), "\n";
}
print "};\n";
printf "const size_t gk_gb18030_run_count = %d;\n", scalar @rows;
