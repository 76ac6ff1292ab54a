/*
 * marks.h - marks that an office puts on a document: secrecy, internal use, disclosure.
 *
 * secret      保守国家秘密法实施条例 art. 21, GB/T 9704-2012: level ★ term (机密★20年, 绝 密 ★ 长期,
 *             秘密★考试结束前), the level and ★ alone, and 密级：机密 with or without a term. For ★ also
 *             ☆ * ⭐, where the mark is a line of its own or begins the text.
 * internal    工作秘密, 保守国家秘密法 art. 64: 内部资料 注意保存, 内部事项 注意保管, 内部使用 不得外传,
 *             会后收回, 不得翻印, 仅供内部参考 and the like, alone on a line or alone in brackets;
 *             密级：内部 on a line of its own.
 * disclosure  the note 附注 (此件主动公开), (此件公开发布), (此件依申请公开), (此件不公开), in brackets of any
 *             kind or alone on a line.
 *
 * Prose about secrecy is no mark: a form quoted beside words such as 标注, a list of levels to
 * choose from, a level followed by a row of symbols. One function serves every verb.
 */
#ifndef GK_DOMAIN_MARKS_H
#define GK_DOMAIN_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/bytes.h"
#include "domain/disclosure.h"
#include "text/fold.h"

enum gk_mark_kind {
    GK_MARK_SECRET,
    GK_MARK_INTERNAL,
    GK_MARK_DISCLOSURE,
};

struct gk_mark {
    enum gk_mark_kind kind;
    enum gk_disclosure disclosure; /* what a disclosure mark says; 主动公开 is no reason to hold */
    size_t start;                  /* half-open, in cells of the folded text */
    size_t end;
};

/* A walk over the marks of one text, in order; owns nothing. */
struct gk_marks {
    const struct gk_folded *folded;
    struct gk_bytes text; /* what was folded: it still has the line ends */
    size_t next;          /* cell to go on at */
};

/* `folded` is gk_fold of `text`; both must outlive the walk. */
void gk_marks_open(struct gk_marks *, const struct gk_folded *folded, struct gk_bytes text);

/* False at the end. */
bool gk_marks_next(struct gk_marks *, struct gk_mark *mark);

#endif
