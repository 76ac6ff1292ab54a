/*
 * result.c - the result in the record: how much was masked and noted, of which types.
 */
#include "record/value.h"
#include "record/writer.h"
#include "verbs/redact/judgement.h"

struct counts {
    uint32_t masks;
    uint32_t notes;
    uint32_t types[GK_REDACT_TYPES];
};

static struct counts count(const struct gk_findings *findings)
{
    struct counts counts = { 0 };
    for (const struct gk_finding *f = findings->first; f; f = f->next) {
        if (!gk_finding_is_told(f, false) || gk_finding_is_trail(f))
            continue;
        counts.masks += f->action == GK_ACTION_MASK;
        counts.notes += f->action == GK_ACTION_NOTE;
        for (int i = 0; i < GK_REDACT_TYPES; i++)
            counts.types[i] += gk_redact_rule((enum gk_redact_type)i) == f->rule;
    }
    return counts;
}

/*
 * A record that was masked before keeps what that run said: masking it again finds nothing, and
 * the same tool twice gives the same bytes as once.
 */
static bool has_result(const struct gk_record *record)
{
    struct gk_value masked;
    return gk_value_at(record, GK_BYTES("/gk/redact/masked"), &masked) &&
           masked.type == GK_NUMBER &&
           !gk_bytes_equal(gk_record_raw(record, masked), GK_BYTES("0"));
}

static enum gk_status append_counts(const struct counts *counts, struct gk_buffer *json)
{
    struct gk_writer writer = { .out = json };
    gk_write_open(&writer, '{');
    gk_write_count_member(&writer, "masked", counts->masks);
    gk_write_count_member(&writer, "noted", counts->notes);
    gk_write_name(&writer, GK_BYTES("types"));
    gk_write_open(&writer, '{');
    for (int i = 0; i < GK_REDACT_TYPES; i++)
        if (counts->types[i])
            gk_write_count_member(&writer, gk_redact_type_name((enum gk_redact_type)i),
                                  counts->types[i]);
    gk_write_close(&writer, '}');
    gk_write_close(&writer, '}');
    return writer.status;
}

enum gk_status gk_redact_conclude(const void *plan, struct gk_scratch *scratch,
                                  const struct gk_record *record, struct gk_verdict *verdict)
{
    struct counts counts = count(&verdict->findings);
    (void)plan;
    if (!counts.masks && has_result(record))
        return GK_OK;
    gk_buffer_clear(&scratch->buffer);
    if (append_counts(&counts, &scratch->buffer) != GK_OK)
        return GK_NO_MEMORY;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}
