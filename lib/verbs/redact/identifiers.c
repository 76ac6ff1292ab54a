#include "verbs/redact/identifiers.h"

#include "base/utf8.h"
#include "domain/identifier.h"

enum {
    OLD_CN_ID_LENGTH = 15, /* without century and check character: GB 11643-1989 */
    LABEL_REACH = 20,
    ADDRESS_REACH = 64, /* longest local part of an e-mail address, RFC 5321 section 4.5.3.1.1 */
};

static uint32_t character(const struct gk_folded *folded, size_t cell)
{
    return cell < folded->count ? folded->characters[cell] : 0;
}

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

/* Folded text has no ASCII capitals. */
static bool is_word(uint32_t c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z');
}

/* Whether no word goes on at `cell`. A number in a circle begins an entry of its own. */
static bool ends_word(const struct gk_folded *folded, size_t cell)
{
    return !is_word(character(folded, cell)) || gk_folded_is_numeral(folded, cell);
}

/*
 * Reads `count` digits from `cell` on; before the digits numbered `first` and `second` there may
 * be one blank or hyphen. The cell behind them, or 0 where they are not there.
 */
static size_t collect(const struct gk_folded *folded, size_t cell, size_t count, size_t first,
                      size_t second, char *out)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t c = character(folded, cell);
        if ((i == first || i == second) && (c == ' ' || c == '-'))
            c = character(folded, ++cell);
        if (!is_digit(c))
            return 0;
        out[i] = (char)c;
        cell++;
    }
    return cell;
}

/* X as it is meant: also the multiplication sign and the Cyrillic letter. */
static bool is_check_x(uint32_t c)
{
    return c == 'x' || c == 0xD7 || c == 0x0425 || c == 0x0445;
}

static bool read_cn_id(const struct gk_redact_identifiers *walk, size_t cell,
                       struct gk_redact_identifier *found)
{
    size_t last = collect(walk->folded, cell, GK_CN_ID_LENGTH - 1, 6, 14, found->characters);
    uint32_t c = character(walk->folded, last);
    if (!last || (!is_digit(c) && !is_check_x(c)) || !ends_word(walk->folded, last + 1))
        return false;
    found->characters[GK_CN_ID_LENGTH - 1] = is_digit(c) ? (char)c : 'x';
    found->count = GK_CN_ID_LENGTH;
    found->type = GK_REDACT_CN_ID;
    found->checked = true;
    found->start = cell;
    found->end = last + 1;
    return gk_identifier_is_cn_id(found->characters, walk->today);
}

/* An old number is one that some check character makes a new one of the 20th century. */
static bool read_old_cn_id(const struct gk_redact_identifiers *walk, size_t cell,
                           struct gk_redact_identifier *found)
{
    char id[GK_CN_ID_LENGTH + 1] = "";
    size_t none = OLD_CN_ID_LENGTH;
    size_t end = collect(walk->folded, cell, OLD_CN_ID_LENGTH, none, none, found->characters);
    if (!end || !ends_word(walk->folded, end))
        return false;
    memcpy(id, found->characters, 6);
    memcpy(id + 6, "19", 2);
    memcpy(id + 8, found->characters + 6, 9);
    found->count = OLD_CN_ID_LENGTH;
    found->type = GK_REDACT_CN_ID;
    found->checked = false;
    found->start = cell;
    found->end = end;
    for (const char *check = "0123456789X"; *check; check++) {
        id[GK_CN_ID_LENGTH - 1] = *check;
        if (gk_identifier_is_cn_id(id, walk->today))
            return true;
    }
    return false;
}

/* Behind the country code 86 or 0086 at `cell`, or `cell` where there is none. */
static size_t behind_country(const struct gk_folded *folded, size_t cell)
{
    size_t at = cell;
    if (character(folded, at) == '0' && character(folded, at + 1) == '0')
        at += 2;
    if (character(folded, at) != '8' || character(folded, at + 1) != '6')
        return cell;
    at += 2;
    uint32_t c = character(folded, at);
    return at + (c == ' ' || c == '-');
}

static bool read_mobile_at(const struct gk_redact_identifiers *walk, size_t cell,
                           struct gk_redact_identifier *found)
{
    found->end = collect(walk->folded, cell, GK_MOBILE_LENGTH, 3, 7, found->characters);
    return found->end && ends_word(walk->folded, found->end) &&
           gk_identifier_is_mobile(found->characters);
}

static bool read_mobile(const struct gk_redact_identifiers *walk, size_t cell,
                        struct gk_redact_identifier *found)
{
    size_t behind = behind_country(walk->folded, cell);
    found->count = GK_MOBILE_LENGTH;
    found->type = GK_REDACT_MOBILE;
    found->checked = false;
    found->start = cell;
    if (behind != cell && read_mobile_at(walk, behind, found)) {
        if (cell && character(walk->folded, cell - 1) == '+')
            found->start--;
        return true;
    }
    return read_mobile_at(walk, cell, found);
}

/*
 * Whether the number that begins at `cell` is the fraction of a decimal. One or two digits and a
 * point before it are rather the number of an entry in a list: 1.138…, 2.139…
 */
