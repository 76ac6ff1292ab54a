/*
 * file.h - files and folders that people write for gk, read whole.
 *
 * A text comes out as UTF-8 without byte order mark, whatever a spreadsheet or editor saved: UTF-8
 * or GB18030 (GBK, GB2312), told apart by what most of its lines are. What cannot be read is a
 * mistake, with the line of every character that is not in the encoding of the others.
 * Everything returned lives in the arena. Any thread.
 */
#ifndef GK_CONF_FILE_H
#define GK_CONF_FILE_H

#include <stdbool.h>

#include "conf/mistake.h"

/* A file larger than this is refused: nobody writes one by hand. */
#define GK_FILE_LIMIT (UINT32_C(1) << 28)

/* Reads and decodes the file at `path`. GK_INVALID: mistakes were added. */
enum gk_status gk_file_read(struct gk_arena *, struct gk_bytes path, struct gk_mistakes *,
                            struct gk_bytes *text) GK_MUST_USE;

/* The same for a file that must be a regular one: a pipe would be waited for, a device may never
 * end. */
enum gk_status gk_file_read_regular(struct gk_arena *, struct gk_bytes path, struct gk_mistakes *,
                                    struct gk_bytes *text) GK_MUST_USE;

/* The same for bytes already in memory; `path` is only what mistakes call them. */
enum gk_status gk_file_decode(struct gk_arena *, struct gk_bytes path, struct gk_bytes raw,
                              struct gk_mistakes *, struct gk_bytes *text) GK_MUST_USE;

struct gk_folder_entry {
    struct gk_bytes name;
    bool is_folder;
};

/* What stands in the folder at `path`, sorted by name, without names that begin with a dot. */
enum gk_status gk_folder_read(struct gk_arena *, struct gk_bytes path, struct gk_mistakes *,
                              struct gk_folder_entry **entries, size_t *count) GK_MUST_USE;

#endif
