/*
 * pages.h - inside lib/text/damage: whether letters are Chinese that was read as a code page.
 */
#ifndef GK_TEXT_DAMAGE_PAGES_H
#define GK_TEXT_DAMAGE_PAGES_H

#include "text/damage/examination.h"

/* Whether these characters, most of which are letters, are convincing as such: asked of what
 * another detector has made. Works in the buffers of GK_CHOICE_INNER. */
enum gk_status gk_pages_judge(struct gk_examination *, const uint32_t *characters, size_t count,
                              bool *convincing) GK_MUST_USE;

#endif
