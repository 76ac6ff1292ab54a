package Gk::Total;

# Counts of tests, kept from run to run in small files, and the one line that states them.

use strict;
use warnings;
use File::Basename 'dirname';
use File::Path 'make_path';

sub store {
    my ($path, @counts) = @_;
    make_path(dirname $path);
    open my $file, '>', $path or die "$path: $!\n";
    print $file "@counts\n";
    close $file or die "$path: $!\n";
}

sub show {
    my ($passed, $failed, $skipped) = @_;
    local $| = 1;
    print "$passed passed, $failed failed, $skipped skipped\n";
}

1;
