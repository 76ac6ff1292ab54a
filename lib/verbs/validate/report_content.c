#include "verbs/validate/report.h"

#include "domain/report/sections.h"

enum { EACH = 3 /* so many faults of rows are told one by one, more as one of the table */ };

/* ---- findings */

/* A draft at signs [start, end) of the content; of the content as a whole where they are none. */
static enum gk_status draft_at(struct gk_report_subject *subject, enum gk_rule_id rule,
                               uint32_t start, uint32_t end, struct gk_finding *draft)
{
    struct gk_judging *judging = subject->judging;
    const struct gk_markup *markup = &judging->scratch->markup;
    uint32_t first;
    uint32_t behind;
    *draft = gk_finding_of(rule);
    draft->pointer = subject->pointer;
    draft->place = subject->content->value.start;
    if (!subject->pointer.length &&
        gk_judging_draft(judging, rule, subject->content, draft) != GK_OK)
        return GK_NO_MEMORY;
    if (start == end)
        return GK_OK;
    gk_annual_span(&subject->text, start, end, &first, &behind);
    gk_judging_span(judging, draft, subject->content, subject->content_text,
                    gk_markup_source_start(markup, first), gk_markup_source_end(markup, behind),
                    NULL);
    return GK_OK;
}

static enum gk_status add_named(struct gk_report_subject *subject, enum gk_rule_id rule,
                                struct gk_bytes name, uint32_t start, uint32_t end)
{
    struct gk_finding draft;
    if (draft_at(subject, rule, start, end, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = name;
    return gk_judging_add(subject->judging, &draft);
}

/* The names, with `between` between them, in the verdict's arena. */
static struct gk_bytes join(struct gk_report_subject *subject, struct gk_bytes first,
                            const char *between, struct gk_bytes second)
{
    struct gk_buffer *buffer = &subject->judging->scratch->buffer;
    gk_buffer_clear(buffer);
    if (gk_buffer_append(buffer, first) != GK_OK ||
        gk_buffer_append(buffer, gk_bytes_of(between)) != GK_OK ||
        gk_buffer_append(buffer, second) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_arena_copy(subject->judging->verdict->arena, gk_buffer_bytes(buffer));
}

/* ---- sections */

static struct gk_bytes section_name(struct gk_report_subject *subject,
                                    const struct gk_annual_line *line)
{
    return line->kind == GK_ANNUAL_SECTION ? join(subject, line->id, "、", line->name) : line->name;
}

static bool is_there(struct gk_report_subject *subject, const struct gk_annual_line *line)
{
    uint32_t start;
    uint32_t end;
    return line->kind == GK_ANNUAL_SECTION
               ? gk_annual_section_find(&subject->text, line, &start, &end)
               : gk_annual_matter_find(&subject->text, line);
}

static bool is_asked(const struct gk_report_subject *subject, const struct gk_annual_line *line)
{
    return (line->kind == GK_ANNUAL_SECTION || line->kind == GK_ANNUAL_MATTER) &&
           gk_annual_holds(line, subject->year);
}

/* The bit of the section that is asked for as the `asked`th; of more than there is room for the
 * last. */
static uint64_t bit_of(uint32_t asked)
{
    enum { LAST = 63 };
    return UINT64_C(1) << (asked < LAST ? asked : LAST);
}

static void note_sections(struct gk_report_subject *subject)
{
    const struct gk_annual_forms *forms = &subject->judging->plan->profile->reports;
    uint32_t asked = 0;
    for (uint32_t i = 0; i < forms->count; i++)
        if (is_asked(subject, &forms->lines[i])) {
            if (is_there(subject, &forms->lines[i]))
                subject->sections |= bit_of(asked);
            asked++;
        }
}

/* Headings between tables are lost with the tables where only a page's running text was kept, and
 * all of them where the text is an attachment's that is not here. */
enum gk_status gk_report_judge_sections(struct gk_report_subject *subject)
{
    const struct gk_annual_forms *forms = &subject->judging->plan->profile->reports;
    struct gk_bytes missing = GK_BYTES("");
    uint32_t asked = 0;
    bool fixed = false;
    for (uint32_t i = 0; i < forms->count; i++) {
        const struct gk_annual_line *line = &forms->lines[i];
        if (!is_asked(subject, line))
            continue;
        fixed |= line->kind == GK_ANNUAL_SECTION;
        if (subject->sections & bit_of(asked++))
            continue;
        struct gk_bytes name = section_name(subject, line);
        missing = name.at ? join(subject, missing, missing.length ? "；" : "", name) : name;
        if (!missing.at)
            return GK_NO_MEMORY;
    }
    if (!missing.length)
        return GK_OK;
    struct gk_finding draft;
    if (draft_at(subject, GK_RULE_REPORT_SECTION, 0, 0, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.at_most = fixed && subject->sections && subject->has_table ? GK_OFF : GK_NOTE;
    draft.arguments[0] = missing;
    return gk_judging_add(subject->judging, &draft);
}

/* ---- tables */

static enum gk_status add_unreadable(struct gk_report_subject *subject,
                                     const struct gk_annual_table *table,
                                     const struct gk_annual_row *row, uint32_t count)
{
    struct gk_finding draft;
    if (draft_at(subject, GK_RULE_REPORT_UNREADABLE, row->start, row->end, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = row->line->kind == GK_ANNUAL_BELOW ? table->line->name : row->line->name;
    draft.arguments[1] = gk_judging_print(subject->judging, "%u", (unsigned)row->found);
    draft.arguments[2] = gk_judging_print(subject->judging, "%u", (unsigned)table->column_count);
    draft.count = count;
    draft.at_most = count ? GK_NOTE : GK_OFF;
    if (!draft.arguments[1].at || !draft.arguments[2].at)
        return GK_NO_MEMORY;
    return gk_judging_add(subject->judging, &draft);
}

static enum gk_status add_missing(struct gk_report_subject *subject,
                                  const struct gk_annual_table *table,
                                  const struct gk_annual_row *row, uint32_t count)
{
    struct gk_finding draft;
    const struct gk_annual_row *first = &table->rows[0];
    if (draft_at(subject, GK_RULE_REPORT_ROW, first->start, first->end, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = row->line->name;
    draft.count = count;
    return gk_judging_add(subject->judging, &draft);
}

/* Rows that are not there, or could not be read: each, or if they are many the first. */
static enum gk_status judge_rows(struct gk_report_subject *subject,
                                 const struct gk_annual_table *table,
                                 enum gk_annual_row_state state, uint32_t count)
{
    enum gk_status status = GK_OK;
    bool gathered = count > EACH;
    for (uint32_t i = 0; i < table->row_count && status == GK_OK; i++) {
        const struct gk_annual_row *row = &table->rows[i];
        if (row->state != state)
            continue;
        status = (state == GK_ANNUAL_MISSING ? add_missing : add_unreadable)(subject, table, row,
                                                                             gathered ? count : 0);
        if (gathered)
            break;
    }
    return status;
}

/* 18 (-1): the number, and by how much it is off. */
static struct gk_bytes print_off(struct gk_report_subject *subject, int64_t number, int64_t other)
{
    return gk_judging_print(subject->judging, "%lld (%+lld)", (long long)number,
                            (long long)(number - other));
}

static enum gk_status add_difference(struct gk_report_subject *subject,
                                     const struct gk_annual_difference *difference)
{
    struct gk_finding draft;
    const struct gk_annual_row *row = difference->row;
    struct gk_bytes column = difference->column->name;
    bool balance = difference->sum->kind == GK_ANNUAL_BALANCE;
    if (draft_at(subject, balance ? GK_RULE_REPORT_BALANCE : GK_RULE_REPORT_SUM, row->start,
                 row->end, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = balance || row->line->kind == GK_ANNUAL_BELOW
                             ? column
                             : join(subject, row->line->name, ", ", column);
    draft.arguments[1] = gk_judging_print(subject->judging, "%lld", (long long)difference->left);
    draft.arguments[2] = print_off(subject, difference->right, difference->left);
    if (difference->blank)
        draft.at_most = GK_WARNING;
    if (!draft.arguments[0].at || !draft.arguments[1].at || !draft.arguments[2].at)
        return GK_NO_MEMORY;
    return gk_judging_add(subject->judging, &draft);
}

static enum gk_status judge_sums(struct gk_report_subject *subject,
                                 const struct gk_annual_table *table, int32_t year)
{
    struct gk_annual_difference difference;
    struct gk_annual_sums sums = { .table = table,
                                   .forms = &subject->judging->plan->profile->reports,
                                   .year = year };
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_annual_sums_next(&sums, &difference))
        status = add_difference(subject, &difference);
    return status;
}

/* The table as its year has it, or where it has the rows of another year's form, as that; *year is
 * the one it was read by. */
static void read_table(struct gk_report_subject *subject, const struct gk_annual_line *line,
                       struct gk_annual_table *table, int32_t *year)
{
    const struct gk_annual_forms *forms = &subject->judging->plan->profile->reports;
    *year = subject->year;
    gk_annual_table_read(table, forms, line, *year, &subject->text);
    bool other_head = line->kind == GK_ANNUAL_PART && table->state == GK_ANNUAL_NO_TABLE;
    if ((table->state == GK_ANNUAL_NO_TABLE && !other_head) || gk_annual_table_fits(table))
        return;
    for (uint32_t i = 0; i < forms->count; i++) {
        struct gk_annual_table other;
        int32_t from = forms->lines[i].from;
        if (forms->lines[i].kind != GK_ANNUAL_ROW || from == *year ||
            !gk_bytes_equal(forms->lines[i].table, line->table))
            continue;
        gk_annual_table_read(&other, forms, line, from, &subject->text);
        if (gk_annual_table_fits(&other)) {
            *table = other;
            *year = from;
            return;
        }
    }
}

static enum gk_status add_form(struct gk_report_subject *subject,
                               const struct gk_annual_table *table, int32_t year)
{
    const struct gk_annual_row *first = &table->rows[0];
    struct gk_finding draft;
    if (draft_at(subject, GK_RULE_REPORT_FORM, first->start, first->end, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = table->line->name;
    draft.arguments[1] = gk_judging_print(subject->judging, "%d", (int)year);
    draft.arguments[2] = gk_judging_print(subject->judging, "%d", (int)subject->year);
    if (!draft.arguments[1].at || !draft.arguments[2].at)
        return GK_NO_MEMORY;
    return gk_judging_add(subject->judging, &draft);
}

static enum gk_status judge_read(struct gk_report_subject *subject,
                                 const struct gk_annual_table *table, int32_t year)
{
    enum gk_status status = GK_OK;
    if (year != subject->year)
        status = add_form(subject, table, year);
    if (status == GK_OK)
        status = judge_rows(subject, table, GK_ANNUAL_MISSING, table->missing);
    if (status == GK_OK)
        status = judge_rows(subject, table, GK_ANNUAL_UNREADABLE, table->unreadable);
    if (status == GK_OK && table->strange)
        status = add_named(subject, GK_RULE_REPORT_FOREIGN, table->line->name, table->strange_start,
                           table->strange_end);
    return status == GK_OK ? judge_sums(subject, table, year) : status;
}

static enum gk_status leave_note(struct gk_report_subject *subject,
                                 const struct gk_annual_table *table)
{
    struct gk_judging *judging = subject->judging;
    struct gk_finding place;
    if (judging->note || !subject->issuer.length || !subject->title.year)
        return GK_OK;
    struct gk_report_note *note = gk_arena_allocate(judging->verdict->arena, sizeof *note);
    if (!note || draft_at(subject, GK_RULE_REPORT_CARRIED, 0, 0, &place) != GK_OK)
        return GK_NO_MEMORY;
    gk_digest_128(&subject->issuer, 1, note->issuer);
    note->year = subject->year;
    note->pointer = place.pointer;
    note->place = place.place;
    if (gk_report_carry(note, &judging->plan->profile->reports, table))
        judging->note = note;
    return GK_OK;
}

/* *stands: the table could be read. A part is judged only then, and where the one in front of it
 * could. */
static enum gk_status judge_table(struct gk_report_subject *subject,
                                  const struct gk_annual_line *line, bool *stands)
{
    struct gk_annual_table table;
    int32_t year;
    if (line->kind == GK_ANNUAL_PART && !*stands)
        return GK_OK;
    read_table(subject, line, &table, &year);
    *stands = table.state == GK_ANNUAL_TABLE_READ && year == subject->year;
    bool judged = table.state == GK_ANNUAL_TABLE_READ || line->kind == GK_ANNUAL_TABLE;
    if (!judged)
        return GK_OK;
    const struct gk_annual_row *first = &table.rows[0];
    subject->has_table |= table.state == GK_ANNUAL_GLUED || table.state == GK_ANNUAL_TABLE_READ;
    switch (table.state) {
    case GK_ANNUAL_NO_TABLE:
    case GK_ANNUAL_EMPTY:
        return add_named(subject, GK_RULE_REPORT_TABLE, line->name, first->start, first->end);
    case GK_ANNUAL_GLUED:
        return add_named(subject, GK_RULE_REPORT_GLUED, line->name, first->start, first->end);
    case GK_ANNUAL_TABLE_READ:
        break;
    }
    enum gk_status status = judge_read(subject, &table, year);
    return status == GK_OK ? leave_note(subject, &table) : status;
}

enum gk_status gk_report_judge_tables(struct gk_report_subject *subject)
{
    const struct gk_annual_forms *forms = &subject->judging->plan->profile->reports;
    enum gk_status status = GK_OK;
    bool stands = true;
    for (uint32_t i = 0; i < forms->count && status == GK_OK; i++) {
        const struct gk_annual_line *line = &forms->lines[i];
        if ((line->kind == GK_ANNUAL_TABLE || line->kind == GK_ANNUAL_PART) &&
            gk_annual_holds(line, subject->year))
            status = judge_table(subject, line, &stands);
    }
    return status;
}

bool gk_report_look_through(struct gk_report_subject *subject)
{
    const struct gk_annual_forms *forms = &subject->judging->plan->profile->reports;
    bool any = false;
    note_sections(subject);
    for (uint32_t i = 0; i < forms->count && !any; i++) {
        struct gk_annual_table table;
        int32_t year;
        if (forms->lines[i].kind != GK_ANNUAL_TABLE ||
            !gk_annual_holds(&forms->lines[i], subject->year))
            continue;
        read_table(subject, &forms->lines[i], &table, &year);
        any = table.state == GK_ANNUAL_GLUED || table.state == GK_ANNUAL_TABLE_READ;
    }
    return any;
}
