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

enum gk_citation {
    GK_CITED_NOTHING,
    /*
     * A number that is not as GB/T 9704-2012 has it: its serial is missing or left blank, 府办函〔2018〕
     * 号, 〔2018〕××號, and is then 0; or it has 第 or leading zeros in front, 府办函〔2018〕第012号,
     * unless the number is an order's or a notice's.
     */
    GK_CITED_FAULTY,
    /* 《…》（国发〔2017〕35号, right or faulty: titles of fewer than six characters are passed over,
     * laws by their short names. */
    GK_CITED_WITH_TITLE,
};

/* Where a citation stands, half-open bytes of the text. */
struct gk_cited {
    size_t start; /* of the bracket that opens the year, or of the number in brackets */
    size_t end;   /* behind 号 */
    int year;
    int64_t serial; /* 0: none */
    /* GK_CITED_WITH_TITLE: */
    struct gk_bytes title;  /* what stands between 《 and 》 … */
    struct gk_bytes agency; /* … and what is cited for it */
};

/* The next citation from *at on, which moves on. A faulty number with a title in front of it is
 * given both ways. In proportion to the text. */
enum gk_citation gk_cited_next(struct gk_bytes text, size_t *at, struct gk_cited *);

#endif
