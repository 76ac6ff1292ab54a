/*
 * context.c - the words before a value, and the names around it, that say what it is.
 */
#include "domain/personal/family.h"

enum {
    LABEL_REACH = 20, /* cells before a value in which a word counts */
    REMARK_MOST = 12, /* cells of a remark in brackets */
};

const char *gk_personal_name(enum gk_personal_kind kind)
{
    static const char *const names[] = {
#define GK_PERSONAL_KIND(name, text, ...) [GK_PERSONAL_##name] = text,
#include "domain/personal/kinds.def"
#undef GK_PERSONAL_KIND
    };
    return names[kind];
}

const char *gk_personal_role_name(enum gk_personal_role role)
{
    static const char *const names[] = {
        [GK_PERSONAL_LABEL] = "labels",    [GK_PERSONAL_PUBLIC] = "public",
        [GK_PERSONAL_PRIVATE] = "private", [GK_PERSONAL_OTHER] = "other",
        [GK_PERSONAL_UNIT] = "units",
    };
    return names[role];
}

uint32_t gk_personal_word(enum gk_personal_role role, enum gk_personal_kind kind)
{
    return (uint32_t)role * (GK_PERSONAL_KINDS + 1) + (uint32_t)kind;
}

enum gk_personal_role gk_personal_word_role(uint32_t word)
{
    return (enum gk_personal_role)(word / (GK_PERSONAL_KINDS + 1));
}

_Static_assert(GK_PERSONAL_KINDS < 32, "a hint has a bit for each kind");

/* The kinds of which something is said. */
static uint32_t known_of(const struct gk_personal_hints *hints)
{
    uint32_t known = 0;
    for (int role = 0; role < GK_PERSONAL_ROLES; role++)
        known |= hints->said[role];
    return known;
}

void gk_personal_say(struct gk_personal_hints *hints, uint32_t word)
{
    uint32_t kind = word % (GK_PERSONAL_KINDS + 1);
    uint32_t kinds = kind == GK_PERSONAL_KINDS ? UINT32_MAX : UINT32_C(1) << kind;
    enum gk_personal_role role = gk_personal_word_role(word);
    if (role != GK_PERSONAL_UNIT)
        hints->said[role] |= kinds & ~known_of(hints);
}

void gk_personal_say_all(struct gk_personal_hints *hints, const struct gk_personal_hints *more)
{
    uint32_t known = known_of(hints);
    for (int role = 0; role < GK_PERSONAL_ROLES; role++)
        hints->said[role] |= more->said[role] & ~known;
}

uint32_t gk_personal_word_names(uint32_t word)
{
    uint32_t kind = word % (GK_PERSONAL_KINDS + 1);
    if (gk_personal_word_role(word) >= GK_PERSONAL_OTHER)
        return 0;
    return kind == GK_PERSONAL_KINDS ? UINT32_MAX : UINT32_C(1) << kind;
}

static bool is_other(uint32_t word)
{
    return gk_personal_word_role(word) == GK_PERSONAL_OTHER;
}

enum gk_personal_role gk_personal_hint(const struct gk_personal_hints *hints,
                                       enum gk_personal_kind kind)
{
    int role = 0;
    while (role < GK_PERSONAL_ROLES && !(hints->said[role] >> kind & 1))
        role++;
    return (enum gk_personal_role)role;
}

bool gk_personal_shows_person(uint32_t word)
{
    static const enum gk_personal_kind kinds[] = { GK_PERSONAL_CN_ID, GK_PERSONAL_NAME,
                                                   GK_PERSONAL_BANK_CARD, GK_PERSONAL_BIRTH_DATE,
                                                   GK_PERSONAL_ADDRESS };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (word == gk_personal_word(GK_PERSONAL_LABEL, kinds[i]))
            return true;
    return false;
}

bool gk_personal_shows_office(uint32_t word)
{
    return word == gk_personal_word(GK_PERSONAL_PUBLIC, GK_PERSONAL_NAME);
}

