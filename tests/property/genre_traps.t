#!/usr/bin/perl
# What pages write around a title does not hide its kind, and pages about a document have none: each
# form around a thousand published titles, where they are beside the checkout, in simplified,
# traditional and glossed characters; and made-up titles of each kind.

use strict;
use warnings;
use utf8;
use Gk::Forms;
use Gk::Test;
use Encode;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my @kinds = qw(决议 决定 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要 条例 规定 办法 细则 规则);
my $kinds = join '|', @kinds;

# The genre of each title, '' where there is none.
sub genres {
    my (@titles) = @_;
    my $in  = join '', map { '{"title":"' . s/(["\\])/\\$1/gr . "\"}\n" } @titles;
    my $out = sh('gk-classify -q --taxonomy=genre', in => encode('UTF-8', $in));
    my @got = map { /"gk":\{"classify":\{"genre":\{"primary":"([^"]*)"/ ? $1 : '' } @{ lines(decode('UTF-8', $out->{out})) };
    @got == @titles or BAIL_OUT('not every title was classified');
    return @got;
}

# Form of title and kind to what a page has, and the kind that is then expected.
my @kept = (
    sub { "【某市人民政府】《$_[0]》" },
    sub { "某市《$_[0]》" },
    sub { "某局：《$_[0]》" },
    sub { "《$_[0]》" },
    sub { "市政府办公厅印发《$_[0]》" },
    sub { "国务院批转《$_[0]》" },
    sub { "某委等转发《$_[0]》（试行）" },
    sub { "某部令第17号《$_[0]》" },
    sub { "某府办〔2017〕79号 $_[0]" },
    sub { "$_[0] 某府办函〔2017〕79号" },
    sub { "$_[0]某府办函〔2017〕79号" },
    sub { "$_[0]（某府令67号）" },
    sub { "$_[0]（2017年第10期）" },
    sub { "$_[0]（废止）" },
    sub { "$_[0](已失效)" },
    sub { "$_[0]（试行）（已废止）" },
    sub { "$_[0]（征求意见稿）" },
    sub { "《$_[0]（征求意见稿）》" },
    sub { "《$_[0]》（草案）" },
    sub { "$_[0]_某市人民政府" },
    sub { "$_[0] - 通知公告 - 某市人民政府门户网站" },
    sub { "首页 > 政务公开 > $_[0]" },
    sub { "$_[0]　发布日期：2018-05-03　来源：办公室" },
    sub { "\">$_[0](本文件已失效)" },
    sub { "<p>$_[0]</p>" },
    sub { "$_[0]\x{200B}" },
    sub { "$_[0]\x{E003} " },
    sub { "$_[0]2018年5月3日" },
    sub { "$_[0].docx" },
    sub { "$_[0]……" },
    sub { "$_[0]〔2021〕5号" },
    sub { "$_[0]　废止" },
    sub { "$_[0]_政府信息公开_某区" },
    sub { "$_[0]_某县_县政府办" },
    sub { "$_[0]  打印本页" },
    sub { "$_[0] 文号：某府发〔2021〕5号" },
    sub { "$_[0] 附件：1.汇总表" },
    sub { "$_[0] 阅读：12次" },
    sub { "$_[0] 更多>>" },
    sub { "$_[0]\[详细]" },
);
my @none = (
    sub { "一图读懂《$_[0]》" },
    sub { "一图读懂$_[0]" },
    sub { "图解：$_[0]" },
    sub { "【政策解读】$_[0]" },
    sub { "解读《$_[0]》" },
    sub { "《$_[0]》政策解读（一）" },
    sub { "《$_[0]》图解" },
    sub { "【动漫图解】《$_[0]》" },
    sub { "某局负责人就《$_[0]》答记者问" },
    sub { "市政府新闻发布会介绍《$_[0]》" },
    sub { "国务院政策例行吹风会解读《$_[0]》" },
    sub { "某市贯彻《$_[0]》" },
    sub { "《$_[0]》公开征求意见" },
    sub { "$_[0]_政策解读" },
    sub { "$_[0]_政策解读_某县" },
);
my @notice = (
    sub { "关于转发《$_[0]》的通知" },
    sub { "《关于印发《$_[0]》的通知》" },
    sub { "某局关于印发《$_[0]（试行）》的通知（某发〔2017〕7号）" },
);

# Made-up titles, each with its genre.
my %made = (
    '市长作政府工作报告' => '', '省政府召开常务会议讨论决定' => '', '市长签署命令' => '', '市人大常委会听取和审议关于预算执行情况的报告' => '',
    '三部门联合发布通知' => '', '某项目获国务院批复' => '', '某公司被环保部通报' => '', '关于某办法公开征求意见' => '',
    '政府工作报告' => '报告', '关于听取和审议预算报告的决议' => '决议', '关于做好政策解读工作的通知' => '通知',
    '国务院批转某委关于某问题的报告' => '报告', '国务院批转某委关于某问题报告的通知' => '通知', '转发某局会议纪要' => '纪要',
    '关于某事的复函' => '函', '关于某事的答复函' => '函', '关于某事的批覆' => '批复', '关于某提案的答复' => '',
    '某市人民政府令第67号' => '命令（令）', '中华人民共和国主席令（第十四号）' => '命令（令）', '某市人民政府令〔2013〕第2号' => '命令（令）',
    '某局公告2015年第41号' => '公告', '某局通告〔2018〕7号' => '通告',
    map { ("某地$_" => '') } qw(司令 政令 法令 指令 禁令 口令 律令 军令 时令 冬令 夏令 节令 责令 勒令 条令 下令 保函 信函),
);
my @made = sort keys %made;
my @got  = genres(@made);
is($got[$_], $made{ $made[$_] }, "$made[$_] is " . ($made{ $made[$_] } || 'none')) for 0 .. $#made;

# ---- published titles

# A thousand of them that end with a kind and begin with a letter, drawn by a stated seed.
my $state = 20261126;
sub some { my ($n) = @_; $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $n }
sub published {
    my ($path, $count) = @_;
    my %seen;
    my @all = grep { /\A\p{Han}.*(?:$kinds)\z/ && !/解读|图解|[（(\]】]\z/ && !$seen{$_}++ }
        map { JSON::PP->new->utf8->decode($_)->{title} } @{ lines(slurp($path)) };
    for my $n (0 .. $count - 1) {
        my $other = $n + some(32768) % (@all - $n);
        @all[ $n, $other ] = @all[ $other, $n ];
    }
    return @all[ 0 .. $count - 1 ];
}

sub share {
    my ($name, $least, $expected, @titles) = @_;
    my @got   = genres(@titles);
    my @wrong = grep { $got[$_] ne $expected->[$_] } 0 .. $#titles;
    my $good  = 1 - @wrong / @titles;
    ok($good >= $least, sprintf '%s: %.4f', $name, $good)
        or diag map { "  $titles[$_]: '$got[$_]', not '$expected->[$_]'\n" } grep { defined } @wrong[ 0 .. 9 ];
}

SKIP: {
    my $path  = shared('data/real/titles.jsonl');
    my $table = shared('data/fold/TSCharacters.txt');
    skip('../shared/data/real/titles.jsonl is not here', 1) unless $path && $table;
    my $to       = traditional_table($table);
    my @titles   = published($path, 1000);
    my @expected = map { /($kinds)\z/ ? $1 : '' } @titles;
    my %as = (
        simplified  => sub { $_[0] },
        traditional => sub { traditional($to, $_[0]) },
        glossed     => sub { glossed($to, $_[0]) },
    );
    for my $form (sort keys %as) {
        share("titles as they are, $form", 0.997, \@expected, map { $as{$form}->($_) } @titles);
        # Around all of them as they are, around some in other characters.
        my @around = $form eq 'simplified' ? @titles : @titles[ 0 .. 199 ];
        share("$form " . $_->('…'), 0.98, \@expected, map { $as{$form}->($_) } wrap($_, @around)) for @kept;
        share("$form " . $_->('…'), 0.98, [ ('') x @around ], map { $as{$form}->($_) } wrap($_, @around)) for @none;
        share("$form " . $_->('…'), 0.98, [ ('通知') x @around ], map { $as{$form}->($_) } wrap($_, @around)) for @notice;
    }
}
sub wrap { my ($form, @titles) = @_; return map { $form->($_) } @titles }
done_testing();
