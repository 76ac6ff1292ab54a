/*
 * table_text.h - a table for a terminal: columns as wide as their widest cell, Han and other wide
 * characters counted twice, figures to the right.
 */
#ifndef GK_RUN_TABLE_TEXT_H
#define GK_RUN_TABLE_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "verbs/table.h"

/* Appends the titles and the rows; the arena is for scratch. */
enum gk_status gk_table_text(struct gk_buffer *out, const struct gk_table *,
                             struct gk_arena *) GK_MUST_USE;

#endif
