#!/usr/bin/perl
# A catalogue in any of the forms in which they are published, and the built-in one, reads the same
# once it is exported: every item has the same cells, and a record is judged alike. The exports as
# JSON and as Markdown have a row for each item, too.

use strict;
use warnings;
use Gk::Test;
use Test::More;
use JSON::PP;

# The twelve forms of tests/cli/catalog/published.case; more of what blanks and signs may do.
my ($forms) = slurp('tests/cli/catalog/published.case') =~ /\A(.*?)^for c in/ms;
my $more = <<'END';
printf '序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开方式,责任科室,栏目\n1,甲,事项乙,"=1+1|a\\b\nc",某法,5个工作日内,某局,主动,"办公室牵头,各科室配合",栏丙\n2,,事项丙,x,/,/,无,/,,\n3,,事项丁,x,,,,,科室甲、科室乙,\n1,乙,事项甲,x,,,,,,栏甲\n' > blanks.csv
printf '序号,目录项编号,一级事项,二级事项,公开内容,应公开数量,更新周期,栏目,标题用语,对应分类\n1,A-1,甲,事项甲,x,2条,2周,栏甲；栏乙,!办法；某某$,area/4.1;subject/科技、教育\n2,,甲,事项乙,y,,每季度,,,\n' > mapped.csv
END
my $loop = <<'END';
for c in *.csv built-in; do
    from=--catalog=$c; [ $c = built-in ] && from=--lang=en
    echo "=== $c"
    for form in csv json md; do gk-catalog -q $from --export=one.$form || echo failed; done
    gk-catalog -q --catalog=one.csv --export=two.csv || echo failed
    cmp one.csv two.csv && echo same cells
    for f in $from --catalog=one.csv; do
        echo "$r" | gk-catalog -q -f json --date=2025-06-01 $f | sed 's/.*"gk"/judged/'
    done
    echo "json $(grep -c '^{' one.json)"
    echo "rows $(($(wc -l < one.md) - 2))"
    rm one.* two.*
done
END
my $out = sh($forms . $more . $loop)->{out};
my @parts = split /^=== /m, $out;
shift @parts;
is(scalar @parts, 15, 'catalogues');
for (@parts) {
    my ($name, @lines) = split /\n/;
    ok(!grep({ $_ eq 'failed' } @lines), "$name is exported and read again");
    ok(grep({ $_ eq 'same cells' } @lines), "$name: the same cells");
    my @judged = grep { /^judged/ } @lines;
    ok(@judged == 2 && $judged[0] eq $judged[1], "$name: a record is judged alike") or diag(@judged);
    my ($json) = map { /^json (\d+)/ } @lines;
    my ($rows) = map { /^rows (\d+)/ } @lines;
    ok($json && $json == $rows, "$name: $json items in JSON and in Markdown") or diag(join "\n", @lines);
}
done_testing();
