/*
 * documents.c - travel documents and identity cards of letters and digits.
 *
 *   passport          普通护照 E, G, 14, 15; 公务 外交 P S D, PE SE DE; 澳门 香港 MA K KJ H (中华人民共和国
 *                     护照法 and notices of the exit and entry administration; second letter of E
 *                     since 2017-04-05)
 *   hk_macau_permit   往来港澳通行证 C, W; 港澳居民来往内地通行证 H, M
 *   taiwan_permit     往来台湾通行证 L, T; 台湾居民来往大陆通行证 8 or 10 digits
 *   hk_id, tw_id      with check characters, domain/identifier.h; macau_id without one
 *
 * Most have no check character and look like numbers of parts, so that they count only where a
 * label says what they are; one of digits alone, and one that has a character too few or too
 * many, only right behind its label. Cards with a check that passes, or with their last character
 * in brackets, are noted without a label.
 */
#include "domain/personal/family.h"

enum {
    CHARACTERS_MOST = 12,
    LETTERS_MOST = 3,
    DIGITS_LEAST = 6, /* in every shape */
    STARS_MOST = 2,   /* of a mask that hides too little */
    GAP_MOST = 2,     /* blanks or signs between two characters */
};

/* Shapes: # a digit, @ a letter, ! one of an electronic passport's second letters, % what is
 * second in a card of Taiwan, ~ what is first in one of Macao, & a digit or A; else itself. */
static const struct {
    enum gk_personal_kind kind;
    const char *shape;
} shapes[] = {
    { GK_PERSONAL_PASSPORT, "e########" },
    { GK_PERSONAL_PASSPORT, "e!#######" },
    { GK_PERSONAL_PASSPORT, "g########" },
    { GK_PERSONAL_PASSPORT, "14#######" },
    { GK_PERSONAL_PASSPORT, "15#######" },
    { GK_PERSONAL_PASSPORT, "p#######" },
    { GK_PERSONAL_PASSPORT, "p########" },
    { GK_PERSONAL_PASSPORT, "s#######" },
    { GK_PERSONAL_PASSPORT, "s########" },
    { GK_PERSONAL_PASSPORT, "d#######" },
    { GK_PERSONAL_PASSPORT, "d########" },
    { GK_PERSONAL_PASSPORT, "pe#######" },
    { GK_PERSONAL_PASSPORT, "se#######" },
    { GK_PERSONAL_PASSPORT, "de#######" },
    { GK_PERSONAL_PASSPORT, "ma#######" },
    { GK_PERSONAL_PASSPORT, "k########" },
    { GK_PERSONAL_PASSPORT, "kj#######" },
    { GK_PERSONAL_PASSPORT, "h########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "c########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "c@#######" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "w########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "h########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "m########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "h##########" },
    { GK_PERSONAL_HK_MACAU_PERMIT, "m##########" },
    { GK_PERSONAL_TAIWAN_PERMIT, "l########" },
    { GK_PERSONAL_TAIWAN_PERMIT, "t########" },
    { GK_PERSONAL_TAIWAN_PERMIT, "########" },
    { GK_PERSONAL_TAIWAN_PERMIT, "##########" },
    { GK_PERSONAL_HK_ID, "@######&" },
    { GK_PERSONAL_HK_ID, "@@######&" },
    { GK_PERSONAL_MACAU_ID, "~######&" },
    { GK_PERSONAL_TW_ID, "@%########" },
};

/* The characters of what may be such a number. */
struct token {
    size_t start;
    char characters[CHARACTERS_MOST];
    size_t ends[CHARACTERS_MOST]; /* cells behind each of them */
    bool glued[CHARACTERS_MOST];  /* no sign stands before it */
    size_t count;
    size_t letters; /* at its beginning */
    bool bracketed; /* its last character stands in brackets */
};

/* ---- reading */

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '-' || c == '.' || c == '\t' || c == '\n' ||
           gk_personal_is_wide_separator(c);
}

