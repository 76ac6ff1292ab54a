/*
 * load.h - what the loaders of all kinds of files share; private to this room, its unit test and
 * its fuzz target.
 */
#ifndef GK_PROFILE_LOAD_LOAD_H
#define GK_PROFILE_LOAD_LOAD_H

#include "profile/profile.h"
#include "text/fold.h"

struct gk_load {
    struct gk_profile *profile;
    struct gk_mistakes *mistakes;
    struct gk_folded folded; /* for judging terms */
    bool limits;             /* of a catalogue are read */
    bool known_sections;     /* a catalogue may name only sections of profile.json */
    bool thorough;           /* the embedded files are checked, too */
};

/* Whether a mistake is looked for in the file; what one file says of another is looked into even
 * where this one was compiled in, since the other may be an office's. */
static inline bool gk_load_checks(const struct gk_load *load, const struct gk_profile_file *file)
{
    return load->thorough || !file->embedded;
}

/* A file of JSON: the embedded one, and the office's that is laid over it, or NULL. */
struct gk_layers {
    const struct gk_profile_file *under;
    struct gk_profile_file *over;
};

/* Adds a mistake; arguments that are not needed are { 0 }. GK_OK once it is noted. */
enum gk_status gk_load_mistake(const struct gk_load *, struct gk_bytes path, uint32_t line,
                               uint32_t column, enum gk_rule_id, struct gk_bytes first,
                               struct gk_bytes second, struct gk_bytes third) GK_MUST_USE;

/* As gk_load_mistake(…, GK_RULE_PROFILE_DUPLICATE, …). */
enum gk_status gk_load_duplicate(const struct gk_load *, struct gk_bytes path, uint32_t line,
                                 struct gk_bytes what, uint32_t first_line) GK_MUST_USE;

/* Whether a term is nothing but blanks and signs nobody sees: it would be found everywhere or
 * nowhere. */
enum gk_status gk_load_is_blank(struct gk_load *, struct gk_bytes term, bool *blank) GK_MUST_USE;

/*
 * What taxonomies and word lists have in common: `cell` is a term, or between slashes a pattern.
 * *good is false where a mistake was added.
 */
struct gk_tsv;
enum gk_status gk_load_term(struct gk_load *, const struct gk_profile_file *, const struct gk_tsv *,
                            struct gk_bytes cell, struct gk_bytes *term, struct gk_bytes *pattern,
                            bool *good) GK_MUST_USE;

/* A whole number with its sign, from -largest to largest, which is below a tenth of what fits. */
bool gk_load_integer(struct gk_bytes text, int32_t largest, int32_t *value);

#endif
