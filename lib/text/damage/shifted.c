/*
 * GBK that slipped by one byte. A byte was lost or put in (cut by bytes, a stray A0, a byte-wise
 * replacement), so second bytes became first bytes until an ASCII letter, which may be a second
 * byte as well, or a question mark for a pair that is none set it right again.
 *
 * The cheapest way through the text is sought, between two states: aligned, and with one byte
 * pending. A slip costs so much to open that ordinary text, with its names and rare characters,
 * never pays for it; what it reads like slipped must be that much cheaper. Costs in bits.
 *
 * A gloss can prove a slip: P?py) is what is left where 規(guī) was put in for the bytes of 規 in
 * the middle of two characters. P ends in the first byte of a character that is read so; its
 * second byte is pending. Where one such character exists the rest follows exactly. Where the gloss
 * is of a character whose first byte is pending, its second one went with the bracket: 地實際 is
 * 地?shí)際 then, and the slip ends there.
 */
#include <limits.h>

#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/gbk.h"
#include "text/gloss.h"
#include "text/simplify.h"

enum {
    OPEN = 22 * GK_BIT,
    OPEN_AT_MARK = 16 * GK_BIT, /* behind a question mark, which a broken pair leaves */
    PROVED = -20 * GK_BIT,      /* by a gloss */
    SIGN = 16 * GK_BIT,         /* made by a slip, where a text has Han and punctuation */
    STRAY = 14 * GK_BIT,        /* a byte that belongs to nothing */
    LOST = 5 * GK_BIT,          /* a question mark for the pending byte and the one behind it */
    ASKED = 3 * GK_BIT,         /* a question mark of the text … */
    LONELY = 8 * GK_BIT,        /* an ASCII character between Han */
    USER_DEFINED = 26 * GK_BIT, /* a private-use character */
    UNASKED = 8 * GK_BIT,       /* … and one that asks nothing */
    AT_END = 10 * GK_BIT,
    STRIPPED = 9 * GK_BIT, /* a private-use character that is gone, of a pair in between */
    EARNED = 10 * GK_BIT,  /* what a slip has saved before that is thought of */
};

/* How the best way comes to a place in a state. */
enum step {
    NOWHERE,
    STRAIGHT, /* aligned: the character is what it seems */
    TRAIL,    /* an ASCII letter is a second byte */
    MARK,     /* a question mark for what is lost */
    DROPPED,  /* the pending byte belongs to nothing */
    OPENED,   /* slips here: this character's first byte is the end of a lost one */
    JUMPED,   /* slips here, by a gloss */
    SLIPPED,  /* the pending byte and this character's first make one */
    GUESSED,  /* the same, with a pair missing in between */
    CLOSED, /* the pending byte begins the character that a gloss is of, the rest of it is a mark */
};

struct place {
    int32_t aligned; /* the cost of the best way */
    int32_t pending;
    uint8_t to_aligned; /* enum step */
    uint8_t to_pending;
    uint8_t byte;    /* the one pending */
    uint32_t from;   /* JUMPED: where the question mark stands … */
    uint32_t closed; /* … and CLOSED */
};

enum { NO_WAY = INT32_MAX / 2 };

/* A slip has odd characters, never so many others between two of them, or before and behind. */
enum { QUIET = 32 };

static bool is_mark(uint32_t c)
{
    return c == '?' || c == 0xFFFD;
}

/* Of the user-defined areas of GBK. */
static bool is_user_defined(uint32_t c)
{
    return c - 0xE000 < 0x766;
}

static uint16_t pair_of(uint32_t c)
{
    uint16_t pair = c < 0x80 ? 0 : gk_gbk_encode(c);
    return pair > 0xFF ? pair : 0;
}

/* The character of two bytes, 0 where there is none that a text could have. */
static uint32_t made_of(unsigned lead, unsigned trail)
{
    uint32_t c = gk_gbk_decode(lead, trail);
    return c - 0xE000 < 0x1900 ? 0 : c;
}

/* Behind Han, a question mark is one of the text where something is asked. */
static int32_t mark_cost(const struct gk_examination *e, size_t at)
{
    bool unasked = e->characters[at] == '?' && gk_is_ideograph(gk_character_at(e, at - 1)) &&
                   gk_character_at(e, at + 1) != '?' && !gk_is_asking(e, at);
    return unasked ? UNASKED : ASKED;
}

