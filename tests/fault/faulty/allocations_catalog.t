#!/usr/bin/perl
# Every allocation of a small run of gk-catalog, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

Gk::Allocations::sweep('default profile', slurp('tests/data/records.jsonl'),
    qw(gk-catalog --date=2024-06-28 -r rejects --coverage=coverage.json));
done_testing();
