/*
 * sums.h - whether a table of an annual report adds up: 第一项加第二项之和，等于第三项加第四项之和 in each
 * column, and totals of rows and columns.
 *
 * A sum is made only where all its parts could be read; a table that holds numbers of rows unknown
 * to the form is not asked for totals of rows.
 */
#ifndef GK_DOMAIN_REPORT_SUMS_H
#define GK_DOMAIN_REPORT_SUMS_H

#include "domain/report/table.h"

struct gk_annual_difference {
    const struct gk_annual_line *sum;    /* which does not come out */
    const struct gk_annual_row *row;     /* the total, or the row that it stands in */
    const struct gk_annual_line *column; /* in this column */
    int64_t left;
    int64_t right;
    bool blank; /* some of the cells say that there is nothing in them */
};

/* Born as { .table = …, .forms = …, .year = … }. */
struct gk_annual_sums {
    const struct gk_annual_table *table;
    const struct gk_annual_forms *forms;
    int32_t year;
    uint32_t line; /* where it goes on */
    uint32_t step;
};

/* The row of that id, where it could be read; else NULL. */
const struct gk_annual_row *gk_annual_row_find(const struct gk_annual_table *, struct gk_bytes id);

/* The next sum that does not come out; false where none is left. */
bool gk_annual_sums_next(struct gk_annual_sums *, struct gk_annual_difference *);

#endif
