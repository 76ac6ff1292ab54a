#include "domain/document_number.h"

#include <inttypes.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/letters.h"
#include "text/fold.h"

enum {
    /* Han letters of an agency word. Real ones have 1 (法, 国) to 10; more are allowed because a
     * value taken out of running text brings words along in front, which is no fault of the
     * number. */
    AGENCY_MOST = 24,
    SERIAL_DIGITS = 5,
    FIRST_SHORT_YEAR = 49, /* 1949: no number of the People's Republic is older */
};

/* A place in the letters, half-open; start == end: not there. */
struct part {
    uint32_t start;
    uint32_t end;
};

enum year_form {
    YEAR_ABSENT,
    YEAR_BRACKETED,
    YEAR_PLAIN, /* 2018年 */
};

/* One number taken apart. */
struct number {
    struct part agency;
    enum gk_document_number_kind kind;
    bool odd; /* something stands where no grammar has it */
    enum year_form year_form;
    struct part year; /* with its brackets or 年 */
    int year_value;
    bool short_year;
    bool right_brackets;
    struct part ordinal;
    struct part serial;
    int64_t serial_value;
    int64_t second_value; /* of a serial of two parts */
    bool han_serial;
    bool two_parts;
    bool closed; /* 号 follows */
    struct part placeholder;
};

struct reader {
    struct gk_letters letters;
    const struct gk_document_words *words;
    uint32_t at;
};

static uint32_t letter(const struct reader *reader, uint32_t at)
{
    return at < reader->letters.count ? reader->letters.letter[at] : 0;
}

/* The bracket that closes this one, or 0. */
static uint32_t closing_bracket(uint32_t c)
{
    static const uint32_t pairs[][2] = {
        { U'〔', U'〕' }, { '[', ']' },     { U'﹝', U'﹞' }, { U'【', U'】' },
        { '(', ')' },     { U'〖', U'〗' }, { U'「', U'」' }, { U'『', U'』' },
        { U'〈', U'〉' }, { U'《', U'》' }, { '{', '}' },     { '<', '>' },
        { U'“', U'”' },   { U'‘', U'’' },   { '"', '"' },     { '\'', '\'' },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == c)
            return pairs[i][1];
    return 0;
}

static bool is_closing_bracket(uint32_t c)
{
    static const uint32_t all[] = { U'〕', ']',   U'﹞', U'】', ')',  U'〗', U'」', U'』',
                                    U'〉', U'》', '}',   '>',   U'”', U'’',  '"',   '\'' };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i] == c)
            return true;
    return false;
}

static bool is_sign_of_number(uint32_t c)
{
    return c == U'号' || c == U'號';
}

/* Signs that a form prints where something is still to be filled in. Single letters of words
 * (a Latin x among others, one 〇 as a digit) are none. */
static bool is_placeholder(const struct reader *reader, uint32_t at)
{
    uint32_t c = letter(reader, at);
    uint32_t before = at ? letter(reader, at - 1) : 0;
    uint32_t behind = letter(reader, at + 1);
    switch (c) {
    case 'x':
    case 'X':
        return (!gk_is_ascii_letter(before) || (before | 0x20) == 'x') &&
               (!gk_is_ascii_letter(behind) || (behind | 0x20) == 'x');
    case U'×':
    case U'✕':
    case '*':
    case '_':
    case '?':
    case U'□':
        return true;
    case U'○':
    case U'〇':
    case U'◯':
        return before == c || behind == c;
    default:
        return false;
    }
}

static bool take_placeholders(struct reader *reader, struct number *number)
{
    uint32_t start = reader->at;
    while (is_placeholder(reader, reader->at))
        reader->at++;
    if (reader->at == start)
        return false;
    if (number->placeholder.start == number->placeholder.end)
        number->placeholder.start = start;
    number->placeholder.end = reader->at;
    return true;
}

/* 0 to 9 for a Han digit, 10 for 十, 100 for 百, 1000 for 千, or -1. */
static int han_letter(uint32_t c)
{
    switch (c) {
    case U'十':
        return 10;
    case U'百':
        return 100;
    case U'千':
        return 1000;
    default:
        return gk_han_digit(c);
    }
}

enum { DIGITS_MOST = 9 }; /* of a number that is read; what is longer is none of ours */

