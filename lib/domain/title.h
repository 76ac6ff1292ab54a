/*
 * title.h - what the title of a government page says of itself.
 *
 * 党政机关公文处理工作条例 art. 9: a title is issuer, matter and kind, 某市人民政府关于…的通知.
 * Pages write more around it than that, and this module takes it off:
 *
 *   in front   the issuer: 【某市人民政府】《…》, 某市《…》, 某局：《…》, 某局印发《…》; a number:
 *              某部令第17号《…》; heads of pages: 首页 > 政务公开 > …; what a tag left: ">…
 *   behind     numbers: …的通知 某府办函〔2017〕79号, glued too; （2017年第10期）; status and
 *              draft: （已废止）（试行）（征求意见稿）, inside 》 and outside; dates and other
 *              brackets; the site: …_某市人民政府, … - 某市门户网站; signs and what nobody sees
 *
 * What is left is the name. Where it is one title in 《》 that its issuer stands in front of, or that
 * is issued or forwarded, the title inside is; 《》 may stand in 《》. Pages that explain a document
 * (一图读懂…, …政策解读) and news (市长作政府工作报告) are told apart by the words that say so.
 *
 * The words are the profile's (profile.json, title); without any the signs alone still count. The
 * title is read as gk_fold folds it. Any thread. Work in proportion to the title; no memory.
 */
#ifndef GK_DOMAIN_TITLE_H
#define GK_DOMAIN_TITLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "text/fold.h"

/* ---- words */

enum gk_title_list {
    GK_TITLE_KINDS,         /* 通知, 办法: what a title ends with */
    GK_TITLE_NUMBERED,      /* 令, 公告: kinds that stand in their own numbers */
    GK_TITLE_ISSUERS,       /* 厅, 委员会: what the name of an issuer ends with */
    GK_TITLE_ISSUING,       /* 印发, 转发: what an issuer does with what stands in 《》 */
    GK_TITLE_STATUS,        /* 废止, 试行: in brackets behind a title */
    GK_TITLE_STATUS_BEHIND, /* 已废止: also without brackets */
    GK_TITLE_DRAFT,         /* 征求意见稿 */
    GK_TITLE_TRAILERS,      /* 全文: what pages write behind a title */
    GK_TITLE_SITES,         /* 门户网站: what the name of a site or of its column ends with */
    GK_TITLE_PAGE_LABELS,   /* 发布日期: what begins the line under the title, with a colon */
    GK_TITLE_EXPLAINS,      /* 图解: begins an explanation, or ends what stands before a colon */
    GK_TITLE_EXPLAINED,     /* 政策解读: ends one */
    GK_TITLE_EXPLAINING,    /* 介绍: stands before the 《》 that is explained */
    GK_TITLE_NO_EXPLAINS, /* 工作: behind the first kind of word, means a document all the same */
    GK_TITLE_NEWS,        /* 签署: what somebody did with one of … */
    GK_TITLE_OBJECTS,     /* … 命令, 报告 */
    GK_TITLE_NEWS_ACTED,  /* 审议: the same, where one stands before it who acts: … */
    GK_TITLE_ACTORS,      /* … 会议, 省长; issuers do, too */
    GK_TITLE_NEWS_BRIEF,  /* 发布: the same of these, close behind it: … */
    GK_TITLE_OBJECTS_BRIEF, /* … 通知, 公告 */
    GK_TITLE_NO_NEWS,       /* 意见: behind such a verb, means a document all the same */
    GK_TITLE_NEWS_ENDS,     /* 作政府工作报告: what somebody did, and with what */
    GK_TITLE_ASKING,        /* 征求: an opinion that is asked for is no document … */
    GK_TITLE_ASKED,         /* … 意见, 意见和建议 */
    GK_TITLE_LISTS,
};

struct gk_title_word; /* inside */

/* Its words by their first letters and by their last ones, of the same letter the longest first. */
struct gk_title_word_list {
    const struct gk_title_word *by_first;
    const struct gk_title_word *by_last;
    size_t count;
};

enum { GK_TITLE_LETTERS = 1024 };

_Static_assert(GK_TITLE_LISTS <= 32, "what a letter says has a bit for each list");

/*
 * The words of all lists, as folded text has them. Owns them. Born as { 0 }, which serves as a set
 * without words, too; words are added, then it is built, then only read: safe from many threads.
 */
struct gk_title_words {
    struct gk_arena arena;
    struct gk_folded folded;
    struct gk_buffer entries; /* as they were added */
    struct gk_title_word_list list[GK_TITLE_LISTS];
    uint32_t begins[GK_TITLE_LETTERS]; /* by the last bits of a letter: lists of which a word … */
    uint32_t ends[GK_TITLE_LETTERS];   /* … begins with it, or ends with it, a bit each */
};

enum gk_status gk_title_words_add(struct gk_title_words *, enum gk_title_list,
                                  struct gk_bytes word) GK_MUST_USE;
enum gk_status gk_title_words_build(struct gk_title_words *) GK_MUST_USE;
void gk_title_words_free(struct gk_title_words *);

/* ---- titles */

enum gk_title_nature {
    GK_TITLE_DOCUMENT,
    GK_TITLE_EXPLANATION, /* of a document: 一图读懂, 政策解读, 答记者问 */
    GK_TITLE_REPORT,      /* news: that something was issued, heard, asked for */
};

/* The nature of that name, as tables write it: 解读, 新闻. False where there is none. */
bool gk_title_nature_find(struct gk_bytes name, enum gk_title_nature *);

/* Half-open, in cells of the folded title; empty: there is none. */
struct gk_title_cells {
    size_t start;
    size_t end;
};

struct gk_title {
    struct gk_title_cells issuer; /* 某省教育厅 of 某省教育厅关于…: then part of the name, too */
    struct gk_title_cells name; /* empty only where nothing is written */
    struct gk_title_cells number;
    struct gk_title_cells status; /* the word */
    struct gk_title_cells draft;  /* the word */
    enum gk_title_nature nature;
    struct gk_title_cells said; /* the words that say so, unless it is a document */
};

static inline bool gk_title_has(struct gk_title_cells cells)
{
    return cells.start < cells.end;
}

void gk_title_read(const struct gk_folded *, const struct gk_title_words *, struct gk_title *);

#endif
