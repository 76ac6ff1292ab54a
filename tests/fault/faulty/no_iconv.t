#!/usr/bin/perl
# A system whose iconv knows no encoding, as where its modules are not installed: GB18030, Big5 and
# auto read the same from the tables, UTF-16 is refused with its name. Only a build with -DGK_FAULTS
# heeds GK_NO_ICONV.

use strict;
use warnings;
use Encode ();
use Gk::Test;
use Test::More;

my @text = ('{"id":"1","title":"关于政务公开工作的通知","x":"镕·—"}', '{"id":"2","title":"通知"}');
sub in { my ($encoding, @lines) = @_; return join '', map { Encode::encode($encoding, Encode::decode('UTF-8', "$_\n")) } @lines }

my %input = (
    gb18030 => in('cp936', @text) . qq({"a":"\xD6","b":"\x80\xFE\x59\x95\x32\x82\x36\x81\x30\x86\x30","c":"\x84\x31\xA5\x30"}\n),
    big5    => in('big5-eten', '{"title":"關於公開的通知"}') . qq({"a":"\xA4","b":"\x80"}\n),
    auto    => in('cp936', @text) . in('big5-eten', '{"title":"公開"}') . join('', map { "$_\n" } @text),
);

for my $encoding (sort keys %input) {
    my @got = map { sh("gk-validate --profile=none --lang=en -r rejects -f json -e $encoding; cat rejects",
        in => $input{$encoding}, dir => scratch(), env => $_) } {}, { GK_NO_ICONV => 1 };
    like($got[0]{out}, qr/"title"/, "$encoding can be read");
    is($got[1]{$_}, $got[0]{$_}, "$encoding without iconv: the same $_") for qw(out err status);
}
my $none = sh('gk-validate --profile=none --lang=en -e utf-16', in => in('UTF-16LE', @text), env => { GK_NO_ICONV => 1 });
is($none->{status}, 2, 'UTF-16 without iconv: exit status 2');
is($none->{out}, '', 'and no record');
like($none->{err}, qr/iconv cannot decode UTF-16LE/, 'and a message that names it');
done_testing();
