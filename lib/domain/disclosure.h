/*
 * disclosure.h - what the fields about disclosure and secrecy say.
 *
 * 政府信息公开条例 (国务院令第711号): article 13 knows two ways of publishing and articles 14, 15
 * and 16 the grounds for not publishing; in the Regulation of 2007 (国务院令第492号) they stand in
 * articles 8 and 14. Which of them count, the profile says by the day. Blanks, U+3000 and invisible
 * characters in a value do not matter; traditional letters count as their simplified fellows.
 */
#ifndef GK_DOMAIN_DISCLOSURE_H
#define GK_DOMAIN_DISCLOSURE_H

#include "base/bytes.h"

enum gk_disclosure {
    GK_DISCLOSURE_ABSENT,     /* gk_is_absent */
    GK_DISCLOSURE_UNKNOWN,    /* none of the others */
    GK_DISCLOSURE_CHANNEL,    /* where, not whether: 政府网站, 公报、公告栏 */
    GK_DISCLOSURE_PROACTIVE,  /* 主动公开, 主动, 公开 */
    GK_DISCLOSURE_ON_REQUEST, /* 依申请公开 */
    GK_DISCLOSURE_WITHHELD,   /* 不予公开 */
};

/* The one reading of all tools. */
enum gk_disclosure gk_disclosure_read(struct gk_bytes value);

/* What a column named as a manner says of a row: 依申请公开 with √, 是 or yes under it. Absent where it
 * is not ticked, or the name is no manner. A number counts documents, and ticks nothing. */
enum gk_disclosure gk_disclosure_ticked(struct gk_bytes name, struct gk_bytes value);

/*
 * Which of the articles a basis for non-disclosure names: any of these bits, or 0. Read are
 * 第十四条, 第14条, 14条, and the codes 8, 14a, 15, 16-1, 16-2b where the basis holds nothing else
 * or they stand in front of a colon or bracket, or end so that they are no mere number: 14b 统计法.
 */
enum {
    GK_ARTICLE_14 = 1, /* state secrets, prohibition by law, safety and stability */
    GK_ARTICLE_15 = 2, /* trade secrets, privacy */
    GK_ARTICLE_16 = 4, /* internal affairs, process, enforcement files */
    GK_ARTICLE_8 = 8,  /* of 2007: security and stability */
};
unsigned gk_disclosure_articles(struct gk_bytes basis);

/* Whether it names the article of that number, up to 99: 第二十条, 20条. */
bool gk_disclosure_names_article(struct gk_bytes basis, unsigned number);

/*
 * Whether the basis names a law beside the Regulation on disclosure itself: 《统计法》, 统计法第二十
 * 五条, 档案法. 依法 and 办法 are none.
 */
bool gk_disclosure_names_law(struct gk_bytes basis);

enum gk_secrecy {
    GK_SECRECY_ABSENT, /* gk_is_absent */
    GK_SECRECY_UNKNOWN,
    GK_SECRECY_NONE,   /* 非涉密, 非密, 不涉密, 公开, 无密级, 否 */
    GK_SECRECY_SECRET, /* 涉密, 是, 绝密, 机密, 秘密, with or without a term behind them */
    GK_SECRECY_OFFICIAL, /* no state secret, and not public: 工作秘密, 内部 */
};

/* Reads a value of 密级 or 涉密状态 (保守国家秘密法 art. 14: three levels). */
enum gk_secrecy gk_secrecy_read(struct gk_bytes value);

#endif
