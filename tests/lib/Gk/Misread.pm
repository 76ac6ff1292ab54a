package Gk::Misread;

# Text that went through the wrong decoder, made on purpose: bytes of one character set read as
# those of another. Encode knows the tables; what a decoder does with bytes that are no character
# is settled here, as most decoders do it: in a set of two bytes a character the first byte alone
# is lost, in UTF-8 the longest beginning of a character (Unicode Standard, 3.9, U+FFFD
# Substitution of Maximal Subparts).

use strict;
use warnings;
use Encode ();
use Exporter 'import';

our @EXPORT = qw(encoded misread lossless shown sources decoders modes pairs);

# Names of the sets by what a caller says, as Encode calls them.
my %name_of = (
    latin1       => 'iso-8859-1',
    iso8859_2    => 'iso-8859-2',
    iso8859_5    => 'iso-8859-5',
    iso8859_9    => 'iso-8859-9',
    iso8859_15   => 'iso-8859-15',
    koi8_r       => 'koi8-r',
    mac_roman    => 'MacRoman',
    mac_cyrillic => 'MacCyrillic',
    tis_620      => 'iso-8859-11',
    shift_jis    => 'shiftjis',
    euc_kr       => 'euc-kr',
    gbk          => 'cp936',
    big5         => 'big5-eten',
    big5_eten    => 'big5-eten',
    utf8         => 'UTF-8',
    map { $_ => $_ } qw(cp1252 cp1250 cp1254 cp1251 cp437 cp850 cp866 cp874),
);
my @single = qw(latin1 cp1252 iso8859_15 iso8859_2 iso8859_9 cp1250 cp1254 cp1251 koi8_r mac_roman
    mac_cyrillic iso8859_5 cp437 cp850 cp866 tis_620 cp874);
my %is_single = map { $_ => 1 } @single;

sub sources  { return qw(utf8 gbk) }
sub decoders { return (@single, qw(shift_jis euc_kr gbk big5 big5_eten utf8)) }

# What is done with a byte that is no character: nothing is lost, U+FFFD, left out, a question mark.
sub modes { return qw(strict replace ignore question) }

# Every [source, decoder] that is told apart: both sources in every decoder but their own, and
# Big5 in the two that a reader without a charset falls back to.
sub pairs {
    my @pairs;
    for my $source (sources()) {
        push @pairs, map { [ $source, $_ ] } grep { $_ ne $source } decoders();
    }
    return (@pairs, [ 'big5', 'latin1' ], [ 'big5', 'cp1252' ]);
}

# Kana, Cyrillic and numbers in rows C6 and C7 of Big5: at these codes by the table of Unicode
# (BIG5.TXT), which some decoders follow; others have them later, as ETEN had.
my @big5_rows = map { chr } 0x30FE, 0x309D, 0x309E, 0x3005, 0x3041 .. 0x3093, 0x30A1 .. 0x30F6, 0x0414,
    0x0415, 0x0401, 0x0416 .. 0x041C, 0x0423 .. 0x0435, 0x0451, 0x0436 .. 0x044F, 0x2460 .. 0x2469, 0x2474 .. 0x247D;
my %big5_row_code;
for my $lead (0xC6, 0xC7) {
    for my $trail (($lead == 0xC6 ? () : 0x40 .. 0x7E), 0xA1 .. 0xFE) {
        my $character = shift @big5_rows // last;
        $big5_row_code{ pack 'CC', $lead, $trail } = $character;
    }
}
my %big5_row_character = reverse %big5_row_code;

# Codes that Encode knows and the plain sets have not: the extensions of Big5, the euro
# sign of code page 936 (and all of it that is for private use), the no-break space of ISO 8859-11.
sub foreign_code {
    my ($set, $code) = @_;
    return $code eq "\xA0" if $set eq 'tis_620';
    return $code =~ /\A\x80/ if $set eq 'gbk';
    return $code =~ /\A(?:[\xC7\xC8\xFA-\xFE\x80-\xA0].|\xC6[\xA1-\xFE]|\xF9[\xD6-\xFE])\z/s
        if $set eq 'big5';
    return $set eq 'euc_kr' && $code eq "\xA4\xD4";
}

