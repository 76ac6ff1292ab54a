#include "profile/open.h"

#include "conf/file.h"
#include "profile/gather.h"
#include "profile/load/kinds.h"

static const struct gk_bytes nothing = { 0 };

/* Where an office's file was laid over, the file that counts is what both make together. */
static enum gk_status keep_merged(struct gk_profile *profile, const struct gk_layers *layers,
                                  const struct gk_json *merged)
{
    struct gk_buffer text = { 0 };
    if (!layers->over || !merged->root)
        return GK_OK;
    enum gk_status status = gk_json_write(merged, &text);
    if (status == GK_OK) {
        struct gk_bytes kept = gk_arena_copy(&profile->arena, gk_buffer_bytes(&text));
        for (size_t i = 0; i < profile->file_count; i++)
            if (gk_bytes_equal(profile->files[i].name, layers->under->name))
                profile->files[i].text = kept;
        status = kept.at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&text);
    return status;
}

/* The text of an office's file. GK_INVALID: it could not be read, and a mistake says so. */
static enum gk_status read_text(struct gk_gathering *all, struct gk_profile_file *file)
{
    if (file->text.at)
        return GK_OK;
    return gk_file_read_regular(&all->profile->arena, file->path, all->load->mistakes, &file->text);
}

typedef enum gk_status load_layers(struct gk_load *, const struct gk_layers *,
                                   struct gk_json *merged);

static enum gk_status merge_layers(struct gk_gathering *all, struct gk_layers *layers,
                                   load_layers *load, struct gk_json *merged)
{
    enum gk_status status = layers->over ? read_text(all, layers->over) : GK_OK;
    if (status == GK_INVALID) {
        layers->over = NULL;
        status = GK_OK;
    }
    if (status == GK_OK)
        status = load(all->load, layers, merged);
    return status == GK_OK ? keep_merged(all->profile, layers, merged) : status;
}

static enum gk_status load_settings(struct gk_gathering *all)
{
    struct gk_json merged = { 0 };
    enum gk_status status = merge_layers(all, &all->settings, gk_load_settings, &merged);
    all->profile->settings = merged.root;
    return status;
}

static enum gk_status load_calendar(struct gk_gathering *all)
{
    struct gk_json merged = { 0 };
    enum gk_status status = merge_layers(all, &all->calendar, gk_load_calendar, &merged);
    gk_json_free(&merged);
    return status;
}

static bool is_in(struct gk_bytes name, const char *folder)
{
    return gk_bytes_start_with(name, gk_bytes_of(folder));
}

/* The files that are not merged: which part of a profile each belongs to, and what reads it. */
static const struct kind {
    const char *name; /* of the file, or of the folder it stands in */
    unsigned part;
    enum gk_status (*load)(struct gk_load *, const struct gk_profile_file *);
} kinds[] = {
    { "taxonomy/area.tsv", GK_PROFILE_AREA, gk_load_taxonomy },
    { "taxonomy/genre.tsv", GK_PROFILE_GENRE, gk_load_taxonomy },
    { "taxonomy/article20.tsv", GK_PROFILE_ARTICLE20, gk_load_taxonomy },
    { "taxonomy/", GK_PROFILE_OTHER_TAXONOMIES, gk_load_taxonomy },
    { "lexicon.tsv", GK_PROFILE_LEXICON, gk_load_lexicon },
    { "catalog.csv", GK_PROFILE_CATALOG, gk_load_catalog },
    { "duties.csv", GK_PROFILE_DUTIES, gk_load_duties },
    { "reports.tsv", GK_PROFILE_REPORTS, gk_load_reports },
    { "elements.tsv", GK_PROFILE_ELEMENTS, gk_load_elements },
    { "pairs.tsv", GK_PROFILE_PAIRS, gk_load_pairs },
    { "cleanup.tsv", GK_PROFILE_PAIRS, gk_load_cleanup },
    { "record.schema.json", GK_PROFILE_ALL, gk_load_schema },
    { "model/", GK_PROFILE_MODELS, gk_load_model },
};

static const struct kind *kind_of(struct gk_bytes name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_in(name, kinds[i].name))
            return &kinds[i];
    return NULL;
}

/* What was learned for the built-in taxonomy says nothing of the classes of an office's own. */
static bool is_passed_over(const struct gk_profile *profile, const struct gk_profile_file *file)
{
    struct gk_bytes folder = GK_BYTES("model/");
    if (!file->embedded || !gk_bytes_start_with(file->name, folder))
        return false;
    struct gk_bytes name = { file->name.at + folder.length, file->name.length - folder.length };
    for (size_t i = 0; i < profile->file_count; i++) {
        const struct gk_profile_file *other = &profile->files[i];
        if (gk_bytes_start_with(other->name, GK_BYTES("taxonomy/")) &&
            gk_bytes_end_with(other->name, name) &&
            other->name.length == name.length + sizeof "taxonomy/" - 1)
            return !other->embedded;
    }
    return true;
}

