/*
 * forms.h - what an annual report on government information openness (政府信息公开工作年度报告) must
 * hold in which year: sections, tables and the sums in them.
 *
 * The lines are the profile's (reports.tsv) and bear their sources: 政府信息公开条例 art. 50, and
 * the formats of the State Council's office, 国办公开办函〔2019〕60号 and 〔2021〕30号. Which of them hold
 * depends on the year that a report is about. Owns nothing: all stands in the profile's arena.
 * Filled by one thread, then only read.
 */
#ifndef GK_DOMAIN_REPORT_FORMS_H
#define GK_DOMAIN_REPORT_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum gk_annual_kind {
    GK_ANNUAL_SECTION, /* `id` is its number in Han numerals */
    GK_ANNUAL_MATTER,  /* what a report without fixed sections speaks of */
    GK_ANNUAL_TABLE,   /* `id` is the number of its section */
    GK_ANNUAL_PART,    /* a table that need not be there; it stands and falls with those in front */
    GK_ANNUAL_COLUMN,
    GK_ANNUAL_HEAD,    /* words above the rows by which the table is known */
    GK_ANNUAL_ROW,     /* cells stand beside its name */
    GK_ANNUAL_BELOW,   /* the name is the end of the head, cells stand under it */
    GK_ANNUAL_BALANCE, /* sums of rows that are equal in each column, as the form prints it */
    GK_ANNUAL_ROWS,    /* a row that is the sum of others in each column */
    GK_ANNUAL_COLUMNS, /* a column that is the sum of others in each row */
    GK_ANNUAL_CARRY,   /* a row that is equal to one of the report of the year before */
    GK_ANNUAL_KINDS,
};

/* Words as folded texts have them, without blanks and signs. */
struct gk_annual_key {
    const uint32_t *letters;
    uint32_t count;
};

struct gk_annual_line {
    enum gk_annual_kind kind;
    int32_t from; /* years that a report is about, both included */
    int32_t to;
    struct gk_bytes table;
    struct gk_bytes id;
    struct gk_bytes name; /* the first of the words, as it is written */
    const struct gk_annual_key *keys;
    uint32_t key_count;
    struct gk_bytes sum; /* "total = granted partly": ids of rows or columns of the table */
    uint32_t line;       /* of the file */
};

struct gk_annual_forms {
    struct gk_annual_line *lines; /* in the order of the file, which is that of the form */
    uint32_t count;
};

/* The word of a kind in the file; NULL behind the last. */
const char *gk_annual_kind_name(enum gk_annual_kind);

static inline bool gk_annual_holds(const struct gk_annual_line *line, int32_t year)
{
    return line->from <= year && year <= line->to;
}

/* The next id of one side of a sum; *rest moves behind it. False where none is left. */
bool gk_annual_sum_next(struct gk_bytes *rest, struct gk_bytes *id);

/* The two sides of a sum; false where there is no sign of equality. */
bool gk_annual_sum_sides(struct gk_bytes sum, struct gk_bytes *left, struct gk_bytes *right);

/* Whether a character counts in keys: Han characters, ASCII letters and digits. */
bool gk_annual_counts(uint32_t character);

#endif
