/*
 * header.h - the names of a catalogue's columns; private to this room.
 *
 * The standard table (基层政务公开标准目录) has two rows of names: 公开事项 stands over 一级事项 and
 * 二级事项, 公开对象, 公开方式 and 公开层级 over columns that hold ticks. Department catalogues have
 * one row. Both are read, below a title or without one; blanks inside names do not matter.
 */
#ifndef GK_PROFILE_LOAD_HEADER_H
#define GK_PROFILE_LOAD_HEADER_H

#include "conf/table.h"
#include "profile/load/load.h"

enum gk_catalog_column {
    GK_COLUMN_SERIAL,
    GK_COLUMN_ID,
    GK_COLUMN_GROUP,
    GK_COLUMN_TITLE,
    GK_COLUMN_DETAIL,
    GK_COLUMN_CONTENT,
    GK_COLUMN_BASIS,
    GK_COLUMN_LIMIT,
    GK_COLUMN_PUBLISHER,
    GK_COLUMN_CHANNELS,
    GK_COLUMN_AUDIENCE,
    GK_COLUMN_DISCLOSURE,
    GK_COLUMN_LEVEL,
    GK_COLUMN_SECTIONS,
    GK_COLUMN_STAGE,
    GK_COLUMN_EXPECTED,
    GK_COLUMN_CYCLE,
    GK_COLUMN_RECORD_COLUMNS,
    GK_COLUMN_WORDS,
    GK_COLUMN_CLASSES,
    GK_COLUMN_COUNT,
};

/* A column of the table as its head says. */
struct gk_heading {
    struct gk_bytes top;          /* in the first row, squeezed; may be empty */
    struct gk_bytes under;        /* in the second row, or empty */
    enum gk_catalog_column group; /* what `top`, or the name to its left, means */
};

/* Where a column's cells stand; none where first == end. */
struct gk_column_place {
    size_t first;
    size_t end;
    bool ticked; /* its value are the headings under which something stands */
};

struct gk_catalog_header {
    struct gk_heading *headings;
    size_t count;
    struct gk_column_place places[GK_COLUMN_COUNT];
    const struct gk_csv_row *items; /* the first row behind the names */
};

/* *good is false where the names do not say how to read the rows; mistakes tell why. */
enum gk_status gk_catalog_header_read(struct gk_load *, struct gk_bytes path,
                                      const struct gk_csv_row *first, struct gk_catalog_header *,
                                      bool *good) GK_MUST_USE;

/* What a row says in that column, in the arena where it is put together from ticks; *line is
 * where it begins. Empty where the table has no such column. */
enum gk_status gk_catalog_header_cell(const struct gk_catalog_header *, const struct gk_csv_row *,
                                      enum gk_catalog_column, struct gk_arena *,
                                      struct gk_bytes *text, uint32_t *line) GK_MUST_USE;

/* The column of that name, squeezed; GK_COLUMN_COUNT where there is none. */
enum gk_catalog_column gk_catalog_column_find(struct gk_bytes name);

#endif
