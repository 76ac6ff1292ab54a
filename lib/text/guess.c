#include "text/guess.h"

#include "text/character.h"
#include "text/cost.h"

enum {
    WINDOW = 24,           /* bytes that each reading takes in turn */
    DECIDED = 64 * GK_BIT, /* no text is so unlikely by chance */
    BAD = 24 * GK_BIT,     /* a byte that is no character */
    GB18030_PRIOR = 2 * GK_BIT,
    BIG5_PRIOR = 3 * GK_BIT,
    SIGN = 13 * GK_BIT,
    MIXTURE = 6,     /* bits that a letter costs more behind one of another script */
    PLAIN_UTF_8 = 8, /* characters of three bytes in a row: UTF-8 beyond doubt */
};

/* Scripts whose letters can make up words of two bytes a letter. */
enum script {
    NO_SCRIPT,
    LATIN,
    GREEK,
    CYRILLIC,
    ARABIC,
    RARE, /* Hebrew, Armenian: living, and seldom seen here */
    ODD,  /* letters that no living language of those above uses */
};

static const struct {
    uint32_t last;
    enum script script;
} scripts[] = {
    { 0x40, NO_SCRIPT }, { 0x5A, LATIN },         { 0x60, NO_SCRIPT }, { 0x7A, LATIN },
    { 0xBF, NO_SCRIPT }, { 0xD6, LATIN },         { 0xD7, NO_SCRIPT }, { 0xF6, LATIN },
    { 0xF7, NO_SCRIPT }, { 0x17F, LATIN },        { 0x19F, ODD },      { 0x1A1, LATIN },
    { 0x1AE, ODD },      { 0x1B0, LATIN },        { 0x1CC, ODD },      { 0x1DC, LATIN },
    { 0x2C5, ODD },      { 0x2DD, NO_SCRIPT },    { 0x385, ODD },      { 0x3CE, GREEK },
    { 0x3FF, ODD },      { 0x45F, CYRILLIC },     { 0x491, ODD },      { 0x493, CYRILLIC },
    { 0x499, ODD },      { 0x49B, CYRILLIC },     { 0x4A1, ODD },      { 0x4A3, CYRILLIC },
    { 0x4AD, ODD },      { 0x4B1, CYRILLIC },     { 0x4B9, ODD },      { 0x4BB, CYRILLIC },
    { 0x4D7, ODD },      { 0x4D9, CYRILLIC },     { 0x4E7, ODD },      { 0x4E9, CYRILLIC },
    { 0x530, ODD },      { 0x5EA, RARE },         { 0x61F, ODD },      { 0x6D5, ARABIC },
    { 0x7FF, ODD },      { 0x10FFFF, NO_SCRIPT },
};

/* What the first letter of a script costs, and each further one, in bits. */
static const struct {
    uint8_t first;
    uint8_t next;
} letters[] = { [LATIN] = { 9, 6 },   [GREEK] = { 14, 6 }, [CYRILLIC] = { 14, 6 },
                [ARABIC] = { 14, 6 }, [RARE] = { 18, 6 },  [ODD] = { 18, 18 } };

struct reading {
    enum gk_encoding encoding;
    uint32_t (*next)(struct gk_bytes, size_t *length);
    size_t at;
    uint64_t cost;
    enum script script; /* of the last letter that was no ASCII */
    unsigned wide;      /* characters from U+0800 on in a row, ASCII between them or not */
    bool after_letter;  /* the character before was an ASCII letter */
};

static enum script script_of(uint32_t c)
{
    size_t low = 0, high = sizeof scripts / sizeof scripts[0] - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c <= scripts[middle].last)
            high = middle;
        else
            low = middle + 1;
    }
    return scripts[low].script;
}

static uint32_t cost_of_letter(struct reading *reading, enum script script)
{
    bool known = reading->script == script || (script == LATIN && reading->after_letter);
    uint32_t bits = known ? letters[script].next : letters[script].first;
    if (reading->script && reading->script != script)
        bits += MIXTURE;
    reading->script = script;
    return bits * GK_BIT;
}

