#!/usr/bin/perl
# Sentences read by a wrong decoder: every such damage is told, what is called certain is never
# wrong, what is called likely hardly ever, and where the decoder lost nothing the sentence comes
# back. Sentences are composed from a list of words here; where published records lie beside the
# checkout, from those too. Undamaged sentences and words of other languages are left alone.
#
# GK_MISREAD=N makes N sentences of each combination (20); GK_MISREAD_SEED other ones;
# GK_MISREAD_TABLE=FILE writes the table of figures, as it stands in tests/property/misread.txt.

use strict;
use warnings;
use utf8;
use Encode qw(decode);
use Gk::Damage;
use Gk::Misread;
use Gk::Test;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $count = $ENV{GK_MISREAD}      || 20;
my $seed  = $ENV{GK_MISREAD_SEED} || 20181221;
my $state = $seed;
sub choose { my ($n) = @_; $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $n }
sub one { return $_[ choose(scalar @_) ] }

# --- sentences -----------------------------------------------------------------------------------

my @offices = qw(省人民政府办公厅 市发展和改革委员会 县卫生健康局 区教育体育局 市场监督管理局 国家税务总局
    财政部 人力资源社会保障部 自治区民政厅 街道办事处 镇便民服务中心 应急管理局 生态环境分局 公安局交警支队);
my @deeds = qw(印发 转发 公布 修改 废止 进一步加强 规范 推进 落实 做好 开展 调整 取消 下放 优化);
my @things = qw(行政许可事项清单 养老服务设施建设 城镇老旧小区改造工程 义务教育招生入学工作 企业职工基本养老保险费率
    农村饮水安全巩固提升 道路交通安全隐患排查 食品小作坊登记管理办法 随机抽查工作细则 重大行政决策程序
    公共资源交易目录 残疾人两项补贴标准 城乡居民医疗保险待遇 森林草原防灭火预案 政府信息公开指南 高标准农田
    知识产权保护 招标投标活动 地质灾害防治 困难群众临时救助);
my @forms   = qw(的通知 的意见 的实施方案 的公告 若干规定 的决定 的批复 （试行） 暂行办法 的函);
my @clauses = ('自2024年7月1日起施行', '有效期5年', '现予公布', '请认真贯彻执行', '联系电话：12345', '经市政府第18次常务会议审议通过',
    '补助标准为每人每月260元', '不得收取任何费用', '应当自收到申请之日起20个工作日内作出答复', '由县级以上财政予以保障',
    '“十四五”期间累计投入3.6亿元', '增长8.5%以上', '按照《中华人民共和国预算法》办理');
my @traditional = qw(關於修正道路交通安全規則 營業稅法施行細則部分條文 請各機關學校依規定辦理 國民年金保險費補助
    中華民國預算案審查總報告 衛生福利部疾病管制署公告 農業發展條例 勞工退休準備金提撥管理辦法 經濟部標準檢驗局
    戶籍登記規費收費標準 應於期限內繳納 縣市政府應編列預算 環境影響評估 溫泉開發許可 臺北市政府教育局);

sub composed {
    my ($source) = @_;
    if ($source eq 'big5') { return join(one('，', '、', ''), map { one(@traditional) } 0 .. 1 + choose(2)) . one('。', '') }
    my $text = one('关于', one(@offices) . '关于', '') . one(@deeds) . one(@things) . one(@forms);
    $text .= one('，', '；', '。') . one(@clauses) while length $text < 12 || choose(3) == 0 && length $text < 45;
    return substr($text, 0, 60);
}

# The sentences of published records: 12 to 60 characters, half of them Han or more.
my @signatures = (qr/[\x{FFFD}\x{E000}-\x{F8FF}\x{2E80}-\x{2FDF}\x{202A}-\x{202E}\x{2066}-\x{2069}\x{FEFF}]/,
    qr/[\x00-\x1F\x7F-\x9F\\]/, qr/&[#a-z0-9]+;/i, qr{://});

sub published {
    my @files = grep { defined } map { shared("data/real/$_.jsonl") } qw(hebei titles govcn govcn_paragraphs);
    my %seen;
    for my $path (@files) {
        my $text = decode('UTF-8', slurp($path));
        for my $string ($text =~ /"((?:[^"\\]++|\\.)*+)"/g) {
            for my $line (split /\\[nrt]/, $string) {
                next if length $line < 12;
                for my $part ($line =~ /[^。！？；]+[。！？；]?/g) {
                    my $sentence = $part =~ s/\A\s+|\s+\z//gr;
                    next if length $sentence < 12 || length $sentence > 60;
                    my $han = () = $sentence =~ /\p{Han}/g;
                    next if $han < 8 || $han * 2 < length $sentence || grep { $sentence =~ $_ } @signatures;
                    $seen{$sentence} = 1;
                }
            }
        }
    }
    return sort keys %seen;
}

