#!/bin/sh
# demo.sh BINDIR - runs the four tools on records.jsonl and shows what becomes of the records.
# Writes nothing outside a directory of its own, which it removes.
set -u

tools=${1:?usage: demo.sh BINDIR}
tools=$(cd "$tools" && pwd) || exit 2
examples=$(cd "$(dirname "$0")" && pwd) || exit 2
day=2019-07-15

for tool in validate classify redact catalog; do
    if [ ! -x "$tools/gk-$tool" ]; then
        echo "demo.sh: no $tools/gk-$tool; run make first" >&2
        exit 2
    fi
done

work=$(mktemp -d "${TMPDIR:-/tmp}/gk-demo.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
cd "$work" || exit 2

# The demo shows the built-in profile, in both languages, whatever is set outside.
unset GK_PROFILE

heading() { printf '\n== %s\n' "$1"; }
lines() { wc -l < "$1" | tr -d ' '; }
indent() { sed 's/^/   /' "$1"; }

# Runs one tool; 1 (something was held, or is late) is an answer, 2 is a failure.
run() {
    tool=$1
    shift
    "$tools/gk-$tool" --date=$day "$@"
    status=$?
    if [ $status -gt 1 ]; then
        echo "demo.sh: gk-$tool ended with status $status" >&2
        exit 2
    fi
}

heading "Read  读入: $(lines "$examples/records.jsonl") records  条记录"
cut -c 1-150 "$examples/records.jsonl" | iconv -c -f UTF-8 -t UTF-8 2>/dev/null | indent /dev/stdin

run validate --lang=zh -r rejected.jsonl -R validate.txt -o 1.jsonl "$examples/records.jsonl" \
    2>validate.sum
heading "gk-validate: $(lines rejected.jsonl) held  扣下"
indent validate.txt

run classify --lang=zh -o 2.jsonl 1.jsonl 2>classify.sum
heading "gk-classify: $(lines 2.jsonl) classified  已分类"
grep -o '"gk":{.*' 2.jsonl | cut -c 1-140 | iconv -c -f UTF-8 -t UTF-8 2>/dev/null |
    indent /dev/stdin

run redact --lang=zh -r withheld.jsonl -R redact.txt -o 3.jsonl 2.jsonl 2>redact.sum
heading "gk-redact: $(lines withheld.jsonl) withheld  扣下, the rest masked  其余已遮盖"
indent redact.txt

run catalog --lang=zh -R catalog.txt --coverage=coverage.txt --omit=gk -o publish.jsonl 3.jsonl \
    2>catalog.sum
heading "gk-catalog: late, overdue, missing  逾期、超期、缺少"
indent catalog.txt

heading "Would be published  可以公开: $(lines publish.jsonl) records  条"
indent publish.jsonl

heading "The counts add up  总数相符"
read=$(lines "$examples/records.jsonl")
rejected=$(lines rejected.jsonl)
withheld=$(lines withheld.jsonl)
published=$(lines publish.jsonl)
printf '   %s = %s + %s + %s  (read = rejected + withheld + published  读入 = 退回 + 扣下 + 公开)\n' \
    "$read" "$rejected" "$withheld" "$published"
[ "$read" -eq $((rejected + withheld + published)) ]
