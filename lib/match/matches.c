#include "base/memory.h"
#include "match/words.h"

enum gk_status gk_matches_add(struct gk_matches *matches, struct gk_match match)
{
    if (matches->count == matches->capacity) {
        size_t wanted = matches->capacity + matches->capacity / 2 + 16;
        struct gk_match *at = gk_memory_resize(matches->at, gk_size_multiply(wanted, sizeof *at));
        if (!at)
            return GK_NO_MEMORY;
        matches->at = at;
        matches->capacity = wanted;
    }
    matches->at[matches->count++] = match;
    return GK_OK;
}

void gk_matches_free(struct gk_matches *matches)
{
    gk_memory_release(matches->at);
    *matches = (struct gk_matches){ 0 };
}

static bool comes_before(struct gk_match a, struct gk_match b)
{
    if (a.start != b.start)
        return a.start < b.start;
    if (a.end != b.end)
        return a.end > b.end;
    return a.value < b.value;
}

/* Lets at[root] sink in the heap at[0, count), whose top comes last in the order. */
static void sink(struct gk_match *at, size_t root, size_t count)
{
    struct gk_match sinking = at[root];
    for (size_t below; (below = 2 * root + 1) < count; root = below) {
        if (below + 1 < count && comes_before(at[below], at[below + 1]))
            below++;
        if (!comes_before(sinking, at[below]))
            break;
        at[root] = at[below];
    }
    at[root] = sinking;
}

void gk_matches_sort(struct gk_matches *matches)
{
    struct gk_match *at = matches->at;
    for (size_t i = matches->count / 2; i-- > 0;)
        sink(at, i, matches->count);
    for (size_t left = matches->count; left > 1; left--) {
        struct gk_match last = at[0];
        at[0] = at[left - 1];
        at[left - 1] = last;
        sink(at, 0, left - 1);
    }
}

void gk_matches_leftmost(struct gk_matches *matches)
{
    struct gk_match *at = matches->at;
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++) {
        bool same_span = kept && at[kept - 1].start == at[i].start && at[kept - 1].end == at[i].end;
        if (!kept || same_span || at[i].start >= at[kept - 1].end)
            at[kept++] = at[i];
    }
    matches->count = kept;
}
