/*
 * evaluate_tables.c - what an evaluation has counted, as tables.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "verbs/classify/evaluate.h"
#include "verbs/sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* F1 of a class in this, so that the mean of many is a whole number. */
static const uint64_t billion = 1000000000;

/* Two rows of a table of margins differ by this share of coverage, but where the margin in force
 * stands between them. */
enum { STEPS = 20 };

/* ---- overall */

/* The mean of 2 x right / (records + answers) over the classes that occur. */
static void add_macro_f1(struct gk_sheet *sheet, const struct gk_evaluation *evaluation)
{
    uint64_t sum = 0, classes = 0;
    for (uint32_t i = 0; i < evaluation->class_count; i++) {
        const struct gk_class_tally *class = &evaluation->classes[i];
        if (!class->records)
            continue;
        classes++;
        sum += 2 * class->right * billion / (class->records + class->answers);
    }
    gk_sheet_add_share(sheet, sum, classes * billion);
}

static const struct gk_sheet_column overall_columns[] = {
    { "taxonomy", GK_MESSAGE_EVAL_TAXONOMY },
    { "labels", GK_MESSAGE_EVAL_LABELS },
    { "threshold", GK_MESSAGE_EVAL_THRESHOLD },
    { "margin", GK_MESSAGE_EVAL_MARGIN },
    { "held", GK_MESSAGE_EVAL_HELD },
    { "unlabelled", GK_MESSAGE_EVAL_UNLABELLED },
    { "records", GK_MESSAGE_EVAL_RECORDS },
    { "of_a_class", GK_MESSAGE_EVAL_OF_A_CLASS },
    { "of_none", GK_MESSAGE_EVAL_OF_NONE },
    { "decided", GK_MESSAGE_EVAL_DECIDED },
    { "right", GK_MESSAGE_EVAL_RIGHT },
    { "accuracy", GK_MESSAGE_EVAL_ACCURACY },
    { "accuracy_primary", GK_MESSAGE_EVAL_ACCURACY_PRIMARY },
    { "accuracy_of_a_class", GK_MESSAGE_EVAL_ACCURACY_CLASS },
    { "accuracy_primary_of_a_class", GK_MESSAGE_EVAL_ACCURACY_PRIMARY_CLASS },
    { "none_undecided", GK_MESSAGE_EVAL_NONE_UNDECIDED },
    { "coverage", GK_MESSAGE_EVAL_COVERAGE },
    { "precision", GK_MESSAGE_EVAL_PRECISION },
    { "macro_f1", GK_MESSAGE_EVAL_MACRO_F1 },
};

static enum gk_status write_overall(const struct gk_evaluation *evaluation,
                                    enum gk_language language, struct gk_arena *arena,
                                    struct gk_table *table)
{
    const struct gk_evaluation *e = evaluation;
    const struct gk_scheme *scheme = &e->plan->classifier->schemes[0];
    uint64_t of_a_class = e->labelled - e->of_none;
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, language, "overall", GK_MESSAGE_EVAL_OVERALL, overall_columns,
                  COUNT(overall_columns), 2);
    gk_sheet_add_text(&sheet, scheme->name);
    gk_sheet_add_text(&sheet, e->plan->place.name);
    gk_sheet_add_number(&sheet, scheme->threshold);
    gk_sheet_add_number(&sheet, scheme->margin);
    gk_sheet_add_count(&sheet, e->held);
    gk_sheet_add_count(&sheet, e->unlabelled);
    gk_sheet_add_count(&sheet, e->labelled);
    gk_sheet_add_count(&sheet, of_a_class);
    gk_sheet_add_count(&sheet, e->of_none);
    gk_sheet_add_count(&sheet, e->decided);
    gk_sheet_add_count(&sheet, e->right);
    gk_sheet_add_share(&sheet, e->right, e->labelled);
    gk_sheet_add_share(&sheet, e->right_primary, e->labelled);
    gk_sheet_add_share(&sheet, e->right - e->none_undecided, of_a_class);
    gk_sheet_add_share(&sheet, e->right_primary - e->none_undecided, of_a_class);
    gk_sheet_add_share(&sheet, e->none_undecided, e->of_none);
    gk_sheet_add_share(&sheet, e->decided, e->labelled);
    gk_sheet_add_share(&sheet, e->right - e->none_undecided, e->decided);
    add_macro_f1(&sheet, e);
    sheet.table.single = true;
    return gk_sheet_close(&sheet, table);
}

/* ---- by class */

static struct gk_bytes name_of(const struct gk_class_tally *class, enum gk_language language)
{
    return class->name.length ? class->name
                              : gk_bytes_of(gk_message_text(GK_MESSAGE_NOT_TO_SHOW, language));
}

