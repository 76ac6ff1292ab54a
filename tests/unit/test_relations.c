/*
 * What a name's number holds comes out as it went in; the number of a record's place leads back to
 * its file and line, also where a file is read twice, and says how far it is from another.
 */
#include "random.h"
#include "tap.h"
#include "verbs/validate/places.h"
#include "verbs/validate/relations.h"

static int32_t day_of(uint32_t number)
{
    return number ? gk_day(1949, 10, 1) + (int32_t)number - 1 : GK_NO_DAY;
}

static void test_owners(void)
{
    bool good = true;
    for (int i = 0; i < 10000 && good; i++) {
        struct gk_owner owner = { .role = (enum gk_name_role)random_below(GK_NAME_RELATES + 1),
                                  .indexed = random_below(2) };
        if (owner.indexed) {
            owner.index = random_below(INT32_MAX) * 2 + random_below(2);
        } else {
            owner.marked = random_below(2);
            owner.group = random_below(GK_OWNER_GROUPS);
            owner.day = day_of(random_below(0x10000));
            owner.place = (uint64_t)random_below(INT32_MAX) << 4 | random_below(16);
        }
        struct gk_owner back = gk_owner_unpack(gk_owner_pack(&owner));
        good = back.role == owner.role && back.indexed == owner.indexed &&
               back.index == owner.index && back.marked == owner.marked &&
               back.group == owner.group && back.day == owner.day && back.place == owner.place;
    }
    ok(good, "a number holds what was packed");
    struct gk_owner old = { .day = gk_day(1900, 1, 1), .place = 1 };
    is_int(gk_owner_unpack(gk_owner_pack(&old)).day, gk_day(1949, 10, 1),
           "an old day is the first");
    struct gk_owner late = { .day = gk_day(9999, 1, 1), .place = 1 };
    ok(gk_owner_unpack(gk_owner_pack(&late)).place == 1, "a late day spills into nothing");
}

static void test_places(void)
{
    static const struct {
        const char *file;
        uint64_t line;
    } stream[] = { { "a", 1 }, { "a", 7 }, { "b", 1 }, { "b", 2 },
                   { "b", 1 }, { "a", 9 }, { "c", 3 } };
    enum { COUNT = sizeof stream / sizeof *stream };
    struct gk_places places = { 0 };
    struct gk_arena arena = { 0 };
    uint64_t numbers[COUNT];
    bool grows = true;
    bool back = true;
    for (size_t i = 0; i < COUNT; i++) {
        struct gk_place place = { .file = gk_bytes_of(stream[i].file), .line = stream[i].line };
        grows &= gk_places_number(&places, &place, &numbers[i]) == GK_OK &&
                 (!i || numbers[i] > numbers[i - 1]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        struct gk_place place = gk_places_place(&places, numbers[i]);
        back &=
            gk_bytes_equal(place.file, gk_bytes_of(stream[i].file)) && place.line == stream[i].line;
    }
    ok(grows, "numbers grow along the stream");
    ok(back, "and lead back");
    is_text(gk_places_describe(&places, &arena, numbers[1], numbers[0]), "7", "a line of the file");
    is_text(gk_places_describe(&places, &arena, numbers[1], numbers[3]), "a:7", "of another");
    gk_places_free(&places);
    gk_arena_free(&arena);
}

int main(void)
{
    test_owners();
    test_places();
    return done();
}
