/*
 * taxonomy.c - taxonomy/NAME.tsv: class, field, term or /pattern/, weight, note; and what people
 * call a class: class, =, title.
 */
#include "conf/table.h"
#include "profile/load/kinds.h"

enum {
    CLASS,
    FIELD,
    TERM,
    WEIGHT,
    NOTE,
    COLUMNS,
};

enum { LARGEST_WEIGHT = 1000000, DEFAULT_THRESHOLD = 1, DEFAULT_MARGIN = 1 };

static const struct gk_bytes nothing = { 0 };

/* A file, and the row of it at hand. */
struct rows {
    struct gk_load *load;
    const struct gk_profile_file *file;
    struct gk_tsv tsv;
    struct gk_map lines;  /* of class, field and term: where they stood */
    struct gk_map titles; /* of classes: where they stood */
};

static enum gk_status complain(struct rows *rows, int cell, enum gk_rule_id rule,
                               struct gk_bytes first, struct gk_bytes second)
{
    uint32_t column = gk_tsv_column(&rows->tsv, rows->tsv.cells[cell].at);
    return gk_load_mistake(rows->load, rows->file->path, rows->tsv.line, column, rule, first,
                           second, nothing);
}

static bool read_weight(struct gk_bytes text, int32_t *weight)
{
    bool negative = text.length && text.at[0] == '-';
    size_t at = negative || (text.length && text.at[0] == '+');
    if (at == text.length)
        return false;
    for (*weight = 0; at < text.length; at++) {
        if (text.at[at] < '0' || text.at[at] > '9')
            return false;
        *weight = *weight * 10 + (text.at[at] - '0');
        if (*weight > LARGEST_WEIGHT)
            return false;
    }
    *weight = negative ? -*weight : *weight;
    return true;
}

static enum gk_status read_columns(struct rows *rows, struct gk_taxonomy_row *row, bool *good)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    enum gk_status status = GK_OK;
    row->class_name = cells[CLASS];
    row->note = cells[NOTE];
    row->any_field = gk_bytes_equal(cells[FIELD], GK_BYTES("*"));
    row->field = gk_field_find(&rows->load->profile->fields, cells[FIELD]);
    row->stop = gk_bytes_equal(cells[WEIGHT], GK_BYTES("stop"));
    if (!row->class_name.length) {
        *good = false;
        status = complain(rows, CLASS, GK_RULE_PROFILE_TERM, nothing, nothing);
    }
    if (status == GK_OK && !row->any_field && row->field == GK_FIELD_COUNT) {
        *good = false;
        status = complain(rows, FIELD, GK_RULE_PROFILE_FIELD, cells[FIELD], nothing);
    }
    if (status == GK_OK && !row->stop && !read_weight(cells[WEIGHT], &row->weight)) {
        *good = false;
        status = complain(rows, WEIGHT, GK_RULE_PROFILE_VALUE, cells[WEIGHT],
                          GK_BYTES("stop, -1000000 ... 1000000"));
    }
    return status;
}

/* The same class, field and term on two lines would count twice without anybody meaning it. */
static enum gk_status check_once(struct rows *rows, bool *good)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    struct gk_buffer key = { 0 };
    enum gk_status status = GK_OK;
    for (int i = CLASS; i <= TERM && status == GK_OK; i++) {
        status = gk_buffer_append(&key, cells[i]);
        if (status == GK_OK && i != TERM)
            status = gk_buffer_append_byte(&key, '\t');
    }
    uint32_t before = 0;
    if (status == GK_OK)
        before = gk_map_get(&rows->lines, gk_buffer_bytes(&key), 0);
    if (status == GK_OK && before) {
        *good = false;
        status =
            gk_load_duplicate(rows->load, rows->file->path, rows->tsv.line, cells[TERM], before);
    } else if (status == GK_OK) {
        struct gk_bytes kept = gk_arena_copy(&rows->load->profile->arena, gk_buffer_bytes(&key));
        status = kept.at ? gk_map_put(&rows->lines, kept, rows->tsv.line) : GK_NO_MEMORY;
    }
    gk_buffer_free(&key);
    return status;
}

static enum gk_status complain_of_count(struct rows *rows, const char *wanted)
{
    char count = (char)('0' + (rows->tsv.count > 9 ? 9 : rows->tsv.count));
    return gk_load_mistake(rows->load, rows->file->path, rows->tsv.line, 0, GK_RULE_PROFILE_COLUMN,
                           (struct gk_bytes){ &count, 1 }, gk_bytes_of(wanted), nothing);
}

static enum gk_status read_title(struct rows *rows, struct gk_taxonomy *taxonomy)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    if (rows->tsv.count != TERM + 1)
        return complain_of_count(rows, "3");
    if (!cells[CLASS].length)
        return complain(rows, CLASS, GK_RULE_PROFILE_TERM, nothing, nothing);
    uint32_t before = gk_map_get(&rows->titles, cells[CLASS], 0);
    if (before)
        return gk_load_duplicate(rows->load, rows->file->path, rows->tsv.line, cells[CLASS],
                                 before);
    taxonomy->titles[taxonomy->title_count++] =
        (struct gk_class_title){ cells[CLASS], cells[TERM], rows->tsv.line };
    return gk_map_put(&rows->titles, cells[CLASS], rows->tsv.line);
}

