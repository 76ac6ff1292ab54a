/*
 * account.h - the coverage account: what came by, counted so that accounts of parts of an archive
 * can be put together.
 *
 * It has five parts:
 *
 *   rows       counts by key: item, section, area, stage (五公开) and period
 *   deeds      what the evidence says of each duty: what was done on which day, who was to take
 *              part and who did, for which items, what came in and was answered
 *   columns    what stands in each column of the website, and how new it is
 *   owed       for each section what is late or overdue, with titles (通报): the
 *              GK_ACCOUNT_TITLES that come first in the order of their ids, the rest counted
 *   documents  of which documents there are several addresses (集中度): of all of them, or where
 *              they are more than GK_ACCOUNT_DOCUMENTS, of a sample that their hashes choose
 *
 * The contract: adding and merging commute. Whatever way the records of an archive are split, in
 * whatever order they are added and the accounts merged, the account is the same, once it has been
 * put in order (gk_account_sort). So every part is a sum, a largest, or the smallest of a set; none
 * knows of lines, files or the order of the input. Whoever writes an account down writes the rows,
 * the deeds, the columns, the lists and the documents, and adds them to an empty account to have it
 * back.
 *
 * Items, sections, areas and columns are numbers of the plan's lists (groups.h, columns.h), duties
 * of duties.csv:
 * accounts of one profile, catalogue, date and period can be merged, and no others. Titles are
 * screened by whoever adds them.
 *
 * Memory: 200 bytes a row, of which there are no more than keys that occur; 480 bytes a title;
 * 12 MiB for the documents of large archives. Owns it. Born as { 0 }; one thread at a time.
 */
#ifndef GK_VERBS_CATALOG_ACCOUNT_H
#define GK_VERBS_CATALOG_ACCOUNT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"

/* In place of an item: of none, or of several; in place of a section or an area: none is said. */
#define GK_ACCOUNT_UNMATCHED UINT32_MAX
#define GK_ACCOUNT_AMBIGUOUS (UINT32_MAX - 1)
#define GK_ACCOUNT_NONE UINT32_MAX

/* 五公开: the stage of a matter that a record is of. */
enum gk_stage {
    GK_STAGE_NONE,
    GK_STAGE_DECISION,   /* 决策 */
    GK_STAGE_EXECUTION,  /* 执行 */
    GK_STAGE_MANAGEMENT, /* 管理 */
    GK_STAGE_SERVICE,    /* 服务 */
    GK_STAGE_RESULT,     /* 结果 */
    GK_STAGES,
};

struct gk_account_key {
    uint32_t item;
    uint32_t section; /* that the record names itself; GK_ACCOUNT_NONE: those of its item */
    uint32_t area;
    uint32_t stage; /* enum gk_stage */
    int32_t period; /* quarter: year * 4 + 0 … 3; 0: no date tells */
};

/* What is counted, each record in every one that it is of. */
enum gk_account_figure {
    GK_ACCOUNT_READ,      /* passed on, or would have been */
    GK_ACCOUNT_PUBLISHED, /* with a date of publication, whatever their status */
    GK_ACCOUNT_ON_TIME,
    GK_ACCOUNT_LATE,
    GK_ACCOUNT_PENDING,
    GK_ACCOUNT_OVERDUE,
    GK_ACCOUNT_HISTORIC,
    GK_ACCOUNT_NO_DEADLINE,
    GK_ACCOUNT_HELD,     /* by gk-validate before: of --held */
    GK_ACCOUNT_WITHHELD, /* by gk-redact before: of --withheld */
    GK_ACCOUNT_OUTSIDE,  /* published, in no column that the catalogue names */
    GK_ACCOUNT_NO_TOPIC, /* a published policy of no topic (专题) */
    GK_ACCOUNT_FIGURES,
};

struct gk_account_row {
    struct gk_account_key key;
    int32_t newest; /* the last day of publication that can be read; GK_NO_DAY: none */
    uint64_t figures[GK_ACCOUNT_FIGURES];
};

/* What was published in a column of the website. */
struct gk_account_column {
    uint64_t count;
    int32_t newest; /* GK_NO_DAY: none */
};

/* What is kept of the evidence of duties. */
enum gk_deed {
    GK_DEED_DONE,     /* on the day `value` */
    GK_DEED_LISTED,   /* the person whose hash is `value` was to take part; `day`: last said on */
    GK_DEED_CAME,     /* and did; `day`: last on */
    GK_DEED_NAMED,    /* for the item `value` a person is named; `day`: last said on */
    GK_DEED_ANSWERED, /* what came in on the day `value`, in time … */
    GK_DEED_LATE,     /* … too late … */
    GK_DEED_OPEN,     /* … not yet … */
    GK_DEED_OVERDUE,  /* … and the time is over */
    GK_DEEDS,
};

struct gk_deed_key {
    uint32_t duty; /* of duties.csv */
    uint32_t deed; /* enum gk_deed */
    uint64_t value;
};

struct gk_deed_row {
    struct gk_deed_key key;
    uint64_t count;
    int32_t day; /* the last; GK_NO_DAY: not asked for */
};

