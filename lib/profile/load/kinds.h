/*
 * kinds.h - the loaders: one for each kind of file that a profile has; private to this room, its
 * unit test and its fuzz target.
 *
 * Each reads one file and says what is wrong in it. GK_OK also where there were mistakes, which
 * gk_profile_open finds in the list at the end: a person wants to see all of them at once.
 */
#ifndef GK_PROFILE_LOAD_KINDS_H
#define GK_PROFILE_LOAD_KINDS_H

#include "base/map.h"
#include "conf/json.h"
#include "profile/load/load.h"

/* Reads profile.json; *merged are the settings, for the profile to keep. */
enum gk_status gk_load_settings(struct gk_load *, const struct gk_layers *,
                                struct gk_json *merged) GK_MUST_USE;

/* Reads calendar.json into the profile's calendar. */
enum gk_status gk_load_calendar(struct gk_load *, const struct gk_layers *,
                                struct gk_json *merged) GK_MUST_USE;

/* A file of JSON that nothing here looks into: only whether it is one object. */
enum gk_status gk_load_schema(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

/* NAME of taxonomy/NAME.tsv. */
struct gk_bytes gk_load_taxonomy_name(struct gk_bytes file);

enum gk_status gk_load_taxonomy(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

/* Adds the classes for which the taxonomy's rows speak; those of "10.2" and "科技、教育/教育" speak
 * for "10" and "科技、教育", too. */
enum gk_status gk_load_taxonomy_classes(const struct gk_taxonomy *, struct gk_map *) GK_MUST_USE;

enum gk_status gk_load_lexicon(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_elements(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_pairs(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_cleanup(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_duties(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_catalog(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_reports(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

/* Reads model/NAME.tsv, in place of the model of that name if there is one already. */
enum gk_status gk_load_model(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

/* Looks whether the classes of a model are those of the taxonomy of its name. Both are loaded. */
enum gk_status gk_load_check_model(struct gk_load *, const struct gk_model_table *) GK_MUST_USE;

/* Both, where the taxonomies are loaded already. */
enum gk_status gk_load_checked_model(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

#endif
