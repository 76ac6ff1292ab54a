#!/usr/bin/perl
# The house keeps its floors: a file includes only its own room and strictly lower floors; inside a
# room no files call one another in a circle; a public name stands once; each third-party library
# stands behind one module; memory comes through one door; the library never ends the program, keeps
# no locale; functions can be seen whole. Each check is tried on a small wrong tree as well.

use strict;
use warnings;
use Gk::Test;
use Test::More;

# From the top down; rooms on one floor may not see each other.
my @floors = (
    ['bin'], ['run'], ['verbs'], ['taxonomy'], ['profile'], ['schema'], ['domain'], ['conf'], ['match'],
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
    'malloc.h'           => qr{^lib/base/memory\.c$},
    qr{^(immin|emmin|arm_neon)} => qr{^lib/(record/structure|text/damage/gate_avx(2|512)\.c$|text/units/(avx2|avx512|neon)\.c$)},
    qr{^(unistd|fcntl|signal|poll|sys/.*|getopt|dirent)\.h$} => qr{^(bin/|lib/(run|profile|conf)/|lib/base/(memory|keyed)\.c$)},
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

my %wrong;
sub wrong { my ($what, $where) = @_; push @{ $wrong{$what} }, $where }

# What the compiler sees of a text, line by line as it stands.
sub code_of { $_[0] =~ s{/\*.*?\*/}{ $& =~ s/[^\n]//gr }gser =~ s{//[^\n]*}{}gr }

sub look_at {
    my ($path, $text, $tree) = @_;
    my $room = $path =~ m{^lib/([^/]+)/} ? $1 : 'bin';
    defined $floor{$room} or return wrong('a room without a floor', $path);
    my $number = 0;
    my $code   = code_of($text);

    while ($code =~ /^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]/gm) {
        my ($mark, $header) = ($1, $2);
        if ($mark eq '<') {
            my $allowed = behind($header);
            wrong('a third-party header outside its module', "$path: $header") if !$allowed || $path !~ $allowed;
            $tree->{nettle}{$path} = 1 if $header =~ /^nettle/;
            next;
        }
        next if $header eq 'profile_default.inc' && $path eq 'lib/profile/embedded.c';
        my ($target) = $header =~ m{^([^/]+)/};
        if (!exists $tree->{text}{"lib/$header"}) { wrong('an include not written from lib', "$path: $header"); next }
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
    my @lines = map { s/[\x80-\xbf]//gr } split /\n/, $text;
    wrong('a line over 100 columns', "$path:" . ($_ + 1))
        for grep { length $lines[$_] > 100 && $path !~ /\.def$/ } 0 .. $#lines;
}

# Which files stand in a circle of edges from => { to => 1 }, the circles as texts.
sub circles {
    my ($edges) = @_;
    my (%number, %low, @stack, %open, @found);
    my $visit;
    $visit = sub {
        my ($from) = @_;
        $number{$from} = $low{$from} = 1 + keys %number;
        push @stack, $from;
        $open{$from} = 1;
        for my $to (sort keys %{ $edges->{$from} || {} }) {
            if (!$number{$to}) {
                $visit->($to);
                $low{$from} = $low{$to} if $low{$to} < $low{$from};
            } elsif ($open{$to} && $number{$to} < $low{$from}) {
                $low{$from} = $number{$to};
            }
        }
        return if $low{$from} != $number{$from};
        my @circle;
        do { push @circle, pop @stack; delete $open{ $circle[-1] } } until $circle[-1] eq $from;
        push @found, join ' ', sort @circle if @circle > 1;
    };
    $number{$_} || $visit->($_) for sort keys %$edges;
    return @found;
}

# Includes of headers, and calls from file to file: who defines a public name that another uses.
sub look_at_names {
    my ($texts) = @_;
    my (%includes, %calls, %defined, %type);
    for my $path (sort keys %$texts) {
        my $code = code_of($texts->{$path}) =~ s/"(?:[^"\\\n]|\\.)*"/""/gr;
        if ($path =~ /\.h$/) {
            $includes{$path}{"lib/$1"} = 1 while $texts->{$path} =~ /^#include "([^"]+)"/gm;
        }
        wrong('a public name that stands twice', "$1 $2: $type{$2} $path")
            while $code =~ /^(struct|enum|union) (gk_\w+)\s*\{/gm && ($type{$2} ||= $path) ne $path;
        while ($code =~ /^(?!static|extern|typedef)[A-Za-z][^;{}()=\n]*?\b(gk_\w+)\s*(?:\([^;{]*\)\s*\{|(?:\[[^\]]*\])*\s*=)/gm) {
            my $name = $1;
            wrong('a public name that stands twice', "$name: $defined{$name} $path")
                if $defined{$name} && $defined{$name} ne $path;
            $defined{$name} = $path;
        }
        while ($code =~ /^static[^;{}()=\n]*?\b(gk_\w+)\s*\([^;{]*\)\s*\{/gm) {
            wrong('a public name that stands twice', "$1: $defined{$1} $path")
                if $defined{$1} && $defined{$1} ne $path;
            $defined{$1} = $path;
        }
    }
    for my $path (grep { /\.c$/ } keys %$texts) {
        my $code = code_of($texts->{$path});
        while ($code =~ /\b(gk_\w+)/g) {
            my $there = $defined{$1};
            $calls{$path}{$there} = 1 if $there && $there ne $path && $there =~ /\.c$/;
        }
    }
    wrong('headers that include one another', $_)   for circles(\%includes);
    wrong('files that call one another', $_) for circles(\%calls);
}

# All that is wrong with a tree, given as path => text.
sub examine {
    my (%texts) = @_;
    %wrong = ();
    my %tree = (text => \%texts);
    look_at($_, $texts{$_}, \%tree) for sort keys %texts;
    look_at_names(\%texts);
    my @nettle = sort keys %{ $tree{nettle} };
    wrong('nettle behind more than one file', "@nettle") if @nettle > 1;
    return %wrong;
}

# Each check, and a tree that it has to refuse.
my $long = "{\n" . "    work();\n" x 60 . "}\n";
my @checks = (
    ['a room without a floor', 'lib/attic/a.c' => "\n"],
    ['a third-party header outside its module', 'lib/run/a.c' => "#include <jansson.h>\n"],
    ['an include not written from lib', 'lib/run/a.c' => qq{#include "a.h"\n}],
    ['an include that goes up or sideways', 'lib/base/a.c' => qq{#include "run/b.h"\n}, 'lib/run/b.h' => "\n"],
    ['an include that goes up or sideways', 'lib/text/a.c' => qq{#include "record/b.h"\n}, 'lib/record/b.h' => "\n"],
    ['a verb seen from outside its frame', 'lib/run/a.c' => qq{#include "verbs/x/b.h"\n}, 'lib/verbs/x/b.h' => "\n"],
    ['a verb that sees another verb', 'lib/verbs/y/a.c' => qq{#include "verbs/x/b.h"\n}, 'lib/verbs/x/b.h' => "\n"],
    ['headers that include one another',
        'lib/run/a.h' => qq{#include "run/b.h"\n}, 'lib/run/b.h' => qq{#include "run/c.h"\n},
        'lib/run/c.h' => qq{#include "run/a.h"\n}],
    ['files that call one another',
        'lib/run/a.c' => "void gk_a(void)\n{\n    gk_b();\n}\n",
        'lib/run/b.c' => "void gk_b(void)\n{\n    gk_c[0]();\n}\n",
        'lib/run/c.c' => "void (*const gk_c[])(void) = {\n    gk_a,\n};\n" =~ s/void \(\*const gk_c\[\]\)\(void\)/const call gk_c[]/r],
    ['a public name that stands twice',
        'lib/run/a.h' => "struct gk_a {\n    int x;\n};\n", 'lib/base/b.h' => "struct gk_a {\n    int y;\n};\n"],
    ['a public name that stands twice',
        'lib/run/a.c' => "int gk_a(int x)\n{\n    return x;\n}\n",
        'lib/base/b.h' => "static inline int gk_a(int x)\n{\n    return x;\n}\n"],
    ['memory not through its door', 'lib/run/a.c' => "void f(void)\n{\n    free(p);\n}\n"],
    ['the library ends the program', 'lib/run/a.c' => "void f(void)\n{\n    exit(1);\n}\n"],
    ['depends on the locale', 'lib/run/a.c' => "int f(int c)\n{\n    return isdigit(c);\n}\n"],
    ['state that outlives a call', 'lib/run/a.c' => "static int count;\n"],
    ['work put off', 'lib/run/a.c' => "int TODO;\n"],
    ['a function over 60 lines', 'lib/run/a.c' => "void f(void)\n$long"],
    ['a function over 130 lines', 'bin/a.c' => "int main(void)\n" . $long =~ s/(    work\(\);\n)/$1$1$1/gr],
    ['a line over 100 columns', 'lib/run/a.c' => 'int ' . 'x' x 100 . ";\n"],
    ['nettle behind more than one file',
        'lib/base/a.c' => "#include <nettle/sha2.h>\n", 'lib/base/b.c' => "#include <nettle/hmac.h>\n"],
);

for my $check (@checks) {
    my ($what, %texts) = @$check;
    my %found = examine(%texts);
    is_deeply([keys %found], [$what], "$what is refused") or diag(join "\n", map { "$_: @{ $found{$_} }" } keys %found);
}

# Tables that scripts make are numbers, and nothing else.
my %tree = map { $_ => slurp($_) } grep { !m{^lib/text/tables/.*\.c$} } split /\n/,
    `find lib bin -name '*.[ch]' -o -name '*.def'`;
ok(keys %tree > 20, 'there are sources');
examine(%tree);
my %told;
for my $what (grep { !$told{$_}++ } map { $_->[0] } @checks) {
    ok(!$wrong{$what}, "no $what") or diag(join "\n", @{ $wrong{$what} });
    delete $wrong{$what};
}
is_deeply(\%wrong, {}, 'nothing else is wrong');
done_testing();
