/*
 * walk.c - through a text, from place to place where a value may begin, asking the families that
 * may begin there.
 */
#include "domain/personal/family.h"

#include "finding/action.h"

/* Where a family may be asked, bits. */
enum beginning {
    AT_DIGIT = 1, /* a digit behind anything else, seen or not, or behind a value that ends there */
    AT_NUMBER = 2, /* such a digit, where the first eleven cells may be those of one number */
    AT_PLACE = 4,  /* behind a word, or where a place begins, that says which kind stands there */
    AT_LETTER = 8, /* a Latin letter behind the initial of a province */
    AT_SIGN = 16,  /* @ */
    AT_COLON = 32, /* or hyphen or stop */
    AT_FEW = 64,   /* instead of AT_DIGIT: a digit of a few that nothing goes on behind */
    AT_SERVICE = 128, /* such a digit where the number of a service or an officer may begin */
};

struct family {
    gk_personal_reader *read;
    unsigned beginnings;
    enum gk_personal_kind kind; /* that a word at its place must name; KINDS: it reads several */
    bool whole;                 /* what shows that it is part of something else is looked at */
    bool in_address;            /* it counts in a web address too: it is checked */
    bool always;   /* read though nobody wants it: such a value is none of another family */
    bool foretold; /* begins.c knows where its values begin; else no text is let by */
};

/* In the order in which one value is tried: those with a check character first. */
static const struct family families[] = {
    { gk_personal_exponent, AT_DIGIT, GK_PERSONAL_KINDS, false, false, true, true },
    { gk_personal_social_code, AT_DIGIT, GK_PERSONAL_USCC, false, false, true, true },
    { gk_personal_identity, AT_NUMBER, GK_PERSONAL_CN_ID, true, true, true, true },
    { gk_personal_mobile, AT_NUMBER, GK_PERSONAL_MOBILE, true, false, true, true },
    { gk_personal_card, AT_NUMBER, GK_PERSONAL_BANK_CARD, true, false, true, true },
    { gk_personal_joined, AT_NUMBER, GK_PERSONAL_KINDS, true, false, true, true },
    { gk_personal_phone, AT_DIGIT, GK_PERSONAL_PHONE, true, false, true, true },
    { gk_personal_hotline, AT_DIGIT | AT_SERVICE, GK_PERSONAL_HOTLINE, true, false, true, true },
    { gk_personal_old_identity, AT_NUMBER, GK_PERSONAL_CN_ID, true, true, true, true },
    { gk_personal_email, AT_SIGN, GK_PERSONAL_EMAIL, false, false, false, true },
    { gk_personal_plate, AT_LETTER, GK_PERSONAL_PLATE, false, false, false, true },
    { gk_personal_embassy, AT_DIGIT, GK_PERSONAL_PLATE, false, false, false, true },
    { gk_personal_birth, AT_PLACE, GK_PERSONAL_BIRTH_DATE, false, false, false, true },
    { gk_personal_born, AT_DIGIT | AT_FEW, GK_PERSONAL_BIRTH_DATE, false, false, false, true },
    { gk_personal_address, AT_PLACE, GK_PERSONAL_ADDRESS, false, false, false, true },
    { gk_personal_person, AT_PLACE, GK_PERSONAL_NAME, false, false, false, true },
    { gk_personal_sensitive, AT_PLACE, GK_PERSONAL_SENSITIVE, false, false, false, true },
    { gk_personal_young, AT_DIGIT | AT_FEW, GK_PERSONAL_SENSITIVE, false, false, false, true },
    { gk_personal_ipv4, AT_DIGIT, GK_PERSONAL_IPV4, false, true, false, false },
    { gk_personal_mac, AT_COLON, GK_PERSONAL_MAC, false, true, false, false },
    { gk_personal_ipv6, AT_COLON, GK_PERSONAL_IPV6, false, true, false, false },
    { gk_personal_document, AT_DIGIT, GK_PERSONAL_PASSPORT, true, false, true, true },
    { gk_personal_officer, AT_DIGIT | AT_SERVICE, GK_PERSONAL_OFFICER_ID, true, false, true, true },
    { gk_personal_slip, AT_DIGIT, GK_PERSONAL_KINDS, true, false, true, true },
    { gk_personal_slip_behind, AT_PLACE, GK_PERSONAL_CN_ID, true, false, true, true },
    { gk_personal_slip_behind, AT_PLACE, GK_PERSONAL_MOBILE, true, false, true, true },
    { gk_personal_han_identity, AT_PLACE, GK_PERSONAL_CN_ID, false, false, true, true },
    { gk_personal_han_mobile, AT_PLACE, GK_PERSONAL_MOBILE, false, false, true, true },
    { gk_personal_han_card, AT_PLACE, GK_PERSONAL_BANK_CARD, false, false, true, true },
};