static enum gk_status write_classes(const struct gk_evaluation *evaluation,
                                    enum gk_language language, struct gk_arena *arena,
                                    struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "class", GK_MESSAGE_EVAL_CLASS },     { "name", GK_MESSAGE_EVAL_NAME },
        { "records", GK_MESSAGE_EVAL_RECORDS }, { "answers", GK_MESSAGE_EVAL_ANSWERS },
        { "right", GK_MESSAGE_EVAL_RIGHT },     { "precision", GK_MESSAGE_EVAL_PRECISION },
        { "recall", GK_MESSAGE_EVAL_RECALL },   { "f1", GK_MESSAGE_EVAL_F1 },
    };
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, language, "classes", GK_MESSAGE_EVAL_CLASSES, columns,
                  COUNT(columns), 2);
    for (uint32_t i = 0; i < evaluation->class_count; i++) {
        const struct gk_class_tally *class = &evaluation->classes[i];
        if (!class->records && !class->answers)
            continue;
        gk_sheet_add_text(&sheet, name_of(class, language));
        gk_sheet_add_text(&sheet, class->title);
        gk_sheet_add_count(&sheet, class->records);
        gk_sheet_add_count(&sheet, class->answers);
        gk_sheet_add_count(&sheet, class->right);
        gk_sheet_add_share(&sheet, class->right, class->answers);
        gk_sheet_add_share(&sheet, class->right, class->records);
        gk_sheet_add_share(&sheet, 2 * class->right, class->records + class->answers);
    }
    return gk_sheet_close(&sheet, table);
}

/* ---- by margin and by threshold */

struct remaining {
    uint64_t records;
    uint64_t right;
};

static void add_step(struct gk_sheet *sheet, int64_t value, const struct remaining *left,
                     uint64_t labelled)
{
    gk_sheet_add_number(sheet, value);
    gk_sheet_add_count(sheet, left->records);
    gk_sheet_add_count(sheet, left->right);
    gk_sheet_add_share(sheet, left->records, labelled);
    gk_sheet_add_share(sheet, left->right, left->records);
}

/* Of all values those that leave out a further twentieth of the records, and the one in force. */
static void add_steps(struct gk_sheet *sheet, const struct gk_steps *steps, uint64_t labelled,
                      int64_t in_force)
{
    struct remaining left = { 0 };
    uint64_t shown = 0;
    bool passed = false;
    for (uint32_t i = 0; i < steps->count; i++) {
        left.records += steps->at[i].records;
        left.right += steps->at[i].right;
    }
    for (uint32_t i = 0; i < steps->count; i++) {
        bool here = !passed && steps->at[i].value >= in_force;
        if (i == 0 || here || (shown - left.records) * STEPS >= labelled) {
            add_step(sheet, here ? in_force : steps->at[i].value, &left, labelled);
            shown = left.records;
        }
        passed = passed || here;
        left.records -= steps->at[i].records;
        left.right -= steps->at[i].right;
    }
}

static enum gk_status write_steps(const struct gk_evaluation *evaluation, bool by_margin,
                                  enum gk_language language, struct gk_arena *arena,
                                  struct gk_table *table)
{
    const struct gk_sheet_column columns[] = {
        by_margin ? (struct gk_sheet_column){ "margin", GK_MESSAGE_EVAL_MARGIN }
                  : (struct gk_sheet_column){ "threshold", GK_MESSAGE_EVAL_THRESHOLD },
        { "decided", GK_MESSAGE_EVAL_DECIDED },
        { "right", GK_MESSAGE_EVAL_RIGHT },
        { "coverage", GK_MESSAGE_EVAL_COVERAGE },
        { "precision", GK_MESSAGE_EVAL_PRECISION },
    };
    const struct gk_scheme *scheme = &evaluation->plan->classifier->schemes[0];
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, language, by_margin ? "margins" : "thresholds",
                  by_margin ? GK_MESSAGE_EVAL_MARGINS : GK_MESSAGE_EVAL_THRESHOLDS, columns,
                  COUNT(columns), 0);
    add_steps(&sheet, by_margin ? &evaluation->margins : &evaluation->thresholds,
              evaluation->labelled, by_margin ? scheme->margin : scheme->threshold);
    return gk_sheet_close(&sheet, table);
}

/* ---- confusions */

static int compare(const void *a, const void *b)
{
    const struct gk_confusion *first = a, *second = b;
    if (first->records != second->records)
        return first->records < second->records ? 1 : -1;
    if (first->class_index != second->class_index)
        return first->class_index < second->class_index ? -1 : 1;
    return (first->answer_index > second->answer_index) -
           (first->answer_index < second->answer_index);
}

