#!/usr/bin/perl
# What the coverage counts is what a naive count of the records written finds: by item, by year and
# in all, over random streams and over real ones where they lie beside the checkout. Evidence of
# duties is neither passed nor held: read = passed + held + evidence, and none of it is written.

use strict;
use warnings;
use Gk::Test;
use Encode ();
use JSON::PP;
use Test::More;

my $json  = JSON::PP->new->utf8;
my $state = 20260105;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub one_of { return $_[ some(scalar @_) ] }

my @figures = qw(published on_time late overdue pending);

# Whether a text says that there is a date of publication.
sub says { return defined $_[0] && !ref $_[0] && Encode::encode('UTF-8', $_[0]) !~ /^\s*(?:无|\/|—|-|null|NULL)?\s*$/ }

sub published {
    my ($record) = @_;
    my ($date) = grep { defined } @$record{ 'published_date', map { Encode::decode('UTF-8', $_) } '发布日期', '日期' };
    return $date;
}

# The share in thousandths, as the manual words the score: weight and share, or nothing to judge.
sub share { my ($weight, $part, $whole) = @_; return $whole ? ($weight, $weight * int($part * 1000 / $whole)) : (0, 0) }

# What a section owes is what the list has of it; its score follows from the other tables.
sub owed_and_scored {
    my ($coverage, %cycles) = @_;
    my (%owes, @wrong);
    $owes{ $_->{section} } += $_->{state} =~ /further/ ? $_->{days} : 1 for @{ $coverage->{owed} };
    for my $row (@{ $coverage->{sections} }) {
        my $owes = $owes{ $row->{section} } // 0;
        push @wrong, Encode::encode('UTF-8', "$row->{section}: owes $row->{owes}, not $owes") if $row->{owes} != $owes;
        my $cycles = $cycles{ Encode::encode('UTF-8', $row->{section}) };
        next if !defined $cycles;
        my @shares = (
            share(40, $row->{expected} - $row->{missing}, $row->{expected}),
            share(30, $row->{on_time},                    $row->{on_time} + $row->{late} + $row->{overdue}),
            share(10, $cycles - $row->{stale},            $cycles),
            share(20, $row->{done},                       $row->{wanted}),
        );
        my ($weight, $points) = (0, 0);
        while (my ($of, $share) = splice @shares, 0, 2) { $weight += $of; $points += $share }
        my $score = $weight ? int((int($points / $weight) + 5) / 10) : -1;
        push @wrong, Encode::encode('UTF-8', "$row->{section}: score $row->{score}, not $score") if ($row->{score} // -1) != $score;
    }
    return @wrong;
}

sub check {
    my ($name, $input, $options, %cycles) = @_;
    my $folder = scratch();
    my $result = sh("gk-catalog -q --whole --date=2026-01-05 $options --coverage=c.json -r held", in => $input, dir => $folder, limit => 120);
    ok(fault_free($result), "$name: no fault") or return;
    my $coverage = $json->decode(slurp("$folder/c.json"));
    my (%items, %years, %all);
    for (@{ lines($result->{out}) }) {
        my $record = $json->decode($_);
        my $found  = $record->{gk}{catalog};
        my $item   = $found->{item} // 'unmatched';
        my $date   = published($record);
        my $public = says($date) ? 1 : 0;
        for my $figure (($public ? 'published' : ()), grep { $_ eq $found->{status} } @figures) {
            $items{$item}{$figure}++;
            $all{$figure}++;
            $years{$1}{$figure}++ if $public && $date =~ /(\d{4})/;
        }
    }
    my @wrong;
    # What fits none and what fits several are not told apart in what is historic: both together.
    my %row = map { $_->{id} => $_ } @{ $coverage->{items} };
    $row{unmatched}{$_} += $row{ambiguous}{$_} for @figures;
    for my $row (@{ $coverage->{items} }) {
        next if $row->{id} =~ /^(?:total|ambiguous)$/;
        for my $figure (@figures) {
            my $counted = $items{ $row->{id} }{$figure} // 0;
            push @wrong, "$row->{id} $figure $row->{$figure}, not $counted" if $row->{$figure} != $counted;
        }
    }
    for my $figure (@figures) {
        my $counted = $all{$figure} // 0;
        push @wrong, "$figure $coverage->{summary}{$figure}, not $counted" if $coverage->{summary}{$figure} != $counted;
        for my $part (qw(areas stages)) {
            my $sum = 0;
            $sum += $_->{$figure} for @{ $coverage->{$part} };
            push @wrong, "$part: $figure $sum, not $counted" if $sum != $counted;
        }
    }
    for my $row (@{ $coverage->{periods} }) {
        my $counted = $years{ $row->{period} }{published} // 0;
        push @wrong, "$row->{period}: $row->{published}, not $counted" if $row->{period} =~ /^\d/ && $row->{published} != $counted;
    }
    push @wrong, owed_and_scored($coverage, %cycles);
    ok(!@wrong, "$name: counted alike") or diag(join "\n", @wrong[0 .. ($#wrong > 9 ? 9 : $#wrong)]);
    return $result;
}

# --- random streams ---

my $catalog = '--catalog=$ROOT/tests/data/coverage/catalog.csv';
# How many items with a cycle each section leads there.
my %cycles = ('财务科' => 2, '办公室' => 0, '成果科' => 0);
my @columns = ('预决算公开', '采购公告', '政策文件', '公开指南', '首页>政策文件', '工作动态');
sub day { return sprintf '%d-%02d-%02d', 2007 + some(19), 1 + some(12), 1 + some(28) }
for my $round (1 .. (sanitized() ? 3 : 8)) {
    my ($input, $evidence, $broken) = ('', 0, 0);
    for my $number (1 .. 20 + some(300)) {
        my $kind = some(12);
        if ($kind == 0) {
            $evidence++;
            $input .= sprintf qq({"id":"e%d","duty":%s,"event_time":"%s"}\n), $number, one_of('"14.2-1"', '["R1-3","15.1-3"]', '"99.9"', '"15.1-3"'), day();
        } elsif ($kind == 1) {
            $broken++;
            $input .= qq({"id":"b$number",\n);
        } else {
            my @members = (qq("id":"r$number"), qq("title":"t$number"));
            push @members, '"column":"' . one_of(@columns) . '"' if some(8);
            push @members, '"formed_date":"' . day() . '"' if some(6);
            push @members, '"published_date":"' . one_of(day(), day(), day(), '', '无') . '"' if some(5);
            push @members, '"section":"' . one_of('办公室', '财务科', '别的科') . '"' unless some(4);
            $input .= '{' . join(',', @members) . "}\n";
        }
    }
    my $result = check("stream $round", $input, $catalog, %cycles) or last;
    my $report = sh("gk-catalog -n -f json --date=2026-01-05 $catalog", in => $input);
    my ($read, $passed, $held, $counted) = $report->{err} =~ /"read":(\d+),"blank":0,"passed":(\d+),"held":(\d+),"evidence":(\d+)/;
    ok($read == $passed + $held + $counted && $counted == $evidence && $held == $broken && $passed == @{ lines($result->{out}) }
            && $result->{out} !~ /"duty"/, "stream $round: read = passed + held + evidence");
}

# --- how it looks ---

# Han and other wide characters take two columns.
# Ideographs, their punctuation and full-width forms are two columns wide, “” and — are one.
sub width { my $text = Encode::decode('UTF-8', $_[0]); return length($text) + (() = $text =~ /[\x{1100}-\x{115F}\x{2E80}-\x{303E}\x{3041}-\x{A4CF}\x{AC00}-\x{D7A3}\x{F900}-\x{FAFF}\x{FF00}-\x{FF60}\x{20000}-\x{3FFFD}]/g) }

# Tags that are not closed, or closed in another order.
sub unbalanced {
    my @stack;
    while ($_[0] =~ m{<(/?)([a-z][a-z0-9]*)([^<>]*)>}g) {
        my ($end, $name, $rest) = ($1, $2, $3);
        next if $name =~ /^(?:meta|br)$/ || $rest =~ m{/$};
        if (!$end) { push @stack, $name }
        elsif (@stack && $stack[-1] eq $name) { pop @stack }
        else { return "</$name> in <@stack>" }
    }
    return @stack ? "<@stack>" : '';
}

my $records = slurp('tests/data/records.jsonl') . slurp('tests/data/coverage/records.jsonl');
for my $language (qw(en zh)) {
    my $folder = scratch();
    for my $form (qw(txt html)) {
        sh("gk-catalog -q --whole --date=2026-01-05 --lang=$language --coverage=c.$form", in => $records, dir => $folder);
    }
    my @wide = grep { width($_) > 80 } split /\n/, slurp("$folder/c.txt");
    ok(!@wide, "the text fits 80 columns ($language)") or diag($wide[0]);
    my $page = slurp("$folder/c.html");
    is(unbalanced($page), '', "the page's elements are closed ($language)");
    ok($page =~ /^<!DOCTYPE html>\n<html lang="/ && $page !~ /<script|<link|<img|\bsrc=|url\(|\@import/, "it needs nothing else ($language)");
}

# --- real ones ---

for my $name (qw(govcn hebei)) {
    my $path = root() . "/../shared/data/real/$name.jsonl";
    SKIP: {
        skip("$name.jsonl is not there", 2) if !-e $path;
        check($name, slurp($path), '');
    }
}
done_testing();