/* 二〇一八 as digits, 七百一十一 with its units. */
static int64_t han_value(const struct reader *reader, struct part part)
{
    int64_t sum = 0;
    int64_t digits = 0;
    for (uint32_t i = part.start; i < part.end && i < part.start + DIGITS_MOST; i++) {
        int value = han_letter(letter(reader, i));
        if (value < 10) {
            digits = digits * 10 + value;
        } else {
            sum += (digits ? digits : 1) * value;
            digits = 0;
        }
    }
    return sum + digits;
}

static struct part take_digits(struct reader *reader)
{
    struct part part = { reader->at, reader->at };
    while (gk_is_ascii_digit(letter(reader, reader->at)))
        reader->at++;
    part.end = reader->at;
    return part;
}

static struct part take_han_digits(struct reader *reader)
{
    struct part part = { reader->at, reader->at };
    while (han_letter(letter(reader, reader->at)) >= 0)
        reader->at++;
    part.end = reader->at;
    return part;
}

static int64_t digits_value(const struct reader *reader, struct part part)
{
    int64_t value = 0;
    for (uint32_t i = part.start; i < part.end && i < part.start + DIGITS_MOST; i++)
        value = value * 10 + (letter(reader, i) - '0');
    return value;
}

/* Whether 第 at this place begins a serial, and is no part of a name (第一人民医院). */
static bool is_ordinal(const struct reader *reader, uint32_t at)
{
    if (letter(reader, at) != U'第')
        return false;
    uint32_t end = at + 1;
    while (gk_is_ascii_digit(letter(reader, end)) || han_letter(letter(reader, end)) >= 0 ||
           is_placeholder(reader, end))
        end++;
    return is_sign_of_number(letter(reader, end)) || gk_is_ascii_digit(letter(reader, at + 1));
}

/* 主席令七十二号: a serial in Han digits right behind the word. */
static bool is_han_serial(const struct reader *reader, uint32_t at)
{
    uint32_t before = at ? letter(reader, at - 1) : 0;
    uint32_t end = at;
    if (before != U'令' && before != U'告')
        return false;
    while (han_letter(letter(reader, end)) >= 0)
        end++;
    return end > at && is_sign_of_number(letter(reader, end));
}

static bool has_suffix(const struct reader *reader, struct part part, const char *word,
                       uint32_t length)
{
    return part.end - part.start >= length &&
           gk_letters_match(&reader->letters, part.end - length, word);
}

static enum gk_document_number_kind kind_of_word(const struct reader *reader, struct part part)
{
    if (has_suffix(reader, part, "令", 1))
        return GK_DOCUMENT_NUMBER_ORDER;
    if (has_suffix(reader, part, "公告", 2) || has_suffix(reader, part, "通告", 2))
        return GK_DOCUMENT_NUMBER_NOTICE;
    return GK_DOCUMENT_NUMBER_ORDINARY;
}

/* Han letters, and what joins the names of several issuers. */
static void take_agency(struct reader *reader, struct number *number)
{
    number->agency.start = reader->at;
    for (;;) {
        uint32_t c = letter(reader, reader->at);
        if (is_sign_of_number(c) || is_ordinal(reader, reader->at) ||
            is_han_serial(reader, reader->at))
            break;
        if (gk_is_han(c) && !is_placeholder(reader, reader->at))
            reader->at++;
        else if (reader->at > number->agency.start && (c == U'、' || c == U'·'))
            reader->at++;
        else if (!take_placeholders(reader, number))
            break;
    }
    number->agency.end = reader->at;
    number->kind = kind_of_word(reader, number->agency);
}

static int year_in_range(int64_t value)
{
    return value >= 1900 && value <= 2099 ? (int)value : 0;
}

/* Four digits, or the two of a time when years were written so. */
static void set_year(const struct reader *reader, struct part digits, struct number *number)
{
    int64_t value = digits_value(reader, digits);
    if (digits.end - digits.start == 4) {
        number->year_value = year_in_range(value);
    } else if (digits.end - digits.start == 2) {
        number->year_value = (int)value + (value < FIRST_SHORT_YEAR ? 2000 : 1900);
        number->short_year = true;
    }
}

