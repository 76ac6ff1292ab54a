#!/usr/bin/perl
# width.pl - makes width.c: how many columns a character takes on a terminal.
#
#   perl width.pl > width.c
#
# Inputs: Perl's own tables of the Unicode Character Database.
#
# Two columns: East_Asian_Width Wide and Fullwidth (UAX #11), most emoji among them. None: marks that
# stand on the character before (general categories Mn and Me), characters that only tell how others
# are shown (Cf, but for the soft hyphen and the prepended marks of Arabic and the like), and the
# vowels and ends of Hangul syllables that are written in parts. All others take one, those of
# ambiguous width (… “ ” ① ■ and Greek) too, as terminals in UTF-8 show them.

use strict;
use warnings;
use Unicode::UCD;

sub width {
    my ($c) = @_;
    my $char = chr $c;
    return 1 if $c == 0xAD || $char =~ /\p{Prepended_Concatenation_Mark}/;
    return 0 if $char =~ /[\p{Mn}\p{Me}\p{Cf}]/ || ($c >= 0x1160 && $c <= 0x11FF) || ($c >= 0xD7B0 && $c <= 0xD7FB);
    return $char =~ /[\p{East_Asian_Width=W}\p{East_Asian_Width=F}]/ ? 2 : 1;
}

my @ranges;
for my $c (0x80 .. 0x10FFFF) {
    next if $c >= 0xD800 && $c <= 0xDFFF;
    my $width = width($c);
    next if $width == 1;
    if (@ranges && $ranges[-1][1] == $c - 1 && $ranges[-1][2] == $width) { $ranges[-1][1] = $c }
    else                                                                 { push @ranges, [ $c, $c, $width ] }
}

print <<"EOF2";
/*
 * Made by tables/width.pl, which says from what (Unicode @{[ Unicode::UCD::UnicodeVersion() ]}); do not edit.
 */
#include "text/tables/tables.h"

const struct gk_width_range gk_width_ranges[] = {
EOF2
printf "    { 0x%04X, 0x%04X, %d },\n", @$_ for @ranges;
print <<'EOF2';
};
const size_t gk_width_range_count = sizeof gk_width_ranges / sizeof gk_width_ranges[0];
EOF2
