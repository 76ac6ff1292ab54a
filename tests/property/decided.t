#!/usr/bin/perl
# A reviewer's decisions, at random, against an oracle: what was found in a first run is passed,
# masked, withheld or left undecided by chance, the list goes through a spreadsheet's form, and the
# second run does just that. A passed value stands at its place and nowhere else; everything else
# is as it was; a record is held where something in it is withheld; every decision is told once,
# whatever the number of jobs; and the masked surroundings of the list repeat nothing that was found.

use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use Gk::Test;
use JSON::PP;
use Test::More;

my ($seed, $runs, $records) = (20260331, 12, 60);
my $state = $seed;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub pick { return $_[ some(scalar @_) ] }

my $json = JSON::PP->new->utf8->canonical;
my @words = qw(示范项目 示范人员 未定事项);
my @values = ((map { sprintf '1380013%04d', $_ } 8000 .. 8003), '11000018500101018X', @words, '内部资料 注意保存');

# Values stand apart, so that each is a finding of its own.
sub text {
    return join '，', map { pick('电话', '联系人', '') . pick(@values, '平常文字', '平常文字') . pick('等', '') } 1 .. 1 + some(4);
}

sub record {
    my ($id) = @_;
    my %record = (id => "r$id", title => text());
    $record{content}   = text() if some(2);
    $record{summary}   = "机密★10年" if !some(8);
    $record{attachments} = [ { text => text() } ] if !some(3);
    $record{phone}     = 13800138000 + some(3) if !some(4);
    return \%record;
}

sub value_at {
    my ($record, $pointer) = @_;
    my $value = \$record;
    for my $step (split m{/}, substr $pointer, 1) {
        $value = ref $$value eq 'ARRAY' ? \$$value->[$step] : \$$value->{$step};
    }
    return $value;
}

# What a run tells, by fingerprint.
sub findings {
    my ($report) = @_;
    return [ grep { $_->{rule} } map { $json->decode($_) } split /\n/, $report ];
}

my %basis = (pass => ['公开的值班电话', '经核实'], mask => ['个人信息'], withhold => ['当事人要求']);

for my $run (1 .. $runs) {
    my $folder = scratch();
    spit("$folder/key", 'k' x 32);
    chmod 0600, "$folder/key";
    spit("$folder/words", encode('UTF-8', "示范项目\n示范人员\tmask\n未定事项\tnote\n"));
    my @records = map { record($_) } 1 .. $records;
    my @lines = map { $json->encode($_) } @records;
    spit("$folder/in", join '', map { "$_\n" } @lines);
    my $redact = 'gk-redact --lang=en --mask=star --words=words --key-file=key';

    my $first = findings(sh("$redact -q -n -f json -R report in; cat report", dir => $folder)->{out});
    my $list  = sh("$redact -q -n -f csv -R list in; cat list", dir => $folder)->{out};
    my (%context, @head);
    for my $row (split /\r\n/, decode('UTF-8', $list =~ s/\A\xEF\xBB\xBF//r)) {
        my @cells = map { s/""/"/gr } map { s/^"|"$//gr } $row =~ /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
        @head = @cells if !@head;
        my %cell;
        @cell{@head} = @cells;
        $context{ $cell{fingerprint} } = $cell{context} if $cell{fingerprint} =~ /^f[0-9a-f]{32}$/;
    }
    my @leaks = grep { my $around = $_; grep { index($around, $_) >= 0 } @values } values %context;
    ok(keys %context > 20 && !@leaks, "run $run: nothing that was found stands in its surroundings") or diag(map { encode('UTF-8', "$_\n") } @leaks);

    # Decisions by chance; of one value that stands twice in a text there is one fingerprint.
    my (%decided, @rows);
    for my $finding (grep { $_->{fingerprint} } @$first) {
        my $kind = pick('', '', 'pass', 'mask', 'withhold', 'pass', 'mask', 'half');
        next if exists $decided{ $finding->{fingerprint} };
        $decided{ $finding->{fingerprint} } = '';
        next if !$kind;
        my $row = $kind eq 'half' ? ['放行', '', '2026-01-05', '经核实'] : [ pick($kind, { pass => '放行', mask => '遮盖', withhold => '不予公开' }->{$kind}), '李审核', '2026/1/5', pick(@{ $basis{$kind} }) ];
        $row->[3] = pick('领导同意', '尚未解密', '某号文件解密') if $finding->{rule} eq 'redact.secret_mark' && $kind ne 'half';
        push @rows, [ $finding->{fingerprint}, @$row ];
        $decided{ $finding->{fingerprint} } = $kind eq 'half' ? '' : $kind eq 'withhold' || $finding->{rule} ne 'redact.secret_mark' || $row->[3] =~ /号文件解密/ ? $kind : '';
    }
    my $sign  = pick(',', ';', "\t");
    my $table = join '', map { join($sign, @$_) . "\r\n" } [ '指纹', '决定', '决定人', '决定日期', '依据' ], @rows;
    spit("$folder/table", encode('UTF-8', $table));
    sh('iconv -f UTF-8 -t ' . pick('UTF-8', 'GB18030') . ' table > decided', dir => $folder);

    # The oracle.
    my (%held, @out, %told);
    for my $i (0 .. $#records) {
        my $record = $json->decode($lines[$i]);
        my (%spans, $held);
        for my $finding (grep { $_->{line} == $i + 1 } @$first) {
            my $print = $finding->{fingerprint} // '';
            my $kind  = $decided{$print} // '';
            $told{$print}++ if $kind;
            my $action = $kind || { error => 'withhold', warning => 'mask', note => 'note' }->{ $finding->{severity} };
            $held ||= $action eq 'withhold';
            next if $action ne 'mask';
            push @{ $spans{ $finding->{pointer} } }, $finding;
        }
        if ($held) { $held{ $record->{id} } = 1; next }
        for my $pointer (keys %spans) {
            my $value = value_at($record, $pointer);
            my $text  = "$$value";
            for my $finding (@{ $spans{$pointer} }) {
                my ($start, $end) = defined $finding->{start} ? @$finding{qw(start end)} : (0, length $text);
                substr $text, $start, $end - $start, '*' x ($end - $start);
            }
            $$value = $text;
        }
        push @out, $json->encode($record);
    }

    for my $jobs (1, 3) {
        my $second = sh("$redact -q -f json -j $jobs --decisions=decided -R report in; cat report >&2", dir => $folder);
        diag($second->{err}, slurp("$folder/decided")) if $second->{err} =~ /mistakes/;
        my @got = map { $json->encode($json->decode($_)) } split /\n/, $second->{out};
        is_deeply(\@got, \@out, "run $run, jobs $jobs: what passes, as decided")
            or do { for (0 .. $#out) { diag("$got[$_]\n$out[$_]"), last if ($got[$_] // '') ne $out[$_] } };
        my %trail;
        $trail{ $_->{fingerprint} }++ for grep { $_->{rule} eq 'decision.made' } @{ findings($second->{err}) };
        is_deeply(\%trail, \%told, "run $run, jobs $jobs: every decision is told where it counts");
    }
}
done_testing();
