/*
 * written.h - \u0041 of JSON (RFC 8259) undone in a text that is none: for looking at, never for
 * writing out. Whoever asks wants to know what might be read.
 */
#ifndef GK_RUN_REPORT_WRITTEN_H
#define GK_RUN_REPORT_WRITTEN_H

#include "base/buffer.h"

/* Replaces what `out` holds. *changed: there was something to undo. The result may hold bytes that
 * are no UTF-8. */
enum gk_status gk_written_undo(struct gk_bytes text, struct gk_buffer *out,
                               bool *changed) GK_MUST_USE;

#endif
