#include "base/digest.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>

/* Eight bytes, most significant first, so that digests are the same on every machine. */
static void write_length(size_t length, uint8_t out[8])
{
    for (int i = 7; i >= 0; i--) {
        out[i] = (uint8_t)length;
        length >>= 8;
    }
}

void gk_digest_128(const struct gk_bytes *parts, size_t count, uint8_t out[GK_DIGEST_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t i = 0; i < count; i++) {
        uint8_t length[8];
        write_length(parts[i].length, length);
        sha256_update(&context, sizeof length, length);
        if (parts[i].length)
            sha256_update(&context, parts[i].length, (const uint8_t *)parts[i].at);
    }
    sha256_digest(&context, GK_DIGEST_SIZE, out);
}

void gk_hexadecimal_write(const uint8_t *bytes, size_t count, char *out)
{
    for (size_t i = 0; i < count; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
}

void gk_digest_hex(const struct gk_bytes *parts, size_t count, char out[GK_DIGEST_HEX_SIZE])
{
    uint8_t digest[GK_DIGEST_SIZE];
    gk_digest_128(parts, count, digest);
    gk_hexadecimal_write(digest, GK_DIGEST_HEX_SIZE / 2, out);
}

void gk_digest_256(struct gk_bytes key, struct gk_bytes text, uint8_t out[GK_DIGEST_256_SIZE])
{
    const uint8_t *bytes = (const uint8_t *)(text.length ? text.at : "");
    if (key.length) {
        struct hmac_sha256_ctx context;
        hmac_sha256_set_key(&context, key.length, (const uint8_t *)key.at);
        hmac_sha256_update(&context, text.length, bytes);
        hmac_sha256_digest(&context, GK_DIGEST_256_SIZE, out);
    } else {
        struct sha256_ctx context;
        sha256_init(&context);
        sha256_update(&context, text.length, bytes);
        sha256_digest(&context, GK_DIGEST_256_SIZE, out);
    }
}

_Static_assert(sizeof(struct hmac_sha256_ctx) <= GK_HMAC_STATE_SIZE, "nettle's state has room");

void gk_hmac_open(struct gk_hmac *hmac, struct gk_bytes key)
{
    struct hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key.length, (const uint8_t *)(key.length ? key.at : ""));
    memcpy(hmac->state, &context, sizeof context);
}

void gk_hmac_add(struct gk_hmac *hmac, struct gk_bytes part)
{
    struct hmac_sha256_ctx context;
    uint8_t length[8];
    memcpy(&context, hmac->state, sizeof context);
    write_length(part.length, length);
    hmac_sha256_update(&context, sizeof length, length);
    if (part.length)
        hmac_sha256_update(&context, part.length, (const uint8_t *)part.at);
    memcpy(hmac->state, &context, sizeof context);
}

void gk_hmac_close(struct gk_hmac *hmac, char *out, size_t digits)
{
    struct hmac_sha256_ctx context;
    uint8_t code[GK_HMAC_DIGITS / 2];
    memcpy(&context, hmac->state, sizeof context);
    hmac_sha256_digest(&context, digits / 2, code);
    gk_hexadecimal_write(code, digits / 2, out);
}

void gk_hmac_hex(struct gk_bytes key, const struct gk_bytes *parts, size_t count,
                 char out[GK_HMAC_HEX_SIZE])
{
    struct gk_hmac hmac;
    gk_hmac_open(&hmac, key);
    for (size_t i = 0; i < count; i++)
        gk_hmac_add(&hmac, parts[i]);
    gk_hmac_close(&hmac, out, GK_HMAC_HEX_SIZE);
}
