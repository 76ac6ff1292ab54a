/*
 * date.h - dates as offices write them.
 *
 * GB/T 7408 (ISO 8601) in extended and basic form, and the forms met in practice: 2024-01-29,
 * 2024/1/29, 2024.02.15, 2024年01月26日, 20240129; behind the date, after blanks or T, a time
 * 17:29[:00[.0]] with an optional offset. Full-width digits and signs count as their ASCII
 * fellows; blanks at the ends, U+3000 too, do not matter. A date-time with an offset is turned
 * into China Standard Time (+08:00), in which all dates of gk are.
 */
#ifndef GK_DOMAIN_DATE_H
#define GK_DOMAIN_DATE_H

#include <stdint.h>

#include "base/bytes.h"
#include "domain/calendar.h"

enum gk_date_state {
    GK_DATE_ABSENT, /* nothing but blanks */
    GK_DATE_READ,
    GK_DATE_UNREADABLE,
    GK_DATE_NO_SUCH_DAY, /* well written, but of no calendar: 2023-02-30 */
};

struct gk_date {
    int32_t day;     /* as calendar.h; GK_NO_DAY unless read */
    int32_t minutes; /* of the day, 0 to 1440; -1 where no time is given */
};

enum gk_date_state gk_date_read(struct gk_bytes text, struct gk_date *date);

#endif
