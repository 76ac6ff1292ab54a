#!/usr/bin/perl
# Every sentence of a work plan's tasks and requirements, where the plan is beside the checkout,
# goes to its own area and task: as a title, as content alone, in Simplified characters, in
# Traditional ones, and in Traditional ones with the readings that a scraper put behind them.

use strict;
use warnings;
use utf8;
use Encode;
use Gk::Test;
use JSON::PP;
use Test::More;

my ($areas, $plan, $fold) =
    map { shared($_) } qw(data/seed/plan.areas.json data/seed/plan.txt data/fold/TSCharacters.txt);
plan skip_all => '../shared/data/seed and ../shared/data/fold are not here' unless $areas && $plan && $fold;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $json = JSON::PP->new->utf8->canonical;

# The usual traditional form of a character, and the reading that the plan has behind it.
my (%traditional, %reading);
for (reverse split /\n/, decode('UTF-8', slurp($fold))) {
    my ($from, $to) = split /\t/;
    next if !$to || $from =~ /^#/;
    $traditional{ (split / /, $to)[0] } = $from;
}
my $text = decode('UTF-8', slurp($plan));
$reading{$1} = $2 while $text =~ /(\p{Han})(\(\p{Latin}+\))/g;
ok(keys %reading > 10, 'the plan has readings');

sub traditional { my ($text) = @_; return $text =~ s/(\p{Han})/$traditional{$1} || $1/ger }
sub read_out { my ($text) = @_; return traditional($text) =~ s/(\p{Han})/$1 . ($reading{$1} || '')/ger }
my %form = (Simplified => sub { $_[0] }, Traditional => \&traditional, glossed => \&read_out);

# What is said of each task: heading, sentences, all of it.
my @said;
sub say_of {
    my ($task, $item) = @_;
    my %seen;
    push @said, map { [ $task, $_ ] } grep { length > 1 && !$seen{$_}++ }
        $item->{heading}, $item->{text}, map { "$_。" } split /[。;；]/, $item->{text};
}
my $data = $json->decode(slurp($areas));
for my $area (@{ $data->{areas} }) {
    say_of($_->{id}, $_) for @{ $area->{tasks} };
    push @said, [ $area->{area}, $area->{heading} ];
}
say_of("R$_->{n}", $_) for @{ $data->{requirements}{items} };
ok(@said > 120, 'sentences: ' . @said);

for my $form (sort keys %form) {
    for my $field (qw(title content)) {
        my $in = join '', map { $json->encode({ $field => $form{$form}->($_->[1]) }) . "\n" } @said;
        my $ran = sh('gk-classify -q --taxonomy=area', in => $in);
        my @out = map { $json->decode($_)->{gk}{classify}{area} } split /\n/, $ran->{out};
        is(scalar @out, scalar @said, "$form as $field: all come out");
        my @wrong;
        for my $i (0 .. $#said) {
            my ($task, $sentence) = @{ $said[$i] };
            my $got = ($task =~ /\./ ? $out[$i]{task} : $out[$i]{primary}) // 'none';
            push @wrong, "$sentence: $got, not $task" if $got ne $task;
        }
        ok(!@wrong, "$form as $field: every sentence goes to its own task") or diag(join "\n", @wrong);
    }
}
done_testing();
