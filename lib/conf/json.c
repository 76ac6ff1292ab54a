#include "conf/json.h"

#include <jansson.h>

#include "base/memory.h"
#include "base/utf8.h"

/* jansson keeps going after some failed allocations and then gives a wrong answer or blames the
 * text, so the hook remembers that one failed. Per thread: a document is read by one. */
static _Thread_local bool allocation_failed;

static void *allocate(size_t size)
{
    void *block = gk_memory_allocate(size);
    if (!block)
        allocation_failed = true;
    return block;
}

void gk_json_prepare(void)
{
    json_set_alloc_funcs(allocate, gk_memory_release);
}

/* jansson takes no pointers to const, but changes nothing in the calls made with these. */
static json_t *inner(const struct gk_json_value *value)
{
    return (json_t *)(uintptr_t)value;
}

static struct gk_json_value *outer(json_t *value)
{
    return (struct gk_json_value *)value;
}

enum gk_status gk_json_read(struct gk_json *json, struct gk_bytes text, struct gk_bytes path,
                            uint32_t line, struct gk_mistakes *mistakes)
{
    json_error_t error = { .line = 1, .column = 1 };
    allocation_failed = false;
    json_t *root = json_loadb(text.length ? text.at : "", text.length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (allocation_failed) {
        json_decref(root);
        return GK_NO_MEMORY;
    }
    if (root) {
        json->root = outer(root);
        return GK_OK;
    }
    uint32_t lines_before = error.line > 0 ? (uint32_t)error.line - 1 : 0;
    uint32_t column = error.column > 0 ? (uint32_t)error.column : 1;
    struct gk_bytes arguments[GK_ARGUMENTS] = { gk_bytes_of(error.text) };
    return gk_mistake_add(mistakes, path, line + lines_before, column, GK_RULE_PROFILE_JSON,
                          arguments);
}

void gk_json_free(struct gk_json *json)
{
    json_decref(inner(json->root));
    json->root = NULL;
}

enum gk_json_type gk_json_type(const struct gk_json_value *value)
{
    switch (json_typeof(inner(value))) {
    case JSON_OBJECT:
        return GK_JSON_OBJECT;
    case JSON_ARRAY:
        return GK_JSON_LIST;
    case JSON_STRING:
        return GK_JSON_TEXT;
    case JSON_INTEGER:
        return GK_JSON_INTEGER;
    case JSON_REAL:
        return GK_JSON_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return GK_JSON_BOOLEAN;
    case JSON_NULL:
        break;
    }
    return GK_JSON_NULL;
}

const struct gk_json_value *gk_json_member(const struct gk_json_value *object, const char *name)
{
    return outer(json_object_get(inner(object), name));
}

bool gk_json_text(const struct gk_json_value *value, struct gk_bytes *text)
{
    if (!json_is_string(inner(value)))
        return false;
    *text = (struct gk_bytes){ json_string_value(inner(value)), json_string_length(inner(value)) };
    return true;
}

bool gk_json_true(const struct gk_json_value *value)
{
    return json_is_true(inner(value));
}

bool gk_json_integer(const struct gk_json_value *value, int64_t *integer)
{
    if (!json_is_integer(inner(value)))
        return false;
    *integer = json_integer_value(inner(value));
    return true;
}

size_t gk_json_count(const struct gk_json_value *value)
{
    return json_is_array(inner(value)) ? json_array_size(inner(value))
                                       : json_object_size(inner(value));
}

bool gk_json_next(struct gk_json_walk *walk)
{
    json_t *container = inner(walk->container);
    size_t index = walk->index++;
    if (!json_is_object(container)) {
        walk->value = outer(json_array_get(container, index));
        return walk->value != NULL;
    }
    walk->iterator =
        index ? json_object_iter_next(container, walk->iterator) : json_object_iter(container);
    if (!walk->iterator)
        return false;
    walk->name = json_object_iter_key(walk->iterator);
    walk->value = outer(json_object_iter_value(walk->iterator));
    return true;
}

/* Whether every member is true or null; an empty object says nothing of what it lies over. */
static bool is_amendment(json_t *patch)
{
    const char *name;
    json_t *value;
    json_object_foreach(patch, name, value)
    {
        if (!json_is_true(value) && !json_is_null(value))
            return false;
    }
    return true;
}

/* Appends what stays of the list: texts that the amendment does not take out. `there` gets those
 * that it puts in though they are there. */
static bool keep_texts(json_t *list, json_t *patch, json_t *result, json_t *there)
{
    size_t index;
    json_t *text;
    json_array_foreach(list, index, text)
    {
        json_t *said = json_object_get(patch, json_string_value(text));
        if (json_is_true(said) && json_object_set(there, json_string_value(text), said) != 0)
            return false;
        if (!json_is_null(said) && json_array_append(result, text) != 0)
            return false;
    }
    return true;
}

static bool put_texts(json_t *patch, json_t *result, json_t *there)
{
    const char *name;
    json_t *value;
    json_object_foreach(patch, name, value)
    {
        if (json_is_true(value) && !json_object_get(there, name) &&
            json_array_append_new(result, json_string(name)) != 0)
            return false;
    }
    return true;
}

/* A list of texts as amended; NULL when there is no memory. */
static json_t *amended(json_t *list, json_t *patch)
{
    json_t *result = json_array();
    json_t *there = json_object();
    if (!result || !there || !keep_texts(list, patch, result, there) ||
        !put_texts(patch, result, there)) {
        json_decref(result);
        result = NULL;
    }
    json_decref(there);
    return result;
}

/* A new reference to what RFC 7396 makes of `old` and `patch`; NULL when there is no memory.
 * Depth is bounded by jansson's limit of 2048 levels. */
static json_t *merged(json_t *old, json_t *patch)
{
    if (!json_is_object(patch))
        return json_incref(patch);
    if (json_is_array(old) && is_amendment(patch))
        return amended(old, patch);
    json_t *target = json_is_object(old) ? json_incref(old) : json_object();
    const char *name;
    json_t *value;
    json_object_foreach(patch, name, value)
    {
        if (json_is_null(value)) {
            (void)json_object_del(target, name); /* nothing to take away is no failure */
            continue;
        }
        json_t *part = merged(json_object_get(target, name), value);
        if (!part || json_object_set_new(target, name, part) != 0) {
            json_decref(target);
            return NULL;
        }
    }
    return target;
}

enum gk_status gk_json_merge(struct gk_json *target, const struct gk_json *patch)
{
    json_t *result = merged(inner(target->root), inner(patch->root));
    if (!result)
        return GK_NO_MEMORY;
    json_decref(inner(target->root));
    target->root = outer(result);
    return GK_OK;
}

static int append(const char *at, size_t length, void *out)
{
    return gk_buffer_append(out, (struct gk_bytes){ at, length }) == GK_OK ? 0 : -1;
}

enum gk_status gk_json_write(const struct gk_json *json, struct gk_buffer *out)
{
    size_t before = out->length;
    allocation_failed = false;
    if (json_dump_callback(inner(json->root), append, out, JSON_INDENT(2) | JSON_ENCODE_ANY) == 0 &&
        !allocation_failed && gk_buffer_append_byte(out, '\n') == GK_OK)
        return GK_OK;
    out->length = before;
    return GK_NO_MEMORY;
}
