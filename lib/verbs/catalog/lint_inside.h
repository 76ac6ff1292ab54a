/*
 * lint_inside.h - inside lint: a catalogue under examination.
 */
#ifndef GK_VERBS_CATALOG_LINT_INSIDE_H
#define GK_VERBS_CATALOG_LINT_INSIDE_H

#include "verbs/catalog/engine.h"

/* A law for some matters, as profile.json has it for records. */
struct gk_catalog_law {
    struct gk_limit limit;
    struct gk_bytes basis;
    struct gk_catalog_names titles;  /* 处罚决定书: wherever it stands in subject or content */
    struct gk_catalog_names columns; /* 行政处罚: where it ends the subject … */
};

/* What catalog/lint of the profile says. */
struct gk_catalog_lint_words {
    struct gk_catalog_names channels; /* folded */
    struct gk_catalog_names things;   /* 结果, 清单: each is published by itself */
    struct gk_catalog_names one;      /* 等, 的: what is listed before them is of one thing */
    struct gk_catalog_names whole;    /* 双随机、一公开: no list */
    struct gk_catalog_names behind;   /* … or one of these stands behind it: 结果, 信息 */
    uint32_t bundled;                 /* so many things are several; 0: that is not asked */
};

/* What an item may say or not. */
enum gk_catalog_part {
    GK_CATALOG_SUBJECT,
    GK_CATALOG_SUBDIVISION, /* 二级事项, where it is more than 一级事项 */
    GK_CATALOG_CONTENT,
    GK_CATALOG_LIMIT,
    GK_CATALOG_MANNER,
    GK_CATALOG_CHANNELS,
    GK_CATALOG_PARTS,
};

/* Its memory is the verdict's, but for maps and scratch. */
struct gk_catalog_lint {
    const struct gk_catalog_plan *plan;
    const struct gk_catalog *catalog;
    struct gk_verdict *end;
    struct gk_scratch scratch;
    struct gk_catalog_lint_words words;
    struct gk_catalog_law *laws;
    size_t law_count;
    bool said[GK_CATALOG_PARTS];   /* by some item */
    struct gk_map ids;             /* folded, to the first item that has it */
    struct gk_map contents;        /* subject and content, likewise */
    struct gk_map sections;        /* unknown ones that were told */
    struct gk_bytes last_channels; /* of the item before; a cell of many rows is one mistake */
};

/* Tells something of an item, by its line; the first argument is its number and title. */
enum gk_status gk_catalog_lint_tell(struct gk_catalog_lint *, const struct gk_catalog_item *,
                                    enum gk_rule_id, enum gk_severity at_most,
                                    struct gk_bytes second, struct gk_bytes third) GK_MUST_USE;

/* The same of a draft that has all but its place and its first argument. */
enum gk_status gk_catalog_lint_add(struct gk_catalog_lint *, const struct gk_catalog_item *,
                                   struct gk_finding *draft) GK_MUST_USE;

/* The text as it is compared; at == NULL when there is no memory. */
struct gk_bytes gk_catalog_lint_fold(struct gk_catalog_lint *, struct gk_bytes text);

/* A number as a text; likewise. */
struct gk_bytes gk_catalog_lint_number(struct gk_catalog_lint *, uint32_t number);

/* A list of catalog/lint. */
enum gk_status gk_catalog_lint_list(struct gk_catalog_lint *, const char *parameter,
                                    struct gk_catalog_names *) GK_MUST_USE;

/* What the profile says. */
enum gk_status gk_catalog_lint_read_words(struct gk_catalog_lint *) GK_MUST_USE;
enum gk_status gk_catalog_lint_read_laws(struct gk_catalog_lint *) GK_MUST_USE;

/* Whether the cell names a channel: of a form's boxes one is ticked. */
bool gk_catalog_lint_has_channel(const struct gk_catalog_item *);

/* The examinations of an item, in the order of the catalogue. */
enum gk_status gk_catalog_lint_channels(struct gk_catalog_lint *,
                                        const struct gk_catalog_item *) GK_MUST_USE;
enum gk_status gk_catalog_lint_bundle(struct gk_catalog_lint *,
                                      const struct gk_catalog_item *) GK_MUST_USE;
enum gk_status gk_catalog_lint_limit(struct gk_catalog_lint *,
                                     const struct gk_catalog_item *) GK_MUST_USE;

#endif
