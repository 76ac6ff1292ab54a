#!/usr/bin/perl
# What is learned from labels: the same bytes each time and for any number of jobs and blocks; it
# decides where the rows do not, and says what carried it.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my $tool   = "$ENV{GK_BIN}/gk-classify";
my $office = 'man/examples/own';
my $input  = 'man/examples/labelled.jsonl';
my $folder = scratch();
my $own    = "-q -p $office --taxonomy=matter";

sub model_of {
    my ($options) = @_;
    return scalar `$tool $own --train=kind $options $input`;
}

my $model = model_of('');
like($model, qr/^# matter\.tsv - learned: 24 records by their labels, 0 by the rows/, 'a model');
is(model_of($_), $model, "the same with $_") for '-j 1', '-j 4', '--train=/kind', '-o /dev/stdout';
my @rows = grep { !/^#/ } split /\n/, $model;
is(scalar(grep { /^\S{1,6}\t(water|road|school)\t-?[1-9]\d*$/ } @rows), scalar @rows, 'of rows');

open my $out, '>', "$folder/matter.tsv" or die "$folder: $!\n";
print $out $model;
close $out or die "$folder: $!\n";

# The answers, record by record.
sub answers {
    my ($options) = @_;
    return map { decode_json($_)->{gk}{classify}{matter} } split /\n/, `$tool $own $options $input`;
}

my @before = answers('');
my @after  = answers("--model=$folder/matter.tsv");
is(scalar(grep { $_->{primary} } @before), 7,  'the rows decide seven records');
is(scalar(grep { $_->{primary} } @after),  24, 'with the model all are decided');
my $right = grep { ($after[$_]{primary} // '') eq decode_json((split /\n/, slurp($input))[$_])->{kind} } 0 .. 23;
is($right, 24, 'as the labels say');

# Evidence of n-grams: they stand where it says.
my @records = map { decode_json($_) } split /\n/, slurp($input);
my ($pieces, $wrong) = (0, 0);
for my $n (0 .. 23) {
    for my $piece (@{ $after[$n]{evidence} }) {
        my ($ngram) = $piece->{rule} =~ m{^matter/\w+/model:(.+)$} or next;
        $pieces++;
        $wrong++ if substr($records[$n]{title}, $piece->{start}, $piece->{end} - $piece->{start}) ne $ngram;
    }
}
cmp_ok($pieces, '>', 10, 'n-grams are evidence');
is($wrong, 0, 'and stand where it says');

# Labels that are no class, records without any, and no label at all.
open $out, '>', "$folder/more.jsonl" or die "$folder: $!\n";
print $out slurp($input), qq({"title":"其他来信","kind":"nosuch"}\n{"title":"自来水停水"}\n{"title":"学校"}\n);
close $out or die "$folder: $!\n";
my $said = `$tool --lang=en -f gnu -p $office --taxonomy=matter --train=kind $folder/more.jsonl 2>&1 >$folder/more.tsv`;
like($said, qr/learned from 24 records by their labels and 1 by the rows; left out: 2/, 'it says from what');
$said = `$tool -p $office --taxonomy=matter --train=knid $folder/more.jsonl 2>&1 >$folder/none.tsv`;
is($? >> 8, 2, 'a field without labels is a slip');
$said = `$tool -p $office --train=kind $input 2>&1`;
is($? >> 8, 2, 'a model is of one taxonomy');
like(scalar `$tool -q --lang=en -p $office --taxonomy=matter --train $input`, qr/ 0 records by their labels, 24 by/,
    'without a field the rows say what is learned') or diag("see --train");
done_testing();
