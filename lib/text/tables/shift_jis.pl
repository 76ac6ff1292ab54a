#!/usr/bin/perl
# shift_jis.pl - makes shift_jis.c: code page 932, from character to bytes.
#
# Inputs: Perl's own table of code page 932 (Encode::JP), and the five signs that Shift_JIS proper
# has other characters for.

use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Encode ();
use Pairs 'print_pairs';

my %pair;
for my $byte (0xA1 .. 0xDF) {
    $pair{ 0xFF61 + $byte - 0xA1 } = $byte;
}
for my $lead (0x81 .. 0x9F, 0xE0 .. 0xFC) {
    for my $trail (0x40 .. 0x7E, 0x80 .. 0xFC) {
        my $bytes = pack 'CC', $lead, $trail;
        my $text = eval { Encode::decode('cp932', $bytes, Encode::FB_CROAK | Encode::LEAVE_SRC) };
        $pair{ ord $text } //= $lead << 8 | $trail if defined $text && length $text == 1;
    }
}
my %proper = (0x301C => 0x8160, 0x2016 => 0x8161, 0x2212 => 0x817C, 0xA2 => 0x8191, 0xA3 => 0x8192, 0xAC => 0x81CA);
$pair{$_} //= $proper{$_} for keys %proper;

print <<'EOT';
/*
 * Made by tables/shift_jis.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

EOT
print_pairs('shift_jis', \%pair);
