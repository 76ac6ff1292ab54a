/*
 * classifier.h - which classes a record belongs to, on what evidence: the one engine for every
 * taxonomy, shared by gk-classify, by the rules of gk-validate that need a record's category and
 * by gk-catalog's matching.
 *
 * What a class is made of stands in the profile's tables (gk-profile.5, taxonomy/NAME.tsv). How a
 * record is judged, for each taxonomy:
 *
 *   read     title, column, doc_number, publisher, keywords, subject, summary, and the first
 *            characters of content (parameter classify/content/characters); a field that a row
 *            names besides these is read for that row. Texts are folded (text/fold.h), once for all
 *            taxonomies: terms and patterns alike are matched on folded text, and spans point back
 *            into the original. A field may be a string or an array of strings. The record's own
 *            `gk` is never read. Of a column that is a path (首页>政务公开>权责清单) each taxonomy
 *            reads the last part in which it finds something.
 *   title    what stands around a title is taken off (domain/title.h); a row for `title_end`
 *            matches where what is left ends, if the page is the document itself: of those of the
 *            weight `stop` that end there the longest. A row for `title_nature` matches the words
 *            of a title that say that its page explains a document or is news. In taxonomies that
 *            do not count the issuer what lies within the issuer that begins a title is none.
 *   stop     the first row in the order of the file that has the weight `stop` and matches
 *            decides alone, with the score classify/stop/score. The class `none` decides that
 *            there is no class.
 *   cover    what lies within a match of a row with the weight `cover` counts for nothing.
 *   score    of a class: the sum over its rows and the fields they read of weight x the number
 *            of matches, at most classify/count/FIELD of them (else classify/count/cap). A row that
 *            names its field has its weight as written; in a row for any field (`*`) it is
 *            multiplied by classify/factor/FIELD (0: not read for such rows), so that the title
 *            outweighs the content; behind the content's first classify/content/start characters it
 *            is divided by classify/content/body, rounded up. Integers throughout.
 *   decide   the class with the highest score is primary where the score reaches the taxonomy's
 *            threshold and its distance from the second the taxonomy's margin (at least 1). What
 *            the fields other than summary and content decide by themselves stands, unless another
 *            class has classify/content/conflict hundredths of its score with them; where there is
 *            a title, and none of these fields speaks for the class, it takes
 *            classify/content/alone hundredths of the threshold.
 */
#ifndef GK_TAXONOMY_CLASSIFIER_H
#define GK_TAXONOMY_CLASSIFIER_H

#include "domain/title.h"
#include "match/pattern.h"
#include "match/words.h"
#include "profile/profile.h"
#include "record/record.h"
#include "taxonomy/model.h"
#include "text/fold.h"

enum {
    GK_LABELS = 3,         /* of an answer at most */
    GK_LABEL_EVIDENCE = 5, /* pieces given of a label at most */
};

/* No row, class, part. */
#define GK_CLASS_NONE UINT32_MAX

struct gk_class_row;
struct gk_class_field;

/* A class of a taxonomy. */
struct gk_class {
    struct gk_bytes name;
    struct gk_bytes title; /* what people call it; empty: nothing else */
};

/*
 * A part of a class: of `10.2` task 2 of the area 10, where both are numbers; of `科技、教育/教育`
 * what stands behind the stroke.
 */
struct gk_class_part {
    struct gk_bytes name; /* whole: 10.2 */
    uint32_t class_index;
};

/* A taxonomy compiled: where its classes and parts stand in the classifier. */
struct gk_scheme {
    struct gk_bytes name;
    int32_t threshold;
    int32_t margin;
    uint32_t first_class;
    uint32_t class_count;
    uint32_t first_part;
    uint32_t part_count;
    bool learned;           /* there is a model for it … */
    uint32_t first_learned; /* … to which its classes have the numbers from this one on */
    int32_t reach;          /* points that a trained model is to have, in tenths */
    bool issuer_counts;     /* the issuer that begins a title is evidence */
};

/*
 * Rows of the chosen taxonomies, their terms in one automaton. Owns what it points to but the
 * profile, which must outlive it. Born as { 0 }; made by one thread, then only read: safe from many
 * threads.
 */
