#!/usr/bin/perl
# Time limits against a naive count, one day after the other, by the holidays of calendar.json: every
# day of 2008 to 2026 is the day of an event, what was done on the last day passes, what was done on
# the day behind it is late, and the message names the last day.

use strict;
use warnings;
use Gk::Days;
use Gk::Test;
use Test::More;
use JSON::PP;


my $seed = 20190515;
sub random { $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $_[0] }

my ($new_law, $permits, $budgets) = map { day($_) } qw(2019-05-15 2018-12-05 2015-01-01);
my ($first, $last, $known) = map { day($_) } qw(2008-05-01 2026-12-31 2026-12-31);
my (@records, %end);

# Two records of each limit: on the last day, and on the day behind it.
sub add {
    my ($name, $rule, $end, $done, $record) = @_;
    for my $late (0, 1) {
        my $id = "$name/$late";
        $end{$id} = [$rule, $end, $late];
        push @records, { %$record, id => $id, $done => date($end + $late) };
    }
}
for my $day ($first .. $last) {
    my $event = date($day);
    my $base = $day >= $new_law ? 20 : 15;
    add("reply $event", 'deadline.reply', count_working($day, $base), 'replied_date', { title => '申请', received_date => $event });
    my $longer = random($base + 1);
    my $asked  = $day + random(40);
    my $to     = $asked + random(40);
    add("paused $event", 'deadline.reply', count_working($day, $base + $longer, $asked, $to), 'replied_date',
        { title => '申请', received_date => $event, extended_days => $longer, third_party_asked => date($asked), third_party_replied => date($to) });
    add("supplement $event", 'deadline.supplement', count_working($day, 7), 'supplement_notified', { title => '申请', received_date => $event }) if $day >= $new_law;
    add("third $event", 'deadline.third_party', count_working($day, 15), 'third_party_replied', { title => '申请', third_party_asked => $event }) if $day >= $new_law;
    add("silent $event", 'deadline.reply', count_working($day, $base, $asked, count_working($asked, 15)), 'replied_date',
        { title => '申请', received_date => $event, third_party_asked => date($asked) }) if $asked >= $new_law && $asked < count_working($day, $base);
    add("permit $event",  'deadline.permit',  count_working($day, 7), 'published_date', { title => '准予行政许可决定书', decided_date => $event }) if $day >= $permits;
    add("penalty $event", 'deadline.penalty', count_working($day, 7), 'published_date', { title => '行政处罚决定书', decided_date => $event }) if $day >= $permits;
    add("budget $event",  'deadline.budget',  count_days($day, 20),   'published_date', { title => '2024年部门预算', approved_date => $event }) if $day >= $budgets;
}
my $json = JSON::PP->new->utf8(0)->canonical;
my $folder = scratch();
spit("$folder/in", join '', map { $json->encode($_) . "\n" } @records);
my $result = sh('gk-validate -n -q --date=2030-01-01 -f json -R report in', dir => $folder);
ok($result->{status} == 0, scalar(@records) . ' records') or diag($result->{err});

my %found;
for (split /\n/, slurp("$folder/report")) {
    my ($id, $rule, $severity, $message) = /"id":"([^"]*)".*"rule":"(deadline\.[a-z_]*)","severity":"([a-z]*)".*"message":"([^"]*)"/ or next;
    $found{$id}{$rule} = { severity => $severity, message => $message };
}
my (@early, @missed, @other, @unsaid);
for my $id (sort keys %end) {
    my ($rule, $end, $late) = @{ $end{$id} };
    my $finding = $found{$id}{$rule};
    my $last    = date($end);
    push @early,  $id if $finding && !$late;
    push @missed, $id if !$finding && $late;
    push @other, "$id: $finding->{message}" if $finding && $finding->{message} !~ /\b$last\b/;
    next if !$finding;
    my $guess = $end > $known;
    push @unsaid, "$id: $finding->{severity}" if ($finding->{severity} eq 'note') != $guess || !!$found{$id}{'deadline.provisional'} != $guess;
}
is(scalar @early,  0, 'nothing done on its last day is late') or diag(join "\n", @early[0 .. 5]);
is(scalar @missed, 0, 'all that was done a day later is late') or diag(join "\n", @missed[0 .. 5]);
is(scalar @other,  0, 'the last day is the one that is named') or diag(join "\n", @other[0 .. 5]);
is(scalar @unsaid, 0, 'past the years known a note, and said to be provisional, else neither') or diag(join "\n", @unsaid[0 .. 5]);
done_testing();
