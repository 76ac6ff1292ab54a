#!/usr/bin/perl
# The catalogue of rules is complete: every rule has its words in both languages, --explain tells
# them, an example shows it, and the table in gk.7 is what --list-rules prints.

use strict;
use warnings;
use Gk::Test;
use Test::More;

sub rules {
    my ($language) = @_;
    my @rules;
    for (split /\n/, sh("gk-validate --list-rules --lang=$language")->{out}) {
        push @rules, [$1, $2, $3] if /^([a-z0-9_]+\.[a-z0-9_]+)\s+(error|warning|note|off)\s+(\S.*)$/;
    }
    return \@rules;
}

my ($english, $chinese) = (rules('en'), rules('zh'));
ok(@$english > 30, 'there are rules');
is(scalar @$english, scalar @{ [ split /\n/, sh('gk-validate --list-rules --lang=en')->{out} ] },
    '--list-rules prints rules and nothing else');
is_deeply([ map { "@$_[0, 1]" } @$chinese ], [ map { "@$_[0, 1]" } @$english ], 'the same rules in both languages');

my %seen;
my @twice = grep { $seen{ $_->[0] }++ } @$english;
ok(!@twice, 'no rule twice');
my @han = map { $_->[0] } grep { $_->[2] !~ /[\xe3-\xe9][\x80-\xbf]{2}/ } @$chinese;
ok(!@han, 'every message in Chinese is Chinese') or diag("@han");

my $source = slurp('lib/finding/rules.def');
$source =~ s{/\*.*?\*/}{}gs;
my @wrong;
while ($source =~ /GK_RULE\(\s*([A-Z0-9_]+),\s*((?:"(?:[^"\\]|\\.)*"|GK_[A-Z]+|[\s,])*)\)/g) {
    my ($name, $rest) = ($1, $2);
    # Adjacent literals are one text, a comma outside of them ends it.
    my @words = ('');
    while ($rest =~ /"((?:[^"\\]|\\.)*)"|(,)/g) {
        if (defined $1) { $words[-1] .= $1 } else { push @words, '' }
    }
    splice @words, 1, 1;    # the severity
    push @wrong, "$name: " . @words . ' texts' if @words != 9;
    push @wrong, map { "$name: text $_ is empty" } grep { ($words[$_] // '') !~ /\S/ } 1 .. 8;
    for my $pair ([2, 3], [4, 5], [6, 7]) {
        my ($e, $c) = @words[@$pair];
        push @wrong, "$name: the English text holds Han" if ($e // '') =~ /[\xe4-\xe9][\x80-\xbf]{2}/ && $pair->[0] == 2 && $e !~ /[〔〕]|主动公开|第/;
        push @wrong, "$name: the Chinese text holds none" if ($c // '') !~ /[\xe3-\xe9][\x80-\xbf]{2}/;
    }
}
ok(!@wrong, 'no text of the catalogue is empty') or diag(join "\n", @wrong);

my $messages = slurp('lib/finding/messages.def') =~ s{/\*.*?\*/}{}gsr;
@wrong = ();
while ($messages =~ /GK_MESSAGE\(\s*([A-Z0-9_]+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)/g) {
    my ($name, $e, $c) = ($1, $2, $3);
    my @places = map { join ' ', sort { $a cmp $b } grep { !$seen{$_, $name}++ || 1 } $_ =~ /\{[1-9]\}/g } $e, $c;
    push @wrong, "$name: $places[0] against $places[1]" if join(' ', uniq($places[0])) ne join(' ', uniq($places[1]));
    push @wrong, "$name: not Chinese" if $c !~ /[\xe3-\xe9][\x80-\xbf]{2}/ && $c =~ /[a-z]{3}/ && $e ne $c;
}
sub uniq { my %s; return grep { !$s{$_}++ } split ' ', $_[0] }
ok(!@wrong, 'the messages of both languages take the same arguments') or diag(join "\n", @wrong);

for my $rule (@$english) {
    my ($id, $severity) = @$rule;
    for my $language (qw(en zh)) {
        my $result = sh("gk-validate --explain=$id --lang=$language");
        ok($result->{status} == 0 && $result->{out} =~ /\Q$id\E/ && $result->{out} =~ /\b$severity\b/
                && ($result->{out} =~ tr/\n//) >= 4 && $result->{err} eq '',
            "--explain=$id --lang=$language");
    }
}

# What the example of a rule about texts, dates, time limits and reports shows, the rule finds, where one
# record shows it.
for my $id (grep { /^(?:text|date|deadline|report)\./ && !/^report\.(?:form|carried)$/ } map { $_->[0] } @$english) {
    my ($example) = sh("gk-validate --explain=$id --lang=en")->{out} =~ /^example: (.*)/m;
    my $report = sh('gk-validate -n -q -f json -R report; cat report', in => ($example // '') . "\n")->{out};
    ok($report =~ /"rule":"\Q$id\E"/, "$id finds its own example") or diag($example);
}

sub table {
    my ($path) = @_;
    my ($table) = slurp($path) =~ /BEGIN RULES\n(.*?)\.\\" END RULES/s or return '';
    $table =~ s/\n\.Ta / Ta /g;
    return join ' ', $table =~ /([a-z0-9_]+\.[a-z0-9_]+)\s+(?:Ta\s+|Pq\s+|,\s*|")*(?:error|warning|note|off)\b/g;
}
for my $page ('man/gk.7', 'man/zh_CN/gk.7') {
    my $table = -e $page ? table($page) : '';
    is($table, join(' ', map { $_->[0] } @$english), "the table in $page names every rule, in order");
    my @severities = map { "@$_[0, 1]" } @$english;
    my ($text) = -e $page ? slurp($page) =~ /BEGIN RULES\n(.*?)\.\\" END RULES/s : '';
    my @wrong = grep { my ($id, $severity) = split; ($text // '') !~ /\Q$id\E\b[^\n]*\n?[^\n]*\b$severity\b/ } @severities;
    ok(!@wrong, "the table in $page says how severe each is") or diag("@wrong");
}
done_testing();
