/*
 * model.c - model/NAME.tsv: a run of one to three characters, a class of the taxonomy NAME, tenths
 * of a point.
 */
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum { NGRAM, CLASS, TENTHS, COLUMNS };

enum { LARGEST_TENTHS = 10000 };

static const struct gk_bytes nothing = { 0 };

static enum gk_status read_ngram(struct gk_load_rows *rows, struct gk_model_point *row)
{
    struct gk_bytes cell = rows->tsv.cells[NGRAM];
    struct gk_folded *folded = &rows->load->folded;
    enum gk_status status = gk_fold(folded, cell);
    if (status != GK_OK)
        return status;
    if (!folded->count)
        return gk_load_rows_complain(rows, cell, GK_RULE_PROFILE_TERM, "");
    if (folded->count > GK_MODEL_CHARACTERS)
        return gk_load_rows_complain(rows, cell, GK_RULE_PROFILE_VALUE, "1 ... 3 characters");
    row->length = (uint32_t)folded->count;
    memcpy(row->characters, folded->characters, folded->count * sizeof *folded->characters);
    return GK_OK;
}

/* The same n-gram and class on two lines would count twice without anybody meaning it. */
static enum gk_status check_once(struct gk_load_rows *rows, const struct gk_model_point *row)
{
    struct gk_buffer key = { 0 };
    struct gk_bytes ngram = { (const char *)row->characters, sizeof row->characters };
    enum gk_status status = gk_buffer_append(&key, ngram);
    if (status == GK_OK)
        status = gk_buffer_append(&key, row->class_name);
    if (status == GK_OK)
        status = gk_load_rows_once(rows, gk_buffer_bytes(&key), rows->tsv.cells[NGRAM]);
    gk_buffer_free(&key);
    return status;
}

static enum gk_status read_row(struct gk_load_rows *rows, struct gk_model_table *model)
{
    struct gk_tsv *tsv = &rows->tsv;
    struct gk_model_point *row = &model->rows[model->row_count];
    if (tsv->count != COLUMNS)
        return gk_load_rows_complain_of_count(rows, "3");
    *row = (struct gk_model_point){ .class_name = tsv->cells[CLASS], .line = tsv->line };
    enum gk_status status = read_ngram(rows, row);
    if (status == GK_OK && !gk_load_integer(tsv->cells[TENTHS], LARGEST_TENTHS, &row->tenths))
        status = gk_load_rows_complain(rows, tsv->cells[TENTHS], GK_RULE_PROFILE_VALUE,
                                       "-10000 ... 10000");
    if (status == GK_OK && rows->good && gk_load_checks(rows->load, rows->file))
        status = check_once(rows, row);
    model->row_count += rows->good;
    return status;
}

/* NAME of model/NAME.tsv. */
static struct gk_bytes name_of(struct gk_bytes file)
{
    struct gk_bytes start = GK_BYTES("model/");
    struct gk_bytes end = GK_BYTES(".tsv");
    return (struct gk_bytes){ file.at + start.length, file.length - start.length - end.length };
}

/* Where the model of that name stands, or is to stand. */
static struct gk_model_table *place_of(struct gk_profile *profile, struct gk_bytes name)
{
    size_t i = 0;
    while (i < profile->model_count && !gk_bytes_equal(profile->models[i].name, name))
        i++;
    profile->model_count += i == profile->model_count;
    return &profile->models[i];
}

enum gk_status gk_load_model(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_load_rows rows = gk_load_rows(load, file);
    struct gk_model_table model = {
        .name = name_of(file->name),
        .path = file->path,
        .embedded = file->embedded,
        .rows = gk_arena_array(&load->profile->arena, gk_tsv_most(file->text), sizeof *model.rows),
    };
    if (!model.rows)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_load_rows_next(&rows))
        status = read_row(&rows, &model);
    gk_load_rows_close(&rows);
    *place_of(load->profile, model.name) = model;
    return status;
}

static enum gk_status complain_of_class(const struct gk_load *load,
                                        const struct gk_model_table *model,
                                        const struct gk_model_point *row)
{
    struct gk_buffer name = { 0 };
    enum gk_status status = gk_buffer_append(&name, model->name);
    if (status == GK_OK)
        status = gk_buffer_append_byte(&name, ':');
    if (status == GK_OK)
        status = gk_buffer_append(&name, row->class_name);
    if (status == GK_OK)
        status = gk_load_mistake(load, model->path, row->line, 0, GK_RULE_PROFILE_CATEGORY,
                                 gk_buffer_bytes(&name), nothing, nothing);
    gk_buffer_free(&name);
    return status;
}

/* Of rows of one class the first is told of: they are mostly many. */
enum gk_status gk_load_check_model(struct gk_load *load, const struct gk_model_table *model)
{
    const struct gk_taxonomy *taxonomy = gk_profile_taxonomy(load->profile, model->name);
    struct gk_map classes = { 0 };
    if (model->embedded && !load->thorough)
        return GK_OK;
    enum gk_status status = taxonomy ? gk_load_taxonomy_classes(taxonomy, &classes) : GK_OK;
    for (size_t i = 0; i < model->row_count && status == GK_OK; i++) {
        const struct gk_model_point *row = &model->rows[i];
        if (gk_map_get(&classes, row->class_name, 0))
            continue;
        status = gk_map_put(&classes, row->class_name, 1);
        if (status == GK_OK)
            status = complain_of_class(load, model, row);
    }
    gk_map_free(&classes);
    return status;
}

enum gk_status gk_load_checked_model(struct gk_load *load, const struct gk_profile_file *file)
{
    enum gk_status status = gk_load_model(load, file);
    for (size_t i = 0; i < load->profile->model_count && status == GK_OK; i++)
        if (gk_bytes_equal(load->profile->models[i].path, file->path))
            status = gk_load_check_model(load, &load->profile->models[i]);
    return status;
}
