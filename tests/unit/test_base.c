/* The ground floor: bytes, buffers, arenas, maps, UTF-8, sizes, and memory that can fail. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "random.h"
#include "tap.h"

static void test_bytes(void)
{
    struct gk_bytes none = { NULL, 0 };
    ok(gk_bytes_equal(none, GK_BYTES("")), "no bytes equal an empty run");
    ok(gk_bytes_of(NULL).length == 0, "no string is an empty run");
    ok(gk_bytes_equal(GK_BYTES("a\0b"), GK_BYTES("a\0b")), "a NUL is a byte as any");
    ok(!gk_bytes_equal(GK_BYTES("a\0b"), GK_BYTES("a\0c")), "and does not end a run");
    ok(gk_bytes_start_with(GK_BYTES("abc"), none), "everything starts with nothing");
    ok(gk_bytes_end_with(none, none), "nothing ends with nothing");
    ok(!gk_bytes_start_with(GK_BYTES("ab"), GK_BYTES("abc")), "no run starts with a longer one");
    ok(!gk_bytes_end_with(GK_BYTES("bc"), GK_BYTES("abc")), "nor ends with one");
    ok(gk_bytes_end_with(GK_BYTES("abc"), GK_BYTES("bc")), "an end");
    ok(gk_bytes_compare(GK_BYTES("a"), GK_BYTES("ab")) < 0, "the shorter stands first");
    ok(gk_bytes_compare(GK_BYTES("b"), GK_BYTES("ab")) > 0, "unless a byte decides");
    ok(gk_bytes_compare(GK_BYTES("\x80"), GK_BYTES("a")) > 0, "bytes are compared unsigned");
    is_int(gk_bytes_compare(none, none), 0, "two empty runs are equal");
    is_text(gk_bytes_trim(GK_BYTES(" \t\r\n a b \n")), "a b", "blanks at the ends are trimmed");
    is_text(gk_bytes_trim(GK_BYTES(" \t ")), "", "of blanks nothing is left");
}

/* The last of a byte, by the C library and by the portable twin. */
static void test_find_last(void)
{
    char text[100];
    unsigned wrong = 0;
    for (unsigned i = 0; i < 20000; i++) {
        struct gk_bytes whole = { text, random_below(sizeof text) };
        const char *last = NULL;
        for (size_t at = 0; at < whole.length; at++) {
            text[at] = random_below(40) ? 'a' : '\n';
            last = text[at] == '\n' ? text + at : last;
        }
        wrong += gk_bytes_find_last(whole, '\n') != last;
        wrong += gk_bytes_find_last_portable(whole, '\n') != last;
    }
    is_int(wrong, 0, "the last line feed of 20,000 texts is found in both ways");
    ok(!gk_bytes_find_last((struct gk_bytes){ NULL, 0 }, 0), "there is none in no bytes");
}

static const char *naive_find(struct gk_bytes whole, struct gk_bytes part)
{
    for (size_t i = 0; i + part.length <= whole.length; i++)
        if (memcmp(whole.at + i, part.at, part.length) == 0)
            return whole.at + i;
    return NULL;
}

static void test_find(void)
{
    unsigned wrong = 0;
    for (unsigned i = 0; i < 100000; i++) {
        char text[16], wanted[4];
        for (size_t k = 0; k < sizeof text; k++)
            text[k] = (char)('a' + random_below(2));
        for (size_t k = 0; k < sizeof wanted; k++)
            wanted[k] = (char)('a' + random_below(2));
        struct gk_bytes whole = { text, random_below(sizeof text + 1) };
        struct gk_bytes part = { wanted, random_below(sizeof wanted + 1) };
        wrong += gk_bytes_find(whole, part) != naive_find(whole, part);
    }
    is_int(wrong, 0, "finding a part, 100,000 times");
}

