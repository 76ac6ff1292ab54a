#!/usr/bin/perl
# Damaged texts with known originals, where they are beside the checkout: what can be mended is,
# what is partly lost comes nearer to its original, and clean texts are left alone.

use strict;
use warnings;
use utf8;
use Gk::Damage;
use Gk::Test;
use Test::More;

my $folder = shared('data/cases/text');
plan skip_all => '../shared/data/cases/text is not here' unless $folder;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

# Matters of style, layout and folding, and what is only reported.
my %left_out = map { $_ => 1 } qw(fullwidth-ascii digit-style mixed-script spaced-han
    ideographic-spaced-han nbsp symbol-pua gbk-as-cp1250 big5-as-gbk-short utf16le-as-cp936
    ascii-as-utf16le utf8-as-utf16le);

my @damaged = grep { !$left_out{ $_->{class} } }
    map { json_lines("$folder/$_") } qw(a_seed_only.jsonl b_real_world.jsonl);
my @clean = json_lines("$folder/c_clean.jsonl");
$_->{damaged} = $_->{text} for @clean;

sub manner {
    my ($case) = @_;
    return $case->{reversible} if $case->{reversible};
    return '' unless defined $case->{original} && $case->{original_status};
    return 'same'    if $case->{class} eq 'author-typo';
    return 'full'    if $case->{original_status} =~ /^(exact|inverse$)/;
    return 'partial' if $case->{original_status} =~ /^(best effort|derived|last character)/;
    return '';
}

my @records = map { wrapped($_->{id}, $_->{damaged}) } @damaged, @clean;
my $mended  = examined('--profile=none --repair=likely --show-values', @records);
is($mended->{status}, 0, 'every text passes') or diag $mended->{err};

my (%good, %bad);
sub count {
    my ($what, $case, $good) = @_;
    ($good ? \%good : \%bad)->{$what}{ $case->{class} }++;
    return if $good;
    diag "$what: $case->{class} $case->{id}";
    diag "  damaged  $case->{damaged}";
    diag '  mended   ' . ($mended->{texts}{ $case->{id} } // '(nothing came out)');
    diag "  original $case->{original}" if defined $case->{original};
    diag "  found    $_->{rule} [$_->{start}, $_->{end}) score " . ($_->{score} // '-') . ' '
        . ($_->{action} // '') . ' ' . ($_->{proposal} // '') for @{ $mended->{findings}{ $case->{id} } || [] };
}

for my $case (@damaged) {
    my $manner = manner($case);
    my $text   = $mended->{texts}{ $case->{id} } // '';
    if ($manner eq 'full') {
        count('full', $case, $text eq $case->{original});
    } elsif ($manner eq 'partial') {
        my $before = distance($case->{damaged}, $case->{original});
        count('partial', $case, distance($text, $case->{original}) < $before);
    } elsif ($manner eq 'same') {
        count('same', $case, $text eq $case->{damaged});
    } elsif ($manner =~ /^(none|ambiguous)$/) {
        count('lost, and reported', $case, scalar @{ $mended->{findings}{ $case->{id} } || [] });
    }
}
for my $case (@clean) {
    my @above = grep { $_->{severity} ne 'note' || $_->{action} } @{ $mended->{findings}{ $case->{id} } || [] };
    count('clean, unchanged', $case, ($mended->{texts}{ $case->{id} } // '') eq $case->{text});
    count('clean, nothing above a note', $case, !@above);
}

sub total { my ($of) = @_; my $sum = 0; $sum += $_ for values %{ $of || {} }; return $sum }

my %bar = ('full' => 0.97, 'partial' => 0.90, 'same' => 1, 'clean, unchanged' => 1,
    'clean, nothing above a note' => 0.99);
for my $what (sort keys %{ { %good, %bad } }) {
    my ($right, $wrong) = (total($good{$what}), total($bad{$what}));
    for my $class (sort keys %{ $bad{$what} || {} }) {
        diag sprintf '%-30s %-28s %d of %d', $what, $class, $good{$what}{$class} // 0,
            $bad{$what}{$class} + ($good{$what}{$class} // 0);
    }
    my $share = $right / ($right + $wrong);
    note sprintf '%s: %d of %d', $what, $right, $right + $wrong;
    next unless $bar{$what};
    ok($share >= $bar{$what}, "$what: at least $bar{$what}")
        or diag "$right of " . ($right + $wrong);
}
done_testing();
