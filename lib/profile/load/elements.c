/*
 * elements.c - elements.tsv: kind, =, rule, tasks, words of the title, words that deny, place; or
 * kind, element, words or /pattern/, severity, source.
 */
#include "base/ascii.h"
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    KIND,
    ELEMENT, /* or = */
    WORDS,
    SEVERITY,
    SOURCE,
    COLUMNS,
    RULE = 2,
    TASKS,
    TITLES,
    DENIED,
    PLACE,
    KIND_COLUMNS,
};

enum { LONGEST_BODY = 100000 };

static const struct gk_bytes nothing = { 0 };

static size_t parts_of(struct gk_bytes cell)
{
    size_t count = 1;
    for (size_t i = 0; i < cell.length; i++)
        count += cell.at[i] == '|';
    return count;
}

/* What follows the prefix, or the empty run. */
static struct gk_bytes behind(struct gk_bytes word, struct gk_bytes prefix)
{
    return gk_bytes_start_with(word, prefix)
               ? (struct gk_bytes){ word.at + prefix.length, word.length - prefix.length }
               : nothing;
}

static enum gk_status add_word(struct gk_load_rows *rows, struct gk_bytes word,
                               struct gk_bytes *words, size_t *count)
{
    bool blank = false;
    if (gk_load_checks(rows->load, rows->file) &&
        gk_load_is_blank(rows->load, word, &blank) != GK_OK)
        return GK_NO_MEMORY;
    if (blank)
        return gk_load_rows_complain(rows, word, GK_RULE_PROFILE_TERM, "");
    words[(*count)++] = word;
    return GK_OK;
}

/* 部门预算|column:预决算公开 */
static enum gk_status read_titles(struct gk_load_rows *rows, struct gk_element_kind *kind)
{
    struct gk_arena *arena = &rows->load->profile->arena;
    struct gk_bytes rest = rows->tsv.cells[TITLES];
    struct gk_bytes word;
    size_t most = parts_of(rest);
    enum gk_status status = GK_OK;
    kind->titles = gk_arena_array(arena, most, sizeof *kind->titles);
    kind->columns = gk_arena_array(arena, most, sizeof *kind->columns);
    if (!kind->titles || !kind->columns)
        return GK_NO_MEMORY;
    while (status == GK_OK && gk_cell_next(&rest, "|", &word)) {
        struct gk_bytes column = behind(word, GK_BYTES("column:"));
        status = column.length ? add_word(rows, column, kind->columns, &kind->column_count)
                               : add_word(rows, word, kind->titles, &kind->title_count);
    }
    return status == GK_OK && rows->good && !kind->title_count && !kind->column_count
               ? gk_load_rows_complain(rows, rows->tsv.cells[TITLES], GK_RULE_PROFILE_TERM, "")
               : status;
}

static enum gk_status read_list(struct gk_load_rows *rows, struct gk_bytes cell,
                                struct gk_bytes **words, size_t *count)
{
    struct gk_bytes word;
    enum gk_status status = GK_OK;
    *words = gk_arena_array(&rows->load->profile->arena, parts_of(cell), sizeof **words);
    if (!*words)
        return GK_NO_MEMORY;
    while (status == GK_OK && gk_cell_next(&cell, "|", &word))
        status = add_word(rows, word, *words, count);
    return status;
}

/* text:100, channels, review, item */
static enum gk_status read_place(struct gk_load_rows *rows, struct gk_element_kind *kind)
{
    static const struct {
        const char *name;
        enum gk_element_place place;
    } places[] = { { "channels", GK_ELEMENT_IN_CHANNELS },
                   { "review", GK_ELEMENT_IN_REVIEW },
                   { "item", GK_ELEMENT_IN_ITEM } };
    struct gk_bytes cell = rows->tsv.cells[PLACE];
    struct gk_bytes count = behind(cell, GK_BYTES("text:"));
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (gk_bytes_equal(cell, gk_bytes_of(places[i].name))) {
            kind->place = places[i].place;
            return GK_OK;
        }
    kind->place = GK_ELEMENT_IN_TEXT;
    bool known = count.length > 0;
    for (size_t i = 0; i < count.length && known; i++) {
        known = gk_is_ascii_digit((uint8_t)count.at[i]) && kind->least < LONGEST_BODY;
        kind->least = kind->least * 10 + (count.at[i] - '0');
    }
    return known ? GK_OK
                 : gk_load_rows_complain(rows, cell, GK_RULE_PROFILE_VALUE,
                                         "text:100, channels, review, item");
}

/* The rules that a kind may be judged by. */
static bool is_of_elements(enum gk_rule_id rule)
{
    struct gk_bytes id = gk_bytes_of(gk_rule(rule)->id);
    return gk_bytes_start_with(id, GK_BYTES("elements.")) ||
           gk_bytes_start_with(id, GK_BYTES("channels.")) || rule == GK_RULE_REVIEW_LEGALITY ||
           rule == GK_RULE_REVIEW_COMPETITION || rule == GK_RULE_REVIEW_NUMBER ||
           rule == GK_RULE_REVIEW_VALIDITY || rule == GK_RULE_REVIEW_INTERPRETATION;
}

static const struct gk_element_kind *find_kind(const struct gk_elements *table,
                                               struct gk_bytes name)
{
    for (size_t i = 0; i < table->kind_count; i++)
        if (gk_bytes_equal(table->kinds[i].name, name))
            return &table->kinds[i];
    return NULL;
}

