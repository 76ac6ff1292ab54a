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
# Tables, arrays, files that are something else, and records as a table.
my $table = "某局汇总表,,\n标题,备注,发布日期,备注,\n甲,\"一\"\"二\",2025-02-30,a,b\n乙,\"三\"四\",1,,\n合计,2,\n丙,1,2,3,4,5\n\n栏目,标题\n1,丁\n\"戊,1\n";
my @named = qw(gk-validate --date=2025-06-01 -r rejects -R report);
Gk::Allocations::sweep_records('a table', $table, @named, '--from=csv', '--to=csv');
my $array = '{"data":{"list":[{"title":"甲"},{"title":"乙","x":[1]},]}}';
Gk::Allocations::sweep_records('an array', $array, @named, '--from=json:/data/list', '--to=json', '--columns=title');
Gk::Allocations::sweep_records('the wrong place', $array, @named, '--from=json:/data/rows');
Gk::Allocations::sweep_records('an answer', "$array\n", @named);
done_testing();