#define KIND(name) (UINT32_C(1) << GK_PERSONAL_##name)

/* The kinds of the families AT_PLACE, and those of them that are always read. */
static const uint32_t placed = KIND(BIRTH_DATE) | KIND(ADDRESS) | KIND(NAME) | KIND(SENSITIVE) |
                               KIND(CN_ID) | KIND(MOBILE) | KIND(BANK_CARD);
static const uint32_t placed_always = KIND(CN_ID) | KIND(MOBILE) | KIND(BANK_CARD);

/* Whether the value is that of a parameter in a web address, whose name says what it is. */
static bool is_parameter(const struct gk_personal_walk *walk, const struct gk_personal *found)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, found->kind, found->start);
    size_t cell = found->start;
    while (cell && walk->folded->characters[cell - 1] == '+')
        cell--;
    return cell && gk_personal_names(saying.role) && saying.near &&
           (walk->folded->characters[cell - 1] == '=' ||
            gk_personal_is_behind_sign(walk->folded, cell));
}

/* Whether a value of the family is read at `cell`; one that is part of something else is none, nor
 * of another family that would come behind. */
static bool read_family(struct gk_personal_walk *walk, const struct family *family, size_t cell,
                        struct gk_personal *found, bool *is_none)
{
    if (!family->read(walk, cell, found))
        return false;
    *is_none = family->whole && gk_personal_is_part(walk, found);
    if (*is_none)
        return false;
    if (walk->manner == GK_PERSONAL_IN_NAME || !gk_personal_in_address(walk, cell))
        return true;
    found->standing = GK_PERSONAL_LINKED;
    return family->in_address || is_parameter(walk, found);
}

/* What begins at `cell`; `named` are the kinds that a word says stand there, a bit for each. */
static bool read_one(struct gk_personal_walk *walk, size_t cell, unsigned beginnings,
                     uint32_t named, struct gk_personal *found)
{
    bool is_none = false;
    if (beginnings & (AT_DIGIT | AT_SERVICE))
        gk_personal_run_move(walk, cell);
    for (size_t i = 0; i < sizeof families / sizeof *families && !is_none; i++) {
        const struct family *family = &families[i];
        uint32_t kind = UINT32_C(1) << family->kind;
        unsigned here = beginnings & family->beginnings;
        if (!(here & ~(unsigned)AT_PLACE) && !(here && named & kind))
            continue;
        if ((family->always || !(walk->unwanted & kind)) &&
            read_family(walk, family, cell, found, &is_none))
            return true;
    }
    return false;
}

/* ---- where something begins */

