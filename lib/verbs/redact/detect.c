#include "verbs/redact/detect.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "domain/marks.h"
#include "domain/personal.h"
#include "record/value.h"

/*
 * All that is searched for with words goes through one list of matches. Behind the numbers of
 * the plan's allow phrases and rows, a match's value is one of these plus a type, or for values
 * plus what gk_redact_kind says.
 */
static uint32_t first_mark(const struct gk_redact_plan *plan)
{
    return plan->allow_count + (uint32_t)plan->profile->lexicon.count;
}

static uint32_t first_value(const struct gk_redact_plan *plan)
{
    return first_mark(plan) + GK_REDACT_TYPES;
}

uint32_t gk_redact_kind(const struct gk_redact_hit *hit)
{
    return hit->type == GK_REDACT_KEYWORD ? GK_REDACT_TYPES + hit->row : (uint32_t)hit->type;
}

/* The row of a match of a term, a pattern or a value that one of these found. */
static uint32_t row_of(const struct gk_redact_plan *plan, struct gk_match match)
{
    return match.value - (match.value < first_mark(plan) ? plan->allow_count
                                                         : first_value(plan) + GK_REDACT_TYPES);
}

/* 不予公开 and 依申请公开 agree with a mark against publication; anything else does not, nor does a
 * record where two members stand for one field. */
