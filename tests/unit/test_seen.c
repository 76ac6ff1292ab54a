/*
 * What is known of many texts without keeping them: the hash by its published vectors, first places
 * and meetings against the obvious quadratic way.
 */
#include "base/digest.h"
#include "base/keyed.h"
#include "base/meeting.h"
#include "base/memory.h"
#include "base/seen.h"
#include "random.h"
#include "tap.h"

enum { TEXTS = 700, REMARKS = 4000, SIZED = 200000 };

/* Of the reference implementation: key 00 to 0f, texts 00 01 02 … of that length. */
static void test_vectors(void)
{
    static const struct {
        size_t length;
        uint8_t expected[16];
    } vectors[] = {
        { 0,
          { 0xa3, 0x81, 0x7f, 0x04, 0xba, 0x25, 0xa8, 0xe6, 0x6d, 0xf6, 0x72, 0x14, 0xc7, 0x55,
            0x02, 0x93 } },
        { 1,
          { 0xda, 0x87, 0xc1, 0xd8, 0x6b, 0x99, 0xaf, 0x44, 0x34, 0x76, 0x59, 0x11, 0x9b, 0x22,
            0xfc, 0x45 } },
    };
    struct gk_seed key = { { UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908) } };
    static const char text[] = { 0, 1, 2 };
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        struct gk_keyed keyed = gk_keyed(key, (struct gk_bytes){ text, vectors[i].length });
        uint8_t got[16];
        for (size_t j = 0; j < sizeof got; j++)
            got[j] = (uint8_t)(keyed.half[j / 8] >> 8 * (j % 8));
        ok(memcmp(got, vectors[i].expected, sizeof got) == 0, "vector of %zu bytes",
           vectors[i].length);
    }
}

static struct gk_keyed text_of(uint32_t number)
{
    return gk_keyed(gk_seed_of_process(),
                    (struct gk_bytes){ (const char *)&number, sizeof number });
}

static uint32_t said[REMARKS];

static void test_seen(bool marks)
{
    struct gk_seen seen = { .marks = marks };
    bool good = true;
    for (uint32_t i = 0; i < REMARKS && good; i++) {
        uint64_t first = 0;
        uint32_t mark = 0;
        for (uint32_t j = 0; j < i && !first; j++)
            first = said[j] == said[i] ? j + 1 : 0;
        good = gk_seen_place(&seen, text_of(said[i]), &mark) == first &&
               mark == (marks ? first % 7 : 0) &&
               gk_seen_put(&seen, text_of(said[i]), i + 1, (i + 1) % 7) == GK_OK;
    }
    ok(good, "each text is known by its first place, %s", marks ? "with marks" : "without");
    gk_seen_free(&seen);
}

static void test_replaced(void)
{
    struct gk_seen seen = { .marks = true };
    bool good = true;
    uint32_t mark;
    for (uint32_t i = 0; i < REMARKS && good; i++)
        good = gk_seen_replace(&seen, text_of(said[i]), i + 1, i % 5) == GK_OK;
    for (uint32_t i = 0; i < REMARKS && good; i++) {
        uint64_t last = i + 1;
        for (uint32_t j = i + 1; j < REMARKS; j++)
            last = said[j] == said[i] ? j + 1 : last;
        good = gk_seen_place(&seen, text_of(said[i]), &mark) == last && mark == (last - 1) % 5;
    }
    ok(good, "each text is known by what was put last");
    gk_seen_free(&seen);
}

/* Texts whose bits crowd where no chance would put them: at the end, at the beginning, in one place
 * each time nearer, all in one segment. */
static void test_crowded(void)
{
    static const struct {
        const char *name;
        uint64_t from, step;
    } crowds[] = {
        { "ascending at the end", UINT64_MAX - (REMARKS << 2), 4 },
        { "descending from the end", UINT64_MAX, UINT64_MAX - 3 },
        { "ascending from 0", 0, 4 },
        { "descending to 0", REMARKS << 2, UINT64_MAX - 3 },
        { "evenly", 0, UINT64_MAX / REMARKS },
        { "around the middle", UINT64_C(1) << 63, UINT64_C(0x9e3779b97f4) },
    };
    for (size_t crowd = 0; crowd < sizeof crowds / sizeof crowds[0]; crowd++) {
        struct gk_seen seen = { .marks = crowd % 2 };
        bool good = true;
        for (uint64_t i = 0; i < 2 * REMARKS && good; i++) {
            struct gk_keyed text = { { crowds[crowd].from + i / 2 * crowds[crowd].step, 5 } };
            uint64_t first = gk_seen_place(&seen, text, NULL);
            good = first == (i % 2 ? i : 0) && gk_seen_put(&seen, text, i + 1, 0) == GK_OK;
        }
        for (uint64_t i = 0; i < REMARKS && good; i++) {
            struct gk_keyed text = { { crowds[crowd].from + i * crowds[crowd].step, 5 } };
            good = gk_seen_place(&seen, text, NULL) == 2 * i + 1;
        }
        ok(good, "crowded %s", crowds[crowd].name);
        gk_seen_free(&seen);
    }
}

