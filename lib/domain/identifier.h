/*
 * identifier.h - numbers that stand for a person, judged by their own arithmetic.
 *
 * cn_id    公民身份号码, GB 11643-1999: six digits of a region, date of birth, three digits, and a
 *          check character by ISO 7064 MOD 11-2.
 * mobile   eleven digits whose prefix the numbering plan gives to persons' mobile telephones
 *          (电信网编号计划; numbers for things, 14xx and the like with 13 digits, are not meant).
 *
 * uscc     统一社会信用代码 of organisations and sole traders, GB 32100-2015: 18 characters, the last
 *          a check character, public by law.
 *
 * The functions on digits take them as already collected, in ASCII; what may stand before and
 * behind them is the caller's to decide.
 */
#ifndef GK_DOMAIN_IDENTIFIER_H
#define GK_DOMAIN_IDENTIFIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "domain/calendar.h"

enum {
    GK_CN_ID_LENGTH = 18, /* also of a code of an organisation */
    GK_MOBILE_LENGTH = 11,
    GK_ORGANISATION_LENGTH = 9,
};

/* `latest`: a day behind which nobody can have been born, usually today; INT32_MAX: any. The
 * check character may be x or X. Earliest year of birth: 1800. */
bool gk_identifier_is_cn_id(const char id[GK_CN_ID_LENGTH], int32_t latest);

/* 香港身份证: one or two letters, six digits, check character 0-9 or A, in small letters and without
 * brackets. */
bool gk_identifier_is_hk_id(struct gk_bytes id);

/* 台湾身份证: a letter, 1 or 2 (of foreigners 8 or 9), seven digits, check digit. */
bool gk_identifier_is_tw_id(struct gk_bytes id);

/* The first two characters of such a code: who registers, and what (GB 32100-2015, amendment 1). */
bool gk_identifier_is_uscc_pair(const char pair[2]);

/* 统一社会信用代码, GB 32100-2015: 18 digits and small letters but i, o, s, v, z; the first two name
 * who registers what, six digits a region. */
bool gk_identifier_has_uscc_shape(const char code[GK_CN_ID_LENGTH]);

/* The same with its check character: weights 3^i mod 31. */
bool gk_identifier_is_uscc(const char code[GK_CN_ID_LENGTH]);

/* 组织机构代码, GB 11714-1997: eight digits and small letters, and a check character 0-9 or x, by
 * ISO 7064 MOD 11 with the weights 3 7 9 10 5 8 4 2. A social code has one inside. */
bool gk_identifier_is_organisation(const char code[GK_ORGANISATION_LENGTH]);

/* The check digit of bank cards, ISO/IEC 7812-1 annex B. */
bool gk_identifier_has_luhn(const char *digits, size_t count);

bool gk_identifier_is_mobile(const char digits[GK_MOBILE_LENGTH]);

#endif
