/*
 * mask.h - what is written in place of a value.
 *
 * Inserted text needs no JSON escape. Identity numbers keep three digits in front and four at
 * the end (one of 15 digits three, because its last four show a digit of the date of birth),
 * mobile numbers their prefix, three digits and the last four. No national standard fixes these;
 * they are the customary ones that never show a date of birth.
 */
#ifndef GK_VERBS_REDACT_MASK_H
#define GK_VERBS_REDACT_MASK_H

#include <stdint.h>

#include "base/buffer.h"

enum gk_redact_type {
#define GK_REDACT_TYPE(name, ...) GK_REDACT_##name,
#include "verbs/redact/types.def"
#undef GK_REDACT_TYPE
    GK_REDACT_TYPES,
};

/* The type of the first kind of domain/personal.h; the others follow. */
enum { GK_REDACT_PERSONAL = GK_REDACT_NOT_PUBLIC + 1 };

enum gk_redact_style {
    GK_REDACT_PARTIAL,   /* by type; a star for each hidden character, separators stay */
    GK_REDACT_STAR,      /* a star for each character */
    GK_REDACT_LABEL,     /* [身份证号] */
    GK_REDACT_PSEUDONYM, /* <cn_id:16 hexadecimal digits>, the same for the same value and key */
};

/* "cn_id": in --types, in rules redact.cn_id, in pseudonyms. */
const char *gk_redact_type_name(enum gk_redact_type);

/*
 * Appends to `out` what stands in place of `value` (UTF-8 as it reads), or rather of its bytes
 * [*start, *end): the rest of it stays as it is. Up to GK_REDACT_STAR that is a star, or a
 * separator that stays, for each character. `normal` is the value without separators and folded,
 * for the pseudonym.
 */
enum gk_status gk_redact_mask(struct gk_buffer *out, enum gk_redact_style, enum gk_redact_type,
                              struct gk_bytes value, struct gk_bytes normal, struct gk_bytes key,
                              size_t *start, size_t *end) GK_MUST_USE;

#endif
