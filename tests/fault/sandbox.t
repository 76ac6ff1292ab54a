#!/usr/bin/perl
# The sandbox changes no result: whatever may stand for a file is read and written as ever, also by
# a user who is not root. gk-redact leaves no core file. What the sandbox takes away is the matter of
# unit/test_sandbox.c.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $record = qq({"id":"r","title":"关于预算的通知"}\n);
my $gbk    = pack 'H*', '7b226964223a2267222c227469746c65223a22b9e2d3da227d0a';
my $utf_16 = join '', map { "$_\0" } split //, qq({"id":"u"}\n);

# Runs as somebody who is not root where the tests are run by root, and where that can be done. The
# checkout may stand in a folder of root's own, so that user has the tools elsewhere.
my $elsewhere = scratch();
my $other = "PATH=$elsewhere:\$PATH setpriv --reuid=65534 --regid=65534 --clear-groups sh -c ";
sh('cp "$(command -v ' . $_ . ')" ' . "$elsewhere && chmod 755 $elsewhere $elsewhere/$_") for tools();
$other = '' if $> || sh($other . quoted('gk-redact --version'))->{status};

sub check {
    my ($name, $script, $expected) = @_;
    for my $user ('', $other ? $other : ()) {
        my $folder = scratch();
        spit("$folder/in", $record);
        spit("$folder/gbk", $gbk);
        spit("$folder/utf-16", $utf_16);
        mkdir "$folder/$_" for qw(led out);
        symlink 'led/out', "$folder/link";
        sh('mkfifo fifo; chmod 777 . out led; chmod 666 fifo', dir => $folder);
        my $result = sh($user ? $user . quoted($script) : $script, dir => $folder);
        my $who = $user ? ', not as root' : '';
        is($result->{out}, $expected, "$name$who") or diag("status $result->{status}: $result->{err}");
    }
}

my $quiet = 'gk-redact -q --profile=none';
check('a pipe with a name',     "cat in >fifo & $quiet fifo; wait",            $record);
check('a descriptor by number', "$quiet /dev/fd/3 3<in",                       $record);
check('a pipe by number',       "cat in | { $quiet /dev/fd/3 3<&0; }",         $record);
check('standard input by name', "cat in | $quiet /dev/stdin",                  $record);
check('several operands',       "$quiet in - in <in",                          $record x 3);
check('a folder',   "$quiet led 2>&1; echo \$?", "gk-redact: led: cannot be read: Is a directory\n2\n");
check('what is not there', "$quiet none 2>&1; echo \$?",
    "gk-redact: none: cannot be opened: No such file or directory\n2\n");
check('an output that a link leads to', "$quiet -o link in; cat led/out; ls",
    $record . join "\n", qw(data fifo gbk in led link out utf-16), '');
check('an output over its input', "$quiet -r out/r -o in in; cat in; ls out", "${record}r\n");
check('an output in another folder', "$quiet -o out/new -r out/r -R out/R in; cat out/new; ls out",
    "${record}R\nnew\nr\n");
check('an output into a pipe', "cat fifo & $quiet -o fifo in; wait",           $record);
check('an output by number',   "$quiet -o /dev/fd/3 in 3>out/new; cat out/new", $record);
check('a device',              "$quiet -o /dev/null -r /dev/null in; echo \$?", "0\n");
check('a table at the end', 'gk-catalog -q -o /dev/null --coverage=out/c.csv in; ls out; wc -l <out/c.csv | grep -c .',
    "c.csv\n1\n");
check('a ledger, read again at the end',
    'cat in >out/in1; : >out/in2; for n in 1 2; do gk-catalog -q -o /dev/null --whole --date=2026-01-0$n --ledger=out/l --changes=out/c.csv out/in$n >/dev/null 2>&1; done; ls out; grep -c withdrawn out/l',
    "c.csv\nin1\nin2\nl\n1\n");
check('other encodings', "$quiet -e auto gbk; $quiet -e utf-16le utf-16", qq({"id":"g","title":"光于"}\n{"id":"u"}\n));
check('threads',
    "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do cat in in >two; mv two in; done; for i in 1 2 3 4 5 6; do cat in; done >big; "
        . "$quiet -j3 -o out/new big; $quiet -j3 -e auto big gbk | wc -l | tr -d ' '; wc -l <out/new | tr -d ' '", "24577\n24576\n");

SKIP: {
    skip 'a sanitizer writes no core file', 1 if sanitized();
    my $folder = scratch();
    my $dies = "ulimit -c unlimited 2>/dev/null; perl -e 'kill ABRT => \$\$'";
    my $result = sh("perl -e 'system \@ARGV; print \$? & 128 ? 1 : 0' sh -c " . quoted("ulimit -c unlimited; exec perl -e 'kill ABRT => \$\$'"), dir => $folder);
    skip 'this system writes no core files', 1 if $result->{out} ne '1';
    $result = sh("mkfifo hold; exec 3<>hold; perl -e 'system \@ARGV; print \$? & 127, \" \", \$? & 128' sh -c "
            . quoted("ulimit -c unlimited; (sleep 0.5; kill -ABRT \$\$) & exec gk-redact -q hold"), dir => $folder);
    is($result->{out}, '6 0', 'gk-redact leaves no core file');
}
done_testing();
