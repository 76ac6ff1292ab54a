#include "record/texts.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "record/value.h"

enum {
    FIRST_FRAMES = 16,
    FIRST_COLUMNS = 8,
    LEVELS = 3,                          /* of names that may be labels */
    LONGEST_NAME = 6 * GK_TEXTS_POINTER, /* in bytes of the record: \\u0041 stands for one */
};

void gk_texts_open(struct gk_texts *walk, const struct gk_record *record,
                   const struct gk_field_names *fields, struct gk_arena *arena)
{
    *walk = (struct gk_texts){ .record = record,
                               .fields = fields,
                               .arena = arena,
                               .at = record->value.start,
                               .field = GK_FIELD_COUNT };
}

static enum gk_status push(struct gk_texts *walk, bool object)
{
    if (walk->depth == walk->capacity) {
        uint32_t capacity = walk->capacity ? 2 * walk->capacity : FIRST_FRAMES;
        struct gk_texts_frame *frames = gk_arena_array(walk->arena, capacity, sizeof *frames);
        if (!frames)
            return GK_NO_MEMORY;
        if (walk->depth)
            memcpy(frames, walk->frames, walk->depth * sizeof *frames);
        walk->frames = frames;
        walk->capacity = capacity;
    }
    /* The room for strings stays with the level. */
    struct gk_texts_frame *frame = &walk->frames[walk->depth++];
    struct gk_texts_row row = { .at = frame->row.at, .capacity = frame->row.capacity };
    struct gk_texts_row heads = { .at = frame->heads.at, .capacity = frame->heads.capacity };
    *frame = (struct gk_texts_frame){ .object = object,
                                      .name_next = object,
                                      .row = row,
                                      .heads = heads,
                                      .start = walk->at,
                                      .latest_index = UINT32_MAX };
    return GK_OK;
}

/* Remembers the strings of an array that has ended as heads for what follows it: in an array until
 * two of them are more than a title, in an object always. */
static void pop(struct gk_texts *walk)
{
    struct gk_texts_frame *frame = &walk->frames[--walk->depth];
    if (frame->object || !walk->depth)
        return;
    struct gk_texts_frame *around = frame - 1;
    if (around->object ? frame->row.filled >= 2 : around->heads.filled < 2) {
        struct gk_texts_row heads = around->heads;
        around->heads = frame->row;
        frame->row = heads;
    }
}

/* Puts a string of an array where its index is. */
static enum gk_status keep_in_row(struct gk_texts *walk, struct gk_texts_frame *frame,
                                  struct gk_bytes text)
{
    struct gk_texts_row *row = &frame->row;
    if (frame->index >= GK_TEXTS_COLUMNS)
        return GK_OK;
    if (frame->index >= row->capacity) {
        uint32_t capacity = row->capacity ? row->capacity : FIRST_COLUMNS;
        while (capacity <= frame->index)
            capacity *= 2;
        struct gk_bytes *at = gk_arena_array(walk->arena, capacity, sizeof *at);
        if (!at)
            return GK_NO_MEMORY;
        if (row->count)
            memcpy(at, row->at, row->count * sizeof *at);
        row->at = at;
        row->capacity = capacity;
    }
    while (row->count < frame->index)
        row->at[row->count++] = (struct gk_bytes){ "", 0 };
    row->at[row->count++] = text;
    row->filled += text.length > 0;
    return GK_OK;
}

/* A value of its own, no name: the empty run for a number. */
static enum gk_status pass_value(struct gk_texts *walk, struct gk_bytes string)
{
    if (!walk->depth)
        return GK_OK;
    struct gk_texts_frame *frame = &walk->frames[walk->depth - 1];
    bool follows = frame->index && frame->latest_index == frame->index - 1;
    frame->before = follows ? frame->latest : (struct gk_bytes){ "", 0 };
    frame->latest = string;
    frame->latest_index = frame->index;
    bool kept = walk->depth > 1 && !frame->object && string.length &&
                (frame[-1].object || frame[-1].heads.filled < 2);
    return kept ? keep_in_row(walk, frame, string) : GK_OK;
}

