/*
 * box.h - the signs that forms have in front of a choice: with a tick, or empty.
 *
 * Unicode's boxes and circles, what stands for them in GB 2312 (□ ■ ◇ ◆ √), and the private-use
 * places of Wingdings, which word processors leave. Letters that only a font of symbols makes into
 * boxes (R and £, t, þ) count where a tool knows that nothing else can be meant.
 */
#ifndef GK_DOMAIN_BOX_H
#define GK_DOMAIN_BOX_H

#include <stdbool.h>
#include <stdint.h>

bool gk_is_ticked_box(uint32_t c);
bool gk_is_empty_box(uint32_t c);

#endif
