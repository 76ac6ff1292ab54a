#!/usr/bin/perl
# The sources are laid out as .clang-format says, which is read as version 14 reads it. Tables that
# scripts make are numbers, and nobody lays them out.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my ($version) = `clang-format --version 2>&1` =~ /version (\d+)/;
plan skip_all => 'clang-format 14 is not here' if ($version || 0) != 14;

my @files = grep { !m{/tables/[^/]*\.c$} } split /\n/, `find lib bin tests -name '*.[ch]'`;
ok(@files > 20, 'there are sources');
for my $path (sort @files) {
    my $said = `clang-format --dry-run -Werror $path 2>&1`;
    ok($? == 0, "$path") or diag($said =~ s/\n.*//sr);
}
my $refused = system("echo 'int  f( void ){return 0 ;}' | clang-format --dry-run -Werror --assume-filename=lib/a.c 2>/dev/null");
ok($refused != 0, 'what is laid out otherwise is refused');
done_testing();