/* Cells from `cell` on that may part two characters; 0 where there are none or too many. */
static size_t gap_at(const struct gk_personal_walk *walk, size_t cell)
{
    size_t length = 0;
    bool tab = false;
    while (length <= GAP_MOST && is_gap(at(walk, cell + length)))
        tab |= at(walk, cell + length++) == '\t';
    return length <= GAP_MOST && !(tab && gk_personal_ends_place(walk, cell)) ? length : 0;
}

/* Reads the last character of a card in brackets, (3), at `cell`. */
static bool read_bracketed(const struct gk_personal_walk *walk, size_t cell, struct token *token)
{
    uint32_t c = at(walk, cell + 1);
    if (token->count == CHARACTERS_MOST || at(walk, cell) != '(' || at(walk, cell + 2) != ')' ||
        !(gk_is_ascii_digit(c) || c == 'a'))
        return false;
    token->glued[token->count] = true;
    token->ends[token->count] = cell + 3;
    token->characters[token->count++] = (char)c;
    token->bracketed = true;
    return true;
}

/* Letters, then digits, perhaps in groups; then what may stand in brackets. */
static void read_token(const struct gk_personal_walk *walk, size_t start, struct token *token)
{
    size_t cell = start;
    *token = (struct token){ .start = start };
    while (token->count < CHARACTERS_MOST) {
        size_t gap = token->count ? gap_at(walk, cell) : 0;
        uint32_t c = at(walk, cell + gap);
        bool letter = gk_is_ascii_letter(c);
        /* Behind digits a letter may stand as the check character of a card. */
        bool digits = token->count > token->letters;
        if (!gk_is_ascii_word(c) || (letter && (gap || (digits && c != 'a'))))
            break;
        token->letters += letter && !digits;
        token->glued[token->count] = !gap;
        token->characters[token->count] = (char)c;
        cell += gap + 1;
        token->ends[token->count++] = cell;
    }
    (void)read_bracketed(walk, cell, token);
}

/* Whether the token may end behind so many of its characters. */
static bool may_stop(const struct gk_personal_walk *walk, const struct token *token, size_t count)
{
    size_t behind = token->ends[count - 1];
    size_t stars = 0;
    if (count < token->count && token->glued[count])
        return false;
    /* Before stars stands what a mask has left; one or two of them are no mask. */
    while (stars <= STARS_MOST && at(walk, behind + stars) == '*')
        stars++;
    if (stars && (!token->letters || stars > STARS_MOST ||
                  !gk_personal_ends_word(walk->folded, behind + stars)))
        return false;
    return gk_personal_ends_word(walk->folded, behind);
}

static bool fits(char c, char sign)
{
    switch (sign) {
    case '#':
        return gk_is_ascii_digit((uint32_t)c);
    case '@':
        return gk_is_ascii_letter((uint32_t)c);
    case '!':
        return gk_is_ascii_letter((uint32_t)c) && c != 'i' && c != 'o';
    case '%':
        return c && strchr("1289", c);
    case '~':
        return c && strchr("157", c);
    case '&':
        return gk_is_ascii_digit((uint32_t)c) || c == 'a';
    default:
        return c == sign;
    }
}

static bool has_shape(const struct token *token, size_t count, const char *shape)
{
    size_t length = 0;
    while (length < count && shape[length] && fits(token->characters[length], shape[length]))
        length++;
    return length == count && !shape[length];
}

/* ---- judging */

/* Whether a check says something of the kind, and in *passes what. */
static bool is_checked(enum gk_personal_kind kind, const struct token *token, size_t count,
                       bool *passes)
{
    if (kind == GK_PERSONAL_HK_ID)
        *passes = gk_identifier_is_hk_id((struct gk_bytes){ token->characters, count });
    else if (kind == GK_PERSONAL_TW_ID)
        *passes = gk_identifier_is_tw_id((struct gk_bytes){ token->characters, count });
    else
        return false;
    return true;
}

static bool is_card(enum gk_personal_kind kind)
{
    return kind == GK_PERSONAL_HK_ID || kind == GK_PERSONAL_MACAU_ID || kind == GK_PERSONAL_TW_ID;
}

