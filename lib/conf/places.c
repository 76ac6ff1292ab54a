#include "conf/places.h"

#include <jansson.h>

#include "record/value.h"

struct place {
    uint32_t line;
    uint32_t column;
};

/* The document while it is read. */
struct reading {
    struct gk_json_places *places;
    const char *at;
    const char *end;
    struct place here;
};

static void step(struct reading *reading, const char *to)
{
    for (; reading->at < to; reading->at++) {
        if (*reading->at == '\n')
            reading->here = (struct place){ reading->here.line + 1, 1 };
        else if (((unsigned char)*reading->at & 0xC0) != 0x80)
            reading->here.column++;
    }
}

static void step_over_blanks(struct reading *reading)
{
    const char *at = reading->at;
    while (at < reading->end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n'))
        at++;
    step(reading, at);
}

/* Over the comma or colon at hand, and blanks on either side of it. */
static void step_over_sign(struct reading *reading, char sign)
{
    step_over_blanks(reading);
    if (reading->at < reading->end && *reading->at == sign)
        step(reading, reading->at + 1);
    step_over_blanks(reading);
}

/* Behind the string whose opening quotation mark is at hand. */
static const char *string_end(const struct reading *reading)
{
    const char *at = reading->at + 1;
    for (; at < reading->end && *at != '"'; at++)
        if (*at == '\\' && at + 1 < reading->end)
            at++;
    return at < reading->end ? at + 1 : reading->end;
}

/* The name at hand as a part of a pointer. */
static enum gk_status append_name(const struct reading *reading, struct gk_buffer *key)
{
    struct gk_bytes raw = { reading->at, (size_t)(string_end(reading) - reading->at) };
    struct gk_bytes inner = { raw.at + 1, raw.length - 2 };
    if (!memchr(inner.at, '\\', inner.length))
        return gk_pointer_append(key, inner);
    json_t *name = json_loadb(raw.at, raw.length, JSON_DECODE_ANY, NULL);
    if (!name)
        return GK_NO_MEMORY;
    struct gk_bytes text = { json_string_value(name), json_string_length(name) };
    enum gk_status status = gk_pointer_append(key, text);
    json_decref(name);
    return status;
}

static enum gk_status begin_key(struct gk_buffer *key, uint32_t container)
{
    gk_buffer_clear(key);
    return gk_buffer_append(key, (struct gk_bytes){ (const char *)&container, sizeof container });
}

static enum gk_status add_place(struct reading *reading, uint32_t *number)
{
    struct gk_buffer *lines = &reading->places->lines;
    *number = (uint32_t)(lines->length / sizeof reading->here);
    return gk_buffer_append(
        lines, (struct gk_bytes){ (const char *)&reading->here, sizeof reading->here });
}

/* The member or element that begins here. */
static enum gk_status add_part(struct reading *reading, uint32_t container, bool member,
                               size_t index, uint32_t *number)
{
    struct gk_json_places *places = reading->places;
    enum gk_status status = begin_key(&places->key, container);
    if (status == GK_OK)
        status = member ? append_name(reading, &places->key)
                        : gk_buffer_print(&places->key, "/%zu", index);
    if (status == GK_OK)
        status = add_place(reading, number);
    if (status != GK_OK)
        return status;
    struct gk_bytes kept = gk_arena_copy(&places->arena, gk_buffer_bytes(&places->key));
    return kept.at ? gk_map_put(&places->values, kept, *number) : GK_NO_MEMORY;
}

static enum gk_status read_value(struct reading *reading, uint32_t number);

static enum gk_status read_container(struct reading *reading, uint32_t number)
{
    bool object = *reading->at == '{';
    enum gk_status status = GK_OK;
    step(reading, reading->at + 1);
    step_over_blanks(reading);
    for (size_t i = 0; status == GK_OK && *reading->at != '}' && *reading->at != ']'; i++) {
        uint32_t part = 0;
        status = add_part(reading, number, object, i, &part);
        if (object) {
            step(reading, string_end(reading));
            step_over_sign(reading, ':');
        }
        if (status == GK_OK)
            status = read_value(reading, part);
        step_over_sign(reading, ',');
    }
    step(reading, reading->at + 1);
    return status;
}

/* As deep as jansson has gone before. */
static enum gk_status read_value(struct reading *reading, uint32_t number)
{
    const char *at = reading->at;
    if (*at == '{' || *at == '[')
        return read_container(reading, number);
    if (*at == '"') {
        step(reading, string_end(reading));
        return GK_OK;
    }
    while (at < reading->end && *at != ',' && *at != '}' && *at != ']')
        at++;
    step(reading, at);
    return GK_OK;
}

static enum gk_status read_document(struct gk_json_places *places)
{
    struct reading reading = {
        places, places->text.at, places->text.at + places->text.length, { 1, 1 }
    };
    uint32_t number;
    step_over_blanks(&reading);
    enum gk_status status = add_place(&reading, &number);
    return status == GK_OK ? read_value(&reading, number) : status;
}

/* The parts of a pointer begin with its slashes, and so do those of the keys. */
static struct gk_bytes take_part(struct gk_bytes *pointer)
{
    const char *slash = memchr(pointer->at + 1, '/', pointer->length - 1);
    struct gk_bytes part = { pointer->at, slash ? (size_t)(slash - pointer->at) : pointer->length };
    pointer->at += part.length;
    pointer->length -= part.length;
    return part;
}

enum gk_status gk_json_places_find(struct gk_json_places *places, struct gk_bytes pointer,
                                   uint32_t *line, uint32_t *column)
{
    enum gk_status status = places->lines.length ? GK_OK : read_document(places);
    uint32_t number = 0;
    while (status == GK_OK && pointer.length) {
        struct gk_bytes part = take_part(&pointer);
        status = begin_key(&places->key, number);
        if (status == GK_OK)
            status = gk_buffer_append(&places->key, part);
        uint32_t found = gk_map_get(&places->values, gk_buffer_bytes(&places->key), UINT32_MAX);
        if (found == UINT32_MAX)
            break;
        number = found;
    }
    if (status != GK_OK)
        return status;
    struct place place;
    memcpy(&place, places->lines.at + number * sizeof place, sizeof place);
    *line = place.line;
    *column = place.column;
    return GK_OK;
}

void gk_json_places_free(struct gk_json_places *places)
{
    gk_arena_free(&places->arena);
    gk_map_free(&places->values);
    gk_buffer_free(&places->lines);
    gk_buffer_free(&places->key);
    *places = (struct gk_json_places){ 0 };
}
