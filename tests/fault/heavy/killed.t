#!/usr/bin/perl
# SIGKILL at 500 moments of a run, and every other signal that ends a program at 50.

use strict;
use warnings;
use Gk::Killed;
use Gk::Test;
use Test::More;

plan skip_all => 'a sanitizer catches signals itself' if sanitized();

Gk::Killed::sweep(500, 'KILL');
Gk::Killed::sweep(50, Gk::Killed::fatal_signals());
done_testing();
