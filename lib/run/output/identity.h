/*
 * identity.h - which file a path leads to, whatever it is called.
 *
 * Only regular files, and those that will be once somebody writes to the path, have an identity:
 * devices, pipes and what cannot be looked at have none, and are no other's equal.
 */
#ifndef GK_RUN_OUTPUT_IDENTITY_H
#define GK_RUN_OUTPUT_IDENTITY_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"

enum gk_identity_kind {
    GK_NO_IDENTITY,
    GK_FILE_THERE,
    GK_FILE_TO_BE,   /* device and inode are those of the folder, where `base` is free */
    GK_WHOLE_FOLDER, /* stands for every file that will be in it */
};

struct gk_identity {
    enum gk_identity_kind kind;
    dev_t device;
    ino_t inode;
    const char *base; /* of GK_FILE_TO_BE; lives in the arena */
};

/* Puts in the place of a link's path the one that it leads to, be anything there or not; the path
 * of what is no link stays. False where it does not end (ELOOP) or becomes too long. */
bool gk_follow_links(char path[PATH_MAX]);

/* Follows links, dangling ones too, and /dev/fd/N. */
enum gk_status gk_identity_of_path(struct gk_identity *, struct gk_arena *,
                                   const char *path) GK_MUST_USE;

void gk_identity_of_descriptor(struct gk_identity *, int descriptor);

void gk_identity_of_folder(struct gk_identity *, const char *path);

bool gk_identity_equal(const struct gk_identity *, const struct gk_identity *);

#endif
