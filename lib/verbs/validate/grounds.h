/*
 * grounds.h - on what ground something is not published, and when a ground gives way. Inside this
 * room.
 *
 * 政府信息公开条例 (国务院令第711号) art. 14-16 and the Regulation of 2007 (国务院令第492号) art. 8
 * and 14, by the day of the record; which articles are grounds, which give way where the third
 * party consents or the public interest asks for it, and by which information is to be published,
 * says rules/disclosure.article/versions.
 */
#ifndef GK_VERBS_VALIDATE_GROUNDS_H
#define GK_VERBS_VALIDATE_GROUNDS_H

#include "verbs/validate/word_lists.h"

/* Words of the profile. Born as { 0 }; to be closed in every case. */
struct gk_grounds {
    struct gk_word_lists lists;
};

enum gk_status gk_grounds_open(struct gk_grounds *, struct gk_validate_plan *) GK_MUST_USE;
void gk_grounds_close(struct gk_grounds *);

/* What is given as basis, a string's text or else its JSON; empty where nothing is. */
enum gk_status gk_grounds_basis(struct gk_judging *, struct gk_bytes *basis) GK_MUST_USE;

/* Of a record that is not to be published: does its basis name a ground, and all that goes with
 * it? */
enum gk_status gk_grounds_judge(const struct gk_grounds *, struct gk_judging *,
                                struct gk_bytes basis) GK_MUST_USE;

/* Of a record that is given on request: a state secret is not. */
enum gk_status gk_grounds_judge_request(const struct gk_grounds *, struct gk_judging *,
                                        struct gk_bytes basis) GK_MUST_USE;

/* Whether the basis says why a ground gives way, or is one for publishing and no ground: then
 * publishing is lawful. */
enum gk_status gk_grounds_give_way(const struct gk_grounds *, struct gk_judging *,
                                   struct gk_bytes basis, bool *gives) GK_MUST_USE;

#endif
