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
gk_personal_reader gk_personal_card;
gk_personal_reader gk_personal_social_code;
gk_personal_reader gk_personal_phone;
gk_personal_reader gk_personal_hotline;
gk_personal_reader gk_personal_joined;
gk_personal_reader gk_personal_slip;
gk_personal_reader gk_personal_slip_behind;
gk_personal_reader gk_personal_exponent;
gk_personal_reader gk_personal_han_identity;
gk_personal_reader gk_personal_han_mobile;
gk_personal_reader gk_personal_han_card;
gk_personal_reader gk_personal_birth;
gk_personal_reader gk_personal_born;
gk_personal_reader gk_personal_address;
gk_personal_reader gk_personal_person;
gk_personal_reader gk_personal_sensitive;
gk_personal_reader gk_personal_young;
gk_personal_reader gk_personal_plate;
gk_personal_reader gk_personal_embassy;
gk_personal_reader gk_personal_email;
gk_personal_reader gk_personal_ipv4;
gk_personal_reader gk_personal_ipv6;
gk_personal_reader gk_personal_mac;

/* Whether plates begin with it. */
bool gk_personal_is_province(uint32_t character);

/* Where the initial of a province stands before the letter at `cell`, perhaps with a blank or a
 * line end between; `cell` where there is none. */
size_t gk_personal_before_letter(const struct gk_folded *, size_t cell);

/* Whether begins.c knows where all values of the kind begin. */
bool gk_personal_is_foretold(enum gk_personal_kind);

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

/* Whether a value of letters and digits may begin at `cell`, and whether one may end before it. */
bool gk_personal_may_begin(const struct gk_personal_walk *, size_t cell);
bool gk_personal_may_end(const struct gk_personal_walk *, size_t cell);

/* Where the cell of a table that holds `start` ends, or the line (`lines`), though folding has
 * dropped what parts Han there; at most so many cells on. */
size_t gk_personal_border(const struct gk_personal_walk *, size_t start, size_t most, bool lines);

/* Whether the cell of a table ends before `cell`: a number goes on in the next one only where each
 * has a digit of its own, as in forms. */
bool gk_personal_ends_place(const struct gk_personal_walk *, size_t cell);

/* The kinds that the word names, whether in public or not: a bit for each. */
uint32_t gk_personal_word_names(uint32_t word);

/* How many of the words end at `cell` or before. */
size_t gk_personal_words_before(const struct gk_personal_walk *, size_t cell);

/* The place that holds `cell`, or NULL. Its readers are asked in order. */
const struct gk_personal_place *gk_personal_place_at(const struct gk_personal_walk *, size_t cell);

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

/* Whether a label of whatever kind ends in ]start, end]: it is the head of a form, no value. */
bool gk_personal_holds_label(const struct gk_personal_walk *, size_t start, size_t end);

/* Most cells between a word and the value right behind it. */
enum { GK_PERSONAL_FILLER = 8 };

/* Behind what may stand between a word that ends at `cell` and the value that it names. */
size_t gk_personal_behind_filling(const struct gk_personal_walk *, size_t cell);

/* What may stand between two digits of one number, bits. */
enum gk_personal_gap {
    GK_PERSONAL_JOINED = 1, /* a single blank or hyphen */
    GK_PERSONAL_WIDE = 2,   /* several blanks, a tab */
    GK_PERSONAL_DASH = 4,
    GK_PERSONAL_STOP = 8,
    GK_PERSONAL_LOW_LINE = 16,
    GK_PERSONAL_MIDDLE_DOT = 32,
    GK_PERSONAL_SLASH = 64,
    GK_PERSONAL_LINE = 128, /* a line break */
};

/* The gap that begins at `cell`, which a digit may follow at *end; 0 where there is none. In a name
 * it is whatever is no letter and no digit. */
unsigned gk_personal_gap_at(const struct gk_personal_walk *, size_t cell, size_t *end);

/* Reads a run at `cell`, of Han numerals too. */
void gk_personal_run_read_han(const struct gk_personal_walk *, size_t cell,
                              struct gk_personal_run *);

/* Reads a run at `cell` where it is not the walk's own. */
void gk_personal_run_read(const struct gk_personal_walk *, size_t cell, struct gk_personal_run *);

/* Moves the walk's own run to `cell`, at little cost where that is one of its digits. */
void gk_personal_run_move(struct gk_personal_walk *, size_t cell);

