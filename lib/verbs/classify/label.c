#include "verbs/classify/label.h"

#include "domain/letters.h"
#include "record/value.h"

/* The first part of a pointer. */
static struct gk_bytes first_part(struct gk_bytes pointer)
{
    struct gk_bytes part = { pointer.at + 1, pointer.length - 1 };
    const char *end = part.length ? memchr(part.at, '/', part.length) : NULL;
    return end ? (struct gk_bytes){ part.at, (size_t)(end - part.at) } : part;
}

struct gk_class_label_place gk_class_label_place(const struct gk_field_names *names,
                                                 struct gk_bytes name)
{
    struct gk_class_label_place place = { .name = name, .field = gk_field_find(names, name) };
    bool points = place.field == GK_FIELD_COUNT && gk_bytes_start_with(name, GK_BYTES("/"));
    place.holder = points ? gk_field_find(names, first_part(name)) : place.field;
    return place;
}

static bool find_value(const struct gk_class_label_place *place, const struct gk_record *record,
                       struct gk_value *value)
{
    if (place->field == GK_FIELD_COUNT && gk_bytes_start_with(place->name, GK_BYTES("/")))
        return gk_value_at(record, place->name, value);
    const struct gk_member *member = place->field == GK_FIELD_COUNT
                                         ? gk_record_member(record, place->name)
                                         : gk_record_field(record, place->field);
    if (member)
        *value = member->value;
    return member != NULL;
}

static bool says_none(struct gk_bytes text)
{
    return gk_is_absent(text) || gk_bytes_equal(text, GK_BYTES("none"));
}

/* Adds what one value says; false where it is nothing that a label is written as. */
static bool add(const struct gk_record *record, struct gk_value value, struct gk_arena *arena,
                struct gk_class_labels *labels, enum gk_status *status)
{
    struct gk_bytes text = gk_record_raw(record, value);
    if (value.type == GK_NULL)
        return true;
    if (value.type != GK_STRING && value.type != GK_NUMBER)
        return false;
    if (value.type == GK_STRING)
        text = gk_value_text(record, value, arena);
    if (!text.at) {
        *status = GK_NO_MEMORY;
        return false;
    }
    text = gk_bytes_trim(text);
    if (!says_none(text))
        labels->at[labels->count++] = text;
    return true;
}

/* The array is walked twice: there is room for as many as stand in it. */
static bool add_elements(const struct gk_record *record, struct gk_value array,
                         struct gk_arena *arena, struct gk_class_labels *labels,
                         enum gk_status *status)
{
    struct gk_walk walk = { 0 };
    uint32_t count = 0;
    for (gk_walk_open(&walk, record, array); gk_walk_next(&walk);)
        count++;
    labels->at = gk_arena_array(arena, count, sizeof *labels->at);
    if (!labels->at)
        *status = GK_NO_MEMORY;
    bool readable = labels->at != NULL;
    walk = (struct gk_walk){ 0 };
    for (gk_walk_open(&walk, record, array); readable && gk_walk_next(&walk);)
        readable = add(record, walk.member.value, arena, labels, status);
    return readable;
}

enum gk_status gk_class_labels_read(const struct gk_class_label_place *place,
                                    const struct gk_record *record, struct gk_arena *arena,
                                    struct gk_class_labels *labels)
{
    struct gk_value value;
    enum gk_status status = GK_OK;
    *labels = (struct gk_class_labels){ .labelled = GK_CLASS_UNLABELLED };
    if (!find_value(place, record, &value))
        return GK_OK;
    bool readable;
    if (value.type == GK_ARRAY) {
        readable = add_elements(record, value, arena, labels, &status);
    } else {
        labels->at = gk_arena_array(arena, 1, sizeof *labels->at);
        if (!labels->at)
            return GK_NO_MEMORY;
        readable = add(record, value, arena, labels, &status);
    }
    if (readable)
        labels->labelled = labels->count ? GK_CLASS_LABELLED : GK_CLASS_OF_NONE;
    return status;
}

/* ---- which classes they are */

