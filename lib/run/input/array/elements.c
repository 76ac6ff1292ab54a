#include "run/input/array/elements.h"

#include "run/input/array/hint.h"

enum {
    DOCUMENT_KEPT = 1024 * 1024, /* of one whose array has not been found yet */
    NAMES_SEEN = 64 * 1024,      /* of an object, by whose names it is a record */
};

/* ---- the pointer */

/* A name of the pointer, with ~1 and ~0 read. */
static struct gk_bytes read_name(struct gk_bytes written, struct gk_arena *arena)
{
    char *out = gk_arena_allocate(arena, written.length + 1);
    size_t used = 0;
    for (size_t i = 0; out && i < written.length; i++) {
        bool escape = written.at[i] == '~' && i + 1 < written.length &&
                      (written.at[i + 1] == '0' || written.at[i + 1] == '1');
        out[used++] = escape ? (written.at[i + 1] == '1' ? '/' : '~') : written.at[i];
        i += escape;
    }
    return (struct gk_bytes){ out, used };
}

enum gk_status gk_array_open(struct gk_array *elements, struct gk_bytes pointer,
                             struct gk_arena *arena)
{
    elements->pointer = pointer;
    elements->name_count = 0;
    while (pointer.length) {
        struct gk_bytes rest = { pointer.at + 1, pointer.length - 1 };
        const char *slash = rest.length ? memchr(rest.at, '/', rest.length) : NULL;
        struct gk_bytes name = { rest.at, slash ? (size_t)(slash - rest.at) : rest.length };
        if (elements->name_count == GK_POINTER_NAMES)
            return GK_INVALID;
        struct gk_bytes read = read_name(name, arena);
        if (!read.at)
            return GK_NO_MEMORY;
        elements->names[elements->name_count++] = read;
        pointer = (struct gk_bytes){ rest.at + name.length, rest.length - name.length };
    }
    return GK_OK;
}

void gk_array_begin(struct gk_array *elements)
{
    gk_buffer_clear(&elements->text);
    elements->at = elements->start = elements->walked = 0;
    elements->state = GK_ARRAY_BETWEEN;
    elements->walk = (struct gk_value_walk){ .line = 1 };
    elements->damaged = elements->begun = false;
    gk_buffer_clear(&elements->hint);
    gk_buffer_clear(&elements->other);
    elements->answer = GK_NO_ANSWER;
}

void gk_array_free(struct gk_array *elements)
{
    gk_buffer_free(&elements->text);
    gk_buffer_free(&elements->hint);
    gk_buffer_free(&elements->other);
    gk_structure_free(&elements->structure);
}

/* ---- what is said and held */

/* `whole`: nothing of it follows, so that it ends as a line does. */
static enum gk_status add_fault(struct gk_array *elements, struct gk_batch *batch,
                                struct gk_bytes raw, bool whole, const struct gk_row_fault *fault)
{
    struct gk_batch_row row = { .line = elements->line, .start = batch->source.length };
    struct gk_row_fault *kept = gk_arena_allocate(&batch->arena, sizeof *kept);
    bool end_due = whole && raw.length && raw.at[raw.length - 1] != '\n';
    if (!kept || gk_buffer_append(&batch->source, raw) != GK_OK ||
        (end_due && gk_buffer_append_byte(&batch->source, '\n') != GK_OK) ||
        gk_buffer_append_byte(&batch->bytes, '\n') != GK_OK)
        return GK_NO_MEMORY;
    *kept = *fault;
    row.length = raw.length + end_due;
    row.fault = kept;
    return gk_batch_add_row(batch, &row);
}

static struct gk_bytes rest_from(const struct gk_array *elements, size_t from)
{
    return (struct gk_bytes){ elements->text.at + from, elements->text.length - from };
}

static struct gk_bytes whole_document(const struct gk_array *elements)
{
    struct gk_bytes none = { NULL, 0 };
    if (!elements->whole)
        return none;
    return (struct gk_bytes){ elements->text.at + elements->start, elements->at - elements->start };
}

