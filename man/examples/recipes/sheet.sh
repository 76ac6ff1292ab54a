#!/bin/sh
# sheet.sh SHEET FOLDER - a table of Excel or WPS in, lists for Excel out:
#
#     sh sheet.sh 信息表.xlsx 结果
#
# SHEET is xlsx, xls or ods, of which the first sheet counts, or CSV. FOLDER, which must not be
# there, then holds
#
#     findings.csv   what was found, a row each: where, how serious, which rule, what to do
#     held.csv       the rows that are not fit to publish: mend them there, and run it again
#     passed.csv     the others, as Excel keeps them when it opens the file
#
# The exit status is that of gk-validate: 0, 1 (rows are held) or 2. GK_PROFILE names the office's
# profile, LANG=zh_CN.UTF-8 makes the list Chinese. Columns of long numbers must be text in the
# sheet: a spreadsheet that took them for numbers has rounded them already. Needs LibreOffice
# (soffice) or Gnumeric (ssconvert), but for CSV.
set -u
sheet=${1:?usage: sheet.sh SHEET FOLDER}
folder=${2:?usage: sheet.sh SHEET FOLDER}

[ -r "$sheet" ] || {
    echo "sheet.sh: $sheet cannot be read" >&2
    exit 2
}
work=$(mktemp -d "${TMPDIR:-/tmp}/gk-sheet.XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

name=$(basename "$sheet")
mkdir "$folder" && folder=$(cd "$folder" && pwd) || exit 2

case $sheet in
*.csv | *.CSV)
    cp "$sheet" "$work/$name" || exit 2
    ;;
*)
    cp "$sheet" "$work/in.${sheet##*.}" || exit 2
    # Comma, double quotes, UTF-8, cells as they are shown; soffice keeps to a folder of its own.
    if command -v soffice > /dev/null; then
        soffice "-env:UserInstallation=file://$work/office" --headless \
            --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true' \
            --outdir "$work" "$work/in.${sheet##*.}" > "$work/said" 2>&1
    elif command -v ssconvert > /dev/null; then
        ssconvert --export-type=Gnumeric_stf:stf_assistant \
            -O 'separator=, format=preserve quoting-mode=auto charset=UTF-8' \
            "$work/in.${sheet##*.}" "$work/in.csv" > "$work/said" 2>&1
    else
        echo 'sheet.sh: neither soffice nor ssconvert is here; save the sheet as "CSV UTF-8"' >&2
        exit 2
    fi
    [ -s "$work/in.csv" ] && mv "$work/in.csv" "$work/$name" || {
        cat "$work/said" >&2
        echo "sheet.sh: $sheet could not be read as a sheet" >&2
        exit 2
    }
    ;;
esac

# Reports name the sheet as its owner knows it. Rows held keep their bytes; where these are UTF-8,
# Excel reads them as Chinese only with a byte order mark in front.
cd "$work" || exit 2
gk-validate --from=csv --to=csv --excel -f csv -R "$folder/findings.csv" \
    -r "$work/held.csv" -o "$folder/passed.csv" "$name" 2> "$work/said"
status=$?
sed "s|$work/|$folder/|" "$work/said" >&2
[ "$status" -le 1 ] || exit "$status"
[ ! -e "$work/held.csv" ] || {
    mark=$(printf '\357\273\277')
    if iconv -f utf-8 -t utf-8 "$work/held.csv" > /dev/null 2>&1 &&
        [ "$(head -c 3 "$work/held.csv")" != "$mark" ]; then
        printf '%s' "$mark"
    fi
    cat "$work/held.csv"
} > "$folder/held.csv" || exit 2
exit "$status"
