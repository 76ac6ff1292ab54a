/*
 * vote.h - which encoding a whole file is in: each of its lines has a voice (text/guess.h).
 *
 * One line may be read in several ways by chance (the GBK of 全省学校 is valid UTF-8), and one may be
 * damaged; a file is in one encoding from its start to its end.
 */
#ifndef GK_RUN_INPUT_VOTE_H
#define GK_RUN_INPUT_VOTE_H

#include <stdint.h>

#include "base/buffer.h"
#include "text/decode.h"

/* Born as { 0 }. */
struct gk_vote {
    uint64_t voices[GK_AUTO];
};

/* Asks the lines; what is ASCII alone has no voice. */
void gk_vote_add(struct gk_vote *, struct gk_bytes lines);

/* The encoding that most lines are in: GK_UTF_8, GK_GB18030 or GK_BIG5; GK_AUTO where none has
 * spoken. */
enum gk_encoding gk_vote_result(const struct gk_vote *);

/* Asks a regular file from `start` on to its end, and leaves it where it is. One that cannot be
 * read has no voice: whoever reads it will say so. `block` is for reading. */
enum gk_status gk_vote_file(struct gk_vote *, int descriptor, int64_t start,
                            struct gk_buffer *block) GK_MUST_USE;

#endif
