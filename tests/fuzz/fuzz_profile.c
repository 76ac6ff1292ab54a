/*
 * fuzz_profile.c - any bytes as a file of a profile, of each kind in turn.
 *
 * Whatever the bytes: nothing is touched outside them; loading ends well, with mistakes that name
 * a line of the file; what loads without a mistake keeps its meaning when profile.json or
 * calendar.json, merged and written out, is laid over the embedded file again.
 */
#include "conf/file.h"
#include "profile/embedded.h"
#include "profile/load/kinds.h"

static void expect(bool good)
{
    if (!good)
        __builtin_trap();
}

static struct gk_profile_file embedded(const char *name)
{
    struct gk_profile_file file = { 0 };
    for (size_t i = 0; i < gk_embedded_file_count; i++) {
        const struct gk_embedded_file *source = &gk_embedded_files[i];
        if (strcmp(source->name, name) == 0)
            file.text = (struct gk_bytes){ (const char *)source->bytes, source->length };
    }
    file.name = file.path = gk_bytes_of(name);
    return file;
}

static void check_mistakes(struct gk_mistakes *mistakes, struct gk_bytes text)
{
    uint32_t lines = 1;
    /* A carriage return alone ends a line, too. */
    for (size_t i = 0; i < text.length; i++)
        lines += text.at[i] == '\n' ||
                 (text.at[i] == '\r' && (i + 1 == text.length || text.at[i + 1] != '\n'));
    for (const struct gk_mistake *m = mistakes->first; m; m = m->next)
        expect(m->line <= lines);
    gk_mistakes_free(mistakes);
}

typedef enum gk_status load_json(struct gk_load *, const struct gk_layers *, struct gk_json *);

/* Lays the file over the embedded one; *written is the result, where there was no mistake. */
static bool lay_over(struct gk_load *load, const char *name, struct gk_bytes text, load_json *read,
                     struct gk_buffer *written)
{
    struct gk_profile_file under = embedded(name);
    struct gk_profile_file over = { .name = under.name, .path = under.name, .text = text };
    struct gk_layers layers = { &under, &over };
    struct gk_json merged = { 0 };
    expect(read(load, &layers, &merged) == GK_OK);
    bool good = !load->mistakes->first;
    if (good)
        expect(gk_json_write(&merged, written) == GK_OK);
    check_mistakes(load->mistakes, text);
    gk_field_names_close(&load->profile->fields); /* names may point into what is freed next */
    expect(gk_field_names_open(&load->profile->fields) == GK_OK);
    gk_json_free(&merged);
    gk_calendar_close(&load->profile->calendar);
    return good;
}

static void try_json(struct gk_load *load, const char *name, struct gk_bytes text, load_json *read)
{
    struct gk_buffer once = { 0 };
    struct gk_buffer twice = { 0 };
    if (lay_over(load, name, text, read, &once)) {
        expect(lay_over(load, name, gk_buffer_bytes(&once), read, &twice));
        /* What null took away comes back from the embedded file. */
        expect(gk_bytes_find(text, GK_BYTES("null")) ||
               gk_bytes_equal(gk_buffer_bytes(&once), gk_buffer_bytes(&twice)));
    }
    gk_buffer_free(&once);
    gk_buffer_free(&twice);
}

typedef enum gk_status load_table(struct gk_load *, const struct gk_profile_file *);

static void try_tables(struct gk_load *load, struct gk_bytes text)
{
    static load_table *const tables[] = { gk_load_taxonomy, gk_load_lexicon,  gk_load_catalog,
                                          gk_load_reports,  gk_load_elements, gk_load_pairs,
                                          gk_load_cleanup,  gk_load_duties,   gk_load_schema };
    struct gk_profile_file file = { .name = GK_BYTES("taxonomy/own.tsv"),
                                    .path = GK_BYTES("own"),
                                    .text = text };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        expect(tables[i](load, &file) == GK_OK);
        check_mistakes(load->mistakes, text);
    }
    file.name = GK_BYTES("model/own.tsv");
    expect(gk_load_model(load, &file) == GK_OK);
    check_mistakes(load->mistakes, text);
}

enum { TAXONOMIES = 16 };

/* The tables of all embedded taxonomies: profile.json names classes of theirs. */
static size_t embedded_taxonomies(struct gk_profile_file files[TAXONOMIES])
{
    size_t count = 0;
    for (size_t i = 0; i < gk_embedded_file_count; i++) {
        if (strncmp(gk_embedded_files[i].name, "taxonomy/", strlen("taxonomy/")) != 0)
            continue;
        expect(count < TAXONOMIES);
        files[count++] = embedded(gk_embedded_files[i].name);
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct gk_profile profile = { 0 };
    struct gk_mistakes mistakes = { 0 };
    struct gk_load load = { .profile = &profile, .mistakes = &mistakes, .known_sections = true };
    struct gk_profile_file files[TAXONOMIES];
    struct gk_taxonomy taxonomies[1];
    struct gk_model_table models[1];
    struct gk_bytes raw = { (const char *)data, size };
    struct gk_bytes text;
    gk_json_prepare();
    profile.files = files;
    profile.file_count = embedded_taxonomies(files);
    profile.taxonomies = taxonomies;
    profile.models = models;
    expect(gk_field_names_open(&profile.fields) == GK_OK);
    enum gk_status status = gk_file_decode(&profile.arena, GK_BYTES("f"), raw, &mistakes, &text);
    expect(status == GK_OK || status == GK_INVALID);
    check_mistakes(&mistakes, raw);
    if (status == GK_OK) {
        try_tables(&load, text);
        try_json(&load, "profile.json", text, gk_load_settings);
        try_json(&load, "calendar.json", text, gk_load_calendar);
    }
    gk_folded_free(&load.folded);
    gk_profile_close(&profile);
    return 0;
}
