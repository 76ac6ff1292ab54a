/*
 * guard.h - what keeps a spreadsheet from changing a cell, put on and taken off.
 *
 * A spreadsheet takes a cell that begins with = + - @ (of full width too, and behind blanks) for a
 * formula, which runs on the machine of whoever opens the file. One TAB before it stops that; a
 * number and a lone dash need none. What others put on long numbers is taken off too: a TAB or an
 * apostrophe before digits, and ="…" around a text. A text that would lose something so is given a
 * TAB, so that what gk writes is what it reads again, always.
 */
#ifndef GK_RUN_INPUT_TABLE_GUARD_H
#define GK_RUN_INPUT_TABLE_GUARD_H

#include <stdbool.h>

#include "base/bytes.h"

bool gk_guard_is_needed(struct gk_bytes text);

/* What the cell says without its guard: a part of the text. */
struct gk_bytes gk_guard_off(struct gk_bytes text);

/* Would a spreadsheet show the text as another one: a number of many digits, one with zeros at its
 * start or end, what it takes for a date? */
bool gk_guard_is_changed_by_sheets(struct gk_bytes text);

#endif
