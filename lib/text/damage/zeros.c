/*
 * Letters and signs in the shape of a digit, where a year, a month, a day or a code is meant:
 * 二○一八年, 2O18年, 20l8年, 5月3曰, and O or l in a unified social credit code. The proposal is
 * what is most likely meant; nobody but a reader can say.
 */
#include "text/damage/kinds.h"
#include "text/damage/stretch.h"
#include "text/damage/style.h"

static const char32_t han_digits[] = U"〇一二三四五六七八九";
static const char32_t round_signs[] = U"○◯OＯoｏ0０ΟОоο零"; /* Latin, Greek and Cyrillic O */
static const char32_t letters_o[] = U"OＯoｏ○◯〇ΟОоο";
static const char32_t letters_l[] = U"lIｌＩ|";

enum {
    CODE_LENGTH = 18,
    REGION = 2, /* where the six digits of the place stand in a code */
};

struct search {
    struct gk_examination *examination;
    struct gk_stretch stretch;
};

static uint32_t at(const struct search *search, size_t place)
{
    return gk_character_at(search->examination, place);
}

/* 二○一八年: four digits in Han, one or more of them by a sign. Returns where the year ends. */
static size_t han_year(const struct search *search, size_t start)
{
    bool sign = false;
    if (!gk_is_among(at(search, start), U"一二") ||
        gk_is_among(at(search, start - 1), U"〇一二三四五六七八九十百千"))
        return start;
    for (size_t i = start + 1; i < start + 4; i++) {
        bool is_sign = gk_is_among(at(search, i), round_signs);
        if (!is_sign && !gk_is_among(at(search, i), han_digits))
            return start;
        sign = sign || is_sign;
    }
    return sign && gk_is_among(at(search, start + 4), U"年牟") ? start + 4 : start;
}

/* 月二○日. */
static size_t han_day(const struct search *search, size_t start)
{
    bool day = at(search, start - 1) == U'月' && gk_is_among(at(search, start), U"一二三") &&
               gk_is_among(at(search, start + 1), round_signs) &&
               gk_is_among(at(search, start + 2), U"日曰");
    return day ? start + 2 : start;
}

/* The digit that a character of a number in digits is or resembles, else -1. */
static int resembled(uint32_t c)
{
    if (gk_decimal(c) >= 0)
        return gk_decimal(c);
    if (gk_is_among(c, letters_o))
        return 0;
    return gk_is_among(c, letters_l) ? 1 : -1;
}

/* A number of digits and letters from `start` on: its length; *letters counts those that are
 * none. */
static size_t number_length(const struct search *search, size_t start, size_t *letters)
{
    size_t end = start;
    *letters = 0;
    for (; resembled(at(search, end)) >= 0 && end < start + 5; end++)
        *letters += gk_decimal(at(search, end)) < 0;
    return end - start;
}

/* 2O18年, 年l0月, 月l日. */
static size_t mixed_number(const struct search *search, size_t start)
{
    size_t letters;
    size_t length = number_length(search, start, &letters);
    uint32_t before = at(search, start - 1);
    uint32_t after = at(search, start + length);
    if (letters == 0 || gk_is_ascii_word(before) || gk_is_among(before, han_digits))
        return start;
    if (length == 4 && letters <= 2 && gk_is_among(after, U"年牟")) {
        int century = resembled(at(search, start)) * 10 + resembled(at(search, start + 1));
        return century == 19 || century == 20 ? start + 4 : start;
    }
    bool month = before == U'年' && after == U'月';
    bool day = before == U'月' && gk_is_among(after, U"日曰号");
    return length <= 2 && (month || day) ? start + length : start;
}

static bool is_wide(const struct search *search, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (at(search, i) - 0xFF10 < 10)
            return true;
    return false;
}

static enum gk_status add_digits(struct search *search, size_t start, size_t end)
{
    enum gk_status status = GK_OK;
    uint32_t zero = is_wide(search, start, end) ? 0xFF10 : '0';
    for (size_t i = start; i < end && status == GK_OK; i++)
        if (gk_decimal(at(search, i)) < 0)
            status = gk_stretch_add_character(&search->stretch, i, i + 1,
                                              zero + (uint32_t)resembled(at(search, i)));
    return status;
}

