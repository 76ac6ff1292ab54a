/*
 * load.h - from the files of a profile to the profile; private to this room, its unit test and
 * its fuzz target.
 *
 * Each function reads one file of one kind and says what is wrong in it. GK_OK also where there
 * were mistakes, which gk_profile_open finds in the list at the end: a person wants to see all of
 * them at once.
 */
#ifndef GK_PROFILE_LOAD_H
#define GK_PROFILE_LOAD_H

#include "conf/json.h"
#include "profile/profile.h"
#include "text/fold.h"

struct gk_load {
    struct gk_profile *profile;
    struct gk_mistakes *mistakes;
    struct gk_folded folded; /* for judging terms */
    bool known_sections;     /* a catalogue may name only sections of profile.json */
};

/* Adds a mistake; arguments that are not needed are { 0 }. GK_OK once it is noted. */
enum gk_status gk_load_mistake(const struct gk_load *, struct gk_bytes path, uint32_t line,
                               uint32_t column, enum gk_rule_id, struct gk_bytes first,
                               struct gk_bytes second, struct gk_bytes third) GK_MUST_USE;

/* As gk_load_mistake(…, GK_RULE_PROFILE_DUPLICATE, …). */
enum gk_status gk_load_duplicate(const struct gk_load *, struct gk_bytes path, uint32_t line,
                                 struct gk_bytes what, uint32_t first_line) GK_MUST_USE;

/* A file of JSON: the embedded one, and the office's that is laid over it, or NULL. */
struct gk_layers {
    const struct gk_profile_file *under;
    const struct gk_profile_file *over;
};

/* Reads profile.json; *merged are the settings, for the profile to keep. */
enum gk_status gk_load_settings(struct gk_load *, const struct gk_layers *, struct gk_json *merged)
    GK_MUST_USE;

/* Reads calendar.json into the profile's calendar. */
enum gk_status gk_load_calendar(struct gk_load *, const struct gk_layers *, struct gk_json *merged)
    GK_MUST_USE;

/* A file of JSON that nothing here looks into: only whether it is one object. */
enum gk_status gk_load_schema(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

enum gk_status gk_load_taxonomy(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_lexicon(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;
enum gk_status gk_load_catalog(struct gk_load *, const struct gk_profile_file *) GK_MUST_USE;

/* The action of that name; false where there is none. */
bool gk_load_action(struct gk_bytes name, enum gk_action *);

/*
 * What taxonomies and word lists have in common: `cell` is a term, or between slashes a pattern.
 * *good is false where a mistake was added.
 */
struct gk_tsv;
enum gk_status gk_load_term(struct gk_load *, struct gk_bytes path, const struct gk_tsv *,
                            struct gk_bytes cell, struct gk_bytes *term,
                            struct gk_bytes *pattern, bool *good) GK_MUST_USE;

#endif
