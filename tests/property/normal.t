#!/usr/bin/perl
# --normal: names and dates anew, all other bytes as they were; twice is once; what a record reads
# as is the same. --source: the line that is named is the record's own, whatever --jobs.

use strict;
use warnings;
use utf8;
use Gk::Test;
use JSON::PP;
use Test::More;

my %canonical;
my @dated = qw(formed_date published_date changed_date approved_date decided_date event_time replied_date
    effective_date expires last_review received_date due_date consult_from consult_until display_from
    display_until supplement_notified supplement_received third_party_asked third_party_replied);
for my $line (split /\n/, sh('gk-validate --list-fields')->{out}) {
    utf8::decode($line);
    my ($field, @names) = split /[\t,]/, $line;
    $canonical{$_} = $field for grep { length } $field, @names;
}
my %dated = map { $_ => 1 } @dated;
delete $canonical{gk};

# A date as people write it, and as it must read.
my @dates = (
    [ '"2024年1月9日"', '"2024-01-09"' ], [ '"2024/1/9"', '"2024-01-09"' ],
    [ '"２０２４．０１．０９"', '"2024-01-09"' ], [ '20240109', '"2024-01-09"' ],
    [ '"20240109"', '"2024-01-09"' ], [ '"2024-01-09 07:05"', '"2024-01-09T07:05:00+08:00"' ],
    [ '"2024-01-09 07:05:59.0"', '"2024-01-09T07:05:59+08:00"' ],
    [ '1704755159000', '"2024-01-09T07:05:59+08:00"' ], [ '"2024\u5e741月9日下午3点半"', '"2024-01-09T15:30:00+08:00"' ],
    [ '"二〇二四年一月九日"', '"2024-01-09"' ], [ '"Jan 9, 2024"', '"2024-01-09"' ],
    map { [ $_, $_ ] } '"2024-01-09"', '"2024-01-09T07:05:59Z"', '"长期"', '""', 'null', '[ ]', '45300', '"2024-13-09"',
    '"2024-01-09 星期一"', '{"标题":"2024/1/9"}',
);
my @values = ('1.10', '12345678901234567890', '"\u4e2d\/"', '"标题"', '{ "名称" : [1 , "2024/1/9"] }', 'true', '"2024/1/9"');
srand 4;
sub one_of { $_[ rand @_ ] }

# A record written twice, as it is and as it must be: its members in any order, each name escaped or not.
sub record {
    my (%met, @was, @is);
    my %used;
    my @names = grep { !$used{$_}++ } map { one_of(sort keys %canonical) } 1 .. 1 + rand 8;
    $met{ $canonical{$_} }++ for @names;
    for my $name (@names, map { "其他$_" } 1 .. rand 3) {
        my $field = $canonical{$name};
        my ($from, $to) = $field && $dated{$field} ? @{ one_of(@dates) } : (one_of(@values)) x 2;
        ($from, $to) = ($from, $from) if $field && $met{$field} > 1;
        my $written = rand() < .1 ? join('', map { sprintf '\u%04x', ord } split //, $name) : $name;
        my ($before, $colon) = (one_of('', ' ', "\t"), one_of(':', ' : ', ': '));
        my $new = $field && $met{$field} == 1 && $field ne $name ? $field : $written;
        push @was, qq($before"$written"$colon$from);
        push @is,  qq($before"$new"$colon$to);
    }
    return map { '{' . join(',', @$_) . one_of('', ' ') . "}\n" } \@was, \@is;
}

# Of names that stand for one field each one counts: then dates stay too, which the reader below knows
# only where the field is met once.
my (@was, @is);
for (1 .. 3000) {
    my ($was, $is) = record();
    my ($a, $b) = map { s/ ?\}\n\z/}/r } $was, $is;
    push @was, "$a\n";
    push @is,  "$b\n";
}
utf8::encode($_) for @was, @is;
my $in = join '', @was;

sub differing {
    my ($got, $expected, $in) = @_;
    my @wrong = grep { $got->[$_] ne $expected->[$_] } 0 .. $#$expected;
    diag("in  $in->[$wrong[0]]got $got->[$wrong[0]]not $expected->[$wrong[0]]") if @wrong;
    return scalar @wrong;
}

