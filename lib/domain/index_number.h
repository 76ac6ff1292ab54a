/*
 * index_number.h - 索引号: which form it has, and whether its code can be right.
 *
 * 政府信息公开目录系统实施指引（试行） asks for a number that never changes and stands once. Forms in
 * use:
 *
 *   organisation   000014349/2018-00222: the agency's organisation code (GB 11714, nine
 *                  characters, the last a check character), year, serial of five digits
 *   social code    11500382774856013D/2024-00016, …/202110-00013 with a month: the unified social
 *                  credit code (GB 32100-2015), which has an organisation code inside
 *   letters        sggzyjyzx/2024-00002: a site's own word
 *   classes        G1234-02-2008-00015: area and department, class, year, serial
 *
 * Blanks, width, capitals and the length of dashes do not matter here, nor a dash in front of an
 * organisation code's check character.
 */
#ifndef GK_DOMAIN_INDEX_NUMBER_H
#define GK_DOMAIN_INDEX_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"

enum gk_index_form {
    GK_INDEX_UNKNOWN,
    GK_INDEX_ORGANISATION,
    GK_INDEX_SOCIAL_CODE,
    GK_INDEX_LETTERS,
    GK_INDEX_CLASSES,
};

struct gk_index_number {
    enum gk_index_form form;
    bool bad_code;  /* a check character is not that of its code */
    bool bad_month; /* there is one, and it is none of 01 to 12 */
    int year;       /* 0: none that can be read, from 1949 on */
};

/* Reads the value of a field; valid UTF-8. */
void gk_index_number_read(struct gk_bytes text, struct gk_index_number *);

/* The value as it is compared: without what does not matter in it, small letters. at == NULL when
 * there is no memory. */
struct gk_bytes gk_index_number_bare(struct gk_arena *, struct gk_bytes text) GK_MUST_USE;

#endif
