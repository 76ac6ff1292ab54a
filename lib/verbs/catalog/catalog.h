/*
 * catalog.h - which item of the catalogue a record fulfils, and whether it was published in time.
 *
 * The item is found by the first of these that knows one:
 *
 *   1. `catalog_item`: id, title or column of an item; the number of a task stands for all items
 *      of it (9.1 for 9.1 and 9.1.2), between which the title decides, else it is the one of the
 *      number
 *   2. `column`: a column or the title of an item; of a path such as 首页>政务公开>权责清单 the last
 *      part that is known; else the longest of these names with which it ends. A page that
 *      explains a document is of the item for such pages (nature/解读), whatever its column is
 *   3. the words of `title` (words.h)
 *   4. its class, as gk-classify has written it or the taxonomies find it (classes.h)
 *
 * Where several fit, those stay for which 3 speaks, then 4, then whose 公开主体 is the `publisher`; if
 * still several are left, the record is ambiguous. Names are compared folded (text/fold.h).
 *
 * The time: the item's limit, counted from the day after the event that its clause names: formed or
 * changed, the later of formed_date and changed_date (due.h); 批准 and 批复 approved_date; 作出决定
 * decided_date, else formed_date; 获取 received_date, else formed_date; 收到 received_date; 发生
 * event_time; 答复 replied_date; the end of a month, quarter or year, and dates of every year, as
 * period.h says. Of several clauses the one counts that is for a kind of matter that the record's
 * title or column names, else the first that is for all. Where an item gives no limit at all, 20
 * working days (政府信息公开条例 art. 26; parameter catalog/deadline/working_days). An item whose limit
 * is written but has no figure (及时, 长期) or cannot be read sets no deadline. A limit in hours is
 * counted from the time of day where there is one, else in whole days. What is later than the due
 * day is late, by at least 1 in the unit of the rule.
 *
 * The annotation, with the members that apply, in this order:
 *
 *   item        id of the one item that fits
 *   status      historic     formed before catalog/historic/since, when the first Regulation took
 *                            force (国务院令第492号), or of a status of catalog/historic/status,
 *                            opened late (art. 18); decided before everything else
 *               unmatched    no item fits
 *               ambiguous    several fit
 *               no_deadline  no date of the event that can be read, no limit, a date of publication
 *                            that cannot be read, or a record not to be published proactively,
 *                            as it says or, where it does not, as its item says
 *               on_time late     published by the due day, or behind it
 *               pending overdue  not published, and today is not yet, or is behind the due day
 *   due         YYYY-MM-DD, or YYYY-MM-DDThh:mm where the limit is hours and the formed time is
 *               known; for unmatched and ambiguous records by the 20 working days
 *   days        how far publication, or today, lies behind the due day, in the unit of the rule
 *               (working days, hours; days also where it is months); negative where it lies
 *               before
 *   basis       of the due day: the item's, or article 26
 *   provisional true, where the count runs past the years whose holidays are known. While the
 *               due day itself is such a guess, catalog.late and catalog.overdue are notes at most
 *   candidates  ids of the items that fit equally well, or, where none fits, come near: that are of
 *               the same task, rest on the same item of article 20, or are in a group that the
 *               title names; in the order of the catalogue, of these GK_CATALOG_NEAR at most
 */
#ifndef GK_VERBS_CATALOG_CATALOG_H
#define GK_VERBS_CATALOG_CATALOG_H

#include "base/map.h"
#include "verbs/catalog/classes.h"
#include "verbs/catalog/columns.h"
#include "verbs/catalog/groups.h"
#include "verbs/catalog/words.h"
#include "verbs/screen.h"
#include "verbs/verb.h"

struct gk_catalog_entry;

enum { GK_CATALOG_NEAR = 8 };

/* What is judged: a year or a quarter of one, in quarters as those of the account. */
struct gk_catalog_period {
    int32_t first;
    int32_t last;
    bool asked; /* all else is left out; else it is only for what is counted on in a year */
};

