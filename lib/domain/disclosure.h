/*
 * disclosure.h - what the fields about disclosure and secrecy say.
 *
 * 政府信息公开条例 (国务院令第711号): article 13 knows two ways of publishing and articles 14, 15
 * and 16 the grounds for not publishing. Blanks, U+3000 and invisible characters in a value do
 * not matter; traditional letters count as their simplified fellows.
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

/*
 * Which of the articles a basis for non-disclosure names: any of these bits, or 0. Read are
 * 第十四条, 第14条, 14条, and the codes 14a, 15, 16-1, 16-2b where the basis holds nothing else.
 */
enum {
    GK_ARTICLE_14 = 1, /* state secrets, prohibition by law, safety and stability */
    GK_ARTICLE_15 = 2, /* trade secrets, privacy */
    GK_ARTICLE_16 = 4, /* internal affairs, process, enforcement files */
};
unsigned gk_disclosure_articles(struct gk_bytes basis);

enum gk_secrecy {
    GK_SECRECY_ABSENT, /* gk_is_absent */
    GK_SECRECY_UNKNOWN,
    GK_SECRECY_NONE,   /* 非涉密, 非密, 不涉密, 公开, 无密级 */
    GK_SECRECY_SECRET, /* 涉密, 绝密, 机密, 秘密, with or without a term behind them */
};

/* Reads a value of 密级 or 涉密状态 (保守国家秘密法 art. 14: three levels). */
enum gk_secrecy gk_secrecy_read(struct gk_bytes value);

#endif