static enum gk_status write_confusions(const struct gk_evaluation *evaluation,
                                       enum gk_language language, struct gk_arena *arena,
                                       struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "label", GK_MESSAGE_EVAL_LABEL },
        { "answer", GK_MESSAGE_EVAL_ANSWER },
        { "records", GK_MESSAGE_EVAL_RECORDS },
    };
    uint32_t count = evaluation->confusion_count;
    struct gk_confusion *sorted = gk_arena_array(arena, count, sizeof *sorted);
    struct gk_sheet sheet;
    if (!sorted)
        return GK_NO_MEMORY;
    if (count) {
        memcpy(sorted, evaluation->confusions, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare);
    }
    gk_sheet_open(&sheet, arena, language, "confusions", GK_MESSAGE_EVAL_CONFUSIONS, columns,
                  COUNT(columns), 2);
    for (uint32_t i = 0; i < count; i++) {
        bool none = sorted[i].class_index == GK_CLASS_NONE;
        bool unsure = sorted[i].answer_index == GK_CLASS_NONE;
        gk_sheet_add_text(&sheet,
                          none ? GK_BYTES("none")
                               : name_of(&evaluation->classes[sorted[i].class_index], language));
        gk_sheet_add_text(&sheet, unsure ? GK_BYTES("unsure")
                                         : evaluation->classes[sorted[i].answer_index].name);
        gk_sheet_add_count(&sheet, sorted[i].records);
    }
    return gk_sheet_close(&sheet, table);
}

/* ---- by row */

/* As the table names it. */
static struct gk_bytes field_of(const struct gk_taxonomy_row *row)
{
    if (row->any_field)
        return GK_BYTES("*");
    if (row->title_end)
        return GK_BYTES("title_end");
    return row->title_nature ? GK_BYTES("title_nature") : gk_bytes_of(gk_field_name(row->field));
}

static void add_row(struct gk_sheet *sheet, const struct gk_evaluation *evaluation, uint32_t number,
                    const struct gk_taxonomy_row *source)
{
    const struct gk_row_tally *row = &evaluation->rows[number];
    gk_sheet_add_made(sheet,
                      gk_classifier_rule(evaluation->plan->classifier, number, sheet->arena));
    gk_sheet_add_text(sheet, field_of(source));
    gk_sheet_add_count(sheet, source->line);
    if (source->stop)
        gk_sheet_add_text(sheet, GK_BYTES(""));
    else
        gk_sheet_add_number(sheet, source->weight);
    gk_sheet_add_count(sheet, row->records);
    gk_sheet_add_count(sheet, row->together);
    gk_sheet_add_count(sheet, row->against);
    gk_sheet_add_count(sheet, row->right);
    gk_sheet_add_share(sheet, row->records, evaluation->labelled);
    gk_sheet_add_share(sheet, row->right, row->records);
}

static enum gk_status write_rows(const struct gk_evaluation *evaluation, enum gk_language language,
                                 struct gk_arena *arena, struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "rule", GK_MESSAGE_EVAL_RULE },         { "field", GK_MESSAGE_EVAL_FIELD },
        { "line", GK_MESSAGE_EVAL_LINE },         { "weight", GK_MESSAGE_EVAL_WEIGHT },
        { "records", GK_MESSAGE_EVAL_RECORDS },   { "overlap", GK_MESSAGE_EVAL_OVERLAP },
        { "conflict", GK_MESSAGE_EVAL_CONFLICT }, { "right", GK_MESSAGE_EVAL_RIGHT },
        { "coverage", GK_MESSAGE_EVAL_COVERAGE }, { "precision", GK_MESSAGE_EVAL_PRECISION },
    };
    const struct gk_classifier *classifier = evaluation->plan->classifier;
    const struct gk_taxonomy *source =
        gk_profile_taxonomy(classifier->profile, classifier->schemes[0].name);
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, language, "rules", GK_MESSAGE_EVAL_RULES, columns, COUNT(columns),
                  2);
    for (uint32_t i = 0; i < classifier->row_count; i++)
        if (evaluation->rows[i].records)
            add_row(&sheet, evaluation, i, &source->rows[i]);
    return gk_sheet_close(&sheet, table);
}

enum gk_status gk_evaluation_write(const struct gk_evaluation *evaluation,
                                   enum gk_language language, struct gk_arena *arena,
                                   struct gk_table tables[GK_EVALUATION_TABLES])
{
    enum gk_status status = write_overall(evaluation, language, arena, &tables[0]);
    if (status == GK_OK)
        status = write_classes(evaluation, language, arena, &tables[1]);
    if (status == GK_OK)
        status = write_steps(evaluation, true, language, arena, &tables[2]);
    if (status == GK_OK)
        status = write_steps(evaluation, false, language, arena, &tables[3]);
    if (status == GK_OK)
        status = write_confusions(evaluation, language, arena, &tables[4]);
    return status == GK_OK ? write_rows(evaluation, language, arena, &tables[5]) : status;
}
