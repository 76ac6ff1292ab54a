/*
 * cells.h - the rows of a catalogue as people leave them: which are items, and what their cells
 * say; private to this room.
 *
 * No items are rows of notes below the table, headings within it, and a head that is repeated on
 * every page. Of an item, 同上 takes what the row above says. Cells merged over several rows are
 * saved once and then blank: a blank 一级事项 is that of the row above, and within a group blank
 * cells of basis, limit, publisher, channels, audience, manner, level and sections take over what
 * stands above them, but for columns of ticks. In a new group a blank inherits nothing.
 */
#ifndef GK_PROFILE_LOAD_CELLS_H
#define GK_PROFILE_LOAD_CELLS_H

#include "profile/load/header.h"

struct gk_catalog_cells {
    const struct gk_catalog_header *header;
    struct gk_arena *arena;
    struct gk_bytes cell[GK_COLUMN_COUNT];
    struct gk_bytes above[GK_COLUMN_COUNT];
    bool repeated[GK_COLUMN_COUNT]; /* the cell is that of the row above, judged and read there */
    bool orphan[GK_COLUMN_COUNT];   /* 同上 with nothing above it */
    uint32_t line[GK_COLUMN_COUNT];
    bool has_above;
};

/* Takes the cells of a row; *item is false where the row is none. */
enum gk_status gk_catalog_cells_take(struct gk_catalog_cells *, const struct gk_csv_row *,
                                     bool *item) GK_MUST_USE;

/*
 * The names that are ticked in a cell of boxes (■政府网站 □政府公报 ■其他), joined by 、: the ticks may
 * be ■ ▲ √ ☑ or what fonts make of them (t, þ), the boxes □ ☐ or 口, ?. A cell without ticks is
 * given as it stands. at == NULL when there is no memory.
 */
struct gk_bytes gk_catalog_ticked(struct gk_arena *, struct gk_bytes cell) GK_MUST_USE;

#endif