static enum gk_status hold(struct gk_array *elements, struct gk_batch *batch, struct gk_bytes raw,
                           enum gk_rule_id rule)
{
    return add_fault(elements, batch, raw, true,
                     &(struct gk_row_fault){ .fate = GK_ROW_HELD, .rule = rule });
}

static enum gk_status follow(struct gk_array *elements, struct gk_batch *batch, struct gk_bytes raw,
                             bool whole)
{
    if (!raw.length)
        return GK_OK;
    return add_fault(elements, batch, raw, whole, &(struct gk_row_fault){ .fate = GK_ROW_FOLLOWS });
}

/* All that is there and that follows is held, for this. */
static enum gk_status hold_rest(struct gk_array *elements, struct gk_batch *batch,
                                const struct gk_row_fault *fault)
{
    bool from_start = elements->state != GK_ARRAY_NEXT && elements->whole;
    struct gk_bytes raw = rest_from(elements, from_start ? elements->start : elements->at);
    enum gk_status status = add_fault(elements, batch, raw, false, fault);
    elements->at = elements->text.length;
    elements->state = GK_ARRAY_HELD;
    return status;
}

static enum gk_message choose_hint(const struct gk_array *elements)
{
    if (!elements->text.length)
        return GK_MESSAGE_ARRAY_EMPTY_FILE;
    switch (elements->answer) {
    case GK_ANSWER_FAILURE:
        return GK_MESSAGE_ARRAY_ANSWER_FAILED;
    case GK_ANSWER_STRING:
        return GK_MESSAGE_ARRAY_IN_STRING;
    case GK_ANSWER_RECORD:
        return GK_MESSAGE_ARRAY_RECORD_AT;
    default:
        return elements->other.length  ? GK_MESSAGE_ARRAYS_STAND_AT
               : elements->hint.length ? GK_MESSAGE_ARRAY_STANDS_AT
                                       : GK_MESSAGE_NO_ARRAY_AT_ALL;
    }
}

static struct gk_bytes hint_sentence(struct gk_array *elements, struct gk_arena *arena,
                                     enum gk_language language)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { gk_buffer_bytes(&elements->hint),
                                                      gk_buffer_bytes(&elements->other) };
    const char *sentence = gk_message_text(choose_hint(elements), language);
    struct gk_buffer text = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (gk_sentence_fill(&text, sentence, arguments) == GK_OK)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return kept;
}

/* No array stands where one is asked for: where one stands is said. */
static enum gk_status fill_not_found(struct gk_array *elements, struct gk_arena *arena,
                                     struct gk_row_fault *fault)
{
    *fault = (struct gk_row_fault){
        .fate = GK_ROW_HELD,
        .rule = elements->name_count ? GK_RULE_JSON_POINTER : GK_RULE_JSON_NO_ARRAY,
        .arguments = { elements->pointer, hint_sentence(elements, arena, GK_ENGLISH),
                       hint_sentence(elements, arena, GK_CHINESE) },
    };
    return fault->arguments[1].at && fault->arguments[2].at ? GK_OK : GK_NO_MEMORY;
}

/* ---- blanks */

/* Blanks, line breaks made such, and the marks of files that were put together. False at the end of
 * the text. */
static bool pass_blanks(struct gk_array *elements)
{
    struct gk_buffer *text = &elements->text;
    for (; elements->at < text->length; elements->at++) {
        char *c = text->at + elements->at;
        elements->walk.line += *c == '\n';
        if (*c == '\n' || *c == '\r')
            *c = ' ';
        bool mark =
            gk_bytes_start_with(rest_from(elements, elements->at), GK_BYTES("\xEF\xBB\xBF"));
        if (mark)
            elements->at += 2;
        else if (*c != ' ' && *c != '\t')
            return true;
    }
    return false;
}

static char here(const struct gk_array *elements)
{
    return elements->text.at[elements->at];
}

/* ---- on the way to the array */

