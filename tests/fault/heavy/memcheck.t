#!/usr/bin/perl
# The tools under valgrind: no read of what was never written, which the sanitizers do not see,
# no leak.

use strict;
use warnings;
use Gk::Test;
use Test::More;

plan skip_all => 'a sanitizer and valgrind do not go together' if sanitized();
plan skip_all => 'valgrind is not here' if sh('command -v valgrind')->{status};

# What valgrind says, but for code that PCRE2 has made at run time (frames without a name), which
# reads whole vectors on purpose, and for what it says of itself: it does not know the sandbox's calls.
sub complaints {
    my ($path) = @_;
    return grep { /\S/ && !/\A[^\n]*\n\s+at 0x[0-9A-F]+: \?\?\?\n/ }
        split /\n\s*\n/, join '', map { s/^==\d+== ?//r }
        -e $path ? map { "$_\n" } grep { !/^--\d+--/ } split /\n/, slurp($path) : ();
}

my $input = join '', map { slurp("tests/data/$_.jsonl") } qw(records mixed faulty private fidelity);
my $valgrind = 'valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --log-file=log';

for my $command ('gk-validate --annotate --unique=id', 'gk-validate --profile=none -e auto -f json', 'gk-classify', 'gk-classify -j2',
    'gk-redact --annotate --words=data/words.tsv', 'gk-catalog --coverage=c.json', 'gk-validate --list-rules', 'gk-validate --nonsense',
    'gk-validate --profile=nosuch') {
    my $folder = scratch();
    my $result = sh("$valgrind \$(command -v ${\ ($command =~ s/^(\S+)/$1)/r)} -r rejects --date=2024-06-28", in => $input, dir => $folder, limit => 300);
    my @complaints = complaints("$folder/log");
    ok($result->{status} <= 2 && !$result->{signal} && !@complaints, "$command: nothing to complain of")
        or diag("status $result->{status}, signal $result->{signal}\n", @complaints);
}
done_testing();
