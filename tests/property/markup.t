#!/usr/bin/perl
# Values that a page's source holds in pieces: numbers with a check character or a prefix, planted
# among tags, references, comments and attributes by chance. None that a page shows, or hides in an
# attribute or a comment, comes through; everything but its own characters does, byte for byte; masked
# again nothing changes. Seed: 20260105.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my $state = 20260105;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub one  { return $_[ some(scalar @_) ] }

sub identity_number {
    my $body = sprintf '1100001850%02d%02d%03d', 1 + some(12), 1 + some(28), some(1000);
    my @weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    my $sum = 0;
    $sum += $weights[$_] * substr $body, $_, 1 for 0 .. 16;
    return $body . (split //, '10X98765432')[ $sum % 11 ];
}
sub mobile { return sprintf '138%08d', some(32768) * 3051 % 100000000 }

# What stands around and between, and says nothing.
my @tags = (
    '<b>', '</b>', '<span style="color:red">', '</SPAN >', '<font>', '</font>', '<o:p>', '</o:p>', "<i title='a>b'>",
    '<!-- a > b -->', '<u/>', '<a href="x.htm?a=b&amp;c=d">', '</a>', '&lt;em&gt;',
);
my @invisible = ('&zwnj;', '&#8203;', '&shy;');
my @words = ('关于', '的通知', '&nbsp;', '<br>', '<p>', '</p>', '，', '。', '5 &lt; 6', '&hellip;', '<张三>', 'a<b', '★', '</td><td>', '<tr>');

my @styles = qw(written partial star label);
my %head   = (cn_id => 3, mobile => 3);
my %label  = (cn_id => '[身份证号]', mobile => '[手机号]');

# A value as it may be written, and as it must read with each mask. A character is as good as a
# reference to it; one that nobody sees counts as one of the value's.
sub value {
    my ($type, $value) = @_;
    my %text = map { $_ => '' } @styles;
    my $last = length($value) - 1;
    for my $i (0 .. $last) {
        my $letter = substr $value, $i, 1;
        my $form   = one((($letter) x 16), '&#%d;', '&#x%x;', '&#%04d;', '&amp;#%d;');
        my $tag    = $i && !some(4) ? one(@tags) : '';
        my $unseen = $i && !some(20) ? one(@invisible) : '';
        my $own    = $form =~ s/%(\d*[dx])/sprintf "%$1", ord $letter/er;
        my %own    = (written => $own, star => '*', label => $i ? '' : $label{$type});
        $own{partial} = $i < $head{$type} || $i > $last - 4 ? $own{written} : '*';
        my %before = (written => $unseen, star => $unseen && '*', label => '');
        $before{partial} = $i > $head{$type} && $i < $last - 3 ? $before{star} : $unseen;
        $text{$_} .= $tag . $before{$_} . $own{$_} for @styles;
    }
    return \%text;
}

sub around { return join '', map { one(@words, @tags, @invisible) } 0 .. some(4) }

# Around the value, where the page shows it or where it does not.
sub place {
    my ($text) = @_;
    return ('', '') if some(4) || $text->{written} =~ /[<"]|&lt;/;
    return @{ one([ '<img alt="', '">' ], [ '<!-- ', ' -->' ], [ "<td title='", "'>" ], [ '<input value=', '>' ]) };
}

my (@records, @planted);
my %make = (cn_id => \&identity_number, mobile => \&mobile);
for my $n (0 .. 2999) {
    my $before = around();
    my %text = map { $_ => $before } @styles;
    for (0 .. some(3)) {
        my $type  = one(sort keys %make);
        my $plain = $make{$type}->();
        my $value = value($type, $plain);
        my ($opens, $closes) = place($value);
        my $behind = around();
        push @{ $planted[$n] }, $plain;
        $text{$_} .= "电话$opens$value->{$_}$closes；$behind" for @styles;
    }
    push @records, { map { $_ => qq({"id":"r$n","title":"a","t":) . JSON::PP->new->allow_nonref->encode($text{$_}) . "}\n" } @styles };
}
my $in    = join '', map { $_->{written} } @records;
my $count = 0;
$count += @$_ for @planted;

# What a page shows and hides, read in the plainest way.
sub plain {
    my ($text) = @_;
    for (1 .. 3) {
        $text =~ s/&lt;/</g;
        $text =~ s/&gt;/>/g;
        $text =~ s/&amp;/&/g;
        $text =~ s/&#x([0-9a-f]+);/chr hex $1/gie;
        $text =~ s/&#([0-9]+);/chr $1/ge;
        $text =~ s/&[a-z]+;//g;
    }
    my $hidden = join '|', $text =~ /<(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
    $text =~ s/<!--.*?-->|<[\/a-z](?:[^<>"']|"[^"]*"|'[^']*')*>//gi;
    return "$text|$hidden" =~ s/[^0-9A-Za-z*|;\x{ff1b}]//gr;
}

my $json = JSON::PP->new;
for my $mask (qw(partial star label)) {
    my $result = sh("gk-redact -q --date=2024-06-28 --mask=$mask --types=cn_id,mobile", in => $in);
    my @out = @{ lines($result->{out}) };
    is(scalar @out, scalar @records, "--mask=$mask: every record comes through");
    my ($leaks, $others) = (0, 0);
    for my $n (0 .. $#out) {
        my $plain = plain($json->decode($out[$n])->{t});
        my ($leak) = grep { index($plain, $_) >= 0 } @{ $planted[$n] };
        diag("$leak: $records[$n]{written}$out[$n]") if defined $leak && $leaks++ < 3;
        diag("$records[$n]{written}$out[$n]$records[$n]{$mask}") if $out[$n] ne $records[$n]{$mask} && $others++ < 3;
    }
    is($leaks, 0, "--mask=$mask: none of $count values shows");
    is($others, 0, "--mask=$mask: a mask is where a value's characters were written, and nowhere else");
    my $again = sh("gk-redact -q --date=2024-06-28 --mask=$mask --types=cn_id,mobile", in => $result->{out});
    is($again->{out}, $result->{out}, "--mask=$mask: masked again nothing changes");
}
done_testing();