/* What the elements of evidence are called. */
struct gk_catalog_names {
    struct gk_bytes *at;
    size_t count;
};

struct gk_catalog_evidence_words {
    struct gk_catalog_names roster;
    struct gk_catalog_names attendance;
    struct gk_catalog_names person;
};

/* Owns its index; the profile must outlive it. Born as { 0 }; made by one thread, then only
 * read. */
struct gk_catalog_plan {
    const struct gk_profile *profile;
    struct gk_catalog_words words;
    struct gk_catalog_classes classes;
    struct gk_catalog_groups groups;
    struct gk_catalog_columns site; /* of the website */
    int32_t today;
    int32_t since;        /* formed before this day: historic */
    int32_t working_days; /* of article 26 */
    bool whole;           /* the input is the whole archive: absence is judged; off at first */
    int32_t ahead;        /* what is due within so many days is told; -1: nothing, at first */
    bool covers;          /* the account is asked for, with all its parts; off at first */
    struct gk_map duties; /* folded numbers of duties.csv */
    struct gk_catalog_evidence_words evidence;
    struct gk_catalog_period period; /* the year before today's at first */
    bool moves;    /* a limit of calendar days from a day off to the next working day */
    bool lists;    /* records are to have a row of the directory (directory.h); off at first */
    bool archives; /* a ledger is kept of them (content.h); off at first */
    bool omitted[GK_FIELD_COUNT]; /* what is dropped from records is for no list either */
    const struct gk_bytes *omitted_names;
    size_t omitted_count;
    struct gk_bytes ledger_key; /* of digests in the ledger; empty: they are plain */
    struct gk_bytes basis;
    struct gk_arena arena;
    struct gk_map historic; /* folded values of status */
    struct gk_map ids;      /* folded name to the first of its entries */
    struct gk_map titles;
    struct gk_map tasks;   /* what stands in front of the dots of ids: 2.1 and 2 of 2.1.3 */
    struct gk_map columns; /* titles too */
    struct gk_catalog_entry *entries;
    uint32_t entry_count;
};

/* What the command line asks for; what it points to must outlive the plan. */
struct gk_catalog_options {
    int32_t today;          /* as domain/calendar.h */
    struct gk_bytes period; /* YYYY or YYYY-Qn, of the years 1949 to 2100; at == NULL: none */
    bool whole;
    bool covers;
    bool lists;
    bool archives;
    int32_t ahead; /* -1: nothing is told ahead */
    struct gk_bytes ledger_key;
    const struct gk_bytes *omitted; /* members of these names, by field or by their own */
    size_t omitted_count;
};

/* GK_INVALID: the period is none. The plan is to be closed in every case. */
enum gk_status gk_catalog_plan_open(struct gk_catalog_plan *, const struct gk_profile *,
                                    const struct gk_catalog_options *) GK_MUST_USE;

void gk_catalog_plan_close(struct gk_catalog_plan *);

/* What passes through. Born as { 0 }; one thread. */
struct gk_catalog_tally {
    const struct gk_catalog_plan *plan;
    struct gk_account account;
    uint64_t shared; /* documents that parts put together have in common, as far as is known */
    enum gk_account_figure of; /* GK_ACCOUNT_READ; of what tools before have kept back, which */
    struct gk_screen screen;   /* of ids and titles of what is owed */
};

enum gk_status gk_catalog_tally_open(struct gk_catalog_tally *,
                                     const struct gk_catalog_plan *) GK_MUST_USE;

void gk_catalog_tally_close(struct gk_catalog_tally *);

/*
 * Its plan is a struct gk_catalog_plan, its tally a struct gk_catalog_tally. At the end, where the
 * input is the whole archive, it reports each item that is counted on and has nothing published
 * (catalog.missing), each whose last record is older than its cycle allows (catalog.stale), and the
 * duties that were not done (duty.*). Records that are evidence of a duty it sets aside
 * (evidence.h).
 */
extern const struct gk_verb gk_catalog_verb;

#endif
