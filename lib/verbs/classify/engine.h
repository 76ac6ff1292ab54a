/*
 * engine.h - what the files of this room share.
 */
#ifndef GK_VERBS_CLASSIFY_ENGINE_H
#define GK_VERBS_CLASSIFY_ENGINE_H

#include "record/writer.h"
#include "verbs/classify/classify.h"

/* Who answers for an area or a task. */
struct gk_classify_duty {
    struct gk_bytes task;    /* of an area: the only task that the catalogue has for it, or empty */
    struct gk_bytes section; /* JSON; empty where the catalogue names none */
};

/* What is written into every record, made once: `"area":{`, `"primary":"9","name":"…"`,
 * `{"class":"9","name":"…","score":`, `"second":"…"`, and `{"rule":"area/9/` of what speaks for a
 * class, `{"rule":"area/9.1/` of what speaks for a part of it. */
struct gk_classify_words {
    struct gk_bytes *scheme;  /* of each taxonomy */
    struct gk_bytes *primary; /* of each class of the classifier */
    struct gk_bytes *label;
    struct gk_bytes *rule;
    struct gk_bytes *second; /* of each part */
    struct gk_bytes *part_rule;
};

enum gk_status gk_classify_make_words(struct gk_classify_plan *) GK_MUST_USE;

/* Finds tasks and sections of the areas in the profile's catalogue. */
enum gk_status gk_classify_find_duties(struct gk_classify_plan *) GK_MUST_USE;

/* Says so where a pattern was given up: the answer lacks its evidence. */
enum gk_status gk_classify_report_limit(const struct gk_classifier *, const struct gk_reading *,
                                        struct gk_verdict *) GK_MUST_USE;

/* Writes the member "NAME":{…}. */
enum gk_status gk_classify_write(const struct gk_classify_plan *, struct gk_reading *,
                                 uint32_t scheme, const struct gk_answer *,
                                 struct gk_writer *) GK_MUST_USE;

#endif
