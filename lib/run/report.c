#include "run/report.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "record/annotate.h"
#include "run/cell.h"
#include "run/table_text.h"

/* ---- what all formats say */

/* An id or pointer for people: shown so that it disturbs nothing, and never a personal number. */
static enum gk_status append_name(struct gk_report *report, struct gk_buffer *out,
                                  struct gk_bytes name, uint64_t line)
{
    bool personal;
    if (gk_name_judge(&report->name, name, &personal) != GK_OK)
        return GK_NO_MEMORY;
    return personal ? gk_buffer_print(out, "#%" PRIu64, line) : gk_sentence_echo(out, name);
}

static enum gk_status append_id(struct gk_report *report, struct gk_buffer *out,
                                const struct gk_spot *spot)
{
    return spot->id_hidden ? gk_buffer_print(out, "#%" PRIu64, spot->line)
                           : append_name(report, out, spot->id, spot->line);
}

static enum gk_status append_message(const struct gk_report *report, struct gk_buffer *out,
                                     const struct gk_finding *finding)
{
    const char *sentence =
        gk_rule(finding->rule)->message[report->job->voice->language];
    return gk_sentence_fill(out, sentence, finding->arguments);
}

struct position {
    uint64_t column; /* from 1, code points */
    uint64_t byte;   /* from 0 */
};

/* Counted on from the finding before, which mostly stood earlier on the same line: one that is
 * large and has very many would else take time by the square of its length. */
static uint64_t characters_before(struct gk_report *report, uint32_t place,
                                  const struct gk_spot *spot)
{
    struct gk_counted *counted = &report->counted;
    if (counted->file != spot->file.at || counted->line != spot->line ||
        counted->text != spot->text.at || counted->place > place)
        *counted = (struct gk_counted){ spot->file.at, spot->line, spot->text.at, 0, 0 };
    counted->characters += gk_utf8_count(
        (struct gk_bytes){ spot->text.at + counted->place, place - counted->place });
    counted->place = place;
    return counted->characters;
}

static struct position position(struct gk_report *report, const struct gk_finding *finding,
                                const struct gk_spot *spot)
{
    if (finding->place == GK_NOWHERE)
        return (struct position){ 1, 0 };
    /* Bytes that are no characters were counted by who found them, or cannot be counted. */
    uint64_t column = finding->column     ? finding->column
                      : spot->text.length ? characters_before(report, finding->place, spot) + 1
                                          : finding->place + UINT64_C(1);
    return (struct position){ column, finding->place };
}

static struct gk_bytes basis_of(const struct gk_report *report, const struct gk_finding *finding)
{
    return gk_profile_basis(report->job->settlement.profile, finding->rule);
}

/* What is done about the finding; of a record that is held nothing in it is masked. Empty where it
 * is told, and no more. */
static struct gk_bytes action_of(const struct gk_finding *finding, const struct gk_spot *spot)
{
    enum gk_action action = finding->action;
    if (action == GK_ACTION_OFF)
        return (struct gk_bytes){ NULL, 0 };
    if (spot->held && action == GK_ACTION_MASK)
        action = GK_ACTION_WITHHOLD;
    return gk_bytes_of(gk_action_name(action));
}

/* ---- gnu */

static const char *color(enum gk_severity severity)
{
    return severity == GK_ERROR ? "\033[1;31m" : severity == GK_WARNING ? "\033[1;35m"
                                                                        : "\033[1;36m";
}

