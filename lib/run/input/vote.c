#include "run/input/vote.h"

#include <unistd.h>

#include "base/lanes.h"
#include "text/guess.h"

enum { BLOCK = 128 * 1024 };

static bool is_ascii(struct gk_bytes line)
{
    size_t i = 0;
    for (; i + GK_LANES <= line.length; i += GK_LANES) {
        if (gk_lanes_load(line.at + i) & UINT64_C(0x8080808080808080))
            return false;
    }
    for (; i < line.length; i++)
        if ((unsigned char)line.at[i] >= 0x80)
            return false;
    return true;
}

void gk_vote_add(struct gk_vote *vote, struct gk_bytes lines)
{
    while (lines.length) {
        const char *end = memchr(lines.at, '\n', lines.length);
        struct gk_bytes line = { lines.at, end ? (size_t)(end - lines.at) + 1 : lines.length };
        if (!is_ascii(line))
            vote->voices[gk_guess(line)]++;
        lines.at += line.length;
        lines.length -= line.length;
    }
}

enum gk_encoding gk_vote_result(const struct gk_vote *vote)
{
    static const enum gk_encoding encodings[] = { GK_UTF_8, GK_GB18030, GK_BIG5 };
    enum gk_encoding best = GK_AUTO;
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        uint64_t voices = vote->voices[encodings[i]];
        if (voices && (best == GK_AUTO || voices > vote->voices[best]))
            best = encodings[i];
    }
    return best;
}

enum gk_status gk_vote_file(struct gk_vote *vote, int descriptor, int64_t start,
                            struct gk_buffer *block)
{
    gk_buffer_clear(block);
    for (;;) {
        if (gk_buffer_reserve(block, BLOCK) != GK_OK)
            return GK_NO_MEMORY;
        ssize_t got = pread(descriptor, block->at + block->length, BLOCK, (off_t)start);
        if (got <= 0)
            break;
        start += got;
        block->length += (size_t)got;
        /* What has no line end for so long is one line in pieces. */
        struct gk_bytes bytes = gk_buffer_bytes(block);
        const char *last = gk_bytes_find_last(bytes, '\n');
        size_t length = last ? (size_t)(last - bytes.at) + 1 : bytes.length;
        gk_vote_add(vote, (struct gk_bytes){ bytes.at, length });
        block->length -= length;
        memmove(block->at, block->at + length, block->length);
    }
    gk_vote_add(vote, gk_buffer_bytes(block));
    gk_buffer_clear(block);
    return GK_OK;
}
