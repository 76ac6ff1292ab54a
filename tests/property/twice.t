#!/usr/bin/perl
# Each tool run twice gives the same bytes as once, wherever a `gk` member stands.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my @records = @{ lines(join '', map { slurp(root() . "/tests/data/$_.jsonl") } qw(records faulty private)) };
my $hebei = shared('data/real/hebei.jsonl');
push @records, @{ lines(slurp($hebei)) }[ 0 .. 199 ] if $hebei;
@records = grep { !/"gk"/ } @records;

my %place = (
    'none'             => sub { $_[0] },
    'first'            => sub { $_[0] =~ s/^\{/{"gk":{},/r },
    'first with part'  => sub { $_[0] =~ s/^\{/{"gk":{"office":{"n":1.10}},/r },
    'in the middle'    => sub { $_[0] =~ s/^(\{"id": ?"[^"]*", ?)/$1"gk":{"validate":{"x":1}},/r },
    'last'             => sub { $_[0] =~ s/\}(\r?\n)\z/,"gk":{"redact":{"z":[]},"later":null}}$1/r },
    'last with blanks' => sub { $_[0] =~ s/\}(\r?\n)\z/ , "gk"\t: { "catalog" : { } } } $1/r },
    'with an escape'   => sub { $_[0] =~ s/\}(\r?\n)\z/,"\\u0067k":{"own":2}}$1/r },
);
my %command = (
    'validate'            => 'gk-validate -q --date=2024-06-28',
    'validate --annotate' => 'gk-validate -q --date=2024-06-28 --annotate',
    'classify'            => 'gk-classify -q --date=2024-06-28',
    'redact'              => 'gk-redact -q --date=2024-06-28',
    'redact --annotate'   => 'gk-redact -q --date=2024-06-28 --annotate',
    'catalog'             => 'gk-catalog -q --date=2024-06-28',
    'all four'            => 'gk-validate -q --date=2024-06-28 | gk-classify -q --date=2024-06-28 |'
        . ' gk-redact -q --date=2024-06-28 --annotate | gk-catalog -q --date=2024-06-28',
);

for my $place (sort keys %place) {
    my $in = join '', map { $place{$place}->($_) } @records;
    for my $name (sort keys %command) {
        next if $name eq 'redact --annotate';
        my $once = sh($command{$name}, in => $in);
        ok(length $once->{out} > 1000, "$name, gk $place: there is output");
        my $twice = sh($command{$name}, in => $once->{out});
        my $same = $twice->{out} eq $once->{out};
        ok($same, "$name, gk $place: twice equals once");
        next if $same;
        my ($a, $b) = (lines($once->{out}), lines($twice->{out}));
        my ($i) = grep { ($a->[$_] // '') ne ($b->[$_] // '') } 0 .. $#$a;
        diag(sprintf "line %d\n once  %s\n twice %s", $i + 1, substr($a->[$i], -300), substr($b->[$i] // '', -300)) if defined $i;
    }
}
done_testing();
