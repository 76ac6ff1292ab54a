/*
 * digest.h - digests of several texts taken together: SHA-256 (FIPS 180-4) and HMAC (RFC 2104).
 *
 * Each part is preceded by its length, so that ("a", "bc") and ("ab", "c") differ. nettle stands
 * behind this module alone. Nothing is allocated; no state is kept.
 */
#ifndef GK_BASE_DIGEST_H
#define GK_BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

/* The first 128 bits of the SHA-256 of the parts: too many for two texts ever to meet. */
enum { GK_DIGEST_SIZE = 16 };
void gk_digest_128(const struct gk_bytes *parts, size_t count, uint8_t out[GK_DIGEST_SIZE]);

/* Its first 64 bits as small hexadecimal digits, not terminated. */
enum { GK_DIGEST_HEX_SIZE = 16 };
void gk_digest_hex(const struct gk_bytes *parts, size_t count, char out[GK_DIGEST_HEX_SIZE]);

/* All 256 bits of one text as it stands, which other programs give too (sha256sum); under a key
 * that is not empty its HMAC-SHA256. */
enum { GK_DIGEST_256_SIZE = 32, GK_DIGEST_256_DIGITS = 64 };
void gk_digest_256(struct gk_bytes key, struct gk_bytes text, uint8_t out[GK_DIGEST_256_SIZE]);

/* Bytes as small hexadecimal digits, not terminated. */
void gk_hexadecimal_write(const uint8_t *bytes, size_t count, char *out);

/* The first 64 bits of the HMAC-SHA256 of the parts under `key`, as small hexadecimal digits, not
 * terminated: cannot be computed, nor guessed at, without the key. */
enum { GK_HMAC_HEX_SIZE = 16 };

/* The same, part by part, and as many digits as are asked for: an even number, 64 at most. A copy
 * goes on where it was taken: what many begin with is added once. */
enum { GK_HMAC_STATE_SIZE = 512, GK_HMAC_DIGITS = 64 };
struct gk_hmac {
    unsigned char state[GK_HMAC_STATE_SIZE]; /* nettle's, which stands behind this module */
};
void gk_hmac_open(struct gk_hmac *, struct gk_bytes key);
void gk_hmac_add(struct gk_hmac *, struct gk_bytes part);
void gk_hmac_close(struct gk_hmac *, char *out, size_t digits);
void gk_hmac_hex(struct gk_bytes key, const struct gk_bytes *parts, size_t count,
                 char out[GK_HMAC_HEX_SIZE]);

#endif
