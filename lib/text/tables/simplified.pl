#!/usr/bin/perl
# simplified.pl - makes simplified.c: traditional characters and their simplified forms.
#
#   perl simplified.pl [OPENCC] > simplified.c
#
# Inputs: OPENCC, OpenCC's TSCharacters.txt (Apache License 2.0, see NOTICE), by default that of
# the development data beside the project; and the merges below, which are for matching only. Of several values the first is taken; where that is the character
# itself, the second, if it is one of the forms simplified by analogy beyond the common block, so
# that the forms are those of OpenCC's release 1.1.6.

use strict;
use warnings;
use utf8;

# Characters that texts use one for the other, beyond what makes traditional text simplified. The
# second is the form both are matched by.
my %merged = qw(画 划  瞭 了  覆 复  藉 借  沈 沉  著 着);
# Variants that the release leaves alone and the list's later state folds: matched by that form.
%merged = (%merged, qw(貍 狸  擡 抬  幷 并  扞 捍  拚 拼  搧 扇  舖 铺  谿 溪  遶 绕  袷 夹  劄 札  箚 札
    牴 抵  迳 径  𰻞 𰻝));
# Where the release folds otherwise than the list's later state.
my %released = qw(甦 苏  甯 宁  礆 硷  逕 迳);
# Pairs that are one when all is done; checked, so that a newer list cannot part them.
my %equal = qw(畫 划  劃 划  瞭 了  復 复  徵 征  瀋 沉  於 于  乾 干  幹 干  擡 抬  裡 里  臺 台  麽 么);

my $opencc = $ARGV[0] // "../shared/data/fold/TSCharacters.txt";
my %simplified;
open my $list, '<:encoding(UTF-8)', $opencc or die "$opencc: $!\n";
while (<$list>) {
    my ($from, @to) = /^([^#\s])\t(\S)(?: (\S))?/ or next;
    my $to = $released{$from} // $to[0];
    $to = $to[1] if $to eq $from && defined $to[1] && $to[1] !~ /[\x{4E00}-\x{9FFF}]/;
    $simplified{ ord $from } = ord $to if $to ne $from && !$merged{$from};
}
my %next = map { ord $_ => ord $merged{$_} } keys %merged;

sub simplified { my ($c) = @_; return $simplified{$c} // $c }

# The form that nothing changes any more.
sub matched {
    my ($c) = @_;
    for (1 .. 4) {
        my $to = simplified($c);
        $to = $next{$to} // $to;
        return $c if $to == $c;
        $c = $to;
    }
    die sprintf "simplified.pl: U+%04X has no last form\n", $c;
}
matched(ord $_) == matched(ord $equal{$_}) or die "simplified.pl: a pair fell apart\n" for keys %equal;

# What one table of the common block cannot say stands in the second one.
my @table = map { my $to = simplified($_); $to > 0xFFFF || $to != matched($_) ? 0 : $to } 0x4E00 .. 0x9FFF;
my %all = (%simplified, %next);
my @others = sort { $a <=> $b } grep { $_ < 0x4E00 || $_ > 0x9FFF || !$table[ $_ - 0x4E00 ] } keys %all;

binmode STDOUT, ':utf8';
print <<'EOF';
/*
 * Made by tables/simplified.pl, which says from what; do not edit. From OpenCC's TSCharacters.txt,
 * Copyright BYVoid and the OpenCC contributors, Apache License 2.0: see tables/NOTICE.
 */
#include "text/tables/tables.h"

EOF
print "const uint16_t gk_simplified_han[0x9FFF - 0x4E00 + 1] = {\n";
for (my $i = 0; $i < @table; $i += 8) {
    my @row = map { 0x4E00 + $_ } $i .. $i + 7;
    printf "    /* %04X %s */ %s\n", $row[0], join('', map { chr } @row),
        join ' ', map { sprintf '0x%04X,', $_ } @table[ $i .. $i + 7 ];
}
print "};\n\nconst struct gk_variant gk_variants[] = {\n";
printf "    { 0x%04X, 0x%04X, 0x%04X }, /* %s %s%s */\n", $_, simplified($_), matched($_), chr, chr simplified($_),
    matched($_) == simplified($_) ? '' : ' ' . chr matched($_)
    for @others;
print "};\n";
printf "const size_t gk_variant_count = %d;\n", scalar @others;
