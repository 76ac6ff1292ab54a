# bench.pl - speed, memory and latency of the tools as ratios against other programs, in one run.
#
# Every figure is the median of BENCH_RUNS runs (7). A ratio is the median of ratios of neighbours:
# each run of a tool stands beside a run of `wc -l` on the same file, so that a machine that slows
# down slows both. CPU is user and system time. Input comes from the page cache, output goes nowhere.
# Nothing here fails: the figures are for people, and the bars (in brackets) are what the project
# wants to keep on a machine with AVX2.
#
#   BENCH_MB    size of the main corpus (1000)        BENCH_SLOW_MB  its part for slow programs (50)
#   BENCH_RUNS  runs of each (7)                      BENCH_ONLY     substring of the rows wanted

use strict;
use warnings;
use Cwd 'abs_path';

$| = 1;
my $tools = abs_path($ENV{GK_BIN} || 'bin');
my $build = $ENV{GK_BUILD} || 'build';
my $runs  = $ENV{BENCH_RUNS} || 7;
my $only  = $ENV{BENCH_ONLY} // '';
my ($large, $slow) = ($ENV{BENCH_MB} || 1000, $ENV{BENCH_SLOW_MB} || 50);
my $folder = "$build/bench";
mkdir $folder;
$ENV{PATH} = "$tools:$ENV{PATH}";
$ENV{LC_ALL} = 'C';
delete $ENV{GK_PROFILE};

sub make {
    my ($name, $megabytes, $kind) = @_;
    my $path  = "$folder/$name-$megabytes.jsonl";
    my $bytes = $megabytes * 1000000;
    return $path if -s $path && -s $path >= $bytes * 0.95;
    my $script = $ENV{GK_CORPUS} || '../shared/bench/gen.py';
    if (-e $script && system('python3 -c "" 2>/dev/null') == 0) {
        system('python3', $script, '--out', $path, '--size', "${megabytes}MB", $kind ? "--$kind" : ()) == 0 or die "$script\n";
    } else {
        system("perl tests/bench/make.pl $bytes $kind > $path") == 0 or die "tests/bench/make.pl\n";
    }
    return $path;
}

sub megabytes { my ($path) = @_; return sprintf '%.0f MB', (-s $path) / 1e6 }

sub middle { my @sorted = sort { $a <=> $b } @_; return $sorted[ @sorted / 2 ] }

sub measure {
    my ($file, $command) = @_;
    my @words = ref $command ? @$command : split ' ', $command;
    open my $pipe, '-|', "$build/measure", $file, @words or die "$build/measure: $!\n";
    my ($cpu, $wall, $peak, $status) = split ' ', scalar <$pipe>;
    close $pipe;
    return { cpu => $cpu, wall => $wall, peak => $peak / 1024, status => $status };
}

sub there { my ($program) = @_; return system("command -v $program >/dev/null 2>&1") == 0 }

# One row: a command beside a reference (a command, wc -l unless said) on the same file, or on the
# one named by `beside`.
sub row {
    my ($file, $command, %with) = @_;
    my @words = ref $command ? @$command : split ' ', $command;
    my ($program, $name) = ($words[0], $words[-1]);
    $name = $command unless ref $command;
    return if $only ne '' && index("$file $name", $only) < 0;
    printf("  %-52s not here\n", $name), return unless there($program);
    my $reference = $with{against} || 'wc -l';
    my $times = $with{runs} || $runs;
    measure($file, $command) if $times > 1;
    my (@got, @ratio);
    for (1 .. $times) {
        my $other = measure($with{beside} || $file, $reference);
        my $one   = measure($file, $command);
        push @got, $one;
        my $key = $with{key} || 'cpu';
        push @ratio, $one->{$key} / ($other->{$key} || 1e-6);
    }
    my %median = map { my $key = $_; $key => middle(map { $_->{$key} } @got) } qw(cpu wall peak);
    printf "  %-52s cpu %8.3f s %8.0f MB/s  wall %7.3f s  peak %6.1f MiB  %7.2f x %s%s%s\n", $name, $median{cpu},
        (-s $file) / 1e6 / ($median{cpu} || 1e-6), $median{wall}, $median{peak}, middle(@ratio), $reference,
        $with{key} ? " ($with{key})" : '', $with{bar} ? "  [$with{bar}]" : '';
    print "    ended with status $got[0]{status}\n" if $got[0]{status} > 1;
    return { %median, ratio => middle(@ratio) };
}

