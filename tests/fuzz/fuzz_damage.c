/*
 * fuzz_damage.c - any text, examined and mended at both levels.
 *
 * The first byte says where the text is cut in two; of the rest what is UTF-8 is the text. One of
 * sixteen, by a sum of their bytes, is repeated, and one of 256 fills 64 KiB: what takes time by
 * the square of a text's length shows there. Whatever the text: damages and edits stand in their
 * order, inside the text, on whole characters; what the edits make is UTF-8; every repair is told
 * and lies in an edit, and every edit touches a repair; what a look does not doubt has no damage;
 * of a text the same is said as of its paragraphs, and of a paragraph the same with what is known
 * of it as without; and both ways to look see the same.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/damage.h"
#include "text/damage/gate.h"

enum { LONGEST = 1 << 16, SHORT = 2048 };

static void must(bool good)
{
    if (!good)
        __builtin_trap();
}

/* ---- the text */

static void append_valid(struct gk_buffer *text, struct gk_bytes bytes)
{
    while (bytes.length) {
        size_t valid = gk_utf8_valid_length(bytes);
        size_t step = valid + (valid < bytes.length);
        must(gk_buffer_append(text, (struct gk_bytes){ bytes.at, valid }) == GK_OK);
        bytes.at += step;
        bytes.length -= step;
    }
}

static void repeat(struct gk_buffer *text, size_t times)
{
    size_t once = text->length;
    must(gk_buffer_reserve(text, LONGEST) == GK_OK);
    while (once && --times && text->length + once <= LONGEST)
        must(gk_buffer_append(text, (struct gk_bytes){ text->at, once }) == GK_OK);
}

/* How often: by chance, so that what is found of a long text is sought in short ones again. */
static size_t times_of(struct gk_bytes bytes)
{
    uint32_t sum = 2166136261; /* FNV-1a */
    for (size_t i = 0; i < bytes.length; i++)
        sum = (sum ^ (unsigned char)bytes.at[i]) * 16777619;
    unsigned choice = (sum >> 16) % 256;
    return choice == 255 ? LONGEST : choice >= 240 ? 16 : 1;
}

/* ---- what is said of it */

static bool is_boundary(struct gk_bytes text, uint32_t at)
{
    return at == text.length || (at < text.length && ((unsigned char)text.at[at] & 0xC0) != 0x80);
}

static bool is_valid(struct gk_bytes text)
{
    return gk_utf8_valid_length(text) == text.length;
}

static void check_edits(struct gk_bytes text, const struct gk_mending *mending)
{
    for (size_t i = 0; i < mending->edit_count; i++) {
        const struct gk_mend_edit *edit = &mending->edits[i];
        must(edit->start < edit->end && (!i || edit[-1].end <= edit->start));
        must(is_boundary(text, edit->start) && is_boundary(text, edit->end));
        must(is_valid(edit->text));
    }
}

/* Every edit has to be told of. */
static void check_told(const struct gk_mending *mending)
{
    for (size_t i = 0, k = 0; i < mending->edit_count; i++) {
        const struct gk_mend_edit *edit = &mending->edits[i];
        while (k < mending->damage_count &&
               (!mending->damages[k].mended || mending->damages[k].end <= edit->start))
            k++;
        must(k < mending->damage_count && mending->damages[k].start < edit->end);
    }
}

static void check_damages(struct gk_bytes text, const struct gk_mending *mending,
                          enum gk_certainty least)
{
    for (size_t i = 0, k = 0; i < mending->damage_count; i++) {
        const struct gk_damage *damage = &mending->damages[i];
        must(damage->start < damage->end && (!i || damage[-1].start <= damage->start));
        must(is_boundary(text, damage->start) && is_boundary(text, damage->end));
        must(!damage->proposal.at || is_valid(damage->proposal));
        must(!damage->mended || (damage->proposal.at && damage->certainty >= least));
        must(!damage->mended || !damage->gone);
        while (k < mending->edit_count && mending->edits[k].end <= damage->start)
            k++;
        const struct gk_mend_edit none = { UINT32_MAX, 0, { NULL, 0 } };
        const struct gk_mend_edit *edit = k < mending->edit_count ? &mending->edits[k] : &none;
        must(edit->start <= damage->start || !(damage->mended || damage->gone || damage->arisen));
        must(damage->end <= edit->end || !(damage->mended || damage->gone));
    }
}

/* ---- examined in other ways */

/* New for each text, and kept for all that is asked of it. */
static struct gk_mender mender;

static void mend(struct gk_bytes text, const struct gk_doubts *known, enum gk_certainty least,
                 struct gk_arena *arena, struct gk_mending *mending)
{
    must(gk_mend(&mender, text, known, least, arena, mending) == GK_OK);
}

