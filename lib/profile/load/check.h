/*
 * check.h - looking through the JSON of a profile; private to this room.
 *
 * A check walks down one file and knows by a JSON Pointer where it is, so that a mistake gets its
 * line. As in load.h, GK_OK means that a mistake was noted and the walk goes on.
 */
#ifndef GK_PROFILE_LOAD_CHECK_H
#define GK_PROFILE_LOAD_CHECK_H

#include "conf/json.h"
#include "conf/places.h"
#include "profile/load/load.h"
#include "text/nearest.h"

struct gk_check {
    struct gk_load *load;
    const struct gk_profile_file *file;
    bool overlay;                         /* null takes a member back */
    struct gk_buffer pointer;             /* to the value at hand */
    const struct gk_json_value *siblings; /* what the model has where the value at hand stands */
    const char *const *more;              /* further names that may stand there, up to NULL */
    struct gk_json_places places;
};

/* Steps into the member or element of that name or index, and back to a pointer of that length. */
enum gk_status gk_check_enter(struct gk_check *, const char *name) GK_MUST_USE;
enum gk_status gk_check_enter_element(struct gk_check *, size_t index) GK_MUST_USE;

static inline void gk_check_leave(struct gk_check *check, size_t length)
{
    check->pointer.length = length;
}

/* Adds a mistake at the value at hand. */
enum gk_status gk_check_mistake(struct gk_check *, enum gk_rule_id, struct gk_bytes first,
                                struct gk_bytes second, struct gk_bytes third) GK_MUST_USE;

/* The same of a name that is not among those there are; the nearest of them is told with it, where
 * it is not empty. */
enum gk_status gk_check_misspelt(struct gk_check *, enum gk_rule_id, struct gk_bytes name,
                                 struct gk_bytes nearest) GK_MUST_USE;

/* That the profile knows no member of that name where the value at hand stands. */
enum gk_status gk_check_unknown(struct gk_check *, const char *name) GK_MUST_USE;

/* The name of the member at hand, as its pointer ends. */
struct gk_bytes gk_check_name(const struct gk_check *);

/* *good is whether the value is of that type; if not, a mistake is added. */
enum gk_status gk_check_type(struct gk_check *, const struct gk_json_value *, enum gk_json_type,
                             bool *good) GK_MUST_USE;

/* A list of texts, none of them empty. */
enum gk_status gk_check_texts(struct gk_check *, const struct gk_json_value *) GK_MUST_USE;

/* The line on which the value at that pointer stands. */
enum gk_status gk_check_line(struct gk_check *, struct gk_bytes pointer,
                             uint32_t *line) GK_MUST_USE;

/*
 * What judges a value: its name, itself, and the value that the embedded file has at the same
 * place (the model, NULL where it has none).
 */
typedef enum gk_status gk_check_look(struct gk_check *, const char *name,
                                     const struct gk_json_value *,
                                     const struct gk_json_value *model);

/* Has `look` judge every member of an object, which the value at hand must be. In an overlay null
 * takes a member back where `removable`, and is not judged. */
enum gk_status gk_check_members(struct gk_check *, const struct gk_json_value *object,
                                const struct gk_json_value *model, bool removable,
                                gk_check_look *look) GK_MUST_USE;

/*
 * Reads both layers, has `look` judge the members of each, and merges them. *merged is to be
 * freed by the caller in any case.
 */
enum gk_status gk_check_layers(struct gk_load *, const struct gk_layers *, bool removable,
                               gk_check_look *look, struct gk_json *merged) GK_MUST_USE;

#endif
