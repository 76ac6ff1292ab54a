#include "verbs/classify/learn.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "taxonomy/model.h"
#include "verbs/classify/engine.h"

/* What one record teaches. Lives in the verdict's arena. */
struct note {
    const uint32_t *characters;
    size_t count;
    uint32_t labels[1 + GK_LEARN_OTHERS];
    size_t label_count; /* 0: no class */
    bool by_label;
    bool left_out;
};

enum gk_status gk_learn_plan_open(struct gk_learn_plan *plan, struct gk_classifier *classifier,
                                  struct gk_bytes field)
{
    *plan = (struct gk_learn_plan){
        .classifier = classifier,
        .has_labels = field.length != 0,
        .place = gk_class_label_place(&classifier->profile->fields, field),
    };
    gk_classifier_forget(classifier);
    if (plan->has_labels && plan->place.field != GK_FIELD_COUNT)
        gk_classifier_leave_out(classifier, plan->place.field);
    return gk_class_names_open(&plan->names, classifier, 0, &plan->arena);
}

void gk_learn_plan_close(struct gk_learn_plan *plan)
{
    gk_class_names_close(&plan->names);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_learn_plan){ 0 };
}

/* `none` is no class. */
static bool is_none(const struct gk_learn_plan *plan, uint32_t class_index)
{
    return gk_bytes_equal(plan->classifier->classes[class_index].name, GK_BYTES("none"));
}

static enum gk_status take_labels(const struct gk_learn_plan *plan, struct gk_scratch *scratch,
                                  const struct gk_class_labels *labels, struct note *note)
{
    enum gk_status status = GK_OK;
    note->by_label = true;
    for (uint32_t i = 0; i < labels->count && status == GK_OK; i++) {
        uint32_t class_index;
        status = gk_class_names_find(&plan->names, &scratch->folded, &scratch->buffer,
                                     labels->at[i], &class_index);
        if (status != GK_OK || note->label_count > GK_LEARN_OTHERS)
            return status;
        if (class_index != GK_CLASS_NONE && !is_none(plan, class_index))
            note->labels[note->label_count++] = class_index;
        else if (i == 0)
            note->left_out = class_index == GK_CLASS_NONE;
    }
    return status;
}

/* A record that the rows are not sure of teaches nothing, unless there is nothing of any class in
 * it. */
static void take_answer(const struct gk_reading *reading, struct note *note)
{
    struct gk_answer answer;
    gk_reading_answer(reading, 0, &answer);
    if (answer.unsure == GK_SURE)
        note->labels[note->label_count++] = answer.labels[0];
    else
        note->left_out = answer.unsure != GK_NO_EVIDENCE;
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_learn_plan *plan = given;
    struct gk_reading *reading = &scratch->reading;
    struct gk_class_labels labels = { .labelled = GK_CLASS_UNLABELLED };
    struct note *note = gk_arena_allocate(verdict->arena, sizeof *note);
    if (!note)
        return GK_NO_MEMORY;
    verdict->note = note;
    enum gk_status status = gk_reading_take(reading, plan->classifier, &scratch->arena, record);
    if (status == GK_OK)
        status = gk_classify_report_limit(plan->classifier, reading, verdict);
    if (status == GK_OK && plan->has_labels)
        status = gk_class_labels_read(&plan->place, record, verdict->arena, &labels);
    if (status == GK_OK && labels.labelled == GK_CLASS_UNLABELLED)
        take_answer(reading, note);
    else if (status == GK_OK)
        status = take_labels(plan, scratch, &labels, note);
    if (status == GK_OK && !note->left_out)
        status = gk_reading_learnable(reading, 0, verdict->arena, &note->characters, &note->count);
    return status;
}

enum gk_status gk_learn_tally_open(struct gk_learn_tally *tally, const struct gk_learn_plan *plan)
{
    *tally = (struct gk_learn_tally){ .plan = plan };
    return gk_train_open(&tally->train, plan->classifier->schemes[0].class_count);
}

void gk_learn_tally_close(struct gk_learn_tally *tally)
{
    gk_train_close(&tally->train);
    *tally = (struct gk_learn_tally){ 0 };
}

static enum gk_status tally_add(void *given, const struct gk_place *place,
                                struct gk_verdict *verdict)
{
    struct gk_learn_tally *tally = given;
    const struct note *note = verdict->note;
    uint64_t before = tally->train.left_out;
    (void)place;
    if (!note || verdict->held)
        return GK_OK;
    if (note->left_out || !note->count) {
        tally->left_out++;
        return GK_OK;
    }
    enum gk_status status = gk_train_add(&tally->train, note->characters, note->count, note->labels,
                                         note->label_count, note->by_label ? GK_LEARN_BY_LABEL : 1);
    if (tally->train.left_out != before)
        tally->left_out++;
    else if (note->by_label)
        tally->by_label++;
    else
        tally->by_rows++;
    return status;
}

const struct gk_verb gk_learn_verb = {
    .name = "classify",
    .judge = judge,
    .tally_add = tally_add,
    .attention = GK_ERROR,
    .replaces_records = true,
    .held = GK_MESSAGE_HELD_KEPT,
};

static enum gk_status write_row(const struct gk_classifier *classifier,
                                const struct gk_train_row *row, struct gk_buffer *out)
{
    enum gk_status status = GK_OK;
    for (uint64_t ngram = row->ngram; ngram && status == GK_OK; ngram >>= 21) {
        char bytes[4];
        size_t length = gk_utf8_encode(ngram & 0x1FFFFF, bytes);
        status = gk_buffer_append(out, (struct gk_bytes){ bytes, length });
    }
    if (status == GK_OK)
        status = gk_buffer_append_byte(out, '\t');
    if (status == GK_OK)
        status = gk_buffer_append(out, classifier->classes[row->class_index].name);
    return status == GK_OK ? gk_buffer_print(out, "\t%" PRId32 "\n", row->tenths) : status;
}

enum gk_status gk_learn_write(struct gk_learn_tally *tally, struct gk_buffer *out)
{
    const struct gk_classifier *classifier = tally->plan->classifier;
    const struct gk_train_row *rows;
    size_t count;
    enum gk_status status =
        gk_train_finish(&tally->train, GK_TRAIN_ROWS, classifier->schemes[0].reach, &rows, &count);
    if (status == GK_OK)
        status = gk_buffer_append(out, GK_BYTES("# "));
    if (status == GK_OK)
        status = gk_buffer_append(out, classifier->schemes[0].name);
    if (status == GK_OK)
        status =
            gk_buffer_print(out,
                            ".tsv - learned: %" PRIu64 " records by their labels, %" PRIu64
                            " by the rows of the taxonomy\n# n-gram\tclass\ttenths of a point\n",
                            tally->by_label, tally->by_rows);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = write_row(classifier, &rows[i], out);
    return status;
}
