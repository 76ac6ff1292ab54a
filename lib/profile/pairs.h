/*
 * pairs.h - what must come with what, and how the offices' clean-up of documents ended: pairs.tsv
 * and cleanup.tsv as they are loaded.
 */
#ifndef GK_PROFILE_PAIRS_H
#define GK_PROFILE_PAIRS_H

#include "domain/title.h"
#include "finding/catalogue.h"
#include "record/field.h"

/* What a condition of a class looks at. */
enum gk_pair_part {
    GK_PAIR_TITLE,     /* the title has one of the words */
    GK_PAIR_TITLE_END, /* its name (domain/title.h) ends with one, or what it issues does */
    GK_PAIR_NATURE,    /* its page is 公文, 解读 or 新闻 */
    GK_PAIR_DRAFT,     /* it says that it is a draft: 征求意见稿 */
    GK_PAIR_COLUMN,    /* the column has one of the words */
    GK_PAIR_AREA,      /* the record's category (taxonomy/category.h) is one of these */
    GK_PAIR_TASK,
    GK_PAIR_GENRE,
    GK_PAIR_PARTS
};

/* 征求…意见: a word in two parts, the second of which stands somewhere behind the first. False where
 * it is in one. */
static inline bool gk_pair_word_parts(struct gk_bytes word, struct gk_bytes *first,
                                      struct gk_bytes *second)
{
    struct gk_bytes gap = GK_BYTES("…");
    const char *at = gk_bytes_find(word, gap);
    if (!at)
        return false;
    *first = (struct gk_bytes){ word.at, (size_t)(at - word.at) };
    *second = (struct gk_bytes){ at, word.length - first->length };
    while (gk_bytes_start_with(*second, gap))
        *second = (struct gk_bytes){ second->at + gap.length, second->length - gap.length };
    return true;
}

struct gk_pair_condition {
    enum gk_pair_part part;
    bool negated;
    unsigned natures; /* a bit for each enum gk_title_nature */
    struct gk_bytes *words;
    size_t word_count;
};

/* All conditions must hold. */
struct gk_pair_class {
    struct gk_pair_condition *conditions;
    size_t count;
};

/* How two records are known to belong together, bits. */
enum {
    GK_PAIR_BY_INTERPRETS = 1, /* one's interprets names the other */
    GK_PAIR_BY_RELATES = 2,    /* one's relates_to names the other */
    GK_PAIR_BY_TITLE = 4,      /* they name one title: their own, or one in 《》 */
    GK_PAIR_BY_PUBLISHER = 8,  /* one publisher, the second within the limit */
    GK_PAIR_BOTH = 16,         /* each is to name the other */
};

/* A row of pairs.tsv. */
struct gk_pair {
    struct gk_pair_class first;
    struct gk_pair_class second;
    unsigned links;
    int32_t days;        /* the second comes within so many working days; -1: no limit is set … */
    enum gk_field from;  /* … from the first's day in this field */
    int32_t since;       /* firsts of an earlier day need nothing */
    enum gk_field after; /* the second is not before the first's day in this field, or
                          * GK_FIELD_COUNT */
    enum gk_severity severity;
    struct gk_bytes basis;
    struct gk_bytes note; /* what people call what must come: 政策解读 */
    uint32_t line;
};

enum { GK_PAIRS_MOST = 64 };

struct gk_partners {
    struct gk_bytes path;
    struct gk_pair *rows;
    size_t count;
};

/* What a clean-up of documents has come to. */
enum gk_cleanup_result {
    GK_CLEANUP_VALID,   /* 继续有效 */
    GK_CLEANUP_AMEND,   /* 修改 */
    GK_CLEANUP_REPEAL,  /* 废止 */
    GK_CLEANUP_EXPIRED, /* 失效 */
};

struct gk_cleanup_row {
    struct gk_bytes number; /* as written */
    enum gk_cleanup_result result;
    struct gk_bytes written; /* the result, as written */
    uint32_t line;
};

struct gk_cleanup {
    struct gk_bytes path;
    struct gk_cleanup_row *rows;
    size_t count;
};

#endif
