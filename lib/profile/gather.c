#include "profile/gather.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "conf/file.h"
#include "profile/embedded.h"

static const struct gk_bytes nothing = { 0 };

/* What the files of a profile are called; folders hold any number of .tsv files. */
static const char *const file_names[] = {
    "calendar.json", "catalog.csv", "cleanup.tsv",  "duties.csv",         "elements.tsv",
    "lexicon.tsv",   "pairs.tsv",   "profile.json", "record.schema.json", "reports.tsv",
};
static const char *const folder_names[] = { "model", "taxonomy" };

static enum gk_status join(struct gk_arena *arena, struct gk_bytes folder, struct gk_bytes name,
                           struct gk_bytes *path)
{
    struct gk_buffer buffer = { 0 };
    enum gk_status status = gk_buffer_append(&buffer, folder);
    if (status == GK_OK && !gk_bytes_end_with(folder, GK_BYTES("/")))
        status = gk_buffer_append_byte(&buffer, '/');
    if (status == GK_OK)
        status = gk_buffer_append(&buffer, name);
    if (status == GK_OK) {
        *path = gk_arena_copy(arena, gk_buffer_bytes(&buffer));
        status = path->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&buffer);
    return status;
}

static enum gk_status unknown_file(struct gk_load *load, struct gk_bytes path)
{
    return gk_load_mistake(load, path, 0, 0, GK_RULE_PROFILE_UNKNOWN_FILE, nothing, nothing,
                           nothing);
}

static bool is_one_of(struct gk_bytes name, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_bytes_equal(name, gk_bytes_of(known[i])))
            return true;
    return false;
}

static bool is_readme(struct gk_bytes name)
{
    return gk_bytes_start_with(name, GK_BYTES("README"));
}

/* A file of the office's directory replaces its namesake, which can only be an embedded one. */
static enum gk_status take_file(struct gk_gathering *all, struct gk_bytes directory,
                                struct gk_bytes name)
{
    struct gk_arena *arena = &all->profile->arena;
    struct gk_profile_file *file = gk_arena_allocate(arena, sizeof *file);
    if (!file)
        return GK_NO_MEMORY;
    *file = (struct gk_profile_file){ .name = name };
    if (join(arena, directory, name, &file->path) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_bytes_equal(name, GK_BYTES("profile.json")))
        all->settings.over = file;
    if (gk_bytes_equal(name, GK_BYTES("calendar.json")))
        all->calendar.over = file;
    size_t i = 0;
    while (i < gk_embedded_file_count && !gk_bytes_equal(all->files[i].name, name))
        i++;
    if (i == gk_embedded_file_count)
        i = all->count++;
    all->files[i] = *file;
    return GK_OK;
}

/* A taxonomy's name is written into records, which are UTF-8. */
static bool is_table(const struct gk_folder_entry *entry)
{
    struct gk_bytes name = entry->name;
    return !entry->is_folder && name.length > 4 && gk_bytes_end_with(name, GK_BYTES(".tsv")) &&
           gk_utf8_valid_length(name) == name.length;
}

/* taxonomy/ and model/ */
static enum gk_status take_folder(struct gk_gathering *all, struct gk_bytes directory,
                                  struct gk_bytes folder, const struct gk_folder_entry *entries,
                                  size_t count)
{
    struct gk_arena *arena = &all->profile->arena;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        struct gk_bytes name;
        struct gk_bytes path;
        status = join(arena, folder, entries[i].name, &name);
        if (status == GK_OK)
            status = join(arena, directory, name, &path);
        if (status != GK_OK || is_readme(entries[i].name))
            continue;
        status =
            is_table(&entries[i]) ? take_file(all, directory, name) : unknown_file(all->load, path);
    }
    return status;
}

/* The entries of the folders of an office's directory, which are looked at twice: to count, then
 * to take. */
struct listing {
    struct gk_folder_entry *entries;
    size_t count;
    struct gk_folder_entry *inner[2]; /* as folder_names */
    size_t inner_count[2];
};

