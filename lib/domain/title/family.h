/*
 * family.h - inside domain/title: a title that is being read, and what its files share.
 *
 * `start` and `end` close in on the name. Every look to the left or right is bounded, or goes over
 * what is then taken off, so that all work is in proportion to the title. Letters stand in these
 * files as folded text has them.
 */
#ifndef GK_DOMAIN_TITLE_FAMILY_H
#define GK_DOMAIN_TITLE_FAMILY_H

#include "domain/title.h"

struct gk_title_reading {
    const struct gk_folded *folded;
    const uint32_t *at; /* its characters */
    const struct gk_title_words *words;
    struct gk_title *title;
    size_t start;
    size_t end;
};

/* ---- words (words.c) */

/* The cells of the longest word of the list with which [from, end), which is not empty, begins, or
 * ends (`last`); 0: none. */
size_t gk_title_match(const struct gk_title_reading *, enum gk_title_list, size_t from, size_t end,
                      bool last);

/* The lists of which a word may begin at a cell, a bit each. */
static inline uint32_t gk_title_lists_at(const struct gk_title_reading *reading, size_t at)
{
    return reading->words->begins[reading->at[at] % GK_TITLE_LETTERS];
}

/* The cells of the longest word of the list that begins at `at`, or that ends before `end`, within
 * [from, end); 0: none. */
static inline size_t gk_title_begins(const struct gk_title_reading *reading,
                                     enum gk_title_list list, size_t at, size_t end)
{
    return at < end && gk_title_lists_at(reading, at) >> list & 1
               ? gk_title_match(reading, list, at, end, false)
               : 0;
}

static inline size_t gk_title_ends(const struct gk_title_reading *reading, enum gk_title_list list,
                                   size_t from, size_t end)
{
    uint32_t letter = from < end ? reading->at[end - 1] % GK_TITLE_LETTERS : 0;
    return from < end && reading->words->ends[letter] >> list & 1
               ? gk_title_match(reading, list, from, end, true)
               : 0;
}

/* The first place within [from, end) at which a word of the list begins; `end`: none. */
size_t gk_title_find(const struct gk_title_reading *, enum gk_title_list, size_t from, size_t end,
                     size_t *length);

/* Whether this text begins there. */
static inline bool gk_title_is(const struct gk_title_reading *reading, size_t at,
                               const uint_least32_t *text)
{
    while (*text && at < reading->end && reading->at[at] == *text)
        at++, text++;
    return !*text;
}

/* ---- cells (cells.c) */

bool gk_title_is_blank(uint32_t character);

/* No letter, digit, bracket or mark of a title: what stands around one by chance. */
bool gk_title_is_sign(uint32_t character);

/* | and what looks like it: 丨, │. */
static inline bool gk_title_is_bar(uint32_t c)
{
    return c == '|' || c == U'丨' || c == U'│' || c == U'┃' || c == U'︱' || c == U'∣';
}

/* 一 to 十, 〇, 百, 零; not the digits of ASCII. */
bool gk_title_is_han_digit(uint32_t character);

size_t gk_title_skip_blanks(const struct gk_title_reading *, size_t at, size_t end);
size_t gk_title_skip_blanks_back(const struct gk_title_reading *, size_t from, size_t end);

/* Whether a blank that folding dropped stands before a cell. */
bool gk_title_is_apart(const struct gk_title_reading *, size_t at);

/* Of the bracket that ends before `end` or begins at `at`, the other side, so many cells away at
 * most; false where there is none. */
bool gk_title_opening(const struct gk_title_reading *, size_t end, size_t most, size_t *open);
bool gk_title_closing(const struct gk_title_reading *, size_t at, size_t most, size_t *close);

/* ---- parts */

/* A document number or the number of an issue that ends before `end`: the cell at which the title
 * before it ends, `end` where there is none (number.c). */
size_t gk_title_number_before(const struct gk_title_reading *, size_t end,
                              struct gk_title_cells *number);

/* Whether a title that ends there may end so: with a kind, a bracket, a number. */
bool gk_title_is_complete(const struct gk_title_reading *, size_t end);

/* Takes off a site or its heads; whether there was something (site.c). */
bool gk_title_take_site(struct gk_title_reading *);
void gk_title_take_page(struct gk_title_reading *);

/* What brackets say, without them (bracket.c): status, draft, number, that it is an explanation. */
void gk_title_note_bracket(struct gk_title_reading *, size_t start, size_t end);

/* Takes off what stands behind or in front (tail.c, head.c). */
void gk_title_take_tail(struct gk_title_reading *);
void gk_title_take_head(struct gk_title_reading *);

/* That the page is no document, by these words; what was said first stays. */
void gk_title_say(struct gk_title_reading *, enum gk_title_nature, size_t start, size_t end);

/* Whether the words around say that the page explains a document, or that it is news (nature.c). */
void gk_title_judge(struct gk_title_reading *);

#endif
