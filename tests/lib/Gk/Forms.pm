package Gk::Forms;

# A simplified title as it is written elsewhere: in traditional characters, and with readings behind
# some of them, as the work plan has them.

use strict;
use warnings;
use utf8;
use Encode;
use Exporter 'import';
use Gk::Test;

our @EXPORT = qw(traditional_table traditional glossed);

# Each simplified character as a traditional one that comes back as it; from a list of traditional
# characters and what they become.
sub traditional_table {
    my %to;
    for (grep { !/^#/ } split /\n/, decode('UTF-8', slurp($_[0]))) {
        my ($traditional, $simplified) = /^(\S+)\t(\S+)/ or next;
        $to{$simplified} //= $traditional if length $simplified == 1 && length $traditional == 1;
    }
    return { %to, 复 => '覆', 于 => '於', 后 => '後', 里 => '裡', 干 => '乾' };
}

sub traditional { my ($table, $text) = @_; return join '', map { $table->{$_} // $_ } split //, $text }

my %reading = (
    內 => 'nèi', 產 => 'chǎn', 業 => 'yè', 創 => 'chuàng', 見 => 'jiàn', 極 => 'jí', 關 => 'guān',
    務 => 'wù', 發 => 'fā', 開 => 'kāi',
);

sub glossed {
    my ($table, $text) = @_;
    return traditional($table, $text) =~ s/(\p{Han})/exists $reading{$1} ? "$1($reading{$1})" : $1/ger;
}

1;
