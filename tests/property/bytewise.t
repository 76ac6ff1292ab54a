#!/usr/bin/perl
# Lines of Big5 and GBK that a program has escaped byte by byte are held by name, or read as what was
# meant; lines that were escaped as characters pass as they are. On made-up texts of words, in which
# characters stand whose second byte is a backslash.

use strict;
use warnings;
use utf8;
use Encode ();
use Gk::Test;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':encoding(UTF-8)' for qw(output failure_output);

my $json = JSON::PP->new->allow_nonref;
my $texts = 1500;
srand 20260101;

# With the half that is a backslash, and plain.
my %words = (
    Big5 => [[qw(功 許 蓋 餐 閱 成功 許可 功能)], [qw(通知 工作 公開 年度 報告 ， 。 （ ）)]],
    GBK  => [[qw(誠 乗 俓 忠誠 誠信)], [qw(通知 工作 公开 年度 报告 ， 。 （ ）)]],
);
my @others = ('not', 'test', 'report', 'PM2.5', 'A', '2019', '1.', ' ', '"', "\n", "\t", '/', '-', ':');

sub pick { return $_[rand @_] }

sub made_up {
    my ($special, $plain) = @{ $words{ $_[0] } };
    my $text = '';
    $text .= pick(map { @$_ } $special, $plain, $plain, \@others) for 0 .. rand 8;
    return $text;
}

# As JSON, in the encoding; `doubles`: as a program writes it that takes bytes for characters.
sub written {
    my ($text, $encoding, $doubles) = @_;
    my $bytes = '';
    for my $c (split //, $json->encode($text)) {
        my $one = Encode::encode($encoding eq 'Big5' ? 'cp950' : 'cp936', $c, Encode::FB_CROAK);
        $bytes .= $one;
        $bytes .= '\\' if $doubles && length $one == 2 && substr($one, 1) eq '\\';
    }
    return $bytes;
}

for my $encoding (qw(Big5 GBK)) {
    my $special = qr/[功許蓋餐閱誠乗俓]/;
    my @texts = map { made_up($encoding) } 1 .. $texts;
    for my $doubles (0, 1) {
        my $in = join '', map {
            '{"id":"' . $_ . '","title":' . written($texts[$_], $encoding, $doubles) . "}\n" } 0 .. $#texts;
        my $folder = scratch();
        my $result = sh("gk-validate --profile=none -e $encoding -f json -R report", in => $in, dir => $folder);
        my (%title, %held);
        for (@{ lines($result->{out}) }) {
            my $record = JSON::PP->new->utf8->decode($_);
            $title{ $record->{id} } = $record->{title};
        }
        for (@{ lines(slurp("$folder/report")) }) {
            my $finding = JSON::PP->new->utf8->decode($_);
            $held{ $finding->{line} - 1 } = $finding->{rule} if $finding->{rule};
        }
        my @other = grep { ($held{$_} // 'json.doubled') ne 'json.doubled' } keys %held;
        is(scalar @other, 0, "$encoding: nothing is held for another reason");
        my @wrong = grep { !$held{$_} && ($title{$_} // '') ne $texts[$_] } 0 .. $#texts;
        is(scalar @wrong, 0, "$encoding, " . ($doubles ? 'doubled' : 'as characters') . ': what passes is what was meant')
            or diag(join "\n", map { $texts[$_] . ' => ' . ($title{$_} // '') } @wrong[0 .. ($#wrong > 5 ? 5 : $#wrong)]);
        my @meant = grep { $texts[$_] =~ $special } 0 .. $#texts;
        my $count = grep { $held{$_} } @meant;
        my $plain = grep { $held{$_} && $texts[$_] !~ $special } 0 .. $#texts;
        is($plain, 0, "$encoding: a line without such characters is never held");
        if ($doubles) {
            my $right = grep { !$held{$_} } @meant;
            ok($count + $right == @meant && $count > @meant * 0.8, "$encoding: of " . @meant . " doubled lines $count are held");
        } else {
            ok($count <= @meant * 0.02, "$encoding: of " . @meant . " written as characters $count are held for doubt");
        }
    }
}
done_testing;
