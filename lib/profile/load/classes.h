/*
 * classes.h - the classes that profile.json names; private to this room.
 */
#ifndef GK_PROFILE_LOAD_CLASSES_H
#define GK_PROFILE_LOAD_CLASSES_H

#include "profile/load/check.h"

/* Whether gk-classify may write the class TAXONOMY:CLASS into a record as primary. If not, a
 * mistake is added, with the nearest one that it may. Office's tables are read for it. */
enum gk_status gk_check_class(struct gk_check *, struct gk_bytes name, bool *there) GK_MUST_USE;

#endif
