#!/usr/bin/perl
# One list of fields: the embedded schema names the fields of fields.def, in its order, and no name
# belongs to two of them.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my (@fields, %owner);
for (split /\n/, slurp('lib/record/fields.def') =~ s{,\n\s+}{, }gr) {
    /^GK_FIELD\(\w+, "(\w+)", "([^"]*)", "([^"]*)"\)/ or next;
    push @fields, $1;
    push @{ $owner{$_} }, $1 for $1, split(/ /, $2), split(/ /, $3);
}
ok(@fields > 40, 'there are fields');
is_deeply([ grep { @{ $owner{$_} } > 1 } sort keys %owner ], [], 'each name is that of one field');

my $schema = slurp('lib/profile/default/record.schema.json');
my @properties = $schema =~ /^    "(\w+)": \{/mg;
is_deeply(\@properties, \@fields, 'record.schema.json has them, in the same order');
is_deeply([ sort keys %{ decode_json($schema)->{properties} } ], [ sort @fields ], 'and no others');
done_testing();
