#include "record/edit.h"

enum gk_status gk_edit_add(struct gk_edits *edits, struct gk_arena *arena, uint32_t start,
                           uint32_t end, struct gk_bytes text)
{
    struct gk_edit *edit = gk_arena_allocate(arena, sizeof *edit);
    if (!edit)
        return GK_NO_MEMORY;
    *edit = (struct gk_edit){ NULL, start, end, text };
    if (edits->last) {
        edits->unsorted |= edits->last->start > start;
        edits->last->next = edit;
    } else {
        edits->first = edit;
    }
    edits->last = edit;
    edits->count++;
    return GK_OK;
}

/* Takes up to `count` edits off *list. */
static struct gk_edit *take(struct gk_edit **list, size_t count)
{
    struct gk_edit *taken = *list;
    struct gk_edit **end = list;
    for (; *end && count; count--)
        end = &(*end)->next;
    struct gk_edit *rest = *end;
    *end = NULL;
    *list = rest;
    return taken;
}

/* Both are in order; `a` goes first where they are equal. Returns where the next is to be put. */
static struct gk_edit **merge(struct gk_edit **out, struct gk_edit *a, struct gk_edit *b)
{
    while (a || b) {
        struct gk_edit **from = !b || (a && a->start <= b->start) ? &a : &b;
        *out = *from;
        *from = (*from)->next;
        out = &(*out)->next;
    }
    return out;
}

/* A merge sort of the list, so that edits of one place stay in the order they were added. */
static void sort(struct gk_edits *edits)
{
    for (size_t width = 1; edits->unsorted && width < edits->count; width *= 2) {
        struct gk_edit *left = edits->first, *sorted = NULL;
        struct gk_edit **out = &sorted;
        while (left) {
            struct gk_edit *a = take(&left, width);
            out = merge(out, a, take(&left, width));
        }
        edits->first = sorted;
    }
    for (struct gk_edit *edit = edits->unsorted ? edits->first : NULL; edit; edit = edit->next)
        edits->last = edit;
    edits->unsorted = false;
}

enum gk_status gk_edits_apply(struct gk_edits *edits, struct gk_bytes line, struct gk_buffer *out)
{
    size_t done = 0;
    sort(edits);
    for (const struct gk_edit *edit = edits->first; edit; edit = edit->next) {
        const struct gk_edit *next = edit->next;
        bool covered =
            next && next->start == edit->start && next->end >= edit->end && edit->end > edit->start;
        if (edit->start < done || covered)
            continue;
        struct gk_bytes kept = { line.at + done, edit->start - done };
        if (gk_buffer_append(out, kept) != GK_OK || gk_buffer_append(out, edit->text) != GK_OK)
            return GK_NO_MEMORY;
        done = edit->end;
    }
    return gk_buffer_append(out, (struct gk_bytes){ line.at + done, line.length - done });
}

static uint32_t member_start(const struct gk_member *member)
{
    return member->name - 1;
}

static uint32_t member_end(const struct gk_member *member)
{
    return member->value.start + member->value.length;
}

/* The next top-level member at or behind `index`, or the count. */
static uint32_t next_top(const struct gk_record *record, uint32_t index)
{
    while (index < record->member_count && record->members[index].depth != 1)
        index++;
    return index;
}

enum gk_status gk_edit_drop_members(struct gk_edits *edits, struct gk_arena *arena,
                                    const struct gk_record *record, const bool *drop, bool *left)
{
    /* A run of dropped members goes in one edit, with the comma before it; at the start of the
     * record, with the one behind it. */
    const struct gk_member *kept = NULL;
    uint32_t count = record->member_count;
    for (uint32_t i = next_top(record, 0); i < count;) {
        const struct gk_member *first = &record->members[i];
        if (!drop[i]) {
            kept = first;
            i = next_top(record, i + 1);
            continue;
        }
        const struct gk_member *last = first;
        for (; i < count && drop[i]; i = next_top(record, i + 1))
            last = &record->members[i];
        uint32_t start = kept ? member_end(kept) : member_start(first);
        uint32_t end = !kept && i < count ? member_start(&record->members[i]) : member_end(last);
        if (gk_edit_add(edits, arena, start, end, (struct gk_bytes){ "", 0 }) != GK_OK)
            return GK_NO_MEMORY;
    }
    *left = kept != NULL;
    return GK_OK;
}
