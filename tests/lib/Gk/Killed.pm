package Gk::Killed;

# Ends gk-redact by a signal at random moments of a run that writes records, rejects and report, and
# looks at what is left: the old file or the whole new one, no unfinished file, no unmasked byte,
# and rejects that are a prefix of what they would have been.

use strict;
use warnings;
use Config;
use Gk::Test;
use Test::More;
use Time::HiRes qw(sleep time);

my $number = '11010519491231002X';
my $input  = join '', map {
    qq({"id":"p$_","title":"关于预算的通知","content":"身份证号$number，请查收"}\n{"id":"m$_","title":"机密★10年"}\n)
} 1 .. 4000;

my %harmless = map { $_ => 1 } qw(ZERO KILL STOP CHLD CLD CONT TSTP TTIN TTOU URG WINCH XFSZ);

# Every signal with a name that would end a program, and can be caught. SIGXFSZ ends no tool: the
# write that it is about fails, and is reported.
sub fatal_signals { grep { !$harmless{$_} && !/^NUM|^(IOT|POLL|UNUSED|RTMAX)$/ } split ' ', $Config{sig_name} }

sub start {
    my ($folder, $jobs, $to_file) = @_;
    unlink map { "$folder/$_" } grep { $_ ne 'in' } files($folder);
    spit("$folder/out", "old\n") if $to_file;
    my $child = fork() // die "fork: $!";
    return $child if $child;
    $SIG{$_} = 'DEFAULT' for fatal_signals();
    %ENV = Gk::Test::environment();
    chdir $folder or die;
    open STDOUT, '>', 'stdout' or die;
    open STDERR, '>', 'stderr' or die;
    exec 'gk-redact', "-j$jobs", qw(--lang=en -r rejects -R report), ($to_file ? qw(-o out) : ()), 'in' or die;
}

sub files {
    my ($folder) = @_;
    opendir my $handle, $folder or die "$folder: $!\n";
    return sort grep { !/^\.\.?$|^data$/ } readdir $handle;
}

sub is_prefix { my ($part, $whole) = @_; return $part eq substr $whole, 0, length $part }

# What is wrong with what a run has left.
sub faults {
    my ($folder, $whole, $to_file, $signal) = @_;
    my %known = map { $_ => 1 } qw(in out rejects report stdout stderr);
    my %got   = map { $_ => slurp("$folder/$_") } grep { $_ ne 'in' } files($folder);
    my @wrong;
    push @wrong, map { "$_ is left" } grep { !$known{$_} && $signal ne 'KILL' } sort keys %got;
    push @wrong, 'half a file' if $to_file && $got{out} ne "old\n" && $got{out} ne $whole->{out};
    push @wrong, 'other records' if !$to_file && !is_prefix($got{stdout} // '', $whole->{out});
    push @wrong, 'other rejects' if !is_prefix($got{rejects} // '', $whole->{rejects});
    push @wrong, map { "an unmasked byte in $_" } grep { $_ ne 'rejects' && index($got{$_}, $number) >= 0 } sort keys %got;
    return @wrong;
}

# Sends each of the signals to so many runs.
sub sweep {
    my ($times, @signals) = @_;
    my $folder = scratch();
    spit("$folder/in", $input);
    my $begin = time;
    waitpid start($folder, 1, 1), 0;
    is($? >> 8, 1, 'the run to be ended holds records and masks others');
    my $took  = time - $begin;
    my $whole = { map { $_ => slurp("$folder/$_") } qw(out rejects) };
    ok($whole->{out} =~ /"id":"p4000"/ && $whole->{rejects} =~ /"id":"m4000"/, 'of both kinds');
    for my $signal (@signals) {
        my (@wrong, $ended);
        for my $n (1 .. $times) {
            my ($jobs, $to_file) = (1 + $n % 2, $n % 4 < 2);
            my $child = start($folder, $jobs, $to_file);
            my $moment = $took * ($n - rand) / $times;
            sleep $moment;
            kill $signal, $child;
            waitpid $child, 0;
            $ended++ if $? & 127;
            # A run that was over by then takes no longer: the machine was busy when it was timed.
            $took = $moment if !($? & 127) && $moment < $took;
            push @wrong, map { sprintf '%s, after %.4f s of %.4f, status %d', $_, $moment, $took, $? }
                faults($folder, $whole, $to_file, $signal);
        }
        ok(!@wrong, "SIG$signal at $times moments") or diag(join "\n", @wrong[ 0 .. ($#wrong < 5 ? $#wrong : 5) ]);
        cmp_ok($ended // 0, '>', 0, "SIG$signal ended a run in its middle");
    }
}

1;
