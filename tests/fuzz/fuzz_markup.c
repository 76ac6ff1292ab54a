/*
 * The view of any text: every byte of it leads back to what it stands for, nothing of the text
 * becomes invisible, and the view is UTF-8. Of the input the valid UTF-8 is seen; where the first
 * byte is odd many times over, so that time does not run away.
 */
#include <stdlib.h>

#include "../unit/markup_laws.h"

enum { LONGEST = 1 << 14 };

static void must(bool good)
{
    if (!good)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct gk_markup markup;
    if (size < 2)
        return 0;
    struct gk_bytes once = { (const char *)data + 1, size - 1 };
    once.length = gk_utf8_valid_length(once);
    size_t times = data[0] & 1 && once.length ? LONGEST / once.length + 1 : 1;
    /* Of its own size, so that a read beyond it is seen. */
    char *copy = malloc(once.length * times + !once.length);
    must(copy);
    for (size_t i = 0; i < times; i++)
        memcpy(copy + i * once.length, once.at, once.length);
    must(markup_holds(&markup, (struct gk_bytes){ copy, once.length * times }));
    free(copy);
    return 0;
}
