/*
 * profile.h - an office's rules, loaded and checked.
 *
 * A profile is a directory of plain files (gk-profile.5). The default profile is compiled in;
 * an office's directory is laid over it: profile.json and calendar.json are merged (RFC 7396),
 * any other file replaces its namesake. What is loaded is checked: a mistake is a finding of group
 * `profile` with file and line, and no record is read.
 *
 * The profile owns all it points to. Loaded by one thread, then only read.
 */
#ifndef GK_PROFILE_PROFILE_H
#define GK_PROFILE_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "conf/json.h"
#include "conf/mistake.h"
#include "domain/calendar.h"
#include "domain/limit.h"
#include "domain/report/forms.h"
#include "domain/title.h"
#include "finding/action.h"
#include "profile/duties.h"
#include "profile/elements.h"
#include "profile/pairs.h"
#include "record/field.h"

/* One file of the profile as it counts after overlaying; `path` is what messages call it. */
struct gk_profile_file {
    struct gk_bytes name; /* "taxonomy/area.tsv" */
    struct gk_bytes path; /* "default/taxonomy/area.tsv", or the office's own */
    struct gk_bytes text; /* at == NULL: not read, since nobody asked for what is in it */
    bool embedded;        /* compiled in; that it has no mistakes is tested, not checked again */
};

/* A row of a taxonomy: evidence for a class. Exactly one of term and pattern is there. */
struct gk_taxonomy_row {
    struct gk_bytes class_name; /* "10", or "10.2": counts for class 10 and names task 10.2 */
    bool any_field;             /* the field column is `*` */
    enum gk_field field;
    bool title_end;              /* the field column is `title_end`: where the title proper ends */
    bool title_nature;           /* or `title_nature`: the page is no document, but … */
    enum gk_title_nature nature; /* … this, which is the term */
    struct gk_bytes term;        /* folded when matched */
    struct gk_bytes pattern;     /* PCRE2, without its slashes */
    bool stop;      /* the weight column is `stop`: decides alone, in the order of rows */
    bool cover;     /* the weight column is `cover`: what lies within counts for nothing */
    int32_t weight; /* negative: speaks against the class */
    struct gk_bytes note;
    uint32_t line;
};

/* What people call a class whose id is a number: a row with = in the field column. */
struct gk_class_title {
    struct gk_bytes class_name;
    struct gk_bytes title;
    uint32_t line;
};

struct gk_taxonomy {
    struct gk_bytes name; /* area, genre, or an office's own */
    struct gk_bytes path;
    struct gk_taxonomy_row *rows;
    size_t row_count;
    struct gk_class_title *titles; /* one a class at most */
    size_t title_count;
    int32_t threshold; /* least score of a label; parameter `threshold` of the taxonomy */
    int32_t margin;    /* least distance of the first label from the second */
    int32_t reach;     /* what a model that is trained says of a text of middling size, in tenths of
                        * a point; parameter `reach` of the taxonomy */
    bool issuer_counts; /* who issues a document is evidence where it begins the title; parameter
                         * `issuer` of the taxonomy, 1 or 0 */
};

/* What a run of characters says of a class: a row of a learned model. */
enum { GK_MODEL_CHARACTERS = 3 };

struct gk_model_point {
    struct gk_bytes class_name;
    uint32_t characters[GK_MODEL_CHARACTERS]; /* folded */
    uint32_t length;                          /* of them */
    int32_t tenths;                           /* of a point */
    uint32_t line;
};

struct gk_model_table {
    struct gk_bytes name; /* of the taxonomy */
    struct gk_bytes path;
    struct gk_model_point *rows;
    size_t row_count;
    bool embedded; /* as struct gk_profile_file */
};

/* A word list. */
struct gk_lexicon_list {
    struct gk_bytes path; /* "lexicon.tsv" for the profile's own, else the file as it was given */
    bool ignores_punctuation; /* signs inside its terms do not count */
};

/* A row of a word list. There may be a million. */
struct gk_lexicon_row {
    struct gk_bytes term; /* or a pattern, without its slashes */
    const struct gk_lexicon_list *list;
    struct gk_bytes *allow; /* phrases that cover the term where they stand around it */
    uint32_t allow_count;
    uint32_t line;
    enum gk_action action : 8;
    bool is_pattern;
    bool inside_words; /* written *term*: a Latin term also counts inside longer words */
};

struct gk_lexicon {
    struct gk_lexicon_row *rows;
    size_t count;
    size_t capacity;
};

struct gk_section {
    struct gk_bytes name;
    bool leads; /* 牵头 or sole; otherwise 配合 */
};

/* A class of a taxonomy whose records belong to an item: area/4.1, article20/7. */
struct gk_item_class {
    struct gk_bytes taxonomy;
    struct gk_bytes name;
};

/* A row of the catalogue of what must be made public. */
struct gk_catalog_item {
    struct gk_bytes id; /* 目录项编号; "4.1.2" is the second of task 1 of area 4 of the plan */
    struct gk_bytes group;   /* 一级事项 */
    struct gk_bytes title;   /* 二级事项, or 三级事项 where there is one */
    struct gk_bytes content; /* 公开内容（要素） */
    struct gk_bytes basis;
    struct gk_bytes limit_text;     /* 公开时限 as written; empty where it says there is none */
    const struct gk_limits *limits; /* what it gives; no clause, though there is a text: no day */
    struct gk_bytes publisher;
    struct gk_bytes channels; /* this and the next four: as written, or the ticked names */
    struct gk_bytes audience; /* 公开对象, 公开方式, 公开层级 */
    struct gk_bytes disclosure;
    struct gk_bytes level;
    struct gk_bytes stage;    /* 五公开: which of 决策, 执行, 管理, 服务, 结果 */
    struct gk_limit cycle;    /* 更新周期: how often something new is due */
    struct gk_bytes *columns; /* 栏目: names of columns whose records belong here */
    size_t column_count;
    struct gk_bytes *words; /* 标题用语: words of the titles of its records; of others with ! */
    size_t word_count;
    struct gk_item_class *classes; /* 对应分类 */
    size_t class_count;
    struct gk_section *sections; /* 责任科室 */
    size_t section_count;
    int32_t expected; /* 应公开数量: how many records a year at least; 0: none are counted on */
    bool of_plan; /* its id is a 目录项编号, and so that of the plan; else its place in the list */
    uint32_t line;
};

