/*
 * report.h - what the files of the group `report` share: report.c says which record is a report,
 * report_time.c judges when it is out, report_content.c what it holds, report_carried.c whether
 * what one year hands over is what the next one takes. Inside this room.
 */
#ifndef GK_VERBS_VALIDATE_REPORT_H
#define GK_VERBS_VALIDATE_REPORT_H

#include "base/digest.h"
#include "base/map.h"
#include "domain/report/sums.h"
#include "domain/report/title.h"
#include "verbs/validate/group.h"
#include "verbs/validate/limits.h"

/* A report that is judged. */
struct gk_report_subject {
    struct gk_judging *judging;
    struct gk_annual_title title;
    struct gk_bytes issuer;          /* of the title, or else the publisher; folded; may be empty */
    int32_t year;                    /* that it is about; 0: unknown */
    const struct gk_member *content; /* of an attachment's text what is like its member */
    struct gk_bytes pointer;         /* to such a text; of the content empty */
    struct gk_bytes content_text;
    struct gk_annual_text text;
    uint64_t sections; /* bits: which of the sections that are asked for stand in the texts */
    bool has_table;    /* the numbers of some table stand in the text */
};

/* Who is a government: rules/deadline.report of the profile. */
struct gk_report_time {
    struct gk_limit_words governments; /* words in its name … */
    struct gk_limit_words places;      /* … and what that ends with */
};

enum gk_status gk_report_time_open(struct gk_validate_plan *, struct gk_report_time *) GK_MUST_USE;

/* Adds that it was published too late. */
enum gk_status gk_report_judge_time(const struct gk_report_subject *,
                                    const struct gk_report_time *) GK_MUST_USE;

/* Whether the text at hand has one of the tables; notes its sections. */
bool gk_report_look_through(struct gk_report_subject *);

/* Adds what is wrong with the tables of the text at hand, and leaves the judging a note of what it
 * carries over. */
enum gk_status gk_report_judge_tables(struct gk_report_subject *) GK_MUST_USE;

/* Adds which sections stand in none of the texts that were looked through. */
enum gk_status gk_report_judge_sections(struct gk_report_subject *) GK_MUST_USE;

/* A row of the table as the tally keeps it. */
struct gk_report_row {
    bool read;
    struct gk_annual_cell cells[GK_ANNUAL_MOST_COLUMNS];
};

/* What a report leaves for the tally. */
struct gk_report_note {
    uint8_t issuer[GK_DIGEST_SIZE];
    int32_t year;
    uint32_t column_count;
    struct gk_bytes columns[GK_ANNUAL_MOST_COLUMNS]; /* of the profile */
    struct gk_report_row taken;                      /* over from the year before */
    struct gk_report_row left;                       /* for the next one */
    struct gk_bytes pointer;
    uint32_t place;
};

/* Fills the note from the table, by the lines of kind `carry`; false where there is nothing to
 * compare. */
bool gk_report_carry(struct gk_report_note *, const struct gk_annual_forms *,
                     const struct gk_annual_table *);

/* What has been seen of each report: one for each issuer and year. */
struct gk_report_tally {
    struct gk_arena arena;    /* keys */
    struct gk_buffer reports; /* struct gk_report_note each */
    struct gk_map places;     /* of issuer and year: which of them */
};

enum gk_status gk_report_tally_add(void *tally, const struct gk_validate_plan *, const void *note,
                                   const struct gk_place *, struct gk_verdict *) GK_MUST_USE;
void gk_report_tally_close(void *tally);

#endif
