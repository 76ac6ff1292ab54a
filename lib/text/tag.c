#include "text/tag.h"

#include <stdint.h>

#include "base/ascii.h"

enum { LONGEST_NAME = 11 };

/* Kinds of ends that are looked for at a distance, bits. */
enum {
    COMMENT_END = 1,
    SECTION_END = 2,
    SCRIPT_END = 4,
    STYLE_END = 8,
};

enum element_kind { INLINE, RAISED, BREAK, BLOCK, TABLE, ROW, CELL, READING, SCRIPT, STYLE };

/* In the order of bytes. */
static const struct element {
    char name[LONGEST_NAME + 1];
    uint8_t kind;
} elements[] = { { "a", INLINE },         { "abbr", INLINE },       { "acronym", INLINE },
                 { "address", BLOCK },    { "applet", INLINE },     { "area", INLINE },
                 { "article", BLOCK },    { "aside", BLOCK },       { "audio", INLINE },
                 { "b", INLINE },         { "base", INLINE },       { "basefont", INLINE },
                 { "bdi", INLINE },       { "bdo", INLINE },        { "bgsound", INLINE },
                 { "big", INLINE },       { "blink", INLINE },      { "blockquote", BLOCK },
                 { "body", BLOCK },       { "br", BREAK },          { "button", INLINE },
                 { "canvas", INLINE },    { "caption", BLOCK },     { "center", BLOCK },
                 { "cite", INLINE },      { "code", INLINE },       { "col", INLINE },
                 { "colgroup", INLINE },  { "data", INLINE },       { "datalist", INLINE },
                 { "dd", BLOCK },         { "del", INLINE },        { "details", BLOCK },
                 { "dfn", INLINE },       { "dialog", BLOCK },      { "dir", BLOCK },
                 { "div", BLOCK },        { "dl", BLOCK },          { "dt", BLOCK },
                 { "em", INLINE },        { "embed", INLINE },      { "fieldset", BLOCK },
                 { "figcaption", BLOCK }, { "figure", BLOCK },      { "font", INLINE },
                 { "footer", BLOCK },     { "form", BLOCK },        { "frame", INLINE },
                 { "frameset", BLOCK },   { "h1", BLOCK },          { "h2", BLOCK },
                 { "h3", BLOCK },         { "h4", BLOCK },          { "h5", BLOCK },
                 { "h6", BLOCK },         { "head", BLOCK },        { "header", BLOCK },
                 { "hgroup", BLOCK },     { "hr", BLOCK },          { "html", BLOCK },
                 { "i", INLINE },         { "iframe", INLINE },     { "img", INLINE },
                 { "input", INLINE },     { "ins", INLINE },        { "kbd", INLINE },
                 { "keygen", INLINE },    { "label", INLINE },      { "legend", BLOCK },
                 { "li", BLOCK },         { "link", INLINE },       { "listing", BLOCK },
                 { "main", BLOCK },       { "map", INLINE },        { "mark", INLINE },
                 { "marquee", INLINE },   { "math", INLINE },       { "menu", BLOCK },
                 { "meta", INLINE },      { "meter", INLINE },      { "nav", BLOCK },
                 { "nobr", INLINE },      { "noembed", INLINE },    { "noframes", BLOCK },
                 { "noscript", INLINE },  { "object", INLINE },     { "ol", BLOCK },
                 { "optgroup", BLOCK },   { "option", BLOCK },      { "output", INLINE },
                 { "p", BLOCK },          { "param", INLINE },      { "picture", INLINE },
                 { "plaintext", BLOCK },  { "pre", BLOCK },         { "progress", INLINE },
                 { "q", INLINE },         { "rb", INLINE },         { "rp", READING },
                 { "rt", READING },       { "rtc", INLINE },        { "ruby", INLINE },
                 { "s", INLINE },         { "samp", INLINE },       { "script", SCRIPT },
                 { "search", BLOCK },     { "section", BLOCK },     { "select", INLINE },
                 { "slot", INLINE },      { "small", INLINE },      { "source", INLINE },
                 { "span", INLINE },      { "strike", INLINE },     { "strong", INLINE },
                 { "style", STYLE },      { "sub", RAISED },        { "summary", BLOCK },
                 { "sup", RAISED },       { "svg", INLINE },        { "table", TABLE },
                 { "tbody", INLINE },     { "td", CELL },           { "template", INLINE },
                 { "textarea", INLINE },  { "tfoot", INLINE },      { "th", CELL },
                 { "thead", INLINE },     { "time", INLINE },       { "title", BLOCK },
                 { "tr", ROW },           { "track", INLINE },      { "tt", INLINE },
                 { "u", INLINE },         { "ucapcontent", BLOCK }, { "ucaptitle", BLOCK },
                 { "ul", BLOCK },         { "var", INLINE },        { "video", INLINE },
                 { "wbr", INLINE },       { "xml", INLINE },        { "xmp", BLOCK } };

