/*
 * UTF-8, GBK and Big5 read as a one-byte code page: every byte became a character of its own.
 *
 * A stretch of letters and signs that no Chinese text has is turned back into bytes by every page
 * that has them all, and the bytes are read by every code: of the readings the cheapest is the
 * likeliest. It is told where it is much cheaper than what stands there; it may be put in place
 * where it is whole; and it is certain where no other reading comes near to it, nothing beside the
 * stretch seems to belong to it, and no byte was lost.
 *
 * Pages leave some bytes free. Decoders make C1 controls of these, or U+FFFD, or question marks,
 * or drop them; clean-ups drop all C1 controls and soft hyphens, and make blanks of no-break
 * spaces.
 */
#include "text/damage/pages.h"
#include "text/codepage.h"
#include "text/cost.h"
#include "text/damage/choice.h"
#include "text/damage/kinds.h"
#include "text/damage/script.h"
#include "text/damage/stretch.h"

/* So many characters are enough to tell how a stretch is to be read. */
enum { PROBE = 192 };

/* What a letter costs at least that stands in no word. */
enum { STRAY_BITS = 11 };

/* A run of ASCII up to so long belongs to the damage around it. */
enum { GAP = 24 };

/* Signs that Chinese text has itself, so that one at an end may be none of the damage. */
static bool is_usual(uint32_t c)
{
    return gk_is_chinese(c) || gk_is_among(c, U"°±×÷§¥©®¹²³½¼¾µ€№«»");
}

/* Marks of good text that some pages have, too. */
static bool is_mark(uint32_t c)
{
    return gk_is_among(c, U"“”‘’·—…");
}

/* A stretch, in characters of the text. */
struct stretch_of_letters {
    size_t start;
    size_t end;     /* behind the last one that is not ASCII … */
    size_t reach;   /* … and behind ASCII that may be half of a pair with it */
    uint32_t pages; /* that have all of them */
    size_t unusual; /* characters that Chinese text does not have */
    bool rising;    /* each the one behind the last: the list of an alphabet */
};

/* From the character at `at`, which some page has, as long as one page has them all. */
static struct stretch_of_letters stretch_from(const uint32_t *characters, size_t at, size_t count)
{
    struct stretch_of_letters stretch = {
        .start = at, .end = at, .pages = UINT32_MAX, .rising = true
    };
    for (; at < count; at++) {
        uint32_t c = characters[at];
        if (c < 0x80)
            continue;
        uint32_t pages = c == 0xFFFD ? UINT32_MAX : gk_codepages_of(c);
        if (!(stretch.pages & pages))
            break;
        if (!is_mark(c)) /* which may be good text, and no page need have it */
            stretch.pages &= pages;
        stretch.rising &= at == stretch.start || c == characters[at - 1] + 1;
        stretch.unusual += c != 0xFFFD && !is_usual(c);
        stretch.end = at + 1;
    }
    stretch.reach = stretch.end;
    if (stretch.end < count && characters[stretch.end] - 0x40 < 0x3F)
        stretch.reach++;
    return stretch;
}

/* The bytes that the page read; false where it does not have all the characters. */
static enum gk_status make_bytes(struct gk_buffer *bytes, enum gk_codepage page,
                                 const uint32_t *characters, size_t count, bool *all)
{
    gk_buffer_clear(bytes);
    if (gk_buffer_reserve(bytes, count * sizeof(uint16_t)) != GK_OK)
        return GK_NO_MEMORY;
    uint16_t *at = (uint16_t *)(void *)bytes->at;
    *all = true;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = characters[i];
        at[i] = (uint16_t)(c < 0x80 ? c : c == 0xFFFD ? GK_LOST_BYTE : gk_codepage_byte(page, c));
        *all &= at[i] || !c;
    }
    bytes->length = count * sizeof(uint16_t);
    return GK_OK;
}

/* Tries all pages and codes on one span of the stretch. `beside`: what the signs cost that stand
 * in the stretch and not in the span. */
