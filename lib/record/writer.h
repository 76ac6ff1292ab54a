/*
 * writer.h - JSON put together piece by piece: results in records, reports, tables.
 *
 * The writer knows where a comma is due. What it cannot write it remembers, and does no more from
 * there on, so that whoever writes asks once, at the end. The buffer is the caller's; several
 * writers may go on in one, each with a value of its own.
 */
#ifndef GK_RECORD_WRITER_H
#define GK_RECORD_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* Born as { .out = buffer }. */
struct gk_writer {
    struct gk_buffer *out;
    enum gk_status status;
    bool comma_due; /* a value stands before what comes next */
    bool break_due; /* what comes next begins a line */
};

/* '{' or '[', and '}' or ']'. */
void gk_write_open(struct gk_writer *, char bracket);
void gk_write_close(struct gk_writer *, char bracket);

/* The name of the value that comes next. */
void gk_write_name(struct gk_writer *, struct gk_bytes name);

/* Each a whole value. */
void gk_write_string(struct gk_writer *, struct gk_bytes text);
void gk_write_number(struct gk_writer *, int64_t);
void gk_write_count(struct gk_writer *, uint64_t);
void gk_write_true(struct gk_writer *);
void gk_write_null(struct gk_writer *);
void gk_write_json(struct gk_writer *, struct gk_bytes json); /* written before */

/* Members that many objects have. */
void gk_write_string_member(struct gk_writer *, const char *name, struct gk_bytes text);
void gk_write_count_member(struct gk_writer *, const char *name, uint64_t);

/* What comes next, a value or a closing bracket, begins a line. */
void gk_write_break(struct gk_writer *);

/* Appends a JSON string: quotes, and escapes where RFC 8259 wants them, and of what readers of
 * lines may take for the end of one (U+0085, U+2028, U+2029); all else raw UTF-8. */
enum gk_status gk_json_append_string(struct gk_buffer *, struct gk_bytes text) GK_MUST_USE;

#endif
