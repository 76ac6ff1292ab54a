/*
 * lexicon.c - lexicon.tsv and --words: term or /pattern/, action, reason, allow phrases.
 */
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    TERM,
    ACTION,
    REASON,
    ALLOW,
    COLUMNS,
};

static const struct gk_bytes nothing = { 0 };

/* A list that is being read. */
struct reading {
    struct gk_load_rows rows;
    struct gk_lexicon_list *list;
    struct gk_map places; /* of terms as written: their row in the lexicon */
};

/* *term*: a Latin term that also counts inside longer words. Nothing is left of stars alone. */
static struct gk_bytes without_stars(struct gk_bytes term, bool *inside)
{
    size_t stars = 0;
    while (stars < term.length && term.at[stars] == '*')
        stars++;
    if (stars == term.length)
        term.length = 0;
    *inside = term.length > 2 && term.at[0] == '*' && term.at[term.length - 1] == '*';
    return *inside ? (struct gk_bytes){ term.at + 1, term.length - 2 } : term;
}

/* Between phrases: whatever staff put there; none of these stands inside one. */
#define SEPARATORS "|｜,，" GK_CELL_SEPARATORS

static enum gk_status read_allow(struct gk_arena *arena, struct gk_bytes cell,
                                 struct gk_lexicon_row *row)
{
    struct gk_bytes rest = cell;
    struct gk_bytes phrase;
    size_t count = 0;
    if (!cell.length)
        return GK_OK;
    while (gk_cell_next(&rest, SEPARATORS, &phrase))
        count++;
    row->allow = gk_arena_array(arena, count, sizeof *row->allow);
    if (!row->allow)
        return GK_NO_MEMORY;
    while (gk_cell_next(&cell, SEPARATORS, &phrase))
        row->allow[row->allow_count++] = phrase;
    return GK_OK;
}

static enum gk_status read_action(struct gk_load_rows *rows, struct gk_lexicon_row *row)
{
    struct gk_bytes action = rows->tsv.cells[ACTION];
    enum gk_action found = GK_ACTION_WITHHOLD;
    bool known = !action.length || gk_action_find(action, &found);
    row->action = found;
    return known ? GK_OK
                 : gk_load_rows_complain(rows, action, GK_RULE_PROFILE_VALUE,
                                         "withhold, mask, note, off");
}

/*
 * Whether a term is rather a row whose columns are parted by something other than tabs: it holds a
 * comma, two blanks side by side, a tab written as \t, or behind any such sign a second word that
 * is an action. Taken as one long term it would never be found, and nobody would know.
 */
static bool holds_columns(struct gk_bytes term)
{
    static const char signs[] = " \xC2\xA0　;；|｜、:：/";
    struct gk_bytes first = { NULL, 0 }, second = { NULL, 0 }, rest = term;
    enum gk_action action;
    bool sign = false;
    if (gk_bytes_find(term, GK_BYTES(",")) || gk_bytes_find(term, GK_BYTES("，")) ||
        gk_bytes_find(term, GK_BYTES("  ")) || gk_bytes_find(term, GK_BYTES("　　")) ||
        gk_bytes_find(term, GK_BYTES("\\t")))
        return true;
    /* Most terms have no such sign, and need not be read by the character. */
    for (size_t i = 0; i < term.length && !sign; i++)
        sign = memchr(" ;|:/\xC2\xE3\xEF", term.at[i], 8) != NULL;
    return sign && gk_cell_next(&rest, signs, &first) && gk_cell_next(&rest, signs, &second) &&
           gk_action_find(second, &action);
}

/* Whether a row, or its term alone, stands in quotation marks, as a cell of CSV may. */
static bool is_quoted(const struct gk_tsv *tsv)
{
    struct gk_bytes term = tsv->cells[TERM];
    struct gk_bytes last = tsv->cells[tsv->count - 1];
    return term.length && term.at[0] == '"' &&
           ((term.length > 1 && term.at[term.length - 1] == '"') ||
            (last.length && last.at != term.at && last.at[last.length - 1] == '"'));
}

static enum gk_status check_columns(struct gk_load_rows *rows, struct gk_bytes term)
{
    bool pattern = term.length > 2 && term.at[0] == '/' && term.at[term.length - 1] == '/';
    bool columns = !pattern && holds_columns(term);
    if (!columns && !is_quoted(&rows->tsv))
        return GK_OK;
    return gk_load_rows_complain(rows, term,
                                 columns ? GK_RULE_PROFILE_SEPARATOR : GK_RULE_PROFILE_QUOTED, "");
}

/* A term that stands twice with one action is harmless, and kept once; with two actions nobody
 * can say which was meant. */
