#!/usr/bin/perl
# Where iconv comes from: its module compiles against the prototypes that systems have, and the
# Makefile looks for the library without running anything.

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $compiler = $ENV{GK_CC} || 'cc';
my $flags    = '-std=c17 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -D_XOPEN_SOURCE=700';
my $folder   = scratch();
for my $input ('char **', 'const char **') {
    spit("$folder/iconv.h", <<"E");
#include <stddef.h>
typedef struct system_iconv *iconv_t;
iconv_t iconv_open(const char *, const char *);
size_t iconv(iconv_t, $input, size_t *, char **, size_t *);
int iconv_close(iconv_t);
E
    is(`$compiler $flags -fsyntax-only -I$folder -Ilib -include lib/base/banned.h lib/text/decode.c 2>&1`,
        '', "decode.c compiles where iconv takes $input");
}

# What the probe finds with a compiler that does what $cc says.
sub libraries {
    my ($cc, $extra) = @_;
    spit("$folder/cc", "#!/bin/sh\n$cc\n");
    chmod 0755, "$folder/cc" or die;
    spit("$folder/Makefile", "include .dependencies.mk\nshow: ; \@echo '\$(ICONV_LIBS)'\n");
    return `MAKEFLAGS= make -s -f $folder/Makefile show CC=$folder/cc $extra 2>&1`;
}
my $own = 'CPPFLAGS=-I/own/include LDFLAGS=-L/own/lib';
is(libraries('exit 0', ''), "\n", 'iconv in libc needs no library');
is(libraries('exit 1', ''), "-liconv\n", 'iconv that does not link without its library gets it');
is(libraries('case "$*" in *-I/own/include*-L/own/lib*) exit 0;; esac; exit 1', $own), "\n", 'the probe looks where the build looks');
is(libraries("touch $folder/asked", 'ICONV_LIBS=-lown'), "-lown\n", 'ICONV_LIBS names another');
ok(!-e "$folder/asked", 'and then nothing is tried');
done_testing();