static enum gk_status try_span(struct gk_choice *choice, const uint32_t *characters, size_t start,
                               size_t end, uint32_t pages, uint64_t beside)
{
    uint64_t seen[GK_CODEPAGE_COUNT];
    size_t seen_count = 0;
    for (int page = 0; page < GK_CODEPAGE_COUNT; page++) {
        if (!(pages >> page & 1))
            continue;
        bool all;
        if (make_bytes(choice->bytes, (enum gk_codepage)page, characters + start, end - start,
                       &all) != GK_OK)
            return GK_NO_MEMORY;
        if (!all)
            continue;
        uint64_t print = gk_choice_print(choice);
        size_t i = 0;
        while (i < seen_count && seen[i] != print)
            i++;
        if (i < seen_count)
            continue;
        seen[seen_count++] = print;
        struct gk_reader reader = { .decoder = page, .start = start, .end = end, .beside = beside };
        reader.blanks = gk_codepage_byte((enum gk_codepage)page, 0xA0) == 0xA0;
        for (int code = 0; code < GK_CODE_COUNT; code++) {
            reader.code = (enum gk_code)code;
            if (gk_choice_try(choice, &reader) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}

/* Tries the stretch as a whole, and without the marks at its ends that may be good text. */
static enum gk_status try_stretch(struct gk_choice *choice, const uint32_t *characters,
                                  const struct stretch_of_letters *stretch, size_t reach)
{
    size_t first = stretch->start, last = reach;
    while (first < reach && is_mark(characters[first]))
        first++;
    if (reach == stretch->reach)
        while (last > first && (characters[last - 1] < 0x80 || is_mark(characters[last - 1])))
            last--;
    if (first >= last)
        return GK_OK;
    uint64_t before = gk_cost_sum(characters + stretch->start, first - stretch->start);
    uint64_t behind = gk_cost_sum(characters + last, reach - last);
    for (int i = 0; i < 4; i++) {
        bool from_first = i & 1, to_last = i & 2;
        if ((from_first && first == stretch->start) || (to_last && last == reach))
            continue;
        if (try_span(choice, characters, from_first ? first : stretch->start,
                     to_last ? last : reach, stretch->pages,
                     (from_first ? before : 0) + (to_last ? behind : 0)) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- what is told */

/* Whether what stands beside the span may have been part of it: letters, signs of a loss, or a
 * character in which something else shows that the text was worked on since. */
static bool stands_apart(const struct gk_examination *e, size_t start, size_t end)
{
    uint32_t beside[] = { gk_character_at(e, start - 1), gk_character_at(e, end) };
    for (int i = 0; i < 2; i++) {
        uint32_t c = beside[i];
        if (c == '?' || c == 0xFFFD || c == 0xAD ||
            (c >= 0x80 && gk_codepages_of(c) && !is_usual(c)))
            return false;
        if (c >= 0x80 && c < 0x2E80 && !is_usual(c) && c != 0xA0)
            return false;
    }
    return true;
}

/* Adds what was read, without the ASCII that is as it was: a long run of that parts findings. */
static enum gk_status add_reading(struct gk_examination *e, const struct gk_choice *choice,
                                  enum gk_rule_id rule, enum gk_certainty certainty)
{
    const struct gk_decoded *made = gk_choice_best(choice);
    const uint32_t *c = gk_characters(made->characters);
    const uint8_t *lengths = (const uint8_t *)made->lengths->at;
    struct gk_stretch stretch = { .examination = e,
                                  .rule = rule,
                                  .certainty = certainty,
                                  .lossy = made->lost > 0,
                                  .gap = 0,
                                  .ascii_gap = GAP,
                                  .proposal = certainty == GK_REPORTED ? NULL : &e->scratch[0] };
    e->account =
        (struct gk_account){ gk_choice_confidence(choice), gk_code_name(choice->reader.code),
                             gk_codepage_name((enum gk_codepage)choice->reader.decoder) };
    size_t at = choice->reader.start;
    for (size_t i = 0; i < made->count; at += lengths[i], i++)
        if ((c[i] >= 0x80 || lengths[i] > 1) &&
            gk_stretch_add_character(&stretch, at, at + lengths[i], c[i]) != GK_OK)
            return GK_NO_MEMORY;
    return gk_stretch_end(&stretch);
}

static enum gk_rule_id rule_of(const struct gk_reader *reader)
{
    bool latin = gk_codepage_is_latin((enum gk_codepage)reader->decoder);
    if (latin && reader->code == GK_CODE_UTF8)
        return GK_RULE_TEXT_UTF8_AS_LATIN;
    return latin && reader->code == GK_CODE_GBK ? GK_RULE_TEXT_GBK_AS_LATIN : GK_RULE_TEXT_MISREAD;
}

enum gk_status gk_pages_judge(struct gk_examination *e, const uint32_t *characters, size_t count,
                              bool *convincing)
{
    size_t at = 0;
    *convincing = false;
    while (at < count && (characters[at] < 0x80 || !gk_codepages_of(characters[at])))
        at++;
    struct stretch_of_letters inner = stretch_from(characters, at, count);
    if (!inner.unusual || !inner.pages || 4 * (inner.end - at) < 3 * (count - at))
        return GK_OK;
    struct gk_choice choice = gk_choice_of(e->scratch, GK_CHOICE_INNER);
    size_t reach = inner.reach - at > PROBE ? at + PROBE : inner.reach;
    if (try_stretch(&choice, characters, &inner, reach) != GK_OK)
        return GK_NO_MEMORY;
    *convincing = gk_choice_is_convincing(&choice, gk_foreign_cost(characters + at, reach - at));
    return GK_OK;
}

/* Whether the best reading makes letters again, which were read wrongly once more. */
static enum gk_status is_read_twice(struct gk_examination *e, const struct gk_choice *choice,
                                    bool *twice)
{
    const struct gk_decoded *made = gk_choice_best(choice);
    const uint32_t *c = gk_characters(made->characters);
    *twice = false;
    if (made->lost || choice->reader.code != GK_CODE_UTF8 || made->count - made->ascii < 3)
        return GK_OK;
    return gk_pages_judge(e, c, made->count, twice);
}

/* How far the page has all the characters. */
static size_t reach_of(enum gk_codepage page, const uint32_t *characters, size_t at, size_t reach)
{
    while (at < reach && (characters[at] < 0x80 || characters[at] == 0xFFFD ||
                          gk_codepage_byte(page, characters[at])))
        at++;
    return at;
}

/* Reads the whole stretch as its beginning is read best. */
static enum gk_status read_whole(struct gk_choice *choice, const uint32_t *characters, size_t reach)
{
    struct gk_reader reader = choice->reader;
    reader.end = reach =
        reach_of((enum gk_codepage)reader.decoder, characters, reader.start, reach);
    uint64_t second = choice->second, cost = choice->cost;
    choice->best = -1;
    choice->cost = choice->second = UINT64_MAX;
    bool all;
    if (make_bytes(choice->bytes, (enum gk_codepage)reader.decoder, characters + reader.start,
                   reach - reader.start, &all) != GK_OK ||
        gk_choice_try(choice, &reader) != GK_OK)
        return GK_NO_MEMORY;
    choice->second = second == UINT64_MAX ? second : choice->cost + (second - cost);
    return GK_OK;
}

/* Whether most of the letters stand in no word. */
static bool is_stray(const struct gk_examination *e, const struct gk_reader *reader)
{
    size_t stray = 0, count = 0;
    for (size_t i = reader->start; i < reader->end; i++) {
        count += e->characters[i] >= 0x80;
        stray += e->characters[i] >= 0x80 && e->costs[i] >= STRAY_BITS * GK_BIT;
    }
    return 4 * stray >= 3 * count;
}

/* Nothing but first bytes and what is left of the others: it was Chinese in UTF-8, and nobody can
 * say what. */
static enum gk_status report_remains(struct gk_examination *e, const struct gk_choice *choice)
{
    if (choice->best < 0 || choice->reader.code != GK_CODE_UTF8)
        return GK_OK;
    const struct gk_decoded *made = gk_choice_best(choice);
    size_t other = made->count - made->ascii;
    if (other < 6 || 10 * made->begun < 9 * other || !is_stray(e, &choice->reader))
        return GK_OK;
    return add_reading(e, choice, rule_of(&choice->reader), GK_REPORTED);
}

/* Ends the stretch where its reading does. */
static enum gk_status judge_stretch(struct gk_examination *e, struct stretch_of_letters *stretch)
{
    struct gk_choice choice = gk_choice_of(e->scratch, GK_CHOICE_OUTER);
    size_t start = stretch->start, reach = stretch->reach;
    bool is_long = reach - start > PROBE;
    size_t probe = is_long ? start + PROBE : reach;
    if (try_stretch(&choice, e->characters, stretch, probe) != GK_OK)
        return GK_NO_MEMORY;
    uint64_t before = 0;
    for (size_t i = start; i < probe; i++)
        before += e->costs[i];
    bool twice = false, convincing = gk_choice_is_convincing(&choice, before);
    if (!convincing && choice.best >= 0 && is_read_twice(e, &choice, &twice) != GK_OK)
        return GK_NO_MEMORY;
    if (!convincing && !twice)
        return report_remains(e, &choice);
    if (is_long && read_whole(&choice, e->characters, reach) != GK_OK)
        return GK_NO_MEMORY;
    if (is_long)
        stretch->end = choice.reader.end;
    bool sure = stands_apart(e, choice.reader.start, choice.reader.end) &&
                (choice.reader.code == GK_CODE_UTF8 ||
                 gk_codepage_has_all((enum gk_codepage)choice.reader.decoder));
    return add_reading(e, &choice, rule_of(&choice.reader), gk_choice_certainty(&choice, sure));
}

enum gk_status gk_find_pages(struct gk_examination *e)
{
    static const uint32_t mark[] = { 0xEF, 0xBB, 0xBF };
    if (e->at_start && e->count >= 3 && memcmp(e->characters, mark, sizeof mark) == 0 &&
        gk_examination_add(e, GK_RULE_TEXT_BOM, GK_CERTAIN, 0, 3, GK_BYTES(""), false) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_examination_costs(e) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t at = 0; at < e->count;) {
        if (e->characters[at] < 0x80 || e->taken[at] || !gk_codepages_of(e->characters[at])) {
            at++;
            continue;
        }
        struct stretch_of_letters stretch = stretch_from(e->characters, at, e->count);
        if (stretch.unusual && !stretch.rising && judge_stretch(e, &stretch) != GK_OK)
            return GK_NO_MEMORY;
        at = stretch.end > at ? stretch.end : at + 1;
    }
    return GK_OK;
}
