/*
 * inside.h - what the files of this room share: compiled rows, and what is counted of them.
 */
#ifndef GK_TAXONOMY_INSIDE_H
#define GK_TAXONOMY_INSIDE_H

#include "taxonomy/classifier.h"

/* What is asked of a row at every match; the rest stands in arrays of the classifier. */
struct gk_class_row {
    uint64_t fields; /* bit n: field n is read for this row */
    uint32_t scheme;
    uint32_t class_index; /* in the classifier's classes */
    uint32_t part;        /* in the classifier's parts, or GK_CLASS_NONE */
    uint32_t pattern;     /* in the classifier's patterns, or GK_CLASS_NONE: it has a term */
    int32_t weight;
    bool any_field : 1;
    bool stop : 1;
    bool cover : 1;
    bool starts : 1; /* the field begins with its term … */
    bool ends : 1;   /* … or ends with it */
    bool title_end : 1;
    bool title_nature : 1;
    bool has_literals : 1; /* of its pattern, among the words: elsewhere it is not tried … */
    bool has_others : 1;   /* … and of a second place in it: both must stand there */
    uint8_t nature;        /* enum gk_title_nature of the page, for which the row speaks */
};

struct gk_class_field {
    enum gk_field field;
    int64_t factor; /* of rows for any field */
    int64_t cap;    /* matches of a row that count */
    bool head;      /* neither summary nor content */
    unsigned kinds; /* of words that stand for rows that read this field, and maybe for others */
    uint32_t *patterns; /* rows with a pattern without literals that read this field, in order */
    uint32_t pattern_count;
};

/* Values of words: numbers of rows; of the literals of a pattern's second place with this bit. */
enum { GK_OTHER_LITERAL = 1 << 30 };

/* Of a row: how often it matched in the field of that number, and the last texts that held one of
 * its pattern's literals, of its second place, and both. */
struct gk_row_count {
    uint64_t field;
    uint64_t literal;
    uint64_t other;
    uint64_t both;
    uint32_t count;
};

/* Of a taxonomy. */
struct gk_scheme_state {
    uint64_t record;      /* what follows is of that one */
    uint32_t stop;        /* its first stop row that matched, or GK_CLASS_NONE */
    uint32_t found;       /* classes with a score … */
    uint32_t found_parts; /* … and parts */
    uint64_t ended;       /* a text: what its end says is known */
    uint64_t settled;     /* a field: a part of its path behind this one was known */
};

/* ---- compile.c */

/* What evidence calls a row behind its class. */
struct gk_class_term_name gk_class_term_name(const struct gk_classifier *, uint32_t row);

/* ---- learned.c */

/* Builds the model of the classifier's taxonomies. */
enum gk_status gk_learned_open(struct gk_classifier *) GK_MUST_USE;

/* Room for the n-grams of a text, and for the points of all classes. */
enum gk_status gk_learned_make_room(struct gk_reading *, const struct gk_classifier *) GK_MUST_USE;

/* Adds what the model says of the text at hand, if it is the one by which it judges. */
void gk_learned_weigh(struct gk_reading *, const struct gk_class_field *);

/* The n-grams that speak loudest for a class, at most so many; how many. */
uint32_t gk_learned_find(const struct gk_reading *, uint32_t class_index, uint32_t most,
                         struct gk_class_hit hits[GK_LABEL_EVIDENCE]);

/* What evidence calls an n-gram of the text that is folded: model:NGRAM. */
enum gk_status gk_learned_name(struct gk_reading *, const struct gk_class_hit *,
                               struct gk_bytes *name) GK_MUST_USE;

/* ---- scores of taxonomies, classes and parts: begun anew with each record, none is cleared */

/* The taxonomy's state in this record, begun where it is none yet. */
static inline struct gk_scheme_state *gk_scheme_state_of(struct gk_reading *reading,
                                                         uint32_t scheme)
{
    struct gk_scheme_state *state = &reading->schemes[scheme];
    if (state->record != reading->record_number)
        *state = (struct gk_scheme_state){ .record = reading->record_number,
                                           .stop = GK_CLASS_NONE,
                                           .settled = state->settled };
    return state;
}

/* Adds to a score. */
static inline void gk_class_add(struct gk_reading *reading, struct gk_class_count *counted,
                                const struct gk_class_field *field, int64_t weight)
{
    if (counted->record != reading->record_number)
        *counted = (struct gk_class_count){ .record = reading->record_number };
    counted->score += weight;
    counted->head += field->head ? weight : 0;
}

/* Adds to the score of a class, which has one from now on. */
static inline void gk_class_credit(struct gk_reading *reading, const struct gk_class_field *field,
                                   uint32_t scheme, uint32_t class_index, int64_t weight)
{
    struct gk_class_count *class = &reading->classes[class_index];
    if (class->record != reading->record_number)
        reading->found[reading->classifier->schemes[scheme].first_class +
                       gk_scheme_state_of(reading, scheme)->found++] = class_index;
    gk_class_add(reading, class, field, weight);
}

/* The same of a part. */
static inline void gk_part_credit(struct gk_reading *reading, const struct gk_class_field *field,
                                  uint32_t scheme, uint32_t part, int64_t weight)
{
    struct gk_class_count *counted = &reading->parts[part];
    if (counted->record != reading->record_number)
        reading->found_parts[reading->classifier->schemes[scheme].first_part +
                             gk_scheme_state_of(reading, scheme)->found_parts++] = part;
    gk_class_add(reading, counted, field, weight);
}

/* What rows say of a class in this record. */
static inline const struct gk_class_count *gk_counted(const struct gk_reading *reading,
                                                      const struct gk_class_count *count)
{
    static const struct gk_class_count none = { 0 };
    return count->record == reading->record_number ? count : &none;
}

/* Whole points, rounded. */
static inline int32_t gk_learned_whole(int32_t tenths)
{
    int32_t half = tenths < 0 ? -GK_MODEL_UNIT / 2 : GK_MODEL_UNIT / 2;
    return (tenths + half) / GK_MODEL_UNIT;
}

/* What a model says of it; the issuer only where it is evidence. */
static inline int32_t gk_learned_points(const struct gk_reading *reading,
                                        const struct gk_scheme *scheme, uint32_t class_index)
{
    uint32_t learned = scheme->first_learned + class_index - scheme->first_class;
    if (!scheme->learned || reading->learned_text == GK_CLASS_NONE)
        return 0;
    return gk_learned_whole(reading->matter[learned]) +
           (scheme->issuer_counts ? gk_learned_whole(reading->issuer[learned]) : 0);
}

#endif
