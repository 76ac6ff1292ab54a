/*
 * key.h - the secret key of fingerprints and pseudonyms, from a file that only its owner may
 * read.
 */
#ifndef GK_RUN_COMMAND_KEY_H
#define GK_RUN_COMMAND_KEY_H

#include "base/buffer.h"
#include "run/output/voice.h"

enum {
    GK_KEY_SHORT = 16, /* bytes; a shorter one is warned of */
    GK_KEY_LONGEST = 4096,
};

/* Owns its bytes. Born as { 0 }. */
struct gk_key {
    struct gk_buffer bytes;
};

/* Reads it; one line end at its end (LF or CRLF) does not count, nor what stands behind
 * GK_KEY_LONGEST bytes. What is wrong (mode, nothing in it) is said. */
enum gk_status gk_key_read(struct gk_key *, const struct gk_voice *, const char *path) GK_MUST_USE;

/* Wipes it. */
void gk_key_close(struct gk_key *);

#endif
