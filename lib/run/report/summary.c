/* At the end tables: by severity and rule, by section, and the records of which most is said. */
#include <inttypes.h>

#include "base/utf8.h"
#include "run/form/table_file.h"
#include "run/output/terminal.h"
#include "run/report/format.h"
#include "run/report/words.h"
#include "verbs/sheet.h"

enum {
    TABLES = 3,
    SHOWN_TITLE = 20, /* characters of a title or id, so that a line of a terminal has room */
};

/* What a run has counted stands over the tables, which have no room for it. */
static enum gk_status append_figures(struct gk_report *report, const struct gk_entry *entry)
{
    if (!entry->finding->figure_count)
        return GK_OK;
    if (gk_buffer_append(&report->text, entry->message) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(&report->text, '\n');
}

/* ---- cells */

/* "file:17"; the file alone where no line is meant; nothing where there is no place. */
static void add_place(struct gk_sheet *sheet, struct gk_bytes file, uint64_t line)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = gk_sentence_echo(&text, file);
    if (status == GK_OK && line)
        status = gk_buffer_print(&text, ":%" PRIu64, line);
    struct gk_bytes cell = gk_arena_copy(sheet->arena, gk_buffer_bytes(&text));
    if (status != GK_OK || !cell.at)
        sheet->status = GK_NO_MEMORY;
    gk_sheet_add_text(sheet, cell);
    gk_buffer_free(&text);
}

/* The beginning of a text, and an ellipsis where it has been cut. */
static void add_start(struct gk_sheet *sheet, struct gk_bytes text)
{
    struct gk_bytes start = gk_utf8_start(text, SHOWN_TITLE);
    struct gk_buffer cut = { 0 };
    enum gk_status status = gk_buffer_append(&cut, start);
    if (status == GK_OK && start.length < text.length)
        status = gk_buffer_append(&cut, GK_BYTES("…"));
    struct gk_bytes cell = gk_arena_copy(sheet->arena, gk_buffer_bytes(&cut));
    if (status != GK_OK || !cell.at)
        sheet->status = GK_NO_MEMORY;
    gk_sheet_add_text(sheet, cell);
    gk_buffer_free(&cut);
}

static void add_meaning(struct gk_sheet *sheet, const struct gk_report *report,
                        enum gk_rule_id rule)
{
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    struct gk_buffer text = { 0 };
    enum gk_status status =
        gk_sentence_fill(&text, gk_rule(rule)->message[report->job->voice->language], dots);
    struct gk_bytes cell = gk_arena_copy(sheet->arena, gk_buffer_bytes(&text));
    if (status != GK_OK || !cell.at)
        sheet->status = GK_NO_MEMORY;
    gk_sheet_add_text(sheet, cell);
    gk_buffer_free(&text);
}

/* ---- by severity and rule */

static void add_rule(struct gk_sheet *sheet, const struct gk_report *report, enum gk_rule_id rule,
                     enum gk_severity severity)
{
    const struct gk_count *count = &report->count.rules[rule][severity];
    gk_sheet_add_text(sheet, gk_bytes_of(gk_report_severity(report, severity)));
    gk_sheet_add_text(sheet, gk_bytes_of(gk_rule(rule)->id));
    add_meaning(sheet, report, rule);
    add_place(sheet, count->file, count->line);
    gk_sheet_add_count(sheet, count->records);
    gk_sheet_add_count(sheet, count->findings);
}

/* The rule with the most findings among those with fewer than `below`, or as many and a higher
 * number; GK_RULE_COUNT behind the last. */
static enum gk_rule_id next_rule(const struct gk_findings_count *count, enum gk_severity severity,
                                 uint64_t below, enum gk_rule_id behind)
{
    enum gk_rule_id best = GK_RULE_COUNT;
    uint64_t most = 0;
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        uint64_t findings = count->rules[i][severity].findings;
        bool left = findings < below || (findings == below && i > (int)behind);
        if (left && findings > most) {
            best = (enum gk_rule_id)i;
            most = findings;
        }
    }
    return best;
}

static enum gk_status make_rules(const struct gk_report *report, struct gk_arena *arena,
                                 struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "severity", GK_MESSAGE_COLUMN_SEVERITY }, { "rule", GK_MESSAGE_TABLE_RULE },
        { "message", GK_MESSAGE_TABLE_MESSAGE },    { "first", GK_MESSAGE_TABLE_FIRST },
        { "records", GK_MESSAGE_TABLE_RECORDS },    { "findings", GK_MESSAGE_TABLE_FINDINGS },
    };
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, report->job->voice->language, "rules", GK_MESSAGE_TABLE_BY_RULE,
                  columns, sizeof columns / sizeof *columns, 4);
    for (int severity = GK_ERROR; severity >= GK_OFF; severity--) {
        enum gk_rule_id rule = GK_RULE_COUNT;
        uint64_t below = UINT64_MAX;
        while ((rule = next_rule(&report->count, (enum gk_severity)severity, below, rule)) !=
               GK_RULE_COUNT) {
            add_rule(&sheet, report, rule, (enum gk_severity)severity);
            below = report->count.rules[rule][severity].findings;
        }
    }
    return gk_sheet_close(&sheet, table);
}

