#!/usr/bin/perl
# Nothing is lost: streams of records, blank and broken lines, JSON documents over several lines,
# arrays and lines over the cap, in any order, in pieces that end anywhere. Every line that is not
# blank comes out once, on standard output or in the rejects, in order and byte for byte, and the
# summary's counts say so.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $state = 424242;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub one_of { return $_[ some(scalar @_) ] }

my $serial = 0;
my @make = (
    (sub { $serial++; sprintf qq({"id":"r%d","title":"关于%s的通知","n":1.10}\n), $serial, 'x' x some(200) }) x 6,
    (sub { $serial++; qq( {"id":"r$serial","list":[1,{"a":[]}]}\r\n) }) x 2,
    sub { one_of("\n", "  \n", "\r\n", "\t\n") },
    sub { one_of(qq({"id":"cut","title":"\n), qq({"a":1}}\n), "no JSON\n", qq({"a":"\xff"}\n), qq({"a":1,"a":2}\n), qq({"a":\0}\n), "]\n", "}\n") },
    sub { one_of("{\n", "[\n") . join('', map { qq(  "k$_": [ 1,\n  2 ],\n) } 1 .. 1 + some(4)) . one_of("}\n", "]\n", '') },
    sub { one_of(qq([{"id":"a"},{"id":"b"}]\n), "[]\n", "[\n]\n", "{\n}\n", "[\n1]\n", qq({"a":\n"b"}\n)) },
    sub { qq({"id":"large","x":") . 'y' x (1100 + some(4000)) . qq("}\n) },
);

# Writes standard input on in pieces, each seen by itself by whoever reads.
my $pieces = <<'E';
perl -e 'binmode STDIN; $| = 1; srand shift; my $most = shift;
while (sysread STDIN, my $piece, 1 + int rand $most) { syswrite STDOUT, $piece; select undef, undef, undef, 0.0007 }'
E
chomp $pieces;

sub check {
    my ($name, $input, $script, $max) = @_;
    my $folder = scratch();
    my $result = sh($script, in => $input, dir => $folder, limit => 60);
    my @expected = grep { /\S/ } map { /\n\z/ ? $_ : "$_\n" } @{ lines($input) };
    my @passed = @{ lines($result->{out}) };
    my @held   = @{ lines(-e "$folder/rejects" ? slurp("$folder/rejects") : '') };
    my ($p, $h) = (0, 0);
    my @rest = @expected;
    while (@rest) {
        if    ($p < @passed && $passed[$p] eq $rest[0]) { $p++ }
        elsif ($h < @held && $held[$h] eq $rest[0])     { $h++ }
        else { last }
        shift @rest;
    }
    my ($read, $blank, $pass, $hold) = $result->{err} =~ /"summary":\{"read":(\d+),"blank":(\d+),"passed":(\d+),"held":(\d+)/;
    my $whole = fault_free($result) && !@rest && $p == @passed && $h == @held;
    my $adds_up = defined $read && $read == $pass + $hold && $pass == @passed;
    return 1 if $whole && $adds_up && $result->{status} == ($hold ? 1 : 0);
    diag(sprintf "%s: status %d; %d lines, %d passed, %d held, %d not accounted for, first: %s; summary read %s, passed %s, held %s", $name,
        $result->{status}, scalar @expected, scalar @passed, scalar @held, scalar @rest, substr($rest[0] // '-', 0, 60), map { $_ // '?' } $read, $pass, $hold);
    return 0;
}

for my $round (1 .. (sanitized() ? 12 : 40)) {
    my $input = join '', map { one_of(@make)->() } 1 .. 1 + some(60);
    chomp $input if $round % 3 == 0;
    my $most = one_of(3, 17, 64, 700, 5000);
    my $size = length $input;
    $most = int($size / 200) + 1 if $size / $most > 200;
    my $good = 1;
    for my $jobs (1, 2) {
        my $validate = "gk-validate -j$jobs --profile=none --max-record=1K -f json -r rejects";
        $good &= check("whole, -j$jobs", $input, $validate);
        $good &= check("in pieces of $most, -j$jobs", $input, "$pieces $round $most | $validate");
    }
    $good &= check('gk-redact', $input, 'gk-redact --profile=none --max-record=1K -f json -r rejects');
    ok($good, "stream $round, $size bytes") or last;
}
done_testing();
