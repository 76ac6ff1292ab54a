#!/bin/sh
# reminder.sh FOLDER RECORDS... - what each section owes: a list for Excel and a letter a section.
#
#     0 8 * * 1  sh reminder.sh /srv/gk/owed /srv/gk/site/publish.jsonl
#
# RECORDS are the whole archive: what is not in them is missing. FOLDER then holds
#
#     owed.csv               late, overdue and missing, a row each: section, title, time limit
#     letters/SECTION.txt    the same for one section, to be sent to it; none where nothing is owed
#
# A letter can be sent by   mail -s 公开提醒 ADDRESS < letters/办公室.txt . What belongs to several
# sections stands in the letter of each; what belongs to none, in that of 未分配. The exit status
# is 0, or 2 where the records could not be read whole. GK_PROFILE names the office's profile,
# LANG=zh_CN.UTF-8 makes the letters Chinese. Needs jq.
set -u
folder=${1:?usage: reminder.sh FOLDER RECORDS...}
shift
: "${1:?usage: reminder.sh FOLDER RECORDS...}"

mkdir -p "$folder" && work=$(mktemp -d "$folder/.owed.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

gk-catalog -n -q --whole -f json -R "$work/report" "$@"
[ $? -le 1 ] || exit 2 # 1 is an answer

# What is owed: [section, title, message, rule], a line for each section of a finding. What cannot be
# told of a record, a note, is no debt.
jq -c 'select(.rule // "" | test("^catalog\\.(late|overdue|missing|stale|display)$")) |
    [(.section // "" | if . == "" then "未分配" else . end | split("、")[]) as $section |
     [$section, .title // "", .message, .rule]][]' "$work/report" > "$work/owed" || exit 2

# For Excel: a byte order mark, and no cell that it would take for a formula.
{
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '\357\273\277责任科室,名称,说明,规则\r\n' ;;
    *) printf '\357\273\277section,title,message,rule\r\n' ;;
    esac
    jq -r 'map(if test("^[=+@-]") then "\t" + . else . end) | @csv + "\r"' "$work/owed"
} > "$work/owed.csv" || exit 2

mkdir "$work/letters" || exit 2
jq -r '[(.[0] | gsub("[/ ]"; "_")), "- " + (if .[1] == "" then "" else .[1] + ": " end) + .[2]] |
    map(gsub("[\t\r\n]"; " ")) | join("\t")' "$work/owed" > "$work/lines" || exit 2
while IFS='	' read -r section line; do
    printf '%s\n' "$line" >> "$work/letters/$section.txt" || exit 2
done < "$work/lines"

rm -rf "$folder/letters" && mv "$work/letters" "$folder/letters" &&
    mv "$work/owed.csv" "$folder/owed.csv"
