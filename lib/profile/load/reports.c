/*
 * reports.c - reports.tsv: kind, years, table, id, words, sum, source.
 */
#include "base/ascii.h"
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    KIND,
    YEARS,
    TABLE,
    ID,
    WORDS,
    SUM,
    SOURCE,
    COLUMNS,
};

enum { EARLIEST = 0, LATEST = 9999 };

static const struct gk_bytes nothing = { 0 };

/* The number at the start of the text, or `otherwise`; *text moves behind it. */
static int32_t read_number(struct gk_bytes *text, int32_t otherwise)
{
    int32_t number = 0;
    size_t digits = 0;
    for (; digits < text->length && digits < 4 && gk_is_ascii_digit((uint8_t)text->at[digits]);
         digits++)
        number = number * 10 + (text->at[digits] - '0');
    *text = (struct gk_bytes){ text->at + digits, text->length - digits };
    return digits ? number : otherwise;
}

static bool skip_dash(struct gk_bytes *text)
{
    bool there = text->length && text->at[0] == '-';
    *text = (struct gk_bytes){ text->at + there, text->length - there };
    return there;
}

/* 2019, 2019-2020, 2021-, -2018 */
static enum gk_status read_years(struct gk_load_rows *rows, struct gk_annual_line *line)
{
    struct gk_bytes rest = rows->tsv.cells[YEARS];
    size_t length = rest.length;
    line->from = read_number(&rest, EARLIEST);
    bool one = rest.length == 0;
    bool dash = skip_dash(&rest);
    line->to = one ? line->from : read_number(&rest, LATEST);
    bool good = length && (one || dash) && !rest.length && line->from <= line->to && length > dash;
    return good ? GK_OK
                : gk_load_rows_complain(rows, rows->tsv.cells[YEARS], GK_RULE_PROFILE_VALUE,
                                        "2019, 2019-2020, 2021-, -2018");
}

static enum gk_status read_kind(struct gk_load_rows *rows, struct gk_annual_line *line)
{
    int kind = 0;
    while (kind < GK_ANNUAL_KINDS &&
           !gk_bytes_equal(rows->tsv.cells[KIND],
                           gk_bytes_of(gk_annual_kind_name((enum gk_annual_kind)kind))))
        kind++;
    line->kind = (enum gk_annual_kind)kind;
    return kind < GK_ANNUAL_KINDS
               ? GK_OK
               : gk_load_rows_complain(rows, rows->tsv.cells[KIND], GK_RULE_PROFILE_VALUE,
                                       "section, matter, table, part, column, head, row, below, "
                                       "balance, rows, columns, carry");
}

static enum gk_status read_key(struct gk_load *load, struct gk_bytes word,
                               struct gk_annual_key *key)
{
    if (gk_fold(&load->folded, word) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t *letters =
        gk_arena_array(&load->profile->arena, load->folded.count + 1, sizeof *letters);
    if (!letters)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < load->folded.count; i++)
        if (gk_annual_counts(load->folded.characters[i]))
            letters[key->count++] = load->folded.characters[i];
    key->letters = letters;
    return GK_OK;
}

static enum gk_status read_words(struct gk_load_rows *rows, struct gk_annual_line *line)
{
    struct gk_bytes rest = rows->tsv.cells[WORDS];
    struct gk_bytes word;
    size_t most = 1;
    for (size_t i = 0; i < rest.length; i++)
        most += rest.at[i] == '|';
    struct gk_annual_key *keys = gk_arena_array(&rows->load->profile->arena, most, sizeof *keys);
    if (!keys)
        return GK_NO_MEMORY;
    line->keys = keys;
    while (gk_cell_next(&rest, "|", &word)) {
        if (!line->key_count)
            line->name = word;
        if (read_key(rows->load, word, &keys[line->key_count]) != GK_OK)
            return GK_NO_MEMORY;
        if (!keys[line->key_count].count)
            return gk_load_rows_complain(rows, rows->tsv.cells[WORDS], GK_RULE_PROFILE_VALUE,
                                         "主动公开|公开");
        line->key_count++;
    }
    return line->key_count ? GK_OK
                           : gk_load_rows_complain(rows, rows->tsv.cells[WORDS],
                                                   GK_RULE_PROFILE_VALUE, "主动公开|公开");
}