/* How many of the words end at `cell` or before. */
size_t gk_personal_words_before(const struct gk_personal_walk *walk, size_t cell)
{
    size_t low = 0;
    size_t high = walk->word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (walk->words[middle].end <= cell)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Signs and words between the values of a list. */
static bool is_enumerating(uint32_t c)
{
    return c == ' ' || c == ',' || c == ';' || c == 0x3001 || c == '/' || c == '\n' ||
           c == 0x548C || c == 0x53CA || c == 0x6216; /* 、 和 及 或 */
}

const struct gk_personal_place *gk_personal_place_at(const struct gk_personal_walk *walk,
                                                     size_t cell)
{
    if (walk->place == walk->place_count)
        return NULL;
    const struct gk_personal_place *place = &walk->places[walk->place];
    return place->start <= cell && cell < place->end ? place : NULL;
}

/* Whether the value that ends at `end` is all that its row has, behind a tab: in a page, of a
 * column that stands alone. */
static bool is_alone_in_row(const struct gk_personal_walk *walk, size_t end)
{
    enum { REACH = 40 };
    const uint32_t *characters = walk->folded->characters;
    size_t cell = end;
    while (cell && end - cell < REACH && characters[cell - 1] != '\t' &&
           characters[cell - 1] != '\n')
        cell--;
    return cell > 1 && characters[cell - 1] == '\t' && characters[cell - 2] == '\n';
}

/* Whether the value that begins at `cell` follows the one found last in a list. One in a cell of a
 * table that has a head of its own does not. */
static bool follows_last(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                         size_t cell)
{
    enum { GAP_MOST = 4 };
    const uint32_t *characters = walk->folded->characters;
    const struct gk_personal_place *place = gk_personal_place_at(walk, cell);
    size_t last = walk->last.end;
    if (!last || walk->last.kind != kind || walk->last.said == GK_PERSONAL_ROLES || cell < last ||
        cell - last > GAP_MOST || (place && place->start >= last))
        return false;
    for (size_t i = last; i < cell; i++)
        if (!is_enumerating(characters[i]) &&
            !(characters[i] == '\t' && i > last && characters[i - 1] == '\n' &&
              is_alone_in_row(walk, last)))
            return false;
    return cell > last;
}

/* What may stand between a word and the value that it names: 号码 is: No. (12) */
static bool is_filler(uint32_t c)
{
    static const uint_least32_t filler[] = U" \t\n\r\v\f:=([{<>}])\"'“”‘’-_|#、·.№no号码是为系即字";
    for (size_t i = 0; filler[i]; i++)
        if (filler[i] == c)
            return true;
    return false;
}

/* Behind a remark in brackets at `cell`, as in 身份证号（18位）; `cell` where there is none. */
static size_t behind_remark(const struct gk_personal_walk *walk, size_t cell)
{
    size_t at = cell;
    if (gk_personal_character(walk->folded, at) != '(')
        return cell;
    while (at < cell + REMARK_MOST && gk_personal_character(walk->folded, at) != ')')
        at++;
    return gk_personal_character(walk->folded, at) == ')' ? at + 1 : cell;
}

static bool is_han_number(uint32_t c)
{
    static const uint_least32_t letters[] = U"一二三四五六七八九十百千〇零";
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == c)
            return true;
    return false;
}

/* Behind the number of a label at `cell`, as in 电话1：; `cell` where there is none. */
static size_t behind_serial(const struct gk_personal_walk *walk, size_t cell)
{
    enum { DIGITS_MOST = 2 };
    size_t at = cell;
    while (at - cell < DIGITS_MOST && gk_is_ascii_digit(gk_personal_character(walk->folded, at)))
        at++;
    if (at == cell && is_han_number(gk_personal_character(walk->folded, at)))
        at++;
    return gk_personal_character(walk->folded, at) == ':' ? at : cell;
}

static bool holds_digit(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    while (start < end && !gk_is_ascii_digit(walk->folded->characters[start]))
        start++;
    return start < end;
}

size_t gk_personal_behind_filling(const struct gk_personal_walk *walk, size_t cell)
{
    cell = behind_serial(walk, cell);
    for (size_t end = cell + GK_PERSONAL_FILLER; cell < end;) {
        size_t behind = behind_remark(walk, cell);
        if (behind > cell && !holds_digit(walk, cell, behind))
            end += behind - cell;
        else if (is_filler(gk_personal_character(walk->folded, cell)))
            behind = cell + 1;
        else
            break;
        cell = behind;
    }
    return cell;
}

