/*
 * screen.h - whether a text that a verb's tally keeps, to be shown later, holds something personal
 * or confidential: asked of run/, which judges for all verbs alike.
 */
#ifndef GK_VERBS_SCREEN_H
#define GK_VERBS_SCREEN_H

#include <stdbool.h>

#include "base/bytes.h"
#include "base/status.h"

/* Born as { 0 }: nothing is hidden. One thread. */
struct gk_screen {
    enum gk_status (*hides)(void *with, struct gk_bytes text, bool *hides);
    void *with;
};

#endif