/* Whether the number follows another of its kind, which a label names, in a list of persons. */
static bool is_listed(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                      const struct token *token)
{
    enum { LIST_GAP = 10 };
    const struct gk_personal_last *last = &walk->last;
    return last->end && last->kind == kind && last->said == GK_PERSONAL_LABEL && token->letters &&
           token->start - last->end <= LIST_GAP;
}

/* What is said of the kind, and near enough where 证件号码 stands right before and the kind before
 * that: 证件类型：护照；证件号码： */
static struct gk_personal_saying said_of(const struct gk_personal_walk *walk,
                                         enum gk_personal_kind kind, size_t start)
{
    struct gk_personal_saying saying = gk_personal_named(walk, kind, start);
    struct gk_personal_saying card = gk_personal_named(walk, GK_PERSONAL_CN_ID, start);
    if (saying.near || card.role != GK_PERSONAL_LABEL || !card.near)
        return saying;
    struct gk_personal_saying before = gk_personal_saying(walk, kind, start);
    if (before.role != GK_PERSONAL_LABEL)
        return saying;
    before.near = true;
    return before;
}

/* How far `count` characters of the shape are to be believed; 0: not at all. */
static uint32_t believed(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                         const struct token *token, size_t count,
                         enum gk_personal_standing *standing, bool *own)
{
    struct gk_personal_saying saying = said_of(walk, kind, token->start);
    if (saying.role == GK_PERSONAL_ROLES && is_listed(walk, kind, token))
        saying.role = GK_PERSONAL_LABEL;
    bool passes = false;
    bool checked = is_checked(kind, token, count, &passes);
    bool bracketed = token->bracketed && count == token->count;
    bool grouped = token->ends[count - 1] - token->start > count + 2 * (size_t)bracketed;
    if (saying.role == GK_PERSONAL_OTHER || (bracketed && !is_card(kind)) ||
        ((grouped || !token->letters) && !saying.near && !bracketed))
        return 0;
    *standing = GK_PERSONAL_ORDINARY;
    *own = saying.role == GK_PERSONAL_LABEL;
    if (*own)
        return passes ? 3 : !checked ? 2 : saying.near;
    /* 身份证 and 证件号码 name whatever card there is. */
    saying = gk_personal_named(walk, GK_PERSONAL_CN_ID, token->start);
    if (saying.role == GK_PERSONAL_LABEL && saying.near &&
        (checked         ? passes
         : is_card(kind) ? bracketed
                         : token->letters != 0))
        return passes ? 3 : 2;
    *standing = GK_PERSONAL_MATTER;
    return saying.role != GK_PERSONAL_OTHER && bracketed && (checked ? passes : is_card(kind));
}

static void fill(struct gk_personal *found, enum gk_personal_kind kind, const struct token *token,
                 size_t count, uint32_t score)
{
    found->kind = kind;
    found->start = token->start;
    found->end = token->ends[count - 1];
    found->count = count;
    memcpy(found->characters, token->characters, count);
    found->score = score;
}

/* What is believed most of all shapes that it has; of as much, what its own label names. */
static bool read_exact(const struct gk_personal_walk *walk, const struct token *token,
                       struct gk_personal *found)
{
    uint32_t best = 0;
    bool best_own = false;
    for (size_t count = DIGITS_LEAST; count <= token->count && !best; count++) {
        if (!may_stop(walk, token, count))
            continue;
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
            enum gk_personal_standing standing;
            bool own = false;
            uint32_t score = has_shape(token, count, shapes[i].shape)
                                 ? believed(walk, shapes[i].kind, token, count, &standing, &own)
                                 : 0;
            if (!score || score < best || (score == best && best_own >= own))
                continue;
            best = score;
            best_own = own;
            fill(found, shapes[i].kind, token, count, score);
            found->standing = standing;
        }
    }
    return best != 0;
}

