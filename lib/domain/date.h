/*
 * date.h - dates as offices, databases and portals write them.
 *
 * What is read:
 *   day      2024-01-29, 2024/1/29, 2024.02.15, 2024年01月26日 (号 for 日), 20240129,
 *            二〇一九年十二月三十一日 as documents are signed, with any of the signs 〇 ○ 零 O 0 for
 *            the year's zero; Jan 29, 2024 and 29 Jan 2024
 *   era      民国108年6月3日: the year 1 is 1912
 *   weekday  星期三, 周三, Wednesday, before or behind the day, in brackets or not; a remark in the
 *            lunar calendar behind it
 *   time     17:29[:00[.0]] with an optional offset, 17时29分, 下午5点半, 5:29 PM; 1729 and 172900
 *            behind a day of eight digits
 *   moment   milliseconds or seconds from 1970 as digits (1559520000000), or /Date(…)/
 *
 *   words    a label in front (发布日期：), 自; 印发, 公布, 起施行 and the like behind the day
 *
 * GB/T 7408 (ISO 8601) has the first and the last but one. Full-width digits and signs count as
 * their ASCII fellows, traditional letters as simplified ones, dashes of any length as one; blanks,
 * U+3000 too, do not matter where parts meet, nor one pair of brackets around it all. A date-time
 * with an offset is turned into China Standard Time (+08:00), in which all dates of gk are.
 */
#ifndef GK_DOMAIN_DATE_H
#define GK_DOMAIN_DATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "domain/calendar.h"

enum gk_date_state {
    GK_DATE_ABSENT, /* gk_is_absent */
    GK_DATE_READ,
    GK_DATE_UNREADABLE,
    GK_DATE_LUNAR,       /* a day of the lunar calendar (农历), which is not reckoned here */
    GK_DATE_NO_SUCH_DAY, /* well written, but of no calendar: 2023-02-30 */
};

struct gk_date {
    int32_t day;        /* as calendar.h; GK_NO_DAY unless read */
    int32_t minutes;    /* of the day, 0 to 1440; -1 where no time is given */
    int32_t seconds;    /* of the minute, 0 to 60 */
    bool republic;      /* the year was counted from 1912: 民国 */
    bool other_weekday; /* the weekday beside it is that of another day */
};

enum gk_date_state gk_date_read(struct gk_bytes text, struct gk_date *date);

/* The day of that year that is written MM-DD, as laws set one; GK_NO_DAY where it is none. */
int32_t gk_day_of_year(int year, struct gk_bytes text);

/* "YYYY-MM-DD", with "Thh:mm" behind it where the time is known; how many bytes of `out`. */
size_t gk_date_write(struct gk_date, char out[16]);

/* "YYYY-MM-DD", or "YYYY-MM-DDThh:mm:ss+08:00" (RFC 3339) where the time is known; how many bytes
 * of `out`. 0 for a date that cannot be written so: at 24:00. */
size_t gk_date_write_rfc3339(struct gk_date, char out[25]);

/* Whether the text is a date or date-time in the form of ISO 8601 that RFC 3339 describes, its
 * seconds and offset left out or not: nothing is gained by writing it anew. */
bool gk_date_is_iso(struct gk_bytes text);

/*
 * Reads a JSON number: milliseconds (12 or 13 digits) or seconds (9 or 10) from 1970-01-01 UTC, as
 * databases and portals serve dates, with or without a fraction; or 8 digits, YYYYMMDD. A moment
 * that is midnight in China is a date without a time. What falls outside the years 1949 to 2100
 * counts rather as some other number: GK_DATE_UNREADABLE.
 */
enum gk_date_state gk_date_read_number(struct gk_bytes number, struct gk_date *date);

#endif