/* What ASCII characters may begin. Folded text has small letters. */
static const uint8_t beginnings_of[0x80] = {
    ['0'] = AT_DIGIT,  ['1'] = AT_DIGIT,  ['2'] = AT_DIGIT,  ['3'] = AT_DIGIT,  ['4'] = AT_DIGIT,
    ['5'] = AT_DIGIT,  ['6'] = AT_DIGIT,  ['7'] = AT_DIGIT,  ['8'] = AT_DIGIT,  ['9'] = AT_DIGIT,
    ['a'] = AT_LETTER, ['b'] = AT_LETTER, ['c'] = AT_LETTER, ['d'] = AT_LETTER, ['e'] = AT_LETTER,
    ['f'] = AT_LETTER, ['g'] = AT_LETTER, ['h'] = AT_LETTER, ['j'] = AT_LETTER, ['k'] = AT_LETTER,
    ['l'] = AT_LETTER, ['m'] = AT_LETTER, ['n'] = AT_LETTER, ['p'] = AT_LETTER, ['q'] = AT_LETTER,
    ['r'] = AT_LETTER, ['s'] = AT_LETTER, ['t'] = AT_LETTER, ['u'] = AT_LETTER, ['v'] = AT_LETTER,
    ['w'] = AT_LETTER, ['x'] = AT_LETTER, ['y'] = AT_LETTER, ['z'] = AT_LETTER, ['@'] = AT_SIGN,
    [':'] = AT_COLON,  ['-'] = AT_COLON,  ['.'] = AT_COLON,
};

/* Whether the digit at `cell` stands behind a number in a circle or the like, and is none. */
static bool begins_behind_numeral(const struct gk_folded *folded, size_t cell)
{
    return gk_folded_is_numeral(folded, cell - 1) && !gk_folded_is_numeral(folded, cell);
}

/* Whether a number ends before such a character: it is none of its own, nor any that may stand
 * between two groups of it or between it and its code, country or extension. */
static bool ends_number(uint32_t c)
{
    return (c >= 0x3000 && c < 0xA000 && !gk_personal_is_wide_separator(c)) || c == ',' ||
           c == ';' || c == ':' || c == '%' || !c;
}

/* How many digits stand at `cell` where they are few and nothing goes on behind them, else 0: most
 * numbers of a text are dates, entries of lists and small amounts, as 12月, 3.合同, 15%. */
static unsigned few_digits(const struct gk_folded *folded, size_t cell)
{
    enum { MOST = 5 }; /* fewer than any number has that is no service's, officer's or age */
    unsigned count = 1;
    while (count <= MOST && gk_is_ascii_digit(gk_personal_character(folded, cell + count)))
        count++;
    uint32_t c = gk_personal_character(folded, cell + count);
    bool ends = ends_number(c) || (!gk_is_ascii_word(c) && !gk_personal_is_star(c) &&
                                   ends_number(gk_personal_character(folded, cell + count + 1)));
    return count <= MOST && ends ? count : 0;
}

/* Whether so few digits may be those of a service, 110 or 12345, or of an officer, who has no fewer
 * than six characters where 第 does not stand before. */
static bool may_be_service(const struct gk_folded *folded, size_t cell, unsigned count)
{
    uint32_t c = folded->characters[cell];
    uint32_t before = cell ? folded->characters[cell - 1] : 0;
    return ((c == '1' || c == '9') && (count == 3 || count == 5)) ||
           (count > 2 && (before == U'第' || gk_is_ascii_letter(before)));
}

/* What a digit begins. In a name the check character of an identity number is enough, wherever it
 * begins, and anything may stand between the digits. */
static unsigned begun_by_digit(const struct gk_personal_walk *walk, size_t cell)
{
    enum { REACH = GK_MOBILE_LENGTH - 1 };
    const struct gk_folded *folded = walk->folded;
    if (walk->manner == GK_PERSONAL_IN_NAME)
        return AT_DIGIT | AT_NUMBER;
    if (cell != walk->next && gk_is_ascii_digit(folded->characters[cell - 1]) &&
        !begins_behind_numeral(folded, cell) && !gk_folded_is_parted(folded, cell))
        return 0;
    unsigned few = few_digits(folded, cell);
    if (few)
        return may_be_service(folded, cell, few) ? AT_FEW | AT_SERVICE : AT_FEW;
    if (cell + REACH >= folded->count)
        return AT_DIGIT;
    uint32_t c = folded->characters[cell + REACH];
    return c < 0x80 || gk_personal_is_wide_separator(c) ? AT_DIGIT | AT_NUMBER : AT_DIGIT;
}