/* Whether what stands at `at` may stand between the word and the value that it names. Numbers of
 * other things often begin with letters: 编号HT-12. */
static bool passes(const struct gk_personal_walk *walk, struct gk_match word, size_t at)
{
    uint32_t c = walk->folded->characters[at];
    return is_filler(c) || (is_other(word.value) && gk_is_ascii_letter(c));
}

/* Whether a value that begins at `cell` stands right behind the word. */
static bool is_near(const struct gk_personal_walk *walk, struct gk_match word, size_t cell)
{
    size_t at = word.end;
    for (unsigned passed = 0; at < cell;) {
        size_t remark = behind_remark(walk, at);
        size_t behind = remark > at && remark <= cell ? remark : behind_serial(walk, at);
        if (at + 3 <= cell && gk_personal_is_behind_sign(walk->folded, at + 3))
            behind = at + 3;
        uint32_t c = walk->folded->characters[at];
        if (behind == at && (passed == GK_PERSONAL_FILLER || !passes(walk, word, at)))
            return false;
        passed += c != ' ' && c != '\t';
        at = behind > at ? behind : at + 1;
    }
    return true;
}

/* Whether a Latin word would be cut out of a longer one. */
static bool is_cut_out(const struct gk_personal_walk *walk, struct gk_match word)
{
    const uint32_t *characters = walk->folded->characters;
    return (word.start && gk_is_ascii_letter(characters[word.start]) &&
            gk_is_ascii_letter(characters[word.start - 1])) ||
           (gk_is_ascii_letter(characters[word.end - 1]) &&
            gk_is_ascii_letter(gk_personal_character(walk->folded, word.end)));
}

/* Whether a mask has written the word, and it is no label right before the value. */
static bool is_of_mask(const struct gk_personal_walk *walk, struct gk_match word, size_t cell)
{
    size_t end = gk_personal_behind_written(walk->folded, word.start);
    return end && (end != cell || walk->folded->characters[end - 1] == '>');
}

/* Whether the word says something of the kind, where it stands before. */
static bool is_about(uint32_t word, enum gk_personal_kind kind)
{
    uint32_t of = word % (GK_PERSONAL_KINDS + 1);
    return (of == (uint32_t)kind || of == GK_PERSONAL_KINDS) &&
           gk_personal_word_role(word) != GK_PERSONAL_UNIT;
}

/* What stands between a number and the word that names it, and is no part of that word. */
static bool is_sign(uint32_t c)
{
    return c == ' ' || c == ':' || c == '=' || c == '"' || c == '\t' || c == '.';
}

/* Where the remark in brackets right before a value begins, as in 电话（微信同号）：; `cell` where there is
 * none. */
static size_t before_remark(const struct gk_personal_walk *walk, size_t cell)
{
    size_t close = cell;
    while (close && is_sign(walk->folded->characters[close - 1]))
        close--;
    for (size_t open = close; close < cell && open && close - open < REMARK_MOST; open--)
        if (behind_remark(walk, open - 1) == close)
            return open - 1;
    return cell;
}

/* What the words say that end in ]start, cell], the nearest first. One in a remark counts where no
 * label stands before it, unless it speaks of a public matter or of somebody's. */
static struct gk_personal_saying said_between(const struct gk_personal_walk *walk,
                                              enum gk_personal_kind kind, size_t start, size_t cell)
{
    struct gk_personal_saying inner = { .role = GK_PERSONAL_ROLES };
    size_t remark = before_remark(walk, cell);
    for (size_t i = gk_personal_words_before(walk, cell);
         i && walk->words[i - 1].end > start && walk->words[i - 1].end + LABEL_REACH > cell; i--) {
        struct gk_match word = walk->words[i - 1];
        if (!is_about(word.value, kind) || is_cut_out(walk, word) || is_of_mask(walk, word, cell))
            continue;
        bool near = is_near(walk, word, cell);
        if (!near && is_other(word.value))
            continue;
        struct gk_personal_saying saying = { gk_personal_word_role(word.value), near,
                                             cell - word.end };
        bool aside = word.start > remark &&
                     (saying.role == GK_PERSONAL_LABEL || saying.role == GK_PERSONAL_OTHER);
        if (!aside)
            return saying.role == GK_PERSONAL_OTHER && inner.role == GK_PERSONAL_LABEL ? inner
                                                                                       : saying;
        if (inner.role == GK_PERSONAL_ROLES)
            inner = saying;
    }
    return inner;
}

