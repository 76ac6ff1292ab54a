/*
 * role.h - what a row of a table is, behind its head: a record, or one of the rows that are none.
 */
#ifndef GK_RUN_INPUT_TABLE_ROLE_H
#define GK_RUN_INPUT_TABLE_ROLE_H

#include "run/input/table/head.h"

enum gk_row_role {
    GK_ROW_RECORD,
    GK_ROW_BLANK,   /* no cell holds anything but blanks */
    GK_ROW_TOTAL,   /* its first cell that is not empty says 合计 or the like */
    GK_ROW_NOTE,    /* its cells begin with 注：, 填报人： or the like */
    GK_ROW_UNITS,   /* directly behind the head: （万元）, （件） */
    GK_ROW_HEAD,    /* the head once more */
    GK_ROW_SURPLUS, /* cells behind the head's last hold something */
};

/* `behind_head`: it follows the head directly. GK_NO_MEMORY, or the role in *role. */
enum gk_status gk_row_role(const struct gk_table_words *, const struct gk_table_head *,
                           const struct gk_table_cells *, bool behind_head,
                           struct gk_arena *scratch, enum gk_row_role *role) GK_MUST_USE;

#endif
