#!/usr/bin/perl
# Standard streams that are closed before the tool starts. Nothing may land in a file that
# happened to get the number of a closed stream.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $record = qq({"id":"r","title":"关于预算的通知"}\n);
my $held   = qq({"id":"h"\n);

for my $tool (tools()) {
    my $result = sh("$tool <&-");
    is($result->{status}, 2, "$tool, standard input closed: exit 2");
    like($result->{err}, qr/^$tool: ./m, "$tool, standard input closed: a message");

    $result = sh("$tool -q >&-", in => $record);
    is($result->{status}, 2, "$tool, standard output closed: exit 2");
    like($result->{err}, qr/^$tool: ./m, "$tool, standard output closed: a message");

    my $folder = scratch();
    $result = sh("$tool -r rejects -R report >&-", in => $record . $held, dir => $folder);
    ok(fault_free($result) && $result->{status} == 2, "$tool, standard output closed, with files: exit 2");
    unlike(slurp("$folder/rejects"), qr/"id":"r"/, "$tool: no record in the rejects") if -e "$folder/rejects";

    $folder = scratch();
    $result = sh("$tool -o out -r rejects 2>&-", in => $record . $held, dir => $folder);
    ok(fault_free($result) && $result->{status} <= 2, "$tool, standard error closed: no crash");
    my $out = -e "$folder/out" ? slurp("$folder/out") : '';
    ok($out eq '' || ($out =~ /\A\{"id":"r".*\}\n\z/ && $out !~ /json\./), "$tool: no message in the output");
    my $rejects = -e "$folder/rejects" ? slurp("$folder/rejects") : '';
    ok($rejects eq '' || $rejects eq $held, "$tool: no message in the rejects");

    $result = sh("$tool $_ >&-"), is($result->{status}, 2, "$tool $_, standard output closed: exit 2")
        for '--help', '--version', '--list-rules';

    $result = sh("$tool <&- >&- 2>&-", in => $record);
    ok(fault_free($result) && $result->{status} == 2, "$tool, all closed: exit 2");
}
done_testing();
