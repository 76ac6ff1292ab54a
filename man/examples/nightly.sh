#!/bin/sh
# nightly.sh FOLDER LEAST RECORDS... - a night's run over the files of records, for cron:
#
#     30 2 * * *  nightly.sh /srv/gk/site 1000 /srv/export/*.jsonl
#
# Every tool writes a file of its own into FOLDER/tonight, where one can look at it while it is
# there; nothing is put in place before the last tool has done its work and passed on LEAST records
# or more. So a tool that fails, or an export that comes out empty, leaves FOLDER as it was: the
# website keeps yesterday's records. Then FOLDER holds
#
#     publish.jsonl    for the website
#     rejected.jsonl   not fit to publish: to be mended at the source
#     withheld.jsonl   not to be published as it is; for its owner only
#     coverage.csv     what the catalogue counts
#     report.jsonl     all findings, one JSON object a line
#     known            what the report warns of, for the next night
#
# Standard output is the text of a mail (cron sends it, where it is not empty): the warnings and
# errors whose record, rule and pointer the last report lacked; notes stand in report.jsonl. Give
# records an id, an index_number or a url: one that has none and holds personal data is known by its
# line (gk(7), WHAT REPORTS CALL A RECORD), where a new fault may pass for one of the last night.
# The exit status is the worst of all steps: 0, 1
# (something was held, or is late) or 2 (this run is void, and standard error says why).
# GK_PROFILE names the office's profile, GK_ACCEPT the file of findings that a person has accepted
# (--accept), LANG=zh_CN.UTF-8 makes the messages Chinese.
set -u

folder=${1:?usage: nightly.sh FOLDER LEAST RECORDS...}
least=${2:?usage: nightly.sh FOLDER LEAST RECORDS...}
shift 2
: "${1:?usage: nightly.sh FOLDER LEAST RECORDS...}"
work=$folder/tonight
worst=0

fail() {
    echo "nightly.sh: $*; nothing in $folder was changed" >&2
    exit 2
}

case $least in
*[!0-9]*) fail "LEAST is a number of records, not $least" ;;
esac
[ -d "$folder" ] || fail "there is no folder $folder"

# The folder is the lock as well. It is nobody else's: what is withheld passes through it.
mkdir -m 700 "$work" || fail "another run is at work, or was ended by force (then remove $work)"
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

# findings WHAT: of reports, the keys of their findings (what a finding is known by: the record,
# the rule and the pointer, as the report writes them); or with each key its line of the mail; or
# the lines alone of what is said of no record, as of the profile. A line of a report is taken to
# pieces as JSON, because any of its texts may look like a member.
findings() {
    LC_ALL=C awk -v what="$1" '
        # The next member of the object: its name and value, as they are written.
        function next_member() {
            if (!match(rest, /^[{,]"([^"\\]|\\.)*":/)) return 0
            name = substr(rest, 3, RLENGTH - 4)
            rest = substr(rest, RLENGTH + 1)
            if (!match(rest, /^("([^"\\]|\\.)*"|[^][{},"]+)/)) return 0
            value = substr(rest, 1, RLENGTH)
            rest = substr(rest, RLENGTH + 1)
            return 1
        }
        function bare(text) { return text ~ /^"/ ? substr(text, 2, length(text) - 2) : text }
        {
            file = id = pointer = rule = severity = message = ""
            rest = $0
            while (message == "" && next_member()) {
                if (name == "file") file = value
                else if (name == "id") id = value
                else if (name == "pointer") pointer = value
                else if (name == "rule") rule = value
                else if (name == "severity") severity = value
                else if (name == "message") message = value
            }
            if (message == "") next   # the summary
            if (bare(severity) == "note") next   # it asks nothing of anybody
            # What is said of no record is known by its words.
            of_none = id == "null" || id == ""
            key = id "\t" rule "\t" pointer (of_none ? "\t" message : "")
            line = bare(of_none ? file : id) " " bare(pointer) ": " bare(severity) ": [" \
                bare(rule) "] " bare(message)
            if (what == "keys") print key
            else if (what == "lines") print key "\001" line
            else if (of_none) print line
        }'
}

# step TOOL ARGUMENT...: 1 is an answer, whatever is above ends the night.
step() {
    tool=$1
    shift
    "gk-$tool" -f json -R "$work/$tool.report" -o "$work/$tool.jsonl" \
        ${GK_ACCEPT:+"--accept=$GK_ACCEPT"} "$@" 2> "$work/$tool.said"
    status=$?
    if [ "$status" -gt 1 ]; then
        cat "$work/$tool.said" >&2
        [ ! -e "$work/$tool.report" ] || findings "of none" < "$work/$tool.report" >&2
        fail "gk-$tool ended with status $status"
    fi
    [ "$status" -le "$worst" ] || worst=$status
}

step validate -r "$work/rejected.jsonl" "$@"
step classify "$work/validate.jsonl"
step redact -r "$work/withheld.jsonl" "$work/classify.jsonl"
step catalog --omit=gk --coverage="$work/coverage.csv" --at-least="$least" "$work/redact.jsonl"

# Bytes are compared, whatever the language: sort and comm must agree on their order.
LC_ALL=C
export LC_ALL
cat "$work/validate.report" "$work/classify.report" "$work/redact.report" \
    "$work/catalog.report" > "$work/report.jsonl" || fail 'the reports cannot be put together'
{ findings keys < "$work/report.jsonl" > "$work/keys" && sort -u "$work/keys" > "$work/known"; } ||
    fail 'the report cannot be read'
[ -e "$folder/known" ] || : > "$folder/known" || fail 'this folder cannot be written'
comm -13 "$folder/known" "$work/known" > "$work/new" || fail 'the reports cannot be compared'
if [ -s "$work/new" ]; then
    {
        findings lines < "$work/report.jsonl" > "$work/lines" &&
            awk -F '\001' 'NR == FNR { new[$0]; next } $1 in new { print $2 }' \
                "$work/new" "$work/lines" > "$work/mail" && cat "$work/mail"
    } || fail 'the mail cannot be written'
fi

mv "$work/catalog.jsonl" "$work/publish.jsonl" || fail 'publish.jsonl cannot be named'
for file in rejected.jsonl withheld.jsonl coverage.csv report.jsonl publish.jsonl known; do
    mv -f "$work/$file" "$folder/$file" || {
        echo "nightly.sh: $folder/$file could not be put in place; the files before it were" >&2
        exit 2
    }
done
exit "$worst"
