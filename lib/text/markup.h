/*
 * markup.h - a text as a reader of the page sees it, with the way back to what was written.
 *
 * Texts of records hold pieces of web pages. The view of one has three parts, one behind the
 * other:
 *
 *   visible  what the page shows. Character references (text/reference.h) are their characters;
 *            tags (text/tag.h) and comments vanish. <br> and the tags of blocks become one line
 *            end each, so that between two paragraphs there is an empty line; blanks and line ends
 *            of the source beside them are left out. Raised and lowered digits behind a digit are
 *            parted from it by ^ unless digits follow: 10<sup>8</sup> is 10^8, but
 *            1<sup>3</sup>8 is 138. Between two digits any other tag leaves a joint that nobody
 *            sees, U+2060: they may be of one number or of two.
 *            Of a table each row begins with a line end and each cell with a tab. Where a cell
 *            takes several columns or rows (colspan, rowspan) the places it reaches over are empty
 *            cells, so that the cells of a column stand behind as many tabs; of a row of one cell
 *            only those before it. What is nothing but layout of its source, blanks between cells
 *            and line ends in them, is left out or becomes a blank, and a line end that a tag makes
 *            within a cell is U+2028: who reads lines and tabs has rows and cells. Tags that were
 *            written as text, &lt;b&gt;, as pages are kept in databases, are tags.
 *   hidden   what it does not show: values of attributes and what else is in a tag, comments,
 *            scripts and style sheets, readings above characters (<rt>). Two line ends stand
 *            before each, so that nothing is joined to another. References in them are seen
 *            through, too, and tags save in scripts, style sheets and readings; what those hide
 *            stands behind what the tags of the text hide, level by level.
 *   encoded  tokens that have percent-encoded bytes in them (text/percent.h), decoded: as UTF-8, or
 *            else as GBK. They stand in one of the other parts too, as they are written. The same
 *            separates them.
 *
 * Nothing becomes invisible: every byte of the text is in one of the first two parts, except the
 * signs that tags are made of, the names of elements, names of attributes in ASCII letters that
 * have a value, and such layout.
 */
#ifndef GK_TEXT_MARKUP_H
#define GK_TEXT_MARKUP_H

#include <stdint.h>

#include "base/buffer.h"

/* How a run of the view came from one of the text. */
enum gk_markup_kind {
    GK_MARKUP_COPIED,    /* byte for byte */
    GK_MARKUP_CHARACTER, /* one character, for a reference or percent-encoded bytes */
    GK_MARKUP_MADE,      /* line ends, tabs and the like, for a tag or layout */
    GK_MARKUP_PERCENT,   /* characters, each byte for a percent sign and two digits */
};

enum gk_markup_part {
    GK_MARKUP_VISIBLE,
    GK_MARKUP_HIDDEN,
    GK_MARKUP_ENCODED,
};

/* A run of the view, and of the text: bytes, half-open. The source of what was made for nothing is
 * empty. */
struct gk_markup_run {
    enum gk_markup_kind kind;
    uint32_t start;
    uint32_t end;
    uint32_t source_start;
    uint32_t source_end;
};

enum { GK_MARKUP_LEVELS = 4 }; /* how deep tags may stand in values of tags */

/* Inside: a run, which ends where the next one begins. */
struct gk_markup_piece {
    uint32_t start;
    uint32_t source;
    uint32_t length_and_kind; /* of the source, times four */
};

/* Inside: bytes, and the runs that they are made of. */
struct gk_markup_layer {
    struct gk_buffer bytes;
    struct gk_markup_piece *pieces;
    size_t count;
    size_t capacity;
};

/*
 * Owns the view and its runs, kept from text to text: at most three times the text, and twelve
 * bytes for each run; as much again where a page was written as text. The text stays the caller's
 * and must outlive it. Born as { 0 }. One thread at a time.
 */
struct gk_markup {
    struct gk_bytes text;
    struct gk_markup_layer view;
    struct gk_markup_layer page; /* the text with the signs of tags that were written as text */
    struct gk_buffer decoded;    /* of percent-encoded runs */
    bool same;                   /* the view is the text itself */
    uint32_t hidden;             /* where that part begins */
    uint32_t deeper[GK_MARKUP_LEVELS - 1]; /* ... and in it what values within values hide */
    uint32_t encoded;
};

/* Makes the view of valid UTF-8 of at most 2^30 bytes; *view stands until the next. Where there is
 * nothing to see through it is the text itself. Work in proportion to the text. */
enum gk_status gk_markup_view(struct gk_markup *, struct gk_bytes text,
                              struct gk_bytes *view) GK_MUST_USE;

/* The run that holds that byte of the view. Some steps each. */
struct gk_markup_run gk_markup_run_at(const struct gk_markup *, uint32_t byte);

/* Where what begins at that byte of the view begins in the text, and where what ends before it
 * ends. */
uint32_t gk_markup_source_start(const struct gk_markup *, uint32_t byte);
uint32_t gk_markup_source_end(const struct gk_markup *, uint32_t end);

enum gk_markup_part gk_markup_part_of(const struct gk_markup *, uint32_t byte);

/* Where in that part of the view stands what was written at bytes [*start, *end) of the text, which
 * become bytes of the view; false where nothing of it does. Some steps each. */
bool gk_markup_find(const struct gk_markup *, enum gk_markup_part, uint32_t *start, uint32_t *end);

void gk_markup_free(struct gk_markup *);

#endif
