/*
 * gather.h - which files a profile is made of: the embedded ones, and an office's laid over them;
 * private to this room.
 */
#ifndef GK_PROFILE_GATHER_H
#define GK_PROFILE_GATHER_H

#include "profile/load/load.h"

struct gk_gathering {
    struct gk_profile *profile;
    struct gk_load *load;
    struct gk_profile_file *files; /* what counts */
    size_t count;
    struct gk_layers settings; /* profile.json */
    struct gk_layers calendar; /* calendar.json */
};

/*
 * Lists the office's directory, where one is named, and gives the profile its files, sorted by
 * name; none of the office's is read yet. A file that no profile has is a mistake.
 */
enum gk_status gk_gather(struct gk_gathering *, struct gk_bytes directory) GK_MUST_USE;

#endif
