/*
 * groups.h - the lists by which the account is kept: sections, areas and stages, and which of them
 * the items of the catalogue belong to.
 *
 * A section is any that the profile or its catalogue names; the last of the list stands for none,
 * and its name is empty. An area is what the catalogue calls the group of an item (一级事项). They
 * are in the order of the catalogue, then of the profile: the same for the same files.
 */
#ifndef GK_VERBS_CATALOG_GROUPS_H
#define GK_VERBS_CATALOG_GROUPS_H

#include "profile/profile.h"
#include "text/fold.h"
#include "verbs/catalog/account.h"

/* To which of them an item belongs. */
struct gk_catalog_group {
    uint32_t area;   /* or GK_ACCOUNT_NONE */
    uint32_t stage;  /* that the catalogue gives it */
    bool policy;     /* its records are to be gathered by topics (专题) */
    uint32_t *leads; /* the sections that lead, or where none does all of them; never empty */
    uint32_t lead_count;
};

/* Owns its lists; born as { 0 }; made by one thread, then only read. */
struct gk_catalog_groups {
    struct gk_arena arena;
    struct gk_bytes *sections;
    uint32_t section_count; /* the last, of no name, is counted */
    uint32_t no_section;    /* its number */
    struct gk_bytes *areas;
    uint32_t area_count;
    struct gk_catalog_group *items; /* as the catalogue's */
    struct gk_map section_numbers;  /* folded names */
    struct gk_map area_numbers;
};

enum gk_status gk_catalog_groups_open(struct gk_catalog_groups *,
                                      const struct gk_profile *) GK_MUST_USE;
void gk_catalog_groups_close(struct gk_catalog_groups *);

/* The number of the section that is called this, or GK_ACCOUNT_NONE. */
enum gk_status gk_catalog_find_section(const struct gk_catalog_groups *, struct gk_folded *,
                                       struct gk_buffer *scratch, struct gk_bytes name,
                                       uint32_t *section) GK_MUST_USE;

/* The stage of that name (决策, 执行, 管理, 服务, 结果), or of the first that the text holds. */
enum gk_stage gk_stage_find(struct gk_bytes text);

/* 决策 …; of GK_STAGE_NONE the empty text. */
const char *gk_stage_name(enum gk_stage);

/* The sections that answer for a row of the account: the one that its records name, else those that
 * lead its item, else the last, which is none. */
const uint32_t *gk_catalog_answerable(const struct gk_catalog_groups *,
                                      const struct gk_account_key *, uint32_t *count);

#endif
