#include "domain/document_number.h"

#include "base/ascii.h"
#include "domain/letters.h"
#include "text/fold.h"

enum {
    /* Han letters of an agency word. Real ones have 2 to 10; more are allowed because a value
     * taken out of running text brings words along in front, which is no fault of the number. */
    AGENCY_LEAST = 2,
    AGENCY_MOST = 24,
    SERIAL_DIGITS = 5,
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
    bool right_brackets;
    struct part ordinal;
    struct part serial;
    int64_t serial_value;
    bool han_serial;
    bool two_parts;
    bool closed; /* 号 follows */
    struct part placeholder;
};

struct reader {
    struct gk_letters letters;
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
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == c)
            return pairs[i][1];
    return 0;
}

static bool is_closing_bracket(uint32_t c)
{
    static const uint32_t all[] = { U'〕', ']',   U'﹞', U'】', ')', U'〗',
                                    U'」', U'』', U'〉', U'》', '}', '>' };
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
    uint32_t end = at;
    while (han_letter(letter(reader, end)) >= 0)
        end++;
    uint32_t before = at ? letter(reader, at - 1) : 0;
    return end > at && (before == U'令' || before == U'告') &&
           is_sign_of_number(letter(reader, end));
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

/* What stands between the brackets, up to the closing one. */
static void take_year_inside(struct reader *reader, struct number *number)
{
    struct part digits = take_digits(reader);
    if (digits.end - digits.start == 4)
        number->year_value = year_in_range(digits_value(reader, digits));
    bool placeholders = take_placeholders(reader, number);
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
    if (digits.end - digits.start != 4 || letter(reader, reader->at) != U'年') {
        reader->at = start;
        return false;
    }
    reader->at++;
    number->year_value = year_in_range(digits_value(reader, digits));
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
            take_digits(reader);
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

static void take_number(struct reader *reader, struct number *number)
{
    *number = (struct number){ .year_value = 0 };
    take_agency(reader, number);
    if (!take_bracketed_year(reader, number))
        take_plain_year(reader, number);
    take_serial(reader, number);
    take_word_behind(reader, number);
    if (number->kind == GK_DOCUMENT_NUMBER_ORDINARY && number->year_form == YEAR_PLAIN &&
        number->ordinal.end > number->ordinal.start)
        number->kind = GK_DOCUMENT_NUMBER_NOTICE;
}

static bool is_there(struct part part)
{
    return part.end > part.start;
}

static bool is_agency_word(const struct reader *reader, const struct number *number)
{
    uint32_t length = number->agency.end - number->agency.start;
    if (number->kind != GK_DOCUMENT_NUMBER_ORDINARY)
        return true;
    for (uint32_t i = number->agency.start; i < number->agency.end; i++)
        if (!gk_is_han(letter(reader, i)))
            return is_there(number->placeholder);
    return length >= AGENCY_LEAST && length <= AGENCY_MOST;
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
    if (is_year_wanted(number) && !number->year_value && !is_there(number->placeholder))
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
    if (ordinary && is_there(number->ordinal) && !is_serial_alone(number))
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
        out->serial = number.serial_value;
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

void gk_document_number_read(struct gk_bytes text, struct gk_document_number *out)
{
    struct reader reader;
    *out = (struct gk_document_number){ .kind = GK_DOCUMENT_NUMBER_UNKNOWN };
    reader.at = 0;
    if (!gk_letters_read(&reader.letters, text, GK_BLANKS_DROP)) {
        out->fault[GK_FAULT_FORM] = true;
        return;
    }
    if (!reader.letters.count || gk_letters_are(&reader.letters, "无") ||
        gk_letters_are(&reader.letters, "無"))
        out->kind = GK_DOCUMENT_NUMBER_ABSENT;
    else
        read_all(&reader, out);
}