static uint32_t cost(struct reading *reading, uint32_t c)
{
    if (c == 0xFFFD)
        return 10 * GK_BIT; /* somebody decoded badly before, and wrote it down well */
    if (c - 0x2027 < 0x2FFF - 0x2027)
        return SIGN; /* Chinese text has few; GBK has them where Big5 has common characters */
    if (c >= 0x800)
        return gk_cost(c);
    if (c - 0x300 < 0x70 && reading->after_letter)
        return 8 * GK_BIT; /* a mark on the letter before */
    enum script script = script_of(c);
    return script == NO_SCRIPT ? gk_cost(c) : cost_of_letter(reading, script);
}

static void take(struct reading *reading, uint32_t c)
{
    if (c == GK_UTF8_INVALID) {
        reading->cost += BAD;
        reading->wide = 0;
    } else if (c < 0x80) {
        reading->cost += 3 * GK_BIT;
    } else {
        reading->cost += cost(reading, c);
        reading->wide = c >= 0x800 ? reading->wide + 1 : 0;
    }
    reading->after_letter = c < 0x80 && script_of(c) == LATIN;
}

static void advance(struct reading *reading, struct gk_bytes line, size_t limit)
{
    while (reading->at < limit) {
        size_t length;
        struct gk_bytes rest = { line.at + reading->at, line.length - reading->at };
        take(reading, reading->next(rest, &length));
        reading->at += length;
    }
}

static size_t skip_ascii(struct gk_bytes line, size_t at)
{
    for (; line.length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, line.at + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < line.length && (unsigned char)line.at[at] < 0x80)
        at++;
    return at;
}

/* From the ASCII before, which all readings share, on. */
static void start_at(struct reading *reading, struct gk_bytes line, size_t at)
{
    if (reading->at >= at)
        return;
    reading->at = at;
    reading->after_letter = script_of((unsigned char)line.at[at - 1]) == LATIN;
}

static bool is_decided(const struct reading readings[3], size_t *best)
{
    for (size_t i = 0; i < 3; i++)
        if (readings[i].cost < readings[*best].cost)
            *best = i;
    bool decided = true;
    for (size_t i = 0; i < 3; i++)
        decided &= i == *best || readings[i].cost > readings[*best].cost + DECIDED;
    return decided;
}

/* Signs and letters of Latin-1, and Greek: what UTF-8 otherwise in ASCII has one of, as in λ=3. */
static bool is_common_alone(uint32_t c)
{
    return c - 0xA1 < 0x100 - 0xA1 || c - 0x391 < 0x3AA - 0x391 || c - 0x3B1 < 0x3CA - 0x3B1;
}

/* Whether the line is UTF-8 with one character of that kind, perhaps more than once, but never two
 * side by side. Against that the one character of GBK at its place proves nothing, common as it may
 * be: two make a word. */
static bool is_lone(struct gk_bytes line)
{
    uint32_t lone = 0;
    bool beside = false;
    while (line.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(line, &length);
        if (c >= 0x80 && (beside || !is_common_alone(c) || (lone && c != lone)))
            return false;
        beside = c >= 0x80;
        lone = beside ? c : lone;
        line.at += length;
        line.length -= length;
    }
    return lone != 0;
}

enum gk_encoding gk_guess(struct gk_bytes line)
{
    struct reading readings[] = {
        { .encoding = GK_UTF_8, .next = gk_utf8_decode },
        { .encoding = GK_GB18030, .next = gk_gb18030_next, .cost = GB18030_PRIOR },
        { .encoding = GK_BIG5, .next = gk_big5_next, .cost = BIG5_PRIOR },
    };
    size_t best = 0;
    for (size_t at = skip_ascii(line, 0); at < line.length; at = skip_ascii(line, at)) {
        size_t limit = line.length - at > WINDOW ? at + WINDOW : line.length;
        for (size_t i = 0; i < 3; i++) {
            start_at(&readings[i], line, at);
            advance(&readings[i], line, limit);
            if (readings[0].wide >= PLAIN_UTF_8)
                return GK_UTF_8;
        }
        if (is_decided(readings, &best))
            break;
        at = limit;
    }
    return best && is_lone(line) ? GK_UTF_8 : readings[best].encoding;
}
