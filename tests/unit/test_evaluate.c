/*
 * What an evaluation counts, against a naive count of the same random answers and labels; which
 * class a label means; shares as they are written.
 */
#include <stdio.h>

#include "profile/profile.h"
#include "random.h"
#include "tap.h"
#include "verbs/classify/evaluate.h"
#include "verbs/classify/note.h"
#include "verbs/sheet.h"

#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
#define TERM(class, text)                                                                          \
    {                                                                                              \
        .class_name = TEXT(class), .field = GK_FIELD_TITLE, .term = TEXT(text), .weight = 3        \
    }

enum { CLASSES = 5, NONE = 4, STRANGERS = 3, ROWS = 6, RECORDS = 3000, THRESHOLD = 6, MARGIN = 2 };

static struct gk_taxonomy_row rows[ROWS] = {
    TERM("农业", "农村"), TERM("命令（令）", "令"), TERM("3/甲", "甲"),
    TERM("工业", "工厂"), TERM("none", "图片"),     TERM("农业", "乡村"),
};
static const uint32_t class_of_row[ROWS] = { 0, 1, 2, 3, NONE, 0 };
static struct gk_class_title titles[] = {
    { TEXT("3/甲"), TEXT("第三类"), 1 },
    { TEXT("农业"), TEXT("两可"), 2 },
    { TEXT("工业"), TEXT("两可"), 3 },
};
static struct gk_taxonomy taxonomy = {
    .name = TEXT("own"),
    .rows = rows,
    .row_count = ROWS,
    .titles = titles,
    .title_count = 3,
    .threshold = THRESHOLD,
    .margin = MARGIN,
};
static struct gk_profile profile = { .taxonomies = &taxonomy, .taxonomy_count = 1 };
static const struct gk_settlement settlement = { .profile = &profile };

static struct gk_classifier classifier;
static struct gk_evaluate_plan plan;
static struct gk_evaluation evaluation;
static struct gk_arena arena;

/* A record as the naive count keeps it. Classes from CLASSES on are strangers. */
struct sample {
    bool held;
    bool labelled;
    uint32_t labels[3];
    uint32_t label_count;
    enum gk_unsure unsure;
    uint32_t answer;
    int64_t score;
    int64_t margin;
    bool answered; /* the answer has a first class, be it sure or not */
    bool rows[ROWS];
    uint32_t row_count;
};

static struct sample samples[RECORDS];

static void draw(struct sample *s)
{
    *s = (struct sample){ .held = random_below(20) == 0, .labelled = random_below(10) != 0 };
    s->label_count = s->labelled ? (uint32_t)random_below(4) : 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        s->labels[i] = (uint32_t)random_below(CLASSES + STRANGERS - 1);
        s->labels[i] += s->labels[i] >= NONE;
    }
    s->unsure = (enum gk_unsure)(random_below(2) ? random_below(GK_UNSURE_COUNT) : 0);
    s->answer = (uint32_t)random_below(NONE);
    s->answered = s->unsure != GK_NO_EVIDENCE && s->unsure != GK_TOO_SHORT;
    /* Sure ones may lie below, where content is overruled; others above, where it is alone. */
    s->score = (int64_t)random_below(60);
    s->margin = (int64_t)random_below(50) - (s->unsure == GK_SURE ? 10 : 0);
    if (s->unsure == GK_TIE)
        s->margin = (int64_t)random_below(MARGIN);
    if (s->unsure == GK_BELOW_THRESHOLD)
        s->score = (int64_t)random_below(2 * THRESHOLD);
    for (uint32_t i = 0; i < ROWS; i++)
        s->row_count += s->rows[i] = random_below(3) == 0;
}

static void feed(const struct sample *s)
{
    static const struct gk_bytes strange[STRANGERS] = { TEXT("外星"), TEXT("工夜"), TEXT("x") };
    struct gk_bytes names[3];
    uint32_t classes[3], matched[ROWS], count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        bool known = s->labels[i] < CLASSES;
        classes[i] = known ? s->labels[i] : GK_CLASS_NONE;
        names[i] = known ? classifier.classes[classes[i]].name : strange[s->labels[i] - CLASSES];
    }
    for (uint32_t i = 0; i < ROWS; i++)
        if (s->rows[i])
            matched[count++] = i;
    struct gk_classify_note note = {
        .rows = matched,
        .row_count = count,
        .labels = { .labelled = !s->labelled     ? GK_CLASS_UNLABELLED
                                : s->label_count ? GK_CLASS_LABELLED
                                                 : GK_CLASS_OF_NONE,
                    .at = names,
                    .count = s->label_count },
        .classes = classes,
        .answer = { .unsure = s->unsure,
                    .labels = { s->answer },
                    .scores = { s->score },
                    .label_count = s->answered,
                    .margin = s->margin },
    };
    const struct gk_place place = { .file = GK_BYTES("in"), .line = 1 };
    struct gk_verdict verdict = {
        .arena = &arena, .settlement = &settlement, .note = &note, .held = s->held
    };
    if (gk_evaluate_verb.tally_add(&evaluation, &place, &verdict) != GK_OK)
        ok(false, "no memory");
}

