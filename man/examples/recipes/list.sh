#!/bin/sh
# list.sh TITLE FILE - the records in FILE as a page of links, the newest first:
#
#     gk-catalog --normal --omit=gk -o publish.jsonl screened.jsonl
#     sh list.sh 通知公告 publish.jsonl > list.html
#
# One file that needs nothing else. Needs jq.
set -u
title=${1:?usage: list.sh TITLE FILE}
file=${2:?usage: list.sh TITLE FILE}
[ -r "$file" ] || {
    echo "list.sh: $file cannot be read" >&2
    exit 2
}

jq -rs --arg title "$title" '
    def text: tostring | @html;
    # Only an address of the web becomes a link.
    def linked($words): if (.url // "" | tostring | test("^https?://")) then
        "<a href=\"\(.url | text)\">\($words)</a>" else $words end;
    "<!DOCTYPE html>",
    "<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">",
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    "<title>\($title | text)</title>",
    "<style>body{max-width:48em;margin:auto;padding:1em;font-family:sans-serif}",
    "li{margin:.4em 0;overflow-wrap:anywhere}time{color:#555;margin-right:.6em}</style></head>",
    "<body><h1>\($title | text)</h1><ul>",
    (sort_by(.published_date // "" | tostring) | reverse[] |
        "<li><time>\(.published_date // "" | text)</time>\(linked(.title // "" | text))</li>"),
    "</ul></body></html>"' "$file" || exit 2

untitled=$(jq -n '[inputs | select((.title // "") == "")] | length' "$file") || exit 2
[ "$untitled" -eq 0 ] ||
    echo "list.sh: records without a title: $untitled; --normal gives fields their names" >&2