/* What stands between the brackets, up to the closing one. */
static void take_year_inside(struct reader *reader, struct number *number)
{
    struct part digits = take_digits(reader);
    set_year(reader, digits, number);
    bool placeholders = take_placeholders(reader, number);
    if (placeholders) {
        number->year_value = 0;
        number->short_year = false;
    }
    if (digits.end == digits.start && !placeholders) {
        struct part han = take_han_digits(reader);
        if (han.end - han.start == 4)
            number->year_value = year_in_range(han_value(reader, han));
        number->odd |= han.end > han.start;
    }
    if (letter(reader, reader->at) == U'年') {
        reader->at++;
        number->odd = true;
    }
}

static bool take_bracketed_year(struct reader *reader, struct number *number)
{
    uint32_t open = letter(reader, reader->at);
    uint32_t start = reader->at;
    if (!closing_bracket(open))
        return false;
    reader->at++;
    take_year_inside(reader, number);
    uint32_t close = letter(reader, reader->at);
    if (!is_closing_bracket(close)) {
        reader->at = start;
        number->year_value = 0;
        number->short_year = false;
        return false;
    }
    reader->at++;
    number->right_brackets = open == U'〔' && close == U'〕';
    number->year_form = YEAR_BRACKETED;
    number->year = (struct part){ start, reader->at };
    return true;
}

/* 2018年, with digits behind it that are a serial's and not a month's. */
static bool take_plain_year(struct reader *reader, struct number *number)
{
    uint32_t start = reader->at;
    struct part digits = take_digits(reader);
    uint32_t count = digits.end - digits.start;
    if ((count != 4 && count != 2) || letter(reader, reader->at) != U'年') {
        reader->at = start;
        return false;
    }
    reader->at++;
    set_year(reader, digits, number);
    number->year_form = YEAR_PLAIN;
    number->year = (struct part){ start, reader->at };
    return true;
}

/* [第] digits [- digits] 号; a serial in brackets of its own, as [12号], is odd. */
static void take_serial(struct reader *reader, struct number *number)
{
    bool wrapped = number->year_form != YEAR_ABSENT && closing_bracket(letter(reader, reader->at));
    reader->at += wrapped;
    number->odd |= wrapped;
    if (letter(reader, reader->at) == U'字') {
        number->odd = true;
        reader->at++;
    }
    if (letter(reader, reader->at) == U'第') {
        number->ordinal = (struct part){ reader->at, reader->at + 1 };
        reader->at++;
    }
    number->serial = take_digits(reader);
    if (number->serial.end > number->serial.start) {
        number->serial_value = digits_value(reader, number->serial);
        uint32_t c = letter(reader, reader->at);
        if ((c == '-' || c == U'—' || c == U'–') &&
            gk_is_ascii_digit(letter(reader, reader->at + 1))) {
            reader->at++;
            number->second_value = digits_value(reader, take_digits(reader));
            number->two_parts = true;
        }
    } else if (!take_placeholders(reader, number)) {
        number->serial = take_han_digits(reader);
        number->serial_value = han_value(reader, number->serial);
        number->han_serial = number->serial.end > number->serial.start;
    }
    if (wrapped && is_closing_bracket(letter(reader, reader->at)))
        reader->at++;
    if (is_sign_of_number(letter(reader, reader->at))) {
        number->closed = true;
        reader->at++;
    }
    if (wrapped && is_closing_bracket(letter(reader, reader->at)))
        reader->at++;
}

/* 国务院第711号令, 商务部2018年第23号公告: the word behind the number. */
static void take_word_behind(struct reader *reader, struct number *number)
{
    struct part word = { reader->at, reader->at };
    uint32_t length = gk_letters_match(&reader->letters, reader->at, "令");
    if (!length)
        length = gk_letters_match(&reader->letters, reader->at, "公告");
    if (!length)
        length = gk_letters_match(&reader->letters, reader->at, "通告");
    reader->at += length;
    word.end = reader->at;
    if (length && number->closed)
        number->kind = kind_of_word(reader, word);
}

static bool is_there(struct part part)
{
    return part.end > part.start;
}