static enum gk_status list_folder(struct gk_gathering *all, struct gk_bytes path,
                                  struct gk_folder_entry **entries, size_t *count)
{
    enum gk_status status =
        gk_folder_read(&all->profile->arena, path, all->load->mistakes, entries, count);
    return status == GK_INVALID ? GK_OK : status;
}

static enum gk_status list_directory(struct gk_gathering *all, struct gk_bytes directory,
                                     struct listing *listing)
{
    enum gk_status status = list_folder(all, directory, &listing->entries, &listing->count);
    for (size_t i = 0; i < listing->count && status == GK_OK; i++)
        for (size_t j = 0; j < 2 && status == GK_OK; j++) {
            struct gk_bytes path;
            if (!listing->entries[i].is_folder ||
                !gk_bytes_equal(listing->entries[i].name, gk_bytes_of(folder_names[j])))
                continue;
            status = join(&all->profile->arena, directory, listing->entries[i].name, &path);
            if (status == GK_OK)
                status = list_folder(all, path, &listing->inner[j], &listing->inner_count[j]);
        }
    return status;
}

static enum gk_status take_directory(struct gk_gathering *all, struct gk_bytes directory,
                                     const struct listing *listing)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < listing->count && status == GK_OK; i++) {
        const struct gk_folder_entry *entry = &listing->entries[i];
        struct gk_bytes path;
        if (is_readme(entry->name))
            continue;
        if (entry->is_folder
                ? is_one_of(entry->name, folder_names, 2)
                : is_one_of(entry->name, file_names, sizeof file_names / sizeof *file_names)) {
            if (!entry->is_folder)
                status = take_file(all, directory, entry->name);
            continue;
        }
        status = join(&all->profile->arena, directory, entry->name, &path);
        if (status == GK_OK)
            status = unknown_file(all->load, path);
    }
    for (size_t j = 0; j < 2 && status == GK_OK; j++)
        status = take_folder(all, directory, gk_bytes_of(folder_names[j]), listing->inner[j],
                             listing->inner_count[j]);
    return status;
}

static enum gk_status take_embedded(struct gk_gathering *all)
{
    for (size_t i = 0; i < gk_embedded_file_count; i++) {
        const struct gk_embedded_file *source = &gk_embedded_files[i];
        struct gk_profile_file *file = gk_arena_allocate(&all->profile->arena, sizeof *file);
        if (!file)
            return GK_NO_MEMORY;
        *file = (struct gk_profile_file){
            .name = gk_bytes_of(source->name),
            .text = { (const char *)source->bytes, source->length },
            .embedded = true,
        };
        if (join(&all->profile->arena, GK_BYTES("default"), file->name, &file->path) != GK_OK)
            return GK_NO_MEMORY;
        if (gk_bytes_equal(file->name, GK_BYTES("profile.json")))
            all->settings.under = file;
        if (gk_bytes_equal(file->name, GK_BYTES("calendar.json")))
            all->calendar.under = file;
        all->files[all->count++] = *file;
    }
    return GK_OK;
}

static int by_name(const void *a, const void *b)
{
    const struct gk_profile_file *left = a;
    const struct gk_profile_file *right = b;
    return gk_bytes_compare(left->name, right->name);
}

enum gk_status gk_gather(struct gk_gathering *all, struct gk_bytes directory)
{
    struct listing listing = { 0 };
    enum gk_status status = GK_OK;
    if (directory.length)
        status = list_directory(all, directory, &listing);
    size_t most =
        gk_embedded_file_count + listing.count + listing.inner_count[0] + listing.inner_count[1];
    all->files = gk_arena_array(&all->profile->arena, most, sizeof *all->files);
    if (status != GK_OK || !all->files)
        return GK_NO_MEMORY;
    status = take_embedded(all);
    if (status == GK_OK)
        status = take_directory(all, directory, &listing);
    qsort(all->files, all->count, sizeof *all->files, by_name);
    all->profile->files = all->files;
    all->profile->file_count = all->count;
    return status;
}