/* Where an array stands in the document, or what else it is. */
static enum gk_status find_hint(struct gk_array *elements)
{
    bool found;
    struct gk_bytes within, text = rest_from(elements, elements->at);
    gk_buffer_clear(&elements->hint);
    gk_buffer_clear(&elements->other);
    elements->answer = GK_NO_ANSWER;
    enum gk_status status = gk_array_hint(text, &elements->hint, &elements->other, &found, &within);
    if (status != GK_OK || elements->hint.length)
        return status;
    return gk_answer_find(elements->words, text, &elements->answer, &elements->hint);
}

static enum gk_status begin_document(struct gk_array *elements)
{
    elements->start = elements->at;
    elements->whole = elements->begun = true;
    elements->line = elements->walk.line;
    elements->met = 0;
    elements->found = false;
    elements->state = GK_ARRAY_VALUE;
    return here(elements) == '[' && !elements->name_count ? GK_OK : find_hint(elements);
}

static enum gk_status end_document(struct gk_array *elements, struct gk_batch *batch)
{
    struct gk_row_fault fault;
    elements->state = GK_ARRAY_BETWEEN;
    if (elements->found)
        return GK_OK;
    if (fill_not_found(elements, &batch->arena, &fault) != GK_OK)
        return GK_NO_MEMORY;
    return add_fault(elements, batch, whole_document(elements), true, &fault);
}

static void skip_value(struct gk_array *elements)
{
    gk_value_walk_begin(&elements->walk);
    elements->state = GK_ARRAY_SKIPPED;
}

static enum gk_status hold_not_found(struct gk_array *elements, struct gk_batch *batch)
{
    struct gk_row_fault fault;
    if (fill_not_found(elements, &batch->arena, &fault) != GK_OK)
        return GK_NO_MEMORY;
    return hold_rest(elements, batch, &fault);
}

/* Whether the object that begins here is a record in the place of an array; GK_END where its names
 * have to be seen first. */
static enum gk_status is_record(struct gk_array *elements, bool *yes)
{
    struct gk_bytes text = rest_from(elements, elements->at);
    *yes = false;
    if (elements->any_value || here(elements) != '{')
        return GK_OK;
    if (text.length < NAMES_SEEN && !elements->at_end)
        return GK_END;
    text.length = text.length < NAMES_SEEN ? text.length : NAMES_SEEN;
    return gk_answer_is_record(elements->words, text, yes);
}

static enum gk_status begin_record(struct gk_array *elements)
{
    elements->found = true;
    elements->whole = elements->comma = false;
    elements->line = elements->walk.line;
    elements->start = elements->walked = elements->at;
    gk_value_walk_begin(&elements->walk);
    elements->walk.alone = true;
    elements->state = GK_ARRAY_ELEMENT;
    return GK_OK;
}

/* The value that begins here is the one that the names met so far lead to. */
static enum gk_status begin_value(struct gk_array *elements, struct gk_batch *batch)
{
    bool last = elements->met == elements->name_count, record = false;
    char c = here(elements);
    enum gk_status status = last ? is_record(elements, &record) : GK_OK;
    if (status != GK_OK)
        return status;
    if (last && (c == '[' || record) && elements->found) {
        /* The pointer leads to two: the second is not taken. */
        elements->met--;
        skip_value(elements);
        return hold(elements, batch, (struct gk_bytes){ NULL, 0 }, GK_RULE_JSON_DUPLICATE);
    }
    if (record)
        return begin_record(elements);
    if (last && c == '[') {
        elements->found = elements->first = true;
        elements->whole = elements->comma = false;
        elements->at++;
        elements->state = GK_ARRAY_NEXT;
        return GK_OK;
    }
    if (!last && (c == '{' || c == '[')) {
        elements->object[elements->met] = c == '{';
        elements->index[elements->met] = 0;
        elements->at++;
        elements->state = GK_ARRAY_MEMBERS;
        return GK_OK;
    }
    if (!elements->met)
        return hold_not_found(elements, batch);
    elements->met--;
    skip_value(elements);
    return GK_OK;
}

static void go_up(struct gk_array *elements)
{
    elements->met--;
    elements->state = GK_ARRAY_MEMBERS;
}

static bool is_name(const struct gk_array *elements, struct gk_bytes name)
{
    return gk_bytes_equal(elements->names[elements->met], name);
}

