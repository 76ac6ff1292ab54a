/*
 * marks.h - marks that an office puts on a document: secrecy, internal use, disclosure.
 *
 * secret      保守国家秘密法实施条例 art. 21, GB/T 9704-2012: level ★ term (机密★20年, 绝 密 ★ 长期,
 *             秘密★考试结束前), the level and ★ alone, ★机密 on a line of its own; for ★ also ☆ * ⭐ ※,
 *             where the mark is a line of its own or begins the text. Behind a label, 密级：机密,
 *             保密等级 秘密, 是否涉密 ☑是, with or without a term. GB/T 9704-1999: 机 密 or 机密 alone at
 *             the head of a paper.
 * internal    工作秘密, 保守国家秘密法 art. 64: 内部资料 注意保存, 内部资料 仅供参考, 内部使用 不得外传,
 *             会后收回, 不得翻印, 仅供内部参考 and the like, alone on a line or alone in brackets;
 *             内部★3年, 工作秘密★5年; 密级：内部 and 密级：工作秘密 at the place of a label.
 * disclosure  the note 附注 (此件主动公开), (此件公开发布), (本件依申请公开), (此文件不公开), in brackets of
 *             any kind or alone on a line; and behind a label, 公开方式：依申请公开, (公开属性：不予公开),
 *             信息公开选项 □主动公开 ☑依申请公开.
 *
 * A value stands behind its label with a colon, a dash, in the next cell of a table, or on the next
 * line. Of boxes the ticked one counts; a list of all choices says nothing.
 *
 * Prose about secrecy or disclosure is no mark: a form quoted beside words such as 标注, a list of
 * levels to choose from, a level followed by a row of symbols, 公开方式：依申请公开的，应当…. What
 * may be about something else than this very document is a mark that is not sure: a form in
 * quotation marks within a sentence, a level in a list of levels, 公开方式：依申请公开 in a text with
 * three labels or with different values (a table of what an office discloses), or that calls itself
 * 指南, 目录 or 清单 at its beginning.
 *
 * Each family of marks is a file in domain/marks/, with its grammar; the words that offices use,
 * and may add to, stand in the profile. One function serves every verb.
 */
#ifndef GK_DOMAIN_MARKS_H
#define GK_DOMAIN_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "domain/disclosure.h"
#include "text/fold.h"

/* ---- words, which the profile has */

enum gk_mark_list {
    GK_MARK_PHRASES, /* 内部资料: a paper for the inside of an office */
    GK_MARK_WEAK, /* 内部材料: the same in brackets or beside others; alone it may be a title */
    GK_MARK_ATTENDING,  /* 注意保存: what goes with these */
    GK_MARK_LEVELS,     /* 机密: what 密级 says of a secret of the state */
    GK_MARK_OWN_LEVELS, /* 内部, 商密: of an office; also before and behind a star */
    GK_MARK_NO_LEVELS,  /* 公开: of no secret */
    GK_MARK_WITHHELD,   /* 不予公开: what 公开方式 says */
    GK_MARK_ON_REQUEST, /* 依申请公开 */
    GK_MARK_PROACTIVE,  /* 主动公开 */
    GK_MARK_LISTS,
};

struct gk_mark_word; /* inside */
struct gk_mark_sign;

enum { GK_MARK_DECIDING = 1024 }; /* characters are looked up by their last ten bits */

/*
 * The words of all lists, as folded text has them. Owns them. Born as { 0 }; words are added, then
 * it is built, then only read: safe from many threads.
 */
