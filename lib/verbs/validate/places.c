#include "verbs/validate/places.h"

/* A file as it comes by. */
struct file {
    struct gk_bytes name;
    uint64_t before; /* the number before its first line's */
};

static const struct file *files_of(const struct gk_places *places)
{
    return (const struct file *)(const void *)places->files.at;
}

static size_t count_of(const struct gk_places *places)
{
    return places->files.length / sizeof(struct file);
}

enum gk_status gk_places_number(struct gk_places *places, const struct gk_place *place,
                                uint64_t *number)
{
    size_t count = count_of(places);
    const struct file *last = count ? &files_of(places)[count - 1] : NULL;
    if (!last || !gk_bytes_equal(last->name, place->file) ||
        last->before + place->line <= places->last) {
        struct file file = { gk_arena_copy(&places->arena, place->file), places->last };
        struct gk_bytes raw = { (const char *)&file, sizeof file };
        if (!file.name.at || gk_buffer_append(&places->files, raw) != GK_OK)
            return GK_NO_MEMORY;
        last = &files_of(places)[count];
    }
    *number = places->last = last->before + place->line;
    return GK_OK;
}

static const struct file *file_of(const struct gk_places *places, uint64_t number)
{
    const struct file *files = files_of(places);
    size_t low = 0;
    size_t high = count_of(places);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (files[middle].before < number)
            low = middle;
        else
            high = middle;
    }
    return &files[low];
}

struct gk_place gk_places_place(const struct gk_places *places, uint64_t number)
{
    const struct file *file = file_of(places, number);
    return (struct gk_place){ .file = file->name, .line = number - file->before };
}

struct gk_bytes gk_places_describe(struct gk_places *places, struct gk_arena *arena,
                                   uint64_t number, uint64_t here)
{
    const struct file *file = file_of(places, number);
    unsigned long long line = number - file->before;
    struct gk_bytes nothing = { NULL, 0 };
    gk_buffer_clear(&places->text);
    if (!gk_bytes_equal(file->name, file_of(places, here)->name) &&
        (gk_buffer_append(&places->text, file->name) != GK_OK ||
         gk_buffer_append_byte(&places->text, ':') != GK_OK))
        return nothing;
    if (gk_buffer_print(&places->text, "%llu", line) != GK_OK)
        return nothing;
    return gk_arena_copy(arena, gk_buffer_bytes(&places->text));
}

void gk_places_free(struct gk_places *places)
{
    gk_arena_free(&places->arena);
    gk_buffer_free(&places->files);
    gk_buffer_free(&places->text);
    *places = (struct gk_places){ 0 };
}
