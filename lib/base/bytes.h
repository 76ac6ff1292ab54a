/*
 * bytes.h - a run of bytes that somebody else owns.
 *
 * Not terminated, may hold any byte, compared by memcmp. { NULL, 0 } is the empty run.
 */
#ifndef GK_BASE_BYTES_H
#define GK_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct gk_bytes {
    const char *at;
    size_t length;
};

#define GK_BYTES(literal) ((struct gk_bytes){ (literal), sizeof(literal) - 1 })

/* The bytes of a terminated string; NULL gives the empty run. */
static inline struct gk_bytes gk_bytes_of(const char *string)
{
    return (struct gk_bytes){ string, string ? strlen(string) : 0 };
}

static inline bool gk_bytes_equal(struct gk_bytes a, struct gk_bytes b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

static inline bool gk_bytes_start_with(struct gk_bytes whole, struct gk_bytes start)
{
    return whole.length >= start.length &&
           (start.length == 0 || memcmp(whole.at, start.at, start.length) == 0);
}

/* Most texts that do not end so differ in the last byte already. */
static inline bool gk_bytes_end_with(struct gk_bytes whole, struct gk_bytes end)
{
    return whole.length >= end.length &&
           (end.length == 0 ||
            (whole.at[whole.length - 1] == end.at[end.length - 1] &&
             memcmp(whole.at + whole.length - end.length, end.at, end.length) == 0));
}

/* By bytes, the shorter first where one is the start of the other: <0, 0, >0 as memcmp. */
static inline int gk_bytes_compare(struct gk_bytes a, struct gk_bytes b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* Where `part` first stands in `whole`, or NULL. An empty part stands at the start. */
const char *gk_bytes_find(struct gk_bytes whole, struct gk_bytes part);

/* Where the byte stands last in `whole`, or NULL. The C library's memrchr where it has one; the
 * portable twin is the definition. */
const char *gk_bytes_find_last(struct gk_bytes whole, char byte);
const char *gk_bytes_find_last_portable(struct gk_bytes whole, char byte);

/* Without the ASCII blanks (space, tab, CR, LF) at either end. */
struct gk_bytes gk_bytes_trim(struct gk_bytes whole);

#endif
