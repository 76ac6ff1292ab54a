package Gk::Test;

# What the test scripts share: running shell snippets with the tools of this build first in PATH,
# in a scratch folder of their own, with nothing of the caller's environment that could show.

use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use Exporter 'import';
use File::Temp 'tempdir';
use Test::More;

our @EXPORT = qw(root tools verbs sh scratch slurp spit shared sanitized quoted lines fault_free);

my $root  = getcwd();
my $tools = abs_path($ENV{GK_BIN} || 'bin');
my @verbs = qw(validate classify redact catalog);

sub root  { $root }
sub verbs { @verbs }
sub tools { map { "gk-$_" } @verbs }

# The build under test runs under a sanitizer: slower, and its memory cannot be limited.
sub sanitized { ($ENV{GK_BUILD} || '') =~ m{/(address|thread|faults)$} ? $1 : '' }

sub slurp {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!\n";
    local $/;
    my $bytes = <$file>;
    return defined $bytes ? $bytes : '';
}

sub spit {
    my ($path, $bytes) = @_;
    open my $file, '>:raw', $path or die "$path: $!\n";
    print $file $bytes;
    close $file or die "$path: $!\n";
}

sub lines { my ($bytes) = @_; return [ $bytes =~ /([^\n]*\n|[^\n]+\z)/g ] }

sub quoted { my ($word) = @_; $word =~ s/'/'\\''/g; return "'$word'" }

# A file of the development data beside the checkout, or undef where there is none.
sub shared {
    my ($path) = @_;
    my $file = ($ENV{GK_SHARED} || "$root/../shared") . "/$path";
    return -e $file ? abs_path($file) : undef;
}

# A new folder, gone when the test ends, with the test data as `data` inside.
sub scratch {
    my $folder = tempdir('gk-test-XXXXXX', TMPDIR => 1, CLEANUP => 1);
    symlink "$root/tests/data", "$folder/data" or die "symlink: $!\n";
    return $folder;
}

sub environment {
    my (%more) = @_;
    my %environment = map { $_ => $ENV{$_} } grep { /^(HOME|TMPDIR|GK_NAMED)$/ } keys %ENV;
    # What a sanitizer finds shows in the exit status even where standard error is closed.
    $environment{"${_}SAN_OPTIONS"} = 'exitcode=125' for qw(A L T UB);
    return (
        %environment,
        PATH   => "$tools:" . ($ENV{PATH} || '/usr/bin:/bin'),
        LC_ALL => 'C',
        TERM   => 'dumb',
        TZ     => 'UTC',
        ROOT   => $root,
        %more,
    );
}

# Whoever started the tests may have had signals ignored (nohup does); a tool under test has not.
sub forget_signals { $SIG{$_} = 'DEFAULT' for qw(HUP INT TERM PIPE) }

# Runs a shell snippet: sh('gk-validate data/x.jsonl', in => BYTES, dir => FOLDER, env => {…},
# limit => seconds). Gives { out, err, status, signal }; a snippet that takes too long is ended and gives
# status 124.
my $home;
sub sh {
    my ($script, %with) = @_;
    $home ||= scratch();
    my $folder = $with{dir} || $home;
    my $files  = tempdir('gk-run-XXXXXX', TMPDIR => 1, CLEANUP => 1);
    spit("$files/in", defined $with{in} ? $with{in} : '');
    my $child = fork();
    die "fork: $!\n" unless defined $child;
    if (!$child) {
        setpgrp(0, 0);
        forget_signals();
        %ENV = environment(%{ $with{env} || {} });
        chdir $folder or die "$folder: $!\n";
        open STDIN,  '<', "$files/in"  or die;
        open STDOUT, '>', "$files/out" or die;
        open STDERR, '>', "$files/err" or die;
        exec '/bin/sh', '-c', $script or die;
    }
    my $late = 0;
    local $SIG{ALRM} = sub { $late = 1; kill 'KILL', -$child };
    alarm($with{limit} || 120);
    waitpid $child, 0;
    my $status = $?;
    alarm 0;
    my $result = {
        out    => slurp("$files/out"),
        err    => slurp("$files/err"),
        status => $late ? 124 : $status >> 8,
        signal => $late ? 0 : $status & 127,
    };
    unlink map { "$files/$_" } qw(in out err);
    rmdir $files;
    return $result;
}

# No sanitizer has complained and nothing has crashed.
sub fault_free {
    my ($result) = @_;
    return !$result->{signal} && $result->{status} < 124
        && $result->{err} !~ /Sanitizer|runtime error:|core dumped/;
}

1;
