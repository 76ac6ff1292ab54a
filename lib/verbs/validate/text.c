/*
 * text.c - damaged text (rules text.*): judged in every string of a record, and mended where
 * --repair asks for it.
 *
 * The record's own `gk` is left out: what stands there the tools have written. A look at the
 * whole line comes first and is all that a clean record costs. These rules are judged before all
 * others, which judge a field as it will read.
 */
#include "record/texts.h"
#include "record/value.h"
#include "record/writer.h"
#include "verbs/validate/group.h"

/* A string in which something is damaged. */
struct string {
    struct gk_judging *judging;
    const struct gk_text *text;
    struct gk_bytes pointer;
};

/* How far the findings and the edits of a string have come. */
struct reporting {
    struct gk_text_place place;
    struct gk_text_place edited;
    size_t edit; /* the first that no finding has taken */
    bool mends;
    enum gk_tells_of tells_of;
};

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

/* Marks the edits that mend what the profile does not want looked at, or what a person has
 * accepted as it stands; *any: there are some. */
static enum gk_status mark_unwanted(const struct string *string, const struct gk_mending *mending,
                                    bool *unwanted, bool *any)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_COUNT);
    size_t from = 0;
    draft.pointer = string->pointer;
    draft.action = GK_ACTION_REPAIR;
    for (size_t i = 0; i < mending->damage_count; i++) {
        const struct gk_damage *damage = &mending->damages[i];
        bool tells = true;
        from = first_over(mending, damage, from);
        draft.rule = damage->rule;
        if (damage->mended && gk_verdict_tells(string->judging->verdict, &draft, &tells) != GK_OK)
            return GK_NO_MEMORY;
        for (size_t k = from;
             !tells && k < mending->edit_count && is_over(&mending->edits[k], damage); k++)
            *any = unwanted[k] = true;
    }
    return GK_OK;
}

/* A damage under an edit that is not made is not mended. */
static void take_back(const struct gk_mending *mending, const bool *unwanted,
                      struct gk_damage *damages)
{
    size_t from = 0;
    for (size_t i = 0; i < mending->damage_count; i++) {
        from = first_over(mending, &damages[i], from);
        for (size_t k = from; k < mending->edit_count && is_over(&mending->edits[k], &damages[i]);
             k++) {
            damages[i].mended &= !unwanted[k];
            damages[i].gone &= !unwanted[k];
        }
    }
}

