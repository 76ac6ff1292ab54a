/*
 * embedded.h - the default profile, compiled in.
 *
 * Its files stand under lib/profile/default as anybody may read them; embed.sh turns them into
 * the list that embedded.c includes. All are UTF-8 without byte order mark.
 */
#ifndef GK_PROFILE_EMBEDDED_H
#define GK_PROFILE_EMBEDDED_H

#include <stddef.h>

#include "base/bytes.h"

struct gk_embedded_file {
    const char *name; /* "taxonomy/area.tsv" */
    const unsigned char *bytes;
    size_t length;
};

/* Sorted by name. */
extern const struct gk_embedded_file gk_embedded_files[];
extern const size_t gk_embedded_file_count;

#endif
