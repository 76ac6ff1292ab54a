#!/usr/bin/perl
# Every allocation of a small run of gk-classify, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

Gk::Allocations::sweep('default profile', slurp('tests/data/records.jsonl'),
    qw(gk-classify --date=2024-06-28 -r rejects));
done_testing();
