/*
 * named_file.h - a regular file that a tool writes: put in place when it is finished, or written
 * where it stands.
 *
 * A file that is to replace another is written without a name where the system can, so that
 * whatever ends the program leaves nothing of it; elsewhere under a name of its own, and then
 * every signal that would end the program is caught first and takes the file away. Only SIGKILL
 * can leave such a file (.gk-PID-N.tmp). To be opened and finished while the program has one
 * thread.
 */
#ifndef GK_RUN_OUTPUT_NAMED_FILE_H
#define GK_RUN_OUTPUT_NAMED_FILE_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"

/* Stays where it is while it is open: a signal handler knows of it. */
struct gk_named_file {
    int descriptor;     /* to write to; closed by the functions that end it */
    int folder;         /* in which it stands, or will */
    const char *base;   /* its name there; lives in the arena */
    char temporary[48]; /* its name until it is in place; empty: it has none */
    bool in_place;
};

/*
 * Opens one that is to replace what stands at `path`, whose state so far is `replaced` (NULL:
 * nothing stands there): it gets the owner, group and mode of that file as far as the system lets
 * this user give them, but no setuid or setgid bit. What a link leads to is replaced, not the
 * link. GK_IO: errno says why, and nothing is left.
 */
enum gk_status gk_named_file_replace(struct gk_named_file *, struct gk_arena *, const char *path,
                                     const struct stat *replaced) GK_MUST_USE;

/* Opens a new file, in its place at once, that only its owner may read and nobody else has open,
 * be it by another name. GK_IO: errno says why, and what stood there is as it was. */
enum gk_status gk_named_file_private(struct gk_named_file *, struct gk_arena *,
                                     const char *path) GK_MUST_USE;

/* Opens the file that stands at `path`, emptied, or a new one. */
enum gk_status gk_named_file_direct(struct gk_named_file *, struct gk_arena *,
                                    const char *path) GK_MUST_USE;

/* Ends it: puts it in place and sees that it and its name are on the disk. GK_IO: errno says why;
 * a file that was to be replaced is then as it was, unless all that failed is the folder's sync. */
enum gk_status gk_named_file_finish(struct gk_named_file *) GK_MUST_USE;

/* Ends it: of a file that is not in place yet nothing is left. */
void gk_named_file_discard(struct gk_named_file *);

#endif
