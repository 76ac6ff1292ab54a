#!/usr/bin/perl
# Streams in other encodings, some lines damaged: what is whole comes out as UTF-8, what is not is
# held with its bytes as they came, and the report names every damaged place by line, character
# and byte. The same with several jobs, and where the lines of a file differ in encoding.

use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use Gk::Test;
use Test::More;

my $state = 20180601;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub one_of { return $_[ some(scalar @_) ] }

my @titles = ('政府信息公开工作年度报告', '部门预算', '关于印发实施方案的通知', '公開', '重大建設項目批准和實施',
    '社会救助“一站式”·服务', 'plain ASCII', '', '1.10', '环境保护，食品药品安全');
my %perl_name = ('gb18030' => 'cp936', 'big5' => 'big5-eten', 'utf-16' => 'UTF-16LE', 'utf-8' => 'UTF-8');
my %bad_unit  = ('gb18030' => "\xFF", 'big5' => "\xFF", 'utf-16' => "\x00\xDC", 'utf-8' => "\xFF");

# One line: [bytes, UTF-8, [column, byte] of each damaged place].
sub line {
    my ($encoding, $serial) = @_;
    my $text;
    do { $text = sprintf qq({"id":"r%d","title":"%s","x":"%s%s"}), $serial, one_of(@titles), one_of(@titles), 'x' x some(90) }
        until eval { encode($perl_name{$encoding}, $text, Encode::FB_CROAK | Encode::LEAVE_SRC); 1 };
    my @characters = (split(//, $text), "\n");
    my %damage = map { 10 + some(@characters - 12) => 1 } 1 .. (some(4) ? 0 : 1 + some(20));
    delete @damage{ grep { $damage{ $_ - 1 } } keys %damage };
    my ($bytes, $column, @places) = ('', 0);
    for my $i (0 .. $#characters) {
        $column++;
        if ($damage{$i}) {
            push @places, [ $column++, length $bytes ];
            $bytes .= $bad_unit{$encoding};
        }
        $bytes .= encode($perl_name{$encoding}, $characters[$i]);
    }
    return [ $bytes, encode('UTF-8', "$text\n"), @places ];
}

sub check {
    my ($name, $option, @lines) = @_;
    my $mark = $option eq 'utf-16' ? "\xFF\xFE" : '';
    my ($passed, $held, @told) = ('', '');
    for my $n (0 .. $#lines) {
        my ($bytes, $text, @places) = @{ $lines[$n] };
        @places ? ($held .= $bytes) : ($passed .= $text);
        push @told, map { join ' ', $n + 1, @$_ } @places > 16 ? @places[ 0 .. 15 ] : @places;
    }
    for my $jobs (1, 3) {
        my $folder = scratch();
        my $result = sh("gk-validate -j$jobs --profile=none -e $option -f json -r rejects -R report",
            in => $mark . join('', map { $_->[0] } @lines), dir => $folder);
        ok($held ne '' && $result->{status} == 1, "$name, -j$jobs: something is held");
        ok($result->{out} eq $passed, "$name, -j$jobs: what is whole comes out as UTF-8");
        ok(slurp("$folder/rejects") eq $mark . $held, "$name, -j$jobs: what is not keeps its bytes");
        my @got = map { /"line":(\d+),"column":(\d+),"byte":(\d+),.*"rule":"json\.encoding"/ ? "$1 $2 $3" : () }
            split /\n/, slurp("$folder/report");
        is("@got", "@told", "$name, -j$jobs: every damaged place is told");
    }
}

for my $encoding (qw(gb18030 big5 utf-16)) {
    check($encoding, $encoding, map { line($encoding, $_) } 1 .. 400);
}
# Damage by itself does not make another encoding likelier.
check('auto', 'auto', map { line(one_of(qw(gb18030 utf-8)), $_) } 1 .. 400);
done_testing();
