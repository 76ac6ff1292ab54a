/*
 * limit.h - 公开时限: how much time a catalogue gives, read from what people write.
 *
 * A cell holds clauses (信息形成20个工作日内公开；其中行政许可、行政处罚自作出决定之日起7个工作日内). Each
 * gives a number of working days (20个工作日内, 20工作日), calendar days (批准后20日内, 5天, 一周内,
 * 半个月内), months (1个月内, 半年, 一年内) or hours (24小时内), with digits of any width or Han
 * numerals (廿 too); the same or the next day (当日, 次日); a date of every year (每年1月31日前); or how
 * long something is shown (公示7个工作日), which is no limit of publication. 日 alone means calendar
 * days, as in 预算法 art. 14; where a statute means working days the catalogue has to say 工作日.
 *
 * A clause tells from which event it counts, and may say of which kind of matter it speaks.
 * Numbers that are none of this are passed over: before an event (会前3日), how often (每3个月), no
 * more than a guess (20日左右), how long opinions are asked for. Words without a number (长期,
 * 实时, 及时, 按规定时限) are understood, and give no clause. Blanks, line breaks and invisible
 * characters do not matter.
 *
 * Any thread; memory is the arena's that is given.
 */
#ifndef GK_DOMAIN_LIMIT_H
#define GK_DOMAIN_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/status.h"

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

enum gk_limit_event {
    GK_LIMIT_FORMED,      /* 形成, 变更, 制作, 印发; also where nothing is said */
    GK_LIMIT_OBTAINED,    /* 获取, 制定或获取 */
    GK_LIMIT_RECEIVED,    /* 收到 */
    GK_LIMIT_APPROVED,    /* 批准, 批复, 审议通过 */
    GK_LIMIT_DECIDED,     /* 作出决定 */
    GK_LIMIT_OCCURRED,    /* 发生, 会议结束, 验收合格 */
    GK_LIMIT_REPLIED,     /* 答复, 办结 */
    GK_LIMIT_SHOWN,       /* 公示期满 */
    GK_LIMIT_MONTH_END,   /* 月后, 每月终了 */
    GK_LIMIT_QUARTER_END, /* 季后 */
    GK_LIMIT_YEAR_END,    /* 年后 */
    GK_LIMIT_YEARLY,      /* the date `month`, `day` of every year */
};

enum { GK_LIMIT_CLAUSES = 8, GK_LIMIT_KINDS = 6 };

struct gk_limit_clause {
    struct gk_limit limit;
    enum gk_limit_event event;
    uint8_t month; /* of GK_LIMIT_YEARLY */
    uint8_t day;   /* of GK_LIMIT_YEARLY; cut to the length of the month by who counts */
    uint8_t kind_count;
    struct gk_bytes kinds[GK_LIMIT_KINDS]; /* what it is for: 行政许可, 行政处罚; none: for all */
};

struct gk_limits {
    struct gk_limit_clause clauses[GK_LIMIT_CLAUSES];
    uint32_t count;
    struct gk_limit display; /* how long what is shown stays, at least; unit NONE: not said */
};

/* *known is false where the text says something else; an empty text gives no clause, nor does one
 * that says that there is nothing (无, /). Clauses beyond GK_LIMIT_CLAUSES are not kept. */
enum gk_status gk_limits_read(struct gk_arena *, struct gk_bytes text, struct gk_limits *,
                              bool *known) GK_MUST_USE;

/* The first span of time in a text, 20个工作日; false where it has none. */
bool gk_limit_read_span(struct gk_bytes text, struct gk_limit *);

/* How long a span is that stands alone: 2周, 半年, 每季度, 6个月, 每年. 更新周期 of a catalogue. */
bool gk_limit_read_cycle(struct gk_bytes text, struct gk_limit *);

#endif
