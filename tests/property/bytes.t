#!/usr/bin/perl
# Bytes that nobody asked to change do not change: on real records, where they are beside the
# checkout, and on made ones.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $made = join '', map {
    my $n = $_;
    sprintf(qq({%s"id"%s:"m%d","title":"关于预算的通知%d","n":%s,"s":"%s"%s}%s\n),
        $n % 3 ? '' : ' ', $n % 5 ? '' : "\t", $n, $n,
        (qw(1.10 12345678901234567890 1E5 -0 0.10e-7))[ $n % 5 ],
        ('\u4e2d\/x', '\"\\\\', '\ud834\udd1e', '平')[ $n % 4 ],
        ('', ',"a":{"b":[1 , 2]}', ',"gk":{"office":1.0}')[ $n % 3 ],
        $n % 7 ? '' : "\r")
} 1 .. 500;

my %input = (made => $made);
for my $name (qw(hebei govcn annual_reports)) {
    my $path = shared("data/real/$name.jsonl");
    $input{$name} = slurp($path) if $path;
}

# Cuts the text that classify put in out of a line: the member of its own, or its part of a `gk`
# that was there. Textually: what is left must be the line that went in.
sub cut {
    my ($line) = @_;
    my $part = qr/"classify":(?<braces>\{(?:[^{}"]++|"(?:[^"\\]++|\\.)*+"|(?&braces))*+\})/;
    $line =~ s/,"gk":\{$part\}(\s*\}\s*)\z/$2/ or $line =~ s{$part,?}{};
    return $line;
}

for my $name (sort keys %input) {
    my $in = $input{$name};
    my $result = sh('gk-classify -q --date=2024-06-28', in => $in);
    my @out = @{ lines($result->{out}) };
    my @in  = @{ lines($in) };
    is(scalar @out, scalar @in, "$name: as many lines out of gk-classify as in");
    my ($annotated, $wrong) = (0, 0);
    for my $i (0 .. $#in) {
        my $cut = cut($out[$i] // '');
        $annotated++ if $cut ne ($out[$i] // '');
        next if $cut eq $in[$i];
        diag(sprintf 'line %d differs', $i + 1) if !$wrong++;
    }
    is($wrong, 0, "$name: with its part cut out, gk-classify's output is its input byte for byte");
    is($annotated, scalar @in, "$name: every record has a result");

    $result = sh('gk-validate -q --date=2024-06-28 -r rejects', in => $in, dir => my $folder = scratch());
    my @passed = @{ lines($result->{out}) };
    my @held   = @{ lines(slurp("$folder/rejects")) };
    is(@passed + @held, scalar @in, "$name: read = passed + held");
    my ($p, $h, $lost) = (0, 0, 0);
    for my $line (@in) {
        if    ($p < @passed && $passed[$p] eq $line) { $p++ }
        elsif ($h < @held && $held[$h] eq $line)     { $h++ }
        else                                         { $lost++ }
    }
    is($lost, 0, "$name: gk-validate's records, passed or held, are its input's lines, in order");

    $result = sh('gk-validate --profile=none', in => $in);
    ok($result->{out} eq $in, "$name: --profile=none passes all verbatim");
    $result = sh('gk-redact -q --profile=none', in => $in);
    ok($result->{out} eq $in, "$name: gk-redact with no types passes all verbatim");
}
for (qw(hebei govcn annual_reports)) {
    SKIP: { skip "../shared/data/real/$_.jsonl is not here", 1 unless $input{$_}; pass("$_ was there") }
}
done_testing();
