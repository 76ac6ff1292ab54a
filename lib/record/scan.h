/*
 * scan.h - from a line of bytes to a record, or to the one fault that makes it none.
 *
 * Strict RFC 8259 and UTF-8; besides, duplicate member names at any depth, lone surrogate
 * escapes and nesting deeper than GK_DEPTH_LIMIT are faults. Work is bounded by a small factor
 * of the line's length (n log n where an object has very many members), memory by the number of
 * members asked for.
 */
#ifndef GK_RECORD_SCAN_H
#define GK_RECORD_SCAN_H

#include "base/buffer.h"
#include "finding/catalogue.h"
#include "record/record.h"
#include "record/structure.h"

#define GK_DEPTH_LIMIT 1024

struct gk_fault {
    enum gk_rule_id rule;     /* of group json */
    uint32_t place;           /* byte offset in the line */
    enum gk_message expected; /* json.syntax: what should stand there */
};

struct gk_open_name; /* of a member, while its object is open */
struct gk_level;     /* an object or array that is open */
struct gk_seen;      /* a member's name and field, from the record before */

/* Owns all it needs from one record to the next; one per worker. Born as { 0 }. */
struct gk_scanner {
    const struct gk_field_names *fields; /* not owned; NULL: no field is looked up */
    unsigned index_depth;                /* members down to this depth are indexed; 0 counts as 1 */
    bool any_value;                      /* a record may be any JSON value, not only an object */

    struct gk_structure structure; /* of the block last given to gk_scan_block */
    struct gk_bytes block;
    size_t clean_end; /* lines that begin before here, and are not scanned yet, are UTF-8 */
    struct gk_member *members;
    size_t member_capacity;
    size_t member_count;
    struct gk_level *levels;         /* GK_DEPTH_LIMIT of them */
    struct gk_container *containers; /* a few of the record's, for whoever passes over them */
    uint32_t container_count;
    struct gk_seen *seen; /* the members of the record before, by their place */
    size_t seen_count;
    int32_t field[GK_FIELD_COUNT]; /* as in that record */
    enum gk_field twice;
    uint32_t unknown;
    uint64_t shape;
    uint64_t last_shape; /* given to a record */
    struct gk_open_name *names;
    size_t name_count;
    size_t name_capacity;
    struct gk_buffer unescaped; /* member names with escapes, while they are compared */
};

/* What a line turned out to be. */
enum gk_line_kind {
    GK_LINE_RECORD,
    GK_LINE_BLANK, /* nothing, or JSON white space only */
    GK_LINE_FAULT,
};

/*
 * Takes a block of whole lines, each with its line feed, which must stay where it is until its
 * lines have been scanned, with GK_BUFFER_PADDING readable bytes behind it.
 */
enum gk_status gk_scan_block(struct gk_scanner *, struct gk_bytes block) GK_MUST_USE;

/* The next record of the block behind *offset, lines that are none passed over. GK_END: there is
 * none. */
enum gk_status gk_scan_next_record(struct gk_scanner *, size_t *offset,
                                   struct gk_record *) GK_MUST_USE;

/*
 * Scans the line that begins at *offset of the block, and moves *offset behind its line feed.
 * GK_END where the block is at its end. Otherwise *kind says what it was: of a record, *record
 * is filled in; of a fault, *fault, record->line, and the members and fields before the fault, of
 * which one without a length was not read to its end. A byte order mark before the line is passed
 * over: record->line begins behind it.
 */
enum gk_status gk_scan_line(struct gk_scanner *, size_t *offset, enum gk_line_kind *kind,
                            struct gk_record *record, struct gk_fault *fault) GK_MUST_USE;

void gk_scanner_free(struct gk_scanner *);

#endif
