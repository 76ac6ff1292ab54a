/*
 * keyed.h - 128 bits for a text, under a key that nobody who writes records can know: SipHash-2-4
 * with its long output (Aumasson, Bernstein, 2012).
 *
 * For finding equal texts without keeping them: two that differ never meet by chance, nor can they
 * be made to. Not for what is written anywhere: another run has another key.
 */
#ifndef GK_BASE_KEYED_H
#define GK_BASE_KEYED_H

#include <stdint.h>

#include "base/bytes.h"

struct gk_seed {
    uint64_t half[2];
};

struct gk_keyed {
    uint64_t half[2];
};

/* The key of this process, drawn by the kernel at its start. */
struct gk_seed gk_seed_of_process(void);

struct gk_keyed gk_keyed(struct gk_seed, struct gk_bytes text);

#endif
