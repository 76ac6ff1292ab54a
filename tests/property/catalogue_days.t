#!/usr/bin/perl
# The due days of gk-catalog against a naive count, one day after the other, by the holidays of
# calendar.json: every day of 2008 to 2026 under every limit of 1 to 60 working days. What runs into
# a year whose notice is not known is provisional, and nothing else is.

use strict;
use warnings;
use Gk::Test;
use Test::More tests => 3;
use JSON::PP;
use Time::Local qw(timegm);

my $calendar = JSON::PP->new->decode(slurp(root() . '/lib/profile/default/calendar.json'));
my %work;
for my $year (keys %$calendar) {
    $work{$_} = 0 for @{ $calendar->{$year}{off}  || [] };
    $work{$_} = 1 for @{ $calendar->{$year}{work} || [] };
}
my ($first, $end) = map { timegm(0, 0, 12, 1, 0, $_) / 86400 - 0.5 } 2008, 2027;
my (@date, @working);    # from the first day on, with room for a count behind the last
for my $day ($first .. $end + 120) {
    my @t = gmtime($day * 86400);
    push @date, sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3];
    push @working, $work{ $date[-1] } // ($t[6] % 6 != 0 ? 1 : 0);
}

my $folder = scratch();
my $catalogue = "序号,公开事项,公开内容,公开时限\n" . join '', map { "$_,事项$_,x,${_}个工作日内\n" } 1 .. 60;
spit("$folder/c.csv", $catalogue);
my $records = '';
for my $day (0 .. $end - $first - 1) {
    $records .= qq({"catalog_item":"$_","formed_date":"$date[$day]"}\n) for 1 .. 60;
}
spit("$folder/in", $records);
mkdir "$folder/office";
spit("$folder/office/profile.json", '{"catalog":{"historic":{"since":"2008-01-01"}}}');
my $run = sh('gk-catalog -q -p office --catalog=c.csv --date=2026-12-31 in', dir => $folder);

my ($wrong, $guess, $count) = (0, 0, 0);
my $known = $end - $first;    # the first day nobody knows
my %number = map { $date[$_] => $_ } 0 .. $#date;
for (split /\n/, $run->{out}) {
    my ($limit, $formed) = /"catalog_item":"(\d+)","formed_date":"([-\d]+)"/ or next;
    my ($due) = /"due":"([-\d]+)"/;
    my $day = $number{$formed};
    for (my $left = $limit; $left > 0; $left -= $working[$day]) { $day++ }
    $wrong++ unless ($due // '') eq $date[$day];
    $guess++ if (/"provisional":true/ ? 1 : 0) != ($day >= $known ? 1 : 0);
    $count++;
}
is($count, $known * 60, 'every day and limit is there');
is($wrong, 0, 'the due days are those of the naive count');
is($guess, 0, 'what runs past the years known is provisional, and nothing else is');