# The character of a code, or undef; each is looked up in Encode once.
my %characters;
sub character {
    my ($set, $code) = @_;
    my $known = $characters{$set} ||= {};
    return $known->{$code} if exists $known->{$code};
    return $known->{$code} = $big5_row_code{$code} if $set eq 'big5' && $big5_row_code{$code};
    my $text = $code =~ /\A[\x00-\x7F]\z/ ? $code
        : foreign_code($set, $code) ? undef
        : eval { Encode::decode($name_of{$set}, $code, Encode::FB_CROAK | Encode::LEAVE_SRC) };
    return $known->{$code} = defined $text && $text =~ /\A[^\x{E000}-\x{F8FE}]\z/ ? $text : undef;
}

# The bytes of a text in a set, or undef where it has not all of the characters.
sub encoded {
    my ($text, $set) = @_;
    my $rows = $set eq 'big5' ? \%big5_row_character : {};
    my $bytes = eval {
        join '', map { $rows->{$_} // Encode::encode($name_of{$set}, $_, Encode::FB_CROAK | Encode::LEAVE_SRC) }
            split //, $text;
    };
    return unless defined $bytes;
    return $bytes if $is_single{$set} || $set eq 'utf8';
    my $again = misread($bytes, $set);
    return grep({ !defined } @$again) || join('', @$again) ne $text ? undef : $bytes;
}

my $utf8_beginning = qr/\G(?:
    [\xC2-\xDF] | \xE0[\xA0-\xBF]? | [\xE1-\xEC\xEE\xEF][\x80-\xBF]? | \xED[\x80-\x9F]? |
    \xF0(?:[\x90-\xBF][\x80-\xBF]?)? | [\xF1-\xF3](?:[\x80-\xBF][\x80-\xBF]?)? |
    \xF4(?:[\x80-\x8F][\x80-\xBF]?)? | . )/xs;
my $utf8_character = qr/\G(?:
    [\x00-\x7F] | [\xC2-\xDF][\x80-\xBF] | \xE0[\xA0-\xBF][\x80-\xBF] |
    [\xE1-\xEC\xEE\xEF][\x80-\xBF]{2} | \xED[\x80-\x9F][\x80-\xBF] | \xF0[\x90-\xBF][\x80-\xBF]{2} |
    [\xF1-\xF3][\x80-\xBF]{3} | \xF4[\x80-\x8F][\x80-\xBF]{2} )/x;

sub misread_utf8 {
    my ($bytes) = @_;
    my @read;
    pos($bytes) = 0;
    while (pos($bytes) < length $bytes) {
        if ($bytes =~ /$utf8_character/gc) {
            my $character = substr $bytes, $-[0], $+[0] - $-[0];
            utf8::decode($character);
            push @read, $character;
        } else {
            $bytes =~ /$utf8_beginning/gc;
            push @read, undef;
        }
    }
    return \@read;
}

# What a decoder makes of bytes: a list of characters, undef for each loss.
sub misread {
    my ($bytes, $set) = @_;
    return misread_utf8($bytes) if $set eq 'utf8';
    return [ map { character($set, $_) } split //, $bytes ] if $is_single{$set};
    my @read;
    for (my $at = 0; $at < length $bytes; $at++) {
        my $alone = character($set, substr $bytes, $at, 1);
        my $pair = defined $alone || $at + 1 >= length $bytes ? undef
            : character($set, substr $bytes, $at, 2);
        push @read, $alone // $pair;
        $at++ if defined $pair;
    }
    return \@read;
}

# The bytes come back when what was read is written in the same set.
sub lossless {
    my ($bytes, $read, $set) = @_;
    return 0 if grep { !defined } @$read;
    return 1 if $is_single{$set};
    return (encoded(join('', @$read), $set) // '') eq $bytes;
}

# What stands there when losses are treated in a mode; undef where it is strict and there are any.
sub shown {
    my ($read, $mode) = @_;
    my $lost = grep { !defined } @$read;
    return $lost ? undef : join '', @$read if $mode eq 'strict';
    return unless $lost;
    my $stand_in = { replace => "\x{FFFD}", ignore => '', question => '?' }->{$mode};
    return join '', map { $_ // $stand_in } @$read;
}

1;