/* Whether a word of a person's number ends behind `cell`, or before it. */
static bool ends_label(const struct gk_personal_walk *walk, size_t cell)
{
    for (size_t i = gk_personal_words_before(walk, cell + 1); i && walk->words[i - 1].end >= cell;
         i--)
        if (gk_personal_word_role(walk->words[i - 1].value) < GK_PERSONAL_OTHER)
            return true;
    return false;
}

/* Whether № or no. ends before `cell`. */
static bool ends_numero(const uint32_t *characters, size_t cell)
{
    return characters[cell - 1] == U'№' ||
           (cell >= 2 && characters[cell - 1] == 'o' && characters[cell - 2] == 'n' &&
            (cell == 2 || !gk_is_ascii_word(characters[cell - 3])));
}

/* Whether a year in brackets ends before `cell`, as in the number of a document. */
static bool ends_year(const uint32_t *characters, size_t cell)
{
    enum { YEAR = 4 };
    bool year = cell >= YEAR + 2 && (characters[cell - 1] == ']' || characters[cell - 1] == ')') &&
                (characters[cell - YEAR - 2] == '[' || characters[cell - YEAR - 2] == '(');
    for (size_t i = 2; year && i < YEAR + 2; i++)
        year = gk_is_ascii_digit(characters[cell - i]);
    return year;
}

/* Whether the number of a case at a court begins before `cell`: (2021)赣1122执, 渝0101民初, with the
 * court's code or a year in brackets. */
static bool ends_case(const uint32_t *characters, size_t cell)
{
    enum { LETTERS_MOST = 5, DIGITS_LEAST = 2, DIGITS_MOST = 4 };
    static const uint_least32_t lasts[] = U"执初终再申恢异复保监辖";
    size_t at = cell;
    bool last = false;
    for (size_t i = 0; lasts[i]; i++)
        last |= characters[at - 1] == lasts[i];
    while (last && at && cell - at < LETTERS_MOST &&
           (gk_is_han(characters[at - 1]) || characters[at - 1] == ' '))
        at--;
    size_t digits = 0;
    while (last && digits < at && digits <= DIGITS_MOST &&
           gk_is_ascii_digit(characters[at - digits - 1]))
        digits++;
    size_t code = at - digits;
    code -= code && characters[code - 1] == ' ';
    return last && (digits ? digits >= DIGITS_LEAST && digits <= DIGITS_MOST && code &&
                                 gk_personal_is_province(characters[code - 1])
                           : ends_year(characters, at));
}

/*
 * Whether the number that begins at `cell` stands behind a word that ends in 号 and names no
 * number of a person: 档号：, 宗地号. There are too many of them for a list. 12号 is none of these.
 * So it is behind 第, №, No., the year of a document's number and the letters of a case's. What
 * stands before `start` is another cell's.
 */
static bool is_numbered(const struct gk_personal_walk *walk, size_t start, size_t cell)
{
    enum { SIGNS_MOST = 4 };
    const uint32_t *characters = walk->folded->characters;
    size_t at = cell;
    while (at > start && cell - at < SIGNS_MOST && is_sign(characters[at - 1]))
        at--;
    if (at <= start)
        return false;
    if (characters[at - 1] == U'第' || ends_numero(characters, at) || ends_year(characters, at) ||
        ends_case(characters, at))
        return !ends_label(walk, at - 1);
    return at >= 2 && characters[at - 1] == U'号' && gk_is_han(characters[at - 2]) &&
           !is_han_number(characters[at - 2]) && !ends_label(walk, at - 1);
}

