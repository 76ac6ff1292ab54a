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

static enum gk_status load_settings(struct gk_gathering *all)
{
    struct gk_json merged = { 0 };
    enum gk_status status = gk_load_settings(all->load, &all->settings, &merged);
    all->profile->settings = merged.root;
    return status == GK_OK ? keep_merged(all->profile, &all->settings, &merged) : status;
}

static enum gk_status load_calendar(struct gk_gathering *all)
{
    struct gk_json merged = { 0 };
    enum gk_status status = gk_load_calendar(all->load, &all->calendar, &merged);
    if (status == GK_OK)
        status = keep_merged(all->profile, &all->calendar, &merged);
    gk_json_free(&merged);
    return status;
}

static bool is_in(struct gk_bytes name, const char *folder)
{
    return gk_bytes_start_with(name, gk_bytes_of(folder));
}

static enum gk_status load_tables(struct gk_gathering *all)
{
    struct gk_profile *profile = all->profile;
    enum gk_status status = GK_OK;
    profile->taxonomies =
        gk_arena_array(&profile->arena, profile->file_count, sizeof *profile->taxonomies);
    if (!profile->taxonomies)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < profile->file_count && status == GK_OK; i++) {
        const struct gk_profile_file *file = &profile->files[i];
        if (is_in(file->name, "taxonomy/"))
            status = gk_load_taxonomy(all->load, file);
        else if (gk_bytes_equal(file->name, GK_BYTES("lexicon.tsv")))
            status = gk_load_lexicon(all->load, file);
        else if (gk_bytes_equal(file->name, GK_BYTES("catalog.csv")))
            status = gk_load_catalog(all->load, file);
        else if (gk_bytes_equal(file->name, GK_BYTES("record.schema.json")))
            status = gk_load_schema(all->load, file);
    }
    return status;
}

/* Severities as compiled in; without a profile only of what the reader says and of what the
 * command line can ask for by itself. */
static void set_severities(struct gk_profile *profile)
{
    static const char *const groups[] = { "json.",   "gk.",     "text.",
                                          "unique.", "redact.", "profile." };
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        const struct gk_rule *rule = gk_rule((enum gk_rule_id)i);
        bool kept = !profile->none;
        for (size_t j = 0; j < sizeof groups / sizeof groups[0]; j++)
            kept |= is_in(gk_bytes_of(rule->id), groups[j]);
        profile->severity[i] = kept ? rule->severity : GK_OFF;
        profile->in_force[i] = (struct gk_in_force){ INT32_MIN, INT32_MAX, GK_OFF };
    }
}

static enum gk_status load_all(struct gk_gathering *all, struct gk_bytes directory)
{
    enum gk_status status = gk_field_names_open(&all->profile->fields);
    if (status == GK_OK)
        status = gk_gather(all, directory);
    if (status == GK_OK)
        status = load_settings(all);
    if (status == GK_OK)
        status = load_calendar(all);
    return status == GK_OK && !all->profile->none ? load_tables(all) : status;
}

enum gk_status gk_profile_open(struct gk_profile *profile, struct gk_bytes directory,
                               struct gk_mistakes *mistakes)
{
    const struct gk_mistake *before = mistakes->last;
    struct gk_load load = { .profile = profile, .mistakes = mistakes, .known_sections = true };
    struct gk_gathering all = { .profile = profile, .load = &load };
    gk_json_prepare();
    profile->none = gk_bytes_equal(directory, GK_BYTES("none"));
    set_severities(profile);
    enum gk_status status = load_all(&all, profile->none ? nothing : directory);
    gk_folded_free(&load.folded);
    return status == GK_OK && mistakes->last != before ? GK_INVALID : status;
}

/* Reads a file named on the command line with the loader of its kind. */
static enum gk_status read_file(struct gk_profile *profile, struct gk_bytes path,
                                struct gk_mistakes *mistakes,
                                enum gk_status (*read)(struct gk_load *,
                                                       const struct gk_profile_file *))
{
    const struct gk_mistake *before = mistakes->last;
    struct gk_load load = { .profile = profile, .mistakes = mistakes };
    struct gk_profile_file file = { .path = gk_arena_copy(&profile->arena, path) };
    file.name = file.path;
    if (!file.path.at)
        return GK_NO_MEMORY;
    enum gk_status status = gk_file_read(&profile->arena, file.path, mistakes, &file.text);
    if (status == GK_OK)
        status = read(&load, &file);
    gk_folded_free(&load.folded);
    return status == GK_OK && mistakes->last != before ? GK_INVALID : status;
}

enum gk_status gk_profile_add_words(struct gk_profile *profile, struct gk_bytes path,
                                    struct gk_mistakes *mistakes)
{
    return read_file(profile, path, mistakes, gk_load_lexicon);
}

enum gk_status gk_profile_read_catalog(struct gk_profile *profile, struct gk_bytes path,
                                       struct gk_mistakes *mistakes)
{
    return read_file(profile, path, mistakes, gk_load_catalog);
}
