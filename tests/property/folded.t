#!/usr/bin/perl
# A text in traditional characters, with readings behind some of them, is classified as the same
# text in simplified characters, line by line: the plan document, where it is beside the checkout.
# One of its lines is damaged beyond that and only has to come to the same class.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my $folder = shared('data/seed');
plan skip_all => '../shared/data/seed is not here' unless $folder;

sub classified {
    my ($path) = @_;
    my $number = 0;
    my $in     = '';
    for my $line (@{ lines(slurp($path)) }) {
        $number++;
        $line =~ s/\R\z//;
        $in .= sprintf qq({"id":"%d","title":"%s"}\n), $number, $line =~ s/(["\\])/\\$1/gr if length $line;
    }
    my $result = sh('gk-classify -q --date=2024-06-28', in => $in);
    is($result->{status}, 0, "$path: exit 0");
    return map { $_->{id} => $_ } map { decode_json($_) } @{ lines($result->{out}) };
}

# What was decided, and by which rows of the table.
sub verdict {
    my ($record) = @_;
    my $area = $record->{gk}{classify}{area};
    my @rules = sort map { $_->{rule} } @{ $area->{evidence} || [] };
    return { class => $area->{primary} // 'unsure', task => $area->{task} // '', rules => \@rules };
}

my %plan       = classified("$folder/plan.txt");
my %simplified = classified("$folder/plan.simplified.txt");
my %areas;
for my $id (sort { $a <=> $b } keys %simplified) {
    my ($got, $expected) = (verdict($plan{$id}), verdict($simplified{$id}));
    my $name = "line $id is of class $expected->{class}";
    if ($plan{$id}{title} =~ /\?/) {
        is($got->{class}, $expected->{class}, "$name, damaged");
    } else {
        is_deeply($got, $expected, $name);
    }
    $areas{ $expected->{class} }++;
}
is(scalar(grep { /^\d+$/ } keys %areas), 15, 'lines of all fifteen areas');
done_testing();
