/* The ways of looking at a block agree with a naive one: marks and UTF-8, at every boundary. */
#include <stdlib.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "record/structure.h"
#include "tap.h"

static uint64_t random_state = UINT64_C(20260101);

static uint32_t random_below(uint32_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 33) % limit;
}

static bool naive_mark(unsigned char c)
{
    return c == '"' || c == '\\' || c < 0x20;
}

/* Is one of the 64 bytes from the chunk of byte `first` to that of byte `last` faulty? */
static bool is_faulty(const struct gk_structure *structure, size_t first, size_t last)
{
    size_t fault = gk_structure_fault(structure, first);
    return fault != SIZE_MAX && fault / 64 <= last / 64;
}

/* Is the first fault seen, and is nothing seen where there is none nearby? */
static bool faults_agree(const struct gk_structure *structure, struct gk_bytes block)
{
    bool near[10] = { false };
    size_t at = gk_utf8_valid_length(block);
    if (at < block.length && !is_faulty(structure, at, at + 3))
        return false;
    while (at < block.length) {
        near[at / 64] = near[at / 64 + 1] = near[at / 64 + 2] = true;
        at++;
        at += gk_utf8_valid_length((struct gk_bytes){ block.at + at, block.length - at });
    }
    for (size_t chunk = 0; chunk <= block.length / 64; chunk++)
        if (is_faulty(structure, chunk * 64, chunk * 64) && !near[chunk])
            return false;
    return true;
}

/* A line whose 64 bytes are not faulty is UTF-8: what the scanner relies on. */
static bool lines_agree(const struct gk_structure *structure, struct gk_bytes block)
{
    for (size_t start = 0, at = 0; at < block.length; at++) {
        if (block.at[at] != '\n')
            continue;
        struct gk_bytes line = { block.at + start, at - start };
        if (!is_faulty(structure, start, at) && gk_utf8_valid_length(line) != line.length)
            return false;
        start = at + 1;
    }
    return true;
}

/* Does the way in force see in `block` what a byte-by-byte look sees? */
static bool agrees(struct gk_structure *structure, struct gk_bytes block)
{
    if (gk_structure_find(structure, block) != GK_OK)
        return false;
    size_t next = gk_structure_next(structure, 0);
    for (size_t i = 0; i < block.length; i++)
        if (naive_mark((unsigned char)block.at[i])) {
            if (next != i)
                return false;
            next = gk_structure_next(structure, i + 1);
        }
    return next == block.length && faults_agree(structure, block) && lines_agree(structure, block);
}

/* A piece that may be valid or broken in any way UTF-8 can be. */
static size_t random_piece(char out[4])
{
    static const unsigned char edges[] = { 0x00, 0x0A, 0x1F, 0x20, 0x22, 0x5C, 0x7F, 0x80, 0x8F,
                                           0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
                                           0xE4, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF };
    switch (random_below(8)) {
    case 0:
        out[0] = (char)edges[random_below(sizeof edges)];
        return 1;
    case 1:
        out[0] = (char)(0x20 + random_below(0x5F));
        return 1;
    case 2:
        return gk_utf8_encode(0x10000 + random_below(0x100000), out);
    case 3: {
        static const uint32_t borders[] = { 0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,
                                            0xE000, 0xFFFF, 0x10000, 0x10FFFF };
        return gk_utf8_encode(borders[random_below(9)], out);
    }
    default:
        return gk_utf8_encode(0x4E00 + random_below(0x5000), out);
    }
}

/* Mostly valid text of a random length, with one broken byte in every second block. */
static void fill(struct gk_buffer *block)
{
    size_t wanted = random_below(400);
    gk_buffer_clear(block);
    bool wild = random_below(4) == 0;
    while (block->length < wanted) {
        char piece[4];
        size_t length = random_piece(piece);
        bool valid = gk_utf8_valid_length((struct gk_bytes){ piece, length }) == length;
        if ((valid || wild) && gk_buffer_append(block, (struct gk_bytes){ piece, length }) != GK_OK)
            exit(2);
    }
    if (block->length && random_below(2))
        block->at[random_below((uint32_t)block->length)] = (char)random_below(256);
    if (block->length && random_below(8) == 0)
        block->length -= 1;
}

