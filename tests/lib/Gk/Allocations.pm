package Gk::Allocations;

# Makes the n-th allocation of a run fail, for every n, in a tool built with -DGK_FAULTS (and the
# address sanitizer, which sees a leak or a touch of freed memory). Each run must either end with
# exit 2 and a message, or be exactly the run in which nothing failed.

use strict;
use warnings;
use Gk::Test;
use Test::More;

# Runs in a row that are as good as new before the last allocation counts as passed.
my $enough = 40;

sub once {
    my ($folder, $command, $n) = @_;
    unlink map { "$folder/$_" } qw(out err rejects report out.tmp);
    my $child = fork() // die "fork: $!";
    if (!$child) {
        %ENV = (Gk::Test::environment(), GK_FAIL_ALLOCATION => $n);
        chdir $folder or die;
        open STDIN,  '<', 'in'  or die;
        open STDOUT, '>', 'out' or die;
        open STDERR, '>', 'err' or die;
        exec @$command or die;
    }
    waitpid $child, 0;
    my $status = $?;
    my %result = map { $_ => -e "$folder/$_" ? slurp("$folder/$_") : '' } qw(out err rejects);
    return { %result, status => $status >> 8, signal => $status & 127 };
}

# How many allocations a run without input makes: about those before the first record.
sub before_input {
    my ($folder, $command) = @_;
    spit("$folder/in", '');
    my ($low, $high) = (0, 1);
    $high *= 2 while once($folder, $command, $high)->{status} == 2 && $high < 1 << 20;
    while ($low + 1 < $high) {
        my $middle = int(($low + $high) / 2);
        if (once($folder, $command, $middle)->{status} == 2) { $low = $middle } else { $high = $middle }
    }
    return $low;
}

# Every allocation of the run.
sub sweep { sweep_from(0, @_) }

# Those from shortly before the first record is read; the ones before were swept in another run.
sub sweep_records {
    my ($name, $input, @command) = @_;
    my $before = before_input(scratch(), \@command);
    sweep_from($before > 30 ? $before - 30 : 0, $name, $input, @command);
}

sub sweep_from {
    my ($n, $name, $input, @command) = @_;
    my $folder = scratch();
    spit("$folder/in", $input);
    my $whole = once($folder, \@command, 0);
    ok(fault_free($whole) && $whole->{status} < 2, "$name: runs when nothing fails") or diag($whole->{err});
    my ($first, $good, @bad) = ($n + 1, 0);
    while ($good < $enough && @bad < 20 && $n < 200000) {
        my $got = once($folder, \@command, ++$n);
        if ($got->{signal} || $got->{err} =~ /Sanitizer|runtime error:/ || $got->{status} > 2) {
            push @bad, "allocation $n: status $got->{status}, signal $got->{signal}\n" . substr $got->{err}, 0, 3000;
        } elsif ($got->{status} == 2) {
            $good = 0;
            push @bad, "allocation $n: exit 2 without a message" if $got->{err} !~ /\S/;
        } elsif (grep { $got->{$_} ne $whole->{$_} } qw(status out err rejects)) {
            push @bad, "allocation $n: exit $got->{status}, but not what comes out when nothing fails";
        } else {
            $good++;
        }
    }
    my $last = $n - $good;
    ok(!@bad, "$name: allocations $first to $last, each made to fail") or diag(join "\n", @bad);
}

1;
