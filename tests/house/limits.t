#!/usr/bin/perl
# The time limits in the manual are those of the profile: every version of every rule with its
# number, day and basis; and every parameter of these rules is told. Of each rule man/examples has a
# good record, in which it finds nothing, and a bad one.

use strict;
use warnings;
use Gk::Test;
use Test::More;
use JSON::PP;

my $rules = JSON::PP->new->decode(slurp('lib/profile/default/profile.json'))->{rules};
my %word = (
    'man/gk-validate.1'       => { working_days => 'working days', days => 'days', hours => 'hours' },
    'man/zh_CN/gk-validate.1' => { working_days => '个工作日', days => '日', hours => '小时' },
);
my $versions = 0;
for my $page (sort keys %word) {
    my ($table) = slurp($page) =~ /BEGIN LIMITS\n(.*?)\.\\" END LIMITS/s or die "no table in $page\n";
    my @expected;
    for my $rule (grep { /^deadline\./ } keys %$rules) {
        for my $from (keys %{ $rules->{$rule}{versions} || {} }) {
            my $version = $rules->{$rule}{versions}{$from};
            my ($unit)  = grep { $version->{$_} } keys %{ $word{$page} };
            my $limit   = $unit ? "$version->{$unit} $word{$page}{$unit}" : "$version->{department}, $version->{government}";
            my $event   = $rules->{$rule}{event};
            my ($row)   = grep { /^\.It Li \Q$rule\E Ta .* Ta \Q$from\E Ta / } split /\n/, $table;
            ok($row && $row =~ / Ta \Q$limit\E Ta \Q$from\E Ta \Q$version->{basis}\E$/ && (!$event || $row =~ / Ta Va \Q$event\E Ta /),
                "$page: $rule from $from") or diag($row // 'no row');
            push @expected, "$rule $from";
            $versions++;
        }
    }
    my @rows = map { /^\.It Li (\S+) .* Ta (\S+) Ta / ? "$1 $2" : () } split /\n/, $table;
    is_deeply([ sort @rows ], [ sort @expected ], "$page: no row but these");
}
ok($versions > 20, "$versions rows");

for my $page ('man/gk-profile.5', 'man/zh_CN/gk-profile.5') {
    my $text = slurp($page);
    for my $rule (grep { /^deadline\.|^date\.(?:form|events)$/ } sort keys %$rules) {
        for my $parameter (sort keys %{ $rules->{$rule} }) {
            ok($text =~ /^\.It Va rules\.\Q$rule\E\.(?:[a-z]+ , \.)*\Q$parameter\E\b/m
                    || $rule =~ /^deadline\./ && $text =~ /^\.It Va rules\.deadline \. Ns Ar RULE Ns Va (?:\.[a-z]+ , )*\.\Q$parameter\E\b/m,
                "$page tells $rule.$parameter");
        }
    }
    like($text, qr/^\.It Va deadline\.end\.to_working_day No 1$/m, "$page tells deadline.end.to_working_day");
}

my $file   = 'man/examples/limits.jsonl';
my $report = sh("gk-validate --date=2026-11-23 -n -q -f json -R report \$ROOT/$file; cat report")->{out};
my %found;
for (split /\n/, $report) {
    $found{$1}{$2} = 1 if /"id":"([^"]+)".*"rule":"([a-z_.]+)"/;
}
my %example = map { /"id":"([^"]+)"/ ? ($1 => 1) : () } split /\n/, slurp($file);
my @rules = sh('gk-validate --list-rules')->{out} =~ /^(deadline\.[a-z_]+|date\.(?:events|signature))\s/mg;
ok(@rules > 15, 'there are rules');
for my $rule (@rules) {
    ok($example{"$rule good"} && !$found{"$rule good"}{$rule}, "$rule: nothing in its good record");
    ok($example{"$rule bad"}  && $found{"$rule bad"}{$rule},   "$rule: found in its bad record");
}
is(scalar keys %example, 2 * @rules, 'and no other records');
# Records of one stream have titles in common.
my @more = map { my $id = $_; map { "$id: $_" } grep { !/^unique\./ } keys %{ $found{$id} } } grep { / good$/ } sort keys %found;
is("@more", '', 'a good record breaks no other rule');
done_testing();
