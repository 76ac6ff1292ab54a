/*
 * cells.h - the cells of one row of a report's table; private to this room.
 */
#ifndef GK_DOMAIN_REPORT_CELLS_H
#define GK_DOMAIN_REPORT_CELLS_H

#include "domain/report/table.h"

/* Where the cells of a row may stand. */
struct gk_annual_place {
    uint32_t start; /* the sign behind its name */
    uint32_t end;   /* the first sign of the next row, or the text's end */
    bool last;      /* nothing but the cells themselves says where they end */
    bool below;     /* they stand under the name */
};

/* Reads as many cells as there are columns, or says how many were found. *extra is the sign of a
 * number behind them that is none of theirs, or `end`. */
void gk_annual_cells_read(const struct gk_annual_text *, const struct gk_annual_place *,
                          uint32_t columns, struct gk_annual_row *, uint32_t *extra);

#endif
