/*
 * stack.h - a head that stands over several rows, as merged cells leave it.
 *
 *     序号,标题,发布信息,,备注
 *     ,,机构,日期,
 *
 * A row goes on with the head above it where it fills columns that are unnamed there, and beside
 * them only the first column of their group; where all that it says could be names; and where it
 * leaves blank a column that the head names, or names fields itself. A column is then called by
 * both names where together they name a field (发布 and 日期), else by the lower one.
 */
#ifndef GK_RUN_INPUT_TABLE_STACK_H
#define GK_RUN_INPUT_TABLE_STACK_H

#include "run/input/table/head.h"

enum { GK_STACK_ROWS = 3 };

/* Born as { 0 }. */
struct gk_stack {
    struct gk_table_cells cells; /* what the columns are called */
    size_t rows;                 /* of the head */
    bool open;                   /* more has to be seen to say where it ends */
};

/* The head that begins with the first row of the text, which is one. The cells' texts live as long
 * as the text and the arena. */
enum gk_status gk_stack_read(struct gk_stack *, const struct gk_table_words *, struct gk_bytes text,
                             char separator, char row_end, struct gk_arena *) GK_MUST_USE;

void gk_stack_free(struct gk_stack *);

#endif
