#!/usr/bin/perl
# One worker waits for input that does not come while another finds the output closed: the tool
# ends at once, and does not wait for an input that may stay open for days.

use strict;
use warnings;
use Gk::Test;
use POSIX ':sys_wait_h';
use Test::More;
use Time::HiRes 'sleep';

my $record = qq({"id":"r","title":"关于预算的通知","published_date":"2024-06-01"}\n);
my $folder = scratch();
# A regular file fills blocks in a row, after which further workers start.
spit("$folder/big", $record x 40000);

# Starts a tool that reads the file, then what comes through a pipe.
sub start {
    my ($tool, $jobs) = @_;
    pipe(my $in_read, my $in_write)   or die "pipe: $!";
    pipe(my $out_read, my $out_write) or die "pipe: $!";
    my $child = fork() // die "fork: $!";
    if (!$child) {
        close $_ for $in_write, $out_read;
        Gk::Test::forget_signals();
        $SIG{PIPE} = 'IGNORE';
        open STDIN,  '<&', $in_read   or die;
        open STDOUT, '>&', $out_write or die;
        open STDERR, '>',  "$folder/err" or die;
        chdir $folder or die;
        %ENV = Gk::Test::environment();
        exec $tool, "-j$jobs", '--profile=none', 'big', '-' or die;
    }
    close $_ for $in_read, $out_write;
    return ($child, $in_write, $out_read);
}

# Reads until the file's records are out, so that all workers are idle.
sub drain {
    my ($out, $records) = @_;
    my ($lines, $bytes) = (0);
    while ($lines < $records && sysread $out, $bytes, 1 << 16) { $lines += $bytes =~ tr/\n// }
    return $lines;
}

# The status of a child that ends within the seconds given; -1 of one that had to be ended.
sub ended {
    my ($child, $seconds) = @_;
    for (1 .. 50 * $seconds) {
        return $? if waitpid($child, WNOHANG) == $child;
        sleep 0.02;
    }
    kill 'KILL', $child;
    waitpid $child, 0;
    return -1;
}

for my $tool (tools()) {
    for my $jobs (1, 2, 4) {
        my ($child, $in, $out) = start($tool, $jobs);
        is(drain($out, 40000), 40000, "$tool -j$jobs passes on a file");
        my @threads = glob "/proc/$child/task/*";
        cmp_ok(scalar @threads, '>', 1, "$tool -j$jobs has started threads") if @threads && $jobs > 1;
        close $out;
        syswrite $in, $record;
        my $status = ended($child, sanitized() ? 60 : 20);
        ok($status == 2 << 8, "$tool -j$jobs ends where its output is closed, though the input stays open")
            or diag("status $status");
        like(slurp("$folder/err"), qr/^$tool: ./m, "$tool -j$jobs says why");
        close $in;
    }
}
done_testing();
