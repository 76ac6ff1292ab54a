/*
 * open.h - from an office's directory to the profile: which files it is made of, then each read by
 * the loader of its kind.
 */
#ifndef GK_PROFILE_OPEN_H
#define GK_PROFILE_OPEN_H

#include "profile/profile.h"

/*
 * What of a profile a tool uses, added up. profile.json is read in any case. A file of another
 * kind is not even opened where its part is not asked for: a list of a million words costs only
 * the tool that looks for words, and a mistake in it is told by that tool, and by --lint.
 */
enum {
    GK_PROFILE_CALENDAR = 1,
    GK_PROFILE_TAXONOMIES = 2,
    GK_PROFILE_LEXICON = 4,
    GK_PROFILE_CATALOG = 8,
    GK_PROFILE_ALL = 31,      /* every file, also those that no tool uses yet */
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

/* Reads another catalogue (--catalog) in place of the profile's. It may be any office's: its
 * sections need not be those of profile.json. */
enum gk_status gk_profile_read_catalog(struct gk_profile *, struct gk_bytes path,
                                       struct gk_mistakes *) GK_MUST_USE;

#endif