/* Lengths, letters included, that a number of the kind has with a character too few or too many. */
static bool is_near_miss(enum gk_personal_kind kind, const struct token *token, size_t count)
{
    switch (kind) {
    case GK_PERSONAL_PASSPORT: /* those of other countries too */
        return count >= 7 && count <= 10;
    case GK_PERSONAL_HK_MACAU_PERMIT:
        return token->letters && count >= 8 && count <= 12;
    case GK_PERSONAL_TAIWAN_PERMIT:
        return count >= (token->letters ? 8 : 7) && count <= 11;
    case GK_PERSONAL_HK_ID:
        return token->letters && count >= 7 && count <= 10;
    case GK_PERSONAL_MACAU_ID:
        return !token->letters && count >= 7 && count <= 9;
    default:
        return token->letters == 1 && count >= 9 && count <= 11;
    }
}

/* A slip of the pen, right behind the label. */
static bool read_slip(const struct gk_personal_walk *walk, const struct token *token,
                      struct gk_personal *found)
{
    size_t count = 1;
    while (count < token->count && token->glued[count])
        count++;
    if (token->letters > 2 || !may_stop(walk, token, count))
        return false;
    for (int kind = GK_PERSONAL_PASSPORT; kind <= GK_PERSONAL_TW_ID; kind++) {
        if (!is_near_miss((enum gk_personal_kind)kind, token, count))
            continue;
        struct gk_personal_saying saying = said_of(walk, (enum gk_personal_kind)kind, token->start);
        if (saying.role != GK_PERSONAL_LABEL || !saying.near)
            continue;
        fill(found, (enum gk_personal_kind)kind, token, count, 1);
        found->standing = GK_PERSONAL_ORDINARY;
        return true;
    }
    return false;
}

/* Where the letters before the digit at `cell` begin; `cell` where there are none. */
static size_t before_letters(const struct gk_personal_walk *walk, size_t cell)
{
    size_t start = cell;
    if (start > walk->next && is_gap(at(walk, start - 1)))
        start--;
    size_t behind = start;
    while (start > walk->next && behind - start <= LETTERS_MOST &&
           gk_is_ascii_letter(at(walk, start - 1)) &&
           !gk_folded_is_numeral(walk->folded, start - 1))
        start--;
    return start == behind || behind - start > LETTERS_MOST ? cell : start;
}

static bool read_from(const struct gk_personal_walk *walk, size_t start, struct gk_personal *found)
{
    struct token token;
    uint32_t before = start ? at(walk, start - 1) : 0;
    /* Behind stars stands what a mask has left; 冀A2010074 is of a plate or a project. */
    if (!gk_personal_may_begin(walk, start) || before == '*' ||
        (gk_personal_is_province(before) && gk_is_ascii_letter(at(walk, start))))
        return false;
    read_token(walk, start, &token);
    return token.count >= DIGITS_LEAST + 1 &&
           (read_exact(walk, &token, found) || read_slip(walk, &token, found));
}

/* Whether words may say something of what stands at `cell`. */
static bool is_spoken_of(const struct gk_personal_walk *walk, size_t cell)
{
    enum { REACH = 20 };
    size_t words = gk_personal_words_before(walk, cell);
    return (words && walk->words[words - 1].end + REACH > cell) ||
           walk->place < walk->place_count || walk->around.said[GK_PERSONAL_LABEL] ||
           (walk->last.end && walk->last.end + REACH > cell);
}

/* Whether the digits from `cell` on may be those of a number: six together, or a group of fewer and
 * more behind it where there may be a label. Dates and amounts are most of what is met. */
static bool may_be_number(const struct gk_personal_walk *walk, size_t cell)
{
    size_t count = 0;
    while (count < DIGITS_LEAST && gk_is_ascii_digit(at(walk, cell + count)))
        count++;
    size_t gap = count < DIGITS_LEAST ? gap_at(walk, cell + count) : 0;
    return count == DIGITS_LEAST ||
           (gap && gk_is_ascii_digit(at(walk, cell + count + gap)) && is_spoken_of(walk, cell));
}

bool gk_personal_document(const struct gk_personal_walk *walk, size_t cell,
                          struct gk_personal *found)
{
    if (!may_be_number(walk, cell))
        return false;
    size_t start = before_letters(walk, cell);
    return read_from(walk, start, found) || (start < cell && read_from(walk, cell, found));
}