static bool is_index(const struct gk_array *elements)
{
    char number[24];
    int length =
        snprintf(number, sizeof number, "%llu", (unsigned long long)elements->index[elements->met]);
    return is_name(elements, (struct gk_bytes){ number, (size_t)length });
}

/* Reads a name and its colon; GK_END where they are not wholly there. */
static enum gk_status read_member(struct gk_array *elements, struct gk_bytes *name)
{
    size_t start = elements->at + 1, end = start;
    const struct gk_buffer *text = &elements->text;
    while (end < text->length && text->at[end] != '"')
        end += 1 + (text->at[end] == '\\');
    size_t colon = end + 1;
    while (colon < text->length && strchr(" \t\r\n", text->at[colon]) && text->at[colon])
        colon++;
    if (colon >= text->length)
        return GK_END;
    *name = (struct gk_bytes){ text->at + start, end - start };
    for (size_t i = end; i < colon; i++)
        elements->walk.line += text->at[i] == '\n';
    if (text->at[colon] != ':')
        return GK_INVALID;
    elements->at = colon + 1;
    return GK_OK;
}

static enum gk_status hold_malformed(struct gk_array *elements, struct gk_batch *batch)
{
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_JSON_SYNTAX };
    enum gk_message expected = elements->state == GK_ARRAY_MEMBERS
                                   ? GK_MESSAGE_EXPECTED_NAME
                                   : GK_MESSAGE_EXPECTED_COMMA_OR_BRACKET;
    elements->line = elements->walk.line;
    fault.arguments[0] = gk_bytes_of(gk_message_text(expected, GK_ENGLISH));
    fault.arguments[1] = gk_bytes_of(gk_message_text(expected, GK_CHINESE));
    return hold_rest(elements, batch, &fault);
}

/* The next member or element of a container on the way. */
static enum gk_status take_member(struct gk_array *elements, struct gk_batch *batch)
{
    struct gk_bytes name;
    char c = here(elements);
    bool object = elements->object[elements->met];
    if (c == ',') {
        elements->at++;
        return GK_OK;
    }
    if (c == (object ? '}' : ']')) {
        elements->at++;
        if (!elements->met)
            return end_document(elements, batch);
        go_up(elements);
        return GK_OK;
    }
    if (c == '}' || c == ']')
        return hold_malformed(elements, batch);
    bool met = !object && is_index(elements);
    if (object) {
        enum gk_status status = c == '"' ? read_member(elements, &name) : GK_INVALID;
        if (status != GK_OK)
            return status == GK_INVALID ? hold_malformed(elements, batch) : status;
        met = is_name(elements, name);
    }
    elements->index[elements->met]++;
    if (!met) {
        skip_value(elements);
        return GK_OK;
    }
    elements->met++;
    elements->state = GK_ARRAY_VALUE;
    return GK_OK;
}

/* ---- in the array */

static enum gk_status end_array(struct gk_array *elements, struct gk_batch *batch)
{
    elements->at++;
    if (!elements->met)
        return end_document(elements, batch);
    go_up(elements);
    return GK_OK;
}

static enum gk_status say_comma(struct gk_array *elements, struct gk_batch *batch)
{
    elements->line = elements->walk.line;
    return add_fault(elements, batch, (struct gk_bytes){ NULL, 0 }, false,
                     &(struct gk_row_fault){ GK_ROW_SAID, .rule = GK_RULE_JSON_COMMA });
}

static enum gk_status begin_element(struct gk_array *elements, struct gk_batch *batch)
{
    char c = here(elements);
    enum gk_status status = GK_OK;
    if (c == ']') {
        if (elements->comma)
            status = say_comma(elements, batch);
        return status == GK_OK ? end_array(elements, batch) : status;
    }
    if (c == ',') {
        elements->at++;
        return say_comma(elements, batch);
    }
    if (c == '}')
        return hold_malformed(elements, batch);
    elements->line = elements->walk.line;
    if (elements->first && c != '{' && !elements->any_value)
        return hold_rest(elements, batch,
                         &(struct gk_row_fault){ GK_ROW_HELD, .rule = GK_RULE_JSON_ELEMENTS });
    elements->start = elements->walked = elements->at;
    elements->first = false;
    gk_value_walk_begin(&elements->walk);
    elements->state = GK_ARRAY_ELEMENT;
    return GK_OK;
}

