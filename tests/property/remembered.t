#!/usr/bin/perl
# What gk-validate remembers of each record costs what gk-validate(1) says, and no more: nothing is
# copied to grow, and what grew leaves no holes behind (gk_memory_settle).

use strict;
use warnings;
use Gk::Test;
use IO::Handle;
use IPC::Open2;
use Test::More;

plan skip_all => 'needs /proc'                  if !-r '/proc/self/status';
plan skip_all => 'memory is of the plain build' if sanitized();

# Peak memory in KiB when so many records have passed, each with an id, a number and a title of its
# own, and the input is still open.
sub peak {
    my ($count, @options) = @_;
    my $pid    = open2(my $out, my $in, "$ENV{GK_BIN}/gk-validate", qw(-q -j1 --date=2025-01-01), @options);
    my $writer = fork() // die "fork: $!\n";
    if (!$writer) {
        close $out;
        printf $in qq({"id":"GK%d","title":"关于第%d号工程的实施意见","doc_number":"某府办发〔2014〕%d号","publisher":"某局","formed_date":"2014-07-02"}\n),
            $_, $_, $_
            for 1 .. $count;
        $in->flush;
        sleep 600;
        require POSIX;
        POSIX::_exit(0);
    }
    my $passed = 0;
    $passed++ while $passed < $count && defined readline $out;
    my ($peak) = slurp("/proc/$pid/status") =~ /^VmHWM:\s*(\d+) kB/m;
    kill 'KILL', $writer;
    waitpid $writer, 0;
    close $in;
    waitpid $pid, 0;
    is($passed, $count, "$count records pass @options");
    return $peak;
}

my ($few, $many) = (100_000, 300_000);
for my $case ([ 48, '' ], [ 64, '--unique=id' ]) {
    my ($most, $option) = @$case;
    my @options = $option ? $option : ();
    my $each = (peak($many, @options) - peak($few, @options)) * 1024 / ($many - $few);
    cmp_ok($each, '<', $most, sprintf 'a record costs %.0f bytes %s', $each, $option);
}
done_testing();