# Of a sentence whose every character has one traditional form; of others nothing.
my %traditional_of;
sub to_traditional {
    my ($text) = @_;
    if (!%traditional_of) {
        my $table = shared('data/fold/TSCharacters.txt') or return;
        for (@{ lines(decode('UTF-8', slurp($table))) }) {
            my ($traditional, $simplified) = /\A(\S)\t(\S)/ or next;
            $traditional_of{$simplified}{$_} = 1 for grep { defined encoded($_, 'big5') } $traditional, $simplified;
        }
    }
    my @characters;
    for (split //, $text) {
        my @forms = keys %{ $traditional_of{$_} || { $_ => 1 } };
        return if @forms != 1;
        push @characters, @forms;
    }
    return join '', @characters;
}

# --- damage --------------------------------------------------------------------------------------

# Cases { name, original, damaged, lossless } of each combination that occurs, at most $count each.
sub cases {
    my ($sentence) = @_;
    my @cases;
    for my $pair (pairs()) {
        my ($source, $decoder) = @$pair;
        my (%made, %seen);
        for my $try (1 .. 12 * $count) {
            my $original = $sentence->($source);
            next unless defined $original && !$seen{$original}++;
            my $bytes = encoded($original, $source) // next;
            my $read = misread($bytes, $decoder);
            for my $mode (modes()) {
                my $damaged = shown($read, $mode);
                next if !defined $damaged || $damaged eq $original || $damaged eq '' || @{ $made{$mode} || [] } >= $count;
                push @{ $made{$mode} }, { name => "$source>$decoder/$mode", original => $original,
                    damaged => $damaged, lossless => $mode eq 'strict' && lossless($bytes, $read, $decoder) };
            }
            last if @{ $made{strict} || [] } >= $count && (!$made{replace} || @{ $made{replace} } >= $count);
            last if $try >= 2 * $count && !$made{strict};
        }
        push @cases, map { @{ $made{$_} || [] } } modes();
    }
    $cases[$_]{id} = $_ for 0 .. $#cases;
    return @cases;
}

# Damage within and beside undamaged text, two of different kinds in one string, one over another.
sub mixtures {
    my ($sentence, @cases) = @_;
    my @mixed;
    for my $n (1 .. 20 * $count) {
        my ($a, $b) = (one(@cases), one(@cases));
        my ($before, $after) = ($sentence->('gbk'), $sentence->('gbk'));
        my ($damaged, $twice) = one([ "$before$a->{damaged}$after" ], [ "$a->{damaged}$before$b->{damaged}" ],
            [ "$a->{damaged} $b->{damaged}" ], [ $before . substr($a->{damaged}, 0, 4 + choose(20)) . $after ])->[0];
        if (choose(4) == 0) {
            my $bytes = encoded($a->{damaged}, one('utf8', 'gbk')) // next;
            $damaged = shown(misread($bytes, one('latin1', 'cp437', 'koi8_r', 'mac_roman')), 'strict') // next;
            $twice = 1;
        }
        push @mixed, { id => scalar @mixed, name => 'mixture', damaged => $damaged, twice => $twice };
    }
    return @mixed;
}

# --- judging -------------------------------------------------------------------------------------

my $json = JSON::PP->new->utf8->canonical->allow_nonref;
my $folder = scratch();
mkdir "$folder/profile";
spit("$folder/profile/profile.json", '{"rules":{"field.required":{"fields":[]}}}');
my %style = map { ("text.$_" => 1) } qw(bracket zero placeholder checkbox compatibility radical invisible);

sub judged { my ($options, @cases) = @_;
    return examined("--profile=$folder/profile --show-values $options", map { wrapped($_->{id}, $_->{damaged}) } @cases) }