/* A name that stands for several classes stands for none. */
static const uint32_t several = UINT32_MAX - 1;

static enum gk_status fold(struct gk_folded *tools, struct gk_bytes name, struct gk_buffer *folded)
{
    enum gk_status status = gk_fold(tools, name);
    return status == GK_OK ? gk_folded_text(tools, folded) : status;
}

/* What is being put in, and with what. */
struct filling {
    struct gk_map *map;
    struct gk_arena *arena;
    struct gk_folded tools;
    struct gk_buffer folded;
};

/* A class's own name counts before what people call another. */
static enum gk_status put(struct filling *filling, struct gk_bytes name, uint32_t class_index,
                          bool own)
{
    enum gk_status status = fold(&filling->tools, name, &filling->folded);
    if (status != GK_OK)
        return status;
    struct gk_bytes key = gk_arena_copy(filling->arena, gk_buffer_bytes(&filling->folded));
    if (!key.at)
        return GK_NO_MEMORY;
    uint32_t before = gk_map_get(filling->map, key, class_index);
    return gk_map_put(filling->map, key, own || before == class_index ? class_index : several);
}

static enum gk_status put_own_names(struct filling *filling, const struct gk_classifier *classifier,
                                    const struct gk_scheme *scheme)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < scheme->part_count && status == GK_OK; i++) {
        const struct gk_class_part *part = &classifier->parts[scheme->first_part + i];
        status = put(filling, part->name, part->class_index, true);
    }
    for (uint32_t i = 0; i < scheme->class_count && status == GK_OK; i++)
        status = put(filling, classifier->classes[scheme->first_class + i].name,
                     scheme->first_class + i, true);
    return status;
}

/* The class that a row's first cell names, which may be one of its parts. */
static uint32_t class_named(const struct gk_classifier *classifier, const struct gk_scheme *scheme,
                            struct gk_bytes name)
{
    for (uint32_t i = 0; i < scheme->class_count; i++)
        if (gk_bytes_equal(classifier->classes[scheme->first_class + i].name, name))
            return scheme->first_class + i;
    for (uint32_t i = 0; i < scheme->part_count; i++)
        if (gk_bytes_equal(classifier->parts[scheme->first_part + i].name, name))
            return classifier->parts[scheme->first_part + i].class_index;
    return GK_CLASS_NONE;
}

static enum gk_status put_titles(struct filling *filling, const struct gk_classifier *classifier,
                                 const struct gk_scheme *scheme)
{
    const struct gk_taxonomy *source = gk_profile_taxonomy(classifier->profile, scheme->name);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < source->title_count && status == GK_OK; i++) {
        uint32_t class_index = class_named(classifier, scheme, source->titles[i].class_name);
        if (class_index != GK_CLASS_NONE)
            status = put(filling, source->titles[i].title, class_index, false);
    }
    return status;
}

enum gk_status gk_class_names_open(struct gk_class_names *names,
                                   const struct gk_classifier *classifier, uint32_t number,
                                   struct gk_arena *arena)
{
    const struct gk_scheme *scheme = &classifier->schemes[number];
    struct filling filling = { .map = &names->map, .arena = arena };
    enum gk_status status = put_titles(&filling, classifier, scheme);
    if (status == GK_OK)
        status = put_own_names(&filling, classifier, scheme);
    gk_folded_free(&filling.tools);
    gk_buffer_free(&filling.folded);
    return status;
}

void gk_class_names_close(struct gk_class_names *names)
{
    gk_map_free(&names->map);
    *names = (struct gk_class_names){ 0 };
}

enum gk_status gk_class_names_find(const struct gk_class_names *names, struct gk_folded *tools,
                                   struct gk_buffer *scratch, struct gk_bytes label,
                                   uint32_t *class_index)
{
    enum gk_status status = fold(tools, label, scratch);
    if (status != GK_OK)
        return status;
    uint32_t found = gk_map_get(&names->map, gk_buffer_bytes(scratch), GK_CLASS_NONE);
    *class_index = found == several ? GK_CLASS_NONE : found;
    return GK_OK;
}
