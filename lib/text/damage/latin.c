/*
 * UTF-8 and GBK read as Latin-1 or Windows-1252: every byte became a character of its own.
 *
 * Windows-1252 leaves 81 8D 8F 90 9D free; decoders make C1 controls of them or drop them, and
 * clean-ups drop all C1 controls and soft hyphens, and turn the no-break space A0 into a space.
 */
#include "text/damage/latin.h"

#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/gbk.h"
#include "text/reference.h"

unsigned gk_latin_byte(uint32_t c)
{
    if (c - 0x80 < 0x80)
        return c;
    for (unsigned byte = 0x80; byte < 0xA0 && c > 0xFF; byte++)
        if (gk_windows_character(byte) == c)
            return byte;
    return 0;
}

static enum gk_status made(struct gk_buffer *out, uint32_t c, struct gk_latin_reading *reading)
{
    reading->count++;
    reading->lost += c == 0xFFFD;
    if (gk_is_chinese(c)) {
        reading->han++;
        reading->cost += gk_cost(c);
    }
    return gk_characters_append(out, c);
}

/* The bytes that a UTF-8 lead wants behind it; 0 for what is no lead. */
static unsigned wanted_behind(unsigned lead)
{
    return lead >= 0xC2 && lead < 0xE0   ? 1
           : lead >= 0xE0 && lead < 0xF0 ? 2
           : lead >= 0xF0 && lead < 0xF5 ? 3
                                         : 0;
}

/* One sequence; *length characters of it were there. A space may be a continuation byte A0. */
static uint32_t read_sequence(const uint32_t *characters, size_t count, size_t *length)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    unsigned lead = gk_latin_byte(characters[0]);
    unsigned wanted = wanted_behind(lead), seen = 0;
    uint32_t c = wanted ? lead & (0x3Fu >> wanted) : 0;
    while (seen < wanted && seen + 1 < count) {
        uint32_t next = characters[seen + 1];
        unsigned byte = next == ' ' && wanted == 2 ? 0xA0 : gk_latin_byte(next);
        if ((byte & 0xC0) != 0x80)
            break;
        c = c << 6 | (byte & 0x3F);
        seen++;
    }
    /* A space at the end of a broken sequence is a space. */
    if (seen < wanted && seen && characters[seen] == ' ')
        seen--;
    *length = seen + 1;
    bool whole = wanted && seen == wanted && c >= least[wanted] && c <= 0x10FFFF &&
                 (c < 0xD800 || c > 0xDFFF);
    return whole ? c : 0xFFFD;
}

enum gk_status gk_latin_as_utf8(const uint32_t *characters, size_t count, struct gk_buffer *out,
                                struct gk_latin_reading *reading)
{
    size_t at = 0, length;
    *reading = (struct gk_latin_reading){ .end = 0 };
    gk_buffer_clear(out);
    for (; at < count && gk_latin_byte(characters[at]); at += length) {
        uint32_t c = read_sequence(characters + at, count - at, &length);
        if (c == 0xFFFD && length == 1 && gk_is_chinese(characters[at]))
            break; /* a mark of the good text beside */
        reading->begun += c == 0xFFFD && characters[at] >= 0xE3 && characters[at] <= 0xEF;
        if (made(out, c, reading) != GK_OK)
            return GK_NO_MEMORY;
    }
    reading->end = at;
    return GK_OK;
}

enum gk_status gk_latin_as_gbk(const uint32_t *characters, size_t count, struct gk_buffer *out,
                               struct gk_latin_reading *reading)
{
    size_t at = 0, length;
    unsigned lead;
    *reading = (struct gk_latin_reading){ .end = 0 };
    gk_buffer_clear(out);
    for (; at < count && (lead = gk_latin_byte(characters[at])) != 0; at += length) {
        uint32_t c = 0;
        length = 1;
        if (lead == 0x80) {
            c = 0x20AC;
        } else if (at + 1 < count) {
            uint32_t next = characters[at + 1];
            unsigned trail = next < 0x80 ? next : gk_latin_byte(next);
            c = gk_gbk_decode(lead, trail);
            length = c ? 2 : 1;
        }
        if (!c && gk_is_chinese(characters[at])) /* a mark of the good text behind */
            break;
        if (made(out, c ? c : 0xFFFD, reading) != GK_OK)
            return GK_NO_MEMORY;
    }
    reading->end = at;
    return GK_OK;
}

