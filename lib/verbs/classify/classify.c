#include "verbs/classify/classify.h"

#include "verbs/classify/engine.h"

/* Says so where a pattern was given up: the answer lacks its evidence. */
static enum gk_status report_limit(const struct gk_classify_reading *reading,
                                   struct gk_verdict *verdict)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_CLASSIFY_LIMIT);
    if (reading->limited == GK_CLASSIFY_NONE)
        return GK_OK;
    draft.arguments[0] = reading->plan->rows[reading->limited].rule;
    return gk_verdict_add(verdict, &draft, NULL);
}

static enum gk_status write_annotation(struct gk_classify_reading *reading, struct gk_buffer *out)
{
    struct gk_writer writer = { .out = out };
    enum gk_status status = GK_OK;
    gk_buffer_clear(out);
    gk_write_open(&writer, '{');
    for (uint32_t i = 0; i < reading->plan->taxonomy_count && status == GK_OK; i++) {
        struct gk_classify_answer answer;
        gk_classify_decide(reading, i, &answer);
        status = gk_classify_write(reading, i, &answer, &writer);
    }
    gk_write_close(&writer, '}');
    return status == GK_OK ? writer.status : status;
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_classify_plan *plan = given;
    struct gk_classify_reading reading;
    if (!plan->taxonomy_count)
        return GK_OK;
    enum gk_status status = gk_classify_read(&reading, plan, scratch, record);
    if (status == GK_OK)
        status = report_limit(&reading, verdict);
    if (status == GK_OK)
        status = write_annotation(&reading, &scratch->buffer);
    if (status != GK_OK)
        return status;
    verdict->has_result = true;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

const struct gk_verb gk_classify_verb = {
    .name = "classify",
    .judge = judge,
    .attention = GK_ERROR,
    .held = GK_MESSAGE_HELD_KEPT,
};
