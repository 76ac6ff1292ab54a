/*
 * decide.c - from scores to an answer: a primary class with its labels, or the reason for none.
 */
#include "taxonomy/inside.h"

/* What a class has: by all fields, by the head alone (all but summary and content), and so much of
 * it was learned. */
struct score {
    int64_t all;
    int64_t head;
    int64_t learned;
};

static inline struct score score_of(const struct gk_reading *reading,
                                    const struct gk_scheme *scheme, uint32_t class_index)
{
    const struct gk_class_count *counted = gk_counted(reading, &reading->classes[class_index]);
    int64_t learned = gk_learned_points(reading, scheme, class_index);
    return (struct score){ counted->score + learned,
                           counted->head + (reading->learned_head ? learned : 0), learned };
}

/* One more than are shown, because the class `none` is not shown. */
enum { RANKED = GK_LABELS + 1 };

/* The classes with the highest scores above 0: at equal score in the order of the file. */
struct ranking {
    uint32_t classes[RANKED];
    int64_t scores[RANKED];
    uint32_t count;
};

static void place_in(struct ranking *ranking, uint32_t class_index, int64_t score)
{
    uint32_t place = ranking->count;
    if (place == RANKED && score < ranking->scores[RANKED - 1])
        return;
    while (place > 0 &&
           (ranking->scores[place - 1] < score ||
            (ranking->scores[place - 1] == score && ranking->classes[place - 1] > class_index)))
        place--;
    if (place == RANKED)
        return;
    uint32_t last = ranking->count < RANKED ? ranking->count++ : RANKED - 1;
    for (uint32_t j = last; j > place; j--) {
        ranking->classes[j] = ranking->classes[j - 1];
        ranking->scores[j] = ranking->scores[j - 1];
    }
    ranking->classes[place] = class_index;
    ranking->scores[place] = score;
}

/* By what all fields say, or by the head alone. */
static void rank(const struct gk_reading *reading, uint32_t number, bool head,
                 struct ranking *ranking)
{
    const struct gk_scheme *scheme = &reading->classifier->schemes[number];
    const struct gk_scheme_state *state = &reading->schemes[number];
    uint32_t found = state->record == reading->record_number ? state->found : 0;
    ranking->count = 0;
    for (uint32_t i = 0; i < found; i++) {
        uint32_t class_index = reading->found[scheme->first_class + i];
        struct score score = score_of(reading, scheme, class_index);
        int64_t counts = head ? score.head : score.all;
        if (counts > 0)
            place_in(ranking, class_index, counts);
    }
}

static int64_t distance(const struct ranking *ranking)
{
    return ranking->count < 2 ? ranking->scores[0] : ranking->scores[0] - ranking->scores[1];
}

/* How far a class is ahead of the best other one; below 0 where it is behind. */
static int64_t lead_of(const struct gk_reading *reading, const struct gk_scheme *scheme,
                       const struct ranking *all, uint32_t first)
{
    uint32_t other = all->count && all->classes[0] == first;
    return score_of(reading, scheme, first).all - (other < all->count ? all->scores[other] : 0);
}

static int64_t least_margin(const struct gk_scheme *scheme)
{
    return scheme->margin > 1 ? scheme->margin : 1;
}

/* What a class needs: more where there is a title, and summary and content speak for it alone, or
 * where no row does, and what was learned does. */
static int64_t threshold_of(const struct gk_reading *reading, const struct gk_scheme *scheme,
                            uint32_t class_index)
{
    struct score score = score_of(reading, scheme, class_index);
    int64_t hundredths = 100;
    if (reading->has_title && score.head <= 0)
        hundredths = reading->classifier->alone;
    if (score.all <= score.learned && reading->classifier->learned > hundredths)
        hundredths = reading->classifier->learned;
    return scheme->threshold * hundredths / 100;
}

static bool decides(const struct gk_reading *reading, const struct gk_scheme *scheme,
                    const struct ranking *ranking)
{
    return ranking->count &&
           ranking->scores[0] >= threshold_of(reading, scheme, ranking->classes[0]) &&
           distance(ranking) >= least_margin(scheme);
}

static bool is_none(const struct gk_reading *reading, uint32_t class_index)
{
    return gk_bytes_equal(reading->classifier->classes[class_index].name, GK_BYTES("none"));
}

/* Why the best of all fields is not the answer, where the head decides nothing. */
static enum gk_unsure reason(const struct gk_reading *reading, const struct gk_scheme *scheme,
                             const struct ranking *all)
{
    if (!all->count)
        return reading->characters < (uint64_t)reading->classifier->too_short ? GK_TOO_SHORT
                                                                              : GK_NO_EVIDENCE;
    if (is_none(reading, all->classes[0]))
        return GK_NO_EVIDENCE;
    if (all->scores[0] < threshold_of(reading, scheme, all->classes[0]))
        return GK_BELOW_THRESHOLD;
    return distance(all) < least_margin(scheme) ? GK_TIE : GK_SURE;
}

