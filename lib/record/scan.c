#include "record/scan.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "record/names.h"
#include "record/unescape.h"

/*
 * The state of scanning one line. Every line ends with a line feed, which no token contains, so
 * nothing here reads past it: each step looks at one byte and stops at what does not fit.
 *
 * A step takes the place it begins at and returns the place behind what it read, or NULL: then
 * `fault` says why, unless there was no memory. The place stays in a register that way, which is
 * a third of the speed on short records.
 */
struct scan {
    struct gk_scanner *scanner;
    const char *line;       /* its first byte */
    bool as_before;         /* so far, the members are those of the record before */
    unsigned depth;         /* open objects and arrays */
    unsigned wanted;        /* members down to this depth are indexed */
    struct gk_level *level; /* the innermost open one, or NULL */
    struct gk_fault fault;
    bool no_memory;
};

static const char *fault(struct scan *s, enum gk_rule_id rule, const char *at)
{
    s->fault = (struct gk_fault){ rule, (uint32_t)(at - s->line), GK_MESSAGE_EXPECTED_VALUE };
    return NULL;
}

static const char *no_memory(struct scan *s)
{
    s->no_memory = true;
    return NULL;
}

/* Something else than `expected` stands here: the end of the line, or a fault. */
static const char *unexpected(struct scan *s, enum gk_message expected, const char *at)
{
    if (*at == '\n' && expected != GK_MESSAGE_EXPECTED_END)
        return fault(s, GK_RULE_JSON_TRUNCATED, at);
    if ((unsigned char)*at < ' ' && *at != '\n')
        return fault(s, GK_RULE_JSON_CONTROL, at);
    fault(s, GK_RULE_JSON_SYNTAX, at);
    s->fault.expected = expected;
    return NULL;
}

static inline const char *skip_blanks(const char *at)
{
    /* Mostly there are none: one comparison says so. */
    while ((unsigned char)*at <= ' ' && (*at == ' ' || *at == '\t' || *at == '\r'))
        at++;
    return at;
}

/* A \u that is none: the line may end in the middle of it. */
static const char *bad_unit(struct scan *s, enum gk_rule_id rule, const char *at)
{
    const char *end = at + 2;
    while (end < at + 6 && gk_hexadecimal[(unsigned char)*end] < 16)
        end++;
    return *end == '\n' ? fault(s, GK_RULE_JSON_TRUNCATED, end) : fault(s, rule, at);
}

/* At a \u: this and all that follow without anything between, which is how escaped Chinese text
 * looks. One by one only those that begin with D, and what is no escape. */
static const char *scan_units(struct scan *s, const char *at)
{
    for (;;) {
        at = gk_structure_pass_units(at);
        if (at[0] != '\\' || at[1] != 'u')
            return at;
        uint32_t unit = gk_unit(at + 2);
        if (unit > 0xFFFF)
            return bad_unit(s, GK_RULE_JSON_ESCAPE, at);
        if ((unit & 0xF800) == 0xD800) {
            bool high_first = unit < 0xDC00 && at[6] == '\\' && at[7] == 'u';
            uint32_t low = high_first ? gk_unit(at + 8) : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                return bad_unit(s, GK_RULE_JSON_SURROGATE, at);
            at += 6;
        }
        at += 6;
    }
}

