#include "run/input/kind/kind.h"

#include "run/input/kind/answer.h"
#include "run/input/kind/signature.h"
#include "run/input/line.h"
#include "run/input/table/find.h"
#include "text/guess.h"

enum { LOOKED_AT = 64 * 1024, LINES_LOOKED_AT = 10 };

static void name(struct gk_kind *kind, enum gk_message message)
{
    kind->named = true;
    kind->message = message;
}

static bool is_wide(enum gk_encoding encoding)
{
    return encoding == GK_UTF_16 || encoding == GK_UTF_16LE || encoding == GK_UTF_16BE;
}

static struct gk_bytes behind_blanks(struct gk_bytes text)
{
    if (gk_bytes_start_with(text, GK_BYTES("\xEF\xBB\xBF")))
        text = (struct gk_bytes){ text.at + 3, text.length - 3 };
    while (text.length && strchr(" \t\r\n", text.at[0]) && text.at[0]) {
        text.at++;
        text.length--;
    }
    return text;
}

static struct gk_bytes first_line(struct gk_bytes *text)
{
    *text = behind_blanks(*text);
    const char *end = text->length ? memchr(text->at, '\n', text->length) : NULL;
    struct gk_bytes line = { text->at, end ? (size_t)(end - text->at) : text->length };
    text->at += line.length;
    text->length -= line.length;
    return gk_bytes_trim(line);
}

/* ---- what begins as JSON does */

static void name_json(struct gk_kind *kind, enum gk_message message)
{
    name(kind, message);
    kind->is_json = true;
}

/* callback([…]) or callback({…}) */
static bool is_jsonp(struct gk_bytes text)
{
    size_t i = 0;
    while (i < text.length && text.at[i] &&
           (((text.at[i] | 0x20) >= 'a' && (text.at[i] | 0x20) <= 'z') ||
            strchr("0123456789_$.", text.at[i])))
        i++;
    struct gk_bytes rest = { text.at + i, text.length - i };
    if (!i || !gk_bytes_start_with(rest, GK_BYTES("(")))
        return false;
    rest = behind_blanks((struct gk_bytes){ rest.at + 1, rest.length - 1 });
    return rest.length && (rest.at[0] == '[' || rest.at[0] == '{');
}

/* var list = […]; window.data = {…}; export default […]; and what guards an answer against being
 * run: )]}', while(1); , with JSON behind it. */
static bool is_script(struct gk_bytes text)
{
    enum { LONGEST = 200 };
    static const struct gk_bytes ends[] = { { "=", 1 }, { "default", 7 }, { ";", 1 }, { ",", 1 },
                                            { "(", 1 }, { "\'", 1 },      { "}", 1 }, { "/", 1 } };
    static const struct gk_bytes starts[] = { { "var ", 4 },   { "let ", 4 },    { "const ", 6 },
                                              { "window", 6 }, { "export ", 7 }, { "module.", 7 },
                                              { "/*", 2 },     { "//", 2 },      { ")]}", 3 },
                                              { "while(", 6 }, { "for(;;)", 7 }, { "self.", 5 } };
    bool begins = false, ends_so = false;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        begins |= gk_bytes_start_with(text, starts[i]);
    size_t length = 3 * begins;
    while (begins && length < text.length && length < LONGEST && text.at[length] != '[' &&
           text.at[length] != '{')
        length++;
    if (!begins || length == text.length || length == LONGEST)
        return false;
    struct gk_bytes before = gk_bytes_trim((struct gk_bytes){ text.at, length });
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        ends_so |= gk_bytes_end_with(before, ends[i]);
    return ends_so || gk_bytes_start_with(text, GK_BYTES("//"));
}

static bool is_string_of_json(struct gk_bytes text)
{
    return gk_bytes_start_with(text, GK_BYTES("\"{\\\"")) ||
           gk_bytes_start_with(text, GK_BYTES("\"[{\\\"")) ||
           gk_bytes_start_with(text, GK_BYTES("\"[\\\""));
}