/* What a text costs, when there are many, is what the header says. */
static void test_size(void)
{
    struct gk_seen seen = { 0 };
    size_t slots = 0;
    bool good = true;
    for (uint32_t i = 0; i < SIZED && good; i++)
        good = gk_seen_put(&seen, text_of(i), i + 1, 0) == GK_OK;
    for (int i = 0; i < GK_SEEN_SEGMENTS; i++)
        slots += seen.segments[i].total;
    ok(good && slots * 12 <= SIZED * 15, "%zu slots for %d texts", slots, SIZED);
    gk_seen_free(&seen);
}

/* A place that there is no room for is refused, the largest there is room for comes back. */
static void test_largest(void)
{
    struct gk_seen seen = { 0 };
    uint64_t largest = (UINT64_C(1) << GK_SEEN_PLACE_BITS) - 1;
    ok(gk_seen_put(&seen, text_of(1), largest + 1, 0) == GK_NO_MEMORY, "too large a place");
    ok(gk_seen_put(&seen, text_of(1), largest, 0) == GK_OK &&
           gk_seen_place(&seen, text_of(1), NULL) == largest,
       "the largest place");
    gk_seen_free(&seen);
}

/* FIPS 180-4 and RFC 4231, test case 2. */
static void test_digest(void)
{
    uint8_t digest[GK_DIGEST_256_SIZE];
    char digits[GK_DIGEST_256_DIGITS];
    gk_digest_256(GK_BYTES(""), GK_BYTES("abc"), digest);
    gk_hexadecimal_write(digest, sizeof digest, digits);
    ok(memcmp(digits, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
              sizeof digits) == 0,
       "SHA-256");
    gk_digest_256(GK_BYTES("Jefe"), GK_BYTES("what do ya want for nothing?"), digest);
    gk_hexadecimal_write(digest, sizeof digest, digits);
    ok(memcmp(digits, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
              sizeof digits) == 0,
       "HMAC-SHA256");
}

struct met {
    uint32_t groups;
    bool good;
};

/* All remarks about one text, in their order. */
static enum gk_status meet(void *state, const struct gk_remark *remarks, size_t count)
{
    struct met *met = state;
    uint32_t text = said[remarks[0].number];
    size_t at = 0;
    met->groups++;
    for (uint32_t i = 0; i < REMARKS; i++)
        if (said[i] == text)
            met->good &= at < count && remarks[at++].number == i;
    met->good &= at == count;
    return GK_OK;
}

static void test_meeting(void)
{
    struct gk_meeting meeting = { 0 };
    struct met met = { .good = true };
    uint32_t groups = 0;
    for (uint32_t i = 0; i < REMARKS; i++) {
        uint32_t j = 0;
        while (said[j] != said[i])
            j++;
        groups += j == i;
        struct gk_said one = { text_of(said[i]), 0 };
        met.good &= gk_meeting_add(&meeting, i, &one, 1) == GK_OK;
    }
    ok(gk_meeting_each(&meeting, meet, &met) == GK_OK && met.good, "remarks meet, and in order");
    is_int(met.groups, groups, "each text is asked about once");
    gk_meeting_free(&meeting);
}

enum { TOGETHER = 9, MANY = 40000 };

/* Each text is in two remarks that follow one another, and of one kind. */
static enum gk_status meet_two(void *state, const struct gk_remark *remarks, size_t count)
{
    struct met *met = state;
    uint64_t number = remarks[0].number % (UINT64_C(1) << GK_MEETING_KIND_AT);
    met->groups++;
    met->good &= count == 2 && number % 2 == 0 && remarks[1].number == remarks[0].number + 1;
    return GK_OK;
}

/* More texts than are put in order at once, and more of one remark than are written together. */
static void test_large_meeting(void)
{
    struct gk_meeting meeting = { 0 };
    struct met met = { .good = true };
    for (uint32_t i = 0; i < MANY; i++) {
        struct gk_said said_now[TOGETHER];
        for (uint32_t j = 0; j < TOGETHER; j++)
            said_now[j] = (struct gk_said){ text_of(i / 2 * TOGETHER + j), j % 8 };
        met.good &= gk_meeting_add(&meeting, i, said_now, TOGETHER) == GK_OK;
    }
    ok(gk_meeting_each(&meeting, meet_two, &met) == GK_OK && met.good, "many remarks meet");
    is_int(met.groups, MANY / 2 * TOGETHER, "each text once");
    gk_meeting_free(&meeting);
}

static void test_no_memory(void)
{
    struct gk_seen seen = { 0 };
    struct gk_meeting meeting = { 0 };
    gk_memory_fail_at(1);
    ok(gk_seen_put(&seen, text_of(1), 1, 0) == GK_NO_MEMORY, "no memory for a place");
    gk_memory_fail_at(1);
    struct gk_said one = { text_of(1), 0 };
    ok(gk_meeting_add(&meeting, 1, &one, 1) == GK_NO_MEMORY, "no memory for a remark");
    gk_memory_fail_at(0);
    ok(!gk_seen_place(&seen, text_of(1), NULL), "and nothing is there");
    gk_seen_free(&seen);
    gk_meeting_free(&meeting);
}

int main(void)
{
    test_vectors();
    for (uint32_t i = 0; i < REMARKS; i++)
        said[i] = random_below(TEXTS);
    test_seen(false);
    test_seen(true);
    test_crowded();
    test_size();
    test_largest();
    test_replaced();
    test_digest();
    test_meeting();
    test_large_meeting();
    test_no_memory();
    return done();
}