static bool is_sum(enum gk_annual_kind kind)
{
    return kind == GK_ANNUAL_BALANCE || kind == GK_ANNUAL_ROWS || kind == GK_ANNUAL_COLUMNS ||
           kind == GK_ANNUAL_CARRY;
}

static enum gk_status read_sum(struct gk_load_rows *rows, struct gk_annual_line *line)
{
    struct gk_bytes left;
    struct gk_bytes right;
    line->sum = rows->tsv.cells[SUM];
    return gk_annual_sum_sides(line->sum, &left, &right)
               ? GK_OK
               : gk_load_rows_complain(rows, rows->tsv.cells[SUM], GK_RULE_PROFILE_VALUE,
                                       "total = granted partly");
}

static enum gk_status read_row(struct gk_load_rows *rows, struct gk_annual_forms *forms)
{
    struct gk_annual_line line = { .table = rows->tsv.cells[TABLE], .id = rows->tsv.cells[ID] };
    if (rows->tsv.count <= TABLE || rows->tsv.count > COLUMNS)
        return gk_load_rows_complain_of_count(rows, "6-7");
    enum gk_status status = read_kind(rows, &line);
    if (status == GK_OK && rows->good)
        status = read_years(rows, &line);
    if (status == GK_OK && rows->good)
        status = is_sum(line.kind) ? read_sum(rows, &line) : read_words(rows, &line);
    if (status == GK_OK && rows->good && !is_sum(line.kind) && !line.id.length)
        status = gk_load_rows_complain(rows, rows->tsv.cells[ID], GK_RULE_PROFILE_VALUE, "total");
    if (status == GK_OK && rows->good) {
        line.line = rows->tsv.line;
        forms->lines[forms->count++] = line;
    }
    return status;
}

/* Whether a sum's id is a row of its table, or a column where columns are added up. */
static bool is_known(const struct gk_annual_forms *forms, const struct gk_annual_line *sum,
                     struct gk_bytes id)
{
    bool columns = sum->kind == GK_ANNUAL_COLUMNS;
    for (uint32_t i = 0; i < forms->count; i++) {
        const struct gk_annual_line *line = &forms->lines[i];
        bool kind = columns ? line->kind == GK_ANNUAL_COLUMN
                            : line->kind == GK_ANNUAL_ROW || line->kind == GK_ANNUAL_BELOW;
        if (kind && gk_bytes_equal(line->table, sum->table) && gk_bytes_equal(line->id, id))
            return true;
    }
    return false;
}

/* A sum of something that does not exist would be no sum at all, and say nothing. */
static enum gk_status check_sum(struct gk_load_rows *rows, const struct gk_annual_forms *forms,
                                uint32_t at)
{
    const struct gk_annual_line *line = &forms->lines[at];
    struct gk_bytes sides[2];
    struct gk_bytes id;
    enum gk_status status = GK_OK;
    if (!gk_annual_sum_sides(line->sum, &sides[0], &sides[1]))
        return GK_OK;
    for (int side = 0; side < 2; side++)
        while (status == GK_OK && gk_annual_sum_next(&sides[side], &id))
            if (!is_known(forms, line, id))
                status = gk_load_mistake(rows->load, rows->file->path, line->line, 0,
                                         GK_RULE_PROFILE_VALUE, id,
                                         GK_BYTES("id (row, below; column)"), nothing);
    return status;
}

enum gk_status gk_load_reports(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_profile *profile = load->profile;
    struct gk_load_rows rows = gk_load_rows(load, file);
    size_t most = gk_tsv_most(file->text);
    profile->reports.lines = gk_arena_array(&profile->arena, most, sizeof *profile->reports.lines);
    if (!profile->reports.lines)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_load_rows_next(&rows))
        status = read_row(&rows, &profile->reports);
    for (uint32_t i = 0;
         status == GK_OK && gk_load_checks(load, file) && i < profile->reports.count; i++)
        status = check_sum(&rows, &profile->reports, i);
    gk_load_rows_close(&rows);
    return status;
}
