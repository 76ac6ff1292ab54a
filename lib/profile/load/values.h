/*
 * values.h - what a value of profile.json must look like; private to this room.
 */
#ifndef GK_PROFILE_LOAD_VALUES_H
#define GK_PROFILE_LOAD_VALUES_H

#include "profile/load/check.h"

/* YYYY-MM-DD, and a day of the calendar. */
bool gk_is_written_day(struct gk_bytes text);

/* MM-DD, and a day of every year. */
bool gk_is_day_of_year(struct gk_bytes text);

/* Adds a mistake: the value at hand is none of those allowed. */
enum gk_status gk_wrong_value(struct gk_check *, struct gk_bytes value,
                              const char *allowed) GK_MUST_USE;

/* The field of that own name, or GK_FIELD_COUNT. */
enum gk_field gk_canonical_field(struct gk_bytes name);

/* That the text is a field's own name. */
enum gk_status gk_check_field_name(struct gk_check *, struct gk_bytes name) GK_MUST_USE;

/* A list of texts: of what, its name says. */
enum gk_status gk_check_list(struct gk_check *, const char *name, const struct gk_json_value *,
                             const struct gk_json_value *model) GK_MUST_USE;

#endif
