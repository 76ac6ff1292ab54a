#!/usr/bin/perl
# gbk.pl - makes gbk.c: code page 936 and the two-byte part of GB 18030, in both directions.
#
# Inputs: Perl's own table of code page 936 (Encode::CN, from Unicode's CP936.TXT), the
# user-defined areas by their formula, and the pairs that GB 18030-2000 and later filled, listed
# below. Private-use characters that have a standard character now stay in the table, and their
# successors are listed behind it.

use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Encode ();
use Pairs 'print_tables';

my @trails = (0x40 .. 0x7E, 0x80 .. 0xFE);
my %character;
for my $lead (0x81 .. 0xFE) {
    for my $trail (@trails) {
        my $bytes = pack 'CC', $lead, $trail;
        my $text = eval { Encode::decode('cp936', $bytes, Encode::FB_CROAK | Encode::LEAVE_SRC) };
        $character{ $lead << 8 | $trail } = ord $text if defined $text && length $text == 1;
    }
}

# The user-defined areas, in the order Windows numbers them.
sub area {
    my ($first, $leads, $trails) = @_;
    for my $lead (@$leads) {
        $character{ $lead << 8 | $_ } = $first++ for @$trails;
    }
}
area(0xE000, [ 0xAA .. 0xAF ], [ 0xA1 .. 0xFE ]);
area(0xE234, [ 0xF8 .. 0xFE ], [ 0xA1 .. 0xFE ]);
area(0xE4C6, [ 0xA1 .. 0xA7 ], [ 0x40 .. 0x7E, 0x80 .. 0xA0 ]);

# Pairs that GB 18030 filled: first pair, last pair, first character.
while (my $line = <DATA>) {
    my ($first, $last, $c) = map { hex } split ' ', $line;
    for my $pair ($first .. $last) {
        next if ($pair & 0xFF) == 0x7F;
        $character{$pair} = $c++;
    }
}

# Private-use characters of GBK systems that have a standard character now. U+E815 to U+E864 are
# the pairs FE50 to FEA0; of the others some stay in the table above, and these succeed them.
my %successor = (
    0xE78D => 0xFE10, 0xE78E => 0xFE12, 0xE78F => 0xFE11, 0xE790 => 0xFE13, 0xE791 => 0xFE14,
    0xE792 => 0xFE15, 0xE793 => 0xFE16, 0xE794 => 0xFE17, 0xE795 => 0xFE18, 0xE796 => 0xFE19,
    0xE7C7 => 0x1E3F, 0xE7C8 => 0x1F9, 0xE816 => 0x20087, 0xE817 => 0x20089, 0xE818 => 0x200CC,
    0xE81E => 0x9FB4, 0xE826 => 0x9FB5, 0xE82B => 0x9FB6, 0xE82C => 0x9FB7, 0xE831 => 0x215D7,
    0xE832 => 0x9FB8, 0xE83B => 0x2298F, 0xE843 => 0x9FB9, 0xE854 => 0x9FBA, 0xE855 => 0x241FE,
    0xE864 => 0x9FBB,
);
my %pair = reverse %character;
my %also = (0x20AC => 0x80); # the euro sign is the single byte 80
for my $old (0xE815 .. 0xE864) {
    my $column = $old - 0xE815;
    my $pair   = 0xFE00 | ($column < 47 ? 0x50 + $column : 0x80 + $column - 47);
    $also{$old} = $pair;
    $successor{$old} //= $character{$pair};
}
for my $old (keys %successor) {
    my $c = $successor{$old};
    $also{$c} = $also{$old} // $pair{$old} if $c <= 0xFFFF && ($also{$old} // $pair{$old});
}

print <<'EOF';
/*
 * Made by tables/gbk.pl, which says from what; do not edit. 190 trails a lead: 40-7E, 80-FE.
 */
#include "text/tables/tables.h"

EOF
print_tables('gbk', \@trails, \%character, \%also);
print "\nconst struct gk_successor gk_gbk_successors[] = {\n";
printf "    { 0x%04X, 0x%04X },\n", $_, $successor{$_} for sort { $a <=> $b } keys %successor;
print "};\n";
printf "const size_t gk_gbk_successor_count = %d;\n", scalar keys %successor;

__DATA__
A2AB A2B0 E766
A2E3 A2E3 20AC
A2E4 A2E4 E76D
A2EF A2F0 E76E
A2FD A2FE E770
A4F4 A4FE E772
A5F7 A5FE E77D
A6B9 A6C0 E785
A6D9 A6DF E78D
A6EC A6ED E794
A6F3 A6F3 E796
A6F6 A6FE E797
A7C2 A7D0 E7A0
A7F2 A7FE E7AF
A896 A8A0 E7BC
A8BC A8BC E7C7
A8BF A8BF 01F9
A8C1 A8C4 E7C9
A8EA A8FE E7CD
A958 A958 E7E2
A95B A95B E7E3
A95D A95F E7E4
A989 A989 303E
A98A A995 2FF0
A997 A9A3 E7F4
A9F0 A9FE E801
D7FA D7FE E810
FE50 FE50 2E81
FE51 FE53 E816
FE54 FE54 2E84
FE55 FE55 3473
FE56 FE56 3447
FE57 FE57 2E88
FE58 FE58 2E8B
FE59 FE59 E81E
FE5A FE5A 359E
FE5B FE5B 361A
FE5C FE5C 360E
FE5D FE5D 2E8C
FE5E FE5E 2E97
FE5F FE5F 396E
FE60 FE60 3918
FE61 FE61 E826
FE62 FE62 39CF
FE63 FE63 39DF
FE64 FE64 3A73
FE65 FE65 39D0
FE66 FE67 E82B
FE68 FE68 3B4E
FE69 FE69 3C6E
FE6A FE6A 3CE0
FE6B FE6B 2EA7
FE6C FE6D E831
FE6E FE6E 2EAA
FE6F FE6F 4056
FE70 FE70 415F
FE71 FE71 2EAE
FE72 FE72 4337
FE73 FE73 2EB3
FE74 FE75 2EB6
FE76 FE76 E83B
FE77 FE77 43B1
FE78 FE78 43AC
FE79 FE79 2EBB
FE7A FE7A 43DD
FE7B FE7B 44D6
FE7C FE7C 4661
FE7D FE7D 464C
FE7E FE7E E843
FE80 FE80 4723
FE81 FE81 4729
FE82 FE82 477C
FE83 FE83 478D
FE84 FE84 2ECA
FE85 FE85 4947
FE86 FE86 497A
FE87 FE87 497D
FE88 FE89 4982
FE8A FE8B 4985
FE8C FE8C 499F
FE8D FE8D 499B
FE8E FE8E 49B7
FE8F FE8F 49B6
FE90 FE91 E854
FE92 FE92 4CA3
FE93 FE95 4C9F
FE96 FE96 4C77
FE97 FE97 4CA2
FE98 FE9E 4D13
FE9F FE9F 4DAE
FEA0 FEA0 E864
