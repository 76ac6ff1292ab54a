/*
 * What drives a terminal (ECMA-48): ESC [ 31m and the like go whole, for what stands behind the
 * escape is no text either.
 */
#include "text/damage/characters.h"
#include "text/damage/kinds.h"
#include "text/damage/stretch.h"

enum { ESCAPE = 0x1B, BELL = 0x07, CONTROL_SEQUENCE = 0x9B, LONGEST_SEQUENCE = 256 };

/* Where the parameters, intermediate bytes and the final one end that begin at `at`; 0: they are
 * no sequence. */
static size_t end_of_parameters(const struct gk_examination *examination, size_t at)
{
    size_t most = at + LONGEST_SEQUENCE;
    while (at < most && gk_character_at(examination, at) - 0x20 < 0x20)
        at++;
    return gk_character_at(examination, at) - 0x40 < 0x3F ? at + 1 : 0;
}

/* A string up to BEL or ESC \, such as the title of a window. */
static size_t end_of_string(const struct gk_examination *examination, size_t at)
{
    for (size_t most = at + LONGEST_SEQUENCE; at < most && at < examination->count; at++) {
        if (examination->characters[at] == BELL)
            return at + 1;
        if (examination->characters[at] == ESCAPE)
            return gk_character_at(examination, at + 1) == '\\' ? at + 2 : 0;
    }
    return 0;
}

static size_t end_of_sequence(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at], next = gk_character_at(examination, at + 1);
    if (c == CONTROL_SEQUENCE)
        return end_of_parameters(examination, at + 1);
    if (c != ESCAPE)
        return 0;
    if (next == '[')
        return end_of_parameters(examination, at + 2);
    if (next && gk_is_among(next, U"]P^_"))
        return end_of_string(examination, at + 2);
    return next && gk_is_among(next, U"78=>cDEHM") ? at + 2 : 0;
}

enum gk_status gk_find_sequences(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_CONTROL,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        size_t end = end_of_sequence(examination, i);
        if (!end || gk_is_byte(examination, i))
            continue;
        status = gk_stretch_add(&stretch, i, end, GK_BYTES(""));
        i = end - 1;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
