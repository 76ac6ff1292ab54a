#!/usr/bin/perl
# Requests with supplements, third parties and extensions in all combinations, against a naive count,
# one day after the other, of articles 30 to 34: what is late, and what cannot be told.

use strict;
use warnings;
use Gk::Days;
use Gk::Test;
use Test::More;
use JSON::PP;


my $seed = 711;
sub random { $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $_[0] }
sub chance { return random(100) < $_[0] }

my $today   = day('2026-11-23');
my $new_law = day('2019-05-15');
my (@records, @expected);
for my $id (0 .. 7999) {
    my $received = day('2009-01-01') + random(6200);
    my $law      = $received >= $new_law ? 20 : 15;
    my %record   = (id => "r$id", title => '申请', received_date => date($received));
    my ($told, $supplied, $asked, $answered, $replied, %expected);
    my $extended = 0;
    if (chance(40)) {
        $told     = $received + random(21);
        $supplied = $told + random(31) if chance(80);
    } elsif (chance(10)) {
        $supplied = $received + random(21);
    }
    $asked    = $received + random(41)              if chance(50);
    $answered = ($asked // $received) + random(41)  if chance(50);
    $replied  = $received + random(121)             if chance(90);
    my %days = (
        supplement_notified => $told,  supplement_received => $supplied, third_party_asked => $asked,
        third_party_replied => $answered, replied_date     => $replied,
    );
    $record{$_} = date($days{$_}) for grep { defined $days{$_} } keys %days;
    if (chance(40)) {
        $extended = random(26);
        $record{extended_days} = ($extended, "$extended", "${extended}个工作日")[random(3)];
    }

    my $counts = $extended < $law ? $extended : $law;
    my $at     = $replied // $today;
    my $late   = defined $replied ? 'deadline.reply' : 'deadline.unanswered';
    $expected{'deadline.extension'} = 1 if $extended > $law;
    $expected{'deadline.supplement'} = 1 if defined $told && $received >= $new_law && $told > count_working($received, 7);
    if (defined $asked && $asked >= $new_law) {
        my $end = count_working($asked, 15);
        $expected{'deadline.third_party'} = 1 if ($answered // (defined $replied ? $end : $today)) > $end;
    }
    if (!defined $told || defined $supplied) {
        my $start = $supplied // $received;
        my $both  = defined $asked && defined $answered;
        if ($at > count_working($start, $law + $counts, $both ? ($asked, $answered) : ())) {
            my $told_all = defined $asked ? defined $answered : !defined $answered;
            my $silent   = defined $asked && !defined $answered && $asked >= $new_law
                && $at > count_working($start, $law + $counts, $asked, count_working($asked, 15));
            $expected{ $told_all || $silent ? $late : 'deadline.event' } = 1;
        }
    }
    push @records,  \%record;
    push @expected, join ' ', sort keys %expected;
}

my $json   = JSON::PP->new->utf8(0)->canonical;
my $folder = scratch();
spit("$folder/in", join '', map { $json->encode($_) . "\n" } @records);
my $result = sh('gk-validate -n -q --date=2026-11-23 -f json -R report in', dir => $folder);
ok($result->{status} == 0, scalar(@records) . ' requests') or diag($result->{err});
my @found = map { {} } @records;
for (split /\n/, slurp("$folder/report")) {
    $found[$1]{$2} = 1 if /"id":"r(\d+)".*"rule":"(deadline\.[a-z_]+)"/ && $2 ne 'deadline.provisional';
}
my @wrong = grep { join(' ', sort keys %{ $found[$_] }) ne $expected[$_] } 0 .. $#records;
is(scalar @wrong, 0, 'each is told what the naive count says')
    or diag(join "\n", map { $json->encode($records[$_]) . " found @{[ sort keys %{ $found[$_] } ]}, expected $expected[$_]" } @wrong[0 .. ($#wrong < 4 ? $#wrong : 4)]);
my %kinds = map { $_ => 1 } map { split / / } @expected;
is(scalar keys %kinds, 6, 'all rules are met') or diag(join ' ', sort keys %kinds);
done_testing();
