#!/usr/bin/perl
# Every allocation of a small run of gk-validate, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

my $input = join '', map { slurp("tests/data/$_.jsonl") } qw(records mixed fidelity);
my @command = qw(gk-validate --date=2024-06-28 -r rejects);

Gk::Allocations::sweep_records('--profile=none', $input, @command, '--profile=none', '--unique=id');
Gk::Allocations::sweep_records('other encodings', $input, @command, qw(--profile=none -e auto -f json));
Gk::Allocations::sweep_records('two jobs', $input, @command, qw(--profile=none -j2));
Gk::Allocations::sweep_records('damaged text', slurp('man/examples/damaged.jsonl'), @command,
    qw(--profile=none --repair=likely -f json -R report --show-values));
Gk::Allocations::sweep('default profile', $input, @command, qw(--annotate --omit=gk));
done_testing();
