/*
 * field.h - the fields of a record, and by which member names they are found.
 *
 * A field has one canonical English name and any number of others; names match exactly, by
 * bytes. Filled when a profile is loaded (the built-in names first, then the office's), then
 * only read: safe from many threads.
 */
#ifndef GK_RECORD_FIELD_H
#define GK_RECORD_FIELD_H

#include "base/bytes.h"
#include "base/map.h"
#include "base/status.h"

enum gk_field {
#define GK_FIELD(name, canonical, aliases) GK_FIELD_##name,
#include "record/fields.def"
#undef GK_FIELD
    GK_FIELD_COUNT
};

struct gk_field_names {
    struct gk_map names;
};

/* Born as { 0 }; this puts the built-in names in. */
enum gk_status gk_field_names_open(struct gk_field_names *) GK_MUST_USE;

/* A further name, whose bytes must outlive the names. A name that stood for another field now
 * stands for this one. */
enum gk_status gk_field_names_add(struct gk_field_names *, struct gk_bytes name, enum gk_field)
    GK_MUST_USE;

void gk_field_names_close(struct gk_field_names *);

/* The field of that name, or GK_FIELD_COUNT. */
enum gk_field gk_field_find(const struct gk_field_names *, struct gk_bytes name);

/* The canonical name. */
const char *gk_field_name(enum gk_field);

#endif
