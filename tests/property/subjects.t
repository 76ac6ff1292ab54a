#!/usr/bin/perl
# Subjects: titles made up for them (tests/data/subject_titles.tsv), in both scripts where the table
# is beside the checkout; and, where they are, the fifth of the portals' own labels by which nobody
# has trained (tests/models/make.pl), each portal apart.

use strict;
use warnings;
use utf8;
use Gk::Forms;
use Gk::Test;
use Digest::MD5 'md5_hex';
use Encode;
use JSON::PP;
use List::Util 'sum';
use Test::More;

binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);
my $json = JSON::PP->new->utf8->canonical;

# The subject of each record, 'none' where there is none.
sub subjects {
    my (@records) = @_;
    my $in  = join '', map { $json->encode($_) . "\n" } @records;
    my @out = map { $json->decode($_)->{gk}{classify}{subject}{primary} // 'none' }
        @{ lines(sh('gk-classify -q --taxonomy=subject', in => $in)->{out}) };
    @out == @records or BAIL_OUT('not every record was classified');
    return @out;
}

my @made = map { [ split /\t/ ] } grep { !/^#/ } split /\n/, decode('UTF-8', slurp('tests/data/subject_titles.tsv'));
my $table = shared('data/fold/TSCharacters.txt');
my $to    = $table && traditional_table($table);
for my $form ('simplified', $to ? 'traditional' : ()) {
    my @got = subjects(map { { title => $form eq 'simplified' ? $_->[1] : traditional($to, $_->[1]) } } @made);
    is($got[$_], $made[$_][0], "$form: $made[$_][1]") for 0 .. $#made;
}

# By these no weight was learned.
sub is_held_out {
    my ($record) = @_;
    return sum(map { hex } split //, md5_hex(encode_utf8($record->{title}))) % 5 == 0;
}

my %least = (hebei => 0.86, govcn_library => 0.80);
SKIP: {
    skip('../shared/data/classify is not here', 1) unless shared('data/classify/theme22_dev_hebei.jsonl');
    for my $name (sort keys %least) {
        my @held = grep { $_->{theme} && $_->{theme} ne '其他' && is_held_out($_) }
            map { $json->decode($_) } @{ lines(slurp(shared("data/classify/theme22_dev_$name.jsonl"))) };
        my @got = subjects(map {
            { title => $_->{title}, publisher => $_->{agency} // '', doc_number => $_->{doc_number} // '' }
        } @held);
        my $right = grep { $got[$_] eq $held[$_]{theme} } 0 .. $#held;
        ok($right >= $least{$name} * @held, sprintf '%s: %d of %d held out are right', $name, $right, scalar @held);
    }
}
done_testing();