struct gk_catalog {
    struct gk_bytes path;
    bool embedded; /* the built-in one */
    bool classed;  /* it has a column 对应分类 */
    struct gk_catalog_item *items;
    size_t count;
};

/* When a rule is in force, and how severe a finding is of another day at most. */
struct gk_in_force {
    int32_t from; /* days of domain/calendar.h, both included */
    int32_t to;
    enum gk_severity outside;
};

/* What a law sets of a rule, and from when until when: a member of rules/RULE/versions. */
struct gk_rule_version {
    int32_t from; /* days of domain/calendar.h, both included */
    int32_t to;
    struct gk_bytes basis; /* empty: the rule's own */
    const struct gk_json_value *parameters;
};

/* In order; no two at once. */
struct gk_rule_versions {
    struct gk_rule_version *at;
    size_t count;
};

struct gk_profile {
    struct gk_arena arena;
    bool none; /* --profile=none: no rule but the reader's */
    struct gk_bytes name;
    struct gk_bytes office;
    struct gk_bytes version;
    bool has_language;
    enum gk_language language;
    struct gk_field_names fields;
    enum gk_severity severity[GK_RULE_COUNT];
    struct gk_in_force in_force[GK_RULE_COUNT];
    struct gk_rule_versions versions[GK_RULE_COUNT];
    struct gk_calendar calendar;
    struct gk_catalog catalog;
    struct gk_duties duties;
    struct gk_taxonomy *taxonomies;
    size_t taxonomy_count;
    struct gk_model_table *models;
    size_t model_count;
    struct gk_lexicon lexicon;
    struct gk_annual_forms reports; /* what annual reports hold */
    struct gk_elements elements;    /* what records of a kind must tell */
    struct gk_partners pairs;
    struct gk_cleanup cleanup;
    struct gk_profile_file *files; /* sorted by name */
    size_t file_count;
    void *settings; /* the merged profile.json, a json_t of conf */
};

/* Born as { 0 }; profile/open.h fills it. */
void gk_profile_close(struct gk_profile *);

/*
 * A parameter of a rule or section of profile.json, by path: {"rules":{"date.future":
 * {"days":0}}} is ("rules", "date.future", "days"). False where it is absent or of another type;
 * the default profile has every parameter the program asks for (a test sees to it).
 */
bool gk_profile_integer(const struct gk_profile *, const char *section, const char *key,
                        const char *parameter, int64_t *value);
bool gk_profile_text(const struct gk_profile *, const char *section, const char *key,
                     const char *parameter, struct gk_bytes *value);

/*
 * What the law of that day sets of the rule; NULL where no version is in force then. A record is
 * judged by the law of its own day, and a rule that has versions says nothing of any other.
 */
const struct gk_rule_version *gk_profile_version(const struct gk_profile *, enum gk_rule_id,
                                                 int32_t day);

/* A parameter of a version; as gk_profile_integer. */
bool gk_version_integer(const struct gk_rule_version *, const char *parameter, int64_t *value);
/* The time it gives, as working_days, days or hours; false where it gives none. */
bool gk_version_limit(const struct gk_rule_version *, struct gk_limit *);
bool gk_version_text(const struct gk_rule_version *, const char *parameter, struct gk_bytes *value);

/* Whether it is one of the texts of a list of the version. */
bool gk_version_lists(const struct gk_rule_version *, const char *parameter, struct gk_bytes text);

/* On what a rule rests that judged by the law of that day (GK_NO_DAY: of any): `basis` of the
 * version in force, of the rule in profile.json (of redact.TYPE, of the type), else the
 * catalogue's. */
struct gk_bytes gk_profile_basis(const struct gk_profile *, enum gk_rule_id, int32_t day);

/* A list of texts; the array lives in `arena`. */
enum gk_status gk_profile_texts(const struct gk_profile *, const char *section, const char *key,
                                const char *parameter, struct gk_arena *arena,
                                struct gk_bytes **values, size_t *count) GK_MUST_USE;

/* The members of an object whose values are texts; none where it is absent. */
struct gk_profile_walk {
    struct gk_json_walk members;
};

void gk_profile_walk_open(struct gk_profile_walk *, const struct gk_profile *, const char *section,
                          const char *key, const char *parameter);
bool gk_profile_walk_next(struct gk_profile_walk *, struct gk_bytes *name, struct gk_bytes *value);

/* Whether the office has a section of that name. */
bool gk_profile_has_section(const struct gk_profile *, struct gk_bytes name);

/* The file of that name after overlaying, or NULL. */
const struct gk_profile_file *gk_profile_file(const struct gk_profile *, struct gk_bytes name);

/* The taxonomy of that name, or NULL. */
const struct gk_taxonomy *gk_profile_taxonomy(const struct gk_profile *, struct gk_bytes name);

/* What was learned for the taxonomy of that name, or NULL. */
const struct gk_model_table *gk_profile_model(const struct gk_profile *, struct gk_bytes name);

#endif
