/*
 * edit.h - replacing spans of a record's own bytes.
 *
 * The only way a record changes: bytes outside the spans come through as they are. Edits are
 * made in the order of their places, in whatever order they were added. One that begins inside the
 * span of another falls away: a value is masked in a member that is dropped. Of two that begin at
 * one place the one that reaches further counts, and of two of one span the later. Whoever wants
 * both to count unites spans first.
 */
#ifndef GK_RECORD_EDIT_H
#define GK_RECORD_EDIT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "record/record.h"

struct gk_edit {
    struct gk_edit *next;
    uint32_t start; /* half-open span of the line, in bytes; empty: put in before `start` */
    uint32_t end;
    struct gk_bytes text;
};

/* In the order they were added. Born as { 0 }. */
struct gk_edits {
    struct gk_edit *first;
    struct gk_edit *last;
    size_t count;
    bool unsorted; /* one was added behind another of a later place */
};

/* Adds an edit; lives in the arena. */
enum gk_status gk_edit_add(struct gk_edits *, struct gk_arena *, uint32_t start, uint32_t end,
                           struct gk_bytes text) GK_MUST_USE;

/* Sorts the edits, and appends the line with its edits done. */
enum gk_status gk_edits_apply(struct gk_edits *, struct gk_bytes line,
                              struct gk_buffer *out) GK_MUST_USE;

/*
 * Adds the edits that drop every top-level member whose index has a true `drop`, each with one
 * comma. Returns in *left whether any member stays.
 */
enum gk_status gk_edit_drop_members(struct gk_edits *, struct gk_arena *, const struct gk_record *,
                                    const bool *drop, bool *left) GK_MUST_USE;

#endif
