#!/usr/bin/perl
# big5.pl - makes big5.c: code page 950 in both directions, and the characters that HKSCS has for
# pairs which code page 950 leaves to its users, from character to pair only.
#
# Inputs: Perl's own tables of code page 950 and Big5-HKSCS (Encode::TW).

use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Encode ();
use Pairs 'print_tables';

sub decode {
    my ($name, $bytes) = @_;
    my $text = eval { Encode::decode($name, $bytes, Encode::FB_CROAK | Encode::LEAVE_SRC) };
    return defined $text && length $text == 1 ? ord $text : 0;
}

my @trails = (0x40 .. 0x7E, 0xA1 .. 0xFE);
my (%character, %extra);
for my $lead (0x81 .. 0xFE) {
    for my $trail (@trails) {
        my $bytes = pack 'CC', $lead, $trail;
        my $pair  = $lead << 8 | $trail;
        my $c     = $character{$pair} = decode('cp950', $bytes);
        my $hkscs = decode('big5-hkscs', $bytes);
        $extra{$hkscs} //= $pair if $c != $hkscs && $hkscs >= 0x80 && $hkscs <= 0xFFFF;
    }
}
delete $extra{$_} for values %character;
# 十 and 卅 have a second pair among the numerals, which nothing writes.
$extra{0x5341} = 0xA451;
$extra{0x5345} = 0xA4CA;

print <<'EOF';
/*
 * Made by tables/big5.pl, which says from what; do not edit. 157 trails a lead: 40-7E, A1-FE.
 */
#include "text/tables/tables.h"

EOF
print_tables('big5', \@trails, \%character, \%extra);
