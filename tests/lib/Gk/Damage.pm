package Gk::Damage;

# What the tests of damaged text share: texts wrapped as records, gk-validate run over them, and
# how far two texts are apart.

use strict;
use warnings;
use Exporter 'import';
use Gk::Test;
use JSON::PP;

our @EXPORT = qw(json_lines wrapped examined kept_outside distance);

my $json = JSON::PP->new->utf8->canonical->allow_nonref;

# The objects of a file of JSON lines.
sub json_lines { my ($path) = @_; return map { $json->decode($_) } @{ lines(slurp($path)) } }

# One record, as a line.
sub wrapped { my ($id, $text) = @_; return $json->encode({ id => "$id", text => $text }) . "\n" }

# Runs gk-validate with these options over the records. Gives { status, texts, findings }: by id
# the text that came out and a list of the findings text.*, as the JSON report has them.
sub examined {
    my ($options, @records) = @_;
    my $folder = scratch();
    my $result = sh("gk-validate -q $options -f json -R report", in => join('', @records),
        dir => $folder, limit => 600);
    my (%texts, %findings);
    for (@{ lines($result->{out}) }) {
        my $record = $json->decode($_);
        $texts{ $record->{id} } = $record->{text};
    }
    for (@{ lines(slurp("$folder/report")) }) {
        my $finding = $json->decode($_);
        push @{ $findings{ $finding->{id} } }, $finding if ($finding->{rule} // '') =~ /^text\./;
    }
    return { status => $result->{status}, err => $result->{err}, out => $result->{out},
        texts => \%texts, findings => \%findings };
}

# What no repair covers stands in the mended text still, in its order.
sub kept_outside {
    my ($before, $after, @repairs) = @_;
    my $covered = '0' x length $before;
    substr($covered, $_->{start}, $_->{end} - $_->{start}) = '1' x ($_->{end} - $_->{start}) for @repairs;
    my $pattern = '';
    while ($covered =~ /(0+)|1+/g) {
        $pattern .= defined $1 ? quotemeta substr($before, $-[0], $+[0] - $-[0]) : '.*?';
    }
    return $after =~ /\A$pattern\z/s;
}

# Levenshtein's distance, in characters.
sub distance {
    my @a = split //, $_[0];
    my @b = split //, $_[1];
    while (@a && @b && $a[-1] eq $b[-1]) { pop @a; pop @b }
    while (@a && @b && $a[0] eq $b[0]) { shift @a; shift @b }
    my @row = (0 .. @b);
    for my $i (1 .. @a) {
        my $corner = $row[0]++;
        for my $j (1 .. @b) {
            my $least = $corner + ($a[$i - 1] ne $b[$j - 1]);
            $corner = $row[$j];
            $least = $row[$j] + 1     if $row[$j] + 1 < $least;
            $least = $row[$j - 1] + 1 if $row[$j - 1] + 1 < $least;
            $row[$j] = $least;
        }
    }
    return $row[-1];
}

1;
