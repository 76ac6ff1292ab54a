#include "domain/date/parts.h"

#include "base/ascii.h"

int gk_date_take_digits(struct gk_date_reader *reader, int most, int *number)
{
    int count = 0;
    *number = 0;
    while (count < most && gk_is_ascii_digit(gk_date_next(reader))) {
        *number = *number * 10 + (int)(gk_date_next(reader) - '0');
        reader->at++;
        count++;
    }
    return count;
}

/* 1 to 9, or 0 where the letter is no such Han numeral. */
static int han_digit(uint32_t letter)
{
    int digit = gk_han_digit(letter);
    return digit > 0 ? digit : 0;
}

/* What stands for the zero of a year: the character itself, and what keyboards offer for it. */
static bool is_zero(uint32_t letter)
{
    return letter == U'〇' || letter == U'○' || letter == U'零' || letter == 'O' || letter == '0';
}

int gk_date_take_han_digits(struct gk_date_reader *reader, int *number)
{
    int count = 0;
    *number = 0;
    for (; count < 4; count++) {
        int digit = han_digit(gk_date_next(reader));
        if (!digit && !is_zero(gk_date_next(reader)))
            break;
        *number = *number * 10 + digit;
        reader->at++;
    }
    return count;
}

/* 廿 and 卅 are twenty and thirty in one. */
static int take_tens(struct gk_date_reader *reader, int ones)
{
    if (!ones && gk_date_take(reader, U'廿'))
        return 2;
    if (!ones && gk_date_take(reader, U'卅'))
        return 3;
    if (!gk_date_take(reader, U'十'))
        return 0;
    return ones ? ones : 1;
}

bool gk_date_take_small(struct gk_date_reader *reader, int most, int *number)
{
    if (gk_date_take_digits(reader, 2, number))
        return true;
    int ones = han_digit(gk_date_next(reader));
    reader->at += ones != 0;
    int tens = take_tens(reader, ones);
    if (tens) {
        ones = han_digit(gk_date_next(reader));
        reader->at += ones != 0;
    }
    *number = 10 * tens + ones;
    return *number && *number <= most;
}

bool gk_date_take_counted(struct gk_date_reader *reader, int *number)
{
    if (gk_date_take_digits(reader, 3, number))
        return *number > 0;
    if (gk_date_take(reader, U'元')) {
        *number = 1;
        return true;
    }
    struct gk_date_reader ahead = *reader;
    int count = gk_date_take_han_digits(&ahead, number);
    if (count > 1 && count < 4 && gk_date_next(&ahead) == U'年') {
        *reader = ahead;
        return *number > 0;
    }
    int hundreds = han_digit(gk_date_next(reader));
    bool hundred = hundreds && reader->letters->letter[reader->at + 1] == U'百';
    reader->at += hundred ? 2 : 0;
    bool zero = hundred && (gk_date_take(reader, U'零') || gk_date_take(reader, U'〇'));
    int rest = 0;
    bool more = gk_date_take_small(reader, 99, &rest);
    *number = (hundred ? 100 * hundreds : 0) + rest;
    return more || (hundred && !zero);
}

static uint32_t small_letter(uint32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

/* Its length in letters, or 0. Words of Latin letters are written small. */
static uint32_t match(const struct gk_date_reader *reader, const char *word)
{
    uint32_t matched = gk_letters_match(reader->letters, reader->at, word);
    if (matched || (unsigned char)word[0] >= 0x80)
        return matched;
    while (word[matched] && small_letter(reader->letters->letter[reader->at + matched]) ==
                                (unsigned char)word[matched])
        matched++;
    return word[matched] ? 0 : matched;
}

int gk_date_take_word(struct gk_date_reader *reader, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        uint32_t length = match(reader, words[i]);
        if (length) {
            reader->at += length;
            return i + 1;
        }
    }
    return 0;
}
