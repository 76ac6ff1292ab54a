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
    if (next != block.length)
        return false;
    return structure->valid_utf8 == (gk_utf8_valid_length(block) == block.length);
}

/* A piece that may be valid or broken in any way UTF-8 can be. */
static size_t random_piece(char out[4])
{
    static const unsigned char edges[] = { 0x00, 0x1F, 0x20, 0x22, 0x5C, 0x7F, 0x80, 0x8F, 0x90,
                                           0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE4,
                                           0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF };
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
        static const uint32_t borders[] = { 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000,
                                            0xFFFF, 0x10000, 0x10FFFF };
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
    test_way("portable");
    test_way("sse2");
    test_way("avx2");
    test_way("neon");
    return done();
}
