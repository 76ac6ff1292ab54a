#!/usr/bin/perl
# The elements of an array are the records that the same lines would be: however the array is laid
# out, wherever it stands, in whatever pieces it comes; and records that are written as an array are
# read from it again.

use strict;
use warnings;
use JSON::PP;
use Gk::Test;
use Test::More;

my $seed = $ENV{GK_SEED} || 20240628;
srand $seed;
my @files = map { slurp(root() . "/tests/data/$_.jsonl") } qw(records private fidelity);
my @lines = grep { /^\{.*\}$/ } map { split /\n/ } @files;
my $tricky = '{"title":"a","x":"]},[{\"\\\\","y":[[],{"z":"\\\\"}],"w":"{"}';
push @lines, $tricky;

sub pieces { "perl -e 'binmode STDIN; \$| = 1; print while sysread STDIN, \$_, $_[0]' |" }
sub shuffle { my @list = @_; for my $i (reverse 1 .. $#list) { my $j = int rand $i + 1; @list[$i, $j] = @list[$j, $i] } @list }

# Blanks around elements do not belong to them.
sub blanks { my ($n) = @_; join '', map { (" ", "\t", "\n", "\r\n")[ rand 4 ] } 1 .. rand $n }

for my $turn (1 .. 12) {
    my @some  = (shuffle(@lines))[ 0 .. 5 + rand 30 ];
    @some = grep { defined } @some;
    my $plain = join '', map { "$_\n" } @some;
    my $array = '[' . join(',', map { blanks(3) . $_ . blanks(3) } @some) . ']';
    my $expected = sh('gk-redact -q -r r', in => $plain)->{out};
    for my $shape (['', $array], ['', "\xEF\xBB\xBF$array\n"], [':/data/list', qq({"n":[1,"]"],"data":{"a":{"list":[]},"list":$array},"z":1})],
        [':/1', "[[{}],$array,{}]"]) {
        my ($pointer, $text) = @$shape;
        for my $size (0, 1 + int rand 9, 64) {
            my $through = $size ? pieces($size) : '';
            my $result = sh("$through gk-redact -q -r r --from=json$pointer", in => $text);
            ok($result->{out} eq $expected, "seed $seed, turn $turn: json$pointer in pieces of $size")
                or diag(length($result->{out}), ' against ', length $expected);
        }
    }
    my $again = sh('gk-validate -q -p none --to=json | gk-validate -q -p none --from=json', in => $plain)->{out};
    ok($again eq $plain, "turn $turn: to an array and back");
}

# Laid out by another program: the same values, and the lines where the elements begin.
my @records = map { { title => "t$_", n => $_, list => [1, [2], { a => "b\nc" }] } } 1 .. 500;
my $pretty  = JSON::PP->new->canonical->pretty;
my $text    = $pretty->encode(\@records);
my $lines   = join '', map { JSON::PP->new->canonical->encode($_) . "\n" } @records;
my $read    = sh('gk-validate -q -p none --from=json', in => $text)->{out};
is_deeply([ map { decode_json($_) } split /\n/, $read ], \@records, 'laid out over lines');
my $report = sh('gk-validate -n -q -f json -R report --unique=title --from=json; cat report',
    in => $text =~ s/"t500"/"t499"/r)->{out};
my ($line) = $report =~ /"line":(\d+),[^\n]*"rule":"unique.duplicate"/;
my $start = () = substr($text, 0, rindex($text, "\n   {\n") + 1) =~ /\n/g;
is($line, $start + 1, 'the line of the file where the element begins');
done_testing();
