#!/usr/bin/perl
# What records say of one another, on random streams, against an oracle that compares each with each:
# pairs by name, by title and by publisher, what is missing, late, too early or linked one way; what
# names nothing; what is repealed and not marked; what stands twice. The bytes are the same whatever
# the number of jobs, and without --whole nothing is missing.

use strict;
use warnings;
use utf8;
use Gk::Test;
use JSON::PP;
use List::Util qw(min max);
use Test::More;
use Time::Local qw(timegm);

my ($seed, $runs, $records) = (20260417, 40, 60);
my $state = $seed;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub pick { return $_[ some(scalar @_) ] }

my $json     = JSON::PP->new->utf8->canonical;
my $calendar = $json->decode(slurp('lib/profile/default/calendar.json'));
my $first    = timegm(0, 0, 0, 1, 1, 2023) / 86400;

sub date { my @d = gmtime($_[0] * 86400); return sprintf '%04d-%02d-%02d', $d[5] + 1900, $d[4] + 1, $d[3] }

my (%off, %work);
for my $year (values %$calendar) {
    $off{$_} = 1  for @{ $year->{off}  || [] };
    $work{$_} = 1 for @{ $year->{work} || [] };
}
sub is_working {
    my ($day) = @_;
    my $date = date($day);
    return 1 if $work{$date};
    return 0 if $off{$date};
    my $weekday = (gmtime($day * 86400))[6];
    return $weekday > 0 && $weekday < 6;
}
sub add_working {
    my ($day, $count) = @_;
    while ($count) { $count-- if is_working(++$day) }
    return $day;
}

my @rows = (
    {   text  => "title_end:办法 & nature:公文 & !draft & !title:废止\tnature:解读\tinterprets,relates_to,title,both\t3 published_date\twarning\t\t甲",
        first => sub { $_[0]{kind} =~ /^(document|notice)$/ }, second => sub { $_[0]{kind} eq 'explanation' },
        links => { name => 1, title => 1 }, days => 3, both => 1 },
    {   text  => "draft\t!draft & nature:公文 & !title:废止\ttitle\tafter consult_until\tnote\t\t乙",
        first => sub { $_[0]{kind} eq 'draft' }, second => sub { $_[0]{kind} =~ /^(document|notice|asked)$/ },
        links => { title => 1 }, after => 1 },
    {   text  => "!draft & title:征求…意见|征集…意见\t!draft & nature:公文 & !title:废止|征求\ttitle\tafter consult_until\tnote\t\t丁",
        first => sub { $_[0]{kind} eq 'asked' }, second => sub { $_[0]{kind} =~ /^(document|notice)$/ },
        links => { title => 1 }, after => 1 },
    {   text  => "title:废止\tnature:解读\tpublisher,relates_to\t6 published_date\terror\t\t丙",
        first => sub { $_[0]{kind} eq 'repeal' }, second => sub { $_[0]{kind} eq 'explanation' },
        links => { relates => 1, publisher => 1 }, days => 6 },
);

