#!/usr/bin/perl
# cost.pl - makes cost.c: how surprising each Han character is in an official document.
#
#   perl cost.pl [OPENCC [RECORDS…]] > cost.c
#
# Inputs: OPENCC, OpenCC's TSCharacters.txt (simplified forms of traditional characters), and
# RECORDS, JSON lines of official documents: the bodies and titles of provincial and national
# government papers (statutes and official documents are outside copyright: 著作权法 art. 5). Only
# the counts of single characters stay. By default the development data beside the project.
#
# A character seen n times in a text of N Han characters costs -log2((n + a) / N) bits, where `a`
# stands for what a larger text would have shown: enough for 16 bits for an unseen character of
# GB 2312 level 1, 19 for level 2, and 22 for any other. A traditional form costs what its simplified form does
# and 2 bits more, where that is less. Written in eighths of a bit, at most 255.

use strict;
use warnings;
use Encode ();
use JSON::PP;

my $data = '../shared/data';
my ($opencc, @records) = @ARGV;
$opencc //= "$data/fold/TSCharacters.txt";
@records = map { "$data/real/$_.jsonl" } qw(hebei govcn govcn_paragraphs titles) if !@records;

my (@count, $total);
sub count {
    my ($value) = @_;
    if (ref $value) {
        count($_) for ref $value eq "HASH" ? values %$value : @$value;
    } elsif (defined $value) {
        for my $c (unpack 'W*', $value) {
            next if $c < 0x4E00 || $c > 0x9FFF;
            $count[ $c - 0x4E00 ]++;
            $total++;
        }
    }
}
my $json = JSON::PP->new->utf8;
for my $path (@records) {
    open my $file, '<', $path or die "$path: $!\n";
    while (my $line = <$file>) {
        my $record = $json->decode($line);
        # Names of files and columns repeat in every record of a crawl.
        delete @$record{qw(file 栏目 id url pool_tag)};
        delete $record->{ Encode::decode('UTF-8', '栏目') };
        count($record);
    }
}

sub level {
    my ($c) = @_;
    my $bytes = eval { Encode::encode('euc-cn', chr $c, Encode::FB_CROAK) } // '';
    return 3 if length $bytes != 2;
    return ord $bytes < 0xD8 ? 1 : 2;
}
my %unseen = (1 => 16, 2 => 19, 3 => 22);
my @cost = map {
    my $share = (($count[$_] // 0) / $total) + 2**-$unseen{ level($_ + 0x4E00) };
    -log($share) / log(2);
} 0 .. 0x9FFF - 0x4E00;

my @learned = @cost;
open my $forms, '<:encoding(UTF-8)', $opencc or die "$opencc: $!\n";
while (my $line = <$forms>) {
    my ($traditional, $simplified) = $line =~ /^(\S)\t(\S)/ or next;
    my ($from, $to) = (ord($traditional) - 0x4E00, ord($simplified) - 0x4E00);
    next if grep { $_ < 0 || $_ > $#cost } $from, $to;
    my $with = $learned[$to] + 2;
    $cost[$from] = $with if $with < $cost[$from];
}

binmode STDOUT, ':utf8';
print <<"EOF";
/*
 * Made by tables/cost.pl, which says from what ($total Han characters); do not edit.
 * Eighths of a bit.
 */
#include "text/tables/tables.h"

const uint8_t gk_han_cost[0x9FFF - 0x4E00 + 1] = {
EOF
for (my $i = 0; $i < @cost; $i += 8) {
    my $last = $i + 7 < $#cost ? $i + 7 : $#cost;
    my @row = map { my $eighths = int(8 * $_ + 0.5); $eighths > 255 ? 255 : $eighths } @cost[ $i .. $last ];
    printf "    /* %04X %s */ %s\n", $i + 0x4E00, join('', map { chr($_ + 0x4E00) } $i .. $last),
      join ' ', map { sprintf '%3d,', $_ } @row;
}
print "};\n";
