/*
 * output.h - where bytes go: standard output, a file put in place when all is done, or an open
 * descriptor. Every write, and the close, is checked.
 *
 * Runs of bytes are gathered without copying and written together; they must stay where they are
 * until gk_output_flush. One thread at a time.
 */
#ifndef GK_RUN_OUTPUT_H
#define GK_RUN_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "base/arena.h"
#include "run/voice.h"

enum { GK_OUTPUT_PIECES = 256 };

struct gk_output {
    const struct gk_voice *voice;
    struct gk_bytes name; /* for messages */
    const char *path;     /* the file to put in place, or NULL */
    char *temporary;      /* what it is called until then, or NULL */
    int descriptor;       /* -1: nothing is written at all */
    bool failed;          /* reported once */
    uint64_t written;     /* bytes */
    struct iovec pieces[GK_OUTPUT_PIECES];
    int count;
};

/* On a descriptor that is open already; `name` is for messages. */
void gk_output_on(struct gk_output *, const struct gk_voice *, int descriptor,
                  struct gk_bytes name);

/*
 * On a file: a regular one (or none yet) is written under another name beside it and renamed by
 * gk_output_close; anything else is written directly. `-` and /dev/stdout are standard output. A
 * signal that ends the program takes the unfinished file away.
 */
enum gk_status gk_output_open(struct gk_output *, const struct gk_voice *, struct gk_arena *,
                              const char *path) GK_MUST_USE;

/*
 * On a file that is written as it comes, and stays whatever happens: what was held and what was
 * said of it must not go with a run that ends badly. Mode 0600 is also given to a file that was
 * there.
 */
enum gk_status gk_output_open_directly(struct gk_output *, const struct gk_voice *,
                                       const char *path, mode_t mode) GK_MUST_USE;

/* The open descriptor that a path names: `-` and /dev/stdout, /dev/stderr, /dev/fd/N; else -1. */
int gk_output_descriptor(const char *path);

/* Gathers. */
enum gk_status gk_output_add(struct gk_output *, struct gk_bytes) GK_MUST_USE;

/* Writes what was gathered. */
enum gk_status gk_output_flush(struct gk_output *) GK_MUST_USE;

/* Ends it: with `keep` what was gathered is written and the file put in place; without, what was
 * gathered is forgotten and the file removed. Reports what goes wrong. */
enum gk_status gk_output_close(struct gk_output *, bool keep) GK_MUST_USE;

#endif
