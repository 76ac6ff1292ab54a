#include "profile/load/check.h"

#include "record/value.h"

enum gk_status gk_check_enter(struct gk_check *check, const char *name)
{
    return gk_pointer_append(&check->pointer, gk_bytes_of(name));
}

enum gk_status gk_check_enter_element(struct gk_check *check, size_t index)
{
    return gk_buffer_print(&check->pointer, "/%zu", index);
}

enum gk_status gk_check_line(struct gk_check *check, struct gk_bytes pointer, uint32_t *line)
{
    uint32_t column;
    return gk_json_places_find(&check->places, pointer, line, &column);
}

enum gk_status gk_check_mistake(struct gk_check *check, enum gk_rule_id rule, struct gk_bytes first,
                                struct gk_bytes second, struct gk_bytes third)
{
    uint32_t line;
    uint32_t column;
    enum gk_status status =
        gk_json_places_find(&check->places, gk_buffer_bytes(&check->pointer), &line, &column);
    return status == GK_OK ? gk_load_mistake(check->load, check->file->path, line, column, rule,
                                             first, second, third)
                           : status;
}

enum gk_status gk_check_misspelt(struct gk_check *check, enum gk_rule_id rule, struct gk_bytes name,
                                 struct gk_bytes nearest)
{
    struct gk_buffer english = { 0 };
    struct gk_buffer chinese = { 0 };
    enum gk_status status = GK_OK;
    if (nearest.length) {
        status = gk_sentence_fill(&english, gk_message_text(GK_MESSAGE_NAME_NEAREST, GK_ENGLISH),
                                  (const struct gk_bytes[GK_ARGUMENTS]){ nearest });
        if (status == GK_OK)
            status =
                gk_sentence_fill(&chinese, gk_message_text(GK_MESSAGE_NAME_NEAREST, GK_CHINESE),
                                 (const struct gk_bytes[GK_ARGUMENTS]){ nearest });
    }
    if (status == GK_OK)
        status = gk_check_mistake(check, rule, name, gk_buffer_bytes(&english),
                                  gk_buffer_bytes(&chinese));
    gk_buffer_free(&english);
    gk_buffer_free(&chinese);
    return status;
}

enum gk_status gk_check_unknown(struct gk_check *check, const char *name)
{
    struct gk_nearest nearest;
    struct gk_json_walk walk = { .container = check->siblings };
    enum gk_status status = gk_nearest_open(&nearest, &check->load->folded, gk_bytes_of(name));
    while (status == GK_OK && gk_json_next(&walk))
        if (walk.name)
            status = gk_nearest_offer(&nearest, gk_bytes_of(walk.name));
    for (const char *const *more = check->more; more && *more && status == GK_OK; more++)
        status = gk_nearest_offer(&nearest, gk_bytes_of(*more));
    return status == GK_OK
               ? gk_check_misspelt(check, GK_RULE_PROFILE_MEMBER, gk_bytes_of(name), nearest.best)
               : status;
}

struct gk_bytes gk_check_name(const struct gk_check *check)
{
    struct gk_bytes pointer = gk_buffer_bytes(&check->pointer);
    size_t start = pointer.length;
    while (start && pointer.at[start - 1] != '/')
        start--;
    return start ? (struct gk_bytes){ pointer.at + start, pointer.length - start }
                 : check->file->name;
}

enum gk_status gk_check_type(struct gk_check *check, const struct gk_json_value *value,
                             enum gk_json_type type, bool *good)
{
    static const char *const words[][GK_LANGUAGES] = {
        [GK_JSON_NULL] = { "null", "null" },
        [GK_JSON_BOOLEAN] = { "true or false", "true 或 false" },
        [GK_JSON_INTEGER] = { "a whole number", "整数" },
        [GK_JSON_REAL] = { "a number", "数字" },
        [GK_JSON_TEXT] = { "a text", "文本" },
        [GK_JSON_LIST] = { "a list", "列表" },
        [GK_JSON_OBJECT] = { "an object", "对象" },
    };
    *good = gk_json_type(value) == type;
    return *good ? GK_OK
                 : gk_check_mistake(check, GK_RULE_PROFILE_TYPE, gk_check_name(check),
                                    gk_bytes_of(words[type][GK_ENGLISH]),
                                    gk_bytes_of(words[type][GK_CHINESE]));
}

enum gk_status gk_check_texts(struct gk_check *check, const struct gk_json_value *list)
{
    bool good;
    enum gk_status status = gk_check_type(check, list, GK_JSON_LIST, &good);
    struct gk_json_walk walk = { .container = good ? list : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_bytes text;
        status = gk_check_enter_element(check, walk.index - 1);
        if (status == GK_OK)
            status = gk_check_type(check, walk.value, GK_JSON_TEXT, &good);
        if (status == GK_OK && gk_json_text(walk.value, &text) && !text.length)
            status = gk_check_mistake(check, GK_RULE_PROFILE_TERM, text, text, text);
        gk_check_leave(check, length);
    }
    return status;
}

enum gk_status gk_check_members(struct gk_check *check, const struct gk_json_value *object,
                                const struct gk_json_value *model, bool removable,
                                gk_check_look *look)
{
    bool good;
    enum gk_status status = gk_check_type(check, object, GK_JSON_OBJECT, &good);
    struct gk_json_walk walk = { .container = good ? object : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        if (check->overlay && removable && gk_json_type(walk.value) == GK_JSON_NULL)
            continue;
        status = gk_check_enter(check, walk.name);
        check->siblings = model;
        check->more = NULL;
        if (status == GK_OK)
            status = look(check, walk.name, walk.value, gk_json_member(model, walk.name));
        gk_check_leave(check, length);
    }
    return status;
}

/* Reads and judges one layer; where it is no object, *json stays empty. */
static enum gk_status read_layer(struct gk_check *check, const struct gk_json_value *model,
                                 bool removable, gk_check_look *look, struct gk_json *json)
{
    const struct gk_profile_file *file = check->file;
    check->places = (struct gk_json_places){ .text = file->text };
    enum gk_status status = gk_json_read(json, file->text, file->path, 1, check->load->mistakes);
    if (status != GK_OK)
        return status == GK_INVALID ? GK_OK : status;
    if (gk_load_checks(check->load, file))
        status = gk_check_members(check, json->root, model ? model : json->root, removable, look);
    if (gk_json_type(json->root) != GK_JSON_OBJECT)
        gk_json_free(json);
    gk_json_places_free(&check->places);
    return status;
}

enum gk_status gk_check_layers(struct gk_load *load, const struct gk_layers *layers, bool removable,
                               gk_check_look *look, struct gk_json *merged)
{
    struct gk_check check = { .load = load, .file = layers->under };
    struct gk_json over = { 0 };
    enum gk_status status = read_layer(&check, NULL, removable, look, merged);
    if (status == GK_OK && layers->over) {
        check.file = layers->over;
        check.overlay = true;
        status = read_layer(&check, merged->root, removable, look, &over);
    }
    if (status == GK_OK && over.root)
        status = gk_json_merge(merged, &over);
    gk_json_free(&over);
    gk_buffer_free(&check.pointer);
    return status;
}
