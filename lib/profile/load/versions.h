/*
 * versions.h - the member `versions` of a rule: what laws set, with the days in force; private to
 * this room.
 */
#ifndef GK_PROFILE_LOAD_VERSIONS_H
#define GK_PROFILE_LOAD_VERSIONS_H

#include "profile/load/check.h"

/* Checks the value at hand; `look` judges a parameter by that of the same name in a version of the
 * model. */
enum gk_status gk_check_versions(struct gk_check *, const struct gk_json_value *,
                                 const struct gk_json_value *model,
                                 gk_check_look *look) GK_MUST_USE;

/* Keeps the versions of a merged profile.json, in order and none over another. */
enum gk_status gk_set_versions(struct gk_profile *, enum gk_rule_id,
                               const struct gk_json_value *) GK_MUST_USE;

#endif