static enum gk_status hold_damaged(struct gk_array *elements, struct gk_batch *batch,
                                   struct gk_bytes element, const char *bad)
{
    char number[24];
    int length = snprintf(number, sizeof number, "%zu", (size_t)(bad - element.at));
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_JSON_ENCODING };
    fault.arguments[0] = gk_encoding_name(elements->encoding);
    fault.arguments[1] = gk_arena_copy(&batch->arena, (struct gk_bytes){ number, (size_t)length });
    fault.arguments[2] = GK_BYTES("1");
    return fault.arguments[1].at ? add_fault(elements, batch, element, true, &fault) : GK_NO_MEMORY;
}

static enum gk_status add_element(struct gk_array *elements, struct gk_batch *batch, size_t end)
{
    struct gk_bytes element = { elements->text.at + elements->start, end - elements->start };
    element = gk_bytes_trim(element);
    const char *bad = elements->damaged ? gk_bytes_find(element, GK_BYTES("\xEF\xBF\xBD")) : NULL;
    if (elements->walk.broken)
        return hold(elements, batch, element, GK_RULE_JSON_CONTROL);
    if (bad)
        return hold_damaged(elements, batch, element, bad);
    const struct gk_batch_row row = { .line = elements->line, .own = true };
    if (gk_buffer_append(&batch->bytes, element) != GK_OK ||
        gk_buffer_append_byte(&batch->bytes, '\n') != GK_OK)
        return GK_NO_MEMORY;
    return gk_batch_add_row(batch, &row);
}

static void end_element(struct gk_array *elements, size_t end)
{
    if (elements->walk.alone) {
        elements->at = end;
        elements->state = GK_ARRAY_BETWEEN;
        if (elements->met)
            go_up(elements);
        return;
    }
    elements->comma = elements->text.at[end] == ',';
    elements->at = end + elements->comma;
    elements->state = GK_ARRAY_NEXT;
}

static enum gk_status hold_large(struct gk_array *elements, struct gk_batch *batch)
{
    char number[24];
    int length = snprintf(number, sizeof number, "%zu", elements->max_record);
    struct gk_row_fault fault = { .fate = GK_ROW_HELD, .rule = GK_RULE_JSON_OVERSIZE };
    fault.arguments[0] = gk_arena_copy(&batch->arena, (struct gk_bytes){ number, (size_t)length });
    if (!fault.arguments[0].at)
        return GK_NO_MEMORY;
    enum gk_status status =
        add_fault(elements, batch, rest_from(elements, elements->start), false, &fault);
    elements->at = elements->walked = elements->text.length;
    elements->state = GK_ARRAY_LARGE;
    return status;
}

/* ---- the whole */

/* Walks on in the value at hand; false where it goes on behind the text. */
static bool walk(struct gk_array *elements, size_t marked, size_t *end)
{
    size_t from = elements->state == GK_ARRAY_ELEMENT ? elements->walked : elements->at;
    *end = gk_value_walk(&elements->walk, &elements->text, from, &elements->structure, marked);
    return elements->walk.closed || *end < elements->text.length;
}

static enum gk_status take_walked(struct gk_array *elements, struct gk_batch *batch, size_t marked)
{
    enum gk_array_state state = elements->state;
    size_t begun = elements->at, end;
    bool ended = walk(elements, marked, &end);
    if (state == GK_ARRAY_LARGE) {
        elements->at = end;
        enum gk_status status = follow(
            elements, batch, (struct gk_bytes){ elements->text.at + begun, end - begun }, ended);
        if (ended && status == GK_OK)
            end_element(elements, end);
        return ended || status != GK_OK ? status : GK_END;
    }
    if (state == GK_ARRAY_SKIPPED) {
        elements->at = end;
        elements->state = ended ? GK_ARRAY_MEMBERS : state;
        return ended ? GK_OK : GK_END;
    }
    elements->walked = end;
    if (!ended)
        return elements->text.length - elements->start > elements->max_record
                   ? hold_large(elements, batch)
                   : GK_END;
    enum gk_status status = add_element(elements, batch, end);
    end_element(elements, end);
    return status;
}

