/*
 * lint_tell.c - a finding about an item, where its row stands, and the texts that it needs.
 */
#include "verbs/catalog/lint_inside.h"
#include "verbs/section.h"

/* Number and title, 1.1.2 办事指南. */
static struct gk_bytes name_item(struct gk_catalog_lint *lint, const struct gk_catalog_item *item)
{
    struct gk_buffer *out = &lint->scratch.buffer;
    gk_buffer_clear(out);
    enum gk_status status = gk_buffer_append(out, item->id);
    if (status == GK_OK && item->title.length)
        status = gk_buffer_append(out, GK_BYTES(" "));
    if (status == GK_OK)
        status = gk_buffer_append(out, item->title);
    return status == GK_OK ? gk_arena_copy(lint->end->arena, gk_buffer_bytes(out))
                           : (struct gk_bytes){ NULL, 0 };
}

enum gk_status gk_catalog_lint_add(struct gk_catalog_lint *lint, const struct gk_catalog_item *item,
                                   struct gk_finding *draft)
{
    bool is_note = draft->at_most == GK_NOTE || gk_rule(draft->rule)->severity == GK_NOTE;
    if (is_note && lint->catalog->embedded)
        return GK_OK;
    draft->stands =
        (struct gk_place){ .file = lint->catalog->path, .line = item->line, .is_ours = true };
    draft->target = item->id;
    draft->section = gk_section_of_item(item, lint->end->arena);
    draft->arguments[0] = name_item(lint, item);
    bool good = draft->section.at && draft->arguments[0].at;
    return good ? gk_verdict_add(lint->end, draft, NULL) : GK_NO_MEMORY;
}

enum gk_status gk_catalog_lint_tell(struct gk_catalog_lint *lint,
                                    const struct gk_catalog_item *item, enum gk_rule_id rule,
                                    enum gk_severity at_most, struct gk_bytes second,
                                    struct gk_bytes third)
{
    struct gk_finding draft = gk_finding_of(rule);
    draft.at_most = at_most;
    draft.arguments[1] = second;
    draft.arguments[2] = third;
    return gk_catalog_lint_add(lint, item, &draft);
}

struct gk_bytes gk_catalog_lint_fold(struct gk_catalog_lint *lint, struct gk_bytes text)
{
    struct gk_buffer *out = &lint->scratch.buffer;
    if (gk_catalog_fold(&lint->scratch.folded, text, out) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_arena_copy(lint->end->arena, gk_bytes_trim(gk_buffer_bytes(out)));
}

struct gk_bytes gk_catalog_lint_number(struct gk_catalog_lint *lint, uint32_t number)
{
    struct gk_buffer *out = &lint->scratch.buffer;
    gk_buffer_clear(out);
    return gk_buffer_print(out, "%u", (unsigned)number) == GK_OK
               ? gk_arena_copy(lint->end->arena, gk_buffer_bytes(out))
               : (struct gk_bytes){ NULL, 0 };
}
