#!/usr/bin/perl
# A tool opens only the files of a profile that it uses: a word list of a million rows, which
# gk-redact reads, costs the others neither memory nor reading where nothing is reported.

use strict;
use warnings;
use Gk::Test;
use IPC::Open2;
use Test::More;

plan skip_all => 'needs /proc'                    if !-r '/proc/self/status' || !-r '/proc/self/io';
plan skip_all => 'memory is of the plain build' if sanitized();

my $folder = scratch();
mkdir "$folder/office";
open my $list, '>', "$folder/office/lexicon.tsv" or die "$folder: $!\n";
print $list map { "made-up word $_\tmask\tmade up\n" } 1 .. 1_000_000;
close $list or die "$folder: $!\n";

# Peak memory and bytes read, in KiB, when the first record is through and the input still open.
sub costs {
    my (@command) = @_;
    my $pid = open2(my $out, my $in, "$ENV{GK_BIN}/$command[0]", @command[ 1 .. $#command ]);
    print $in qq({"id":"1","title":"x"}\n);
    $in->flush;
    my $line = <$out>;
    my ($peak) = slurp("/proc/$pid/status") =~ /^VmHWM:\s*(\d+) kB/m;
    my ($read) = slurp("/proc/$pid/io") =~ /^rchar: (\d+)/m;
    close $in;
    waitpid $pid, 0;
    return ($peak, $read / 1024);
}

for my $tool (grep { $_ ne 'gk-redact' } tools()) {
    my ($peak, $read) = costs($tool, '-q');
    my ($larger, $more) = costs($tool, '-q', "--profile=$folder/office");
    cmp_ok($larger - $peak, '<', 1024, "$tool: memory stays within 1 MiB of the default profile's")
        or diag("$peak KiB, $larger KiB");
    cmp_ok($more - $read, '<', 64, "$tool: nothing of the list is read") or diag("$read KiB, $more KiB");
}
my (undef, $read) = costs('gk-redact', '-q', "--profile=$folder/office");
cmp_ok($read, '>', 10_000, 'gk-redact reads it');
(undef, $read) = costs('gk-validate', "--profile=$folder/office");
cmp_ok($read, '>', 10_000, 'and whoever reports what may hold a word of it');
done_testing();
