/*
 * made_pattern.h - patterns and texts put together by chance from pieces, for unit tests; what
 * pieces there are, and how often, each test says itself.
 */
#ifndef GK_TESTS_MADE_PATTERN_H
#define GK_TESTS_MADE_PATTERN_H

#include "random.h"
#include "tap.h"

enum {
    TEXTS = 5,   /* that each pattern is tried on */
    DEEPEST = 3, /* groups within groups */
    LONGEST_TEXT = 24,
};

static char text[1 << 16]; /* the pattern, or the text, as far as it is made */
static size_t length;
static uint32_t groups; /* of the pattern so far */

static inline void put(const char *what)
{
    size_t more = strlen(what);
    if (length + more < sizeof text) {
        memcpy(text + length, what, more);
        length += more;
    }
}

#define PUT_ONE_OF(...)                                                                            \
    do {                                                                                           \
        static const char *const choices[] = { __VA_ARGS__ };                                      \
        put(choices[random_below(sizeof choices / sizeof *choices)]);                              \
    } while (0)

/* To one of the groups that there are. */
static inline void put_back_reference(void)
{
    char reference[] = "\\1";
    reference[1] = (char)('1' + random_below(groups < 9 ? groups : 9));
    put(reference);
    /* So that a digit behind it stays a digit. */
    put("(?:)");
}

#endif