static enum gk_status read_kind(struct gk_load_rows *rows)
{
    struct gk_elements *table = &rows->load->profile->elements;
    const struct gk_bytes *cells = rows->tsv.cells;
    struct gk_element_kind kind = { .name = cells[KIND], .line = rows->tsv.line };
    const struct gk_element_kind *before = find_kind(table, kind.name);
    if (before)
        return gk_load_duplicate(rows->load, rows->file->path, rows->tsv.line, kind.name,
                                 before->line);
    if (table->kind_count == GK_ELEMENT_KINDS_MOST)
        return gk_load_rows_complain(rows, kind.name, GK_RULE_PROFILE_VALUE, "64");
    kind.rule = gk_rule_find(cells[RULE]);
    if (kind.rule == GK_RULE_COUNT || !is_of_elements(kind.rule))
        return gk_load_rows_complain(rows, cells[RULE], GK_RULE_PROFILE_VALUE,
                                     "elements.*, channels.*");
    enum gk_status status = read_list(rows, cells[TASKS], &kind.tasks, &kind.task_count);
    if (status == GK_OK && rows->good)
        status = read_titles(rows, &kind);
    if (status == GK_OK && rows->good)
        status = read_list(rows, cells[DENIED], &kind.denied, &kind.denied_count);
    if (status == GK_OK && rows->good)
        status = read_place(rows, &kind);
    if (status == GK_OK && rows->good)
        table->kinds[table->kind_count++] = kind;
    return status;
}

/* 办理地点|受理地点|field:topic, or /pattern/ */
static enum gk_status read_words(struct gk_load_rows *rows, struct gk_element_row *row)
{
    struct gk_arena *arena = &rows->load->profile->arena;
    struct gk_bytes rest = rows->tsv.cells[WORDS];
    struct gk_bytes word;
    size_t most = parts_of(rest) + 1;
    enum gk_status status = GK_OK;
    row->words = gk_arena_array(arena, most, sizeof *row->words);
    row->fields = gk_arena_array(arena, most, sizeof *row->fields);
    if (!row->words || !row->fields)
        return GK_NO_MEMORY;
    if (rest.length > 2 && rest.at[0] == '/' && rest.at[rest.length - 1] == '/')
        return gk_load_term(rows->load, rows->file, &rows->tsv, rest, &word, &row->pattern,
                            &rows->good);
    row->words[row->word_count++] = row->name;
    while (status == GK_OK && gk_cell_next(&rest, "|", &word)) {
        struct gk_bytes name = behind(word, GK_BYTES("field:"));
        if (!name.length) {
            status = add_word(rows, word, row->words, &row->word_count);
            continue;
        }
        enum gk_field field = gk_field_find(&rows->load->profile->fields, name);
        if (field == GK_FIELD_COUNT)
            return gk_load_rows_complain(rows, name, GK_RULE_PROFILE_FIELD, "");
        row->fields[row->field_count++] = field;
    }
    return status;
}

static enum gk_status read_element(struct gk_load_rows *rows)
{
    struct gk_elements *table = &rows->load->profile->elements;
    const struct gk_bytes *cells = rows->tsv.cells;
    const struct gk_element_kind *kind = find_kind(table, cells[KIND]);
    struct gk_element_row row = { .name = cells[ELEMENT], .line = rows->tsv.line };
    if (!kind)
        return gk_load_rows_complain(rows, cells[KIND], GK_RULE_PROFILE_VALUE, "KIND =");
    if (!row.name.length || table->row_count == GK_ELEMENT_ROWS_MOST)
        return gk_load_rows_complain(rows, cells[ELEMENT], GK_RULE_PROFILE_VALUE, "1-512");
    if (cells[SEVERITY].length && !gk_severity_find(cells[SEVERITY], &row.severity))
        return gk_load_rows_complain(rows, cells[SEVERITY], GK_RULE_PROFILE_VALUE,
                                     "error, warning, note, off");
    if (cells[SEVERITY].length && row.severity == GK_OFF)
        return GK_OK;
    row.kind = (uint32_t)(kind - table->kinds);
    row.element = (uint32_t)table->row_count;
    for (size_t i = 0; i < table->row_count && row.element == table->row_count; i++)
        if (table->rows[i].kind == row.kind && gk_bytes_equal(table->rows[i].name, row.name))
            row.element = (uint32_t)i;
    enum gk_status status = read_words(rows, &row);
    if (status == GK_OK && rows->good)
        table->rows[table->row_count++] = row;
    return status;
}

static enum gk_status read_row(struct gk_load_rows *rows)
{
    const struct gk_tsv *tsv = &rows->tsv;
    bool kind = gk_bytes_equal(tsv->cells[ELEMENT], GK_BYTES("="));
    size_t most = kind ? KIND_COLUMNS : COLUMNS;
    if (tsv->count > most || (kind && tsv->count < most) || tsv->count <= ELEMENT)
        return gk_load_rows_complain_of_count(rows, "2-5, KIND = 7");
    return kind ? read_kind(rows) : read_element(rows);
}

enum gk_status gk_load_elements(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_profile *profile = load->profile;
    struct gk_load_rows rows = gk_load_rows(load, file);
    enum gk_status status = GK_OK;
    profile->elements.kinds =
        gk_arena_array(&profile->arena, GK_ELEMENT_KINDS_MOST, sizeof *profile->elements.kinds);
    profile->elements.rows =
        gk_arena_array(&profile->arena, GK_ELEMENT_ROWS_MOST, sizeof *profile->elements.rows);
    if (!profile->elements.kinds || !profile->elements.rows)
        return GK_NO_MEMORY;
    while (status == GK_OK && gk_load_rows_next(&rows))
        status = read_row(&rows);
    gk_load_rows_close(&rows);
    return status;
}
