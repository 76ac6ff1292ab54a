/*
 * record_cell.h - a cell of a table that records are written to (record_sheet.h).
 */
#ifndef GK_RUN_FORM_RECORD_CELL_H
#define GK_RUN_FORM_RECORD_CELL_H

#include "base/buffer.h"

struct gk_cell_style {
    char separator;
    bool excel; /* what Excel would change is written ="…" */
};

/* Appends the cell, behind a separator where it is `further` in its row. */
enum gk_status gk_record_cell_append(struct gk_buffer *, bool further, struct gk_bytes text,
                                     const struct gk_cell_style *) GK_MUST_USE;

#endif
