#!/usr/bin/perl
# Repair changes what it reports and nothing else: outside the spans reported as repaired the
# text is the same, outside the strings every byte of the record is; mended twice equals mended
# once; threads make no difference; and what is off is not touched.

use strict;
use warnings;
use utf8;
use Encode;
use Gk::Damage;
use Gk::Test;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);
my $json = JSON::PP->new->utf8->canonical;

sub as_gbk   { my ($text) = @_; return decode('cp936', encode('UTF-8', $text)) }
sub as_latin { my ($text) = @_; return decode('latin1', encode('UTF-8', $text)) }

# Damaged pieces and sound ones, mixed by a generator of numbers that is the same everywhere.
my @sound = ('政务公开工作方案', '示范市科学技术局', '（2019年第5号）', '歙(shè)县', '"quoted" \\ and / ',
    "第一行\n第二行", '12.50%', '𠮷野家', '减灾局', ' ');
my @damaged = ('印發(fā)', '規(guī)範', '根據(jù)', '專家?guī)旖ㄔO', as_gbk('责任清单'), as_gbk('抽查事项清单'),
    as_latin('权力清单和责任清单'), decode('latin1', encode('cp936', '权力清单和责任清单')), '&nbsp;', "\x{FEFF}",
    "\x{200B}", '⼈⺠', '锟斤拷', "\x{FFFD}", "\x{E81E}", '%E6%94%BF%E5%8A%A1', '??????');
my $state = 20181221;
sub choose { my ($n) = @_; $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $n }
sub text {
    my ($most) = @_;
    return join '', map { choose(2) ? $sound[ choose(scalar @sound) ] : $damaged[ choose(scalar @damaged) ] } 0 .. choose($most);
}

# A string as JSON, some of its characters escaped though they need not be.
sub quoted_text {
    my ($text) = @_;
    my $out = '';
    for my $c (split //, $text) {
        my $code = ord $c;
        if ($c =~ /["\\]/ || $code < 0x20 || choose(6) == 0) {
            $code < 0x10000 ? ($out .= sprintf(choose(2) ? '\\u%04x' : '\\u%04X', $code))
                : ($out .= sprintf '\\u%04x\\u%04X', 0xD800 + (($code - 0x10000) >> 10), 0xDC00 + ($code - 0x10000) % 0x400);
        } else {
            $out .= $c;
        }
    }
    return qq("$out");
}

sub record {
    my ($n) = @_;
    my ($a, $b, $c, $d) = map { quoted_text(text(12)) } 1 .. 4;
    return sprintf qq({"id" : "r-%d","title":"甲","summary":%s, "n":1.10,\t"部分":[ [%s,-0.0e1,{"k/~":%s}],null, %s ] ,"gk":{"office":{"x":"印發(fā)"}}}\n),
        $n, $a, $b, $c, $d;
}
my @records = map { encode('UTF-8', record($_)) } 1 .. 200;

# The strings of a record by their pointers.
sub strings {
    my ($value, $pointer, $into) = @_;
    if (ref $value eq 'HASH') {
        for my $name (keys %$value) {
            my $step = $name =~ s/~/~0/gr =~ s{/}{~1}gr;
            strings($value->{$name}, "$pointer/$step", $into);
        }
    } elsif (ref $value eq 'ARRAY') {
        strings($value->[$_], "$pointer/$_", $into) for 0 .. $#$value;
    } elsif (defined $value) {
        $into->{$pointer} = $value;
    }
    return $into;
}

# The bytes of a line that are outside of strings.
sub frame { my ($line) = @_; return $line =~ s/"(?:[^"\\]|\\.)*"/""/gr }

sub same {
    my ($twice, $once, $name) = @_;
    my $same = length $once && $twice eq $once;
    ok($same, $name);
    return if $same;
    my ($a, $b) = (lines($once), lines($twice));
    my ($i) = grep { $a->[$_] ne ($b->[$_] // '') } 0 .. $#$a;
    diag decode('UTF-8', "once  $a->[$i]twice $b->[$i]") if defined $i;
}

my $in = join '', @records;
for my $level (qw(certain likely)) {
    my $folder = scratch();
    my $run = sub { my ($more, $bytes) = @_; return sh("gk-validate --profile=none --repair=$level $more", in => $bytes, dir => $folder) };
    my $once = $run->('-q -f json -R report', $in);
    is($once->{status}, 0, "$level: every record passes") or diag substr $once->{err}, 0, 300;
    my @out = @{ lines($once->{out}) };
    is(scalar @out, scalar @records, 'and comes out');
    ok($once->{out} ne $in, 'something was mended');

    my %repairs;
    for (@{ lines(slurp("$folder/report")) }) {
        my $finding = $json->decode($_);
        next unless ($finding->{action} // '') eq 'repair';
        push @{ $repairs{ $finding->{id} }{ $finding->{pointer} } }, $finding;
    }
    my ($frames, $strays, $untold) = (0, 0, 0);
    for my $i (0 .. $#records) {
        $frames++ if frame($records[$i]) ne frame($out[$i]);
        my ($before, $after) = map { strings($json->decode($_), '', {}) } $records[$i], $out[$i];
        my $id = $before->{'/id'};
        for my $pointer (sort keys %$before) {
            my @spans = @{ $repairs{$id}{$pointer} || [] };
            $untold++ if $before->{$pointer} ne $after->{$pointer} && !@spans;
            next if kept_outside($before->{$pointer}, $after->{$pointer}, @spans);
            $strays++;
            diag "$id $pointer\n  before $before->{$pointer}\n  after  $after->{$pointer}";
        }
    }
    is($frames, 0, "$level: every byte outside of strings stays");
    is($strays, 0, "$level: every character outside of the reported spans stays");
    is($untold, 0, "$level: no string changes without a finding");

    my $twice = $run->('-q -f json -R again', $once->{out});
    same($twice->{out}, $once->{out}, "$level: mended twice equals mended once");
    my @again = grep { /"action":"repair"/ } @{ lines(slurp("$folder/again")) };
    is(scalar @again, 0, "$level: and the second time nothing is repaired") or diag decode('UTF-8', $again[0]);
    my $report = slurp("$folder/report");
    for my $jobs (2, 7) {
        my $result = $run->("-q -f json -R jobs -j$jobs", $in);
        ok($result->{out} eq $once->{out} && slurp("$folder/jobs") eq $report, "$level: -j$jobs gives the same bytes");
    }

    my $judged = $run->('-q -n -f json -R check', $in);
    ok($judged->{out} eq '' && slurp("$folder/check") eq $report, "$level: --check finds the same and writes nothing");
    my $annotated = sh("gk-validate --repair=$level --annotate -q", in => $in, dir => $folder);
    my $more = sh("gk-validate --repair=$level --annotate -q", in => $annotated->{out}, dir => $folder);
    same($more->{out}, $annotated->{out}, "$level, --annotate: twice equals once");
}

my $unasked = sh('gk-validate -q', in => $in);
ok($unasked->{out} eq $in, 'without --repair nothing changes');

# Very many repairs in one string take time in proportion.
my @large = map { wrapped('large', '印發(fā)。' x $_) } 20_000, 80_000;
my @took = map { my $line = $_; my $start = time; my $r = sh('gk-validate -p none --repair=certain -q', in => $line, limit => 300);
    is($r->{out} =~ tr/(//, 0, 'every gloss of a large string is taken out'); times_of() } @large;
sub times_of { my (undef, undef, $user, $system) = times; return $user + $system }
cmp_ok($took[1] - $took[0], '<', sanitized() ? 120 : 20, 'and does not take time by the square of their number');
done_testing();
