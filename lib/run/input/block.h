/*
 * block.h - reading a file in blocks: what lines, tables and arrays have in common.
 *
 * The functions work on struct gk_input (input.h) and on a buffer that grows at its end. One thread
 * at a time.
 */
#ifndef GK_RUN_INPUT_BLOCK_H
#define GK_RUN_INPUT_BLOCK_H

#include "run/input/input.h"

/* The file being read, as it was named. */
struct gk_bytes gk_block_file(const struct gk_input *);

/* The file cannot be opened or read: said, and remembered. */
void gk_block_say_unreadable(struct gk_input *, enum gk_message, int error);

/* Could more bytes still show that the file begins with a byte order mark? */
bool gk_block_is_mark_open(const struct gk_buffer *);

/* Drops a byte order mark, and learns from it which UTF-16 this is. */
void gk_block_read_mark(struct gk_input *, struct gk_buffer *);

/* How much a batch may hold before it has to contain a line feed. */
size_t gk_block_longest_line(const struct gk_input *);

/* The end of input stands in for the line feed that a last line may lack. */
enum gk_status gk_block_end_last_line(const struct gk_input *, struct gk_buffer *) GK_MUST_USE;

/* Would reading have to wait for whoever writes? */
bool gk_block_would_wait(const struct gk_input *);

/* Reads what there is, up to `room` bytes, behind the buffer's; input->at_end where there is
 * nothing. GK_IO when woken. */
enum gk_status gk_block_read(struct gk_input *, struct gk_buffer *, size_t room) GK_MUST_USE;

/* Leaves `end` bytes in the buffer and carries the rest to the next batch. */
enum gk_status gk_block_cut(struct gk_input *, struct gk_buffer *, size_t end) GK_MUST_USE;

/* How much to read next: to the end of a block; of a line that fills the block as much again. */
size_t gk_block_room(const struct gk_input *, const struct gk_buffer *);

#endif
