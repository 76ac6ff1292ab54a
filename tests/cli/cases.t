#!/usr/bin/perl
# Golden cases: what the tools print, on both streams, and how they exit.
#
# A case is one file tests/cli/TOPIC/NAME.case:
#
#     # What it shows.
#     gk-validate records.jsonl        (a shell snippet, in a scratch folder with tests/data as data)
#     === stdout
#     …
#     === stderr
#     …
#     === status 0
#
# A section that is empty is left out. `=== stdout, no newline at its end` says so. With
# --update [PATTERN] the sections are written anew from what the tools do now.

use strict;
use warnings;
use FindBin;
use Gk::Test;
use Test::More;

sub read_case {
    my ($path) = @_;
    my $text = slurp($path);
    my %case = (out => '', err => '', status => 'missing');
    my ($script, @sections) = split /^(=== .*\n)/m, $text;
    $case{script} = $script;
    while (@sections) {
        my ($head, $body) = splice @sections, 0, 2;
        $body = '' unless defined $body;
        if ($head =~ /^=== status (\d+)$/) { $case{status} = $1; next }
        my ($stream, $open) = $head =~ /^=== std(out|err)(, no newline at its end)?$/
            or die "$path: not a section: $head";
        chomp $body if $open;
        $case{$stream} = $body;
    }
    return \%case;
}

sub write_case {
    my ($path, $script, $result) = @_;
    my $text = $script;
    for my $stream (qw(out err)) {
        my $body = $result->{$stream};
        next if $body eq '';
        my $open = $body !~ /\n\z/;
        $text .= "=== std$stream" . ($open ? ', no newline at its end' : '') . "\n$body";
        $text .= "\n" if $open;
    }
    spit($path, "$text=== status $result->{status}\n");
}


sub describe {
    my ($what, $got, $expected) = @_;
    my ($a, $b) = (lines($expected), lines($got));
    my $line = 0;
    $line++ while $line < @$a && $line < @$b && $a->[$line] eq $b->[$line];
    my ($x, $y) = map { defined $_ ? $_ : '(nothing)' } $a->[$line], $b->[$line];
    chomp($x, $y);
    diag sprintf "  %s, line %d\n    expected: %s\n    got:      %s", $what, $line + 1, $x, $y;
}

my $update = @ARGV && $ARGV[0] eq '--update' && shift @ARGV;
my @cases = sort glob "$FindBin::Bin/*/*.case";
if (my $pattern = shift @ARGV) { @cases = grep { m{\Q$pattern\E} } @cases }

for my $path (@cases) {
    my ($name) = $path =~ m{([^/]+/[^/]+)\.case$};
    my $case   = read_case($path);
    my $result = sh($case->{script}, dir => scratch());
    $result->{status} = 128 + $result->{signal} if $result->{signal};
    if ($update) {
        my $same = $result->{out} eq $case->{out} && $result->{err} eq $case->{err}
            && $result->{status} eq $case->{status};
        write_case($path, $case->{script}, $result) unless $same;
        print "$name\n" unless $same;
        next;
    }
    my @wrong = grep { $result->{$_} ne $case->{$_} } qw(out err status);
    ok(!@wrong, $name);
    describe($_ eq 'status' ? 'exit status' : "std$_", $result->{$_}, $case->{$_}) for @wrong;
}
done_testing() unless $update;
