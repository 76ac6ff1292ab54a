/*
 * table_page.h - tables as one page (page.h): for the screen of a desk, a phone and for paper.
 *
 * Shares of a hundred are drawn as bars in their cells (tables' `bar`). On a narrow screen each row
 * becomes a block, and each cell says its column.
 */
#ifndef GK_RUN_FORM_TABLE_PAGE_H
#define GK_RUN_FORM_TABLE_PAGE_H

#include "run/form/page.h"
#include "verbs/table.h"

/* Appends the whole page. */
enum gk_status gk_tables_page(struct gk_buffer *, struct gk_bytes title, const struct gk_table *,
                              size_t count, enum gk_language) GK_MUST_USE;

#endif
