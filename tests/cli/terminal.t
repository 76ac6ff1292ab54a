#!/usr/bin/perl
# What only a terminal shows: counts and notes of a run in which nothing is wrong, progress that is
# erased again, tables that fit the window with their columns straight, in Chinese too.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $folder = scratch();
spit("$folder/clean", qq({"id":"1","title":"关于甲的通知","column":"政策文件","备用":1}\n));
spit("$folder/emoji", join '', map { qq({"id":"$_","title":"关于甲的通知","formed_date":"2024-02-3$_"}\n) } 0 .. 2);

# Runs a snippet whose standard error and output are a terminal of so many columns.
sub on_terminal {
    my ($snippet, $columns) = @_;
    $columns //= 80;
    my $run = quoted("stty cols $columns rows 50; $snippet");
    return sh("script -qefc $run /dev/null < /dev/null", dir => $folder, env => { SHELL => '/bin/sh', TERM => 'xterm' })->{out};
}

SKIP: {
    skip 'script (util-linux) is not installed', 9 if sh('command -v script')->{status};
    skip 'script makes no terminal here', 9 if on_terminal('test -t 2 && echo there') !~ /there/;
    my $options = '--date=2025-06-01 --lang=en --color=never';
    my $said = on_terminal("gk-validate $options clean");
    like($said, qr/note: \[field\.unrecognised\].*records read: 1, passed on: 1, held: 0/s, 'a terminal is told of a clean run');
    unlike(on_terminal("gk-validate $options -q clean"), qr/records read|note/, 'but not with -q');
    unlike(on_terminal("gk-validate $options clean 2> said"), qr/records read/, 'standard error elsewhere');
    is(slurp("$folder/said"), '', 'is silent');

    # A regular file first, so that progress is drawn; then a pipe that takes longer than a second.
    my $slow = 'mkfifo slow; (sleep 1.3; cat clean) > slow & gk-validate -n';
    my $drawn = on_terminal("$slow $options --progress clean slow clean; rm slow", 80);
    like($drawn, qr/gk-validate: records: 2, 0 MB\/s\r +\r/, 'progress is drawn, and erased');
    unlike($drawn, qr/%/, 'no share of what has no size');
    my $quiet = on_terminal("$slow $options -q --progress clean slow clean; rm slow");
    like($quiet, qr/\A\s*gk-validate: records: 2, 0 MB\/s\r +\r\s*\z/, 'with -q too, and nothing is left of it');
    unlike(on_terminal("(sleep 1.3; cat clean) | gk-validate -n -q $options --progress"), qr/records/, 'a tool behind a pipe draws none');
    # Lines of a report do not run into it.
    $drawn = on_terminal("mkfifo slow; (sleep 1.3; cat clean; sleep 1.3; cat emoji) > slow & gk-validate -n $options --progress clean slow; rm slow");
    unlike($drawn, qr/MB\/s(?!\r +\r)/, 'it is gone before anything else is written');
}

# ---- panes

# How wide a text is, by Perl's own tables.
sub width {
    my ($text) = @_;
    utf8::decode($text);
    $text =~ s/[\p{Mn}\p{Me}\p{Cf}]//g;
    my $wide = () = $text =~ /[\p{East_Asian_Width=W}\p{East_Asian_Width=F}]/g;
    return length($text) + $wide;
}

# What a window of so many columns shows of a command. Each has a server of its own, for one that
# is told to end takes the next window with it; the last line says that all is drawn, on a slow
# machine too.
my $windows = 0;
sub pane {
    my ($columns, $command) = @_;
    my $tmux = "tmux -u -f /dev/null -S $folder/tmux." . $windows++;
    my $inside = quoted("$command; echo; echo all is drawn; sleep 100");
    my $shown = sh("$tmux new-session -d -x $columns -y 200 $inside &&"
            . " until $tmux capture-pane -p > shown && grep -q 'all is drawn' shown; do sleep 0.1; done;"
            . " $tmux kill-server; cat shown",
        dir => $folder, env => { LC_ALL => 'C.UTF-8', TERM => 'xterm' })->{out};
    return [ grep { !/all is drawn/ } split /\n/, $shown ];
}

my %table = (
    findings => 'gk-validate -n --lang=zh --date=2024-06-28 -f summary data/faulty.jsonl',
    coverage => 'gk-catalog -q --lang=zh --date=2024-06-28 --coverage=c.txt data/records.jsonl > /dev/null; cat c.txt',
);
SKIP: {
    skip 'tmux is not installed', 8 if sh('command -v tmux')->{status};
    skip 'tmux makes no window here', 8 if !grep { /there/ } @{ pane(80, 'echo there') };
    for my $columns (80, 120) {
        for my $name (sort keys %table) {
            my $lines = pane($columns, $table{$name});
            my ($rows, @crooked) = (0);
            for my $part (split /\n\s*\n/, join "\n", @$lines) {
                # Rows end with two figures or more; what goes on below a cell begins with blanks.
                my @rows = grep { /^\S.*\d\s+\d+$/ && !/^gk-/ } split /\n/, $part;
                my %end = map { width($_) => 1 } @rows;
                push @crooked, $part if keys %end > 1;
                $rows += @rows;
            }
            cmp_ok($rows, '>', 5, "$name in $columns columns: rows");
            is(scalar @crooked, 0, "$name in $columns columns: the last column is straight") or diag(join "\n", @crooked);
        }
    }
}
done_testing();
