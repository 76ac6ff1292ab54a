#!/usr/bin/perl
# A reader that goes away: with SIGPIPE as it is, the tool dies of it without a word; with the
# signal ignored by whoever started the tool, a message and exit 2.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $input = qq({"id":"r","title":"关于预算的通知"}\n) x 30000;

for my $tool (tools()) {
    for my $jobs (1, 2) {
        my $folder = scratch();
        my $result = sh("{ $tool -q -j$jobs; echo \$? >status; } | head -1 >/dev/null", in => $input, dir => $folder);
        chomp(my $status = slurp("$folder/status"));
        is($status, 141, "$tool -j$jobs dies of SIGPIPE");
        is($result->{err}, '', "$tool -j$jobs says nothing");

        $folder = scratch();
        $result = sh("{ trap '' PIPE; $tool -q -j$jobs; echo \$? >status; } | head -1 >/dev/null", in => $input, dir => $folder);
        chomp($status = slurp("$folder/status"));
        is($status, 2, "$tool -j$jobs, SIGPIPE ignored: exit 2");
        like($result->{err}, qr/^$tool: ./, "$tool -j$jobs, SIGPIPE ignored: a message");
    }
}
done_testing();
