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
static inline void gk_write_open(struct gk_writer *, char bracket);
static inline void gk_write_close(struct gk_writer *, char bracket);

/* The name of the value that comes next. */
void gk_write_name(struct gk_writer *, struct gk_bytes name);

/* Each a whole value. */
void gk_write_string(struct gk_writer *, struct gk_bytes text);
void gk_write_number(struct gk_writer *, int64_t);
void gk_write_count(struct gk_writer *, uint64_t);
void gk_write_true(struct gk_writer *);
void gk_write_null(struct gk_writer *);
static inline void gk_write_json(struct gk_writer *, struct gk_bytes json); /* written before */

/* What was written before of a value or a member, `{"class":"9","score":`; what comes next goes on
 * with it. */
static inline void gk_write_begin(struct gk_writer *, struct gk_bytes beginning);

/* A part of a string that was begun so, `{"rule":"`. */
void gk_write_text(struct gk_writer *, struct gk_bytes text);

/*
 * Several pieces at once, where every record's result has many: room for so many bytes behind what
 * is due, NULL where there is none; pieces put there, each giving the place behind it; and the end
 * of the value.
 */
enum { GK_WRITTEN_NUMBER = 20 }; /* bytes of a number at most */
static inline char *gk_write_room(struct gk_writer *, size_t most);
static inline char *gk_put(char *at, struct gk_bytes json);
char *gk_put_number(char *at, int64_t);
static inline void gk_write_put(struct gk_writer *, const char *end);

/* Members that many objects have. */
void gk_write_string_member(struct gk_writer *, const char *name, struct gk_bytes text);
void gk_write_count_member(struct gk_writer *, const char *name, uint64_t);

/* What comes next, a value or a closing bracket, begins a line. */
void gk_write_break(struct gk_writer *);

/* Appends a JSON string: quotes, and escapes where RFC 8259 wants them, and of what readers of
 * lines may take for the end of one (U+0085, U+2028, U+2029); all else raw UTF-8. */
enum gk_status gk_json_append_string(struct gk_buffer *, struct gk_bytes text) GK_MUST_USE;

/* The same without the quotes. */
enum gk_status gk_json_append_text(struct gk_buffer *, struct gk_bytes text) GK_MUST_USE;

/* ---- inline, because every record's result has many of them, of a few bytes */

/* What is due before a value: a comma, a line break. */
void gk_write_due(struct gk_writer *);

static inline char *gk_write_room(struct gk_writer *writer, size_t most)
{
    struct gk_buffer *out = writer->out;
    if (writer->comma_due || writer->break_due)
        gk_write_due(writer);
    if (writer->status == GK_OK)
        writer->status = gk_buffer_reserve(out, most);
    return writer->status == GK_OK ? out->at + out->length : NULL;
}

static inline char *gk_put(char *at, struct gk_bytes json)
{
    if (json.length)
        memcpy(at, json.at, json.length);
    return at + json.length;
}

static inline void gk_write_put(struct gk_writer *writer, const char *end)
{
    writer->out->length = (size_t)(end - writer->out->at);
    writer->comma_due = true;
}

static inline void gk_write_bytes(struct gk_writer *writer, struct gk_bytes bytes)
{
    if (writer->comma_due || writer->break_due)
        gk_write_due(writer);
    if (writer->status == GK_OK)
        writer->status = gk_buffer_append(writer->out, bytes);
}

static inline void gk_write_begin(struct gk_writer *writer, struct gk_bytes beginning)
{
    gk_write_bytes(writer, beginning);
}

static inline void gk_write_json(struct gk_writer *writer, struct gk_bytes json)
{
    gk_write_bytes(writer, json);
    writer->comma_due = true;
}

static inline void gk_write_open(struct gk_writer *writer, char bracket)
{
    gk_write_bytes(writer, (struct gk_bytes){ &bracket, 1 });
}

static inline void gk_write_close(struct gk_writer *writer, char bracket)
{
    writer->comma_due = false;
    gk_write_bytes(writer, (struct gk_bytes){ &bracket, 1 });
    writer->comma_due = true;
}

#endif
