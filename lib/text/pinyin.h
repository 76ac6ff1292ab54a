/*
 * pinyin.h - whether a word of Latin letters is a Chinese name as databases write it: the first
 * letter of each character's reading (fbrq for 发布日期), or the whole readings (faburiqi).
 *
 * Any reading of a character counts (tables/reading.c), case does not, nor do _ and - between
 * letters. Names of other than Han characters, and of a single one, are read no other way. Any
 * thread; constant tables.
 */
#ifndef GK_TEXT_PINYIN_H
#define GK_TEXT_PINYIN_H

#include <stdbool.h>

#include "base/bytes.h"

bool gk_is_pinyin_of(struct gk_bytes word, struct gk_bytes name);

#endif