static enum gk_status append_where(struct gk_report *report, const struct gk_finding *finding,
                                   const struct gk_spot *spot)
{
    if (!spot->file.length)
        return gk_buffer_print(&report->text, "%s: ", report->job->voice->tool);
    if (gk_sentence_echo(&report->text, spot->file) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_print(&report->text, ":%" PRIu64 ":%" PRIu64 ": ", spot->line,
                           position(report, finding, spot).column);
}

static enum gk_status append_severity(struct gk_report *report, const struct gk_finding *finding)
{
    const char *name = gk_severity_name(finding->severity);
    const char *rule = gk_rule(finding->rule)->id;
    if (report->job->color)
        return gk_buffer_print(&report->text, "%s%s:\033[0m [%s] ", color(finding->severity), name,
                               rule);
    return gk_buffer_print(&report->text, "%s: [%s] ", name, rule);
}

/* What the report shows of the finding's value and proposal: both where a person asked to see
 * values and they are not personal; else nothing. */
static enum gk_status choose_shown(struct gk_report *report, const struct gk_finding *finding,
                                   struct gk_bytes shown[2])
{
    const struct gk_bytes values[2] = { finding->value, finding->proposal };
    for (size_t i = 0; i < 2; i++) {
        bool personal = true;
        shown[i] = (struct gk_bytes){ NULL, 0 };
        if (report->job->show_values &&
            gk_name_judge(&report->name, values[i], &personal) != GK_OK)
            return GK_NO_MEMORY;
        if (!personal)
            shown[i] = values[i];
    }
    return GK_OK;
}

/* The pointer, what a person asked to see, and the id, each where there is one. */
static enum gk_status append_tail(struct gk_report *report, const struct gk_finding *finding,
                                  const struct gk_spot *spot)
{
    struct gk_buffer *text = &report->text;
    if (finding->pointer.length &&
        (gk_buffer_append(text, GK_BYTES(" (")) != GK_OK ||
         append_name(report, text, finding->pointer, spot->line) != GK_OK ||
         gk_buffer_append_byte(text, ')') != GK_OK))
        return GK_NO_MEMORY;
    struct gk_bytes shown[2];
    if (choose_shown(report, finding, shown) != GK_OK)
        return GK_NO_MEMORY;
    /* That nothing should stand there is a proposal too. */
    for (size_t i = 0; i < 2; i++)
        if ((i ? shown[i].at != NULL : shown[i].length > 0) &&
            (gk_buffer_append(text, i ? GK_BYTES(" -> «") : GK_BYTES(" «")) != GK_OK ||
             gk_sentence_echo_value(text, shown[i]) != GK_OK ||
             gk_buffer_append(text, GK_BYTES("»")) != GK_OK))
            return GK_NO_MEMORY;
    if (spot->id.length && (gk_buffer_append(text, GK_BYTES(" id=")) != GK_OK ||
                            append_id(report, text, spot) != GK_OK))
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(text, '\n');
}

static enum gk_status append_gnu(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    if (append_where(report, finding, spot) != GK_OK ||
        append_severity(report, finding) != GK_OK ||
        append_message(report, &report->text, finding) != GK_OK)
        return GK_NO_MEMORY;
    return append_tail(report, finding, spot);
}

/* ---- json */

static enum gk_status append_member(struct gk_buffer *out, const char *name, struct gk_bytes text)
{
    if (gk_buffer_print(out, "%s\"%s\":", out->at[out->length - 1] == '{' ? "" : ",", name) !=
        GK_OK)
        return GK_NO_MEMORY;
    return gk_json_append_string(out, text);
}

static enum gk_status append_number(struct gk_buffer *out, const char *name, bool there,
                                    uint64_t number)
{
    if (!there)
        return gk_buffer_print(out, ",\"%s\":null", name);
    return gk_buffer_print(out, ",\"%s\":%" PRIu64, name, number);
}

static enum gk_status append_json_place(struct gk_report *report,
                                        const struct gk_finding *finding,
                                        const struct gk_spot *spot)
{
    struct gk_buffer *text = &report->text;
    struct position at = position(report, finding, spot);
    bool there = spot->file.length > 0;
    gk_buffer_clear(&report->scratch);
    if (gk_sentence_echo(&report->scratch, spot->file) != GK_OK ||
        gk_buffer_append_byte(text, '{') != GK_OK ||
        append_member(text, "file", gk_buffer_bytes(&report->scratch)) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(&report->scratch);
    if (append_id(report, &report->scratch, spot) != GK_OK ||
        append_number(text, "line", there, spot->line) != GK_OK ||
        append_number(text, "column", there, at.column) != GK_OK ||
        append_number(text, "byte", there, at.byte) != GK_OK ||
        (spot->id.length ? append_member(text, "id", gk_buffer_bytes(&report->scratch))
                         : gk_buffer_append(text, GK_BYTES(",\"id\":null"))) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(&report->scratch);
    return append_name(report, &report->scratch, finding->pointer, spot->line) == GK_OK
               ? append_member(text, "pointer", gk_buffer_bytes(&report->scratch))
               : GK_NO_MEMORY;
}

static enum gk_status append_json_judgement(struct gk_report *report,
                                            const struct gk_finding *finding)
{
    struct gk_buffer *text = &report->text;
    const struct gk_rule *rule = gk_rule(finding->rule);
    gk_buffer_clear(&report->scratch);
    if (append_member(text, "rule", gk_bytes_of(rule->id)) != GK_OK ||
        append_member(text, "severity", gk_bytes_of(gk_severity_name(finding->severity))) !=
            GK_OK ||
        append_number(text, "start", finding->has_span, finding->start) != GK_OK ||
        append_number(text, "end", finding->has_span, finding->end) != GK_OK ||
        append_message(report, &report->scratch, finding) != GK_OK ||
        append_member(text, "message", gk_buffer_bytes(&report->scratch)) != GK_OK)
        return GK_NO_MEMORY;
    return append_member(text, "basis", basis_of(report, finding));
}

/* The members that are there only where they apply. */
static enum gk_status append_json_rest(struct gk_report *report, const struct gk_finding *f,
                                       const struct gk_spot *spot)
{
    struct gk_buffer *text = &report->text;
    struct gk_bytes shown[2];
    if (choose_shown(report, f, shown) != GK_OK)
        return GK_NO_MEMORY;
    const struct {
        const char *name;
        struct gk_bytes text;
    } texts[] = { { "target", f->target },
                  { "action", action_of(f, spot) },
                  { "fingerprint", f->fingerprint },
                  { "keyword", f->keyword },
                  { "value", shown[0] } };
    const struct {
        const char *name;
        uint64_t number;
    } numbers[] = { { "score", f->score },
                    { "length", f->length },
                    { "first_line", f->first_line } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text.length && append_member(text, texts[i].name, texts[i].text) != GK_OK)
            return GK_NO_MEMORY;
    if (shown[1].at && append_member(text, "proposal", shown[1]) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].number &&
            append_number(text, numbers[i].name, true, numbers[i].number) != GK_OK)
            return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("}\n"));
}

static enum gk_status append_json(struct gk_report *report, const struct gk_finding *finding,
                                  const struct gk_spot *spot)
{
    if (append_json_place(report, finding, spot) != GK_OK ||
        append_json_judgement(report, finding) != GK_OK)
        return GK_NO_MEMORY;
    return append_json_rest(report, finding, spot);
}

/* ---- csv */

static enum gk_status append_id_cell(struct gk_report *report, const struct gk_spot *spot)
{
    gk_buffer_clear(&report->scratch);
    return append_id(report, &report->scratch, spot) == GK_OK
               ? gk_cell_append(&report->text, gk_buffer_bytes(&report->scratch))
               : GK_NO_MEMORY;
}

static enum gk_status append_pointer_cell(struct gk_report *report,
                                          const struct gk_finding *finding,
                                          const struct gk_spot *spot)
{
    gk_buffer_clear(&report->scratch);
    return append_name(report, &report->scratch, finding->pointer, spot->line) == GK_OK
               ? gk_cell_append(&report->text, gk_buffer_bytes(&report->scratch))
               : GK_NO_MEMORY;
}

static enum gk_status append_csv_place(struct gk_report *report, const struct gk_finding *finding,
                                       const struct gk_spot *spot)
{
    struct position at = position(report, finding, spot);
    gk_buffer_clear(&report->scratch);
    if (gk_sentence_echo(&report->scratch, spot->file) != GK_OK ||
        gk_cell_append(&report->text, gk_buffer_bytes(&report->scratch)) != GK_OK)
        return GK_NO_MEMORY;
    if (!spot->file.length)
        return gk_buffer_append(&report->text, GK_BYTES(",,,"));
    return gk_buffer_print(&report->text, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64, spot->line,
                           at.column, at.byte);
}

static enum gk_status append_csv(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    const struct gk_rule *rule = gk_rule(finding->rule);
    if (append_csv_place(report, finding, spot) != GK_OK ||
        append_id_cell(report, spot) != GK_OK ||
        append_pointer_cell(report, finding, spot) != GK_OK ||
        gk_cell_append(&report->text, gk_bytes_of(rule->id)) != GK_OK ||
        gk_cell_append(&report->text, gk_bytes_of(gk_severity_name(finding->severity))) !=
            GK_OK ||
        (finding->has_span
             ? gk_buffer_print(&report->text, ",%" PRIu32 ",%" PRIu32, finding->start,
                               finding->end)
             : gk_buffer_append(&report->text, GK_BYTES(",,"))) != GK_OK)
        return GK_NO_MEMORY;
    gk_buffer_clear(&report->scratch);
    if (append_message(report, &report->scratch, finding) != GK_OK ||
        gk_cell_append(&report->text, gk_buffer_bytes(&report->scratch)) != GK_OK ||
        gk_cell_append(&report->text, basis_of(report, finding)) != GK_OK ||
        gk_cell_append(&report->text, action_of(finding, spot)) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(&report->text, GK_BYTES("\r\n"));
}

enum gk_status gk_report_start(struct gk_report *report)
{
    if (report->job->format != GK_REPORT_CSV)
        return GK_OK;
    /* The mark tells a spreadsheet that this is UTF-8. */
    return gk_buffer_append(&report->text,
                            GK_BYTES("\xEF\xBB\xBF"
                                     "file,line,column,byte,id,pointer,rule,severity,start,end,"
                                     "message,basis,action\r\n"));
}

enum gk_status gk_report_finding(struct gk_report *report, const struct gk_finding *finding,
                                 const struct gk_spot *spot)
{
    struct gk_rule_count *rule = &report->rules[finding->rule];
    if (!rule->count++) {
        rule->first_file = spot->file;
        rule->first_line = spot->line;
    }
    if (report->output->descriptor < 0 || report->job->format == GK_REPORT_SUMMARY)
        return GK_OK;
    if (report->shown == report->job->max_report) {
        report->not_shown++;
        return GK_OK;
    }
    report->shown++;
    switch (report->job->format) {
    case GK_REPORT_JSON:
        return append_json(report, finding, spot);
    case GK_REPORT_CSV:
        return append_csv(report, finding, spot);
    default:
        return append_gnu(report, finding, spot);
    }
}

/* ---- the end */

/* One row: rule, meaning, where first, how often. The cells' texts go into the arena. */
static enum gk_status fill_row(const struct gk_report *report, enum gk_rule_id id,
                               struct gk_arena *arena, struct gk_bytes *cells)
{
    const struct gk_rule *rule = gk_rule(id);
    const struct gk_rule_count *count = &report->rules[id];
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    struct gk_buffer text = { 0 };
    enum gk_status status =
        gk_sentence_fill(&text, rule->message[report->job->voice->language], dots);
    cells[0] = gk_bytes_of(rule->id);
    cells[1] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_clear(&text);
    if (status == GK_OK && count->first_file.length)
        status = gk_sentence_echo(&text, count->first_file);
    if (status == GK_OK && count->first_file.length)
        status = gk_buffer_print(&text, ":%" PRIu64, count->first_line);
    cells[2] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_clear(&text);
    if (status == GK_OK)
        status = gk_buffer_print(&text, "%" PRIu64, count->count);
    cells[3] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return cells[1].at && cells[2].at && cells[3].at ? status : GK_NO_MEMORY;
}

enum { TABLE_COLUMNS = 4 };

static enum gk_status append_table_rows(struct gk_report *report, struct gk_arena *arena)
{
    static const enum gk_message names[TABLE_COLUMNS] = { GK_MESSAGE_TABLE_RULE,
                                                          GK_MESSAGE_TABLE_MESSAGE,
                                                          GK_MESSAGE_TABLE_FIRST,
                                                          GK_MESSAGE_TABLE_COUNT };
    struct gk_bytes titles[TABLE_COLUMNS];
    for (int i = 0; i < TABLE_COLUMNS; i++)
        titles[i] = gk_bytes_of(gk_message_text(names[i], report->job->voice->language));
    struct gk_bytes *cells =
        gk_arena_array(arena, TABLE_COLUMNS * (size_t)GK_RULE_COUNT, sizeof *cells);
    struct gk_table table = { .titles = titles,
                              .columns = TABLE_COLUMNS,
                              .first_figure = TABLE_COLUMNS - 1,
                              .cells = cells };
    enum gk_status status = cells ? GK_OK : GK_NO_MEMORY;
    for (int i = 0; status == GK_OK && i < GK_RULE_COUNT; i++)
        if (report->rules[i].count)
            status = fill_row(report, (enum gk_rule_id)i, arena,
                              cells + TABLE_COLUMNS * table.rows++);
    return status == GK_OK && table.rows ? gk_table_text(&report->text, &table, arena) : status;
}

static enum gk_status append_table(struct gk_report *report)
{
    struct gk_arena arena = { 0 };
    enum gk_status status = append_table_rows(report, &arena);
    gk_arena_free(&arena);
    return status;
}

static enum gk_status append_json_summary(struct gk_report *report,
                                          const struct gk_counts *counts)
{
    struct gk_buffer *text = &report->text;
    if (gk_buffer_print(text,
                        "{\"summary\":{\"read\":%" PRIu64 ",\"blank\":%" PRIu64
                        ",\"passed\":%" PRIu64 ",\"held\":%" PRIu64,
                        counts->read, counts->blank, counts->passed, counts->held) != GK_OK ||
        (report->job->settlement.accepted &&
         gk_buffer_print(text, ",\"accepted\":%" PRIu64, counts->accepted) != GK_OK) ||
        gk_buffer_append(text, GK_BYTES(",\"findings\":{")) != GK_OK)
        return GK_NO_MEMORY;
    const char *comma = "";
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        if (!report->rules[i].count)
            continue;
        if (gk_buffer_print(text, "%s\"%s\":%" PRIu64, comma, gk_rule((enum gk_rule_id)i)->id,
                            report->rules[i].count) != GK_OK)
            return GK_NO_MEMORY;
        comma = ",";
    }
    if (gk_buffer_append_byte(text, '}') != GK_OK ||
        (report->not_shown &&
         gk_buffer_print(text, ",\"not_shown\":%" PRIu64, report->not_shown) != GK_OK))
        return GK_NO_MEMORY;
    return gk_buffer_append(text, GK_BYTES("}}\n"));
}

static enum gk_status append_not_shown(struct gk_report *report)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { { NULL, 0 } };
    char number[24];
    int length = snprintf(number, sizeof number, "%" PRIu64, report->not_shown);
    arguments[0] = (struct gk_bytes){ number, (size_t)length };
    const char *sentence =
        gk_message_text(GK_MESSAGE_NOT_SHOWN, report->job->voice->language);
    if (gk_buffer_print(&report->text, "%s: ", report->job->voice->tool) != GK_OK ||
        gk_sentence_fill(&report->text, sentence, arguments) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(&report->text, '\n');
}

enum gk_status gk_report_end(struct gk_report *report, const struct gk_counts *counts)
{
    enum gk_status status = GK_OK;
    if (report->output->descriptor < 0)
        return GK_OK;
    /* JSON says it in its summary; a CSV file is a table and nothing else. */
    if (report->not_shown && report->job->format == GK_REPORT_GNU)
        status = append_not_shown(report);
    if (status == GK_OK && report->job->format == GK_REPORT_SUMMARY)
        status = append_table(report);
    if (status == GK_OK && report->job->format == GK_REPORT_JSON)
        status = append_json_summary(report, counts);
    return status == GK_OK ? gk_report_flush(report) : status;
}

enum gk_status gk_report_flush(struct gk_report *report)
{
    enum gk_status status = gk_output_add(report->output, gk_buffer_bytes(&report->text));
    if (status == GK_OK)
        status = gk_output_flush(report->output);
    gk_buffer_clear(&report->text);
    return status;
}

void gk_report_free(struct gk_report *report)
{
    gk_buffer_free(&report->text);
    gk_buffer_free(&report->scratch);
    gk_name_free(&report->name);
}
