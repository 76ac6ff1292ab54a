/*
 * cited_number.h - document numbers that a text cites.
 *
 * In running text an agency's word has no left edge, and blanks and line ends stand anywhere, so
 * only what can be nothing else is taken: Han, a year of four digits in brackets, and 号.
 */
#ifndef GK_DOMAIN_CITED_NUMBER_H
#define GK_DOMAIN_CITED_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/* Where a citation stands, half-open bytes of the text. */
struct gk_cited {
    size_t start;           /* of the bracket that opens the year, or of the number in brackets */
    size_t end;             /* behind 号 */
    struct gk_bytes title;  /* gk_cited_next: between 《 and 》 */
    struct gk_bytes agency; /* … and what is cited for it */
    int year;
    int64_t serial;
};

/* The next number from *at on that ends in `sign` (号, 號) and whose serial is missing or left
 * blank: 府办函〔2018〕 号, 〔2018〕××号. *at is then behind it. False where there is none. */
bool gk_cited_without_serial(struct gk_bytes text, struct gk_bytes sign, size_t *at,
                             struct gk_cited *);

/* The next title with its number in brackets behind it from *at on: 《…》（国发〔2017〕35号. Titles of
 * fewer than six characters are passed over: laws by their short names. */
bool gk_cited_next(struct gk_bytes text, size_t *at, struct gk_cited *);

#endif
