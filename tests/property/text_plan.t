#!/usr/bin/perl
# A work plan as a portal published it, where it is beside the checkout: 116 pinyin glosses, two
# runs shifted by a byte, and slips of its author, which are nobody's to mend.

use strict;
use warnings;
use utf8;
use Encode;
use Gk::Damage;
use Gk::Test;
use Test::More;

my $plan = shared('data/seed/plan.txt');
my $told = shared('data/seed/plan.repairs.tsv');
plan skip_all => '../shared/data/seed is not here' unless $plan && $told;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $text   = decode('UTF-8', slurp($plan));
my $mended = examined('--profile=none --repair=certain', wrapped('plan', $text));
is($mended->{status}, 0, 'it passes') or diag $mended->{err};
my $result = $mended->{texts}{plan} // '';
my @found  = @{ $mended->{findings}{plan} || [] };

my @lines = split /\n/, $text, -1;
my @start = (0);
push @start, $start[-1] + length($_) + 1 for @lines;

# The places told of, as spans of the whole text.
my (undef, @rows) = split /\n/, decode('UTF-8', slurp($told));
my @places = map {
    my ($line, $column, $kind, $certainty, $damaged, $repaired) = split /\t/;
    my $at = $start[ $line - 1 ] + $column - 1;
    is(substr($text, $at, length $damaged), $damaged, "line $line column $column is where it is told to be");
    { line => $line, column => $column, kind => $kind, certainty => $certainty, start => $at,
      end => $at + length $damaged, damaged => $damaged, repaired => $repaired };
} @rows;

# What should come out: the exact places repaired, all others as they stand.
my $expected = $text;
substr($expected, $_->{start}, $_->{end} - $_->{start}) = $_->{repaired}
    for reverse sort { $a->{start} <=> $b->{start} } grep { $_->{certainty} eq 'exact' } @places;
my @expected = split /\n/, $expected, -1;
my @result   = split /\n/, $result, -1;
is(scalar @result, scalar @expected, 'as many lines as before');
for my $i (1 .. $#expected) {
    ok(($result[$i] // '') eq $expected[$i], 'line ' . ($i + 1) . ' is as it should be')
        or diag "  expected $expected[$i]\n  got      " . ($result[$i] // '(nothing)');
}

unlike($result, qr/[(（]\p{Latin}*[\x{100}-\x{1DC}àáèéìíòóùúüê]\p{Latin}*[)）]/, 'no gloss with a tone mark is left');
is(scalar(grep { $_->{rule} eq 'text.gloss' && ($_->{action} // '') eq 'repair' } @found), 116,
    '116 glosses were taken out, each a finding');
like($result, qr/專家庫建設/, '專家庫建設 stands there again');

for my $place (grep { $_->{kind} eq 'left' } @places) {
    my @touched = grep { ($_->{action} // '') eq 'repair' && $_->{start} < $place->{end}
        && $_->{end} > $place->{start} } @found;
    ok(!@touched, "$place->{damaged}, line $place->{line} column $place->{column}, is left alone");
}

my ($lost) = grep { $_->{kind} eq 'straddle' && $_->{certainty} ne 'exact' } @places;
my @told   = grep { $_->{start} < $lost->{end} && $_->{end} > $lost->{start} } @found;
ok(@told, 'what could not be restored in the first line is reported');
diag "line 1: $result[0]";
diag "  $_->{rule} [$_->{start}, $_->{end}) $_->{severity} score $_->{score} " . ($_->{action} // '') for @told;
done_testing();
