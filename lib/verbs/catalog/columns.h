/*
 * columns.h - the columns of the website as the archive shows them: which one a record stands in,
 * which are empty, and which have had nothing new for too long.
 *
 * 国办秘函〔2019〕19号 (检查指标): columns of news (动态、要闻) are renewed within two weeks, those of
 * notices and policies (通知公告、政策文件) within six months, and none is empty. Words and days
 * stand in the profile's catalog.column. Known are the columns that the catalogue names, and those
 * words, for columns that it does not name. Only what is published counts. Which columns are empty
 * is judged by an office's own catalogue alone: the built-in one lists names that columns may have.
 */
#ifndef GK_VERBS_CATALOG_COLUMNS_H
#define GK_VERBS_CATALOG_COLUMNS_H

#include "profile/profile.h"
#include "verbs/catalog/account.h"
#include "verbs/verb.h"

struct gk_site_column {
    struct gk_bytes name;
    int32_t days; /* within which it is renewed; 0: nobody says */
};

/* Owns its list; born as { 0 }; made by one thread, then only read. */
struct gk_catalog_columns {
    struct gk_arena arena;
    struct gk_site_column *at; /* first those of the catalogue, then the words */
    uint32_t count;
    uint32_t named;        /* how many the catalogue names */
    struct gk_map numbers; /* folded names of these */
};

enum gk_status gk_catalog_columns_open(struct gk_catalog_columns *,
                                       const struct gk_profile *) GK_MUST_USE;
void gk_catalog_columns_close(struct gk_catalog_columns *);

/* The number of the record's column: of the last part of its path that goes by the name, else that
 * ends with it, the longest; else of the first word in it; or GK_ACCOUNT_NONE. */
enum gk_status gk_catalog_find_column(const struct gk_catalog_columns *, struct gk_scratch *,
                                      const struct gk_record *, uint32_t *number) GK_MUST_USE;

struct gk_catalog_tally;
struct gk_catalog_standing;

/* Of an archive that is whole: adds what is not renewed, and what is empty, but for items that are
 * missing altogether. */
enum gk_status gk_catalog_report_columns(const struct gk_catalog_tally *,
                                         const struct gk_catalog_standing *,
                                         struct gk_verdict *end) GK_MUST_USE;

#endif
