#!/usr/bin/perl
# Every allocation of small runs over tables, arrays, files that are something else, and of records
# written as a table, made to fail.

use strict;
use warnings;
use Gk::Allocations;
use Gk::Test;
use Test::More;

my $table = "某局汇总表,,\n标题,备注,发布日期,备注,\n甲,\"一\"\"二\",2025-02-30,a,b\n乙,\"三\"四\",1,,\n合计,2,\n丙,1,2,3,4,5\n\n栏目,标题\n1,丁\n\"戊,1\n";
my @named = qw(gk-validate --date=2025-06-01 -r rejects -R report);
Gk::Allocations::sweep_records('a table', $table, @named, '--from=csv', '--to=csv');
my $array = '{"data":{"list":[{"title":"甲"},{"title":"乙","x":[1]},]}}';
Gk::Allocations::sweep_records('an array', $array, @named, '--from=json:/data/list', '--to=json', '--columns=title');
Gk::Allocations::sweep_records('the wrong place', $array, @named, '--from=json:/data/rows');
Gk::Allocations::sweep_records('an answer', "$array\n", @named);
done_testing();
