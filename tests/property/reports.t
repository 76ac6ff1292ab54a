#!/usr/bin/perl
# Annual reports: tables that add up, in the forms of 2019 and of 2021, written in every way that
# keeps the cells apart, are read and found right; with one number altered just its column is named,
# and by how much it is off. What does not keep them apart is called unreadable and never added up:
# cells run together, a cell that is gone from a line of text. What one year carries forward is held
# against what the next takes over, in either order.
#
# GK_REPORTS=N makes N reports of each form and way (6); GK_REPORTS_SEED other ones.

use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8 decode_utf8);
use Gk::Test;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $count = $ENV{GK_REPORTS}      || 6;
my $seed  = $ENV{GK_REPORTS_SEED} || 20190515;
my $state = $seed;
note("seed $seed");
sub draw { my ($n) = @_; $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $n }
sub one { return $_[ draw(scalar @_) ] }

# ---- what a report holds

my @columns = qw(自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计);
my @groups  = (
    [ '（三）不予公开', qw(1.属于国家秘密 2.其他法律行政法规禁止公开 3.危及“三安全一稳定” 4.保护第三方合法权益
        5.属于三类内部事务信息 6.属于四类过程性信息 7.属于行政执法案卷 8.属于行政查询事项) ],
    [ '（四）无法提供', qw(1.本机关不掌握相关政府信息 2.没有现成信息需要另行制作 3.补正后申请内容仍不明确) ],
    [ '（五）不予处理', qw(1.信访举报投诉类申请 2.重复申请 3.要求提供公开出版物 4.无正当理由大量反复申请
        5.要求行政机关确认或重新出具已获取信息) ],
    [ '（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
        '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '3.其他' ],
);
my @reviews = map { my $g = $_; map { "$g $_" } qw(结果维持 结果纠正 其他结果 尚未审结 总计) }
    qw(行政复议 未经复议直接起诉 复议后起诉);

# Rows of table three: [labels in their columns, cells]. The label of a group stands in its first row.
sub requests {
    my ($year) = @_;
    my @leaves = ([ '（一）予以公开' ], [ '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' ]);
    for my $group (@groups) {
        my ($head, @names) = @$group;
        if ($head =~ /其他处理/ && $year < 2021) { push @leaves, [$head]; next }
        push @leaves, map { [ $_ == 0 ? $head : '', $names[$_] ] } 0 .. $#names;
    }
    my $big = one(1, 9, 40, 3000);
    for my $leaf (@leaves) {
        my @cells = map { draw(4) ? 0 : draw($big + 1) } 1 .. 6;
        $leaf = { labels => $leaf, cells => \@cells };
    }
    my @total   = map { my $c = $_; my $sum = 0; $sum += $_->{cells}[$c] for @leaves; $sum } 0 .. 5;
    my @left    = map { draw(3) ? 0 : draw($big + 1) } 1 .. 6;
    my @carried = map { draw($total[$_] + $left[$_] + 1) } 0 .. 5;
    my @new     = map { $total[$_] + $left[$_] - $carried[$_] } 0 .. 5;
    my @rows    = (
        { labels => ['一、本年新收政府信息公开申请数量'], cells => \@new },
        { labels => ['二、上年结转政府信息公开申请数量'], cells => \@carried },
        @leaves,
        { labels => ['（七）总计'], cells => \@total },
        { labels => ['四、结转下年度继续办理'], cells => \@left },
    );
    for my $row (@rows) { my $sum = 0; $sum += $_ for @{ $row->{cells} }; push @{ $row->{cells} }, $sum }
    return \@rows;
}

sub cases {
    my @cells = map { draw(3) ? 0 : draw(30) } 1 .. 15;
    for my $g (0, 5, 10) { $cells[ $g + 4 ] = 0; $cells[ $g + 4 ] += $cells[ $g + $_ ] for 0 .. 3 }
    return \@cells;
}

# ---- ways of writing it

# A number as staff write it: zero may be a sign or nothing, where `blank` allows it.
sub written {
    my ($number, $style) = @_;
    return one(@{ $style->{zero} }) if !$number && $style->{zero};
    $number .= '.0' if $style->{float};
    $number =~ tr/0-9/０-９/ if $style->{wide};
    $number =~ s/^(\d+)(\d{3})$/$1,$2/ if $style->{comma};
    return $number;
}

my @head = ('申请人情况', '自然人', '法人或其他组织', '总计', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他');
my $rule = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

sub as_page {
    my ($rows, $cases, $style) = @_;
    my $td    = sub { my ($text, $more) = @_; '<td' . ($more || '') . '><p align="center">' . $text . '</p></td>' };
    my $table = '<table border="1"><tbody><tr>' . $td->($rule, ' colspan="3" rowspan="3"') . $td->($head[0], ' colspan="7"')
        . '</tr><tr>' . $td->('自然人', ' rowspan="2"') . $td->($head[2], ' colspan="5"') . $td->('总计', ' rowspan="2"')
        . '</tr><tr>' . join('', map { $td->($_) } '商业<br/>企业', '科研<br/>机构', @head[6 .. 8]) . '</tr>';
    my $results = @$rows - 3;
    for my $i (0 .. $#$rows) {
        my @labels = @{ $rows->[$i]{labels} };
        my $names  = '';
        $names .= $td->('三、本年度办理结果', " rowspan=\"$results\"") if $i == 2;
        my $wide = $i < 2 || $i == $#$rows ? 3 : 2;
        if (@labels == 1) { $names .= $td->($labels[0], " colspan=\"$wide\"") }
        else {
            my $span = 1;
            $span++ while $rows->[ $i + $span ] && @{ $rows->[ $i + $span ]{labels} } == 2 && $rows->[ $i + $span ]{labels}[0] eq '';
            $names .= $td->($labels[0] =~ s/^(...)(..)/$1<br>$2/r, " rowspan=\"$span\"") if $labels[0] ne '';
            $names .= $td->($labels[1]);
        }
        $table .= "<tr>\n  $names" . join('', map { "\n  " . $td->(written($_, $style)) } @{ $rows->[$i]{cells} }) . "\n</tr>";
    }
    $table .= '</tbody></table>';
    my @five = qw(结果维持 结果纠正 其他结果 尚未审结 总计);
    my $four = '<table><tr>' . $td->('行政复议', ' colspan="5"') . $td->('行政诉讼', ' colspan="10"') . '</tr><tr>'
        . join('', map { $td->($_, ' rowspan="2"') } @five) . $td->('未经复议直接起诉', ' colspan="5"') . $td->('复议后起诉', ' colspan="5"')
        . '</tr><tr>' . join('', map { $td->($_) } @five, @five) . '</tr><tr>' . join('', map { $td->(written($_, $style)) } @$cases) . '</tr></table>';
    return ($table, $four);
}

# Text: what stands between cells, and between rows.
sub as_text {
    my ($rows, $cases, $style) = @_;
    my ($between, $row_end) = @$style{qw(between row)};
    my @lines = ($rule, join $between, @head);
    for my $i (0 .. $#$rows) {
        my @labels = grep { $_ ne '' } @{ $rows->[$i]{labels} };
        unshift @labels, '三、本年度办理结果' if $i == 2;
        push @labels, ('') x ($style->{names} - @labels) if $style->{names};
        my @cells = map { written($_, $style) } @{ $rows->[$i]{cells} };
        splice @cells, $style->{lost}[1], 1 if $style->{lost} && $style->{lost}[0] == $i;
        my $rest = $style->{cut} && length $labels[-1] > $style->{cut} ? substr $labels[-1], $style->{cut}, 99, '' : '';
        push @lines, join $between, @labels, @cells;
        push @lines, $rest if $rest ne '';    # a name that goes on under the cells, as in a PDF
    }
    @lines = map { "| $_ |" } @lines if $style->{bars};
    my @five = qw(结果维持 结果纠正 其他结果 尚未审结 总计);
    my @four = (join($between, qw(行政复议 行政诉讼)), join($between, @five, '未经复议直接起诉', '复议后起诉'),
        join($between, @five, @five), join($between, map { written($_, $style) } @$cases));
    @four = map { "| $_ |" } @four if $style->{bars};
    splice @four, 3, 0, $style->{bars} if $style->{bars} && $style->{bars} ne '1';
    return (join($row_end, @lines), join($row_end, @four));
}

my @no_number = ('/', '-', '—', '－', '空');
my %ways = (
    page       => sub { [ \&as_page, {} ] },
    page_blank => sub { [ \&as_page, { zero => [ '&nbsp;', '', '0', '/' ] } ] },
    page_wide  => sub { [ \&as_page, { wide => 1 } ] },
    escaped    => sub { [ sub { map { s/</&lt;/gr =~ s/>/&gt;/gr } as_page(@_) }, {} ] },
    cut_names  => sub { [ \&as_text, { between => ' ', row => "\n", cut => 10 } ] },
    tabs       => sub { [ \&as_text, { between => "\t", row => "\n" } ] },
    tabs_blank => sub { [ \&as_text, { between => "\t", row => "\r\n", zero => [ '0', '', '-' ] } ] },
    tabs_names => sub { [ \&as_text, { between => "\t", row => "\n", names => 3 } ] },
    bars       => sub { [ \&as_text, { between => ' | ', row => "\n", bars => 1 } ] },
    markdown   => sub { [ \&as_text, { between => '|', row => "\n", bars => '|---|---|' } ] },
    floats     => sub { [ \&as_text, { between => "\t", row => "\n", float => 1 } ] },
    blanks     => sub { [ \&as_text, { between => one(' ', '  ', '　', "\x{A0}"), row => "\n" } ] },
    one_line   => sub { [ \&as_text, { between => ' ', row => ' ' } ] },
    lines      => sub { [ \&as_text, { between => "\n\n\n", row => "\n\n\n\n\n" } ] },
    lines_wide => sub { [ \&as_text, { between => "\n", row => "\n", wide => 1 } ] },
    lines_sign => sub { [ \&as_text, { between => "\n", row => "\n", zero => \@no_number } ] },
    comma      => sub { [ \&as_text, { between => "\n", row => "\n", comma => 1 } ] },
);

sub report {
    my ($year, $three, $four) = @_;
    return join "\n", '一、总体情况', one('本年收到申请若干件，均已办理。', '本年新收政府信息公开申请18件，上年结转政府信息公开申请1件，予以公开9件，结转下年度0件。'), '二、主动公开政府信息情况', '规章 0 0 0',
        '三、收到和处理政府信息公开申请情况', $three, '四、政府信息公开行政复议、行政诉讼情况', $four,
        '五、存在的主要问题及改进情况', "$year 年存在不足3处。", '六、其他需要报告的事项', '无。', '某市某局', ($year + 1) . '年1月20日';
}

# ---- running

my (@records, @wanted);

sub add {
    my ($what, $year, $three, $four, $wanted, $office) = @_;
    push @wanted, [ $what, $wanted ];
    push @records, encode_json({ id => "r$#wanted", '标题' => ($office || '某市第' . $#wanted . '局') . "${year}年政府信息公开工作年度报告",
        '发布日期' => ($year + 1) . '-01-20', '正文' => report($year, $three, $four) }) . "\n";
}

sub findings {
    my $result = sh('gk-validate -q -n -f json -R report --lang=zh --date=2026-06-01; cat report', in => join('', @records));
    my @of = map { [] } @records;
    for my $line (split /\n/, $result->{out}) {
        my $finding = decode_json($line);
        next if !$finding->{rule} || $finding->{rule} !~ /^report\./;
        push @{ $of[ substr $finding->{id}, 1 ] }, $finding;
    }
    return @of;
}

sub said { return join '; ', map { "$_->{rule}: $_->{message}" } @{ $_[0] } }

# An altered cell: its column and how much it is off, as seen from the side that is altered.
sub alter {
    my ($rows, $cases) = @_;
    my $by = 1 + draw(9);
    if (draw(4) == 0) {
        my $at = draw(15);
        $cases->[$at] += $by;
        my $total = int($at / 5) * 5 + 4;
        return [ $reviews[$total], $at == $total ? "(-$by)" : "(+$by)" ];
    }
    my ($row, $column) = (draw(scalar @$rows), draw(7));
    $rows->[$row]{cells}[$column] += $by;
    return [ $columns[$column], undef, $by ];
}

for my $year (2019, 2020, 2021, 2024) {
    for my $way (sort keys %ways) {
        for (1 .. $count) {
            my ($write, $style) = @{ $ways{$way}->() };
            my ($rows, $cases) = (requests($year), cases());
            my $empty = $style->{zero} && !grep { $_ } @$cases;    # then nothing says that there are numbers
            add("$way $year right", $year, $write->($rows, $cases, $style),
                sub { !grep { !$empty || $_->{rule} ne 'report.table' } @{ $_[0] } });
            my ($column, $off, $by) = @{ alter($rows, $cases) };
            add("$way $year $column altered", $year, $write->($rows, $cases, $style), sub {
                $_[0] = [ grep { !$empty || $_->{rule} ne 'report.table' } @{ $_[0] } ];
                my @sums = grep { $_->{rule} =~ /^report\.(sum|balance)$/ } @{ $_[0] };
                return @sums == @{ $_[0] } && (grep { $_->{message} =~ /\Q$column\E/ } @sums)
                    && !(grep { $off ? $_->{message} !~ /\Q$off\E/ : $_->{message} !~ /\([-+]$by\)/ } @sums);
            });
        }
    }
    # Run together, one cell gone.
    for (1 .. $count) {
        my ($rows, $cases) = (requests($year), cases());
        my $glued = sub { @{ $_[0] } && !grep { $_->{rule} !~ /^report\.(glued|table)$/ } @{ $_[0] } };
        add("glued $year", $year, as_text($rows, $cases, { between => '', row => '' }), $glued);
        add("glued rows $year", $year, as_text($rows, $cases, { between => '', row => "\n" }), $glued);
        my $lost = [ draw(scalar @$rows), draw(7) ];
        my $name = $rows->[ $lost->[0] ]{labels}[-1];
        add("a cell of $name lost $year", $year, as_text($rows, $cases, { between => "\n", row => "\n", lost => $lost }),
            sub { @{ $_[0] } == 1 && $_[0][0]{rule} eq 'report.unreadable' && $_[0][0]{message} =~ /\Q$name\E.*6.*7/s });
    }
}

# A row that the form does not have: then no totals of rows are asked for.
for (1 .. $count) {
    my ($rows, $cases) = (requests(2023), cases());
    $rows->[$_]{cells}[0] += 3, $rows->[$_]{cells}[6] += 3 for 0, -2;
    my ($three, $four) = as_text($rows, $cases, { between => "\t", row => "\n" });
    $three =~ s/(?=\n2.重复申请)/\n其中：网上\t1\t0\t0\t0\t0\t0\t1/ or die 'no such row';
    add('foreign row', 2023, $three, $four, sub { @{ $_[0] } == 1 && $_[0][0]{rule} eq 'report.foreign' });
}

# The form of another year.
for (1 .. $count) {
    add('the old form in 2022', 2022, as_text(requests(2020), cases(), { between => "\t", row => "\n" }),
        sub { @{ $_[0] } == 1 && $_[0][0]{rule} eq 'report.form' });
}

# Carried over: three years of one office, in every order.
for my $n (1 .. 3 * $count) {
    my %of;
    for my $year (2021 .. 2023) {
        $of{$year} = requests($year);
        next if $year == 2021;
        my ($old, $new) = ($of{ $year - 1 }[-1]{cells}, $of{$year});
        for my $c (0 .. 6) {
            $new->[0]{cells}[$c] += $new->[1]{cells}[$c] - $old->[$c];
            $new->[1]{cells}[$c] = $old->[$c];
        }
    }
    my $skip = grep { $_ < 0 } map { @{ $_->[0]{cells} } } values %of;
    next if $skip;
    my @order = one([ 2021, 2022, 2023 ], [ 2023, 2022, 2021 ], [ 2022, 2021, 2023 ], [ 2021, 2023, 2022 ]);
    for my $bad (0, 1) {
        if ($bad) { $of{2022}[$_]{cells}[ 0 ] += $_ ? 2 : -2, $of{2022}[$_]{cells}[6] += $_ ? 2 : -2 for 0, 1 }
        last if $of{2022}[0]{cells}[0] < 0;
        my @years = @{ $order[0] };
        my ($told) = reverse grep { $_ < 2023 } @years;
        my $lost = $bad && draw(2);    # a row that cannot be read is held against nothing
        for my $year (@years) {
            my $style = $lost && $year == 2022 ? { between => "\n", row => "\n", lost => [ 1, 2 ] } : { between => "\t", row => "\n" };
            add("carried $n $bad $year", $year, as_text($of{$year}, cases(), $style), sub {
                return !grep { $_->{rule} ne 'report.unreadable' } @{ $_[0] } if $lost;
                return !@{ $_[0] } if !$bad || $year != $told;
                return @{ $_[0] } == 2 && !grep { $_->{rule} ne 'report.carried' || $_->{message} !~ /自然人|总计/ } @{ $_[0] };
            }, "某县第${n}${bad}局");
        }
    }
}

my @of    = findings();
my %wrong;
for my $i (0 .. $#wanted) {
    my ($what, $wanted) = @{ $wanted[$i] };
    my $kind = $what =~ s/ .*//r;
    $wrong{$kind} ||= [];
    push @{ $wrong{$kind} }, "r$i $what: " . said($of[$i]) if !$wanted->($of[$i]);
}
for my $kind (sort keys %wrong) {
    ok(!@{ $wrong{$kind} }, $kind) or diag(join "\n", @{ $wrong{$kind} }[ 0 .. ($#{ $wrong{$kind} } < 5 ? $#{ $wrong{$kind} } : 5) ]);
}
note(scalar(@records) . ' reports');

# Published reports: two can be read and are right, what cannot be read is said
# to be so; and one altered cell is found.
SKIP: {
    my $path = shared('data/real/annual_reports.jsonl');
    skip('published annual reports are not beside the checkout', 4) if !$path;
    my $judge = sub { sh('gk-validate -q -n -f json -R report --date=2026-06-01; cat report', in => $_[0])->{out} };
    my $told  = $judge->(slurp($path));
    is(scalar(() = $told =~ /"rule":"report\.(balance|sum|unreadable|row|foreign|form|carried)"/g), 0, 'nothing is made up');
    is(scalar(() = $told =~ /"rule":"report\.glued"/g), 10, 'tables that are run together');
    my ($apart) = grep { decode_utf8($_) =~ /教育厅2023年/ } @{ lines(slurp($path)) };
    unlike($judge->($apart), qr/report\./, 'a table of one cell a line is read and right');
    $apart = decode_utf8($apart);
    $apart =~ s/（一）予以公开(?:\\n)+\K9(?=\\n)/8/ or die 'no such cell';
    my @sums = map { decode_json($_)->{message} // '' } grep { /"rule":"report\.sum"/ } split /\n/, $judge->(encode_utf8($apart));
    ok(@sums == 2 && $sums[0] =~ /予以公开, 总计.*9.*8 \(-1\)/ && $sums[1] =~ /总计, 自然人.*18.*17 \(-1\)/, 'one cell altered')
        or diag(join "\n", @sums);
}

spit($ENV{GK_REPORTS_KEEP}, join '', @records) if $ENV{GK_REPORTS_KEEP};

done_testing();
