#!/usr/bin/perl
# Each member name that is no field's is told once a stream, in the first record that has it: for
# any number of workers, however the input arrives, whatever becomes of the records, in records of
# one shape or of many.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

# So long that a thread's block holds some hundred records.
my $filler = '"summary":"' . 'x' x 4000 . '"';

# Records of many shapes, some held, some unreadable; a name in a line that cannot be read is none.
my (@lines, %first, %order);
sub add {
    my ($line, @names) = @_;
    push @lines, $line;
    $first{$_} //= @lines for @names;
}
# Too long to be remembered from record to record.
add(qq({"title":"甲","$_":1}), $_) for map { ("a_name_of_more_bytes_than_are_remembered_$_") x 2 } 1 .. 9;
for my $i (1 .. 2_500) {
    my $name = 'n' . int($i * $i / 10_000);
    my $members = join ',', map { qq("$_":"x") } 'id', $i % 3 ? ('a', $name) : ($name, 'b');
    if    ($i % 97 == 0) { add(qq({"titel":"甲",$members}), 'titel', $name, $i % 3 ? 'a' : 'b') }
    elsif ($i % 89 == 0) { add(qq({"title":"甲","lost$i":1,$members)) }
    elsif ($i % 83 == 0) { add(qq({"title":"甲","bad\xFF$i":1,$members})) }
    elsif ($i % 11 == 0) { add(qq({"title":"甲"})) }
    else                 { add(qq({"title":"甲",$filler,$members}), $name, $i % 3 ? 'a' : 'b') }
}
my $input = join '', map { "$_\n" } @lines;

sub told {
    my ($arguments, $before) = @_;
    my $folder = scratch();
    spit("$folder/in", $input);
    sh(($before // 'cat in | ') . "gk-validate --lang=en -q -f json -R report $arguments > out",
        dir => $folder);
    return slurp("$folder/report");
}

my $expected = told('-j1');
my (%line, @twice);
for (split /\n/, $expected) {
    my $finding = decode_json($_);
    next if ($finding->{rule} // '') ne 'field.unrecognised';
    my $name = substr $finding->{pointer}, 1;
    push @twice, $name if exists $line{$name};
    $line{$name} = $finding->{line};
}
ok(keys %first > 500, 'there are many names');
is_deeply(\@twice, [], 'none is told twice');
is_deeply(\%line, \%first, 'each is told where it stands first');
for my $jobs (2, 3, 7) {
    ok(told("-j$jobs") eq $expected, "-j$jobs tells the same") for 1 .. 2;
}
for my $size (1021, 65_537) {
    my $pieces = "perl -e 'binmode STDIN; print while sysread STDIN, \$_, $size' < in | ";
    ok(told("-j$_", $pieces) eq $expected, "-j$_, fed $size bytes at a time, tells the same")
        for 1, 7;
}

# More names than are told, in blocks of several workers: one note, where the first is that is not.
$input = join '', map { qq({"title":"甲",$filler,"name$_":1}\n) } 1 .. 2_000;
$expected = told('-j1');
like($expected, qr{"line":1001,[^\n]*"rule":"field.limit"}, 'that there are more is told');
is(scalar(() = $expected =~ /"rule":"field.limit"/g), 1, '... once');
ok(told("-j$_") eq $expected, "-j$_ tells the same of too many names") for 2, 7;

# Lines that cannot be decoded are no records either, and hide nothing of those behind them.
$input = qq({"title":"\xFF\xFF","x":1}\n{"title":"a","x":1}\n);
like(told('-e gb18030'), qr{"line":2,.*"pointer":"/x","rule":"field.unrecognised"},
    'a name first in a line that cannot be decoded is told behind it');
done_testing();
