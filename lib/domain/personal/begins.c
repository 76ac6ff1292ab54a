/*
 * begins.c - where values may begin, told from units before any text is folded. It may be said too
 * often, and never too seldom: what families read is what counts.
 */
#include "domain/personal/family.h"
#include "text/letter.h"
#include "text/units.h"

struct gk_personal_beginning gk_personal_begins(enum gk_personal_kind kind)
{
    enum {
        LABEL = GK_PERSONAL_AT_LABEL,
        NUMBER = LABEL | GK_PERSONAL_AT_NUMBER | GK_PERSONAL_AT_EXPONENT,
        CARD = LABEL | GK_PERSONAL_AT_BRACKET,
    };
    static const char *const military[] = { "军字第", "士字第", "兵字第", NULL };
    static const char *const born[] = { "0出生",  "1出生",  "2出生",  "3出生",  "4出生",  "5出生",
                                        "6出生",  "7出生",  "8出生",  "9出生",  "日出生", "月出生",
                                        "号出生", "年出生", "日生人", "月生人", "年生人", "0生",
                                        "1生",    "2生",    "3生",    "4生",    "5生",    "6生",
                                        "7生",    "8生",    "9生",    NULL };
    static const char *const embassies[] = { "使0", "使1", "使2", "使3", "使4", "使5",
                                             "使6", "使7", "使8", "使9", NULL };
    static const char *const none[] = { NULL };
    static const struct gk_personal_beginning beginnings[GK_PERSONAL_KINDS] = {
        [GK_PERSONAL_CN_ID] = { NUMBER, none },
        [GK_PERSONAL_MOBILE] = { NUMBER, none },
        [GK_PERSONAL_BANK_CARD] = { NUMBER, none },
        [GK_PERSONAL_USCC] = { LABEL | GK_PERSONAL_AT_CODE, none },
        [GK_PERSONAL_PHONE] = { NUMBER, none },
        [GK_PERSONAL_HOTLINE] = { NUMBER, none },
        [GK_PERSONAL_PASSPORT] = { LABEL, none },
        [GK_PERSONAL_HK_MACAU_PERMIT] = { LABEL, none },
        [GK_PERSONAL_TAIWAN_PERMIT] = { LABEL, none },
        [GK_PERSONAL_HK_ID] = { CARD, none },
        [GK_PERSONAL_MACAU_ID] = { CARD, none },
        [GK_PERSONAL_TW_ID] = { CARD, none },
        [GK_PERSONAL_OFFICER_ID] = { LABEL, military },
        [GK_PERSONAL_PLATE] = { GK_PERSONAL_AT_PLATE, embassies },
        [GK_PERSONAL_EMAIL] = { GK_PERSONAL_AT_SIGN, none },
        [GK_PERSONAL_BIRTH_DATE] = { GK_PERSONAL_AT_TELLING | GK_PERSONAL_AT_AGE, born },
        [GK_PERSONAL_ADDRESS] = { GK_PERSONAL_AT_HOUSE, none },
        [GK_PERSONAL_NAME] = { GK_PERSONAL_AT_WORD, none },
        [GK_PERSONAL_SENSITIVE] = { GK_PERSONAL_AT_TELLING | GK_PERSONAL_AT_AGE, none },
    };
    struct gk_personal_beginning beginning = beginnings[kind];
    if (!beginning.at || !gk_personal_is_foretold(kind))
        beginning = (struct gk_personal_beginning){ GK_PERSONAL_ANYWHERE, none };
    return beginning;
}

/* ---- numbers without a label */

