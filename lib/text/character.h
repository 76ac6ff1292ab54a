/*
 * character.h - GB 18030 and Big5 one character at a time, from tables of our own.
 *
 * The whole of GB 18030, four-byte codes too, with the characters that the present edition gives
 * them; Big5 as big5.h has it. They serve where readings of the same bytes are compared, and where
 * this system's iconv lacks the encoding. As gk_utf8_decode: the character at the start of
 * `bytes`, its length in *length; GK_UTF8_INVALID with *length 1 where none begins there, with
 * *length 0 for empty bytes. Any thread.
 */
#ifndef GK_TEXT_CHARACTER_H
#define GK_TEXT_CHARACTER_H

#include "base/utf8.h"

uint32_t gk_gb18030_next(struct gk_bytes bytes, size_t *length);
uint32_t gk_big5_next(struct gk_bytes bytes, size_t *length);

#endif
