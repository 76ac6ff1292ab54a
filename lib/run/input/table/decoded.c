#include "run/input/table/decoded.h"

#include "run/input/line.h"

struct decoded_line {
    size_t source; /* bytes */
    size_t text;
    const struct gk_decoding *decoding; /* NULL: all was read */
};

static const struct decoded_line *line_at(const struct gk_decoded *decoded, size_t index)
{
    return (const struct decoded_line *)(const void *)decoded->lines->at + index;
}

static size_t line_length(enum gk_encoding encoding, char line_end, struct gk_bytes bytes)
{
    if (line_end == '\n')
        return gk_line_length(encoding, bytes);
    const char *end = memchr(bytes.at, line_end, bytes.length);
    return end ? (size_t)(end - bytes.at) + 1 : bytes.length;
}

static enum gk_status keep_decoding(struct decoded_line *line, const struct gk_decoding *decoding,
                                    struct gk_arena *arena)
{
    struct gk_decoding *kept = gk_arena_allocate(arena, sizeof *kept);
    line->decoding = kept;
    if (!kept)
        return GK_NO_MEMORY;
    *kept = *decoding;
    return GK_OK;
}

enum gk_status gk_decoded_read(struct gk_decoded *decoded, struct gk_decoder *decoder,
                               enum gk_encoding encoding, char line_end, struct gk_bytes source,
                               struct gk_buffer *text, struct gk_buffer *lines,
                               struct gk_arena *arena)
{
    *decoded = (struct gk_decoded){ .source_length = source.length, .text_length = source.length };
    if (encoding == GK_UTF_8)
        return GK_OK;
    gk_buffer_clear(text);
    gk_buffer_clear(lines);
    while (source.length) {
        struct gk_bytes raw = { source.at, line_length(encoding, line_end, source) };
        struct gk_decoding decoding;
        size_t before = text->length;
        enum gk_status status = gk_decode(decoder, encoding, raw, text, &decoding);
        struct decoded_line line = { raw.length, text->length - before, NULL };
        if (status == GK_OK && decoding.bad)
            status = keep_decoding(&line, &decoding, arena);
        if (status == GK_OK)
            status = gk_buffer_append(lines, (struct gk_bytes){ (char *)&line, sizeof line });
        if (status != GK_OK)
            return status;
        source.at += raw.length;
        source.length -= raw.length;
    }
    decoded->lines = lines;
    decoded->text_length = text->length;
    return GK_OK;
}

void gk_decoded_as_text(struct gk_decoded *decoded)
{
    decoded->as_text = true;
}

void gk_decoded_take(struct gk_decoded *decoded, uint64_t lines, size_t text, struct gk_span *span,
                     const struct gk_decoding **decoding)
{
    size_t source = decoded->lines ? 0 : text;
    *decoding = NULL;
    for (uint64_t i = 0; decoded->lines && i < lines; i++) {
        const struct decoded_line *line = line_at(decoded, decoded->line++);
        source += line->source;
        if (line->decoding && !*decoding)
            *decoding = line->decoding;
    }
    span->start = decoded->as_text ? decoded->text_at : decoded->source_at;
    span->length = decoded->as_text ? text : source;
    decoded->source_at += source;
    decoded->text_at += text;
}

struct gk_span gk_decoded_rest(const struct gk_decoded *decoded)
{
    if (decoded->as_text)
        return (struct gk_span){ decoded->text_at, decoded->text_length - decoded->text_at };
    return (struct gk_span){ decoded->source_at, decoded->source_length - decoded->source_at };
}

void gk_decoded_finish(struct gk_decoded *decoded)
{
    decoded->source_at = decoded->source_length;
    decoded->text_at = decoded->text_length;
}

size_t gk_decoded_used(const struct gk_decoded *decoded)
{
    return decoded->source_at;
}
