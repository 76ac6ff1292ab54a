#!/usr/bin/perl
# Reports do not leak. Identifiers are planted everywhere a record has room for one - values,
# nested values, numbers, member names, ids, dates, broken lines - in plain, escaped and full-width
# digits, and with what cannot be seen between them. No message, report or annotation of any tool repeats one, and no record that gk-redact
# passes holds one. The identifiers pass their checks but can belong to nobody (born in 1850).

use strict;
use warnings;
use Gk::Test;
use Test::More;

my $state = 20191;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }

sub identity_number {
    my $body = sprintf '1100001850%02d%02d%03d', 1 + some(12), 1 + some(28), some(1000);
    my @weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    my $sum = 0;
    $sum += $weights[$_] * substr $body, $_, 1 for 0 .. 16;
    return $body . (split //, '10X98765432')[ $sum % 11 ];
}

# Every few characters, so that no stretch is long enough to be a number.
sub apart { my ($text, $between) = @_; return $text =~ s/(.{4})(?=.)/$1$between/gr }

sub mobile { return sprintf '138%08d', some(32768) * 3051 % 100000000 }

my %spelling = (
    plain        => sub { $_[0] },
    escaped      => sub { $_[0] =~ s/(.)/sprintf '\\u%04x', ord $1/ger },
    'half escaped' => sub { $_[0] =~ s/([135])/sprintf '\\u%04X', ord $1/ger },
    'full width' => sub { $_[0] =~ s/([0-9])/"\xef\xbc" . chr(0x90 + $1)/ger },
    'zero width' => sub { apart($_[0], "\xe2\x80\x8b") },
    'zero width, escaped' => sub { apart($_[0], '\\u200B') },
    'a mark inside'       => sub { apart($_[0], "\xef\xbb\xbf") },
    'no-break' => sub { $_[0] =~ s/^(\d{6})(\d{8})(?=\w{4}$)|^(\d{3})(\d{4})/join "\xc2\xa0", $1 ? ($1, $2, '') : ($3, $4, '')/er },
    'no-break, reference' => sub { $_[0] =~ s/^(\d{6})(\d{8})(?=\w{4}$)|^(\d{3})(\d{4})/join '&nbsp;', $1 ? ($1, $2, '') : ($3, $4, '')/er },
    'references'          => sub { $_[0] =~ s/([135])/sprintf $1 == 3 ? '&#%d;' : '&#x%x;', ord $1/ger },
    'bare references'     => sub { $_[0] =~ s/([135])(?![0-9])/'&#' . ord $1/ger },
    'in tags'             => sub { apart($_[0], '<b>') },
    'apart by a comment'  => sub { apart($_[0], '<!-- -->') },
);
my @places = (
    '{"id":"r%d","title":"关于%s的通知"}',
    '{"id":"r%d","title":"a","content":"身份证号：%s，请核对。"}',
    '{"id":"r%d","title":"a","list":["x",{"deep":[["手机%s"]]}]}',
    '{"id":"r%d","title":"a","%s":"as a name"}',
    '{"id":"r%d","title":"a","inner":{"%s":{"x":1}}}',
    '{"no":"r%d","id":"%s","title":"a"}',
    '{"id":"r%d","title":"a","published_date":"%s"}',
    '{"id":"r%d","title":"a","formed_date":"2024-13-45 %s"}',
    '{"id":"r%d","title":"a","doc_number":"云府〔20xx〕%s号"}',
    '{"id":"r%d","title":"a","doc_number":"%s"}',
    '{"id":"r%d","title":"a","disclosure":"%s"}',
    '{"id":"r%d","title":"a","disclosure":"不予公开","disclosure_basis":"%s"}',
    '{"id":"r%d","title":"a","catalog_item":"%s"}',
    '{"id":"r%d","title":"a","column":"%s","section":"%s"}',
    '{"id":"r%d","title":"机密★10年","content":"%s"}',
    '{"id":"r%d","title":"a","gk":"%s"}',
    '{"id":"r%d","title":"a","gk":{"classify":"%s"}}',
    '{"id":"r%d","title":"%s","title":"%s"}',
    '{"id":"r%d","title":"broken %s',
    '{"id":"r%d","title":"a" "%s"}',
    '{"id":"r%d","%s":tru}',
    'no JSON r%d %s',
);
my @numbers = ('{"id":"n%d","title":"a","phone":%s}', '{"id":%2$s,"title":"n%1$d"}', '{"id":"n%d","title":"a","x":[%s]}');

my (@lines, @planted, $n);
for my $make (\&identity_number, \&mobile) {
    for my $spelling (sort keys %spelling) {
        for my $place (@places) {
            my $value = $make->();
            my $text  = $spelling{$spelling}->($value);
            push @planted, $value;
            push @lines, $place =~ s/%d/++$n/er =~ s/%s/$text/gr;
        }
    }
    for my $place (@numbers) {
        my $value = $make->();
        next if $value =~ /X/;
        push @planted, $value;
        push @lines, sprintf $place, ++$n, $value;
    }
}
my $input = join('', map { "$_\n" } @lines);
my $any   = join '|', map { quotemeta } @planted;

# Undoes escapes and full width, so that a leak in any spelling shows.
sub plain {
    my ($text) = @_;
    $text =~ s/\\u00([0-9a-fA-F]{2})/chr hex $1/ge;
    $text =~ s/\xef\xbc([\x90-\x99])/ord($1) - 0x90/ge;
    $text =~ s/\\u(?:200b|feff)|\xe2\x80\x8b|\xef\xbb\xbf|\xc2\xa0//gi;
    $text =~ s/&#x([0-9a-f]+);?/chr hex $1/gie;
    $text =~ s/&#([0-9]+);?/chr $1/ge;
    $text =~ s/&nbsp;|<b>|<!-- -->//g;
    $text =~ s/[\s\x{ad}?-]//g;
    return $text;
}

# Ids and names as a page's source writes them, or set apart by other signs. Only reports judge these.
my (@named, @planted_names);
for my $make (\&identity_number, \&mobile) {
    for my $between ('&nbsp;', '&#8203;', '.', '_', '·', "\xc2\xad", "\xe2\x81\xa0", ' ~ ', '/') {
        my $value = $make->();
        my $text = apart($value, $between);
        push @planted_names, $value;
        push @named, qq({"id":"$text"}), qq({"id":"m@{[ ++$n ]}","title":"a","$text":[{"$text":"政\\u200b务"}]});
    }
}
my $any_name = join '|', map { quotemeta } @planted_names;
for my $verb (verbs()) {
    for my $format (qw(gnu json csv html)) {
        my $told = sh("gk-$verb -f $format --show-values --lang=en", in => join('', map { "$_\n" } @named))->{err};
        my @leaks = grep { plain(s/&[#\w]+;|~[01]|\xc2\xb7|\xe2\x81\xa0|[._~\/]//gr) =~ /$any_name/ } split /\n/, $told;
        ok(length $told && !@leaks, "gk-$verb -f $format names none of them") or diag(@leaks);
    }
}

# Whatever the tool, the format, --field and the state of the record: numbers, marks and (in gk-redact)
# words of a list stand in ids, index numbers, addresses and member names, and no report shows one.
my $person = identity_number();
my $old    = '110105491231002';
my %secret = (
    number   => [ $person, $person ],
    apart    => [ apart($person, '.'), $person ],
    glued    => [ "k$person", $person ],
    mobile   => [ 'k139-1234-5678', '13912345678' ],
    entity   => [ '1391234&#53;678', '13912345678|1391234&' ],
    percent  => [ '%3139%31234%35678', '13912345678|%31234' ],
    tag      => [ '139<b>1234</b>5678', '1234' ],
    labelled => [ "身份证$old", $old ],
    mark     => [ '机密★10年 关于示范某', '示范某' ],
    'mark, entity' => [ '机&nbsp;密&#9733;10年 示范某', '示范某' ],
    'alone'  => [ '内部资料 注意保存', '注意保存' ],
);
my %state = (
    good       => '{%s,"title":"","formed_date":"x","手机":"13800138000"}',
    broken     => '{%s,"title":}',
    duplicate  => '{%s,"c":1,"c":2}',
    undecoded  => "{%s,\"title\":\"\xff\"}",
    oversize   => '{%s,"title":"' . 'x' x 5000 . '"}',
    cut        => '{%s,"title":"13800138000',
);
my @where = (
    '"id":"%s"', '"index_number":"%s"', '"url":"http://a.cn/%s"', '"%s":"a"', '"x":{"%s":{"y":["13800138000"]}}', '"x":{"%s":"發(fā)布"}',
    '"id":"%1$s","%1$s":1', '"id":"1","%1$s":1,"%1$s":2',
);
sub told_of {
    my ($verb, $options, $text, $in) = @_;
    my %run = (in => $in, dir => scratch());
    open my $words, '>', "$run{dir}/w.tsv" or die; print $words "示范某甲\tmask\t\n/乙{3}丙/\tmask\t\n"; close $words;
    return sh("gk-$verb $options --lang=en --date=2024-06-28 --max-record=4096", %run)->{err};
}
for my $name (sort keys %secret) {
    my ($text, $shows) = @{ $secret{$name} };
    my $in = join '', map { my $place = $_; map { sprintf($state{$_} =~ s/%s/$place/r, $text) . "\n" } sort keys %state } @where;
    for my $verb (verbs()) {
        for my $format (qw(gnu json csv html summary)) {
            for my $options ('', $verb eq 'redact' ? '--field=content' : '-e auto') {
                my $told = told_of($verb, "-f $format $options", $text, $in);
                my @leaks = grep { /$shows/ || s/[^0-9X]//gr =~ /$shows/ } map { s/^\S+:\d+:\d+:|"(?:line|column|byte)":\d+|#[0-9a-f]{16}//gr } split /\n/, $told;
                ok(length $told && !@leaks, "$name: gk-$verb -f $format $options shows none of it") or diag(map { "$_\n" } @leaks[0 .. ($#leaks > 2 ? 2 : $#leaks)]);
            }
        }
    }
}
for my $format (qw(gnu json csv html)) {
    my $in = join '', map { my $place = $_; map { sprintf($state{$_} =~ s/%s/$place/r, '示范某甲-1乙乙乙丙') . "\n" } sort keys %state } @where;
    for my $options ('', '--field=content') {
        my $told = told_of('redact', "-f $format --words=w.tsv $options", '', $in) =~ s/"keyword":"[^"]*"//gr;
        ok($told !~ /示范某甲|乙乙|乙\{3/, "gk-redact -f $format $options shows no word of its lists");
    }
}

# What reports call a record: the same hash for the same bytes, none where trying could tell a number.
my $hash = qr/id=#[0-9a-f]{16}\b/;
my $same = '{"title":"","formed_date":"x","content":"示范"}' . "\n";
my $told = sh('gk-validate --lang=en', in => $same x 2 . $same =~ s/示范/示例/r)->{err};
my @ids  = $told =~ /($hash)/g;
ok(@ids >= 3 && keys %{ { map { $_ => 1 } @ids } } == 2, 'the same bytes have the same name, others another') or diag($told);
for my $verb (qw(validate redact)) {
    my $told = sh("gk-$verb --lang=en", in => '{"title":"","formed_date":"x","content":"手机13800138000"}' . "\n")->{err};
    ok($told =~ /id=#1$/m && $told !~ /$hash/, "gk-$verb: no hash of a record that holds a number") or diag($told);
}
$told = sh('gk-validate --lang=en -f json 2>&1 >/dev/null | head -1 | jq -r .id', in => '{"id":"' . '示' x 300 . '","title":""}' . "\n")->{out};
is($told, '示' x 200 . "…\n", 'a long id is cut between characters');

# What stands around a value in the list that a person decides by: two values side by side, in every
# spelling of a page, and no part of either but what a mask leaves.
my %page = (
    %spelling,
    percent    => sub { $_[0] =~ s/(.)/sprintf '%%%02X', ord $1/ger },
    'half percent' => sub { $_[0] =~ s/([135])/sprintf '%%%02X', ord $1/ger },
    entities   => sub { $_[0] =~ s/(.)/sprintf '&#%d;', ord $1/ger },
    tags       => sub { apart($_[0], '<b></b>') },
    comments   => sub { apart($_[0], '<!-- x -->') },
);
my @around;
for my $spelling (sort keys %page) {
    for my $other (sort keys %page) {
        my ($one, $two) = map { mobile() } 1 .. 2;
        my $text = '电话' . $page{$spelling}->($one) . '，电话 ' . $page{$other}->($two) . ' 。<a href=\"tel:' . $page{$other}->($one) . '\">电话</a>';
        push @around, { middle => [ map { substr $_, 3, 4 } $one, $two ], line => qq({"id":"1","title":"a","content":"$text"}) };
    }
}
for my $format (qw(csv html)) {
    my $told = sh("gk-redact -q -n -f $format --lang=en -R list; cat list", in => join('', map { "$_->{line}\n" } @around))->{out};
    my %rows;
    push @{ $rows{$1} }, $2 while $told =~ /^(?:"-",|<tr><td>(?:<span[^\n]*?<\/span><br>)?-:)(\d+)(.*)/mg;
    my @leaks;
    for my $i (0 .. $#around) {
        for my $row (@{ $rows{ $i + 1 } // [] }) {
            my $around = ($row =~ /(?:"(?:mobile|phone)","|<td class="c">)([^"<]*)/)[0] // next;
            my $plain = plain($around =~ s/%([0-9A-F]{2})/chr hex $1/ger);
            push @leaks, "$plain of $around[$i]{line}" if grep { index($plain, $_) >= 0 } @{ $around[$i]{middle} };
        }
    }
    ok(keys %rows == @around && !@leaks, "gk-redact -f $format: nothing stands around a value but what a mask leaves") or diag(map { "$_\n" } @leaks[0 .. ($#leaks > 4 ? 4 : $#leaks)]);
}

my %command = (
    validate => [ '--unique=id --unique=title', '--annotate' ],
    classify => [''],
    redact   => [ '', '--annotate', '--mask=label', '--field=title --annotate' ],
    catalog  => ['--coverage=coverage.csv'],
);
for my $verb (verbs()) {
    for my $options (@{ $command{$verb} }) {
        for my $format (qw(gnu json csv html summary)) {
            for my $show ('', '--show-values') {
                my $folder = scratch();
                my $result = sh("gk-$verb -f $format $show $options --lang=en --date=2024-06-28 -r rejects", in => $input, dir => $folder);
                my $told = $result->{err} . (-e "$folder/coverage.csv" ? slurp("$folder/coverage.csv") : '');
                my ($leak) = plain($told) =~ /($any)/;
                ok(length $result->{err} && !defined $leak, "gk-$verb $options -f $format $show tells none of them")
                    or diag(grep { plain($_) =~ /$any/ } map { "$_\n" } split /\n/, $told);
                next if $format ne 'gnu' || $show || $verb ne 'redact' || $options =~ /--field/;
                my @out = grep { plain($_) =~ /$any/ } @{ lines($result->{out}) };
                ok(length $result->{out} && !@out, "gk-redact $options passes none of them") or diag(@out);
            }
        }
    }
}

# What tools add to records: the annotations, without the record around them.
for my $verb (qw(validate classify redact catalog)) {
    my $annotate = $verb =~ /^(validate|redact)$/ ? '--annotate' : '';
    my $result   = sh("gk-$verb $annotate -q --date=2024-06-28 | jq -c '.gk.$verb // empty'", in => $input);
    my @leaks    = grep { plain($_) =~ /$any/ } @{ lines($result->{out}) };
    ok(length $result->{out} && !@leaks, "the annotations of gk-$verb hold none of them") or diag(@leaks);
}
done_testing();
