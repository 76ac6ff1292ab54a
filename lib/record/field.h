/*
 * field.h - the fields of a record, and by which member names they are found.
 *
 * A field has one canonical English name and any number of others; names match exactly, by
 * bytes. Filled when a profile is loaded (the built-in names first, then the office's), then
 * only read: safe from many threads.
 */
#ifndef GK_RECORD_FIELD_H
#define GK_RECORD_FIELD_H

#include "base/buffer.h"
#include "base/bytes.h"
#include "base/map.h"
#include "base/status.h"

enum gk_field {
#define GK_FIELD(name, canonical, chinese, accepted) GK_FIELD_##name,
#include "record/fields.def"
#undef GK_FIELD
    GK_FIELD_COUNT
};

/* Those that hold a date, in the order in which they are judged. */
enum { GK_DATE_FIELDS = 20 };
extern const enum gk_field gk_date_fields[GK_DATE_FIELDS];

/* How a field comes by a name. */
enum gk_naming {
    GK_NAMING_CANONICAL,
    GK_NAMING_CHINESE,
    GK_NAMING_ACCEPTED, /* by portals and crawls */
    GK_NAMING_OFFICE,   /* by the profile */
};

struct gk_known_name {
    struct gk_bytes name;
    enum gk_field field;
    enum gk_naming naming;
};

/* Owns its tables, not the names. */
struct gk_field_names {
    struct gk_map names;
    struct gk_buffer list; /* struct gk_known_name, in the order they were added */
};

/* Born as { 0 }; this puts the built-in names in. */
enum gk_status gk_field_names_open(struct gk_field_names *) GK_MUST_USE;

/* A further name, whose bytes must outlive the names. A name that stood for another field now
 * stands for this one. */
enum gk_status gk_field_names_add(struct gk_field_names *, struct gk_bytes name,
                                  enum gk_field) GK_MUST_USE;

void gk_field_names_close(struct gk_field_names *);

/* The field of that name, or GK_FIELD_COUNT. */
enum gk_field gk_field_find(const struct gk_field_names *, struct gk_bytes name);

/* How many names were added, and the one at `index` of them. One that has been given to another
 * field since is not in force: NULL. */
size_t gk_known_name_count(const struct gk_field_names *);
const struct gk_known_name *gk_known_name_at(const struct gk_field_names *, size_t index);

/* The canonical name. */
const char *gk_field_name(enum gk_field);

/* The first of its Chinese names; where it has none, its own. */
struct gk_bytes gk_field_chinese(enum gk_field);

#endif
