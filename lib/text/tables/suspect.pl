#!/usr/bin/perl
# suspect.pl - makes suspect.c: which characters of U+0800 to U+FFFF make a text worth examining.
#
#   perl suspect.pl [OPENCC] > suspect.c
#
# Inputs: OPENCC, OpenCC's TSCharacters.txt, Perl's own tables of GB 2312 and Big5, and
# standins.tsv beside this file.
#
# The bits are those of damage/gate.h. ODD: characters that damage is made of, and official text
# is not: Han beyond GB 2312 level 1 and its traditional forms, kana, bopomofo, box drawing and the
# like. ALWAYS: one is enough. CHECK and BRACKET: it depends on what stands beside it. TRADITIONAL and
# SIMPLIFIED: forms that only one of the two ways of writing has.

use strict;
use warnings;
use Encode ();
use FindBin;

my ($opencc) = @ARGV;
$opencc //= '../shared/data/fold/TSCharacters.txt';
my ($odd, $always, $check, $traditional, $simplified, $bracket) = (1, 2, 4, 8, 16, 32);

my %form;
open my $forms, '<:encoding(UTF-8)', $opencc or die "$opencc: $!\n";
while (<$forms>) { $form{ ord $1 } = ord $2 if /^(\S)\t(\S)/ && $1 ne $2 }

sub has {
    my ($name, $c) = @_;
    my $bytes = eval { Encode::encode($name, chr $c, Encode::FB_CROAK) } // '';
    return length $bytes == 2 ? ord $bytes : 0;
}
sub level { my $lead = has('euc-cn', $_[0]); return !$lead ? 3 : $lead < 0xD8 ? 1 : 2 }

sub ranges { return map { my ($from, $to) = map { hex } split /-/; $from .. $to // $from } @_ }

# What official text has beside Han.
my %plain = map { $_ => 1 } ranges(qw(2013-2014 2018-201D 2022 2026 2030 2103 2116 2160-2169 2191
    221A 2460-2469 25A0 25A1 25C6 25CB 25CF 2605 3000-3017 FF01-FF5E FFE5));
my %always = map { $_ => 1 } ranges(qw(180B-180F 200B-200F 2028-202E 2060-206F 2E80-2FD5 31C0-31E3
    E000-F8FF F900-FAFF FDD0-FDEF FE00-FE0F FEFF FFF0-FFFF));
# 锟 of 锟斤拷; 檔 and 訊 of official terms converted word by word.
$always{$_} = 1 for 0x951F, 0x6A94, 0x8A0A;
# Twelve characters of the compatibility block are unified ones.
delete $always{$_} for 0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24,
    0xFA27 .. 0xFA29;
# Brackets and quotation marks before a year.
my %bracket = map { $_ => 1 } ranges(qw(2018 201C 3008 300A 300C 300E 3010 3014 3016 FE5D FF08 FF1C FF3B FF5B));
# Circles and letters for zero; 零; 口 for □; 某某 xx ＊＊; 曰 牟; 烫 屯 葺 铪; what converters put into
# official terms.
my %check = map { $_ => 1 } ranges(qw(25CB FF29 FF4C 25EF FF10 FF2F
    96F6 53E3 67D0 FF0A FF38 FF58 66F0 725F 70EB 5C6F 847A 94EA 8BAF 5C08 7DB2
    6578 8CEA));
# A sign for what a printer had not; what stands for other characters, by its neighbours. Of those
# that are looked at in traditional text only, some are never right there: they count as simplified.
$check{0x3013} = 1;
open my $rows, '<:encoding(UTF-8)', "$FindBin::Bin/standins.tsv" or die "standins.tsv: $!\n";
my %halved = map { $_ => 1 } 0x51E0, 0x636E, 0x4E48, 0x4E91, 0x79CD; # 几 据 么 云 种
while (<$rows>) {
    my ($what, $simplified, $before) = /^([^#])\t.\t(.)\t(.)/ or next;
    $check{ ord $what } = 1 if $what ne $simplified;
    $halved{ ord $what } = 1 if $what eq $simplified && $before eq '*';
}
# Names keep these old forms.
my %kept = map { $_ => 1 } 0x6607, 0x7526, 0x752F, 0x65BC, 0x665F, 0x6D69;

sub bits {
    my ($c) = @_;
    my $bits = ($always{$c} ? $always : 0) | ($check{$c} ? $check : 0) | ($bracket{$c} ? $bracket : 0);
    return $bits if $c < 0x4E00 ? $plain{$c} : $c > 0x9FFF && $plain{$c};
    return $bits | ($c >= 0xD800 && $c <= 0xDFFF ? 0 : $odd) if $c < 0x4E00 || $c > 0x9FFF;
    my $level = level($c);
    my $plain = $level == 1 || ($form{$c} && level($form{$c}) == 1);
    $bits |= $odd if !$plain;
    $bits |= $traditional if $level == 3 && $form{$c} && has('cp950', $c) && !$kept{$c};
    $bits |= $simplified if $level < 3 && ($halved{$c} || !has('cp950', $c));
    return $bits;
}

binmode STDOUT, ':utf8';
print <<'EOF';
/*
 * Made by tables/suspect.pl, which says from what; do not edit.
 */
#include "text/tables/tables.h"

const uint8_t gk_suspect[0x10000 - 0x800 + 4] = {
EOF
for (my $c = 0x800; $c < 0x10000; $c += 16) {
    printf "    /* %04X */ %s\n", $c, join ' ', map { sprintf '%2d,', bits($_) } $c .. $c + 15;
}
print "};\n";
