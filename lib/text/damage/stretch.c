#include "text/damage/stretch.h"

#include "base/utf8.h"
#include "text/damage/kinds.h"

static bool is_near(const struct gk_stretch *stretch, size_t start)
{
    const struct gk_examination *examination = stretch->examination;
    size_t apart = start - stretch->end;
    if (apart > stretch->gap) {
        if (apart > stretch->ascii_gap)
            return false;
        for (size_t i = stretch->end; i < start; i++)
            if (!gk_is_ascii_graphic(examination->characters[i]))
                return false;
    }
    return apart == 0 || !stretch->proposal ||
           !gk_examination_is_taken(examination, stretch->end, start);
}

enum gk_status gk_stretch_end(struct gk_stretch *stretch)
{
    if (!stretch->open)
        return GK_OK;
    struct gk_bytes proposal = { NULL, 0 };
    if (stretch->proposal)
        proposal = stretch->proposal->length ? gk_buffer_bytes(stretch->proposal) : GK_BYTES("");
    stretch->open = false;
    return gk_examination_add(stretch->examination, stretch->rule, stretch->certainty,
                              stretch->start, stretch->end, proposal, stretch->lossy);
}

static enum gk_status begin(struct gk_stretch *stretch, size_t start)
{
    enum gk_status status = gk_stretch_end(stretch);
    stretch->open = true;
    stretch->start = start;
    stretch->end = start;
    if (stretch->proposal)
        gk_buffer_clear(stretch->proposal);
    return status;
}

enum gk_status gk_stretch_add(struct gk_stretch *stretch, size_t start, size_t end,
                              struct gk_bytes text)
{
    const struct gk_examination *examination = stretch->examination;
    enum gk_status status = GK_OK;
    if (gk_examination_is_taken(examination, start, end))
        return GK_OK;
    if (!stretch->open || !is_near(stretch, start))
        status = begin(stretch, start);
    if (status == GK_OK && stretch->proposal) {
        size_t from = examination->offsets[stretch->end];
        size_t to = examination->offsets[start];
        struct gk_bytes between = { examination->text.at + from, to - from };
        status = gk_buffer_append(stretch->proposal, between);
        if (status == GK_OK)
            status = gk_buffer_append(stretch->proposal, text);
    }
    stretch->end = end;
    return status;
}

enum gk_status gk_stretch_add_character(struct gk_stretch *stretch, size_t start, size_t end,
                                        uint32_t character)
{
    char bytes[4];
    size_t length = gk_utf8_encode(character, bytes);
    return gk_stretch_add(stretch, start, end, (struct gk_bytes){ bytes, length });
}