# A record, with what the oracle knows of it: own names, titles that its title has, references.
sub record {
    my ($line) = @_;
    my $name = '某市' . pick(qw(甲 乙 丙 丁)) . '项资金管理办法';
    my $kind = pick(qw(document document notice explanation explanation repeal draft asked));
    my $r    = { line => $line, kind => $kind };
    my %json = (id => "record $line");
    my $day  = some(12) ? $first + some(60) : undef;
    my %title = (
        document    => $name . pick('', '', '（已失效）'),
        notice      => "某市财政局关于印发《$name》的通知",
        explanation => "《$name》解读",
        repeal      => "关于废止《$name》的决定",
        draft       => "$name（征求意见稿）",
        asked       => "关于征求对《$name》修改意见的公告",
    );
    $json{title} = $title{$kind};
    my %own = (
        document => [$name], draft => [$name], notice => [ "关于印发${name}的通知", $name ],
        explanation => ["${name}解读"], repeal => ["关于废止${name}的决定"],
        asked => ["关于征求对${name}修改意见的公告"],
    );
    $r->{titles} = [ @{ $own{$kind} }, $kind =~ /^(explanation|repeal|asked)$/ ? $name : () ];
    $r->{own}    = { map { $_ => 1 } @{ $own{$kind} } };
    $r->{own_title} = { %{ $r->{own} } };
    $r->{repeals} = $name if $kind eq 'repeal';
    if (!some(3)) {
        my $number = some(9) + 1;
        $json{doc_number} = pick('某财发〔2023〕%d号', '某财发[2023]第%d号', '某财发 〔2023〕0%d号');
        $json{doc_number} = sprintf $json{doc_number}, $number;
        $r->{own}{"N$number"} = 1;
        $r->{number} = $json{doc_number};
    }
    $r->{own}{ $json{id} } = 1;
    for my $field ('interprets', 'relates_to') {
        next if some(4);
        for (1 .. 1 + some(2)) {
            my $to     = pick('title', 'number', 'id');
            my $target = $to eq 'title' ? $name : $to eq 'number' ? 'N' . (some(9) + 1) : 'record ' . (some($records) + 1);
            my $text   = $to eq 'title' ? pick($name, "《$name》") : $target;
            $text =~ s/^N(\d)/某财发〔2023〕$1号/;
            push @{ $r->{references} }, { field => $field, to => $target };
            push @{ $json{$field} }, $text;
        }
        $json{$field} = $json{$field}[0] if @{ $json{$field} } == 1 && some(2);
    }
    $json{published_date} = date($day) if defined $day;
    $r->{day} = $day;
    if ($kind =~ /^(draft|asked)$/ && some(4)) {
        $r->{after} = $first + some(60);
        $json{consult_until} = date($r->{after});
    }
    if (some(3)) { $json{publisher} = $r->{publisher} = pick('某市财政局', '某市科技局') }
    if (!some(3)) { $json{column} = pick('政策', '通知') }
    if (!some(4)) { $json{url} = pick('/a.html', '/b.html'); $r->{own}{ $json{url} } = 1 }
    $json{status} = pick('有效', '废止') if !some(4);
    $r->{marked} = 1 if ($json{status} || '') eq '废止' || $json{title} =~ /已失效/;
    $r->{json} = \%json;
    return $r;
}

# ---- the oracle

# Everything a row links to a first: [second, from, until, earliest, direction].
sub links {
    my ($row, $a, $stream) = @_;
    my @found;
    my %by = %{ $row->{links} };
    for my $b (grep { $_ != $a && $row->{second}->($_) } @$stream) {
        for my $way ([ $a, $b, 1 ], [ $b, $a, 2 ]) {
            my ($who, $whom, $direction) = @$way;
            my $names = grep { ($by{name} || ($by{relates} && $_->{field} eq 'relates_to')) && $whom->{own}{ $_->{to} } }
                @{ $who->{references} };
            push @found, [ $b, undef, undef, undef, $direction ] if $names;
        }
        next unless $by{title};
        for my $title (@{ $a->{titles} }) {
            next unless grep { $_ eq $title } @{ $b->{titles} };
            my @days = grep { defined } map { $_->{day} }
                grep { my $f = $_; $row->{first}->($f) && grep { $_ eq $title } @{ $f->{titles} } } @$stream;
            my $day = $a->{day};
            my ($from, $until);
            if (defined $day) {
                $from = $day if grep { $_ < $day } @days;
                my @later = grep { $_ > $day } @days;
                $until = min(@later) if @later;
            }
            push @found, [ $b, $from, $until, $day, 0 ];
        }
    }
    return @found;
}

sub pairs {
    my ($stream, $today, $whole) = @_;
    my @told;
    for my $a (@$stream) {
        for my $row (grep { $_->{first}->($a) } @rows) {
            my $after = $row->{after} ? $a->{after} : undef;
            my ($met, $best, $early, %named);
            for my $link (links($row, $a, $stream)) {
                my ($b, $from, $until, $earliest, $direction) = @$link;
                my $start = max(grep { defined } $from, $after);
                my $day   = $b->{day};
                next if defined $day && defined $until && $day >= $until;
                if (!defined $day || !defined $start || $day >= $start) {
                    $met = 1;
                    $named{$direction} = 1 if $direction;
                    $best = [ $day, $b->{line} ] if defined $day && (!$best || $day < $best->[0] || ($day == $best->[0] && $b->{line} < $best->[1]));
                } elsif (!defined $earliest || $day >= $earliest) {
                    $early = [ $day, $b->{line} ] if !$early || $day > $early->[0] || ($day == $early->[0] && $b->{line} < $early->[1]);
                }
            }
            if (!$met && $early) { push @told, "pair.order $a->{line} $early->[1]"; next }
            my $end = $row->{days} && defined $a->{day} ? add_working($a->{day}, $row->{days}) : undef;
            my $near = $row->{links}{publisher} && defined $a->{day} && $a->{publisher} && grep {
                     $_ != $a && $row->{second}->($_) && ($_->{publisher} || '') eq $a->{publisher}
                  && defined $_->{day} && $_->{day} >= $a->{day} && $_->{day} <= $end } @$stream;
            push @told, "pair.missing $a->{line}" if defined $end && !$met && !$near && $whole && $today > $end;
            push @told, "pair.late $a->{line} $best->[1]" if defined $end && $met && $best && $best->[0] > $end;
            push @told, "pair.mutual $a->{line}" if $met && $row->{both} && keys %named == 1;
        }
    }
    return @told;
}

