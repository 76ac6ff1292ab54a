#include "verbs/verb.h"

void gk_scratch_free(struct gk_scratch *scratch)
{
    gk_arena_free(&scratch->arena);
    gk_markup_free(&scratch->markup);
    gk_folded_free(&scratch->folded);
    gk_folded_free(&scratch->title);
    gk_matches_free(&scratch->matches);
    gk_matches_free(&scratch->allowed);
    gk_matches_free(&scratch->labels);
    gk_endings_free(&scratch->endings);
    gk_condensed_free(&scratch->condensed);
    gk_label_scratch_free(&scratch->label);
    gk_pattern_scratch_free(&scratch->pattern);
    gk_mender_free(&scratch->mender);
    gk_reading_free(&scratch->reading);
    gk_buffer_free(&scratch->buffer);
    gk_once_free(&scratch->names);
}

enum gk_status gk_verdict_find_task(struct gk_verdict *verdict,
                                    const struct gk_categories *categories,
                                    struct gk_scratch *scratch, const struct gk_record *record)
{
    struct gk_category category;
    enum gk_status status =
        gk_category_find(categories, &scratch->reading, &scratch->arena, record, &category);
    if (status == GK_OK)
        verdict->task = category.task.length ? category.task : category.area;
    return status;
}

bool gk_verb_judges(const struct gk_verb *verb, enum gk_rule_id rule)
{
    static const struct {
        const char *group;
        const char *verb;
    } others[] = {
        { "redact.", "redact" },  { "classify.", "classify" }, { "catalog.", "catalog" },
        { "ledger.", "catalog" }, { "duty.", "catalog" },
    };
    struct gk_bytes name = gk_bytes_of(gk_rule(rule)->id);
    const char *owner = "validate";
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (gk_bytes_start_with(name, gk_bytes_of(others[i].group)))
            owner = others[i].verb;
    return strcmp(verb->name, owner) == 0;
}
