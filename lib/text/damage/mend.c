/*
 * The passes over a text, and what remains of them: each pass finds damage in the text as the one
 * before left it; of every byte it is known which span of the string it came from.
 */
#include "text/damage.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "text/damage/examination.h"
#include "text/damage/gate.h"

/* Paragraphs are examined by themselves, and a long one in parts: where one of them is doubted,
 * the others need no second look, and memory stays bounded. A matter of style is judged by what
 * stands within so many bytes of it, a name left blank by less. */
enum { LONG_PART = 2048, LONGEST_PART = 1 << 18, REACH = 64, BLANK_REACH = 24 };

/* Ordinary characters in a row, between which a text may be cut. */
enum { QUIET = 24 };

/* What is examined at once. */
struct part {
    struct gk_bytes text;
    uint32_t base;   /* where it begins in the string */
    unsigned styles; /* nothing but these kinds of style is in doubt; 0: anything may be */
};

/* Where a byte of the text as it stands came from: a span of the paragraph as it came. */
struct source {
    uint32_t start;
    uint32_t end;
    bool replaced; /* by a repair; else it is that very byte */
};

typedef enum gk_status detector(struct gk_examination *);

/* In this order: bytes that went through a wrong decoder first, because their residue looks like
 * other damage; the straddled gloss before glosses are stripped, because it is the evidence; and
 * losses last, where nothing else explains them. */
static detector *const decoders[] = {
    gk_find_residue, gk_find_gbk_as_utf8, gk_find_pages,
    gk_find_utf16,   gk_find_utf8_as_gbk, gk_find_pairs,
};
static detector *const others[] = {
    gk_find_shifted,    gk_find_dense, gk_find_lone,   gk_find_glosses,
    gk_find_characters, gk_find_style, gk_find_losses,
};

void gk_mender_free(struct gk_mender *mender)
{
    struct gk_buffer *buffers[] = { &mender->characters, &mender->offsets, &mender->taken,
                                    &mender->found,      &mender->all,     &mender->edits };
    for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
        gk_buffer_free(buffers[i]);
    for (int i = 0; i < 2; i++) {
        gk_buffer_free(&mender->sources[i]);
        gk_buffer_free(&mender->text[i]);
    }
    for (size_t i = 0; i < sizeof mender->scratch / sizeof mender->scratch[0]; i++)
        gk_buffer_free(&mender->scratch[i]);
}

/* ---- one pass */

static enum gk_status read_characters(struct gk_mender *mender, struct gk_bytes text,
                                      struct gk_examination *examination)
{
    size_t most = text.length + 1;
    gk_buffer_clear(&mender->characters);
    gk_buffer_clear(&mender->offsets);
    gk_buffer_clear(&mender->taken);
    if (gk_buffer_reserve(&mender->characters, most * sizeof(uint32_t)) != GK_OK ||
        gk_buffer_reserve(&mender->offsets, most * sizeof(uint32_t)) != GK_OK ||
        gk_buffer_reserve(&mender->taken, most) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t *characters = (uint32_t *)(void *)mender->characters.at;
    uint32_t *offsets = (uint32_t *)(void *)mender->offsets.at;
    size_t count = 0, at = 0, length;
    for (; at < text.length; at += length) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        offsets[count] = (uint32_t)at;
        characters[count++] = gk_utf8_decode(rest, &length);
    }
    characters[count] = 0;
    offsets[count] = (uint32_t)at;
    memset(mender->taken.at, 0, most);
    examination->text = text;
    examination->characters = characters;
    examination->offsets = offsets;
    examination->count = count;
    examination->taken = (uint8_t *)mender->taken.at;
    return GK_OK;
}

static enum gk_status run(struct gk_examination *examination, detector *const *all, size_t count)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        examination->account = (struct gk_account){ .confidence = GK_USUAL_CONFIDENCE };
        status = all[i](examination);
    }
    return status;
}

