#include "verbs/classify/lint.h"

#include "verbs/classify/lint_inside.h"
#include "verbs/classify/note.h"
#include "verbs/sheet.h"

static uint64_t parameter(const struct gk_classifier *classifier, const char *name,
                          uint64_t otherwise)
{
    int64_t value;
    return gk_profile_integer(classifier->profile, "classify", "lint", name, &value) && value >= 0
               ? (uint64_t)value
               : otherwise;
}

enum gk_status gk_lint_open(struct gk_lint *lint, const struct gk_classifier *classifier)
{
    *lint = (struct gk_lint){ .classifier = classifier,
                              .least = parameter(classifier, "least", 100),
                              .broad = parameter(classifier, "broad", 20) };
    lint->rows = gk_arena_array(&lint->arena, classifier->row_count, sizeof *lint->rows);
    return lint->rows ? GK_OK : GK_NO_MEMORY;
}

void gk_lint_close(struct gk_lint *lint)
{
    gk_arena_free(&lint->arena);
    *lint = (struct gk_lint){ 0 };
}

static enum gk_status judge(const void *plan, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    struct gk_classify_note *note;
    return gk_classify_note_rows(plan, scratch, record, verdict, &note);
}

static enum gk_status add(void *given, const struct gk_place *place, struct gk_verdict *verdict)
{
    struct gk_lint *lint = given;
    const struct gk_classify_note *note = verdict->note;
    (void)place;
    if (!note || verdict->held)
        return GK_OK;
    lint->records++;
    for (uint32_t i = 0; i < note->row_count; i++)
        lint->rows[note->rows[i]]++;
    return GK_OK;
}

/* ---- findings */

/* What the records that were read show of a row. */
static enum gk_status examine_use(const struct gk_lint *lint, const struct gk_lint_table *table,
                                  uint32_t row, struct gk_verdict *end)
{
    const struct gk_taxonomy_row *source = &table->source->rows[row];
    uint64_t records = lint->rows[table->first + row];
    struct gk_bytes read = gk_arena_number(end->arena, lint->records);
    struct gk_bytes matched = gk_arena_number(end->arena, records);
    if (!read.at || !matched.at)
        return GK_NO_MEMORY;
    if (!records && !source->cover)
        return gk_lint_tell(table, row, GK_RULE_CLASSIFY_UNUSED, GK_OFF, read, matched, end);
    if (source->stop || source->weight <= 0 || records * 100 <= lint->records * lint->broad)
        return GK_OK;
    return gk_lint_tell(table, row, GK_RULE_CLASSIFY_BROAD, GK_OFF, matched, read, end);
}

static enum gk_status report(void *given, struct gk_verdict *end)
{
    const struct gk_lint *lint = given;
    const struct gk_classifier *classifier = lint->classifier;
    enum gk_status status = GK_OK;
    uint32_t first = 0;
    for (uint32_t i = 0; i < classifier->scheme_count && status == GK_OK; i++) {
        const struct gk_lint_table table = {
            .classifier = classifier,
            .source = gk_profile_taxonomy(classifier->profile, classifier->schemes[i].name),
            .first = first,
        };
        status = gk_lint_examine(&table, end);
        for (uint32_t row = 0; lint->records && lint->records >= lint->least && status == GK_OK &&
                               row < table.source->row_count;
             row++)
            status = examine_use(lint, &table, row, end);
        first += (uint32_t)table.source->row_count;
    }
    return status;
}

const struct gk_verb gk_lint_verb = {
    .name = "classify",
    .judge = judge,
    .tally_add = add,
    .tally_report = report,
    .attention = GK_WARNING,
    .replaces_records = true,
    .lints = true,
    .lints_by_records = true,
    .held = GK_MESSAGE_HELD_KEPT,
};

/* ---- the table */

/* Rows that cover leave no trace to count. */
static void add_use(struct gk_sheet *sheet, const struct gk_lint *lint, uint32_t row, bool covers)
{
    if (covers) {
        gk_sheet_add_text(sheet, GK_BYTES(""));
        gk_sheet_add_text(sheet, GK_BYTES(""));
        return;
    }
    gk_sheet_add_count(sheet, lint->rows[row]);
    gk_sheet_add_share(sheet, lint->rows[row], lint->records);
}

enum gk_status gk_lint_write(const struct gk_lint *lint, enum gk_language language,
                             struct gk_arena *arena, struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "rule", GK_MESSAGE_EVAL_RULE },         { "file", GK_MESSAGE_COLUMN_FILE },
        { "line", GK_MESSAGE_EVAL_LINE },         { "records", GK_MESSAGE_EVAL_RECORDS },
        { "coverage", GK_MESSAGE_EVAL_COVERAGE },
    };
    const struct gk_classifier *classifier = lint->classifier;
    struct gk_sheet sheet;
    uint32_t row = 0;
    gk_sheet_open(&sheet, arena, language, "rules", GK_MESSAGE_EVAL_RULES, columns,
                  sizeof columns / sizeof *columns, 2);
    for (uint32_t i = 0; i < classifier->scheme_count; i++) {
        const struct gk_taxonomy *source =
            gk_profile_taxonomy(classifier->profile, classifier->schemes[i].name);
        for (size_t j = 0; j < source->row_count; j++, row++) {
            gk_sheet_add_made(&sheet, gk_classifier_rule(classifier, row, arena));
            gk_sheet_add_text(&sheet, source->path);
            gk_sheet_add_count(&sheet, source->rows[j].line);
            add_use(&sheet, lint, row, source->rows[j].cover);
        }
    }
    return gk_sheet_close(&sheet, table);
}
