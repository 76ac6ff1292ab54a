#!/usr/bin/perl
# The ledger of gk-catalog: what two nights of a random archive differ in is what a naive comparison
# says, whatever the order of records, members and blanks; its chain is what a naive count of
# digests gives; and one byte edited anywhere in it is told, before anything is replaced.

use strict;
use warnings;
use Digest::SHA qw(sha256_hex hmac_sha256_hex);
use Gk::Test;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->canonical->allow_nonref;
srand 20260105;

sub pick { $_[ rand @_ ] }

# Members in the order of their names without blanks: what the digest is of.
sub canonical {
    my ($record) = @_;
    return '{' . join(',', map { $json->encode($_) . ':' . $json->encode($record->{$_}) } grep { $_ ne 'gk' } sort keys %$record) . '}';
}

# A line of the record: its members in any order, blanks here and there, sometimes with a result.
sub line_of {
    my ($record) = @_;
    my @names = sort { rand() <=> 0.5 } keys %$record;
    my @members = map { $json->encode($_) . pick('', ' ') . ':' . pick('', ' ') . $json->encode($record->{$_}) } @names;
    splice @members, rand(@members + 1), 0, '"gk":{"office":' . int(rand 9) . '}' if rand() < .3;
    return '{' . join(pick(',', ', '), @members) . "}\n";
}

sub new_record {
    my ($id, $day) = @_;
    my %record = (title => 'title ' . int(rand 1e6), content => pick('text', "line\nbreak", 'x' x int(rand 300)), n => int(rand 5));
    $record{id} = "A-$id" if rand() < .9;
    $record{published_date} = sprintf '2026-%02d-%02d', pick(1, 1, 2), 1 + rand 28 if rand() < .7;
    return \%record;
}

sub name_of { my ($record) = @_; return defined $record->{id} ? $record->{id} : '#' . sha256_hex(canonical($record)) }

# Two records without an id and of one content are one.
sub archive_of { my %archive = map { name_of($_) => $_ } @_; return \%archive }

# What a naive comparison says of the nights so far.
sub compare {
    my ($was, $is, $first_seen, $gone, $day, $nights, $whole) = @_;
    my %changes;
    for my $name (keys %$is) {
        my $published = $is->{$name}{published_date};
        my $known     = exists $first_seen->{$name};
        my $change    = !$known ? 'new' : $gone->{$name} ? 'returned' : canonical($was->{$name}) ne canonical($is->{$name}) ? 'changed' : next;
        $first_seen->{$name} = $day if !$known;
        $changes{"$change $name"} = 1;
        my ($before) = grep { $known ? $_ lt $first_seen->{$name} : 1 } reverse @$nights;
        $changes{"backdated $name"} = 1 if $change ne 'returned' && defined $published && defined $before && $published lt $before;
        delete $gone->{$name};
    }
    if ($whole) {
        for my $name (grep { !$is->{$_} && !$gone->{$_} } keys %$first_seen) {
            $changes{"withdrawn $name"} = 1;
            $gone->{$name} = 1;
        }
    }
    $was->{$_} = $is->{$_} for keys %$is;
    return \%changes;
}

sub chain_holds {
    my ($ledger, $key) = @_;
    my $before = '0' x 64;
    for (@{ lines($ledger) }) {
        my ($body, $chain) = /^(.*),"chain":"([0-9a-f]{64})"\}\n\z/s or return 0;
        my $digest = defined $key ? hmac_sha256_hex($before . $body, $key) : sha256_hex($before . $body);
        return 0 if $digest ne $chain;
        $before = $chain;
    }
    return 1;
}

