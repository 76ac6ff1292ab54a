/*
 * pattern.h - one regular expression over UTF-8 text (PCRE2 syntax, 8-bit, UTF, JIT where the
 * machine has it). PCRE2 stands behind this module alone.
 *
 * Compiled when a profile is loaded, then only read. A pattern that needs more than its share of
 * work (match limit, heap limit) says so instead of an answer: the caller holds the record.
 */
#ifndef GK_MATCH_PATTERN_H
#define GK_MATCH_PATTERN_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/status.h"

/* Owns the compiled pattern. Born as { 0 }. */
struct gk_pattern {
    void *code;    /* pcre2_code */
    char required; /* a character that every match holds; 0: none is known */
};

/* What a search needs; one per worker, kept from search to search. Born as { 0 }. */
struct gk_pattern_scratch {
    void *match;   /* pcre2_match_data */
    void *context; /* pcre2_match_context */
    void *stack;   /* pcre2_jit_stack, or NULL */
};

/* What is wrong with a pattern that does not compile. */
struct gk_pattern_error {
    size_t offset;     /* bytes */
    char message[128]; /* PCRE2's, English, terminated */
};

/* Whether the pattern compiles, at a tenth of the price; GK_INVALID where not, and *error says
 * why. */
enum gk_status gk_pattern_check(struct gk_bytes pattern,
                                struct gk_pattern_error *error) GK_MUST_USE;

/* GK_INVALID where the pattern does not compile; *error then says why. */
enum gk_status gk_pattern_compile(struct gk_pattern *, struct gk_bytes pattern,
                                  struct gk_pattern_error *error) GK_MUST_USE;

/*
 * The same for searching folded text: what the pattern says of characters beyond ASCII is said of
 * what they are folded to, so that /〔[0-9]+〕號/ finds [2026]号 (pattern_text.h).
 */
enum gk_status gk_pattern_compile_folded(struct gk_pattern *, struct gk_bytes pattern,
                                         struct gk_pattern_error *error) GK_MUST_USE;

enum {
    GK_PATTERN_LITERAL = 2,   /* characters of a literal that few texts hold by chance */
    GK_PATTERN_LITERALS = 32, /* that a pattern has at most */
};

/* Parts of a pattern. */
struct gk_pattern_literals {
    struct gk_bytes at[GK_PATTERN_LITERALS];
    uint32_t count;
};

/*
 * Sets runs of Han characters and digits, each of `least` or more, of which one at least stands in
 * every text in which the pattern is found, or none. Folded, it stands in that text folded, for
 * each of these characters folds to one, wherever it stands. What the forms of a pattern are not
 * known to say leaves no literals. Those are taken that few texts hold: a digit is worth half of
 * another character. `second` may be NULL; else it is set likewise where the pattern has runs worth
 * GK_PATTERN_LITERAL characters or more in two places, /促进.{0,20}发展/: of these one stands there,
 * too.
 */
void gk_pattern_find_literals(struct gk_bytes pattern, uint32_t least, struct gk_pattern_literals *,
                              struct gk_pattern_literals *second);

void gk_pattern_free(struct gk_pattern *);
void gk_pattern_scratch_free(struct gk_pattern_scratch *);

enum gk_pattern_answer {
    GK_PATTERN_FOUND,
    GK_PATTERN_ABSENT,
    GK_PATTERN_TOO_MUCH, /* its limit was reached: no answer */
};

/* The first match at or behind byte `from` of valid UTF-8 text; its span in bytes. An empty match
 * is possible; the caller steps on by itself. */
enum gk_status gk_pattern_find(const struct gk_pattern *, struct gk_pattern_scratch *,
                               struct gk_bytes text, size_t from, enum gk_pattern_answer *answer,
                               size_t *start, size_t *end) GK_MUST_USE;

/*
 * A pattern for folded text that is compiled when it is first searched for, once for all threads: a
 * profile has hundreds, of which a run may need few. That it compiles is known (gk_pattern_check);
 * one that does not is never found. Does not own its text. Born as { .text = … }.
 */
struct gk_late_pattern {
    struct gk_bytes text;
    _Atomic(struct gk_pattern *) compiled;
};

/* As gk_pattern_find. Any thread. */
enum gk_status gk_late_pattern_find(struct gk_late_pattern *, struct gk_pattern_scratch *,
                                    struct gk_bytes text, size_t from,
                                    enum gk_pattern_answer *answer, size_t *start,
                                    size_t *end) GK_MUST_USE;

void gk_late_pattern_free(struct gk_late_pattern *);

#endif
