/*
 * engine.h - what the files of this room share: the compiled rows, and what was read of a record.
 */
#ifndef GK_VERBS_CLASSIFY_ENGINE_H
#define GK_VERBS_CLASSIFY_ENGINE_H

#include "record/writer.h"
#include "verbs/classify/classify.h"

enum {
    GK_CLASSIFY_LABELS = 3,   /* shown at most */
    GK_CLASSIFY_EVIDENCE = 5, /* pieces shown of a class at most */
};

/* No row, class, task. */
#define GK_CLASSIFY_NONE UINT32_MAX

struct gk_classify_row {
    struct gk_bytes rule;      /* as evidence names it */
    struct gk_bytes json;      /* the same, as a JSON string */
    struct gk_pattern pattern; /* compiled, where the row has one */
    uint64_t fields;           /* bit n: field n is read for this row */
    uint32_t taxonomy;
    uint32_t class_index; /* in the plan's classes */
    uint32_t task;        /* in the plan's tasks */
    int32_t weight;
    bool any_field;
    bool stop;
    bool has_literals; /* of its pattern, among the plan's words: elsewhere it is not tried */
};

struct gk_classify_class {
    struct gk_bytes name;
    struct gk_bytes json;    /* the name, as a JSON string */
    struct gk_bytes title;   /* what people call it, as a JSON string; empty: nothing else */
    struct gk_bytes task;    /* the only task that the catalogue has for it, or empty */
    struct gk_bytes section; /* JSON; empty where the catalogue names none */
};

struct gk_classify_task {
    struct gk_bytes name;
    struct gk_bytes section; /* JSON; empty where the catalogue has no such item */
    uint32_t class_index;
};

struct gk_classify_taxonomy {
    struct gk_bytes name;
    int32_t threshold;
    int32_t margin;
    uint32_t first_class;
    uint32_t class_count;
    uint32_t first_task;
    uint32_t task_count;
    bool area;
};

struct gk_classify_field {
    enum gk_field field;
    int64_t factor;     /* of rows for any field */
    bool head;          /* neither summary nor content */
    uint32_t *patterns; /* rows with a pattern that read this field, in order */
    uint32_t pattern_count;
};

/* A text that was read: a string field, or one string of an array. */
struct gk_classify_text {
    struct gk_bytes text;
    const struct gk_member *member;
    bool in_array;
    uint32_t index;          /* in the array */
    struct gk_bytes pointer; /* made when evidence asks for it */
};

struct gk_classify_hit {
    uint32_t row;
    uint32_t text;
    uint32_t start; /* bytes of the text, half-open */
    uint32_t end;
    int64_t weight;
};

/* All that was found in one record. Everything lives in the worker's arena. */
struct gk_classify_reading {
    const struct gk_classify_plan *plan;
    const struct gk_record *record;
    struct gk_scratch *scratch;
    struct gk_classify_text *texts;
    uint32_t text_count;
    uint32_t text_capacity;
    struct gk_classify_hit *hits;
    uint32_t hit_count;
    uint32_t hit_capacity;
    uint32_t *counts; /* a row: matches counted in the field being read */
    uint32_t
        *literals; /* a row with a pattern: the last text that held one of its literals, by … */
    uint32_t searched; /* … how many have been searched */
    uint32_t *stops;   /* a taxonomy: its first stop row that matched */
    int64_t *scores;   /* a class */
    int64_t *head;     /* a class: without summary and content */
    int64_t *task_scores;
    uint64_t characters; /* folded, of all texts */
    uint32_t offset;     /* where the text being read begins in its value: of a part of a column */
    bool *settled;       /* a taxonomy: a part behind this one was known, and this one counts no
                          * more */
    uint32_t limited;    /* the first row whose pattern needed too much work */
};

/* Reads every field of the plan. */
enum gk_status gk_classify_read(struct gk_classify_reading *, const struct gk_classify_plan *,
                                struct gk_scratch *, const struct gk_record *) GK_MUST_USE;

/* What one taxonomy says of a record. */
struct gk_classify_answer {
    const char *unsure;                  /* the reason, or NULL: the first label is primary */
    uint32_t labels[GK_CLASSIFY_LABELS]; /* in the plan's classes */
    int64_t scores[GK_CLASSIFY_LABELS];
    uint32_t label_count;
    int64_t margin;
    uint32_t stop; /* the row that decided alone, or GK_CLASSIFY_NONE */
    uint32_t task; /* in the plan's tasks, or GK_CLASSIFY_NONE */
};

void gk_classify_decide(const struct gk_classify_reading *, uint32_t taxonomy,
                        struct gk_classify_answer *);

/* Writes the member "NAME":{…}. */
enum gk_status gk_classify_write(struct gk_classify_reading *, uint32_t taxonomy,
                                 const struct gk_classify_answer *, struct gk_writer *) GK_MUST_USE;

/* Items of the catalogue that share something: its first one, and of each the next. */
struct gk_classify_chains {
    struct gk_map first;
    uint32_t *next;
};

/* The catalogue's items by what they stand for. Born as { 0 }. */
struct gk_classify_items {
    const struct gk_catalog *catalog;
    struct gk_classify_chains by_id;
    struct gk_classify_chains by_area; /* "10.2" is a task of area "10" */
};

enum gk_status gk_classify_items_open(struct gk_classify_items *, const struct gk_catalog *,
                                      struct gk_arena *) GK_MUST_USE;
void gk_classify_items_close(struct gk_classify_items *);

/*
 * {"lead":[…],"cooperate":[…]} of the catalogue's items whose id is `id`, or with `tasks` of all
 * items with the id `id`.n; in the order of the catalogue, each section once, one that leads
 * anywhere among those that lead. Empty where there are no such sections. *only is the item's id
 * where exactly one was meant, else empty.
 */
enum gk_status gk_classify_sections(const struct gk_classify_items *, struct gk_bytes id,
                                    bool tasks, struct gk_arena *, struct gk_bytes *json,
                                    struct gk_bytes *only) GK_MUST_USE;

#endif
