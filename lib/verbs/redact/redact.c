/*
 * redact.c - judging a record: texts screened, hits united, findings and edits made, the masked
 * texts screened again.
 */
#include "verbs/redact/redact.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/utf8.h"
#include "finding/fingerprint.h"
#include "record/texts.h"
#include "record/value.h"
#include "record/writer.h"
#include "verbs/labels.h"
#include "verbs/redact/context.h"
#include "verbs/redact/detect.h"
#include "verbs/redact/evidence.h"
#include "verbs/redact/gate.h"
#include "verbs/redact/replace.h"
#include "verbs/redact/shown.h"

/* A text in which something was found, or which could not be searched to the end. */
struct text {
    struct gk_text read;
    struct gk_bytes pointer;
    struct gk_bytes shown; /* the pointer, or its beginning, for reports */
    uint32_t limited; /* the row whose pattern needed too much work on it, or GK_REDACT_NO_ROW */
    bool in_scope;
    bool changes_length;
    struct gk_redact_around around;   /* where it is in scope */
    struct gk_redact_changes changes; /* of a string */
};

struct judgement {
    const struct gk_redact_plan *plan;
    struct gk_redact_screen screen;
    struct gk_verdict *verdict;
    struct gk_words spread;       /* values that are masked wherever they stand */
    struct gk_hmac identified;    /* with a key: what fingerprints of this record begin with */
    struct gk_bytes view;         /* of the text at hand */
    struct gk_redact_found found; /* in its view, where a context is wanted */
    struct gk_redact_replacements replacements;
    struct gk_buffer masked; /* the text as it will read */
    struct gk_buffer passed; /* struct gk_redact_range: what a reviewer lets stand in it */
    struct text *texts;
    uint32_t text_count;
    uint32_t text_capacity;
};

/* Overlapping hits of one text, and the one that is reported. */
struct cluster {
    const struct gk_redact_hit *best;
    uint32_t start; /* in the view, half-open */
    uint32_t end;
    uint32_t masks;                 /* how many of the hits are to be masked */
    bool secret;                    /* one of them at least is a secrecy mark */
    uint32_t number;                /* in the order of the view */
    struct gk_redact_range written; /* in the text, with what stands between */
};

/* The clusters of one text. */
struct clusters {
    struct cluster *at;
    uint32_t count;
};

static const enum gk_rule_id rules[GK_REDACT_TYPES] = {
#define GK_REDACT_TYPE(name, ...) [GK_REDACT_##name] = GK_RULE_REDACT_##name,
#include "verbs/redact/types.def"
#undef GK_REDACT_TYPE
};

/* ---- screening */

static enum gk_status keep_text(struct judgement *j, struct gk_texts *walk,
                                const struct gk_text *read, bool in_scope)
{
    if (j->text_count == j->text_capacity) {
        uint32_t capacity = j->text_capacity ? 2 * j->text_capacity : 8;
        struct text *texts = gk_arena_array(&j->screen.scratch->arena, capacity, sizeof *texts);
        if (!texts)
            return GK_NO_MEMORY;
        if (j->text_count)
            memcpy(texts, j->texts, j->text_count * sizeof *texts);
        j->texts = texts;
        j->text_capacity = capacity;
    }
    struct text *text = &j->texts[j->text_count++];
    *text = (struct text){ .read = *read,
                           .limited = j->screen.limited,
                           .in_scope = in_scope,
                           .around = j->screen.around };
    if (read->kind == GK_TEXT_NAME)
        gk_texts_hide(walk);
    return gk_texts_pointer(walk, j->verdict->arena, &text->pointer, &text->shown);
}

/* Screening could not be finished, or has not helped: the record must not pass. */
static enum gk_status add_overrun(struct judgement *j)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_LIMIT);
    draft.action = GK_ACTION_WITHHOLD;
    return gk_verdict_add(j->verdict, &draft, NULL);
}

/* Where a row stands: words.tsv:12. at == NULL: no memory. */
static struct gk_bytes place_of(const struct judgement *j, uint32_t row)
{
    const struct gk_lexicon_row *at = &j->plan->profile->lexicon.rows[row];
    struct gk_buffer place = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (gk_buffer_append(&place, at->list->path) == GK_OK &&
        gk_buffer_print(&place, ":%u", (unsigned)at->line) == GK_OK)
        kept = gk_arena_copy(j->verdict->arena, gk_buffer_bytes(&place));
    gk_buffer_free(&place);
    return kept;
}

