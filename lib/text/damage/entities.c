/*
 * Character references of HTML (text/reference.h), with their semicolon.
 */
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/damage/stretch.h"
#include "text/reference.h"

struct entity {
    size_t length; /* in characters, with & and ;  0: there is none */
    uint32_t character;
};

/* Whatever the character at `at` is, what stands behind it is read as if it were &. */
static struct entity read_entity(const struct gk_examination *examination, size_t at)
{
    char written[GK_REFERENCE_LONGEST] = "&";
    struct gk_bytes text = { written, 1 };
    struct entity entity = { 0, 0 };
    for (; text.length < sizeof written; text.length++) {
        uint32_t c = gk_character_at(examination, at + text.length);
        if (!gk_is_ascii_graphic(c))
            break;
        written[text.length] = (char)c;
    }
    entity.length = gk_reference_read(text, GK_REFERENCE_WHOLE, &entity.character);
    /* A number that no character has is left to a person. */
    bool odd = entity.character - 0x80 < 0x20 || entity.character == 0xFFFD;
    if (entity.length && (odd || !gk_residue_character(entity.character)))
        entity.length = 0;
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
        if (token.address && entity.character != '&')
            continue;
        if (!looked && has_tag(examination))
            return GK_OK;
        looked = true;
        status = add_entity(&stretch, i, entity);
        i += entity.length - 1;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