/* ---- by section */

static struct gk_bytes section_name(const struct gk_report *report, uint32_t number)
{
    if (number > 1)
        return report->count.sections[number].name;
    return gk_bytes_of(gk_report_say(report, number ? GK_MESSAGE_TABLE_NO_SECTION
                                                    : GK_MESSAGE_TABLE_OTHER_SECTIONS));
}

static bool names_sections(const struct gk_findings_count *count)
{
    return count->section_count > 2;
}

/* In the order in which they were met; those that are none of them last. */
static enum gk_status make_sections(const struct gk_report *report, struct gk_arena *arena,
                                    struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "section", GK_MESSAGE_COLUMN_SECTION },  { "errors", GK_MESSAGE_TABLE_ERRORS },
        { "warnings", GK_MESSAGE_TABLE_WARNINGS }, { "notes", GK_MESSAGE_TABLE_NOTES },
        { "records", GK_MESSAGE_TABLE_RECORDS },   { "findings", GK_MESSAGE_TABLE_FINDINGS },
    };
    struct gk_sheet sheet;
    uint32_t count = names_sections(&report->count) ? report->count.section_count : 0;
    gk_sheet_open(&sheet, arena, report->job->voice->language, "sections",
                  GK_MESSAGE_TABLE_BY_SECTION, columns, sizeof columns / sizeof *columns, 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = (i + 2) % count;
        const struct gk_section_count *section = &report->count.sections[number];
        if (!section->all.findings)
            continue;
        gk_sheet_add_text(&sheet, section_name(report, number));
        for (int severity = GK_ERROR; severity > GK_OFF; severity--)
            gk_sheet_add_count(&sheet, section->findings[severity]);
        gk_sheet_add_count(&sheet, section->all.records);
        gk_sheet_add_count(&sheet, section->all.findings);
    }
    return gk_sheet_close(&sheet, table);
}

/* ---- records */

/* Of a record with one finding nothing is to be said that the first table does not say. */
static enum gk_status make_records(const struct gk_report *report, struct gk_arena *arena,
                                   struct gk_table *table)
{
    static const struct gk_sheet_column columns[] = {
        { "place", GK_MESSAGE_PAGE_PLACE },
        { "id", GK_MESSAGE_COLUMN_ID },
        { "title", GK_MESSAGE_COLUMN_TITLE },
        { "findings", GK_MESSAGE_TABLE_FINDINGS },
    };
    struct gk_sheet sheet;
    gk_sheet_open(&sheet, arena, report->job->voice->language, "records", GK_MESSAGE_TABLE_MOST,
                  columns, sizeof columns / sizeof *columns, 3);
    for (uint32_t i = 0; i < report->count.first_count; i++) {
        const struct gk_record_count *record = &report->count.first[i];
        if (record->findings < 2)
            break;
        add_place(&sheet, record->file, record->line);
        add_start(&sheet, gk_buffer_bytes(&record->id));
        add_start(&sheet, gk_buffer_bytes(&record->title));
        gk_sheet_add_count(&sheet, record->findings);
    }
    return gk_sheet_close(&sheet, table);
}

static enum gk_status append_tables(struct gk_report *report, const struct gk_counts *counts)
{
    struct gk_arena arena = { 0 };
    struct gk_table tables[TABLES];
    size_t count = 0;
    (void)counts;
    gk_count_close(&report->count);
    enum gk_status status = make_rules(report, &arena, &tables[count]);
    count += status == GK_OK && tables[count].rows;
    if (status == GK_OK)
        status = make_sections(report, &arena, &tables[count]);
    count += status == GK_OK && tables[count].rows;
    if (status == GK_OK)
        status = make_records(report, &arena, &tables[count]);
    count += status == GK_OK && tables[count].rows;
    if (status == GK_OK)
        status = gk_tables_append(&report->text, tables, count, &arena,
                                  gk_terminal_width(report->output->descriptor));
    gk_arena_free(&arena);
    return status;
}

const struct gk_format gk_format_summary = { .finding = append_figures,
                                             .end = append_tables,
                                             .shares_out = true };
