#!/bin/sh
# feed.sh TITLE ADDRESS FILE - the newest fifty of the records in FILE as an Atom feed (RFC 4287):
#
#     gk-catalog --normal --omit=gk -o publish.jsonl screened.jsonl
#     sh feed.sh 示范市科学技术局 https://example.gov.cn/ publish.jsonl > feed.xml
#
# Dates are the ISO dates that --normal writes; a record without one is left out and counted.
# Days, and times without an offset, are those of China (+08:00). Needs jq.
set -u
title=${1:?usage: feed.sh TITLE ADDRESS FILE}
address=${2:?usage: feed.sh TITLE ADDRESS FILE}
file=${3:?usage: feed.sh TITLE ADDRESS FILE}

[ -r "$file" ] || {
    echo "feed.sh: $file cannot be read" >&2
    exit 2
}

# moment: when it was published, as the feed says it; null where no ISO date says so. instant: the
# same as seconds, which tell what is newer, whatever the offset.
moment='def seconds: .[0:19] + "Z" | fromdateiso8601;
    def moment: (.published_date // "") | tostring |
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}" as $day | "[0-9]{2}:[0-9]{2}" as $time |
    if test($day + "$") then . + "T00:00:00+08:00"
    elif test($day + "[T ]" + $time + ":[0-9]{2}$") then .[0:10] + "T" + .[11:19] + "+08:00"
    elif test($day + "T" + $time + ":[0-9]{2}([.][0-9]+)?(Z|[-+]" + $time + ")$") then .
    else null end |
    if . and (try (seconds | true) catch false) then . else null end;
    def instant: moment | seconds - if endswith("Z") then 0
        else ((.[-6:-3] | ltrimstr("+") | tonumber) * 60 +
            (.[-6:-5] + .[-2:] | ltrimstr("+") | tonumber)) * 60 end;'

jq -rs --arg title "$title" --arg address "$address" "$moment"'
    # What XML cannot hold at all goes; the rest is escaped.
    def text: tostring | gsub("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]"; "") | @html;
    # Only an address of the web becomes a link.
    def name: if .url // "" | tostring | test("^https?://") then .url
        else $address + "#" + (.id // .index_number // .title | tostring | @uri) end;
    map(select(moment)) | sort_by(instant) | reverse | .[:50] |
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">",
    "<title>\($title | text)</title>",
    "<id>\($address | text)</id>",
    "<link href=\"\($address | text)\"/>",
    "<updated>\(if length > 0 then .[0] | moment else "1970-01-01T00:00:00Z" end)</updated>",
    (.[] | "<entry>",
        "<title>\(.title // "" | text)</title>",
        "<id>\(name | text)</id>",
        "<link href=\"\(name | text)\"/>",
        "<updated>\(moment)</updated>",
        "<author><name>\(.publisher // $title | text)</name></author>",
        (if (.summary // "") != "" then "<summary>\(.summary | text)</summary>" else empty end),
        "</entry>"),
    "</feed>"' "$file" || exit 2

undated=$(jq -n "$moment"'[inputs | select(moment | not)] | length' "$file") || exit 2
[ "$undated" -eq 0 ] || echo "feed.sh: records without an ISO date, left out: $undated" >&2
