#include "record/scan.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "record/names.h"
#include "record/unescape.h"

/*
 * The state of scanning one line. Every line ends with a line feed, which no token contains, so
 * nothing here reads past it: each step looks at one byte and stops at what does not fit.
 */
struct scan {
    struct gk_scanner *scanner;
    const char *line;  /* its first byte */
    size_t base;       /* offset of the line in the block, for the marks */
    uint32_t at;       /* offset in the line */
    unsigned depth;    /* open objects and arrays */
    struct gk_level *level; /* the innermost of them */
    struct gk_fault fault;
};

enum step {
    GOOD,
    FAULT,
    NO_MEMORY,
};

static enum step fault(struct scan *s, enum gk_rule_id rule, uint32_t place)
{
    s->fault = (struct gk_fault){ rule, place, GK_MESSAGE_EXPECTED_VALUE };
    return FAULT;
}

/* Something else than `expected` stands at the current place: the end of the line, or a fault. */
static enum step unexpected(struct scan *s, enum gk_message expected)
{
    char c = s->line[s->at];
    if (c == '\n' && expected != GK_MESSAGE_EXPECTED_END)
        return fault(s, GK_RULE_JSON_TRUNCATED, s->at);
    if ((unsigned char)c < ' ' && c != '\n')
        return fault(s, GK_RULE_JSON_CONTROL, s->at);
    fault(s, GK_RULE_JSON_SYNTAX, s->at);
    s->fault.expected = expected;
    return FAULT;
}

static inline void skip_blanks(struct scan *s)
{
    for (;;) {
        char c = s->line[s->at];
        if (c != ' ' && c != '\t' && c != '\r')
            return;
        s->at++;
    }
}

/* At a \u: this and all that follow without anything between, which is how escaped Chinese text
 * looks. */
static enum step scan_units(struct scan *s)
{
    const char *at = s->line + s->at;
    while (at[0] == '\\' && at[1] == 'u') {
        uint32_t unit = gk_unit(at + 2);
        if (unit > 0xFFFF)
            return fault(s, GK_RULE_JSON_ESCAPE, (uint32_t)(at - s->line));
        if ((unit & 0xF800) == 0xD800) {
            bool high_first = unit < 0xDC00 && at[6] == '\\' && at[7] == 'u';
            uint32_t low = high_first ? gk_unit(at + 8) : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                return fault(s, GK_RULE_JSON_SURROGATE, (uint32_t)(at - s->line));
            at += 6;
        }
        at += 6;
    }
    s->at = (uint32_t)(at - s->line);
    return GOOD;
}

