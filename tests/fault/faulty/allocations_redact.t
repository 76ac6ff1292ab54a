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

# With a reviewer's decisions about everything that is found, and their list as a page.
my $folder = scratch();
spit("$folder/key", 'k' x 32);
chmod 0600, "$folder/key";
my $list = sh('gk-redact -q -n -f json --key-file=key -R report; cat report', in => $input, dir => $folder)->{out};
my ($table, $n) = ("fingerprint,decision,who,when,basis\n", 0);
$table .= "$1," . (qw(pass mask withhold))[ $n++ % 3 ] . ",Li,2026-01-05,seen\n" while $list =~ /"fingerprint":"(\w+)"/g;
spit("$folder/decided", "$table,pass,,,\n");
ok($n > 3, "$n decisions");
Gk::Allocations::sweep_records('decisions', $input, qw(gk-redact -r rejects --annotate -f html), "--key-file=$folder/key",
    "--decisions=$folder/decided");
done_testing();
