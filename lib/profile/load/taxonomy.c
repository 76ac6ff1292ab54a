/*
 * taxonomy.c - taxonomy/NAME.tsv: class, field, term or /pattern/, weight, note; and what people
 * call a class: class, =, title.
 */
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    CLASS,
    FIELD,
    TERM,
    WEIGHT,
    NOTE,
    COLUMNS,
};

enum { LARGEST_WEIGHT = 1000000, DEFAULT_THRESHOLD = 1, DEFAULT_MARGIN = 1, DEFAULT_REACH = 40 };

static const struct gk_bytes nothing = { 0 };

static enum gk_status read_columns(struct gk_load_rows *rows, struct gk_taxonomy_row *row)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    enum gk_status status = GK_OK;
    row->class_name = cells[CLASS];
    row->note = cells[NOTE];
    row->any_field = gk_bytes_equal(cells[FIELD], GK_BYTES("*"));
    row->title_end = gk_bytes_equal(cells[FIELD], GK_BYTES("title_end"));
    row->title_nature = gk_bytes_equal(cells[FIELD], GK_BYTES("title_nature"));
    row->field = row->title_end || row->title_nature
                     ? GK_FIELD_TITLE
                     : gk_field_find(&rows->load->profile->fields, cells[FIELD]);
    row->stop = gk_bytes_equal(cells[WEIGHT], GK_BYTES("stop"));
    if (!row->class_name.length)
        status = gk_load_rows_complain(rows, cells[CLASS], GK_RULE_PROFILE_TERM, "");
    if (status == GK_OK && !row->any_field && row->field == GK_FIELD_COUNT)
        status = gk_load_rows_complain(rows, cells[FIELD], GK_RULE_PROFILE_FIELD, "");
    row->cover = gk_bytes_equal(cells[WEIGHT], GK_BYTES("cover"));
    if (status == GK_OK && !row->stop && !row->cover &&
        !gk_load_integer(cells[WEIGHT], LARGEST_WEIGHT, &row->weight))
        status = gk_load_rows_complain(rows, cells[WEIGHT], GK_RULE_PROFILE_VALUE,
                                       "stop, cover, -1000000 ... 1000000");
    return status;
}

/* The same class, field and term on two lines would count twice without anybody meaning it. */
static enum gk_status check_once(struct gk_load_rows *rows)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    struct gk_buffer key = { 0 };
    enum gk_status status = GK_OK;
    for (int i = CLASS; i <= TERM && status == GK_OK; i++) {
        status = gk_buffer_append(&key, cells[i]);
        if (status == GK_OK && i != TERM)
            status = gk_buffer_append_byte(&key, '\t');
    }
    if (status == GK_OK)
        status = gk_load_rows_once(rows, gk_buffer_bytes(&key), cells[TERM]);
    gk_buffer_free(&key);
    return status;
}

static enum gk_status read_title(struct gk_load_rows *rows, struct gk_taxonomy *taxonomy)
{
    const struct gk_bytes *cells = rows->tsv.cells;
    if (rows->tsv.count != TERM + 1)
        return gk_load_rows_complain_of_count(rows, "3");
    if (!cells[CLASS].length)
        return gk_load_rows_complain(rows, cells[CLASS], GK_RULE_PROFILE_TERM, "");
    struct gk_buffer key = { 0 };
    enum gk_status status = gk_buffer_append(&key, GK_BYTES("=\t"));
    if (status == GK_OK)
        status = gk_buffer_append(&key, cells[CLASS]);
    if (status == GK_OK)
        status = gk_load_rows_once(rows, gk_buffer_bytes(&key), cells[CLASS]);
    gk_buffer_free(&key);
    if (status == GK_OK && rows->good)
        taxonomy->titles[taxonomy->title_count++] =
            (struct gk_class_title){ cells[CLASS], cells[TERM], rows->tsv.line };
    return status;
}

