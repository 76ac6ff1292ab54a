/*
 * written.h - what is written for a character, undone: for looking at, never for writing out.
 *
 * &#65; and &#x41; (HTML), \u0041 (JSON, RFC 8259) and %41 (RFC 3986) become the character, other
 * references such as &nbsp; a blank; tags are dropped. What is meant for a reader of one of these
 * may stand in a text that is none of them: whoever asks wants to know what might be read.
 */
#ifndef GK_RUN_WRITTEN_H
#define GK_RUN_WRITTEN_H

#include "base/buffer.h"

/* Replaces what `out` holds. *changed: there was something to undo. The result may hold bytes that
 * are no UTF-8. */
enum gk_status gk_written_undo(struct gk_bytes text, struct gk_buffer *out,
                               bool *changed) GK_MUST_USE;

#endif
