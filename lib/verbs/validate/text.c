/*
 * text.c - damaged text (rules text.*): judged in every string of a record, and mended where
 * --repair asks for it.
 *
 * The record's own `gk` is left out: what stands there the tools have written. A look at the
 * whole line comes first and is all that a clean record costs. These rules are judged before all
 * others, which judge a field as it will read.
 */
#include "record/annotate.h"
#include "record/texts.h"
#include "record/value.h"
#include "verbs/validate/judging.h"

/* What a report says of a damage besides its name: what can be done about it, or was done. */
static enum gk_message outlook(const struct gk_damage *damage, bool repaired)
{
    bool certain = damage->certainty == GK_CERTAIN;
    if (repaired && damage->lossy)
        return GK_MESSAGE_MENDED_PARTLY;
    if (repaired)
        return certain ? GK_MESSAGE_MENDED : GK_MESSAGE_MENDED_LIKELY;
    if (damage->certainty == GK_REPORTED)
        return damage->lossy ? GK_MESSAGE_MEND_SOURCE : GK_MESSAGE_MEND_PERSON;
    if (damage->lossy)
        return certain ? GK_MESSAGE_MEND_PART_CERTAIN : GK_MESSAGE_MEND_PART_LIKELY;
    return certain ? GK_MESSAGE_MEND_CERTAIN : GK_MESSAGE_MEND_LIKELY;
}

/* The rules of document numbers speak of these in their field already. */
static bool is_reported_there(const struct gk_text *text, const struct gk_damage *damage)
{
    return text->is_field && text->field == GK_FIELD_DOC_NUMBER &&
           (damage->rule == GK_RULE_TEXT_BRACKET || damage->rule == GK_RULE_TEXT_PLACEHOLDER);
}

/* ---- rules that are off */

/* From the first edit that may lie over the damage; damages come in the order of their places. */
static size_t first_over(const struct gk_mending *mending, const struct gk_damage *damage,
                         size_t from)
{
    while (from < mending->edit_count && mending->edits[from].end <= damage->start &&
           mending->edits[from].start != damage->start)
        from++;
    return from;
}

static bool is_over(const struct gk_mend_edit *edit, const struct gk_damage *damage)
{
    return edit->start < damage->end || edit->start == damage->start;
}

/* Marks the edits that mend what the profile does not want looked at; *any: there are some. */
static void mark_unwanted(const struct gk_judging *judging, const struct gk_mending *mending,
                          bool *unwanted, bool *any)
{
    size_t from = 0;
    for (size_t i = 0; i < mending->damage_count; i++) {
        const struct gk_damage *damage = &mending->damages[i];
        from = first_over(mending, damage, from);
        if (!damage->mended || judging->plan->profile->severity[damage->rule] != GK_OFF)
            continue;
        for (size_t k = from; k < mending->edit_count && is_over(&mending->edits[k], damage); k++)
            *any = unwanted[k] = true;
    }
}

/* A damage under an edit that is not made is not mended. */
static void take_back(const struct gk_mending *mending, const bool *unwanted,
                      struct gk_damage *damages)
{
    size_t from = 0;
    for (size_t i = 0; i < mending->damage_count; i++) {
        from = first_over(mending, &damages[i], from);
        for (size_t k = from;
             k < mending->edit_count && is_over(&mending->edits[k], &damages[i]); k++) {
            damages[i].mended &= !unwanted[k];
            damages[i].gone &= !unwanted[k];
        }
    }
}

/* Leaves out the edits of rules that are off; what they would have mended with others is not. */
static enum gk_status leave_out(struct gk_judging *judging, struct gk_mending *mending)
{
    struct gk_arena *arena = &judging->scratch->arena;
    bool any = false;
    bool *unwanted = gk_arena_array(arena, mending->edit_count + 1, sizeof *unwanted);
    if (!unwanted)
        return GK_NO_MEMORY;
    mark_unwanted(judging, mending, unwanted, &any);
    if (!any)
        return GK_OK;
    struct gk_damage *damages = gk_arena_array(arena, mending->damage_count, sizeof *damages);
    struct gk_mend_edit *edits = gk_arena_array(arena, mending->edit_count, sizeof *edits);
    if (!damages || !edits)
        return GK_NO_MEMORY;
    memcpy(damages, mending->damages, mending->damage_count * sizeof *damages);
    take_back(mending, unwanted, damages);
    size_t kept = 0;
    for (size_t i = 0; i < mending->edit_count; i++)
        if (!unwanted[i])
            edits[kept++] = mending->edits[i];
    *mending = (struct gk_mending){ damages, mending->damage_count, edits, kept };
    return GK_OK;
}

