/*
 * evaluate_count.c - one record after the other: its answer against its labels.
 */
#include "verbs/classify/evaluate_count.h"

#include "text/nearest.h"
#include "verbs/classify/note.h"

enum gk_status gk_evaluation_open(struct gk_evaluation *evaluation,
                                  const struct gk_evaluate_plan *plan)
{
    const struct gk_classifier *classifier = plan->classifier;
    const struct gk_scheme *scheme = &classifier->schemes[0];
    const struct gk_taxonomy *source = gk_profile_taxonomy(classifier->profile, scheme->name);
    *evaluation = (struct gk_evaluation){ .plan = plan,
                                          .class_count = scheme->class_count,
                                          .class_capacity = scheme->class_count + 1 };
    struct gk_arena *arena = &evaluation->arena;
    evaluation->classes =
        gk_arena_array(arena, evaluation->class_capacity, sizeof *evaluation->classes);
    evaluation->rows = gk_arena_array(arena, classifier->row_count, sizeof *evaluation->rows);
    if (!evaluation->classes || !evaluation->rows)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < scheme->class_count; i++) {
        evaluation->classes[i].name = classifier->classes[i].name;
        for (size_t j = 0; j < source->title_count; j++)
            if (gk_bytes_equal(source->titles[j].class_name, classifier->classes[i].name))
                evaluation->classes[i].title = source->titles[j].title;
    }
    return GK_OK;
}

void gk_evaluation_close(struct gk_evaluation *evaluation)
{
    gk_map_free(&evaluation->strangers);
    gk_map_free(&evaluation->pairs);
    gk_arena_free(&evaluation->arena);
    *evaluation = (struct gk_evaluation){ 0 };
}

/* Room for one more element of the arena's array; the old block stays behind. */
static bool make_room(struct gk_arena *arena, void **at, uint32_t count, uint32_t *capacity,
                      size_t size)
{
    if (count < *capacity)
        return true;
    uint32_t wider = *capacity ? 2 * *capacity : 16;
    void *block = gk_arena_array(arena, wider, size);
    if (!block)
        return false;
    if (count)
        memcpy(block, *at, count * size);
    *at = block;
    *capacity = wider;
    return true;
}

