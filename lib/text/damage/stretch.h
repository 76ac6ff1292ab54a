/*
 * stretch.h - inside lib/text/damage: hits that stand close together are one finding.
 *
 * A detector gives its hits in the order of their places. What stands between two of them goes
 * into the proposal as it is. A hit that an earlier detector has taken is passed over.
 */
#ifndef GK_TEXT_DAMAGE_STRETCH_H
#define GK_TEXT_DAMAGE_STRETCH_H

#include "text/damage/examination.h"

struct gk_stretch {
    struct gk_examination *examination;
    enum gk_rule_id rule;
    enum gk_certainty certainty;
    bool lossy;
    size_t gap;       /* at most so many characters between two hits of one finding, … */
    size_t ascii_gap; /* … or so many of printable ASCII */
    struct gk_buffer *proposal; /* NULL: there is none */
    bool open;
    size_t start; /* of the finding so far, in characters */
    size_t end;
};

/* `text` is what should stand there; it is not looked at where there is no proposal. */
enum gk_status gk_stretch_add(struct gk_stretch *, size_t start, size_t end,
                              struct gk_bytes text) GK_MUST_USE;

/* The same for one character. */
enum gk_status gk_stretch_add_character(struct gk_stretch *, size_t start, size_t end,
                                        uint32_t character) GK_MUST_USE;

/* Adds the last finding. */
enum gk_status gk_stretch_end(struct gk_stretch *) GK_MUST_USE;

#endif
