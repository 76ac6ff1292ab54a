#include "run/conclude.h"

#include "record/annotate.h"
#include "record/value.h"

/* Which top-level members --omit drops, by field or by their own name; NULL without memory. */
static const bool *dropped(const struct gk_job *job, const struct gk_record *record,
                           struct gk_arena *arena)
{
    const struct gk_field_names *names = &job->settlement.profile->fields;
    bool *drop = gk_arena_array(arena, record->member_count, sizeof *drop);
    for (size_t i = 0; drop && i < job->omitted_count; i++) {
        enum gk_field field = gk_field_find(names, job->omitted[i]);
        for (uint32_t k = 0; k < record->member_count; k++) {
            const struct gk_member *member = &record->members[k];
            struct gk_bytes name = gk_member_text(record, member, arena);
            if (!name.at)
                return NULL;
            if (member->depth == 1 &&
                (gk_bytes_equal(name, job->omitted[i]) ||
                 (field != GK_FIELD_COUNT && gk_field_find(names, name) == field)))
                drop[k] = true;
        }
    }
    return drop;
}

static bool is_omitted(const struct gk_job *job, struct gk_bytes name)
{
    for (size_t i = 0; i < job->omitted_count; i++)
        if (gk_bytes_equal(job->omitted[i], name))
            return true;
    return false;
}

static bool has_finding(const struct gk_verdict *verdict, enum gk_rule_id rule)
{
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next)
        if (f->rule == rule)
            return true;
    return false;
}

static bool writes_result(const struct gk_job *job, const struct gk_verdict *verdict)
{
    return verdict->has_result && verdict->record->value.type == GK_OBJECT &&
           !is_omitted(job, GK_BYTES("gk"));
}

enum gk_status gk_conclude_foreign(const struct gk_job *job, struct gk_verdict *verdict)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_GK_FOREIGN);
    const struct gk_member *gk = gk_record_field(verdict->record, GK_FIELD_GK);
    if (!gk || gk->value.type == GK_OBJECT || !writes_result(job, verdict) ||
        has_finding(verdict, GK_RULE_GK_FOREIGN))
        return GK_OK;
    enum gk_status status = gk_finding_at_member(&draft, verdict, gk);
    return status == GK_OK ? gk_verdict_add(verdict, &draft, NULL) : status;
}

/* The edits that are not the verb's: members dropped, the result written in. */
static enum gk_status add_own_edits(const struct gk_job *job, struct gk_scratch *scratch,
                                    struct gk_verdict *verdict)
{
    const struct gk_record *record = verdict->record;
    bool left = record->member_count > 0;
    bool foreign;
    if (job->omitted_count) {
        const bool *drop = dropped(job, record, &scratch->arena);
        if (!drop ||
            gk_edit_drop_members(&verdict->edits, verdict->arena, record, drop, &left) != GK_OK)
            return GK_NO_MEMORY;
    }
    if (!verdict->result.length || !writes_result(job, verdict))
        return GK_OK;
    return gk_annotate(&verdict->edits, verdict->arena, record, gk_bytes_of(job->verb->name),
                       verdict->result, left, &foreign);
}

static enum gk_status write(struct gk_batch *batch, struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    outcome->edited = batch->edited.length;
    if (gk_edits_apply(&verdict->edits, verdict->record->line, &batch->edited) != GK_OK ||
        gk_buffer_append_byte(&batch->edited, '\n') != GK_OK)
        return GK_NO_MEMORY;
    outcome->edited_length = batch->edited.length - outcome->edited;
    return GK_OK;
}

enum gk_status gk_conclude(const struct gk_job *job, struct gk_scratch *scratch,
                           struct gk_batch *batch, struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    enum gk_status status = gk_verdict_gather_edits(verdict);
    outcome->edited_length = 0;
    outcome->masked = verdict->edits.first != NULL;
    if (status == GK_OK && job->verb->conclude && writes_result(job, verdict))
        status = job->verb->conclude(job->plan, scratch, verdict->record, verdict);
    if (status == GK_OK)
        status = add_own_edits(job, scratch, verdict);
    return status == GK_OK && verdict->edits.first ? write(batch, outcome) : status;
}
