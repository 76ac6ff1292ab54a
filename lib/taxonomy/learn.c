#include "taxonomy/learn.h"

#include <stdbool.h>
#include <string.h>

/* What a text's weights may give: beyond it nothing is learned, and nothing can overflow. */
enum { LARGEST = 1 << 30 };

enum { SLOTS = GK_LEARN_CLASSES + 1 };

/* The text at hand. A slot is a class; the one behind them is `no class`. */
struct turn {
    const struct gk_learn_text *text;
    int32_t *shares;
    int64_t scores[SLOTS];
    int64_t most[SLOTS]; /* of a share */
    uint8_t slots[SLOTS];
    uint32_t slot_count;
};

/* Numbers that look drawn by chance, the same on every machine. */
static uint32_t draw(uint64_t *state, uint32_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)((*state >> 32) * limit >> 32);
}

static void shuffle(struct gk_learn *learn, uint64_t *state)
{
    for (uint32_t i = learn->text_count; i > 1; i--) {
        uint32_t other = draw(state, i), kept = learn->order[i - 1];
        learn->order[i - 1] = learn->order[other];
        learn->order[other] = kept;
    }
}

static void score(const struct gk_learn *learn, struct turn *turn)
{
    uint32_t classes = learn->class_count;
    memset(turn->scores, 0, (classes + 1) * sizeof *turn->scores);
    for (uint32_t i = 0; i < turn->text->count; i++) {
        const struct gk_learn_value *value = &learn->values[turn->text->first + i];
        const int32_t *weights = learn->weights + (size_t)value->feature * classes;
        for (uint32_t k = 0; k < classes; k++)
            turn->scores[k] += (int64_t)value->value * weights[k];
    }
    for (uint32_t k = 0; k < classes; k++)
        turn->scores[k] /= GK_LEARN_VALUE;
}

static bool is_right_too(const struct gk_learn_text *text, uint32_t class_index)
{
    for (uint32_t i = 0; i < text->other_count; i++)
        if (text->others[i] == class_index)
            return true;
    return false;
}

/* Which slots take part, and how much each may pull: its own class forwards, the others back. */
static void choose(const struct gk_learn *learn, struct turn *turn)
{
    turn->slot_count = 0;
    for (uint32_t k = 0; k <= learn->class_count; k++) {
        bool own = k == turn->text->label;
        if (!own && is_right_too(turn->text, k))
            continue;
        turn->most[k] = own ? (int64_t)turn->text->times * GK_LEARN_ONE : 0;
        turn->slots[turn->slot_count++] = (uint8_t)k;
    }
}

/* The largest first. */
static void sort(int64_t *values, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        int64_t kept = values[i];
        uint32_t at = i;
        for (; at && values[at - 1] < kept; at--)
            values[at] = values[at - 1];
        values[at] = kept;
    }
}

/*
 * The level to which the pulls of a text settle: each slot's share becomes level - lack, at most
 * `most`, and the shares add up to nothing.
 */
static int64_t level_of(const struct turn *turn, const int64_t *lacks)
{
    int64_t sorted[SLOTS];
    uint32_t count = turn->slot_count, taken = 1;
    for (uint32_t i = 0; i < count; i++)
        sorted[i] = lacks[i] + turn->most[turn->slots[i]];
    sort(sorted, count);
    int64_t sum = sorted[0] - (int64_t)turn->text->times * GK_LEARN_ONE;
    while (taken < count && sum < taken * sorted[taken])
        sum += sorted[taken++];
    return sum / taken;
}

/* Moves the weights of one class by what its share of this text changes. */
static void move(struct gk_learn *learn, const struct gk_learn_text *text, uint32_t class_index,
                 int64_t change)
{
    uint32_t classes = learn->class_count;
    for (uint32_t i = 0; i < text->count; i++) {
        const struct gk_learn_value *value = &learn->values[text->first + i];
        size_t at = (size_t)value->feature * classes + class_index;
        int64_t moved = learn->weights[at] + change * value->value / GK_LEARN_VALUE;
        if (learn->used[at] && moved < LARGEST && moved > -LARGEST)
            learn->weights[at] = (int32_t)moved;
    }
}

static void take_turn(struct gk_learn *learn, struct turn *turn)
{
    int64_t lacks[SLOTS];
    score(learn, turn);
    choose(learn, turn);
    for (uint32_t i = 0; i < turn->slot_count; i++) {
        uint32_t k = turn->slots[i];
        int64_t wanted = k == turn->text->label ? 0 : GK_LEARN_ONE;
        lacks[i] = turn->scores[k] + wanted - turn->shares[k];
    }
    int64_t level = level_of(turn, lacks);
    for (uint32_t i = 0; i < turn->slot_count; i++) {
        uint32_t k = turn->slots[i];
        int64_t share = level - lacks[i] < turn->most[k] ? level - lacks[i] : turn->most[k];
        int64_t change = share - turn->shares[k];
        turn->shares[k] = (int32_t)share;
        if (change && k < learn->class_count)
            move(learn, turn->text, k, change);
    }
}

void gk_learn(struct gk_learn *learn)
{
    uint64_t state = UINT64_C(88172645463325252);
    size_t stride = (size_t)learn->class_count + 1;
    memset(learn->weights, 0,
           (size_t)learn->feature_count * learn->class_count * sizeof *learn->weights);
    memset(learn->shares, 0, learn->text_count * stride * sizeof *learn->shares);
    for (uint32_t i = 0; i < learn->text_count; i++)
        learn->order[i] = i;
    for (uint32_t round = 0; round < learn->rounds; round++) {
        shuffle(learn, &state);
        for (uint32_t i = 0; i < learn->text_count; i++) {
            uint32_t number = learn->order[i];
            struct turn turn = { .text = &learn->texts[number],
                                 .shares = learn->shares + number * stride };
            if (turn.text->count)
                take_turn(learn, &turn);
        }
    }
}
