/*
 * decisions.h - what a reviewer has decided about findings (--decisions=FILE).
 *
 * The table that -f csv of gk-redact gives, with four of its columns filled in: decision, who, when
 * and basis. Read as a spreadsheet saves it: UTF-8 or GB18030, with or without a byte order mark,
 * cells parted by commas, semicolons or tabs, heads and words in English or Chinese, in any order
 * and among any others. Where two columns have one name the last counts, since those to be filled
 * in are the last of the table. A finding is known by its fingerprint alone
 * (finding/fingerprint.h).
 *
 * A row in which none of the four is filled in decides nothing and is passed over; one in which
 * some are, or which has no fingerprint, does nothing and is kept to be told. What cannot be read
 * is a mistake: a word that is no decision, a damaged fingerprint, two rows that decide
 * differently.
 *
 * Read by one thread, then only looked into: safe from many.
 */
#ifndef GK_CONF_DECISIONS_H
#define GK_CONF_DECISIONS_H

#include <stdbool.h>

#include "conf/mistake.h"

enum gk_decision_kind {
    GK_DECISION_NONE,
    GK_DECISION_PASS,     /* the value stays as it is */
    GK_DECISION_MASK,     /* it is masked, and does not hold the record */
    GK_DECISION_WITHHOLD, /* the record is held */
};

enum gk_decision_column {
    GK_DECISION_FINGERPRINT,
    GK_DECISION_DECISION,
    GK_DECISION_WHO,
    GK_DECISION_WHEN, /* 2026-01-05, 2026/1/5 or 2026年1月5日, also with a time behind it */
    GK_DECISION_BASIS,
    GK_DECISION_COLUMNS, /* none is missing */
};

struct gk_decision {
    enum gk_decision_kind kind;
    enum gk_decision_column missing; /* the first that is: then it does nothing */
    bool later; /* it is dated later than the day of the run: then it does nothing yet */
    struct gk_bytes cell[GK_DECISION_COLUMNS]; /* as they were written */
    struct gk_bytes path;
    uint32_t line; /* from 1 */
};

/* Owns its entries. Born as { 0 }: nothing was decided. */
struct gk_decisions {
    struct gk_arena arena;
    struct gk_decision *at; /* in the order of the files and their lines */
    size_t count;
    const struct gk_decision **known; /* those with a fingerprint, in its order */
    size_t known_count;
};

/* Reads the files, on a day such as 20260105. GK_INVALID: mistakes were added. */
enum gk_status gk_decisions_open(struct gk_decisions *, const struct gk_bytes *paths, size_t count,
                                 uint32_t today, struct gk_mistakes *) GK_MUST_USE;

void gk_decisions_close(struct gk_decisions *);

/* What was decided about the finding, complete with who, when and basis, and not later than today;
 * NULL: nothing. */
const struct gk_decision *gk_decisions_find(const struct gk_decisions *,
                                            struct gk_bytes fingerprint);

#endif
