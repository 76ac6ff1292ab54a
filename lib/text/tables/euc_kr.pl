#!/usr/bin/perl
# euc_kr.pl - makes euc_kr.c: code page 949, which EUC-KR is a part of, from character to pair.
#
# Inputs: Perl's own table of code page 949 (Encode::KR).

use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Encode ();
use Pairs 'print_pairs';

my %pair;
for my $lead (0x81 .. 0xFE) {
    for my $trail (0x41 .. 0x5A, 0x61 .. 0x7A, 0x81 .. 0xFE) {
        my $bytes = pack 'CC', $lead, $trail;
        my $text = eval { Encode::decode('cp949', $bytes, Encode::FB_CROAK | Encode::LEAVE_SRC) };
        $pair{ ord $text } //= $lead << 8 | $trail if defined $text && length $text == 1;
    }
}

print <<'EOT';
/*
 * Made by tables/euc_kr.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

EOT
print_pairs('euc_kr', \%pair);