static enum gk_status read_disclosure(struct gk_redact_screen *screen)
{
    screen->proactive = true;
    if (!screen->record)
        return GK_OK;
    struct gk_bytes text =
        gk_field_text(screen->record, GK_FIELD_DISCLOSURE, &screen->scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    screen->proactive =
        (disclosure != GK_DISCLOSURE_ON_REQUEST && disclosure != GK_DISCLOSURE_WITHHELD) ||
        screen->record->twice != GK_FIELD_COUNT;
    return GK_OK;
}

enum gk_status gk_redact_screen_open(struct gk_redact_screen *screen,
                                     const struct gk_redact_plan *plan,
                                     struct gk_scratch *scratch, const struct gk_record *record)
{
    *screen = (struct gk_redact_screen){ .plan = plan, .scratch = scratch, .record = record };
    screen->cover = gk_arena_array(&scratch->arena, plan->group_count, sizeof *screen->cover);
    if (!screen->cover)
        return GK_NO_MEMORY;
    return read_disclosure(screen);
}

enum gk_status gk_redact_add_hit(struct gk_redact_screen *screen, struct gk_redact_hit hit)
{
    struct gk_redact_hits *hits = &screen->hits;
    if (hits->count == hits->capacity) {
        uint32_t capacity = hits->capacity + hits->capacity / 2 + 16;
        struct gk_redact_hit *at =
            gk_memory_resize(hits->at, gk_size_multiply(capacity, sizeof *at));
        if (!at)
            return GK_NO_MEMORY;
        hits->at = at;
        hits->capacity = capacity;
    }
    hits->at[hits->count++] = hit;
    return GK_OK;
}

void gk_redact_hits_free(struct gk_redact_hits *hits)
{
    gk_memory_release(hits->at);
    *hits = (struct gk_redact_hits){ 0 };
}

/* The folded text of cells [start, end), in the arena. */
static struct gk_bytes folded_text(struct gk_scratch *scratch, size_t start, size_t end)
{
    char *out = gk_arena_allocate(&scratch->arena, (end - start) * 4);
    size_t length = 0;
    for (size_t i = start; out && i < end; i++)
        length += gk_utf8_encode(scratch->folded.characters[i], out + length);
    return (struct gk_bytes){ out, length };
}

/* A hit on cells [start, end), without its text's number. */
static enum gk_status add_cells(struct gk_redact_screen *screen, struct gk_redact_hit hit,
                                size_t start, size_t end)
{
    const struct gk_folded *folded = &screen->scratch->folded;
    hit.start = gk_folded_start(folded, start);
    hit.end = gk_folded_end_with_gloss(folded, end - 1);
    if (!hit.normal.at)
        hit.normal = folded_text(screen->scratch, start, end);
    return hit.normal.at ? gk_redact_add_hit(screen, hit) : GK_NO_MEMORY;
}

/* ---- identifiers */

static const enum gk_redact_type personal_types[] = {
    [GK_PERSONAL_CN_ID] = GK_REDACT_CN_ID,
    [GK_PERSONAL_MOBILE] = GK_REDACT_MOBILE,
};

static uint32_t score_of(const struct gk_personal *found, bool labelled)
{
    return 1u + found->checked + labelled;
}

static enum gk_status add_identifier(struct gk_redact_screen *screen,
                                     const struct gk_personal *found, bool labelled,
                                     uint32_t number)
{
    enum gk_redact_type type = personal_types[found->kind];
    enum gk_action action = screen->plan->action[type];
    if (action == GK_ACTION_OFF || (found->needs_label && !labelled))
        return GK_OK;
    struct gk_redact_hit hit = { .text = number,
                                 .type = type,
                                 .action = action,
                                 .score = score_of(found, labelled) };
    hit.normal = gk_arena_copy(&screen->scratch->arena,
                               (struct gk_bytes){ found->characters, found->count });
    return hit.normal.at ? add_cells(screen, hit, found->start, found->end) : GK_NO_MEMORY;
}

/* Whether the name of the member around the text is a label, by kind: asked once a text, since
 * a name may be long and the numbers behind it many. */
static enum gk_status read_label(const struct gk_texts *walk, bool labels[GK_PERSONAL_KINDS])
{
    struct gk_bytes label = walk ? gk_texts_label(walk) : GK_BYTES("");
    for (int kind = 0; label.at && kind < GK_PERSONAL_KINDS; kind++)
        labels[kind] = gk_personal_is_label((enum gk_personal_kind)kind, label);
    return label.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status detect_identifiers(struct gk_redact_screen *screen,
                                         const struct gk_texts *walk,
                                         const struct gk_text *text, uint32_t number)
{
    static const enum gk_personal_manner manners[] = {
        [GK_TEXT_STRING] = GK_PERSONAL_IN_TEXT,
        [GK_TEXT_NUMBER] = GK_PERSONAL_IN_NUMBER,
        [GK_TEXT_NAME] = GK_PERSONAL_IN_MEMBER,
    };
    const struct gk_folded *folded = &screen->scratch->folded;
    struct gk_personal_walk numbers = {
        .folded = folded,
        .today = screen->plan->today,
        .manner = manners[text->kind],
    };
    struct gk_personal found;
    bool labels[GK_PERSONAL_KINDS];
    for (bool first = true; gk_personal_next(&numbers, &found); first = false) {
        if (first && read_label(walk, labels) != GK_OK)
            return GK_NO_MEMORY;
        bool labelled =
            labels[found.kind] || gk_personal_labelled(found.kind, folded, found.start);
        if (add_identifier(screen, &found, labelled, number) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- patterns */

/* How many cells begin before that byte of the text. */
static uint32_t cells_before(const struct gk_folded *folded, size_t byte)
{
    size_t low = 0;
    size_t high = folded->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (gk_folded_start(folded, middle) < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/*
 * The folded text, with the capitals of the source, for patterns: they are written as text is,
 * and tell capitals from small letters.
 */
static enum gk_status unfold_capitals(struct gk_scratch *scratch, struct gk_bytes text)
{
    const struct gk_folded *folded = &scratch->folded;
    uint32_t end = 0;
    if (gk_folded_text(folded, &scratch->buffer) != GK_OK)
        return GK_NO_MEMORY;
    char *out = scratch->buffer.at;
    for (size_t i = 0; i < folded->count; i++) {
        size_t length;
        uint32_t start = gk_folded_start_behind(folded, i, end, &end);
        uint32_t source =
            gk_utf8_decode((struct gk_bytes){ text.at + start, end - start }, &length);
        bool capital = source - 'A' < 26 || source - 0xFF21 < 26;
        out += gk_utf8_encode(folded->characters[i] - (capital ? 0x20 : 0), out);
    }
    return GK_OK;
}

/* One pattern in one form of the text: as it reads, or folded (then one cell a character). */
struct search {
    struct gk_bytes text;
    bool folded;
    size_t counted; /* bytes of a folded text whose characters have been counted */
    uint32_t cells;
};

static uint32_t cell_of(struct search *search, const struct gk_folded *folded, size_t byte)
{
    if (!search->folded)
        return cells_before(folded, byte);
    struct gk_bytes passed = { search->text.at + search->counted, byte - search->counted };
    search->cells += (uint32_t)gk_utf8_count(passed);
    search->counted = byte;
    return search->cells;
}

static enum gk_status search_pattern(struct gk_redact_screen *screen,
                                     const struct gk_redact_pattern *pattern,
                                     struct search search)
{
    struct gk_scratch *scratch = screen->scratch;
    uint32_t value = screen->plan->allow_count + pattern->row;
    const struct gk_pattern *form = search.folded ? &pattern->folded : &pattern->pattern;
    for (size_t from = 0; from <= search.text.length;) {
        enum gk_pattern_answer answer;
        size_t start, end;
        if (gk_pattern_find(form, &scratch->pattern, search.text, from, &answer, &start,
                            &end) != GK_OK)
            return GK_NO_MEMORY;
        if (answer == GK_PATTERN_TOO_MUCH)
            screen->limited = screen->plan->profile->lexicon.rows[pattern->row].pattern;
        if (answer != GK_PATTERN_FOUND)
            return GK_OK;
        struct gk_match match = { .value = value };
        match.start = cell_of(&search, &scratch->folded, start);
        match.end = cell_of(&search, &scratch->folded, end);
        if (match.start < match.end && gk_matches_add(&scratch->matches, match) != GK_OK)
            return GK_NO_MEMORY;
        from = end;
        if (start == end)
            for (from++; from < search.text.length && (search.text.at[from] & 0xC0) == 0x80;)
                from++;
    }
    return GK_OK;
}

static enum gk_status match_patterns(struct gk_redact_screen *screen, struct gk_bytes text)
{
    struct gk_scratch *scratch = screen->scratch;
    const struct gk_redact_plan *plan = screen->plan;
    if (!plan->pattern_count)
        return GK_OK;
    if (unfold_capitals(scratch, text) != GK_OK)
        return GK_NO_MEMORY;
    struct search read = { .text = text };
    struct search folded = { .text = gk_buffer_bytes(&scratch->buffer), .folded = true };
    bool same = gk_bytes_equal(read.text, folded.text);
    for (uint32_t i = 0; i < plan->pattern_count; i++) {
        if (!same && search_pattern(screen, &plan->patterns[i], read) != GK_OK)
            return GK_NO_MEMORY;
        if (search_pattern(screen, &plan->patterns[i], folded) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- marks */

static enum gk_status match_marks(struct gk_redact_screen *screen, struct gk_bytes text)
{
    static const enum gk_redact_type types[] = {
        [GK_MARK_SECRET] = GK_REDACT_SECRET_MARK,
        [GK_MARK_INTERNAL] = GK_REDACT_INTERNAL_MARK,
        [GK_MARK_DISCLOSURE] = GK_REDACT_DISCLOSURE_MARK,
    };
    const enum gk_action *action = screen->plan->action;
    struct gk_scratch *scratch = screen->scratch;
    struct gk_marks marks;
    struct gk_mark mark;
    if (!action[GK_REDACT_SECRET_MARK] && !action[GK_REDACT_INTERNAL_MARK] &&
        !action[GK_REDACT_DISCLOSURE_MARK])
        return GK_OK;
    gk_marks_open(&marks, &scratch->folded, text);
    while (gk_marks_next(&marks, &mark)) {
        enum gk_redact_type type = types[mark.kind];
        if (action[type] == GK_ACTION_OFF || (mark.kind == GK_MARK_DISCLOSURE &&
                                              mark.disclosure == GK_DISCLOSURE_PROACTIVE))
            continue;
        struct gk_match match = { (uint32_t)mark.start, (uint32_t)mark.end,
                                  first_mark(screen->plan) + (uint32_t)type };
        if (gk_matches_add(&scratch->matches, match) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status add_mark(struct gk_redact_screen *screen, struct gk_match match,
                               uint32_t number)
{
    enum gk_redact_type type = (enum gk_redact_type)(match.value - first_mark(screen->plan));
    enum gk_action action = screen->plan->action[type];
    if (type == GK_REDACT_DISCLOSURE_MARK && !screen->proactive)
        action = GK_ACTION_NOTE;
    return add_cells(screen, (struct gk_redact_hit){ .text = number, .type = type,
                                                     .action = action },
                     match.start, match.end);
}

/* ---- words, and what covers them */

/* Whether the cells on either side of `cell` belong to one Latin word. */
static bool parts_word(const struct gk_folded *folded, size_t cell)
{
    const uint32_t *characters = folded->characters;
    return cell && cell < folded->count && gk_is_ascii_word(characters[cell]) &&
           gk_is_ascii_word(characters[cell - 1]) && !gk_folded_is_numeral(folded, cell) &&
           !gk_folded_is_numeral(folded, cell - 1);
}

/* Whether a Latin word would be cut out of a longer one. */
static bool is_inside_word(const struct gk_folded *folded, struct gk_match match)
{
    return parts_word(folded, match.start) || parts_word(folded, match.end);
}

static bool is_covered(const struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_redact_plan *plan = screen->plan;
    uint32_t group = 0;
    if (match.value < first_mark(plan) || match.value >= first_value(plan) + GK_REDACT_TYPES)
        group = plan->row_group[row_of(plan, match)];
    else if (match.value >= first_value(plan))
        return false;
    return screen->cover[0] >= match.end || screen->cover[group] >= match.end;
}

static bool is_whole(const struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_redact_plan *plan = screen->plan;
    if (match.value >= first_mark(plan))
        return true;
    const struct gk_lexicon_row *row = &plan->profile->lexicon.rows[row_of(plan, match)];
    return row->inside_words || row->pattern.length ||
           !is_inside_word(&screen->scratch->folded, match);
}

/* Whether an identifier was found at just this place. Asked in the order of the places. */
static bool is_identifier(struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_folded *folded = &screen->scratch->folded;
    const struct gk_redact_hits *hits = &screen->hits;
    uint32_t start = gk_folded_start(folded, match.start);
    while (screen->own < hits->count && hits->at[screen->own].start < start)
        screen->own++;
    return screen->own < hits->count && hits->at[screen->own].start == start &&
           hits->at[screen->own].end == gk_folded_end(folded, match.end - 1);
}

/* Hits on marks and on values masked elsewhere; these do not compete with keywords. */
static enum gk_status add_other(struct gk_redact_screen *screen, struct gk_match match,
                                uint32_t number)
{
    struct gk_redact_hit hit = { .text = number, .action = GK_ACTION_MASK };
    if (match.value < first_value(screen->plan))
        return add_mark(screen, match, number);
    uint32_t kind = match.value - first_value(screen->plan);
    hit.type = kind < GK_REDACT_TYPES ? (enum gk_redact_type)kind : GK_REDACT_KEYWORD;
    if (hit.type == GK_REDACT_KEYWORD)
        hit.row = row_of(screen->plan, match);
    else if (is_identifier(screen, match))
        return GK_OK;
    return add_cells(screen, hit, match.start, match.end);
}

/* Goes over the matches in the order of their starts; of same spans allow phrases come first.
 * Leaves the keywords that nothing covers. */
static enum gk_status sift(struct gk_redact_screen *screen, uint32_t number)
{
    struct gk_matches *matches = &screen->scratch->matches;
    const struct gk_redact_plan *plan = screen->plan;
    size_t kept = 0;
    memset(screen->cover, 0, plan->group_count * sizeof *screen->cover);
    for (size_t i = 0; i < matches->count; i++) {
        struct gk_match match = matches->at[i];
        if (match.value < plan->allow_count) {
            uint32_t *cover = &screen->cover[plan->allow_group[match.value]];
            *cover = match.end > *cover ? match.end : *cover;
        } else if (!is_covered(screen, match) && is_whole(screen, match)) {
            if (match.value < first_mark(plan))
                matches->at[kept++] = match;
            else if (add_other(screen, match, number) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    matches->count = kept;
    return GK_OK;
}

/* Of each span the row with the strongest action, then the first. */
static enum gk_status add_keywords(struct gk_redact_screen *screen, uint32_t number)
{
    const struct gk_redact_plan *plan = screen->plan;
    const struct gk_lexicon_row *rows = plan->profile->lexicon.rows;
    const struct gk_matches *matches = &screen->scratch->matches;
    for (size_t i = 0; i < matches->count;) {
        struct gk_match span = matches->at[i];
        uint32_t best = row_of(plan, span);
        for (; i < matches->count && matches->at[i].start == span.start; i++) {
            uint32_t row = row_of(plan, matches->at[i]);
            if (rows[row].action > rows[best].action)
                best = row;
        }
        struct gk_redact_hit hit = { .text = number,
                                     .type = GK_REDACT_KEYWORD,
                                     .action = rows[best].action,
                                     .row = best };
        if (add_cells(screen, hit, span.start, span.end) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* Values masked elsewhere, numbered behind everything the plan knows. */
static enum gk_status match_values(struct gk_redact_screen *screen)
{
    struct gk_matches *matches = &screen->scratch->matches;
    size_t before = matches->count;
    if (!screen->values)
        return GK_OK;
    if (gk_words_find(screen->values, &screen->scratch->folded, matches) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = before; i < matches->count; i++)
        matches->at[i].value += first_value(screen->plan);
    return GK_OK;
}

static void drop_rows(const struct gk_redact_plan *plan, struct gk_matches *matches)
{
    size_t kept = 0;
    for (size_t i = 0; i < matches->count; i++)
        if (matches->at[i].value < plan->allow_count)
            matches->at[kept++] = matches->at[i];
    matches->count = kept;
}

static enum gk_status detect_matches(struct gk_redact_screen *screen, struct gk_bytes text,
                                     uint32_t number, bool in_scope)
{
    struct gk_scratch *scratch = screen->scratch;
    const struct gk_redact_plan *plan = screen->plan;
    scratch->matches.count = 0;
    if (plan->has_words &&
        gk_words_find(&plan->words, &scratch->folded, &scratch->matches) != GK_OK)
        return GK_NO_MEMORY;
    if (!in_scope)
        drop_rows(plan, &scratch->matches);
    else if (match_patterns(screen, text) != GK_OK || match_marks(screen, text) != GK_OK)
        return GK_NO_MEMORY;
    if (match_values(screen) != GK_OK)
        return GK_NO_MEMORY;
    if (!scratch->matches.count)
        return GK_OK;
    gk_matches_sort(&scratch->matches);
    if (sift(screen, number) != GK_OK)
        return GK_NO_MEMORY;
    gk_matches_leftmost(&scratch->matches);
    return add_keywords(screen, number);
}

/* A field secrecy that names a level is as good as a mark, though it has no star. */
static enum gk_status detect_secrecy(struct gk_redact_screen *screen,
                                     const struct gk_text *text, uint32_t number,
                                     uint32_t before)
{
    enum gk_action action = screen->plan->action[GK_REDACT_SECRET_MARK];
    if (action == GK_ACTION_OFF || text->field != GK_FIELD_SECRECY || !text->is_field ||
        gk_secrecy_read(text->text) != GK_SECRECY_SECRET)
        return GK_OK;
    for (uint32_t i = before; i < screen->hits.count; i++)
        if (screen->hits.at[i].type == GK_REDACT_SECRET_MARK)
            return GK_OK;
    struct gk_redact_hit hit = { .text = number, .type = GK_REDACT_SECRET_MARK, .action = action };
    return add_cells(screen, hit, 0, screen->scratch->folded.count);
}

enum gk_status gk_redact_detect(struct gk_redact_screen *screen,
                                const struct gk_texts *walk,
                                const struct gk_text *text, uint32_t number, bool in_scope)
{
    uint32_t before = screen->hits.count;
    screen->limited = (struct gk_bytes){ NULL, 0 };
    screen->own = before;
    if (gk_fold(&screen->scratch->folded, text->text) != GK_OK ||
        (in_scope && detect_identifiers(screen, walk, text, number) != GK_OK) ||
        detect_matches(screen, text->text, number, in_scope) != GK_OK)
        return GK_NO_MEMORY;
    return in_scope ? detect_secrecy(screen, text, number, before) : GK_OK;
}
