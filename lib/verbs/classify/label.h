/*
 * label.h - what a person has said of a record's class, for judging answers and for learning.
 *
 * Labels stand in one member of the record: a string, a number, or an array of them, of which any
 * is right and the first is the primary one. What is written for nothing (null, an empty array,
 * "", 无, - and the like: domain/letters.h) and `none` say that the record has no class. A record
 * without the member, or with something else in it, says nothing.
 */
#ifndef GK_VERBS_CLASSIFY_LABEL_H
#define GK_VERBS_CLASSIFY_LABEL_H

#include "taxonomy/classifier.h"

/* The member: a field by any name in force, a member by its own, or a JSON Pointer. */
struct gk_class_label_place {
    struct gk_bytes name; /* as it was given */
    enum gk_field field;  /* GK_FIELD_COUNT: it is no field's name */
    enum gk_field holder; /* the field that is not to be read as evidence: this one, or the one into
                           * which the pointer points; GK_FIELD_COUNT: none */
};

struct gk_class_label_place gk_class_label_place(const struct gk_field_names *,
                                                 struct gk_bytes name);

enum gk_class_labelled {
    GK_CLASS_UNLABELLED, /* nobody has said anything */
    GK_CLASS_OF_NONE,
    GK_CLASS_LABELLED,
};

/* Texts as written, blanks around them dropped; a number as its digits stand. */
struct gk_class_labels {
    enum gk_class_labelled labelled;
    struct gk_bytes *at;
    uint32_t count;
};

/* Any thread; the labels live in the arena and the record. */
enum gk_status gk_class_labels_read(const struct gk_class_label_place *, const struct gk_record *,
                                    struct gk_arena *, struct gk_class_labels *) GK_MUST_USE;

/*
 * The classes of a taxonomy by what labels may call them: their names, what people call them where
 * that is said of one class alone, and their parts (10.2, 科技、教育/教育), which stand for the
 * class. Compared folded, so that 命令(令) is 命令（令）. Born as { 0 }; filled once, then only read.
 */
struct gk_class_names {
    struct gk_map map;
};

enum gk_status gk_class_names_open(struct gk_class_names *, const struct gk_classifier *,
                                   uint32_t scheme, struct gk_arena *) GK_MUST_USE;

void gk_class_names_close(struct gk_class_names *);

/* The class meant, by its number in the classifier, or GK_CLASS_NONE. */
enum gk_status gk_class_names_find(const struct gk_class_names *, struct gk_folded *tools,
                                   struct gk_buffer *scratch, struct gk_bytes label,
                                   uint32_t *class_index) GK_MUST_USE;

#endif