static enum gk_status load_tables(struct gk_gathering *all, unsigned parts)
{
    struct gk_profile *profile = all->profile;
    enum gk_status status = GK_OK;
    profile->taxonomies =
        gk_arena_array(&profile->arena, profile->file_count, sizeof *profile->taxonomies);
    profile->models =
        gk_arena_array(&profile->arena, profile->file_count + 1, sizeof *profile->models);
    if (!profile->taxonomies || !profile->models)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < profile->file_count && status == GK_OK; i++) {
        struct gk_profile_file *file = &profile->files[i];
        const struct kind *kind = kind_of(file->name);
        if (!kind || (kind->part & parts) != kind->part || is_passed_over(profile, file))
            continue;
        status = read_text(all, file);
        if (status == GK_INVALID)
            status = GK_OK;
        else if (status == GK_OK)
            status = kind->load(all->load, file);
    }
    for (size_t i = 0; i < profile->model_count && status == GK_OK; i++)
        if ((parts & GK_PROFILE_TAXONOMIES) == GK_PROFILE_TAXONOMIES)
            status = gk_load_check_model(all->load, &profile->models[i]);
    return status;
}

/* Severities as compiled in; without a profile only of what the reader says and of what the
 * command line can ask for by itself. */
static void set_severities(struct gk_profile *profile)
{
    static const char *const groups[] = {
        "json.", "gk.", "text.", "unique.", "redact.", "profile."
    };
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        const struct gk_rule *rule = gk_rule((enum gk_rule_id)i);
        bool kept = !profile->none;
        for (size_t j = 0; j < sizeof groups / sizeof groups[0]; j++)
            kept |= is_in(gk_bytes_of(rule->id), groups[j]);
        profile->severity[i] = kept ? rule->severity : GK_OFF;
        profile->in_force[i] = (struct gk_in_force){ INT32_MIN, INT32_MAX, GK_OFF };
    }
}

static enum gk_status load_all(struct gk_gathering *all, struct gk_bytes directory, unsigned parts)
{
    enum gk_status status = gk_field_names_open(&all->profile->fields);
    if (status == GK_OK)
        status = gk_gather(all, directory);
    if (status == GK_OK)
        status = load_settings(all);
    if (status == GK_OK && parts & GK_PROFILE_CALENDAR)
        status = load_calendar(all);
    return status == GK_OK && !all->profile->none ? load_tables(all, parts) : status;
}

enum gk_status gk_profile_open(struct gk_profile *profile, struct gk_bytes directory,
                               unsigned parts, struct gk_mistakes *mistakes)
{
    uint32_t before = mistakes->errors;
    struct gk_load load = {
        .profile = profile,
        .mistakes = mistakes,
        .limits = parts & GK_PROFILE_LIMITS,
        .known_sections = true,
        .thorough = parts & GK_PROFILE_THOROUGH,
    };
    struct gk_gathering all = { .profile = profile, .load = &load };
    gk_json_prepare();
    profile->none = gk_bytes_equal(directory, GK_BYTES("none"));
    set_severities(profile);
    enum gk_status status = load_all(&all, profile->none ? nothing : directory, parts);
    gk_folded_free(&load.folded);
    return status == GK_OK && mistakes->errors != before ? GK_INVALID : status;
}

/* Reads a file named on the command line with the loader of its kind. */
static enum gk_status read_file(struct gk_profile *profile, struct gk_bytes name,
                                struct gk_bytes path, struct gk_mistakes *mistakes,
                                enum gk_status (*read)(struct gk_load *,
                                                       const struct gk_profile_file *))
{
    uint32_t before = mistakes->errors;
    struct gk_load load = { .profile = profile, .mistakes = mistakes, .limits = true };
    struct gk_profile_file file = { .name = name, .path = gk_arena_copy(&profile->arena, path) };
    if (!file.path.at)
        return GK_NO_MEMORY;
    enum gk_status status = gk_file_read(&profile->arena, file.path, mistakes, &file.text);
    if (status == GK_OK)
        status = read(&load, &file);
    gk_folded_free(&load.folded);
    return status == GK_OK && mistakes->errors != before ? GK_INVALID : status;
}

enum gk_status gk_profile_add_words(struct gk_profile *profile, struct gk_bytes path,
                                    struct gk_mistakes *mistakes)
{
    return read_file(profile, path, path, mistakes, gk_load_lexicon);
}

enum gk_status gk_profile_read_catalog(struct gk_profile *profile, struct gk_bytes path,
                                       struct gk_mistakes *mistakes)
{
    return read_file(profile, path, path, mistakes, gk_load_catalog);
}

enum gk_status gk_profile_read_model(struct gk_profile *profile, struct gk_bytes path,
                                     struct gk_bytes taxonomy, struct gk_mistakes *mistakes)
{
    struct gk_buffer name = { 0 };
    struct gk_bytes kept = { 0 };
    if (gk_buffer_append(&name, GK_BYTES("model/")) == GK_OK &&
        gk_buffer_append(&name, taxonomy) == GK_OK &&
        gk_buffer_append(&name, GK_BYTES(".tsv")) == GK_OK)
        kept = gk_arena_copy(&profile->arena, gk_buffer_bytes(&name));
    gk_buffer_free(&name);
    return kept.at ? read_file(profile, kept, path, mistakes, gk_load_checked_model) : GK_NO_MEMORY;
}
