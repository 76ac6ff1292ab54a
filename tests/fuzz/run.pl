# run.pl FOLDER SECONDS TARGET... - runs each fuzz target for so many seconds, two at a time, as
# TAP. The corpus grows in FOLDER/corpus/TARGET from the seeds in tests/fuzz/seeds/TARGET; what a
# target finds stays in FOLDER/found and fails.

use strict;
use warnings;
use File::Path 'make_path';
use Gk::Total;

my ($folder, $seconds, @targets) = @ARGV;
make_path("$folder/found");
my (%running, %failed);

sub start {
    my ($target) = @_;
    my $name   = $target =~ s/^fuzz_//r;
    my $corpus = "$folder/corpus/$name";
    make_path($corpus);
    my @command = ("$folder/$target", "-max_total_time=$seconds", '-timeout=20', '-rss_limit_mb=2048',
        '-print_final_stats=1', "-artifact_prefix=$folder/found/$name-");
    push @command, "-dict=tests/fuzz/$name.dict" if -e "tests/fuzz/$name.dict";
    push @command, $corpus;
    push @command, "tests/fuzz/seeds/$name" if -d "tests/fuzz/seeds/$name";
    my $child = fork() // die "fork: $!\n";
    if (!$child) {
        open STDOUT, '>', "$folder/$name.log" or die;
        open STDERR, '>&', \*STDOUT or die;
        exec @command or die "$command[0]: $!\n";
    }
    $running{$child} = $target;
}

sub finish {
    my $child  = waitpid -1, 0;
    my $target = delete $running{$child};
    my $status = $?;
    my $name   = $target =~ s/^fuzz_//r;
    open my $log, '<', "$folder/$name.log" or die "$folder/$name.log: $!\n";
    my @lines  = <$log>;
    my ($runs) = map { /^stat::number_of_executed_units:\s*(\d+)/ ? $1 : () } @lines;
    return $failed{$target} = 0, print "ok - $name, ", $runs // 0, " runs in $seconds s\n" if $status == 0 && $runs;
    $failed{$target} = 1;
    print "not ok - $name, see $folder/$name.log and $folder/found\n";
    print "# $_" for @lines > 40 ? @lines[ -40 .. -1 ] : @lines;
}

$| = 1;
for my $target (@targets) {
    finish() if keys %running == 2;
    start($target);
}
finish() while %running;
print '1..', scalar @targets, "\n";
my $wrong = grep { $_ } values %failed;
Gk::Total::store($ENV{GK_COUNTS}, @targets - $wrong, $wrong, 0) if $ENV{GK_COUNTS};
Gk::Total::show(@targets - $wrong, $wrong, 0);
exit($wrong ? 1 : 0);