/* ---- the naive count */

static bool counts(const struct sample *s)
{
    return !s->held && s->labelled;
}

static bool is_label(const struct sample *s, uint32_t class_index)
{
    for (uint32_t i = 0; i < s->label_count; i++)
        if (s->labels[i] == class_index)
            return true;
    return false;
}

static bool is_sure(const struct sample *s)
{
    return s->unsure == GK_SURE;
}

static bool is_right(const struct sample *s)
{
    return is_sure(s) ? is_label(s, s->answer) : !s->label_count;
}

/* The class that the record counts for; of no class: UINT32_MAX. */
static uint32_t class_of(const struct sample *s)
{
    if (!s->label_count)
        return UINT32_MAX;
    return is_sure(s) && is_right(s) ? s->answer : s->labels[0];
}

/* How many records are such. */
#define HOW_MANY(count, condition)                                                                 \
    do {                                                                                           \
        (count) = 0;                                                                               \
        for (size_t n = 0; n < RECORDS; n++) {                                                     \
            const struct sample *s = &samples[n];                                                  \
            (count) += (condition);                                                                \
        }                                                                                          \
    } while (0)

static void is_count(uint64_t got, uint64_t expected, const char *what)
{
    ok(got == expected, "%s: %llu, counted %llu", what, (unsigned long long)expected,
       (unsigned long long)got);
}

static void compare_overall(void)
{
    uint64_t count;
    HOW_MANY(count, s->held);
    is_count(evaluation.held, count, "held");
    HOW_MANY(count, !s->held && !s->labelled);
    is_count(evaluation.unlabelled, count, "unlabelled");
    HOW_MANY(count, counts(s));
    is_count(evaluation.labelled, count, "labelled");
    HOW_MANY(count, counts(s) && is_sure(s));
    is_count(evaluation.decided, count, "decided");
    HOW_MANY(count, counts(s) && is_right(s));
    is_count(evaluation.right, count, "right by any label");
    HOW_MANY(count,
             counts(s) && (s->label_count ? is_sure(s) && s->labels[0] == s->answer : !is_sure(s)));
    is_count(evaluation.right_primary, count, "right by the primary label");
    HOW_MANY(count, counts(s) && !s->label_count);
    is_count(evaluation.of_none, count, "of no class");
    HOW_MANY(count, counts(s) && !s->label_count && !is_sure(s));
    is_count(evaluation.none_undecided, count, "of no class and undecided");
    HOW_MANY(count, counts(s) && class_of(s) >= CLASSES && s->label_count);
    is_count(evaluation.strange, count, "of a label that is no class");
}

/* The number that the evaluation gave a class: strangers in the order in which they came. */
static uint32_t number_of(uint32_t class_index)
{
    static const char *const strange[STRANGERS] = { "外星", "工夜", "x" };
    for (uint32_t i = CLASSES;
         class_index >= CLASSES && class_index < CLASSES + STRANGERS && i < evaluation.class_count;
         i++)
        if (gk_bytes_equal(evaluation.classes[i].name, gk_bytes_of(strange[class_index - CLASSES])))
            return i;
    return class_index;
}

static void compare_classes(void)
{
    uint64_t count;
    is_count(evaluation.class_count, CLASSES + STRANGERS, "classes");
    for (uint32_t class_index = 0; class_index < CLASSES + STRANGERS; class_index++) {
        const struct gk_class_tally *class = &evaluation.classes[number_of(class_index)];
        HOW_MANY(count, counts(s) && class_of(s) == class_index);
        is_count(class->records, count, "records of a class");
        HOW_MANY(count, counts(s) && is_sure(s) && s->answer == class_index);
        is_count(class->answers, count, "answers of a class");
        HOW_MANY(count, counts(s) && is_sure(s) && s->answer == class_index && is_right(s));
        is_count(class->right, count, "right answers of a class");
    }
}

static uint64_t confusions(uint32_t class_index, uint32_t answer)
{
    for (uint32_t i = 0; i < evaluation.confusion_count; i++)
        if (evaluation.confusions[i].class_index == class_index &&
            evaluation.confusions[i].answer_index == answer)
            return evaluation.confusions[i].records;
    return 0;
}

