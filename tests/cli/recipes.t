#!/usr/bin/perl
# man/examples/recipes: each does what its head says. One whose programs are not here is skipped by
# name.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $recipes = '$ROOT/man/examples/recipes';
sub here { return !grep { sh("command -v $_")->{status} } @_ }

# ---- search.sh: words of two characters, in either script

my $folder = scratch();
spit("$folder/publish.jsonl", <<'END');
{"id":"a1","title":"关于公布2019年度部门预算的通知","published_date":"2019-03-15 09:30:00","url":"https://example.gov.cn/a1?x=1&y=2","content":"全文 <b>第一行</b>\n第二行"}
{"id":"a2","title":"關於專利執法的公告","published_date":"2019-06-05","publisher":"示範局","summary":"\"執法\"與檢查"}
{"id":"a'3","title":"科技周 ABC-1 “引号”","published_date":"2019年6月5日","content":"庫"}
END

SKIP: {
    skip 'search.sh: sqlite3, uconv or jq is not here', 1 unless here(qw(sqlite3 uconv jq));
    my $made = sh("sh $recipes/search.sh index site.db publish.jsonl", dir => $folder);
    is($made->{status}, 0, 'search.sh makes an index') or diag($made->{err});
    my %found = (
        '预算' => 'a1', '預算' => 'a1', '专利' => 'a2', '專利' => 'a2', '执法' => 'a2', '第二行' => 'a1',
        'abc' => q(a'3), 'ＡＢＣ' => q(a'3), 'C-1' => q(a'3), '库' => q(a'3), '利专' => '', '"执法"' => 'a2',
        q(a'b) => '', '通知全' => '', '2019年' => 'a1', '关于' => 'a2 a1',
    );
    for my $word (sort keys %found) {
        my $result = sh("sh $recipes/search.sh find site.db " . quoted($word), dir => $folder);
        is(join(' ', map { (split /\t/)[0] } split /\n/, $result->{out}), $found{$word}, "search.sh finds $word")
            or diag($result->{err});
    }
    spit("$folder/named.jsonl", qq({"标题":"甲"}\n));
    like(sh("sh $recipes/search.sh index named.db named.jsonl", dir => $folder)->{err}, qr/^search\.sh: records without a title: 1;/m, 'what has no title is counted');
    spit("$folder/publish.jsonl.2", qq({"id":"b1","title":"预算"}\n));
    sh("sh $recipes/search.sh index site.db publish.jsonl.2", dir => $folder);
    is(sh("sh $recipes/search.sh find site.db 预算", dir => $folder)->{out}, "b1\t\t预算\t\n", 'a new index takes the place of the old one');
    is(sh("sh $recipes/search.sh index site.db nosuch", dir => $folder)->{status}, 2, 'no records are trouble');
}

# ---- feed.sh and list.sh

SKIP: {
    skip 'feed.sh, list.sh: jq is not here', 1 unless here('jq');
    my $feed = sh("sh $recipes/feed.sh '某局 & 某处' https://example.gov.cn/ publish.jsonl", dir => $folder);
    is($feed->{status}, 0, 'feed.sh makes a feed');
    is($feed->{err}, "feed.sh: records without an ISO date, left out: 1\n", 'and counts what it leaves out');
    is_deeply([ $feed->{out} =~ m{<entry>\n<title>(.*)</title>}g ], [ '關於專利執法的公告', '关于公布2019年度部门预算的通知' ], 'the newest first');
    like($feed->{out}, qr{<updated>2019-03-15T09:30:00\+08:00</updated>}, 'in the time of China');
    like($feed->{out}, qr{<link href="https://example\.gov\.cn/a1\?x=1&amp;y=2"/>}, 'addresses are escaped');
    like($feed->{out}, qr{<title>某局 &amp; 某处</title>}, 'titles too');
    SKIP: {
        skip 'xmllint is not here', 1 unless here('xmllint');
        is(sh('xmllint --noout -', in => $feed->{out})->{err}, '', 'the feed is well-formed XML');
    }
    # What --normal writes is a date of the feed, whatever its offset; the newest instant is first.
    spit("$folder/times.jsonl", join '', map { qq({"id":"$_","title":"$_","published_date":"$_","url":"javascript:alert(1)"}\n) }
            qw(2025-03-05T10:20:30+08:00 2025-03-05T03:20:30Z 2025-03-05T09:50:30.5-01:30 2025-13-45));
    $feed = sh("sh $recipes/feed.sh x https://example.gov.cn/ times.jsonl", dir => $folder);
    is_deeply([ $feed->{out} =~ m{<entry>\n<title>(.*)</title>}g ],
        [ qw(2025-03-05T09:50:30.5-01:30 2025-03-05T03:20:30Z 2025-03-05T10:20:30+08:00) ], 'times with an offset, in their order');
    is($feed->{err}, "feed.sh: records without an ISO date, left out: 1\n", 'what is no day of the calendar has none');
    unlike($feed->{out}, qr/href="javascript/, 'only an address of the web becomes a link');
    for my $missing ("feed.sh x https://example.gov.cn/", 'list.sh x') {
        my $result = sh("sh $recipes/$missing nosuch", dir => $folder);
        is("$result->{status}$result->{out}", '2', "$missing: a file that is not there makes no page");
    }
    spit("$folder/named.jsonl", qq({"标题":"甲"}\n));
    my $named = sh("sh $recipes/list.sh x named.jsonl", dir => $folder);
    is($named->{err}, "list.sh: records without a title: 1; --normal gives fields their names\n", 'names of an office are no titles, and this is said');
    my $list = sh("sh $recipes/list.sh 通知公告 publish.jsonl", dir => $folder)->{out};
    is(scalar(() = $list =~ /<li>/g), 3, 'list.sh lists all records');
    like($list, qr{<a href="https://example\.gov\.cn/a1\?x=1&amp;y=2">关于公布}, 'with their addresses');
    spit("$folder/bad.jsonl", qq({"title":"<script>x</script>","url":"javascript:alert(1)"}\n));
    unlike(sh("sh $recipes/list.sh x bad.jsonl", dir => $folder)->{out}, qr/<script|href="javascript/, 'nothing of a record runs in the page');
}

# ---- what is not there is no empty success

for my $wrong ('archive.sh nosuch none', 'sheet.sh nosuch.csv none') {
    my $result = sh("sh $recipes/$wrong", dir => $folder);
    is($result->{status}, 2, "$wrong: trouble");
    like($result->{err}, qr/nosuch\S* cannot be read/, "$wrong: and why");
    ok(!-e "$folder/none", "$wrong: and nothing is left behind");
}

# ---- sheet.sh: what a spreadsheet holds comes out as it went in

my $sheet = "标题,编号,身份证,金额,发布日期\n关于甲的通知,007,110105194912310038,1.10,2025-03-03\n"
    . "\"关于乙的\n通知\",008,110105194912310038,2.50,2025-13-03\n";
spit("$folder/in.csv", $sheet);

sub sheet_comes_through {
    my ($file, $as) = @_;
    my $out = "out.$as";
    my $result = sh("sh $recipes/sheet.sh $file $out", dir => $folder, env => { LC_ALL => 'zh_CN.UTF-8' });
    is($result->{status}, 1, "$as: a row is held") or diag($result->{err});
    like($result->{err}, qr/\Q$out\E\/held\.csv/, "$as: and where it is said") if $result->{err};
    my $held = slurp("$folder/$out/held.csv");
    is($held, "\xEF\xBB\xBF标题,编号,身份证,金额,发布日期\n\"关于乙的\n通知\",008,110105194912310038,2.50,2025-13-03\n",
        "$as: the row held is as it was, for Excel");
    my $passed = slurp("$folder/$out/passed.csv");
    like($passed, qr/关于甲的通知,"=""007""","=""110105194912310038""","=""1\.10"""/, "$as: digits stay");
    my $findings = slurp("$folder/$out/findings.csv");
    like($findings, qr/\A\xEF\xBB\xBF/, "$as: Excel reads the findings");
    like($findings, qr/^"?\Q$file\E"?,3,.*date\.calendar/m, "$as: which name the sheet and its row");

    $held =~ s/2025-13-03/2025-03-13/;
    spit("$folder/mended.$as.csv", $held);
    $result = sh("sh $recipes/sheet.sh mended.$as.csv again.$as", dir => $folder);
    is($result->{status}, 0, "$as: mended, the row passes") or diag($result->{err});
}

sheet_comes_through('in.csv', 'csv');
SKIP: {
    skip 'sheet.sh: soffice is not here', 1 unless here('soffice');
    my $columns = join '/', map { "$_/2" } 1 .. 5;
    sh("soffice -env:UserInstallation=file://$folder/office --headless --infilter='CSV:44,34,76,1,$columns' "
            . '--convert-to xlsx in.csv', dir => $folder, limit => 300);
    skip 'sheet.sh: soffice makes no sheet here', 1 unless -s "$folder/in.xlsx";
    sheet_comes_through('in.xlsx', 'xlsx');
}
SKIP: {
    skip 'sheet.sh: ssconvert is not here', 1 unless here('ssconvert') && -s "$folder/in.xlsx";
    mkdir "$folder/bin";
    # Where both are, the recipe takes soffice: hide it.
    for my $tool (split /\n/, sh('ls /bin /usr/bin')->{out}) {
        symlink "/usr/bin/$tool", "$folder/bin/$tool" if $tool !~ m{^$|/|soffice} && -e "/usr/bin/$tool";
    }
    my $result = sh("PATH=\$(dirname \$(command -v gk-validate)):$folder/bin sh $recipes/sheet.sh in.xlsx out.gnumeric", dir => $folder);
    like(slurp("$folder/out.gnumeric/held.csv"), qr/008,110105194912310038,2\.50,2025-13-03/, 'ssconvert keeps digits')
        or diag($result->{err});
}
# ---- a table that LibreOffice has written in GB18030, through the tools and back: the same cells

SKIP: {
    my $hebei = shared('data/real/hebei.jsonl');
    skip 'hebei.jsonl is not beside the checkout', 1 unless $hebei;
    skip 'LibreOffice: soffice or jq is not here', 1 unless here(qw(soffice jq));
    my $office = "soffice -env:UserInstallation=file://$folder/office --headless";
    my $more   = '. + {"身份证号": "110105194912310038", "编号": "007", "金额": "1.10"}';
    sh("awk 'NR % 7 == 3' $hebei | head -n 60 | jq -c '$more' | gk-validate --profile=none -q --to=csv > sixty.csv", dir => $folder);
    my $columns = join '/', map { "$_/2" } 1 .. 40;
    # 85 is GB18030, 76 UTF-8; every cell is text.
    sh("$office --infilter='CSV:44,34,76,1,$columns' --convert-to 'csv:Text - txt - csv (StarCalc):44,34,85,1,,0,false,true' "
            . '--outdir written sixty.csv', dir => $folder, limit => 300);
    skip 'LibreOffice: soffice writes no table here', 1 unless -s "$folder/written/sixty.csv";
    my $result = sh('gk-validate --date=2025-06-01 --from=csv -r held.csv -f json -R validate.json written/sixty.csv > valid.jsonl', dir => $folder);
    is($result->{status}, 0, 'sixty rows of LibreOffice: none is held') or diag(slurp("$folder/validate.json"));
    is(scalar @{ lines(slurp("$folder/valid.jsonl")) }, 60, 'sixty rows of LibreOffice are sixty records');
    $result = sh('gk-classify -q valid.jsonl | gk-catalog -q --date=2025-06-01 --omit=gk --to=csv > back.csv', dir => $folder);
    sh("$office --infilter='CSV:44,34,76,1,$columns' --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' "
            . '--outdir again back.csv', dir => $folder, limit => 300);
    my $cells = 'gk-validate --profile=none -q --from=csv';
    my $first = sh("$cells written/sixty.csv", dir => $folder)->{out};
    is(sh("$cells again/back.csv", dir => $folder)->{out}, $first, 'the same cells at the end');
    is(scalar(() = $first =~ /"身份证号":"110105194912310038","编号":"007","金额":"1\.10"/g), 60, 'digits as they were');
    my $masked = sh('gk-redact -q --date=2025-06-01 --from=csv --to=csv --columns=身份证号,编号,金额 written/sixty.csv | tr -d "\r" | sort | uniq -c', dir => $folder)->{out};
    like($masked, qr/^ *60 110\*{11}0038,007,1\.10$/m, 'and what is personal masked');
}
is(sh("sh $recipes/sheet.sh in.csv out.csv", dir => $folder)->{status}, 2, 'a folder that is there is left alone');
spit("$folder/broken.xlsx", 'no sheet');
is(sh("sh $recipes/sheet.sh broken.xlsx out.broken", dir => $folder)->{status}, 2, 'what is no sheet is trouble');

# ---- reminder.sh: what each section owes

SKIP: {
    skip 'reminder.sh: jq is not here', 1 unless here('jq');
    my $result = sh("sh $recipes/reminder.sh owed \$ROOT/man/examples/records.jsonl", dir => $folder, env => { LANG => 'zh_CN.UTF-8', LC_ALL => '' });
    is("$result->{status}$result->{err}", '0', 'reminder.sh runs');
    like(slurp("$folder/owed/owed.csv"), qr/\A\xEF\xBB\xBF责任科室,名称,说明,规则\r\n/, 'a list for Excel');
    my $report = sh('gk-catalog -n -q --whole --lang=zh -f json -R - $ROOT/man/examples/records.jsonl', dir => $folder)->{out};
    my (%owed, $rows);
    for my $line (grep { /"rule":"catalog\.(late|overdue|missing|stale|display)"/ } split /\n/, $report) {
        my ($sections) = $line =~ /"section":"([^"]*)"/;
        push @{ $owed{$_} }, $line for split /、/, $sections // '未分配';
    }
    ok(%owed, 'something is owed');
    for my $section (sort keys %owed) {
        my $letter = slurp("$folder/owed/letters/$section.txt");
        is(scalar @{ lines($letter) }, scalar @{ $owed{$section} }, "a line for all that $section owes");
        $rows += @{ $owed{$section} };
    }
    is(scalar(() = slurp("$folder/owed/owed.csv") =~ /\r\n/g), $rows + 1, 'and a row in the list');
    is(sh("sh $recipes/reminder.sh owed nosuch.jsonl", dir => $folder)->{status}, 2, 'what cannot be read is trouble');
    ok(-s "$folder/owed/owed.csv", 'and leaves what was there');
}

# ---- archive.sh: the bytes of a single run

SKIP: {
    skip 'archive.sh: GNU parallel is not here', 1 unless sh('parallel --version')->{out} =~ /GNU parallel/;
    my $records = slurp(root() . '/man/examples/records.jsonl');
    spit("$folder/archive.jsonl", $records x 40);
    my $result = sh("sh $recipes/archive.sh archive.jsonl parts --block 20K", dir => $folder);
    is($result->{status}, 1, 'archive.sh: something is held') or diag($result->{err});
    sh('gk-validate -q -r rejected < archive.jsonl | gk-classify -q | gk-redact -q -r withheld |
        gk-catalog -q --omit=gk --coverage=coverage.csv > publish', dir => $folder);
    is(slurp("$folder/parts/$_.jsonl"), slurp("$folder/$_"), "archive.sh: $_ is that of one run") for qw(publish rejected withheld);
    is(slurp("$folder/parts/coverage.csv"), slurp("$folder/coverage.csv"), 'archive.sh: the coverage too');
    is(sprintf('%o', (stat "$folder/parts/withheld.jsonl")[2] & 0777), '600', 'archive.sh: what is withheld is for its owner');
    is(sh('ls parts', dir => $folder)->{out}, "coverage.csv\npublish.jsonl\nrejected.jsonl\nwithheld.jsonl\n", 'archive.sh: and nothing else is left');

    spit("$folder/gk-redact", "#!/bin/sh\nexit 2\n");
    chmod 0755, "$folder/gk-redact";
    $result = sh("PATH=$folder:\$PATH sh $recipes/archive.sh archive.jsonl failed --block 20K", dir => $folder);
    is($result->{status}, 2, 'archive.sh: a tool that fails ends the run');
    ok(!-e "$folder/failed/publish.jsonl", 'and nothing is published');
    spit("$folder/empty.jsonl", '');
    is(sh("sh $recipes/archive.sh empty.jsonl none", dir => $folder)->{status}, 0, 'archive.sh: an empty archive is no trouble');
}

done_testing();
