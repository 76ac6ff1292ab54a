#include "verbs/classify/evaluate.h"

#include "record/value.h"
#include "text/nearest.h"
#include "verbs/classify/engine.h"
#include "verbs/classify/evaluate_count.h"
#include "verbs/classify/note.h"

enum gk_status gk_evaluate_plan_open(struct gk_evaluate_plan *plan,
                                     struct gk_classifier *classifier, struct gk_bytes field)
{
    *plan = (struct gk_evaluate_plan){
        .classifier = classifier,
        .place = gk_class_label_place(&classifier->profile->fields, field),
    };
    if (plan->place.holder != GK_FIELD_COUNT)
        gk_classifier_leave_out(classifier, plan->place.holder);
    return gk_class_names_open(&plan->names, classifier, 0, &plan->arena);
}

void gk_evaluate_plan_close(struct gk_evaluate_plan *plan)
{
    gk_class_names_close(&plan->names);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_evaluate_plan){ 0 };
}

/* Which classes the labels are. */
static enum gk_status find_classes(const struct gk_evaluate_plan *plan, struct gk_scratch *scratch,
                                   struct gk_arena *arena, struct gk_classify_note *note)
{
    uint32_t *classes = gk_arena_array(arena, note->labels.count, sizeof *classes);
    enum gk_status status = classes ? GK_OK : GK_NO_MEMORY;
    for (uint32_t i = 0; i < note->labels.count && status == GK_OK; i++)
        status = gk_class_names_find(&plan->names, &scratch->folded, &scratch->buffer,
                                     note->labels.at[i], &classes[i]);
    note->classes = classes;
    return status;
}

/* Of the record's members the one whose name is nearest to the name that was given. */
static enum gk_status find_nearest(const struct gk_evaluate_plan *plan, struct gk_scratch *scratch,
                                   const struct gk_record *record, struct gk_arena *arena,
                                   struct gk_bytes *found)
{
    struct gk_nearest nearest;
    enum gk_status status = gk_nearest_open(&nearest, &scratch->folded, plan->place.name);
    for (uint32_t i = 0; i < record->member_count && status == GK_OK; i++) {
        struct gk_bytes name = gk_member_text(record, &record->members[i], &scratch->arena);
        if (!name.at)
            return GK_NO_MEMORY;
        if (record->members[i].depth == 1)
            status = gk_nearest_offer(&nearest, name);
    }
    if (status != GK_OK || !nearest.best.length)
        return status;
    *found = gk_arena_copy(arena, nearest.best);
    return found->at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status judge(const void *given, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_evaluate_plan *plan = given;
    struct gk_classify_note *note;
    enum gk_status status =
        gk_classify_note_rows(plan->classifier, scratch, record, verdict, &note);
    if (status == GK_OK)
        status = gk_class_labels_read(&plan->place, record, verdict->arena, &note->labels);
    if (status != GK_OK)
        return status;
    if (note->labels.labelled == GK_CLASS_UNLABELLED)
        return find_nearest(plan, scratch, record, verdict->arena, &note->nearest);
    gk_reading_answer(&scratch->reading, 0, &note->answer);
    return find_classes(plan, scratch, verdict->arena, note);
}

const struct gk_verb gk_evaluate_verb = {
    .name = "classify",
    .judge = judge,
    .tally_add = gk_evaluation_add,
    .tally_report = gk_evaluation_report,
    .attention = GK_ERROR,
    .replaces_records = true,
    .held = GK_MESSAGE_HELD_KEPT,
};
