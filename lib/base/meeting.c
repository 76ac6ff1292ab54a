#include "base/meeting.h"

#include <stdlib.h>

enum {
    TOGETHER = 7, /* texts of one entry at most: so many are counted where else the kind stands */
    SHARE_AT = 3, /* in the byte before a text: its share, above its kind */
    TEXT = 8,
    ENTRY = 1 + 8 + TOGETHER * (1 + TEXT), /* bytes of one at most */
    BLOCK = 4000,
    AT_ONCE = 1 << 18, /* texts that are put in order together, if it is to be in several goes */
};

struct gk_meeting_block {
    struct gk_meeting_block *next;
    size_t length;
    unsigned char bytes[BLOCK];
};

/* ---- writing */

/* Room for one more entry. */
static unsigned char *room(struct gk_meeting *meeting)
{
    struct gk_meeting_block *block = meeting->last;
    if (block && BLOCK - block->length >= ENTRY)
        return block->bytes + block->length;
    block = (void *)gk_arena_room(&meeting->arena, sizeof *block);
    if (!block)
        return NULL;
    block->next = NULL;
    block->length = 0;
    *(meeting->last ? &meeting->last->next : &meeting->first) = block;
    meeting->last = block;
    return block->bytes;
}

/* The bytes in which the word differs from the one before, behind a bit for each. */
static unsigned char *write_word(unsigned char *at, uint64_t word, uint64_t before)
{
    unsigned char *mask = at++;
    *mask = 0;
    for (unsigned i = 0; i < sizeof word; i++)
        if ((word ^ before) >> 8 * i & 0xFF) {
            *mask |= (unsigned char)(1U << i);
            *at++ = (unsigned char)(word >> 8 * i);
        }
    return at;
}

static const unsigned char *read_word(const unsigned char *at, uint64_t *word)
{
    for (unsigned mask = *at++; mask; mask &= mask - 1) {
        unsigned place = 8 * (unsigned)__builtin_ctz(mask);
        *word = (*word & ~(UINT64_C(0xFF) << place)) | (uint64_t)*at++ << place;
    }
    return at;
}

enum gk_status gk_meeting_add(struct gk_meeting *meeting, uint64_t number,
                              const struct gk_said *said, size_t count)
{
    for (size_t part; count; said += part, count -= part) {
        unsigned char *at = room(meeting);
        if (!at)
            return GK_NO_MEMORY;
        part = count < TOGETHER ? count : TOGETHER;
        uint64_t word = (uint64_t)part << GK_MEETING_KIND_AT | number;
        at = write_word(at, word, meeting->before);
        meeting->before = word;
        for (size_t i = 0; i < part; i++, at += TEXT) {
            unsigned share = said[i].text.half[1] % GK_MEETING_SHARES;
            meeting->counts[share]++;
            *at++ = (unsigned char)(share << SHARE_AT | said[i].kind);
            memcpy(at, &said[i].text.half[0], TEXT);
        }
        meeting->last->length = (size_t)(at - meeting->last->bytes);
    }
    return GK_OK;
}

/* ---- reading */

/* In how many goes all are put in order: a power of two. */
static unsigned count_goes(const struct gk_meeting *meeting)
{
    size_t count = 0;
    unsigned goes = 1;
    for (int i = 0; i < GK_MEETING_SHARES; i++)
        count += meeting->counts[i];
    while (goes < GK_MEETING_SHARES && count / goes > AT_ONCE)
        goes *= 2;
    return goes;
}

/* Room for the remarks of a go. */
static enum gk_status reserve(struct gk_meeting *meeting, unsigned go, unsigned goes)
{
    size_t count = 0;
    for (unsigned i = go; i < GK_MEETING_SHARES; i += goes)
        count += meeting->counts[i];
    gk_buffer_clear(&meeting->ordered);
    return gk_buffer_reserve(&meeting->ordered, count * sizeof(struct gk_remark));
}

/* All remarks of a go, in one row; their number. There is room for them. */
static size_t gather(struct gk_meeting *meeting, unsigned go, unsigned goes)
{
    struct gk_remark *remarks = (struct gk_remark *)(void *)meeting->ordered.at;
    uint64_t word = 0;
    size_t count = 0;
    for (const struct gk_meeting_block *block = meeting->first; block; block = block->next)
        for (const unsigned char *at = block->bytes; at < block->bytes + block->length;) {
            at = read_word(at, &word);
            uint64_t number = word % (UINT64_C(1) << GK_MEETING_KIND_AT);
            for (uint64_t left = word >> GK_MEETING_KIND_AT; left; left--, at += 1 + TEXT) {
                uint64_t kind = *at % (1U << SHARE_AT);
                if ((*at >> SHARE_AT) % goes != go)
                    continue;
                remarks[count].number = kind << GK_MEETING_KIND_AT | number;
                memcpy(&remarks[count++].text, at + 1, TEXT);
            }
        }
    return count;
}

static int by_text(const void *a, const void *b)
{
    const struct gk_remark *left = a;
    const struct gk_remark *right = b;
    if (left->text != right->text)
        return left->text < right->text ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

enum gk_status gk_meeting_each(struct gk_meeting *meeting, gk_meeting_meet *meet, void *state)
{
    enum gk_status status = GK_OK;
    unsigned goes = count_goes(meeting);
    for (unsigned go = 0; go < goes && status == GK_OK; go++) {
        status = reserve(meeting, go, goes);
        size_t count = status == GK_OK ? gather(meeting, go, goes) : 0;
        struct gk_remark *remarks = (struct gk_remark *)(void *)meeting->ordered.at;
        if (count)
            qsort(remarks, count, sizeof *remarks, by_text);
        for (size_t at = 0, end; at < count && status == GK_OK; at = end) {
            for (end = at + 1; end < count; end++)
                if (remarks[end].text != remarks[at].text)
                    break;
            status = meet(state, &remarks[at], end - at);
        }
    }
    return status;
}

void gk_meeting_free(struct gk_meeting *meeting)
{
    gk_arena_free(&meeting->arena);
    gk_buffer_free(&meeting->ordered);
    *meeting = (struct gk_meeting){ 0 };
}
