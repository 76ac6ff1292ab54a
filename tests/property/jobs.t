#!/usr/bin/perl
# The same input gives the same output: whatever --jobs, however the input arrives, whatever the
# locale. Records, rejects, reports and exit status are compared.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $hebei = shared('data/real/hebei.jsonl');
my @some  = map { slurp(root() . "/tests/data/$_.jsonl") } qw(records mixed faulty private fidelity);
my $small = join '', @some;
my $large = ($small . ($hebei ? join '', @{ lines(slurp($hebei)) }[ 0 .. 299 ] : $small x 20)) x 3;

my %options = (
    validate => '--unique=id --annotate',
    classify => '',
    redact   => '--annotate --words=data/words.tsv',
    catalog  => '--coverage=coverage.json',
);

sub outcome {
    my ($verb, $more, %with) = @_;
    my $folder = scratch();
    my $result = sh("gk-$verb $options{$verb} --lang=en --date=2024-06-28 -r rejects --rejects-reason=why -R report -f json $more",
        dir => $folder, %with);
    my @files = map { -e "$folder/$_" ? slurp("$folder/$_") : '(none)' } qw(rejects why report coverage.json);
    return join "\0", $result->{status}, $result->{out}, $result->{err}, @files;
}

# Feeds the input through a pipe in pieces, so that blocks end where lines do not.
sub pieces {
    my ($size) = @_;
    return "perl -e 'binmode STDIN; \$| = 1; print while sysread STDIN, \$_, $size' | ";
}

for my $verb (verbs()) {
    my $expected = outcome($verb, '-j1', in => $large);
    like($expected, qr/^[01]\0./s, "$verb runs");
    for my $jobs (2, 3, 7) {
        ok(outcome($verb, "-j$jobs", in => $large) eq $expected, "$verb -j$jobs gives the same bytes as -j1");
    }
    ok(outcome($verb, '-j7', in => $large) eq $expected, "$verb -j7 does so again");
    for my $locale (qw(C.UTF-8 zh_CN.GB18030 tr_TR.UTF-8)) {
        ok(outcome($verb, '-j2', in => $large, env => { LC_ALL => $locale, LANG => $locale }) eq $expected,
            "$verb in the locale $locale gives the same bytes");
    }
    for my $form ('-f summary', '-f csv --show-values', map { "-f gnu --group=$_" } qw(record rule section)) {
        ok(outcome($verb, "-j3 $form", in => $large) eq outcome($verb, "-j1 $form", in => $large), "$verb -j3 $form gives the same bytes");
    }
    my $slow = outcome($verb, '-j1', in => $small);
    for my $size (1, 7, 61, 4093) {
        for my $jobs (1, 2) {
            my $folder = scratch();
            my $result = sh(pieces($size) . "gk-$verb $options{$verb} --lang=en --date=2024-06-28 -r rejects --rejects-reason=why -R report -f json -j$jobs; "
                . 'echo $? > status', in => $small, dir => $folder);
            chomp(my $status = slurp("$folder/status"));
            my @files = map { -e "$folder/$_" ? slurp("$folder/$_") : '(none)' } qw(rejects why report coverage.json);
            ok(join("\0", $status, $result->{out}, $result->{err}, @files) eq $slow,
                "$verb -j$jobs, fed $size bytes at a time, gives the same bytes");
        }
    }
}
done_testing();
