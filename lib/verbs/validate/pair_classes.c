#include "verbs/validate/pair_classes.h"

#include "verbs/validate/group.h"

/* ---- the rows' conditions, counted through */

static const struct gk_pair_class *class_of(const struct gk_pair_classes *own, size_t number)
{
    const struct gk_pair *row = &own->partners->rows[number / 2];
    return number % 2 ? &row->second : &row->first;
}

static bool has_words(enum gk_pair_part part)
{
    return part == GK_PAIR_TITLE || part == GK_PAIR_TITLE_END || part == GK_PAIR_COLUMN;
}

static bool is_category(enum gk_pair_part part)
{
    return part == GK_PAIR_AREA || part == GK_PAIR_TASK || part == GK_PAIR_GENRE;
}

/* The value of a word that is a part of one in two parts: PARTED, its number, which part. */
#define PARTED (UINT32_C(1) << 31)

static size_t parted_count(const struct gk_pair_classes *own)
{
    return own->parted.length / sizeof own->condition_count;
}

/* 征求…意见 is in a text where 意见 stands somewhere behind 征求. */
static enum gk_status add_word(struct gk_pair_classes *own, struct gk_bytes word)
{
    struct gk_bytes number = { (const char *)&own->condition_count, sizeof own->condition_count };
    uint32_t value = PARTED | (uint32_t)parted_count(own) * 2;
    struct gk_bytes first;
    struct gk_bytes second;
    bool empty;
    if (!gk_pair_word_parts(word, &first, &second))
        return gk_words_add(&own->words, word, own->condition_count, 0, &empty);
    enum gk_status status = gk_buffer_append(&own->parted, number);
    if (status == GK_OK)
        status = gk_words_add(&own->words, first, value, 0, &empty);
    return status == GK_OK ? gk_words_add(&own->words, second, value + 1, 0, &empty) : status;
}

static enum gk_status add_condition(struct gk_pair_classes *own, struct gk_validate_plan *plan,
                                    const struct gk_pair_condition *condition)
{
    enum gk_status status = GK_OK;
    plan->asks_category |= is_category(condition->part);
    for (size_t i = 0; has_words(condition->part) && i < condition->word_count; i++)
        if (status == GK_OK)
            status = add_word(own, condition->words[i]);
    own->condition_count++;
    return status;
}

static bool asks_title(const struct gk_pair_condition *condition)
{
    return !condition->negated &&
           (condition->part == GK_PAIR_TITLE || condition->part == GK_PAIR_TITLE_END);
}

/* For each class the condition by which most records are passed over. */
static enum gk_status find_asked(struct gk_pair_classes *own, struct gk_validate_plan *plan)
{
    size_t count = 2 * own->partners->count;
    uint32_t number = 0;
    own->asked = gk_arena_array(&plan->arena, count + 1, sizeof *own->asked);
    if (!own->asked)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        const struct gk_pair_class *class = class_of(own, i);
        size_t j = 0;
        while (j < class->count && !asks_title(&class->conditions[j]))
            j++;
        own->asked[i] = j < class->count ? number + (uint32_t)j : own->condition_count;
        number += (uint32_t) class->count;
    }
    return GK_OK;
}

enum gk_status gk_pair_classes_open(struct gk_pair_classes *own, struct gk_validate_plan *plan)
{
    enum gk_status status = GK_OK;
    own->partners = &plan->profile->pairs;
    plan->asks_title |= own->partners->count != 0;
    for (size_t i = 0; i < 2 * own->partners->count; i++) {
        const struct gk_pair_class *class = class_of(own, i);
        for (size_t j = 0; j < class->count && status == GK_OK; j++)
            status = add_condition(own, plan, &class->conditions[j]);
    }
    if (status == GK_OK)
        status = find_asked(own, plan);
    return status == GK_OK ? gk_words_build(&own->words) : status;
}

void gk_pair_classes_close(struct gk_pair_classes *own)
{
    gk_words_free(&own->words);
    gk_buffer_free(&own->parted);
}

/* ---- a record */

/* What is known of the record at hand. */
struct view {
    const struct gk_pair_classes *own;
    struct gk_judging *judging;
    const struct gk_title *title;
    uint8_t *in_title; /* by condition: bits, a word is in it, its name ends with one */
    uint8_t *in_column;
    const struct gk_category *category; /* NULL: not asked yet */
};

enum { IN = 1, AT_END = 2 };

enum { KIND_MOST = 4 /* letters: 的 and the kind of what issues another */ };

/* Whether a title ends there: its name, or the title that a notice issues, …办法》的通知. */
static bool ends(const struct gk_folded *folded, size_t at, size_t end)
{
    if (at < end && folded->characters[at] == U'》')
        at++;
    return at == end || (at < end && folded->characters[at] == U'的' && end - at <= KIND_MOST);
}

/* Where the first part of each word in two parts ends for the first time, UINT32_MAX where it is
 * not there; NULL when there is no memory. */
static uint32_t *find_first_parts(struct view *view, const struct gk_matches *matches)
{
    size_t count = parted_count(view->own);
    uint32_t *ends = gk_arena_array(&view->judging->scratch->arena, count + 1, sizeof *ends);
    for (size_t i = 0; ends && i < count; i++)
        ends[i] = UINT32_MAX;
    for (size_t i = 0; ends && i < matches->count; i++) {
        const struct gk_match *match = &matches->at[i];
        size_t number = (match->value & ~PARTED) / 2;
        if (match->value & PARTED && !(match->value & 1) && match->end < ends[number])
            ends[number] = match->end;
    }
    return ends;
}

