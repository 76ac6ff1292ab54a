#!/usr/bin/perl
# man/examples/nightly.sh: mails what is new, and puts publish.jsonl in place after a whole run only.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $folder = scratch();
my @names  = qw(coverage.csv known publish.jsonl rejected.jsonl report.jsonl withheld.jsonl);
mkdir "$folder/site";

sub record { my ($id, $more) = @_; return qq({"id":"$id","title":"关于做好春运工作的通知","published_date":"2024-06-01"$more}\n) }

# Ids that a careless comparison would take apart, or for one another.
my $odd = 'a\"b\\\\ \u0009,\"id\":\"x\",{甲}|\/';
my $shown = 'a\"b\\\\ ?,\"id\":\"x\",{甲}|/';
my $input = record('plain', '') . record('cut', ',"doc_number":"某政发[2024]1号"')
    . record($odd, ',"doc_number":"某政发[2024]2号"') . record('private', ',"content":"身份证号11010519491231002X"')
    . qq({"id":"broken"\n);
spit("$folder/in", $input);

# tonight(): a night; what it said and what stands in the folder then.
sub tonight {
    my (%with) = @_;
    my $least  = $with{least} // 1;
    my $result = sh(($with{before} || '') . ' sh "$ROOT/man/examples/nightly.sh" site ' . $least . ' ' . ($with{in} || 'in'),
        dir => $folder, env => $with{env});
    ok(fault_free($result), 'no fault');
    is(sh('ls -A site', dir => $folder)->{out}, join("\n", @names) . "\n", 'nothing else is left in the folder')
        if -e "$folder/site/publish.jsonl";
    return $result;
}
sub state_of { return join "\0", map { slurp("$folder/site/$_"), (stat "$folder/site/$_")[1] } @names }

my $first = tonight();
is($first->{status}, 1, 'the first night: the worst status, of a record that was held');
is($first->{err}, '', 'and no complaint');
like($first->{out}, qr/^cut \/doc_number: warning: \[docnumber\.bracket\] ./m, 'the mail has a line a finding');
like($first->{out}, qr/^\Q$shown\E \/doc_number: /m, 'the odd id as the report writes it');
like($first->{out}, qr/^private \/content: warning: \[redact\.cn_id\] /m, 'of later tools too');
unlike($first->{out}, qr/summary/, 'and no summary');
is(scalar @{ lines(slurp("$folder/site/publish.jsonl")) }, 4, 'four records are published');
unlike(slurp("$folder/site/publish.jsonl"), qr/11010519491231002X|"gk"/, 'masked, without annotations');
like(slurp("$folder/site/rejected.jsonl"), qr/\A\{"id":"broken"\n\z/, 'one is rejected');
is(sprintf('%o', (stat "$folder/site/withheld.jsonl")[2] & 0777), '600', 'what is withheld is for the owner');

unlike($first->{out}, qr/: note: /, 'and no note');

my $second = tonight();
is("$second->{status}$second->{out}$second->{err}", '1', 'the second night mails nothing');

# One new fault, in a record whose id another id begins with; and one more of the same rule elsewhere.
spit("$folder/in", $input . record('cut off', ',"doc_number":"某政发[2024]3号"'));
my $third = tonight();
is(scalar @{ lines($third->{out}) }, 1, 'one new fault is one line') or diag($third->{out});
like($third->{out}, qr/\Acut off \/doc_number: warning: \[docnumber\.bracket\] /, 'and the mail is about that one');
is(tonight()->{out}, '', 'once');

# A record that moves in the file is the same finding.
spit("$folder/in", record('cut off', ',"doc_number":"某政发[2024]3号"') . $input);
is(tonight()->{out}, '', 'what moves is not new');
spit("$folder/in", $input);
is(tonight()->{out}, '', 'what is mended is no mail');
spit("$folder/in", record($odd . '2', ',"doc_number":"某政发[2024]4号"') . $input);
is(scalar @{ lines(tonight()->{out}) }, 1, 'an odd id is told from one that begins with it');

# What a person accepts is no mail and holds nothing; a line that nobody has answered accepts nothing.
my $cut = '{"id":"cut","rule":"docnumber.bracket","pointer":"/doc_number","when":"2024-06-01"';
my $new = record('cut', ',"doc_number":"某政发[2024]1号","disclosure":"不予公开"');
sub accepted {
    my (@lines) = @_;
    spit("$folder/accept", join '', map { "$_\n" } @lines);
    return tonight(env => { GK_ACCEPT => 'accept' });
}
spit("$folder/in", $input);
is(accepted("$cut,\"who\":\"李审核\",\"why\":\"原件如此\"}")->{out}, '', 'what is accepted is no mail');
unlike(slurp("$folder/site/report.jsonl"), qr/"cut","pointer":"[^"]*","rule":"docnumber/, 'nor in the report');
like(accepted("$cut,\"who\":\"\",\"why\":\"\"}")->{out}, qr/\Acut \/doc_number: warning: \[docnumber\.bracket\] .*\n\z/, 'without who and why it is');
spit("$folder/in", $new . record($odd, ',"doc_number":"某政发[2024]2号"'));
my $stale = accepted("$cut,\"who\":\"李审核\",\"why\":\"原件如此\"}", '{"id":"gone","rule":"docnumber.bracket","pointer":"/doc_number","when":"2024-06-01","who":"李审核","why":"x"}',
    '{"id":"gone","rule":"catalog.late","pointer":"/published_date","when":"2024-06-01","who":"李审核","why":"x"}');
unlike($stale->{out}, qr/docnumber/, 'what is new of a record beside what is accepted is told alone');
like($stale->{out}, qr/\Acut \/disclosure\S*: /, '... and is mail');
my @unmet = grep { /"rule":"accept\.unmet"/ } @{ lines(slurp("$folder/site/report.jsonl")) };
is(scalar @unmet, 2, 'lines that met nothing are told once each, by the tool that has the rule');
spit("$folder/in", record($odd . '2', ',"doc_number":"某政发[2024]4号"') . $input);
tonight();
my $before = state_of();

# Void nights.
sub void {
    my ($name, $says, %with) = @_;
    my $result = tonight(%with);
    is($result->{status}, 2, "$name: exit 2");
    is($result->{out}, '', "$name: no mail");
    like($result->{err}, $says, "$name: standard error says why");
    ok(state_of() eq $before, "$name: all is as it was");
}
void('a profile that is not there', qr/^none-such : error: \[profile\.file\] .*\nnightly\.sh: gk-validate ended with status 2/m, env => { GK_PROFILE => 'none-such' });
void('records that are not there',  qr/gk-validate ended with status 2/, in => 'in none-such');
void('too few records',             qr/gk-catalog ended with status 2/,  least => 6);
spit("$folder/empty", '');
void('an empty export', qr/gk-catalog ended with status 2/, in => 'empty');
for my $tool (tools()) {
    mkdir "$folder/stub";
    spit("$folder/stub/$tool", "#!/bin/sh\nkill -9 \$\$\n");
    chmod 0755, "$folder/stub/$tool";
    void("$tool is killed", qr/nightly\.sh: $tool ended with status 137/, before => 'PATH=$PWD/stub:$PATH');
    unlink "$folder/stub/$tool";
}
SKIP: {
    skip 'nothing is closed to root', 4 if $> == 0;
    chmod 0500, "$folder/site";
    void('a folder that cannot be written', qr/nightly\.sh: /);
    chmod 0700, "$folder/site";
}

for my $wrong ([ 'nosuch 1', qr/there is no folder nosuch/ ], [ 'site many', qr/LEAST is a number/ ]) {
    my $result = sh("sh \"\$ROOT/man/examples/nightly.sh\" $wrong->[0] in", dir => $folder);
    is("$result->{status}$result->{out}", '2', "$wrong->[0]: refused");
    like($result->{err}, qr/\Anightly\.sh: $wrong->[1]/, 'for the reason there is');
}
mkdir "$folder/site/tonight";
my $other = sh('sh "$ROOT/man/examples/nightly.sh" site 1 in', dir => $folder);
is($other->{status}, 2, 'two runs at once: exit 2');
ok(-d "$folder/site/tonight", 'and the other one is left alone');
rmdir "$folder/site/tonight";
is(tonight()->{out}, '', 'a good night follows');

SKIP: {
    skip 'shellcheck is not here', 1 if sh('command -v shellcheck')->{status};
    is(sh('cd "$ROOT" && shellcheck man/examples/*.sh')->{out}, '', 'shellcheck has nothing to say of the examples');
}
done_testing();
