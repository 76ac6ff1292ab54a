#!/bin/sh
# archive.sh ARCHIVE FOLDER [OPTION...] - a large archive through the tools on all processors:
#
#     sh archive.sh archive.jsonl /srv/gk/tonight
#     sh archive.sh archive.jsonl /srv/gk/tonight --jobs 8 --block 128M
#
# GNU parallel cuts the archive between records; each part goes through the three tools that judge
# a record by itself, and gk-catalog, which counts across records, reads what they passed on. The
# bytes are those of a single run. FOLDER, which must not be there, then holds publish.jsonl,
# rejected.jsonl, withheld.jsonl and coverage.csv. The exit status is 0, 1 (something is held, or
# late) or 2 (a tool failed: FOLDER holds no publish.jsonl). OPTIONs go to parallel.
set -u
archive=${1:?usage: archive.sh ARCHIVE FOLDER [OPTION...]}
folder=${2:?usage: archive.sh ARCHIVE FOLDER [OPTION...]}
shift 2

[ -r "$archive" ] || {
    echo "archive.sh: $archive cannot be read" >&2
    exit 2
}
mkdir -m 700 "$folder" "$folder/parts" || exit 2
PARTS=$folder/parts
export PARTS

# What becomes of one part, on standard input. 1 is an answer; whatever is above ends the run. Parts
# are named so that the shell puts them in their order.
part='
    part=$PARTS/$(printf %08d {#})
    step() { "$@"; status=$?; [ "$status" -le 1 ] || exit 2; [ "$status" -eq 0 ] || : > "$part.held"; }
    step gk-validate -q -r "$part.rejected" -o "$part.valid"
    step gk-classify -q -o "$part.classified" "$part.valid"
    step gk-redact -q -r "$part.withheld" -o "$part.redacted" "$part.classified"
    rm -f "$part.valid" "$part.classified"'

if [ -s "$archive" ]; then
    parallel --will-cite --pipe-part --arg-file "$archive" --block 32M --halt now,fail=1 "$@" \
        "$part" || {
        echo 'archive.sh: a tool failed; nothing is to be published' >&2
        exit 2
    }
fi

# together KIND: what the parts hold of it, in the order of the archive.
together() {
    for file in "$PARTS"/*."$1"; do
        [ ! -e "$file" ] || cat "$file" || return 2
    done
}
(umask 077 && together rejected > "$folder/rejected.jsonl" &&
    together withheld > "$folder/withheld.jsonl" && together redacted > "$PARTS/redacted") || exit 2
gk-catalog -q --omit=gk --coverage="$folder/coverage.csv" -o "$folder/publish.jsonl" "$PARTS/redacted"
status=$?
for held in "$PARTS"/*.held; do
    [ ! -e "$held" ] || [ "$status" -ne 0 ] || status=1
done
rm -rf "$PARTS"
exit "$status"
