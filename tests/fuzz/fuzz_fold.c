/*
 * Folding of any text: every cell stands on the whole characters it came from, matches map back,
 * folding twice is folding once. The first byte says how to fold; of the rest the valid UTF-8 is
 * folded. A pattern is folded too, which must only not go astray.
 */
#include <stdlib.h>

#include "../unit/fold_laws.h"
#include "match/pattern_text.h"

static void must(bool good)
{
    if (!good)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct gk_folded folded;
    static struct gk_buffer out;
    if (size < 3)
        return 0;
    unsigned options = data[0] & (GK_FOLD_MERGES | GK_FOLD_DIGITS);
    struct gk_bytes text = { (const char *)data + 3, size - 3 };
    text.length = gk_utf8_valid_length(text);
    /* Of its own size, so that a read beyond it is seen. */
    char *copy = malloc(text.length + !text.length);
    must(copy);
    memcpy(copy, text.at, text.length);
    text.at = copy;
    must(gk_fold_by(&folded, text, options) == GK_OK);
    must(places_hold(&folded, options));
    if (folded.count && !(options & GK_FOLD_DIGITS))
        must(span_holds(&folded, options, data[1], data[2]));
    if (options & GK_FOLD_MERGES)
        must(folds_once(&folded, options));
    must(gk_pattern_fold_text(text, &out) == GK_OK);
    must(gk_utf8_valid_length(gk_buffer_bytes(&out)) == out.length);
    free(copy);
    return 0;
}