/* Whether wrong decoders explain all characters but ASCII that begins no damage. */
static bool is_explained(const struct gk_examination *examination)
{
    for (size_t i = 0; i < examination->count; i++) {
        uint32_t c = examination->characters[i];
        if (!examination->taken[i] && (c >= 0x80 || gk_pair_first[c]))
            return false;
    }
    return true;
}

static enum gk_status detect(struct gk_examination *examination, bool style)
{
    if (style)
        return gk_find_style(examination);
    enum gk_status status = run(examination, decoders, sizeof decoders / sizeof decoders[0]);
    if (status != GK_OK || is_explained(examination))
        return status;
    return run(examination, others, sizeof others / sizeof others[0]);
}

static enum gk_status examine(struct gk_mender *mender, const struct part *part,
                              struct gk_bytes text, bool first, struct gk_arena *arena)
{
    struct gk_examination examination = { .first_pass = first,
                                          .at_start = part->base == 0,
                                          .account = { .confidence = GK_USUAL_CONFIDENCE },
                                          .styles = part->styles ? part->styles : GK_STYLE_ALL,
                                          .arena = arena,
                                          .found = &mender->found,
                                          .scratch = mender->scratch };
    enum gk_status status = read_characters(mender, text, &examination);
    gk_buffer_clear(&mender->found);
    if (status == GK_OK)
        status = detect(&examination, part->styles != 0);
    if (status == GK_OK)
        status = gk_examination_settle(&examination);
    /* From characters to bytes. */
    struct gk_damage *found = (struct gk_damage *)(void *)mender->found.at;
    for (size_t i = 0; i < mender->found.length / sizeof *found; i++) {
        found[i].start = examination.offsets[found[i].start];
        found[i].end = examination.offsets[found[i].end];
    }
    return status;
}

static int compare_places(const void *left, const void *right)
{
    const struct gk_damage *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    if (a->rule != b->rule)
        return (int)a->rule - (int)b->rule;
    if (a->certainty != b->certainty)
        return (int)a->certainty - (int)b->certainty;
    return gk_bytes_compare(a->proposal, b->proposal);
}

static struct gk_damage *found_in(struct gk_buffer *buffer, size_t *count)
{
    struct gk_damage *found = (struct gk_damage *)(void *)buffer->at;
    *count = buffer->length / sizeof *found;
    if (*count > 1)
        qsort(found, *count, sizeof *found, compare_places);
    return found;
}

/* Marks what this pass mends: what is sure enough and does not begin inside another. */
static size_t choose(struct gk_damage *found, size_t count, enum gk_certainty least)
{
    size_t chosen = 0;
    uint32_t end = 0;
    for (size_t i = 0; i < count; i++) {
        struct gk_damage *damage = &found[i];
        damage->mended =
            damage->certainty >= least && damage->proposal.at && (damage->start >= end || !chosen);
        if (damage->mended) {
            end = damage->end;
            chosen++;
        }
    }
    return chosen;
}

/* ---- the way back to the paragraph as it came */

/* The text of a pass, and the source of every byte of it; sources == NULL: as it came. */
struct state {
    struct gk_bytes text;
    const struct source *sources;
};

static struct source source_of(const struct state *state, uint32_t start, uint32_t end)
{
    if (!state->sources)
        return (struct source){ start, end, true };
    if (start < end)
        return (struct source){ state->sources[start].start, state->sources[end - 1].end, true };
    return (struct source){ 0, 0, true };
}

static enum gk_status append_source(struct gk_buffer *sources, struct source source)
{
    return gk_buffer_append(sources, (struct gk_bytes){ (const char *)&source, sizeof source });
}