my $redacted = sh('gk-redact -q --types=mac --normal', in => $in)->{out};
my @got = @{ lines($redacted) };
my @single = grep { my %n; !grep { $n{$_}++ } grep { defined } map { $canonical{$_} } keys %{ decode_json($was[$_]) } } 0 .. $#was;
cmp_ok(scalar @single, '>', 1000, 'there are records of one member a field');
is(scalar @got, scalar @was, 'every record comes through');
is(differing([ @got[@single] ], [ @is[@single] ], [ @was[@single] ]), 0, 'names and dates are anew, all else is as it was');
my $again = sh('gk-redact -q --types=mac --normal', in => $redacted)->{out};
ok($again eq $redacted, 'twice is once');
for my $tool (tools()) {
    my $once = sh("$tool -q --profile=none --normal --omit=gk", in => $in)->{out};
    ok($once eq $redacted, "$tool does the same") if $tool ne 'gk-classify';
}

# What was found in records by their old names is found by the new ones; which of two pieces of
# evidence is shown that weigh the same may depend on where they stand.
sub results {
    my ($out) = @_;
    my $list = qr/\[(?<list>(?:[^\[\]"]++|"(?:[^"\\]++|\\.)*+"|\[(?&list)\])*+)\]/;
    return [ map { /("gk":\{.*)\n/ ? $1 =~ s/"evidence":$list//gr : '' } @{ lines($out) } ];
}

my @real = map { my $path = shared("data/real/$_.jsonl"); $path ? @{ lines(slurp($path)) } : () } qw(hebei govcn);
SKIP: {
    skip 'no development data beside the checkout', 4 unless @real;
    my $real = join '', @real[ 0 .. ($#real < 599 ? $#real : 599) ];
    my $normal = sh('gk-validate -q --profile=none --normal', in => $real)->{out};
    ok($normal ne $real, 'real records have other names');
    for my $tool (qw(gk-classify gk-catalog)) {
        my @results = map { results(sh("$tool -q --date=2024-06-28", in => $_)->{out}) } $real, $normal;
        is_deeply($results[1], $results[0], "$tool reads them alike");
    }
    my $pipe = 'gk-classify -q --normal | gk-catalog -q --date=2024-06-28 --normal';
    my @whole = map { results(sh($pipe, in => $_)->{out}) } $real, $normal;
    is_deeply($whole[0], $whole[1], 'whichever comes first');
}

# --source: with any number of threads, blank lines, long lines and a file without end of line.
my $n = 0;
my @lines = map { one_of("\n", (map { $n++; qq({"n":$n,"title":"关于甲的通知","t":") . 'x' x one_of(1, 10, 900, 9000) . qq("}\n) } 1 .. 9)) } 1 .. 4000;
utf8::encode($_) for @lines;
chomp $lines[-1];
my $folder = scratch();
spit("$folder/first", "\n\n{}\n");
spit("$folder/second", join '', @lines);
my %at;
for my $i (0 .. $#lines) { $at{$1} = $i + 1 if $lines[$i] =~ /^\{"n":(\d+)/ }
my %seen;
for my $jobs (1, 2, 3) {
    for my $more ('', '--max-record=5000') {
        my $out = sh("gk-redact -q --source -j$jobs $more first second", dir => $folder)->{out};
        my ($wrong, $right) = (0, 0);
        while ($out =~ /^\{"n":(\d+),.*"gk":\{"source":\{"file":"second","line":(\d+)\}\}\}$/mg) {
            $at{$1} == $2 ? $right++ : $wrong++;
        }
        my $expected = grep { !$more || length($_) <= 5001 } grep { /n/ } @lines;
        ok(!$wrong && $right == $expected, "-j$jobs $more: each line is the record's own") or diag("$wrong wrong, $right of $expected");
        $seen{$more} //= $out;
        ok($seen{$more} eq $out, "-j$jobs $more: the same output");
    }
}
done_testing();
