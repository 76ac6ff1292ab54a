#!/usr/bin/perl
# Each command of README.md runs as it stands in a fresh checkout, in both languages: the lines of
# ```sh, in their order, and the transcripts of ```console with just the output shown. Commands that
# install, need root or run tests (make, sudo) are for people.

use strict;
use warnings;
use Gk::Test;
use Test::More;

plan skip_all => 'a checkout has one README, whatever it is built with' if sanitized();

my $readme = slurp(root() . '/README.md');
my ($english, $chinese) = $readme =~ /\A(.*?)^(## 中文说明.*)\z/ms or die;

# The blocks of a text: [kind, its lines].
sub blocks {
    my ($text) = @_;
    my @blocks;
    push @blocks, [ $1, $2 ] while $text =~ /^```(sh|console)\n(.*?)^```$/gms;
    return @blocks;
}

# A transcript as pairs of a command and its output.
sub pairs {
    my ($text) = @_;
    my @pairs;
    for my $line (split /^/, $text) {
        if ($line =~ s/^\$ //) { push @pairs, [ $line, '' ] }
        else                   { $pairs[-1][1] .= $line }
    }
    return @pairs;
}

my $bash = !sh('command -v bash')->{status};
for my $part ([ English => $english ], [ Chinese => $chinese ]) {
    my ($language, $text) = @$part;
    my $folder = scratch();
    unlink "$folder/data";
    symlink root() . "/$_", "$folder/$_" for qw(man README.md);
    symlink $ENV{GK_BIN} || root() . '/bin', "$folder/bin";
    my ($script, @checks) = ('');
    for my $block (blocks($text)) {
        my ($kind, $lines) = @$block;
        next if $lines =~ /^(?:sudo |\w+=\S+ )*make\b/m;
        for my $run ($kind eq 'sh' ? [ $lines, undef ] : pairs($lines)) {
            my $number = @checks;
            # One shell for all: a setting or a file of a block is there in the next.
            $script .= "{\n$run->[0]} > out.$number 2> err.$number < /dev/null\necho \$? > status.$number\n";
            push @checks, $run;
        }
    }
    ok(@checks >= 5, "$language: " . @checks . ' blocks of commands');
    SKIP: {
        skip "$language: bash is not here", 1 unless $bash;
        spit("$folder/script", $script);
        my %environment = (LC_ALL => $language eq 'Chinese' ? 'zh_CN.UTF-8' : 'C');
        my $result = sh('bash script', dir => $folder, env => \%environment, limit => 300);
        is($result->{status}, 0, "$language: the commands run") or diag($result->{err});
        for my $number (0 .. $#checks) {
            my ($command, $output) = @{ $checks[$number] };
            my ($first) = $command =~ /^(?!#)(.*)$/m;
            my $status = -e "$folder/status.$number" ? slurp("$folder/status.$number") : 'none';
            my ($out, $err) = map { -e "$folder/$_.$number" ? slurp("$folder/$_.$number") : '' } qw(out err);
            SKIP: {
                skip "$first: a program of it is not here", 1 if $err =~ /(sqlite3|uconv|parallel|jq): (command )?not found/;
                ok($status =~ /^[01]$/, "$language: $first") or diag("status $status$err");
                unlike($err, qr/not found|No such file|文件或目录不存在|usage:/, "$language: it finds what it names: $first");
                $out =~ s/\r$//mg;    # which a terminal does not show
                is($out, $output, "$language: and prints what is shown: $first") if defined $output;
            }
        }
    }
}
done_testing();