static const char *scan_escape(struct scan *s, const char *at)
{
    switch (at[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return at + 2;
    case 'u':
        return scan_units(s, at);
    case '\n':
        return fault(s, GK_RULE_JSON_TRUNCATED, at + 1);
    default:
        return fault(s, GK_RULE_JSON_ESCAPE, at);
    }
}

/* The first mark at or behind this place. */
static inline const char *next_mark(const struct scan *s, const char *at)
{
    const struct gk_scanner *scanner = s->scanner;
    size_t offset = (size_t)(at - scanner->block.at);
    return scanner->block.at + gk_structure_next(&scanner->structure, offset);
}

/* At a mark inside a string that is not its closing quotation mark. */
static const char *scan_string_on(struct scan *s, const char *at, bool *escaped)
{
    while (*at != '"') {
        if (*at == '\n')
            return fault(s, GK_RULE_JSON_TRUNCATED, at);
        if (*at != '\\')
            return fault(s, GK_RULE_JSON_CONTROL, at);
        *escaped = true;
        while (*at == '\\')
            if (!(at = scan_escape(s, at)))
                return NULL;
        at = next_mark(s, at);
    }
    return at + 1;
}

/* From an opening quotation mark to behind the closing one. */
static inline const char *scan_string(struct scan *s, const char *at, bool *escaped)
{
    *escaped = false;
    at = next_mark(s, at + 1);
    return *at == '"' ? at + 1 : scan_string_on(s, at, escaped);
}

/* At least one digit, and all that follow. */
static const char *scan_digits(struct scan *s, const char *at)
{
    if (!gk_is_ascii_digit(*at))
        return *at == '\n' ? fault(s, GK_RULE_JSON_TRUNCATED, at)
                           : fault(s, GK_RULE_JSON_NUMBER, at);
    while (gk_is_ascii_digit(*at))
        at++;
    return at;
}

/* A fault in a number is the number's: it stands where the number begins. */
static const char *scan_number(struct scan *s, const char *start)
{
    const char *at = start + (*start == '-');
    at = *at == '0' ? at + 1 : scan_digits(s, at);
    if (at && *at == '.')
        at = scan_digits(s, at + 1);
    if (at && (*at == 'e' || *at == 'E')) {
        at++;
        at += *at == '+' || *at == '-';
        at = scan_digits(s, at);
    }
    bool goes_on = at && (gk_is_ascii_digit(*at) || *at == '.' || *at == '+' || *at == '-');
    if (goes_on || (!at && s->fault.rule == GK_RULE_JSON_NUMBER))
        return fault(s, GK_RULE_JSON_NUMBER, start);
    return at;
}

static const char *scan_literal(struct scan *s, const char *literal, const char *at)
{
    const char *start = at;
    for (; *literal; literal++, at++)
        if (*at != *literal)
            return unexpected(s, GK_MESSAGE_EXPECTED_VALUE, (unsigned char)*at < ' ' ? at : start);
    return at;
}

/* A string, number or literal. */
static inline const char *scan_scalar(struct scan *s, const char *at, struct gk_value *value)
{
    const char *start = at;
    value->start = (uint32_t)(at - s->line);
    value->escaped = false;
    switch (*at) {
    case '"':
        value->type = GK_STRING;
        at = scan_string(s, at, &value->escaped);
        break;
    case 't':
        value->type = GK_TRUE;
        at = scan_literal(s, "true", at);
        break;
    case 'f':
        value->type = GK_FALSE;
        at = scan_literal(s, "false", at);
        break;
    case 'n':
        value->type = GK_NULL;
        at = scan_literal(s, "null", at);
        break;
    default:
        if (!gk_is_ascii_digit(*at) && *at != '-')
            return unexpected(s, GK_MESSAGE_EXPECTED_VALUE, at);
        value->type = GK_NUMBER;
        at = scan_number(s, at);
    }
    value->length = at ? (uint32_t)(at - start) : 0;
    return at;
}

/* ---- members */

/*
 * Records of one source have the same members in the same order. So the name that stood at a
 * place in the record before is compared first: while all are the same they are known to differ
 * from each other, and which fields they are. Kept as raw bytes, escapes as they stand.
 */
struct gk_seen {
    uint64_t words[3]; /* the name and its closing quotation mark */
    uint64_t masks[3]; /* the bits of the words that are compared */
    uint32_t length;   /* of the name */
    bool escaped;
    enum gk_field field;
};

enum { SEEN = 64, SEEN_LENGTH = sizeof(uint64_t[3]) - 1 };

/* Does this name stand here, with its closing quotation mark? What follows it is there to be
 * read, up to the padding of the block. */
static inline bool is_seen(const struct gk_seen *seen, const char *name)
{
    uint64_t words[3];
    memcpy(words, name, sizeof words);
    return !(((words[0] ^ seen->words[0]) & seen->masks[0]) |
             ((words[1] ^ seen->words[1]) & seen->masks[1]) |
             ((words[2] ^ seen->words[2]) & seen->masks[2]));
}

static void remember(struct gk_seen *seen, const char *name, const struct gk_member *member)
{
    memcpy(seen->words, name, sizeof seen->words);
    seen->length = member->name_length;
    seen->escaped = member->name_escaped;
    for (size_t i = 0; i < 3; i++) {
        size_t left = member->name_length + 1 > 8 * i ? member->name_length + 1 - 8 * i : 0;
        seen->masks[i] = left < 8 ? gk_first_bytes(UINT64_MAX, left) : UINT64_MAX;
    }
}

static bool make_room(struct gk_scanner *scanner)
{
    struct gk_member *members =
        gk_memory_grow(scanner->members, &scanner->member_capacity, sizeof *members);
    scanner->members = members ? members : scanner->members;
    return members != NULL;
}

/* Its index, or -1 where there is no memory. */
static inline int64_t add_member(struct scan *s, uint32_t name, uint32_t length, bool escaped)
{
    struct gk_scanner *scanner = s->scanner;
    if (scanner->member_count == scanner->member_capacity && !make_room(scanner))
        return -1;
    struct gk_member *member = &scanner->members[scanner->member_count];
    member->name = name;
    member->name_length = length;
    member->depth = (uint16_t)s->depth;
    member->name_escaped = escaped;
    member->value.length = 0; /* until it is read to its end */
    return (int64_t)scanner->member_count++;
}

/* The member that stood at this place in the record before, where it stands here again. */
static inline const struct gk_seen *stood_before(const struct scan *s, const char *name)
{
    const struct gk_scanner *scanner = s->scanner;
    if (!s->as_before || s->depth != 1 || scanner->member_count >= scanner->seen_count)
        return NULL;
    const struct gk_seen *seen = &scanner->seen[scanner->member_count];
    return is_seen(seen, name) ? seen : NULL;
}

/* A name that is compared with the others of its object, to which those join that were passed
 * over so far. */
static enum gk_status add_name(struct scan *s, uint32_t start, uint32_t length, bool escaped,
                               bool *twice)
{
    struct gk_scanner *scanner = s->scanner;
    if (s->as_before && s->depth == 1) {
        s->as_before = false;
        for (size_t i = 0; i < scanner->member_count; i++) {
            const struct gk_member *member = &scanner->members[i];
            if (gk_names_add(scanner, s->level, s->line, member->name, member->name_length,
                             member->name_escaped, twice) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return gk_names_add(scanner, s->level, s->line, start, length, escaped, twice);
}

/* A name that no record before has had here: it must differ from the others of its object. */
static const char *scan_new_name(struct scan *s, const char *quote, uint32_t *length, bool *escaped)
{
    bool twice;
    const char *at = scan_string(s, quote, escaped);
    if (!at)
        return NULL;
    *length = (uint32_t)(at - quote) - 2;
    if (add_name(s, (uint32_t)(quote - s->line) + 1, *length, *escaped, &twice) != GK_OK)
        return no_memory(s);
    return twice ? fault(s, GK_RULE_JSON_DUPLICATE, quote) : at;
}

/* A member's name and colon, up to its value. *index is its place among the members, or -1 where
 * nobody asked for this depth. */
static inline const char *scan_name(struct scan *s, const char *at, int64_t *index)
{
    if (*at != '"')
        return unexpected(s, GK_MESSAGE_EXPECTED_NAME, at);
    uint32_t start = (uint32_t)(at - s->line) + 1, length;
    bool escaped;
    const struct gk_seen *seen = stood_before(s, at + 1);
    if (seen) {
        length = seen->length;
        escaped = seen->escaped;
        at += length + 2;
    } else if (!(at = scan_new_name(s, at, &length, &escaped))) {
        return NULL;
    }

    at = skip_blanks(at);
    if (*at != ':')
        return unexpected(s, GK_MESSAGE_EXPECTED_COLON, at);
    *index = -1;
    if (s->depth <= s->wanted && (*index = add_member(s, start, length, escaped)) < 0)
        return no_memory(s);
    return skip_blanks(at + 1);
}

/* What whoever walks over a record passes over: values of members, inside those of the record. So
 * many are noted, and behind them is a place for the ends of all others. */
enum { CONTAINERS = 64 };

static inline uint32_t note_container(struct scan *s, const char *at)
{
    struct gk_scanner *scanner = s->scanner;
    if (s->depth < 2 || !s->level->object || scanner->container_count == CONTAINERS)
        return CONTAINERS;
    scanner->containers[scanner->container_count].start = (uint32_t)(at - s->line);
    return scanner->container_count++;
}

static const char *open_level(struct scan *s, const char *at, int64_t member)
{
    if (s->depth == GK_DEPTH_LIMIT)
        return fault(s, GK_RULE_JSON_DEPTH, at);
    uint32_t container = note_container(s, at);
    s->level = &s->scanner->levels[s->depth++];
    s->level->filter = 0;
    s->level->first_name = s->scanner->name_count;
    s->level->member = member;
    s->level->container = container;
    s->level->start = (uint32_t)(at - s->line);
    s->level->object = *at == '{';
    s->level->sort_names = false;
    return skip_blanks(at + 1);
}

/* At the closing bracket of the innermost level. */
static const char *close_level(struct scan *s, const char *at, struct gk_value *whole)
{
    struct gk_level *level = s->level;
    if (level->sort_names) {
        uint32_t twice;
        gk_names_sort_out(s->scanner, level, s->line, &twice);
        if (twice != UINT32_MAX)
            return fault(s, GK_RULE_JSON_DUPLICATE, s->line + twice);
    }
    s->scanner->name_count = level->first_name;
    at++;
    s->scanner->containers[level->container].end = (uint32_t)(at - s->line);
    struct gk_value *value = level->member >= 0 ? &s->scanner->members[level->member].value : whole;
    if (level->member >= 0 || s->depth == 1) {
        value->start = level->start;
        value->length = (uint32_t)(at - s->line) - level->start;
        value->type = level->object ? GK_OBJECT : GK_ARRAY;
        value->escaped = false;
    }
    s->depth--;
    s->level = s->depth ? level - 1 : NULL;
    return at;
}

/* Behind a value inside an object or array: closes what closes here, up to the next comma.
 * At depth 0 afterwards the record is complete. */
static inline const char *scan_behind_value(struct scan *s, const char *at, struct gk_value *whole)
{
    while (s->depth) {
        at = skip_blanks(at);
        if (*at == ',')
            return skip_blanks(at + 1);
        if (*at != (s->level->object ? '}' : ']'))
            return unexpected(s,
                              s->level->object ? GK_MESSAGE_EXPECTED_COMMA_OR_BRACE
                                               : GK_MESSAGE_EXPECTED_COMMA_OR_BRACKET,
                              at);
        at = close_level(s, at, whole);
        if (!at)
            return NULL;
    }
    return at;
}

/* The value of a member (or of an element, or the whole: member -1) that is no container. */
static inline const char *scan_inside(struct scan *s, const char *at, int64_t member,
                                      struct gk_value *whole)
{
    struct gk_value nobodys;
    struct gk_value *value = &nobodys;
    if (member >= 0)
        value = &s->scanner->members[member].value;
    else if (!s->depth)
        value = whole;
    return scan_scalar(s, at, value);
}

/* One JSON value, from its first byte to behind its last. */
static const char *scan_value(struct scan *s, const char *at, struct gk_value *whole)
{
    do {
        int64_t member = -1;
        if (s->level && s->level->object && !(at = scan_name(s, at, &member)))
            return NULL;
        if (*at == '{' || *at == '[') {
            char closing = *at == '{' ? '}' : ']';
            if (!(at = open_level(s, at, member)))
                return NULL;
            if (*at != closing)
                continue;
            at = close_level(s, at, whole);
        } else {
            at = scan_inside(s, at, member, whole);
        }
        if (!at || !(at = scan_behind_value(s, at, whole)))
            return NULL;
    } while (s->depth);
    return at;
}

/* The whole line, from its first byte that is no blank to its line feed. */
static const char *scan_record(struct scan *s, const char *at, struct gk_record *record)
{
    at = scan_value(s, at, &record->value);
    if (!at)
        return NULL;
    at = skip_blanks(at);
    if (*at != '\n')
        return unexpected(s, GK_MESSAGE_EXPECTED_END, at);
    if (record->value.type != GK_OBJECT && !s->scanner->any_value)
        return fault(s,
                     record->value.type == GK_ARRAY ? GK_RULE_JSON_ARRAY : GK_RULE_JSON_NOT_OBJECT,
                     s->line + record->value.start);
    return at;
}

/* ---- fields */

static enum gk_status look_up(struct gk_scanner *scanner, const struct gk_record *record,
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

/* By the place of a member, as long as it is among the first and its name is short. */
static enum gk_status find_field(struct gk_scanner *scanner, const struct gk_record *record,
                                 uint32_t index, enum gk_field *field)
{
    const struct gk_member *member = &record->members[index];
    const char *name = record->line.at + member->name;
    uint32_t length = member->name_length;
    if (index >= SEEN || length > SEEN_LENGTH)
        return look_up(scanner, record, member, field);
    struct gk_seen *seen = &scanner->seen[index];
    if (!is_seen(seen, name)) {
        if (look_up(scanner, record, member, &seen->field) != GK_OK)
            return GK_NO_MEMORY;
        remember(seen, name, member);
    }
    *field = seen->field;
    /* A place without a gap before it, so that what is seen is one record's. */
    if (index == scanner->seen_count)
        scanner->seen_count++;
    return GK_OK;
}

/* Which members are which fields. */
static enum gk_status find_fields(struct gk_scanner *scanner, struct gk_record *record)
{
    memset(scanner->field, -1, sizeof scanner->field);
    scanner->twice = GK_FIELD_COUNT;
    scanner->unknown = 0;
    scanner->seen_count = 0;
    for (uint32_t i = 0; scanner->fields && i < record->member_count; i++) {
        if (record->members[i].depth != 1)
            continue;
        enum gk_field field;
        if (find_field(scanner, record, i, &field) != GK_OK)
            return GK_NO_MEMORY;
        if (field == GK_FIELD_COUNT)
            scanner->unknown++;
        else if (scanner->field[field] >= 0)
            scanner->twice = field;
        else
            scanner->field[field] = (int32_t)i;
    }
    /* Half a record seen is none: the fields behind the gap would be taken for another's. */
    if (scanner->seen_count != record->member_count)
        scanner->seen_count = 0;
    scanner->shape = scanner->seen_count ? ++scanner->last_shape : 0;
    return GK_OK;
}

/* The fields of a line that is no record: those read to their end before the fault. What was seen
 * of the record before is left alone. */
static enum gk_status find_fields_before(struct gk_scanner *scanner, struct gk_record *record)
{
    memset(record->field, -1, sizeof record->field);
    record->twice = GK_FIELD_COUNT;
    record->unknown = 0;
    record->shape = 0;
    for (uint32_t i = 0; scanner->fields && i < record->member_count; i++) {
        enum gk_field field;
        if (record->members[i].depth != 1 || !record->members[i].value.length)
            continue;
        if (look_up(scanner, record, &record->members[i], &field) != GK_OK)
            return GK_NO_MEMORY;
        if (field != GK_FIELD_COUNT && record->field[field] < 0)
            record->field[field] = (int32_t)i;
    }
    return GK_OK;
}

/* ---- lines */

static enum gk_status prepare(struct gk_scanner *scanner)
{
    if (!scanner->levels)
        scanner->levels = gk_memory_allocate(GK_DEPTH_LIMIT * sizeof *scanner->levels);
    if (!scanner->containers)
        scanner->containers = gk_memory_allocate((CONTAINERS + 1) * sizeof *scanner->containers);
    if (!scanner->seen) {
        scanner->seen = gk_memory_allocate(SEEN * sizeof *scanner->seen);
        /* At first a name that cannot stand anywhere: eight bytes 00. */
        for (size_t i = 0; scanner->seen && i < SEEN; i++)
            scanner->seen[i] = (struct gk_seen){ .masks = { UINT64_MAX } };
    }
    return scanner->levels && scanner->containers && scanner->seen ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_scan_block(struct gk_scanner *scanner, struct gk_bytes block)
{
    if (prepare(scanner) != GK_OK)
        return GK_NO_MEMORY;
    scanner->block = block;
    scanner->clean_end = 0;
    return gk_structure_find(&scanner->structure, block);
}

/* Scanning stopped in the middle of a line: where does it end? */
static const char *line_end(const struct gk_scanner *scanner, const char *from)
{
    const char *end = scanner->block.at + scanner->block.length;
    const char *found = memchr(from, '\n', (size_t)(end - from));
    return found ? found : end;
}

/* How far lines are known to be UTF-8, from the one that begins at `start`: to the last line feed
 * before the next fault. */
static void find_clean_end(struct gk_scanner *scanner, size_t start)
{
    size_t fault = gk_structure_fault(&scanner->structure, start);
    scanner->clean_end = scanner->block.length;
    if (fault == SIZE_MAX)
        return;
    struct gk_bytes before = { scanner->block.at + start, fault > start ? fault - start : 0 };
    const char *last = gk_bytes_find_last(before, '\n');
    scanner->clean_end = last ? (size_t)(last - scanner->block.at) + 1 : start;
}

/* Is the line UTF-8? Only one that a fault may stand in is read for it, byte by byte. */
static bool check_utf8(struct scan *s)
{
    size_t start = (size_t)(s->line - s->scanner->block.at);
    if (start >= s->scanner->clean_end)
        find_clean_end(s->scanner, start);
    if (start < s->scanner->clean_end)
        return true;
    size_t length = (size_t)(line_end(s->scanner, s->line) - s->line);
    size_t valid = gk_utf8_valid_length((struct gk_bytes){ s->line, length });
    if (valid < length)
        fault(s, GK_RULE_JSON_UTF8, s->line + valid);
    return valid == length;
}

/* Files put together may hold byte order marks before any line; they are no part of it. */
static const char *skip_marks(const char *line)
{
    while (memcmp(line, "\xEF\xBB\xBF", 3) == 0)
        line += 3;
    return line;
}

enum gk_status gk_scan_line(struct gk_scanner *scanner, size_t *offset, enum gk_line_kind *kind,
                            struct gk_record *record, struct gk_fault *fault)
{
    if (*offset >= scanner->block.length)
        return GK_END;
    struct scan s = { .scanner = scanner,
                      .line = skip_marks(scanner->block.at + *offset),
                      .wanted = scanner->index_depth ? scanner->index_depth : 1 };
    /* Places count top-level members only where no others are indexed. */
    s.as_before = s.wanted == 1 && scanner->seen_count > 0;
    scanner->member_count = 0;
    scanner->name_count = 0;
    scanner->container_count = 0;
    gk_buffer_clear(&scanner->unescaped);

    const char *start = skip_blanks(s.line);
    const char *end = NULL;
    bool blank = *start == '\n';
    if (blank)
        end = start;
    else if (check_utf8(&s))
        end = scan_record(&s, start, record);
    if (s.no_memory)
        return GK_NO_MEMORY;

    *kind = blank ? GK_LINE_BLANK : end ? GK_LINE_RECORD : GK_LINE_FAULT;
    *fault = s.fault;
    if (!end)
        end = line_end(scanner, s.line);
    *offset = (size_t)(end - scanner->block.at) + 1;
    record->line = (struct gk_bytes){ s.line, (size_t)(end - s.line) };
    record->structure = &scanner->structure;
    record->place = (size_t)(s.line - scanner->block.at);
    record->members = scanner->members;
    record->member_count = (uint32_t)scanner->member_count;
    record->containers = scanner->containers;
    record->container_count = *kind == GK_LINE_RECORD ? scanner->container_count : 0;
    if (*kind != GK_LINE_RECORD)
        return find_fields_before(scanner, record);
    bool known = s.as_before && scanner->member_count == scanner->seen_count;
    if (!known && find_fields(scanner, record) != GK_OK)
        return GK_NO_MEMORY;
    memcpy(record->field, scanner->field, sizeof record->field);
    record->twice = scanner->twice;
    record->unknown = scanner->unknown;
    record->shape = scanner->shape;
    return GK_OK;
}

void gk_scanner_free(struct gk_scanner *scanner)
{
    gk_structure_free(&scanner->structure);
    gk_memory_release(scanner->members);
    gk_memory_release(scanner->levels);
    gk_memory_release(scanner->containers);
    gk_memory_release(scanner->seen);
    gk_memory_release(scanner->names);
    gk_buffer_free(&scanner->unescaped);
    *scanner = (struct gk_scanner){ 0 };
}

enum gk_status gk_scan_next_record(struct gk_scanner *scanner, size_t *offset,
                                   struct gk_record *record)
{
    enum gk_line_kind kind = GK_LINE_BLANK;
    struct gk_fault fault;
    enum gk_status status = GK_OK;
    while (status == GK_OK && kind != GK_LINE_RECORD)
        status = gk_scan_line(scanner, offset, &kind, record, &fault);
    return status;
}
