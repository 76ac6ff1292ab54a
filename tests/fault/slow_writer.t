#!/usr/bin/perl
# A record does not wait for the next one: written to a pipe, it comes out while standard input
# stays open, from each tool and through all four in a row, with one job and with two. The times
# are printed; the bar (50 ms) is for the median, so that a busy machine does not fail the test.

use strict;
use warnings;
use Gk::Test;
use IO::Handle;
use IO::Select;
use Test::More;
use Time::HiRes 'time';

my $bar = sanitized() ? 1000 : 50;

sub latency {
    my ($name, $script) = @_;
    pipe(my $in_read, my $in_write)   or die "pipe: $!";
    pipe(my $out_read, my $out_write) or die "pipe: $!";
    my $child = fork() // die "fork: $!";
    if (!$child) {
        close $in_write;
        close $out_read;
        Gk::Test::forget_signals();
        open STDIN,  '<&', $in_read   or die;
        open STDOUT, '>&', $out_write or die;
        %ENV = Gk::Test::environment();
        exec '/bin/sh', '-c', $script or die;
    }
    close $in_read;
    close $out_write;
    $in_write->autoflush(1);
    my $select = IO::Select->new($out_read);
    my ($buffer, @times, $lost) = ('');
    for my $n (0 .. 40) {
        my $start = time;
        print $in_write qq({"id":"$n","title":"关于预算的通知","formed_date":"2024-06-20"}\n);
        while ($buffer !~ s/\A\{"id":"$n"[^\n]*\n//) {
            if (!$select->can_read(20) || !sysread $out_read, $buffer, 65536, length $buffer) { $lost = $n; last }
        }
        last if defined $lost;
        push @times, 1000 * (time - $start) if $n;    # the first one waits for the start
    }
    close $in_write;
    waitpid $child, 0;
    ok(!defined $lost, "$name: each record comes out while standard input stays open")
        or return diag("nothing came of record $lost within 20 s");
    @times = sort { $a <=> $b } @times;
    my ($median, $worst) = @times[ @times / 2, -1 ];
    ok($median < $bar, sprintf '%s: median %.2f ms, worst %.2f ms, bar %d ms', $name, $median, $worst, $bar);
}

for my $jobs (1, 2) {
    latency("$_ -j$jobs", "$_ -q -j$jobs --date=2024-06-28") for tools();
    latency("all four -j$jobs", join ' | ', map { "$_ -q -j$jobs --date=2024-06-28" } tools());
    latency("gk-validate -j$jobs, GB18030", "gk-validate -q -j$jobs -e auto --profile=none");
}
done_testing();