/* A letter or sign of ASCII that could be a second byte, between Han. */
static bool is_lonely(const struct gk_examination *e, size_t at)
{
    uint32_t before = gk_character_at(e, at - 1);
    return e->characters[at] - 0x40 < 0x3F &&
           (gk_is_ideograph(before) || is_user_defined(before)) &&
           gk_is_ideograph(gk_character_at(e, at + 1));
}

/* What a character costs read straight: signs of one kind that stand together cost little, as in
 * tables, lists and foreign words. */
static int32_t straight_cost(const struct gk_examination *e, size_t at)
{
    const uint32_t *characters = e->characters;
    uint32_t c = characters[at];
    int32_t cost = is_mark(c) ? mark_cost(e, at) : (int32_t)gk_cost(c);
    if (is_lonely(e, at))
        return LONELY;
    if (is_user_defined(c))
        return USER_DEFINED;
    bool alone = gk_is_plain_han(c) || ((!at || c >> 7 != characters[at - 1] >> 7) &&
                                        (at < 2 || c >> 7 != characters[at - 2] >> 7));
    alone |= is_mark(c);
    return alone || cost <= 4 * GK_BIT ? cost : 4 * GK_BIT;
}

/* What a character costs that a slip makes. Whatever was read, signs and letters of all kinds come
 * out of it as easily as Han do; of those, a text has punctuation. */
static int32_t slipped_cost(uint32_t c)
{
    int32_t cost = (int32_t)gk_cost(c);
    if (c < 0x80 || gk_is_plain_han(c) || gk_is_among(c, U"、。，：；（）《》〈〉〔〕【】“”‘’"))
        return cost;
    return cost > SIGN ? cost : SIGN;
}

/* The scratch buffer that is this detector's own. */
enum { HALVES = GK_MENDER_SCRATCH - 2 };

/* ---- pairs that were private-use characters, and are gone */

struct guess {
    uint32_t first;
    uint32_t second;
    int32_t cost;
};

static void cheapest(unsigned low, unsigned high, unsigned fixed, bool fixed_is_lead,
                     uint32_t *best, int32_t *cost)
{
    for (unsigned byte = low; byte <= high; byte++) {
        uint32_t c = fixed_is_lead ? made_of(fixed, byte) : made_of(byte, fixed);
        if (c && (int32_t)gk_cost(c) < *cost) {
            *cost = (int32_t)gk_cost(c);
            *best = c;
        }
    }
}

/* The cheapest characters that a pending byte begins, and that a first byte ends, with a byte of
 * the areas A1-A7 × 40-A0 and AA-AF, F8-FE × A1-FE between them. */
struct halves {
    struct half {
        uint32_t character;
        int32_t cost;
    } low_first, low_second, high_first, high_second;
    bool known;
};

static struct half no_half(void)
{
    return (struct half){ 0, NO_WAY / 4 };
}

/* Those of one byte, worked out when they are first asked for: the buffer keeps them from text to
 * text. */
static const struct halves *halves_of(struct gk_buffer *buffer, unsigned byte)
{
    struct halves *halves = &((struct halves *)(void *)buffer->at)[byte];
    if (halves->known)
        return halves;
    *halves = (struct halves){ no_half(), no_half(), no_half(), no_half(), true };
    cheapest(0xA1, 0xA7, byte, true, &halves->low_first.character, &halves->low_first.cost);
    cheapest(0x81, 0xA0, byte, false, &halves->low_second.character, &halves->low_second.cost);
    cheapest(0xAA, 0xAF, byte, true, &halves->high_first.character, &halves->high_first.cost);
    cheapest(0xF8, 0xFE, byte, true, &halves->high_first.character, &halves->high_first.cost);
    cheapest(0xA1, 0xFE, byte, false, &halves->high_second.character, &halves->high_second.cost);
    return halves;
}

static enum gk_status make_room(struct gk_buffer *buffer)
{
    size_t length = 256 * sizeof(struct halves);
    if (buffer->length)
        return GK_OK;
    if (gk_buffer_reserve(buffer, length) != GK_OK)
        return GK_NO_MEMORY;
    memset(buffer->at, 0, length);
    buffer->length = length;
    return GK_OK;
}

/* The cheapest pair between a pending byte and the next first one. */
static struct guess guess_between(struct gk_buffer *halves, unsigned pending, unsigned next)
{
    const struct halves *first = halves_of(halves, pending & 0xFF);
    const struct halves *second = halves_of(halves, next & 0xFF);
    struct guess low = { first->low_first.character, second->low_second.character,
                         first->low_first.cost + second->low_second.cost };
    struct guess high = { first->high_first.character, second->high_second.character,
                          first->high_first.cost + second->high_second.cost };
    return low.cost <= high.cost ? low : high;
}