static bool is_fraction(const struct gk_redact_identifiers *walk, size_t cell)
{
    const struct gk_folded *folded = walk->folded;
    if (cell < 2 || character(folded, cell - 1) != '.' || !is_digit(character(folded, cell - 2)))
        return false;
    size_t first = cell - 2;
    while (first && is_digit(character(folded, first - 1)) && cell - first < 6)
        first--;
    bool entry = cell - 1 - first <= 2 && character(folded, first) != '0' &&
                 (!first || (character(folded, first - 1) != '.' &&
                             ends_word(folded, first - 1)));
    return walk->number || !entry;
}

/* Whether the number that ends before `cell` goes on behind a decimal point. The .0 that a
 * spreadsheet adds does not count. */
static bool has_fraction(const struct gk_folded *folded, size_t cell)
{
    if (character(folded, cell) != '.' || !is_digit(character(folded, cell + 1)))
        return false;
    for (cell++; character(folded, cell) == '0'; cell++)
        ;
    return !ends_word(folded, cell);
}

/* Whether what ends before `cell` is part of the local part of an e-mail address. */
static bool is_before_at(const struct gk_folded *folded, size_t cell)
{
    for (size_t end = cell + ADDRESS_REACH; cell < end; cell++) {
        uint32_t c = character(folded, cell);
        if (c == '@')
            return is_word(character(folded, cell + 1));
        if (!is_word(c) && c != '.' && c != '_' && c != '%' && c != '+' && c != '-')
            return false;
    }
    return false;
}

static bool read_one(const struct gk_redact_identifiers *walk, size_t cell,
                     struct gk_redact_identifier *found)
{
    if (!read_cn_id(walk, cell, found) && !read_mobile(walk, cell, found) &&
        !read_old_cn_id(walk, cell, found))
        return false;
    if (walk->number && cell && character(walk->folded, cell - 1) == '-')
        return false;
    return !is_fraction(walk, cell) && !has_fraction(walk->folded, found->end) &&
           !is_before_at(walk->folded, found->end);
}

/* A character that a web address may go on with, written at its own width. Brackets, commas and
 * semicolons may too, but in running text they rather end it. */
static bool goes_on_in_address(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = character(folded, cell);
    return is_word(c) || (c > ' ' && c < 0x7F &&
                          gk_folded_end(folded, cell) - gk_folded_start(folded, cell) == 1 &&
                          !strchr("\"'<>()[]{},;`^|\\", (int)c));
}

/* Whether a web address begins at `cell`: behind its scheme, or with www. */
static bool begins_address(const struct gk_folded *folded, size_t cell)
{
    uint32_t c = character(folded, cell);
    if (c == ':')
        return character(folded, cell + 1) == '/' && character(folded, cell + 2) == '/';
    return c == 'w' && (!cell || ends_word(folded, cell - 1)) &&
           character(folded, cell + 1) == 'w' && character(folded, cell + 2) == 'w' &&
           character(folded, cell + 3) == '.';
}

/* Whether the cell is part of a web address. Asked of cells in order, and seldom: the way from
 * the one asked about before is gone over now. */
static bool is_in_address(struct gk_redact_identifiers *walk, size_t cell)
{
    const struct gk_folded *folded = walk->folded;
    for (; walk->seen <= cell; walk->seen++)
        walk->in_address = (walk->in_address && goes_on_in_address(folded, walk->seen)) ||
                           begins_address(folded, walk->seen);
    return walk->in_address;
}

bool gk_redact_identifiers_next(struct gk_redact_identifiers *walk,
                                struct gk_redact_identifier *found)
{
    const uint32_t *characters = walk->folded->characters;
    size_t count = walk->folded->count;
    const size_t reach = GK_MOBILE_LENGTH - 1;
    for (size_t cell = walk->next; cell + reach < count; cell++) {
        /* The first eleven cells of every number are ASCII: where one is not, none begins in
         * front of it. */
        if (characters[cell + reach] >= 0x80) {
            cell += reach;
            continue;
        }
        if (!is_digit(characters[cell]) || (cell && !ends_word(walk->folded, cell - 1)))
            continue;
        /* One that is checked is a person's, wherever it stands. */
        if (read_one(walk, cell, found) && (!is_in_address(walk, cell) || found->checked)) {
            walk->next = found->end;
            return true;
        }
    }
    walk->next = count;
    return false;
}

static bool names(enum gk_redact_type type, struct gk_bytes text)
{
    static const char *const cn_id[] = { "身份证", "身分證", "身分证", "身份證", "公民身份", "身份号码",
                                         "证件号码", "居住证", NULL };
    static const char *const mobile[] = { "手机", "手機", "移动电话", "电话", "電話", "联系方式", NULL };
    const char *const *labels = type == GK_REDACT_CN_ID ? cn_id : mobile;
    for (; *labels; labels++)
        if (gk_bytes_find(text, gk_bytes_of(*labels)))
            return true;
    return false;
}

bool gk_redact_labelled(enum gk_redact_type type, const struct gk_folded *folded, size_t cell,
                        struct gk_bytes label)
{
    char before[LABEL_REACH * 4];
    size_t length = 0;
    for (size_t i = cell > LABEL_REACH ? cell - LABEL_REACH : 0; i < cell; i++)
        length += gk_utf8_encode(character(folded, i), before + length);
    return names(type, (struct gk_bytes){ before, length }) || names(type, label);
}
