#!/usr/bin/perl
# make check-distributed: the four filters on more than one machine. Two servers of ssh on ports of
# this one, with keys and settings of their own in build/distributed, stand for the machines; GNU
# parallel splits the records between them; one server is lost midway, with what runs on it; and what
# comes out, the coverage included, is what one process gives, byte for byte. Skipped by name where
# parallel or sshd is not here.

use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Path qw(make_path remove_tree);
use IO::Socket::INET;
use POSIX ();
use lib 'tests/lib';
use Gk::Test;
use Test::More;

my %needed;
for my $program (qw(parallel sshd ssh ssh-keygen)) {
    ($needed{$program}) = grep { -x } map { "$_/$program" } split(/:/, $ENV{PATH}), qw(/usr/sbin /usr/local/sbin);
    plan(skip_all => "check-distributed skipped: $program is not here") if !$needed{$program};
}
plan(skip_all => 'check-distributed skipped: this parallel is not GNU parallel') if `parallel --version 2>&1` !~ /GNU parallel/;

my $folder = ($ENV{GK_BUILD} || 'build') . '/distributed';
remove_tree($folder);
make_path($folder, { mode => 0700 });
$folder = abs_path($folder);
my $bin = abs_path($ENV{GK_BIN} || 'bin');
my $user = getpwuid $<;

# ---- two servers

system("ssh-keygen -q -t ed25519 -N '' -f $folder/$_") == 0 or die "ssh-keygen\n" for qw(host user);
system("cp $folder/user.pub $folder/authorized_keys") == 0 or die "cp\n";
chmod 0600, "$folder/authorized_keys";
mkdir '/run/sshd' if $< == 0 && !-d '/run/sshd';

sub free_port {
    my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1', LocalPort => 0) or die "no port: $!\n";
    return $socket->sockport;
}

# In a session of its own, so that all that runs on this machine goes with it.
sub serve {
    my ($name) = @_;
    my $port = free_port();
    spit("$folder/$name.conf", <<"END");
Port $port
ListenAddress 127.0.0.1
HostKey $folder/host
PidFile none
AuthorizedKeysFile $folder/authorized_keys
PasswordAuthentication no
KbdInteractiveAuthentication no
PubkeyAuthentication yes
StrictModes no
PermitRootLogin prohibit-password
MaxStartups 100
MaxSessions 100
PrintMotd no
LogLevel ERROR
END
    my $child = fork // die "fork: $!\n";
    if (!$child) {
        POSIX::setsid();
        open STDERR, '>', "$folder/$name.log";
        exec $needed{sshd}, '-D', '-e', '-f', "$folder/$name.conf";
        die "sshd: $!\n";
    }
    for (1 .. 100) {
        last if IO::Socket::INET->new(PeerAddr => "127.0.0.1:$port");
        select undef, undef, undef, .1;
    }
    return { name => $name, port => $port, pid => $child };
}

my @servers = map { serve($_) } qw(one two);

