#include "text/damage/choice.h"

#include "text/cost.h"
#include "text/damage/kinds.h"

/* Where the buffers of a choice begin in the scratch of an examination, and how many it has. */
enum { FIRST_BUFFER = 4, BUFFERS = 7 };

struct gk_choice gk_choice_of(struct gk_buffer *scratch, enum gk_choice_depth depth)
{
    struct gk_buffer *own = scratch + FIRST_BUFFER + (int)depth * BUFFERS;
    return (struct gk_choice){
        .bytes = own,
        .decoded = { { .characters = own + 1, .lengths = own + 2, .steps = own + 3 },
                     { .characters = own + 4, .lengths = own + 5, .steps = own + 6 } },
        .best = -1,
        .cost = UINT64_MAX,
        .second = UINT64_MAX,
    };
}

static const uint16_t *bytes_of(const struct gk_choice *choice, size_t *count)
{
    *count = choice->bytes->length / sizeof(uint16_t);
    return (const uint16_t *)(const void *)choice->bytes->at;
}

uint64_t gk_choice_print(const struct gk_choice *choice)
{
    size_t count;
    const uint16_t *bytes = bytes_of(choice, &count);
    uint64_t print = count;
    for (size_t i = 0; i < count; i++)
        print = (print ^ bytes[i]) * UINT64_C(0x9E3779B97F4A7C15) ^ print >> 29;
    return print;
}

/* Whether the two make one text, or one of them leaves out what stands at the other's ends. */
static bool makes_same(const struct gk_choice *choice, const struct gk_reader *reader)
{
    const struct gk_buffer *a = choice->decoded[0].characters, *b = choice->decoded[1].characters;
    bool starts = choice->reader.start == reader->start, ends = choice->reader.end == reader->end;
    size_t shorter = a->length < b->length ? a->length : b->length;
    if (starts && ends && a->length != b->length)
        return false;
    if (starts)
        return memcmp(a->at, b->at, shorter) == 0;
    return ends && memcmp(a->at + a->length - shorter, b->at + b->length - shorter, shorter) == 0;
}

/* Whether the dearer of the two is no second reading: it makes the same text, or the same reader
 * has lost something where it begins or ends elsewhere. */
static bool is_no_rival(const struct gk_choice *choice, const struct gk_reader *reader,
                        const struct gk_decoded *dearer)
{
    bool same_reader =
        choice->reader.decoder == reader->decoder && choice->reader.code == reader->code;
    return (same_reader && dearer->lost) || makes_same(choice, reader);
}

enum gk_status gk_choice_try(struct gk_choice *choice, const struct gk_reader *reader)
{
    size_t count;
    const uint16_t *bytes = bytes_of(choice, &count);
    int tried = choice->best == 0;
    struct gk_decoded *decoded = &choice->decoded[tried];
    if (gk_code_read(reader->code, bytes, count, reader->blanks, decoded) != GK_OK)
        return GK_NO_MEMORY;
    uint64_t cost = decoded->cost + reader->beside;
    bool dearer = cost >= choice->cost;
    bool no_rival = choice->best >= 0 &&
                    is_no_rival(choice, reader, dearer ? decoded : &choice->decoded[choice->best]);
    if (dearer) {
        if (!no_rival && cost < choice->second)
            choice->second = cost;
        return GK_OK;
    }
    if (!no_rival)
        choice->second = choice->cost;
    choice->best = tried;
    choice->cost = cost;
    choice->reader = *reader;
    return GK_OK;
}

/* The Chinese that was made costs at most so many bits a character. */
static bool is_common(const struct gk_decoded *made, uint64_t bits)
{
    return made->chinese && made->chinese_cost <= made->chinese * bits * GK_BIT;
}

/*
 * Each character of Chinese takes three bytes of UTF-8, so one is hard to come by otherwise: it is
 * enough where nothing is lost. With losses half of what was made must be Chinese, or nearly all
 * the rest begin as Chinese does.
 */
static bool is_utf8(const struct gk_decoded *made)
{
    size_t other = made->count - made->ascii;
    if (!is_common(made, 13))
        return false;
    if (!made->lost)
        return 2 * made->chinese >= other;
    return made->chinese >= made->lost ||
           (other >= 6 && 10 * (made->begun + made->chinese) >= 9 * other);
}

/* Any two bytes may be a pair: most of what is made must be Chinese, and common. */
static bool is_pairs(const struct gk_decoded *made)
{
    size_t other = made->count - made->ascii;
    return made->chinese >= 2 && 10 * made->chinese >= 7 * other && 4 * made->lost <= other &&
           is_common(made, made->chinese > 2 ? 12 : 11) && (made->chinese > 3 || !made->rare);
}

bool gk_choice_is_convincing(const struct gk_choice *choice, uint64_t before)
{
    if (choice->best < 0)
        return false;
    const struct gk_decoded *made = gk_choice_best(choice);
    bool utf8 = choice->reader.code == GK_CODE_UTF8;
    uint64_t gain = (utf8 ? 6 : 12) * (uint64_t)GK_BIT;
    return before > choice->cost + gain && (utf8 ? is_utf8(made) : is_pairs(made));
}

enum gk_certainty gk_choice_certainty(const struct gk_choice *choice, bool whole)
{
    const struct gk_decoded *made = gk_choice_best(choice);
    bool utf8 = choice->reader.code == GK_CODE_UTF8;
    uint64_t margin = choice->second - choice->cost;
    if (made->lost)
        return utf8 ? GK_LIKELY : GK_REPORTED;
    if (margin < 3 * (uint64_t)GK_BIT)
        return GK_REPORTED;
    uint64_t sure = (utf8 ? 16 : 24) * (uint64_t)GK_BIT;
    bool known = utf8 ? made->chinese > 0 : made->chinese >= 3 && 8 * made->rare <= made->chinese;
    return whole && known && !made->blanks && margin >= sure ? GK_CERTAIN : GK_LIKELY;
}

uint8_t gk_choice_confidence(const struct gk_choice *choice)
{
    uint64_t margin = choice->second - choice->cost;
    if (choice->reader.code == GK_CODE_UTF8)
        return 99;
    return margin >= 24 * (uint64_t)GK_BIT ? 97 : 85;
}

const char *gk_code_name(enum gk_code code)
{
    static const char *const names[] = { "UTF-8", "GBK", "Big5" };
    return names[code];
}