/* A name begins a member: its frame remembers it, and of the record itself its field. */
static void begin_member(struct gk_texts *walk, const struct gk_text *text)
{
    struct gk_texts_frame *frame = &walk->frames[walk->depth - 1];
    frame->name_next = false;
    frame->hidden = false;
    frame->name = text->text;
    frame->member = (struct gk_member){ .name = text->value.start + 1,
                                        .name_length = text->value.length - 2,
                                        .value = text->value,
                                        .name_escaped = text->value.escaped };
    if (walk->depth == 1)
        walk->field = gk_field_find(walk->fields, text->text);
}

enum gk_status gk_texts_open_at(struct gk_texts *walk, const struct gk_record *record,
                                const struct gk_field_names *fields, struct gk_arena *arena,
                                const struct gk_member *member)
{
    gk_texts_open(walk, record, fields, arena);
    struct gk_text name = { .kind = GK_TEXT_NAME,
                            .text = gk_member_text(record, member, arena),
                            .value = { .start = member->name - 1,
                                       .length = member->name_length + 2,
                                       .type = GK_STRING,
                                       .escaped = member->name_escaped } };
    if (!name.text.at || push(walk, true) != GK_OK)
        return GK_NO_MEMORY;
    begin_member(walk, &name);
    walk->at = member->value.start;
    return GK_OK;
}

static enum gk_status give_string(struct gk_texts *walk, struct gk_text *text)
{
    text->value = gk_value_from(walk->record, walk->at);
    text->text = gk_value_text(walk->record, text->value, walk->arena);
    if (!text->text.at)
        return GK_NO_MEMORY;
    text->kind = GK_TEXT_STRING;
    walk->at += text->value.length;
    if (walk->depth && walk->frames[walk->depth - 1].name_next) {
        text->kind = GK_TEXT_NAME;
        begin_member(walk, text);
        return GK_OK;
    }
    return pass_value(walk, text->text);
}

static enum gk_status give_number(struct gk_texts *walk, struct gk_text *text)
{
    text->kind = GK_TEXT_NUMBER;
    text->value = gk_value_from(walk->record, walk->at);
    text->text = gk_record_raw(walk->record, text->value);
    walk->at += text->value.length;
    return pass_value(walk, (struct gk_bytes){ "", 0 });
}

static void step_over_comma(struct gk_texts *walk)
{
    struct gk_texts_frame *frame = &walk->frames[walk->depth - 1];
    frame->index++;
    frame->name_next = frame->object;
}

enum gk_status gk_texts_next(struct gk_texts *walk, struct gk_text *text)
{
    const struct gk_record *record = walk->record;
    uint32_t end = record->value.start + record->value.length;
    enum gk_status status = GK_END;
    for (; status == GK_END && walk->at < end;) {
        char c = record->line.at[walk->at];
        if (c == '"') {
            status = give_string(walk, text);
        } else if (c == '-' || gk_is_ascii_digit(c)) {
            status = give_number(walk, text);
        } else {
            if ((c == '{' || c == '[') && push(walk, c == '{') != GK_OK)
                return GK_NO_MEMORY;
            if (c == '}' || c == ']')
                pop(walk);
            if (c == ',')
                step_over_comma(walk);
            walk->at++;
        }
    }
    text->field = walk->field;
    text->is_field = walk->depth == 1 && text->kind != GK_TEXT_NAME;
    return status;
}

/* Appends what leads to the element or member of a frame. *fits is false where the pointer would
 * be too long; it is left at any length then, but soon. */
static enum gk_status append_step(const struct gk_texts *walk, const struct gk_texts_frame *frame,
                                  struct gk_buffer *pointer, bool *fits)
{
    struct gk_bytes name;
    enum gk_status status;
    *fits = !frame->object || frame->member.name_length <= LONGEST_NAME;
    if (!*fits)
        return GK_OK;
    if (!frame->object) {
        status = gk_buffer_print(pointer, "/%u", (unsigned)frame->index);
    } else {
        name = gk_member_text(walk->record, &frame->member, walk->arena);
        status = name.at ? gk_pointer_append(pointer, name) : GK_NO_MEMORY;
    }
    *fits = pointer->length <= GK_TEXTS_POINTER;
    return status;
}