enum gk_status gk_load_taxonomy_classes(const struct gk_taxonomy *taxonomy, struct gk_map *classes)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < taxonomy->row_count && status == GK_OK; i++) {
        struct gk_bytes name = taxonomy->rows[i].class_name;
        status = gk_map_put(classes, name, 1);
        for (size_t j = 1; j < name.length && status == GK_OK; j++)
            if (name.at[j] == '.' || name.at[j] == '/')
                status = gk_map_put(classes, (struct gk_bytes){ name.at, j }, 1);
    }
    return status;
}

/* A title of a class that no row speaks for is never written: the class is a slip of the pen. */
static enum gk_status check_titles(struct gk_load_rows *rows, const struct gk_taxonomy *taxonomy)
{
    struct gk_map classes = { 0 };
    enum gk_status status = gk_load_taxonomy_classes(taxonomy, &classes);
    for (size_t i = 0; i < taxonomy->title_count && status == GK_OK; i++) {
        const struct gk_class_title *title = &taxonomy->titles[i];
        if (!gk_map_get(&classes, title->class_name, 0))
            status = gk_load_mistake(rows->load, rows->file->path, title->line, 1,
                                     GK_RULE_PROFILE_CLASS, title->class_name, nothing, nothing);
    }
    gk_map_free(&classes);
    return status;
}

static enum gk_status read_row(struct gk_load_rows *rows, struct gk_taxonomy *taxonomy)
{
    struct gk_tsv *tsv = &rows->tsv;
    struct gk_taxonomy_row *row = &taxonomy->rows[taxonomy->row_count];
    if (gk_bytes_equal(tsv->cells[FIELD], GK_BYTES("=")))
        return read_title(rows, taxonomy);
    if (tsv->count <= WEIGHT || tsv->count > COLUMNS)
        return gk_load_rows_complain_of_count(rows, "4-5");
    *row = (struct gk_taxonomy_row){ .line = tsv->line };
    enum gk_status status = read_columns(rows, row);
    if (status == GK_OK)
        status = gk_load_term(rows->load, rows->file, tsv, tsv->cells[TERM], &row->term,
                              &row->pattern, &rows->good);
    if (status == GK_OK && rows->good && row->title_nature &&
        !gk_title_nature_find(row->term, &row->nature))
        status = gk_load_rows_complain(rows, tsv->cells[TERM], GK_RULE_PROFILE_VALUE, "解读, 新闻");
    if (status == GK_OK && rows->good && gk_load_checks(rows->load, rows->file))
        status = check_once(rows);
    taxonomy->row_count += rows->good;
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
    struct gk_load_rows rows = gk_load_rows(load, file);
    enum gk_status status = GK_OK;
    size_t lines = gk_tsv_most(file->text);
    *taxonomy =
        (struct gk_taxonomy){ .name = gk_load_taxonomy_name(file->name), .path = file->path };
    taxonomy->threshold =
        parameter(profile, arena, taxonomy->name, "threshold", DEFAULT_THRESHOLD, &status);
    taxonomy->margin = parameter(profile, arena, taxonomy->name, "margin", DEFAULT_MARGIN, &status);
    taxonomy->reach = parameter(profile, arena, taxonomy->name, "reach", DEFAULT_REACH, &status);
    taxonomy->issuer_counts = parameter(profile, arena, taxonomy->name, "issuer", 0, &status) != 0;
    taxonomy->rows = gk_arena_array(arena, lines, sizeof *taxonomy->rows);
    taxonomy->titles = gk_arena_array(arena, lines, sizeof *taxonomy->titles);
    if (status != GK_OK || !taxonomy->rows || !taxonomy->titles)
        return GK_NO_MEMORY;
    profile->taxonomy_count++;
    while (status == GK_OK && gk_load_rows_next(&rows))
        status = read_row(&rows, taxonomy);
    if (status == GK_OK && taxonomy->title_count && gk_load_checks(load, file))
        status = check_titles(&rows, taxonomy);
    gk_load_rows_close(&rows);
    return status;
}