/* Records one behind the other without a line feed, or with CR between them. */
static bool is_joined(struct gk_bytes line)
{
    size_t depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < line.length; i++) {
        char c = line.at[i];
        if (in_string) {
            i += c == '\\';
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && !--depth) {
            struct gk_bytes rest = { line.at + i + 1, line.length - i - 1 };
            return gk_bytes_start_with(behind_blanks(rest), GK_BYTES("{"));
        }
    }
    return false;
}

/* An answer is told by its first line, unless another kind of record follows. */
static enum gk_status look_at_object(struct gk_input *input, struct gk_bytes text,
                                     struct gk_kind *kind)
{
    struct gk_bytes line = first_line(&text), next = first_line(&text);
    enum gk_answer_kind answer, other = GK_NO_ANSWER;
    struct gk_buffer unused = { 0 };
    if (gk_bytes_end_with(line, GK_BYTES("},"))) {
        name_json(kind, GK_MESSAGE_KIND_COMMAS);
        return GK_OK;
    }
    bool record = false;
    if (is_joined(line) && gk_answer_is_record(input->rows.words, line, &record) != GK_OK)
        return GK_NO_MEMORY;
    if (record) {
        name_json(kind, GK_MESSAGE_KIND_JOINED);
        return GK_OK;
    }
    enum gk_status status = gk_answer_find(input->rows.words, line, &answer, &kind->place);
    if (status == GK_OK && next.length)
        status = gk_answer_find(input->rows.words, next, &other, &unused);
    gk_buffer_free(&unused);
    if (status != GK_OK || answer == GK_NO_ANSWER || (next.length && other == GK_NO_ANSWER))
        return status;
    static const enum gk_message messages[] = { [GK_ANSWER_ARRAY] = GK_MESSAGE_KIND_ENVELOPE,
                                                [GK_ANSWER_RECORD] = GK_MESSAGE_KIND_DETAIL,
                                                [GK_ANSWER_STRING] = GK_MESSAGE_KIND_STRING_AT,
                                                [GK_ANSWER_FAILURE] = GK_MESSAGE_KIND_FAILURE };
    name_json(kind, messages[answer]);
    return GK_OK;
}

/* ---- tables */

static enum gk_status look_for_head(struct gk_input *input, struct gk_bytes text,
                                    struct gk_kind *kind)
{
    struct gk_rows *rows = &input->rows;
    struct gk_found_head head;
    enum gk_status status = gk_find_head(rows->words, text, ',', false, '\n', true, &rows->cells,
                                         &rows->scratch, &head);
    if (status != GK_OK)
        return status;
    /* One name may stand in any text. */
    if (head.found && head.known > 1)
        name(kind, head.separator == '\t' ? GK_MESSAGE_KIND_TSV : GK_MESSAGE_KIND_CSV);
    else if (gk_is_parted_by_wide_commas(rows->words, text, &rows->scratch))
        name(kind, GK_MESSAGE_KIND_WIDE_COMMAS);
    return GK_OK;
}

/* The first lines as UTF-8, in the encoding named or by their own; nothing where this system cannot
 * decode it, which is said where lines are read. */
static enum gk_status decode_start(struct gk_input *input, struct gk_bytes begun,
                                   struct gk_buffer *text)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < LINES_LOOKED_AT && begun.length && status == GK_OK; i++) {
        struct gk_bytes line = { begun.at, gk_line_length(input->encoding, begun) };
        struct gk_decoding decoding;
        enum gk_encoding encoding = input->encoding;
        if (encoding == GK_AUTO || encoding == GK_UTF_8)
            encoding = gk_guess(line);
        status = gk_decode(&input->rows.decoder, encoding, line, text, &decoding);
        if (status == GK_INVALID)
            return GK_OK;
        begun.at += line.length;
        begun.length -= line.length;
    }
    return status;
}

/* ---- by what is asked for */

