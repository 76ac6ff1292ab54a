#!/usr/bin/perl
# What -f summary counts is what a naive count over the findings of -f json comes to: findings and
# records by severity and rule, and by section, and the records with the most findings; whatever the
# jobs. --max-report cuts no count.

use strict;
use warnings;
use Gk::Test;
use JSON::PP;
use Test::More;

my $state = 4711;
sub some { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
sub one_of { return $_[ some(scalar @_) ] }

# Records with any number of faults, sections and columns; some that are none.
my @sections = ('办公室', '成果科', '["农村科","成果科"]', '无', '张示13800138000', '');
sub record {
    my ($n) = @_;
    return qq({"id":"broken $n") if some(25) == 0;
    my %member = (id => qq("r$n"), title => '"' . one_of('关于预算的通知', '市科学技术局2023年部门预算公开', '一', '') . '"');
    $member{published_date} = '"' . one_of('2024-02-30', '2024-05-01', '2099-01-01', '昨天') . '"' if some(4);
    $member{doc_number}  = '"' . one_of('某政发〔2024〕1号', '某政发[2024]01号', '某政发〔20xx〕第3号') . '"' if some(3);
    $member{disclosure}  = '"' . one_of('主动公开', '不予公开', '公开') . '"' if some(3) == 0;
    $member{column}      = '"' . one_of('权责清单', '首页>双随机抽查', '别处') . '"' if some(3) == 0;
    $member{url}         = '"http://a.cn/' . some(40) . '"' if some(2);
    $member{content}     = '"' . one_of('锟斤拷', '联系人张示，手机13800138000，邮箱 a@b.cn', '机密★10年', '正文') . '"' if some(3) == 0;
    my $section = one_of(@sections);
    $member{'责任科室'} = $section =~ /^\[/ ? $section : qq("$section") if $section ne '' && some(2);
    return '{' . join(',', map { qq("$_":$member{$_}) } sort keys %member) . '}';
}
my $folder = scratch();
my $n = 0;
spit("$folder/$_", join '', map { record(++$n) . "\n" } 1 .. 150) for qw(one two);

my %command = (
    validate => [ '--unique=url --date=2024-06-28', '--unique=url --whole --date=2024-06-28' ],
    redact   => ['--types=+name'],
    catalog  => [ '--date=2024-06-28', '--whole --date=2024-06-28' ],
    classify => [''],
);

sub naive {
    my ($report) = @_;
    my (%rule, %section, %record);
    for (map { decode_json($_) } @{ lines($report) }) {
        next if $_->{summary};
        my $findings = $_->{count} // 1;
        my $place = defined $_->{line} ? "$_->{file}:$_->{line}" : '';
        my $key   = "$_->{severity} $_->{rule}";
        $rule{$key}{findings} += $findings;
        $rule{$key}{records}{$place} = 1 if $place;
        my $section = $_->{section} // '(none named)';
        utf8::encode($section);
        $section{$section}{$_->{severity}} += $findings;
        $section{$section}{findings} += $findings;
        $section{$section}{records}{$place} = 1 if $place;
        $record{$place} += $findings if $place;
    }
    my %rules = map { $_ => (keys %{ $rule{$_}{records} // {} }) . " $rule{$_}{findings}" } keys %rule;
    my %sections = map {
        my $s = $section{$_};
        $_ => join ' ', (map { $s->{$_} // 0 } qw(error warning note)), scalar keys %{ $s->{records} // {} }, $s->{findings}
    } keys %section;
    %sections = () if keys %sections == 1 && $sections{'(none named)'};
    my @most = sort { $b <=> $a } grep { $_ > 1 } values %record;
    return (\%rules, \%sections, [ @most > 10 ? @most[ 0 .. 9 ] : @most ], \%record);
}

# The tables by their heads, each row as text.
sub tables {
    my ($text) = @_;
    my (%rules, %sections, @most, %records, $table);
    for (@{ lines($text) }) {
        if (/^(By severity and rule|By section|Records with the most findings)$/) { $table = $1; next }
        next unless defined $table;
        if    ($table =~ /rule/ && /^(error|warning|note) +(\S+) .* (\d+) +(\d+)$/) { $rules{"$1 $2"} = "$3 $4" }
        elsif ($table =~ /section/ && /^(\S.*?) {2,}(\d+) +(\d+) +(\d+) +(\d+) +(\d+)$/) { $sections{$1} = "$2 $3 $4 $5 $6" }
        elsif ($table =~ /most/ && /^(\S+:\d+) .* (\d+)$/) { push @most, $2; $records{$1} = $2 }
    }
    return (\%rules, \%sections, \@most, \%records);
}

for my $verb (sort keys %command) {
    for my $options (@{ $command{$verb} }) {
        # Wide enough for every name in one line.
        my $run = "COLUMNS=400 gk-$verb -n $options --lang=en one two";
        my ($rules, $sections, $most, $record) = naive(sh("$run -f json -q -R report; cat report", dir => $folder)->{out});
        my $first;
        for my $how ('', '-j 3', '--max-report=1') {
            my $told = sh("COLUMNS=1000 $run -f summary $how -q -R report; cat report", dir => $folder)->{out};
            $first //= $told;
            is($told, $first, "gk-$verb $options $how: the same summary") if $how;
            next if $how;
            my ($said_rules, $said_sections, $said_most, $said_record) = tables($told);
            is_deeply($said_rules, $rules, "gk-$verb $options: by severity and rule");
            is_deeply($said_sections, $sections, "gk-$verb $options: by section");
            next if $options =~ /--whole/; # what is found at the end is not counted there
            is_deeply($said_most, $most, "gk-$verb $options: the records with the most findings");
            is_deeply([ grep { $record->{$_} != $said_record->{$_} } keys %$said_record ], [], "gk-$verb $options: as many as it has");
        }
    }
}
done_testing();
