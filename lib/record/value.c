#include "record/value.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "record/unescape.h"

static const struct gk_bytes nothing = { "", 0 };

/* What stands between a string's quotation marks. */
static struct gk_bytes inside(const struct gk_record *record, struct gk_value string)
{
    return (struct gk_bytes){ record->line.at + string.start + 1, string.length - 2 };
}

static struct gk_bytes unescaped(struct gk_bytes raw, struct gk_arena *arena)
{
    /* Fits without growing: an escape is never shorter than the UTF-8 of what it stands for. */
    struct gk_buffer text = { .at = gk_arena_room(arena, raw.length), .capacity = raw.length };
    if (!text.at || gk_unescape(raw, &text) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_buffer_bytes(&text);
}

struct gk_bytes gk_value_text(const struct gk_record *record, struct gk_value value,
                              struct gk_arena *arena)
{
    if (value.type != GK_STRING)
        return nothing;
    struct gk_bytes raw = inside(record, value);
    return value.escaped ? unescaped(raw, arena) : raw;
}

struct gk_bytes gk_member_text(const struct gk_record *record, const struct gk_member *member,
                               struct gk_arena *arena)
{
    struct gk_bytes raw = gk_member_name(record, member);
    return member->name_escaped ? unescaped(raw, arena) : raw;
}

/* Where the character begins that this byte of a string belongs to. */
static uint32_t character_start(const struct gk_record *record, uint32_t at)
{
    while (((unsigned char)record->line.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

bool gk_value_count(const struct gk_record *record, struct gk_value value, uint64_t *count)
{
    enum { MOST_DIGITS = 18 };
    struct gk_bytes text = gk_record_raw(record, value);
    *count = 0;
    if (value.type != GK_NUMBER || text.length > MOST_DIGITS)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
        *count = *count * 10 + (uint64_t)(text.at[i] - '0');
    }
    return true;
}

uint32_t gk_value_source(const struct gk_record *record, struct gk_value string, size_t offset)
{
    struct gk_bytes raw = inside(record, string);
    if (!string.escaped)
        return (uint32_t)(string.start + 1 + offset);
    uint32_t source = string.start + 1;
    size_t text = 0;
    while (raw.length) {
        const char *escape = memchr(raw.at, '\\', raw.length);
        size_t taken = escape ? (size_t)(escape - raw.at) : raw.length;
        char bytes[4];
        if (text + taken > offset)
            return character_start(record, source + (uint32_t)(offset - text));
        text += taken;
        if (escape) {
            size_t length;
            struct gk_bytes rest = { escape, raw.length - taken };
            text += gk_utf8_encode(gk_unescape_one(rest, &length), bytes);
            if (text > offset)
                return source + (uint32_t)taken;
            taken += length;
        }
        raw.at += taken;
        raw.length -= taken;
        source += (uint32_t)taken;
    }
    return source;
}

size_t gk_value_offset(const struct gk_record *record, struct gk_value string, uint32_t source)
{
    const char *at = record->line.at + string.start + 1, *end = record->line.at + source;
    size_t text = 0;
    while (string.escaped && at < end) {
        const char *escape = memchr(at, '\\', (size_t)(end - at));
        if (!escape)
            break;
        size_t length;
        char bytes[4];
        struct gk_bytes rest = {
            escape, string.length - (size_t)(escape - record->line.at - string.start) - 1
        };
        uint32_t c = gk_unescape_one(rest, &length);
        text += (size_t)(escape - at);
        at = escape + length;
        if (at > end)
            return text;
        text += gk_utf8_encode(c, bytes);
    }
    return text + (size_t)(end - at);
}

struct gk_bytes gk_field_text(const struct gk_record *record, enum gk_field field,
                              struct gk_arena *arena)
{
    const struct gk_member *member = gk_record_field(record, field);
    if (!member)
        return nothing;
    struct gk_bytes text = gk_value_text(record, member->value, arena);
    return text.at ? gk_bytes_trim(text) : text;
}

/* ---- walking: the bytes are known to be JSON, so a byte tells what follows. */

static uint32_t skip_blanks(const struct gk_record *record, uint32_t at)
{
    for (;; at++) {
        char c = record->line.at[at];
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            return at;
    }
}

/* The first byte at or behind this one that ends or interrupts a string. */
static inline uint32_t next_mark(const struct gk_record *record, uint32_t at)
{
    return (uint32_t)(gk_structure_next(record->structure, record->place + at) - record->place);
}

/* From an opening quotation mark to behind the closing one. */
static inline uint32_t skip_string(const struct gk_record *record, uint32_t at, bool *escaped)
{
    *escaped = false;
    for (at = next_mark(record, at + 1); record->line.at[at] != '"'; at = next_mark(record, at)) {
        *escaped = true;
        while (record->line.at[at] == '\\') /* in text full of escapes the next one is here */
            at += 2;
    }
    return at + 1;
}

/* The bits in which brackets differ left out, no other byte of JSON outside strings is like one. */
static inline bool is_bracket(char c)
{
    const int differing = ('{' ^ '[') | ('[' ^ ']');
    return (c & ~differing) == ('[' & ~differing);
}

/* The container that begins here, where the scanner has noted it, else NULL. */
static const struct gk_container *find_container(const struct gk_record *record, uint32_t at)
{
    const struct gk_container *first = record->containers;
    for (uint32_t left = record->container_count, half; left > 1; left -= half) {
        half = left / 2;
        first += first[half].start <= at ? half : 0;
    }
    return record->container_count && first->start == at ? first : NULL;
}

/* From an opening bracket to behind the one that closes it. */
static uint32_t skip_container(const struct gk_record *record, uint32_t at)
{
    const struct gk_container *noted = find_container(record, at);
    if (noted)
        return noted->end;
    for (unsigned depth = 0;; at++) {
        bool escaped;
        char c = record->line.at[at];
        if (c == '"') {
            at = skip_string(record, at, &escaped) - 1;
        } else if (is_bracket(c)) {
            depth += c == '{' || c == '[' ? 1 : -1;
            if (!depth)
                return at + 1;
        }
    }
}

static bool ends_scalar(char c)
{
    return c == ',' || c == '}' || c == ']' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static enum gk_type type_at(char c)
{
    switch (c) {
    case '"':
        return GK_STRING;
    case '{':
        return GK_OBJECT;
    case '[':
        return GK_ARRAY;
    case 't':
        return GK_TRUE;
    case 'f':
        return GK_FALSE;
    case 'n':
        return GK_NULL;
    default:
        return GK_NUMBER;
    }
}

struct gk_value gk_value_from(const struct gk_record *record, uint32_t at)
{
    struct gk_value value = { .start = at, .type = (uint8_t)type_at(record->line.at[at]) };
    if (value.type == GK_STRING) {
        at = skip_string(record, at, &value.escaped);
    } else if (value.type == GK_OBJECT || value.type == GK_ARRAY) {
        at = skip_container(record, at);
    } else {
        while (at < record->line.length && !ends_scalar(record->line.at[at]))
            at++;
    }
    value.length = at - value.start;
    return value;
}

void gk_walk_open(struct gk_walk *walk, const struct gk_record *record, struct gk_value container)
{
    *walk = (struct gk_walk){ .record = record,
                              .at = container.start,
                              .index = UINT32_MAX,
                              .object = container.type == GK_OBJECT };
}

/* The next member or element, up to its value, which is not measured: whoever looks for another
 * one need not know where the one that he finds ends. */
static bool step(struct gk_walk *walk)
{
    const struct gk_record *record = walk->record;
    uint32_t at = walk->at;
    if (walk->index != UINT32_MAX) {
        at = skip_blanks(record, at);
        if (record->line.at[at] != ',')
            return false;
    }
    at = skip_blanks(record, at + 1); /* behind the bracket or comma */
    if (record->line.at[at] == '}' || record->line.at[at] == ']')
        return false;
    struct gk_member member = { .depth = 1 };
    if (walk->object) {
        member.name = at + 1;
        at = skip_string(record, at, &member.name_escaped);
        member.name_length = at - 1 - member.name;
        at = skip_blanks(record, skip_blanks(record, at) + 1); /* the colon */
    }
    member.value.start = at;
    walk->member = member;
    walk->index++;
    return true;
}

/* The value of the step taken last; the next step is from behind it. */
static void measure(struct gk_walk *walk)
{
    struct gk_value *value = &walk->member.value;
    *value = gk_value_from(walk->record, value->start);
    walk->at = value->start + value->length;
}

bool gk_walk_next(struct gk_walk *walk)
{
    bool more = step(walk);
    if (more)
        measure(walk);
    return more;
}

bool gk_value_is_empty(const struct gk_record *record, struct gk_value container)
{
    struct gk_walk walk;
    gk_walk_open(&walk, record, container);
    return !step(&walk);
}

/* Is this raw name, unescaped, that text? Compared character by character, so nothing is needed
 * to hold it. */
static bool unescapes_to(struct gk_bytes raw, struct gk_bytes text)
{
    while (raw.length) {
        size_t taken;
        char bytes[4];
        size_t size = gk_utf8_encode(gk_unescape_one(raw, &taken), bytes);
        if (text.length < size || memcmp(text.at, bytes, size) != 0)
            return false;
        text.at += size;
        text.length -= size;
        raw.at += taken;
        raw.length -= taken;
    }
    return text.length == 0;
}

bool gk_member_is(const struct gk_record *record, const struct gk_member *member,
                  struct gk_bytes name)
{
    struct gk_bytes raw = gk_member_name(record, member);
    return member->name_escaped ? unescapes_to(raw, name) : gk_bytes_equal(raw, name);
}

bool gk_value_member(const struct gk_record *record, struct gk_value object, struct gk_bytes name,
                     struct gk_member *member)
{
    if (object.type != GK_OBJECT)
        return false;
    struct gk_walk walk;
    for (gk_walk_open(&walk, record, object); step(&walk); measure(&walk))
        if (gk_member_is(record, &walk.member, name)) {
            measure(&walk);
            *member = walk.member;
            return true;
        }
    return false;
}

const struct gk_member *gk_record_member(const struct gk_record *record, struct gk_bytes name)
{
    for (uint32_t i = 0; i < record->member_count; i++)
        if (record->members[i].depth == 1 && gk_member_is(record, &record->members[i], name))
            return &record->members[i];
    return NULL;
}

/* ---- pointers */

/* The next reference token of a pointer against a raw member name; ~1 and ~0 are / and ~. */
static bool token_is(struct gk_bytes token, struct gk_bytes raw)
{
    while (token.length && raw.length) {
        size_t taken, used = 1;
        char bytes[4];
        size_t size = gk_utf8_encode(gk_unescape_one(raw, &taken), bytes);
        if (token.at[0] == '~') {
            /* Nothing else than ~0 and ~1 is a pointer. */
            if (token.length < 2 || (token.at[1] != '0' && token.at[1] != '1') || size != 1 ||
                bytes[0] != (token.at[1] == '1' ? '/' : '~'))
                return false;
            used = 2;
        } else if (token.length < size || memcmp(token.at, bytes, size) != 0) {
            return false;
        } else {
            used = size;
        }
        token.at += used;
        token.length -= used;
        raw.at += taken;
        raw.length -= taken;
    }
    return !token.length && !raw.length;
}

static bool is_index(struct gk_bytes token, uint32_t index)
{
    uint64_t number = 0;
    if (!token.length || token.length > 10 || (token.length > 1 && token.at[0] == '0'))
        return false;
    for (size_t i = 0; i < token.length; i++) {
        if (token.at[i] < '0' || token.at[i] > '9')
            return false;
        number = number * 10 + (uint64_t)(token.at[i] - '0');
    }
    return number == index;
}

/* Into a member or element, which is left without a length. */
static bool step_into(const struct gk_record *record, struct gk_bytes token, struct gk_value *value)
{
    if (value->type != GK_OBJECT && value->type != GK_ARRAY)
        return false;
    struct gk_walk walk;
    for (gk_walk_open(&walk, record, *value); step(&walk); measure(&walk)) {
        bool found = walk.object ? token_is(token, gk_member_name(record, &walk.member))
                                 : is_index(token, walk.index);
        if (found) {
            uint32_t start = walk.member.value.start;
            *value = (struct gk_value){ .start = start,
                                        .type = (uint8_t)type_at(record->line.at[start]) };
            return true;
        }
    }
    return false;
}

/* Into a member of the record itself. They are indexed, so no text is read to find one. */
static bool step_into_record(const struct gk_record *record, struct gk_bytes token,
                             struct gk_value *value)
{
    if (record->value.type != GK_OBJECT)
        return step_into(record, token, value);
    for (uint32_t i = 0; i < record->member_count; i++)
        if (record->members[i].depth == 1 &&
            token_is(token, gk_member_name(record, &record->members[i]))) {
            *value = record->members[i].value;
            return true;
        }
    return false;
}

bool gk_value_at(const struct gk_record *record, struct gk_bytes pointer, struct gk_value *value)
{
    *value = record->value;
    for (bool first = true; pointer.length; first = false) {
        if (pointer.at[0] != '/')
            return false;
        pointer.at++;
        pointer.length--;
        const char *slash = memchr(pointer.at, '/', pointer.length);
        size_t length = slash ? (size_t)(slash - pointer.at) : pointer.length;
        struct gk_bytes token = { pointer.at, length };
        if (!(first ? step_into_record : step_into)(record, token, value))
            return false;
        pointer.at += length;
        pointer.length -= length;
    }
    if (!value->length)
        *value = gk_value_from(record, value->start);
    return true;
}

enum gk_status gk_pointer_append(struct gk_buffer *pointer, struct gk_bytes name)
{
    if (gk_buffer_append_byte(pointer, '/') != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < name.length; i++) {
        struct gk_bytes piece = { name.at + i, 1 };
        if (name.at[i] == '~')
            piece = GK_BYTES("~0");
        else if (name.at[i] == '/')
            piece = GK_BYTES("~1");
        if (gk_buffer_append(pointer, piece) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

enum gk_status gk_pointer_first(struct gk_bytes pointer, struct gk_buffer *name)
{
    enum gk_status status = GK_OK;
    for (size_t i = 1; i < pointer.length && pointer.at[i] != '/' && status == GK_OK; i++) {
        bool tilde = pointer.at[i] == '~' && i + 1 < pointer.length;
        char sign = pointer.at[i];
        if (tilde)
            sign = pointer.at[++i] == '1' ? '/' : '~';
        status = gk_buffer_append_byte(name, sign);
    }
    return status;
}

struct gk_bytes gk_pointer_to(const struct gk_record *record, const struct gk_member *member,
                              struct gk_arena *arena)
{
    struct gk_bytes name = gk_member_text(record, member, arena);
    if (!name.at)
        return name;
    size_t longest = gk_size_add(gk_size_multiply(name.length, 2), 1);
    struct gk_buffer pointer = { .at = gk_arena_allocate(arena, longest), .capacity = longest };
    if (!pointer.at || gk_pointer_append(&pointer, name) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    return gk_buffer_bytes(&pointer);
}