static enum gk_status add_han_zeros(struct search *search, size_t start, size_t end)
{
    enum gk_status status = GK_OK;
    for (size_t i = start; i < end && status == GK_OK; i++)
        if (gk_is_among(at(search, i), round_signs))
            status = gk_stretch_add_character(&search->stretch, i, i + 1, U'〇');
    return status;
}

static bool is_any_digit(uint32_t c)
{
    return gk_decimal(c) >= 0 || gk_is_among(c, han_digits) || gk_is_among(c, letters_o);
}

/* 5月3曰. */
static bool is_false_day(const struct search *search, size_t place)
{
    size_t digits = 0;
    if (at(search, place) != U'曰')
        return false;
    while (digits < 3 && (is_any_digit(at(search, place - 1 - digits)) ||
                          at(search, place - 1 - digits) == U'十'))
        digits++;
    return digits && at(search, place - 1 - digits) == U'月';
}

/* 2018牟. */
static bool is_false_year(const struct search *search, size_t place)
{
    return at(search, place) == U'牟' && is_any_digit(at(search, place - 1)) &&
           is_any_digit(at(search, place - 2)) && is_any_digit(at(search, place - 3)) &&
           gk_is_among(at(search, place - 4), U"12１２一二");
}

/* Behind 代码, a code of 18 capitals and digits, which never holds I and O (GB 32100-2015). */
static size_t code(const struct search *search, size_t start)
{
    size_t label = start;
    bool letter = false;
    if (!gk_is_ascii_word(at(search, start)) || gk_is_ascii_word(at(search, start - 1)))
        return start;
    while (label + 3 > start && gk_is_among(at(search, label - 1), U"：: （("))
        label--;
    if (!gk_word_ends_at(search->examination, label, U"代码") &&
        !gk_word_ends_at(search->examination, label, U"代碼"))
        return start;
    for (size_t i = start; i < start + CODE_LENGTH; i++) {
        uint32_t c = at(search, i);
        bool is_letter = gk_is_among(c, U"OolI");
        bool is_region = i >= start + REGION && i < start + REGION + 6;
        if (!gk_is_ascii_digit(c) && !is_letter && (is_region || !gk_is_ascii_capital(c)))
            return start;
        letter = letter || is_letter;
    }
    size_t end = start + CODE_LENGTH;
    return letter && !gk_is_ascii_word(at(search, end)) ? end : start;
}

static enum gk_status add_code(struct search *search, size_t start, size_t end)
{
    enum gk_status status = GK_OK;
    for (size_t i = start; i < end && status == GK_OK; i++)
        if (gk_is_among(at(search, i), U"OolI"))
            status = gk_stretch_add_character(&search->stretch, i, i + 1,
                                              '0' + (uint32_t)resembled(at(search, i)));
    return status;
}

/* Whether anything can begin with this character. */
static bool may_begin(uint32_t c)
{
    if (gk_is_plain_han(c))
        return gk_is_among(c, U"一二三曰牟");
    return c >= 0x80 || c == '|' || gk_is_ascii_word(c);
}

/* What begins at this place; *end is where to go on. */
static enum gk_status find_one(struct search *search, size_t start, size_t *end)
{
    *end = han_year(search, start);
    if (*end == start)
        *end = han_day(search, start);
    if (*end > start)
        return add_han_zeros(search, start, *end);
    *end = mixed_number(search, start);
    if (*end > start)
        return add_digits(search, start, *end);
    *end = code(search, start);
    if (*end > start)
        return add_code(search, start, *end);
    *end = start + 1;
    if (is_false_day(search, start))
        return gk_stretch_add_character(&search->stretch, start, start + 1, U'日');
    if (is_false_year(search, start))
        return gk_stretch_add_character(&search->stretch, start, start + 1, U'年');
    return GK_OK;
}

enum gk_status gk_find_zeros(struct gk_examination *examination)
{
    struct search search = {
        .examination = examination,
        .stretch = {
            .examination = examination,
            .rule = GK_RULE_TEXT_ZERO,
            .certainty = GK_REPORTED,
            .gap = 2,
            .ascii_gap = CODE_LENGTH,
            .proposal = &examination->scratch[0],
        },
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK;)
        if (may_begin(examination->characters[i]))
            status = find_one(&search, i, &i);
        else
            i++;
    return status == GK_OK ? gk_stretch_end(&search.stretch) : status;
}
