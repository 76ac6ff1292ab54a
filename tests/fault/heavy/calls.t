#!/usr/bin/perl
# Each call of the functions by which a tool opens, writes, names and syncs files and starts threads,
# made to fail by a library that is preloaded. A run is then either as good as the one in which
# nothing failed, or ends with exit 2, a message and the old file; and leaves no unfinished one.

use strict;
use warnings;
use Errno;
use Gk::Test;
use Test::More;

plan skip_all => 'a sanitizer wants to be loaded first' if sanitized();
my $folder = scratch();
my $cc     = $ENV{GK_CC} || 'cc';
my $built  = sh("$cc -shared -fPIC -o shim.so \$ROOT/tests/fault/heavy/shim.c -ldl", dir => $folder);
plan skip_all => 'what is preloaded cannot be built here' if $built->{status};

my $record = qq({"id":"r","title":"关于预算的通知"}\n{"id":"h"\n);
spit("$folder/in", $record x 9000);

# How a run went: status, and what it left.
sub once {
    my ($command, $call) = @_;
    my @left = split /\n/, sh('ls -A', dir => $folder)->{out};
    unlink map { "$folder/$_" } grep { !/^(in|shim\.so|data)$/ } @left;
    spit("$folder/out", "old\n");
    spit("$folder/rejects", "old\n");
    my $result = sh("LD_PRELOAD=./shim.so GK_SHIM=$call exec $command", dir => $folder, limit => 60);
    $result->{$_} = slurp("$folder/$_") for grep { -e "$folder/$_" } qw(out rejects report coverage.csv);
    $result->{left} = sh('ls -A', dir => $folder)->{out};
    return $result;
}

my %errors = (
    open64 => [qw(EACCES EMFILE)], openat64 => [qw(EACCES ENOSPC)], linkat => [qw(EIO ENOSPC)], renameat => [qw(EIO EXDEV)],
    unlinkat => ['EIO'], fsync => ['EIO'], fchmod => ['EPERM'], fchown => ['EPERM'], sigaction => ['EINVAL'],
    pthread_create => ['EAGAIN'], poll => ['EINTR'], read => [qw(EINTR EIO)], writev => [qw(EINTR ENOSPC)],
);

my $again = 0;
for my $command ('gk-validate -q --lang=en -j3 -o out -r rejects -R report in',
    'gk-catalog -q --lang=en -o out -r rejects --coverage=coverage.csv in') {
    my $whole = once($command, 'none:0:0');
    ok($whole->{status} < 2 && $whole->{out} ne "old\n", "$command runs when nothing fails") or diag($whole->{err});
    for my $name (sort keys %errors) {
        for my $error (@{ $errors{$name} }) {
            my $number = do { no strict 'refs'; &{"Errno::$error"}() };
            my ($n, $good, $failed, @wrong) = (0, 0, 0);
            while ($good < 12 && $n < 150) {
                my $got = once($command, "$name:" . ++$n . ":$number");
                my $as_whole = !grep { ($got->{$_} // '') ne ($whole->{$_} // '') } qw(status out rejects report coverage.csv);
                $good = $as_whole ? $good + 1 : 0;
                $failed++ if !$as_whole;
                push @wrong, "call $n: a fault" if !fault_free($got) || $got->{status} > 2;
                push @wrong, "call $n: something is left" if $got->{left} =~ /tmp/ && $name ne 'unlinkat';
                push @wrong, "call $n: no message" if !$as_whole && $got->{status} == 2 && $got->{err} !~ /^gk-/m;
                push @wrong, "call $n: status $got->{status}, but not what comes out when nothing fails" if !$as_whole && $got->{status} != 2;
                push @wrong, "call $n: half a file" if $got->{out} ne "old\n" && $got->{out} ne $whole->{out};
                # What was read of a line when reading failed is held, with a line feed.
                my $rejects = $got->{rejects} =~ s/[^\n]*\n\z//r;
                $rejects = $got->{rejects} if $name ne 'read';
                push @wrong, "call $n: other rejects"
                    if $rejects ne "old\n" && $rejects ne substr $whole->{rejects}, 0, length $rejects;
                last if @wrong > 5;
            }
            ok(!@wrong, "$command: $name, $error: calls 1 to " . ($n - $good)) or diag(join "\n", @wrong);
        }
    }
}
done_testing();
