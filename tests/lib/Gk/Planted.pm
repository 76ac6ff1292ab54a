# Made-up personal data for the tests of gk-redact: values of every type, valid by their checks, in
# every form in which people and programs write them. Nobody holds them: the bearers of identity
# numbers would have been born before 1900, regions end in 99, serials are drawn by a small
# generator whose seed the test states. Characters, not bytes, everywhere.
package Gk::Planted;
use strict;
use warnings;
use utf8;
use Exporter 'import';
our @EXPORT_OK = qw(seed draw pick value label forms spell);

my $state;
sub seed { $state = shift }
sub draw { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub pick { return $_[ draw(scalar @_) ] }
sub digits { return join '', map { draw(10) } 1 .. shift }

# ---- values

sub weighted {
    my ($text, @weights) = @_;
    my $sum = 0;
    $sum += $weights[$_] * substr $text, $_, 1 for 0 .. $#weights;
    return $sum;
}

# GB 11643-1999, ISO 7064 MOD 11-2
sub cn_id {
    my $body = sprintf '%s%s%02d%02d%s', pick(qw(110199 320599 419901 510199 659901)),
        1850 + draw(50), 1 + draw(12), 1 + draw(28), digits(3);
    return $body . substr '10X98765432',
        weighted($body, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11, 1;
}

# the check digit that makes the number pass, ISO/IEC 7812-1
sub luhn {
    my ($body) = @_;
    my ($sum, $double) = (0, 1);
    for my $digit (reverse split //, $body) {
        my $add = $digit * (1 + $double);
        $sum += $add > 9 ? $add - 9 : $add;
        $double = !$double || 0;
    }
    return $body . (10 - $sum % 10) % 10;
}

# GB 32100-2015
sub uscc {
    my @alphabet = split //, '0123456789ABCDEFGHJKLMNPQRTUWXY';
    my %worth = map { $alphabet[$_] => $_ } 0 .. $#alphabet;
    my $body = pick(qw(11 12 91 92)) . '999900' . join '', map { $alphabet[ draw(31) ] } 1 .. 9;
    my ($sum, $weight) = (0, 1);
    for my $letter (split //, $body) {
        $sum += $worth{$letter} * $weight;
        $weight = $weight * 3 % 31;
    }
    return $body . $alphabet[ (31 - $sum % 31) % 31 ];
}

# Hong Kong: A = 10 …, the missing first letter counts 36
sub hk_id {
    my $letter = pick('A' .. 'Z');
    my $body = digits(6);
    my $sum = 36 * 9 + 8 * (ord($letter) - 55) + weighted($body, 7, 6, 5, 4, 3, 2);
    my $check = (11 - $sum % 11) % 11;
    return "$letter$body(" . ($check == 10 ? 'A' : $check) . ')';
}

# Taiwan: the letter stands for two digits
sub tw_id {
    my %worth = (A => 10, B => 11, C => 12, D => 13, E => 14, F => 15, G => 16, H => 17, J => 18);
    my $letter = pick(sort keys %worth);
    my $body = pick(1, 2) . digits(7);
    my $sum = int($worth{$letter} / 10) + 9 * ($worth{$letter} % 10) +
        weighted($body, 8, 7, 6, 5, 4, 3, 2, 1);
    return $letter . $body . (10 - $sum % 10) % 10;
}

my %value = (
    cn_id     => \&cn_id,
    mobile    => sub { pick(qw(130 138 139 150 158 176 189 199)) . digits(8) },
    bank_card => sub { luhn(pick(qw(622200 621799 622848)) . digits(pick(9, 12))) },
    passport  => sub { pick('E', 'EA', 'G') . digits(8) =~ s/^/ /r },
    hk_macau_permit => sub { pick('C', 'H', 'M') . digits(8) },
    taiwan_permit   => sub { pick('L', 'T') . digits(8) },
    hk_id           => \&hk_id,
    macau_id        => sub { pick(1, 5, 7) . digits(6) . '(' . digits(1) . ')' },
    tw_id           => \&tw_id,
    officer_id      => sub { pick('军', '士', '文') . '字第' . digits(7) . '号' },
    plate => sub { pick('京', '沪', '苏', '粤') . pick('A' .. 'H') . pick('A' .. 'H') . digits(4) },
    email => sub { pick(qw(zhangshi liyang wangshi)) . digits(3) . '@' . pick(qw(163.com qq.com 126.com)) },
    birth_date => sub { sprintf '%d年%d月%d日', 1930 + draw(70), 1 + draw(12), 1 + draw(28) },
    address    => sub {
        return '示范省示例市' . pick('东示区', '西示县') . pick('南样街道', '北样镇') . pick('青石路', '白杨街') .
            (1 + draw(300)) . '号' . (1 + draw(20)) . '栋' . (101 + draw(900)) . '室';
    },
    phone => sub { '0' . pick(qw(571 371 10 21)) . '-' . (2 + draw(7)) . digits(7) },
    uscc  => \&uscc,
);
$value{passport} = sub { my $kind = draw(3); return $kind == 0 ? 'E' . digits(8) : $kind == 1 ? 'E' . pick('A' .. 'H') . digits(7) : 'G' . digits(8) };

sub value { my ($type) = @_; return $value{$type}->() }

my %label = (
    cn_id     => [ '身份证号', '公民身份号码', '身份证号码' ],
    mobile    => [ '手机', '手机号码', '联系电话', '移动电话' ],
    bank_card => [ '银行卡号', '银行账号', '卡号', '一卡通账号' ],
    passport  => [ '护照号', '护照号码' ],
    hk_macau_permit => ['往来港澳通行证号'],
    taiwan_permit   => ['往来台湾通行证号'],
    hk_id           => ['香港身份证号'],
    macau_id        => ['澳门身份证号'],
    tw_id           => ['台湾身份证号'],
    officer_id      => [ '军官证号', '士兵证号' ],
    plate           => [ '车牌号', '号牌号码' ],
    email           => [ '邮箱', '电子邮箱' ],
    birth_date      => [ '出生日期', '出生年月' ],
    address         => [ '家庭住址', '住址', '现住址' ],
    phone           => ['家庭电话'],
    uscc            => ['统一社会信用代码'],
);

sub label { my ($type) = @_; return pick(@{ $label{$type} }) }

# ---- forms

sub groups {
    my ($text, $sign, @lengths) = @_;
    my @parts;
    push @parts, substr $text, 0, $_, '' for @lengths;
    return join $sign, @parts, length $text ? $text : ();
}

# by the way people group such a number
sub grouped {
    my ($type, $text, $sign) = @_;
    return groups($text, $sign, 6, 8) if $type eq 'cn_id';
    return groups($text, $sign, 3, 4) if $type eq 'mobile';
    return groups($text, $sign, 4, 4, 4, 4);
}

sub shifted { my ($text, $zero) = @_; return $text =~ s/(\d)/chr($zero + $1)/ger }
sub between { my ($text, $sign) = @_; return join $sign, split //, $text }
sub every { my ($text, $width, $sign) = @_; return $text =~ s/(.{$width})(?=.)/$1$sign/gr }

# Each: whether a value in this form is looked for only behind a label, for which types it is, how
# it is written. `html` forms are undone by whoever reads a page.
my $numbers = { map { $_ => 1 } qw(cn_id mobile bank_card) };
my $text    = { map { $_ => 1 } keys %value };
my %forms = (
    plain           => [ 0, $text,    sub { $_[1] } ],
    'full width'    => [ 0, $text,    sub { $_[1] =~ s/([!-~])/chr(ord($1) + 0xFEE0)/ger } ],
    'zero width'    => [ 0, $text,    sub { every($_[1], 3, "\x{200B}") } ],
    'soft hyphen'   => [ 0, $numbers, sub { every($_[1], 4, "\x{AD}") } ],
    blanks          => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], ' ') } ],
    'no-break'      => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], "\x{A0}") } ],
    'wide blanks'   => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], "\x{3000}") } ],
    'two blanks'    => [ 1, $numbers, sub { grouped(@_[ 0, 1 ], '  ') } ],
    hyphens         => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], '-') } ],
    'em dashes'     => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], "\x{2014}") } ],
    'en dashes'     => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], "\x{2013}") } ],
    dots            => [ 1, $numbers, sub { grouped(@_[ 0, 1 ], '.') } ],
    slashes         => [ 1, $numbers, sub { grouped(@_[ 0, 1 ], '/') } ],
    'digit by digit' => [ 1, $numbers, sub { between($_[1], ' ') } ],
    threes          => [ 1, $numbers, sub { every($_[1], 3, ' ') } ],
    fours           => [ 1, $numbers, sub { every($_[1], 4, ' ') } ],
    tab             => [ 1, $numbers, sub { groups($_[1], "\t", 6) } ],
    'line end'      => [ 1, $numbers, sub { groups($_[1], "\n", 7) } ],
    circled         => [ 1, $numbers, sub { $_[1] =~ s/([1-9])/chr(0x2460 + $1 - 1)/ger =~ s/0/\x{24EA}/gr } ],
    mathematical    => [ 0, $numbers, sub { shifted($_[1], 0x1D7CE) } ],
    'Arabic-Indic'  => [ 0, $numbers, sub { shifted($_[1], 0x660) } ],
    'Han numerals'  => [ 1, $numbers, sub { $_[1] =~ s/(\d)/substr '〇一二三四五六七八九', $1, 1/ger } ],
    'entities'      => [ 0, $text,    sub { $_[1] =~ s/([!-~])/'&#' . ord($1) . ';'/ger } ],
    'one entity'    => [ 0, $text,    sub { $_[1] =~ s/(\w)(?=.{3}$)/'&#x' . sprintf('%x', ord $1) . ';'/er } ],
    'bare entity'   => [ 0, $numbers, sub { $_[1] =~ s/(\d)(?=\D|$)/'&#' . ord($1)/er } ],
    '&nbsp;'        => [ 0, $numbers, sub { grouped(@_[ 0, 1 ], '&nbsp;') } ],
    'tags'          => [ 0, $text,    sub { $_[1] =~ s/^(..)(..)/$1<b>$2<\/b>/r } ],
    'span'          => [ 0, $text,    sub { my $half = int(length($_[1]) / 2); $_[1] =~ s/^(.{$half})/$1<span style="color:red">/r . '</span>' } ],
    'comment'       => [ 0, $text,    sub { $_[1] =~ s/^(...)/$1<!-- -->/r } ],
    'line break tag' => [ 1, $numbers, sub { groups($_[1], '<br>', 6) } ],
);

sub forms { my ($type) = @_; return grep { $forms{$_}[1]{$type} } sort keys %forms }

# (the value as it is written, whether it needs a label)
sub spell {
    my ($type, $value, $form) = @_;
    return ($forms{$form}[2]->($type, $value), $forms{$form}[0]);
}

1;