/* One step; GK_END where more of the text is needed. */
static enum gk_status step(struct gk_array *elements, struct gk_batch *batch, size_t marked)
{
    switch (elements->state) {
    case GK_ARRAY_SKIPPED:
    case GK_ARRAY_ELEMENT:
    case GK_ARRAY_LARGE:
        return elements->at < elements->text.length ? take_walked(elements, batch, marked) : GK_END;
    case GK_ARRAY_HELD:
        if (elements->at == elements->text.length)
            return GK_END;
        elements->start = elements->at;
        elements->at = elements->text.length;
        return follow(elements, batch, rest_from(elements, elements->start), false);
    default:
        break;
    }
    if (!pass_blanks(elements))
        return GK_END;
    switch (elements->state) {
    case GK_ARRAY_BETWEEN:
        return begin_document(elements);
    case GK_ARRAY_VALUE:
        return begin_value(elements, batch);
    case GK_ARRAY_MEMBERS:
        return take_member(elements, batch);
    default:
        return begin_element(elements, batch);
    }
}

/* Forgets what has been taken. */
static void drop(struct gk_array *elements)
{
    bool on_the_way = elements->state == GK_ARRAY_VALUE || elements->state == GK_ARRAY_MEMBERS ||
                      elements->state == GK_ARRAY_SKIPPED;
    elements->whole &= on_the_way && elements->text.length - elements->start <= DOCUMENT_KEPT;
    size_t from =
        elements->state == GK_ARRAY_ELEMENT || elements->whole ? elements->start : elements->at;
    elements->text.length -= from;
    if (from)
        memmove(elements->text.at, elements->text.at + from, elements->text.length);
    elements->at -= from;
    elements->walked = elements->state == GK_ARRAY_ELEMENT ? elements->walked - from : 0;
    elements->start = 0;
}

/* A file of blanks is no empty array: what was to write one has failed. */
static enum gk_status end_empty(struct gk_array *elements, struct gk_batch *batch)
{
    struct gk_row_fault fault;
    elements->begun = true;
    elements->line = elements->walk.line;
    elements->at = elements->text.length;
    if (fill_not_found(elements, &batch->arena, &fault) != GK_OK)
        return GK_NO_MEMORY;
    return add_fault(elements, batch, (struct gk_bytes){ NULL, 0 }, false, &fault);
}

/* A text that ends before its document does. */
static enum gk_status end_text(struct gk_array *elements, struct gk_batch *batch)
{
    bool between = elements->state == GK_ARRAY_BETWEEN;
    bool held = elements->state == GK_ARRAY_HELD || elements->state == GK_ARRAY_LARGE;
    if (!elements->begun)
        return end_empty(elements, batch);
    struct gk_bytes raw = { NULL, 0 };
    if (elements->state == GK_ARRAY_ELEMENT)
        raw = rest_from(elements, elements->start);
    else if (elements->whole && !between)
        raw = rest_from(elements, elements->start);
    else
        elements->line = elements->walk.line;
    elements->state = GK_ARRAY_BETWEEN;
    elements->at = elements->text.length;
    return between || held ? GK_OK : hold(elements, batch, raw, GK_RULE_JSON_TRUNCATED);
}

enum gk_status gk_array_take(struct gk_array *elements, struct gk_batch *batch, bool at_end)
{
    size_t marked = elements->state == GK_ARRAY_ELEMENT ? elements->walked : elements->at;
    enum gk_status status = GK_OK;
    elements->at_end = at_end;
    if (elements->text.length > marked)
        status = gk_structure_find(&elements->structure, rest_from(elements, marked));
    while (status == GK_OK && elements->text.length)
        status = step(elements, batch, marked);
    if ((status == GK_END || status == GK_OK) && at_end)
        status = end_text(elements, batch);
    if (status == GK_END || status == GK_OK) {
        drop(elements);
        status = GK_OK;
    }
    return status;
}