static enum gk_status keep(const struct state *state, uint32_t start, uint32_t end,
                           struct gk_buffer *text, struct gk_buffer *sources)
{
    for (uint32_t i = start; i < end; i++) {
        struct source source = { i, i + 1, false };
        if (append_source(sources, state->sources ? state->sources[i] : source) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_buffer_append(text, (struct gk_bytes){ state->text.at + start, end - start });
}

static enum gk_status replace(const struct state *state, const struct gk_damage *damage,
                              struct gk_buffer *text, struct gk_buffer *sources)
{
    struct source source = source_of(state, damage->start, damage->end);
    for (size_t i = 0; i < damage->proposal.length; i++)
        if (append_source(sources, source) != GK_OK)
            return GK_NO_MEMORY;
    return gk_buffer_append(text, damage->proposal);
}

/* The text with what was chosen put in. */
static enum gk_status apply(const struct state *state, const struct gk_damage *found, size_t count,
                            struct gk_buffer *text, struct gk_buffer *sources)
{
    uint32_t at = 0;
    gk_buffer_clear(text);
    gk_buffer_clear(sources);
    /* Even if nothing is left: without sources the text is as it came. */
    if (gk_buffer_reserve(text, 1) != GK_OK ||
        gk_buffer_reserve(sources, sizeof(struct source)) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        if (!found[i].mended)
            continue;
        if (keep(state, at, found[i].start, text, sources) != GK_OK ||
            replace(state, &found[i], text, sources) != GK_OK)
            return GK_NO_MEMORY;
        at = found[i].end;
    }
    return keep(state, at, (uint32_t)state->text.length, text, sources);
}

/* ---- what is told */

static bool all_replaced(const struct state *state, uint32_t start, uint32_t end)
{
    bool all = state->sources && start < end;
    for (uint32_t i = start; all && i < end; i++)
        all = state->sources[i].replaced;
    return all;
}

/* Adds what a pass found to the string's list, by its places in the string. Before the last pass
 * that is what it mends, and what lies in that; anything else the last one finds again, if it is
 * still there. */
static enum gk_status tell(struct gk_mender *mender, const struct state *state,
                           const struct gk_damage *found, size_t count, uint32_t base, bool last)
{
    size_t next = 0;         /* of those that begin before or at the damage … */
    uint32_t mended_end = 0; /* … the last that is mended ends here */
    for (size_t i = 0; i < count; i++) {
        struct gk_damage damage = found[i];
        for (; next < count && found[next].start <= damage.start; next++)
            if (found[next].mended)
                mended_end = found[next].end;
        damage.gone = !last && !damage.mended;
        if (damage.gone && damage.end > mended_end)
            continue;
        struct source source = source_of(state, damage.start, damage.end);
        damage.arisen = all_replaced(state, damage.start, damage.end);
        damage.start = base + source.start;
        damage.end = base + source.end;
        struct gk_bytes bytes = { (const char *)&damage, sizeof damage };
        if (gk_buffer_append(&mender->all, bytes) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status add_edit(struct gk_mender *mender, struct gk_arena *arena, uint32_t start,
                               uint32_t end, struct gk_bytes text)
{
    struct gk_mend_edit edit = { start, end, gk_arena_copy(arena, text) };
    if (!edit.text.at)
        return GK_NO_MEMORY;
    return gk_buffer_append(&mender->edits, (struct gk_bytes){ (const char *)&edit, sizeof edit });
}

/* The edits that make the paragraph, `length` bytes at `base`, what it has become. */
static enum gk_status tell_edits(struct gk_mender *mender, const struct state *state, uint32_t base,
                                 uint32_t length, struct gk_arena *arena)
{
    uint32_t at = 0; /* of the paragraph as it came */
    for (size_t i = 0; i < state->text.length || at < length;) {
        struct source source = { length, length, false };
        size_t end = i;
        if (i < state->text.length)
            source = state->sources[end++];
        while (source.replaced && end < state->text.length && state->sources[end].replaced &&
               state->sources[end].start < source.end) {
            if (state->sources[end].end > source.end)
                source.end = state->sources[end].end;
            end++;
        }
        /* What lies between was dropped; a replaced stretch beside it takes it along. */
        struct gk_bytes text = { state->text.at + i, source.replaced ? end - i : 0 };
        uint32_t upto = source.replaced ? source.end : source.start;
        if ((source.replaced || at < source.start) &&
            add_edit(mender, arena, base + at, base + upto, text) != GK_OK)
            return GK_NO_MEMORY;
        at = source.end;
        i = end;
    }
    return GK_OK;
}

/* ---- the passes */

/* Whether what was mended shows damage of the same class again. */
static bool shows_again(const struct gk_mender *mender, size_t from, const struct gk_damage *found,
                        size_t count)
{
    const struct gk_damage *told = (const struct gk_damage *)(const void *)mender->all.at;
    bool mended[GK_RULE_COUNT] = { false };
    for (size_t i = from; i < mender->all.length / sizeof *told; i++)
        mended[told[i].rule] |= told[i].mended;
    for (size_t i = 0; i < count; i++)
        if (found[i].mended && mended[found[i].rule])
            return true;
    return false;
}

/* Nothing is mended: what stood in the repairs only does not stand anywhere. */
static void unmend(struct gk_buffer *all, size_t from)
{
    struct gk_damage *told = (struct gk_damage *)(void *)all->at;
    size_t kept = from;
    for (size_t i = from; i < all->length / sizeof *told; i++) {
        if (told[i].arisen)
            continue;
        told[kept] = told[i];
        told[kept].mended = told[kept].gone = false;
        told[kept].certainty = GK_REPORTED;
        told[kept++].proposal = (struct gk_bytes){ NULL, 0 };
    }
    all->length = kept * sizeof *told;
}

static enum gk_status mend_part(struct gk_mender *mender, const struct part *part,
                                enum gk_certainty least, struct gk_arena *arena)
{
    struct state state = { part->text, NULL };
    size_t from = mender->all.length / sizeof(struct gk_damage);
    for (int pass = 0;; pass++) {
        size_t count;
        if (examine(mender, part, state.text, pass == 0, arena) != GK_OK)
            return GK_NO_MEMORY;
        struct gk_damage *found = found_in(&mender->found, &count);
        size_t chosen = choose(found, count, least);
        if (pass == GK_MEND_PASSES && shows_again(mender, from, found, count)) {
            unmend(&mender->all, from);
            return GK_OK;
        }
        bool last = !chosen || pass == GK_MEND_PASSES;
        for (size_t i = 0; i < count && pass == GK_MEND_PASSES; i++)
            found[i].mended = false;
        if (tell(mender, &state, found, count, part->base, last) != GK_OK)
            return GK_NO_MEMORY;
        if (last)
            break;
        struct gk_buffer *next = &mender->text[pass % 2], *sources = &mender->sources[pass % 2];
        if (apply(&state, found, count, next, sources) != GK_OK)
            return GK_NO_MEMORY;
        state.text = gk_buffer_bytes(next);
        state.sources = (const struct source *)(const void *)sources->at;
        if (gk_doubt(state.text).doubt == GK_NO_DOUBT)
            break; /* another pass would find nothing */
    }
    if (!state.sources)
        return GK_OK;
    return tell_edits(mender, &state, part->base, (uint32_t)part->text.length, arena);
}

/* Where the paragraph that begins at the start of `text` ends. A line that ends in = goes on: so
 * quoted-printable breaks lines. */
static size_t paragraph_length(struct gk_bytes text)
{
    const char *from = text.at, *end = text.at + text.length, *line_end;
    while (from < end && (line_end = memchr(from, '\n', (size_t)(end - from))) != NULL) {
        from = line_end + 1;
        if (line_end == text.at || line_end[-1] != '=')
            return (size_t)(from - text.at);
    }
    return text.length;
}

/* Whether a character of three bytes stands at `at` that is not doubted at all. */
static bool is_ordinary(const unsigned char *at)
{
    return at[0] - 0xE0u < 0x10 && !(gk_suspect_at(at) & GK_SUSPECT_STOP);
}

/* Whether ordinary characters stand on both sides of the full stop at `at`: no slip or wrong
 * decoder has put it there. */
static bool ends_sentence(struct gk_bytes text, size_t at)
{
    const unsigned char *stop = (const unsigned char *)text.at + at;
    return at >= 3 && text.length - at >= 6 && memcmp(stop, "。", 3) == 0 &&
           is_ordinary(stop - 3) && is_ordinary(stop + 3);
}

/* Where so many ordinary characters stand in a row from `at` on, between them; 0: nowhere. What a
 * wrong decoder has made has others among its own, so none of it is cut. */
static size_t cut_quietly(struct gk_bytes text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    size_t row = 0, most = text.length < LONGEST_PART ? text.length : LONGEST_PART;
    while (at + 3 <= most && row < QUIET) {
        bool whole = bytes[at] - 0xE0u < 0x10;
        row = whole && is_ordinary(bytes + at) ? row + 1 : 0;
        at += whole ? 3 : 1;
    }
    return row == QUIET ? at - QUIET / 2 * 3 : 0;
}

/* Where a paragraph longer than may be examined at once is cut: behind a blank or a closing
 * bracket, or between two ordinary characters, not inside a word of ASCII; where there is none of
 * these between two characters. */
static size_t cut_anywhere(struct gk_bytes text)
{
    const unsigned char *bytes = (const unsigned char *)text.at;
    size_t at = LONGEST_PART;
    for (size_t i = at; i > at - LONG_PART; i--)
        if (bytes[i - 1] == ' ' || (bytes[i - 1] == ')' && bytes[i] >= 0xC0) ||
            (is_ordinary(bytes + i) && is_ordinary(bytes + i - 3)))
            return i;
    while ((bytes[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* How much of a paragraph is examined at once. */
static size_t part_length(struct gk_bytes paragraph)
{
    size_t length = paragraph.length;
    for (size_t at = LONG_PART; at < length && at <= 2 * LONG_PART; at++) {
        const char *next = memchr(paragraph.at + at, '\xE3', length - at);
        if (!next)
            break;
        at = (size_t)(next - paragraph.at);
        if (ends_sentence(paragraph, at))
            return at + 3;
    }
    size_t quiet = length > 2 * LONG_PART ? cut_quietly(paragraph, 2 * LONG_PART) : 0;
    if (quiet)
        return quiet;
    /* A character may be looked at behind the cut. */
    return length >= LONGEST_PART + 3 ? cut_anywhere(paragraph) : length;
}

/* The stretch of the paragraph that says what is meant at a place of style, from `from` on. It
 * does not begin inside a word of ASCII, which may be an address. */
static struct part stretch_around(const struct part *whole, size_t place, unsigned style,
                                  size_t from)
{
    const unsigned char *text = (const unsigned char *)whole->text.at;
    size_t reach = style == GK_STYLE_BLANKS ? BLANK_REACH : REACH;
    size_t start = place - from < reach ? from : place - reach, end = place + reach;
    const char *line_end = memchr(text + place, '\n', whole->text.length - place);
    size_t line = line_end ? (size_t)(line_end - whole->text.at) : whole->text.length;
    for (size_t i = start; i < place; i++) /* the paragraph begins behind the last line end */
        start = text[i] == '\n' ? i + 1 : start;
    size_t least = start - from < LONG_PART ? from : start - LONG_PART;
    while (start > least && ((text[start] & 0xC0) == 0x80 || (text[start - 1] - 0x21u < 0x5E)))
        start--;
    end = end < line ? end : line;
    while (end < line && (text[end] & 0xC0) == 0x80)
        end++;
    return (struct part){ { whole->text.at + start, end - start },
                          whole->base + (uint32_t)start,
                          style };
}

/* Places of style that stand near to each other are examined together. */
static enum gk_status mend_style(struct gk_mender *mender, struct gk_bytes text, uint32_t base,
                                 const struct gk_doubts *doubts, enum gk_certainty least,
                                 struct gk_arena *arena)
{
    struct part whole = { text, base, doubts->styles };
    if (!doubts->count)
        return mend_part(mender, &whole, least, arena);
    size_t from = 0;
    for (size_t i = 0; i < doubts->count;) {
        struct part stretch = stretch_around(&whole, doubts->place[i], doubts->style[i], from);
        size_t start = stretch.base - base, end = start + stretch.text.length;
        for (i++; i < doubts->count && doubts->place[i] < end + REACH; i++) {
            struct part next = stretch_around(&whole, doubts->place[i], doubts->style[i], from);
            end = next.base - base + next.text.length;
            stretch.styles |= next.styles;
        }
        stretch.text.length = end - start;
        if (mend_part(mender, &stretch, least, arena) != GK_OK)
            return GK_NO_MEMORY;
        from = end;
    }
    return GK_OK;
}

/* Whether the damage, which stands in what repairs put in, was told with the one before it. */
static bool is_told(const struct gk_damage *last, const struct gk_damage *damage)
{
    return last && last->arisen && damage->arisen && last->rule == damage->rule &&
           last->mended == damage->mended && damage->start < last->end;
}

/* What stands in one repair is told once, however often it stands there. */
static void drop_repeated(struct gk_buffer *buffer)
{
    size_t count, kept = 0;
    struct gk_damage *all = found_in(buffer, &count);
    for (size_t i = 0; i < count; i++) {
        struct gk_damage *last = kept ? &all[kept - 1] : NULL;
        if (!is_told(last, &all[i]))
            all[kept++] = all[i];
        else if (last->end < all[i].end)
            last->end = all[i].end;
    }
    buffer->length = kept * sizeof *all;
}

static enum gk_status hand_over(struct gk_mender *mender, struct gk_arena *arena,
                                struct gk_mending *mending)
{
    *mending = (struct gk_mending){ .edit_count = 0 };
    drop_repeated(&mender->all);
    mending->damage_count = mender->all.length / sizeof(struct gk_damage);
    struct gk_bytes edits = gk_arena_copy(arena, gk_buffer_bytes(&mender->edits));
    struct gk_bytes told = gk_arena_copy(arena, gk_buffer_bytes(&mender->all));
    if (!edits.at || !told.at)
        return GK_NO_MEMORY;
    mending->damages = (const struct gk_damage *)(const void *)told.at;
    mending->edits = (const struct gk_mend_edit *)(const void *)edits.at;
    mending->edit_count = edits.length / sizeof(struct gk_mend_edit);
    return GK_OK;
}

static enum gk_status mend_paragraph(struct gk_mender *mender, struct gk_bytes paragraph,
                                     uint32_t base, enum gk_certainty least, struct gk_arena *arena)
{
    enum gk_status status = GK_OK;
    for (size_t at = 0, length; at < paragraph.length && status == GK_OK; at += length) {
        struct part part = { { paragraph.at + at, paragraph.length - at }, base + (uint32_t)at, 0 };
        part.text.length = length = part_length(part.text);
        struct gk_doubts doubts = gk_doubt(part.text);
        if (doubts.doubt == GK_DOUBT_STYLE)
            status = mend_style(mender, part.text, part.base, &doubts, least, arena);
        else if (doubts.doubt == GK_DOUBT_DAMAGE)
            status = mend_part(mender, &part, least, arena);
    }
    return status;
}

static enum gk_status mend_paragraphs(struct gk_mender *mender, struct gk_bytes text,
                                      enum gk_certainty least, struct gk_arena *arena)
{
    enum gk_status status = GK_OK;
    for (size_t at = 0, length; at < text.length && status == GK_OK; at += length) {
        struct gk_bytes rest = { text.at + at, text.length - at };
        rest.length = length = paragraph_length(rest);
        status = mend_paragraph(mender, rest, (uint32_t)at, least, arena);
    }
    return status;
}

enum gk_status gk_mend(struct gk_mender *mender, struct gk_bytes text,
                       const struct gk_doubts *known, enum gk_certainty least,
                       struct gk_arena *arena, struct gk_mending *mending)
{
    bool style = known && known->doubt == GK_DOUBT_STYLE && known->count;
    gk_buffer_clear(&mender->all);
    gk_buffer_clear(&mender->edits);
    enum gk_status status = style ? mend_style(mender, text, 0, known, least, arena)
                                  : mend_paragraphs(mender, text, least, arena);
    return status == GK_OK ? hand_over(mender, arena, mending) : status;
}