/* Whether summary and content speak so much louder for another class than the head's that the two
 * are not about the same thing. */
static bool is_contradicted(const struct gk_reading *reading, const struct gk_scheme *scheme,
                            const struct ranking *all, uint32_t first)
{
    int64_t own = score_of(reading, scheme, first).all;
    return all->classes[0] != first && decides(reading, scheme, all) &&
           all->scores[0] * 100 >= own * reading->classifier->conflict;
}

/* The part with the most evidence, if one stands out. */
static uint32_t best_part(const struct gk_reading *reading, uint32_t number, uint32_t class_index)
{
    const struct gk_scheme_state *state = &reading->schemes[number];
    const uint32_t *parts = reading->found_parts + reading->classifier->schemes[number].first_part;
    uint32_t found = state->record == reading->record_number ? state->found_parts : 0;
    uint32_t best = GK_CLASS_NONE;
    int64_t most = 0;
    for (uint32_t i = 0; i < found; i++) {
        uint32_t part = parts[i];
        int64_t score = reading->parts[part].score;
        if (reading->classifier->parts[part].class_index != class_index || score < most)
            continue;
        best = score > most ? part : GK_CLASS_NONE;
        most = score;
    }
    return best;
}

static void decide_by_stop(const struct gk_reading *reading, uint32_t stop,
                           struct gk_answer *answer)
{
    const struct gk_class_row *row = &reading->classifier->rows[stop];
    if (is_none(reading, row->class_index)) {
        answer->unsure = GK_NO_EVIDENCE;
        return;
    }
    answer->stop = stop;
    answer->part = row->part;
    answer->labels[0] = row->class_index;
    answer->scores[0] = answer->margin = reading->classifier->stop_score;
    answer->label_count = 1;
}

static void add_label(const struct gk_reading *reading, uint32_t class_index, int64_t score,
                      struct gk_answer *answer)
{
    if (answer->label_count == GK_LABELS || is_none(reading, class_index))
        return;
    answer->labels[answer->label_count] = class_index;
    answer->scores[answer->label_count++] = score;
}

/* Of a decided record the labels reach the threshold, what the head decides first; of another
 * they are the runners-up. */
static void take_labels(const struct gk_reading *reading, const struct gk_scheme *scheme,
                        const struct ranking *all, uint32_t first, struct gk_answer *answer)
{
    if (first != GK_CLASS_NONE)
        add_label(reading, first, score_of(reading, scheme, first).all, answer);
    for (uint32_t i = 0; i < all->count; i++)
        if (all->classes[i] != first &&
            (answer->unsure || all->scores[i] >= threshold_of(reading, scheme, all->classes[i])))
            add_label(reading, all->classes[i], all->scores[i], answer);
}

void gk_reading_answer(const struct gk_reading *reading, uint32_t number, struct gk_answer *answer)
{
    const struct gk_scheme *scheme = &reading->classifier->schemes[number];
    const struct gk_scheme_state *state = &reading->schemes[number];
    *answer = (struct gk_answer){ .stop = GK_CLASS_NONE, .part = GK_CLASS_NONE };
    if (state->record == reading->record_number && state->stop != GK_CLASS_NONE) {
        decide_by_stop(reading, state->stop, answer);
        return;
    }
    struct ranking all;
    struct ranking of_head;
    const struct ranking *head = &all;
    rank(reading, number, false, &all);
    if (reading->has_body) {
        rank(reading, number, true, &of_head);
        head = &of_head;
    }
    uint32_t first = GK_CLASS_NONE;
    if (decides(reading, scheme, head) && !is_none(reading, head->classes[0])) {
        first = head->classes[0];
        if (is_contradicted(reading, scheme, &all, first)) {
            answer->unsure = GK_CONFLICT;
            first = GK_CLASS_NONE;
        }
    } else {
        answer->unsure = reason(reading, scheme, &all);
    }
    if (!all.count || (answer->unsure && is_none(reading, all.classes[0])))
        return;
    answer->margin =
        first == GK_CLASS_NONE ? distance(&all) : lead_of(reading, scheme, &all, first);
    take_labels(reading, scheme, &all, first, answer);
    if (!answer->unsure)
        answer->part = best_part(reading, number, answer->labels[0]);
}

const char *gk_unsure_name(enum gk_unsure unsure)
{
    static const char *const names[GK_UNSURE_COUNT] = {
        [GK_SURE] = "",
        [GK_TOO_SHORT] = "too_short",
        [GK_NO_EVIDENCE] = "no_evidence",
        [GK_BELOW_THRESHOLD] = "below_threshold",
        [GK_TIE] = "tie",
        [GK_CONFLICT] = "conflict",
    };
    return names[unsure];
}
