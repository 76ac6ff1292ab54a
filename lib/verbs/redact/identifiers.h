/*
 * identifiers.h - identity and mobile numbers in folded text.
 *
 * A number begins and ends where no ASCII letter or digit is beside it; Han may be. It may be
 * grouped by one blank or hyphen each, an identity number 6-8-4, a mobile number 3-4-4 and
 * behind 86, +86 or 0086. Not looked at: decimal numbers, what is part of the name in front of
 * an @, and in a web address what has no check character: articles are numbered there.
 */
#ifndef GK_VERBS_REDACT_IDENTIFIERS_H
#define GK_VERBS_REDACT_IDENTIFIERS_H

#include "text/fold.h"
#include "verbs/redact/mask.h"

enum { GK_REDACT_IDENTIFIER_LIMIT = 18 };

struct gk_redact_identifier {
    enum gk_redact_type type;
    size_t start; /* cells, half-open */
    size_t end;
    char characters[GK_REDACT_IDENTIFIER_LIMIT]; /* without prefix and separators; small x */
    size_t count;
    bool checked; /* it has a check character, which is right */
};

/* A walk over the identifiers of one text, in order; owns nothing. */
struct gk_redact_identifiers {
    const struct gk_folded *folded;
    int32_t today;
    bool number; /* the text is a JSON number */
    size_t next;
    size_t seen; /* cells looked at for web addresses */
    bool in_address;
};

/* False behind the last. An identity number of 15 digits has no check character: whoever calls
 * wants a label near. */
bool gk_redact_identifiers_next(struct gk_redact_identifiers *, struct gk_redact_identifier *);

/* Whether a label of that type stands within twenty characters before the cell, or in `label`. */
bool gk_redact_labelled(enum gk_redact_type, const struct gk_folded *, size_t cell,
                        struct gk_bytes label);

#endif
