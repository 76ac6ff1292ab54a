/*
 * frequency.h - 时限/频次 of a duty: how often or by when something is to be done, read from what
 * people write.
 *
 *   times      每年至少1次, 每季度一次, 每半年2次, 每月不少于1期, 年内至少听取一次: so many in each span;
 *              每年12月底前: once, by that day of the year
 *   everyone   3年内轮训一遍, 每3年全员培训: all people of a list within that time
 *   each item  逐项, 每项: for all items of the catalogue, once or, with 每年, in each span
 *   reply      收到之日起3个月内: each thing that came in within a limit (domain/limit.h)
 *   none       长期, 及时, 日常, 随时, a blank cell: nothing that could be counted
 *
 * Of several clauses the first that gives a figure counts. Blanks and full-width digits do not
 * matter, nor do 至少, 不少于, 原则上. Any thread; no memory is kept.
 */
#ifndef GK_DOMAIN_FREQUENCY_H
#define GK_DOMAIN_FREQUENCY_H

#include <stdbool.h>

#include "domain/limit.h"

enum gk_frequency_kind {
    GK_FREQUENCY_NONE,
    GK_FREQUENCY_TIMES,
    GK_FREQUENCY_EVERYONE,
    GK_FREQUENCY_EACH_ITEM,
    GK_FREQUENCY_REPLY,
};

struct gk_frequency {
    enum gk_frequency_kind kind;
    int32_t times;  /* of GK_FREQUENCY_TIMES, in each span */
    int32_t months; /* the span; 0, of each item: once at all */
    uint8_t month;  /* by this day of the year; 0: by the end of the span */
    uint8_t day;
    struct gk_limit limit; /* of GK_FREQUENCY_REPLY */
};

/* False, with kind NONE, where the text says something else. GK_NO_MEMORY aside it cannot fail; the
 * arena is for the reading alone. */
enum gk_status gk_frequency_read(struct gk_arena *, struct gk_bytes text, struct gk_frequency *,
                                 bool *known) GK_MUST_USE;

#endif
