#!/usr/bin/perl
# codepages.pl - makes codepages.c: the upper halves of the one-byte code pages that readers and
# guessers of character sets take Chinese for, from character to byte.
#
# Inputs: Perl's own tables of these code pages (Encode). A byte that a page leaves free is the
# control character of its number, as web browsers read it.

use strict;
use warnings;
use Encode ();

# In the order of enum gk_codepage.
my @pages = qw(iso-8859-1 cp1252 iso-8859-15 iso-8859-9 cp1254 iso-8859-2 cp1250 iso-8859-16
    iso-8859-5 cp1251 koi8-r MacRoman MacCyrillic cp437 cp850 cp852 cp855 cp866 iso-8859-11 cp874);
# What other systems have for the same byte.
my %other = (MacRoman => { 0xA4 => 0xDB });

my %bytes; # of a character, by number of page
for my $number (0 .. $#pages) {
    for my $byte (0x80 .. 0xFF) {
        my $text = Encode::decode($pages[$number], chr $byte, sub { '' });
        my $c = length $text == 1 ? ord $text : 0xFFFD;
        $c = $byte if ($c == 0xFFFD || $c == 0) && $byte < 0xA0;
        $bytes{$c}[$number] = $byte if $c != 0xFFFD;
    }
    my $other = $other{ $pages[$number] } // {};
    $bytes{$_}[$number] //= $other->{$_} for keys %$other;
}

my @characters = sort { $a <=> $b } keys %bytes;
my %number = map { $characters[$_] => $_ + 1 } 0 .. $#characters;
my %used = map { $_ >> 7 => 1 } @characters;
my @blocks = sort { $a <=> $b } keys %used;
my %block = map { $blocks[$_] => $_ + 1 } 0 .. $#blocks;

print <<'EOT';
/*
 * Made by tables/codepages.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

EOT
print "/* The block of each 128 characters; block 0 is empty. */\n";
print "const uint8_t gk_codepage_block[512] = {\n";
for (my $i = 0; $i < 512; $i += 16) {
    printf "    /* %04X */ %s\n", $i << 7, join ' ', map { sprintf '%2d,', $block{$_} // 0 } $i .. $i + 15;
}
print "};\n\n/* The row of each character in a block; row 0 is empty. */\n";
printf "const uint16_t gk_codepage_row[%d][128] = {\n    { 0 },\n", @blocks + 1;
for my $block (@blocks) {
    print "    {\n";
    for (my $i = 0; $i < 128; $i += 16) {
        printf "        /* %04X */ %s\n", $block << 7 | $i, join ' ',
            map { sprintf '%d,', $number{ $block << 7 | $_ } // 0 } $i .. $i + 15;
    }
    print "    },\n";
}
print "};\n\n/* The byte of a row's character in each page; 0: the page does not have it. */\n";
printf "const uint8_t gk_codepage_bytes[%d][%d] = {\n    { 0 },\n", @characters + 1, scalar @pages;
for my $c (@characters) {
    printf "    /* %04X */ { %s },\n", $c, join ', ', map { $_ ? sprintf '0x%02X', $_ : 0 } map { $bytes{$c}[$_] } 0 .. $#pages;
}
print "};\n";

print "\n/* The pages that have a row's character, a bit each. */\n";
printf "const uint32_t gk_codepage_sets[%d] = {\n    0,\n", @characters + 1;
for my $c (@characters) {
    my $set = 0;
    $set |= $bytes{$c}[$_] ? 1 << $_ : 0 for 0 .. $#pages;
    printf "    /* %04X */ 0x%05X,\n", $c, $set;
}
print "};\n";
