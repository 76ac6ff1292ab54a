#!/usr/bin/perl
# A record in traditional characters is judged as the same record in simplified ones: gk-validate finds
# the same in all examples, and gk-catalog reckons the same days.

use strict;
use warnings;
use utf8;
use Gk::Test;
use Test::More;
use Encode;
use JSON::PP;

my $json = JSON::PP->new->utf8->canonical;

# For each simplified character that has one, a traditional one, by the tools' own table.
my %traditional;
for (split /\n/, decode('UTF-8', slurp('lib/text/tables/simplified.c'))) {
    my ($first, $forms) = m{^    /\* ([0-9A-F]+) \S+ \*/ (.*)} or next;
    my $character = hex $first;
    for my $form (map { hex } $forms =~ /0x([0-9A-F]+)/g) {
        $traditional{ chr $form } //= chr $character if $form != $character;
        $character++;
    }
}
cmp_ok(keys %traditional, '>', 2000, 'traditional characters');

sub changed {
    my ($value) = @_;
    return { map { $_ => /^(?:id|url|gk)$/ ? $value->{$_} : changed($value->{$_}) } keys %$value } if ref $value eq 'HASH';
    return [map { changed($_) } @$value] if ref $value eq 'ARRAY';
    return $value if !defined $value || ref $value || $value !~ /[^\x00-\x7F]/;
    return join '', map { $traditional{$_} // $_ } split //, $value;
}

sub in_traditional {
    return join '', map { $json->encode(changed($json->decode($_))) . "\n" } split /\n/, $_[0];
}

# What is found, line by line; whether scripts are mixed is no matter here.
sub found {
    my ($options, $records) = @_;
    my $report = sh("gk-validate -n -q -f json -R report $options; cat report", in => $records)->{out};
    my @found  = map { $json->decode($_) } split /\n/, $report;
    return join "\n", sort map { "$_->{line} $_->{rule} $_->{severity}" }
        grep { $_->{rule} && $_->{line} && $_->{rule} !~ /^text\./ } @found;
}

sub reckoned {
    my ($options, $records) = @_;
    my @out = map { $json->decode($_)->{gk}{catalog} }
        split /\n/, sh("gk-catalog -q $options", in => $records)->{out};
    return join "\n", map { join ' ', map { $_ // '-' } @$_{qw(item status due days)} } @out;
}

my $archive = '--whole --profile=$ROOT/man/examples/archive';
for (['plan', '2026-01-05', ''], ['limits', '2026-11-23', ''], ['archive', '2026-01-05', $archive]) {
    my ($file, $date, $more) = @$_;
    my $records = slurp("man/examples/$file.jsonl");
    my $changed = in_traditional($records);
    isnt($changed, $records, "$file: records in traditional characters");
    is(found("--date=$date $more", $changed), found("--date=$date $more", $records), "$file: gk-validate");
    is(reckoned("--date=$date", $changed), reckoned("--date=$date", $records), "$file: gk-catalog");
}
done_testing();