/* The same of one text. */
static enum gk_status add_limit(struct judgement *j, const struct text *text)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_LIMIT);
    draft.pointer = text->shown;
    draft.place = text->read.value.start;
    draft.action = GK_ACTION_WITHHOLD;
    if (text->limited != GK_REDACT_NO_ROW) {
        draft.keyword = place_of(j, text->limited);
        if (!draft.keyword.at)
            return GK_NO_MEMORY;
    }
    return gk_verdict_add(j->verdict, &draft, NULL);
}

static enum gk_status screen_text(struct judgement *j, struct gk_texts *walk,
                                  const struct gk_text *text)
{
    const struct gk_redact_plan *plan = j->plan;
    bool in_scope =
        plan->every_field || (text->field != GK_FIELD_COUNT && plan->fields >> text->field & 1);
    uint32_t before = j->screen.hits.count;
    if (!in_scope && !j->screen.spread)
        return GK_OK;
    if (gk_redact_detect(&j->screen, walk, text, j->text_count, in_scope) != GK_OK)
        return GK_NO_MEMORY;
    if (j->screen.hits.count == before && j->screen.limited == GK_REDACT_NO_ROW)
        return GK_OK;
    return keep_text(j, walk, text, in_scope);
}

static void begin_screening(struct judgement *j, struct gk_texts *walk)
{
    j->screen.hits.count = 0;
    j->text_count = 0;
    gk_texts_open(walk, j->screen.record, &j->plan->profile->fields, &j->screen.scratch->arena);
}

static enum gk_status screen_record(struct judgement *j)
{
    struct gk_texts walk;
    struct gk_text text;
    enum gk_status status;
    begin_screening(j, &walk);
    while ((status = gk_texts_next(&walk, &text)) == GK_OK)
        if ((status = screen_text(j, &walk, &text)) != GK_OK)
            break;
    return status == GK_END ? GK_OK : status;
}

/* Whether the text may be a label of another one. */
static bool may_be_label(const struct gk_texts *walk, const struct gk_text *text)
{
    return text->kind == GK_TEXT_NAME || (walk->depth > 1 && text->text.length <= GK_TEXTS_LABEL);
}

/*
 * The texts that a label may speak of, from it on: of a name those of its member, of another text
 * all that follow. Then *text is the name behind them, which has not been looked at.
 */
static enum gk_status screen_labelled(struct judgement *j, struct gk_redact_gate *gate,
                                      struct gk_texts *walk, struct gk_text *text)
{
    uint32_t depth = walk->depth;
    enum gk_status status;
    do {
        if (text->kind != GK_TEXT_NAME && may_be_label(walk, text))
            depth = 0;
        status = screen_text(j, walk, text);
    } while (status == GK_OK && (status = gk_texts_next(walk, text)) == GK_OK &&
             (text->kind != GK_TEXT_NAME || walk->depth > depth));
    if (status == GK_OK)
        gk_redact_gate_pass(gate, text->value.start);
    return status;
}

/* Where the gate has found something: in the text that holds that byte of the line. */
static enum gk_status screen_place(struct judgement *j, struct gk_redact_gate *gate,
                                   struct gk_texts *walk, struct gk_text *text, bool labels)
{
    uint32_t end = text->value.start + text->value.length;
    /* Whatever has been found in it, a word that names values may stand behind. */
    if (may_be_label(walk, text))
        return screen_labelled(j, gate, walk, text);
    if (labels && !gate->near) {
        bool rows;
        if (gk_labels_rows(text->text, &j->screen.scratch->label, &rows) != GK_OK)
            return GK_NO_MEMORY;
        if (!rows) {
            gk_redact_gate_ignore(gate, end);
            return GK_OK;
        }
    }
    gk_redact_gate_pass(gate, end);
    return screen_text(j, walk, text);
}

/* Goes on to the next place where there is something; GK_END behind the last. */
static enum gk_status find_place(struct judgement *j, struct gk_redact_gate *gate, uint32_t *place,
                                 bool *labels)
{
    for (;;) {
        enum gk_redact_gate_answer answer = gk_redact_gate_next(gate, place);
        bool counts = answer != GK_REDACT_GATE_END;
        if (answer == GK_REDACT_GATE_TERM &&
            gk_redact_term_counts(&j->screen, j->screen.record->line, *place, &counts) != GK_OK)
            return GK_NO_MEMORY;
        *labels = answer == GK_REDACT_GATE_LABEL;
        if (counts || answer == GK_REDACT_GATE_END)
            return counts ? GK_OK : GK_END;
    }
}

