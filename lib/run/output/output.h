/*
 * output.h - where bytes go: standard output, a file, or an open descriptor. Every write, and the
 * close, is checked.
 *
 * Runs of bytes are gathered without copying and written together; they must stay where they are
 * until gk_output_flush. One thread at a time.
 */
#ifndef GK_RUN_OUTPUT_OUTPUT_H
#define GK_RUN_OUTPUT_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "base/arena.h"
#include "run/output/named_file.h"
#include "run/output/voice.h"

enum { GK_OUTPUT_PIECES = 256 };

/*
 * GK_OUTPUT_REPLACES  what stands there stays as it was until gk_output_close puts the whole in
 *                     its place.
 * GK_OUTPUT_DIRECT    written as it comes, and stays whatever happens: what was said of records
 *                     must not go with a run that ends badly.
 * GK_OUTPUT_PRIVATE   the same for what is to be kept from others: a new file, mode 0600.
 */
enum gk_output_way {
    GK_OUTPUT_REPLACES,
    GK_OUTPUT_DIRECT,
    GK_OUTPUT_PRIVATE,
};

struct gk_output {
    const struct gk_voice *voice;
    struct gk_bytes name; /* for messages */
    struct gk_named_file file;
    bool named;       /* `file` is what is written */
    int descriptor;   /* -1: nothing is written at all */
    bool failed;      /* reported once */
    uint64_t written; /* bytes */
    struct iovec pieces[GK_OUTPUT_PIECES];
    int count;
};

/* On a descriptor that is open already; `name` is for messages. */
void gk_output_on(struct gk_output *, const struct gk_voice *, int descriptor,
                  struct gk_bytes name);

/* On a file. A device, a pipe, or what is open already (gk_output_descriptor) is written as it is,
 * whichever way is asked for. */
enum gk_status gk_output_open(struct gk_output *, const struct gk_voice *, struct gk_arena *,
                              const char *path, enum gk_output_way) GK_MUST_USE;

/* The open descriptor that a path names: `-` and /dev/stdout, /dev/stderr, /dev/fd/N; else -1. */
int gk_output_descriptor(const char *path);

/* Gathers. */
enum gk_status gk_output_add(struct gk_output *, struct gk_bytes) GK_MUST_USE;

/* Writes what was gathered. */
enum gk_status gk_output_flush(struct gk_output *) GK_MUST_USE;

/* Ends it: with `keep` what was gathered is written, and a file put in place and seen to be on the
 * disk; without, what was gathered is forgotten, and nothing is left of a file that was not in
 * place yet. Reports what goes wrong. */
enum gk_status gk_output_close(struct gk_output *, bool keep) GK_MUST_USE;

#endif
