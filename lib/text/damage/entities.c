/*
 * Character references of HTML (text/reference.h), with their semicolon, a full-width one, or
 * without where browsers read them so.
 */
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/damage/stretch.h"
#include "text/reference.h"

struct entity {
    size_t length;      /* in characters, with & and ;  0: there is none */
    uint32_t character; /* 0: a number that no character has */
};

/* What a semicolon may be missing behind; of numbers, too. */
static const struct {
    const char32_t *name;
    uint32_t character;
} bare[] = {
    { U"&nbsp", 0xA0 }, { U"&lt", '<' }, { U"&gt", '>' }, { U"&amp", '&' }, { U"&quot", '"' },
};

/* What browsers read although its semicolon is missing. An address has such names without being
 * one: ?a=1&lt=2. */
static struct entity read_bare(const struct gk_examination *examination, size_t at)
{
    struct entity entity = { 0, 0 };
    for (size_t i = 0; i < sizeof bare / sizeof bare[0] && !entity.length; i++)
        if (gk_word_stands_at(examination, at, bare[i].name, &entity.length))
            entity.character = bare[i].character;
        else
            entity.length = 0;
    uint32_t after = gk_character_at(examination, at + entity.length);
    if (gk_is_ascii_word(after) || after == ';' || after == '=')
        entity.length = 0;
    return entity;
}

/* A number, with or without its semicolon, and its value, above all characters where it is too
 * great; length 0: there is none. */
static struct entity read_number(const struct gk_examination *examination, size_t at)
{
    struct entity entity = { 2, 0 };
    if (gk_character_at(examination, at + 1) != '#')
        return (struct entity){ 0, 0 };
    uint32_t base = 10;
    if ((gk_character_at(examination, at + 2) | 0x20) == 'x') {
        base = 16;
        entity.length++;
    }
    size_t first = entity.length;
    for (;; entity.length++) {
        uint32_t c = gk_character_at(examination, at + entity.length);
        if (base == 10 ? !gk_is_ascii_digit(c) : gk_ascii_hexadecimal(c) < 0)
            break;
        entity.character = entity.character * base + (uint32_t)gk_ascii_hexadecimal(c);
        if (entity.character > 0x10FFFF)
            entity.character = 0x110000;
    }
    if (entity.length == first)
        return (struct entity){ 0, 0 };
    uint32_t after = gk_character_at(examination, at + entity.length);
    if (after == ';' || after == U'；')
        entity.length++;
    else if (gk_is_ascii_word(after) || entity.character < 0x100)
        entity.length = 0; /* a number of something */
    return entity;
}

/* Whatever the character at `at` is, what stands behind it is read as if it were &. */
static struct entity read_entity(const struct gk_examination *examination, size_t at)
{
    char written[GK_REFERENCE_LONGEST] = "&";
    struct gk_bytes text = { written, 1 };
    struct entity entity = { 0, 0 };
    for (; text.length < sizeof written; text.length++) {
        uint32_t c = gk_character_at(examination, at + text.length);
        c = c == U'；' ? ';' : c;
        if (!gk_is_ascii_graphic(c))
            break;
        written[text.length] = (char)c;
    }
    entity.length = gk_reference_read(text, GK_REFERENCE_WHOLE, &entity.character);
    if (!entity.length)
        entity = read_bare(examination, at);
    if (!entity.length)
        entity = read_number(examination, at);
    /* A number that no character has is left to a person. */
    bool odd = entity.character - 0x80 < 0x20 || entity.character == 0xFFFD;
    if (entity.length && (odd || !gk_residue_character(entity.character)))
        entity.character = 0;
    return entity;
}

/* A text about entities quotes them: “&nbsp;”. */
static bool is_quoted(const struct gk_examination *examination, size_t at, struct entity entity)
{
    return !gk_is_ideograph(entity.character) &&
           gk_is_opening_quote(gk_character_at(examination, at - 1)) &&
           gk_is_closing_quote(gk_character_at(examination, at + entity.length));
}

/* What makes markup of a text where it is put in. */
static bool is_markup(uint32_t c)
{
    return c == '<' || c == '>' || c == '"' || c == '\'';
}

/* 3 &lt; 5 was text and may be put into a page again, so that a person looks at it first. The same
 * of &amp;lt;, of which one step makes &lt; and two make markup. */
static enum gk_certainty certainty_of(const struct gk_examination *examination, size_t at,
                                      struct entity entity)
{
    if (!entity.character)
        return GK_REPORTED;
    /* What stands behind &amp; as if its & were there. */
    struct entity inner = { 0, 0 };
    if (entity.character == '&')
        inner = read_entity(examination, at + entity.length - 1);
    return is_markup(entity.character) || is_markup(inner.character) ? GK_LIKELY : GK_CERTAIN;
}

/* Whether the text is the source of a page, in which entities are right. */
static bool has_tag(const struct gk_examination *examination)
{
    for (size_t i = 0; i < examination->count; i++) {
        uint32_t c = gk_character_at(examination, i + 1);
        if (examination->characters[i] == '<' && (gk_is_ascii_letter(c) || c == '/' || c == '!'))
            return true;
    }
    return false;
}

static enum gk_status add_entity(struct gk_stretch *stretch, size_t at, struct entity entity)
{
    enum gk_status status = GK_OK;
    enum gk_certainty certainty = certainty_of(stretch->examination, at, entity);
    if (certainty != stretch->certainty)
        status = gk_stretch_end(stretch);
    stretch->certainty = certainty;
    stretch->lossy = certainty == GK_REPORTED;
    stretch->proposal = stretch->lossy ? NULL : &stretch->examination->scratch[0];
    return status == GK_OK
               ? gk_stretch_add_character(stretch, at, at + entity.length, entity.character)
               : status;
}

enum gk_status gk_find_entities(struct gk_examination *examination)
{
    struct gk_token token = { 0 };
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_ENTITY,
        .certainty = GK_CERTAIN,
        .gap = 1,
        .ascii_gap = 8, /* what a second level leaves of an entity: &amp;#25919; */
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    bool looked = false;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        if (examination->characters[i] != '&')
            continue;
        struct entity entity = read_entity(examination, i);
        if (entity.length == 0 || is_quoted(examination, i, entity))
            continue;
        gk_token_move(&token, examination, i);
        bool whole = gk_character_at(examination, i + entity.length - 1) == ';';
        if (token.address && (entity.character != '&' || !whole))
            continue;
        if (!looked && has_tag(examination))
            return GK_OK;
        looked = true;
        status = add_entity(&stretch, i, entity);
        i += entity.length - 1;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