/* ---- glosses that prove a slip */

/* Steps back over a gloss that stands before `at`, to the character it is of. */
static size_t before_gloss(const struct gk_examination *e, size_t at)
{
    if (!at || e->characters[at - 1] != ')')
        return at;
    for (size_t open = at - 1; open > 0 && at - open < 12; open--)
        if (e->characters[open] == '(') {
            struct gk_bytes rest = { e->text.at + e->offsets[open],
                                     e->text.length - e->offsets[open] };
            struct gk_gloss gloss = gk_gloss_at(rest, e->characters[open - 1]);
            return gloss.own && e->offsets[open] + gloss.length == e->offsets[at] ? open : at;
        }
    return at;
}

/* The one converted character that is read so and begins with this byte: its pair, else 0. */
static uint16_t the_one(struct gk_bytes syllable, unsigned lead)
{
    struct gk_bytes left = gk_read_so(syllable);
    uint16_t one = 0;
    while (left.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(left, &length);
        uint16_t pair = pair_of(c);
        left.at += length;
        left.length -= length;
        if (pair >> 8 != lead || gk_simplified(c) == c)
            continue;
        if (one)
            return 0;
        one = pair;
    }
    return one;
}

/* The one converted character that begins with the byte and is read as the gloss says that a
 * question mark at `at` has lost its bracket of: its pair, else 0; *end is behind the gloss. */
static uint16_t glossed(const struct gk_examination *e, size_t at, unsigned lead, size_t *end)
{
    struct gk_bytes syllable = { e->text.at + e->offsets[at + 1],
                                 e->text.length - e->offsets[at + 1] };
    bool toned;
    if (!is_mark(e->characters[at]))
        return 0;
    syllable.length = gk_pinyin_at(syllable, &toned);
    uint16_t one = toned && syllable.length ? the_one(syllable, lead) : 0;
    if (!one)
        return 0;
    for (*end = at + 1; e->offsets[*end] < e->offsets[at + 1] + (uint32_t)syllable.length;)
        ++*end;
    return e->characters[(*end)++] == ')' ? one : 0;
}

/* Whether a slip is proved at the question mark `at`: *end is behind the gloss's bracket, *byte
 * what is pending there. */
static bool is_proved(const struct gk_examination *e, size_t at, size_t *end, uint8_t *byte)
{
    size_t before = before_gloss(e, at);
    uint16_t pair = before ? pair_of(e->characters[before - 1]) : 0;
    uint16_t one = pair ? glossed(e, at, pair & 0xFF, end) : 0;
    *byte = (uint8_t)one;
    return one != 0;
}

/* ---- the cheapest way */

static void reach(int32_t *best, uint8_t *step, int32_t cost, enum step by)
{
    if (cost < *best) {
        *best = cost;
        *step = (uint8_t)by;
    }
}

/* From the aligned state over the character at `at`. */
static void go_aligned(const struct gk_examination *e, struct place *places, size_t at)
{
    const struct place *here = &places[at];
    struct place *next = &places[at + 1];
    uint16_t pair = e->taken[at] ? 0 : pair_of(e->characters[at]);
    reach(&next->aligned, &next->to_aligned, here->aligned + straight_cost(e, at), STRAIGHT);
    if (pair) {
        bool mark = at && e->characters[at - 1] == '?';
        int32_t cost = here->aligned + (mark ? OPEN_AT_MARK : OPEN);
        if (cost < next->pending)
            next->byte = (uint8_t)pair;
        reach(&next->pending, &next->to_pending, cost, OPENED);
    }
    size_t end;
    uint8_t byte;
    if (is_mark(e->characters[at]) && !e->taken[at] && is_proved(e, at, &end, &byte) &&
        here->aligned + PROVED < places[end].pending) {
        places[end].byte = byte;
        places[end].from = (uint32_t)at;
        reach(&places[end].pending, &places[end].to_pending, here->aligned + PROVED, JUMPED);
    }
}

static void slip(struct place *next, int32_t cost, enum step by, uint16_t pair)
{
    if (cost < next->pending)
        next->byte = (uint8_t)pair;
    reach(&next->pending, &next->to_pending, cost, by);
}

