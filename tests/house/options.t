#!/usr/bin/perl
# The options are the same everywhere: what --help lists, what the tool accepts, what its manual
# page describes, in English and in Chinese, and what the completions of bash and zsh offer; with
# the same short letters and the same need of a value.

use strict;
use warnings;
use Gk::Test;
use Test::More;

# An option as "name", "name=" (needs a value) or "name[=]" (may have one), with its letter in
# front where it has one: "o/output=".

sub from_help {
    my ($tool) = @_;
    my %found;
    for (split /\n/, sh("$tool --help --lang=en")->{out}) {
        next unless /^\s+(?:-([A-Za-z]), |\s*)--([a-z][a-z-]*)(\[?=)?/;
        $found{ ($1 ? "$1/" : '') . $2 . (!$3 ? '' : $3 eq '=' ? '=' : '[=]') } = 1;
    }
    return \%found;
}

# .It Fl o , Fl -output Ns = Ns Ar FILE          .It Fl -print-profile Ns Oo = Ns Ar FILE Oc
sub from_manual {
    my ($path) = @_;
    my (%found, $inside);
    for (split /\n/, slurp($path)) {
        $inside = /^\.Sh (OPTIONS|选项)/ if /^\.Sh/;
        next unless $inside && /^\.It Fl (?:([A-Za-z]) , Fl )?-([a-z][a-z-]*)( Ns Oo =| Ns Op =| Ns =)?/;
        $found{ ($1 ? "$1/" : '') . $2 . (!$3 ? '' : $3 eq ' Ns =' ? '=' : '[=]') } = 1;
    }
    return \%found;
}

sub from_bash {
    my ($tool, $path) = @_;
    my $script = 'source ' . quoted($path) . '; COMP_WORDS=(' . $tool . ' -); COMP_CWORD=1; compopt() { :; }; '
        . "_gk $tool - $tool; printf '%s\\n' \"\${COMPREPLY[@]}\"";
    my $result = sh('bash -c ' . quoted($script));
    diag($result->{err}) if $result->{err} ne '';
    return { map { $_ => 1 } split /\n/, $result->{out} };
}

sub from_zsh {
    my ($tool, $path) = @_;
    my $text = slurp($path);
    my ($own) = $text =~ /\b\Q$tool\E\)\s*own=\((.*?)\n\s*\) ?;;/s;
    my ($common) = $text =~ /_arguments.*?\n(.*?)\n\}/s;
    my %found;
    for (split /\n/, ($own // '') . "\n" . ($common // '')) {
        if (/\{-([A-Za-z])\+?,--([a-z-]+)(=?)\}/) { $found{"$1/$2$3"} = 1 }
        elsif (/^\s*'\*?--([a-z-]+)(=-?)?[\[']/) { $found{ $1 . (!$2 ? '' : $2 eq '=' ? '=' : '[=]') } = 1 }
    }
    return \%found;
}

sub agree {
    my ($name, $got, $expected) = @_;
    my @missing = grep { !$got->{$_} } sort keys %$expected;
    my @extra   = grep { !$expected->{$_} } sort keys %$got;
    ok(!@missing && !@extra, $name) or diag("missing: @missing; not in --help: @extra");
}

# What the contract of the four tools names; a test that compared only the places with one another
# would not see an option that is missing in all of them.
my @common = qw(p/profile= e/encoding= o/output= r/rejects= rejects-reason= R/report= f/format= group= j/jobs= n/check q/quiet from= to= columns= excel at-least= omit= normal source
    accept= write-accept= date= max-record= max-report= progress color= show-values lang= print-profile[=] lint list-rules explain= list-fields
    h/help V/version);
my %own = (
    'gk-validate' => [qw(unique= whole repair= annotate)],
    'gk-classify' => [qw(taxonomy= evidence= eval= train[=] model=)],
    'gk-redact'   => [qw(words= allow= types= field= mask= key-file= decisions= annotate)],
    'gk-catalog'  => [qw(catalog= coverage= directory= ledger= changes= key-file= whole tally= merge ahead= export= period= held= withheld=)],
);
my %value = (
    from => 'csv', to => 'json', columns => 'title',
    jobs => 1, format => 'json', date => '2024-01-01', 'max-record' => '1K', 'max-report' => 1, 'at-least' => 0, color => 'never',
    lang => 'en', unique => 'id', omit => 'gk', taxonomy => 'genre', evidence => 'full', eval => 'kind', train => 'kind', types => 'cn_id', field => 'title', mask => 'star', repair => 'certain',
    encoding => 'UTF-8', profile => 'none', explain => 'json.syntax', output => 'made', rejects => 'made', 'rejects-reason' => 'made', group => 'rule', report => 'made',
    coverage => 'made.json', period => '2025-Q3', held => 'empty', withheld => 'empty', ahead => 7, export => 'made.csv', directory => 'made.html', ledger => 'plain.jsonl', changes => 'made.csv', tally => 'made', accept => 'empty', 'write-accept' => 'made', words => 'empty', allow => 'empty', 'key-file' => 'key',
    decisions => 'decided.csv', catalog => 'catalog.csv', model => 'model.tsv', 'print-profile' => 'calendar.json',
);

