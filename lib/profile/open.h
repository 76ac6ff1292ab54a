/*
 * open.h - from an office's directory to the profile: which files it is made of, then each read by
 * the loader of its kind.
 */
#ifndef GK_PROFILE_OPEN_H
#define GK_PROFILE_OPEN_H

#include "profile/profile.h"

/*
 * Loads the embedded profile and lays `directory` over it; an empty directory: the embedded one
 * alone; "none": no rules at all (the fields' built-in names stay). GK_INVALID when there were
 * mistakes, all of which are in `mistakes`. Born as { 0 }; gk_profile_close in every case.
 */
enum gk_status gk_profile_open(struct gk_profile *, struct gk_bytes directory,
                               struct gk_mistakes *mistakes) GK_MUST_USE;

/* Reads a further word list (--words), as lexicon.tsv, behind the rows already there. */
enum gk_status gk_profile_add_words(struct gk_profile *, struct gk_bytes path,
                                    struct gk_mistakes *) GK_MUST_USE;

/* Reads another catalogue (--catalog) in place of the profile's. It may be any office's: its
 * sections need not be those of profile.json. */
enum gk_status gk_profile_read_catalog(struct gk_profile *, struct gk_bytes path,
                                       struct gk_mistakes *) GK_MUST_USE;

#endif
