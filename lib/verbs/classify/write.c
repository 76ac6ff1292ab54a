/*
 * write.c - an answer as JSON, with the evidence that carried it.
 */
#include "verbs/classify/engine.h"

static void write_number_member(struct gk_writer *writer, struct gk_bytes name, int64_t number)
{
    gk_write_begin(writer, name);
    gk_write_number(writer, number);
}

static void write_piece(const struct gk_classify_words *words,
                        const struct gk_class_evidence *piece, struct gk_writer *writer)
{
    struct gk_bytes slash = { "/", piece->term.is_pattern };
    gk_write_begin(writer, piece->part == GK_CLASS_NONE ? words->rule[piece->class_index]
                                                        : words->part_rule[piece->part]);
    gk_write_begin(writer, slash);
    gk_write_text(writer, piece->term.text);
    gk_write_begin(writer, slash);
    char *at = gk_write_room(writer, piece->pointer.length + 3 * GK_WRITTEN_NUMBER + 64);
    if (!at)
        return;
    at = gk_put(at, GK_BYTES("\",\"pointer\":"));
    at = gk_put(at, piece->pointer);
    at = gk_put(at, GK_BYTES(",\"start\":"));
    at = gk_put_number(at, (int64_t)piece->start);
    at = gk_put(at, GK_BYTES(",\"end\":"));
    at = gk_put_number(at, (int64_t)piece->end);
    at = gk_put(at, GK_BYTES(",\"weight\":"));
    at = gk_put_number(at, piece->weight);
    gk_write_put(writer, gk_put(at, GK_BYTES("}")));
}

/* Label by label, so that what speaks for the first comes first. */
static enum gk_status write_evidence(const struct gk_classify_plan *plan,
                                     struct gk_reading *reading, const struct gk_answer *answer,
                                     struct gk_writer *writer)
{
    uint32_t most = plan->evidence == GK_EVIDENCE_FULL ? GK_LABEL_EVIDENCE : 1;
    gk_write_begin(writer, GK_BYTES("\"evidence\":"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < answer->label_count; i++) {
        struct gk_class_evidence pieces[GK_LABEL_EVIDENCE];
        uint32_t count;
        if (gk_reading_evidence(reading, answer, i, most, pieces, &count) != GK_OK)
            return GK_NO_MEMORY;
        for (uint32_t j = 0; j < count; j++)
            write_piece(plan->words, &pieces[j], writer);
    }
    gk_write_close(writer, ']');
    return GK_OK;
}

static void write_labels(const struct gk_classify_words *words, const struct gk_answer *answer,
                         struct gk_writer *writer)
{
    gk_write_begin(writer, GK_BYTES("\"labels\":"));
    gk_write_open(writer, '[');
    for (uint32_t i = 0; i < answer->label_count; i++) {
        struct gk_bytes label = words->label[answer->labels[i]];
        char *at = gk_write_room(writer, label.length + GK_WRITTEN_NUMBER + 1);
        if (!at)
            return;
        at = gk_put_number(gk_put(at, label), answer->scores[i]);
        gk_write_put(writer, gk_put(at, GK_BYTES("}")));
    }
    gk_write_close(writer, ']');
}

/* The task and who answers for it; without a task, who answers for the whole area. */
static void write_duty(const struct gk_classify_plan *plan, const struct gk_scheme *areas,
                       const struct gk_answer *answer, struct gk_writer *writer)
{
    struct gk_classify_duty duty = plan->areas[answer->labels[0] - areas->first_class];
    if (answer->part != GK_CLASS_NONE) {
        const struct gk_classify_duty *task = &plan->tasks[answer->part - areas->first_part];
        duty.task = plan->classifier.parts[answer->part].name;
        duty.section = task->section.length ? task->section : duty.section;
    }
    if (duty.task.length)
        gk_write_string_member(writer, "task", duty.task);
    if (duty.section.length) {
        gk_write_begin(writer, GK_BYTES("\"section\":"));
        gk_write_json(writer, duty.section);
    }
}

enum gk_status gk_classify_write(const struct gk_classify_plan *plan, struct gk_reading *reading,
                                 uint32_t number, const struct gk_answer *answer,
                                 struct gk_writer *writer)
{
    const struct gk_classifier *classifier = &plan->classifier;
    const struct gk_scheme *scheme = &classifier->schemes[number];
    bool areas = gk_bytes_equal(scheme->name, GK_BYTES("area"));
    enum gk_status status = GK_OK;
    gk_write_begin(writer, plan->words->scheme[number]);
    if (answer->unsure)
        gk_write_string_member(writer, "unsure", gk_bytes_of(gk_unsure_name(answer->unsure)));
    else
        gk_write_json(writer, plan->words->primary[answer->labels[0]]);
    if (!areas && answer->part != GK_CLASS_NONE)
        gk_write_json(writer, plan->words->second[answer->part]);
    write_labels(plan->words, answer, writer);
    if (answer->label_count) {
        write_number_member(writer, GK_BYTES("\"margin\":"), answer->margin);
        if (areas && !answer->unsure)
            write_duty(plan, scheme, answer, writer);
        status = write_evidence(plan, reading, answer, writer);
    }
    gk_write_close(writer, '}');
    return status == GK_OK ? writer->status : status;
}