/* ---- findings */

static enum gk_status fill(struct gk_judging *judging, struct gk_finding *finding,
                           struct gk_bytes text, const struct gk_damage *damage, bool repaired)
{
    enum gk_message message = outlook(damage, repaired);
    for (int i = 0; i < GK_LANGUAGES; i++)
        finding->arguments[i] = gk_bytes_of(gk_message_text(message, (enum gk_language)i));
    finding->score = (uint32_t)damage->certainty + 1;
    finding->past = repaired || (damage->gone && judging->repair != GK_REPAIR_NONE);
    if (repaired) {
        finding->severity = GK_NOTE;
        finding->action = GK_BYTES("repair");
    }
    if (damage->proposal.at) {
        finding->proposal = gk_arena_copy(judging->verdict->arena, damage->proposal);
        if (!finding->proposal.at)
            return GK_NO_MEMORY;
    }
    struct gk_bytes damaged = { text.at + damage->start, damage->end - damage->start };
    return gk_judging_value(judging, finding, damaged);
}

/* Adds the findings of one string; places follow one another, so the way goes on from the last. */
static enum gk_status report(struct gk_judging *judging, const struct gk_texts *texts,
                             const struct gk_text *text, const struct gk_mending *mending)
{
    struct gk_bytes pointer = { NULL, 0 }, shown;
    struct gk_text_place place = gk_text_first_place(text);
    for (size_t i = 0; i < mending->damage_count; i++) {
        const struct gk_damage *damage = &mending->damages[i];
        bool repaired = damage->mended && judging->repair != GK_REPAIR_NONE;
        struct gk_finding *finding;
        if (!repaired && is_reported_there(text, damage))
            continue;
        /* What repairs would leave is said when they are made. */
        if (damage->arisen && !damage->mended && judging->repair == GK_REPAIR_NONE)
            continue;
        enum gk_status status = gk_verdict_add(judging->verdict, judging->plan->profile,
                                               damage->rule, &finding);
        if (status == GK_OK && finding && !pointer.at)
            status = gk_texts_pointer(texts, judging->verdict->arena, &pointer, &shown);
        if (status != GK_OK || !finding)
            return status;
        place = gk_text_place_at(judging->record, text, place, damage->start);
        finding->pointer = pointer;
        finding->place = place.source;
        finding->has_span = true;
        finding->start = place.characters;
        finding->end = gk_text_place_at(judging->record, text, place, damage->end).characters;
        if (fill(judging, finding, text->text, damage, repaired) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- edits */

/* What stands inside a JSON string for this text. */
static enum gk_status escape(struct gk_judging *judging, struct gk_bytes text,
                             struct gk_bytes *inside)
{
    struct gk_buffer *json = &judging->scratch->buffer;
    gk_buffer_clear(json);
    if (gk_json_append_string(json, text) != GK_OK)
        return GK_NO_MEMORY;
    *inside = gk_arena_copy(judging->verdict->arena,
                            (struct gk_bytes){ json->at + 1, json->length - 2 });
    return inside->at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status edit(struct gk_judging *judging, const struct gk_text *text,
                           const struct gk_mending *mending)
{
    struct gk_text_place place = gk_text_first_place(text);
    for (size_t i = 0; i < mending->edit_count; i++) {
        const struct gk_mend_edit *edit = &mending->edits[i];
        struct gk_bytes inside;
        place = gk_text_place_at(judging->record, text, place, edit->start);
        uint32_t start = place.source;
        place = gk_text_place_at(judging->record, text, place, edit->end);
        if (escape(judging, edit->text, &inside) != GK_OK ||
            gk_edit_add(&judging->verdict->edits, judging->verdict->arena, start, place.source,
                        inside) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* The other rules judge a field as it will read. */
static enum gk_status keep_mended(struct gk_judging *judging, const struct gk_text *text,
                                  const struct gk_mending *mending)
{
    const struct gk_member *member =
        text->is_field && text->field != GK_FIELD_COUNT
            ? gk_record_field(judging->record, text->field)
            : NULL;
    if (!member || member->value.start != text->value.start)
        return GK_OK;
    struct gk_buffer *mended = &judging->scratch->buffer;
    size_t done = 0;
    gk_buffer_clear(mended);
    for (size_t i = 0; i <= mending->edit_count; i++) {
        const struct gk_mend_edit end = { .start = (uint32_t)text->text.length };
        const struct gk_mend_edit *edit = i < mending->edit_count ? &mending->edits[i] : &end;
        struct gk_bytes kept = { text->text.at + done, edit->start - done };
        if (gk_buffer_append(mended, kept) != GK_OK ||
            gk_buffer_append(mended, edit->text) != GK_OK)
            return GK_NO_MEMORY;
        done = edit->end;
    }
    judging->repaired = true;
    judging->mended[text->field] =
        gk_arena_copy(&judging->scratch->arena, gk_buffer_bytes(mended));
    return judging->mended[text->field].at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status judge_string(struct gk_judging *judging, const struct gk_texts *texts,
                                   const struct gk_text *text, const struct gk_doubts *known)
{
    enum gk_repair repair = judging->repair;
    enum gk_certainty least = repair == GK_REPAIR_CERTAIN ? GK_CERTAIN : GK_LIKELY;
    struct gk_mending mending;
    enum gk_status status = gk_mend(&judging->scratch->mender, text->text, known, least,
                                    &judging->scratch->arena, &mending);
    if (status == GK_OK)
        status = leave_out(judging, &mending);
    if (status == GK_OK)
        status = report(judging, texts, text, &mending);
    if (status != GK_OK || repair == GK_REPAIR_NONE || !mending.edit_count)
        return status;
    status = edit(judging, text, &mending);
    return status == GK_OK ? keep_mended(judging, text, &mending) : status;
}

/* What was doubted of the line, as far as it concerns this string. */
static struct gk_doubts doubts_of(const struct gk_judging *judging, const struct gk_text *text)
{
    const struct gk_doubts *line = &judging->doubts;
    struct gk_doubts own = { .doubt = GK_NO_DOUBT };
    struct gk_value string = text->value;
    if (text->kind != GK_TEXT_STRING || text->field == GK_FIELD_GK)
        return own;
    if (line->doubt == GK_DOUBT_DAMAGE || !line->count)
        return gk_doubt(text->text);
    for (size_t i = 0; i < line->count; i++) {
        if (line->place[i] <= string.start || line->place[i] >= string.start + string.length)
            continue;
        own.styles |= own.style[own.count] = line->style[i];
        own.place[own.count++] =
            gk_value_offset(judging->record, string, (uint32_t)line->place[i]);
    }
    own.doubt = own.count ? GK_DOUBT_STYLE : GK_NO_DOUBT;
    return own;
}

static enum gk_status judge_texts(struct gk_judging *judging)
{
    struct gk_texts texts;
    struct gk_text text;
    enum gk_status status;
    gk_texts_open(&texts, judging->record, &judging->plan->profile->fields,
                  &judging->scratch->arena);
    while ((status = gk_texts_next(&texts, &text)) == GK_OK) {
        struct gk_doubts doubts = doubts_of(judging, &text);
        if (doubts.doubt == GK_NO_DOUBT)
            continue;
        status = judge_string(judging, &texts, &text, &doubts);
        if (status != GK_OK)
            return status;
    }
    return status == GK_END ? GK_OK : status;
}

enum gk_status gk_judge_texts(struct gk_judging *judging)
{
    judging->repair = judging->plan->repair;
    judging->doubts = gk_doubt(judging->record->line);
    enum gk_status status =
        judging->doubts.doubt == GK_NO_DOUBT ? GK_OK : judge_texts(judging);
    judging->of_texts = judging->verdict->findings;
    return status;
}

enum gk_status gk_judge_texts_as_they_stand(struct gk_judging *judging)
{
    struct gk_verdict *verdict = judging->verdict;
    const struct gk_findings *repaired = &judging->of_texts;
    if (!verdict->edits.first)
        return GK_OK;
    struct gk_finding *others = repaired->last ? repaired->last->next : verdict->findings.first;
    verdict->findings.first = others;
    verdict->findings.last = others ? verdict->findings.last : NULL;
    verdict->findings.count -= repaired->count;
    verdict->edits = (struct gk_edits){ 0 };
    judging->repair = GK_REPAIR_NONE;
    return judge_texts(judging);
}
