/*
 * personal.h - numbers that stand for a person, in folded text: the one recogniser of every tool.
 *
 * gk-redact looks through records with it, and reports look through what they are about to show.
 * What makes a number one is said in domain/identifier.h (GB 11643-1999, ISO 7064, the numbering
 * plan). This module owns where one begins and ends, what may group it and what stands beside it.
 * Each family is a file in domain/personal/, each kind a line of kinds.def there. The words that
 * name a value (labels), make it a public matter or say that it is something else are the
 * profile's; who looks through a text finds them with an automaton of his own, and gives them
 * here.
 *
 * In text, where a false alarm masks something else, a number begins and ends where no digit is
 * beside it; Han may be, and letters that are no hexadecimal digits. Its digits may be grouped by
 * blanks, line breaks and signs: one that is checked in any way, another one as people group its
 * kind, or behind a label in any way. Numbers run together count where they fill the run of digits
 * exactly, or where a tag has left a joint between them (text/markup.h). Right behind its label a
 * number with a slip of the pen counts too. Not looked at:
 * decimal numbers and amounts, names of files, what is part of the name in front of an @, and in a
 * web address what has no check character and is no parameter's value that its name labels, since
 * articles are numbered there.
 *
 * In the name of a member the same holds, but any letters may stand beside the number
 * (k13912345678): such names are put together by programs.
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
#include "match/words.h"

enum gk_personal_kind {
#define GK_PERSONAL_KIND(name, ...) GK_PERSONAL_##name,
#include "domain/personal/kinds.def"
#undef GK_PERSONAL_KIND
    GK_PERSONAL_KINDS,
};

const char *gk_personal_name(enum gk_personal_kind);

/* What a word of the profile says of a value behind it, below it or in a member of that name. */
enum gk_personal_role {
    GK_PERSONAL_LABEL,   /* it is of that kind */
    GK_PERSONAL_PUBLIC,  /* it is of that kind, and public: noted at most */
    GK_PERSONAL_PRIVATE, /* it is of that kind, and somebody's: masked though the kind is noted */
    GK_PERSONAL_OTHER,   /* it is nothing of that kind; right before it only */
    GK_PERSONAL_UNIT,    /* the same, of a word right behind it: 元 */
    GK_PERSONAL_ROLES,
};

/* "labels", "public", "private", "other", "units": the lists of a kind in the profile. */
const char *gk_personal_role_name(enum gk_personal_role);

/* The value of such a word in an automaton; with GK_PERSONAL_KINDS it speaks of all kinds. */
uint32_t gk_personal_word(enum gk_personal_role, enum gk_personal_kind);

/* Of such a value. */
enum gk_personal_role gk_personal_word_role(uint32_t word);

/* What words say: of each role a bit for each kind. Born as { 0 }. */
struct gk_personal_hints {
    uint32_t said[GK_PERSONAL_ROLES];
};

/* Adds what a word says of the kinds that nothing has been said of yet: the nearest comes first.
 * Units say nothing of what is behind them. */
void gk_personal_say(struct gk_personal_hints *, uint32_t word);

/* Adds what other hints say, in the same way. */
void gk_personal_say_all(struct gk_personal_hints *, const struct gk_personal_hints *);

/* What is said of the kind, or GK_PERSONAL_ROLES: nothing. */
enum gk_personal_role gk_personal_hint(const struct gk_personal_hints *, enum gk_personal_kind);

/* Whether a word at the head of a column is that of a list of persons, such as 姓名 and 身份证, or of a
 * list of offices and who is in them, such as 职务. */
bool gk_personal_shows_person(uint32_t word);
bool gk_personal_shows_office(uint32_t word);

/* Behind what a mask has written around `cell`, <cn_id:0123456789abcdef> or [身份证号]; 0 where `cell`
 * stands inside none. No word there says anything. */
size_t gk_personal_behind_written(const struct gk_folded *, size_t cell);

enum gk_personal_manner {
    GK_PERSONAL_IN_TEXT,
    GK_PERSONAL_IN_NUMBER, /* the text is a JSON number */
    GK_PERSONAL_IN_MEMBER, /* the text is the name of a member */
    GK_PERSONAL_IN_NAME,
};

/* What its surroundings say of doing something about a value. */
enum gk_personal_standing {
    GK_PERSONAL_ORDINARY,
    GK_PERSONAL_MATTER, /* a public matter: noted at most */
    GK_PERSONAL_SECRET, /* of a person beyond doubt: masked at least, where it is looked for */
    GK_PERSONAL_LINKED, /* in a web address, which a mask breaks */
};

enum { GK_PERSONAL_LONGEST = 24 }; /* characters of a number without prefix and separators */

/* A stretch of the text with something over it that says what stands there: a cell of a table,
 * and the head of its column. */
struct gk_personal_place {
    uint32_t start; /* cells of the text, half-open */
    uint32_t end;
    struct gk_personal_hints hints;
};

struct gk_personal {
    enum gk_personal_kind kind;
    size_t start; /* cells, half-open */
    size_t end;
    char characters[GK_PERSONAL_LONGEST]; /* a number without prefix and separators; small x */
    size_t count;                         /* 0: the folded text says it */
    uint32_t score; /* 3 strong: check and label; 2 medium: one of them; 1 weak: the shape alone */
    enum gk_personal_standing standing;
};

