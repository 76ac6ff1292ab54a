#include "domain/index_number.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/identifier.h"
#include "domain/letters.h"

enum {
    SOCIAL_CODE = GK_CN_ID_LENGTH,
    INSIDE = 8, /* where the organisation code begins in a social code */
    CODE_MOST = 40,
    FIRST_YEAR = 1949,
    SERIAL_LEAST = 3,
    SERIAL_MOST = 8,
};

struct reader {
    struct gk_letters letters;
    uint32_t at;
    char code[CODE_MOST]; /* in small letters */
    uint32_t code_length;
};

static uint32_t next(const struct reader *reader)
{
    return reader->letters.letter[reader->at];
}

static bool take_dash(struct reader *reader)
{
    uint32_t c = next(reader);
    bool dash = c == '-' || c == '_' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    reader->at += dash;
    return dash;
}

/* Letters and digits up to another character. */
static bool take_code(struct reader *reader)
{
    reader->code_length = 0;
    while (gk_is_ascii_digit(next(reader)) || gk_is_ascii_letter(next(reader))) {
        uint32_t c = next(reader);
        if (reader->code_length == CODE_MOST)
            return false;
        reader->code[reader->code_length++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        reader->at++;
    }
    return reader->code_length > 0;
}

/* How many digits, and their value. */
static uint32_t take_digits(struct reader *reader, int *value)
{
    uint32_t count = 0;
    *value = 0;
    for (; count < SERIAL_MOST && gk_is_ascii_digit(next(reader)); count++, reader->at++)
        *value = *value * 10 + (int)(next(reader) - '0');
    return count;
}

static bool take_serial(struct reader *reader)
{
    int value;
    uint32_t count = take_digits(reader, &value);
    return count >= SERIAL_LEAST && value && reader->at == reader->letters.count;
}

static void set_year(struct gk_index_number *number, int year)
{
    number->year = year >= FIRST_YEAR && year <= 2099 ? year : 0;
}

static bool has_letters_only(const struct reader *reader)
{
    for (uint32_t i = 0; i < reader->code_length; i++)
        if (!gk_is_ascii_letter((unsigned char)reader->code[i]))
            return false;
    return true;
}

static void judge_code(const struct reader *reader, struct gk_index_number *number)
{
    if (has_letters_only(reader)) {
        number->form = GK_INDEX_LETTERS;
    } else if (reader->code_length == GK_ORGANISATION_LENGTH) {
        number->form = GK_INDEX_ORGANISATION;
        number->bad_code = !gk_identifier_is_organisation(reader->code);
    } else if (reader->code_length == SOCIAL_CODE) {
        number->form = GK_INDEX_SOCIAL_CODE;
        number->bad_code = !gk_identifier_is_uscc(reader->code) ||
                           !gk_identifier_is_organisation(reader->code + INSIDE);
    }
}

/* 00001434-9, an organisation code as its certificate shows it: the check character behind a
 * dash. */
static void take_check(struct reader *reader)
{
    if (reader->code_length != GK_ORGANISATION_LENGTH - 1 || !take_dash(reader))
        return;
    uint32_t c = next(reader);
    if (gk_is_ascii_digit(c) || (c | 0x20) == 'x') {
        reader->code[reader->code_length++] = (char)(c | 0x20);
        reader->at++;
    }
}

/* CODE/2018-00222 and CODE/202110-00013. */
static bool read_slashed(struct reader *reader, struct gk_index_number *number)
{
    int date;
    if (!take_code(reader))
        return false;
    take_check(reader);
    if (next(reader) != '/')
        return false;
    reader->at++;
    uint32_t digits = take_digits(reader, &date);
    if ((digits != 4 && digits != 6) || !take_dash(reader) || !take_serial(reader))
        return false;
    judge_code(reader, number);
    if (number->form == GK_INDEX_UNKNOWN)
        return true;
    set_year(number, digits == 6 ? date / 100 : date);
    number->bad_month = digits == 6 && (date % 100 < 1 || date % 100 > 12);
    return true;
}

/* G1234-02-2008-00015. */
static bool read_classes(struct reader *reader, struct gk_index_number *number)
{
    int year;
    if (!take_code(reader) || reader->code_length != 5 || !take_dash(reader) ||
        !take_code(reader) || !take_dash(reader) || take_digits(reader, &year) != 4 ||
        !take_dash(reader) || !take_serial(reader))
        return false;
    number->form = GK_INDEX_CLASSES;
    set_year(number, year);
    return true;
}

void gk_index_number_read(struct gk_bytes text, struct gk_index_number *number)
{
    struct reader reader;
    *number = (struct gk_index_number){ .form = GK_INDEX_UNKNOWN };
    reader.at = 0;
    if (!gk_letters_read(&reader.letters, text, GK_BLANKS_DROP) || read_slashed(&reader, number))
        return;
    reader.at = 0;
    *number = (struct gk_index_number){ .form = GK_INDEX_UNKNOWN };
    (void)read_classes(&reader, number);
}

struct gk_bytes gk_index_number_bare(struct gk_arena *arena, struct gk_bytes text)
{
    enum { LONGEST = 4 };
    struct reader reader = { .at = 0 };
    struct gk_letters *letters = &reader.letters;
    if (!gk_letters_read(letters, text, GK_BLANKS_DROP))
        return text;
    char *out = gk_arena_allocate(arena, (size_t)letters->count * LONGEST + 1);
    struct gk_bytes bare = { out, 0 };
    while (out && reader.at < letters->count) {
        uint32_t c = next(&reader);
        bool capital = c >= 'A' && c <= 'Z';
        if (take_dash(&reader))
            c = '-';
        else
            reader.at++;
        bare.length += gk_utf8_encode(capital ? c | 0x20 : c, out + bare.length);
    }
    return bare;
}