static enum gk_status look_at_lines(struct gk_input *input, struct gk_bytes begun,
                                    struct gk_kind *kind)
{
    struct gk_buffer decoded = { 0 };
    enum gk_status status = GK_OK;
    struct gk_bytes text = behind_blanks(begun);
    if (is_wide(input->encoding)) {
        status = decode_start(input, begun, &decoded);
        text = behind_blanks(gk_buffer_bytes(&decoded));
    }
    if (status == GK_OK && text.length) {
        if (text.at[0] == '{')
            status = look_at_object(input, text, kind);
        else if (is_jsonp(text))
            name_json(kind, GK_MESSAGE_KIND_JSONP);
        else if (is_script(text))
            name_json(kind, GK_MESSAGE_KIND_SCRIPT);
        else if (is_string_of_json(text))
            name_json(kind, GK_MESSAGE_KIND_STRING);
        else if (text.at[0] == '[') {
            /* A short one is told where it stands; one that is no line ends nowhere near. */
            if (begun.length == LOOKED_AT && !memchr(begun.at, '\n', begun.length))
                name_json(kind, GK_MESSAGE_KIND_ARRAY);
        } else if (!input->rows.profile->none) {
            if (!decoded.length)
                status = decode_start(input, begun, &decoded);
            if (status == GK_OK)
                status = look_for_head(input, gk_buffer_bytes(&decoded), kind);
        }
    }
    gk_buffer_free(&decoded);
    return status;
}

static void look_at_table(struct gk_bytes begun, struct gk_kind *kind)
{
    struct gk_bytes text = behind_blanks(begun);
    struct gk_bytes rest = behind_blanks(
        (struct gk_bytes){ text.at + (text.length > 0), text.length - (text.length > 0) });
    if (!text.length || !rest.length)
        return;
    if (text.at[0] == '{' && rest.at[0] == '"')
        name_json(kind, GK_MESSAGE_KIND_LINES);
    else if (text.at[0] == '[' && rest.at[0] == '{')
        name_json(kind, GK_MESSAGE_KIND_ARRAY);
}

enum gk_status gk_kind_find(struct gk_input *input, struct gk_bytes begun, struct gk_kind *kind)
{
    kind->named = kind->is_json = false;
    if (begun.length > LOOKED_AT)
        begun.length = LOOKED_AT;
    enum gk_message message;
    if (gk_signature_find(begun, !is_wide(input->encoding), &message)) {
        name(kind, message);
        return GK_OK;
    }
    switch (input->from) {
    case GK_FROM_LINES:
        return look_at_lines(input, begun, kind);
    case GK_FROM_JSON:
        if (is_jsonp(behind_blanks(begun)))
            name_json(kind, GK_MESSAGE_KIND_JSONP);
        else if (is_script(behind_blanks(begun)))
            name_json(kind, GK_MESSAGE_KIND_SCRIPT);
        else if (is_string_of_json(behind_blanks(begun)))
            name_json(kind, GK_MESSAGE_KIND_STRING);
        return GK_OK;
    default:
        if (!is_wide(input->encoding))
            look_at_table(begun, kind);
        return GK_OK;
    }
}

/* How many lines end in the text. */
static size_t count_lines(enum gk_encoding encoding, struct gk_bytes text)
{
    struct gk_bytes feed = gk_line_feed(encoding);
    size_t count = 0;
    while (text.length && count < LINES_LOOKED_AT) {
        size_t length = gk_line_length(encoding, text);
        count += gk_bytes_end_with((struct gk_bytes){ text.at, length }, feed);
        text.at += length;
        text.length -= length;
    }
    return count;
}

enum gk_status gk_kind_is_settled(struct gk_input *input, struct gk_bytes begun, bool *settled)
{
    struct gk_bytes text = behind_blanks(begun);
    size_t lines = count_lines(input->encoding, is_wide(input->encoding) ? begun : text);
    enum gk_answer_kind answer = GK_NO_ANSWER;
    struct gk_buffer unused = { 0 };
    enum gk_status status = GK_OK;
    *settled = begun.length >= LOOKED_AT || lines >= LINES_LOOKED_AT;
    if (is_wide(input->encoding) || input->rows.profile->none)
        *settled |= lines > 1 || (lines && input->rows.profile->none);
    if (*settled || !lines || !text.length || is_wide(input->encoding))
        return GK_OK;
    /* Of lines of JSON the first says what they are, but where it looks like an answer. */
    if (text.at[0] == '{')
        status = gk_answer_find(input->rows.words, first_line(&text), &answer, &unused);
    *settled = behind_blanks(begun).at[0] == '[' ||
               (behind_blanks(begun).at[0] == '{' && (answer == GK_NO_ANSWER || lines > 1));
    gk_buffer_free(&unused);
    return status;
}
