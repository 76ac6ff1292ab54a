/*
 * listing.h - a list of the records that pass, for the public: written row by row as they pass, so
 * it takes no memory however many there are.
 *
 * As a table for spreadsheets (UTF-8 with byte order mark, cells that would be taken for formulas
 * guarded as in record_sheet.h), as an array of objects, one a line, or as a page (page.h), whose
 * rows become blocks on a narrow screen. Cells are what the verb leaves in verdict->row.
 */
#ifndef GK_RUN_RESULT_LISTING_H
#define GK_RUN_RESULT_LISTING_H

#include "run/result/file.h"
#include "verbs/listing.h"

/* Made by gk_listing_open. Owns its text. */
struct gk_listing {
    struct gk_result_file file;
    struct gk_listing_shape shape;
    const struct gk_command *command;
    struct gk_buffer text; /* not yet written */
    uint64_t rows;
    uint64_t left_out; /* records that pass and have no row */
};

/* Opens the file that an option names, csv, json or html, and writes what stands before the first
 * row; it is command->listing then, and among the results (result.h). Without the option there is
 * none. */
enum gk_status gk_listing_open(struct gk_command *, int option, const char *name,
                               const struct gk_listing_shape *) GK_MUST_USE;

/* A record passes; `cells` is NULL where it is not for the list. */
enum gk_status gk_listing_add(struct gk_listing *, const struct gk_bytes *cells) GK_MUST_USE;

/* Writes what is there. */
enum gk_status gk_listing_flush(struct gk_listing *) GK_MUST_USE;

#endif
