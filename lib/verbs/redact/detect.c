#include "verbs/redact/detect.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "domain/personal.h"
#include "record/value.h"
#include "verbs/redact/allowed.h"
#include "verbs/redact/replace.h"

/*
 * All that competes by action and length goes through one list of matches. A match's value is a
 * row of the lexicon, or behind the rows one of these plus a type, or further behind, for marks
 * that are not sure, the same again, or for values plus what gk_redact_kind says.
 */
static uint32_t first_value(const struct gk_redact_plan *plan)
{
    return gk_redact_first_mark(plan) + 2 * GK_REDACT_TYPES;
}

uint32_t gk_redact_kind(const struct gk_redact_hit *hit)
{
    return hit->type == GK_REDACT_KEYWORD ? GK_REDACT_TYPES + hit->row : (uint32_t)hit->type;
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
    const struct gk_member *member = gk_record_field(screen->record, GK_FIELD_DISCLOSURE);
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    /* A number or an object is there, and says nothing; two members say two things. */
    bool odd = member && member->value.type != GK_STRING && member->value.type != GK_NULL;
    screen->disclosure =
        odd || screen->record->twice == GK_FIELD_DISCLOSURE ? GK_DISCLOSURE_UNKNOWN : disclosure;
    screen->proactive =
        (disclosure != GK_DISCLOSURE_ON_REQUEST && disclosure != GK_DISCLOSURE_WITHHELD) ||
        screen->record->twice != GK_FIELD_COUNT;
    return GK_OK;
}

enum gk_status gk_redact_screen_open(struct gk_redact_screen *screen,
                                     const struct gk_redact_plan *plan, struct gk_scratch *scratch,
                                     const struct gk_record *record)
{
    *screen = (struct gk_redact_screen){ .plan = plan, .scratch = scratch, .record = record };
    screen->gathers = true;
    if (gk_redact_actions_of_record(&screen->of_record, &plan->particulars, plan->action, record,
                                    &scratch->arena) != GK_OK)
        return GK_NO_MEMORY;
    screen->of_text = screen->of_record;
    return read_disclosure(screen);
}

