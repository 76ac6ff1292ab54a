/*
 * trouble.h - what the system says of a failed call, in the reader's language.
 *
 * The C library's own words are English or the locale's, and the locale decides nothing here. What
 * happens to files and threads stands in messages.def; anything rarer is said in the library's
 * words. Callable from any thread.
 */
#ifndef GK_FINDING_TROUBLE_H
#define GK_FINDING_TROUBLE_H

#include "finding/sentence.h"

/* Of errno's number. */
const char *gk_trouble_text(int error, enum gk_language);

#endif