/* Leaves out the edits that are not wanted; what they would have mended with others is not. */
static enum gk_status leave_out(const struct string *string, struct gk_mending *mending)
{
    struct gk_arena *arena = &string->judging->scratch->arena;
    bool any = false;
    bool *unwanted = gk_arena_array(arena, mending->edit_count + 1, sizeof *unwanted);
    if (!unwanted || mark_unwanted(string, mending, unwanted, &any) != GK_OK)
        return GK_NO_MEMORY;
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

/* ---- edits */

/* What stands inside a JSON string for this text. */
static enum gk_status escape(struct gk_judging *judging, struct gk_bytes text,
                             struct gk_bytes *inside)
{
    struct gk_buffer *json = &judging->scratch->buffer;
    gk_buffer_clear(json);
    if (gk_json_append_string(json, text) != GK_OK)
        return GK_NO_MEMORY;
    *inside =
        gk_arena_copy(judging->verdict->arena, (struct gk_bytes){ json->at + 1, json->length - 2 });
    return inside->at ? GK_OK : GK_NO_MEMORY;
}

/* The edits [*next, end) of the string as edits of the record, in order; *place goes along. */
static enum gk_status make_edits(const struct string *string, const struct gk_mending *mending,
                                 size_t *next, size_t end, struct gk_text_place *place,
                                 struct gk_edits *edits)
{
    struct gk_judging *judging = string->judging;
    for (; *next < end; ++*next) {
        const struct gk_mend_edit *edit = &mending->edits[*next];
        struct gk_bytes inside;
        *place = gk_text_place_at(judging->record, string->text, *place, edit->start);
        uint32_t start = place->source;
        *place = gk_text_place_at(judging->record, string->text, *place, edit->end);
        if (escape(judging, edit->text, &inside) != GK_OK ||
            gk_edit_add(edits, judging->verdict->arena, start, place->source, inside) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- findings */

/* The outlook in each language, and the names of the code and the decoder. */
static enum gk_status say_outlook(const struct string *string, struct gk_finding *draft,
                                  enum gk_message message, const struct gk_damage *damage)
{
    struct gk_arena *arena = string->judging->verdict->arena;
    struct gk_buffer *sentence = &string->judging->scratch->buffer;
    char digits[] = { (char)('0' + damage->confidence / 10),
                      (char)('0' + damage->confidence % 10) };
    const struct gk_bytes percent[GK_ARGUMENTS] = { { digits, sizeof digits } };
    for (int i = 0; i < GK_LANGUAGES; i++) {
        gk_buffer_clear(sentence);
        if (gk_sentence_fill(sentence, gk_message_text(message, (enum gk_language)i), percent) !=
            GK_OK)
            return GK_NO_MEMORY;
        draft->arguments[i] = gk_arena_copy(arena, gk_buffer_bytes(sentence));
        if (!draft->arguments[i].at)
            return GK_NO_MEMORY;
    }
    if (!damage->decoder)
        return GK_OK;
    const struct gk_bytes names[GK_ARGUMENTS] = { gk_bytes_of(damage->code),
                                                  gk_bytes_of(damage->decoder) };
    gk_buffer_clear(sentence);
    if (gk_sentence_fill(sentence, "{1} → {2}", names) != GK_OK)
        return GK_NO_MEMORY;
    draft->arguments[2] = gk_arena_copy(arena, gk_buffer_bytes(sentence));
    return draft->arguments[2].at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status fill(const struct string *string, struct gk_finding *draft,
                           const struct gk_damage *damage, bool mends)
{
    bool repaired = damage->mended && mends;
    enum gk_message message = outlook(damage, repaired);
    if (say_outlook(string, draft, message, damage) != GK_OK)
        return GK_NO_MEMORY;
    draft->confidence = damage->certainty == GK_LIKELY && !damage->lossy ? damage->confidence : 0;
    draft->score = (uint32_t)damage->certainty + 1;
    draft->past = repaired || (damage->gone && mends);
    draft->action = repaired ? GK_ACTION_REPAIR : GK_ACTION_OFF;
    if (damage->proposal.at) {
        draft->proposal = gk_arena_copy(string->judging->verdict->arena, damage->proposal);
        if (!draft->proposal.at)
            return GK_NO_MEMORY;
    }
    struct gk_bytes damaged = { string->text->text.at + damage->start,
                                damage->end - damage->start };
    return gk_judging_value(string->judging, draft, damaged);
}

/* Says nothing of what repairs alone would leave, where none is made, nor of what the rules of
 * document numbers speak of. */
static bool is_silent(const struct string *string, const struct gk_damage *damage, bool mends)
{
    bool repaired = damage->mended && mends;
    return (!repaired && is_reported_there(string->text, damage)) ||
           (damage->arisen && !damage->mended && !mends);
}

/* One finding, which takes with it the edits up to its end that no finding before has taken. */
static enum gk_status report_damage(const struct string *string, const struct gk_mending *mending,
                                    const struct gk_damage *damage, struct reporting *at)
{
    struct gk_judging *judging = string->judging;
    struct gk_finding draft = gk_finding_of(damage->rule);
    at->place = gk_text_place_at(judging->record, string->text, at->place, damage->start);
    draft.pointer = string->pointer;
    draft.place = at->place.source;
    draft.has_span = true;
    draft.start = at->place.characters;
    draft.end = gk_text_place_at(judging->record, string->text, at->place, damage->end).characters;
    draft.tells_of = at->tells_of;
    if (fill(string, &draft, damage, at->mends) != GK_OK)
        return GK_NO_MEMORY;
    if (draft.action == GK_ACTION_REPAIR) {
        struct gk_edits edits = { 0 };
        size_t end = first_over(mending, damage, at->edit);
        while (end < mending->edit_count && is_over(&mending->edits[end], damage))
            end++;
        if (make_edits(string, mending, &at->edit, end, &at->edited, &edits) != GK_OK)
            return GK_NO_MEMORY;
        draft.edits = edits.first;
    }
    return gk_judging_add(judging, &draft);
}

/* Adds the findings of one string; places follow one another, so the way goes on from the last.
 * `mends`: what is mended where the record passes. */
static enum gk_status report(const struct string *string, const struct gk_mending *mending,
                             bool mends, enum gk_tells_of tells_of)
{
    struct gk_text_place first = gk_text_first_place(string->text);
    struct reporting at = { .place = first, .edited = first, .mends = mends, .tells_of = tells_of };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < mending->damage_count && status == GK_OK; i++)
        if (!is_silent(string, &mending->damages[i], mends))
            status = report_damage(string, mending, &mending->damages[i], &at);
    if (status != GK_OK || !mends)
        return status;
    return make_edits(string, mending, &at.edit, mending->edit_count, &at.edited,
                      &string->judging->verdict->further);
}

/* The other rules judge a field as it will read. */
static enum gk_status keep_mended(struct gk_judging *judging, const struct gk_text *text,
                                  const struct gk_mending *mending)
{
    const struct gk_member *member = text->is_field && text->field != GK_FIELD_COUNT
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
    judging->mended[text->field] = gk_arena_copy(&judging->scratch->arena, gk_buffer_bytes(mended));
    return judging->mended[text->field].at ? GK_OK : GK_NO_MEMORY;
}

/* Whether repairs that are likely would have changed nothing more. */
static bool is_all_certain(const struct gk_mending *mending)
{
    for (size_t i = 0; i < mending->damage_count; i++)
        if (mending->damages[i].certainty == GK_LIKELY)
            return false;
    return true;
}

/* What a held record's report says of the string, which then stays as it is: all that repairs
 * could do. `done`: they have done it in `mending`. */
static enum gk_status judge_as_it_stands(const struct string *string, const struct gk_doubts *known,
                                         struct gk_mending *mending, bool done)
{
    struct gk_judging *judging = string->judging;
    enum gk_status status = GK_OK;
    if (!done) {
        status = gk_mend(&judging->scratch->mender, string->text->text, known, GK_LIKELY,
                         &judging->scratch->arena, mending);
        if (status == GK_OK)
            status = leave_out(string, mending);
    }
    return status == GK_OK ? report(string, mending, false, GK_TELLS_OF_HELD) : status;
}

static enum gk_status judge_string(struct gk_judging *judging, const struct gk_texts *texts,
                                   const struct gk_text *text, const struct gk_doubts *known)
{
    enum gk_repair repair = judging->plan->repair;
    enum gk_certainty least = repair == GK_REPAIR_CERTAIN ? GK_CERTAIN : GK_LIKELY;
    struct string string = { .judging = judging, .text = text };
    struct gk_bytes shown;
    struct gk_mending mending;
    enum gk_status status = gk_mend(&judging->scratch->mender, text->text, known, least,
                                    &judging->scratch->arena, &mending);
    if (status != GK_OK || !mending.damage_count)
        return status;
    status = gk_texts_pointer(texts, judging->verdict->arena, &string.pointer, &shown);
    if (status == GK_OK)
        status = leave_out(&string, &mending);
    bool mends = repair != GK_REPAIR_NONE && mending.edit_count;
    if (status == GK_OK)
        status = report(&string, &mending, mends, mends ? GK_TELLS_OF_PASSED : GK_TELLS_OF_BOTH);
    if (status == GK_OK && mends)
        status = keep_mended(judging, text, &mending);
    bool done = least == GK_LIKELY || is_all_certain(&mending);
    return status == GK_OK && mends ? judge_as_it_stands(&string, known, &mending, done) : status;
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
        own.place[own.count++] = gk_value_offset(judging->record, string, (uint32_t)line->place[i]);
    }
    own.doubt = own.count ? GK_DOUBT_STYLE : GK_NO_DOUBT;
    return own;
}

/* Judges the strings that the walk gives up to byte `end` of the line. */
static enum gk_status judge_texts_to(struct gk_judging *judging, struct gk_texts *texts,
                                     uint32_t end)
{
    struct gk_text text;
    enum gk_status status = GK_OK;
    while (texts->at < end && (status = gk_texts_next(texts, &text)) == GK_OK) {
        struct gk_doubts doubts = doubts_of(judging, &text);
        if (doubts.doubt == GK_NO_DOUBT)
            continue;
        status = judge_string(judging, texts, &text, &doubts);
        if (status != GK_OK)
            return status;
    }
    return status == GK_END ? GK_OK : status;
}

/* The record's own member in whose value this byte of the line stands, or NULL. */
static const struct gk_member *member_at(const struct gk_record *record, size_t place)
{
    for (uint32_t i = 0; i < record->member_count; i++) {
        const struct gk_member *member = &record->members[i];
        if (member->depth == 1 && member->value.start <= place &&
            place < member->value.start + member->value.length)
            return member;
    }
    return NULL;
}

/* Matters of style are settled in the members where they stand. */
static enum gk_status judge_places(struct gk_judging *judging)
{
    const struct gk_doubts *line = &judging->doubts;
    enum gk_status status = GK_OK;
    uint32_t done = 0;
    for (size_t i = 0; i < line->count && status == GK_OK; i++) {
        struct gk_texts texts;
        const struct gk_member *member = member_at(judging->record, line->place[i]);
        if (line->place[i] < done || !member)
            continue;
        done = member->value.start + member->value.length;
        status = gk_texts_open_at(&texts, judging->record, &judging->plan->profile->fields,
                                  &judging->scratch->arena, member);
        if (status == GK_OK)
            status = judge_texts_to(judging, &texts, done);
    }
    return status;
}

static enum gk_status judge_texts(struct gk_judging *judging)
{
    struct gk_texts texts;
    const struct gk_doubts *line = &judging->doubts;
    if (line->doubt == GK_DOUBT_STYLE && line->count && judging->record->value.type == GK_OBJECT)
        return judge_places(judging);
    gk_texts_open(&texts, judging->record, &judging->plan->profile->fields,
                  &judging->scratch->arena);
    return judge_texts_to(judging, &texts, UINT32_MAX);
}

/* Whether any of these rules is on; with the profile `none` where repair is asked for. */
static bool looks_for_damage(const struct gk_profile *profile, enum gk_repair repair)
{
    if (profile->none)
        return repair != GK_REPAIR_NONE;
    for (int i = 0; i < GK_RULE_COUNT; i++)
        if (strncmp(gk_rule((enum gk_rule_id)i)->id, "text.", 5) == 0 &&
            profile->severity[i] != GK_OFF)
            return true;
    return false;
}

struct damage {
    bool looked_for;
    unsigned styles; /* which of GK_STYLE_… are told of */
};

static unsigned styles_of(const struct gk_profile *profile)
{
    static const struct {
        enum gk_rule_id rule;
        unsigned style;
    } kinds[] = {
        { GK_RULE_TEXT_BRACKET, GK_STYLE_BRACKETS },
        { GK_RULE_TEXT_ZERO, GK_STYLE_DIGITS },
        { GK_RULE_TEXT_PLACEHOLDER, GK_STYLE_BLANKS },
        { GK_RULE_TEXT_CHECKBOX, GK_STYLE_BOXES },
    };
    unsigned styles = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (profile->none || profile->severity[kinds[i].rule] != GK_OFF)
            styles |= kinds[i].style;
    return styles;
}

/* Leaves out the places of kinds that nothing is told of. */
static void drop_places(struct gk_doubts *doubts, unsigned styles)
{
    size_t kept = 0;
    if (doubts->doubt != GK_DOUBT_STYLE || !(doubts->styles & ~styles) || !doubts->count)
        return;
    for (size_t i = 0; i < doubts->count; i++)
        if (doubts->style[i] & styles) {
            doubts->place[kept] = doubts->place[i];
            doubts->style[kept++] = doubts->style[i];
        }
    doubts->count = kept;
    doubts->styles &= styles;
    if (!kept)
        doubts->doubt = GK_NO_DOUBT;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct damage *own = parameters;
    (void)bad;
    own->looked_for = looks_for_damage(plan->profile, options->repair);
    own->styles = styles_of(plan->profile);
    return GK_OK;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct damage *own = judging->parameters;
    if (!own->looked_for)
        return GK_OK;
    judging->doubts = gk_doubt_json(judging->record->line);
    drop_places(&judging->doubts, own->styles);
    return judging->doubts.doubt == GK_NO_DOUBT ? GK_OK : judge_texts(judging);
}

const struct gk_validate_group gk_validate_text = {
    .parameters_size = sizeof(struct damage),
    .open = open,
    .judge = judge,
};