/* Most of what was made is Chinese, and common. `bits` is the most that a character may cost on
 * average. */
static bool is_common(const struct gk_latin_reading *reading, uint32_t bits)
{
    return reading->han && reading->cost <= reading->han * (uint64_t)(bits * GK_BIT);
}

/*
 * Each character of Chinese takes three letters, so a word is hard to come by otherwise: one is
 * enough where nothing is lost. With losses half of what was made must be Chinese, or nearly all
 * the rest begin as Chinese does.
 */
static bool is_utf8(const struct gk_latin_reading *reading)
{
    if (!is_common(reading, 13))
        return false;
    if (reading->lost == 0)
        return 2 * reading->han >= reading->count;
    return reading->han >= reading->lost ||
           (reading->count >= 6 && 10 * (reading->begun + reading->han) >= 9 * reading->count);
}

/* What a run of letters is made of, each character counted the first time it is seen. */
struct letters {
    size_t foreign_letters; /* such as GBK does not have itself: it has those of pinyin … */
    size_t foreign;         /* … signs included */
    size_t unusual;         /* such as do not stand in exponents, fractions and measures */
    size_t ascii;           /* second bytes, all of them counted */
    bool in_order;          /* each the one behind the last: the list of an alphabet */
};

static struct letters count_letters(const uint32_t *characters, size_t count)
{
    static const char32_t usual[] = U"¹²³¼½¾°·×÷±§µ£¥¢";
    struct letters letters = { .in_order = count > 1 };
    uint64_t seen[2] = { 0 };
    for (size_t i = 0; i < count; i++) {
        uint32_t c = characters[i];
        unsigned byte = gk_latin_byte(c) & 0x7F;
        letters.in_order &= !i || c == characters[i - 1] + 1;
        letters.ascii += c < 0x80;
        if (c < 0x80 || seen[byte / 64] >> byte % 64 & 1)
            continue;
        seen[byte / 64] |= UINT64_C(1) << byte % 64;
        bool foreign = c > 0xFF || !gk_gbk_encode(c);
        letters.foreign += foreign;
        letters.foreign_letters += foreign && c >= 0xC0 && c <= 0xFF;
        letters.unusual += !gk_is_among(c, usual);
    }
    return letters;
}

/*
 * Letters that Chinese text has no use for prove it. Words of few pairs may do without them, being
 * made of signs and of the letters of pinyin: those are convincing where nothing is lost, nothing
 * else looks like them and the Han are the most common ones.
 */
static bool is_gbk(const uint32_t *characters, const struct gk_latin_reading *reading)
{
    if (reading->count < 2 || reading->han < 2 || reading->lost * 8 > reading->count ||
        10 * reading->han < 8 * reading->count)
        return false;
    struct letters letters = count_letters(characters, reading->end);
    if (letters.foreign_letters >= (reading->count > 2 ? 2 : 1) && is_common(reading, 13))
        return true;
    bool few = letters.foreign < (letters.ascii ? 3 : 1);
    return !reading->lost && letters.unusual && !letters.in_order &&
           is_common(reading, few ? 10 : 12);
}

