/*
 * texts.h - one pass over a record that gives every text of it: member names, strings, numbers.
 *
 * A record is JSON that has been scanned, so nothing is checked. Work is in proportion to the
 * record's length, however deep it is nested.
 */
#ifndef GK_RECORD_TEXTS_H
#define GK_RECORD_TEXTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/record.h"

enum gk_text_kind {
    GK_TEXT_STRING,
    GK_TEXT_NUMBER,
    GK_TEXT_NAME, /* of a member */
};

struct gk_text {
    enum gk_text_kind kind;
    struct gk_bytes text;  /* as it reads: unescaped, in the walk's arena where it has escapes */
    struct gk_value value; /* of a string or number; of a name as if it were a string */
    enum gk_field field;   /* the top-level field it belongs to, or GK_FIELD_COUNT */
    bool is_field;         /* it is that field's value itself, not something inside it */
};

/* Strings of one array by their index, at most GK_TEXTS_COLUMNS; empty runs for what is none. */
enum { GK_TEXTS_COLUMNS = 256 };
struct gk_texts_row {
    struct gk_bytes *at;
    uint32_t count;
    uint32_t capacity;
    uint32_t filled; /* of them that are not empty */
};

struct gk_texts_frame {
    struct gk_member member; /* in an object the member last begun: its name … */
    struct gk_bytes name;    /* … as it reads */
    struct gk_texts_row row; /* in an array: its own strings */
    struct gk_texts_row heads;
    struct gk_bytes latest; /* the string last given, a value of its own … */
    struct gk_bytes before; /* … and the one in front of what was last given */
    uint32_t latest_index;
    uint32_t index; /* of the element or member */
    bool object;
    bool name_next;
    bool hidden;    /* the member's name must not be shown */
    uint32_t start; /* where it begins in the line */
    uint8_t remark; /* what whoever walks notes of it; 0 at first */
};

/* Born as { 0 } and opened; everything it needs is in the arena. */
struct gk_texts {
    const struct gk_record *record;
    const struct gk_field_names *fields;
    struct gk_arena *arena;
    struct gk_texts_frame *frames;
    uint32_t depth;
    uint32_t capacity;
    uint32_t at;
    enum gk_field field;
};

void gk_texts_open(struct gk_texts *, const struct gk_record *, const struct gk_field_names *,
                   struct gk_arena *);

/* As gk_texts_open, at one member of the record, which is an object: the texts of its value come
 * first. */
enum gk_status gk_texts_open_at(struct gk_texts *, const struct gk_record *,
                                const struct gk_field_names *, struct gk_arena *,
                                const struct gk_member *) GK_MUST_USE;

/* GK_END behind the last text. */
enum gk_status gk_texts_next(struct gk_texts *, struct gk_text *) GK_MUST_USE;

/* The name last given must not be shown. */
void gk_texts_hide(struct gk_texts *);

/*
 * The JSON Pointer of the text last given (of a name: of its member), in `to`; one of more than
 * GK_TEXTS_POINTER bytes ends at the object or array around what makes it too long, or the many
 * texts behind a long name would need its length each. *shown is its beginning that may be shown:
 * up to the object around the first name that is hidden.
 */
enum { GK_TEXTS_POINTER = 1000 };
enum gk_status gk_texts_pointer(const struct gk_texts *, struct gk_arena *to,
                                struct gk_bytes *pointer, struct gk_bytes *shown) GK_MUST_USE;

/* Where a byte of a text stands in the line, and how many characters are before it. */
struct gk_text_place {
    uint32_t offset;
    uint32_t source;
    uint32_t characters;
};

struct gk_text_place gk_text_first_place(const struct gk_text *);

/* The place of a later byte of the same text, or of its end; work in proportion to the way. */
struct gk_text_place gk_text_place_at(const struct gk_record *, const struct gk_text *,
                                      struct gk_text_place from, uint32_t offset);

/*
 * What may label the text last given, the nearest first; how many there are. None is empty or has
 * more than GK_TEXTS_LABEL bytes.
 *
 *   - Heads of its column: where it stands in an array inside an array, what has its index in the
 *     first inner array of two strings or more ([["姓名","电话"],["张示","139"]]); and in the last
 *     array of strings that is a member beside ({"head":["姓名","电话"],"rows":[["张示","139"]]}).
 *   - Names of the members around it, of three levels ({"电话":{"张示":"139"}}); around a name
 *     those of the levels above.
 *   - The string directly before it in the same array or inner object
 *     ([{"name":"电话","value":"139"}]).
 */
enum { GK_TEXTS_LABELS = 6, GK_TEXTS_LABEL = 192 };
unsigned gk_texts_labels(const struct gk_texts *, const struct gk_text *,
                         struct gk_bytes labels[GK_TEXTS_LABELS]);

/* The first strings of the array that the text last given is an element of, as far as they stand
 * before it and are no longer than a label; how many there are. In an array of lines they may be
 * the head of a table. */
enum { GK_TEXTS_LINES = 3 };
unsigned gk_texts_first(const struct gk_texts *, struct gk_bytes lines[GK_TEXTS_LINES]);

/*
 * What stands beside the text last given and tells what kind of list it is in, with tabs between:
 * of an object the names of its members, as far as they stand near its beginning, of an array in an
 * array the heads of the columns. *remark is a byte that is kept for all of that list. False where
 * there is no such list.
 */
bool gk_texts_beside(const struct gk_texts *, uint8_t **remark);
struct gk_bytes gk_texts_row(const struct gk_texts *,
                             struct gk_arena *); /* at == NULL: no memory */

/* The last of the labels, or empty. */
struct gk_bytes gk_texts_before(const struct gk_texts *);

/* Whether the text last given is an element of an array; whether an array is anywhere around it. */
bool gk_texts_is_element(const struct gk_texts *);
bool gk_texts_in_array(const struct gk_texts *);

#endif
