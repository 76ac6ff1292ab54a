#!/usr/bin/perl
# The house keeps its floors: a file includes only its own room and strictly lower floors; each
# third-party library stands behind one module; memory comes through one door; the library never
# ends the program, keeps no locale; functions can be seen whole.

use strict;
use warnings;
use Gk::Test;
use Test::More;

# From the top down; rooms on one floor may not see each other.
my @floors = (
    ['bin'], ['run'], ['verbs'], ['profile'], ['schema'], ['domain'], ['conf'], ['match'],
    [ 'text', 'record' ], ['finding'], ['base'],
);
my %floor;
for my $n (0 .. $#floors) { $floor{$_} = $n for @{ $floors[$n] } }

# Which files may include a header that is not ours: everything else is refused, so a new
# dependency has to be entered here, beside the room that hides it.
my %behind = (
    'jansson.h'          => qr{^lib/conf/},
    'csv.h'              => qr{^lib/conf/},
    'pcre2.h'            => qr{^lib/match/},
    'iconv.h'            => qr{^lib/text/},
    qr{^nettle/}         => qr{^lib/base/[a-z_]+\.c$},
    'pthread.h'          => qr{^lib/(run/|base/memory\.c$)},
    qr{^(immin|emmin|arm_neon)} => qr{^lib/(record/structure|text/damage/gate_avx2\.c$)},
    qr{^(unistd|fcntl|signal|poll|sys/.*|getopt|dirent)\.h$} => qr{^(bin/|lib/(run|profile|conf)/|lib/base/memory\.c$)},
    qr{^(stdio|stdlib|string|stdint|stdbool|stddef|stdarg|stdalign|stdatomic|inttypes|limits|errno|time|uchar)\.h$} => qr{.},
);

# State that has to outlive a call, and why.
my %excused = (
    'lib/base/memory.c' => 'the fault switch, and whether the environment was asked for it',
    'lib/conf/json.c'   => "jansson's hooks take no argument of ours",
);

sub behind {
    my ($header) = @_;
    for my $known (keys %behind) {
        return $behind{$known} if $known eq $header || ($known =~ /^\(\?\^/ && $header =~ $known);
    }
    return undef;
}

# Tables that scripts make are numbers, and nothing else.
my @files = grep { !m{^lib/text/tables/.*\.c$} } sort map { s{^\./}{}r } split /\n/,
    `find lib bin -name '*.[ch]' -o -name '*.def'`;
ok(@files > 20, 'there are sources');

my (%wrong, @nettle);
sub wrong { my ($what, $where) = @_; push @{ $wrong{$what} }, $where }

for my $path (@files) {
    my $text = slurp($path);
    my $room = $path =~ m{^lib/([^/]+)/} ? $1 : 'bin';
    defined $floor{$room} or wrong('a room without a floor', $path), next;
    my $number = 0;
    my $code   = $text =~ s{/\*.*?\*/}{ $& =~ s/[^\n]//gr }gser =~ s{//[^\n]*}{}gr;

    while ($code =~ /^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]/gm) {
        my ($mark, $header) = ($1, $2);
        if ($mark eq '<') {
            my $allowed = behind($header);
            wrong('a third-party header outside its module', "$path: $header") if !$allowed || $path !~ $allowed;
            push @nettle, $path if $header =~ /^nettle/;
            next;
        }
        next if $header eq 'profile_default.inc' && $path eq 'lib/profile/embedded.c';
        my ($target) = $header =~ m{^([^/]+)/};
        if (!-e "lib/$header") { wrong('an include not written from lib', "$path: $header"); next }
        if (!defined $floor{$target}) { wrong('a room without a floor', "$path: $header"); next }
        wrong('an include that goes up or sideways', "$path: $header")
            if $target ne $room && $floor{$target} <= $floor{$room};
        wrong('a verb seen from outside its frame', "$path: $header")
            if $room eq 'run' && $header =~ m{^verbs/[^/]+/};
        my ($verb) = $path =~ m{^lib/verbs/([^/]+)/};
        wrong('a verb that sees another verb', "$path: $header")
            if $verb && $header =~ m{^verbs/([^/]+)/} && $1 ne $verb;
    }

    my $line = 0;
    my ($start, $name);
    for (split /\n/, $code =~ s/"(?:[^"\\\n]|\\.)*"/""/gr) {
        $line++;
        wrong('memory not through its door', "$path:$line")
            if $path ne 'lib/base/memory.c' && /\b(malloc|calloc|realloc|free|strdup|strndup|asprintf|getline|aligned_alloc|posix_memalign)\s*\(/;
        wrong('the library ends the program', "$path:$line")
            if $path =~ /^lib/ && /\b(exit|_exit|_Exit|abort|quick_exit|assert|err|errx)\s*\(/;
        wrong('depends on the locale', "$path:$line")
            if /\b(setlocale|isalpha|isdigit|isalnum|isspace|isupper|islower|isprint|ispunct|isxdigit|tolower|toupper|strtod|strtof|strcasecmp|strncasecmp|strcoll|mbstowcs|wprintf)\s*\(/;
        wrong('state that outlives a call', "$path:$line")
            if $path =~ /^lib/ && !$excused{$path}
            && /^static\s+(?!const\b|inline\b|volatile\b|.*\bconst\b.*=)[^()]*(=|;)/;
        wrong('work put off', "$path:$line") if /\b(TODO|FIXME|XXX)\b/;
        if (/^(?!struct|enum|union|typedef)[a-z][^;={]*\b([a-z_0-9]+)\(/) { $name = $1 }
        $start = $line if $_ eq '{';
        if ($_ eq '}' && defined $start) {
            my $length = $line - $start + 1;
            my $most   = ($name || '') eq 'main' ? 130 : 60;
            wrong("a function over $most lines", "$path:$start: $name, $length") if $length > $most;
            undef $start;
        }
    }
    wrong('a line over 100 columns', "$path:$_")
        for grep { (my $l = (split /\n/, $text)[ $_ - 1 ]) =~ s/[\x80-\xbf]//g; length $l > 100 && $path !~ /\.def$/ } 1 .. ($text =~ tr/\n//);
}
my %nettle = map { $_ => 1 } @nettle;
wrong('nettle behind more than one file', join ' ', sort keys %nettle) if keys %nettle > 1;

for my $what ('a room without a floor', 'a third-party header outside its module', 'an include not written from lib',
    'an include that goes up or sideways', 'a verb seen from outside its frame', 'a verb that sees another verb',
    'memory not through its door', 'the library ends the program', 'depends on the locale', 'state that outlives a call',
    'work put off', 'a function over 60 lines', 'a function over 130 lines', 'a line over 100 columns', 'nettle behind more than one file') {
    ok(!$wrong{$what}, "no $what") or diag(join "\n", @{ $wrong{$what} });
}
done_testing();