/* 国办发, which is no issuer of notices, as in 国家发展改革委2017年第9号; 网信办 may be one. */
static bool ends_agency_word(const struct reader *reader, struct part agency)
{
    const struct gk_document_words *words = reader->words;
    uint32_t last = is_there(agency) ? letter(reader, agency.end - 1) : 0;
    for (size_t i = 0; i < words->ending_count && last != U'办' && last != U'辦'; i++) {
        uint32_t length = (uint32_t)gk_utf8_count(words->endings[i]);
        if (agency.end - agency.start > length &&
            gk_letters_match_bytes(&reader->letters, agency.end - length, words->endings[i]))
            return true;
    }
    return false;
}

/* 十三届, 第十六届 */
static bool take_session(struct reader *reader)
{
    uint32_t start = reader->at;
    reader->at += letter(reader, start) == U'第';
    struct part digits = take_digits(reader);
    if (!is_there(digits))
        digits = take_han_digits(reader);
    if (is_there(digits) && letter(reader, reader->at) == U'届') {
        reader->at++;
        return true;
    }
    reader->at = start;
    return false;
}

static bool is_plain_year(const struct reader *reader, uint32_t at)
{
    int digits = 0;
    while (gk_is_ascii_digit(letter(reader, at + (uint32_t)digits)))
        digits++;
    return digits == 4 && letter(reader, at + 4) == U'年';
}

/* Of orders and notices, or where no issuer stands in front: 公告〔十三届〕第3号, whose session is
 * passed over; and 令（第12号）, 公告（2019年第5号）, of which the opening bracket is taken and the
 * closing one given back. */
static uint32_t take_wrapping(struct reader *reader, const struct number *number)
{
    uint32_t start = reader->at;
    uint32_t close = closing_bracket(letter(reader, start));
    if (!close || (number->kind == GK_DOCUMENT_NUMBER_ORDINARY && is_there(number->agency)))
        return 0;
    reader->at++;
    bool session = take_session(reader);
    if (session && letter(reader, reader->at) == close) {
        reader->at++;
        return 0;
    }
    if (is_ordinal(reader, reader->at) || is_plain_year(reader, reader->at))
        return close;
    reader->at = start;
    return 0;
}

static void take_number(struct reader *reader, struct number *number)
{
    *number = (struct number){ .year_value = 0 };
    take_agency(reader, number);
    uint32_t wrapped = take_wrapping(reader, number);
    if (!take_bracketed_year(reader, number))
        take_plain_year(reader, number);
    take_serial(reader, number);
    if (wrapped && letter(reader, reader->at) == wrapped)
        reader->at++;
    else
        number->odd |= wrapped != 0;
    take_word_behind(reader, number);
    if (number->kind == GK_DOCUMENT_NUMBER_ORDINARY && number->year_form == YEAR_PLAIN &&
        is_there(number->ordinal) && !ends_agency_word(reader, number->agency))
        number->kind = GK_DOCUMENT_NUMBER_NOTICE;
}

/* 发〔2019〕5号 has lost its agency, 法〔2022〕12号 has not. */
static bool is_ending(const struct reader *reader, struct part part)
{
    const struct gk_document_words *words = reader->words;
    uint32_t count = part.end - part.start;
    for (size_t i = 0; count <= words->longest_ending && i < words->ending_count; i++)
        if (gk_letters_match_bytes(&reader->letters, part.start, words->endings[i]) == count)
            return true;
    return false;
}

static bool is_agency_word(const struct reader *reader, const struct number *number)
{
    uint32_t length = number->agency.end - number->agency.start;
    if (number->kind != GK_DOCUMENT_NUMBER_ORDINARY)
        return true;
    for (uint32_t i = number->agency.start; i < number->agency.end; i++)
        if (!gk_is_han(letter(reader, i)))
            return is_there(number->placeholder);
    return length && length <= AGENCY_MOST && !is_ending(reader, number->agency);
}

/* A number of some kind has a year in brackets, or ends in 号 and names its issuer; what goes on
 * without a serial, as （2018）京01民初12号 of a court, is something else. */
static bool is_number(const struct reader *reader, const struct number *number)
{
    if (!number->closed && !is_there(number->serial) && reader->at < reader->letters.count)
        return false;
    if (number->year_form == YEAR_BRACKETED)
        return number->closed || is_there(number->serial) || is_there(number->placeholder) ||
               is_there(number->agency);
    return number->closed && (is_there(number->agency) || number->year_form == YEAR_PLAIN ||
                              number->kind != GK_DOCUMENT_NUMBER_ORDINARY);
}

