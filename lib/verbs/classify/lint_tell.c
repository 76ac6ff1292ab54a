/*
 * lint_tell.c - a finding about a row, where the row stands.
 */
#include "verbs/classify/lint_inside.h"

static bool is_built_in(const struct gk_lint_table *table)
{
    const struct gk_profile *profile = table->classifier->profile;
    for (size_t i = 0; i < profile->file_count; i++)
        if (gk_bytes_equal(profile->files[i].path, table->source->path))
            return profile->files[i].embedded;
    return false;
}

enum gk_status gk_lint_tell(const struct gk_lint_table *table, uint32_t row, enum gk_rule_id rule,
                            enum gk_severity at_most, struct gk_bytes second, struct gk_bytes third,
                            struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(rule);
    bool is_note = at_most == GK_NOTE || gk_rule(rule)->severity == GK_NOTE;
    if (is_note && is_built_in(table))
        return GK_OK;
    draft.at_most = at_most;
    draft.stands = (struct gk_place){ .file = table->source->path,
                                      .line = table->source->rows[row].line,
                                      .is_ours = true };
    draft.arguments[0] = gk_classifier_rule(table->classifier, table->first + row, end->arena);
    draft.arguments[1] = second;
    draft.arguments[2] = third;
    return draft.arguments[0].at ? gk_verdict_add(end, &draft, NULL) : GK_NO_MEMORY;
}

enum gk_status gk_lint_tell_of_two(const struct gk_lint_table *table, uint32_t row,
                                   enum gk_rule_id rule, enum gk_severity at_most, uint32_t other,
                                   struct gk_verdict *end)
{
    struct gk_bytes line = gk_arena_number(end->arena, table->source->rows[other].line);
    struct gk_bytes name = gk_classifier_rule(table->classifier, table->first + other, end->arena);
    if (!line.at || !name.at)
        return GK_NO_MEMORY;
    return gk_lint_tell(table, row, rule, at_most, line, name, end);
}
