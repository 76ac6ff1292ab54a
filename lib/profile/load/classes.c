/*
 * classes.c - whether there is a class that profile.json names, TAXONOMY:CLASS.
 *
 * gk-redact does not load taxonomies, so the tables are looked through here, and only where a
 * profile names a class at all.
 */
#include "profile/load/classes.h"

#include "conf/file.h"
#include "conf/table.h"
#include "profile/load/kinds.h"

/* The cells of a row that are looked at. */
enum { CLASS, FIELD, TITLE };

/* A search through the tables. */
struct search {
    struct gk_check *check;
    struct gk_bytes name;  /* TAXONOMY:CLASS, as it is written */
    struct gk_bytes meant; /* that of the class that people call so */
    struct gk_nearest nearest;
    struct gk_map names; /* all that have been offered */
    struct gk_arena arena;
};

/* Reads an office's table that nothing has read yet. One that cannot be read is empty, and told. */
static enum gk_status read_table(struct gk_load *load, struct gk_profile_file *file)
{
    if (file->text.at)
        return GK_OK;
    enum gk_status status =
        gk_file_read_regular(&load->profile->arena, file->path, load->mistakes, &file->text);
    if (status != GK_INVALID)
        return status;
    file->text = GK_BYTES("");
    return GK_OK;
}

/* TAXONOMY:`of`, for a table called taxonomy/TAXONOMY.tsv. */
static enum gk_status make_name(struct search *search, const struct gk_profile_file *file,
                                struct gk_bytes of, struct gk_bytes *name)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = gk_buffer_append(&text, gk_load_taxonomy_name(file->name));
    if (status == GK_OK)
        status = gk_buffer_append_byte(&text, ':');
    if (status == GK_OK)
        status = gk_buffer_append(&text, of);
    if (status == GK_OK) {
        *name = gk_arena_copy(&search->arena, gk_buffer_bytes(&text));
        status = name->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&text);
    return status;
}

/* Rows of 10.2 speak for the class 10; `none` is written into no record. */
static enum gk_status offer_row(struct search *search, const struct gk_profile_file *file,
                                const struct gk_bytes *cells)
{
    struct gk_bytes of = cells[CLASS];
    struct gk_bytes name, title;
    const char *dot = memchr(of.at, '.', of.length);
    if (dot)
        of.length = (size_t)(dot - of.at);
    enum gk_status status = make_name(search, file, of, &name);
    if (status == GK_OK && gk_bytes_equal(cells[FIELD], GK_BYTES("="))) {
        status = make_name(search, file, cells[TITLE], &title);
        if (status == GK_OK && gk_bytes_equal(title, search->name))
            search->meant = name;
        return status;
    }
    if (status != GK_OK || gk_bytes_equal(of, GK_BYTES("none")) ||
        gk_map_get(&search->names, name, 0))
        return status;
    status = gk_map_put(&search->names, name, 1);
    return status == GK_OK ? gk_nearest_offer(&search->nearest, name) : status;
}

static enum gk_status search_tables(struct search *search)
{
    struct gk_load *load = search->check->load;
    struct gk_profile *profile = load->profile;
    enum gk_status status = gk_nearest_open(&search->nearest, &load->folded, search->name);
    for (size_t i = 0; i < profile->file_count && status == GK_OK; i++) {
        struct gk_profile_file *file = &profile->files[i];
        if (!gk_bytes_start_with(file->name, GK_BYTES("taxonomy/")))
            continue;
        status = read_table(load, file);
        struct gk_tsv tsv = { .text = file->text };
        while (status == GK_OK && gk_tsv_next(&tsv))
            status = offer_row(search, file, tsv.cells);
    }
    return status;
}

enum gk_status gk_check_class(struct gk_check *check, struct gk_bytes name, bool *there)
{
    struct search search = { .check = check, .name = name };
    enum gk_status status = search_tables(&search);
    *there = status == GK_OK && gk_map_get(&search.names, name, 0);
    if (status == GK_OK && !*there)
        status = gk_check_misspelt(check, GK_RULE_PROFILE_CATEGORY, name,
                                   search.meant.length ? search.meant : search.nearest.best);
    gk_map_free(&search.names);
    gk_arena_free(&search.arena);
    return status;
}
