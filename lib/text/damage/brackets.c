/*
 * The year of a document number in other brackets than 〔〕: agency word, open, year, close,
 * serial, 号. A number with 第 belongs to a licence, a filing or an order, which have forms of
 * their own.
 */
#include "text/damage/kinds.h"
#include "text/damage/style.h"

/* GB/T 9704-2012, 7.2.5: hexagonal brackets; in force from 2012-07-01. Of a number before that
 * the brackets stay as its office wrote them. */
enum { SINCE = 2012 };

enum {
    FIRST_YEAR = 1949,
    LAST_YEAR = 2099,
    LONGEST_SERIAL = 6,
};

static const char32_t opening[] = U"〔﹝[［【(（〖〈<＜{｛《「『“‘";
static const char32_t closing[] = U"〕﹞]］】)）〗〉>＞}｝》」』”’";
static const char32_t hexagonal[] = U"〔﹝〕﹞";

/* Before the bracket: what numbers in other brackets, or is no agency. */
static const char32_t *const other_numbers[] = {
    U"令", U"公告", U"证", U"證", U"书", U"書", U"合同", U"案", U"第",
};

/* Behind 号: it counts a thing, not a document. */
static const char32_t counted[] = U"楼樓线線地井桥橋门門机機泵炉爐库庫坝壩馆館";

/* The number of four digits, or -1. */
static int read_year(const struct gk_examination *examination, size_t at)
{
    int year = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = gk_decimal(gk_character_at(examination, i));
        if (digit < 0)
            return -1;
        year = year * 10 + digit;
    }
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : -1;
}

static bool has_agency(const struct gk_examination *examination, size_t end)
{
    if (!gk_is_ideograph(gk_character_at(examination, end - 1)) ||
        !gk_is_ideograph(gk_character_at(examination, end - 2)))
        return false;
    for (size_t i = 0; i < sizeof other_numbers / sizeof other_numbers[0]; i++)
        if (gk_word_ends_at(examination, end, other_numbers[i]))
            return false;
    return true;
}

/* Where the serial ends, which may be of two parts (12-3); `at` where there is none. */
static size_t skip_serial(const struct gk_examination *examination, size_t at)
{
    size_t end = at;
    while (end < at + LONGEST_SERIAL && gk_decimal(gk_character_at(examination, end)) >= 0)
        end++;
    if (end > at && gk_is_among(gk_character_at(examination, end), U"-－—") &&
        gk_decimal(gk_character_at(examination, end + 1)) >= 0)
        for (end++; gk_decimal(gk_character_at(examination, end)) >= 0;)
            end++;
    return end;
}

static bool has_serial(const struct gk_examination *examination, size_t at)
{
    at += gk_character_at(examination, at) == ' ';
    size_t end = skip_serial(examination, at);
    bool serial = end > at;
    end += gk_character_at(examination, end) == ' ';
    return serial && gk_is_among(gk_character_at(examination, end), U"号號") &&
           !gk_is_among(gk_character_at(examination, end + 1), counted);
}

static enum gk_status add_year(struct gk_examination *examination, size_t open, int year)
{
    const uint32_t *characters = examination->characters;
    uint32_t proposal[6] = { 0x3014 /* 〔 */ };
    bool small =
        gk_is_among(characters[open], hexagonal) && gk_is_among(characters[open + 5], hexagonal);
    enum gk_certainty certainty = year < SINCE ? GK_REPORTED : small ? GK_CERTAIN : GK_LIKELY;
    if (gk_examination_is_taken(examination, open, open + 6))
        return GK_OK;
    memcpy(proposal + 1, characters + open + 1, 4 * sizeof *proposal);
    proposal[5] = 0x3015; /* 〕 */
    return gk_examination_propose(examination, GK_RULE_TEXT_BRACKET, certainty, open, open + 6,
                                  proposal, 6, false);
}

/* The closing bracket is gone and the serial stands against the year: 函〔202130号. */
static enum gk_status find_lost(struct gk_examination *examination, size_t open)
{
    size_t serial = open + 5;
    size_t end = serial;
    while (end < serial + LONGEST_SERIAL && gk_decimal(gk_character_at(examination, end)) >= 0)
        end++;
    uint32_t after = gk_character_at(examination, end);
    if (end == serial || end > serial + 4 ||
        !(gk_is_among(after, U"号號") || gk_is_among(after, closing)) ||
        gk_examination_is_taken(examination, open, end))
        return GK_OK;
    return gk_examination_add(examination, GK_RULE_TEXT_BRACKET, GK_REPORTED, open, end,
                              (struct gk_bytes){ NULL, 0 }, false);
}

enum gk_status gk_find_brackets(struct gk_examination *examination)
{
    enum gk_status status = GK_OK;
    for (size_t i = 2; i + 5 < examination->count && status == GK_OK; i++) {
        const uint32_t *here = examination->characters + i;
        if (!gk_is_among(here[0], opening))
            continue;
        int year = read_year(examination, i + 1);
        if (year < 0 || !has_agency(examination, i))
            continue;
        bool right = here[0] == U'〔' && here[5] == U'〕';
        if (gk_is_among(here[5], closing) && !right && has_serial(examination, i + 6))
            status = add_year(examination, i, year);
        else if (gk_is_among(here[0], hexagonal))
            status = find_lost(examination, i);
    }
    return status;
}