static void compare_confusions(void)
{
    uint64_t count, wrong, all = 0;
    for (uint32_t i = 0; i <= CLASSES + STRANGERS; i++)
        for (uint32_t j = 0; j <= NONE; j++) {
            uint32_t class_index = i < CLASSES + STRANGERS ? i : UINT32_MAX;
            uint32_t answer = j < NONE ? j : UINT32_MAX;
            HOW_MANY(count, counts(s) && !is_right(s) && class_of(s) == class_index &&
                                (is_sure(s) ? s->answer : UINT32_MAX) == answer);
            uint64_t got = confusions(number_of(class_index), answer);
            all += got;
            if (got != count)
                is_count(got, count, "confusions");
        }
    HOW_MANY(wrong, counts(s) && !is_right(s));
    is_count(all, wrong, "confusions, all of them");
}

static void remaining(const struct gk_steps *steps, int64_t from, uint64_t *records,
                      uint64_t *right)
{
    *records = *right = 0;
    for (uint32_t i = 0; i < steps->count; i++)
        if (steps->at[i].value >= from) {
            *records += steps->at[i].records;
            *right += steps->at[i].right;
        }
}

/* Whether the record would be decided with that margin: as it is with the one in force, else by
 * how far the first is ahead. */
static bool passes_margin(const struct sample *s, int64_t value)
{
    if (is_sure(s))
        return value <= MARGIN || s->margin >= value;
    return s->unsure == GK_TIE && s->margin >= value;
}

static bool passes_threshold(const struct sample *s, int64_t value)
{
    if (is_sure(s))
        return value <= THRESHOLD || s->score >= value;
    return s->unsure == GK_BELOW_THRESHOLD && s->margin >= MARGIN && value < THRESHOLD &&
           s->score >= value;
}

static void compare_steps(void)
{
    bool margins = true, thresholds = true, ascend = true;
    for (int64_t value = 0; value < 80; value++) {
        uint64_t records, right, count, hits;
        remaining(&evaluation.margins, value, &records, &right);
        HOW_MANY(count, counts(s) && passes_margin(s, value));
        HOW_MANY(hits, counts(s) && passes_margin(s, value) && is_label(s, s->answer));
        margins = margins && records == count && right == hits;
        remaining(&evaluation.thresholds, value, &records, &right);
        HOW_MANY(count, counts(s) && passes_threshold(s, value));
        HOW_MANY(hits, counts(s) && passes_threshold(s, value) && is_label(s, s->answer));
        thresholds = thresholds && records == count && right == hits;
    }
    for (uint32_t i = 1; i < evaluation.margins.count; i++)
        ascend = ascend && evaluation.margins.at[i - 1].value < evaluation.margins.at[i].value;
    ok(margins, "coverage and precision by margin");
    ok(thresholds, "coverage and precision by threshold");
    ok(ascend, "each margin once, ascending");
}

static void compare_rows(void)
{
    uint64_t count;
    for (uint32_t row = 0; row < ROWS; row++) {
        const struct gk_row_tally *got = &evaluation.rows[row];
        HOW_MANY(count, counts(s) && s->rows[row]);
        is_count(got->records, count, "records of a row");
        HOW_MANY(count, counts(s) && s->rows[row] && s->row_count > 1);
        is_count(got->together, count, "records of a row and another");
        HOW_MANY(count, counts(s) && s->rows[row] && is_sure(s) && s->answer != class_of_row[row]);
        is_count(got->against, count, "records of a row answered otherwise");
        HOW_MANY(count, counts(s) && s->rows[row] &&
                            (class_of_row[row] == NONE ? !s->label_count
                                                       : is_label(s, class_of_row[row])));
        is_count(got->right, count, "records of a row's class");
    }
}

/* ---- what is written */

static struct gk_bytes cell(const struct gk_table *table, const char *name, size_t row)
{
    for (size_t i = 0; i < table->columns; i++)
        if (gk_bytes_equal(table->names[i], gk_bytes_of(name)))
            return table->cells[row * table->columns + i];
    return GK_BYTES("no such column");
}

static void is_share(struct gk_bytes got, uint64_t part, uint64_t whole, const char *what)
{
    char expected[16];
    snprintf(expected, sizeof expected, "%.3f", (double)part / (double)whole);
    const char *shown = expected[0] == '0' ? expected + 1 : expected;
    ok(gk_bytes_equal(got, gk_bytes_of(shown)), "%s: %s, written %.*s", what, shown,
       (int)got.length, got.at);
}

