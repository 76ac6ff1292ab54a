#!/usr/bin/perl
# What gk-classify --eval counts is what the records say that gk-classify writes: accuracy, classes,
# confusions, coverage and precision by margin, counted once more from its annotations.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my $json   = JSON::PP->new->utf8;
my $folder = scratch();
srand 20190703;

# Titles put together by chance, so that classes meet in one, and labels that are often right.
my @parts  = qw(预算 部门预算 就业 扶贫 解读 监管 通知 公告 权力清单 培训 新闻发布会 植树 一图读懂 政务公开 报告 的函);
my @labels = (qw(通知 公告 报告 函 none 意见), '命令(令)', 1 .. 15, '预决算', '别的');
sub encode { my ($text) = @_; utf8::encode($text) if utf8::is_utf8($text); return $text }
sub some { my ($n, @from) = @_; return map { $from[ rand @from ] } 1 .. $n }

# What labels mean that are no class's own name.
my %meant = (genre => { '命令(令)' => '命令（令）' }, area => { '预决算' => '9' });

for my $taxonomy (qw(genre area)) {
    my @records;
    for (1 .. 600) {
        my %record = (title => join('', '关于', some(1 + int rand 3, @parts)));
        $record{content} = join '，', some(5, @parts) if rand() < 0.3;
        my @gold = some(1 + int rand 2, @labels);
        $record{gold} = rand() < 0.2 ? undef : rand() < 0.5 ? $gold[0] : \@gold if rand() < 0.9;
        push @records, JSON::PP->new->encode(\%record);
    }
    spit("$folder/in", join '', map { "$_\n" } @records);
    sh("gk-classify -q --taxonomy=$taxonomy in > out", dir => $folder);
    my $result = sh("gk-classify -q --taxonomy=$taxonomy --eval=gold -f json in", dir => $folder);
    is($result->{status}, 0, "$taxonomy: status");
    my $got     = $json->decode($result->{out});
    my $overall = $got->{overall};

    my (%count, %confusions, %answers, %right);
    for (split /\n/, slurp("$folder/out")) {
        my $record = $json->decode($_);
        my $answer = $record->{gk}{classify}{$taxonomy};
        if (!exists $record->{gold}) { $count{unlabelled}++; next }
        my @gold = ref $record->{gold} ? @{ $record->{gold} } : $record->{gold} // 'none';
        @gold = map { $meant{$taxonomy}{ encode($_) } // encode($_) } grep { $_ ne 'none' } @gold;
        my $primary = defined $answer->{primary} ? encode($answer->{primary}) : undef;
        my $hit     = defined $primary && grep { $_ eq $primary } @gold;
        my $right   = defined $primary ? $hit : !@gold;
        my $class   = !@gold ? 'none' : $hit ? $primary : $gold[0];
        $count{records}++;
        $count{of_none}++ if !@gold;
        $count{decided}++ if defined $primary;
        $count{right}++   if $right;
        $confusions{ "$class " . ($primary // 'unsure') }++ if !$right;
        next if !defined $primary;
        my $margin = $answer->{margin};
        $answers{$margin}++;
        $right{$margin}++ if $hit;
    }

    is($overall->{$_}, $count{$_} // 0, "$taxonomy: $_") for qw(unlabelled records of_none decided right);
    cmp_ok(abs($overall->{accuracy} - $count{right} / $count{records}), '<', 0.00051, "$taxonomy: accuracy");
    my %told = map { (encode("$_->{label} $_->{answer}") => $_->{records}) } @{ $got->{confusions} };
    is_deeply(\%told, \%confusions, "$taxonomy: confusions");
    for my $row (grep { $_->{margin} > $overall->{margin} } @{ $got->{margins} }) {
        my ($records, $right) = (0, 0);
        for (grep { $_ >= $row->{margin} } keys %answers) { $records += $answers{$_}; $right += $right{$_} // 0 }
        is("$row->{decided} $row->{right}", "$records $right", "$taxonomy: margin $row->{margin}");
    }
}
done_testing();