void gk_texts_hide(struct gk_texts *walk)
{
    walk->frames[walk->depth - 1].hidden = true;
}

enum gk_status gk_texts_pointer(const struct gk_texts *walk, struct gk_arena *to,
                                struct gk_bytes *pointer, struct gk_bytes *shown)
{
    struct gk_buffer built = { 0 };
    enum gk_status status = GK_OK;
    size_t shown_length = SIZE_MAX;
    bool fits = true;
    for (uint32_t i = 0; i < walk->depth && status == GK_OK && fits; i++) {
        size_t before = built.length;
        status = append_step(walk, &walk->frames[i], &built, &fits);
        if ((walk->frames[i].hidden || !fits) && before < shown_length)
            shown_length = before;
    }
    if (status == GK_OK) {
        size_t length = fits ? built.length : shown_length;
        *pointer = gk_arena_copy(to, (struct gk_bytes){ built.at ? built.at : "", length });
        *shown = *pointer;
        if (shown_length < shown->length)
            shown->length = shown_length;
        status = pointer->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&built);
    return status;
}

static unsigned add_label(struct gk_bytes *labels, unsigned count, struct gk_bytes label)
{
    if (label.length && label.length <= GK_TEXTS_LABEL)
        labels[count++] = label;
    return count;
}

/* The heads over an element of the innermost array. */
static unsigned add_heads(const struct gk_texts *walk, struct gk_bytes *labels, unsigned count)
{
    const struct gk_texts_frame *array = &walk->frames[walk->depth - 1], *around = array;
    for (uint32_t i = 1; i < 3 && i < walk->depth && !around->object; i++) {
        around--;
        if (array->index < around->heads.count)
            count = add_label(labels, count, around->heads.at[array->index]);
    }
    return count;
}

unsigned gk_texts_labels(const struct gk_texts *walk, const struct gk_text *text,
                         struct gk_bytes labels[GK_TEXTS_LABELS])
{
    bool name = text->kind == GK_TEXT_NAME;
    unsigned count = 0;
    if (!walk->depth)
        return 0;
    const struct gk_texts_frame *innermost = &walk->frames[walk->depth - 1];
    if (!innermost->object)
        count = add_heads(walk, labels, count);
    uint32_t levels = 0;
    for (uint32_t i = walk->depth - name; i && levels < LEVELS; i--) {
        const struct gk_texts_frame *frame = &walk->frames[i - 1];
        if (frame->object)
            count = add_label(labels, count, frame->name);
        levels += frame->object;
    }
    if (!name && walk->depth > 1)
        count = add_label(labels, count, innermost->before);
    return count;
}

unsigned gk_texts_first(const struct gk_texts *walk, struct gk_bytes lines[GK_TEXTS_LINES])
{
    unsigned count = 0;
    if (!gk_texts_is_element(walk))
        return 0;
    const struct gk_texts_frame *array = &walk->frames[walk->depth - 1];
    for (uint32_t i = 0; i < GK_TEXTS_LINES && i < array->index && i < array->row.count; i++)
        if (array->row.at[i].length && array->row.at[i].length <= GK_TEXTS_LABEL)
            lines[count++] = array->row.at[i];
    return count;
}

/* The array whose heads stand over the element last given, or the object around the text; NULL
 * where there is neither. */
static struct gk_texts_frame *list_around(const struct gk_texts *walk)
{
    struct gk_texts_frame *innermost = walk->depth ? &walk->frames[walk->depth - 1] : NULL;
    if (!innermost || innermost->object)
        return innermost;
    for (uint32_t i = walk->depth - 1; i && walk->depth - i < 3; i--)
        if (innermost->index < walk->frames[i - 1].heads.count)
            return &walk->frames[i - 1];
    return NULL;
}

bool gk_texts_beside(const struct gk_texts *walk, uint8_t **remark)
{
    struct gk_texts_frame *list = list_around(walk);
    if (list)
        *remark = &list->remark;
    return list != NULL;
}

