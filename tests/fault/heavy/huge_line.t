#!/usr/bin/perl
# One line of 1 GiB under a memory limit of 256 MiB: it streams into the rejects, the lines around
# it pass, exit 1. A record just under the cap passes within the same limit.

use strict;
use warnings;
use Digest::MD5;
use Gk::Test;
use Test::More;

plan skip_all => 'a sanitizer needs more memory than the limit' if sanitized();

my $mebibytes = 1024;
my $make = <<"E";
perl -e 'print qq({"id":"a","title":"x"}\\n{"id":"big","x":"); my \$m = "y" x 1048576; print \$m for 1 .. $mebibytes;
print qq("}\\n{"id":"c","title":"x"}\\n)'
E
chomp $make;

for my $tool (tools()) {
    my $folder = scratch();
    my $result = sh("$make | { ulimit -v 262144; $tool -q -j1 --profile=none -r rejects --date=2024-06-28; }", dir => $folder, limit => 300);
    is($result->{status}, 1, "$tool: exit 1") or diag($result->{err});
    is(scalar @{ lines($result->{out}) }, 2, "$tool: the two records around it pass");
    my $size = -s "$folder/rejects" // 0;
    is($size, $mebibytes * 1048576 + length qq({"id":"big","x":""}\n), "$tool: all its bytes are in the rejects");
    if ($tool eq 'gk-validate') {
        my $sums = sh("$make | sed -n 2p | md5sum; md5sum < rejects", dir => $folder, limit => 300)->{out};
        my ($expected, $got) = split /\n/, $sums;
        is($got, $expected, "$tool: they are the same bytes");
    }
    unlink "$folder/rejects";

    my $large = qq({"id":"a","title":") . 'y' x (16 * 1048576 - 100) . qq("}\n);
    $result = sh("ulimit -v 262144; $tool -q -j1 --profile=none --date=2024-06-28", in => $large x 2);
    is($result->{status}, 0, "$tool: a record just under the cap passes within the limit") or diag($result->{err});
    is(scalar @{ lines($result->{out}) }, 2, "$tool: both of them");

    # Less memory than the record is long: a message and exit 2, not a crash.
    my $larger = qq({"id":"a","title":") . 'y' x (64 * 1048576) . qq("}\n);
    $result = sh("ulimit -v 40000; $tool -q -j1 --profile=none --max-record=1G", in => $larger);
    ok($result->{status} == 2 && length $result->{err}, "$tool: without the memory for it, exit 2 and a message")
        or diag("status $result->{status}, signal $result->{signal}: $result->{err}");
}

my $result = sh("$make | { ulimit -v 262144; gk-validate -q -j1 --profile=none --date=2024-06-28; }", limit => 300);
is($result->{status}, 1, 'without --rejects: exit 1');
$result = sh("$make | { ulimit -v 262144; gk-validate -q -j1 -e gb18030 --profile=none -r /dev/null; }", limit => 300);
is($result->{status}, 1, 'in another encoding: exit 1') or diag($result->{err});
is(scalar @{ lines($result->{out}) }, 2, 'in another encoding: the two records around it pass');
done_testing();
