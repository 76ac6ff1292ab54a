/*
 * names.h - what a record is called by, and what its title says of others, as keys that meet where
 * two write the same. Inside this room.
 *
 * A title counts by its letters: without the issuer, what stands around it (domain/title.h), blanks
 * and signs. Of 关于印发《某办法》的通知 both the notice's name and 某办法 are its own; a title that it
 * stands beside otherwise is cited, or where it says so repealed: 关于废止《某办法》的决定. A number
 * counts without brackets, blanks, 第 and leading zeros.
 */
#ifndef GK_VERBS_VALIDATE_NAMES_H
#define GK_VERBS_VALIDATE_NAMES_H

#include "base/keyed.h"
#include "verbs/validate/judging.h"

enum gk_name_role {
    GK_NAME_NUMBER, /* a document or index number, an address, an id of the record */
    GK_NAME_TITLE,  /* its own title, or one that it issues */
    GK_NAME_CITED,  /* another that its title stands beside */
    GK_NAME_PUBLISHER,
    GK_NAME_REPEALS, /* a title that it repeals … */
    GK_NAME_INTERPRETS,
    GK_NAME_RELATES, /* … interprets, or belongs to by its own word */
};

struct gk_name {
    struct gk_keyed key;
    enum gk_name_role role;
    uint32_t reference; /* which of the record's references it belongs to */
};

enum { GK_NAMES_MOST = 32 };

struct gk_names {
    struct gk_seed seed; /* of the keys */
    struct gk_name at[GK_NAMES_MOST];
    uint32_t count;
};

/* Words of titles, rules/status.repealed. Owns them. Born as { 0 }. */
struct gk_name_words {
    struct gk_words words;
};

enum gk_status gk_name_words_open(struct gk_name_words *, struct gk_validate_plan *) GK_MUST_USE;
void gk_name_words_close(struct gk_name_words *);

/* Adds what the record's title says. Uses scratch->folded. */
enum gk_status gk_names_of_title(struct gk_judging *, const struct gk_name_words *,
                                 struct gk_names *) GK_MUST_USE;

/* As gk_names_of_number, with a fold of the caller's. */
enum gk_status gk_names_of_text(struct gk_folded *, struct gk_bytes text, enum gk_name_role,
                                uint32_t reference, struct gk_names *) GK_MUST_USE;

/* Adds a number, address or id; several with 、 or ； between them each. */
enum gk_status gk_names_of_number(struct gk_judging *, struct gk_bytes text, enum gk_name_role,
                                  uint32_t reference, struct gk_names *) GK_MUST_USE;

/* Adds what a text that names another record may mean: a number, a title, 《》 in it. */
enum gk_status gk_names_of_reference(struct gk_judging *, const struct gk_name_words *,
                                     struct gk_bytes text, enum gk_name_role, uint32_t reference,
                                     struct gk_names *) GK_MUST_USE;

#endif