/* The same of what stands over the value or around the text: behind the words, nearer than none. */
static struct gk_personal_saying said_around(const struct gk_personal_hints *hints,
                                             enum gk_personal_kind kind)
{
    return (struct gk_personal_saying){ gk_personal_hint(hints, kind), true, LABEL_REACH };
}

struct gk_personal_saying gk_personal_saying(const struct gk_personal_walk *walk,
                                             enum gk_personal_kind kind, size_t cell)
{
    const struct gk_personal_place *place = gk_personal_place_at(walk, cell);
    size_t start = place ? place->start : 0;
    if (follows_last(walk, kind, cell))
        return (struct gk_personal_saying){ walk->last.said, true, LABEL_REACH };
    struct gk_personal_saying saying = said_between(walk, kind, start, cell);
    if ((saying.role == GK_PERSONAL_ROLES || !saying.near) && is_numbered(walk, start, cell))
        return (struct gk_personal_saying){ GK_PERSONAL_OTHER, true, 0 };
    if (saying.role == GK_PERSONAL_ROLES && place)
        saying = said_around(&place->hints, kind);
    if (saying.role == GK_PERSONAL_ROLES && place)
        saying = said_between(walk, kind, 0, cell);
    return saying.role != GK_PERSONAL_ROLES ? saying : said_around(&walk->around, kind);
}

enum gk_personal_role gk_personal_said(const struct gk_personal_walk *walk,
                                       enum gk_personal_kind kind, size_t cell)
{
    return gk_personal_saying(walk, kind, cell).role;
}

bool gk_personal_has_unit(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                          size_t cell)
{
    enum { UNIT_LONGEST = 8 };
    size_t behind = cell + (gk_personal_character(walk->folded, cell) == ' ');
    /* %20 is a character of a web address. */
    if (gk_personal_character(walk->folded, behind) == '%' &&
        gk_ascii_hexadecimal(gk_personal_character(walk->folded, behind + 1)) >= 0 &&
        gk_ascii_hexadecimal(gk_personal_character(walk->folded, behind + 2)) >= 0)
        return false;
    for (size_t i = gk_personal_words_before(walk, cell);
         i < walk->word_count && walk->words[i].end <= behind + UNIT_LONGEST; i++) {
        uint32_t word = walk->words[i].value;
        uint32_t of = word % (GK_PERSONAL_KINDS + 1);
        if (walk->words[i].start == behind && gk_personal_word_role(word) == GK_PERSONAL_UNIT &&
            (of == GK_PERSONAL_KINDS || of == (uint32_t)kind))
            return true;
    }
    return false;
}

/* What no label reaches over. */
static bool ends_sentence(uint32_t c)
{
    return c == 0x3002 || c == ';' || c == '!' || c == '\n'; /* 。 */
}

bool gk_personal_is_public_before(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                                  size_t cell)
{
    enum { PUBLIC_REACH = 60 };
    size_t start = cell;
    while (start > walk->last.end && cell - start < PUBLIC_REACH &&
           !ends_sentence(walk->folded->characters[start - 1]))
        start--;
    for (size_t i = gk_personal_words_before(walk, cell); i && walk->words[i - 1].end > start; i--)
        if (walk->words[i - 1].value == gk_personal_word(GK_PERSONAL_PUBLIC, kind))
            return true;
    return false;
}

struct gk_personal_saying gk_personal_named(const struct gk_personal_walk *walk,
                                            enum gk_personal_kind kind, size_t cell)
{
    struct gk_personal_saying saying = gk_personal_saying(walk, kind, cell);
    for (size_t i = cell - saying.distance; !saying.near && i < cell; i++)
        if (ends_sentence(walk->folded->characters[i]))
            saying.role = GK_PERSONAL_ROLES;
    return saying;
}

bool gk_personal_is_other(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                          size_t cell)
{
    return gk_personal_said(walk, kind, cell) == GK_PERSONAL_OTHER;
}

bool gk_personal_holds_label(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    for (size_t i = gk_personal_words_before(walk, end); i && walk->words[i - 1].end > start; i--)
        if (gk_personal_word_role(walk->words[i - 1].value) == GK_PERSONAL_LABEL)
            return true;
    return false;
}