/* The condition that the match speaks for; UINT32_MAX: none by itself. */
static uint32_t condition_of(const struct gk_pair_classes *own, const uint32_t *first_ends,
                             const struct gk_match *match)
{
    uint32_t condition;
    size_t number = (match->value & ~PARTED) / 2;
    if (!(match->value & PARTED))
        return match->value;
    if (!(match->value & 1) || match->start < first_ends[number])
        return UINT32_MAX;
    memcpy(&condition, own->parted.at + number * sizeof condition, sizeof condition);
    return condition;
}

static enum gk_status find_words(struct view *view, const struct gk_folded *folded, size_t end,
                                 uint8_t *found)
{
    struct gk_matches *matches = &view->judging->scratch->matches;
    matches->count = 0;
    if (gk_words_find(&view->own->words, folded, GK_WORDS_ALL, matches) != GK_OK)
        return GK_NO_MEMORY;
    const uint32_t *first_ends = matches->count ? find_first_parts(view, matches) : NULL;
    if (matches->count && !first_ends)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < matches->count; i++) {
        uint32_t number = condition_of(view->own, first_ends, &matches->at[i]);
        if (number != UINT32_MAX)
            found[number] |= ends(folded, matches->at[i].end, end) ? IN | AT_END : IN;
    }
    return GK_OK;
}

static enum gk_status read_column(struct view *view)
{
    struct gk_scratch *scratch = view->judging->scratch;
    struct gk_bytes text = gk_judging_text(view->judging, GK_FIELD_COLUMN);
    view->in_column = gk_arena_array(&scratch->arena, view->own->condition_count, 1);
    if (!text.at || !view->in_column || gk_fold(&scratch->folded, text) != GK_OK)
        return GK_NO_MEMORY;
    return find_words(view, &scratch->folded, scratch->folded.count, view->in_column);
}

static bool is_one_of(struct gk_bytes name, const struct gk_pair_condition *condition)
{
    for (size_t i = 0; i < condition->word_count; i++)
        if (gk_bytes_equal(name, condition->words[i]))
            return true;
    return false;
}

static enum gk_status ask_category(struct view *view, const struct gk_pair_condition *condition,
                                   bool *holds)
{
    enum gk_status status = GK_OK;
    if (!view->category)
        status = gk_judging_category(view->judging, &view->category);
    if (status != GK_OK)
        return status;
    struct gk_bytes name = condition->part == GK_PAIR_AREA   ? view->category->area
                           : condition->part == GK_PAIR_TASK ? view->category->task
                                                             : view->category->genre;
    *holds = name.length && is_one_of(name, condition);
    return GK_OK;
}

static enum gk_status ask(struct view *view, const struct gk_pair_condition *condition,
                          uint32_t number, bool *holds)
{
    enum gk_status status = GK_OK;
    *holds = false;
    switch (condition->part) {
    case GK_PAIR_TITLE:
        *holds = view->in_title[number] & IN;
        break;
    case GK_PAIR_TITLE_END:
        *holds = view->in_title[number] & AT_END;
        break;
    case GK_PAIR_NATURE:
        *holds = condition->natures >> view->title->nature & 1;
        break;
    case GK_PAIR_DRAFT:
        *holds = gk_title_has(view->title->draft);
        break;
    case GK_PAIR_COLUMN:
        if (!view->in_column)
            status = read_column(view);
        *holds = status == GK_OK && view->in_column[number] & IN;
        break;
    default:
        status = ask_category(view, condition, holds);
    }
    *holds ^= condition->negated;
    return status;
}

/* Whether all conditions of a class hold; those that cost more than the title come second. */
static enum gk_status holds_class(struct view *view, const struct gk_pair_class *class,
                                  uint32_t first, bool *holds)
{
    *holds = true;
    for (int costly = 0; costly < 2; costly++)
        for (size_t i = 0; i < class->count && *holds; i++) {
            const struct gk_pair_condition *condition = &class->conditions[i];
            if ((condition->part >= GK_PAIR_COLUMN) != costly)
                continue;
            enum gk_status status = ask(view, condition, first + (uint32_t)i, holds);
            if (status != GK_OK)
                return status;
        }
    return GK_OK;
}

enum gk_status gk_pair_classes_of(const struct gk_pair_classes *own, struct gk_judging *judging,
                                  uint64_t *first, uint64_t *second)
{
    struct view view = { .own = own, .judging = judging };
    uint32_t number = 0;
    *first = *second = 0;
    view.in_title = gk_arena_array(&judging->scratch->arena, own->condition_count + 1, 1);
    enum gk_status status = view.in_title ? GK_OK : GK_NO_MEMORY;
    if (status == GK_OK)
        status = gk_judging_title(judging, &view.title);
    if (status == GK_OK && !gk_title_has(view.title->name))
        return GK_OK;
    if (status == GK_OK)
        status = find_words(&view, &judging->scratch->title, view.title->name.end, view.in_title);
    if (status == GK_OK)
        view.in_title[own->condition_count] = IN; /* of classes that ask for no word */
    for (size_t i = 0; i < 2 * own->partners->count && status == GK_OK; i++) {
        const struct gk_pair_class *class = class_of(own, i);
        bool holds = view.in_title[own->asked[i]];
        if (holds)
            status = holds_class(&view, class, number, &holds);
        if (holds)
            *(i % 2 ? second : first) |= UINT64_C(1) << i / 2;
        number += (uint32_t) class->count;
    }
    return status;
}