/* Name spaces of what word processors and spreadsheets put into a page. */
static const char *const spaces[] = { "m", "o", "st1", "st2", "v", "w", "wps", "x", "xml" };

static unsigned char byte_at(struct gk_bytes text, size_t at)
{
    return at < text.length ? (unsigned char)text.at[at] : 0;
}

static bool is_blank(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What may stand behind the name of an element. */
static bool ends_name(unsigned char c)
{
    return is_blank(c) || c == '/' || c == '>';
}

static const struct element *find_element(struct gk_bytes name)
{
    size_t low = 0;
    size_t high = sizeof elements / sizeof elements[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = gk_bytes_compare(gk_bytes_of(elements[middle].name), name);
        if (!order)
            return &elements[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The end of a name with its name space, whose colon is at `at`, or 0. */
static size_t end_of_spaced(struct gk_bytes text, struct gk_bytes space, size_t at)
{
    bool known = false;
    for (size_t i = 0; i < sizeof spaces / sizeof spaces[0] && !known; i++)
        known = gk_bytes_equal(space, gk_bytes_of(spaces[i]));
    size_t end = at + 1;
    while (known && gk_is_ascii_word(byte_at(text, end)))
        end++;
    return known && end > at + 1 && ends_name(byte_at(text, end)) ? end : 0;
}

/* Reads the name of an element at `at`; returns its end, or 0 where none is there. */
static size_t read_name(struct gk_bytes text, size_t at, enum element_kind *kind)
{
    char name[LONGEST_NAME];
    size_t length = 0;
    *kind = INLINE;
    for (; length < LONGEST_NAME && gk_is_ascii_word(byte_at(text, at + length)); length++) {
        unsigned char c = byte_at(text, at + length);
        name[length] = (char)(gk_is_ascii_capital(c) ? c | 0x20 : c);
    }
    if (byte_at(text, at + length) == ':')
        return end_of_spaced(text, (struct gk_bytes){ name, length }, at + length);
    const struct element *element = NULL;
    if (length && ends_name(byte_at(text, at + length)))
        element = find_element((struct gk_bytes){ name, length });
    if (!element)
        return 0;
    *kind = (enum element_kind)element->kind;
    return at + length;
}

/* Where a run of bytes begins at or behind `at`; SIZE_MAX where it does not. `kind` remembers that
 * it does not. */
static size_t find_end(struct gk_tags *tags, size_t at, struct gk_bytes end, unsigned kind)
{
    if (tags->unclosed & kind)
        return SIZE_MAX;
    const char *found =
        at < tags->text.length
            ? gk_bytes_find((struct gk_bytes){ tags->text.at + at, tags->text.length - at }, end)
            : NULL;
    if (!found)
        tags->unclosed |= kind;
    return found ? (size_t)(found - tags->text.at) : SIZE_MAX;
}

/* Where the closing tag of that name begins, whatever its case; SIZE_MAX where it does not. */
static size_t find_closing(struct gk_tags *tags, size_t at, const char *name, unsigned kind)
{
    size_t length = strlen(name);
    for (; !(tags->unclosed & kind); at++) {
        at = find_end(tags, at, GK_BYTES("</"), kind);
        size_t same = 0;
        while (at != SIZE_MAX && same < length &&
               (byte_at(tags->text, at + 2 + same) | 0x20) == (unsigned char)name[same])
            same++;
        if (at != SIZE_MAX && same == length && ends_name(byte_at(tags->text, at + 2 + length)))
            return at;
    }
    return SIZE_MAX;
}

/* The first > at or behind `at`, where there is one. */
static size_t find_close(const struct gk_tags *tags, size_t at)
{
    const char *close = memchr(tags->text.at + at, '>', tags->last_close - at);
    return (size_t)(close - tags->text.at);
}

static size_t skip_blanks(struct gk_bytes text, size_t at)
{
    while (is_blank(byte_at(text, at)))
        at++;
    return at;
}

/* The > that ends a tag whose name ends at `at`, one in quotation marks passed over; SIZE_MAX where
 * quotation marks do not close before the text does. */
static size_t find_quoted_close(const struct gk_tags *tags, size_t at)
{
    struct gk_bytes text = tags->text;
    while (at < tags->last_close) {
        unsigned char c = (unsigned char)text.at[at++];
        if (c == '>')
            return at - 1;
        if (c != '=')
            continue;
        at = skip_blanks(text, at);
        if (at >= tags->last_close || (text.at[at] != '"' && text.at[at] != '\''))
            continue;
        const char *quote = memchr(text.at + at + 1, text.at[at], tags->last_close - at - 1);
        if (!quote)
            return SIZE_MAX;
        at = (size_t)(quote - text.at) + 1;
    }
    return SIZE_MAX;
}

/*
 * The > that ends a tag. Where a quotation mark stays open it is the first one; who leaves very
 * many open has no more of them looked for.
 */
static size_t find_tag_close(struct gk_tags *tags, size_t at)
{
    size_t end = SIZE_MAX;
    if (tags->lost <= tags->text.length) {
        end = find_quoted_close(tags, at);
        tags->lost += end == SIZE_MAX ? tags->last_close - at : 0;
    }
    return end == SIZE_MAX ? find_close(tags, at) : end;
}

/* What begins with <! or <? at `at`: a comment, a declaration, a section, an instruction. */
static bool read_mark(struct gk_tags *tags, size_t at, struct gk_tag *tag)
{
    struct gk_bytes rest = { tags->text.at + at, tags->text.length - at };
    bool instruction = byte_at(rest, 1) == '?' && gk_is_ascii_letter(byte_at(rest, 2));
    bool declaration = byte_at(rest, 1) == '!' &&
                       (gk_is_ascii_letter(byte_at(rest, 2)) || byte_at(rest, 2) == '[');
    *tag = (struct gk_tag){ .start = at, .inner = at + 2 };
    if (gk_bytes_start_with(rest, GK_BYTES("<!--"))) {
        size_t end = find_end(tags, at + 4, GK_BYTES("-->"), COMMENT_END);
        tag->inner = at + 4;
        tag->inner_end = end;
        tag->end = tag->content = end + 3;
        return end != SIZE_MAX;
    }
    if (gk_bytes_start_with(rest, GK_BYTES("<![CDATA["))) {
        size_t end = find_end(tags, at + 9, GK_BYTES("]]>"), SECTION_END);
        tags->section_end = end == SIZE_MAX ? 0 : end;
        tag->end = tag->content = tag->inner = tag->inner_end = at + 9;
        return end != SIZE_MAX;
    }
    if ((!instruction && !declaration) || tags->last_close < at)
        return false;
    tag->inner_end = find_close(tags, at);
    tag->end = tag->content = tag->inner_end + 1;
    return true;
}

static enum gk_tag_kind kind_of(enum element_kind kind, bool closing)
{
    switch (kind) {
    case RAISED:
        return closing ? GK_TAG_INLINE : GK_TAG_RAISED;
    case BREAK:
        return GK_TAG_BREAK;
    case BLOCK:
        return GK_TAG_BLOCK;
    case TABLE:
        return closing ? GK_TAG_TABLE_END : GK_TAG_TABLE;
    case ROW:
        return closing ? GK_TAG_ROW_END : GK_TAG_ROW;
    case CELL:
        return closing ? GK_TAG_CELL_END : GK_TAG_CELL;
    default:
        return GK_TAG_INLINE;
    }
}

/* Where a reading that begins at `at` ends: at the next tag, if that closes it; else at once. */
static size_t end_of_reading(const struct gk_tags *tags, size_t at)
{
    const char *open = memchr(tags->text.at + at, '<', tags->text.length - at);
    size_t next = open ? (size_t)(open - tags->text.at) : at;
    enum element_kind kind;
    bool closes = byte_at(tags->text, next + 1) == '/' && read_name(tags->text, next + 2, &kind) &&
                  kind == READING;
    return open && closes ? next : at;
}

/* The tag of an element whose < is at `at`. */
static bool read_tag(struct gk_tags *tags, size_t at, struct gk_tag *tag)
{
    bool closing = byte_at(tags->text, at + 1) == '/';
    enum element_kind kind;
    size_t name_end = read_name(tags->text, at + 1 + closing, &kind);
    if (!name_end || tags->last_close <= name_end)
        return false;
    *tag = (struct gk_tag){ .kind = kind_of(kind, closing),
                            .start = at,
                            .inner = name_end,
                            .inner_end = find_tag_close(tags, name_end),
                            .has_attributes = true };
    tag->content = tag->end = tag->inner_end + 1;
    if (closing || kind < READING)
        return true;
    if (kind == READING) {
        tag->end = end_of_reading(tags, tag->end);
        return true;
    }
    size_t end = kind == SCRIPT ? find_closing(tags, tag->end, "script", SCRIPT_END)
                                : find_closing(tags, tag->end, "style", STYLE_END);
    if (end != SIZE_MAX)
        tag->end = end;
    return true;
}

struct gk_tags gk_tags_open(struct gk_bytes text)
{
    const char *last = gk_bytes_find_last(text, '>');
    return (struct gk_tags){ .text = text, .last_close = last ? (size_t)(last - text.at) + 1 : 0 };
}

/* The end of the section that is open, where that comes before `next`. */
static bool end_section(struct gk_tags *tags, size_t next, struct gk_tag *tag)
{
    size_t at = tags->section_end;
    if (!at || at > next)
        return false;
    tags->section_end = 0;
    if (at < tags->at)
        return false;
    tags->at = at + 3;
    *tag = (struct gk_tag){ .start = at };
    tag->end = tag->inner = tag->inner_end = tag->content = at + 3;
    return true;
}

bool gk_tags_next(struct gk_tags *tags, struct gk_tag *tag)
{
    struct gk_bytes text = tags->text;
    while (tags->at < tags->last_close) {
        const char *open = memchr(text.at + tags->at, '<', tags->last_close - tags->at);
        size_t at = open ? (size_t)(open - text.at) : text.length;
        if (end_section(tags, at, tag))
            return true;
        if (!open)
            break;
        unsigned char next = byte_at(text, at + 1);
        bool read = next == '!' || next == '?' ? read_mark(tags, at, tag) : read_tag(tags, at, tag);
        tags->at = read ? tag->end : at + 1;
        if (read)
            return true;
    }
    return false;
}

bool gk_tag_next_part(struct gk_bytes text, const struct gk_tag *tag, size_t *at,
                      struct gk_tag_part *part)
{
    size_t end = tag->inner_end;
    *part = (struct gk_tag_part){ .start = *at, .end = end };
    if (*at >= end)
        return false;
    part->value = *at > tag->inner && text.at[*at - 1] == '=';
    if (!tag->has_attributes) {
        *at = end;
        return true;
    }
    if (!part->value) {
        const char *equals = memchr(text.at + *at, '=', end - *at);
        part->end = equals ? (size_t)(equals - text.at) : end;
        *at = equals ? part->end + 1 : end;
        return true;
    }
    size_t start = skip_blanks(text, *at);
    start = start < end ? start : end;
    char quote = start < end ? text.at[start] : '\0';
    if (quote == '"' || quote == '\'') {
        const char *close = memchr(text.at + start + 1, quote, end - start - 1);
        part->start = start + 1;
        part->end = close ? (size_t)(close - text.at) : end;
        *at = close ? part->end + 1 : end;
        return true;
    }
    part->start = start;
    for (part->end = start; part->end < end && !is_blank((unsigned char)text.at[part->end]);)
        part->end++;
    *at = part->end;
    return true;
}