/* From the pending state over the character at `at`. */
static void go_pending(const struct gk_examination *e, struct place *places, size_t at)
{
    const struct place *here = &places[at];
    struct place *next = &places[at + 1];
    uint32_t c = e->characters[at];
    uint16_t pair = e->taken[at] ? 0 : pair_of(c);
    uint32_t d = made_of(here->byte, pair ? pair >> 8 : c < 0x80 ? c : 0);
    if (pair && d)
        slip(next, here->pending + slipped_cost(d), SLIPPED, pair);
    if (pair && here->pending + EARNED < here->aligned + OPEN) {
        struct guess guess = guess_between(&e->scratch[HALVES], here->byte, pair >> 8);
        slip(next, here->pending + STRIPPED + guess.cost, GUESSED, pair);
    }
    if (!pair && d)
        reach(&next->aligned, &next->to_aligned, here->pending + slipped_cost(d), TRAIL);
    if (!is_mark(c))
        return;
    reach(&next->aligned, &next->to_aligned, here->pending + LOST, MARK);
    size_t end;
    if (!e->taken[at] && glossed(e, at, here->byte, &end) && here->pending < places[end].aligned) {
        places[end].closed = (uint32_t)at;
        reach(&places[end].aligned, &places[end].to_aligned, here->pending, CLOSED);
    }
}

/* `odd`: of each character, whether it is one that a slip has. Far from those the way is straight.
 */
static void find_way(const struct gk_examination *e, const uint8_t *odd, struct place *places)
{
    size_t near_end = 0, next = 0;
    for (size_t i = 0; i <= e->count; i++)
        places[i] = (struct place){ .aligned = i ? NO_WAY : 0, .pending = NO_WAY };
    for (size_t i = 0; i <= e->count; i++) {
        for (; next < e->count && next <= i + QUIET; next++)
            near_end = odd[next] ? next + QUIET : near_end;
        if (places[i].pending < NO_WAY)
            reach(&places[i].aligned, &places[i].to_aligned,
                  places[i].pending + (i == e->count ? AT_END : STRAY), DROPPED);
        if (i == e->count)
            break;
        if (i > near_end) {
            reach(&places[i + 1].aligned, &places[i + 1].to_aligned, places[i].aligned, STRAIGHT);
            continue;
        }
        go_aligned(e, places, i);
        if (places[i].pending < NO_WAY)
            go_pending(e, places, i);
    }
}

/* ---- what it says */

/* A slip from `start` to `end`, the way through it in reverse order in scratch 2. */
struct slip {
    size_t start;
    size_t end;
    size_t read;   /* characters made of the bytes that are there, … */
    uint64_t cost; /* … and what they cost */
    bool dropped;  /* it ends with a byte that belongs to nothing */
    bool proved;
    bool lossy;
};

static enum gk_status note_step(struct gk_examination *e, size_t at, enum step step)
{
    uint32_t noted = (uint32_t)at << 4 | step;
    return gk_characters_append(&e->scratch[2], noted);
}

/* Goes back from an aligned place that a slip leads to. */
static enum gk_status trace(struct gk_examination *e, const struct place *places, size_t *at,
                            struct slip *found)
{
    size_t i = *at;
    enum step step = places[i].to_aligned;
    *found = (struct slip){ .end = i, .dropped = step == DROPPED };
    gk_buffer_clear(&e->scratch[2]);
    if (note_step(e, i, step) != GK_OK)
        return GK_NO_MEMORY;
    i = step == CLOSED ? places[i].closed : i - (step != DROPPED);
    for (;;) {
        step = places[i].to_pending;
        if (note_step(e, i, step) != GK_OK)
            return GK_NO_MEMORY;
        if (step == OPENED || step == JUMPED)
            break;
        i--;
    }
    found->proved = step == JUMPED;
    found->start = step == JUMPED ? places[i].from : i - 1;
    *at = found->start;
    /* The question mark before is what is left of the pair that broke. */
    if (step == OPENED && found->start && e->characters[found->start - 1] == '?')
        found->start--;
    return GK_OK;
}

