#include "record/edit.h"

enum gk_status gk_edit_add(struct gk_edits *edits, struct gk_arena *arena, uint32_t start,
                           uint32_t end, struct gk_bytes text)
{
    struct gk_edit *edit = gk_arena_allocate(arena, sizeof *edit);
    if (!edit)
        return GK_NO_MEMORY;
    /* Most come in the order of their places. */
    struct gk_edit **link = &edits->first;
    if (edits->last && edits->last->start <= start)
        link = &edits->last->next;
    while (*link && (*link)->start <= start)
        link = &(*link)->next;
    *edit = (struct gk_edit){ *link, start, end, text };
    *link = edit;
    if (!edit->next)
        edits->last = edit;
    return GK_OK;
}

bool gk_edit_drop(struct gk_edits *edits, uint32_t start)
{
    struct gk_edit *before = NULL;
    for (struct gk_edit *edit = edits->first; edit; before = edit, edit = edit->next) {
        if (edit->start != start || edit->end == start)
            continue;
        if (before)
            before->next = edit->next;
        else
            edits->first = edit->next;
        if (edits->last == edit)
            edits->last = before;
        return true;
    }
    return false;
}

enum gk_status gk_edits_apply(const struct gk_edits *edits, struct gk_bytes line,
                              struct gk_buffer *out)
{
    size_t done = 0;
    for (const struct gk_edit *edit = edits->first; edit; edit = edit->next) {
        const struct gk_edit *next = edit->next;
        bool covered = next && next->start == edit->start && next->end >= edit->end &&
                       edit->end > edit->start;
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
