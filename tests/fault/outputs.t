#!/usr/bin/perl
# Files that are written: whole or as they were, nothing unfinished left beside them, kept from
# others where they hold what was held back.

use strict;
use warnings;
use Config;
use Fcntl qw(F_GETFL F_SETFL O_NONBLOCK);
use Gk::Test;
use IO::Handle;
use IO::Select;
use Test::More;
use Time::HiRes qw(sleep time);

my $record = qq({"id":"r","title":"关于预算的通知"}\n);
my $held   = qq({"id":"h"\n);

sub files {
    my ($folder) = @_;
    opendir my $handle, $folder or die;
    return join ' ', sort grep { !/^(\.\.?|data)$/ } readdir $handle;
}

sub mode { sprintf '%o', (stat $_[0])[2] & 07777 }

# Starts a tool that reads from a pipe: (process, write end, read end of its standard output).
sub start {
    my ($folder, $setup, @command) = @_;
    pipe(my $in_read,  my $in_write)  or die "pipe: $!";
    pipe(my $out_read, my $out_write) or die "pipe: $!";
    my $child = fork() // die "fork: $!";
    if (!$child) {
        close $in_write;
        close $out_read;
        $SIG{$_} = 'DEFAULT' for grep { !/^(KILL|STOP|NUM32|NUM33|__.*)$/ } keys %SIG;
        open STDIN,  '<&', $in_read   or die;
        open STDOUT, '>&', $out_write or die;
        open STDERR, '>', "$folder.err" or die;
        $setup->() if $setup;
        chdir $folder or die;
        %ENV = Gk::Test::environment();
        exec @command or die;
    }
    close $in_read;
    close $out_write;
    $in_write->autoflush(1);
    return ($child, $in_write, $out_read);
}

# Waits until that is so: how soon a tool is there depends on the machine.
sub await {
    my ($is_so) = @_;
    my $late = time + 60;
    sleep 0.02 until $is_so->() || time > $late;
}

sub finish {
    my ($child) = @_;
    local $SIG{ALRM} = sub { kill 'KILL', $child };
    alarm 60;
    waitpid $child, 0;
    alarm 0;
    return $?;
}

sub old_folder {
    my $folder = scratch();
    spit("$folder/out", "old\n");
    return $folder;
}

# ---- signals

my %spared = map { $_ => 1 } qw(ZERO KILL STOP CHLD CLD CONT TSTP TTIN TTOU URG WINCH XFSZ NUM32 NUM33);
# Where a sanitizer has caught a signal first, nobody takes away what has a name.
@spared{qw(SEGV BUS FPE)} = (1) x 3 if $ENV{GK_NAMED};
my @signals = grep { !$spared{$_} } split ' ', $Config{sig_name};
my @started;
for my $signal (@signals) {
    my $folder = old_folder();
    my ($child, $write) = start($folder, undef, 'gk-redact', '-q', '-o', 'out', '-r', 'rejects');
    print $write $record x 50, $held;
    push @started, [ $signal, $folder, $child, $write ];
}
for (@started) {
    my ($signal, $folder, $child, $write) = @$_;
    await(sub { -s "$folder/rejects" });
    kill $signal, $child;
    finish($child);
    close $write;
    is(files($folder), 'out rejects', "SIG$signal leaves no unfinished file");
    is(slurp("$folder/out"), "old\n", "SIG$signal leaves the old file as it was");
    is(slurp("$folder/rejects"), $held, "SIG$signal leaves what was held");
}

SKIP: {
    skip 'the sanitizer writes files too', 6 if sanitized();
    for my $where ('-o out', '-r out', '> out') {
        my $folder = old_folder();
        my $many   = $where =~ /r/ ? $held : $record;
        my $result = sh("ulimit -f 8; gk-validate -q $where", in => $many x 4000, dir => $folder);
        is($result->{status}, 2, "a file that grows too large, $where: exit 2");
        like($result->{err}, qr/^gk-validate: .*File too large/m, "a file that grows too large, $where: a message");
    }
}

# ---- put in place last

for my $trouble ('-R /dev/full', '-r /dev/full', '--coverage=full.txt', '2>/dev/full') {
    my $folder = old_folder();
    symlink '/dev/full', "$folder/full.txt";
    my $tool = $trouble =~ /coverage/ ? 'gk-catalog' : 'gk-validate';
    my $result = sh("$tool -o out $trouble", in => $record . $held, dir => $folder);
    is($result->{status}, 2, "-o beside $trouble: exit 2");
    is(slurp("$folder/out"), "old\n", "-o beside $trouble: the old file is as it was");
    is(files($folder), 'full.txt out', "-o beside $trouble: nothing unfinished");
}
for my $name ('a folder in its place', 'its folder gone') {
    for my $option ('-o', '--coverage') {
        my $folder = old_folder();
        rename "$folder/out", "$folder/out.txt";
        my $target = $option eq '-o' ? '-oout.txt' : '--coverage=out.txt';
        my @tells = ('-f', 'json', '-R', "$folder.told");
        my ($child, $write, $read) = start($folder, undef, 'gk-catalog', '-q', $target, @tells);
        print $write $record;
        await(sub { -s "$folder.told" });
        unlink "$folder/out.txt";
        if ($name =~ /gone/) { unlink "$folder/data", glob "$folder/.gk-*"; rmdir $folder or die "$folder: $!" }
        else                 { mkdir "$folder/out.txt" }
        close $write;
        is(finish($child) >> 8, 2, "$option, $name: exit 2");
        like(slurp("$folder.err"), qr/^gk-catalog: out\.txt: cannot be written: ./m, "$option, $name: a message");
        is(-d $folder ? files($folder) : 'out.txt', 'out.txt', "$option, $name: nothing unfinished");
        mkdir $folder;
    }
}

# ---- what was held back

{
    my $folder = old_folder();
    chmod 0644, "$folder/out";
    link "$folder/out", "$folder/other";
    my $result = sh('gk-redact -q -r out', in => $record . $held, dir => $folder);
    is(slurp("$folder/out"), $held, 'rejects replace what stood there');
    is(mode("$folder/out"), '600', '... for their owner alone');
    is(slurp("$folder/other"), "old\n", '... and are not seen under another name of the old file');

    symlink 'new', "$folder/link";
    sh('gk-redact -q -r link', in => $record . $held, dir => $folder);
    ok(-l "$folder/link" && slurp("$folder/new") eq $held, 'rejects go where a dangling link leads');
    is(mode("$folder/new"), '600', '... for their owner alone');

    my ($child, $write) = start($folder, undef, 'gk-redact', '-q', '-r', 'rejects');
    print $write $held;
    await(sub { -s "$folder/rejects" });
    kill 'KILL', $child;
    finish($child);
    is(slurp("$folder/rejects"), $held, 'what was held is there before the run has ended');
}

# ---- whose file it is

{
    my $folder = old_folder();
    sh('umask 027; gk-validate -q -o new', in => $record, dir => $folder);
    is(mode("$folder/new"), '640', 'a new file has the mode that the umask leaves');
    chmod 06751, "$folder/out";
    sh('gk-validate -q -o out', in => $record, dir => $folder);
    is(mode("$folder/out"), '751', 'a replaced file keeps its mode, but no setuid or setgid');
    is(slurp("$folder/out"), $record, '... and is replaced');
    symlink 'later', "$folder/dangling";
    sh('gk-validate -q -o dangling', in => $record, dir => $folder);
    ok(-l "$folder/dangling" && slurp("$folder/later") eq $record, '-o goes where a dangling link leads');
    SKIP: {
        skip 'only root gives files away', 2 if $>;
        chown 12345, 23456, "$folder/out";
        chmod 0640, "$folder/out";
        sh('gk-validate -q -o out', in => $record, dir => $folder);
        is(join(':', (stat "$folder/out")[4, 5]), '12345:23456', 'a replaced file keeps owner and group');
        is(mode("$folder/out"), '640', '... and then its mode');
    }
}

# ---- written as they are

{
    my $folder = scratch();
    my $result = sh('mkfifo p; cat p > got & gk-validate -q -o p; wait', in => $record, dir => $folder);
    is(slurp("$folder/got"), $record, 'a FIFO is written as it is');
    ok(-p "$folder/p", '... and stays one');
    spit("$folder/log", "before\n");
    sh('gk-validate -q -o /dev/fd/3 3>> log', in => $record, dir => $folder);
    is(slurp("$folder/log"), "before\n$record", 'a descriptor is written where it stands');
    is(sh('gk-validate -q -o /dev/fd/9', in => $record)->{status}, 2, 'a descriptor that is not open: exit 2');
}

# ---- descriptors that do not wait

{
    my $folder = scratch();
    my $many   = $record x 60000;
    my $setup  = sub {
        for my $handle (*STDIN, *STDOUT) {
            fcntl($handle, F_SETFL, fcntl($handle, F_GETFL, 0) | O_NONBLOCK) or die;
        }
    };
    for my $jobs (1, 2) {
        my ($child, $write, $read) = start($folder, $setup, 'gk-validate', '-q', "-j$jobs");
        my $writer = fork() // die;
        if (!$writer) {
            close $read;
            for my $part (0 .. 9) {
                sleep 0.02;
                print $write substr $many, $part * length($many) / 10, length($many) / 10;
            }
            close $write;
            require POSIX;
            POSIX::_exit(0);
        }
        close $write;
        my $got = '';
        sleep 0.3;
        while (sysread $read, $got, 4096, length $got) { sleep 0.0002 }
        waitpid $writer, 0;
        is(finish($child), 0, "non-blocking streams, -j$jobs: exit 0");
        ok($got eq $many, "non-blocking streams, -j$jobs: every record");
    }
}

# ---- on the disk

SKIP: {
    skip 'strace is not here', 2 if sanitized() || system('command -v strace >/dev/null 2>&1');
    my $folder = old_folder();
    my $result = sh('strace -f -o trace -e trace=fsync,rename,renameat,renameat2 gk-validate -q -o out', in => $record, dir => $folder);
    skip 'strace does not work here', 2 unless -s "$folder/trace" && !$result->{status};
    my $trace = join ' ', slurp("$folder/trace") =~ /^\d+ +(fsync|rename)/mg;
    is($trace, 'fsync rename fsync', 'the file is on the disk before it is in place, and then its name');
    is(files($folder), 'out trace', 'nothing else stands there');
}
done_testing();
