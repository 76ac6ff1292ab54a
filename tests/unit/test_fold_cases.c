/*
 * Published examples of folding, where they lie beside the checkout: the text and, for every
 * character of the result, which one of the source it came from.
 *
 * Rows of a converter's tests (fold-…) are folded without the merges that are for matching only.
 * What they expect is compared folded itself, for a converter keeps blanks, case and width; its
 * Han characters must then be there as they stand. Where the converter needed phrases, the row
 * says what single characters give.
 */
#include <jansson.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "tap.h"
#include "text/fold.h"

enum { LINE_SIZE = 65536 };

static struct gk_folded folded;
static struct gk_folded expected;

static bool same_cells(void)
{
    return folded.count == expected.count &&
           memcmp(folded.characters, expected.characters, folded.count * sizeof(uint32_t)) == 0;
}

/* Whether the Han cells of `expected` are the Han characters of the text it was folded from. */
static bool keeps_han(struct gk_bytes text)
{
    size_t cell = 0;
    for (size_t at = 0, length; at < text.length; at += length) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        uint32_t c = gk_utf8_decode(rest, &length);
        while (gk_is_han(c) && cell < expected.count && !gk_is_han(expected.characters[cell]))
            cell++;
        if (gk_is_han(c) && (cell == expected.count || expected.characters[cell++] != c))
            return false;
    }
    return true;
}

/* The result itself, as it was given. */
static bool is_result(struct gk_bytes text)
{
    size_t at = 0, length;
    for (size_t cell = 0; cell < folded.count; cell++, at += length) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        if (at >= text.length || gk_utf8_decode(rest, &length) != folded.characters[cell])
            return false;
    }
    return at == text.length;
}

static bool is_map(struct gk_bytes input, const json_t *map)
{
    bool right = json_array_size(map) == folded.count;
    for (size_t cell = 0; right && cell < folded.count; cell++) {
        struct gk_bytes before = { input.at, gk_folded_start(&folded, cell) };
        json_int_t place = json_integer_value(json_array_get(map, cell));
        right = (json_int_t)gk_utf8_count(before) == place;
    }
    return right;
}

static void run_row(const json_t *row)
{
    const char *id = json_string_value(json_object_get(row, "id"));
    const char *class = json_string_value(json_object_get(row, "class"));
    const json_t *single = json_object_get(row, "single_char_fold");
    struct gk_bytes input = gk_bytes_of(json_string_value(json_object_get(row, "input")));
    struct gk_bytes result =
        gk_bytes_of(json_string_value(single ? single : json_object_get(row, "expected")));
    if (strncmp(class, "fold-", 5) == 0) {
        bool folds =
            gk_fold_by(&folded, input, 0) == GK_OK && gk_fold_by(&expected, result, 0) == GK_OK;
        ok(folds && same_cells() && keeps_han(result), "%s %s", id, class);
        return;
    }
    bool digits = strcmp(class, "normalise-digits") == 0;
    bool folds = gk_fold_by(&folded, input,
                            digits ? GK_FOLD_MATCHING | GK_FOLD_DIGITS : GK_FOLD_MATCHING) == GK_OK;
    ok(folds && is_result(result), "%s %s", id, class);
    ok(folds && is_map(input, json_object_get(row, "map_cp")), "%s and where it came from", id);
}

int main(void)
{
    static char line[LINE_SIZE];
    const char *path = "../shared/data/cases/text/d_fold_normalise.jsonl";
    FILE *file = fopen(path, "r");
    if (!file) {
        skip("the cases of folding are not here");
        return done();
    }
    while (fgets(line, sizeof line, file)) {
        json_t *row = json_loads(line, 0, NULL);
        if (ok(json_is_object(row), "a row"))
            run_row(row);
        json_decref(row);
    }
    fclose(file);
    gk_folded_free(&folded);
    gk_folded_free(&expected);
    return done();
}
