/*
 * cell.h - a cell of a CSV file (RFC 4180) that spreadsheets can be trusted with.
 */
#ifndef GK_RUN_FORM_CELL_H
#define GK_RUN_FORM_CELL_H

#include "base/buffer.h"

/* Appends the cell in quotation marks, behind a comma unless the row begins with it. A
 * spreadsheet would take a leading = + - @, of full width too, for a formula; an apostrophe stops
 * that. */
enum gk_status gk_cell_append(struct gk_buffer *, struct gk_bytes cell) GK_MUST_USE;

#endif
