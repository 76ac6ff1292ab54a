/*
 * limit.h - 公开时限: how much time a catalogue gives, read from what people write.
 *
 * Read are numbers of working days (20个工作日内, 20工作日), calendar days (批准后20日内, 5天),
 * months (1个月内) and hours (24小时内), with digits of any width or Han numerals; the same day
 * (当日); and words that give no number: standing items (长期, 永久), timely ones (实时, 及时,
 * 与文件同步), yearly dates (每年1月31日前), references (按规定时限). 日 alone means calendar days, as
 * in 预算法 art. 14; where a statute means working days the catalogue has to say 工作日. Of several
 * clauses the first one with a number counts. Blanks, line breaks and invisible characters do
 * not matter.
 *
 * Years are not read: what may wait for a year is no limit. 每3个月 is how often, not how soon.
 */
#ifndef GK_DOMAIN_LIMIT_H
#define GK_DOMAIN_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

/* How much time an item gives, once its trigger has happened. */
enum gk_limit_unit {
    GK_LIMIT_NONE, /* nothing to count: standing, timely, or not given */
    GK_LIMIT_WORKING_DAYS,
    GK_LIMIT_DAYS,   /* calendar days */
    GK_LIMIT_MONTHS, /* to the same day of a later month (民法典 art. 202) */
    GK_LIMIT_HOURS,
};

struct gk_limit {
    enum gk_limit_unit unit;
    int32_t count;
};

/* False where the text says something else; an empty text gives GK_LIMIT_NONE. */
bool gk_limit_read(struct gk_bytes text, struct gk_limit *limit);

#endif
