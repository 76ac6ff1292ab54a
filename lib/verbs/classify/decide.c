/*
 * decide.c - from scores to an answer: a primary class with its labels, or the reason for none.
 */
#include "verbs/classify/engine.h"

/* The classes with the highest scores above 0: at equal score in the order of the file. One
 * more than are shown, because the class `none` is not shown. */
enum { RANKED = GK_CLASSIFY_LABELS + 1 };

struct ranking {
    uint32_t classes[RANKED];
    int64_t scores[RANKED];
    uint32_t count;
};

static void rank(const struct gk_classify_taxonomy *taxonomy, const int64_t *scores,
                 struct ranking *ranking)
{
    ranking->count = 0;
    for (uint32_t i = 0; i < taxonomy->class_count; i++) {
        uint32_t class_index = taxonomy->first_class + i;
        int64_t score = scores[class_index];
        uint32_t place = ranking->count;
        while (place > 0 && ranking->scores[place - 1] < score)
            place--;
        if (score <= 0 || place == RANKED)
            continue;
        uint32_t last = ranking->count < RANKED ? ranking->count++ : RANKED - 1;
        for (uint32_t j = last; j > place; j--) {
            ranking->classes[j] = ranking->classes[j - 1];
            ranking->scores[j] = ranking->scores[j - 1];
        }
        ranking->classes[place] = class_index;
        ranking->scores[place] = score;
    }
}

static int64_t distance(const struct ranking *ranking)
{
    return ranking->count < 2 ? ranking->scores[0] : ranking->scores[0] - ranking->scores[1];
}

static int64_t least_margin(const struct gk_classify_taxonomy *taxonomy)
{
    return taxonomy->margin > 1 ? taxonomy->margin : 1;
}

static bool decides(const struct gk_classify_taxonomy *taxonomy, const struct ranking *ranking)
{
    return ranking->count && ranking->scores[0] >= taxonomy->threshold &&
           distance(ranking) >= least_margin(taxonomy);
}

static bool is_none(const struct gk_classify_plan *plan, uint32_t class_index)
{
    return gk_bytes_equal(plan->classes[class_index].name, GK_BYTES("none"));
}

static const char *reason(const struct gk_classify_reading *reading,
                          const struct gk_classify_taxonomy *taxonomy,
                          const struct ranking *ranking)
{
    if (!ranking->count)
        return reading->characters < (uint64_t)reading->plan->too_short ? "too_short"
                                                                        : "no_evidence";
    if (is_none(reading->plan, ranking->classes[0]))
        return "no_evidence";
    if (ranking->scores[0] < taxonomy->threshold)
        return "below_threshold";
    if (!decides(taxonomy, ranking))
        return "tie";
    struct ranking head;
    rank(taxonomy, reading->head, &head);
    return decides(taxonomy, &head) && head.classes[0] != ranking->classes[0] ? "conflict" : NULL;
}

/* The task with the most evidence, if one stands out. */
static uint32_t best_task(const struct gk_classify_reading *reading,
                          const struct gk_classify_taxonomy *taxonomy, uint32_t class_index)
{
    uint32_t best = GK_CLASSIFY_NONE;
    int64_t score = 0;
    for (uint32_t i = 0; i < taxonomy->task_count; i++) {
        uint32_t task = taxonomy->first_task + i;
        if (reading->plan->tasks[task].class_index != class_index ||
            reading->task_scores[task] < score)
            continue;
        best = reading->task_scores[task] > score ? task : GK_CLASSIFY_NONE;
        score = reading->task_scores[task];
    }
    return best;
}

static void decide_by_stop(const struct gk_classify_reading *reading, uint32_t stop,
                           struct gk_classify_answer *answer)
{
    const struct gk_classify_row *row = &reading->plan->rows[stop];
    if (is_none(reading->plan, row->class_index)) {
        answer->unsure = "no_evidence";
        return;
    }
    answer->stop = stop;
    answer->task = row->task;
    answer->labels[0] = row->class_index;
    answer->scores[0] = answer->margin = reading->plan->stop_score;
    answer->label_count = 1;
}

/* Of a decided record the labels reach the threshold; of another they are the runners-up. */
static void take_labels(const struct gk_classify_reading *reading,
                        const struct gk_classify_taxonomy *taxonomy, const struct ranking *ranking,
                        struct gk_classify_answer *answer)
{
    for (uint32_t i = 0; i < ranking->count && answer->label_count < GK_CLASSIFY_LABELS; i++) {
        if ((!answer->unsure && ranking->scores[i] < taxonomy->threshold) ||
            is_none(reading->plan, ranking->classes[i]))
            continue;
        answer->labels[answer->label_count] = ranking->classes[i];
        answer->scores[answer->label_count++] = ranking->scores[i];
    }
}

void gk_classify_decide(const struct gk_classify_reading *reading, uint32_t number,
                        struct gk_classify_answer *answer)
{
    const struct gk_classify_taxonomy *taxonomy = &reading->plan->taxonomies[number];
    *answer = (struct gk_classify_answer){ .stop = GK_CLASSIFY_NONE, .task = GK_CLASSIFY_NONE };
    if (reading->stops[number] != GK_CLASSIFY_NONE) {
        decide_by_stop(reading, reading->stops[number], answer);
        return;
    }
    struct ranking ranking;
    rank(taxonomy, reading->scores, &ranking);
    answer->unsure = reason(reading, taxonomy, &ranking);
    if (!ranking.count || is_none(reading->plan, ranking.classes[0]))
        return;
    answer->margin = distance(&ranking);
    take_labels(reading, taxonomy, &ranking, answer);
    if (!answer->unsure)
        answer->task = best_task(reading, taxonomy, answer->labels[0]);
}