# The server, and every process that descends from it: none of it was here before, and its children
# have sessions of their own.
sub descendants {
    my (@of) = @_;
    my %parent;
    for my $stat (glob '/proc/[0-9]*/stat') {
        open my $file, '<', $stat or next;
        my ($pid, $ppid) = (readline($file) // '') =~ /^(\d+) \(.*\) \S (\d+)/s or next;
        $parent{$pid} = $ppid;
    }
    my @found = @of;
    for (my $i = 0; $i < @found; $i++) {
        push @found, grep { $parent{$_} == $found[$i] } keys %parent;
    }
    return @found;
}

sub lose {
    my ($server) = @_;
    kill 'KILL', descendants($server->{pid});
    waitpid $server->{pid}, 0;
    $server->{pid} = 0;
}
END { my $status = $?; lose($_) for grep { $_->{pid} } @servers; $? = $status }

my $ssh = "ssh -i $folder/user -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=$folder/known"
    . ' -o LogLevel=ERROR -o ControlMaster=no -o ConnectTimeout=5 -o ServerAliveInterval=1 -o ServerAliveCountMax=3 -F none';
for (@servers) {
    is(`$ssh -p $_->{port} $user\@127.0.0.1 echo here 2>&1`, "here\n", "server $_->{name} answers") or diag(slurp("$folder/$_->{name}.log"));
}

# ---- the records

my $records = '';
my @samples = @{ lines(join '', map { slurp("tests/data/$_.jsonl") } qw(records faulty private)) };
@samples = grep { /\n\z/ && /^\{.*\}$/ } @samples;
my @columns = qw(权责清单 预决算公开 政策解读 规划计划 工作动态);
for my $n (1 .. 40000) {
    $records .= $n % 40 ? qq({"id":"$n","title":"关于第${n}号事项的通知","column":"$columns[$n % @columns]","formed_date":"2024-0@{[1 + $n % 6]}-0@{[1 + $n % 9]}",)
        . qq("published_date":"2024-06-1@{[$n % 9]}","url":"https://www.example.gov.cn/$n.html","content":"@{['各科室要认真落实。' x 20]}"}\n)
        : $samples[ $n / 40 % @samples ];
}
spit("$folder/records.jsonl", $records);

my $all = "$bin/gk-validate -q --date=2024-07-01 | $bin/gk-classify -q --date=2024-07-01 | $bin/gk-redact -q --date=2024-07-01";
my $last = "$bin/gk-catalog -q --date=2024-07-01";

# ---- one process

my $one = sh("cat records.jsonl | $all | $last --coverage=one.csv > one.jsonl", dir => $folder, limit => 600);
ok(-s "$folder/one.jsonl" > 1e6, 'one process') or diag($one->{err});

# ---- many, of which half are lost

my $script = <<"END";
#!/bin/sh
# A part, numbered \$1: its records to standard output, its tally to a file of that number.
$all | $last --tally=$folder/parts/\$1.tally
# A record that was held is no reason to run the part again.
[ \$? -le 1 ]
END
spit("$folder/part.sh", $script);
chmod 0755, "$folder/part.sh";
make_path("$folder/parts");
my $logins = join ',', map { "2/$ssh -p $_->{port} $user\@127.0.0.1" } @servers;
my $command = "parallel --will-cite --pipe --keep-order --block 300k --retries 20 --sshlogin '$logins' --joblog $folder/jobs"
    . " 'sh $folder/part.sh {#}' < $folder/records.jsonl > $folder/many.jsonl 2> $folder/parallel.log";
my $child = fork // die "fork: $!\n";
if (!$child) {
    $ENV{PARALLEL_HOME} = "$folder/home";
    mkdir $ENV{PARALLEL_HOME};
    exec 'sh', '-c', $command;
    die "sh: $!\n";
}
# Midway: some parts are done, others are not.
my $done = 0;
for (1 .. 1200) {
    $done = -e "$folder/jobs" ? @{ lines(slurp("$folder/jobs")) } - 1 : 0;
    last if $done >= 3;
    select undef, undef, undef, .05;
}
lose($servers[1]);
waitpid $child, 0;
my $status = $? >> 8;
my @jobs = map { [ split /\t/ ] } grep { /^\d/ } split /\n/, slurp("$folder/jobs");
my %last = map { $_->[0] => $_ } @jobs;
ok($done >= 3 && $done < keys %last, "a server was lost midway: $done of @{[scalar keys %last]} parts were done");
is($status, 0, 'every part was run in the end') or diag(slurp("$folder/parallel.log"));
ok(!grep({ $_->[6] != 0 } values %last), 'and well');
my %hosts;
$hosts{ $_->[1] =~ /-p (\d+)/ ? $1 : $_->[1] }++ for @jobs;
ok(keys %hosts >= 2, 'both servers ran parts') or diag(join ' ', %hosts);
ok(slurp("$folder/many.jsonl") eq slurp("$folder/one.jsonl"), 'the records of one process, byte for byte');

my @tallies = map { "parts/$_" } grep { /^\d+\.tally$/ } do { opendir my $d, "$folder/parts"; readdir $d };
is(scalar @tallies, scalar keys %last, 'a tally of each part');
my $merged = sh("$last --coverage=many.csv --merge @tallies", dir => $folder);
ok($merged->{status} < 2, 'the tallies are put together') or diag($merged->{err});
ok(slurp("$folder/many.csv") eq slurp("$folder/one.csv"), 'the coverage of one process, byte for byte');
done_testing();