/* A row of escapes, with here and there a byte of another kind; what stands behind is no escape. */
static void fill_units(struct gk_buffer *row)
{
    static const char digits[] = "0123456789abcdefABCDEF", others[] = "\\u\"/:@`gG\n \x80";
    gk_buffer_clear(row);
    for (unsigned count = random_below(14); count; count--)
        if (gk_buffer_print(row, "\\u%c%c%c%c", digits[random_below(22)], digits[random_below(22)],
                            digits[random_below(22)], digits[random_below(22)]) != GK_OK)
            exit(2);
    if (row->length && random_below(2))
        row->at[random_below((uint32_t)row->length)] = others[random_below(sizeof others)];
    memset(row->at + row->length, random_below(2) ? 0 : '\\', 40);
}

/* How far the first D goes, or the first byte that is out of place. */
static size_t naive_units(const char *row)
{
    for (size_t at = 0;; at++) {
        static const char *const wanted[] = { "\\", "u", "0123456789abcefABCEF",
                                              "0123456789abcdefABCDEF" };
        const char *allowed = wanted[at % 6 < 3 ? at % 6 : 3];
        if (!row[at] || !strchr(allowed, row[at]))
            return at - at % 6;
    }
}

static void test_units(const char *way)
{
    struct gk_buffer row = { 0 };
    if (!gk_structure_choose(way)) {
        skip(way);
        return;
    }
    unsigned wrong = 0;
    if (gk_buffer_reserve(&row, 200) != GK_OK)
        exit(2);
    for (unsigned i = 0; i < 400000; i++) {
        fill_units(&row);
        wrong += gk_structure_pass_units(row.at) != row.at + naive_units(row.at);
    }
    is_int(wrong, 0, "%s: 400,000 rows of escapes", way);
    gk_buffer_free(&row);
}

static void test_way(const char *way)
{
    struct gk_structure structure = { 0 };
    struct gk_buffer block = { 0 };
    if (!gk_structure_choose(way)) {
        skip(way);
        return;
    }
    unsigned wrong = 0;
    if (gk_buffer_reserve(&block, 1024) != GK_OK)
        exit(2);
    for (unsigned i = 0; i < 400000; i++) {
        fill(&block);
        wrong += !agrees(&structure, gk_buffer_bytes(&block));
    }
    is_int(wrong, 0, "%s: 400,000 random blocks", way);

    /* Every two-byte and every lead-and-second pair, at every place about a chunk's border. */
    wrong = 0;
    for (unsigned place = 60; place < 68; place++)
        for (unsigned pair = 0; pair < 65536; pair++) {
            memset(block.at, 'x', 140);
            memset(block.at + 70, 0, 2);
            block.at[place] = (char)(pair >> 8);
            block.at[place + 1] = (char)pair;
            block.at[place + 2] = (char)0x80;
            block.at[place + 3] = (char)0xBF;
            for (size_t length = place + 1; length <= place + 4; length++)
                wrong += !agrees(&structure, (struct gk_bytes){ block.at, length });
        }
    is_int(wrong, 0, "%s: every pair of bytes across the border of 64", way);
    gk_buffer_free(&block);
    gk_structure_free(&structure);
}

int main(void)
{
    ok(gk_structure_way() != NULL, "a way is chosen: %s", gk_structure_way());
    ok(!gk_structure_choose("abacus"), "a way that does not exist is refused");
    static const char *const ways[] = { "portable", "sse2", "avx2", "avx512", "neon" };
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        test_way(ways[i]);
        test_units(ways[i]);
    }
    return done();
}
