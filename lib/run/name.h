/*
 * name.h - ids and pointers that are about to be shown: does one hold a person's number?
 *
 * A number does not become harmless by what stands between its digits: zero-width characters,
 * blanks, signs, what a web page writes for them. A name is judged as it stands, folded as the
 * tools match, and by its letters and digits alone. An id that only looks like a number, such as
 * 13-2024-00012, is kept back as well: the line's number stands for it, and nothing is lost.
 */
#ifndef GK_RUN_NAME_H
#define GK_RUN_NAME_H

#include <stdbool.h>

#include "base/buffer.h"
#include "text/fold.h"

/* Owns its memory, kept from name to name. Born as { 0 }. One thread at a time. */
struct gk_name {
    struct gk_folded folded;
    struct gk_buffer text;
};

/* Bytes that are no UTF-8 are passed over. */
enum gk_status gk_name_judge(struct gk_name *, struct gk_bytes name, bool *personal) GK_MUST_USE;

void gk_name_free(struct gk_name *);

#endif