static bool is_zero_padded(const struct reader *reader, const struct number *number)
{
    return is_there(number->serial) && letter(reader, number->serial.start) == '0';
}

static void add_fault(struct gk_document_number *out, const struct reader *reader,
                      enum gk_document_number_fault fault, struct part part)
{
    if (out->fault[fault])
        return;
    uint32_t start = reader->letters.place[part.start];
    uint32_t end = is_there(part) ? reader->letters.place[part.end - 1] + 1 : start;
    out->fault[fault] = true;
    out->span[fault] = (struct gk_text_span){ start, end };
}

/* 豫政第24号, as numbers were once written by the serial alone, has lost no year. */
static bool is_serial_alone(const struct number *number)
{
    return number->kind == GK_DOCUMENT_NUMBER_ORDINARY && number->year_form == YEAR_ABSENT &&
           is_there(number->ordinal);
}

static bool is_year_wanted(const struct number *number)
{
    return (number->kind == GK_DOCUMENT_NUMBER_ORDINARY && !is_serial_alone(number)) ||
           number->year_form != YEAR_ABSENT;
}

static void judge_year(const struct reader *reader, const struct number *number,
                       struct gk_document_number *out)
{
    bool ordinary = number->kind == GK_DOCUMENT_NUMBER_ORDINARY;
    if (number->year_form == YEAR_BRACKETED && !number->right_brackets)
        add_fault(out, reader, GK_FAULT_BRACKET, number->year);
    if (number->year_form == YEAR_PLAIN && ordinary)
        add_fault(out, reader, GK_FAULT_BRACKET, number->year);
    if (is_year_wanted(number) && (!number->year_value || number->short_year) &&
        !is_there(number->placeholder))
        add_fault(out, reader, GK_FAULT_YEAR,
                  is_there(number->year) ? number->year : number->agency);
}

static void judge_serial(const struct reader *reader, const struct number *number, uint32_t end,
                         struct gk_document_number *out)
{
    bool ordinary = number->kind == GK_DOCUMENT_NUMBER_ORDINARY;
    uint32_t digits = number->serial.end - number->serial.start;
    if (!number->serial_value && (is_there(number->serial) || !is_there(number->placeholder) ||
                                  number->placeholder.end <= number->agency.end))
        add_fault(out, reader, GK_FAULT_SERIAL, (struct part){ number->year.start, end });
    else if (is_zero_padded(reader, number))
        add_fault(out, reader, GK_FAULT_ZERO, number->serial);
    if (ordinary && number->serial_value && is_there(number->ordinal) && !is_serial_alone(number))
        add_fault(out, reader, GK_FAULT_ORDINAL, number->ordinal);
    bool reply = has_suffix(reader, number->agency, "答", 1);
    if (number->odd || !number->closed || (number->han_serial && ordinary) ||
        is_serial_alone(number) || digits > SERIAL_DIGITS || (number->two_parts && !reply) ||
        !is_agency_word(reader, number))
        add_fault(out, reader, GK_FAULT_FORM, (struct part){ number->agency.start, end });
}

static bool is_joining_sign(uint32_t c)
{
    return c == U'、' || c == ',' || c == ';' || c == '/' || c == U'和' || c == U'及';
}

/* Further serials of the same issuer: 、第12号、13号. */
static bool take_further_serial(struct reader *reader)
{
    struct reader ahead = *reader;
    struct number number = { .year_value = 0 };
    take_serial(&ahead, &number);
    if (!number.closed || !is_there(number.serial))
        return false;
    take_word_behind(&ahead, &number);
    reader->at = ahead.at;
    return true;
}

/* One number, its faults added; false where there is none. */
static bool read_one(struct reader *reader, struct gk_document_number *out)
{
    struct number number;
    take_number(reader, &number);
    if (!is_number(reader, &number))
        return false;
    if (is_there(number.placeholder))
        add_fault(out, reader, GK_FAULT_PLACEHOLDER, number.placeholder);
    judge_year(reader, &number, out);
    judge_serial(reader, &number, reader->at, out);
    if (out->kind == GK_DOCUMENT_NUMBER_UNKNOWN) {
        out->kind = number.kind;
        out->year = number.year_value;
        out->short_year = number.short_year;
        out->serial = number.serial_value;
        out->second_serial = number.second_value;
        if (is_there(number.agency))
            out->agency = (struct gk_text_span){
                reader->letters.place[number.agency.start],
                reader->letters.place[number.agency.end - 1] + 1,
            };
    }
    return true;
}

