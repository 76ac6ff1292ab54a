#!/usr/bin/perl
# A full disk: exit 2 and a message, from each tool, wherever it writes; --help too.

use strict;
use warnings;
use Gk::Test;
use Test::More;

plan skip_all => '/dev/full is not here' unless -c '/dev/full';

my $record = qq({"id":"r","title":"关于预算的通知"}\n);
my $held   = qq({"id":"h"\n);

sub refused {
    my ($name, $script, %with) = @_;
    my $result = sh($script, %with);
    ok($result->{status} == 2 && fault_free($result), "$name: exit 2")
        or diag("status $result->{status} signal $result->{signal}");
    like($result->{err}, qr/\Agk-[a-z]+: .|\n(gk-[a-z]+: .)/, "$name: a message") unless $with{silent};
}

for my $tool (tools()) {
    refused("$tool > full disk, one record", "$tool -q >/dev/full", in => $record);
    refused("$tool > full disk, many records", "$tool -q >/dev/full", in => $record x 20000);
    refused("$tool > full disk, two jobs", "$tool -q -j2 >/dev/full", in => $record x 20000);
    refused("$tool -o full disk", "$tool -q -o /dev/full", in => $record);
    refused("$tool -r full disk", "$tool -q -r /dev/full >out", in => $held);
    refused("$tool -R full disk", "$tool -R /dev/full >out", in => $held);
    refused("$tool 2> full disk", "$tool 2>/dev/full >out", in => $held, silent => 1);
    refused("$tool $_ > full disk", "$tool $_ >/dev/full")
        for '--help', '--version', '--list-rules', '--explain=json.syntax', '--print-profile',
            '--print-profile=calendar.json';
}
refused("gk-classify $_ > full disk", "gk-classify -q --taxonomy=genre $_ >/dev/full", in => $record)
    for '--eval=title', '--lint -';
my $folder = scratch();
for my $suffix (qw(txt json csv)) {
    symlink '/dev/full', "$folder/full.$suffix";
    refused("gk-catalog --coverage on a full disk, $suffix", "gk-catalog -q --coverage=full.$suffix >out",
        in => $record, dir => $folder);
}
for my $option (qw(--directory=full.html --directory=full.csv --directory=full.json --tally=full.tally --changes=full.jsonl)) {
    my ($file) = $option =~ /=(.*)/;
    symlink '/dev/full', "$folder/$file";
    refused("gk-catalog $option on a full disk", "gk-catalog -q --ledger=ledger.jsonl $option >out", in => $record, dir => $folder);
    ok(!-e "$folder/ledger.jsonl", "and no ledger, $option");
}
done_testing();
