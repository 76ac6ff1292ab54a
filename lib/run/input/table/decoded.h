/*
 * decoded.h - lines of a file as UTF-8, and which of the file's bytes each stands for.
 *
 * A file that is UTF-8 is taken as it is: text and source are the same bytes. Any other is decoded
 * line by line, so that a row knows the bytes it came from, and which of them are no characters.
 */
#ifndef GK_RUN_INPUT_TABLE_DECODED_H
#define GK_RUN_INPUT_TABLE_DECODED_H

#include <stdint.h>

#include "base/arena.h"
#include "text/decode.h"

struct gk_span {
    size_t start;
    size_t length;
};

/* Where in both, line by line. The memory is the caller's. */
struct gk_decoded {
    const struct gk_buffer *lines; /* of struct decoded_line; NULL: UTF-8 */
    size_t line;
    size_t source_at, source_length; /* the file's bytes */
    size_t text_at, text_length;     /* the same as UTF-8 */
    bool as_text;                    /* spans are of the text */
};

/* Decodes `source`, whole lines, into `text` (emptied first) where it is not UTF-8. */
enum gk_status gk_decoded_read(struct gk_decoded *, struct gk_decoder *, enum gk_encoding,
                               char line_end, struct gk_bytes source, struct gk_buffer *text,
                               struct gk_buffer *lines, struct gk_arena *) GK_MUST_USE;

/* From now on spans are of the text: it has taken the source's place. */
void gk_decoded_as_text(struct gk_decoded *);

/* Takes so many lines, which are so many bytes of text; *decoding says what of them was no
 * character, or is NULL. */
void gk_decoded_take(struct gk_decoded *, uint64_t lines, size_t text, struct gk_span *,
                     const struct gk_decoding **decoding);

/* What has not been taken. */
struct gk_span gk_decoded_rest(const struct gk_decoded *);

/* Takes the rest. */
void gk_decoded_finish(struct gk_decoded *);

/* How many of the file's bytes have been taken. */
size_t gk_decoded_used(const struct gk_decoded *);

#endif