# A profile in which the rules of these names are off.
sub without {
    my ($name, $rules) = @_;
    my $profile = "$folder/$name";
    mkdir $profile;
    open my $settings, '>', "$profile/profile.json" or die "$profile: $!\n";
    print $settings '{"rules":{', join(',', map { /^((?:$rules)\S*)/ ? qq("$1":{"severity":"off"}) : () } `gk-validate --list-rules`), "}}\n";
    close $settings;
    return $profile;
}

# The file again and again, up to so many MB.
sub repeated {
    my ($path, $name, $megabytes) = @_;
    my $whole = "$folder/$name-$megabytes.jsonl";
    return $whole if -s $whole;
    open my $in, '<:raw', $path or die "$path: $!\n";
    my $text = do { local $/; <$in> };
    open my $out, '>:raw', $whole or die "$whole: $!\n";
    print $out $text for 1 .. 1 + int($megabytes * 1e6 / length $text);
    close $out;
    return $whole;
}

# A copy whose lines the code changes.
sub changed {
    my ($path, $name, $change) = @_;
    my $copy = "$folder/$name.jsonl";
    return $copy if -s $copy && -M $copy < -M $path;
    open my $in, '<:raw', $path or die "$path: $!\n";
    open my $out, '>:raw', $copy or die "$copy: $!\n";
    while (<$in>) { $change->(); print $out $_ }
    close $out;
    return $copy;
}

sub head_of {
    my ($path, $megabytes) = @_;
    my $part = $path =~ s/-\d+\.jsonl$/-part$megabytes.jsonl/r;
    return $part if -s $part;
    open my $in, '<:raw', $path or die;
    open my $out, '>:raw', $part or die;
    my $written = 0;
    while (my $line = <$in>) { print $out $line; last if ($written += length $line) >= $megabytes * 1e6 }
    close $out;
    return $part;
}

my ($model) = map { /^model name\s*:\s*(.*)/ ? $1 : () } do { open my $f, '<', '/proc/cpuinfo'; $f ? <$f> : () };
my $cores = do { local $_ = `getconf _NPROCESSORS_ONLN`; chomp; $_ };
print 'machine: ', $model // 'unknown', ", $cores processors; medians of $runs runs\n";

my $docs = make('docs', $large, '');
my $part = head_of($docs, $slow);
print "\nrecords of about 2.7 KB, ", megabytes($docs), "\n";
row($docs, 'cat');
row($docs, 'wc -l');
my $reader = 'gk-validate --profile=none -q';
row($docs, "$reader -j1", bar => 'at most 2.0 x wc -l, 16 MiB');
my $sse2 = "$build/sse2/tools/gk-validate --profile=none -q -j1";
row($docs, $sse2, bar => 'without AVX2: at most 4.5 x wc -l') if -x "$build/sse2/tools/gk-validate";
row($docs, "$reader -j2", against => "$reader -j1", key => 'wall', bar => 'at most 0.62');
row($docs, 'gk-validate -q -j1', bar => 'at most 12 x wc -l');
my $without_bodies = without('without-bodies', '(?:text|elements)[.]|docnumber[.]cited_');
row($docs, "gk-validate -q -j1 --profile=$without_bodies", bar => 'without the rules that read bodies: at most 7 x wc -l');
row($docs, 'gk-validate -q -j2', against => 'gk-validate -q -j1', key => 'wall');

print "\nthe four tools with the built-in profile, ", megabytes($part), "\n";
row($part, $_) for 'gk-validate -q', 'gk-validate -q --unique=id', 'gk-classify -q', 'gk-redact -q',
    'gk-classify -q -j2', 'gk-redact -q -j2';
