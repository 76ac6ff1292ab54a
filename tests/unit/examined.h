/*
 * examined.h - what one detector of lib/text/damage says of a text: for unit tests.
 *
 * The detector sees the text in one pass, as the first detector. Memory is kept until the process
 * ends.
 */
#ifndef GK_TESTS_EXAMINED_H
#define GK_TESTS_EXAMINED_H

#include "base/utf8.h"
#include "tap.h"
#include "text/damage/examination.h"

enum { EXAMINED_MOST = 1 << 14 };

typedef enum gk_status examined_detector(struct gk_examination *);

static struct gk_arena examined_arena;
static struct gk_buffer examined_found;
static struct gk_buffer examined_scratch[GK_MENDER_SCRATCH];
static struct gk_buffer examined_text;

static inline const struct gk_damage *examine(examined_detector *detector, const char *string,
                                              bool first_pass, size_t *count)
{
    static uint32_t characters[EXAMINED_MOST + 1];
    static uint32_t offsets[EXAMINED_MOST + 1];
    static uint8_t taken[EXAMINED_MOST];
    struct gk_bytes text = gk_bytes_of(string);
    size_t number = 0;
    size_t length;
    for (size_t at = 0; at < text.length && number < EXAMINED_MOST; at += length) {
        offsets[number] = (uint32_t)at;
        characters[number++] =
            gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, &length);
    }
    characters[number] = 0;
    offsets[number] = (uint32_t)text.length;
    memset(taken, 0, sizeof taken);
    gk_buffer_clear(&examined_found);
    struct gk_examination examination = { .text = text,
                                          .styles = GK_STYLE_ALL,
                                          .characters = characters,
                                          .offsets = offsets,
                                          .count = number,
                                          .taken = taken,
                                          .first_pass = first_pass,
                                          .at_start = true,
                                          .arena = &examined_arena,
                                          .found = &examined_found,
                                          .scratch = examined_scratch };
    bool good = detector(&examination) == GK_OK;
    struct gk_damage *found = (struct gk_damage *)(void *)examined_found.at;
    *count = good ? examined_found.length / sizeof *found : SIZE_MAX;
    for (size_t i = 0; good && i < *count; i++) {
        found[i].start = offsets[found[i].start];
        found[i].end = offsets[found[i].end];
    }
    return found;
}

/* A text as the name of a test: on one line. */
static inline const char *shown(const char *text)
{
    static char line[256];
    size_t length = 0;
    for (; text[length] && length < sizeof line - 1; length++)
        line[length] = (unsigned char)text[length] < ' ' ? '_' : text[length];
    line[length] = '\0';
    return line;
}

/* Whether the proposals that are certain enough, in the order of their places, turn the text into
 * `expected`. */
static inline bool becomes(examined_detector *detector, enum gk_certainty least, const char *text,
                           const char *expected)
{
    size_t count;
    const struct gk_damage *found = examine(detector, text, true, &count);
    size_t copied = 0;
    bool good = count != SIZE_MAX;
    gk_buffer_clear(&examined_text);
    while (good) {
        const struct gk_damage *next = NULL;
        for (size_t i = 0; i < count; i++)
            if (found[i].certainty >= least && found[i].proposal.at && found[i].start >= copied &&
                (!next || found[i].start < next->start))
                next = &found[i];
        size_t end = next ? next->start : strlen(text);
        good = !gk_buffer_append(&examined_text, (struct gk_bytes){ text + copied, end - copied });
        if (!next || !good)
            break;
        good = !gk_buffer_append(&examined_text, next->proposal);
        copied = next->end;
    }
    return is_text(gk_buffer_bytes(&examined_text), expected, "%s", shown(text)) && good;
}

/* Whether there is this one finding, of the span that reads `span`. */
static inline bool finds(examined_detector *detector, const char *text, enum gk_rule_id rule,
                         enum gk_certainty certainty, const char *span)
{
    size_t count;
    const struct gk_damage *found = examine(detector, text, true, &count);
    bool good = count == 1 && found->rule == rule && found->certainty == certainty &&
                gk_bytes_equal((struct gk_bytes){ text + found->start, found->end - found->start },
                               gk_bytes_of(span));
    return ok(good, "one finding: %s in %s", span, shown(text));
}

static inline bool finds_nothing(examined_detector *detector, const char *text)
{
    size_t count;
    examine(detector, text, true, &count);
    return is_int((int64_t)count, 0, "nothing: %s", shown(text));
}

static inline int examined_done(void)
{
    gk_arena_free(&examined_arena);
    gk_buffer_free(&examined_found);
    gk_buffer_free(&examined_text);
    for (size_t i = 0; i < sizeof examined_scratch / sizeof examined_scratch[0]; i++)
        gk_buffer_free(&examined_scratch[i]);
    return done();
}

#endif
