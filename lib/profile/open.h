/*
 * open.h - from an office's directory to the profile: which files it is made of, then each read by
 * the loader of its kind.
 */
#ifndef GK_PROFILE_OPEN_H
#define GK_PROFILE_OPEN_H

#include "profile/profile.h"

/*
 * What of a profile a tool uses, added up. profile.json is read in any case. A file of another
 * kind is not even opened where its part is not asked for: a large model costs only the tool that
 * uses it, and a mistake in it is told by that tool, and by --lint.
 */
enum {
    GK_PROFILE_CALENDAR = 1,
    GK_PROFILE_AREA = 512, /* the taxonomies by which a record's category is known … */
    GK_PROFILE_GENRE = 1024,
    GK_PROFILE_ARTICLE20 = 8192,
    GK_PROFILE_OTHER_TAXONOMIES = 2,
    GK_PROFILE_TAXONOMIES = 9730, /* … and all of them */
    GK_PROFILE_LEXICON = 4,
    GK_PROFILE_CATALOG = 8,
    GK_PROFILE_LIMITS = 2048, /* its limits are read, too */
    GK_PROFILE_MODELS = 16,   /* with GK_PROFILE_TAXONOMIES */
    GK_PROFILE_REPORTS = 64,
    GK_PROFILE_ELEMENTS = 256,
    GK_PROFILE_PAIRS = 128,
    GK_PROFILE_DUTIES = 4096,
    GK_PROFILE_ALL = 16351,   /* every file, also those that no tool uses */
    GK_PROFILE_THOROUGH = 32, /* the embedded files are checked, too */
};

/*
 * Loads the embedded profile and lays `directory` over it; an empty directory: the embedded one
 * alone; "none": no rules at all (the fields' built-in names stay). GK_INVALID when there were
 * mistakes, all of which are in `mistakes`. Born as { 0 }; gk_profile_close in every case.
 */
enum gk_status gk_profile_open(struct gk_profile *, struct gk_bytes directory, unsigned parts,
                               struct gk_mistakes *mistakes) GK_MUST_USE;

/* Reads a further word list (--words), as lexicon.tsv, behind the rows already there. */
enum gk_status gk_profile_add_words(struct gk_profile *, struct gk_bytes path,
                                    struct gk_mistakes *) GK_MUST_USE;

/* Reads another model (--model) in place of the one for the taxonomy of that name, where the
 * taxonomies are loaded. */
enum gk_status gk_profile_read_model(struct gk_profile *, struct gk_bytes path,
                                     struct gk_bytes taxonomy, struct gk_mistakes *) GK_MUST_USE;

/* Reads another catalogue (--catalog) in place of the profile's. It may be any office's: its
 * sections need not be those of profile.json. */
enum gk_status gk_profile_read_catalog(struct gk_profile *, struct gk_bytes path,
                                       struct gk_mistakes *) GK_MUST_USE;

#endif
