# Pairs.pm - prints the tables of a two-byte code as C: characters by pair, pairs by character.
package Pairs;

use strict;
use warnings;
use Exporter 'import';
our @EXPORT_OK = qw(print_tables print_pairs);

sub rows {
    my ($label, @values) = @_;
    for (my $i = 0; $i < @values; $i += 8) {
        my $last = $i + 7 < $#values ? $i + 7 : $#values;
        printf "    /* %s */ %s\n", $label->($i), join ' ', map { sprintf '0x%04X,', $_ } @values[ $i .. $last ];
    }
}

# %$character: the character of each pair; @$trails: the trail bytes; leads are 81 to FE. Where
# several pairs make one character, the first pair is the character's, or %$preferred says.
sub print_tables {
    my ($name, $trails, $character, $preferred) = @_;
    my (@values, %pair);
    for my $lead (0x81 .. 0xFE) {
        for my $trail (@$trails) {
            my $pair = $lead << 8 | $trail;
            my $c    = $character->{$pair} // 0;
            push @values, $c;
            $pair{$c} //= $pair if $c;
        }
    }
    $pair{$_} = $preferred->{$_} for keys %$preferred;
    my $per_lead = @$trails;
    print "const uint16_t gk_${name}_characters[126 * $per_lead] = {\n";
    rows(sub { sprintf '%02X%02X', 0x81 + int($_[0] / $per_lead), $trails->[ $_[0] % $per_lead ] }, @values);
    print "};\n\n";

    print_pairs($name, \%pair);
}

# %$pair: the pair of each character, or its single byte.
sub print_pairs {
    my ($name, $pair) = @_;
    my %used = map { $_ >> 8 => 1 } keys %$pair;
    my @pages = sort { $a <=> $b } keys %used;
    my %number = map { $pages[$_] => $_ + 1 } 0 .. $#pages;
    print "/* The page of each 256 characters; page 0 is empty. */\n";
    print "const uint8_t gk_${name}_page[256] = {\n";
    for (my $i = 0; $i < 256; $i += 16) {
        printf "    /* %02X */ %s\n", $i, join ' ', map { sprintf '%3d,', $number{$_} // 0 } $i .. $i + 15;
    }
    print "};\n\n";
    printf "const uint16_t gk_${name}_pairs[%d][256] = {\n    { 0 },\n", @pages + 1;
    for my $page (@pages) {
        print "    {\n";
        rows(sub { sprintf '%02X%02X', $page, $_[0] }, map { $pair->{ $page << 8 | $_ } // 0 } 0 .. 255);
        print "    },\n";
    }
    print "};\n";
}

1;
