/*
 * table_text.h - a table for a terminal: columns as wide as their widest cell (text/width.h),
 * figures to the right. Where that is wider than the table may be, the widest texts, and titles, go
 * on in further lines of their cells; only a table of too many columns is wider still.
 */
#ifndef GK_RUN_FORM_TABLE_TEXT_H
#define GK_RUN_FORM_TABLE_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "verbs/table.h"

enum { GK_TEXT_WIDTH = 80 }; /* of what says no other */

/* Appends the titles and the rows; the arena is for scratch. */
enum gk_status gk_table_text(struct gk_buffer *out, const struct gk_table *,
                             struct gk_arena *) GK_MUST_USE;

/* The same without the columns that the table puts aside, under brief titles. */
enum gk_status gk_table_narrow(struct gk_buffer *out, const struct gk_table *,
                               struct gk_arena *) GK_MUST_USE;

/* A paragraph in lines of that width, broken between words and between Han characters. */
enum gk_status gk_text_wrapped(struct gk_buffer *out, struct gk_bytes text) GK_MUST_USE;

#endif
