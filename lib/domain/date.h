/*
 * date.h - dates as offices write them.
 *
 * GB/T 7408 (ISO 8601) in extended and basic form, and the forms met in practice: 2024-01-29,
 * 2024/1/29, 2024.02.15, 2024年01月26日, 20240129; behind the date, after blanks or T, a time
 * 17:29[:00[.0]] with an optional offset, or 17时29分. Full-width digits and signs count as their
 * ASCII fellows, dashes of any length as one; blanks at the ends, U+3000 too, do not matter. A
 * date-time with an offset is turned into China Standard Time (+08:00), in which all dates of gk
 * are. Dates with 年, 月 and 日 may be written in Han numerals, as documents are signed:
 * 二〇一九年十二月三十一日, with any of the signs 〇 ○ 零 O 0 for the year's zero.
 */
#ifndef GK_DOMAIN_DATE_H
#define GK_DOMAIN_DATE_H

#include <stdint.h>

#include "base/bytes.h"
#include "domain/calendar.h"

enum gk_date_state {
    GK_DATE_ABSENT, /* gk_is_absent */
    GK_DATE_READ,
    GK_DATE_UNREADABLE,
    GK_DATE_NO_SUCH_DAY, /* well written, but of no calendar: 2023-02-30 */
};

struct gk_date {
    int32_t day;     /* as calendar.h; GK_NO_DAY unless read */
    int32_t minutes; /* of the day, 0 to 1440; -1 where no time is given */
};

enum gk_date_state gk_date_read(struct gk_bytes text, struct gk_date *date);

/*
 * Reads a JSON number: milliseconds (12 or 13 digits) or seconds (9 or 10) from 1970-01-01 UTC, as
 * databases and portals serve dates, with or without a fraction; or 8 digits, YYYYMMDD. A moment
 * that is midnight in China is a date without a time. What falls outside the years 1949 to 2100
 * counts rather as some other number: GK_DATE_UNREADABLE.
 */
enum gk_date_state gk_date_read_number(struct gk_bytes number, struct gk_date *date);

#endif
