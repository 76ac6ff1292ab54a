/*
 * record.h - a record as spans over its own bytes.
 *
 * Nothing is copied and nothing is converted: a member is where its name and value stand in the
 * line. Offsets are bytes from the line's first byte, and fit 32 bits because a record is at most
 * GK_RECORD_LIMIT bytes long. A record is valid until its scanner reads the next one; reading it
 * is safe from one thread at a time.
 */
#ifndef GK_RECORD_RECORD_H
#define GK_RECORD_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/status.h"
#include "record/field.h"
#include "record/structure.h"

/* Half of what 32-bit offsets allow, so that sums of two offsets fit too. */
#define GK_RECORD_LIMIT (UINT32_C(1) << 31)

enum gk_type {
    GK_NULL,
    GK_FALSE,
    GK_TRUE,
    GK_NUMBER,
    GK_STRING,
    GK_ARRAY,
    GK_OBJECT,
};

/* A value where it stands; a string's span includes its quotes. */
struct gk_value {
    uint32_t start;
    uint32_t length;
    uint8_t type; /* enum gk_type */
    bool escaped; /* a string that holds a backslash */
};

struct gk_member {
    uint32_t name; /* first byte behind the opening quote */
    uint32_t name_length;
    struct gk_value value;
    uint16_t depth; /* 1: of the record itself */
    bool name_escaped;
};

/* An object or array, from its opening bracket to behind the closing one. */
struct gk_container {
    uint32_t start;
    uint32_t end;
};

struct gk_record {
    struct gk_bytes line;                 /* without its line end; UTF-8 */
    const struct gk_structure *structure; /* of the block in which the line stands ... */
    size_t place;                         /* ... and where in it */
    struct gk_value value;                /* the whole record, blanks around it left out */
    const struct gk_member *members;      /* in the order they stand, each before those inside it */
    uint32_t member_count;
    uint32_t container_count;
    const struct gk_container *containers; /* values of members of members, in the order they
                                            * stand, as far as they were noted */
    int32_t field[GK_FIELD_COUNT];         /* index in members, or -1 */
    enum gk_field twice; /* a field that two members stand for, or GK_FIELD_COUNT */
    uint32_t unknown;    /* how many of its own members are no field */
    uint64_t shape; /* records of one scanner that have the same, not 0, have members of the same
                     * names in the same order */
};

/* The raw text of a value, a string's quotes included. */
static inline struct gk_bytes gk_record_raw(const struct gk_record *record, struct gk_value value)
{
    return (struct gk_bytes){ record->line.at + value.start, value.length };
}

static inline struct gk_bytes gk_member_name(const struct gk_record *record,
                                             const struct gk_member *member)
{
    return (struct gk_bytes){ record->line.at + member->name, member->name_length };
}

/* The member that holds the field, or NULL. */
static inline const struct gk_member *gk_record_field(const struct gk_record *record,
                                                      enum gk_field field)
{
    int32_t index = record->field[field];
    return index < 0 ? NULL : &record->members[index];
}

#endif
