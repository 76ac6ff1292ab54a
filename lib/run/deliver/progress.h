/*
 * progress.h - how far a run is, on one line of the terminal that is drawn over and erased.
 *
 * Drawn by a tool that reads a regular file and by no other, so that of a pipeline there is one
 * line: the first tool's, by whose reading all others go. Once a second, and not before the first
 * second is over. Where all that is read has a size it says how much of it has been read, and how
 * long the rest will take at the rate so far. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_PROGRESS_H
#define GK_RUN_DELIVER_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "run/output/voice.h"

/* Born as { 0 }: nothing is drawn. */
struct gk_progress {
    const struct gk_voice *voice;
    bool draws;
    uint64_t size; /* bytes of all files; 0: not known */
    int64_t begun; /* milliseconds, by a clock that only goes forward */
    int64_t last;  /* of the line that is there, or the start */
    size_t width;  /* of the line that is there; 0: none is */
};

/* Looks at what will be read: paths, or - for standard input. */
void gk_progress_open(struct gk_progress *, const struct gk_voice *, const char *const *files,
                      int file_count);

/* So many records were delivered, of so many bytes read. */
void gk_progress_show(struct gk_progress *, uint64_t records, uint64_t bytes);

/* Before anything else is written to the terminal. */
void gk_progress_erase(struct gk_progress *);

#endif