sub repaired { return grep { ($_->{action} // '') eq 'repair' } @{ $_[0] || [] } }
# Above a note, or mended, which is told as a note.
sub told { return grep { $_->{severity} ne 'note' || ($_->{action} // '') eq 'repair' } @{ $_[0] || [] } }

sub han { my %han = map { $_ => 1 } $_[0] =~ /(\p{Han})/g; return \%han }
sub wrong {
    my ($case, $text) = @_;
    my ($was, $shows) = (han($case->{original}), han($case->{damaged}));
    return scalar grep { !$was->{$_} && !$shows->{$_} } keys %{ han($text) };
}

sub percent { my ($of, $all) = @_; return $all ? sprintf '%.1f', 100 * $of / $all : '-' }

my @table;
sub row { my ($format, @values) = @_; push @table, sprintf($format, @values); return }

# The figures of each combination; what is told wrong is shown.
sub figures {
    my ($what, $cases, %by_level) = @_;
    my (%rows, @names, %sum, %stated);
    my $shown = 0;
    for my $case (@$cases) {
        push @names, $case->{name} unless $rows{ $case->{name} };
        my $row = $rows{ $case->{name} } ||= {};
        my %got = (n => 1, lossless => $case->{lossless} ? 1 : 0);
        $got{found} = 1 if told($by_level{likely}{findings}{ $case->{id} });
        for my $level (qw(certain likely)) {
            my $text = $by_level{$level}{texts}{ $case->{id} } // $case->{damaged};
            my $exact = $text eq $case->{original};
            my $wrong = wrong($case, $text) ? 1 : 0;
            $got{"$level exact"} = $exact;
            $got{"$level wrong"} = $wrong;
            $got{"$level back"}  = 1 if $case->{lossless} && $exact;
            for (repaired($by_level{$level}{findings}{ $case->{id} })) {
                next unless defined $_->{confidence};
                my $counted = $stated{ $_->{confidence} >= 95 ? '95 % and more' : 'less than 95 %' } ||= [ 0, 0, 0 ];
                $counted->[0]++;
                $counted->[1]++ if $case->{lossless} ? $exact : !wrong($case, $_->{proposal} // '');
                $counted->[2] += $_->{confidence} / 100;
            }
            diag "$what, $level: $case->{name}\n  original $case->{original}\n  damaged  $case->{damaged}\n  mended   $text"
                if $wrong && $level eq 'certain' && $shown++ < 20;
        }
        for my $counter ($row, \%sum) { $counter->{$_} += $got{$_} || 0 for keys %got }
    }
    row('%-26s %6s %6s | %13s | %20s', $what, '', '', 'certain', 'likely');
    row('%-26s %6s %6s | %6s %6s | %6s %6s %6s', '', 'n', 'found', 'exact', 'wrong', 'exact', 'wrong', 'back');
    for my $name (@names, 'all') {
        my $row = $name eq 'all' ? \%sum : $rows{$name};
        my $n = $row->{n};
        row('%-26s %6d %6s | %6s %6s | %6s %6s %6s', $name, $n, map({ percent($row->{$_} || 0, $n) } 'found', 'certain exact',
            'certain wrong', 'likely exact', 'likely wrong'), percent($row->{'likely back'} || 0, $row->{lossless}));
    }
    for my $range (sort keys %stated) {
        my ($n, $right, $sum) = @{ $stated{$range} };
        row('%s', "stated confidence $range: $n repairs, stated " . percent($sum, $n) . ' %, right ' . percent($right, $n) . ' %');
    }
    return (\%sum, \%stated);
}

# Findings that say the same, two warnings of one span, and two repairs of one, unless one mends
# what the other had mended. A warning of what a repair could not bring back stands on the repair.
sub overlaps {
    my ($twice, @told) = @_;
    my @bad;
    for my $i (0 .. $#told) {
        my $one = $told[$i];
        for my $other (@told[ $i + 1 .. $#told ]) {
            next unless $one->{start} < $other->{end} && $other->{start} < $one->{end};
            my $same = !grep { ($one->{$_} // '') ne ($other->{$_} // '') } qw(rule start end message proposal);
            my $repairs = repaired([ $one, $other ]);
            next if !$same && ($repairs == 1 || $repairs == 2 && ($twice || $style{ $one->{rule} } || $style{ $other->{rule} }));
            push @bad, "$one->{rule} [$one->{start}, $one->{end}) and $other->{rule} [$other->{start}, $other->{end})";
        }
    }
    return @bad;
}

# What is not reached yet, and why; damage of one kind in composed sentences keeps to it.
our $TODO;
my %todo = (
    'what is told is told once' => 'what two passes could not bring back is told of either, one over the other',
);

sub few {
    my ($what, $name, @bad) = @_;
    local $TODO = $what eq 'composed' ? undef : $todo{$name};
    is(scalar @bad, 0, "$what: $name") or diag join "\n", @bad[ 0 .. ($#bad > 4 ? 4 : $#bad) ];
}

sub at_most {
    my ($what, $name, $is, $most) = @_;
    cmp_ok($is, '<=', $most, "$what: $name");
}

# What holds of every text, whatever was done to it.
sub hold {
    my ($what, $cases, %by_level) = @_;
    my %bad;
    for my $level (sort keys %by_level) {
        my $run = $by_level{$level};
        my @after = map { { %$_, damaged => $run->{texts}{ $_->{id} } // $_->{damaged} } } @$cases;
        my $again = judged("--repair=$level", @after);
        for my $i (0 .. $#after) {
            my ($case, $text) = ($cases->[$i], $after[$i]{damaged});
            my $findings = $run->{findings}{ $case->{id} };
            my $say = sub { push @{ $bad{ $_[0] } }, "$level $case->{name}: $case->{damaged}\n  -> $text" . ($_[1] ? "\n  $_[1]" : '') };
            $say->('what is told is told once', $_) for (overlaps($case->{twice}, told($findings)))[0] // ();
            $say->('what no repair covers stays') unless kept_outside($case->{damaged}, $text, repaired($findings));
            my ($more) = repaired($again->{findings}{ $case->{id} });
            $say->('mended twice equals mended once', $more && $more->{rule})
                if $more || ($again->{texts}{ $case->{id} } // $text) ne $text;
            my %known = map { $_->{rule} => 1 } @{ $findings || [] };
            my ($new) = grep { !$known{ $_->{rule} } } told($again->{findings}{ $case->{id} });
            $say->('no repair leaves damage of another kind', $new->{rule}) if $new;
        }
    }
    few($what, $_, @{ $bad{$_} || [] }) for 'what is told is told once', 'what no repair covers stays',
        'mended twice equals mended once', 'no repair leaves damage of another kind';
}

sub measured {
    my ($what, $sentence) = @_;
    my @cases = cases($sentence);
    my %by_level = map { $_ => judged("--repair=$_", @cases) } qw(certain likely);
    is($by_level{$_}{status}, 0, "$what, $_: every record passes") or diag $by_level{$_}{err} for sort keys %by_level;
    my ($sum, $stated) = figures($what, \@cases, %by_level);
    my $n = $sum->{n};
    at_most($what, 'nothing that is mended as certain is wrong', $sum->{'certain wrong'}, 0);
    at_most($what, 'of what is mended as likely one in a hundred is wrong at most', $sum->{'likely wrong'}, 0.01 * $n);
    at_most($what, 'where nothing was lost, it comes back', $sum->{lossless} - $sum->{'likely back'}, 0.02 * $sum->{lossless});
    at_most($what, 'damage is told', $n - $sum->{found}, 0.02 * $n);
    for my $range (sort keys %$stated) {
        my ($of, $right, $expected) = @{ $stated->{$range} };
        # Less two standard deviations of as many throws of a coin: chance is not held against them.
        my $variance = $range =~ /^95/ ? 0.95 * 0.05 : 0.25;
        cmp_ok($right, '>=', $expected - 2 * sqrt($of * $variance),
            "$what: as many are right as repairs say, which state a confidence of $range");
    }
    hold($what, \@cases, %by_level);
    my @mixed = mixtures($sentence, @cases);
    my %mixed_by_level = map { $_ => judged("--repair=$_", @mixed) } qw(certain likely);
    hold("$what, mixed", \@mixed, %mixed_by_level);
}

# --- what is not damaged -------------------------------------------------------------------------

sub left_alone {
    my ($what, $where, $most, @texts) = @_;
    my @cases = map { { id => $_, damaged => $texts[$_] } } 0 .. $#texts;
    my $found = judged('--check --repair=likely', @cases)->{findings};
    my @flagged = grep { grep { $_->{severity} ne 'note' || !$style{ $_->{rule} } } told($found->{$_}) } 0 .. $#texts;
    row('%s', "$where: $what: " . @flagged . ' of ' . @texts . ' found damaged');
    at_most($where, "$what are left alone", scalar @flagged, $most * @texts);
    diag "$texts[$_] " . join ' ', map { "$_->{rule} [$_->{start}, $_->{end})" } told($found->{$_})
        for @flagged[ 0 .. ($#flagged > 9 ? 9 : $#flagged) ];
}

# Each of the words five times: alone, in brackets, quoted, in a phrase of its language.
sub with_foreign_words {
    my ($sentence) = @_;
    my @texts;
    for (@{ lines(decode('UTF-8', slurp('tests/data/foreign_words.tsv'))) }) {
        my ($language, @words) = split /[\t ]/, s/\n\z//r;
        my $blank = $language =~ /^(?:bo|ja|th)$/ ? '' : ' ';
        for my $n (0 .. 5 * @words - 1) {
            my $word = join $blank, $words[ $n % @words ], map { one(@words) } 1 .. one(0, 0, 0, 1, 2, 7);
            my ($left, $right) = @{ one([ '', '' ], [ ' ', ' ' ], [ '（', '）' ], [ '“', '”' ], [ '(', ')' ], [ '《', '》' ]) };
            my $text = $sentence->('gbk');
            my @places = grep { substr($text, $_ - 1, 2) =~ /\A\p{Han}\p{Han}\z/ } 1 .. length($text) - 1;
            substr($text, @places ? one(@places) : length $text, 0) = "$left$word$right";
            push @texts, $text;
        }
    }
    return @texts;
}

# Letters and signs that Chinese texts use, of which wrong decoders make much, too.
my @signs = ('①②③④⑤', '┌──┬──┐', '│　　│　　│', '└──┴──┘', '╔══╗', '▓▓▓░░░', 'α＋β≤γ', 'ρ（Ω·m）', 'σ²＝∑(x－μ)²/n', 'ΔT＝±0.5℃',
    'PM₂.₅≤75μg/m³', '㎎/㎏', '5㎡×3㎝', '∠ABC＝90°', 'x≠√2', '∵a∥b∴c⊥d', '∫f(x)dx', '½', '¼英寸', '37.5‰', '§3.2', '№ 15', '★★★★☆', '■□▲△●○◆◇', '→↑←↓',
    '√', '【】〖〗', '«公报»', '××××', '×××', '＊＊＊', '——……', '~~~~', '～～～', 'ⅰⅱⅲ', 'ⅠⅡⅢⅣⅤ', '㈠㈡㈢', '⒈⒉⒊', '¥100', '￥100', '€20', '£15',
    '©2024', '®', '™', 'Wi‑Fi®', 'pīnyīn', 'Běijīng Shì', 'lǜsè', 'ā á ǎ à', 'ㄅㄆㄇㄈ', 'café', 'Müller', 'naïve', 'São Paulo', 'El Niño', 'Pokémon', 'Åland', 'Łódź',
    'β-内酰胺', 'γ射线', 'IgE（κ型）', 'Cr⁶⁺', 'CO₂', 'H₂SO₄', 'ⅩⅩ', '³', 'm²', 'Ⅳ类水', '〇', '１２３', 'ＡＢＣ', '々', '〃', 'Гагарин', 'ГОСТ 12.1.005', 'СНГ',
    'カード', 'の', 'ノーベル', '한글', 'K‑pop', '·', '•', '‧', 'Ф型', 'φ50', 'Φ100', 'Ø20', 'Ψ值', '№', '℡', '◎', '※', '≈3.14', '≥18周岁', '≮5', 'ö', 'ß');

sub with_signs {
    my ($sentence) = @_;
    return map {
        my $text = $sentence->('gbk');
        substr($text, choose(length $text), 0) = join one('、', ' '), map { one(@signs) } 0 .. one(0, 0, 0, 1, 2);
        $text;
    } 1 .. 4000;
}

measured('composed', \&composed);
left_alone('letters and signs', 'composed', 0.001, with_signs(\&composed));
left_alone('words of other languages', 'composed', 0.001, with_foreign_words(\&composed));

SKIP: {
    my @sentences = published();
    skip '../shared/data/real is not here', 1 unless @sentences;
    measured('published', sub {
        my $sentence = one_of_many(\@sentences);
        return $_[0] eq 'big5' ? to_traditional($sentence) : $sentence;
    });
    left_alone('sentences', 'published', 0.00001, @sentences);
    left_alone('letters and signs', 'published', 0.001, with_signs(sub { one_of_many(\@sentences) }));
    left_alone('words of other languages', 'published', 0.001, with_foreign_words(sub { one_of_many(\@sentences) }));
}

# choose() has 15 bits only.
sub one_of_many { my ($list) = @_; return $list->[ (choose(32768) * 32768 + choose(32768)) % @$list ] }

note $_ for @table;
spit($ENV{GK_MISREAD_TABLE}, Encode::encode('UTF-8', join '', map { "$_\n" } @table)) if $ENV{GK_MISREAD_TABLE};
done_testing();
