#!/usr/bin/perl
# Characters that a program spelled: made-up sentences in every spelling that is known are found,
# and mended to the letter under --repair=certain; what was lost is found and never made up; and
# of the characters that stand for others every word of the table is found, and none that is right.

use strict;
use warnings;
use utf8;
use Encode;
use Gk::Damage;
use Gk::Test;
use MIME::Base64;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $state = 20191126;
sub some { my ($n) = @_; $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $n }
sub pick { return $_[ some(scalar @_) ] }

my @words = qw(关于 印发 政务公开 工作要点 通知 各县 人民政府 有关部门 认真 贯彻 落实 重点领域 信息 主动 公布 财政
    预算 决算 环境保护 食品药品 安全生产 监督检查 结果 社会救助 义务教育 医疗卫生 征收补偿 方案 办理 依据 条件 程序
    时限 责任 科室 群众 关切 回应 解读 平台 建设 培训 考核 的 和 等 及时 全面 准确 进一步 加强 规范 行政许可);
sub sentence {
    my ($least, $text) = (4 + some(40), '');
    $text .= pick(@words) . (some(9) ? '' : pick('，', '、', '2019年', '（试行）')) while length $text < $least;
    return $text;
}

sub bytes_as { my ($form, $bytes) = @_; return join '', map { sprintf $form, ord } split //, $bytes }
# As Python prints bytes.
sub literal { my ($bytes) = @_; return "b'" . join('', map { /[\x20-\x7E]/ && !/['\\]/ ? $_ : sprintf '\\x%02x', ord } split //, $bytes) . "'" }
sub points { my ($form, $text) = @_; return join '', map { sprintf $form, ord } split //, $text }
sub word { my ($charset, $manner, $bytes) = @_;
    my $inside = $manner eq 'B' ? encode_base64($bytes, '') : bytes_as('=%02X', $bytes);
    return "=?$charset?$manner?$inside?=";
}
sub mailbox { return '&' . (encode_base64(encode('UTF-16BE', $_[0]), '') =~ s/=+\z//r =~ tr{/}{,}r) . '-' }
# The Han of a sentence, which some spellings are of only.
sub han { my ($text) = @_; return $text =~ s/\P{Han}//gr }

my %spelling = (
    'bytes of UTF-8'    => sub { literal(encode('UTF-8', $_[0])) },
    'bytes of GBK'      => sub { literal(encode('cp936', $_[0])) },
    'hexadecimal'       => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/bytes_as('\\x%02x', encode('UTF-8', $1))/ger },
    'octal'             => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/bytes_as('\\%03o', encode('UTF-8', $1))/ger },
    '<U+>'              => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/points('<U+%04X>', $1)/ger },
    '\\u{}'             => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/points('\\u{%x}', $1)/ger },
    '\\U'               => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/points('\\U%08x', $1)/ger },
    'word in UTF-8'     => sub { word('utf-8', 'B', encode('UTF-8', $_[0])) },
    'quoted word'       => sub { word('UTF-8', 'Q', encode('UTF-8', $_[0])) },
    'word in GB 2312'   => sub { word('gb2312', 'B', encode('cp936', $_[0])) },
    'quoted GBK'        => sub { word('GBK', 'Q', encode('cp936', $_[0])) },
    'words of 45 bytes' => sub { my $bytes = encode('UTF-8', $_[0]); join "\n ", map { word('utf-8', 'B', $_) } $bytes =~ /(.{1,45})/gs },
    'UTF-7'             => sub { decode('ascii', encode('UTF-7', $_[0])) },
    'mailbox name'      => sub { my ($text) = @_; $text =~ s/([^\x00-\x7F]+)/mailbox($1)/ger },
    'HZ'                => sub { decode('ascii', encode('hz', $_[0])) },
    'line breaks'       => sub { "一、$_[0]。\\n二、$_[0]。" },
    'sequences'         => sub { "\e[1;31m$_[0]\e[0m" },
    'separators'        => sub { "$_[0]\x{2028}$_[0]" },
    'bare entities'     => sub { "$_[0]&nbsp$_[0]" },
);
my %meant = (
    'line breaks'   => sub { "一、$_[0]。\n二、$_[0]。" },
    'separators'    => sub { "$_[0]\n$_[0]" },
    'bare entities' => sub { "$_[0]\x{A0}$_[0]" },
);

my (@records, %original);
for my $name (sort keys %spelling) {
    for my $n (1 .. 300) {
        my $text = sentence();
        my $id   = "$name $n";
        push @records, wrapped($id, $spelling{$name}->($text));
        $original{$id} = ($meant{$name} || sub { $_[0] })->($text);
    }
}
my $certain = examined('--profile=none --repair=certain', @records);
my (%exact, %found, %wrong);
for my $id (keys %original) {
    my ($name) = $id =~ /^(.*) /;
    $exact{$name} += $certain->{texts}{$id} eq $original{$id};
    $found{$name} += $certain->{findings}{$id} ? 1 : 0;
    $wrong{$name} //= $id if $certain->{texts}{$id} ne $original{$id};
}
for my $name (sort keys %spelling) {
    is($exact{$name}, 300, "$name: all to the letter")
        or diag "$wrong{$name}: $certain->{texts}{ $wrong{$name} }\n  for $original{ $wrong{$name} }";
    is($found{$name}, 300, "$name: all found");
}

# ---- what is lost

# Of UTF-8 read as GBK each decoder that writes a question mark; the last eats what follows it.
sub lone {
    my ($text, $tail, $eats) = @_;
    return $text =~ s/(\p{Han})(.?)/decode('cp936', substr encode('UTF-8', $1), 0, 2) . $tail . ($eats ? '' : $2)/ger;
}
my %loss = (
    'glyphs'                  => sub { my ($a, $b) = @_; "$a(cid:" . some(9999) . ")$b" },
    '〓'                      => sub { "$_[0]〓$_[1]" },
    'two question marks'      => sub { "$_[0]??$_[1]" },
    'three question marks'    => sub { "$_[0]???$_[1]" },
    'no character'            => sub { "$_[0]&#0;$_[1]" },
    'dates, marked'           => sub { lone(sprintf('%d年%d月%d日', 1990 + some(40), 1 + some(12), 1 + some(28)), '?', 0) },
    'dates, eaten'            => sub { lone(sprintf('%d年%d月%d日', 1990 + some(40), 1 + some(12), 1 + some(28)), '?', 1) },
    'dates, U+FFFD'           => sub { lone(sprintf('%d年%d月%d日', 1990 + some(40), 1 + some(12), 1 + some(28)), "\x{FFFD}", 0) },
    'articles'                => sub { lone(sprintf('第%d条', 1 + some(99)), '?', 0) },
    'amounts'                 => sub { lone(sprintf('%d' . pick(qw(万 元 个 人 次 项 户 亩 吨)), 1 + some(999)), '?', 0) },
);
@records = ();
%original = ();
for my $name (sort keys %loss) {
    for my $n (1 .. 300) {
        my $id = "$name $n";
        $original{$id} = $loss{$name}->(han(sentence()), han(sentence()));
        push @records, wrapped($id, $original{$id});
    }
}
my $likely = examined('--profile=none --repair=likely', @records);
%found = ();
my $changed = 0;
for my $id (keys %original) {
    my ($name) = $id =~ /^(.*) /;
    $found{$name} += $likely->{findings}{$id} ? 1 : 0;
    $wrong{$name} = $id if !$likely->{findings}{$id};
    $changed++ if $likely->{texts}{$id} ne $original{$id};
}
is($changed, 0, 'nothing is made up for what is lost');
is($found{$_}, 300, "$_: all found") or diag $original{ $wrong{$_} } for sort keys %loss;

# ---- what stands for others

@records = ();
my ($rows, %kind) = (0);
for (@{ lines(slurp(root() . '/lib/text/tables/standins.tsv')) }) {
    my @row = split /\t/, decode('UTF-8', $_ =~ s/\n//r);
    next if @row != 7 || /^#/;
    $rows++;
    my ($what, undef, $simplified, @sets) = map { $_ eq '-' ? '' : $_ } @row;
    next if $what eq $simplified;    # looked at in traditional text only
    my $n = 0;
    for my $set (0 .. 3) {
        for my $beside (grep { $_ ne '*' && $_ ne $what } split //, $sets[$set]) {
            my $word = $set % 2 ? "$what$beside" : "$beside$what";
            my $id   = sprintf 'row %d %d', $rows, ++$n;
            $kind{$id} = [ $set < 2, $word ];
            push @records, wrapped($id, "（$word）");
        }
    }
}
my $stand_ins = examined('--profile=none --repair=likely', @records);
my @missed = grep { $kind{$_}[0] && !told($_) } sort keys %kind;
my %wanted = map { $kind{$_}[1] => 1 } grep { $kind{$_}[0] } keys %kind;    # by another row
my @false  = grep { !$wanted{ $kind{$_}[1] } && told($_) } sort keys %kind;
sub told { return grep { $_->{rule} =~ /^text\.(lookalike|conversion)$/ } @{ $stand_ins->{findings}{ $_[0] } || [] } }
ok(keys %kind > 1000, 'there are words enough') or diag scalar keys %kind;
ok(!@missed, 'every word of the table is found') or diag join ' ', map { $kind{$_}[1] } @missed;
ok(!@false, 'and none that is right') or diag join ' ', map { $kind{$_}[1] } @false;

# ---- sound texts

my @sound = ('http://www.example.cn/a+b?x=%E6%94%BF&nbsp=1', 'C:\\new\\test\\x41', 'D:\\资料\\通知\\n年',
    '[\\u4e00-\\u9fa5\\n\\t]+', '^\\d{3}\\.[^\\x00-\\xff]$', 'print("你好\\n")', '$\\nu \\times \\rho$', '+86-10-12345678',
    'A+B-C', 'C++-', '1+1=2', 'R&D', '~{', 'U+4E00', '（U+3400）', '空间?明年会不会?', '什么??', '東京ニ於テ', 'ト', '(c)', 'b\'\'');
@records = ();
for my $n (1 .. 3000) {
    push @records, wrapped($n, sentence() . '，' . pick(@sound) . '，' . sentence() . '。');
}
my $clean = examined('--profile=none --repair=likely', @records);
my @flagged = grep { grep { $_->{rule} ne 'text.mixed' } @{ $clean->{findings}{$_} || [] } } 1 .. 3000;
ok(!@flagged, 'sound texts are left alone') or diag $clean->{texts}{ $flagged[0] }, map { " $_->{rule}" } @{ $clean->{findings}{ $flagged[0] } };
done_testing();
