#!/usr/bin/perl
# The public JSON test suite, where it is beside the checkout: each case without an inner line
# feed, as the value of a member, under --profile=none. What must be accepted passes verbatim, what
# must be refused is held with its bytes, what is left open crashes nothing.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $folder = shared('data/suites/JSONTestSuite/test_parsing');
plan skip_all => '../shared/data/suites/JSONTestSuite is not here' unless $folder;

for my $path (sort glob "$folder/*.json") {
    my ($name) = $path =~ m{([^/]+)\.json$};
    my $case = slurp($path);
    $case =~ s{\n\z}{};
    next if $case =~ /\n/;
    my $line   = qq({"v":$case}\n);
    my $here   = scratch();
    my $result = sh('gk-validate --profile=none -q -r rejects', in => $line, dir => $here);
    my $held   = -e "$here/rejects" ? slurp("$here/rejects") : '';
    if ($name =~ /^y_/ && $name !~ /^y_object_duplicated_key/) {
        ok($result->{status} == 0 && $result->{out} eq $line && $held eq '', "$name passes verbatim");
    } elsif ($name =~ /^n_/ || $name =~ /^y_object_duplicated_key/) {
        ok($result->{status} == 1 && $result->{out} eq '' && $held eq $line, "$name is held")
            or diag("status $result->{status}, out " . length($result->{out}) . ', held ' . length $held);
    } else {
        my $whole = $result->{out} eq $line || $held eq $line;
        ok(fault_free($result) && $whole, "$name is passed or held, and whole");
    }
}
done_testing();
