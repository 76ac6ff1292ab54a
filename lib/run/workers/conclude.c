#include "run/workers/conclude.h"

#include "record/annotate.h"
#include "record/value.h"
#include "record/writer.h"
#include "run/workers/normal.h"

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

/* Whether something may be written into `gk`. */
static bool writes_gk(const struct gk_job *job, const struct gk_verdict *verdict)
{
    return verdict->record->value.type == GK_OBJECT && !is_omitted(job, GK_BYTES("gk"));
}

static bool writes_result(const struct gk_job *job, const struct gk_verdict *verdict)
{
    return verdict->has_result && writes_gk(job, verdict);
}

enum gk_status gk_conclude_foreign(const struct gk_job *job, struct gk_verdict *verdict)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_GK_FOREIGN);
    const struct gk_member *gk = gk_record_field(verdict->record, GK_FIELD_GK);
    bool writes = job->sources ? writes_gk(job, verdict) : writes_result(job, verdict);
    if (!gk || gk->value.type == GK_OBJECT || !writes || has_finding(verdict, GK_RULE_GK_FOREIGN))
        return GK_OK;
    enum gk_status status = gk_finding_at_member(&draft, verdict, gk);
    return status == GK_OK ? gk_verdict_add(verdict, &draft, NULL) : status;
}

static bool has_source(const struct gk_record *record)
{
    const struct gk_member *gk = gk_record_field(record, GK_FIELD_GK);
    struct gk_member source;
    return gk && gk->value.type == GK_OBJECT &&
           gk_value_member(record, gk->value, GK_BYTES("source"), &source);
}

/* {"file":…,"line":…}; at == NULL without memory. */
static struct gk_bytes write_source(struct gk_scratch *scratch, struct gk_arena *arena,
                                    const struct gk_batch *batch, const struct gk_outcome *outcome)
{
    struct gk_writer writer = { .out = &scratch->buffer };
    gk_buffer_clear(&scratch->buffer);
    gk_write_open(&writer, '{');
    gk_write_string_member(&writer, "file", batch->file);
    gk_write_count_member(&writer, "line", batch->first_line + outcome->line + 1);
    gk_write_close(&writer, '}');
    if (writer.status != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_arena_copy(arena, gk_buffer_bytes(&scratch->buffer));
}

/* What is written into `gk`: where the record came from, and the verb's result. */
static enum gk_status add_parts(const struct gk_job *job, struct gk_scratch *scratch,
                                const struct gk_batch *batch, const struct gk_outcome *outcome,
                                bool left)
{
    struct gk_verdict *verdict = outcome->verdict;
    struct gk_part parts[2];
    size_t count = 0;
    bool foreign;
    if (job->sources && writes_gk(job, verdict) && !has_source(verdict->record)) {
        struct gk_bytes source = write_source(scratch, verdict->arena, batch, outcome);
        if (!source.at)
            return GK_NO_MEMORY;
        parts[count++] = (struct gk_part){ GK_BYTES("source"), source };
    }
    if (verdict->result.length && writes_result(job, verdict))
        parts[count++] = (struct gk_part){ gk_bytes_of(job->verb->name), verdict->result };
    return count ? gk_annotate(&verdict->edits, verdict->arena, verdict->record, parts, count, left,
                               &foreign)
                 : GK_OK;
}

/* The edits that are not the verb's: members dropped, or named anew, the result written in. */
static enum gk_status add_own_edits(const struct gk_job *job, struct gk_scratch *scratch,
                                    const struct gk_batch *batch, const struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    const struct gk_record *record = verdict->record;
    bool left = record->member_count > 0;
    if (job->normal && gk_normal_add_edits(job, scratch, verdict) != GK_OK)
        return GK_NO_MEMORY;
    if (job->omitted_count) {
        const bool *drop = dropped(job, record, &scratch->arena);
        if (!drop ||
            gk_edit_drop_members(&verdict->edits, verdict->arena, record, drop, &left) != GK_OK)
            return GK_NO_MEMORY;
    }
    return add_parts(job, scratch, batch, outcome, left);
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
        status = add_own_edits(job, scratch, batch, outcome);
    return status == GK_OK && verdict->edits.first ? write(batch, outcome) : status;
}