/* Behind the string at `at`, or `end` where it does not end before. */
static uint32_t behind_string(struct gk_bytes line, uint32_t at, uint32_t end, bool *escaped)
{
    *escaped = false;
    for (at++; at < end && line.at[at] != '"'; at++)
        if (line.at[at] == '\\') {
            *escaped = true;
            at++;
        }
    return at < end ? at + 1 : end;
}

static enum gk_status append_name(const struct gk_texts *walk, uint32_t at, uint32_t behind,
                                  bool escaped, struct gk_arena *arena, struct gk_buffer *row)
{
    struct gk_member member = { .name = at + 1,
                                .name_length = behind - at - 2,
                                .name_escaped = escaped };
    struct gk_bytes name = gk_member_text(walk->record, &member, arena);
    if (!name.at || gk_buffer_append(row, name) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(row, '\t');
}

/* Appends the names of the members of the object that begins at `start`, as far as they stand
 * within so many bytes. */
static enum gk_status append_names(const struct gk_texts *walk, uint32_t start,
                                   struct gk_arena *arena, struct gk_buffer *row)
{
    enum { MOST = 4096 };
    struct gk_bytes line = walk->record->line;
    uint32_t end = line.length - start < MOST ? (uint32_t)line.length : start + MOST;
    unsigned depth = 0;
    bool named = true; /* the next string is a name */
    for (uint32_t at = start; at < end;) {
        char c = line.at[at];
        if (c == '"') {
            bool escaped;
            uint32_t behind = behind_string(line, at, end, &escaped);
            if (depth == 1 && named && behind < end &&
                append_name(walk, at, behind, escaped, arena, row) != GK_OK)
                return GK_NO_MEMORY;
            named = false;
            at = behind;
            continue;
        }
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (!depth)
            break;
        named |= depth == 1 && c == ',';
        at++;
    }
    return GK_OK;
}

static enum gk_status append_heads(const struct gk_texts_row *heads, struct gk_buffer *row)
{
    for (uint32_t i = 0; i < heads->count; i++)
        if (heads->at[i].length <= GK_TEXTS_LABEL &&
            (gk_buffer_append(row, heads->at[i]) != GK_OK ||
             gk_buffer_append_byte(row, '\t') != GK_OK))
            return GK_NO_MEMORY;
    return GK_OK;
}

struct gk_bytes gk_texts_row(const struct gk_texts *walk, struct gk_arena *arena)
{
    struct gk_buffer row = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    const struct gk_texts_frame *list = list_around(walk);
    if ((list->object ? append_names(walk, list->start, arena, &row)
                      : append_heads(&list->heads, &row)) == GK_OK)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&row));
    gk_buffer_free(&row);
    return kept;
}

struct gk_bytes gk_texts_before(const struct gk_texts *walk)
{
    return walk->depth > 1 ? walk->frames[walk->depth - 1].before : GK_BYTES("");
}

bool gk_texts_is_element(const struct gk_texts *walk)
{
    return walk->depth && !walk->frames[walk->depth - 1].object;
}

bool gk_texts_in_array(const struct gk_texts *walk)
{
    for (uint32_t i = 0; i < walk->depth; i++)
        if (!walk->frames[i].object)
            return true;
    return false;
}

struct gk_text_place gk_text_first_place(const struct gk_text *text)
{
    return (struct gk_text_place){ .source = text->value.start + (text->kind != GK_TEXT_NUMBER) };
}

struct gk_text_place gk_text_place_at(const struct gk_record *record, const struct gk_text *text,
                                      struct gk_text_place from, uint32_t offset)
{
    const struct gk_value value = text->value;
    struct gk_bytes passed = { text->text.at + from.offset, offset - from.offset };
    struct gk_text_place there = { .offset = offset };
    there.characters = from.characters + (uint32_t)gk_utf8_count(passed);
    if (value.type == GK_NUMBER) {
        there.source = from.source + (offset - from.offset);
    } else {
        struct gk_value rest = value;
        rest.start = from.source - 1;
        rest.length = value.length - (rest.start - value.start);
        there.source = gk_value_source(record, rest, offset - from.offset);
    }
    return there;
}