static void test_sizes(void)
{
    ok(gk_size_add(SIZE_MAX, 1) == SIZE_MAX, "a sum that is too large saturates");
    ok(gk_size_add(SIZE_MAX - 1, 1) == SIZE_MAX, "the largest sum");
    ok(gk_size_multiply(SIZE_MAX / 2 + 1, 2) == SIZE_MAX, "a product that is too large saturates");
    is_int((int64_t)gk_size_multiply(6, 7), 42, "a product");
    is_int((int64_t)gk_size_multiply(SIZE_MAX, 0), 0, "of nothing");
    ok(gk_memory_allocate(SIZE_MAX) == NULL, "no block is as large as that");
    void *block = gk_memory_allocate(0);
    ok(block != NULL, "a block of no bytes is a block");
    ok(gk_memory_resize(block, SIZE_MAX) == NULL, "which stands when it cannot grow");
    gk_memory_release(block);
    gk_memory_release(NULL);
    char secret[] = "secret";
    gk_memory_wipe(secret, sizeof secret);
    ok(memcmp(secret, "\0\0\0\0\0\0\0", sizeof secret) == 0, "a secret is wiped");
}

static void test_fault_switch(void)
{
    gk_memory_fail_at(2);
    void *first = gk_memory_allocate(8);
    void *second = gk_memory_allocate(8);
    void *third = gk_memory_allocate(8);
    ok(first && !second && third, "exactly the second allocation fails");
    gk_memory_fail_at(1);
    ok(!gk_memory_resize(first, 16), "a block that should grow is an allocation too");
    gk_memory_fail_at(3);
    gk_memory_fail_at(0);
    void *all[4];
    bool none_failed = true;
    for (size_t i = 0; i < 4; i++)
        none_failed &= (all[i] = gk_memory_allocate(1)) != NULL;
    ok(none_failed, "switched off, none fails");
    for (size_t i = 0; i < 4; i++)
        gk_memory_release(all[i]);
    gk_memory_release(first);
    gk_memory_release(third);
}

static void test_buffer(void)
{
    struct gk_buffer buffer = { 0 };
    ok(gk_buffer_append(&buffer, GK_BYTES("")) == GK_OK, "nothing can be appended to nothing");
    bool good = true;
    for (unsigned i = 0; i < 5000; i++) {
        good &= gk_buffer_append_byte(&buffer, (char)i) == GK_OK;
        for (size_t k = 0; k < GK_BUFFER_PADDING; k++)
            good &= buffer.at[buffer.capacity + k] == 0;
    }
    ok(good, "behind the capacity there is always padding");
    for (unsigned i = 0; i < 5000; i++)
        good &= buffer.at[i] == (char)i;
    ok(good && buffer.length == 5000, "bytes stay while it grows");
    size_t capacity = buffer.capacity;
    gk_buffer_clear(&buffer);
    ok(buffer.length == 0 && buffer.capacity == capacity, "cleared it keeps its memory");

    ok(gk_buffer_print(&buffer, "%05d-%s", 42, "x") == GK_OK, "printing");
    is_text(gk_buffer_bytes(&buffer), "00042-x", "as printf does");
    gk_buffer_clear(&buffer);
    ok(gk_buffer_print(&buffer, "%*d", 300, 7) == GK_OK, "printing more than fits at first");
    ok(buffer.length == 300 && buffer.at[299] == '7' && buffer.at[0] == ' ', "is whole");

    struct gk_buffer before = buffer;
    gk_memory_fail_at(1);
    ok(gk_buffer_reserve(&buffer, 100000) == GK_NO_MEMORY, "no memory");
    gk_memory_fail_at(0);
    ok(memcmp(&before, &buffer, sizeof buffer) == 0, "leaves it as before");
    ok(gk_buffer_reserve(&buffer, SIZE_MAX) == GK_NO_MEMORY, "nor is there room for everything");
    gk_buffer_free(&buffer);
    ok(!buffer.at && !buffer.length && !buffer.capacity, "freed it is as born");
}

