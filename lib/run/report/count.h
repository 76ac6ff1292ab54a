/*
 * count.h - what a run has found, counted: by rule and severity, by section, and the records of
 * which the most is said.
 *
 * A record is counted once with all findings that count alike in it. Findings of one record come
 * one behind the other; those of the end of a run, which stand in records that went by before,
 * in any order: of these it is remembered which have been counted. They do not add to the findings
 * of a record among the first.
 *
 * Memory does not grow with the input (at most GK_COUNT_SECTIONS sections are told apart, the
 * others together) but for a few bytes for each finding of the end, all of which are in memory
 * anyway. One thread at a time.
 */
#ifndef GK_RUN_REPORT_COUNT_H
#define GK_RUN_REPORT_COUNT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "finding/finding.h"

enum {
    GK_COUNT_SECTIONS = 1000,
    GK_COUNT_FIRST = 10, /* records */
    GK_COUNT_SEVERITIES = GK_ERROR + 1,
};

struct gk_count {
    uint64_t findings;
    uint64_t records;
    uint64_t last;        /* number of the record counted last */
    struct gk_bytes file; /* where first; empty: in no record */
    uint64_t line;
};

struct gk_section_count {
    struct gk_bytes name;                   /* empty: none is named */
    uint64_t findings[GK_COUNT_SEVERITIES]; /* of each severity */
    struct gk_count all;
};

/* A record with its findings; the texts are as they are shown. */
struct gk_record_count {
    uint64_t findings;
    uint64_t line;
    struct gk_bytes file;
    struct gk_buffer id;
    struct gk_buffer title;
};

/* Owns what it has made, not the names of files. Born as { 0 }. */
struct gk_findings_count {
    struct gk_count rules[GK_RULE_COUNT][GK_COUNT_SEVERITIES];
    struct gk_section_count *sections; /* the first is of those beyond the most */
    uint32_t section_count;
    struct gk_map section_names;
    struct gk_record_count first[GK_COUNT_FIRST]; /* in order, once closed */
    uint32_t first_count;
    struct gk_record_count at_hand;
    uint64_t records; /* that findings stood in, so far: the number of the last */
    struct gk_arena arena;
    struct gk_map met; /* of the end of the run: rule, severity, section and place */
};

/* What is counted of a finding. */
struct gk_counted_finding {
    const struct gk_finding *finding;
    struct gk_bytes file;
    uint64_t line;
    bool in_record;
    bool at_end;             /* of the run: the record went by before */
    bool shared_out;         /* sections and records are asked for: the next three are there */
    struct gk_bytes section; /* as it is shown */
    struct gk_bytes id;
    struct gk_bytes title;
};

enum gk_status gk_count_finding(struct gk_findings_count *,
                                const struct gk_counted_finding *) GK_MUST_USE;

/* Of all severities. */
uint64_t gk_count_of_rule(const struct gk_findings_count *, enum gk_rule_id);

/* Once nothing more comes: the records with the most findings are in order, most first. */
void gk_count_close(struct gk_findings_count *);

void gk_count_free(struct gk_findings_count *);

#endif
