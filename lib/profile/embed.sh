#!/bin/sh
# embed.sh FOLDER - prints the files of a profile as C: a list of bytes for each, and the table of
# embedded.h. ISO C has no limit on the length of such a list, as it has on string literals.
set -eu
LC_ALL=C
export LC_ALL
cd "$1"
names=$(find . -type f ! -name '.*' | sed 's|^\./||' | sort)

number=0
for name in $names; do
    printf 'static const unsigned char file_%d[] = {\n' "$number"
    od -An -v -tu1 "$name" | sed 's/  */,/g; s/^,/    /; s/$/,/'
    printf '};\n\n'
    number=$((number + 1))
done

printf 'const struct gk_embedded_file gk_embedded_files[] = {\n'
number=0
for name in $names; do
    printf '    { "%s", file_%d, sizeof file_%d },\n' "$name" "$number" "$number"
    number=$((number + 1))
done
printf '};\n\nconst size_t gk_embedded_file_count = %d;\n' "$number"
