#!/usr/bin/perl
# The table of the plan's sentences in gk-validate(1) is that of man/common/plan.tsv: every task has
# all its sentences in both languages, every answer is a rule, an item of the catalogue or a duty. For every
# rule in it, and for the other rules of elements, channels, reviews, disclosure, pairs and status,
# man/examples has a good record, in which the rule finds nothing, and a bad one.

use strict;
use warnings;
use Gk::Test;
use Test::More;
use JSON::PP;

my $json  = JSON::PP->new->utf8;
my %known = map { /^([a-z_]+\.[a-z_0-9]+)\t/ ? ($1 => 1) : () }
    split /\n/, sh('gk-validate --list-rules --lang=en')->{out};
my %items = map { /^\d+,([A-Z]?\d+(?:\.\d+)*),/ ? ($1 => 1) : () }
    split /\n/, slurp('lib/profile/default/catalog.csv');

my %duties = map { /^([A-Z]?\d+(?:\.\d+)?-\d+),/ ? ($1 => 1) : () }
    split /\n/, slurp('lib/profile/default/duties.csv');

# --- the table ---

# How many sentences the plan has of each task.
my %sentences = (
    '1.1'  => 5, '1.2'  => 3, '2.1'  => 4, '2.2'  => 2, '3.1'  => 4, '4.1'  => 7, '5.1'  => 4,
    '6.1'  => 5, '7.1'  => 3, '8.1'  => 3, '9.1'  => 5, '10.1' => 3, '10.2' => 1, '10.3' => 2,
    '10.4' => 4, '11.1' => 3, '11.2' => 3, '12.1' => 5, '13.1' => 6, '13.2' => 3, '14.1' => 3,
    '14.2' => 1, '15.1' => 4, '15.2' => 1, 'R1'   => 3, 'R2'   => 2, 'R3'   => 2,
);
my (%rows, %answers, %text);
for (grep { !/^#/ } split /\n/, slurp('man/common/plan.tsv')) {
    my ($task, @cells) = split /\t/;
    $rows{$task}++;
    ok(@cells == 3 && !grep({ !length } @cells) && !$text{"$task $cells[0]"}++, "$task: a sentence") or diag($_);
    for my $answer (split / /, $cells[2]) {
        my ($sign, $name) = $answer =~ /^([\@=]?)(.+)/;
        ok($answer eq '-' || ($sign eq '@' ? $items{$name} : $sign eq '=' ? $duties{$name} : $known{$answer}),
            "$task: $answer is there");
        $answers{$answer} = 1 if $answer ne '-';
    }
}
is_deeply(\%rows, \%sentences, 'every task has all its sentences');
for my $task (sort keys %sentences) {
    ok(grep({ $_ eq $task || /^\Q$task\E[.-]/ } keys %items, keys %duties), "$task has items or duties");
}
# What is published is an item of its own, and each item of the plan stands for something in it.
ok($answers{"\@$_"}, "$_ answers for a sentence of the plan") for grep { !/^G/ } sort keys %items;
ok($answers{"=$_"}, "$_ is a duty for a sentence of the plan") for sort keys %duties;

# --- good and bad records ---

# Records of three streams, each run as it says itself: the id is RULE good or RULE bad.
my (%record, %found);
my $archive = '--whole --profile=$ROOT/man/examples/archive';
for (['plan.jsonl', '2026-01-05', ''], ['limits.jsonl', '2026-11-23', ''], ['archive.jsonl', '2026-01-05', $archive]) {
    my ($file, $date, $more) = @$_;
    my $records = slurp("man/examples/$file");
    for (split /\n/, $records) {
        my $id = $json->decode($_)->{id};
        ok(!$record{$id}, "$file: $id stands once");
        $record{$id} = 1;
    }
    my $report = sh("gk-validate -n -q -f json -R report --date=$date $more; cat report", in => $records)->{out};
    for (split /\n/, $report) {
        my $finding = $json->decode($_);
        $found{ $finding->{id} }{ $finding->{rule} } = 1 if $finding->{rule} && defined $finding->{id};
    }
}
delete @answers{ grep { /^[\@=]/ } keys %answers };
$answers{$_} = 1 for grep { /^(?:elements|channels|review|disclosure|pair|status)\./ } keys %known;
# An office's own kinds have no example, nor has what is in no record; what the value may be says
# tests/cli/validate/rules.case.
delete @answers{qw(elements.other disclosure.value status.absent)};
for my $rule (sort keys %answers) {
    ok($record{"$rule good"} && !$found{"$rule good"}{$rule}, "$rule: a good record");
    ok($record{"$rule bad"} && $found{"$rule bad"}{$rule}, "$rule: a bad record");
}
done_testing();