static void test_arena(void)
{
    struct gk_arena arena = { 0 };
    unsigned wrong = 0;
    for (unsigned turn = 0; turn < 3; turn++) {
        unsigned char *blocks[300];
        size_t sizes[300];
        for (unsigned i = 0; i < 300; i++) {
            sizes[i] = i % 50 == 49 ? 20000 + i : random_below(200);
            blocks[i] = gk_arena_allocate(&arena, sizes[i]);
            wrong += !blocks[i] || (uintptr_t)blocks[i] % _Alignof(max_align_t) != 0;
            for (size_t k = 0; blocks[i] && k < sizes[i]; k++)
                wrong += blocks[i][k] != 0;
            if (blocks[i])
                memset(blocks[i], (int)(i & 0xFF), sizes[i]);
        }
        for (unsigned i = 0; i < 300; i++)
            for (size_t k = 0; blocks[i] && k < sizes[i]; k++)
                wrong += blocks[i][k] != (i & 0xFF);
        gk_arena_reset(&arena);
    }
    is_int(wrong, 0, "blocks are zeroed, aligned and apart, in the second turn too");

    struct gk_bytes copy = gk_arena_copy(&arena, GK_BYTES("a\0b"));
    ok(gk_bytes_equal(copy, GK_BYTES("a\0b")) && copy.at[3] == '\0', "a copy ends with a NUL");
    copy = gk_arena_copy(&arena, (struct gk_bytes){ NULL, 0 });
    ok(copy.at && copy.length == 0, "a copy of nothing is there");
    ok(!gk_arena_array(&arena, SIZE_MAX / 2, 4), "an array that is too large");
    ok(!gk_arena_allocate(&arena, SIZE_MAX), "a block that is too large");
    gk_memory_fail_at(1);
    ok(!gk_arena_allocate(&arena, 1000000), "no memory");
    gk_memory_fail_at(0);
    ok(gk_arena_allocate(&arena, 1000000) != NULL, "and then again some");
    gk_arena_free(&arena);
    ok(!arena.first && !arena.chunk, "freed it is as born");
}

static void test_map(void)
{
    enum { KEYS = 3000 };
    struct gk_map map = { 0 };
    static char keys[KEYS][12];
    is_int(gk_map_get(&map, GK_BYTES("x"), 7), 7, "in an empty map there is nothing");
    unsigned wrong = 0;
    for (unsigned i = 0; i < KEYS; i++) {
        size_t length = (size_t)snprintf(keys[i], sizeof keys[i], "k%u", i);
        wrong += gk_map_put(&map, (struct gk_bytes){ keys[i], length }, i) != GK_OK;
    }
    for (unsigned i = 0; i < KEYS; i++)
        wrong += gk_map_get(&map, gk_bytes_of(keys[i]), KEYS) != i;
    ok(wrong == 0 && map.count == KEYS, "3000 keys are found again");
    is_int(gk_map_get(&map, GK_BYTES("k3000"), 9), 9, "one that is not there is not");
    ok(gk_map_put(&map, GK_BYTES("k7"), 70) == GK_OK && map.count == KEYS, "a key put in again");
    is_int(gk_map_get(&map, GK_BYTES("k7"), 0), 70, "has its new value");
    ok(gk_map_put(&map, GK_BYTES(""), 1) == GK_OK, "the empty key is a key");
    is_int(gk_map_get(&map, (struct gk_bytes){ NULL, 0 }, 0), 1, "and is found");
    gk_map_free(&map);

    gk_memory_fail_at(1);
    ok(gk_map_put(&map, GK_BYTES("a"), 1) == GK_NO_MEMORY, "no memory");
    gk_memory_fail_at(0);
    is_int(gk_map_get(&map, GK_BYTES("a"), 5), 5, "leaves the map as it was");
    gk_map_free(&map);
}

