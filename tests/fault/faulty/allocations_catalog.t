#!/usr/bin/perl
# Every allocation of a small run of gk-catalog, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

Gk::Allocations::sweep('default profile', slurp('tests/data/records.jsonl'),
    qw(gk-catalog --date=2024-06-28 -r rejects --coverage=coverage.json));

# Of a catalogue that is judged, what comes behind most of the profile.
my $loaded    = Gk::Allocations::before_input(scratch(), [qw(gk-catalog --lint)]);
my $catalogue = slurp('tests/cli/catalog/lint.case') =~ s/.*?<<END\n(.*?)END\n.*/$1/sr;
Gk::Allocations::sweep_from($loaded > 600 ? $loaded - 600 : 0, 'lint', $catalogue,
    qw(gk-catalog --lint --date=2026-11-27 --catalog=in));
done_testing();
