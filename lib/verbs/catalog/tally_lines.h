/*
 * tally_lines.h - the account as lines, to travel from one machine to another, and back.
 *
 * A line is a JSON array that begins with a word:
 *
 *   ["tally",1,VERSION,DIGEST,DATE,PERIOD]   the first: of the lines, of the program, and of what
 *                                            the numbers mean; others do not go together
 *   ["row",ITEM,SECTION,AREA,STAGE,PERIOD,NEWEST,READ,PUBLISHED,…]
 *   ["deed",DUTY,DEED,VALUE,COUNT,DAY]
 *   ["column",COLUMN,COUNT,NEWEST]
 *   ["owed",SECTION,ITEM,DUE,DAYS,OVERDUE,ID,TITLE]
 *   ["unlisted",SECTION,COUNT]
 *   ["halved",N]  ["document",DOCUMENT,ADDRESS,SEVERAL]
 *   ["end",LINES]                            how many stand before it
 *
 * with the numbers of account.h, groups.h and columns.h. Lines of one account are the same, in
 * whatever way it came about. One thread at a time.
 */
#ifndef GK_VERBS_CATALOG_TALLY_LINES_H
#define GK_VERBS_CATALOG_TALLY_LINES_H

#include "verbs/catalog/catalog.h"

/* How far an account has been written. Born by gk_tally_lines_open, which sorts the account. */
struct gk_tally_lines {
    const struct gk_catalog_tally *tally;
    unsigned part;
    uint32_t section;
    size_t index;
    uint64_t lines;
};

void gk_tally_lines_open(struct gk_tally_lines *, struct gk_catalog_tally *);

/* Appends the next line and its line feed. GK_END behind the last. */
enum gk_status gk_tally_lines_next(struct gk_tally_lines *, struct gk_buffer *) GK_MUST_USE;

enum gk_tally_line {
    GK_TALLY_TAKEN,
    GK_TALLY_ENDED,   /* nothing may follow */
    GK_TALLY_UNKNOWN, /* none of these lines, or not where it stands */
    GK_TALLY_DIFFERS, /* its account is another one: the version, profile, date or period is */
};

/* How far an account is being read. Born as { .tally = … }; `lines` counts. */
struct gk_tally_reader {
    struct gk_catalog_tally *tally; /* to which it is added */
    uint64_t lines;
    struct gk_bytes otherwise; /* what differs, as a word: version, profile, date, period */
};

/* Adds a line; the record may be any JSON value. */
enum gk_status gk_tally_take(struct gk_tally_reader *, const struct gk_record *, struct gk_arena *,
                             enum gk_tally_line *) GK_MUST_USE;

/* Whether parts that were put together have documents in common. */
enum gk_status gk_tally_tell_shared(const struct gk_catalog_tally *,
                                    struct gk_verdict *end) GK_MUST_USE;

#endif