/* The value found last, and what has been said of it: what follows in a list is named with it. */
struct gk_personal_last {
    enum gk_personal_kind kind;
    size_t end; /* 0: none has been found */
    enum gk_personal_role said;
    enum gk_personal_standing standing;
};

/* The digits from a cell on, as far as they may be those of one number, whatever groups them. */
struct gk_personal_run {
    size_t start;
    size_t count;
    char characters[GK_PERSONAL_LONGEST]; /* ASCII digits; behind 17 of them also an x, the last */
    uint8_t gaps[GK_PERSONAL_LONGEST];    /* kinds of signs before each */
    bool numerals[GK_PERSONAL_LONGEST];   /* a circle or the like begins or ends before it, or a
                                            * joint is there */
    size_t ends[GK_PERSONAL_LONGEST];     /* cells behind each */
    bool has_han;                         /* one of them at least is a Han numeral */
};

/* A walk over the values of one text, in order. Owns nothing; born with the first members filled
 * in, up to `around`. */
struct gk_personal_walk {
    const struct gk_folded *folded;
    int32_t today; /* nobody is born later; INT32_MAX: any day */
    enum gk_personal_manner manner;
    const struct gk_match *words; /* the profile's words in the text, by their ends, of one end
                                      * the shorter first; values are gk_personal_word */
    size_t word_count;
    const struct gk_personal_place *places; /* in order, none over another */
    size_t place_count;
    struct gk_personal_hints around; /* what the names around the text say */
    uint32_t unwanted;               /* a bit for each kind that need not be given; it may be */
    size_t next;
    size_t word;   /* the first that ends behind the cell at hand */
    size_t naming; /* the first that ends behind it and says what begins there */
    size_t place;  /* the first that ends behind it */
    struct gk_personal_last last;
    struct gk_personal_run run; /* at the cell at hand, where a digit is there */
    size_t seen;                /* cells looked at for web addresses */
    bool in_address;
};

/* False behind the last; in a name they may overlap. Work in proportion to the text. */
bool gk_personal_next(struct gk_personal_walk *, struct gk_personal *found);

/* Whether words say that what begins at `cell` at once is nothing of the kind. */
bool gk_personal_is_other(const struct gk_personal_walk *, enum gk_personal_kind, size_t cell);

/* Whether the rest of the text holds a value that must not be shown: one of a kind that is masked
 * where the profile says nothing, or of a person beyond doubt, and no public matter. */
bool gk_personal_hides(struct gk_personal_walk *);

/* ---- where values may begin, told before a text is folded */

/* Bits. */
enum {
    GK_PERSONAL_AT_LABEL = 1,     /* behind a word that names it, or below; it has digits … */
    GK_PERSONAL_AT_TELLING = 2,   /* … or a colon or digits stand between … */
    GK_PERSONAL_AT_HOUSE = 1024,  /* … or is an address … */
    GK_PERSONAL_AT_WORD = 2048,   /* … or is of anything */
    GK_PERSONAL_AT_NUMBER = 4,    /* where gk_personal_may_be_number */
    GK_PERSONAL_AT_BRACKET = 8,   /* where gk_personal_may_be_card */
    GK_PERSONAL_AT_CODE = 16,     /* where gk_personal_may_be_code */
    GK_PERSONAL_AT_EXPONENT = 32, /* where gk_personal_may_be_exponent */
    GK_PERSONAL_AT_AGE = 64,      /* where gk_personal_may_be_age */
    GK_PERSONAL_AT_SIGN = 128,    /* at @ */
    GK_PERSONAL_AT_PLATE = 256,   /* at the initial of a province and a letter */
    GK_PERSONAL_ANYWHERE = 512,
};

struct gk_personal_beginning {
    unsigned at;              /* bits */
    const char *const *words; /* and at one of these; NULL ends them */
};

struct gk_personal_beginning gk_personal_begins(enum gk_personal_kind);

/* The initials of provinces on number plates; 0 ends them. */
extern const uint_least32_t gk_personal_provinces[];

/*
 * Of units (text/units.h) that may be looked at: so many from the first one on, and so many before
 * it. All of these say too often rather than too seldom that a value may be there.
 */
enum { GK_PERSONAL_AHEAD = 64, GK_PERSONAL_BACK = 4 };

/* In these digits and what joins them. `hidden`: something that is no unit may part them. */
bool gk_personal_may_be_number(const uint16_t *units, bool hidden);

/* Behind a digit in brackets: 6(3) */
bool gk_personal_may_be_card(const uint16_t *units);

/* Around the first of several digits. */
bool gk_personal_may_be_code(const uint16_t *units);

/* At a date's last sign and 生, or at a digit and 岁 or 周. */
bool gk_personal_may_be_age(const uint16_t *units);

/* At a digit and an e. */
bool gk_personal_may_be_exponent(const uint16_t *units);

/* Behind a word that names one and ends there, by what is AT_LABEL, AT_TELLING, AT_HOUSE; units
 * are looked at no farther than GK_PERSONAL_NAMED. */
enum { GK_PERSONAL_NAMED = 32 };
bool gk_personal_may_be_labelled(const uint16_t *units, unsigned at);

/* A sign that may stand between the groups of a number, and is not of ASCII: dashes, the middle
 * dot. */
bool gk_personal_is_wide_separator(uint32_t character);

#endif
