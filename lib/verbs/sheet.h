/*
 * sheet.h - a table (verbs/table.h) filled cell by cell, row by row.
 *
 * What it cannot keep for want of memory it remembers, and does no more from there on, so that
 * whoever fills it asks once, at the end. One thread at a time.
 */
#ifndef GK_VERBS_SHEET_H
#define GK_VERBS_SHEET_H

#include <stdint.h>

#include "base/arena.h"
#include "finding/catalogue.h"
#include "verbs/table.h"

/* What a column is called, for programs and for people. */
struct gk_sheet_column {
    const char *name;
    enum gk_message title;
};

/* Born by gk_sheet_open. Everything lives in the arena. */
struct gk_sheet {
    struct gk_arena *arena;
    struct gk_table table;
    struct gk_bytes *cells;
    size_t filled;
    size_t capacity;
    enum gk_status status;
};

/* A table of that name without rows; columns from `first_figure` on hold figures. */
void gk_sheet_open(struct gk_sheet *, struct gk_arena *, enum gk_language, const char *name,
                   enum gk_message title, const struct gk_sheet_column *, size_t columns,
                   size_t first_figure);

/* The next cell. The text's bytes must live as long as the arena. */
void gk_sheet_add_text(struct gk_sheet *, struct gk_bytes text);

/* The same, of a text made for it: at == NULL without memory. */
void gk_sheet_add_made(struct gk_sheet *, struct gk_bytes text);

void gk_sheet_add_count(struct gk_sheet *, uint64_t);
void gk_sheet_add_number(struct gk_sheet *, int64_t);

/* A part of a whole in thousandths, rounded to the nearest: .987 or 1.000; of nothing an empty
 * cell. */
void gk_sheet_add_share(struct gk_sheet *, uint64_t part, uint64_t whole);

/* The table, whole rows of it; GK_NO_MEMORY where a cell is missing. */
enum gk_status gk_sheet_close(struct gk_sheet *, struct gk_table *) GK_MUST_USE;

#endif
