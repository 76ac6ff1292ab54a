/*
 * redact.c - judging a record: findings and edits made of what was found, the masked texts screened
 * again.
 */
#include "base/utf8.h"
#include "finding/fingerprint.h"
#include "record/value.h"
#include "record/writer.h"
#include "verbs/redact/judgement.h"

/* ---- findings */

/* Screening could not be finished, or has not helped: the record must not pass. */
static enum gk_status add_overrun(struct gk_redact_judgement *j)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_LIMIT);
    draft.action = GK_ACTION_WITHHOLD;
    return gk_verdict_add(j->verdict, &draft, NULL);
}

/* Where a row stands: words.tsv:12. at == NULL: no memory. */
static struct gk_bytes place_of(const struct gk_redact_judgement *j, uint32_t row)
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
static enum gk_status add_limit(struct gk_redact_judgement *j, const struct gk_redact_text *text)
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

/* The place of a later byte of the same text. */
static struct gk_text_place go_to(const struct gk_redact_judgement *j,
                                  const struct gk_redact_text *text, struct gk_text_place from,
                                  uint32_t offset)
{
    return gk_text_place_at(j->screen.record, &text->read, from, offset);
}

/* Digests the id, which may be long, once for all fingerprints of the record. */
static enum gk_status open_fingerprints(struct gk_redact_judgement *j)
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
static enum gk_status add_fingerprint(struct gk_redact_judgement *j,
                                      const struct gk_redact_text *text, struct gk_finding *finding,
                                      const struct gk_redact_cluster *cluster)
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
static enum gk_action action_on(const struct gk_redact_text *text, enum gk_action action)
{
    return text->read.kind == GK_TEXT_NAME && action == GK_ACTION_MASK ? GK_ACTION_WITHHOLD
                                                                       : action;
}