static unsigned beginnings_at(const struct gk_personal_walk *walk, size_t cell)
{
    uint32_t c = gk_personal_character(walk->folded, cell);
    enum { MACHINES = 1u << GK_PERSONAL_IPV6 | 1u << GK_PERSONAL_MAC };
    unsigned beginnings = c < 0x80 ? beginnings_of[c] : 0;
    switch (beginnings) {
    case AT_LETTER:
        return gk_personal_before_letter(walk->folded, cell) < cell ? AT_LETTER : 0;
    case AT_DIGIT:
        return begun_by_digit(walk, cell);
    case AT_COLON:
        return (walk->unwanted & MACHINES) == MACHINES ? 0 : AT_COLON;
    default:
        return beginnings;
    }
}

enum { STRIDE = 8 };

/* Whether there is nothing of ASCII in the STRIDE cells from `cell` on: nothing begins there by
 * its character. Most of a text is such. */
static bool is_quiet(const uint32_t *characters, size_t cell)
{
    uint32_t ascii = 0;
    for (size_t i = 0; i < STRIDE; i++)
        ascii |= characters[cell + i] < 0x80;
    return !ascii;
}

/* Whether nothing begins at `cell`, a letter or a digit: it goes on with a word or a number. It is
 * most of what is neither Han nor a sign. */
static bool goes_on(const struct gk_personal_walk *walk, size_t cell)
{
    const struct gk_folded *folded = walk->folded;
    uint32_t c = folded->characters[cell];
    uint32_t before = folded->characters[cell - 1];
    if (beginnings_of[c] == AT_LETTER)
        return before < 0x80 && before != ' ' && before != '\n';
    return gk_is_ascii_digit(c) && gk_is_ascii_digit(before) && !folded->has_numerals &&
           !folded->has_invisible && walk->manner != GK_PERSONAL_IN_NAME;
}

/* The first cell of [cell, end), behind the first of the text and of what is left of it, at which
 * something begins by its character, or `end`. */
static size_t pass_over(const struct gk_personal_walk *walk, size_t cell, size_t end)
{
    const uint32_t *characters = walk->folded->characters;
    while (cell < end) {
        size_t stop = end;
        if (end - cell >= STRIDE) {
            stop = cell + STRIDE;
            if (is_quiet(characters, cell))
                cell = stop;
        }
        for (; cell < stop; cell++)
            if (characters[cell] < 0x80 && beginnings_of[characters[cell]] &&
                !goes_on(walk, cell) && beginnings_at(walk, cell))
                return cell;
    }
    return end;
}

/* The kinds that are named, whether in public or not. */
static uint32_t kinds_of(const struct gk_personal_hints *hints)
{
    return hints->said[GK_PERSONAL_LABEL] | hints->said[GK_PERSONAL_PUBLIC] |
           hints->said[GK_PERSONAL_PRIVATE];
}

/* Moves to the words and the place at `cell`, and gives the kinds that they name. */
static uint32_t kinds_named(struct gk_personal_walk *walk, size_t cell)
{
    uint32_t kinds = cell ? 0 : kinds_of(&walk->around);
    while (walk->word < walk->word_count && walk->words[walk->word].end < cell)
        walk->word++;
    for (size_t i = walk->word; i < walk->word_count && walk->words[i].end == cell; i++)
        kinds |= gk_personal_word_names(walk->words[i].value);
    while (walk->place < walk->place_count && walk->places[walk->place].end <= cell)
        walk->place++;
    if (walk->place < walk->place_count && walk->places[walk->place].start == cell)
        kinds |= kinds_of(&walk->places[walk->place].hints);
    /* Names stand in lists. */
    if (cell && walk->last.end == cell && walk->last.kind == GK_PERSONAL_NAME)
        kinds |= UINT32_C(1) << GK_PERSONAL_NAME;
    return kinds;
}

