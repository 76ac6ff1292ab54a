/*
 * identifier.h - numbers that stand for a person, judged by their own arithmetic.
 *
 * cn_id    公民身份号码, GB 11643-1999: six digits of a region, date of birth, three digits, and a
 *          check character by ISO 7064 MOD 11-2.
 * mobile   eleven digits whose prefix the numbering plan gives to persons' mobile telephones
 *          (电信网编号计划; numbers for things, 14xx and the like with 13 digits, are not meant).
 *
 * The functions on digits take them as already collected, in ASCII; what may stand before and
 * behind them is the caller's to decide, save in gk_identifier_personal.
 */
#ifndef GK_DOMAIN_IDENTIFIER_H
#define GK_DOMAIN_IDENTIFIER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "domain/calendar.h"

enum {
    GK_CN_ID_LENGTH = 18,
    GK_MOBILE_LENGTH = 11,
};

/* `latest`: a day behind which nobody can have been born, usually today; INT32_MAX: any. The
 * check character may be x or X. Earliest year of birth: 1800. */
bool gk_identifier_is_cn_id(const char id[GK_CN_ID_LENGTH], int32_t latest);

/* 香港身份证: one or two letters, six digits, check character 0-9 or A, in small letters and without
 * brackets. */
bool gk_identifier_is_hk_id(struct gk_bytes id);

/* 台湾身份证: a letter, 1 or 2 (of foreigners 8 or 9), seven digits, check digit. */
bool gk_identifier_is_tw_id(struct gk_bytes id);

bool gk_identifier_is_mobile(const char digits[GK_MOBILE_LENGTH]);

/*
 * Whether a short text that is about to be shown (an id, a pointer) holds one of the two, with
 * no ASCII letter or digit beside it. Full-width digits count; a mobile number may be grouped
 * 3-4-4 or follow 86, an identity number be grouped 6-8-4, by one blank or hyphen each.
 */
bool gk_identifier_personal(struct gk_bytes text);

#endif
