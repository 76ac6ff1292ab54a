/*
 * head.h - a table's head: which row it is, and what its columns are called.
 *
 * A row is a head where two of its cells name known fields (record/field.h), or one does and the
 * others look like names; a name that heads of tables have, by the profile, counts as one. Names
 * match as they stand, or after blanks, line breaks and * are dropped, or what stands in brackets
 * behind them as well (发布日期（必填）). What matches so is called by the name that matched; any
 * other is called as it stands, trimmed.
 *
 * An unnamed column is 列N, where N counts from 1, a second column of one name 名_2, or the next
 * number that no column has. Two columns for one field are a fault of the table. Made once a
 * table, lives in the arena as long as the run, and is only read.
 */
#ifndef GK_RUN_INPUT_TABLE_HEAD_H
#define GK_RUN_INPUT_TABLE_HEAD_H

#include "base/arena.h"
#include "run/input/table/cells.h"
#include "run/input/table/words.h"

struct gk_table_column {
    struct gk_bytes said; /* what its cell says, squeezed: by this a repeated head is known */
    struct gk_bytes name;
    struct gk_bytes json; /* the name as a JSON string, and a colon */
    bool unnamed;
    enum gk_field field; /* that it stands for, or GK_FIELD_COUNT */
};

struct gk_table_head {
    struct gk_table_column *columns;
    size_t count;
    size_t named;               /* columns up to the last that has a name */
    struct gk_bytes raw;        /* the bytes that a file of its rows begins with */
    enum gk_field twice;        /* a field that two columns stand for, or GK_FIELD_COUNT */
    size_t first, second;       /* those two */
    struct gk_table_head *rows; /* of one over several rows (stack.h): each of them, chained */
};

/* How far a row is a head. */
enum gk_head_kind {
    GK_NO_HEAD,
    GK_MAYBE_HEAD, /* one cell names a field, others look like no names */
    GK_HEAD,
};

/* *known: how many of its cells name a field, or are names that heads have. */
enum gk_status gk_table_head_judge(const struct gk_table_words *, const struct gk_table_cells *,
                                   struct gk_arena *scratch, enum gk_head_kind *,
                                   size_t *known) GK_MUST_USE;

/* The head that such a row makes; NULL when there is no memory. */
struct gk_table_head *gk_table_head_make(const struct gk_table_words *,
                                         const struct gk_table_cells *,
                                         struct gk_arena *) GK_MUST_USE;

/* Does the row say the same as the head, or as one of its rows, cell for cell? */
bool gk_table_head_is_said(const struct gk_table_head *, const struct gk_table_cells *,
                           struct gk_arena *scratch);

/* The column of that name, counted from 1, or 0. */
size_t gk_table_head_find(const struct gk_table_head *, struct gk_bytes name);

/* The same of the one that stands for the field. */
size_t gk_table_head_find_field(const struct gk_table_head *, enum gk_field);

/* What the cell says, without blanks, line breaks, * and invisible characters; at == NULL when
 * there is no memory. */
struct gk_bytes gk_table_squeeze(const struct gk_table_cell *, struct gk_arena *) GK_MUST_USE;

/* Is the cell empty, or nothing but blanks? */
bool gk_table_is_blank(const struct gk_table_cell *);

/* The name by which the cell names a field or is known as a head, or the empty run. */
enum gk_status gk_table_known_name(const struct gk_table_words *, const struct gk_table_cell *,
                                   struct gk_arena *, struct gk_bytes *name) GK_MUST_USE;

/* Could it be the name of a column? */
bool gk_table_is_like_name(const struct gk_table_cell *);

#endif