/* Of these kinds something may be read where a word or a place names them. */
static uint32_t kinds_at_places(const struct gk_personal_walk *walk)
{
    return placed & (~walk->unwanted | placed_always);
}

/* Where the next word ends that may name what begins there, or the next place begins, behind
 * `cell`, or the end of the text. */
static size_t next_place(struct gk_personal_walk *walk, size_t cell)
{
    size_t end = walk->folded->count;
    size_t place = walk->place;
    uint32_t kinds = kinds_at_places(walk);
    while (walk->naming < walk->word_count &&
           (walk->words[walk->naming].end <= cell ||
            !(gk_personal_word_names(walk->words[walk->naming].value) & kinds)))
        walk->naming++;
    if (walk->naming < walk->word_count && walk->words[walk->naming].end < end)
        end = walk->words[walk->naming].end;
    if (place < walk->place_count && walk->places[place].start <= cell)
        place++;
    if (place < walk->place_count && walk->places[place].start < end)
        end = walk->places[place].start;
    return end;
}

/* Whether the digit at `cell` is one of those that a mask has written. */
static bool is_in_mask(const struct gk_folded *folded, size_t cell)
{
    uint32_t before = cell ? folded->characters[cell - 1] : 0;
    return (before == ':' || before - 'a' < 6) && gk_personal_behind_written(folded, cell) > 0;
}

/* What is read at `cell` itself. */
static bool read_here(struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    uint32_t named = kinds_named(walk, cell);
    unsigned beginnings = beginnings_at(walk, cell);
    if (named & kinds_at_places(walk))
        beginnings |= AT_PLACE;
    if (!beginnings || (beginnings & (AT_DIGIT | AT_FEW) && is_in_mask(walk->folded, cell)) ||
        !read_one(walk, cell, beginnings, named, found))
        return false;
    walk->last = (struct gk_personal_last){ found->kind, found->end,
                                            gk_personal_said(walk, found->kind, found->start),
                                            found->standing };
    /* In a name another number may begin inside one that has no label; and what is noted as
     * sensitive may hold a value that is masked. */
    bool inside = walk->manner == GK_PERSONAL_IN_NAME ||
                  (found->kind == GK_PERSONAL_SENSITIVE &&
                   !gk_is_ascii_digit(walk->folded->characters[found->start]));
    walk->next = inside ? cell + 1 : found->end;
    return true;
}

bool gk_personal_next(struct gk_personal_walk *walk, struct gk_personal *found)
{
    size_t count = walk->folded->count;
    /* A word may end the text, and stand behind its value. */
    for (size_t cell = walk->next;; cell = pass_over(walk, cell + 1, next_place(walk, cell))) {
        if (read_here(walk, cell, found))
            return true;
        if (cell >= count)
            break;
    }
    walk->next = count;
    return false;
}

bool gk_personal_is_foretold(enum gk_personal_kind kind)
{
    bool foretold = true;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (families[i].kind == kind || families[i].kind == GK_PERSONAL_KINDS)
            foretold &= families[i].foretold;
    return foretold;
}

bool gk_personal_hides(struct gk_personal_walk *walk)
{
    static const enum gk_action actions[] = {
#define GK_PERSONAL_KIND(name, text, action, ...) [GK_PERSONAL_##name] = GK_ACTION_##action,
#include "domain/personal/kinds.def"
#undef GK_PERSONAL_KIND
    };
    struct gk_personal found;
    while (gk_personal_next(walk, &found))
        if (found.standing == GK_PERSONAL_SECRET ||
            (found.standing == GK_PERSONAL_ORDINARY && actions[found.kind] >= GK_ACTION_MASK))
            return true;
    return false;
}
