/*
 * choice.h - inside lib/text/damage: of all readings of a stretch the likeliest, and how sure that
 * is.
 *
 * A reader is a wrong decoder, whose characters are turned back into bytes, and the code that
 * reads these bytes. Readings are compared by their cost in bits (text/cost.h); one that makes the
 * same text as the best is no rival of it.
 */
#ifndef GK_TEXT_DAMAGE_CHOICE_H
#define GK_TEXT_DAMAGE_CHOICE_H

#include "text/damage/code.h"
#include "text/damage/examination.h"

struct gk_reader {
    int decoder; /* of the caller's numbering */
    enum gk_code code;
    bool blanks;  /* as for gk_code_read */
    size_t start; /* the characters that are read … */
    size_t end;
    uint64_t beside; /* the cost of what is left as it stands, so that spans can be compared */
};

struct gk_choice {
    struct gk_buffer *bytes; /* uint16_t: the next to be read */
    struct gk_decoded decoded[2];
    int best; /* number of the best one in `decoded`; -1: nothing was tried */
    struct gk_reader reader;
    uint64_t cost;   /* of the best */
    uint64_t second; /* of the cheapest that makes another text; UINT64_MAX: there is none */
};

/* Which of an examination's scratch buffers a choice works in; a choice within it takes others. */
enum gk_choice_depth { GK_CHOICE_OUTER, GK_CHOICE_INNER };

struct gk_choice gk_choice_of(struct gk_buffer *scratch, enum gk_choice_depth);

/* Tells apart the bytes that pages make of one stretch. */
uint64_t gk_choice_print(const struct gk_choice *);

/* Reads the bytes, and keeps the reading if it is the best so far. */
enum gk_status gk_choice_try(struct gk_choice *, const struct gk_reader *) GK_MUST_USE;

static inline const struct gk_decoded *gk_choice_best(const struct gk_choice *choice)
{
    return &choice->decoded[choice->best];
}

/* Whether the best reading is Chinese, and a better account of the stretch than what stands there,
 * which costs `before`. */
bool gk_choice_is_convincing(const struct gk_choice *, uint64_t before);

/* Of a hundred convincing readings like the best so many are right: measured on damaged sentences
 * (tests/property/misread.t). */
uint8_t gk_choice_confidence(const struct gk_choice *);

/* The code of a reader, by its name. */
const char *gk_code_name(enum gk_code);

/* How sure a convincing reading is. `whole`: nothing beside it seems to belong to the damage, and
 * no byte can have been lost without a trace. */
enum gk_certainty gk_choice_certainty(const struct gk_choice *, bool whole);

#endif