enum {
    GK_ACCOUNT_TITLES = 1000,          /* a section */
    GK_ACCOUNT_DOCUMENTS = 384 * 1024, /* whose addresses are known at once */
    GK_ACCOUNT_ID = 200, /* bytes of an id and of a title that are kept; what is longer
                                      * ends where a character does */
    GK_ACCOUNT_TITLE = 240,
};

/* A record that is late or overdue. In order of ids; of one id, of the other members. */
struct gk_owed {
    uint32_t item;
    int32_t due;  /* day */
    int64_t days; /* behind it, in the unit of the item's limit */
    bool overdue; /* not yet published; else published late */
    uint8_t id_length;
    uint8_t title_length;
    char id[GK_ACCOUNT_ID];
    char title[GK_ACCOUNT_TITLE];
};

/* A document under one of its addresses, both by their hashes. */
struct gk_account_document {
    uint64_t document; /* not 0 */
    uint64_t address;  /* the smallest of them */
    uint64_t several;  /* 1: there is another; else 0 */
};

/* Rows that begin with their keys. */
struct gk_account_table {
    struct gk_map keys; /* to the row's number */
    struct gk_buffer rows;
    uint32_t last; /* the row found last */
};

struct gk_account {
    struct gk_arena arena;         /* keys */
    struct gk_account_table rows;  /* struct gk_account_row */
    struct gk_account_table deeds; /* struct gk_deed_row */

    struct gk_account_column *columns; /* by their numbers */
    uint32_t column_count;

    struct gk_buffer *owed; /* struct gk_owed, a heap by section, the last on top */
    uint64_t *owed_counts;  /* all that were added, listed or not */
    uint32_t sections;

    struct gk_buffer documents; /* struct gk_account_document, slots of a table; document 0: free */
    uint32_t document_count;
    uint32_t halved; /* the sample is of one document in 2 to the power of this */
};

/* `sections` and `columns` are how many the plan lists. To be closed in every case. */
enum gk_status gk_account_open(struct gk_account *, uint32_t sections,
                               uint32_t columns) GK_MUST_USE;
void gk_account_close(struct gk_account *);

/* Adds to the row of that key; `newest` of a row without is GK_NO_DAY. */
enum gk_status gk_account_add(struct gk_account *, const struct gk_account_row *) GK_MUST_USE;

/* Adds to the row of that key. */
enum gk_status gk_account_add_deed(struct gk_account *, const struct gk_deed_row *) GK_MUST_USE;

/* Adds to the column of that number. */
void gk_account_add_column(struct gk_account *, uint32_t number, struct gk_account_column);

/* Whether the section's list would keep something of that id, were it added now: who screens titles
 * screens no others. */
bool gk_account_lists(const struct gk_account *, uint32_t section, const struct gk_owed *);

/* Counts, and lists where it is among the first. */
enum gk_status gk_account_add_owed(struct gk_account *, uint32_t section,
                                   const struct gk_owed *) GK_MUST_USE;

/* Further ones of the section that are on no list. */
void gk_account_add_unlisted(struct gk_account *, uint32_t section, uint64_t count);

enum gk_status gk_account_add_document(struct gk_account *,
                                       const struct gk_account_document *) GK_MUST_USE;

/* Whether the document is there already, under the same address: as far as is known. */
bool gk_account_meets(const struct gk_account *, const struct gk_account_document *);

/* The sample is of one document in 2 to the power of `halved` at most from now on. */
enum gk_status gk_account_halve(struct gk_account *, uint32_t halved) GK_MUST_USE;

/* Adds all of the other, which was opened with as many sections. */
enum gk_status gk_account_merge(struct gk_account *, const struct gk_account *other) GK_MUST_USE;

/* Puts rows, lists and documents in order, for being written; nothing is to be added then. */
void gk_account_sort(struct gk_account *);

static inline const struct gk_account_row *gk_account_rows(const struct gk_account *account,
                                                           size_t *count)
{
    *count = account->rows.rows.length / sizeof(struct gk_account_row);
    return (const struct gk_account_row *)(const void *)account->rows.rows.at;
}

static inline const struct gk_deed_row *gk_account_deeds(const struct gk_account *account,
                                                         size_t *count)
{
    *count = account->deeds.rows.length / sizeof(struct gk_deed_row);
    return (const struct gk_deed_row *)(const void *)account->deeds.rows.at;
}

static inline const struct gk_owed *gk_account_owed(const struct gk_account *account,
                                                    uint32_t section, size_t *count)
{
    *count = account->owed[section].length / sizeof(struct gk_owed);
    return (const struct gk_owed *)(const void *)account->owed[section].at;
}

/* Of a sorted account: those of the sample, without gaps. */
static inline const struct gk_account_document *
gk_account_documents(const struct gk_account *account, size_t *count)
{
    *count = account->document_count;
    return (const struct gk_account_document *)(const void *)account->documents.at;
}

/* How many documents there are, and how many of them stand at several addresses: counted, or where
 * they were too many reckoned from the sample. */
void gk_account_count_documents(const struct gk_account *, uint64_t *documents, uint64_t *several);

/* Copies the text, cut behind its last whole character that fits; returns its length. */
size_t gk_account_cut(char *out, size_t size, struct gk_bytes text);

#endif