struct gk_classifier {
    const struct gk_profile *profile;
    struct gk_arena arena;
    struct gk_title_words title_words;
    struct gk_words words; /* values are numbers of rows; of a kind are those of rows that read the
                            * same fields, of the last kind all others */
    uint64_t kinds[GK_WORD_KINDS]; /* … these fields, bits; 0: there are no words of that kind */
    struct gk_class_row *rows;
    const struct gk_taxonomy_row **sources; /* of the rows: as the profile has them */
    uint32_t row_count;
    struct gk_late_pattern *patterns; /* of the rows that have one */
    uint32_t pattern_count;
    uint32_t *nature_rows; /* those for pages that are no documents */
    uint32_t nature_count;
    struct gk_class *classes; /* of a taxonomy together, taxonomy by taxonomy */
    uint32_t class_count;
    struct gk_class_part *parts;
    uint32_t part_count;
    struct gk_scheme *schemes;
    uint32_t scheme_count;
    struct gk_class_field *fields; /* read by at least one row */
    uint32_t field_count;
    struct gk_model model; /* learned weights of all taxonomies */
    uint64_t usual;        /* fields that rows for any field read, bits */
    int64_t characters;    /* of content that are read … */
    int64_t start;         /* … of which so many are its beginning */
    int64_t body;          /* by which the weight of what stands behind it is divided */
    int64_t alone;         /* hundredths of the threshold */
    int64_t conflict;      /* hundredths of the score */
    int64_t learned;       /* hundredths of the threshold, where no row speaks for the class */
    int64_t too_short;
    int64_t stop_score;
};

/*
 * Makes a classifier for the taxonomies of these names, in the profile's order; no names: for all.
 * GK_INVALID where the profile has no taxonomy of a name, or nothing is left of a term when it is
 * folded (which the profile reports when it is loaded); *bad then is the name or term meant. To be
 * closed in every case.
 */
enum gk_status gk_classifier_open(struct gk_classifier *, const struct gk_profile *,
                                  const struct gk_bytes *names, size_t count,
                                  struct gk_bytes *bad) GK_MUST_USE;

/* Summary and content are read no more. */
void gk_classifier_keep_head(struct gk_classifier *);

void gk_classifier_close(struct gk_classifier *);

/* The number of the taxonomy of that name, or GK_CLASS_NONE. */
uint32_t gk_classifier_find(const struct gk_classifier *, struct gk_bytes name);

/* The last part of a row's name: its term; of a pattern its note, or without one the pattern. */
struct gk_class_term_name {
    struct gk_bytes text;
    bool is_pattern; /* it is written between slashes */
};

/* TAXONOMY/CLASS/TERM, as evidence names the row, in the arena; at == NULL without memory. */
struct gk_bytes gk_classifier_rule(const struct gk_classifier *, uint32_t row,
                                   struct gk_arena *) GK_MUST_USE;

/* Leaves a field out from now on: what is asked for is not to be its own evidence. Before the first
 * record. */
void gk_classifier_leave_out(struct gk_classifier *, enum gk_field);

/* The rows alone judge from now on, not what was learned. Before the first record. */
void gk_classifier_forget(struct gk_classifier *);

/* A term as a row has it: ^ in front of it, $ behind it: there the field begins or ends. */
struct gk_class_term {
    struct gk_bytes text;
    bool starts;
    bool ends;
};

struct gk_class_term gk_class_term(struct gk_bytes written);

/* What is known of a row. Rows stand in the order of the taxonomies, in each as the profile's. */
struct gk_class_row_facts {
    uint32_t scheme;
    uint32_t class_index; /* GK_CLASS_NONE: the row covers, and speaks for none */
    uint64_t fields;      /* bit n: field n is read for it */
};

struct gk_class_row_facts gk_classifier_row(const struct gk_classifier *, uint32_t row);

/* A text that was read: a string field, one string of an array, or a part of a column's path. */
struct gk_class_text {
    struct gk_bytes text;
    const struct gk_member *member;
    bool in_array;
    uint32_t index;          /* in the array */
    size_t offset;           /* bytes of the value in front of the text */
    bool is_one_to_one;      /* each of its characters is one cell when it is folded */
    struct gk_bytes pointer; /* as a JSON string, made when evidence asks for it */
};

/* A row that matched, in cells of the text folded. */
struct gk_class_hit {
    uint32_t row;
    uint32_t text;
    uint32_t start;
    uint32_t end;
    uint32_t before; /* the hit before it that speaks for its class, from 1; 0: none does */
    int64_t weight;
};

/* What rows have given a class or a part: of the record of that number. */
struct gk_class_count {
    uint64_t record;
    int64_t score;
    int64_t head; /* without summary and content */
    uint32_t hit; /* of a class: the last one that speaks for it, from 1; 0: none does */
};

/*
 * All that was found in one record. Owns its memory but for what lives in the record's arena; kept
 * from record to record by one worker, so that nothing is cleared and nothing allocated for a
 * record. Born as { 0 }.
 */
