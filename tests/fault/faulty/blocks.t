#!/usr/bin/perl
# Blocks of odd sizes, down to one byte, give the same bytes and reports as ordinary ones. Only a
# build with -DGK_FAULTS heeds GK_BLOCK_SIZE.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $hebei = shared('data/real/hebei.jsonl');
my $input = join '', map { slurp("tests/data/$_.jsonl") } qw(records mixed faulty private fidelity);
$input .= join '', @{ lines(slurp($hebei)) }[ 0 .. 99 ] if $hebei;
$input .= qq({"id":"no line feed at the end"});

sub outcome {
    my ($command, %environment) = @_;
    my $folder = scratch();
    my $result = sh("$command --lang=en --date=2024-06-28 -r rejects -R report -f json", in => $input,
        dir => $folder, env => \%environment);
    return join "\0", $result->{status}, $result->{out}, $result->{err}, map { slurp("$folder/$_") } qw(rejects report);
}

for my $command ('gk-validate --annotate --unique=id', 'gk-classify', 'gk-redact', 'gk-catalog',
    'gk-validate --profile=none -e auto', 'gk-validate --profile=none -e gbk', 'gk-validate --profile=none -e utf-16be',
    'gk-validate --profile=none --max-record=1K') {
    my $expected = outcome($command);
    like($expected, qr/^[01]\0./s, "$command runs");
    for my $size (1, 2, 3, 63, 64, 65, 511, 4099) {
        for my $jobs (1, 2, 7) {
            ok(outcome("$command -j$jobs", GK_BLOCK_SIZE => $size) eq $expected,
                "$command -j$jobs, blocks of $size bytes, gives the same bytes");
        }
    }
}
done_testing();
