#!/bin/sh
# search.sh index DATABASE RECORDS... - makes a full-text index of records that may be published.
# search.sh find DATABASE WORD        - the records in which the word stands: id, date, title, address.
#
#     gk-catalog --normal --omit=gk -o publish.jsonl screened.jsonl
#     sh search.sh index site.db publish.jsonl
#     sh search.sh find site.db 预算
#
# SQLite's own ways of taking text apart find no word of two characters in Chinese. Here every
# character is a word, and a query is a phrase: any sequence of characters is found. Both the index
# and the query are in simplified characters, half width and lower case, so that either script finds
# both. Needs sqlite3 (with FTS5), uconv (ICU) and jq.
set -u

usage() {
    echo 'usage: search.sh index DATABASE RECORDS... | find DATABASE WORD' >&2
    exit 2
}

# One blank between any two characters; TAB and line breaks stay.
apart() {
    uconv -f utf-8 -t utf-8 -x 'NFKC; Hant-Hans; Lower' | LC_ALL=C.UTF-8 sed 's/[^	]/& /g'
}

make_index() {
    database=$1
    shift
    work=$(mktemp -d "${TMPDIR:-/tmp}/gk-search.XXXXXX") || exit 2
    trap 'rm -rf "$work"' EXIT
    trap 'exit 2' HUP INT TERM
    untitled=$(jq -n '[inputs | select((.title // "") == "")] | length' "$@") || exit 2
    [ "$untitled" -eq 0 ] ||
        echo "search.sh: records without a title: $untitled; --normal gives fields their names" >&2
    one='def one: . // "" | tostring | gsub("[\t\r\n ]+"; " ");'
    jq -r "$one"' [(.id // .index_number // .url), .published_date, .title, .url] |
        map(one) | join("\t")' "$@" > "$work/shown" || exit 2
    jq -r "$one"' [.title, .summary, .content] | map(one) | join(" | ")' "$@" |
        apart > "$work/words" || exit 2
    paste "$work/shown" "$work/words" > "$work/rows" || exit 2
    # A new file that takes the old one's place: who searches meanwhile finds the old index.
    sqlite3 -bail "$work/new.db" > "$work/said" <<EOF || { cat "$work/said" >&2; exit 2; }
CREATE VIRTUAL TABLE records USING fts5(
    id UNINDEXED, date UNINDEXED, title UNINDEXED, url UNINDEXED, words,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co P* S*'");
.mode ascii
.separator "\t" "\n"
.import '$work/rows' records
INSERT INTO records(records) VALUES ('optimize');
EOF
    cp "$work/new.db" "$database.new" && mv "$database.new" "$database"
}

find_word() {
    phrase=$(printf '%s\n' "$2" | apart | sed "s/\"/\"\"/g; s/'/''/g; s/ *\$//")
    sqlite3 -readonly -tabs "$1" "SELECT id, date, title, url FROM records
        WHERE records MATCH '\"$phrase\"' ORDER BY date DESC, id"
}

case "${1:-}" in
index) [ $# -ge 3 ] || usage; shift; make_index "$@" ;;
find) [ $# -eq 3 ] && [ -n "$3" ] || usage; find_word "$2" "$3" ;;
*) usage ;;
esac