static enum step scan_escape(struct scan *s)
{
    switch (s->line[s->at + 1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        s->at += 2;
        return GOOD;
    case 'u':
        return scan_units(s);
    case '\n':
        return fault(s, GK_RULE_JSON_TRUNCATED, s->at + 1);
    default:
        return fault(s, GK_RULE_JSON_ESCAPE, s->at);
    }
}

/* At an opening quotation mark: goes behind the closing one. */
static inline enum step scan_string(struct scan *s, bool *escaped)
{
    *escaped = false;
    s->at++;
    for (;;) {
        s->at = (uint32_t)(gk_structure_next(&s->scanner->structure, s->base + s->at) - s->base);
        char c = s->line[s->at];
        if (c == '"') {
            s->at++;
            return GOOD;
        }
        if (c == '\n')
            return fault(s, GK_RULE_JSON_TRUNCATED, s->at);
        if (c != '\\')
            return fault(s, GK_RULE_JSON_CONTROL, s->at);
        *escaped = true;
        while (s->line[s->at] == '\\')
            if (scan_escape(s) != GOOD)
                return FAULT;
    }
}

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static enum step scan_digits(struct scan *s)
{
    if (!is_digit(s->line[s->at]))
        return s->line[s->at] == '\n' ? unexpected(s, GK_MESSAGE_EXPECTED_VALUE)
                                      : fault(s, GK_RULE_JSON_NUMBER, s->at);
    while (is_digit(s->line[s->at]))
        s->at++;
    return GOOD;
}

static enum step scan_number(struct scan *s)
{
    s->at += s->line[s->at] == '-';
    if (s->line[s->at] == '0')
        s->at++;
    else if (scan_digits(s) != GOOD)
        return FAULT;
    if (s->line[s->at] == '.') {
        s->at++;
        if (scan_digits(s) != GOOD)
            return FAULT;
    }
    if (s->line[s->at] == 'e' || s->line[s->at] == 'E') {
        s->at++;
        s->at += s->line[s->at] == '+' || s->line[s->at] == '-';
        if (scan_digits(s) != GOOD)
            return FAULT;
    }
    char c = s->line[s->at];
    if (is_digit(c) || c == '.' || c == '+' || c == '-')
        return fault(s, GK_RULE_JSON_NUMBER, s->at);
    return GOOD;
}

static enum step scan_literal(struct scan *s, const char *literal)
{
    for (; *literal; literal++, s->at++)
        if (s->line[s->at] != *literal)
            return unexpected(s, GK_MESSAGE_EXPECTED_VALUE);
    return GOOD;
}

/* A string, number or literal. */
static inline enum step scan_scalar(struct scan *s, struct gk_value *value)
{
    value->start = s->at;
    value->escaped = false;
    enum step step;
    switch (s->line[s->at]) {
    case '"':
        value->type = GK_STRING;
        step = scan_string(s, &value->escaped);
        break;
    case 't':
        value->type = GK_TRUE;
        step = scan_literal(s, "true");
        break;
    case 'f':
        value->type = GK_FALSE;
        step = scan_literal(s, "false");
        break;
    case 'n':
        value->type = GK_NULL;
        step = scan_literal(s, "null");
        break;
    default:
        if (!is_digit(s->line[s->at]) && s->line[s->at] != '-')
            return unexpected(s, GK_MESSAGE_EXPECTED_VALUE);
        value->type = GK_NUMBER;
        step = scan_number(s);
    }
    value->length = s->at - value->start;
    return step;
}

static enum step add_member(struct gk_scanner *scanner, const struct gk_member *member)
{
    if (scanner->member_count == scanner->member_capacity) {
        size_t capacity = gk_size_add(scanner->member_capacity, scanner->member_capacity / 2 + 64);
        struct gk_member *members =
            gk_memory_resize(scanner->members, gk_size_multiply(capacity, sizeof *members));
        if (!members)
            return NO_MEMORY;
        scanner->members = members;
        scanner->member_capacity = capacity;
    }
    scanner->members[scanner->member_count++] = *member;
    return GOOD;
}

/* A member's name and colon, up to its value. *index is its place among the members, or -1 where
 * nobody asked for this depth. */
static inline enum step scan_name(struct scan *s, int64_t *index)
{
    if (s->line[s->at] != '"')
        return unexpected(s, GK_MESSAGE_EXPECTED_NAME);
    struct gk_member member = { .name = s->at + 1, .depth = (uint16_t)s->depth };
    struct gk_name name = { .start = s->at + 1, .place = s->at };
    if (scan_string(s, &member.name_escaped) != GOOD)
        return FAULT;
    member.name_length = name.length = s->at - 1 - member.name;
    name.escaped = member.name_escaped;

    bool twice;
    if (gk_names_add(s->scanner, s->level, s->line, name, &twice) != GK_OK)
        return NO_MEMORY;
    if (twice)
        return fault(s, GK_RULE_JSON_DUPLICATE, name.place);

    skip_blanks(s);
    if (s->line[s->at] != ':')
        return unexpected(s, GK_MESSAGE_EXPECTED_COLON);
    s->at++;
    *index = -1;
    unsigned wanted = s->scanner->index_depth ? s->scanner->index_depth : 1;
    if (s->depth > wanted)
        return GOOD;
    *index = (int64_t)s->scanner->member_count;
    return add_member(s->scanner, &member);
}

static enum step open_level(struct scan *s, int64_t member)
{
    if (s->depth == GK_DEPTH_LIMIT)
        return fault(s, GK_RULE_JSON_DEPTH, s->at);
    s->level = &s->scanner->levels[s->depth++];
    *s->level = (struct gk_level){ .first_name = s->scanner->name_count,
                                   .member = member,
                                   .start = s->at,
                                   .object = s->line[s->at] == '{' };
    s->at++;
    return GOOD;
}

/* At the closing bracket of the innermost level. */
static enum step close_level(struct scan *s, struct gk_value *whole)
{
    struct gk_level *level = s->level;
    uint32_t twice;
    gk_names_close(s->scanner, level, s->line, &twice);
    if (twice != UINT32_MAX)
        return fault(s, GK_RULE_JSON_DUPLICATE, twice);
    s->at++;
    struct gk_value value = { .start = level->start,
                              .length = s->at - level->start,
                              .type = level->object ? GK_OBJECT : GK_ARRAY };
    if (level->member >= 0)
        s->scanner->members[level->member].value = value;
    s->depth--;
    s->level = s->depth ? &s->scanner->levels[s->depth - 1] : NULL;
    if (!s->depth)
        *whole = value;
    return GOOD;
}

/* Behind a value inside an object or array: closes what closes here, up to the next comma.
 * At depth 0 afterwards the record is complete. */
static inline enum step scan_behind_value(struct scan *s, struct gk_value *whole)
{
    while (s->depth) {
        skip_blanks(s);
        char c = s->line[s->at];
        if (c == ',') {
            s->at++;
            return GOOD;
        }
        if (c != (s->level->object ? '}' : ']'))
            return unexpected(s, s->level->object ? GK_MESSAGE_EXPECTED_COMMA_OR_BRACE
                                                  : GK_MESSAGE_EXPECTED_COMMA_OR_BRACKET);
        enum step step = close_level(s, whole);
        if (step != GOOD)
            return step;
    }
    return GOOD;
}

/* One JSON value, from its first byte to behind its last. */
static enum step scan_value(struct scan *s, struct gk_value *whole)
{
    do {
        int64_t member = -1;
        enum step step = GOOD;
        skip_blanks(s);
        if (s->level && s->level->object) {
            step = scan_name(s, &member);
            if (step != GOOD)
                return step;
            skip_blanks(s);
        }
        char c = s->line[s->at];
        if (c == '{' || c == '[') {
            step = open_level(s, member);
            if (step != GOOD)
                return step;
            skip_blanks(s);
            if (s->line[s->at] != (c == '{' ? '}' : ']'))
                continue;
            step = close_level(s, whole);
        } else {
            struct gk_value value;
            step = scan_scalar(s, &value);
            if (member >= 0)
                s->scanner->members[member].value = value;
            if (!s->depth)
                *whole = value;
        }
        if (step == GOOD)
            step = scan_behind_value(s, whole);
        if (step != GOOD)
            return step;
    } while (s->depth);
    return GOOD;
}

static enum step scan_record(struct scan *s, struct gk_record *record)
{
    enum step step = scan_value(s, &record->value);
    if (step != GOOD)
        return step;
    skip_blanks(s);
    if (s->line[s->at] != '\n')
        return unexpected(s, GK_MESSAGE_EXPECTED_END);
    if (record->value.type != GK_OBJECT && !s->scanner->any_value)
        return fault(s,
                     record->value.type == GK_ARRAY ? GK_RULE_JSON_ARRAY
                                                    : GK_RULE_JSON_NOT_OBJECT,
                     record->value.start);
    return GOOD;
}

static enum gk_status find_field(struct gk_scanner *scanner, const struct gk_record *record,
                                 const struct gk_member *member, enum gk_field *field)
{
    struct gk_bytes name = gk_member_name(record, member);
    if (member->name_escaped) {
        gk_buffer_clear(&scanner->unescaped);
        if (gk_unescape(name, &scanner->unescaped) != GK_OK)
            return GK_NO_MEMORY;
        name = gk_buffer_bytes(&scanner->unescaped);
    }
    *field = gk_field_find(scanner->fields, name);
    return GK_OK;
}

/* Which members are which fields. */
static enum gk_status find_fields(struct gk_scanner *scanner, struct gk_record *record)
{
    for (int i = 0; i < GK_FIELD_COUNT; i++)
        record->field[i] = -1;
    record->twice = GK_FIELD_COUNT;
    for (uint32_t i = 0; scanner->fields && i < record->member_count; i++) {
        if (record->members[i].depth != 1)
            continue;
        enum gk_field field;
        if (find_field(scanner, record, &record->members[i], &field) != GK_OK)
            return GK_NO_MEMORY;
        if (field == GK_FIELD_COUNT)
            continue;
        if (record->field[field] >= 0)
            record->twice = field;
        else
            record->field[field] = (int32_t)i;
    }
    return GK_OK;
}

enum gk_status gk_scan_block(struct gk_scanner *scanner, struct gk_bytes block)
{
    if (!scanner->levels) {
        scanner->levels = gk_memory_allocate(GK_DEPTH_LIMIT * sizeof *scanner->levels);
        if (!scanner->levels)
            return GK_NO_MEMORY;
    }
    scanner->block = block;
    return gk_structure_find(&scanner->structure, block);
}

/* Scanning stopped in the middle of a line: where does it end? */
static size_t line_end(const struct gk_scanner *scanner, size_t from)
{
    const char *end =
        memchr(scanner->block.at + from, '\n', scanner->block.length - from);
    return end ? (size_t)(end - scanner->block.at) : scanner->block.length;
}

/* In a block that is not all UTF-8: is this line? */
static enum step check_utf8(struct scan *s)
{
    size_t length = line_end(s->scanner, s->base) - s->base;
    size_t valid = gk_utf8_valid_length((struct gk_bytes){ s->line, length });
    return valid == length ? GOOD : fault(s, GK_RULE_JSON_UTF8, (uint32_t)valid);
}

enum gk_status gk_scan_line(struct gk_scanner *scanner, size_t *offset, enum gk_line_kind *kind,
                            struct gk_record *record, struct gk_fault *fault)
{
    if (*offset >= scanner->block.length)
        return GK_END;
    struct scan s = { .scanner = scanner,
                      .line = scanner->block.at + *offset,
                      .base = *offset };
    scanner->member_count = 0;
    scanner->name_count = 0;
    gk_buffer_clear(&scanner->unescaped);

    enum step step = GOOD;
    skip_blanks(&s);
    bool blank = s.line[s.at] == '\n';
    if (!blank && !scanner->structure.valid_utf8)
        step = check_utf8(&s);
    if (!blank && step == GOOD)
        step = scan_record(&s, record);
    if (step == NO_MEMORY)
        return GK_NO_MEMORY;

    size_t end = step == GOOD ? s.base + s.at : line_end(scanner, s.base);
    *offset = end + 1;
    *fault = s.fault;
    record->line = (struct gk_bytes){ s.line, end - s.base };
    record->members = scanner->members;
    record->member_count = (uint32_t)scanner->member_count;
    *kind = blank ? GK_LINE_BLANK : step == GOOD ? GK_LINE_RECORD : GK_LINE_FAULT;
    return *kind == GK_LINE_RECORD ? find_fields(scanner, record) : GK_OK;
}

void gk_scanner_free(struct gk_scanner *scanner)
{
    gk_structure_free(&scanner->structure);
    gk_memory_release(scanner->members);
    gk_memory_release(scanner->levels);
    gk_memory_release(scanner->names);
    gk_buffer_free(&scanner->unescaped);
    *scanner = (struct gk_scanner){ 0 };
}