struct gk_reading {
    const struct gk_classifier *classifier;
    const struct gk_record *record;
    struct gk_arena *arena; /* of the record */
    struct gk_arena kept;
    uint64_t record_number;
    uint64_t field_number; /* fields read so far, of all records */
    uint64_t text_number;  /* texts likewise */
    struct gk_folded folded;
    uint32_t folded_text;  /* which of the texts it is */
    struct gk_title title; /* of the text at hand, where it is a title */
    bool in_title;
    struct gk_matches matches;
    struct gk_matches covers;
    struct gk_pattern_scratch pattern;
    struct gk_buffer utf8; /* the folded text, for patterns */
    struct gk_class_text *texts;
    uint32_t text_count;
    size_t text_capacity;
    struct gk_class_hit *hits;
    uint32_t hit_count;
    size_t hit_capacity;
    uint32_t row_count; /* there is room for so many */
    uint32_t class_count;
    uint32_t part_count;
    uint32_t scheme_count;
    struct gk_row_count *rows;
    struct gk_class_count *classes;
    struct gk_class_count *parts;
    struct gk_scheme_state *schemes;
    uint32_t *found;       /* classes with a score, taxonomy by taxonomy … */
    uint32_t *found_parts; /* … and parts */
    uint32_t *tried;       /* rows with a pattern whose literals stand in the text */
    uint32_t tried_count;
    uint64_t characters; /* folded, of all texts */
    bool has_title;
    bool has_body;                 /* summary or content was read */
    uint32_t ngram_count;          /* there is room for so many */
    struct gk_model_reading model; /* n-grams of the text by which the model judges … */
    uint32_t learned_text;         /* … its number, or GK_CLASS_NONE: there is none … */
    bool learned_head;             /* … whether it is neither summary nor content … */
    uint32_t issuer_hit;           /* … the first of them that stands in the issuer alone … */
    int32_t *matter;               /* … tenths of what the others come to, by class … */
    int32_t *issuer;               /* … and of these */
    uint32_t limited; /* the first row whose pattern needed too much work, or GK_CLASS_NONE */
};

/* Reads every field that the classifier's rows ask for. The arena is the record's. */
enum gk_status gk_reading_take(struct gk_reading *, const struct gk_classifier *, struct gk_arena *,
                               const struct gk_record *) GK_MUST_USE;

void gk_reading_free(struct gk_reading *);

/*
 * What a model learns from, or judges by, folded: the title's name and, where the taxonomy takes it
 * for evidence, its issuer behind a blank; without a title the beginning of the content. Lives in
 * the arena. After this no evidence can be asked for.
 */
enum gk_status gk_reading_learnable(struct gk_reading *, uint32_t scheme, struct gk_arena *,
                                    const uint32_t **characters, size_t *count) GK_MUST_USE;

/* Why there is no primary class. */
enum gk_unsure {
    GK_SURE,
    GK_TOO_SHORT,       /* no evidence, and fewer than classify/text/short characters to read */
    GK_NO_EVIDENCE,     /* no class has a score above 0, or the class `none` decided */
    GK_BELOW_THRESHOLD, /* the best score does not reach the threshold */
    GK_TIE,             /* the first is not far enough from the second */
    GK_CONFLICT,        /* summary and content speak for another class than decides without them */
    GK_UNSURE_COUNT,
};

/* As annotations name it: "no_evidence". */
const char *gk_unsure_name(enum gk_unsure);

/* What one taxonomy says of a record. */
struct gk_answer {
    enum gk_unsure unsure;
    uint32_t labels[GK_LABELS]; /* classes, best first; at equal score in the order of the file */
    int64_t scores[GK_LABELS];
    uint32_t label_count; /* of a decided record they reach the threshold; else: the runners-up */
    int64_t margin; /* of the first label's score from the best other class; below 0 where summary
                     * and content speak louder for that one, and are overruled */
    uint32_t stop;  /* the row that decided alone, or GK_CLASS_NONE */
    uint32_t part;  /* of the first label, the one with the most evidence, or GK_CLASS_NONE */
};

void gk_reading_answer(const struct gk_reading *, uint32_t scheme, struct gk_answer *);

/* A piece of evidence. */
struct gk_class_evidence {
    uint32_t row; /* of the classifier, or GK_CLASS_NONE: an n-gram of the model */
    uint32_t class_index;
    uint32_t part;                  /* of which the row speaks, or GK_CLASS_NONE */
    struct gk_class_term_name term; /* behind TAXONOMY/CLASS/ or TAXONOMY/PART/: model:NGRAM of an
                                     * n-gram */
    struct gk_bytes pointer; /* to the field, or the element of its array, as a JSON string */
    size_t start;            /* code points of the unescaped string there, half-open */
    size_t end;
    int64_t weight;
};

/* The heaviest pieces of a label of the answer, at most `most` and GK_LABEL_EVIDENCE: the heaviest
 * first, then by pointer and offset. Rows against the class come last. */
enum gk_status gk_reading_evidence(struct gk_reading *, const struct gk_answer *, uint32_t label,
                                   uint32_t most, struct gk_class_evidence[GK_LABEL_EVIDENCE],
                                   uint32_t *count) GK_MUST_USE;

#endif