enum gk_status gk_latin_judge(const uint32_t *characters, size_t count, struct gk_buffer *out,
                              enum gk_rule_id *rule, struct gk_latin_reading *reading,
                              bool *convincing)
{
    *rule = GK_RULE_TEXT_UTF8_AS_LATIN;
    if (gk_latin_as_utf8(characters, count, out, reading) != GK_OK)
        return GK_NO_MEMORY;
    bool utf8 = is_utf8(reading);
    *convincing = utf8;
    if (utf8 && !reading->lost)
        return GK_OK;
    *rule = GK_RULE_TEXT_GBK_AS_LATIN;
    if (gk_latin_as_gbk(characters, count, out, reading) != GK_OK)
        return GK_NO_MEMORY;
    *convincing = is_gbk(characters, reading);
    if (*convincing || !utf8)
        return GK_OK;
    *rule = GK_RULE_TEXT_UTF8_AS_LATIN;
    *convincing = true;
    return gk_latin_as_utf8(characters, count, out, reading);
}

/* ---- the detector */

/* So many characters are enough to tell whether a run is worth reading to its end. */
enum { PROBE = 192 };

/* One run of letters, and what was made of it (in scratch 0). */
struct run {
    size_t start;
    enum gk_rule_id rule;
    struct gk_latin_reading reading;
    bool convincing;
};

static bool all_letters(const struct gk_buffer *buffer)
{
    const uint32_t *c = gk_characters(buffer);
    for (size_t i = 0; i < gk_characters_count(buffer); i++)
        if (!gk_latin_byte(c[i]))
            return false;
    return true;
}

/* A run that is UTF-8 and makes letters again, which are convincing: read wrongly twice. */
static enum gk_status judge_twice(struct gk_examination *e, struct run *run, size_t count)
{
    struct gk_latin_reading again;
    enum gk_rule_id rule;
    struct gk_buffer *once = &e->scratch[0];
    if (gk_latin_as_utf8(e->characters + run->start, count, once, &run->reading) != GK_OK)
        return GK_NO_MEMORY;
    run->rule = GK_RULE_TEXT_UTF8_AS_LATIN;
    if (run->reading.lost || run->reading.count < 3 || !all_letters(once))
        return GK_OK;
    return gk_latin_judge(gk_characters(once), gk_characters_count(once), &e->scratch[1], &rule,
                          &again, &run->convincing);
}

/* Beside a run that was convincing, a short one is read the same way, if it can be at all. */
static enum gk_status judge_beside(struct gk_examination *e, struct run *run, enum gk_rule_id rule)
{
    const uint32_t *from = e->characters + run->start;
    size_t count = e->count - run->start;
    run->rule = rule;
    if (rule == GK_RULE_TEXT_GBK_AS_LATIN) {
        if (gk_latin_as_gbk(from, count, &e->scratch[0], &run->reading) != GK_OK)
            return GK_NO_MEMORY;
        run->convincing = run->reading.lost == 0 && is_common(&run->reading, 16);
        return GK_OK;
    }
    if (gk_latin_as_utf8(from, count, &e->scratch[0], &run->reading) != GK_OK)
        return GK_NO_MEMORY;
    run->convincing =
        gk_latin_byte(from[0]) >= 0xE3 && gk_latin_byte(from[0]) <= 0xEF && run->reading.end > 1;
    return GK_OK;
}

/* Reads as many of the characters as `count` lets it. */
static enum gk_status judge_as_far(struct gk_examination *e, struct run *run, size_t count)
{
    enum gk_status status = gk_latin_judge(e->characters + run->start, count, &e->scratch[0],
                                           &run->rule, &run->reading, &run->convincing);
    if (status == GK_OK && !run->convincing)
        status = judge_twice(e, run, count);
    return status;
}

static enum gk_status judge_run(struct gk_examination *e, struct run *run, bool beside,
                                enum gk_rule_id rule)
{
    if (beside)
        return judge_beside(e, run, rule);
    size_t count = e->count - run->start;
    enum gk_status status = judge_as_far(e, run, count < PROBE ? count : PROBE);
    if (status == GK_OK && run->convincing && count > PROBE)
        status = judge_as_far(e, run, count);
    return status;
}

