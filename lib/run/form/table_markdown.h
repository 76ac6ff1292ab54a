/*
 * table_markdown.h - a table in Markdown (GitHub Flavored Markdown 4.10), for a text that people
 * keep.
 */
#ifndef GK_RUN_FORM_TABLE_MARKDOWN_H
#define GK_RUN_FORM_TABLE_MARKDOWN_H

#include "base/buffer.h"
#include "verbs/table.h"

/* At the buffer's end. */
enum gk_status gk_table_markdown(struct gk_buffer *, const struct gk_table *) GK_MUST_USE;

#endif