my $folder = scratch();
spit("$folder/key", 'a key of more than 16 bytes');
chmod 0600, "$folder/key";
for my $round (1 .. 6) {
    my $key = $round % 2 ? undef : 'a key of more than 16 bytes';
    my $option = defined $key ? '--key-file=key' : '';
    my @archive = map { new_record($_, 5) } 1 .. 120;
    my (%was, %first_seen, %gone, @nights);
    unlink "$folder/ledger.jsonl";
    for my $night (1 .. 5) {
        my $day = sprintf '2026-01-%02d', 4 + 3 * $night;
        my $whole = rand() < .8;
        my $is = archive_of(@archive);
        my $want = compare(\%was, $is, \%first_seen, \%gone, $day, \@nights, $whole);
        push @nights, $day;
        my $got = sh("gk-catalog -q --jobs=" . pick(1, 3) . " --date=$day $option --ledger=ledger.jsonl --changes=changes.jsonl"
            . ($whole ? ' --whole' : ''), in => join('', map { line_of($_) } sort { rand() <=> 0.5 } values %$is), dir => $folder);
        ok($got->{status} < 2, "round $round, night $night: runs") or diag($got->{err});
        # A record without an id has the digest of its content for a name; under a key that is keyed.
        my %named = map { ('#' . hmac_sha256_hex(canonical($_), $key // '')) => name_of($_) } values %was;
        my %found;
        for (@{ lines(slurp("$folder/changes.jsonl")) }) {
            my $change = $json->decode($_);
            my $name = defined $key && $change->{id} =~ /^#/ ? $named{ $change->{id} } : $change->{id};
            $found{"$change->{change} $name"}++;
            is($change->{first_seen}, $first_seen{$name}, 'first seen on its day') if $change->{first_seen} ne $first_seen{$name};
        }
        is_deeply([ sort keys %found ], [ sort keys %$want ], "round $round, night $night: the naive differences");
        ok(!grep({ $_ > 1 } values %found), 'each told once');
        ok(chain_holds(slurp("$folder/ledger.jsonl"), $key), 'the chain is what a naive count gives');
        my $before = slurp("$folder/ledger.jsonl");
        sh("gk-catalog -q --date=$day $option --ledger=ledger.jsonl" . ($whole ? ' --whole' : ''), in => join('', map { line_of($_) } values %$is), dir => $folder);
        is(slurp("$folder/ledger.jsonl"), $before, 'the same night again leaves it as it is');
        # Some are changed, some go, some come, some that went come back.
        my @left = grep { rand() < .9 } @archive;
        push @left, grep { rand() < .3 } map { { %{ $was{$_} } } } keys %gone;
        @archive = (map({ my %copy = %$_; $copy{title} .= '!' if rand() < .2; \%copy } @left), map { new_record("$night-$_", $night) } 1 .. 20);
    }
}

# ---- edited

my $small = join '', map { line_of({ id => "B$_", title => "t$_" }) } 1 .. 3;
for my $option ('', '--key-file=key') {
    unlink "$folder/small.jsonl";
    sh("gk-catalog -q --date=2026-01-05 $option --ledger=small.jsonl", in => $small, dir => $folder);
    my $ledger = slurp("$folder/small.jsonl");
    my (@missed, @replaced);
    my @places = grep { !$option || $_ % 7 == 0 } 0 .. length($ledger) - 1;
    my %edits = map { my $at = $_; ("byte $at" => sub { my $copy = $_[0]; substr($copy, $at, 1) ^= chr(1 + int rand 255); $copy }) } @places;
    my @lines = @{ lines($ledger) };
    $edits{"line $_ gone"} = do { my $n = $_; sub { my @l = @lines; splice @l, $n, 1; join '', @l } } for 0 .. $#lines;
    $edits{"line $_ twice"} = do { my $n = $_; sub { my @l = @lines; splice @l, $n, 0, $l[$n]; join '', @l } } for 0 .. $#lines;
    $edits{'lines changed over'} = sub { join '', @lines[ 0, 2, 1, 3 .. $#lines ] };
    $edits{'nothing left'} = sub { '' };
    spit("$folder/names", join '', map { "$_\n" } sort keys %edits);
    my $i = 0;
    my @names = sort keys %edits;
    spit("$folder/edited-" . $i++, $edits{$_}->($ledger)) for @names;
    mkdir "$folder/before";
    my $told = sh("for i in \$(seq 0 $#names); do cp edited-\$i before/\$i; echo old > c.jsonl;"
        . " gk-catalog -q --date=2026-01-06 $option --ledger=edited-\$i --changes=c.jsonl -o out </dev/null >/dev/null 2>err; s=\$?;"
        . ' cmp -s edited-$i before/$i && [ "$(cat c.jsonl)" = old ] && [ ! -e out ] && kept=1 || kept=0;'
        . ' echo "$i $s $kept $(grep -c "\[ledger\." err)"; done', dir => $folder, limit => 300);
    for (split /\n/, $told->{out}) {
        my ($n, $status, $kept, $said) = split ' ';
        push @missed, $names[$n] if $status != 2 || !$said;
        push @replaced, $names[$n] if !$kept;
    }
    is(scalar(split /\n/, $told->{out}), scalar @names, 'every edit was tried');
    ok(!@missed, "every edit is told $option") or diag("@missed");
    ok(!@replaced, "nothing is replaced $option") or diag("@replaced");
    sh("rm -f edited-* before/*", dir => $folder);
}
done_testing();