struct gk_mark_words {
    struct gk_arena arena;
    struct gk_folded folded;
    struct gk_buffer entries; /* as they were added */
    /* Once it is built: */
    const uint_least32_t **list[GK_MARK_LISTS]; /* the longest first, ended by NULL */
    struct gk_mark_word *levels;                /* what may stand behind 密级 */
    struct gk_mark_word *manners;               /* and behind 公开方式 */
    bool deciding[GK_MARK_DECIDING];            /* at which characters marks are looked for */
    bool further[GK_MARK_DECIDING];             /* those of them that no grammar knows */
    bool begins[GK_MARK_DECIDING];              /* with which internal phrases begin */
    bool answers[GK_MARK_DECIDING]; /* and values of 密级 and 公开方式 that tell */
    struct gk_mark_sign *signs;     /* of these words, beside gk_mark_signs */
    size_t sign_count;
};

enum gk_status gk_mark_words_add(struct gk_mark_words *, enum gk_mark_list,
                                 struct gk_bytes word) GK_MUST_USE;
enum gk_status gk_mark_words_build(struct gk_mark_words *) GK_MUST_USE;
void gk_mark_words_free(struct gk_mark_words *);

/* Whether a value that begins so may tell something behind a label: by these words, or as no letter
 * at all, as a box. */
bool gk_mark_may_answer(const struct gk_mark_words *, uint32_t first);

/* ---- marks */

enum gk_mark_kind {
    GK_MARK_SECRET,
    GK_MARK_INTERNAL,
    GK_MARK_DISCLOSURE,
};

struct gk_mark {
    enum gk_mark_kind kind;
    enum gk_disclosure disclosure; /* what a disclosure mark says; 主动公开 is no reason to hold */
    bool sure;                     /* it is about this very document */
    size_t start;                  /* half-open, in cells of the folded text */
    size_t end;
};

/* What labels such as 公开方式 in a text are about: asked when the first one is found. */
enum gk_marks_manners {
    GK_MARKS_UNREAD,
    GK_MARKS_OF_ITSELF,
    GK_MARKS_OF_GUIDE, /* it calls itself one */
    GK_MARKS_OF_TABLE, /* there are several */
};

/* A walk over the marks of one text, in order; owns nothing. Work in proportion to the text. */
struct gk_marks {
    const struct gk_mark_words *words;
    const struct gk_folded *folded;
    struct gk_bytes text; /* what was folded: it still has the line ends */
    size_t next;          /* cell to go on at */
    enum gk_marks_manners manners;
};

/* `folded` is gk_fold of `text`; all three must outlive the walk. A text that holds pieces of web
 * pages is given as its view (text/markup.h): to this walk a tag is no border. */
void gk_marks_open(struct gk_marks *, const struct gk_mark_words *, const struct gk_folded *folded,
                   struct gk_bytes text);

/* False at the end. */
bool gk_marks_next(struct gk_marks *, struct gk_mark *mark);

/* ---- where a mark may stand, told before a text is folded */

/* What a word asks of what stands around it. */
enum gk_mark_hint {
    GK_MARK_HINT_SURE,    /* nothing */
    GK_MARK_HINT_APART,   /* that no other word runs into it */
    GK_MARK_HINT_NOTE,    /* something a note has */
    GK_MARK_HINT_ONLY,    /* who alone may read it */
    GK_MARK_HINT_RECALL,  /* that it is given back */
    GK_MARK_HINT_FORBIDS, /* what is forbidden */
    GK_MARK_HINT_RANK,    /* a rank */
    GK_MARK_HINTS,
};

/* The words, in units (text/units.h) without blanks, of which one stands in every mark, together
 * with those of struct gk_mark_words. */
struct gk_mark_sign {
    enum gk_mark_hint hint;
    const char *text;
};

extern const struct gk_mark_sign gk_mark_signs[];
extern const size_t gk_mark_sign_count;

enum { GK_MARK_AHEAD = 24, GK_MARK_BACK = 28 }; /* units looked at around its beginning */

/* Whether a mark may stand where such a word does; `touching` so many Han characters stand before
 * it with nothing between them and it. Too often rather than too seldom. */
bool gk_mark_may_stand(enum gk_mark_hint, const uint16_t *units, size_t touching);

#endif
