/*
 * pairs.c - pairs.tsv: class, class, linking fields, limit, severity, basis, note.
 */
#include "base/ascii.h"
#include "domain/date.h"
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    FIRST,
    SECOND,
    LINKS,
    LIMIT,
    SEVERITY,
    BASIS,
    NOTE,
    COLUMNS,
};

enum { LONGEST_LIMIT = 9999 };

static const char *const part_names[GK_PAIR_PARTS] = {
    [GK_PAIR_TITLE] = "title", [GK_PAIR_TITLE_END] = "title_end", [GK_PAIR_NATURE] = "nature",
    [GK_PAIR_DRAFT] = "draft", [GK_PAIR_COLUMN] = "column",       [GK_PAIR_AREA] = "area",
    [GK_PAIR_TASK] = "task",   [GK_PAIR_GENRE] = "genre",
};

static bool find_part(struct gk_bytes name, enum gk_pair_part *part)
{
    for (int i = 0; i < GK_PAIR_PARTS; i++)
        if (gk_bytes_equal(name, gk_bytes_of(part_names[i]))) {
            *part = (enum gk_pair_part)i;
            return true;
        }
    return false;
}

static bool find_nature(struct gk_bytes word, unsigned *natures)
{
    enum gk_title_nature nature = GK_TITLE_DOCUMENT;
    bool known = gk_bytes_equal(word, GK_BYTES("公文")) || gk_title_nature_find(word, &nature);
    *natures |= known ? 1U << nature : 0;
    return known;
}

static size_t count_of(struct gk_bytes text, char sign)
{
    size_t count = 1;
    for (size_t i = 0; i < text.length; i++)
        count += text.at[i] == sign;
    return count;
}

/* 征求…意见 has two parts, neither of them blank, and 征求……意见 is the same; *blank is set where one
 * is. */
static enum gk_status is_blank_word(struct gk_load_rows *rows, struct gk_bytes word, bool *blank)
{
    struct gk_bytes first;
    struct gk_bytes second;
    if (!gk_pair_word_parts(word, &first, &second))
        return gk_load_is_blank(rows->load, word, blank);
    *blank = gk_bytes_find(second, GK_BYTES("…")) != NULL;
    enum gk_status status = *blank ? GK_OK : gk_load_is_blank(rows->load, first, blank);
    return status != GK_OK || *blank ? status : gk_load_is_blank(rows->load, second, blank);
}

/* 解读|图解 */
static enum gk_status read_words(struct gk_load_rows *rows, struct gk_bytes text,
                                 struct gk_pair_condition *condition)
{
    struct gk_bytes word;
    condition->words =
        gk_arena_array(&rows->load->profile->arena, count_of(text, '|'), sizeof *condition->words);
    if (!condition->words)
        return GK_NO_MEMORY;
    while (gk_cell_next(&text, "|", &word)) {
        bool blank = false;
        if (condition->part == GK_PAIR_NATURE && !find_nature(word, &condition->natures))
            return gk_load_rows_complain(rows, word, GK_RULE_PROFILE_VALUE, "公文, 解读, 新闻");
        if (is_blank_word(rows, word, &blank) != GK_OK)
            return GK_NO_MEMORY;
        if (blank)
            return gk_load_rows_complain(rows, word, GK_RULE_PROFILE_TERM, "");
        condition->words[condition->word_count++] = word;
    }
    return GK_OK;
}

/* title:解读|图解, !nature:新闻, draft */
static enum gk_status read_condition(struct gk_load_rows *rows, struct gk_bytes text,
                                     struct gk_pair_condition *condition)
{
    static const char wanted[] = "title:…, title_end:…, nature:…, draft, column:…, area:…, "
                                 "task:…, genre:…";
    struct gk_bytes whole = text;
    condition->negated = text.length && text.at[0] == '!';
    text = gk_cell_trim(
        (struct gk_bytes){ text.at + condition->negated, text.length - condition->negated });
    const char *colon = text.length ? memchr(text.at, ':', text.length) : NULL;
    size_t length = colon ? (size_t)(colon - text.at) : text.length;
    if (!find_part(gk_cell_trim((struct gk_bytes){ text.at, length }), &condition->part))
        return gk_load_rows_complain(rows, whole, GK_RULE_PROFILE_VALUE, wanted);
    bool words = condition->part != GK_PAIR_DRAFT;
    if (words != (colon != NULL))
        return gk_load_rows_complain(rows, whole, GK_RULE_PROFILE_VALUE, wanted);
    if (!words)
        return GK_OK;
    struct gk_bytes list = { colon + 1, text.length - length - 1 };
    enum gk_status status = read_words(rows, list, condition);
    return status == GK_OK && rows->good && !condition->word_count
               ? gk_load_rows_complain(rows, whole, GK_RULE_PROFILE_VALUE, wanted)
               : status;
}

static enum gk_status read_class(struct gk_load_rows *rows, int cell, struct gk_pair_class *class)
{
    struct gk_bytes rest = rows->tsv.cells[cell];
    struct gk_bytes text;
    enum gk_status status = GK_OK;
    class->conditions =
        gk_arena_array(&rows->load->profile->arena, count_of(rest, '&'), sizeof *class->conditions);
    if (!class->conditions)
        return GK_NO_MEMORY;
    while (status == GK_OK && rows->good && gk_cell_next(&rest, "&", &text))
        status = read_condition(rows, text, &class->conditions[class->count++]);
    return status == GK_OK && !class->count
               ? gk_load_rows_complain(rows, rest, GK_RULE_PROFILE_VALUE, "title:…")
               : status;
}

