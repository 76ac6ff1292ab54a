#include "verbs/classify/classify.h"

#include "verbs/classify/engine.h"
#include "verbs/classify/unsure.h"

enum gk_status gk_classify_plan_open(struct gk_classify_plan *plan,
                                     const struct gk_profile *profile, const struct gk_bytes *names,
                                     size_t count, struct gk_bytes *bad)
{
    *plan = (struct gk_classify_plan){ 0 };
    enum gk_status status = gk_classifier_open(&plan->classifier, profile, names, count, bad);
    if (status == GK_OK)
        status = gk_classify_make_words(plan);
    return status == GK_OK ? gk_classify_find_duties(plan) : status;
}

void gk_classify_plan_close(struct gk_classify_plan *plan)
{
    gk_classifier_close(&plan->classifier);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_classify_plan){ 0 };
}

enum gk_status gk_classify_report_limit(const struct gk_classifier *classifier,
                                        const struct gk_reading *reading,
                                        struct gk_verdict *verdict)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_CLASSIFY_LIMIT);
    if (reading->limited == GK_CLASS_NONE)
        return GK_OK;
    draft.arguments[0] = gk_classifier_rule(classifier, reading->limited, verdict->arena);
    return draft.arguments[0].at ? gk_verdict_add(verdict, &draft, NULL) : GK_NO_MEMORY;
}

/* The task or the area that the answer names, if it is about these. */
static void note_task(const struct gk_classifier *classifier, uint32_t scheme,
                      const struct gk_answer *answer, struct gk_verdict *verdict)
{
    if (answer->unsure || !gk_bytes_equal(classifier->schemes[scheme].name, GK_BYTES("area")))
        return;
    verdict->task = answer->part != GK_CLASS_NONE ? classifier->parts[answer->part].name
                                                  : classifier->classes[answer->labels[0]].name;
}

/* Writes all answers, and notes for the tally which they are. */
static enum gk_status write_annotation(const struct gk_classify_plan *plan,
                                       struct gk_reading *reading, struct gk_buffer *out,
                                       uint8_t *note, struct gk_verdict *verdict)
{
    struct gk_writer writer = { .out = out };
    enum gk_status status = note ? GK_OK : GK_NO_MEMORY;
    gk_buffer_clear(out);
    gk_write_open(&writer, '{');
    for (uint32_t i = 0; i < plan->classifier.scheme_count && status == GK_OK; i++) {
        struct gk_answer answer;
        gk_reading_answer(reading, i, &answer);
        note[i] = (uint8_t)answer.unsure;
        note_task(&plan->classifier, i, &answer, verdict);
        status = gk_classify_write(plan, reading, i, &answer, &writer);
    }
    gk_write_close(&writer, '}');
    return status == GK_OK ? writer.status : status;
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_classify_plan *plan = given;
    struct gk_reading *reading = &scratch->reading;
    if (!plan->classifier.scheme_count)
        return GK_OK;
    uint8_t *note = gk_arena_array(verdict->arena, plan->classifier.scheme_count, sizeof *note);
    enum gk_status status = gk_reading_take(reading, &plan->classifier, &scratch->arena, record);
    if (status == GK_OK)
        status = gk_classify_report_limit(&plan->classifier, reading, verdict);
    if (status == GK_OK)
        status = write_annotation(plan, reading, &scratch->buffer, note, verdict);
    if (status != GK_OK)
        return status;
    verdict->note = note;
    verdict->has_result = true;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

const struct gk_verb gk_classify_verb = {
    .name = "classify",
    .judge = judge,
    .tally_add = gk_unsure_add,
    .tally_report = gk_unsure_report,
    .attention = GK_ERROR,
    .held = GK_MESSAGE_HELD_KEPT,
};