static void compare_tables(void)
{
    struct gk_table tables[GK_EVALUATION_TABLES];
    ok(gk_evaluation_write(&evaluation, GK_ENGLISH, &arena, tables) == GK_OK, "tables");
    is_share(cell(&tables[0], "accuracy", 0), evaluation.right, evaluation.labelled, "accuracy");
    is_share(cell(&tables[0], "precision", 0), evaluation.right - evaluation.none_undecided,
             evaluation.decided, "precision");
    double f1 = 0;
    unsigned occurring = 0;
    for (uint32_t i = 0; i < evaluation.class_count; i++) {
        const struct gk_class_tally *class = &evaluation.classes[i];
        occurring += class->records > 0;
        if (class->records)
            f1 += 2.0 * (double)class->right / (double)(class->records + class->answers);
    }
    is_share(cell(&tables[0], "macro_f1", 0), (uint64_t)(f1 / occurring * 1e9), 1000000000,
             "macro F1");
    bool falls = true, in_force = false;
    for (size_t row = 0; row < tables[2].rows; row++) {
        struct gk_bytes margin = cell(&tables[2], "margin", row);
        in_force = in_force || gk_bytes_equal(margin, GK_BYTES("2"));
        if (row)
            falls = falls && gk_bytes_compare(cell(&tables[2], "coverage", row),
                                              cell(&tables[2], "coverage", row - 1)) < 0;
    }
    ok(in_force, "the margin in force is among those shown");
    ok(falls && tables[2].rows > 3 && tables[2].rows < 25, "coverage falls from row to row");
    for (size_t row = 1; row < tables[4].rows; row++) {
        struct gk_bytes before = cell(&tables[4], "records", row - 1);
        struct gk_bytes here = cell(&tables[4], "records", row);
        if (before.length < here.length ||
            (before.length == here.length && gk_bytes_compare(before, here) < 0))
            ok(false, "the commonest confusion stands first");
    }
}

static void add_shares(void)
{
    static const struct gk_sheet_column columns[] = { { "share", GK_MESSAGE_EVAL_COVERAGE } };
    static const struct {
        uint64_t part, whole;
        const char *text;
    } shares[] = { { 0, 7, ".000" },    { 1, 2, ".500" },    { 2, 3, ".667" },
                   { 1, 2000, ".001" }, { 1, 2001, ".000" }, { 1999, 2000, "1.000" },
                   { 7, 7, "1.000" },   { 0, 0, "" },        { 9995, 10000, "1.000" } };
    struct gk_sheet sheet;
    struct gk_table table;
    gk_sheet_open(&sheet, &arena, GK_ENGLISH, "shares", GK_MESSAGE_EVAL_COVERAGE, columns, 1, 0);
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        gk_sheet_add_share(&sheet, shares[i].part, shares[i].whole);
    ok(gk_sheet_close(&sheet, &table) == GK_OK, "a sheet");
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
        ok(gk_bytes_equal(table.cells[i], gk_bytes_of(shares[i].text)), "%s", shares[i].text);
}

static void find(const char *label, uint32_t expected)
{
    struct gk_folded tools = { 0 };
    struct gk_buffer scratch = { 0 };
    uint32_t found = 77;
    ok(gk_class_names_find(&plan.names, &tools, &scratch, gk_bytes_of(label), &found) == GK_OK &&
           found == expected,
       "the label %s", label);
    gk_folded_free(&tools);
    gk_buffer_free(&scratch);
}

int main(void)
{
    struct gk_bytes bad;
    ok(gk_field_names_open(&profile.fields) == GK_OK, "the fields' names are there");
    ok(gk_classifier_open(&classifier, &profile, NULL, 0, &bad) == GK_OK &&
           classifier.class_count == CLASSES,
       "a classifier");
    ok(gk_evaluate_plan_open(&plan, &classifier, GK_BYTES("gold")) == GK_OK, "a plan");
    ok(gk_evaluation_open(&evaluation, &plan) == GK_OK, "an evaluation");

    find("农业", 0);
    find("農業", 0);
    find("命令(令)", 1);
    find("3", 2);
    find("3/甲", 2);
    find("第三类", 2);
    find("两可", GK_CLASS_NONE);
    find("工夜", GK_CLASS_NONE);

    for (size_t i = 0; i < RECORDS; i++) {
        draw(&samples[i]);
        feed(&samples[i]);
    }
    compare_overall();
    compare_classes();
    compare_confusions();
    compare_steps();
    compare_rows();
    compare_tables();
    add_shares();

    gk_evaluation_close(&evaluation);
    gk_evaluate_plan_close(&plan);
    gk_classifier_close(&classifier);
    gk_field_names_close(&profile.fields);
    gk_arena_free(&arena);
    return done();
}
