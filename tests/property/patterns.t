#!/usr/bin/perl
# Patterns of word lists: a pattern is tried only where one of its literals stands, and that must
# not show; and a record has a share of work for them that ends where gk-redact(1) says.

use strict;
use warnings;
use utf8;
use Encode 'encode';
use Gk::Test;
use JSON::PP;
use Test::More;

my $state = 20260115;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub pick { return $_[ some(scalar @_) ] }

my $json = JSON::PP->new->utf8->canonical;

# The same words as texts have them: simplified or not, with blanks, breaks, readings, what cannot be
# seen, full width, and what a web page puts between.
my @words = qw(征地补偿 征地補償 补偿方案 方案 內部 内部 云府 20 26 2026 号 號 《 》 a AB 甲 乙 〔 〕);
my @between = ('', '', '', '', ' ', "\n", "\n\n", "\x{200b}", '　', '(bu)', '<b>', '&nbsp;', '，');

sub text { return join '', map { pick(@words) . pick(@between) } 1 .. 1 + some(12) }

my @parts = (
    '征地', '补偿', '補償方案', '内部', '2026', '20\d\d', '[云甲]府', '(?:方案|内部)', '(?:方案|乙)?', '甲乙', '.{0,4}',
    '[^甲]', '号+', '號?', '《', '》', 'A', '(?=乙)', '\s*', '(?<!甲)', '〔', '(?:征地|云)补偿{1,2}', '\b', '补偿方案|内部', '甲(?:乙)',
);

sub pattern { return join '', map { pick(@parts) } 1 .. 1 + some(4) }

# What gk-redact says with these rows.
sub told {
    my ($in, @rows) = @_;
    my $folder = scratch();
    spit("$folder/words.tsv", join '', map { encode('UTF-8', "$_\n") } @rows);
    return sh('gk-redact --types=keyword --words=words.tsv -f json --lang=en', in => $in, dir => $folder, limit => 300);
}

my ($found, @wrong) = (0);
for my $run (1 .. 12) {
    my $in = join '', map { $json->encode({ λ => text(), μ => text() }) . "\n" } 1 .. 150;
    my %seen;
    my @patterns = map { "$_\t" . pick(qw(mask note note withhold)) } grep { !$seen{$_}++ } map { pattern() } 1 .. 25;
    # An option in front leaves a pattern without literals.
    my $always = told($in, map { "/(?-i)$_" =~ s{\t}{/\t}r } @patterns);
    my $told   = told($in, map { "/$_" =~ s{\t}{/\t}r } @patterns);
    $found += () = $told->{err} =~ /redact\.keyword/g;
    push @wrong, $run if $told->{err} ne $always->{err} || $told->{out} ne $always->{out} || $told->{status} > 1;
}
ok(!@wrong, 'a pattern is found in the same places with its literals and without') or diag("runs @wrong");
cmp_ok($found, '>=', 10000, "$found findings");

# ---- the budget of a record; names of members are texts, too

sub is_held {
    my ($record, $held, $name, @rows) = @_;
    my $result = told($json->encode($record) . "\n", @rows);
    my $limit = $result->{err} =~ /redact\.limit/ ? 1 : 0;
    ok($result->{status} < 2 && $limit == $held, $name) or diag(substr $result->{err}, 0, 1000);
}

my @hundreds = map { "/x.{$_}y/\tnote" } 1 .. 1024;
is_held({ a => '1' x (2**20 - 1) }, 0, '1 GiB of text for patterns', @hundreds);
is_held({ a => '1' x 2**20 },       1, 'and a little more',          @hundreds);
splice @hundreds, 512;
is_held({ a => '-' . '1' x (2**20 - 2) }, 0, 'half of it, without a mask', @hundreds, "-\tnote");
is_held({ a => '-' . '1' x (2**20 - 2) }, 0, 'what is masked is screened again', @hundreds, "-\tmask");
is_held({ a => '-' . '1' x (2**20 - 1) }, 1, 'and that counts', @hundreds, "-\tmask");
is_held({ a => 'a' x 16382 . '-' x 65536 }, 0, 'behind each match 64 KiB are charged', "/a/\tnote");
is_held({ a => 'a' x 16383 . '-' x 65536 }, 1, 'to the byte',                          "/a/\tnote");
is_held({ a => '1' x 2**20 }, 0, 'patterns whose literals stand nowhere cost nothing', map { "/方案$_/\tnote" } 1 .. 2000);

# ---- the limit of one pattern

is_held({ a => 'q' x 3000 . '!' }, 0, 'a pattern that is found at once',       "/(?:q+)+[!甲]/\tnote");
is_held({ a => 'q' x 3000 . '?' }, 1, 'where it needs too much work',          "/(?:q+)+[!甲]/\tnote");
is_held({ a => 'q' x 3000 . '!' }, 1, 'or needs it when what is masked is gone', "/(?:q+)+(?=[!甲])/\tnote", "!\tmask");

# ---- allow phrases

my @covered = map { "乙丙$_\tnote\t\t甲" } 1 .. 1000;
is_held({ a => '甲' x 1000 . '乙丙1' }, 0, 'a million phrases in one text', @covered);
is_held({ a => '甲' x 1001 . '乙丙1' }, 1, 'and one more of each', @covered);
is_held({ a => '甲' x 1001 }, 0, 'where no term stands, phrases do not matter', @covered);
done_testing();
