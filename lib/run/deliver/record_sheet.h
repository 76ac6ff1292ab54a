/*
 * record_sheet.h - records that pass, written for people: as a table for spreadsheets, or as an
 * array, or with some of their members only.
 *
 * A table is UTF-8 with byte order mark and CRLF, its cells quoted where they must be (RFC 4180)
 * and guarded (table/guard.h), so that --from=csv reads what stood in the records: texts as they
 * are, numbers digit for digit, null as an empty cell, arrays and objects as JSON text. Its head is
 * what --columns asks for; without it the head of the table that is read, and behind it the members
 * of the first record. A member of a later record that has no column is told once.
 *
 * A column is a member's own name, or a field by any of its names, or a path into objects, with
 * points: gk.catalog.status. One thread at a time.
 */
#ifndef GK_RUN_DELIVER_RECORD_SHEET_H
#define GK_RUN_DELIVER_RECORD_SHEET_H

#include "base/map.h"
#include "record/scan.h"
#include "run/input/format.h"
#include "run/input/table/head.h"
#include "run/report.h"

struct gk_record_sheet_column {
    struct gk_bytes name;
    enum gk_field field; /* or GK_FIELD_COUNT */
    int32_t member;      /* in records of the shape at hand; -1: none, or to be looked for */
};

/* Born as designated by the caller (the first group). Owns the rest. */
struct gk_record_sheet {
    enum gk_to to;
    bool excel;
    const struct gk_bytes *asked; /* --columns */
    size_t asked_count;
    const struct gk_job *job;
    struct gk_report *report;

    struct gk_scanner scanner;
    struct gk_arena arena; /* of the run */
    struct gk_arena scratch;
    struct gk_buffer columns; /* struct gk_record_sheet_column */
    struct gk_map told;       /* members that have no column */
    uint64_t shape;           /* of the records that the columns' members are of; 0: none */
    bool begun;
    bool any;              /* a record has been written */
    struct gk_buffer text; /* not yet written */
};

/* Are records written otherwise than as they are? */
bool gk_record_sheet_is_asked(const struct gk_record_sheet *);

/*
 * The first records, lines of JSON, of those that will be written: are there such columns? A name
 * that none of them has, and that is much like a known one, is a slip of whoever typed it: said,
 * and GK_INVALID.
 */
enum gk_status gk_record_sheet_check(struct gk_record_sheet *, const struct gk_table_head *,
                                     struct gk_bytes lines) GK_MUST_USE;

/* Adds lines, whose first stands at the spot. */
enum gk_status gk_record_sheet_add(struct gk_record_sheet *, const struct gk_table_head *,
                                   struct gk_bytes lines, const struct gk_spot *) GK_MUST_USE;

/* The end of the records. */
enum gk_status gk_record_sheet_end(struct gk_record_sheet *) GK_MUST_USE;

void gk_record_sheet_free(struct gk_record_sheet *);

#endif
