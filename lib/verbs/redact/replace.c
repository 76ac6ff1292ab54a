#include "verbs/redact/replace.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/utf8.h"

static enum gk_status add(struct gk_redact_replacements *all, struct gk_redact_replacement one)
{
    if (all->count == all->capacity) {
        size_t capacity = gk_size_add(all->capacity, all->capacity / 2 + 16);
        struct gk_redact_replacement *at =
            gk_memory_resize(all->at, gk_size_multiply(capacity, sizeof *at));
        if (!at)
            return GK_NO_MEMORY;
        all->at = at;
        all->capacity = capacity;
    }
    all->at[all->count++] = one;
    return GK_OK;
}

/* A character of the view that is masked, and what stands for it; one beside the last of the same
 * value is replaced with it. */
static enum gk_status add_character(struct gk_redact_replacements *all, size_t first,
                                    struct gk_redact_replacement one)
{
    struct gk_redact_replacement *last = all->count > first ? &all->at[all->count - 1] : NULL;
    if (!last || last->end != one.start)
        return add(all, one);
    last->end = one.end;
    last->mask.length += one.mask.length;
    return GK_OK;
}

/* As edits are ordered: of two that begin at one place the longer first. */
static int compare(const void *left, const void *right)
{
    const struct gk_redact_replacement *a = left;
    const struct gk_redact_replacement *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

static void sort(struct gk_redact_replacements *all, size_t first)
{
    if (all->count > first + 1)
        qsort(all->at + first, all->count - first, sizeof *all->at, compare);
}

enum gk_status gk_redact_replace(struct gk_redact_replacements *all, struct gk_arena *arena,
                                 const struct gk_markup *markup, struct gk_bytes view,
                                 struct gk_redact_masking masking)
{
    size_t first = all->count;
    struct gk_bytes mask = masking.mask;
    struct gk_bytes left = { view.at + masking.start, masking.end - masking.start };
    struct gk_markup_run run = { .end = 0 };
    char *stars = masking.by_character ? gk_arena_allocate(arena, mask.length + 1) : NULL;
    enum gk_status status = stars || !masking.by_character ? GK_OK : GK_NO_MEMORY;
    if (stars)
        memset(stars, '*', mask.length);
    for (size_t length; left.length && status == GK_OK; left.at += length, left.length -= length) {
        uint32_t at = (uint32_t)(left.at - view.at);
        bool stays = false;
        gk_utf8_decode(left, &length);
        if (at >= run.end)
            run = gk_markup_run_at(markup, at);
        struct gk_redact_replacement one = {
            .start = gk_markup_source_start(markup, at),
            .end = gk_markup_source_end(markup, at + (uint32_t)length),
        };
        if (masking.by_character) {
            size_t step;
            stays = gk_utf8_decode(mask, &step) != '*';
            mask.at += step;
            mask.length -= step;
            one.mask = (struct gk_bytes){ stars++, 1 };
        } else {
            one.mask = (struct gk_bytes){ mask.at, all->count == first ? mask.length : 0 };
        }
        if (!stays && run.kind != GK_MARKUP_MADE)
            status = add_character(all, first, one);
    }
    sort(all, first);
    return status;
}

enum gk_status gk_redact_replace_all(struct gk_redact_replacements *all, struct gk_bytes text,
                                     struct gk_buffer *out)
{
    size_t done = 0;
    size_t kept = 0;
    gk_buffer_clear(out);
    sort(all, 0);
    for (size_t i = 0; i < all->count; i++) {
        struct gk_redact_replacement one = all->at[i];
        if (one.start < done)
            continue;
        struct gk_bytes between = { text.at + done, one.start - done };
        if (gk_buffer_append(out, between) != GK_OK || gk_buffer_append(out, one.mask) != GK_OK)
            return GK_NO_MEMORY;
        done = one.end;
        one.shift = (int64_t)out->length - (int64_t)done;
        all->at[kept++] = one;
    }
    all->count = kept;
    return gk_buffer_append(out, (struct gk_bytes){ text.at + done, text.length - done });
}

void gk_redact_replacements_free(struct gk_redact_replacements *all)
{
    gk_memory_release(all->at);
    *all = (struct gk_redact_replacements){ 0 };
}

/* ---- ranges */

struct gk_redact_range gk_redact_written(const struct gk_markup *markup, uint32_t start,
                                         uint32_t end)
{
    struct gk_redact_range written = { UINT32_MAX, 0 };
    struct gk_markup_run run;
    for (uint32_t at = start; at < end; at = run.end) {
        run = gk_markup_run_at(markup, at);
        uint32_t from = gk_markup_source_start(markup, at);
        uint32_t to = gk_markup_source_end(markup, run.end < end ? run.end : end);
        /* What a tag has made counts only where there is nothing else. */
        if (run.kind == GK_MARKUP_MADE && (run.end < end || written.end))
            continue;
        written.start = from < written.start ? from : written.start;
        written.end = to > written.end ? to : written.end;
    }
    return written;
}

enum gk_status gk_redact_range_add(struct gk_buffer *ranges, struct gk_redact_range range)
{
    return gk_buffer_append(ranges, (struct gk_bytes){ (const char *)&range, sizeof range });
}

/* How far what stands there is moved by the replacements before it. */
static int64_t shift_at(const struct gk_redact_replacements *all, uint32_t place)
{
    size_t low = 0;
    size_t high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->at[middle].start < place)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? all->at[low - 1].shift : 0;
}

/* Ranges may lie one within the other: each then reaches as far as any before it. */
void gk_redact_ranges_move(struct gk_buffer *ranges, const struct gk_redact_replacements *all)
{
    struct gk_redact_range *at = (struct gk_redact_range *)(void *)ranges->at;
    size_t count = ranges->length / sizeof *at;
    for (size_t i = 0; i < count; i++) {
        at[i].start = (uint32_t)(at[i].start + shift_at(all, at[i].start));
        at[i].end = (uint32_t)(at[i].end + shift_at(all, at[i].end));
        if (i && at[i - 1].end > at[i].end)
            at[i].end = at[i - 1].end;
    }
}

bool gk_redact_range_is_in(struct gk_bytes ranges, struct gk_redact_range range)
{
    const struct gk_redact_range *at = (const struct gk_redact_range *)(const void *)ranges.at;
    size_t low = 0;
    size_t high = ranges.length / sizeof *at;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (at[middle].start <= range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low && at[low - 1].end >= range.end;
}
