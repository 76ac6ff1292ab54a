/*
 * tap.h - the little that a unit test needs: TAP version 13 on standard output.
 *
 * A test file includes this once, calls ok() and its kin, and ends main with `return done();`.
 */
#ifndef GK_TESTS_TAP_H
#define GK_TESTS_TAP_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/bytes.h"

static unsigned tap_count;
static unsigned tap_failed;

__attribute__((format(printf, 2, 0))) static inline bool tap_line(bool good, const char *format,
                                                                  va_list arguments)
{
    tap_count++;
    tap_failed += !good;
    printf("%s %u - ", good ? "ok" : "not ok", tap_count);
    vprintf(format, arguments);
    printf("\n");
    fflush(stdout);
    return good;
}

__attribute__((format(printf, 2, 3))) static inline bool ok(bool good, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tap_line(good, format, arguments);
    va_end(arguments);
    return good;
}

__attribute__((format(printf, 3, 4))) static inline bool is_int(int64_t got, int64_t expected,
                                                                const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    bool good = tap_line(got == expected, format, arguments);
    va_end(arguments);
    if (!good)
        printf("# got %" PRId64 ", expected %" PRId64 "\n", got, expected);
    return good;
}

/* Compares bytes with a terminated string. */
__attribute__((format(printf, 3, 4))) static inline bool
is_text(struct gk_bytes got, const char *expected, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    bool good = tap_line(gk_bytes_equal(got, gk_bytes_of(expected)), format, arguments);
    va_end(arguments);
    if (!good)
        printf("# got      %.*s\n# expected %s\n", (int)got.length, got.at, expected);
    return good;
}

/* Prints one passing line that says why something was not tested here. */
static inline void skip(const char *why)
{
    printf("ok %u # SKIP %s\n", ++tap_count, why);
}

static inline int done(void)
{
    printf("1..%u\n", tap_count);
    return tap_failed != 0;
}

#endif
