/*
 * cleanup.c - cleanup.tsv: document number, what the clean-up of documents has come to, note.
 */
#include "profile/load/kinds.h"
#include "profile/load/rows.h"

enum {
    NUMBER,
    RESULT,
    NOTE,
    COLUMNS,
};

static const struct {
    const char *word;
    enum gk_cleanup_result result;
} results[] = {
    { "继续有效", GK_CLEANUP_VALID },   { "有效", GK_CLEANUP_VALID },
    { "保留", GK_CLEANUP_VALID },       { "修改", GK_CLEANUP_AMEND },
    { "修订", GK_CLEANUP_AMEND },       { "废止", GK_CLEANUP_REPEAL },
    { "宣布废止", GK_CLEANUP_REPEAL },  { "失效", GK_CLEANUP_EXPIRED },
    { "宣布失效", GK_CLEANUP_EXPIRED },
};

static bool find_result(struct gk_bytes word, enum gk_cleanup_result *result)
{
    for (size_t i = 0; i < sizeof results / sizeof *results; i++)
        if (gk_bytes_equal(word, gk_bytes_of(results[i].word))) {
            *result = results[i].result;
            return true;
        }
    return false;
}

/* A list that was pasted from a document has a head: it names the columns and is no row. */
static bool is_head(const struct gk_tsv *tsv)
{
    return gk_bytes_equal(tsv->cells[NUMBER], GK_BYTES("发文字号")) ||
           gk_bytes_equal(tsv->cells[NUMBER], GK_BYTES("文号")) ||
           gk_bytes_equal(tsv->cells[NUMBER], GK_BYTES("doc_number"));
}

static enum gk_status read_row(struct gk_load_rows *rows)
{
    const struct gk_tsv *tsv = &rows->tsv;
    struct gk_cleanup *cleanup = &rows->load->profile->cleanup;
    struct gk_cleanup_row row = { .number = tsv->cells[NUMBER],
                                  .written = tsv->cells[RESULT],
                                  .line = tsv->line };
    if (tsv->count < NOTE || tsv->count > COLUMNS)
        return gk_load_rows_complain_of_count(rows, "2-3");
    if (!row.number.length)
        return gk_load_rows_complain(rows, row.number, GK_RULE_PROFILE_VALUE, "国办发〔2018〕12号");
    if (!find_result(row.written, &row.result))
        return gk_load_rows_complain(rows, row.written, GK_RULE_PROFILE_VALUE,
                                     "继续有效, 修改, 废止, 失效");
    enum gk_status status = gk_load_rows_once(rows, row.number, row.number);
    if (status == GK_OK && rows->good)
        cleanup->rows[cleanup->count++] = row;
    return status;
}

enum gk_status gk_load_cleanup(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_cleanup *cleanup = &load->profile->cleanup;
    struct gk_load_rows rows = gk_load_rows(load, file);
    enum gk_status status = GK_OK;
    cleanup->path = file->path;
    cleanup->rows =
        gk_arena_array(&load->profile->arena, gk_tsv_most(file->text) + 1, sizeof *cleanup->rows);
    if (!cleanup->rows)
        return GK_NO_MEMORY;
    while (status == GK_OK && gk_load_rows_next(&rows))
        if (cleanup->count || !is_head(&rows.tsv))
            status = read_row(&rows);
    gk_load_rows_close(&rows);
    return status;
}