for my $tool (tools()) {
    my $help = from_help($tool);
    agree("$tool --help lists the options of the contract, and no other", $help,
        { map { $_ => 1 } @common, @{ $own{$tool} } });
    for my $page ("man/$tool.1", "man/zh_CN/$tool.1") {
        if (!-e $page) { fail("$page is there"); next }
        agree("$page describes what --help lists", from_manual($page), $help);
    }

    # An option that another one has to stand beside.
    my %beside = (decisions => '--key-file=key ', eval => '--taxonomy=genre ', train => '--taxonomy=genre ', model => '--taxonomy=genre ', excel => '--to=csv ');
    # Of nothing read, all that the built-in catalogue counts on is missing.
    $beside{whole} = '--catalog=relaxed.csv ' if $tool eq 'gk-catalog';
    @beside{qw(changes key-file)} = ('--ledger=plain.jsonl ', '--ledger=keyed.jsonl ') if $tool eq 'gk-catalog';
    $beside{'write-accept'} = '--key-file=key ' if $tool eq 'gk-redact';
    my %bash;
    for my $option (keys %$help) {
        my ($letter, $name, $kind) = $option =~ m{^(?:(.)/)?([a-z-]+)(.*)$};
        $bash{"-$letter"} = 1 if $letter;
        $bash{ "--$name" . ($kind eq '=' ? '=' : '') } = 1;
    }
    agree("the completion of bash offers what $tool --help lists", from_bash($tool, root() . '/bin/completions/gk.bash'), \%bash);
    agree("the completion of zsh offers what $tool --help lists", from_zsh($tool, 'bin/completions/_gk'), $help);

    # What the tool accepts: each option as it is said to be, and not otherwise.
    my $folder = scratch();
    spit("$folder/empty", '');
    spit("$folder/decided.csv", "fingerprint,decision,who,when,basis\n");
    spit("$folder/model.tsv", '');
    spit("$folder/key", 'x' x 32);
    chmod 0600, "$folder/key";
    spit("$folder/relaxed.csv", "序号,公开事项,公开内容\n1,甲,乙\n");
    spit("$folder/catalog.csv", sh("$tool --print-profile=catalog.csv")->{out});
    if ($help->{merge}) {
        sh("$tool --tally=none.tally", dir => $folder);
        $beside{merge} = 'none.tally ';
    }
    for my $option (sort keys %$help) {
        my ($letter, $name, $kind) = $option =~ m{^(?:(.)/)?([a-z-]+)(.*)$};
        my $value = $kind eq '' ? '' : '=' . $value{$name};
        my $beside = $beside{$name} // '';
        my $with = sh("$tool --lang=en $beside--$name$value", dir => $folder);
        ok($with->{status} == 0, "$tool takes --$name$value") or diag($with->{err});
        if ($kind eq '=') {
            is(sh("$tool --lang=en --$name", dir => $folder)->{status}, 2, "$tool --$name needs its value");
            is(sh("$tool -$letter $value{$name}", dir => $folder)->{status}, 0, "$tool -$letter $value{$name}") if $letter;
        } else {
            is(sh("$tool --lang=en --$name=x", dir => $folder)->{status}, 2, "$tool --$name takes no value") if $kind eq '';
            is(sh("$tool --lang=en $beside--$name", dir => $folder)->{status}, 0, "$tool --$name needs no value");
            is(sh("$tool -$letter", dir => $folder)->{status}, 0, "$tool -$letter") if $letter;
        }
    }
    my %letters = map { m{^(.)/} ? ($1 => 1) : () } keys %$help;
    for my $letter (grep { !$letters{$_} } 'A' .. 'Z', 'a' .. 'z', 0 .. 9) {
        my $result = sh("$tool -$letter x </dev/null", dir => $folder);
        fail("$tool takes -$letter, which --help does not list") if $result->{status} != 2;
    }
}
done_testing();
