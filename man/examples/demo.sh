#!/bin/sh
# demo.sh BINDIR - runs the four tools on records.jsonl and shows what becomes of the records, and
# mends the damaged text of damaged.jsonl, in the language of the environment (LANG=zh_CN.UTF-8 for
# Chinese). Writes nothing outside a directory of its own, which it removes.
set -u

tools=${1:?usage: demo.sh BINDIR}
tools=$(cd "$tools" && pwd) || exit 2
examples=$(cd "$(dirname "$0")" && pwd) || exit 2

work=$(mktemp -d "${TMPDIR:-/tmp}/gk-demo.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
cd "$work" && cp "$examples/records.jsonl" "$examples/damaged.jsonl" . || exit 2

# The built-in profile is shown, whatever is set outside.
unset GK_PROFILE

heading() { printf '\n== %s\n' "$1"; }
lines() { wc -l < "$1" | tr -d ' '; }
indent() { sed 's/^/   /'; }

# run TOOL ARGUMENT...: 1 (something was held, or is late) is an answer, 2 is a failure.
run() {
    tool=gk-$1
    shift
    "$tools/$tool" --date=2019-07-15 "$@" 2> summary
    status=$?
    if [ $status -gt 1 ]; then
        cat summary >&2
        echo "demo.sh: $tool ended with status $status" >&2
        exit 2
    fi
}

# show FIELDS FILE: a line for each record that can be read, with these fields. The tools read them:
# whatever is escaped, or has another name, is shown as it is meant.
show() {
    "$tools/gk-classify" -q --to=tsv --columns="$1" "$2" |
        sed '1d' | tr -d '\r"' | awk -F '\t' '
            { printf "   %-9s", $1; for (i = 2; i <= NF; i++) printf " %s", $i == "" ? "-" : $i; print "" }'
}

heading "Read  读入: $(lines records.jsonl)"
show id,title records.jsonl

run validate -r rejected.jsonl -R report -o valid.jsonl records.jsonl
heading "gk-validate: held  扣留 $(lines rejected.jsonl)"
indent < report
indent < summary

run classify -R report -o classified.jsonl valid.jsonl
heading 'gk-classify: area, task, genre  领域、任务、文种'
show id,gk.classify.area.primary,gk.classify.area.task,gk.classify.genre.primary,title classified.jsonl

run redact -r withheld.jsonl -R report -o screened.jsonl classified.jsonl
heading "gk-redact: withheld  扣留 $(lines withheld.jsonl)"
indent < report
indent < summary

run catalog -R report --coverage=coverage.txt --omit=gk -o publish.jsonl screened.jsonl
heading 'gk-catalog: late, overdue, missing  逾期、超期、缺少'
indent < report
indent < summary
heading 'What the catalogue counts  目录完成情况'
grep -v '  0  *0  *0  *0  *0  *0$' coverage.txt | indent

heading "Would be published  可以公开: $(lines publish.jsonl)"
show id,title,content publish.jsonl

run validate --repair=certain -R report -o mended.jsonl damaged.jsonl
heading "gk-validate --repair=certain: mended  修复 $(lines mended.jsonl)"
show id,content damaged.jsonl
echo '   ->'
show id,content mended.jsonl
indent < report

heading 'The counts add up  总数相符'
read=$(lines records.jsonl)
rejected=$(lines rejected.jsonl)
withheld=$(lines withheld.jsonl)
published=$(lines publish.jsonl)
printf '   read  读入 %s = rejected  退回 %s + withheld  扣留 %s + published  公开 %s\n' \
    "$read" "$rejected" "$withheld" "$published"
[ "$read" -eq $((rejected + withheld + published)) ]
