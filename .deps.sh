#!/bin/sh
# Installs the packages gk needs that are not there yet. Arguments: packages to build with,
# packages to test with, as Debian names them.
set -eu
wanted="$1 $2"

if ! command -v apt-get >/dev/null 2>&1; then
    echo "make deps installs packages with apt only. On this system install, by its own names:" >&2
    echo "  to build: C compiler, make, pkg-config, jansson, pcre2 (8-bit), libcsv, nettle, iconv" >&2
    echo "    Fedora:  dnf install gcc make pkgconf jansson-devel pcre2-devel libcsv-devel nettle-devel" >&2
    echo "    Alpine:  apk add build-base pkgconf jansson-dev pcre2-dev libcsv-dev nettle-dev gnu-libiconv-dev" >&2
    echo "    macOS:   brew install pkg-config jansson pcre2 libcsv nettle libiconv" >&2
    echo "  to test: perl (prove), mandoc, jq, clang with its sanitizers, valgrind, tmux, python3," >&2
    echo "           sqlite3, uconv (ICU), xmllint, GNU parallel" >&2
    exit 1
fi

missing=
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "not root and no sudo here; ask the administrator for: apt-get install$missing" >&2
        exit 1
    }
    as_root=sudo
fi
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
