package Gk::Days;

# A naive calendar for tests: days are counted one after the other, by the holidays and make-up days
# of the built-in calendar.json. A day is a number, 0 being 1970-01-01.

use strict;
use warnings;
use Exporter 'import';
use Gk::Test;
use JSON::PP;
use Time::Local qw(timegm);

our @EXPORT = qw(day date working count_working count_days);

my $calendar = JSON::PP->new->decode(slurp(root() . '/lib/profile/default/calendar.json'));
my %work;    # what the notices say of a day
for my $year (keys %$calendar) {
    $work{$_} = 0 for @{ $calendar->{$year}{off}  || [] };
    $work{$_} = 1 for @{ $calendar->{$year}{work} || [] };
}

# "2019-05-15" and back.
sub day { my ($y, $m, $d) = split /-/, $_[0]; return timegm(0, 0, 12, $d, $m - 1, $y) / 86400 - 0.5 }
my %date;
sub date { return $date{ $_[0] } //= do { my @t = gmtime($_[0] * 86400); sprintf '%04d-%02d-%02d', $t[5] + 1900, $t[4] + 1, $t[3] } }

my %working;
sub working { return $working{ $_[0] } //= $work{ date($_[0]) } // (gmtime($_[0] * 86400))[6] % 6 != 0 }

# The day that is `count` working days behind `day`; days behind `from` up to `to` do not count.
sub count_working {
    my ($day, $count, $from, $to) = @_;
    while ($count > 0) {
        $day++;
        next if defined $from && $day > $from && $day <= $to;
        $count-- if working($day);
    }
    return $day;
}

# The same of calendar days; one that ends on a day off ends on the next working day.
sub count_days { my $day = $_[0] + $_[1]; $day++ while !working($day); return $day }

1;
