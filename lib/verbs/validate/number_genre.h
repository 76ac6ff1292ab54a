/*
 * number_genre.h - whether a document number and the end of its title go together. Inside this
 * room.
 *
 * Some numbers say what they number: an order 令, an announcement 公告, an appointment 任. Which
 * titles may bear them stands in the profile, rules/docnumber.genre: `numbers`, 令=命令、令、决定,
 * and `judged`, the kinds that are looked at; a title that ends otherwise says nothing.
 */
#ifndef GK_VERBS_VALIDATE_NUMBER_GENRE_H
#define GK_VERBS_VALIDATE_NUMBER_GENRE_H

#include "domain/document_number.h"
#include "domain/title.h"
#include "verbs/validate/judging.h"

struct gk_number_kind; /* a row of `numbers` */

/* Lives in the plan's arena. Born as { 0 }. */
struct gk_number_genres {
    const struct gk_number_kind *kinds;
    size_t count;
    const struct gk_bytes *judged; /* folded, as UTF-8 */
    size_t judged_count;
};

enum gk_status gk_number_genres_open(struct gk_number_genres *,
                                     struct gk_validate_plan *) GK_MUST_USE;

/* Adds docnumber.genre to the number at `member` where the title ends with a kind that is judged
 * and that such numbers do not stand on. `text` is what was read. */
enum gk_status gk_number_genres_judge(const struct gk_number_genres *, struct gk_judging *,
                                      const struct gk_member *, struct gk_bytes text,
                                      const struct gk_document_number *) GK_MUST_USE;

#endif
