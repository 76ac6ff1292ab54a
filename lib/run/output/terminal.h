/*
 * terminal.h - how wide lines may be where they are written.
 *
 * On a terminal as wide as it is. Elsewhere as COLUMNS says, which is set for that by whoever
 * calls, else 80: what a file holds does not depend on the window it was made in.
 */
#ifndef GK_RUN_OUTPUT_TERMINAL_H
#define GK_RUN_OUTPUT_TERMINAL_H

#include <stddef.h>

size_t gk_terminal_width(int descriptor);

#endif
