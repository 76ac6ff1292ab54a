#!/usr/bin/perl
# Records become a table and records again, and nothing is lost: whatever stands in the cells, in any
# form that --to writes. A table is read the same however it arrives, and is the same as before when
# it is written again.

use strict;
use warnings;
use utf8;
use JSON::PP;
use Encode qw(decode encode);
use Gk::Test;
use Test::More;

my $seed = $ENV{GK_SEED} || 20240628;
srand $seed;
my $json   = JSON::PP->new->canonical->utf8;
my @pieces = (
    '=', '+', '-', '@', '＝', '－', "\t", '"', '""', ',', ';', "\n", "\r\n", "\r", ' ', '　', '007', '1.10', "'", '="',
    '110105199003071001', '甲', '通知', '1', 'X', 'x', '%', "\x{FEFF}", "\x1A", "\x01", '.', "\x{2028}", '\\', '’', 'E+1'
);

sub cell { join '', map { $pieces[ rand @pieces ] } 1 .. (0, 1, 1, 2, 2, 3, 5, 9)[ rand 8 ] }

# Rows in which a text stands that nobody takes for a total or a remark.
sub records {
    my (@names) = @_;
    my @records;
    for my $row (1 .. 1 + rand 8) {
        my %record = (title => "某 $row");
        for my $name (@names) { my $cell = cell(); $record{$name} = $cell if $cell ne '' }
        push @records, \%record;
    }
    return \@records;
}

sub read_back { [ map { $json->decode($_) } split /\n/, $_[0] ] }

for my $turn (1 .. 60) {
    my @names   = map { "c$_" } 1 .. 1 + rand 6;
    my $records = records(@names);
    my $lines   = join '', map { $json->encode($_) . "\n" } @$records;
    my $columns = join ',', 'title', @names;
    for my $form (['--to=csv', 'csv'], ['--to=tsv', 'tsv'], ['--to=csv --excel', 'csv']) {
        my $table = sh("gk-validate -q -p none $form->[0] --columns=$columns", in => $lines)->{out};
        my $back  = sh("gk-validate -q -p none --encoding=utf-8 --from=$form->[1]", in => $table)->{out};
        is_deeply(read_back($back), $records, "seed $seed, turn $turn: $form->[0]") or diag($table);
        next if $form->[0] ne '--to=csv';
        my $again = sh("gk-validate -q -p none --encoding=utf-8 --from=csv --to=csv", in => $table)->{out};
        is($again, $table, "turn $turn: the same table again");
    }
}

# Blocks, pipes and threads are not to be seen.
my $table = "标题,备注,发布日期\r\n";
for my $row (1 .. 3000) {
    $table .= "关于第$row 号的通知," . ($row % 7 ? "备注$row" : "\"一,\"\"二\"\"\n$row\"") . ",2025-02-" . (1 + $row % 30) . "\r\n";
    $table .= "合计,$row,\r\n" if $row % 500 == 0;
}
for my $encoding (qw(UTF-8 GB18030 UTF-16)) {
    my $folder = scratch();
    spit("$folder/a.csv", encode('UTF-8', $table));
    my $bytes = sh("iconv -f UTF-8 -t $encoding a.csv", dir => $folder)->{out};
    spit("$folder/a.csv", $bytes);
    my $options = "--lang=en --date=2025-06-01 --from=csv -f json -R report -r rejects -q";
    my $expected;
    for my $way ('< a.csv', '-j3 < a.csv', "cat|perl -e 'binmode STDIN; \$| = 1; print while sysread STDIN, \$_, 997' < a.csv |") {
        my ($before, $more) = $way =~ /^cat\|(.*)/ ? ($1, '') : ('', $way);
        my $result = sh("$before gk-validate $options $more; cat report rejects", dir => $folder);
        $expected //= $result->{out};
        ok($result->{out} eq $expected, "$encoding: $way");
    }
    my ($read, $held) = $expected =~ /"read":(\d+),"blank":0,"passed":\d+,"held":(\d+)/;
    is($read, 3000, "$encoding: every row is a record");
    is($held, 200, "$encoding: those of no day of the calendar are held");
    my $rejects = slurp("$folder/rejects");
    spit("$folder/again.csv", $rejects);
    my $again = sh("gk-validate -q -n --date=2025-06-01 --from=csv -f json -R report again.csv; cat report", dir => $folder)->{out};
    like($again, qr/"read":200,"blank":0,"passed":0,"held":200/, "$encoding: the rejects are rows again");
}
done_testing();
