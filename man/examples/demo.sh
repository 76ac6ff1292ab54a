#!/bin/sh
# demo.sh BINDIR - runs the four tools on records.jsonl and shows what becomes of the records, and
# mends the damaged text of damaged.jsonl, in the language of the environment (LANG=zh_CN.UTF-8 for Chinese). Writes nothing outside a
# directory of its own, which it removes.
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

# show FUNCTION: a line for each record, made by the awk function line() from its text.
show() {
    awk 'function member(text, name) {
             if (!match(text, "\"" name "\" *: *\"[^\"]*\"")) return ""
             text = substr(text, RSTART, RLENGTH)
             sub(/^"[^"]*" *: *"/, "", text)
             return substr(text, 1, length(text) - 1)
         }
         function either(text, one, other) {
             return member(text, one) != "" ? member(text, one) : member(text, other)
         }
         function part(text, from) { return substr(text, index(text, "\"" from "\":{")) }
         { printf "   %-8s %s\n", either($0, "id", "记录号"), line($0) }
         '"$1"
}

heading "Read  读入: $(lines records.jsonl)"
show 'function line(text) { return either(text, "title", "标题") }' < records.jsonl

run validate -r rejected.jsonl -R report -o valid.jsonl records.jsonl
heading "gk-validate: held  扣留 $(lines rejected.jsonl)"
indent < report
indent < summary

run classify -R report -o classified.jsonl valid.jsonl
heading 'gk-classify: area, task, genre  领域、任务、文种'
show 'function line(text) {
          area = part(text, "area")
          genre = part(text, "genre")
          area = substr(area, 1, length(area) - length(genre))
          return sprintf("%-6s %-6s %s", either(area, "primary", "unsure"), member(area, "task"),
                         either(genre, "primary", "unsure"))
      }' < classified.jsonl

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
indent < publish.jsonl

run validate --repair=certain -R report -o mended.jsonl damaged.jsonl
heading "gk-validate --repair=certain: mended  修复 $(lines mended.jsonl)"
show 'function line(text) { return member(text, "content") }' < damaged.jsonl
echo '   ->'
show 'function line(text) { return member(text, "content") }' < mended.jsonl
indent < report

heading 'The counts add up  总数相符'
read=$(lines records.jsonl)
rejected=$(lines rejected.jsonl)
withheld=$(lines withheld.jsonl)
published=$(lines publish.jsonl)
printf '   read  读入 %s = rejected  退回 %s + withheld  扣留 %s + published  公开 %s\n' \
    "$read" "$rejected" "$withheld" "$published"
[ "$read" -eq $((rejected + withheld + published)) ]
