#!/usr/bin/perl
# Every allocation of a small run of gk-redact, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

my $input = slurp('tests/data/private.jsonl');

Gk::Allocations::sweep_records('--profile=none', $input, 'gk-redact', '--types=cn_id,mobile', '--words=data/words.tsv',
    qw(-r rejects --profile=none));
Gk::Allocations::sweep('default profile', $input, qw(gk-redact -r rejects --annotate -f csv));
done_testing();
