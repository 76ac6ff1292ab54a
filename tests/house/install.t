#!/usr/bin/perl
# make install puts everything in its place under DESTDIR, make uninstall takes all of it away.

use strict;
use warnings;
use Gk::Test;
use Test::More;

plan skip_all => 'only the ordinary build is installed' if sanitized();

my $folder = scratch();
unlink "$folder/data";
my $make = 'make --no-print-directory -s -C "$ROOT" ' . "DESTDIR=$folder PREFIX=/usr";
my @more = map { defined $ENV{$_->[1]} ? "$_->[0]=" . quoted($ENV{ $_->[1] }) : () } [ BUILD => 'GK_BUILD' ], [ BINARIES => 'GK_BIN' ], [ CC => 'GK_CC' ];
$make = join ' ', $make, @more;

my $result = sh("$make install", limit => 600);
is($result->{status}, 0, 'make install') or diag($result->{err});
for my $tool (tools()) {
    my $installed = "$folder/usr/bin/$tool";
    ok(-x $installed && !-l $installed, "$tool is installed");
    like(sh("$installed --version")->{out}, qr/^\Q$tool\E \S*\Q$ENV{GK_VERSION}\E/, "$tool runs from there") if $ENV{GK_VERSION};
    is(sprintf('%o', (stat $installed)[2] & 0777), '755', "$tool is for everybody");
    ok(-f "$folder/usr/share/man/man1/$tool.1", "$tool.1 is installed");
    ok(-f "$folder/usr/share/man/zh_CN/man1/$tool.1", "$tool.1 in Chinese is installed");
}
ok(-f "$folder/usr/share/man/$_", "$_ is installed")
    for qw(man7/gk.7 man5/gk-profile.5 zh_CN/man7/gk.7 zh_CN/man5/gk-profile.5);
ok(-f "$folder/usr/share/doc/gk/$_", "$_ is installed") for qw(README.md CHANGES.md CONTRIBUTING.md SECURITY.md);
for my $example (sort split /\n/, sh('cd "$ROOT/man" && find examples -type f')->{out}) {
    ok(-f "$folder/usr/share/doc/gk/$example", "$example is installed");
}
my $dangling = sh("find $folder -type l ! -exec test -e {} \\; -print")->{out};
is($dangling, '', 'no link leads nowhere');
like(sh("find $folder -name 'gk*' -path '*completion*'")->{out}, qr/gk-redact/, 'the completions are installed');

# A file of somebody else's beside ours stays.
spit("$folder/usr/bin/gk-other", '');
$result = sh("$make uninstall", limit => 600);
is($result->{status}, 0, 'make uninstall') or diag($result->{err});
is(sh("cd $folder && find . ! -type d")->{out}, "./usr/bin/gk-other\n", 'make uninstall leaves nothing but the file of somebody else');
is(sh("cd $folder && find . -type d -name '*gk*'")->{out}, '', 'nor a folder of its own');
done_testing();
