#include "verbs/classify/task.h"

enum gk_classify_mistake gk_classify_task_check(enum gk_classify_kind kind,
                                                const struct gk_classify_plan *plan,
                                                struct gk_bytes field)
{
    const struct gk_classifier *classifier = &plan->classifier;
    if (kind == GK_EVALUATES && !field.length)
        return GK_CLASSIFY_NO_FIELD;
    if (kind != GK_EVALUATES && kind != GK_LEARNS)
        return GK_CLASSIFY_NO_MISTAKE;
    if (classifier->scheme_count != 1)
        return GK_CLASSIFY_NOT_ONE_TAXONOMY;
    bool many = classifier->schemes[0].class_count > GK_LEARN_CLASSES;
    return kind == GK_LEARNS && many ? GK_CLASSIFY_TOO_MANY_CLASSES : GK_CLASSIFY_NO_MISTAKE;
}

static enum gk_status open_evaluation(struct gk_classify_task *task,
                                      struct gk_classifier *classifier, struct gk_bytes field)
{
    task->verb = &gk_evaluate_verb;
    task->plan = &task->evaluate_plan;
    task->tally = &task->evaluation;
    enum gk_status status = gk_evaluate_plan_open(&task->evaluate_plan, classifier, field);
    return status == GK_OK ? gk_evaluation_open(&task->evaluation, &task->evaluate_plan) : status;
}

static enum gk_status open_learning(struct gk_classify_task *task, struct gk_classifier *classifier,
                                    struct gk_bytes field)
{
    task->verb = &gk_learn_verb;
    task->plan = &task->learn_plan;
    task->tally = &task->learned;
    enum gk_status status = gk_learn_plan_open(&task->learn_plan, classifier, field);
    return status == GK_OK ? gk_learn_tally_open(&task->learned, &task->learn_plan) : status;
}

enum gk_status gk_classify_task_open(struct gk_classify_task *task, enum gk_classify_kind kind,
                                     struct gk_classify_plan *plan, struct gk_bytes field)
{
    *task = (struct gk_classify_task){ .kind = kind };
    switch (kind) {
    case GK_EVALUATES:
        return open_evaluation(task, &plan->classifier, field);
    case GK_LEARNS:
        return open_learning(task, &plan->classifier, field);
    case GK_LINTS:
        task->verb = &gk_lint_verb;
        task->plan = &plan->classifier;
        task->tally = &task->lint;
        return gk_lint_open(&task->lint, &plan->classifier);
    default:
        task->verb = &gk_classify_verb;
        task->plan = plan;
        task->tally = &task->unsure;
        return gk_unsure_tally_open(&task->unsure, &plan->classifier);
    }
}

void gk_classify_task_close(struct gk_classify_task *task)
{
    gk_unsure_tally_close(&task->unsure);
    gk_evaluation_close(&task->evaluation);
    gk_evaluate_plan_close(&task->evaluate_plan);
    gk_learn_tally_close(&task->learned);
    gk_learn_plan_close(&task->learn_plan);
    gk_lint_close(&task->lint);
}

/* Records were read, and nobody has said anything of any in that field: most likely the name is a
 * slip. */
static void refuse_unlabelled(const struct gk_class_label_place *place, struct gk_bytes nearest,
                              struct gk_sum *sum)
{
    sum->refused = sum->speaks = true;
    sum->sentence = nearest.length ? GK_MESSAGE_NO_LABELS_NEAREST : GK_MESSAGE_NO_LABELS;
    sum->arguments[0] = place->name;
    sum->arguments[1] = nearest;
}

static enum gk_status end_evaluation(const struct gk_evaluation *evaluation,
                                     enum gk_language language, struct gk_arena *arena,
                                     struct gk_sum *sum)
{
    if (evaluation->unlabelled && !evaluation->labelled) {
        refuse_unlabelled(&evaluation->plan->place, evaluation->nearest, sum);
        return GK_OK;
    }
    sum->table_count = GK_EVALUATION_TABLES;
    sum->tables = gk_arena_array(arena, sum->table_count, sizeof *sum->tables);
    if (!sum->tables)
        return GK_NO_MEMORY;
    return gk_evaluation_write(evaluation, language, arena, sum->tables);
}

static enum gk_status end_learning(struct gk_learn_tally *tally, struct gk_arena *arena,
                                   struct gk_sum *sum)
{
    struct gk_buffer model = { 0 };
    if (tally->plan->has_labels && !tally->by_label && tally->by_rows) {
        refuse_unlabelled(&tally->plan->place, (struct gk_bytes){ NULL, 0 }, sum);
        return GK_OK;
    }
    enum gk_status status = gk_learn_write(tally, &model);
    sum->text = gk_arena_copy(arena, gk_buffer_bytes(&model));
    gk_buffer_free(&model);
    sum->speaks = true;
    sum->sentence = GK_MESSAGE_LEARNED;
    const uint64_t counts[] = { tally->by_label, tally->by_rows, tally->left_out };
    for (int i = 0; i < 3 && status == GK_OK; i++) {
        sum->arguments[i] = gk_arena_number(arena, (int64_t)counts[i]);
        status = sum->arguments[i].at ? GK_OK : GK_NO_MEMORY;
    }
    return status == GK_OK && sum->text.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status end_lint(struct gk_lint *lint, enum gk_language language,
                               struct gk_arena *arena, struct gk_sum *sum)
{
    sum->tables = gk_arena_allocate(arena, sizeof *sum->tables);
    sum->table_count = 1;
    return sum->tables ? gk_lint_write(lint, language, arena, sum->tables) : GK_NO_MEMORY;
}

enum gk_status gk_classify_task_end(void *given, enum gk_language language, struct gk_arena *arena,
                                    struct gk_sum *sum)
{
    struct gk_classify_task *task = given;
    switch (task->kind) {
    case GK_EVALUATES:
        return end_evaluation(&task->evaluation, language, arena, sum);
    case GK_LEARNS:
        return end_learning(&task->learned, arena, sum);
    case GK_LINTS:
        return end_lint(&task->lint, language, arena, sum);
    default:
        return GK_OK;
    }
}
