/*
 * costly.h - inside lib/text/damage: stretches of characters that cost more than Chinese does.
 *
 * In official text a character of Chinese costs 8 to 9 bits on average (text/cost.h). Where many
 * in a row cost more than 11, letters of scripts among them that form no words (script.h), either
 * rare words stand together or something has gone wrong.
 */
#ifndef GK_TEXT_DAMAGE_COSTLY_H
#define GK_TEXT_DAMAGE_COSTLY_H

#include "text/damage/examination.h"

/* A stretch, in characters. */
struct gk_costly {
    size_t start;
    size_t end;
    size_t count;    /* that are not ASCII, or stand inside letters that are not */
    uint64_t before; /* what it costs as it stands, in units of text/cost.h … */
    int64_t excess;  /* … and how much more that is than 11 bits for each */
};

/* The next one from `at` on whose excess is `least` bits or more. A character marked in `taken`,
 * which may be NULL, ends it. Wants the costs of the examination. */
bool gk_costly_next(const struct gk_examination *, const uint8_t *taken, size_t at, int64_t least,
                    struct gk_costly *);

#endif