/* What a report says of a keyword: the list's own term, of a pattern only where the list has it. */
static enum gk_status name_row(const struct gk_redact_judgement *j, struct gk_finding *finding,
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
static enum gk_status add_context(struct gk_redact_judgement *j, const struct gk_redact_text *text,
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
static enum gk_status draft(struct gk_redact_judgement *j, const struct gk_redact_text *text,
                            const struct gk_redact_cluster *cluster, struct gk_text_place place,
                            struct gk_finding *finding)
{
    const struct gk_redact_hit *hit = cluster->best;
    struct gk_redact_range written =
        gk_redact_written(&j->screen.scratch->markup, hit->start, hit->end);
    struct gk_text_place start = go_to(j, text, place, written.start);
    struct gk_text_place end = go_to(j, text, start, written.end);
    *finding = gk_finding_of(gk_redact_rule(hit->type));
    finding->action = action_on(text, hit->action);
    finding->pointer = text->shown;
    finding->place = start.source;
    finding->has_span = text->read.kind == GK_TEXT_STRING;
    finding->start = start.characters;
    finding->end = end.characters;
    finding->length = end.characters - start.characters;
    finding->score = hit->score;
    finding->secret = cluster->secret;
    if (name_row(j, finding, hit) != GK_OK || add_fingerprint(j, text, finding, cluster) != GK_OK ||
        add_context(j, text, finding, cluster->number) != GK_OK)
        return GK_NO_MEMORY;
    gk_verdict_decide(j->verdict, finding, text->read.kind != GK_TEXT_NAME);
    return GK_OK;
}

/* ---- masks */

/* What stands in place of bytes [*start, *end) of the view; at == NULL: no memory. */
static struct gk_bytes make_mask(struct gk_redact_judgement *j,
                                 const struct gk_redact_cluster *cluster,
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
static enum gk_status mask_cluster(struct gk_redact_judgement *j, const struct gk_redact_text *text,
                                   const struct gk_redact_cluster *cluster,
                                   struct gk_text_place place, struct gk_edits *edits)
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
static enum gk_status note_changes(struct gk_redact_judgement *j, struct gk_redact_text *text)
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
static enum gk_status replace_number(struct gk_redact_judgement *j,
                                     const struct gk_redact_text *text)
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
static bool may_stand(const struct gk_redact_judgement *j, const struct gk_redact_hit *hit)
{
    struct gk_redact_range written =
        gk_redact_written(&j->screen.scratch->markup, hit->from, hit->to);
    return gk_redact_range_is_in(gk_buffer_bytes(&j->passed), written);
}

/*
 * Screens the text as it will read. Nothing that is to be masked may still stand there, unless a
 * reviewer has passed it, and no mask may have made a mark that was not there.
 */
static enum gk_status screen_again(struct gk_redact_judgement *j, const struct gk_redact_text *text,
                                   bool withheld)
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
static enum gk_redact_style style_around(const struct gk_redact_judgement *j,
                                         const struct gk_redact_cluster *cluster)
{
    enum gk_redact_type type = cluster->best->type;
    bool kind = type == GK_REDACT_KEYWORD || type == GK_REDACT_SECRET_MARK ||
                type == GK_REDACT_INTERNAL_MARK || type == GK_REDACT_DISCLOSURE_MARK;
    return kind && !cluster->masks ? GK_REDACT_LABEL : j->plan->style;
}

/* What is shown of each cluster in the neighbourhood of the others. */
static enum gk_status gather_found(struct gk_redact_judgement *j,
                                   const struct gk_redact_clusters *clusters)
{
    struct gk_arena *arena = &j->screen.scratch->arena;
    if (gk_redact_found_open(&j->found, arena, clusters->count) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < clusters->count; i++) {
        const struct gk_redact_cluster *cluster = &clusters->at[i];
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
static bool is_masked(const struct gk_redact_text *text, const struct gk_redact_cluster *cluster,
                      const struct gk_finding *finding)
{
    if (text->read.kind == GK_TEXT_NAME)
        return false;
    if (gk_finding_is_decided(finding) && finding->action != GK_ACTION_WITHHOLD)
        return finding->action == GK_ACTION_MASK;
    return cluster->masks > 0;
}

/* `place` is one before the cluster's, and moves there. */
static enum gk_status settle_cluster(struct gk_redact_judgement *j,
                                     const struct gk_redact_text *text,
                                     const struct gk_redact_cluster *cluster,
                                     struct gk_text_place *place, bool *withheld)
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
static enum gk_status finish_text(struct gk_redact_judgement *j, struct gk_redact_text *text,
                                  bool withheld)
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
static enum gk_status settle_text(struct gk_redact_judgement *j, uint32_t *next)
{
    struct gk_redact_text *text = &j->texts[j->screen.hits.at[*next].text];
    struct gk_text_place place = gk_text_first_place(&text->read);
    struct gk_redact_clusters clusters;
    bool withheld = false;
    j->replacements.count = 0;
    gk_buffer_clear(&j->passed);
    if (gk_markup_view(&j->screen.scratch->markup, text->read.text, &j->view) != GK_OK ||
        gk_redact_clusters_gather(j, next, &clusters) != GK_OK ||
        (j->plan->context && gather_found(j, &clusters) != GK_OK))
        return GK_NO_MEMORY;
    gk_redact_clusters_sort(&clusters);
    for (uint32_t i = 0; i < clusters.count; i++)
        if (settle_cluster(j, text, &clusters.at[i], &place, &withheld) != GK_OK)
            return GK_NO_MEMORY;
    return finish_text(j, text, withheld);
}

/* Evidence of an earlier gk-classify points into the texts as they were. */
static enum gk_status shift_evidence(struct gk_redact_judgement *j)
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

static enum gk_status add_not_public(struct gk_redact_judgement *j, struct gk_finding draft,
                                     const struct gk_member *member)
{
    if (gk_finding_at_member(&draft, j->verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    return gk_verdict_add(j->verdict, &draft, NULL);
}

/* Whether a member may be a column named as a manner, and ticked: no name in ASCII is one. */
static bool may_be_ticked(const struct gk_record *record, const struct gk_member *member)
{
    enum { LONGEST = 24 }; /* bytes of a value that is a tick, quotes and escapes included */
    bool ascii = (unsigned char)record->line.at[member->name] < 0x80;
    return member->depth == 1 && member->value.length <= LONGEST &&
           (!ascii || member->name_escaped) &&
           (member->value.type == GK_TRUE || member->value.type == GK_STRING);
}

/* Columns named 依申请公开 or 不予公开, one of which is ticked. */
static enum gk_status judge_ticks(struct gk_redact_judgement *j)
{
    const struct gk_record *record = j->screen.record;
    struct gk_arena *arena = &j->screen.scratch->arena;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < record->member_count && status == GK_OK; i++) {
        const struct gk_member *member = &record->members[i];
        if (!may_be_ticked(record, member))
            continue;
        struct gk_bytes name = gk_member_text(record, member, arena);
        struct gk_bytes value = member->value.type == GK_TRUE
                                    ? GK_BYTES("true")
                                    : gk_value_text(record, member->value, arena);
        if (!name.at || !value.at)
            return GK_NO_MEMORY;
        enum gk_disclosure said = gk_disclosure_ticked(name, value);
        struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_NOT_PUBLIC);
        draft.action = j->screen.of_record.of[GK_REDACT_NOT_PUBLIC];
        if (said == GK_DISCLOSURE_ON_REQUEST || said == GK_DISCLOSURE_WITHHELD)
            status = add_not_public(j, draft, member);
    }
    return status;
}

/*
 * What the record itself says is not for proactive publication, or says so that nobody
 * understands it, does not pass. A channel's name says nothing about that: a warning.
 */
static enum gk_status judge_disclosure(struct gk_redact_judgement *j)
{
    const struct gk_record *record = j->screen.record;
    const struct gk_member *member = gk_record_field(record, GK_FIELD_DISCLOSURE);
    enum gk_action action = j->screen.of_record.of[GK_REDACT_NOT_PUBLIC];
    enum gk_disclosure disclosure = j->screen.disclosure;
    if (action == GK_ACTION_OFF)
        return GK_OK;
    if (judge_ticks(j) != GK_OK)
        return GK_NO_MEMORY;
    if (!member || disclosure == GK_DISCLOSURE_ABSENT || disclosure == GK_DISCLOSURE_PROACTIVE)
        return GK_OK;
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_NOT_PUBLIC);
    draft.action = action;
    if (disclosure == GK_DISCLOSURE_CHANNEL) {
        draft.action = GK_ACTION_OFF;
        draft.at_most = GK_WARNING;
    }
    return add_not_public(j, draft, member);
}

static enum gk_status judge_all(struct gk_redact_judgement *j)
{
    struct gk_redact_hits *hits = &j->screen.hits;
    if (gk_redact_screen_all(j) != GK_OK || open_fingerprints(j) != GK_OK ||
        judge_disclosure(j) != GK_OK)
        return GK_NO_MEMORY;
    gk_redact_hits_sort(hits);
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
    struct gk_redact_judgement j = { .plan = plan, .verdict = verdict };
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
    .conclude = gk_redact_conclude,
    .attention = GK_ERROR,
    .masking_is_attention = true,
    .held = GK_MESSAGE_HELD_WITHHELD,
};
