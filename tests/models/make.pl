#!/usr/bin/perl
# The models of the default profile, from the development data: make models.
#
#   perl tests/models/make.pl TOOL DATA FOLDER
#
# TOOL is gk-classify, DATA the folder of the development data, FOLDER where the models go. Inputs:
#
#   real/titles.jsonl                          33,815 titles of seven governments, without labels:
#                                              what the rows of a taxonomy are sure of is learned
#   classify/theme22_dev_hebei.jsonl           subject: the portal's own classes
#   classify/theme22_dev_govcn_library.jsonl   subject: those of gov.cn's library
#   classify/theme22_dev_paragraphs.jsonl      subject: paragraphs, by the class of their document
#   classify/art20_proxy_dev.jsonl             article20, by the column or the kind of item
#
#   seed/plan.areas.json                       area: the sentences of the work plan
#
# and for area, whose classes no portal writes, of the project itself, without unlabelled titles:
#
#   tests/models/area_written.jsonl   2,100 titles, some with a sentence of content, 140 an area, by
#                                     two writers who knew the areas' names alone
#   tests/data/titles_read.tsv        what two readers say of published titles; every fifth is held
#                                     out
#
# 其他 is left out, which portals write where nobody has chosen. A labelled record whose title (or
# text, without one) has an MD5 that five divides is held out, and titles without labels that are
# the same: by these a model can be judged. The same inputs and the same rows give the same files.

use strict;
use warnings;
use Digest::MD5 'md5_hex';
use Encode 'encode_utf8';
use File::Temp 'tempdir';
use JSON::PP;
use utf8;

my ($tool, $data, $folder) = @ARGV;
defined $folder or die "usage: make.pl TOOL DATA FOLDER\n";
-r "$data/real/titles.jsonl" or die "the models stay as they are: no $data\n";
my $json   = JSON::PP->new->utf8->canonical;
my $inputs = tempdir(CLEANUP => 1);

sub records {
    my ($path) = @_;
    open my $in, '<', "$data/$path" or die "$data/$path: $!\n";
    return map { $json->decode($_) } <$in>;
}

# The last hexadecimal digits are enough: 16 is 1 by five, so it is the sum of all digits.
sub is_held_out {
    my ($record) = @_;
    my $sum = 0;
    $sum += hex for split //, md5_hex(encode_utf8($record->{title} || $record->{text}));
    return $sum % 5 == 0;
}

# What a record of the tools has, with what is right for it.
sub record_of {
    my ($source, $label) = @_;
    my %record;
    $record{title}      = $source->{title} if $source->{title};
    $record{content}    = substr $source->{text}, 0, 200 if !$source->{title};
    $record{publisher}  = $source->{agency} || $source->{gov} || '';
    $record{doc_number} = $source->{doc_number} || '';
    delete $record{$_} for grep { $record{$_} eq '' } keys %record;
    $record{label} = $label if defined $label;
    return \%record;
}

# Titles that people wrote for an area.
sub written {
    my ($path) = @_;
    open my $in, '<', $path or die "$path: $!\n";
    return map { my $record = $json->decode($_); $record->{label} = delete $record->{area}; $record } <$in>;
}

# Titles that people have read; no class where the first reader sees none first.
sub read_ones {
    my ($path) = @_;
    open my $in, '<:encoding(UTF-8)', $path or die "$path: $!\n";
    my ($number, @records) = (0);
    for (grep { /\Aarea\t/ } <$in>) {
        chomp;
        my (undef, $title, @readers) = split /\t/;
        next if ++$number % 5 == 0;
        my @labels = map { split /\|/ } @readers;
        push @records, { title => $title, label => $labels[0] eq 'none' ? undef : [ grep { $_ ne 'none' } @labels ] };
    }
    return @records;
}

# What the plan says of its areas and requirements, as titles and as content.
sub sentences {
    my ($path) = @_;
    open my $in, '<', "$data/$path" or die "$data/$path: $!\n";
    my $plan = $json->decode(do { local $/; <$in> });
    my @said;
    for my $area (@{ $plan->{areas} }) {
        push @said, [ $area->{area}, $area->{heading} ];
        push @said, [ $area->{area}, $_->{heading}, $_->{text} ] for @{ $area->{tasks} };
    }
    push @said, [ "R$_->{n}", $_->{heading}, $_->{text} ] for @{ $plan->{requirements}{items} };
    my @records;
    for (@said) {
        my ($label, @texts) = @$_;
        my %seen;
        for my $text (grep { length > 1 && !$seen{$_}++ } map { ($_, split /[。;；]/) } @texts) {
            push @records, { $_ => $text, label => "$label" } for qw(title content);
        }
    }
    return @records;
}

my (@subjects, @items, @areas, %held);
for my $name (qw(hebei govcn_library paragraphs)) {
    for my $source (records("classify/theme22_dev_$name.jsonl")) {
        if (is_held_out($source)) { $held{ $source->{title} } = 1; next }
        push @subjects, record_of($source, $source->{theme})
            if $source->{theme} && $source->{theme} ne '其他';
    }
}
for my $source (records('classify/art20_proxy_dev.jsonl')) {
    if (is_held_out($source)) { $held{ $source->{title} } = 1; next }
    push @items, record_of({ title => $source->{title} }, $source->{art20});
}
@areas = (
    written('tests/models/area_written.jsonl'),
    read_ones('tests/data/titles_read.tsv'),
    sentences('seed/plan.areas.json'),
);
my %seen = %held;
my @unlabelled = map { record_of($_) } grep { !$seen{ $_->{title} }++ } records('real/titles.jsonl');

for my $model (['subject', @subjects, @unlabelled], ['area', @areas], ['article20', @items, @unlabelled]) {
    my ($name, @records) = @$model;
    open my $out, '>', "$inputs/$name" or die "$inputs/$name: $!\n";
    print $out $json->encode($_), "\n" for @records;
    close $out or die "$inputs/$name: $!\n";
    system($tool, '--quiet', "--taxonomy=$name", '--train=label', "--output=$folder/$name.tsv",
        "$inputs/$name") == 0
        or die "$tool fails for $name\n";
}