/* Whether a number of `count` characters may end there. */
bool gk_personal_run_ends(const struct gk_personal_walk *, const struct gk_personal_run *,
                          size_t count);

/* How so many characters of it are grouped. */
struct gk_personal_shape {
    uint32_t before; /* a bit for each character before which there is a gap */
    unsigned kinds;  /* of gaps, bits */
    unsigned gaps;
};

struct gk_personal_shape gk_personal_run_shape(const struct gk_personal_run *, size_t count);

/* Whether all gaps are alike. */
static inline bool gk_personal_is_alike(const struct gk_personal_shape *shape)
{
    return !(shape->kinds & (shape->kinds - 1));
}

/* A full stop alone is that of a decimal. */
static inline bool gk_personal_is_decimal(const struct gk_personal_shape *shape)
{
    return shape->gaps == 1 && shape->kinds == GK_PERSONAL_STOP;
}

/* Whether so many characters in groups, before which a code may begin at `start`, are no part of a
 * longer row of groups, as numbers in a table are: of at most `longest` digits each. */
bool gk_personal_run_is_alone(const struct gk_personal_walk *, size_t start,
                              const struct gk_personal_run *, size_t count, size_t longest);

/* Whether the text, or the cell of a table, is cells [start, end), blanks aside. */
bool gk_personal_is_whole(const struct gk_personal_walk *, size_t start, size_t end);

/* Fills in a number of `count` characters of the run. */
void gk_personal_fill(struct gk_personal *, enum gk_personal_kind, const struct gk_personal_run *,
                      size_t count);

/* Whether the role says that it is of the kind, in public or not. */
static inline bool gk_personal_names(enum gk_personal_role role)
{
    return role < GK_PERSONAL_OTHER;
}

/* What is to be thought of a value because of the role. */
static inline enum gk_personal_standing gk_personal_standing_of(enum gk_personal_role role)
{
    return role == GK_PERSONAL_PUBLIC    ? GK_PERSONAL_MATTER
           : role == GK_PERSONAL_PRIVATE ? GK_PERSONAL_SECRET
                                         : GK_PERSONAL_ORDINARY;
}

/* What stands around the number says that it is part of something else. */
bool gk_personal_is_part(const struct gk_personal_walk *, const struct gk_personal *);

/* Whether `cell` stands behind a digit of the same run, as it may in a name. */
static inline bool gk_personal_is_inside(const struct gk_personal_walk *walk, size_t cell)
{
    return cell && walk->manner == GK_PERSONAL_IN_NAME &&
           gk_is_ascii_digit(walk->folded->characters[cell - 1]) &&
           !gk_folded_is_numeral(walk->folded, cell - 1);
}

/* What digits are masked with. */
static inline bool gk_personal_is_star(uint32_t c)
{
    return c == '*' || c == U'●' || c == U'×' || c == U'■';
}

/* Whether what begins at `cell` is what a mask has left of a number's end: such a number has no
 * other group behind it, least of all one in the next cell of a table. A few stars that are not
 * behind a digit are bullets, or set the number in bold: **139 1234 5678**. */
static inline bool gk_personal_is_behind_mask(const struct gk_folded *folded, size_t cell)
{
    enum { FEW = 4 };
    size_t stars = 0;
    while (stars < FEW && stars < cell && gk_personal_is_star(folded->characters[cell - stars - 1]))
        stars++;
    return stars == FEW ||
           (stars > 1 && stars < cell && gk_is_ascii_digit(folded->characters[cell - stars - 1]));
}

/* Whether %3D, the sign = of a web address, ends before `cell`. */
static inline bool gk_personal_is_behind_sign(const struct gk_folded *folded, size_t cell)
{
    return cell > 2 && folded->characters[cell - 3] == '%' && folded->characters[cell - 2] == '3' &&
           folded->characters[cell - 1] == 'd';
}

/* Whether letters beside a number, cells [start, end), say that it is part of a name of letters and
 * digits: hexadecimal digits, or letters between digits. */
bool gk_personal_is_in_token(const struct gk_personal_walk *, size_t start, size_t end);

/* Whether the cell is part of a web address. Asked of cells in order, and seldom: the way from
 * the one asked about before is gone over now. */
bool gk_personal_in_address(struct gk_personal_walk *, size_t cell);

#endif
