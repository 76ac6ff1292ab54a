#include "domain/identifier.h"

#include "base/ascii.h"

/*
 * GB/T 2260 codes of provinces, and 81 82 83: residence permits of people from Hong Kong, Macao
 * and Taiwan (港澳台居民居住证申领发放办法). 9: permanent residence card of foreigners (2023), whose
 * second digit is not a province's. One bit a code.
 */
#define PROVINCE(code) (UINT64_C(1) << ((code) % 64))
static const uint64_t provinces_below_64 =
    PROVINCE(11) | PROVINCE(12) | PROVINCE(13) | PROVINCE(14) | PROVINCE(15) | PROVINCE(21) |
    PROVINCE(22) | PROVINCE(23) | PROVINCE(31) | PROVINCE(32) | PROVINCE(33) | PROVINCE(34) |
    PROVINCE(35) | PROVINCE(36) | PROVINCE(37) | PROVINCE(41) | PROVINCE(42) | PROVINCE(43) |
    PROVINCE(44) | PROVINCE(45) | PROVINCE(46) | PROVINCE(50) | PROVINCE(51) | PROVINCE(52) |
    PROVINCE(53) | PROVINCE(54) | PROVINCE(61) | PROVINCE(62) | PROVINCE(63);
static const uint64_t provinces_from_64 =
    PROVINCE(64) | PROVINCE(65) | PROVINCE(71) | PROVINCE(81) | PROVINCE(82) | PROVINCE(83);

/* By the second and third digit: which prefixes 1xx are persons' mobile numbers. */
static const char *const mobile_prefixes[10] = {
    [3] = "0123456789", [4] = "579",        [5] = "012356789", [6] = "2567",
    [7] = "012345678",  [8] = "0123456789", [9] = "012356789",
};

static const int earliest_year = 1800;

static int number(const char *digits, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

static bool are_digits(const char *text, int count)
{
    for (int i = 0; i < count; i++)
        if (!gk_is_ascii_digit(text[i]))
            return false;
    return true;
}

static bool is_region(const char id[2])
{
    int code = number(id, 2);
    return code < 64 ? provinces_below_64 >> code & 1
                     : code >= 90 || (provinces_from_64 >> (code - 64) & 1);
}

/* ISO 7064 MOD 11-2, weights 2^(17-i) mod 11. */
static bool has_check(const char id[GK_CN_ID_LENGTH])
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < GK_CN_ID_LENGTH - 1; i++)
        sum += (id[i] - '0') * weights[i];
    char check = id[GK_CN_ID_LENGTH - 1];
    return (check == 'x' ? 'X' : check) == "10X98765432"[sum % 11];
}

bool gk_identifier_is_cn_id(const char id[GK_CN_ID_LENGTH], int32_t latest)
{
    if (!are_digits(id, GK_CN_ID_LENGTH - 1) || !is_region(id) || !has_check(id))
        return false;
    int year = number(id + 6, 4);
    int32_t born = gk_day(year, number(id + 10, 2), number(id + 12, 2));
    return year >= earliest_year && born != GK_NO_DAY && born <= latest;
}

/* Weights 9 to 2 of eight places, letters A = 10 to Z = 35, a missing first letter 36. */
bool gk_identifier_is_hk_id(struct gk_bytes id)
{
    size_t letters = id.length == 9 ? 2 : 1;
    int sum = letters == 1 ? 36 * 9 : 0;
    if (id.length != letters + 7 || !are_digits(id.at + letters, 6))
        return false;
    for (size_t i = 0; i < letters + 6; i++) {
        bool letter = i < letters;
        if (letter && !gk_is_ascii_small((uint32_t)id.at[i]))
            return false;
        sum += (letter ? id.at[i] - 'a' + 10 : id.at[i] - '0') * (int)(9 - (i + 2 - letters));
    }
    return id.at[letters + 6] == "0123456789a"[(11 - sum % 11) % 11];
}

/* The letter is two digits, of weights 1 and 9; then 8 to 1, and the check digit 1. */
bool gk_identifier_is_tw_id(struct gk_bytes id)
{
    static const int letters[] = { 10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                   22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33 };
    if (id.length != 10 || !gk_is_ascii_small((uint32_t)id.at[0]) || !are_digits(id.at + 1, 9) ||
        !strchr("1289", id.at[1]))
        return false;
    int letter = letters[id.at[0] - 'a'];
    int sum = letter / 10 + 9 * (letter % 10) + (id.at[9] - '0');
    for (int i = 1; i < 9; i++)
        sum += (9 - i) * (id.at[i] - '0');
    return sum % 10 == 0;
}

/* Its place in the alphabet of GB 32100, or -1. */
static int code_value(char c)
{
    static const char alphabet[] = "0123456789abcdefghjklmnpqrtuwxy";
    const char *at = c ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : -1;
}

bool gk_identifier_is_uscc_pair(const char pair[2])
{
    static const char *const pairs[] = { "11239", "219", "3123459", "419", "51239", "6129",
                                         "7129",  "819", "9123",    "a19", "n1239", "y1" };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == pair[0])
            return pair[1] && strchr(pairs[i] + 1, pair[1]);
    return false;
}

bool gk_identifier_has_uscc_shape(const char code[GK_CN_ID_LENGTH])
{
    for (int i = 0; i < GK_CN_ID_LENGTH; i++)
        if (code_value(code[i]) < 0)
            return false;
    return gk_identifier_is_uscc_pair(code) && are_digits(code + 2, 6);
}

bool gk_identifier_is_uscc(const char code[GK_CN_ID_LENGTH])
{
    int sum = 0;
    int weight = 1;
    if (!gk_identifier_has_uscc_shape(code))
        return false;
    for (int i = 0; i < GK_CN_ID_LENGTH - 1; i++, weight = weight * 3 % 31)
        sum += code_value(code[i]) * weight;
    return code_value(code[GK_CN_ID_LENGTH - 1]) == (31 - sum % 31) % 31;
}

bool gk_identifier_is_organisation(const char code[GK_ORGANISATION_LENGTH])
{
    static const int weights[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < GK_ORGANISATION_LENGTH - 1; i++) {
        unsigned char c = (unsigned char)code[i];
        if (!gk_is_ascii_digit(c) && !gk_is_ascii_small(c))
            return false;
        sum += (gk_is_ascii_digit(c) ? c - '0' : c - 'a' + 10) * weights[i];
    }
    int check = 11 - sum % 11;
    char expected = check == 10 ? 'x' : check == 11 ? '0' : (char)('0' + check);
    return code[GK_ORGANISATION_LENGTH - 1] == expected;
}

bool gk_identifier_has_luhn(const char *digits, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i] - '0';
        sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return sum % 10 == 0;
}

bool gk_identifier_is_mobile(const char digits[GK_MOBILE_LENGTH])
{
    if (digits[0] != '1' || !are_digits(digits, GK_MOBILE_LENGTH))
        return false;
    const char *third = mobile_prefixes[digits[1] - '0'];
    return third && strchr(third, digits[2]);
}