row($part, 'gk-catalog -q', bar => 'at most 5 x wc -l');
my $items = changed($part, 'items', sub { s/^\{/{"catalog_item":"9.1",/ });
print "\nrecords that name their item, ", megabytes($items), "\n";
row($items, 'gk-catalog -q', bar => 'at least 1500 MB/s');
my $classified = "$folder/classified.jsonl";
system("gk-classify -q < $part > $classified") if !-s $classified || -M $classified > -M $part;
print "\nthe same with the results of gk-classify, ", megabytes($classified), "\n";
row($classified, 'gk-catalog -q', against => 'gk-catalog -q', beside => $part, bar => 'at most 1.5 x the bare records');

# The four one behind the other: what they take together, beside one jq.
my $pipeline = 'gk-validate -q | gk-classify -q | gk-redact -q | gk-catalog -q > /dev/null';
print "\nthe whole pipeline, ", megabytes($part), "\n";
row($part, [ 'sh', '-c', $pipeline ], against => 'jq -c .', runs => 3, bar => 'at most 0.8 x jq') if there('jq');

my $hebei = '../shared/data/real/hebei.jsonl';
if (-s $hebei) {
    my $crawled = repeated($hebei, 'crawled', 200);
    print "\nrecords of a crawl, ", megabytes($crawled), "\n";
    row($crawled, 'gk-validate -q -j1', bar => 'at most 20 x wc -l');
}

print "\nother programs on the same ", megabytes($part), "\n";
row($part, $_, runs => 3) for 'jq -c .', 'mlr --ijsonl --ojsonl cat';
my $words = "$folder/words.txt";
if (!-e $words) {
    open my $file, '>', $words or die;
    if (open my $shared, '<', '../shared/bench/keywords.txt') { print $file $_ while <$shared> }
    else { printf $file "词语%03d\n", $_ for 1 .. 500 }
    close $file;
}
row($part, "rg -c -F -f $words");
row($part, "grep -c -F -f $words", runs => 3);
row($part, "gk-redact -q -n --profile=none --words=$words", there('rg') ? (against => "rg -c -F -f $words", key => 'wall', bar => 'at most 1.0') : ());

print "\nthe steps that texts go through, alone, ", megabytes($part), "\n";
my %bars = (fold => 'at least 800 MB/s');
for my $step (split ' ', `$build/steps 2>&1` =~ s/.*steps: //sr) {
    next if $only ne '' && index("steps $step", $only) < 0;
    my ($said) = map { s/\n//r } `$build/steps $step $part`;
    print "  $said", $bars{$step} ? "  [$bars{$step}]" : '', "\n";
    next unless $step eq 'doubt' && -x "$build/sse2/steps";
    print '  ', `$build/sse2/steps doubt $part` =~ s/doubt/doubt without AVX2/r;
}

# What the rules about damaged text cost: runs with and without them beside one of `wc -l`.
sub text_rules {
    my ($file) = @_;
    my $without = without('without-text', 'text[.]');
    my @commands = ('wc -l', "gk-validate -q -j1 --profile=$without", 'gk-validate -q -j1');
    measure($file, $_) for @commands;
    my @more = map { my ($count, $off, $on) = map { measure($file, $_)->{cpu} } @commands; ($on - $off) / ($count || 1e-6) } 1 .. $runs;
    printf "  %-52s %.2f x wc -l  [at most 4.0 x wc -l]\n", 'the rules text.* in gk-validate -q -j1', middle(@more);
}
text_rules($docs) if $only eq '' || index('text rules', $only) >= 0;

my $escaped = make('esc', $large > 200 ? 200 : $large, 'esc');
print "\nevery Han character as \\uXXXX, ", megabytes($escaped), "\n";
row($escaped, "$reader -j1", bar => 'at most 2.6 x wc -l');

my $short = make('small', $large > 120 ? 120 : $large, 'small');
print "\nrecords of about 200 bytes, ", megabytes($short), "\n";
row($short, "$reader -j1", bar => 'at most 7 x wc -l');
row($short, 'gk-validate -q -j1');
row($short, 'jq -c .', runs => 1);

# Every 250 KB one byte that is no UTF-8.
my $spoilt = "$folder/spoilt.jsonl";
if (!-s $spoilt) {
    open my $in, '<:raw', $part or die;
    open my $out, '>:raw', $spoilt or die;
    my ($at, $next) = (0, 250_000);
    while (my $line = <$in>) {
        $at += length $line;
        substr($line, length($line) / 2, 1) = "\xFF", $next += 250_000 if $at >= $next;
        print $out $line;
    }
    close $out;
}
print "\none bad byte in 250 KB, ", megabytes($spoilt), "\n";
row($spoilt, "$reader -j1", against => "$reader -j1", beside => $part, bar => 'at most 1.3 x the clean run');

my $bad = "$folder/bad.jsonl";
if (!-s $bad) {
    open my $in, '<:raw', $part or die;
    open my $out, '>:raw', $bad or die;
    while (<$in>) { s/\}\n\z/\n/; print $out $_ }
    close $out;
}
print "\nevery record fails, ", megabytes($bad), "\n";
row($bad, "$reader -j1", against => "$reader -j1");
row($bad, 'gk-validate --profile=none -f json');

my $gb = "$folder/gb18030.jsonl";
if (there('iconv')) {
    system("iconv -c -f UTF-8 -t GB18030 $part > $gb") if !-s $gb;
    print "\nGB18030, ", megabytes($gb), "\n";
    row($gb, 'iconv -f GB18030 -t UTF-8');
    row($gb, "$reader -e gb18030");
    row($gb, "$reader -e auto");
}

print "\none record, start to end, beyond what /bin/true takes\n";
my $one = "$folder/one.jsonl";
open my $file, '>', $one or die;
print $file qq({"id":"1","title":"x"}\n);
close $file;
my $million = "$folder/million";
if (!-s "$million/lexicon.tsv") {
    mkdir $million;
    open my $list, '>', "$million/lexicon.tsv" or die "$million: $!\n";
    print $list map { "made-up word $_\tmask\n" } 1 .. 1_000_000;
    close $list;
}
my $million_items = "$folder/million-items";
if (!-s "$million_items/catalog.csv") {
    mkdir $million_items;
    open my $list, '>', "$million_items/catalog.csv" or die "$million_items: $!\n";
    print $list "序号,目录项编号,一级事项,公开内容（要素）,公开时限\n";
    print $list map { "$_,9.$_,made-up item $_,甲,20个工作日内\n" } 1 .. 1_000_000;
    close $list;
}
my @starts = (
    [ 'gk-validate -q --profile=none', '' ], [ 'gk-validate -q', 'at most 1.8 ms' ],
    [ "gk-validate -q --profile=$million", 'as without the million words' ],
    [ "gk-redact -q --profile=$million_items", 'as without the million items' ],
    map( { [ "gk-$_ -q", 'at most 3.6 ms' ] } qw(classify redact catalog) ), [ 'jq -c .', '' ],
);
for (@starts) {
    my ($command, $bar) = @$_;
    next unless there((split ' ', $command)[0]);
    next if $only ne '' && index("one $command", $only) < 0;
    my (@beyond, $peak);
    for (1 .. 41) {
        my $nothing = measure($one, '/bin/true');
        my $got     = measure($one, $command);
        push @beyond, $got->{wall} - $nothing->{wall};
        $peak = $got->{peak};
    }
    printf "  %-52s wall %7.2f ms  peak %6.1f MiB%s\n", $command, 1000 * middle(@beyond), $peak, $bar ? "  [$bar]" : '';
}

if ($only eq '' || $only eq 'latency') {
    print "\nlatency: a record into a pipe, until it comes out while standard input stays open\n";
    local $ENV{PERL5LIB} = 'tests/lib';
    local $ENV{GK_BIN} = $tools;
    print "  $_\n" for map { /^ok \d+ - (.*median.*?), bar/ ? $1 : () } split /\n/, `perl tests/fault/slow_writer.t 2>/dev/null`;
}