/* 国办公开办函〔202130: the closing bracket is lost, and with it where the serial begins. */
static bool has_lost_bracket(struct reader *reader, struct gk_document_number *out)
{
    struct number number = { .year_value = 0 };
    take_agency(reader, &number);
    uint32_t open = reader->at;
    if (!is_there(number.agency) || !closing_bracket(letter(reader, open)))
        return false;
    reader->at++;
    struct part digits = take_digits(reader);
    if (digits.end - digits.start < 4)
        return false;
    digits.end = digits.start + 4;
    int year = year_in_range(digits_value(reader, digits));
    if (is_sign_of_number(letter(reader, reader->at)))
        reader->at++;
    if (!year || reader->at < reader->letters.count)
        return false;
    out->kind = number.kind;
    out->year = year;
    add_fault(out, reader, GK_FAULT_BRACKET, (struct part){ open, digits.end });
    return true;
}

static void read_all(struct reader *reader, struct gk_document_number *out)
{
    bool more = read_one(reader, out);
    while (more && is_joining_sign(letter(reader, reader->at))) {
        out->several = true;
        reader->at++;
        more = take_further_serial(reader) || read_one(reader, out);
    }
    struct part all = { 0, reader->letters.count };
    if (out->kind == GK_DOCUMENT_NUMBER_UNKNOWN) {
        reader->at = 0;
        if (!has_lost_bracket(reader, out))
            add_fault(out, reader, GK_FAULT_FORM, all);
    } else if (!more || reader->at < reader->letters.count) {
        add_fault(out, reader, GK_FAULT_FORM, all);
    }
}

/* ---- the label in front */

static uint64_t bit_of(uint32_t c)
{
    return UINT64_C(1) << (c & 63);
}

void gk_document_words_prepare(struct gk_document_words *words)
{
    words->begins = 0;
    words->longest_ending = 0;
    for (size_t i = 0; i < words->ending_count; i++) {
        size_t letters = gk_utf8_count(words->endings[i]);
        if (letters > words->longest_ending)
            words->longest_ending = letters;
    }
    for (size_t i = 0; i < words->label_count; i++) {
        size_t length;
        if (words->labels[i].length)
            words->begins |= bit_of(gk_utf8_decode(words->labels[i], &length));
    }
}

/* The length of the longest label that stands here, in letters; 0: none. */
static uint32_t label_length(const struct reader *reader, uint32_t at)
{
    uint32_t longest = 0;
    if (!(reader->words->begins & bit_of(letter(reader, at))))
        return 0;
    for (size_t i = 0; i < reader->words->label_count; i++) {
        uint32_t length = gk_letters_match_bytes(&reader->letters, at, reader->words->labels[i]);
        longest = length > longest ? length : longest;
    }
    return longest;
}

/* Leaves the letters [from, end) alone. */
static void keep(struct gk_letters *letters, uint32_t from, uint32_t end)
{
    letters->count = end - from;
    memmove(letters->letter, letters->letter + from, letters->count * sizeof *letters->letter);
    memmove(letters->place, letters->place + from, (letters->count + 1) * sizeof *letters->place);
    letters->letter[letters->count] = 0;
}

/* 文号：, 【文号】, [文号]: and the opening of （文号：…）, whose end goes with it. */
static void drop_label(struct reader *reader, struct gk_document_number *out)
{
    struct gk_letters *letters = &reader->letters;
    uint32_t close = closing_bracket(letter(reader, 0));
    uint32_t at = close ? 1 : 0;
    uint32_t end = letters->count;
    uint32_t length = label_length(reader, at);
    if (!length)
        return;
    at += length;
    bool closed = close && letter(reader, at) == close;
    bool around = close && !closed && letters->letter[end - 1] == close;
    if (close && !closed && !around)
        return;
    at += closed;
    while (letter(reader, at) == ':' || letter(reader, at) == U'∶')
        at++;
    end -= around;
    add_fault(out, reader, GK_FAULT_LABEL, (struct part){ 0, at });
    keep(letters, at, end);
}