/* U+FFFD where bytes were lost: how many characters they were is not known. */
static enum gk_status add_run(struct gk_examination *e, const struct run *run)
{
    const uint32_t *c = gk_characters(&e->scratch[0]);
    bool lossy = run->reading.lost > 0;
    return gk_examination_propose(e, run->rule, lossy ? GK_LIKELY : GK_CERTAIN, run->start,
                                  run->start + run->reading.end, c,
                                  gk_characters_count(&e->scratch[0]), lossy);
}

/* Whether the runs are GBK all together, where each by itself is too short to show it: dates, and
 * numbers with a word here and there. Every letter must be half of a common character. */
static enum gk_status judge_together(struct gk_examination *e, bool *convincing)
{
    struct gk_latin_reading all = { .end = 0 }, one;
    size_t letters = 0;
    *convincing = false;
    for (size_t at = 0; at < e->count; at += one.end ? one.end : 1) {
        one.end = 0;
        if (!gk_latin_byte(e->characters[at]) || e->taken[at])
            continue;
        if (gk_latin_as_gbk(e->characters + at, e->count - at, &e->scratch[0], &one) != GK_OK)
            return GK_NO_MEMORY;
        struct letters here = count_letters(e->characters + at, one.end);
        if (one.lost || here.ascii || one.han < one.count)
            return GK_OK;
        letters += here.foreign_letters;
        all.han += one.han;
        all.cost += one.cost;
    }
    *convincing = all.han >= 3 && letters >= 3 && is_common(&all, 10);
    return GK_OK;
}

/* A run of nothing but first bytes and what is left of the others: it was Chinese, and nobody can
 * say what. */
static enum gk_status report_remains(struct gk_examination *e, struct run *run)
{
    if (gk_latin_as_utf8(e->characters + run->start, e->count - run->start, &e->scratch[0],
                         &run->reading) != GK_OK)
        return GK_NO_MEMORY;
    const struct gk_latin_reading *r = &run->reading;
    if (r->count < 6 || 10 * r->begun < 9 * r->count || 4 * r->end < 5 * r->count)
        return GK_OK;
    return gk_examination_add(e, GK_RULE_TEXT_UTF8_AS_LATIN, GK_REPORTED, run->start,
                              run->start + r->end, (struct gk_bytes){ NULL, 0 }, true);
}

/* Goes over the runs of letters; `beside` the second time, if a first one was convincing. */
static enum gk_status go_over_runs(struct gk_examination *e, bool beside, enum gk_rule_id *rule,
                                   bool *found)
{
    for (size_t at = 0; at < e->count;) {
        struct run run = { .start = at };
        if (!gk_latin_byte(e->characters[at]) || e->taken[at]) {
            at++;
            continue;
        }
        if (judge_run(e, &run, beside, *rule) != GK_OK)
            return GK_NO_MEMORY;
        if (run.convincing && !gk_examination_is_taken(e, at, at + run.reading.end)) {
            *rule = *found ? *rule : run.rule;
            *found = true;
            if (add_run(e, &run) != GK_OK)
                return GK_NO_MEMORY;
        } else if (!beside && report_remains(e, &run) != GK_OK) {
            return GK_NO_MEMORY;
        }
        bool skipped = run.convincing || e->characters[at] <= 0xFF;
        at += skipped && run.reading.end ? run.reading.end : 1;
    }
    return GK_OK;
}

enum gk_status gk_find_latin(struct gk_examination *e)
{
    static const uint32_t mark[] = { 0xEF, 0xBB, 0xBF };
    enum gk_rule_id rule = GK_RULE_TEXT_UTF8_AS_LATIN;
    bool found = false;
    if (e->at_start && e->count >= 3 && memcmp(e->characters, mark, sizeof mark) == 0 &&
        gk_examination_add(e, GK_RULE_TEXT_BOM, GK_CERTAIN, 0, 3, GK_BYTES(""), false) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = go_over_runs(e, false, &rule, &found);
    if (status == GK_OK && !found) {
        rule = GK_RULE_TEXT_GBK_AS_LATIN;
        status = judge_together(e, &found);
    }
    if (status == GK_OK && found)
        status = go_over_runs(e, true, &rule, &found);
    return status;
}