/* Rows of "10.2" speak for the class "10" too. */
static enum gk_status gather_classes(const struct gk_taxonomy *taxonomy, struct gk_map *classes)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < taxonomy->row_count && status == GK_OK; i++) {
        struct gk_bytes name = taxonomy->rows[i].class_name;
        const char *dot = memchr(name.at, '.', name.length);
        status = gk_map_put(classes, name, 1);
        if (status == GK_OK && dot)
            status = gk_map_put(classes, (struct gk_bytes){ name.at, (size_t)(dot - name.at) }, 1);
    }
    return status;
}

/* A title of a class that no row speaks for is never written: the class is a slip of the pen. */
static enum gk_status check_titles(struct rows *rows, const struct gk_taxonomy *taxonomy)
{
    struct gk_map classes = { 0 };
    enum gk_status status = gather_classes(taxonomy, &classes);
    for (size_t i = 0; i < taxonomy->title_count && status == GK_OK; i++) {
        const struct gk_class_title *title = &taxonomy->titles[i];
        if (!gk_map_get(&classes, title->class_name, 0))
            status = gk_load_mistake(rows->load, rows->file->path, title->line, 1,
                                     GK_RULE_PROFILE_CLASS, title->class_name, nothing, nothing);
    }
    gk_map_free(&classes);
    return status;
}

static enum gk_status read_row(struct rows *rows, struct gk_taxonomy *taxonomy)
{
    struct gk_tsv *tsv = &rows->tsv;
    struct gk_taxonomy_row *row = &taxonomy->rows[taxonomy->row_count];
    bool good = true;
    if (gk_bytes_equal(tsv->cells[FIELD], GK_BYTES("=")))
        return read_title(rows, taxonomy);
    if (tsv->count <= WEIGHT || tsv->count > COLUMNS)
        return complain_of_count(rows, "4-5");
    *row = (struct gk_taxonomy_row){ .line = tsv->line };
    enum gk_status status = read_columns(rows, row, &good);
    if (status == GK_OK)
        status = gk_load_term(rows->load, rows->file, tsv, tsv->cells[TERM], &row->term,
                              &row->pattern, &good);
    if (status == GK_OK && good && gk_load_checks(rows->load, rows->file))
        status = check_once(rows, &good);
    taxonomy->row_count += good;
    return status;
}

struct gk_bytes gk_load_taxonomy_name(struct gk_bytes file)
{
    struct gk_bytes start = GK_BYTES("taxonomy/");
    struct gk_bytes end = GK_BYTES(".tsv");
    return (struct gk_bytes){ file.at + start.length, file.length - start.length - end.length };
}

static int32_t parameter(const struct gk_profile *profile, struct gk_arena *arena,
                         struct gk_bytes name, const char *which, int32_t otherwise,
                         enum gk_status *status)
{
    int64_t value;
    struct gk_bytes terminated = gk_arena_copy(arena, name);
    if (!terminated.at)
        *status = GK_NO_MEMORY;
    else if (gk_profile_integer(profile, "taxonomies", terminated.at, which, &value) &&
             value >= 0 && value <= INT32_MAX)
        return (int32_t)value;
    return otherwise;
}

enum gk_status gk_load_taxonomy(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_profile *profile = load->profile;
    struct gk_arena *arena = &profile->arena;
    struct gk_taxonomy *taxonomy = &profile->taxonomies[profile->taxonomy_count];
    struct rows rows = { .load = load, .file = file, .tsv = { .text = file->text } };
    enum gk_status status = GK_OK;
    size_t lines = gk_tsv_most(file->text);
    *taxonomy =
        (struct gk_taxonomy){ .name = gk_load_taxonomy_name(file->name), .path = file->path };
    taxonomy->threshold =
        parameter(profile, arena, taxonomy->name, "threshold", DEFAULT_THRESHOLD, &status);
    taxonomy->margin = parameter(profile, arena, taxonomy->name, "margin", DEFAULT_MARGIN, &status);
    taxonomy->rows = gk_arena_array(arena, lines, sizeof *taxonomy->rows);
    taxonomy->titles = gk_arena_array(arena, lines, sizeof *taxonomy->titles);
    if (status != GK_OK || !taxonomy->rows || !taxonomy->titles)
        return GK_NO_MEMORY;
    profile->taxonomy_count++;
    while (status == GK_OK && gk_tsv_next(&rows.tsv))
        status = read_row(&rows, taxonomy);
    if (status == GK_OK && taxonomy->title_count && gk_load_checks(load, file))
        status = check_titles(&rows, taxonomy);
    gk_map_free(&rows.lines);
    gk_map_free(&rows.titles);
    return status;
}
