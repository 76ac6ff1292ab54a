# Adds up the counts that runs of prove left in build/counts, by name; one that is not there, or
# any failure, ends with exit status 1.

use strict;
use warnings;
use Gk::Total;

my @total = (0, 0, 0);
for my $name (@ARGV) {
    my $path = "build/counts/$name";
    if (open my $file, '<', $path) {
        my @counts = split ' ', <$file>;
        $total[$_] += $counts[$_] for 0 .. 2;
    } else {
        print "$path: $!\n";
        $total[1]++;
    }
}
Gk::Total::show(@total);
exit($total[1] ? 1 : 0);
