#!/usr/bin/perl
# Titles that an office would publish under each area, made up from the name of the area: of each
# area at least 85 in a hundred go there, and as many in Traditional characters where the table for
# them is beside the checkout. As many of other matters and of news, none, go nowhere.

use strict;
use warnings;
use utf8;
use Encode;
use Gk::Test;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);
my $json = JSON::PP->new->utf8->canonical;
my @titles = map { [ split /\t/ ] } split /\n/, decode('UTF-8', slurp(root() . '/tests/data/area-titles.tsv'));
ok(@titles > 500, 'titles: ' . @titles);

my %traditional;
my $fold = shared('data/fold/TSCharacters.txt');
for ($fold ? reverse split /\n/, decode('UTF-8', slurp($fold)) : ()) {
    my ($from, $to) = split /\t/;
    $traditional{ (split / /, $to)[0] } = $from if $to && !/^#/;
}
my %form = (Simplified => sub { $_[0] });
$form{Traditional} = sub { $_[0] =~ s/(\p{Han})/$traditional{$1} || $1/ger } if $fold;

for my $form (sort keys %form) {
    my $in = join '', map { $json->encode({ title => $form{$form}->($_->[1]) }) . "\n" } @titles;
    my @out = map { $json->decode($_)->{gk}{classify}{area} } split /\n/, sh('gk-classify -q --taxonomy=area', in => $in)->{out};
    is(scalar @out, scalar @titles, "$form: all come out");
    my (%all, %right);
    for my $i (0 .. $#titles) {
        my ($area, $title) = @{ $titles[$i] };
        $all{$area}++;
        $right{$area} += ($out[$i]{primary} // 'none') eq $area;
    }
    for my $area (1 .. 15, 'none') {
        ok($right{$area} * 100 >= $all{$area} * 85, "$form: area $area, $right{$area} of $all{$area}");
    }
}
SKIP: { skip '../shared/data/fold is not here', 1 unless $fold; ok($form{Traditional}, 'in Traditional too') }
done_testing();
