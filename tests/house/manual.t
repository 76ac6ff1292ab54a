#!/usr/bin/perl
# The manual pages are free of lint, and each command behind `$ ` in their EXAMPLES runs as it
# stands, with the exit status of a tool that did its work (0 or 1) and no output but its own.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my @pages = sort glob('man/*.[157] man/zh_CN/*.[157]');
ok(@pages >= 6, 'there are pages');
for my $page (qw(gk.7 gk-validate.1 gk-classify.1 gk-redact.1 gk-catalog.1 gk-profile.5)) {
    ok(-e "man/$page", "man/$page is there");
    ok(-e "man/zh_CN/$page", "man/zh_CN/$page is there");
}

SKIP: {
    skip 'mandoc is not here', 1 if sh('command -v mandoc')->{status};
    for my $page (@pages) {
        my $result = sh("cd \$ROOT && mandoc -T lint -W warning $page");
        ok($result->{status} == 0 && $result->{out} eq '', "$page is free of lint") or diag($result->{out});
        # A cross reference to a page of ours names one that is there.
        my @dead = grep { !-e "man/$_" } map { s/ /./r } slurp($page) =~ /^\.Xr (gk[a-z-]* [157])/gm;
        ok(!@dead, "$page refers to pages that are there") or diag("@dead");
    }
}

# The commands of a page: lines that begin with `$ ` inside literal displays, with their
# continuations, free of mdoc's escapes.
sub commands {
    my ($page) = @_;
    my @commands;
    my $text = slurp($page);
    while ($text =~ /^\.Bd -literal[^\n]*\n(.*?)^\.Ed/gms) {
        my $display = $1;
        $display =~ s/\\e/\\/g;
        $display =~ s/\\&//g;
        $display =~ s/\\\(dq/"/g;
        $display =~ s/\\\(aq/'/g;
        my @lines = split /\n/, $display;
        while (defined(my $line = shift @lines)) {
            next unless $line =~ s/^\$ //;
            while (@lines && ($line =~ /(\\|\||&&)\s*$/ || $lines[0] =~ /^> / || ($line =~ tr/'//) % 2)) {
                $line .= "\n" . (shift(@lines) =~ s/^> //r);
            }
            push @commands, $line;
        }
    }
    return @commands;
}

my $some = 0;
for my $page (grep { !/gk-profile/ || 1 } @pages) {
    my $folder = scratch();
    symlink root() . '/man/examples', "$folder/examples";
    for my $command (commands($page)) {
        $some++;
        my $result = sh($command, dir => $folder);
        my $first  = (split /\n/, $command)[0];
        ok($result->{status} <= 1 && fault_free($result) && length($result->{out} . $result->{err}) || $result->{status} == 0,
            "$page: \$ $first") or diag("status $result->{status}: $result->{err}");
        unlike($result->{err}, qr/not found|No such file|usage/i, "$page: it finds what it names");
    }
}
ok($some >= 10, "$some examples");
done_testing();