static void find_wide_digits(struct gk_bytes text, struct gk_document_number *out)
{
    struct gk_text_span *span = &out->span[GK_FAULT_WIDTH];
    for (uint32_t place = 0; text.length; place++) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        if (c >= U'０' && c <= U'９') {
            span->start = out->fault[GK_FAULT_WIDTH] ? span->start : place;
            span->end = place + 1;
            out->fault[GK_FAULT_WIDTH] = true;
        }
        text = (struct gk_bytes){ text.at + length, text.length - length };
    }
}

/* 无文号, 未编号, 暂无: somebody says that there is none. */
static bool says_none(const struct reader *reader)
{
    static const char *const words[] = { "无",   "無",   "暂无", "暫無", "没有", "沒有",
                                         "尚无", "尚無", "未",   "不",   "待" };
    uint32_t at;
    if (!gk_letters_match_one(&reader->letters, 0, words, sizeof words / sizeof *words, &at))
        return false;
    bool numbering = letter(reader, at) == U'编' || letter(reader, at) == U'編';
    uint32_t rest = reader->letters.count - at;
    bool sign = rest == 1U + numbering && is_sign_of_number(letter(reader, at + numbering));
    return sign || label_length(reader, at) == rest ||
           label_length(reader, at + numbering) == rest - numbering;
}

void gk_document_number_read(struct gk_bytes text, const struct gk_document_words *words,
                             struct gk_document_number *out)
{
    struct reader reader;
    *out = (struct gk_document_number){ .kind = GK_DOCUMENT_NUMBER_UNKNOWN };
    reader.words = words;
    reader.at = 0;
    if (!gk_letters_read(&reader.letters, text, GK_BLANKS_DROP)) {
        out->fault[GK_FAULT_FORM] = true;
        return;
    }
    drop_label(&reader, out);
    if (!reader.letters.count || says_none(&reader))
        out->kind = GK_DOCUMENT_NUMBER_ABSENT;
    else
        read_all(&reader, out);
    if (out->kind != GK_DOCUMENT_NUMBER_UNKNOWN)
        find_wide_digits(text, out);
}

/* ---- as the standard has it */

static bool is_proposable(const struct gk_document_number *number)
{
    bool some = false;
    for (int i = 0; i < GK_DOCUMENT_NUMBER_FAULTS; i++) {
        bool mends = i == GK_FAULT_LABEL || i == GK_FAULT_BRACKET || i == GK_FAULT_ZERO ||
                     i == GK_FAULT_ORDINAL || i == GK_FAULT_WIDTH;
        if (number->fault[i] && !mends)
            return false;
        some |= number->fault[i];
    }
    return some && number->kind == GK_DOCUMENT_NUMBER_ORDINARY && !number->several &&
           number->year && number->serial;
}

/* The agency word without what does not matter in it. */
static enum gk_status append_agency(const struct gk_document_number *number, struct gk_bytes text,
                                    struct gk_buffer *out)
{
    enum gk_status status = GK_OK;
    for (uint32_t place = 0; text.length && place < number->agency.end; place++) {
        size_t length;
        uint32_t c = gk_utf8_decode(text, &length);
        struct gk_bytes character = { text.at, length };
        if (place >= number->agency.start && !gk_is_blank(c) && !gk_is_invisible(c))
            status = gk_buffer_append(out, character);
        if (status != GK_OK)
            return status;
        text.at += length;
        text.length -= length;
    }
    return status;
}

enum gk_status gk_document_number_propose(const struct gk_document_number *number,
                                          struct gk_bytes text, struct gk_buffer *out)
{
    if (!is_proposable(number))
        return GK_OK;
    enum gk_status status = append_agency(number, text, out);
    if (status == GK_OK)
        status = gk_buffer_print(out, "〔%d〕%" PRId64, number->year, number->serial);
    if (status == GK_OK && number->second_serial)
        status = gk_buffer_print(out, "-%" PRId64, number->second_serial);
    return status == GK_OK ? gk_buffer_append(out, GK_BYTES("号")) : status;
}
