#!/usr/bin/perl
# Every allocation of a small run of gk-classify, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

Gk::Allocations::sweep('default profile', slurp('tests/data/records.jsonl'),
    qw(gk-classify --date=2024-06-28 -r rejects));

# An office's small taxonomy, whose profile is swept above: what is judged by it and what is counted.
my $office = scratch() . '/office';
mkdir $_ for $office, "$office/taxonomy";
spit("$office/taxonomy/own.tsv", join '', map { "$_\n" } "9\t=\t预决算", "9\ttitle\t预算\t6", "6\ttitle\t就业\t6",
    "6\ttitle\t預算\t6", "6\ttitle\t/就业.*通知/\tstop", "9\ttitle\t/.*/\tstop", "4\ttitle\t减税\t-1");
my @own = ('gk-classify', "--profile=$office", '--taxonomy=own', '-r', 'rejects');
my $labelled = join '', map { "$_\n" } '{"title":"部门预算","gold":["9","x"]}', '{"title":"就业","gold":"就业"}',
    '{"title":"植树","gold":null}', '{"title":"预算","god":1}', '{';
Gk::Allocations::sweep_records('evaluation', $labelled, @own, '--eval=gold', '-f', 'json');
Gk::Allocations::sweep_records('evaluation, a table', $labelled, @own, '--eval=gold', '-f', 'csv');
Gk::Allocations::sweep_records('lint', $labelled, @own, '--lint', 'in');
Gk::Allocations::sweep_records('unsure', $labelled, @own, '-R', 'report');
done_testing();
