#!/usr/bin/perl
# Pipes at either end are made to hold 1 MiB where the system lets it; one that holds more already
# stays as it is, and what is no pipe makes no difference.

use strict;
use warnings;
use Cwd 'abs_path';
use Gk::Test;
use Test::More;

my ($F_SETPIPE_SZ, $F_GETPIPE_SZ, $MIB) = (1031, 1032, 1 << 20);
my $tool = abs_path($ENV{GK_BIN} || 'bin') . '/gk-validate';

sub size { my ($handle) = @_; return int(fcntl($handle, $F_GETPIPE_SZ, 0) || 0) }

# The sizes of the pipes at standard input and output, once a record has come through.
sub sizes {
    my ($before) = @_;
    pipe(my $in, my $to) && pipe(my $from, my $out) or die "pipe: $!\n";
    fcntl($_, $F_SETPIPE_SZ, $before) for $to, $out;
    my $child = fork // die "fork: $!\n";
    if (!$child) {
        open(STDIN, '<&', $in) && open(STDOUT, '>&', $out) or exit 126;
        close $_ for $in, $to, $from, $out;
        exec $tool, '-q', '--profile=none' or exit 127;
    }
    close $_ for $in, $out;
    syswrite $to, qq({"id":"1"}\n);
    my $line = readline $from;
    my @sizes = (size($to), size($from));
    close $to;
    waitpid $child, 0;
    is($line, qq({"id":"1"}\n), "a record comes through, with pipes of $before bytes");
    return @sizes;
}

SKIP: {
    pipe(my $one, my $other) or die "pipe: $!\n";
    skip "pipe_size: pipes of this system, or this user's, cannot hold 1 MiB", 4
        if !fcntl($other, $F_SETPIPE_SZ, $MIB) || size($other) < $MIB;
    is_deeply([ sizes(65536) ], [ $MIB, $MIB ], 'pipes at both ends are made larger');
    my $may_more = fcntl($other, $F_SETPIPE_SZ, 2 * $MIB);
    my $large = $may_more ? 2 * $MIB : $MIB;
    is_deeply([ sizes($large) ], [ $large, $large ], "those of $large bytes stay as they are");
}
my $result = sh('gk-validate -q --profile=none > out < /dev/null; echo $?');
is($result->{out}, "0\n", 'neither a file nor a device has to be a pipe');
is($result->{err}, '', 'and nothing is said of it');
done_testing();
