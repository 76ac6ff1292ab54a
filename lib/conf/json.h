/*
 * json.h - JSON documents that people write: profiles, schemas, accepted findings.
 *
 * jansson stands behind this module alone; records have their own reader (record/scan.h). A
 * member name that stands twice is a mistake. A document is built by one thread, then may be read
 * by many. Names and texts given out belong to the document.
 */
#ifndef GK_CONF_JSON_H
#define GK_CONF_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "conf/mistake.h"

/* Gives jansson the memory functions of base. Once per process, before the first document and
 * before there are threads; calling it again changes nothing. */
void gk_json_prepare(void);

struct gk_json_value; /* one value inside a document */

/* Owns its values. Born as { 0 }. */
struct gk_json {
    struct gk_json_value *root;
};

enum gk_json_type {
    GK_JSON_NULL,
    GK_JSON_BOOLEAN,
    GK_JSON_INTEGER,
    GK_JSON_REAL,
    GK_JSON_TEXT,
    GK_JSON_LIST,
    GK_JSON_OBJECT,
};

/* Reads any JSON value. GK_INVALID: a mistake was added, with its line and column. `line` is the
 * number of the text's first line in the file called `path`. */
enum gk_status gk_json_read(struct gk_json *, struct gk_bytes text, struct gk_bytes path,
                            uint32_t line, struct gk_mistakes *) GK_MUST_USE;

void gk_json_free(struct gk_json *);

enum gk_json_type gk_json_type(const struct gk_json_value *);

/* The member of that name; NULL where there is none or `object` is NULL or no object. */
const struct gk_json_value *gk_json_member(const struct gk_json_value *object, const char *name);

/* False, and nothing stored, where the value is NULL or of another type. */
bool gk_json_text(const struct gk_json_value *, struct gk_bytes *text);
bool gk_json_true(const struct gk_json_value *); /* whether it is the value true */
bool gk_json_integer(const struct gk_json_value *, int64_t *integer);

/* Elements of a list or members of an object; 0 for anything else. */
size_t gk_json_count(const struct gk_json_value *);

/* Steps through a list or object, in the order of the text: { .container = value } to begin
 * with. A NULL container, or one that is neither, has no steps. */
struct gk_json_walk {
    const struct gk_json_value *container;
    void *iterator;
    size_t index;     /* of the next element or member */
    const char *name; /* of a member; NULL in a list */
    const struct gk_json_value *value;
};

bool gk_json_next(struct gk_json_walk *);

/* Lays `patch` over `target` (RFC 7396): null takes a member away, anything but an object
 * replaces what was there. One thing RFC 7396 does not have: an object of nothing but true and null
 * amends a list of texts, true puts its name in and null takes it out. On GK_NO_MEMORY the target
 * holds a part of the patch. */
enum gk_status gk_json_merge(struct gk_json *target, const struct gk_json *patch) GK_MUST_USE;

/* Appends the document: two blanks a level, order kept, raw UTF-8, a line feed at the end. */
enum gk_status gk_json_write(const struct gk_json *, struct gk_buffer *out) GK_MUST_USE;

#endif
