/*
 * family.h - inside domain/personal: what the families of numbers share.
 */
#ifndef GK_DOMAIN_PERSONAL_FAMILY_H
#define GK_DOMAIN_PERSONAL_FAMILY_H

#include "domain/personal.h"

#include "base/ascii.h"

/* Whether a value of the family begins at `cell`. Fills in all of *found. */
typedef bool gk_personal_reader(const struct gk_personal_walk *, size_t cell,
                                struct gk_personal *found);

gk_personal_reader gk_personal_identity;
gk_personal_reader gk_personal_old_identity;
gk_personal_reader gk_personal_mobile;
gk_personal_reader gk_personal_document;
gk_personal_reader gk_personal_officer;

/* The character of a cell; 0 behind the end. */
static inline uint32_t gk_personal_character(const struct gk_folded *folded, size_t cell)
{
    return cell < folded->count ? folded->characters[cell] : 0;
}

/* X as it is meant: also the multiplication sign and the Cyrillic letter. */
static inline bool gk_personal_is_check_x(uint32_t c)
{
    return c == 'x' || c == 0xD7 || c == 0x0425 || c == 0x0445;
}

/* Whether no word goes on at `cell`. A number in a circle begins an entry of its own. */
bool gk_personal_ends_word(const struct gk_folded *, size_t cell);

/* Whether a number may begin at `cell`, and whether one may end before it. */
bool gk_personal_may_begin(const struct gk_personal_walk *, size_t cell);
bool gk_personal_may_end(const struct gk_personal_walk *, size_t cell);

/* What the words before a value that begins at `cell`, and then the names around the text, say of
 * the kind; GK_PERSONAL_ROLES: nothing. */
enum gk_personal_role gk_personal_said(const struct gk_personal_walk *, enum gk_personal_kind,
                                       size_t cell);

/* The same, with how sure it is. */
struct gk_personal_saying {
    enum gk_personal_role role;
    bool near;       /* nothing but signs and the like stands between, or it is said of all here */
    size_t distance; /* cells to the word */
};

struct gk_personal_saying gk_personal_saying(const struct gk_personal_walk *, enum gk_personal_kind,
                                             size_t cell);

/* The same, but for words beyond the end of a sentence or line. */
struct gk_personal_saying gk_personal_named(const struct gk_personal_walk *, enum gk_personal_kind,
                                            size_t cell);

/* Whether a word for a unit stands right behind a value that ends before `cell`. */
bool gk_personal_has_unit(const struct gk_personal_walk *, enum gk_personal_kind, size_t cell);

/* Whether a word that makes it a public matter stands before it farther than a label counts, with
 * no other value between. */
bool gk_personal_is_public_before(const struct gk_personal_walk *, enum gk_personal_kind,
                                  size_t cell);

/* Most cells between a word and the value right behind it. */
enum { GK_PERSONAL_FILLER = 8 };

/* Behind what may stand between a word that ends at `cell` and the value that it names. */
size_t gk_personal_behind_filling(const struct gk_personal_walk *, size_t cell);

/* How a number in text may be grouped. */
struct gk_personal_grouping {
    uint32_t before;   /* a bit for each digit before which a separator may stand */
    bool lone_signs;   /* signs other than blanks and hyphens may stand at one place alone, but
                        * for the full stop: the number would be a decimal */
    bool broken_lines; /* a line break is a separator */
};

/* A number that is being read. */
struct gk_personal_reading {
    const struct gk_personal_walk *walk;
    const struct gk_personal_grouping *grouping;
    size_t cell;   /* behind what has been read */
    size_t count;  /* of characters read */
    uint32_t gaps; /* separators passed, each kind of sign a bit */
    uint32_t gap_count;
};

/* Reads `count` characters into `out`: digits, the last one of an identity number also an x (for
 * `check`). False where they are not there. */
bool gk_personal_read(struct gk_personal_reading *, size_t count, bool check, char *out);

/* Whether what was passed between the digits may have grouped one number. */
bool gk_personal_is_grouped(const struct gk_personal_reading *);

/* What stands around the number says that it is part of something else. */
bool gk_personal_is_part(const struct gk_personal_walk *, const struct gk_personal *);

/* Whether the cell is part of a web address. Asked of cells in order, and seldom: the way from
 * the one asked about before is gone over now. */
bool gk_personal_in_address(struct gk_personal_walk *, size_t cell);

#endif
