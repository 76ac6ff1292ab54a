#!/usr/bin/perl
# The time that a profile takes to be loaded and checked grows with its files, not with their
# square: one kind of row or mistake over and over, at two sizes.

use strict;
use warnings;
use Gk::Test;
use Test::More;
use Time::HiRes 'time';

plan skip_all => 'times are of the plain build' if sanitized();
my $folder = scratch();
mkdir "$folder/office";
mkdir "$folder/office/taxonomy";

my $head = "序号,目录项编号,公开事项,公开内容,公开时限,责任科室,栏目\n";
sub numbered { my ($n, $row) = @_; return map { $row =~ s/#/$_/gr } 1 .. $n }
sub member { my ($name, $n, $row) = @_; return "{\"$name\":{" . join(',', numbered($n, $row)) . '}}' }
sub list { my ($rule, $name, $n, $row) = @_; return "{\"rules\":{\"$rule\":{\"$name\":[" . join(',', numbered($n, $row)) . ']}}}' }
sub accepted {
    my ($n, $id) = @_;
    return numbered($n, qq({"id":"$id","rule":"text.entity","pointer":"/c/#","who":"a","when":"2026-01-01","why":"b"}\n));
}

# The file, what it holds for a size, the size, and a tool that reads it.
my %kind = (
    'terms'                       => [ 'lexicon.tsv', sub { numbered($_[0], "词#\tmask\n") }, 20_000, 'gk-redact' ],
    'terms, twice the same'       => [ 'lexicon.tsv', sub { "机密词\tmask\n" x $_[0] }, 50_000, 'gk-redact' ],
    'terms of two actions'        => [ 'lexicon.tsv', sub { "词\tmask\n词\tnote\n" x $_[0] }, 20_000, 'gk-redact' ],
    'patterns'                    => [ 'lexicon.tsv', sub { numbered($_[0], "/词#[a-z]+/\tmask\n") }, 2_000, 'gk-redact' ],
    'wrong patterns'              => [ 'lexicon.tsv', sub { numbered($_[0], "/词#[a-z/\tmask\n") }, 5_000, 'gk-redact' ],
    'allow phrases'               => [ 'lexicon.tsv', sub { ("词\tmask\tr\t", join('|', numbered($_[0], '词#')), "\n") }, 20_000, 'gk-redact' ],
    'classes'                     => [ 'taxonomy/own.tsv', sub { numbered($_[0], "类#\t*\t词#\t1\n") }, 10_000, 'gk-classify' ],
    'tasks of areas'              => [ 'taxonomy/area.tsv', sub { numbered($_[0], "#.#\t*\t词#\t1\n") }, 10_000, 'gk-classify' ],
    'rows twice'                  => [ 'taxonomy/own.tsv', sub { "1\t*\t词\t1\n" x $_[0] }, 20_000, 'gk-classify' ],
    'items'                       => [ 'catalog.csv', sub { ($head, numbered($_[0], "#,i#,题#,内容,20个工作日,,栏#\n")) }, 10_000, 'gk-catalog' ],
    'items of one area'           => [ 'catalog.csv', sub { ($head, numbered($_[0], "#,1.#,题#,内容,20个工作日,办公室,栏#\n")) }, 10_000, 'gk-classify' ],
    'items twice'                 => [ 'catalog.csv', sub { ($head, "1,i,题,内容,20个工作日,,栏\n" x $_[0]) }, 10_000, 'gk-catalog' ],
    'sections nobody knows'       => [ 'catalog.csv', sub { ($head, '1,1.1,题,内容,20个工作日,', join('、', numbered($_[0], '科#')), ",栏\n") }, 10_000, 'gk-classify' ],
    'cells as above'              => [ 'catalog.csv', sub { ($head, '1,i,', '题' x $_[0], ",内容,20个工作日,\"", '办公室、' x $_[0], "\",栏\n", numbered($_[0], "#,j#,题,内容,20个工作日,同上,栏\n")) }, 2_000, 'gk-catalog' ],
    'a wide head without names'   => [ 'catalog.csv', sub { ($head =~ s/\n//r, ',' x $_[0], "x\n", numbered($_[0], "#,i#,题,内容,20个工作日,,栏\n")) }, 4_000, 'gk-catalog' ],
    'a wide head of ticks'        => [ 'catalog.csv', sub { ('序号,公开事项,公开内容,公开时限,公开对象', ',' x $_[0], "\n,,,,全社会", ',特定' x $_[0], "\n", numbered($_[0], "#,题,内容,20个工作日,√\n")) }, 4_000, 'gk-catalog' ],
    'members nobody knows'        => [ 'profile.json', sub { member('sections', $_[0], '"科#":{"x":1}') }, 3_000, 'gk-validate' ],
    'the same, a line each'       => [ 'profile.json', sub { member('sections', $_[0], "\n\"科#\":\n{\"x\":1}") }, 3_000, 'gk-validate' ],
    'rules nobody knows'          => [ 'profile.json', sub { member('rules', $_[0], '"r.#":1') }, 3_000, 'gk-validate' ],
    'taxonomies without a file'   => [ 'profile.json', sub { member('taxonomies', $_[0], '"t#":{}') }, 3_000, 'gk-validate' ],
    'aliases'                     => [ 'profile.json', sub { ('{"fields":{"title":[', join(',', numbered($_[0], '"名#"')), ']}}') }, 5_000, 'gk-validate' ],
    'aliases twice'               => [ 'profile.json', sub { ('{"fields":{"title":["名"', ',"名"' x $_[0], ']}}') }, 5_000, 'gk-validate' ],
    'official terms'              => [ 'profile.json', sub { list('text.vocabulary', 'terms', $_[0], '"错#=对#"') }, 5_000, 'gk-validate' ],
    'wrong official terms'        => [ 'profile.json', sub { list('text.vocabulary', 'terms', $_[0], '"错#"') }, 5_000, 'gk-validate' ],
    'days twice'                  => [ 'calendar.json', sub { ('{"2027":{"off":["2027-01-01"', ',"2027-01-01"' x $_[0], ']}}') }, 5_000, 'gk-catalog' ],
    'years nobody knows'          => [ 'calendar.json', sub { '{' . join(',', numbered($_[0], '"y#":{}')) . '}' }, 5_000, 'gk-catalog' ],
    'accepted findings'           => [ '../accepted', sub { accepted($_[0], 'n#') }, 5_000, 'gk-validate' ],
    'accepted findings of one id' => [ '../accepted', sub { accepted($_[0], '1') }, 5_000, 'gk-validate' ],
);

sub seconds {
    my ($file, $text, $size, $tool) = @{ $_[0] };
    my $times = $_[1];
    open my $out, '>', "$folder/office/$file" or die "$folder: $!\n";
    print $out $text->($size * $times);
    close $out or die "$folder: $!\n";
    my $accept = -e "$folder/accepted" ? '--accept=accepted' : '';
    my $values = join ',', ('"a &amp; b"') x ($accept ? $size * $times : 1);
    open my $in, '>', "$folder/in" or die "$folder: $!\n";
    print $in qq({"id":"1","title":"甲","c":[$values]}\n);
    close $in or die "$folder: $!\n";
    my $begin = (times)[2];
    my $status = sh("$tool -q -p office $accept in >/dev/null 2>&1", dir => $folder)->{status};
    my $spent  = (times)[2] - $begin;
    die "$tool ended with status $status\n" if $status > 2;
    unlink "$folder/office/$file";
    return $spent;
}

for my $name (sort keys %kind) {
    my ($short, $long) = map { seconds($kind{$name}, $_) } 1, 4;
    # Four times the file; a square would take sixteen times as long.
    ok($long < 8 * $short + 0.3, $name) or diag("$short s, $long s");
}
done_testing();
