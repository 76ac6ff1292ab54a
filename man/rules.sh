#!/bin/sh
# rules.sh BINDIR [--check] - writes the parts of the manual pages that are made from elsewhere:
# the tables of rules and of fields from `gk-validate --list-rules` and `--list-fields`, the table of
# the plan and the options common to all tools from common/. They stand between the comments BEGIN and END in the
# pages. With --check nothing is written, and the exit
# status is 1 if a page is behind. Run from anywhere.
set -eu

tools=$(cd "${1:?usage: rules.sh BINDIR [--check]}" && pwd)
check=${2:-}
cd "$(dirname "$0")"
work=$(mktemp -d "${TMPDIR:-/tmp}/gk-rules.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The lines of --list-rules are rule, severity and message, set apart by tabs.
rules() {
    GK_PROFILE= "$tools/gk-validate" --list-rules --lang="$1" | awk -F '\t' '
        BEGIN { print ".Bl -tag -width Ds -compact" }
        {
            gsub(/\\/, "\\e", $3)
            if ($3 ~ /^[.'\'']/) $3 = "\\&" $3
            printf ".It Li %s Pq %s\n%s\n", $1, $2, $3
        }
        END { print ".El" }'
}

# The lines of --list-fields are a field's own name, its Chinese names and its other names.
fields() {
    GK_PROFILE= "$tools/gk-validate" --list-fields | awk -v title="$1" -F '\t' '
        BEGIN {
            print ".Bl -column \"supplement_notified\" \"公文种类, 体裁\" \"信息名称\""
            print title
        }
        {
            gsub(/,/, ", ", $2)
            gsub(/,/, ", ", $3)
            printf ".It %s Ta%s Ta%s\n", $1, $2 ? " " $2 : "", $3 ? " " $3 : ""
        }
        END { print ".El" }'
}

# The rows of common/plan.tsv are task, sentence in Chinese and in English, answers set apart by
# blanks: a rule, @ITEM of the catalogue, =DUTY of duties.csv, or -.
plan() {
    awk -v text="$1" -v title="$2" -v item="$3" -v duty="$4" -v none="$5" -F '\t' '
        BEGIN {
            print ".Bl -column \"13.1\" \"publish revenue and expenditure, running\""
            print title
        }
        /^#/ { next }
        {
            count = split($4, answers, " ")
            answer = ""
            for (i = 1; i <= count; i++) {
                if (answers[i] == "-") word = none
                else if (substr(answers[i], 1, 1) == "@") word = item " " substr(answers[i], 2)
                else if (substr(answers[i], 1, 1) == "=") word = duty " " substr(answers[i], 2)
                else word = answers[i]
                answer = answer (i > 1 ? ", " : "") word
            }
            printf ".It %s Ta %s Ta %s\n", $1, $text, answer
        }
        END { print ".El" }' common/plan.tsv
}

# Puts FILE between the comments BEGIN NAME and END NAME of PAGE.
put() {
    page=$1 name=$2 file=$3
    awk -v name="$name" -v file="$file" '
        $0 == ".\\\" END " name { skip = 0 }
        !skip { print }
        $0 == ".\\\" BEGIN " name {
            skip = 1
            while ((getline line < file) > 0) if (line !~ /^\.\\"/) print line
        }' "$page" > "$work/page"
    if cmp -s "$work/page" "$page"; then
        return
    elif [ "$check" = --check ]; then
        echo "man/$page: the part $name is behind; run man/rules.sh $tools" >&2
        behind=1
    else
        cat "$work/page" > "$page"
    fi
}

behind=0
rules en > "$work/rules.en"
rules zh > "$work/rules.zh"
fields '.It Sy name Ta Sy in Chinese Ta Sy also accepted' > "$work/fields.en"
fields '.It Sy 名称 Ta Sy 中文名称 Ta Sy 也可以写成' > "$work/fields.zh"
plan 3 '.It Sy task Ta Sy what the plan asks for Ta Sy what answers it' item duty \
    'not judgeable from records' > "$work/plan.en"
plan 2 '.It Sy 任务 Ta Sy 方案的要求 Ta Sy 由什么审查' 目录项 任务 '记录中无法判断' > "$work/plan.zh"
put gk-validate.1 PLAN "$work/plan.en"
put zh_CN/gk-validate.1 PLAN "$work/plan.zh"
put gk.7 RULES "$work/rules.en"
put gk.7 FIELDS "$work/fields.en"
put zh_CN/gk.7 RULES "$work/rules.zh"
put zh_CN/gk.7 FIELDS "$work/fields.zh"
for tool in validate classify redact catalog; do
    put gk-$tool.1 'COMMON OPTIONS' common/en.mdoc
    put zh_CN/gk-$tool.1 'COMMON OPTIONS' common/zh.mdoc
done
exit $behind