static bool same_bytes(struct gk_bytes one, struct gk_bytes other)
{
    return !one.at == !other.at && gk_bytes_equal(one, other);
}

/* Whether `part` says of what begins at `base` what `whole` says from these places on. */
static bool says(const struct gk_mending *whole, size_t damages, size_t edits,
                 const struct gk_mending *part, uint32_t base)
{
    bool same = damages + part->damage_count <= whole->damage_count &&
                edits + part->edit_count <= whole->edit_count;
    for (size_t i = 0; same && i < part->damage_count; i++) {
        const struct gk_damage *one = &whole->damages[damages + i], *other = &part->damages[i];
        same = one->rule == other->rule && one->certainty == other->certainty &&
               one->mended == other->mended && one->gone == other->gone &&
               one->arisen == other->arisen && one->lossy == other->lossy &&
               one->start == base + other->start && one->end == base + other->end &&
               same_bytes(one->proposal, other->proposal);
    }
    for (size_t i = 0; same && i < part->edit_count; i++) {
        const struct gk_mend_edit *one = &whole->edits[edits + i], *other = &part->edits[i];
        same = one->start == base + other->start && one->end == base + other->end &&
               same_bytes(one->text, other->text);
    }
    return same;
}

/* The end of a paragraph, at `from` or behind it; 0: there is none. */
static size_t paragraph_end(struct gk_bytes text, size_t from)
{
    for (size_t at = from; at < text.length; at++)
        if (text.at[at] == '\n' && (!at || text.at[at - 1] != '='))
            return at;
    return 0;
}

/* The text cut between two paragraphs. What stands behind the cut keeps the line feed, so that it
 * does not begin a string. */
static void check_cut(struct gk_bytes text, const struct gk_mending *whole, size_t from,
                      enum gk_certainty least, struct gk_arena *arena)
{
    struct gk_mending first, second;
    size_t cut = paragraph_end(text, from);
    if (!cut)
        return;
    mend((struct gk_bytes){ text.at, cut + 1 }, NULL, least, arena, &first);
    mend((struct gk_bytes){ text.at + cut, text.length - cut }, NULL, least, arena, &second);
    must(says(whole, 0, 0, &first, 0));
    must(says(whole, first.damage_count, first.edit_count, &second, (uint32_t)cut));
    must(first.damage_count + second.damage_count == whole->damage_count);
    must(first.edit_count + second.edit_count == whole->edit_count);
}

static void check(struct gk_bytes text, size_t from, enum gk_certainty least)
{
    static struct gk_arena arena;
    struct gk_mending mending, again;
    struct gk_doubts doubts = gk_doubt(text);
    gk_arena_reset(&arena);
    mend(text, NULL, least, &arena, &mending);
    must(doubts.doubt != GK_NO_DOUBT || (!mending.damage_count && !mending.edit_count));
    check_edits(text, &mending);
    check_damages(text, &mending, least);
    check_told(&mending);
    if (text.length >= LONGEST / 2) /* enough of it */
        return;
    /* Matters of style near to each other are looked at together, in whatever lines they stand. */
    if (text.length <= SHORT && !memchr(text.at, '\n', text.length)) {
        mend(text, &doubts, least, &arena, &again);
        must(again.damage_count == mending.damage_count && again.edit_count == mending.edit_count);
        must(says(&mending, 0, 0, &again, 0));
    }
    check_cut(text, &mending, from, least, &arena);
}

static void check_way(const struct gk_gate_way *way, struct gk_bytes text)
{
    const unsigned char *start = (const unsigned char *)text.at, *end = start + text.length;
    for (const unsigned char *at = start; gk_gate_has(way) && at < end; at += GK_GATE_BLOCK) {
        unsigned one = 0, other = 0;
        uint64_t marks, same;
        const unsigned char *block = gk_gate_portable.look(start, at, end, &marks, &one);
        must(way->look(start, at, end, &same, &other) == block && marks == same && one == other);
        at = block;
    }
}

static void check_ways_to_look(struct gk_bytes text)
{
    check_way(&gk_gate_avx2, text);
    check_way(&gk_gate_avx512, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct gk_buffer text;
    if (size < 2)
        return 0;
    struct gk_bytes bytes = { (const char *)data + 1, size - 1 };
    gk_buffer_clear(&text);
    append_valid(&text, bytes);
    repeat(&text, times_of(bytes));
    /* Of its own size, so that a read beyond it is seen. */
    struct gk_bytes copy = { malloc(text.length + !text.length), text.length };
    must(copy.at);
    if (text.length)
        memcpy((char *)copy.at, text.at, text.length);
    size_t from = copy.length * data[0] / 256;
    check(copy, from, GK_LIKELY);
    check(copy, from, GK_CERTAIN);
    check_ways_to_look(copy);
    gk_mender_free(&mender);
    free((char *)copy.at);
    return 0;
}
