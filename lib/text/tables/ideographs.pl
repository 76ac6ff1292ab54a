#!/usr/bin/perl
# ideographs.pl - makes ideographs.c: the unified ideographs that radicals, strokes and
# compatibility ideographs stand for.
#
# Inputs: Perl's own Unicode data: Equivalent_Unified_Ideograph for Kangxi and CJK radicals and
# CJK strokes, and canonical decomposition for compatibility ideographs. The twelve of U+FA0E to
# U+FA29 that are unified ideographs themselves have none and stay.

use strict;
use warnings;
use Unicode::Normalize 'NFC';
use Unicode::UCD 'prop_invmap';

my ($starts, $values) = prop_invmap('Equivalent_Unified_Ideograph');
my %unified;
for my $i (0 .. $#$starts) {
    next if !$values->[$i];
    $unified{$_} = $values->[$i] for $starts->[$i] .. $starts->[ $i + 1 ] - 1;
}
for my $c (0xF900 .. 0xFAFF, 0x2F800 .. 0x2FA1F) {
    my $composed = NFC(chr $c);
    $unified{$c} = ord $composed if length $composed == 1 && ord $composed != $c;
}

binmode STDOUT, ':utf8';
printf <<'EOF', Unicode::UCD::UnicodeVersion();
/*
 * Made by tables/ideographs.pl, which says from what; do not edit. Unicode %s; 0: stays.
 */
#include "text/tables/tables.h"

EOF

sub block {
    my ($name, $first, $last) = @_;
    print "\n" if $name ne 'radicals';
    printf "const uint32_t gk_unified_%s[0x%X - 0x%X + 1] = {\n", $name, $last, $first;
    for (my $i = $first; $i <= $last; $i += 8) {
        my $end = $i + 7 < $last ? $i + 7 : $last;
        printf "    /* %04X */ %s\n", $i, join ' ', map { sprintf '0x%04X,', $unified{$_} // 0 } $i .. $end;
    }
    print "};\n";
}
block('radicals',      0x2E80,  0x2FDF);
block('strokes',       0x31C0,  0x31EF);
block('compatibility', 0xF900,  0xFAFF);
block('supplement',    0x2F800, 0x2FA1F);
