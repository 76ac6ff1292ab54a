/*
 * meeting.h - which of many remarks are about the same text, without keeping the texts.
 *
 * A remark is one number about some texts, each of a kind. Of a text 69 of its bits (base/keyed.h)
 * and its kind are kept, nine bytes; of the number only those bytes that differ from the number
 * before, so that of numbers that come in some order few are left. All is written down as it
 * comes, in blocks that never move, and put in order when it is asked for: of many remarks a share
 * at a time, so that no second copy of all is made. Of twenty million texts two that differ are
 * taken for one once in three million runs, of fewer more seldom. Born as { 0 }; owns its memory.
 * One thread at a time.
 */
#ifndef GK_BASE_MEETING_H
#define GK_BASE_MEETING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/keyed.h"

enum {
    GK_MEETING_KIND_AT = 61, /* in a remark's number: the number is below 2^61, the kind below 8 */
    GK_MEETING_SHARES = 32,
};

struct gk_said {
    struct gk_keyed text;
    unsigned kind;
};

/* One text of a remark, as it is met. */
struct gk_remark {
    uint64_t text;
    uint64_t number; /* the kind above it */
};

struct gk_meeting_block;

struct gk_meeting {
    struct gk_arena arena; /* the blocks */
    struct gk_meeting_block *first;
    struct gk_meeting_block *last;
    uint64_t before; /* the number written last */
    size_t counts[GK_MEETING_SHARES];
    struct gk_buffer ordered; /* the share at hand */
};

enum gk_status gk_meeting_add(struct gk_meeting *, uint64_t number, const struct gk_said *,
                              size_t count) GK_MUST_USE;

/* Has `meet` look at all remarks about one text, in the order of their kinds and numbers; the texts
 * come in no order that means anything. Ends with what is not GK_OK. */
typedef enum gk_status gk_meeting_meet(void *state, const struct gk_remark *, size_t count);
enum gk_status gk_meeting_each(struct gk_meeting *, gk_meeting_meet *meet, void *state) GK_MUST_USE;

void gk_meeting_free(struct gk_meeting *);

#endif
