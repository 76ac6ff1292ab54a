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

for my $command ('gk-validate --annotate --unique=id', 'gk-classify', 'gk-classify --eval=title --taxonomy=genre', 'gk-redact', 'gk-catalog',
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
# Tables, arrays, and files that are something else.
my $table = "某局汇总表,,\r\n标题,备注,发布日期\r\n";
$table .= "关于$_ 的通知," . ($_ % 5 ? "备注" : "\"一,\"\"二\"\"\n三\"") . ",2025-02-" . (10 + $_ % 21) . "\r\n" for 1 .. 60;
$table .= "合计,60,\r\n\"未闭合,1\r\n";
my $array = '{"code":200,"data":{"list":[' . join(",\n", map { qq( {"title":"t$_",\n "发布日期":"2025-02-) . (10 + $_ % 21) . '"}' } 1 .. 60) . ',]}}';
my %files = ('--from=csv' => $table, '--from=json:/data/list' => $array, '--from=json' => $array, '' => $table, '-e auto --from=csv --to=csv' => $table);
for my $options (sort keys %files) {
    my $run = sub {
        my $folder = scratch();
        my $result = sh("gk-validate --lang=en --date=2025-06-01 $options -r rejects -R report -f json", in => $files{$options},
            dir => $folder, env => {@_});
        return join "\0", $result->{status}, $result->{out}, $result->{err}, map { slurp("$folder/$_") } qw(rejects report);
    };
    my $expected = $run->();
    for my $size (1, 2, 3, 63, 64, 65, 511, 4099) {
        ok($run->(GK_BLOCK_SIZE => $size) eq $expected, "gk-validate $options, blocks of $size bytes");
    }
}
done_testing();
