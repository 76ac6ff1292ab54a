/*
 * mistake.h - what is wrong in a file that a person wrote for gk: where, which rule, what.
 *
 * Rules of group `profile` (finding/rules.def). All mistakes of a profile are gathered, then
 * shown together; one of severity error ends the tool with exit status 2 before any record is
 * read.
 */
#ifndef GK_CONF_MISTAKE_H
#define GK_CONF_MISTAKE_H

#include <stdint.h>

#include "base/arena.h"
#include "finding/catalogue.h"

struct gk_mistake {
    struct gk_mistake *next;
    struct gk_bytes path;
    uint32_t line;   /* from 1; 0: the file as a whole */
    uint32_t column; /* from 1, code points; 0: the line as a whole */
    enum gk_rule_id rule;
    struct gk_bytes arguments[GK_ARGUMENTS];
};

/* In the order they were found; copies what it is given. Born as { 0 }, or with its language, in
 * which they say why a file cannot be read. */
struct gk_mistakes {
    enum gk_language language;
    struct gk_arena arena;
    struct gk_mistake *first;
    struct gk_mistake *last;
    uint32_t errors; /* those of severity error: the others are told, and end no run */
};

/* GK_INVALID, the status of a mistake that was reported; GK_NO_MEMORY when even that failed. */
enum gk_status gk_mistake_add(struct gk_mistakes *, struct gk_bytes path, uint32_t line,
                              uint32_t column, enum gk_rule_id,
                              const struct gk_bytes arguments[GK_ARGUMENTS]) GK_MUST_USE;

void gk_mistakes_free(struct gk_mistakes *);

#endif
