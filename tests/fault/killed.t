#!/usr/bin/perl
# A run that a signal ends at any moment leaves nothing half done: a few moments of each signal.
# fault/heavy/killed.t tries many.

use strict;
use warnings;
use Gk::Killed;
use Gk::Test;
use Test::More;

plan skip_all => 'a sanitizer catches signals itself' if sanitized();

Gk::Killed::sweep(24, 'KILL');
Gk::Killed::sweep(4, Gk::Killed::fatal_signals());
done_testing();
