#!/usr/bin/perl
# SIGINT, SIGTERM and SIGHUP leave no half-written -o file, and the old one as it was.

use strict;
use warnings;
use Gk::Test;
use IO::Handle;
use Test::More;
use Time::HiRes 'sleep';

for my $tool (tools()) {
    for my $signal (qw(INT TERM HUP)) {
        for my $jobs (1, 2) {
            my $folder = scratch();
            unlink "$folder/data";
            spit("$folder/out", "old\n");
            pipe(my $read, my $write) or die "pipe: $!";
            my $child = fork() // die "fork: $!";
            if (!$child) {
                close $write;
                Gk::Test::forget_signals();
                open STDIN, '<&', $read or die;
                open STDERR, '>', '/dev/null' or die;
                chdir $folder or die;
                %ENV = Gk::Test::environment();
                exec $tool, '-q', "-j$jobs", '-o', 'out' or die;
            }
            close $read;
            $write->autoflush(1);
            print $write qq({"id":"$_","title":"关于预算的通知"}\n) for 1 .. 500;
            # Long enough for the tool to have its file open and records in it.
            sleep 0.15;
            kill $signal, $child;
            local $SIG{ALRM} = sub { kill 'KILL', $child };
            alarm 20;
            waitpid $child, 0;
            alarm 0;
            my $status = $?;
            close $write;
            ok(($status & 127) != 9 && ($status & 127 || $status >> 8 > 128 || $status >> 8 == 2), "$tool -j$jobs ends on SIG$signal")
                or diag("status $status");
            opendir my $handle, $folder or die;
            my @files = sort grep { !/^\.\.?$/ } readdir $handle;
            is("@files", 'out', "$tool -j$jobs on SIG$signal leaves no half-written file");
            is(slurp("$folder/out"), "old\n", "$tool -j$jobs on SIG$signal leaves the old file as it was");
        }
    }
}
done_testing();
