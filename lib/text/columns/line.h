/*
 * line.h - what the characters of a line are to a table, and the cells they set apart.
 *
 * Borrows the text. Offsets in bytes of the text; nothing is allocated. Any thread.
 */
#ifndef GK_TEXT_COLUMNS_LINE_H
#define GK_TEXT_COLUMNS_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum {
    GK_CELL_LINE = 1024, /* bytes; a longer line is no row of commas or blanks */
    GK_CELL_MOST = GK_CELL_LINE / 2 + 1,
    GK_CELL_NUMBER = 6, /* digits in a row that make a line data */
};

enum gk_sign_kind {
    /* These set cells apart, and are the kinds of tables, the surest first; the last stands for
     * all blanks. */
    GK_SIGN_TAB,
    GK_SIGN_BAR,  /* drawn: │ ┃ ｜ */
    GK_SIGN_PIPE, /* | */
    GK_SIGN_COMMA,
    GK_SIGN_WIDE_COMMA, /* ， */
    GK_SIGN_PAUSE,      /* 、 */
    GK_SIGN_BLANK,
    GK_SIGN_WIDE_BLANK, /* two columns wide */
    GK_SIGN_LINE_END,
    GK_SIGN_DIGIT,
    GK_SIGN_RULE, /* what lines between rows are drawn with */
    GK_SIGN_QUOTE,
    GK_SIGN_STOP, /* 。 */
    GK_SIGN_PLAIN,
    /* Positions count in tables of the first, however long the lines; all these are counted. */
    GK_SIGN_STRONG = GK_SIGN_PIPE + 1,
    GK_SIGN_COUNTED = GK_SIGN_PAUSE + 1,
};

struct gk_sign {
    enum gk_sign_kind kind;
    uint32_t length;
};

struct gk_cell {
    uint32_t start, end;
};

/* A line as far as it has been counted. */
struct gk_cell_line {
    uint32_t start, end; /* without the line's end */
    uint32_t signs[GK_SIGN_COUNTED];
    enum gk_sign_kind first, last; /* that are no blanks; of an empty line GK_SIGN_BLANK */
    uint32_t seen;                 /* a bit for each kind */
    uint32_t digits;               /* of the run being counted */
    bool number;                   /* GK_CELL_NUMBER of them */
    bool quoted;
};

/* How blanks part cells. */
enum gk_gaps {
    GK_GAPS_WIDE,        /* two columns and more */
    GK_GAPS_WIDE_JOINED, /* 姓 名, two cells of one Han character, are one */
    GK_GAPS_ANY,
    GK_GAPS_ANY_JOINED,
    GK_GAPS
};

/* What stands there: a character, or a few bytes that mean nothing. */
struct gk_sign gk_sign_at(struct gk_bytes text, uint32_t at);

static inline bool gk_sign_is_blank(enum gk_sign_kind kind)
{
    return kind == GK_SIGN_BLANK || kind == GK_SIGN_WIDE_BLANK;
}

/* A line that begins here, before anything is counted. */
struct gk_cell_line gk_cell_line_at(uint32_t start);

/* Counts the sign behind what was counted, which is none of GK_SIGN_LINE_END. */
void gk_cell_line_count(struct gk_cell_line *, struct gk_sign);

/* Cells between signs of a kind, in a line that was counted wholly: bars and pipes at its ends are
 * borders. */
uint32_t gk_cell_count(const struct gk_cell_line *, enum gk_sign_kind);

/* The cells of a line of at most GK_CELL_LINE bytes, without blanks and quotes at their ends. */
uint32_t gk_cells_of_sign(struct gk_bytes text, const struct gk_cell_line *, enum gk_sign_kind,
                          struct gk_cell cells[GK_CELL_MOST]);
uint32_t gk_cells_of_gaps(struct gk_bytes text, const struct gk_cell_line *, enum gk_gaps,
                          struct gk_cell cells[GK_CELL_MOST]);

struct gk_cell gk_cell_filled(struct gk_bytes text, struct gk_cell);

#endif
