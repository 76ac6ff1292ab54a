/*
 * personal.h - numbers that stand for a person, in folded text: the one recogniser of every tool.
 *
 * gk-redact looks through records with it, and reports look through what they are about to show.
 * What makes a number one is said in domain/identifier.h (GB 11643-1999, ISO 7064, the numbering
 * plan). This module owns where one begins and ends, what may group it, what stands beside it,
 * and which labels go with it. Each family of numbers is a file in domain/personal/.
 *
 * In text, where a false alarm masks something else, a number begins and ends where no ASCII
 * letter or digit is beside it; Han may be. It may be grouped by single separators: blanks,
 * hyphens and dashes, or the blank of a web page (&nbsp;); by full stops, low lines and middle
 * dots where all of its groups are. A mobile number is grouped 3-4-4, and may follow 86, +86 or
 * 0086; an identity number is grouped after an even number of digits or before its check
 * character, and there a line break counts too, since its check character makes chance unlikely.
 * Not looked at: decimal numbers, what is part of the name in front of an @, and in a web address
 * what has no check character, since articles are numbered there.
 *
 * In the name of a member the same holds, but letters may stand beside the number (k13912345678):
 * such names are put together by programs.
 *
 * In a name that is shown (an id, a pointer, a title in a report), where a false alarm costs
 * nothing because the line's number stands for it, every doubt counts: anything but letters and
 * digits may stand between the digits, as often as it likes, letters may stand beside them,
 * addresses and decimals are looked at, and an identity number may stand inside a longer run of
 * digits.
 */
#ifndef GK_DOMAIN_PERSONAL_H
#define GK_DOMAIN_PERSONAL_H

#include "domain/identifier.h"
#include "text/fold.h"

enum gk_personal_kind {
    GK_PERSONAL_CN_ID,
    GK_PERSONAL_MOBILE,
    GK_PERSONAL_KINDS,
};

enum gk_personal_manner {
    GK_PERSONAL_IN_TEXT,
    GK_PERSONAL_IN_NUMBER, /* the text is a JSON number */
    GK_PERSONAL_IN_MEMBER, /* the text is the name of a member */
    GK_PERSONAL_IN_NAME,
};

struct gk_personal {
    enum gk_personal_kind kind;
    size_t start; /* cells, half-open */
    size_t end;
    char characters[GK_CN_ID_LENGTH]; /* without prefix and separators; small x */
    size_t count;
    bool checked;     /* it has a check character, which is right */
    bool needs_label; /* its shape alone says too little: 15 digits of an old identity number */
};

/* A walk over the numbers of one text, in order. Owns nothing; born with the first three members
 * filled in. */
struct gk_personal_walk {
    const struct gk_folded *folded;
    int32_t today; /* nobody is born later; INT32_MAX: any day */
    enum gk_personal_manner manner;
    size_t next;
    size_t seen; /* cells looked at for web addresses */
    bool in_address;
};

/* False behind the last; in a name they may overlap. Work in proportion to the text. */
bool gk_personal_next(struct gk_personal_walk *, struct gk_personal *found);

/* Whether a label of that kind is in the text: the name of a member, the head of a column. */
bool gk_personal_is_label(enum gk_personal_kind, struct gk_bytes text);

/* Whether one stands within twenty characters before the cell. */
bool gk_personal_labelled(enum gk_personal_kind, const struct gk_folded *, size_t cell);

/* A sign that may stand between the groups of a number, and is not of ASCII: dashes, the middle
 * dot. */
bool gk_personal_is_wide_separator(uint32_t character);

#endif
