/*
 * column.h - a column of a website as the path that leads to it: 首页 > 政务公开 > 权责清单.
 *
 * Its parts are set apart as pages write it, by > ＞ › » / ／ → or ->, with blanks or without. Such a
 * column counts by the last of its parts that is known to whoever asks.
 */
#ifndef GK_DOMAIN_COLUMN_H
#define GK_DOMAIN_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bytes.h"

/*
 * The last part of what lies before *end, without the blanks around it; *end moves in front of it.
 * False where none is left. Begin with *end at the path's length. A text without a sign that sets
 * parts apart has one; empty parts are left out.
 */
bool gk_column_part(struct gk_bytes path, size_t *end, struct gk_bytes *part);

#endif
