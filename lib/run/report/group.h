/*
 * group.h - findings of the text form put together by record, by rule or by section (--group).
 *
 * Groups stand in the order in which the first of each was found, each under a head that names it
 * and says how many there are; what no section is named for comes last. By record a group is
 * complete when another record is spoken of, so nothing is kept but that one's findings; by rule or
 * section all of them are kept in memory to the end: --max-report bounds them. One thread at a
 * time.
 */
#ifndef GK_RUN_REPORT_GROUP_H
#define GK_RUN_REPORT_GROUP_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "finding/sentence.h"

struct gk_group {
    struct gk_bytes name; /* what its head says; empty: nothing is named */
    uint64_t findings;
    struct gk_buffer text;
};

/* Owns all. Born as { 0 }. */
struct gk_groups {
    struct gk_arena arena;
    struct gk_group *at;
    size_t count;
    size_t capacity;
    struct gk_map names;
    struct gk_buffer record; /* by record: the place of the one at hand, which is the only group */
    bool begun;              /* a group has been written */
};

/* The text of the group of that name, to which one finding is about to be added; NULL when there is
 * no memory. */
struct gk_buffer *gk_groups_text(struct gk_groups *, struct gk_bytes name) GK_MUST_USE;

/* By record: whether what was found before was found elsewhere, so that it is to be written. */
bool gk_groups_ends(const struct gk_groups *, struct gk_bytes place);

/* By record: findings come from there from now on. */
enum gk_status gk_groups_begin(struct gk_groups *, struct gk_bytes place) GK_MUST_USE;

/* Appends the groups and forgets them. `unnamed` is what the nameless one is called. */
enum gk_status gk_groups_write(struct gk_groups *, struct gk_buffer *out, enum gk_language,
                               struct gk_bytes unnamed) GK_MUST_USE;

void gk_groups_free(struct gk_groups *);

#endif