/* Unicode table 3-7, by arithmetic: decode generously, then refuse what is not the shortest. */
static size_t naive_length(const unsigned char *at, size_t room, uint32_t *scalar)
{
    size_t size = at[0] < 0x80   ? 1
                  : at[0] < 0xC0 ? 0
                  : at[0] < 0xE0 ? 2
                  : at[0] < 0xF0 ? 3
                  : at[0] < 0xF8 ? 4
                                 : 0;
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    if (!size || size > room)
        return 0;
    *scalar = size == 1 ? at[0] : at[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (at[i] >> 6 != 2)
            return 0;
        *scalar = *scalar << 6 | (at[i] & 0x3F);
    }
    bool surrogate = *scalar >= 0xD800 && *scalar < 0xE000;
    return *scalar < least[size] || *scalar > 0x10FFFF || surrogate ? 0 : size;
}

static void test_utf8(void)
{
    unsigned wrong = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t length;
        if (c >= 0xD800 && c < 0xE000)
            continue;
        size_t size = gk_utf8_encode(c, bytes);
        wrong += gk_utf8_decode((struct gk_bytes){ bytes, size }, &length) != c || length != size;
        if (size > 1)
            wrong +=
                gk_utf8_decode((struct gk_bytes){ bytes, size - 1 }, &length) != GK_UTF8_INVALID ||
                length != 1;
    }
    is_int(wrong, 0, "every scalar value comes back; cut short it is invalid");

    static const unsigned char lows[] = { 0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0 };
    wrong = 0;
    for (unsigned i = 0; i < 65536u * 81; i++) {
        unsigned char b[4] = { (unsigned char)(i / 81 >> 8), (unsigned char)(i / 81),
                               lows[i / 9 % 9], lows[i % 9] };
        size_t length;
        uint32_t expected = 0;
        size_t size = naive_length(b, 4, &expected);
        uint32_t got = gk_utf8_decode((struct gk_bytes){ (const char *)b, 4 }, &length);
        wrong += size ? got != expected || length != size : got != GK_UTF8_INVALID || length != 1;
    }
    is_int(wrong, 0, "bytes are a character exactly when table 3-7 says so");
    size_t length = 9;
    ok(gk_utf8_decode(GK_BYTES(""), &length) == GK_UTF8_INVALID && length == 0, "of no bytes");
}

static void test_utf8_runs(void)
{
    is_int((int64_t)gk_utf8_valid_length(GK_BYTES("a中\xE4\xB8")), 4, "valid up to the half one");
    is_int((int64_t)gk_utf8_valid_length(GK_BYTES("")), 0, "nothing is valid");
    unsigned wrong = 0;
    for (unsigned i = 0; i < 20000; i++) {
        char text[128];
        size_t length = 0, count = 0;
        for (size_t wanted = random_below(30); count < wanted; count++) {
            static const uint32_t scalars[] = { 'a', 0xE9, 0x4E2D, 0x20000 };
            length += gk_utf8_encode(scalars[random_below(4)], text + length);
        }
        size_t skip = random_below(4); /* no place in memory is special */
        memmove(text + skip, text, length);
        wrong += gk_utf8_count((struct gk_bytes){ text + skip, length }) != count;
    }
    is_int(wrong, 0, "characters are counted, 20,000 texts");
    is_text(gk_utf8_start(GK_BYTES("a中b文"), 2), "a中", "the start of a text, in characters");
    is_text(gk_utf8_start(GK_BYTES("a\xFF\xE4"), 2), "a\xFF", "a byte that is none counts");
    is_text(gk_utf8_start(GK_BYTES("中"), 9), "中", "the whole of one that is shorter");
    is_text(gk_utf8_start((struct gk_bytes){ NULL, 0 }, 9), "", "and nothing of nothing");
}

int main(void)
{
    test_bytes();
    test_find_last();
    test_find();
    test_sizes();
    test_fault_switch();
    test_buffer();
    test_arena();
    test_map();
    test_utf8();
    test_utf8_runs();
    return done();
}