/* A label that is no class of the taxonomy is a class that is never answered. */
static enum gk_status find_stranger(struct gk_evaluation *evaluation, const struct gk_place *place,
                                    struct gk_bytes label, uint32_t *class_index)
{
    if (!evaluation->strange++)
        evaluation->strange_first = (struct gk_place){ .file = place->file, .line = place->line };
    *class_index = gk_map_get(&evaluation->strangers, label, GK_CLASS_NONE);
    if (*class_index != GK_CLASS_NONE)
        return GK_OK;
    bool hidden = false;
    if (evaluation->screen.hides &&
        evaluation->screen.hides(evaluation->screen.with, label, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    if (hidden) {
        label = GK_BYTES("");
        *class_index = gk_map_get(&evaluation->strangers, label, GK_CLASS_NONE);
    }
    if (*class_index != GK_CLASS_NONE)
        return GK_OK;
    void *classes = evaluation->classes;
    struct gk_bytes kept = gk_arena_copy(&evaluation->arena, label);
    if (!kept.at || !make_room(&evaluation->arena, &classes, evaluation->class_count,
                               &evaluation->class_capacity, sizeof *evaluation->classes))
        return GK_NO_MEMORY;
    evaluation->classes = classes;
    *class_index = evaluation->class_count++;
    evaluation->classes[*class_index] = (struct gk_class_tally){ .name = kept };
    return gk_map_put(&evaluation->strangers, kept, *class_index);
}

static enum gk_status count_pair(struct gk_evaluation *evaluation, uint32_t class_index,
                                 uint32_t answer_index)
{
    const uint32_t both[2] = { class_index, answer_index };
    struct gk_bytes key = { (const char *)both, sizeof both };
    uint32_t number = gk_map_get(&evaluation->pairs, key, GK_CLASS_NONE);
    if (number != GK_CLASS_NONE) {
        evaluation->confusions[number].records++;
        return GK_OK;
    }
    void *confusions = evaluation->confusions;
    key = gk_arena_copy(&evaluation->arena, key);
    if (!key.at || !make_room(&evaluation->arena, &confusions, evaluation->confusion_count,
                              &evaluation->confusion_capacity, sizeof *evaluation->confusions))
        return GK_NO_MEMORY;
    evaluation->confusions = confusions;
    number = evaluation->confusion_count++;
    evaluation->confusions[number] = (struct gk_confusion){ class_index, answer_index, 1 };
    return gk_map_put(&evaluation->pairs, key, number);
}

static enum gk_status count_step(struct gk_evaluation *evaluation, struct gk_steps *steps,
                                 int64_t value, bool right)
{
    uint32_t low = 0;
    for (uint32_t high = steps->count; low < high;) {
        uint32_t middle = low + (high - low) / 2;
        if (steps->at[middle].value < value)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == steps->count || steps->at[low].value != value) {
        void *at = steps->at;
        if (!make_room(&evaluation->arena, &at, steps->count, &steps->capacity, sizeof *steps->at))
            return GK_NO_MEMORY;
        steps->at = at;
        memmove(steps->at + low + 1, steps->at + low, (steps->count++ - low) * sizeof *steps->at);
        steps->at[low] = (struct gk_step){ .value = value };
    }
    steps->at[low].records++;
    steps->at[low].right += right;
    return GK_OK;
}

static bool is_label(const struct gk_classify_note *note, uint32_t class_index)
{
    for (uint32_t i = 0; i < note->labels.count; i++)
        if (note->classes[i] == class_index)
            return true;
    return false;
}

static int64_t clamp(int64_t value, bool above, int64_t in_force)
{
    if (above)
        return value < in_force ? in_force : value;
    return value < in_force ? value : in_force - 1;
}

/*
 * What another margin or threshold would make of the record. What the one in force decides stays
 * on its side of it, also where other reasons than the number decide: content that is overruled,
 * or that alone speaks for the class and needs more.
 */
static enum gk_status count_steps(struct gk_evaluation *evaluation,
                                  const struct gk_classify_note *note)
{
    const struct gk_scheme *scheme = &evaluation->plan->classifier->schemes[0];
    const struct gk_answer *answer = &note->answer;
    int64_t margin = scheme->margin > 1 ? scheme->margin : 1;
    bool sure = answer->unsure == GK_SURE;
    bool low = answer->unsure == GK_BELOW_THRESHOLD && answer->margin >= margin;
    enum gk_status status = GK_OK;
    if (!answer->label_count)
        return GK_OK;
    bool right = is_label(note, answer->labels[0]);
    if (sure || answer->unsure == GK_TIE)
        status = count_step(evaluation, &evaluation->margins, clamp(answer->margin, sure, margin),
                            right);
    if (status == GK_OK && (sure || low))
        status = count_step(evaluation, &evaluation->thresholds,
                            clamp(answer->scores[0], sure, scheme->threshold), right);
    return status;
}

static bool is_none(const struct gk_evaluation *evaluation, uint32_t class_index)
{
    return gk_bytes_equal(evaluation->plan->classifier->classes[class_index].name,
                          GK_BYTES("none"));
}

static void count_rows(struct gk_evaluation *evaluation, const struct gk_classify_note *note)
{
    bool sure = note->answer.unsure == GK_SURE;
    for (uint32_t i = 0; i < note->row_count; i++) {
        struct gk_row_tally *row = &evaluation->rows[note->rows[i]];
        uint32_t class_index =
            gk_classifier_row(evaluation->plan->classifier, note->rows[i]).class_index;
        row->records++;
        row->together += note->row_count > 1;
        row->against += sure && note->answer.labels[0] != class_index;
        row->right += is_none(evaluation, class_index) ? note->labels.labelled == GK_CLASS_OF_NONE
                                                       : is_label(note, class_index);
    }
}

/* The answer against the labels: by class, and as a pair where it is not right. */
static enum gk_status count_answer(struct gk_evaluation *evaluation, const struct gk_place *place,
                                   const struct gk_classify_note *note)
{
    bool sure = note->answer.unsure == GK_SURE;
    bool of_none = note->labels.labelled == GK_CLASS_OF_NONE;
    uint32_t answer = sure ? note->answer.labels[0] : GK_CLASS_NONE;
    bool right = sure ? is_label(note, answer) : of_none;
    uint32_t class_index = of_none ? GK_CLASS_NONE : right ? answer : note->classes[0];
    enum gk_status status = GK_OK;
    if (!of_none && class_index == GK_CLASS_NONE)
        status = find_stranger(evaluation, place, note->labels.at[0], &class_index);
    if (status != GK_OK)
        return status;
    evaluation->labelled++;
    evaluation->decided += sure;
    evaluation->of_none += of_none;
    evaluation->none_undecided += of_none && !sure;
    evaluation->right += right;
    evaluation->right_primary += of_none ? !sure : sure && note->classes[0] == answer;
    if (!of_none)
        evaluation->classes[class_index].records++;
    if (sure)
        evaluation->classes[answer].answers++;
    if (sure && right)
        evaluation->classes[answer].right++;
    return right ? GK_OK : count_pair(evaluation, class_index, answer);
}

enum gk_status gk_evaluation_add(void *given, const struct gk_place *place,
                                 struct gk_verdict *verdict)
{
    struct gk_evaluation *evaluation = given;
    const struct gk_classify_note *note = verdict->note;
    if (!note || verdict->held) {
        evaluation->held++;
        return GK_OK;
    }
    if (note->labels.labelled == GK_CLASS_UNLABELLED) {
        evaluation->unlabelled++;
        if (evaluation->nearest.length || !note->nearest.length)
            return GK_OK;
        evaluation->nearest = gk_arena_copy(&evaluation->arena, note->nearest);
        return evaluation->nearest.at ? GK_OK : GK_NO_MEMORY;
    }
    enum gk_status status = count_answer(evaluation, place, note);
    if (status == GK_OK)
        status = count_steps(evaluation, note);
    count_rows(evaluation, note);
    return status;
}

/* ---- the end */

/* The class nearest to the first label that is none. */
static enum gk_status find_nearest(const struct gk_evaluation *evaluation, struct gk_bytes *found)
{
    uint32_t known = evaluation->plan->classifier->schemes[0].class_count;
    struct gk_folded tools = { 0 };
    struct gk_nearest nearest;
    enum gk_status status = gk_nearest_open(&nearest, &tools, evaluation->classes[known].name);
    for (uint32_t i = 0; i < known && status == GK_OK; i++)
        status = gk_nearest_offer(&nearest, evaluation->classes[i].name);
    *found = nearest.best;
    gk_folded_free(&tools);
    return status;
}

/* Labels that are no class are told once, where the first stands: they can never be right. */
enum gk_status gk_evaluation_report(void *given, struct gk_verdict *end)
{
    const struct gk_evaluation *evaluation = given;
    struct gk_finding draft = gk_finding_of(GK_RULE_CLASSIFY_LABEL);
    struct gk_bytes nearest;
    if (!evaluation->strange)
        return GK_OK;
    enum gk_status status = find_nearest(evaluation, &nearest);
    draft.stands = evaluation->strange_first;
    draft.arguments[0] = evaluation->plan->classifier->schemes[0].name;
    draft.arguments[1] = gk_arena_number(end->arena, (int64_t)evaluation->strange);
    draft.arguments[2] = nearest.length ? nearest : GK_BYTES("-");
    if (status == GK_OK && !draft.arguments[1].at)
        status = GK_NO_MEMORY;
    return status == GK_OK ? gk_verdict_add(end, &draft, NULL) : status;
}