static bool is_month_and_day(const char *digits)
{
    int month = (digits[0] - '0') * 10 + digits[1] - '0';
    int day = (digits[2] - '0') * 10 + digits[3] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* An identity number without its check character, or one of before. */
static bool may_be_identity(const char *digits, size_t count)
{
    enum { DATE = 6, OLD_LENGTH = 15 };
    return (count >= GK_CN_ID_LENGTH - 1 && (digits[DATE] == '1' || digits[DATE] == '2') &&
            is_month_and_day(digits + DATE + 4)) ||
           (count >= OLD_LENGTH && is_month_and_day(digits + DATE + 2));
}

static bool may_be_bank_card(const char *digits, size_t count)
{
    enum { LEAST = 16, MOST = 19 };
    bool chinese = digits[0] == '6' && digits[1] == '2';
    if (!chinese && digits[0] != '4' && digits[0] != '5')
        return false;
    for (size_t length = LEAST; length <= MOST && length <= count; length++)
        if (gk_identifier_has_luhn(digits, length))
            return true;
    return false;
}

/* With its area behind 0, or behind 86; or a number of a service that is free. */
static bool may_be_telephone(const char *digits)
{
    bool area = digits[0] == '0' && (digits[1] > '1' || (digits[1] == '1' && digits[2] == '0'));
    bool country = digits[0] == '8' && digits[1] == '6';
    bool service = (digits[0] == '4' || digits[0] == '8') && digits[1] == '0' && digits[2] == '0';
    return area || country || service;
}

bool gk_personal_may_be_number(const uint16_t *units, bool hidden)
{
    enum { SHORTEST = 10 };              /* a fixed telephone with its area */
    char digits[GK_PERSONAL_AHEAD] = ""; /* behind the last one too, where a compiler may look */
    bool begins[GK_PERSONAL_AHEAD];
    size_t count = 0;
    size_t end = 0;
    for (; end < GK_PERSONAL_AHEAD && gk_unit_joins(units[end]); end++) {
        if (!gk_is_ascii_digit(units[end]))
            continue;
        begins[count] = hidden || !end || !gk_is_ascii_digit(units[end - 1]);
        digits[count++] = (char)units[end];
    }
    if (end == GK_PERSONAL_AHEAD)
        return true;
    for (size_t first = 0; first + SHORTEST <= count; first++) {
        const char *at = digits + first;
        size_t left = count - first;
        /* A mobile number may stand behind 86 or 0. */
        if (left >= GK_MOBILE_LENGTH && at[0] == '1' && at[1] >= '3' &&
            (begins[first] || (at[-1] == '6' || at[-1] == '0')))
            return true;
        if (begins[first] &&
            (may_be_identity(at, left) || may_be_bank_card(at, left) || may_be_telephone(at)))
            return true;
    }
    return false;
}

bool gk_personal_may_be_card(const uint16_t *units)
{
    return gk_is_ascii_digit(units[0]) && units[1] == '(' &&
           (gk_is_ascii_digit(units[2]) || units[2] == 'a') && units[3] == ')';
}

bool gk_personal_may_be_code(const uint16_t *units)
{
    /* The second character is a digit, and so are those of the region behind it. A number in a
     * circle before it may look like its first digits. */
    for (int start = -1; start < GK_PERSONAL_BACK; start++) {
        char code[GK_CN_ID_LENGTH];
        size_t count = 0;
        while (count < GK_CN_ID_LENGTH && gk_is_ascii_word(units[start + (int)count])) {
            code[count] = (char)units[start + (int)count];
            count++;
        }
        if (count == GK_CN_ID_LENGTH && gk_identifier_is_uscc(code))
            return true;
    }
    return false;
}

bool gk_personal_may_be_age(const uint16_t *units)
{
    static const uint_least32_t before[] = U",、(女男";
    enum { SHENG = 0x751F, ZHOU = 0x5468, SUI = 0x5C81 }; /* 生 周 岁 */
    uint32_t behind = gk_unit_matched(units[2]);
    if (units[1] == SHENG)
        return !gk_is_han(behind) || behind == 0x4E8E || behind == 0x5728; /* 于 在 */
    const uint16_t *first = units - gk_is_ascii_digit(units[-1]);
    bool told = false;
    for (size_t i = 0; before[i]; i++)
        told |= gk_unit_matched(first[-1]) == before[i];
    bool years =
        gk_unit_matched(units[1]) == SUI || (gk_unit_matched(units[1]) == ZHOU && behind == SUI);
    return told && years;
}

bool gk_personal_may_be_exponent(const uint16_t *units)
{
    return gk_is_ascii_digit(units[0]) && units[1] == 'e' &&
           (units[2] == '+' || gk_is_ascii_digit(units[2]));
}

/* ---- numbers with one */

static bool is_han_digit(uint16_t unit)
{
    return gk_letter_digit(gk_unit_matched(unit)) < 10 || unit == U'幺' || unit == U'○' ||
           unit == U'◯';
}

static bool is_one_of(uint16_t unit, const uint_least32_t *characters)
{
    for (; *characters; characters++)
        if (*characters == unit)
            return true;
    return false;
}

/* What may stand between a word and its value (context.c), but for blanks. */
static bool is_filler(uint16_t unit)
{
    return is_one_of(unit, U":=([{<>\"'“”‘’-_|#、·号码是为系即字");
}

/* In `room` units: letters, digits and what joins or hides them, with three digits or more, or four
 * in Han. */
static bool has_digits(const uint16_t *units, size_t room)
{
    enum { LEAST = 3, HAN_LEAST = 4, MOST = 20 };
    unsigned digits = 0;
    unsigned han = 0;
    for (size_t i = 0; i < MOST && i < room; i++) {
        uint16_t c = units[i];
        bool hides = c == '*' || c == 0xD7 || c == 0x25CF || c == 0x25A0; /* × ● ■ */
        if (is_han_digit(c))
            han++;
        else if (!gk_unit_joins(c) && !gk_is_ascii_word(c) && !hides)
            break;
        digits += gk_is_ascii_digit(c);
    }
    return digits >= LEAST || digits + han >= HAN_LEAST || (digits && room < MOST);
}

/* Whether a number so long that it may be the label's value stands soon behind it, whatever is
 * between: families know best what a label may be parted from its value by. */
static bool has_number_soon(const uint16_t *units)
{
    enum { NEAR = 32, LEAST = 7 };
    unsigned digits = 0;
    for (size_t i = 0; i < NEAR && units[i] && digits < LEAST; i++)
        digits = gk_is_ascii_digit(units[i]) ? digits + 1 : gk_unit_joins(units[i]) ? digits : 0;
    return digits == LEAST;
}

/* A letter and six digits, as documents have them, or 第 and four, farther behind. */
static bool has_document(const uint16_t *units)
{
    enum { NEAR = 24, DIGITS = 6, NUMBERED = 4 };
    for (size_t i = 0; i < NEAR; i++) {
        size_t digits = 0;
        while (digits < DIGITS && gk_is_ascii_digit(units[i + 1 + digits]))
            digits++;
        if ((digits == DIGITS && gk_is_ascii_letter(units[i])) ||
            (digits >= NUMBERED && gk_unit_matched(units[i]) == U'第'))
            return true;
    }
    return false;
}

/* In `room` units: a house, a room or a group with its number, or the hyphen of several numbers,
 * before anything that ends an address (address.c). */
static bool has_house(const uint16_t *units, size_t room)
{
    for (size_t i = 1; i < GK_PERSONAL_NAMED - GK_PERSONAL_FILLER && i < room; i++) {
        uint16_t before = gk_unit_matched(units[i - 1]);
        uint16_t unit = gk_unit_matched(units[i]);
        if (!unit || is_one_of(unit, U"。；;，,、|\"”“》！？!?(<>="))
            return false;
        if (is_one_of(unit, U"号室组社队栋幢座户层楼弄") &&
            (gk_is_ascii_word(before) ||
             is_one_of(before, U"一二三四五六七八九十〇零东西南北中上下前后甲乙丙丁号")))
            return true;
        if (unit == '-' && gk_is_ascii_word(before))
            return true;
    }
    return true;
}

/* Behind a remark in brackets or the number of a label at `at` (context.c), or `at`. */
static size_t behind_remark(const uint16_t *units, size_t at)
{
    enum { MOST = 12 };
    size_t end = at;
    if (units[at] == '(')
        while (end < at + MOST && units[end] && units[end] != ')')
            end++;
    else
        while (end < at + 2 && (gk_is_ascii_digit(units[end]) || is_han_digit(units[end])))
            end++;
    return units[end] == ')' ? end + 1 : units[end] == ':' ? end : at;
}

bool gk_personal_may_be_labelled(const uint16_t *units, unsigned at)
{
    bool colon = false;
    size_t end = GK_PERSONAL_FILLER;
    unsigned remarks = 1; /* one of them stands there */
    if (at & GK_PERSONAL_AT_LABEL && has_number_soon(units))
        return true;
    /* A value may begin at any place of what may also stand before it. */
    for (size_t i = 0;; i++) {
        bool digit = gk_is_ascii_digit(units[i]) || is_han_digit(units[i]);
        if ((at & GK_PERSONAL_AT_TELLING && (colon || digit)) ||
            (at & GK_PERSONAL_AT_LABEL && has_digits(units + i, GK_PERSONAL_NAMED - i)) ||
            (at & GK_PERSONAL_AT_HOUSE && has_house(units + i, GK_PERSONAL_NAMED - i)))
            return true;
        size_t behind = remarks ? behind_remark(units, i) : i;
        if (behind > i) {
            remarks--;
            end += behind - i;
            i = behind - 1;
            continue;
        }
        if (i == end || !is_filler(gk_unit_matched(units[i])))
            break;
        colon |= units[i] == ':';
    }
    return at & GK_PERSONAL_AT_LABEL && has_document(units);
}
