/*
 * gloss.h - readings in pinyin that somebody put behind Han characters.
 *
 * Copies of official documents on search-spam sites carry 規(guī), 辦(ban), (zheng)(zheng): the
 * character's own reading in brackets, as a trick against copying. Readings are those of
 * 通用规范汉字表 and Unihan's kMandarin for the characters of GB 2312 level 1, the common
 * traditional forms and their alternatives (tables/reading.c); tone marks as in GB/T 16159.
 * Any thread; constant tables.
 */
#ifndef GK_TEXT_GLOSS_H
#define GK_TEXT_GLOSS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

struct gk_gloss {
    size_t length; /* bytes, brackets included; 0: there is none */
    bool toned;    /* written with its tone mark */
    bool own;      /* a reading of the character it stands behind */
};

/*
 * The gloss at the start of `text`, which stands behind `character`: a bracket ( or （, a pinyin
 * syllable, a closing bracket.
 */
struct gk_gloss gk_gloss_at(struct gk_bytes text, uint32_t character);

/*
 * Length in bytes of the pinyin syllable at the start of `text`, 0 where there is none; *toned as
 * above.
 */
size_t gk_pinyin_at(struct gk_bytes text, bool *toned);

/* The characters that are read so, most common first, as UTF-8; empty where there are none.
 * `syllable` carries its tone mark. */
struct gk_bytes gk_read_so(struct gk_bytes syllable);

#endif