enum gk_status gk_redact_add_hit(struct gk_redact_screen *screen, struct gk_redact_hit hit)
{
    struct gk_redact_hits *hits = &screen->hits;
    /* What stands in the decoded part once more is dropped in the end (drop_copies). */
    uint32_t most = screen->scratch->markup.same ? GK_REDACT_HITS : 2 * GK_REDACT_HITS;
    if (hits->count >= most) {
        screen->overrun = true;
        return GK_OK;
    }
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

/* A hit, and the cells of all that it was united with. */
struct cluster {
    struct gk_redact_hit best;
    uint32_t best_start; /* cells, half-open */
    uint32_t best_end;
    uint32_t start;
    uint32_t end;
};

/* Whether that byte of the view stands in the part that was decoded from percent signs. */
static bool is_encoded(const struct gk_redact_screen *screen, uint32_t byte)
{
    return gk_markup_part_of(&screen->scratch->markup, byte) == GK_MARKUP_ENCODED;
}

/* Whether one of the characters there was written with percent signs: else the same stands in
 * another part, and may have been found there. */
static bool has_encoded(const struct gk_redact_screen *screen, uint32_t from, uint32_t to)
{
    while (from < to) {
        struct gk_markup_run run = gk_markup_run_at(&screen->scratch->markup, from);
        if (run.kind == GK_MARKUP_CHARACTER || run.kind == GK_MARKUP_PERCENT)
            return true;
        from = run.end;
    }
    return false;
}

/* What is written with percent signs is told: whoever wrote the address decides what becomes of
 * it. What is written plainly between them is as good as anywhere. */
static enum gk_status add_cluster(struct gk_redact_screen *screen, const struct cluster *cluster)
{
    const struct gk_folded *folded = &screen->scratch->folded;
    struct gk_redact_hit hit = cluster->best;
    hit.start = gk_folded_start(folded, cluster->best_start);
    hit.end = gk_folded_end_with_gloss(folded, cluster->best_end - 1);
    hit.length = cluster->best_end - cluster->best_start;
    bool alone = cluster->start == cluster->best_start && cluster->end == cluster->best_end;
    hit.from = alone ? hit.start : gk_folded_start(folded, cluster->start);
    hit.to = alone ? hit.end : gk_folded_end_with_gloss(folded, cluster->end - 1);
    if (is_encoded(screen, hit.from) && has_encoded(screen, hit.from, hit.to)) {
        hit.action = hit.action > GK_ACTION_NOTE ? GK_ACTION_NOTE : hit.action;
        hit.masks = false;
    }
    if (!hit.normal.at)
        hit.normal = folded_text(screen->scratch, cluster->best_start, cluster->best_end);
    return hit.normal.at ? gk_redact_add_hit(screen, hit) : GK_NO_MEMORY;
}

/* A hit on cells [start, end) that is united with nothing. */
static enum gk_status add_cells(struct gk_redact_screen *screen, struct gk_redact_hit hit,
                                size_t start, size_t end)
{
    hit.masks = hit.action == GK_ACTION_MASK;
    hit.secret = hit.type == GK_REDACT_SECRET_MARK;
    struct cluster alone = { hit, (uint32_t)start, (uint32_t)end, (uint32_t)start, (uint32_t)end };
    return add_cluster(screen, &alone);
}

/* ---- values that are masked wherever they stand */

static enum gk_status add_value(struct gk_redact_screen *screen, struct gk_bytes text,
                                uint32_t kind)
{
    struct gk_redact_values *values = &screen->values;
    if (values->count == values->capacity) {
        size_t capacity = values->capacity + values->capacity / 2 + 16;
        struct gk_redact_value *at =
            gk_memory_resize(values->at, gk_size_multiply(capacity, sizeof *at));
        if (!at)
            return GK_NO_MEMORY;
        values->at = at;
        values->capacity = capacity;
    }
    values->at[values->count++] = (struct gk_redact_value){ text, kind };
    return GK_OK;
}

void gk_redact_values_free(struct gk_redact_values *values)
{
    gk_memory_release(values->at);
    *values = (struct gk_redact_values){ 0 };
}

/* ---- identifiers */

enum { NAME_SPREADING = 3 }; /* characters of a name that is masked everywhere */

/* The hit that was added last, as it was written and bare. */
static enum gk_status spread_identifier(struct gk_redact_screen *screen)
{
    const struct gk_redact_hit *hit = &screen->hits.at[screen->hits.count - 1];
    /* A date stands for other things elsewhere, and a name of two characters for other words. */
    bool common = hit->type == GK_REDACT_BIRTH_DATE || hit->type == GK_REDACT_SENSITIVE ||
                  (hit->type == GK_REDACT_NAME && gk_utf8_count(hit->normal) < NAME_SPREADING);
    if (!screen->gathers || screen->overrun || hit->action != GK_ACTION_MASK || common)
        return GK_OK;
    struct gk_bytes written = { screen->scratch->folded.source.at + hit->start,
                                hit->end - hit->start };
    uint32_t kind = gk_redact_kind(hit);
    if (add_value(screen, hit->normal, kind) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_bytes_equal(written, hit->normal))
        return GK_OK;
    written = gk_arena_copy(&screen->scratch->arena, written);
    return written.at ? add_value(screen, written, kind) : GK_NO_MEMORY;
}

/* What is done about a value: its surroundings may say that it is a public matter, or that it is
 * somebody's beyond doubt. */
static enum gk_action action_on(const struct gk_redact_screen *screen,
                                const struct gk_personal *found)
{
    enum gk_action action = screen->of_text.of[GK_REDACT_PERSONAL + found->kind];
    enum gk_action linked = screen->plan->linked[found->kind];
    bool said = linked != screen->plan->action[GK_REDACT_PERSONAL + found->kind];
    if (found->standing == GK_PERSONAL_LINKED && action != GK_ACTION_OFF && said)
        return linked;
    if (found->standing == GK_PERSONAL_MATTER && action > GK_ACTION_NOTE)
        return GK_ACTION_NOTE;
    if (found->standing == GK_PERSONAL_SECRET && action == GK_ACTION_NOTE)
        return GK_ACTION_MASK;
    return action;
}

static enum gk_status add_identifier(struct gk_redact_screen *screen,
                                     const struct gk_personal *found, uint32_t number)
{
    struct gk_redact_hit hit = {
        .text = number,
        .type = (enum gk_redact_type)(GK_REDACT_PERSONAL + found->kind),
        .action = action_on(screen, found),
        .score = found->score,
    };
    if (hit.action == GK_ACTION_OFF)
        return GK_OK;
    hit.normal = found->count ? gk_arena_copy(&screen->scratch->arena,
                                              (struct gk_bytes){ found->characters, found->count })
                              : folded_text(screen->scratch, found->start, found->end);
    uint32_t before = screen->hits.count;
    if (!hit.normal.at || add_cells(screen, hit, found->start, found->end) != GK_OK)
        return GK_NO_MEMORY;
    return screen->hits.count > before ? spread_identifier(screen) : GK_OK;
}

/* A fixed telephone in a list of persons, {"姓名":…,"身份证号":…,"电话":…}, is somebody's; whether the
 * list is one is asked once of each. */
static enum gk_status read_list(struct gk_redact_screen *screen, const struct gk_texts *walk)
{
    enum { UNREAD, NOT_OF_PERSONS, OF_PERSONS };
    struct gk_personal_hints *names = &screen->around.names;
    uint8_t *remark;
    if (gk_personal_hint(names, GK_PERSONAL_PHONE) != GK_PERSONAL_LABEL ||
        !gk_texts_beside(walk, &remark))
        return GK_OK;
    if (*remark == UNREAD) {
        bool persons;
        struct gk_bytes row = gk_texts_row(walk, &screen->scratch->arena);
        if (!row.at || gk_labels_of_persons(&screen->plan->words, GK_REDACT_WORD_LABEL, row,
                                            &screen->scratch->label, &persons) != GK_OK)
            return GK_NO_MEMORY;
        *remark = persons ? OF_PERSONS : NOT_OF_PERSONS;
    }
    if (*remark == OF_PERSONS)
        gk_labels_own_telephone(names);
    return GK_OK;
}

/* What the names around the text say, the nearest first, and the lines above it. */
static enum gk_status read_around(struct gk_redact_screen *screen, const struct gk_texts *walk,
                                  const struct gk_text *text)
{
    struct gk_redact_around *around = &screen->around;
    struct gk_bytes names[GK_TEXTS_LABELS];
    unsigned count = gk_texts_labels(walk, text, names);
    enum gk_status status = GK_OK;
    *around = (struct gk_redact_around){ 0 };
    if (text->kind == GK_TEXT_STRING)
        around->above_count = gk_texts_first(walk, around->above);
    for (unsigned i = 0; i < count && status == GK_OK; i++)
        status = gk_labels_read_name(&screen->plan->words, GK_REDACT_WORD_LABEL, names[i],
                                     &screen->scratch->label, &around->names);
    return status == GK_OK && text->kind != GK_TEXT_NAME ? read_list(screen, walk) : status;
}

static enum gk_status detect_identifiers(struct gk_redact_screen *screen,
                                         const struct gk_texts *walk, const struct gk_text *text,
                                         uint32_t number)
{
    static const enum gk_personal_manner manners[] = {
        [GK_TEXT_STRING] = GK_PERSONAL_IN_TEXT,
        [GK_TEXT_NUMBER] = GK_PERSONAL_IN_NUMBER,
        [GK_TEXT_NAME] = GK_PERSONAL_IN_MEMBER,
    };
    struct gk_scratch *scratch = screen->scratch;
    struct gk_personal_walk values = {
        .folded = &scratch->folded,
        .today = screen->plan->today,
        .manner = manners[text->kind],
        .words = scratch->labels.at,
        .word_count = scratch->labels.count,
        .unwanted = screen->plan->unwanted,
    };
    struct gk_personal found;
    const struct gk_redact_around *around = &screen->around;
    if ((walk && read_around(screen, walk, text) != GK_OK) ||
        gk_labels_place(&screen->plan->words, GK_REDACT_WORD_LABEL, &scratch->folded,
                        &scratch->labels, around->above, around->above_count,
                        &scratch->label) != GK_OK)
        return GK_NO_MEMORY;
    values.around = around->names;
    values.places = (const struct gk_personal_place *)scratch->label.places.at;
    values.place_count = scratch->label.places.length / sizeof *values.places;
    while (gk_personal_next(&values, &found))
        if (add_identifier(screen, &found, number) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
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

enum {
    NOTED_ROW = 1 << (GK_REDACT_ROW + GK_ACTION_NOTE),
    EVERY_ROW = NOTED_ROW | 1 << (GK_REDACT_ROW + GK_ACTION_MASK) |
                1 << (GK_REDACT_ROW + GK_ACTION_WITHHOLD),
};

/* Whether the match of a row counts: it is cut out of no Latin word, and nothing covers it. */
static bool counts(const struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_lexicon_row *row = &screen->plan->profile->lexicon.rows[match.value];
    return (row->inside_words || !is_inside_word(&screen->scratch->folded, match)) &&
           !gk_redact_is_covered(screen, match);
}

/*
 * The terms that end there, in the text or in what is condensed of it: of each action the longest
 * that counts. What is shorter lies within it; a term that is only noted counts for nothing within
 * any other.
 */
static enum gk_status add_terms(struct gk_redact_screen *screen, const struct gk_words *words,
                                const struct gk_condensed *condensed, struct gk_ending ending)
{
    unsigned wanted = EVERY_ROW;
    struct gk_match match;
    unsigned kind;
    while (gk_words_next(words, &ending, wanted, &match, &kind)) {
        if (condensed) {
            match.start = condensed->cells[match.start];
            match.end = condensed->cells[match.end - 1] + 1;
        }
        if (!counts(screen, match))
            continue;
        if (gk_matches_add(&screen->scratch->matches, match) != GK_OK)
            return GK_NO_MEMORY;
        wanted &= ~(1u << kind | NOTED_ROW);
    }
    return GK_OK;
}

bool gk_redact_counts_there(const struct gk_redact_screen *screen, struct gk_ending ending,
                            uint32_t start, bool *found)
{
    struct gk_match match;
    unsigned kind;
    while (gk_words_next(&screen->plan->words, &ending, EVERY_ROW, &match, &kind)) {
        if (match.start != start)
            continue;
        *found = true;
        if (counts(screen, match))
            return true;
    }
    return false;
}

/* Whether the match lies within an identifier that is masked, as behind +86. One that is only noted
 * here is masked all the same where the record has it masked elsewhere. */
static bool is_identifier(const struct gk_redact_screen *screen, struct gk_match match)
{
    const struct gk_folded *folded = &screen->scratch->folded;
    const struct gk_redact_hit *hits = screen->hits.at;
    uint32_t start = gk_folded_start(folded, match.start);
    uint32_t low = screen->own;
    uint32_t high = screen->hits.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (hits[middle].start <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low > screen->own && hits[low - 1].action >= GK_ACTION_MASK &&
           hits[low - 1].end >= gk_folded_end(folded, match.end - 1);
}

/* Ends come in order, so a value of the same kind that begins where the last one does holds it. */
static enum gk_status add_or_extend(struct gk_matches *matches, struct gk_match match)
{
    struct gk_match *last = matches->count ? &matches->at[matches->count - 1] : NULL;
    if (!last || last->value != match.value || last->start != match.start)
        return gk_matches_add(matches, match);
    last->end = match.end > last->end ? match.end : last->end;
    return GK_OK;
}

/* Whether a label says that the number of a document is none here: 设备型号E12345678. Numbers of
 * persons and accounts are longer, and come of nothing else. */
static bool is_other(const struct gk_redact_screen *screen, struct gk_match match)
{
    struct gk_personal_walk walk = {
        .folded = &screen->scratch->folded,
        .words = screen->scratch->labels.at,
        .word_count = screen->scratch->labels.count,
    };
    uint32_t kind = match.value - GK_REDACT_PERSONAL;
    return kind < GK_PERSONAL_KINDS && kind != GK_PERSONAL_CN_ID && kind != GK_PERSONAL_MOBILE &&
           kind != GK_PERSONAL_BANK_CARD &&
           gk_personal_is_other(&walk, (enum gk_personal_kind)kind, match.start);
}

/* Whether signs stand inside a long value that was found in what is condensed; leads the match back
 * to the text. */
static bool is_spelled_apart(const struct gk_condensed *condensed, struct gk_match *match)
{
    enum { LEAST = 8 }; /* characters: shorter numbers stand in rows of others by chance */
    uint32_t length = match->end - match->start;
    match->start = condensed->cells[match->start];
    match->end = condensed->cells[match->end - 1] + 1;
    return length >= LEAST && match->end - match->start > length;
}

/* The longest value that ends there, in the text or in what is condensed of it, and counts: all
 * others lie within it. */
static enum gk_status add_value_match(struct gk_redact_screen *screen,
                                      const struct gk_condensed *condensed, struct gk_ending ending)
{
    const struct gk_redact_plan *plan = screen->plan;
    struct gk_match match;
    unsigned kind;
    while (gk_words_next(screen->spread, &ending, 1, &match, &kind)) {
        bool keyword = match.value >= GK_REDACT_TYPES;
        if (condensed && !is_spelled_apart(condensed, &match))
            continue;
        struct gk_match row = { match.start, match.end, match.value - GK_REDACT_TYPES };
        if (keyword && gk_redact_is_covered(screen, row))
            continue;
        if (!keyword && is_identifier(screen, match))
            return GK_OK;
        if (!keyword && is_other(screen, match))
            continue;
        match.value += first_value(plan);
        return add_or_extend(&screen->scratch->matches, match);
    }
    return GK_OK;
}

/* ---- what overlaps */

/* What a match stands for. */
static struct gk_redact_hit meaning_of(const struct gk_redact_screen *screen, struct gk_match match,
                                       uint32_t number)
{
    const struct gk_redact_plan *plan = screen->plan;
    struct gk_redact_hit hit = { .text = number,
                                 .type = GK_REDACT_KEYWORD,
                                 .action = GK_ACTION_MASK };
    if (match.value < gk_redact_first_mark(plan)) {
        hit.row = match.value;
        hit.action = screen->of_text.instead_of_rows ? screen->of_text.of[GK_REDACT_KEYWORD]
                                                     : plan->profile->lexicon.rows[hit.row].action;
    } else if (match.value < first_value(plan)) {
        uint32_t type = match.value - gk_redact_first_mark(plan);
        hit.type = (enum gk_redact_type)(type % GK_REDACT_TYPES);
        hit.action = gk_redact_mark_action(screen, hit.type, type < GK_REDACT_TYPES);
    } else {
        uint32_t kind = match.value - first_value(plan);
        if (kind < GK_REDACT_TYPES)
            hit.type = (enum gk_redact_type)kind;
        else
            hit.row = kind - GK_REDACT_TYPES;
    }
    return hit;
}

/* A term's own text serves for all its matches; what a pattern or a mark has found is copied. */
static enum gk_status spread(struct gk_redact_screen *screen, const struct gk_redact_hit *hit,
                             struct gk_match match)
{
    if (!screen->gathers || hit->action != GK_ACTION_MASK ||
        match.end - match.start < GK_REDACT_SPREADING ||
        is_encoded(screen, gk_folded_start(&screen->scratch->folded, match.start)))
        return GK_OK;
    const struct gk_lexicon_row *row = NULL;
    struct gk_bytes text;
    if (hit->type == GK_REDACT_KEYWORD)
        row = &screen->plan->profile->lexicon.rows[hit->row];
    if (row && !row->is_pattern && !row->list->ignores_punctuation)
        text = row->term;
    else
        text = folded_text(screen->scratch, match.start, match.end);
    return text.at ? add_value(screen, text, gk_redact_kind(hit)) : GK_NO_MEMORY;
}

/* The strongest action counts, then the longest, then what stands first, then the type. */
static bool outdoes(const struct gk_redact_hit *hit, struct gk_match match,
                    const struct cluster *cluster)
{
    const struct gk_redact_hit *best = &cluster->best;
    uint32_t length = cluster->best_end - cluster->best_start;
    if (hit->action != best->action)
        return hit->action > best->action;
    if (match.end - match.start != length)
        return match.end - match.start > length;
    return match.start == cluster->best_start && hit->type < best->type;
}

/* Unites the matches, in the order of their starts, and adds a hit for what overlaps. */
static enum gk_status unite_matches(struct gk_redact_screen *screen, uint32_t number)
{
    const struct gk_matches *matches = &screen->scratch->matches;
    struct cluster cluster = { 0 };
    for (size_t i = 0; i < matches->count; i++) {
        struct gk_match match = matches->at[i];
        struct gk_redact_hit hit = meaning_of(screen, match, number);
        bool apart = match.start >= cluster.end;
        if (hit.action == GK_ACTION_OFF)
            continue;
        if (spread(screen, &hit, match) != GK_OK ||
            (apart && cluster.end && add_cluster(screen, &cluster) != GK_OK))
            return GK_NO_MEMORY;
        if (apart)
            cluster = (struct cluster){ hit, match.start, match.end, match.start, match.end };
        bool masks = cluster.best.masks || hit.action == GK_ACTION_MASK;
        bool secret = cluster.best.secret || hit.type == GK_REDACT_SECRET_MARK;
        if (outdoes(&hit, match, &cluster)) {
            cluster.best = hit;
            cluster.best_start = match.start;
            cluster.best_end = match.end;
        }
        cluster.best.masks = masks;
        cluster.best.secret = secret;
        cluster.end = match.end > cluster.end ? match.end : cluster.end;
    }
    return cluster.end ? add_cluster(screen, &cluster) : GK_OK;
}

/* ---- one text */

/* Where words end, and which of them are allow phrases and labels. */
enum gk_status gk_redact_find_words(struct gk_redact_screen *screen)
{
    struct gk_scratch *scratch = screen->scratch;
    const struct gk_redact_plan *plan = screen->plan;
    bool all = true;
    scratch->allowed.count = 0;
    scratch->labels.count = 0;
    scratch->endings.count = 0;
    if (!plan->has_words)
        return GK_OK;
    if (gk_words_endings(&plan->words, &scratch->folded, &scratch->endings) != GK_OK ||
        gk_redact_allowed_gather(&scratch->allowed, &plan->words, &scratch->endings, &all) !=
            GK_OK ||
        gk_labels_find(&plan->words, GK_REDACT_WORD_LABEL, &scratch->endings, &scratch->labels) !=
            GK_OK)
        return GK_NO_MEMORY;
    screen->overrun |= !all;
    return GK_OK;
}

static enum gk_status match_words(struct gk_redact_screen *screen)
{
    const struct gk_endings *endings = &screen->scratch->endings;
    for (size_t i = 0; i < endings->count; i++)
        if (add_terms(screen, &screen->plan->words, NULL, endings->at[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* Terms of lists that ignore punctuation. */
static enum gk_status match_loose(struct gk_redact_screen *screen)
{
    struct gk_scratch *scratch = screen->scratch;
    struct gk_condensed *condensed = &scratch->condensed;
    if (!screen->plan->has_loose)
        return GK_OK;
    if (gk_condense(condensed, &scratch->folded) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_folded text = { .characters = condensed->characters, .count = condensed->count };
    if (gk_words_endings(&screen->plan->loose, &text, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < scratch->endings.count; i++)
        if (add_terms(screen, &screen->plan->loose, condensed, scratch->endings.at[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

static enum gk_status add_value_matches(struct gk_redact_screen *screen,
                                        const struct gk_condensed *condensed,
                                        const struct gk_folded *text)
{
    struct gk_endings *endings = &screen->scratch->endings;
    if (gk_words_endings(screen->spread, text, endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < endings->count; i++)
        if (add_value_match(screen, condensed, endings->at[i]) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* Values masked elsewhere, also with signs between their digits. */
static enum gk_status match_values(struct gk_redact_screen *screen)
{
    struct gk_scratch *scratch = screen->scratch;
    struct gk_condensed *condensed = &scratch->condensed;
    if (!screen->spread)
        return GK_OK;
    if (add_value_matches(screen, NULL, &scratch->folded) != GK_OK ||
        gk_condense_numbers(condensed, &scratch->folded) != GK_OK)
        return GK_NO_MEMORY;
    if (condensed->count == scratch->folded.count)
        return GK_OK;
    struct gk_folded text = { .characters = condensed->characters, .count = condensed->count };
    return add_value_matches(screen, condensed, &text);
}

static enum gk_status detect_matches(struct gk_redact_screen *screen, struct gk_bytes text,
                                     uint32_t number, bool in_scope)
{
    struct gk_scratch *scratch = screen->scratch;
    scratch->matches.count = 0;
    screen->united = screen->hits.count;
    if (in_scope &&
        (match_words(screen) != GK_OK || gk_redact_match_patterns(screen, text) != GK_OK ||
         gk_redact_match_marks(screen, text) != GK_OK || match_loose(screen) != GK_OK))
        return GK_NO_MEMORY;
    if (match_values(screen) != GK_OK)
        return GK_NO_MEMORY;
    gk_matches_sort(&scratch->matches);
    return unite_matches(screen, number);
}

/* Whether a hit of that action, or of a stronger one, overlaps that range of the view: among those
 * from `low` to before `high`, which are in order. */
static bool is_among(const struct gk_redact_screen *screen, uint32_t low, uint32_t high,
                     struct gk_redact_range range, enum gk_action action)
{
    const struct gk_redact_hit *hits = screen->hits.at;
    uint32_t first = low;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (hits[middle].from < range.end)
            low = middle + 1;
        else
            high = middle;
    }
    return low > first && hits[low - 1].to > range.start && hits[low - 1].action >= action;
}

/* Whether what stands there in the decoded part has been found where it was written, too. */
static bool is_found_undecoded(const struct gk_redact_screen *screen,
                               const struct gk_redact_hit *hit)
{
    const struct gk_markup *markup = &screen->scratch->markup;
    uint32_t count = screen->hits.count;
    for (int part = GK_MARKUP_VISIBLE; part < GK_MARKUP_ENCODED; part++) {
        struct gk_redact_range range = { gk_markup_source_start(markup, hit->from),
                                         gk_markup_source_end(markup, hit->to) };
        if (gk_markup_find(markup, (enum gk_markup_part)part, &range.start, &range.end) &&
            (is_among(screen, screen->own, screen->united, range, hit->action) ||
             is_among(screen, screen->united, count, range, hit->action)))
            return true;
    }
    return false;
}

/* Drops what was found in the decoded part and where it was written, too. */
static void drop_copies(struct gk_redact_screen *screen)
{
    struct gk_redact_hits *hits = &screen->hits;
    uint32_t kept = screen->own;
    if (screen->scratch->markup.same)
        return;
    for (uint32_t i = screen->own; i < hits->count; i++) {
        struct gk_redact_hit *hit = &hits->at[i];
        hit->is_copy = is_encoded(screen, hit->from) && !has_encoded(screen, hit->from, hit->to) &&
                       is_found_undecoded(screen, hit);
    }
    for (uint32_t i = screen->own; i < hits->count; i++)
        if (!hits->at[i].is_copy)
            hits->at[kept++] = hits->at[i];
    screen->overrun |= kept > GK_REDACT_HITS;
    hits->count = kept < GK_REDACT_HITS ? kept : GK_REDACT_HITS;
}

/* A field secrecy that names a level is as good as a mark, though it has no star; and so is any
 * other member whose name and value would be one in a form. */
static enum gk_status detect_member(struct gk_redact_screen *screen, const struct gk_texts *walk,
                                    const struct gk_text *text, uint32_t number, uint32_t before)
{
    struct gk_redact_hit hit = { .text = number };
    if (gk_redact_member_mark(screen, walk, text, &hit) != GK_OK)
        return GK_NO_MEMORY;
    if (hit.action == GK_ACTION_OFF)
        return GK_OK;
    for (uint32_t i = before; i < screen->hits.count; i++)
        if (screen->hits.at[i].type == hit.type && screen->hits.at[i].action >= hit.action)
            return GK_OK;
    return add_cells(screen, hit, 0, screen->scratch->folded.count);
}

enum gk_status gk_redact_detect(struct gk_redact_screen *screen, const struct gk_texts *walk,
                                const struct gk_text *text, uint32_t number, bool in_scope)
{
    uint32_t before = screen->hits.count;
    struct gk_scratch *scratch = screen->scratch;
    struct gk_text seen = *text;
    screen->limited = GK_REDACT_NO_ROW;
    screen->own = before;
    screen->of_text = screen->of_record;
    gk_redact_actions_of_field(&screen->of_text, &screen->plan->particulars, text->field);
    if (gk_markup_view(&scratch->markup, text->text, &seen.text) != GK_OK ||
        gk_fold(&scratch->folded, seen.text) != GK_OK || gk_redact_find_words(screen) != GK_OK ||
        (in_scope && detect_identifiers(screen, walk, &seen, number) != GK_OK) ||
        detect_matches(screen, seen.text, number, in_scope) != GK_OK)
        return GK_NO_MEMORY;
    drop_copies(screen);
    return in_scope ? detect_member(screen, walk, &seen, number, before) : GK_OK;
}
