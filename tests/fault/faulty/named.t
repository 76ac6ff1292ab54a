#!/usr/bin/perl
# Where the system has no files without a name, the unfinished file has one, and is taken away all
# the same by every signal, failure and end.

use strict;
use warnings;

$ENV{GK_NAMED} = 1;
do './tests/fault/outputs.t' or die $@ || $!;
