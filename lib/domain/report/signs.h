/*
 * signs.h - the text of a report as a row of characters that can be seen, with what parts them.
 *
 * A sign is a character of the folded text that is no blank, with the blanks, tabs and line ends in
 * front of it. Tabs part the cells of a table (text/markup.h makes them of <td>), and so does |.
 * Lives in an arena; the folded text and its source must outlive it. Work in proportion to the
 * text.
 */
#ifndef GK_DOMAIN_REPORT_SIGNS_H
#define GK_DOMAIN_REPORT_SIGNS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "domain/report/forms.h"
#include "text/fold.h"

struct gk_annual_sign {
    uint32_t letter;
    uint32_t cell;       /* of the folded text */
    uint16_t tabs;       /* in front of it, before the first line end there */
    uint16_t later_tabs; /* behind the last one */
    bool line;           /* there is a line end in front of it */
    bool gap;            /* there is anything in front of it, or nothing at all: it is the first */
};

struct gk_annual_text {
    const struct gk_folded *folded;
    struct gk_annual_sign *signs; /* behind the last stands one that is a line end's, letter 0 */
    uint32_t count;
    bool page; /* tabs were made of the cells of a page, so that none is missing */
};

enum gk_status gk_annual_text_read(struct gk_annual_text *, const struct gk_folded *,
                                   struct gk_arena *) GK_MUST_USE;

/* Where the key ends that begins at that sign, or 0; signs that do not count, and whatever parts
 * them, may stand in it. */
uint32_t gk_annual_match(const struct gk_annual_text *, uint32_t at, const struct gk_annual_key *);

/* The first place in [from, to) where one of the keys of a line begins; false where there is
 * none. */
bool gk_annual_find(const struct gk_annual_text *, uint32_t from, uint32_t to,
                    const struct gk_annual_line *, uint32_t *start, uint32_t *end);

/* The bytes of the folded text's source from sign `start` to the end of the one before `end`. */
void gk_annual_span(const struct gk_annual_text *, uint32_t start, uint32_t end, uint32_t *first,
                    uint32_t *behind);

#endif
