/*
 * section.h - which section of the office answers for a record, for reports that people share out
 * by it.
 *
 * The first of these that says it:
 *
 *   1. the record's own field section (责任科室), a text or an array of them
 *   2. its catalog_item: the sections that lead in the catalogue's item of that id or name
 *   3. the item that the verb itself has found for it (gk-catalog)
 *   4. its column, where the items that the catalogue gives it agree (a path: its last known part)
 *   5. an earlier gk-classify's result: its section, else those of its task, else of its area
 *   6. the task, or the area, that the verb has found
 *   7. its column, where the items do not agree: the sections of all of them
 *
 * Of an item they are those that lead, in the catalogue's order, at most eight, joined by 、; where
 * none leads, those that cooperate. An area has those of its tasks. Names are compared folded.
 *
 * Made from a profile by one thread, then only read. Nobody need ask of a record of which nothing
 * is reported.
 */
#ifndef GK_VERBS_SECTION_H
#define GK_VERBS_SECTION_H

#include "verbs/verb.h"

enum { GK_SECTION_NAMES = 8 };

struct gk_section_group; /* who answers for what one name stands for */

/* Owns what it made; the profile must outlive it. Born as { 0 }, when it knows no catalogue. */
struct gk_sections {
    struct gk_arena arena;
    struct gk_section_group *groups;
    uint32_t group_count;
    struct gk_map items;   /* by id and by name */
    struct gk_map tasks;   /* that have duties and no item */
    struct gk_map areas;   /* 10 of 10.2 */
    struct gk_map columns; /* by the names that their records' columns have, and by theirs */
};

enum gk_status gk_sections_open(struct gk_sections *, const struct gk_profile *) GK_MUST_USE;
void gk_sections_close(struct gk_sections *);

/*
 * The sections, in the verdict's arena or the catalogue; empty where nobody is named; at == NULL
 * when there is no memory. The verdict is that of the record, judged. Any thread, with a scratch of
 * its own.
 */
struct gk_bytes gk_section_find(const struct gk_sections *, const struct gk_verb *,
                                const void *plan, struct gk_scratch *, const struct gk_record *,
                                struct gk_verdict *) GK_MUST_USE;

/* Of an item alone; at == NULL when there is no memory. */
struct gk_bytes gk_section_of_item(const struct gk_catalog_item *, struct gk_arena *) GK_MUST_USE;

#endif
