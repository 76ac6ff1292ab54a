/*
 * elements.h - what records of a kind must tell, where they must stand and how they must have been
 * reviewed: elements.tsv as it is loaded.
 */
#ifndef GK_PROFILE_ELEMENTS_H
#define GK_PROFILE_ELEMENTS_H

#include "finding/catalogue.h"
#include "record/field.h"

enum {
    GK_ELEMENT_KINDS_MOST = 64,
    GK_ELEMENT_ROWS_MOST = 512,
};

/* Where elements of a kind are looked for, and so which records of it can be judged. */
enum gk_element_place {
    GK_ELEMENT_IN_TEXT,     /* in `elements`, the body and attachments: long enough, or `elements`
                             * stands */
    GK_ELEMENT_IN_CHANNELS, /* in `channels`, where it stands */
    GK_ELEMENT_IN_REVIEW,   /* in `review` and `elements`, where one stands */
    GK_ELEMENT_IN_ITEM,     /* in fields alone, where the category has been said */
};

/* A row with = in its second column: which records are of the kind, and which rule judges them. */
struct gk_element_kind {
    struct gk_bytes name;
    enum gk_rule_id rule;
    struct gk_bytes *tasks; /* 9.1, or 9; none: whatever its category */
    size_t task_count;
    struct gk_bytes *titles; /* words in the title, one at least … */
    size_t title_count;
    struct gk_bytes *columns; /* … or in the column … */
    size_t column_count;
    struct gk_bytes *denied; /* … and none of these in the title */
    size_t denied_count;
    enum gk_element_place place;
    int32_t least; /* characters of a body that is judged */
    uint32_t line;
};

/* Words that stand for an element. Rows of a kind that name the same one are about one element. */
struct gk_element_row {
    uint32_t kind;
    uint32_t element;     /* number of the first row that names it */
    struct gk_bytes name; /* of the element */
    struct gk_bytes pattern;
    struct gk_bytes *words; /* the element's name among them; none where there is a pattern */
    size_t word_count;
    enum gk_field *fields; /* that tell it where they are filled in */
    size_t field_count;
    enum gk_severity severity; /* at most; GK_OFF: as severe as the rule */
    uint32_t line;
};

struct gk_elements {
    struct gk_element_kind *kinds;
    size_t kind_count;
    struct gk_element_row *rows; /* in the order of their kinds' */
    size_t row_count;
};

#endif
