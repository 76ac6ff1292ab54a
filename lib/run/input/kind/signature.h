/*
 * signature.h - files that are no text for gk at all, by the bytes that they begin with.
 */
#ifndef GK_RUN_INPUT_KIND_SIGNATURE_H
#define GK_RUN_INPUT_KIND_SIGNATURE_H

#include "base/bytes.h"
#include "finding/catalogue.h"

/* Whether the bytes begin such a file, and which message names it. `narrow`: they are not read as
 * UTF-16, so that UTF-16 is one. */
bool gk_signature_find(struct gk_bytes begun, bool narrow, enum gk_message *);

#endif