static enum gk_status check_once(struct reading *reading, const struct gk_lexicon_row *row)
{
    struct gk_load_rows *rows = &reading->rows;
    const struct gk_lexicon *lexicon = &rows->load->profile->lexicon;
    struct gk_bytes term = rows->tsv.cells[TERM];
    uint32_t place = gk_map_get(&reading->places, term, UINT32_MAX);
    if (place == UINT32_MAX)
        return gk_map_put(&reading->places, term, (uint32_t)lexicon->count);
    rows->good = false;
    if (lexicon->rows[place].action == row->action)
        return GK_OK;
    /* No report shows what the list holds. */
    return gk_load_duplicate(rows->load, rows->file->path, rows->tsv.line, GK_BYTES("***"),
                             lexicon->rows[place].line);
}

static enum gk_status read_row(struct reading *reading)
{
    struct gk_load_rows *rows = &reading->rows;
    struct gk_profile *profile = rows->load->profile;
    struct gk_tsv *tsv = &rows->tsv;
    struct gk_lexicon_row row = { .list = reading->list, .line = tsv->line };
    struct gk_bytes pattern = { NULL, 0 };
    if (tsv->count > COLUMNS)
        return gk_load_rows_complain_of_count(rows, "1-4");
    struct gk_bytes term = without_stars(tsv->cells[TERM], &row.inside_words);
    enum gk_status status = check_columns(rows, tsv->cells[TERM]);
    if (status == GK_OK && rows->good)
        status = gk_load_term(rows->load, rows->file, tsv, term, &row.term, &pattern, &rows->good);
    row.is_pattern = pattern.length != 0;
    if (row.is_pattern)
        row.term = pattern;
    if (status == GK_OK)
        status = read_action(rows, &row);
    if (status == GK_OK && rows->good && gk_load_checks(rows->load, rows->file))
        status = check_once(reading, &row);
    if (status == GK_OK && rows->good)
        status = read_allow(&profile->arena, tsv->cells[ALLOW], &row);
    if (status == GK_OK && rows->good)
        profile->lexicon.rows[profile->lexicon.count++] = row;
    return status;
}

/* Room for one row a line of the text. */
static enum gk_status reserve(struct gk_profile *profile, struct gk_bytes text)
{
    struct gk_lexicon *lexicon = &profile->lexicon;
    size_t wanted = lexicon->count + gk_tsv_most(text);
    if (wanted <= lexicon->capacity)
        return GK_OK;
    struct gk_lexicon_row *rows = gk_arena_array(&profile->arena, wanted, sizeof *rows);
    if (!rows)
        return GK_NO_MEMORY;
    if (lexicon->count)
        memcpy(rows, lexicon->rows, lexicon->count * sizeof *rows);
    lexicon->rows = rows;
    lexicon->capacity = wanted;
    return GK_OK;
}

/*
 * The lines that begin with #! before the first row, which say how the list is meant.
 * `ignore-punctuation` is all there is to say.
 */
static enum gk_status read_options(struct reading *reading)
{
    const struct gk_load_rows *rows = &reading->rows;
    struct gk_bytes rest = rows->file->text;
    enum gk_status status = GK_OK;
    for (uint32_t line = 1; rest.length && status == GK_OK; line++) {
        size_t length = 0;
        while (length < rest.length && rest.at[length] != '\n' && rest.at[length] != '\r')
            length++;
        struct gk_bytes text = gk_cell_trim((struct gk_bytes){ rest.at, length });
        length +=
            length + 1 < rest.length && rest.at[length] == '\r' && rest.at[length + 1] == '\n';
        length += length < rest.length;
        rest = (struct gk_bytes){ rest.at + length, rest.length - length };
        if (text.length && text.at[0] != '#')
            break;
        if (!gk_bytes_start_with(text, GK_BYTES("#!")))
            continue;
        text = gk_cell_trim((struct gk_bytes){ text.at + 2, text.length - 2 });
        if (gk_bytes_equal(text, GK_BYTES("ignore-punctuation")))
            reading->list->ignores_punctuation = true;
        else
            status = gk_load_mistake(rows->load, rows->file->path, line, 1, GK_RULE_PROFILE_VALUE,
                                     text, GK_BYTES("ignore-punctuation"), nothing);
    }
    return status;
}

enum gk_status gk_load_lexicon(struct gk_load *load, const struct gk_profile_file *file)
{
    struct reading reading = { .rows = gk_load_rows(load, file) };
    enum gk_status status = reserve(load->profile, file->text);
    reading.list = gk_arena_allocate(&load->profile->arena, sizeof *reading.list);
    if (!reading.list)
        return GK_NO_MEMORY;
    reading.list->path = file->name;
    if (status == GK_OK)
        status = read_options(&reading);
    while (status == GK_OK && gk_load_rows_next(&reading.rows))
        status = read_row(&reading);
    gk_map_free(&reading.places);
    gk_load_rows_close(&reading.rows);
    return status;
}