static enum gk_status read_links(struct gk_load_rows *rows, struct gk_pair *pair)
{
    static const struct {
        const char *name;
        unsigned link;
    } links[] = {
        { "interprets", GK_PAIR_BY_INTERPRETS },
        { "relates_to", GK_PAIR_BY_RELATES },
        { "title", GK_PAIR_BY_TITLE },
        { "publisher", GK_PAIR_BY_PUBLISHER },
        { "both", GK_PAIR_BOTH },
    };
    static const char wanted[] = "interprets, relates_to, title, publisher, both";
    struct gk_bytes rest = rows->tsv.cells[LINKS];
    struct gk_bytes word;
    while (gk_cell_next(&rest, "," GK_CELL_SEPARATORS, &word)) {
        unsigned found = 0;
        for (size_t i = 0; i < sizeof links / sizeof *links; i++)
            if (gk_bytes_equal(word, gk_bytes_of(links[i].name)))
                found = links[i].link;
        if (!found)
            return gk_load_rows_complain(rows, word, GK_RULE_PROFILE_VALUE, wanted);
        pair->links |= found;
    }
    return pair->links & ~(unsigned)GK_PAIR_BOTH
               ? GK_OK
               : gk_load_rows_complain(rows, rows->tsv.cells[LINKS], GK_RULE_PROFILE_VALUE, wanted);
}

/* `20` in front of a field's name; -1: it is none. */
static int32_t read_count(struct gk_bytes word)
{
    int32_t count = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (!gk_is_ascii_digit((uint8_t)word.at[i]) || count > LONGEST_LIMIT / 10)
            return -1;
        count = count * 10 + (word.at[i] - '0');
    }
    return word.length ? count : -1;
}

static const char limit_wanted[] = "20 published_date; after consult_until; since 2016-11-10";

static enum gk_status read_since(struct gk_load_rows *rows, struct gk_bytes text,
                                 struct gk_pair *pair)
{
    struct gk_date date;
    if (gk_date_read(text, &date) != GK_DATE_READ)
        return gk_load_rows_complain(rows, text, GK_RULE_PROFILE_VALUE, limit_wanted);
    pair->since = date.day;
    return GK_OK;
}

/* 20 published_date, after consult_until, since 2016-11-10 */
static enum gk_status read_item(struct gk_load_rows *rows, struct gk_bytes item,
                                struct gk_pair *pair)
{
    struct gk_bytes words = item;
    struct gk_bytes word = { 0 };
    struct gk_bytes name = { 0 };
    bool two = gk_cell_next(&words, " ", &word) && gk_cell_next(&words, " ", &name);
    int32_t count = read_count(word);
    bool after = gk_bytes_equal(word, GK_BYTES("after"));
    bool since = gk_bytes_equal(word, GK_BYTES("since"));
    if (!two || (count < 0 && !after && !since) || gk_cell_trim(words).length)
        return gk_load_rows_complain(rows, item, GK_RULE_PROFILE_VALUE, limit_wanted);
    if (since)
        return read_since(rows, name, pair);
    enum gk_field field = gk_field_find(&rows->load->profile->fields, name);
    if (field == GK_FIELD_COUNT)
        return gk_load_rows_complain(rows, name, GK_RULE_PROFILE_FIELD, "");
    if (after) {
        pair->after = field;
        return GK_OK;
    }
    pair->days = count;
    pair->from = field;
    return GK_OK;
}

static enum gk_status read_limit(struct gk_load_rows *rows, struct gk_pair *pair)
{
    struct gk_bytes rest = rows->tsv.cells[LIMIT];
    struct gk_bytes item;
    enum gk_status status = GK_OK;
    pair->days = -1;
    pair->since = INT32_MIN;
    pair->after = GK_FIELD_COUNT;
    while (status == GK_OK && rows->good && gk_cell_next(&rest, GK_CELL_SEPARATORS, &item))
        status = read_item(rows, item, pair);
    return status;
}

static enum gk_status read_row(struct gk_load_rows *rows, struct gk_partners *pairs)
{
    struct gk_tsv *tsv = &rows->tsv;
    struct gk_pair pair = { .line = tsv->line,
                            .basis = tsv->cells[BASIS],
                            .note = tsv->cells[NOTE] };
    if (tsv->count != COLUMNS)
        return gk_load_rows_complain_of_count(rows, "7");
    if (pairs->count == GK_PAIRS_MOST)
        return gk_load_rows_complain(rows, tsv->cells[FIRST], GK_RULE_PROFILE_VALUE, "64");
    enum gk_status status = read_class(rows, FIRST, &pair.first);
    if (status == GK_OK && rows->good)
        status = read_class(rows, SECOND, &pair.second);
    if (status == GK_OK && rows->good)
        status = read_links(rows, &pair);
    if (status == GK_OK && rows->good)
        status = read_limit(rows, &pair);
    if (status == GK_OK && rows->good && !gk_severity_find(tsv->cells[SEVERITY], &pair.severity))
        status = gk_load_rows_complain(rows, tsv->cells[SEVERITY], GK_RULE_PROFILE_VALUE,
                                       "error, warning, note, off");
    if (status == GK_OK && rows->good && pair.severity != GK_OFF)
        pairs->rows[pairs->count++] = pair;
    return status;
}

enum gk_status gk_load_pairs(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_profile *profile = load->profile;
    struct gk_load_rows rows = gk_load_rows(load, file);
    enum gk_status status = GK_OK;
    profile->pairs.path = file->path;
    profile->pairs.rows =
        gk_arena_array(&profile->arena, GK_PAIRS_MOST, sizeof *profile->pairs.rows);
    if (!profile->pairs.rows)
        return GK_NO_MEMORY;
    while (status == GK_OK && gk_load_rows_next(&rows))
        status = read_row(&rows, &profile->pairs);
    gk_load_rows_close(&rows);
    return status;
}
