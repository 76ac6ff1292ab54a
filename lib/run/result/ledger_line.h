/*
 * ledger_line.h - the lines of a ledger: how each is written, chained to the one before, and read
 * again. JSON, members always in this order:
 *
 *   {"ledger":1,"keyed":false,"chain":C}                         the first: its version
 *   {"id":I,"event":E,"date":D,"first_seen":D,"content":H,"chain":C}
 *                                                                E: new, changed, returned
 *   {"id":I,"event":"withdrawn","date":D,"first_seen":D,"chain":C}
 *   {"night":D,"records":N,"chain":C}                            the end of what one run added
 *
 * C is the SHA-256, or under a key the HMAC-SHA256, of the 64 digits of the line before (of 64
 * zeros for the first) and this line up to `,"chain"`. So whoever changes a line has to write all
 * behind it anew, and under a key cannot. H is that of the record (verdict.h). Digests are 64
 * small hexadecimal digits. One thread at a time.
 */
#ifndef GK_RUN_RESULT_LEDGER_LINE_H
#define GK_RUN_RESULT_LEDGER_LINE_H

#include "base/digest.h"
#include "record/record.h"

enum { GK_LEDGER_VERSION = 1 };

enum gk_ledger_event {
    GK_LEDGER_NEW,
    GK_LEDGER_CHANGED,
    GK_LEDGER_RETURNED,  /* was withdrawn */
    GK_LEDGER_WITHDRAWN, /* without a digest of its content */
    GK_LEDGER_EVENTS,
    GK_LEDGER_HEAD = GK_LEDGER_EVENTS,
    GK_LEDGER_NIGHT,
};

/* Of an event: its word. */
const char *gk_ledger_word(enum gk_ledger_event);

struct gk_ledger_line {
    enum gk_ledger_event event;
    struct gk_bytes id;
    int32_t date; /* domain/calendar.h */
    int32_t first_seen;
    uint8_t content[GK_DIGEST_256_SIZE];
    bool keyed;       /* of the first line */
    uint64_t records; /* of a night */
};

/* Where the chain stands. Born as { .key = … }, which may be empty. Owns its scratch. */
struct gk_ledger_chain {
    struct gk_bytes key;
    char digits[GK_DIGEST_256_DIGITS]; /* of the last line; unless `begun` zeros */
    bool begun;
    struct gk_buffer scratch;
};

/* Appends the line and its line feed. */
enum gk_status gk_ledger_append(struct gk_buffer *, struct gk_ledger_chain *,
                                const struct gk_ledger_line *) GK_MUST_USE;

/* Takes the next line, without its line feed; *holds: it is chained to those before, under this
 * key. */
enum gk_status gk_ledger_follow(struct gk_ledger_chain *, struct gk_bytes line,
                                bool *holds) GK_MUST_USE;

/* What a line says; texts live in the arena. *known: it is one of the forms above. */
enum gk_status gk_ledger_read(const struct gk_record *, struct gk_arena *, struct gk_ledger_line *,
                              bool *known) GK_MUST_USE;

void gk_ledger_chain_free(struct gk_ledger_chain *);

#endif
