/*
 * latin.h - inside lib/text/damage: characters of Latin-1 and Windows-1252 as the bytes they were.
 */
#ifndef GK_TEXT_DAMAGE_LATIN_H
#define GK_TEXT_DAMAGE_LATIN_H

#include "text/damage/examination.h"

/* The byte (80 to FF) of a character that Latin-1 or Windows-1252 reads it as, else 0. */
unsigned gk_latin_byte(uint32_t character);

/*
 * Reads characters as such bytes, from the first one on, as long as they are. `out` then holds
 * the result as characters, U+FFFD for what cannot be read.
 */
struct gk_latin_reading {
    size_t end;    /* of the characters read */
    size_t count;  /* of the characters made */
    size_t han;    /* of them Han or full-width forms and punctuation of Chinese */
    size_t lost;   /* U+FFFD among them … */
    size_t begun;  /* … that begin as a Chinese character does in UTF-8 */
    uint64_t cost; /* of those counted in `han` */
};

enum gk_status gk_latin_as_utf8(const uint32_t *characters, size_t count, struct gk_buffer *out,
                                struct gk_latin_reading *) GK_MUST_USE;
enum gk_status gk_latin_as_gbk(const uint32_t *characters, size_t count, struct gk_buffer *out,
                               struct gk_latin_reading *) GK_MUST_USE;

/* Whether the run that begins here is convincing as UTF-8, or as GBK, read as Latin letters. `out`
 * then holds what it was. */
enum gk_status gk_latin_judge(const uint32_t *characters, size_t count, struct gk_buffer *out,
                              enum gk_rule_id *rule, struct gk_latin_reading *,
                              bool *convincing) GK_MUST_USE;

#endif
