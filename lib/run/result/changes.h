/*
 * changes.h - the file of --changes: what a night has found that the ledger did not know, a line
 * each, as JSON lines or as a table for a spreadsheet; by the file's suffix.
 *
 * Titles and values do not stand in it (ledger.h). Owns its file and its text. One thread at a
 * time.
 */
#ifndef GK_RUN_RESULT_CHANGES_H
#define GK_RUN_RESULT_CHANGES_H

#include "run/command/command.h"

enum gk_changes_format {
    GK_CHANGES_LINES, /* .jsonl */
    GK_CHANGES_CSV,
};

/* Born as { .output = { .descriptor = -1 } }, which is no file: what is added goes nowhere. */
struct gk_changes {
    struct gk_output output;
    enum gk_changes_format format;
    enum gk_language language; /* of the table */
    struct gk_buffer text;     /* not yet written */
};

/* Opens the file, unless `path` is empty. A suffix that names no format is refused. */
enum gk_status gk_changes_open(struct gk_changes *, struct gk_command *,
                               struct gk_bytes path) GK_MUST_USE;

/* `word` for programs and `message` for people say what has changed; `published` is the day that a
 * back-dated record names, else GK_NO_DAY. */
enum gk_status gk_changes_add(struct gk_changes *, const char *word, enum gk_message message,
                              struct gk_bytes id, int32_t first_seen,
                              int32_t published) GK_MUST_USE;

/* The day as it is written, in `text`; empty of GK_NO_DAY. */
struct gk_bytes gk_changes_day(char text[10], int32_t day);

/* Writes what is there. */
enum gk_status gk_changes_flush(struct gk_changes *) GK_MUST_USE;

/* Puts the file in place where it is to be kept; else nothing is left of it. */
enum gk_status gk_changes_close(struct gk_changes *, bool keep) GK_MUST_USE;

#endif
