#include "verbs/verb.h"

#include "record/value.h"

void gk_scratch_free(struct gk_scratch *scratch)
{
    gk_arena_free(&scratch->arena);
    gk_folded_free(&scratch->folded);
    gk_matches_free(&scratch->matches);
    gk_pattern_scratch_free(&scratch->pattern);
    gk_mender_free(&scratch->mender);
    gk_buffer_free(&scratch->buffer);
}

enum gk_status gk_verdict_add(struct gk_verdict *verdict, const struct gk_profile *profile,
                              enum gk_rule_id rule, struct gk_finding **finding)
{
    *finding = NULL;
    if (profile->severity[rule] == GK_OFF)
        return GK_OK;
    *finding = gk_finding_add(&verdict->findings, verdict->arena, rule);
    if (!*finding)
        return GK_NO_MEMORY;
    (*finding)->severity = profile->severity[rule];
    return GK_OK;
}

enum gk_status gk_finding_at_member(struct gk_finding *finding, struct gk_verdict *verdict,
                                    const struct gk_record *record,
                                    const struct gk_member *member)
{
    finding->pointer = gk_pointer_to(record, member, verdict->arena);
    if (!finding->pointer.at)
        return GK_NO_MEMORY;
    finding->place = member->value.start;
    return GK_OK;
}
