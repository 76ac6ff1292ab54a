/*
 * duties.h - what an office has to do besides publishing: the rows of duties.csv.
 *
 * Whether a duty was done is judged from records that are evidence of it (field `duty`), which
 * gk-catalog counts and passes on to nobody.
 */
#ifndef GK_PROFILE_DUTIES_H
#define GK_PROFILE_DUTIES_H

#include "domain/frequency.h"

struct gk_section; /* profile.h */

struct gk_duty {
    struct gk_bytes id;     /* 任务编号; what `duty` of a record says */
    struct gk_bytes title;  /* 工作任务 */
    struct gk_bytes demand; /* 具体要求 */
    struct gk_section *sections;
    size_t section_count;
    struct gk_bytes person; /* 责任人; may be empty */
    struct gk_bytes frequency_text;
    struct gk_frequency frequency;
    struct gk_bytes evidence; /* 佐证: what shows that it was done */
    uint32_t line;
};

struct gk_duties {
    struct gk_bytes path;
    bool embedded; /* the table that is compiled in, and none that an office wrote */
    struct gk_duty *at;
    size_t count;
};

#endif
