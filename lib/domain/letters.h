/*
 * letters.h - the value of a short field as it is read: full-width ASCII as ASCII, blanks and
 * invisible characters left out or made one, each letter with the place it came from.
 *
 * Short values only: what a date, a number or a manner of disclosure needs. Owns nothing, lives
 * on the stack, is filled by gk_letters_read.
 */
#ifndef GK_DOMAIN_LETTERS_H
#define GK_DOMAIN_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum { GK_LETTERS_LIMIT = 120 };

struct gk_letters {
    uint32_t count;
    uint32_t letter[GK_LETTERS_LIMIT + 1]; /* letter[count] is 0 */
    uint32_t place[GK_LETTERS_LIMIT + 1];  /* code point of the text; place[count]: its end */
};

enum gk_blanks {
    GK_BLANKS_DROP,
    GK_BLANKS_MERGE, /* a run of blanks becomes one space; none at the ends */
};

/* False, with the letters unusable, where the text has more than GK_LETTERS_LIMIT of them. */
bool gk_letters_read(struct gk_letters *, struct gk_bytes text, enum gk_blanks);

/* Whether the letters from `at` on begin with this UTF-8 word; its length in letters, or 0. */
uint32_t gk_letters_match(const struct gk_letters *, uint32_t at, const char *word);
uint32_t gk_letters_match_bytes(const struct gk_letters *, uint32_t at, struct gk_bytes word);

/* Whether they begin so with one of the words, the first that fits; *length is its length. */
bool gk_letters_match_one(const struct gk_letters *, uint32_t at, const char *const *words,
                          size_t count, uint32_t *length);

/* Puts simplified forms in place of traditional ones, each where it stands. */
void gk_letters_simplify(struct gk_letters *);

/* Whether they are this word and no more. */
bool gk_letters_are(const struct gk_letters *, const char *word);

/* Spaces of every kind, and line ends. */
bool gk_is_blank(uint32_t letter);

/* 0 for 〇 零 and the ○ that keyboards offer for it, 1 to 9 for 一 to 九, or -1. */
int gk_han_digit(uint32_t letter);

/* Characters without width that come along when text is copied from pages. */
bool gk_is_invisible(uint32_t letter);

/*
 * Whether a text says that there is nothing: it is empty, or blank, or, blanks and width aside, one
 * of what people and databases write in an empty cell: 无, 暂无, 空, 不适用, /, dashes of any
 * length, null, undefined, None, \N, (Null). The one answer of all tools to that question.
 */
bool gk_is_absent(struct gk_bytes text);

/* Whether a cell points to what the one above it says: 同上, 〃, blanks inside or a stop behind. */
bool gk_is_ditto(struct gk_bytes text);

#endif