sub others {
    my ($stream, $whole) = @_;
    my @told;
    for my $a (@$stream) {
        for my $reference (@{ $a->{references} }) {
            next if !$whole || grep { $_ != $a && $_->{own}{ $reference->{to} } } @$stream;
            push @told, "pair.reference $a->{line} $reference->{field}";
        }
        next if $a->{marked} || !defined $a->{day};
        my @by = grep { $_->{repeals} && $a->{own_title}{ $_->{repeals} } && defined $_->{day} && $_->{day} > $a->{day} } @$stream;
        push @told, "status.repealed $a->{line} $by[0]{line}" if @by;
    }
    return @told;
}

sub repeated {
    my ($stream) = @_;
    my (@told, @before);
    for my $a (@$stream) {
        my %j     = %{ $a->{json} };
        my $known = $a->{number} // (defined $a->{day} ? "day $a->{day}" : undef);
        next unless defined $known;
        my ($same) = grep { $_->[1] eq $known && $_->[0]{json}{title} eq $j{title} && ($_->[0]{publisher} // '') eq ($a->{publisher} // '') } @before;
        if (!$same) { push @before, [ $a, $known ]; next }
        my %k = %{ $same->[0]{json} };
        my $rule = ($j{column} // '') ne ($k{column} // '') ? 'columns' : ($j{url} // '') ne ($k{url} // '') ? 'address' : 'repeated';
        push @told, "unique.$rule $a->{line} $same->[0]{line}";
    }
    return @told;
}

# ---- the tool

sub told {
    my ($report) = @_;
    my @told;
    for my $finding (map { $json->decode($_) } split /\n/, $report) {
        next unless ($finding->{rule} || '') =~ /^(pair|unique|status\.repealed)/;
        my $told = "$finding->{rule} $finding->{line}";
        $told .= " $finding->{first_line}" if $finding->{first_line};
        $told .= ' ' . substr $finding->{pointer}, 1 if $finding->{rule} eq 'pair.reference';
        push @told, $told;
    }
    return @told;
}

my $folder = scratch();
mkdir "$folder/office";
my $table = join '', map { "$_->{text}\n" } @rows;
utf8::encode($table);
spit("$folder/office/pairs.tsv", $table);
my %count;
for my $run (1 .. $runs) {
    my @stream = map { record($_) } 1 .. $records;
    my $today  = $first + 40 + some(40);
    spit("$folder/in", join '', map { $json->encode($_->{json}) . "\n" } @stream);
    for my $whole ('', '--whole') {
        my $call   = "gk-validate -n -q -p office --lang=en --date=" . date($today) . " $whole -f json -R report";
        my $result = sh("$call in", dir => $folder);
        my $report = slurp("$folder/report");
        my @got      = sort(told($report));
        my @expected = sort(pairs(\@stream, $today, $whole), others(\@stream, $whole), repeated(\@stream));
        $count{ (split / /)[0] }++ for @expected;
        my %got  = map { $_ => 1 } @got;
        my %want = map { $_ => 1 } @expected;
        ok("@got" eq "@expected", "run $run $whole")
            or diag(join "\n", 'too much:', (grep { !$want{$_} } @got), 'missing:', (grep { !$got{$_} } @expected), slurp("$folder/in"));
        sh("$call -j 3 in", dir => $folder);
        ok(slurp("$folder/report") eq $report, "run $run $whole: any number of jobs");
    }
}
ok($count{$_}, "$_ was met: " . ($count{$_} || 0))
    for qw(pair.missing pair.late pair.order pair.mutual pair.reference status.repealed unique.repeated unique.address unique.columns);
done_testing();
