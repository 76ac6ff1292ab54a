#!/usr/bin/perl
# Reports do not leak. Identifiers are planted everywhere a record has room for one - values,
# nested values, numbers, member names, ids, dates, broken lines - in plain, escaped and full-width
# digits, and with what cannot be seen between them. No message, report or annotation of any tool repeats one, and no record that gk-redact
# passes holds one. The identifiers pass their checks but can belong to nobody (born in 1850).

use strict;
use warnings;
use Gk::Test;
use Test::More;

# The text form put together has heads of its own.
my @grouped = map { "gnu --group=$_" } qw(record rule section);

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
    for my $format (qw(gnu json csv html summary), @grouped) {
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
        for my $format (qw(gnu json csv html summary), @grouped) {
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
        for my $format (qw(gnu json csv html summary), @grouped) {
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

# A little of the text around a value: whatever the distance, no part of a number beside it.
my (@beside, @numbers_beside);
for my $make (\&identity_number, \&mobile) {
    for my $spelling ('plain', 'full width', 'zero width', 'references', 'in tags') {
        for my $distance (0 .. 14) {
            for my $side (0, 1) {
                my $value = $make->();
                my $number = $spelling{$spelling}->($value);
                my $gap = '公' x $distance;
                push @numbers_beside, $value;
                push @beside, sprintf '{"id":"s%d","title":"a","content":"%s"}', ++$n, $side ? "锟斤拷$gap$number" : "$number$gap锟斤拷";
            }
        }
    }
}
for my $format (qw(gnu json csv)) {
    my $told = sh("gk-validate -f $format --show-values --lang=en", in => join('', map { "$_\n" } @beside))->{err};
    my @leaks;
    for my $line (split /\n/, $told) {
        my ($excerpt) = $line =~ /\| (.*) id=/ ? $1 : $line =~ /"excerpt":"([^"]*)"/ ? $1 : $line =~ /,"([^"]*)"$/ ? $1 : '';
        my $plain = plain($excerpt);
        push @leaks, "$excerpt of $line" if grep { my $v = $_; grep { index($plain, substr $v, $_, 5) >= 0 } 0 .. length($v) - 5 } grep { $_ } $line =~ /\bs(\d+)\b/ ? $numbers_beside[ $1 - $n + $#numbers_beside ] : ();
    }
    ok(length $told && !@leaks, "gk-validate -f $format --show-values: no part of a number stands around a value") or diag(map { "$_\n" } @leaks[0 .. ($#leaks > 4 ? 4 : $#leaks)]);
}

# A value of which the report shows a part is no less confidential: numbers whose middle is written
# in references or escapes, so that what is told of is a part that makes no number by itself.
my (@parts, %value_of);
for my $make (\&identity_number, \&mobile) {
    for my $label ('', '身份证号：', '手机') {
        for my $write (sub { sprintf '&#%d;', ord $_[0] }, sub { sprintf '&#x%x;', ord $_[0] }, sub { sprintf '\\\\u%04x', ord $_[0] }) {
            for my $place ('"content":"%s"', '"id":"%s"', '"elements":{"依据":"见%s。"}', '"x":["甲%s乙"]') {
                my $value = $make->();
                $value =~ s/.\z/$label && substr($value, -1) eq '7' ? 8 : $&/e;
                my $written = substr($value, 0, 2) . join('', map { $write->($_) } split //, substr $value, 2, -2) . substr $value, -2;
                my $id = 'p' . ++$n;
                $value_of{$id} = $value;
                push @parts, sprintf "{\"x1\":\"$id\",\"title\":\"a\",$place}\n", "$label$written";
            }
        }
    }
}
for my $verb (verbs()) {
    for my $format (qw(gnu json csv html)) {
        my $told = sh("gk-$verb -f $format --show-values --lang=en", in => join('', @parts))->{err};
        my $plain = join '', map { plain(s/\\\\u00/\\u00/gr) . "\n" } split /\n/, $told;
        my @leaks = grep { index($plain, substr $_, 2, -2) >= 0 } values %value_of;
        ok(length $told && !@leaks, "gk-$verb -f $format --show-values shows no part of a number") or diag(@leaks[0 .. ($#leaks > 3 ? 3 : $#leaks)]);
    }
}

# The words of the office's list, which only gk-redact looks for in records, are shown by no tool.
my @word_records = map { my $text = $_; map { my $place = $_; sprintf('{"x1":"w%d",%s}' . "\n", ++$n, $place =~ s/%s/$text/gr) }
    '"id":"%s","title":""', '"index_number":"a %s","title":""', '"id":"1","title":"关于%s的通知","published_date":"2024-02-30"', '"id":"1","title":"發(fā)布","section":"%s"',
    '"id":"1","title":"a","%s":"發(fā)布"', '"id":"1","title":"a","x":{"甲%s":{"y":"發(fā)布"}}', '"id":"1","title":"發(fā)布","gk":{"source":{"file":"%s.jsonl","line":7}}',
    '"id":"1","title":"發(fā)布","gk":{"classify":{"area":{"primary":"6","section":{"lead":["%s"]}}}}', '"id":"1","title":"a","published_date":"2024-02-30","content":"%s","x":"%s',
} '磐石甲工程', '磐石&#30002;工程', '磐石%E7%94%B2工程', '磐石 甲 工 程', "磐石\xe2\x80\x8b甲工程", '示范乙-077号', '张示范';
for my $verb (verbs()) {
    my $folder = scratch();
    mkdir "$folder/office" or die;
    open my $words, '>', "$folder/office/lexicon.tsv" or die;
    print $words "磐石甲工程\tmask\n/示范乙-\\d{3}号/\twithhold\n张示范\tmask\t\t张示范区\n关于\tnote\n";
    close $words or die;
    for my $format (qw(gnu json csv html summary), @grouped) {
        for my $show ('', '--show-values') {
            my $told = sh("gk-$verb -p office -f $format $show --lang=en --date=2024-06-28 -r rejects", in => join('', @word_records), dir => $folder)->{err};
            my @leaks = grep { s/"keyword":"[^"]*"//; my $plain = plain(s/%E7%94%B2/甲/gr =~ s/&#30002;/甲/gr); $plain =~ /磐石.*甲.*工.*程|示范乙077|张示范/ } split /\n/, $told;
            ok(length $told && !@leaks, "gk-$verb -f $format $show shows no word of the profile's list") or diag(map { "$_\n" } @leaks[0 .. ($#leaks > 2 ? 2 : $#leaks)]);
        }
    }
    next if $verb eq 'redact' || $verb eq 'classify';
    my $told = sh("gk-$verb -p office -f json --date=2024-06-28", in => qq({"id":"1","title":"关于张示范区發(fā)布的通知","published_date":"2024-02-30"}\n), dir => $folder)->{err};
    ok($told =~ /"title":"关于张示范区/, "gk-$verb: a phrase that is allowed, and a word that is noted, are shown") or diag($told);
}

# What is no record, and yet told of: names of files, labels, the way to an array, mistakes in files
# that people write.
{
    my ($value, $folder) = (mobile(), scratch());
    my $shown = sub {
        my ($name, $command, $wanted) = @_;
        my $result = sh("$command 2>&1", dir => $folder);
        ok($result->{out} =~ /$wanted/ && $result->{out} !~ /$value|磐石/, $name) or diag($result->{out});
    };
    spit("$folder/$value.jsonl", qq({"title":"","x":1}\n));
    for my $verb (verbs()) {
        $shown->("gk-$verb writes no name of a file into a record", "gk-$verb -q --profile=none --source none.jsonl $value.jsonl", '"source":\{"file":"#2"');
    }
    $shown->("gk-validate -f $_ shows no name of a file", "gk-validate -f $_ --lang=en $value.jsonl", '#1|field.required') for qw(gnu json csv html summary);
    spit("$folder/labels.jsonl", qq({"title":"关于甲的通知","kind":"$value"}\n{"title":"关于乙的通知","kind":"nosuch"}\n));
    $shown->("gk-classify --eval -f $_ shows no label that holds a number", "gk-classify --eval=kind --taxonomy=genre --lang=en -f $_ labels.jsonl", 'nosuch') for qw(gnu json csv);
    spit("$folder/answer.json", qq({"code":0,"$value":{"list":[{"title":"甲"}]}}));
    $shown->("$_: no way to an array holds one", "gk-validate --lang=en $_ answer.json", 'json\.') for '', '--from=json', '--from=json:/data';
    mkdir "$folder/office" or die;
    spit("$folder/office/profile.json", qq({"$value":1,"fields":{"$value":["x"]},"lang":"$value","y":{));
    $shown->('no mistake of profile.json', 'gk-validate -p office --lang=en', 'profile\.json');
    spit("$folder/office/profile.json", qq({"$value":1,"fields":{"$value":["x"]},"lang":"$value"}\n));
    $shown->('nor several', 'gk-validate -p office --lang=en -f json', 'profile\.member');
    unlink "$folder/office/profile.json";
    spit("$folder/office/lexicon.tsv", "磐石甲\tmask\n磐石甲\tnote\n/磐石(/\tmask\n磐石乙\tbreak\n");
    $shown->("gk-$_ tells of mistakes in the list by their lines", "gk-$_ -p office --lang=en", 'profile\.duplicate') for verbs();
}

# What is said of held records where they are kept with their reasons; titles and sections that hold
# something, where the finding is about something else.
my @told_of = map { my $place = $_; map { my $value = $_->(); push @planted, $value; $place =~ s/%d/++$n/er =~ s/%s/$value/gr . "\n" } \&identity_number, \&mobile }
    '{"id":"r%d","title":"关于%s的通知","section":"%s","published_date":"2024-02-30"}',
    '{"id":"r%d","title":"a","section":["x","手机%s"],"published_date":"2024-02-30","disclosure":"不予公开"}',
    '{"id":"r%d","title":"a","published_date":"2024-02-30","gk":{"classify":{"area":{"section":{"lead":["张示%s"]}}}}}',
    '{"id":"r%d","title":"a","published_date":"2024-02-30","gk":{"findings":["%s"]}}';
my $any_planted = join '|', map { quotemeta } @planted;
for my $verb (qw(validate redact)) {
    my $folder = scratch();
    my $reasons = sh("gk-$verb -q --date=2024-06-28 --rejects-reason=why > out; jq -c .gk.findings[] why", in => $input . join('', @told_of), dir => $folder)->{out};
    ok(length $reasons && plain($reasons) !~ /$any_planted/, "the reasons of gk-$verb hold none of them") or diag(grep { plain($_) =~ /$any_planted/ } map { "$_\n" } split /\n/, $reasons);
    for my $format (qw(json csv html summary), @grouped) {
        my $told = sh("gk-$verb -f $format --lang=en --date=2024-06-28", in => join('', @told_of))->{err};
        ok(length $told && plain($told) !~ /$any_planted/, "gk-$verb -f $format shows no title and no section that holds one") or diag($told);
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
