#!/usr/bin/perl
# Published records, where they are beside the checkout: of 100,000 lines of undamaged text at
# most one is found damaged. Lines that show their damage to any reader are told apart by
# signatures, each with its reason.

use strict;
use warnings;
use utf8;
use Gk::Damage;
use Gk::Test;
use JSON::PP;
use Test::More;

my @files = grep { defined } map { shared("data/real/$_.jsonl") }
    qw(hebei titles govcn govcn_paragraphs annual_reports);
plan skip_all => '../shared/data/real is not here' unless @files;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

# What stands in a line that is really damaged. Each says why no reader would take it for text.
my @signatures = (
    [ qr/\x{FFFD}/,                              'U+FFFD: a decoder gave up here' ],
    [ qr/[\x{E000}-\x{F8FF}]/,                   'a private-use character: no font of a reader has it' ],
    [ qr/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/, 'a control character' ],
    [ qr/[\x{2E80}-\x{2FDF}]/,                   'a radical in place of its character' ],
    [ qr/[\x{202A}-\x{202E}\x{2066}-\x{2069}]/,  'a control of writing direction' ],
    [ qr/&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);/i,     'an HTML entity' ],
    [ qr/\x{FEFF}/,                              'a byte order mark inside a text' ],
);

# Every line of every string becomes a record of its own; ids tell where it stood.
my (@records, %text_of);
sub take {
    my ($id, $value) = @_;
    if (ref $value eq 'HASH')  { take("$id/$_", $value->{$_}) for sort keys %$value; return }
    if (ref $value eq 'ARRAY') { take("$id/$_", $value->[$_]) for 0 .. $#$value; return }
    return if !defined $value || JSON::PP::is_bool($value) || $value !~ /[^\x00-\x7F]/;
    my $n = 0;
    for my $line (split /\n/, $value) {
        $n++;
        next unless $line =~ /\S/;
        my $name = "$id:$n";
        push @records, wrapped($name, $line);
        $text_of{$name} = $line;
    }
}
for my $path (@files) {
    my ($name) = $path =~ m{([^/]+)\.jsonl$};
    my $n = 0;
    take("$name#" . ++$n, $_) for json_lines($path);
}

my $folder = scratch();
mkdir "$folder/profile";
spit("$folder/profile/profile.json", '{"rules":{"field.required":{"fields":[]}}}');
my $found = examined("--profile=$folder/profile --show-values", @records);
is($found->{status}, 0, 'every line passes') or diag substr $found->{err}, 0, 500;

my (%rules, %notes, @flagged);
for my $id (sort keys %{ $found->{findings} }) {
    my @above;
    for my $finding (@{ $found->{findings}{$id} }) {
        if ($finding->{severity} eq 'note') { $notes{ $finding->{rule} }++; next }
        push @above, $finding;
        $rules{ $finding->{rule} }++;
    }
    next unless @above;
    my ($why) = map { $_->[1] } grep { $text_of{$id} =~ $_->[0] } @signatures;
    push @flagged, $id unless $why;
    for my $finding (@above) {
        my $from = $finding->{start} > 12 ? $finding->{start} - 12 : 0;
        diag sprintf '%s %s %s [%d, %d) of …%s… %s', $why ? "damaged ($why)" : 'FLAGGED', $id,
            $finding->{rule}, $finding->{start}, $finding->{end},
            substr($text_of{$id}, $from, $finding->{end} - $from + 12), $finding->{proposal} // '';
    }
}
diag sprintf '%-28s %d above note', $_, $rules{$_} for sort keys %rules;
diag sprintf '%-28s %d notes', $_, $notes{$_} for sort keys %notes;
diag scalar(@records) . ' lines, ' . scalar(@flagged) . ' flagged without a signature';
ok(@flagged <= @records / 100_000, 'at most one line in 100,000 is flagged');
done_testing();