/* The characters that one step makes. */
static enum gk_status make(struct gk_examination *e, const struct place *places, size_t at,
                           enum step step, struct slip *found)
{
    struct gk_buffer *out = &e->scratch[1];
    uint32_t c = at ? e->characters[at - 1] : 0;
    unsigned byte = at ? places[at - 1].byte : 0;
    if (step == SLIPPED || step == TRAIL) {
        uint32_t d = made_of(byte, c < 0x80 ? c : pair_of(c) >> 8);
        found->read++;
        found->cost += (uint64_t)slipped_cost(d);
        return gk_characters_append(out, d);
    }
    if (step == JUMPED)
        return GK_OK;
    if (step == CLOSED) {
        size_t end, mark = places[at].closed;
        uint16_t pair = glossed(e, mark, places[mark].byte, &end);
        found->read++;
        return gk_characters_append(out, made_of(pair >> 8, pair & 0xFF));
    }
    found->lossy = true;
    if (step != GUESSED)
        return gk_characters_append(out, 0xFFFD);
    struct guess guess = guess_between(&e->scratch[HALVES], byte, pair_of(c) >> 8);
    return gk_characters_append(out, guess.first) == GK_OK ? gk_characters_append(out, guess.second)
                                                           : GK_NO_MEMORY;
}

/* What a slip makes is ordinary text; one character alone has to be a common one, with the end of
 * the slip in sight. */
static bool is_common(const struct slip *found)
{
    if (found->dropped && found->read < 3)
        return false;
    unsigned bits = found->read > 1 ? 13 : 10;
    return found->read && found->cost <= found->read * (uint64_t)(bits * GK_BIT);
}

static enum gk_status add(struct gk_examination *e, const struct place *places, struct slip *found)
{
    const uint32_t *steps = gk_characters(&e->scratch[2]);
    gk_buffer_clear(&e->scratch[1]);
    for (size_t i = gk_characters_count(&e->scratch[2]); i-- > 0;)
        if (make(e, places, steps[i] >> 4, (enum step)(steps[i] & 15), found) != GK_OK)
            return GK_NO_MEMORY;
    if (!found->proved && !is_common(found))
        return GK_OK;
    bool certain = found->proved && !found->lossy;
    return gk_examination_propose(e, GK_RULE_TEXT_SHIFTED, certain ? GK_CERTAIN : GK_LIKELY,
                                  found->start, found->end, gk_characters(&e->scratch[1]),
                                  gk_characters_count(&e->scratch[1]), found->lossy);
}

/* What an official document does not have. */
static bool is_odd(uint32_t c)
{
    return gk_is_rare(c) || is_mark(c) ||
           (c >= 0x370 && !gk_is_plain_han(c) && gk_cost(c) >= 9 * GK_BIT);
}

/* A slip shows in two of those at least. 锟斤拷 is made of such characters and is no slip. Marks
 * each in scratch 4, for those who seek it. */
static enum gk_status find_signature(const struct gk_examination *e, bool *found)
{
    static const uint32_t lost[] = { 0x951F, 0x65A4, 0x62F7 };
    size_t count = 0;
    *found = false;
    gk_buffer_clear(&e->scratch[4]);
    if (gk_buffer_reserve(&e->scratch[4], e->count + 1) != GK_OK)
        return GK_NO_MEMORY;
    uint8_t *odd = (uint8_t *)e->scratch[4].at;
    for (size_t i = 0; i < e->count; i++) {
        bool own = is_user_defined(e->characters[i]);
        odd[i] = own || is_odd(e->characters[i]);
        if (!e->taken[i])
            count += (size_t)odd[i] + own;
        count += i && odd[i - 1] && is_lonely(e, i);
        if (i + 3 <= e->count && memcmp(e->characters + i, lost, sizeof lost) == 0)
            return GK_OK;
    }
    *found = count >= 2;
    return GK_OK;
}

enum gk_status gk_find_shifted(struct gk_examination *e)
{
    bool signature;
    if (find_signature(e, &signature) != GK_OK)
        return GK_NO_MEMORY;
    if (!signature)
        return GK_OK;
    gk_buffer_clear(&e->scratch[0]);
    if (make_room(&e->scratch[HALVES]) != GK_OK ||
        gk_buffer_reserve(&e->scratch[0], (e->count + 1) * sizeof(struct place)) != GK_OK)
        return GK_NO_MEMORY;
    struct place *places = (struct place *)(void *)e->scratch[0].at;
    find_way(e, (const uint8_t *)e->scratch[4].at, places);
    for (size_t at = e->count; at > 0;) {
        struct slip found;
        if (places[at].to_aligned == STRAIGHT) {
            at--;
            continue;
        }
        if (trace(e, places, &at, &found) != GK_OK || add(e, places, &found) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}
