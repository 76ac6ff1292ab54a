#include "profile/load/rows.h"

static const struct gk_bytes nothing = { 0 };

struct gk_load_rows gk_load_rows(struct gk_load *load, const struct gk_profile_file *file)
{
    return (struct gk_load_rows){ .load = load, .file = file, .tsv = { .text = file->text } };
}

bool gk_load_rows_next(struct gk_load_rows *rows)
{
    rows->good = true;
    return gk_tsv_next(&rows->tsv);
}

void gk_load_rows_close(struct gk_load_rows *rows)
{
    gk_map_free(&rows->lines);
}

enum gk_status gk_load_rows_complain(struct gk_load_rows *rows, struct gk_bytes what,
                                     enum gk_rule_id rule, const char *wanted)
{
    rows->good = false;
    return gk_load_mistake(rows->load, rows->file->path, rows->tsv.line,
                           gk_tsv_column(&rows->tsv, what.at), rule, what, gk_bytes_of(wanted),
                           nothing);
}

enum gk_status gk_load_rows_complain_of_count(struct gk_load_rows *rows, const char *wanted)
{
    char count = (char)('0' + (rows->tsv.count > 9 ? 9 : rows->tsv.count));
    rows->good = false;
    return gk_load_mistake(rows->load, rows->file->path, rows->tsv.line, 0, GK_RULE_PROFILE_COLUMN,
                           (struct gk_bytes){ &count, 1 }, gk_bytes_of(wanted), nothing);
}

enum gk_status gk_load_rows_once(struct gk_load_rows *rows, struct gk_bytes key,
                                 struct gk_bytes what)
{
    uint32_t before = gk_map_get(&rows->lines, key, 0);
    if (before) {
        rows->good = false;
        return gk_load_duplicate(rows->load, rows->file->path, rows->tsv.line, what, before);
    }
    struct gk_bytes kept = gk_arena_copy(&rows->load->profile->arena, key);
    return kept.at ? gk_map_put(&rows->lines, kept, rows->tsv.line) : GK_NO_MEMORY;
}