/* The texts alone that the gate does not let by. */
static enum gk_status screen_gated(struct judgement *j)
{
    struct gk_redact_gate gate;
    struct gk_texts walk;
    struct gk_text text = { .value = { .length = 0 } };
    enum gk_status status;
    uint32_t place;
    bool labels;
    if (!j->plan->gated)
        return screen_record(j);
    begin_screening(j, &walk);
    gk_redact_gate_open(&gate, j->plan, j->screen.record);
    while ((status = find_place(j, &gate, &place, &labels)) == GK_OK) {
        while (status == GK_OK && text.value.start + text.value.length <= place)
            status = gk_texts_next(&walk, &text);
        if (status == GK_OK)
            status = screen_place(j, &gate, &walk, &text, labels);
        if (status != GK_OK)
            break;
    }
    return status == GK_END ? GK_OK : status;
}

static int compare_values(const void *left, const void *right)
{
    const struct gk_redact_value *a = left;
    const struct gk_redact_value *b = right;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->text.length != b->text.length)
        return a->text.length < b->text.length ? -1 : 1;
    return memcmp(a->text.at, b->text.at, a->text.length);
}

/* Each value once: the same one may have been masked very often. */
static enum gk_status build_values(struct judgement *j)
{
    struct gk_redact_values *values = &j->screen.values;
    qsort(values->at, values->count, sizeof *values->at, compare_values);
    for (size_t i = 0; i < values->count; i++) {
        bool empty;
        if (i && compare_values(&values->at[i - 1], &values->at[i]) == 0)
            continue;
        if (gk_words_add(&j->spread, values->at[i].text, values->at[i].kind, 0, &empty) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_words_build(&j->spread);
}

/* Screens the record, and where values are to be masked wherever they stand, once more for them. */
static enum gk_status screen_all(struct judgement *j)
{
    if (screen_gated(j) != GK_OK)
        return GK_NO_MEMORY;
    j->screen.gathers = false;
    if (!j->screen.values.count || j->screen.overrun)
        return GK_OK;
    if (build_values(j) != GK_OK)
        return GK_NO_MEMORY;
    j->screen.spread = &j->spread;
    return screen_record(j);
}

/* ---- findings */

/* By text and where what they are united with begins; then so that the order is always the same. */
static int compare_hits(const void *left, const void *right)
{
    const struct gk_redact_hit *a = left;
    const struct gk_redact_hit *b = right;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* The strongest action counts, then the longest, then what stands first, then the surer. */
static bool outdoes(const struct gk_redact_hit *a, const struct gk_redact_hit *b)
{
    if (a->action != b->action)
        return a->action > b->action;
    if (a->length != b->length)
        return a->length > b->length;
    return a->start != b->start ? a->start < b->start : a->score > b->score;
}

/* The cluster that begins with hit *next; moves *next behind it. */
static struct cluster unite(const struct gk_redact_hits *hits, uint32_t *next)
{
    const struct gk_redact_hit *hit = &hits->at[*next];
    struct cluster cluster = { .best = hit, .start = hit->from, .end = hit->to };
    for (; *next < hits->count; ++*next) {
        hit = &hits->at[*next];
        if (hit->text != cluster.best->text || hit->from >= cluster.end)
            break;
        if (outdoes(hit, cluster.best))
            cluster.best = hit;
        cluster.masks += hit->masks;
        cluster.secret |= hit->secret;
        cluster.end = hit->to > cluster.end ? hit->to : cluster.end;
    }
    return cluster;
}

/* The place of a later byte of the same text. */
static struct gk_text_place go_to(const struct judgement *j, const struct text *text,
                                  struct gk_text_place from, uint32_t offset)
{
    return gk_text_place_at(j->screen.record, &text->read, from, offset);
}

/* Digests the id, which may be long, once for all fingerprints of the record. */
static enum gk_status open_fingerprints(struct judgement *j)
{
    const struct gk_record *record = j->screen.record;
    const struct gk_member *member = gk_record_field(record, GK_FIELD_ID);
    if (!j->plan->key.length)
        return GK_OK;
    /* Without an id of its own it is known by what reports call it: what was decided about one
     * record must not count for another. */
    struct gk_bytes id = member ? GK_BYTES("") : gk_verdict_name(j->verdict);
    if (member && member->value.type != GK_STRING)
        id = gk_record_raw(record, member->value);
    else if (member)
        id = gk_value_text(record, member->value, &j->screen.scratch->arena);
    if (!id.at)
        return GK_NO_MEMORY;
    gk_hmac_open(&j->identified, j->plan->key);
    gk_hmac_add(&j->identified, id);
    return GK_OK;
}

/*
 * The place counts as it is, not as reports show it: under a name that they hide many values may
 * stand. A name stands at the place of its value. Of a union all of it counts, because all of it is
 * decided about.
 */
static enum gk_status add_fingerprint(struct judgement *j, const struct text *text,
                                      struct gk_finding *finding, const struct cluster *cluster)
{
    const struct gk_redact_hit *hit = cluster->best;
    struct gk_hmac hmac = j->identified;
    char written[GK_FINGERPRINT_SIZE] = "f";
    if (!j->plan->key.length)
        return GK_OK;
    gk_hmac_add(&hmac, text->pointer);
    if (text->read.kind == GK_TEXT_NAME)
        gk_hmac_add(&hmac, GK_BYTES("name"));
    gk_hmac_add(&hmac, gk_bytes_of(gk_redact_type_name(hit->type)));
    gk_hmac_add(&hmac, hit->normal);
    if (cluster->start != hit->start || cluster->end != hit->end)
        gk_hmac_add(
            &hmac, (struct gk_bytes){ j->view.at + cluster->start, cluster->end - cluster->start });
    gk_hmac_close(&hmac, written + 1, GK_FINGERPRINT_DIGITS);
    finding->fingerprint =
        gk_arena_copy(j->verdict->arena, (struct gk_bytes){ written, sizeof written });
    return finding->fingerprint.at ? GK_OK : GK_NO_MEMORY;
}

/* A name cannot be masked without making another member of it. */
static enum gk_action action_on(const struct text *text, enum gk_action action)
{
    return text->read.kind == GK_TEXT_NAME && action == GK_ACTION_MASK ? GK_ACTION_WITHHOLD
                                                                       : action;
}

/* What a report says of a keyword: the list's own term, of a pattern only where the list has it. */
static enum gk_status name_row(const struct judgement *j, struct gk_finding *finding,
                               const struct gk_redact_hit *hit)
{
    if (hit->type != GK_REDACT_KEYWORD)
        return GK_OK;
    const struct gk_lexicon_row *row = &j->plan->profile->lexicon.rows[hit->row];
    finding->arguments[0] = place_of(j, hit->row);
    finding->keyword = row->is_pattern ? finding->arguments[0] : row->term;
    return finding->arguments[0].at ? GK_OK : GK_NO_MEMORY;
}

/* What reports call the record or a member by: where it holds anything nothing of it is shown. */
static bool is_called(const struct gk_text *text)
{
    return text->kind == GK_TEXT_NAME || text->field == GK_FIELD_ID ||
           text->field == GK_FIELD_INDEX_NUMBER || text->field == GK_FIELD_URL;
}

/* What stands around a cluster, as a reader sees it, where it is wanted. */
static enum gk_status add_context(struct judgement *j, const struct text *text,
                                  struct gk_finding *finding, uint32_t number)
{
    struct gk_buffer around = { 0 };
    if (!j->plan->context || is_called(&text->read))
        return GK_OK;
    enum gk_status status =
        gk_redact_context(&around, &j->screen.scratch->markup, j->view, &j->found, number);
    finding->context = gk_arena_copy(j->verdict->arena, gk_buffer_bytes(&around));
    gk_buffer_free(&around);
    return finding->context.at ? status : GK_NO_MEMORY;
}

/* What is found, where, and what is to be done about it, a reviewer's decision included; `place` is
 * where the cluster begins. */
static enum gk_status draft(struct judgement *j, const struct text *text,
                            const struct cluster *cluster, struct gk_text_place place,
                            struct gk_finding *finding)
{
    const struct gk_redact_hit *hit = cluster->best;
    struct gk_redact_range written =
        gk_redact_written(&j->screen.scratch->markup, hit->start, hit->end);
    struct gk_text_place start = go_to(j, text, place, written.start);
    struct gk_text_place end = go_to(j, text, start, written.end);
    unsigned bounds = (cluster->secret ? GK_DECIDES_NO_SECRECY : 0) |
                      (text->read.kind == GK_TEXT_NAME ? GK_DECIDES_NO_MASK : 0);
    *finding = gk_finding_of(rules[hit->type]);
    finding->action = action_on(text, hit->action);
    finding->pointer = text->shown;
    finding->place = start.source;
    finding->has_span = text->read.kind == GK_TEXT_STRING;
    finding->start = start.characters;
    finding->end = end.characters;
    finding->length = end.characters - start.characters;
    finding->score = hit->score;
    if (name_row(j, finding, hit) != GK_OK || add_fingerprint(j, text, finding, cluster) != GK_OK ||
        add_context(j, text, finding, cluster->number) != GK_OK)
        return GK_NO_MEMORY;
    gk_verdict_decide(j->verdict, finding, bounds);
    return GK_OK;
}

/* ---- masks */

/* What stands in place of bytes [*start, *end) of the view; at == NULL: no memory. */
static struct gk_bytes make_mask(struct judgement *j, const struct cluster *cluster,
                                 enum gk_redact_style style, struct gk_arena *arena, size_t *start,
                                 size_t *end)
{
    const struct gk_redact_hit *best = cluster->best;
    struct gk_bytes value = { j->view.at + cluster->start, cluster->end - cluster->start };
    struct gk_buffer mask = { 0 };
    /* What a type leaves visible is its own: of a union nothing stays, nor where another hit that
     * is to be masked lies within. */
    bool alone = best->end - best->start == value.length && cluster->masks == best->masks;
    if (style == GK_REDACT_PARTIAL && !alone)
        style = GK_REDACT_STAR;
    enum gk_status status =
        gk_redact_mask(&mask, style, best->type, value, best->normal, j->plan->key, start, end);
    struct gk_bytes kept = gk_arena_copy(arena, gk_buffer_bytes(&mask));
    gk_buffer_free(&mask);
    *start += cluster->start;
    *end += cluster->start;
    return status == GK_OK ? kept : (struct gk_bytes){ NULL, 0 };
}

/* Replaces where the cluster's value was written; a string gets its edits. */
static enum gk_status mask_cluster(struct judgement *j, const struct text *text,
                                   const struct cluster *cluster, struct gk_text_place place,
                                   struct gk_edits *edits)
{
    struct gk_redact_replacements *all = &j->replacements;
    struct gk_redact_masking masking = { .by_character = j->plan->style <= GK_REDACT_STAR };
    size_t first = all->count;
    masking.mask =
        make_mask(j, cluster, j->plan->style, j->verdict->arena, &masking.start, &masking.end);
    if (!masking.mask.at || gk_redact_replace(all, j->verdict->arena, &j->screen.scratch->markup,
                                              j->view, masking) != GK_OK)
        return GK_NO_MEMORY;
    if (text->read.kind == GK_TEXT_NUMBER)
        return GK_OK;
    for (size_t i = first; i < all->count; i++) {
        struct gk_redact_replacement *one = &all->at[i];
        struct gk_text_place start = go_to(j, text, place, one->start);
        place = go_to(j, text, start, one->end);
        one->first_character = start.characters;
        one->end_character = place.characters;
        if (gk_edit_add(edits, j->verdict->arena, start.source, place.source, one->mask) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* What the edits of a string do to offsets behind them. */
static enum gk_status note_changes(struct judgement *j, struct text *text)
{
    for (size_t i = 0; i < j->replacements.count; i++) {
        const struct gk_redact_replacement *one = &j->replacements.at[i];
        uint32_t length = (uint32_t)gk_utf8_count(one->mask);
        text->changes_length |= length != one->end_character - one->first_character;
        if (gk_redact_change_add(&text->changes, &j->screen.scratch->arena, one->first_character,
                                 one->end_character, length) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* A number with a mask in it is none: it becomes a string. */
static enum gk_status replace_number(struct judgement *j, const struct text *text)
{
    struct gk_buffer string = { 0 };
    enum gk_status status = gk_json_append_string(&string, gk_buffer_bytes(&j->masked));
    struct gk_bytes kept = gk_arena_copy(j->verdict->arena, gk_buffer_bytes(&string));
    gk_buffer_free(&string);
    if (status != GK_OK || !kept.at)
        return GK_NO_MEMORY;
    struct gk_value value = text->read.value;
    return gk_edit_add(&j->verdict->further, j->verdict->arena, value.start,
                       value.start + value.length, kept);
}

/* Whether a reviewer lets stand what was found there in the text as it will read. */
static bool may_stand(const struct judgement *j, const struct gk_redact_hit *hit)
{
    struct gk_redact_range written =
        gk_redact_written(&j->screen.scratch->markup, hit->from, hit->to);
    return gk_redact_range_is_in(gk_buffer_bytes(&j->passed), written);
}

/*
 * Screens the text as it will read. Nothing that is to be masked may still stand there, unless a
 * reviewer has passed it, and no mask may have made a mark that was not there.
 */
static enum gk_status screen_again(struct judgement *j, const struct text *text, bool withheld)
{
    struct gk_redact_screen again = j->screen;
    struct gk_text read = text->read;
    again.hits = (struct gk_redact_hits){ 0 };
    again.around = text->around;
    read.text = gk_buffer_bytes(&j->masked);
    enum gk_status status = gk_redact_detect(&again, NULL, &read, 0, text->in_scope);
    bool stands = false;
    for (uint32_t i = 0; i < again.hits.count; i++) {
        const struct gk_redact_hit *hit = &again.hits.at[i];
        bool bad = hit->masks || (hit->action == GK_ACTION_WITHHOLD && !withheld);
        stands |= bad && !may_stand(j, hit);
    }
    stands |= again.limited != GK_REDACT_NO_ROW;
    j->screen.searched = again.searched;
    j->screen.literals = again.literals;
    j->screen.offered = again.offered;
    j->screen.overrun |= again.overrun;
    gk_redact_hits_free(&again.hits);
    return status == GK_OK && stands ? add_limit(j, text) : status;
}

/* Marks and terms that are not masked in the record are shown by their kind alone. */
static enum gk_redact_style style_around(const struct judgement *j, const struct cluster *cluster)
{
    enum gk_redact_type type = cluster->best->type;
    bool kind = type == GK_REDACT_KEYWORD || type == GK_REDACT_SECRET_MARK ||
                type == GK_REDACT_INTERNAL_MARK || type == GK_REDACT_DISCLOSURE_MARK;
    return kind && !cluster->masks ? GK_REDACT_LABEL : j->plan->style;
}

/* By where they stand in the text: what a page hides comes behind all else in its view. */
static int compare_clusters(const void *left, const void *right)
{
    const struct cluster *a = left;
    const struct cluster *b = right;
    if (a->written.start != b->written.start)
        return a->written.start < b->written.start ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

/* The clusters of the text whose hits begin with hit *next; moves *next behind them. */
static enum gk_status gather_clusters(struct judgement *j, uint32_t *next,
                                      struct clusters *clusters)
{
    const struct gk_redact_hits *hits = &j->screen.hits;
    uint32_t number = hits->at[*next].text;
    uint32_t end = *next;
    while (end < hits->count && hits->at[end].text == number)
        end++;
    clusters->at = gk_arena_array(&j->screen.scratch->arena, end - *next, sizeof *clusters->at);
    if (!clusters->at)
        return GK_NO_MEMORY;
    for (clusters->count = 0; *next < end; clusters->count++) {
        struct cluster *cluster = &clusters->at[clusters->count];
        *cluster = unite(hits, next);
        cluster->number = clusters->count;
        cluster->written =
            gk_redact_written(&j->screen.scratch->markup, cluster->start, cluster->end);
    }
    return GK_OK;
}

/* What is shown of each cluster in the neighbourhood of the others. */
static enum gk_status gather_found(struct judgement *j, const struct clusters *clusters)
{
    struct gk_arena *arena = &j->screen.scratch->arena;
    if (gk_redact_found_open(&j->found, arena, clusters->count) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < clusters->count; i++) {
        const struct cluster *cluster = &clusters->at[i];
        size_t start, end;
        struct gk_bytes mask = make_mask(j, cluster, style_around(j, cluster), arena, &start, &end);
        if (!mask.at)
            return GK_NO_MEMORY;
        gk_redact_found_add(&j->found, (struct gk_redact_stretch){ .start = (uint32_t)start,
                                                                   .end = (uint32_t)end,
                                                                   .mask = mask });
    }
    gk_redact_found_arrange(&j->found, &j->screen.scratch->markup);
    return GK_OK;
}

/* A name is never masked; else what a reviewer has decided counts, then what was found there. */
static bool is_masked(const struct text *text, const struct cluster *cluster,
                      const struct gk_finding *finding)
{
    if (text->read.kind == GK_TEXT_NAME)
        return false;
    if (gk_finding_is_decided(finding) && finding->action != GK_ACTION_WITHHOLD)
        return finding->action == GK_ACTION_MASK;
    return cluster->masks > 0;
}

/* `place` is one before the cluster's, and moves there. */
static enum gk_status settle_cluster(struct judgement *j, const struct text *text,
                                     const struct cluster *cluster, struct gk_text_place *place,
                                     bool *withheld)
{
    struct gk_finding finding;
    struct gk_edits edits = { 0 };
    *place = go_to(j, text, *place, cluster->written.start);
    if (draft(j, text, cluster, *place, &finding) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    if (is_masked(text, cluster, &finding))
        status = mask_cluster(j, text, cluster, *place, &edits);
    else if (gk_finding_is_decided(&finding) && finding.action == GK_ACTION_NOTE)
        status = gk_redact_range_add(&j->passed, cluster->written);
    finding.edits = edits.first;
    *withheld |= finding.action == GK_ACTION_WITHHOLD;
    return status == GK_OK ? gk_verdict_add(j->verdict, &finding, NULL) : status;
}

/* The text as it will read. */
static enum gk_status finish_text(struct judgement *j, struct text *text, bool withheld)
{
    if (!j->replacements.count)
        return GK_OK;
    if (gk_redact_replace_all(&j->replacements, text->read.text, &j->masked) != GK_OK)
        return GK_NO_MEMORY;
    gk_redact_ranges_move(&j->passed, &j->replacements);
    bool number = text->read.kind == GK_TEXT_NUMBER;
    if ((number ? replace_number(j, text) : note_changes(j, text)) != GK_OK)
        return GK_NO_MEMORY;
    return screen_again(j, text, withheld);
}

/* The hits of one text, from hit *next on. */
static enum gk_status settle_text(struct judgement *j, uint32_t *next)
{
    struct text *text = &j->texts[j->screen.hits.at[*next].text];
    struct gk_text_place place = gk_text_first_place(&text->read);
    struct clusters clusters;
    bool withheld = false;
    j->replacements.count = 0;
    gk_buffer_clear(&j->passed);
    if (gk_markup_view(&j->screen.scratch->markup, text->read.text, &j->view) != GK_OK ||
        gather_clusters(j, next, &clusters) != GK_OK ||
        (j->plan->context && gather_found(j, &clusters) != GK_OK))
        return GK_NO_MEMORY;
    qsort(clusters.at, clusters.count, sizeof *clusters.at, compare_clusters);
    for (uint32_t i = 0; i < clusters.count; i++)
        if (settle_cluster(j, text, &clusters.at[i], &place, &withheld) != GK_OK)
            return GK_NO_MEMORY;
    return finish_text(j, text, withheld);
}

/* ---- the result in the record */

struct counts {
    uint32_t masks;
    uint32_t notes;
    uint32_t types[GK_REDACT_TYPES];
};

static struct counts count(const struct gk_findings *findings)
{
    struct counts counts = { 0 };
    for (const struct gk_finding *f = findings->first; f; f = f->next) {
        if (!gk_finding_is_told(f, false) || gk_finding_is_trail(f))
            continue;
        counts.masks += f->action == GK_ACTION_MASK;
        counts.notes += f->action == GK_ACTION_NOTE;
        for (int i = 0; i < GK_REDACT_TYPES; i++)
            counts.types[i] += rules[i] == f->rule;
    }
    return counts;
}

/*
 * A record that was masked before keeps what that run said: masking it again finds nothing, and
 * the same tool twice gives the same bytes as once.
 */
static bool has_result(const struct gk_record *record)
{
    struct gk_value masked;
    return gk_value_at(record, GK_BYTES("/gk/redact/masked"), &masked) &&
           masked.type == GK_NUMBER &&
           !gk_bytes_equal(gk_record_raw(record, masked), GK_BYTES("0"));
}

static enum gk_status append_counts(const struct counts *counts, struct gk_buffer *json)
{
    struct gk_writer writer = { .out = json };
    gk_write_open(&writer, '{');
    gk_write_count_member(&writer, "masked", counts->masks);
    gk_write_count_member(&writer, "noted", counts->notes);
    gk_write_name(&writer, GK_BYTES("types"));
    gk_write_open(&writer, '{');
    for (int i = 0; i < GK_REDACT_TYPES; i++)
        if (counts->types[i])
            gk_write_count_member(&writer, gk_redact_type_name((enum gk_redact_type)i),
                                  counts->types[i]);
    gk_write_close(&writer, '}');
    gk_write_close(&writer, '}');
    return writer.status;
}

static enum gk_status conclude(const void *plan, struct gk_scratch *scratch,
                               const struct gk_record *record, struct gk_verdict *verdict)
{
    struct counts counts = count(&verdict->findings);
    (void)plan;
    if (!counts.masks && has_result(record))
        return GK_OK;
    gk_buffer_clear(&scratch->buffer);
    if (append_counts(&counts, &scratch->buffer) != GK_OK)
        return GK_NO_MEMORY;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

/* Evidence of an earlier gk-classify points into the texts as they were. */
static enum gk_status shift_evidence(struct judgement *j)
{
    struct gk_arena *arena = &j->screen.scratch->arena;
    const struct gk_redact_changes **changed =
        gk_arena_array(arena, j->text_count, sizeof *changed);
    uint32_t count = 0;
    if (!changed)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < j->text_count; i++)
        if (j->texts[i].changes_length) {
            j->texts[i].changes.pointer = j->texts[i].pointer;
            changed[count++] = &j->texts[i].changes;
        }
    if (!count)
        return GK_OK;
    return gk_redact_evidence_shift(&j->verdict->further, j->verdict->arena, j->screen.record,
                                    changed, count);
}

/*
 * What the record itself says is not for proactive publication, or says so that nobody
 * understands it, does not pass. A channel's name says nothing about that: a warning.
 */
static enum gk_status judge_disclosure(struct judgement *j)
{
    const struct gk_record *record = j->screen.record;
    const struct gk_member *member = gk_record_field(record, GK_FIELD_DISCLOSURE);
    enum gk_action action = j->screen.of_record.of[GK_REDACT_NOT_PUBLIC];
    enum gk_disclosure disclosure = j->screen.disclosure;
    if (!member || action == GK_ACTION_OFF || disclosure == GK_DISCLOSURE_ABSENT ||
        disclosure == GK_DISCLOSURE_PROACTIVE)
        return GK_OK;
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_NOT_PUBLIC);
    draft.action = action;
    if (disclosure == GK_DISCLOSURE_CHANNEL) {
        draft.action = GK_ACTION_OFF;
        draft.at_most = GK_WARNING;
    }
    if (gk_finding_at_member(&draft, j->verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    return gk_verdict_add(j->verdict, &draft, NULL);
}

static enum gk_status judge_all(struct judgement *j)
{
    struct gk_redact_hits *hits = &j->screen.hits;
    if (screen_all(j) != GK_OK || open_fingerprints(j) != GK_OK || judge_disclosure(j) != GK_OK)
        return GK_NO_MEMORY;
    if (hits->count)
        qsort(hits->at, hits->count, sizeof *hits->at, compare_hits);
    for (uint32_t i = 0; i < hits->count; i++)
        j->found.starred |= hits->at[i].type == GK_REDACT_SECRET_MARK;
    for (uint32_t next = 0; next < hits->count;)
        if (settle_text(j, &next) != GK_OK)
            return GK_NO_MEMORY;
    for (uint32_t i = 0; i < j->text_count; i++)
        if (j->texts[i].limited != GK_REDACT_NO_ROW && add_limit(j, &j->texts[i]) != GK_OK)
            return GK_NO_MEMORY;
    if (j->screen.overrun && add_overrun(j) != GK_OK)
        return GK_NO_MEMORY;
    j->verdict->has_result = j->plan->annotate;
    return shift_evidence(j);
}

static enum gk_status judge(const void *plan, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    struct judgement j = { .plan = plan, .verdict = verdict };
    enum gk_status status = gk_redact_screen_open(&j.screen, plan, scratch, record);
    if (status == GK_OK)
        status = judge_all(&j);
    gk_words_free(&j.spread);
    gk_redact_replacements_free(&j.replacements);
    gk_buffer_free(&j.masked);
    gk_buffer_free(&j.passed);
    gk_redact_hits_free(&j.screen.hits);
    gk_redact_values_free(&j.screen.values);
    return status;
}

const struct gk_verb gk_redact_verb = {
    .name = "redact",
    .judge = judge,
    .conclude = conclude,
    .screen = gk_redact_shown,
    .attention = GK_ERROR,
    .masking_is_attention = true,
    .held = GK_MESSAGE_HELD_WITHHELD,
};
