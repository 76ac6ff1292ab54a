#include "run/input/kind/answer.h"

#include "run/input/array/hint.h"

/* What the names of an object, as far as it is there, say. */
struct names {
    size_t count;
    size_t of_answers;
    size_t fields;         /* known ones */
    bool title;            /* one that a record is known by */
    struct gk_bytes name;  /* of the first value that … */
    struct gk_bytes value; /* … is an object, or a string of JSON, as far as it is there */
};

/* "{\"title\":…, "[{\"title\":… */
static bool is_string_of_json(struct gk_bytes text)
{
    return gk_bytes_start_with(text, GK_BYTES("\"{\\\"")) ||
           gk_bytes_start_with(text, GK_BYTES("\"[{\\\""));
}

static struct gk_bytes behind_colon(struct gk_bytes text, size_t at)
{
    while (at < text.length && text.at[at] && strchr(" \t\r\n:", text.at[at]))
        at++;
    return (struct gk_bytes){ text.at + at, text.length - at };
}

static void count_name(const struct gk_table_words *words, struct gk_bytes name,
                       struct names *names)
{
    enum gk_field field = gk_field_find(words->fields, name);
    names->count++;
    names->of_answers += gk_word_list_has(&words->answers, name);
    names->fields += field != GK_FIELD_COUNT;
    names->title |=
        field == GK_FIELD_TITLE || field == GK_FIELD_INDEX_NUMBER || field == GK_FIELD_DOC_NUMBER;
}

static size_t string_end(struct gk_bytes text, size_t at)
{
    while (at < text.length && text.at[at] != '"')
        at += 1 + (text.at[at] == '\\');
    return at;
}

static void take_name(const struct gk_table_words *words, struct gk_bytes text, size_t start,
                      size_t end, struct names *names)
{
    struct gk_bytes name = { text.at + start, end - start };
    struct gk_bytes value = behind_colon(text, end + 1);
    count_name(words, name, names);
    if (names->value.length ||
        (!gk_bytes_start_with(value, GK_BYTES("{")) && !is_string_of_json(value)))
        return;
    names->name = name;
    names->value = value;
}

/* The names of the object that begins here; those inside its values do not count. */
static struct names read_names(const struct gk_table_words *words, struct gk_bytes text)
{
    struct names names = { 0 };
    size_t depth = 0;
    bool name_due = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (c == '"') {
            size_t end = string_end(text, i + 1);
            if (depth == 1 && name_due && end < text.length)
                take_name(words, text, i + 1, end, &names);
            name_due = false;
            i = end;
        } else if (c == '{' || c == '[') {
            depth++;
            name_due = depth == 1;
        } else if (c == '}' || c == ']') {
            if (!--depth)
                break;
        } else if (c == ',') {
            name_due = depth == 1;
        }
    }
    return names;
}

/* The name that a pointer ends with is a field that holds an array in a record. */
static bool is_part_of_record(const struct gk_table_words *words, struct gk_bytes pointer)
{
    const char *slash = gk_bytes_find_last(pointer, '/');
    size_t behind = slash ? (size_t)(slash + 1 - pointer.at) : 0;
    struct gk_bytes name = { pointer.at + behind, pointer.length - behind };
    enum gk_field field = gk_field_find(words->fields, name);
    return field != GK_FIELD_COUNT && field != GK_FIELD_CONTENT;
}

/* What stands in an answer that holds no array of records. */
static enum gk_status find_within(const struct gk_table_words *words, const struct names *top,
                                  enum gk_answer_kind *answer, struct gk_buffer *place)
{
    bool string = gk_bytes_start_with(top->value, GK_BYTES("\""));
    *answer = GK_ANSWER_FAILURE;
    if (!string && !(top->value.length && read_names(words, top->value).title))
        return GK_OK;
    *answer = string ? GK_ANSWER_STRING : GK_ANSWER_RECORD;
    gk_buffer_clear(place);
    return gk_buffer_print(place, "/%.*s", (int)top->name.length, top->name.at);
}

enum gk_status gk_answer_find(const struct gk_table_words *words, struct gk_bytes line,
                              enum gk_answer_kind *answer, struct gk_buffer *place)
{
    bool found = false;
    struct gk_bytes within = { NULL, 0 };
    *answer = GK_NO_ANSWER;
    if (!gk_bytes_start_with(line, GK_BYTES("{")))
        return GK_OK;
    struct names top = read_names(words, line);
    if (top.title)
        return GK_OK;
    if (gk_array_hint(line, place, NULL, &found, &within) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_bytes pointer = gk_buffer_bytes(place);
    if (found && pointer.length && gk_bytes_start_with(within, GK_BYTES("{")) &&
        !is_part_of_record(words, pointer)) {
        struct names element = read_names(words, within);
        bool answers = top.count > 1 && top.of_answers == top.count;
        if (element.title || element.fields > 1 || answers)
            *answer = GK_ANSWER_ARRAY;
    } else if (top.count > 1 && top.of_answers == top.count) {
        return find_within(words, &top, answer, place);
    }
    return GK_OK;
}

enum gk_status gk_answer_is_record(const struct gk_table_words *words, struct gk_bytes text,
                                   bool *yes)
{
    struct gk_buffer place = { 0 };
    struct gk_bytes within = { NULL, 0 };
    bool found = false;
    *yes = read_names(words, text).title;
    enum gk_status status = *yes ? gk_array_hint(text, &place, NULL, &found, &within) : GK_OK;
    if (*yes && found && !is_part_of_record(words, gk_buffer_bytes(&place)))
        *yes = !read_names(words, within).title;
    gk_buffer_free(&place);
    return status;
}
