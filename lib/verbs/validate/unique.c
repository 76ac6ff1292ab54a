#include "base/seen.h"
#include "domain/index_number.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/validate/group.h"
#include "verbs/validate/places.h"

/* ---- the keys ---- */

static size_t count_commas(struct gk_bytes text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.at[i] == ',';
    return count;
}

static enum gk_status read_key(struct gk_validate_plan *plan, struct gk_bytes text,
                               struct gk_unique_key *key, struct gk_bytes *bad)
{
    key->name = gk_arena_copy(&plan->arena, text);
    key->parts = gk_arena_array(&plan->arena, count_commas(text) + 1, sizeof *key->parts);
    if (!key->name.at || !key->parts)
        return GK_NO_MEMORY;
    struct gk_bytes rest = key->name;
    for (;;) {
        const char *comma = rest.length ? memchr(rest.at, ',', rest.length) : NULL;
        size_t length = comma ? (size_t)(comma - rest.at) : rest.length;
        struct gk_unique_part *part = &key->parts[key->count++];
        part->name = gk_bytes_trim((struct gk_bytes){ rest.at, length });
        part->field = gk_field_find(&plan->profile->fields, part->name);
        if (!part->name.length) {
            *bad = text;
            return GK_INVALID;
        }
        if (!comma)
            return GK_OK;
        rest.at += length + 1;
        rest.length -= length + 1;
    }
}

/* Whether the index number is a key already, or nobody is told where it stands twice. */
static bool is_index_left_out(const struct gk_validate_plan *plan)
{
    for (size_t i = 0; i < plan->key_count; i++)
        if (plan->keys[i].count == 1 && plan->keys[i].parts[0].field == GK_FIELD_INDEX_NUMBER)
            return true;
    return plan->profile->none || plan->profile->severity[GK_RULE_INDEX_DUPLICATE] == GK_OFF;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    (void)parameters;
    plan->keys = gk_arena_array(&plan->arena, options->unique_count + 1, sizeof *plan->keys);
    if (!plan->keys)
        return GK_NO_MEMORY;
    plan->key_count = options->unique_count;
    for (size_t i = 0; i < plan->key_count; i++) {
        plan->keys[i].rule = GK_RULE_UNIQUE_DUPLICATE;
        enum gk_status status = read_key(plan, options->unique[i], &plan->keys[i], bad);
        if (status != GK_OK)
            return status;
    }
    if (is_index_left_out(plan))
        return GK_OK;
    struct gk_unique_key *index = &plan->keys[plan->key_count++];
    index->rule = GK_RULE_INDEX_DUPLICATE;
    return read_key(plan, gk_bytes_of(gk_field_name(GK_FIELD_INDEX_NUMBER)), index, bad);
}

/* What one key of a record comes to. */
struct key_note {
    bool present;
    struct gk_keyed text;
    struct gk_bytes pointer; /* of the key's first member */
    uint32_t place;
};

/* ---- judging: from a record to the digests of its keys ---- */

static enum gk_status find_member(struct gk_judging *judging, const struct gk_unique_part *part,
                                  const struct gk_member **member)
{
    const struct gk_record *record = judging->record;
    *member = NULL;
    if (part->field != GK_FIELD_COUNT) {
        *member = gk_judging_member(judging, part->field);
        return GK_OK;
    }
    for (uint32_t i = 0; i < record->member_count && !*member; i++) {
        if (record->members[i].depth != 1)
            continue;
        struct gk_bytes name =
            gk_member_text(record, &record->members[i], &judging->scratch->arena);
        if (!name.at)
            return GK_NO_MEMORY;
        if (gk_bytes_equal(name, part->name))
            *member = &record->members[i];
    }
    return GK_OK;
}

/* What is compared: a string's text, another value's JSON; empty for no member, for null, and for a
 * text that says there is nothing. */
static enum gk_status read_part(struct gk_judging *judging, const struct gk_member *member,
                                struct gk_bytes *text)
{
    *text = GK_BYTES("");
    if (!member || member->value.type == GK_NULL)
        return GK_OK;
    *text = gk_record_raw(judging->record, member->value);
    if (member->value.type == GK_STRING)
        *text = gk_judging_member_text(judging, member);
    if (text->at && gk_is_absent(*text))
        *text = GK_BYTES("");
    return text->at ? GK_OK : GK_NO_MEMORY;
}

/* The key's parts, each behind its length, so that ("a", "bc") and ("ab", "c") differ. */
static enum gk_status add_part(struct gk_buffer *key, struct gk_bytes text)
{
    uint64_t length = text.length;
    struct gk_bytes raw = { (const char *)&length, sizeof length };
    enum gk_status status = gk_buffer_append(key, raw);
    return status == GK_OK ? gk_buffer_append(key, text) : status;
}

static enum gk_status judge_key(struct gk_judging *judging, const struct gk_unique_key *key,
                                struct key_note *note)
{
    struct gk_buffer *whole = &judging->scratch->buffer;
    const struct gk_member *first = NULL;
    gk_buffer_clear(whole);
    enum gk_status status = add_part(whole, key->name);
    for (size_t i = 0; i < key->count && status == GK_OK; i++) {
        const struct gk_member *member;
        struct gk_bytes text = GK_BYTES("");
        status = find_member(judging, &key->parts[i], &member);
        if (status == GK_OK)
            status = read_part(judging, member, &text);
        if (status != GK_OK || !text.length)
            return status;
        if (key->rule == GK_RULE_INDEX_DUPLICATE)
            text = gk_index_number_bare(&judging->scratch->arena, text);
        status = text.at ? add_part(whole, text) : GK_NO_MEMORY;
        first = first ? first : member;
    }
    if (status != GK_OK)
        return status;
    note->text = gk_keyed(judging->plan->seed, gk_buffer_bytes(whole));
    note->present = true;
    note->pointer = gk_pointer_to(judging->record, first, judging->verdict->arena);
    note->place = first->value.start;
    return note->pointer.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    size_t count = judging->plan->key_count;
    if (!count)
        return GK_OK;
    struct key_note *notes = gk_arena_array(judging->verdict->arena, count, sizeof *notes);
    if (!notes)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        enum gk_status status = judge_key(judging, &judging->plan->keys[i], &notes[i]);
        if (status != GK_OK)
            return status;
    }
    judging->note = notes;
    return GK_OK;
}

/* ---- the tally: where each key stood first ---- */

struct tally {
    struct gk_seen seen;
    struct gk_places places;
    struct gk_arena arena; /* `compared` */
    bool *compared;        /* by key: some record has it; NULL before the first record */
};

static enum gk_status add_duplicate(struct tally *tally, struct gk_verdict *verdict,
                                    const struct gk_unique_key *key, const struct key_note *note,
                                    uint64_t first, uint64_t here)
{
    struct gk_finding draft = gk_finding_of(key->rule);
    draft.pointer = note->pointer;
    draft.place = note->place;
    draft.first_line = gk_places_place(&tally->places, first).line;
    draft.arguments[0] = key->name;
    draft.arguments[1] = gk_places_describe(&tally->places, verdict->arena, first, here);
    return draft.arguments[1].at ? gk_verdict_add(verdict, &draft, NULL) : GK_NO_MEMORY;
}

/* Every key of the record against what has been seen. */
static enum gk_status compare_each(struct tally *tally, const struct gk_validate_plan *plan,
                                   struct gk_verdict *verdict, const struct key_note *notes,
                                   uint64_t here)
{
    for (size_t i = 0; i < plan->key_count; i++) {
        uint64_t first = notes[i].present ? gk_seen_place(&tally->seen, notes[i].text, NULL) : 0;
        if (first && add_duplicate(tally, verdict, &plan->keys[i], &notes[i], first, here) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status remember_keys(struct tally *tally, size_t count, const struct key_note *notes)
{
    if (!tally->compared)
        tally->compared = gk_arena_array(&tally->arena, count, sizeof *tally->compared);
    for (size_t i = 0; tally->compared && i < count; i++)
        tally->compared[i] |= notes[i].present;
    return tally->compared ? GK_OK : GK_NO_MEMORY;
}

/* A record that is held is not there to be repeated, so only one that passes is compared and
 * remembered; that it has the key is seen all the same. */
static enum gk_status tally_add(void *state, const struct gk_validate_plan *plan, const void *given,
                                const struct gk_place *place, struct gk_verdict *verdict)
{
    struct tally *tally = state;
    const struct key_note *notes = given;
    uint64_t here;
    if (remember_keys(tally, plan->key_count, notes) != GK_OK)
        return GK_NO_MEMORY;
    if (verdict->held)
        return GK_OK;
    if (gk_places_number(&tally->places, place, &here) != GK_OK ||
        compare_each(tally, plan, verdict, notes, here) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_findings_worst(&verdict->findings) == GK_ERROR)
        return GK_OK;
    for (size_t i = 0; i < plan->key_count; i++)
        if (notes[i].present && gk_seen_put(&tally->seen, notes[i].text, here, 0) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* A key that stood in no record is reported: its check did nothing. */
static enum gk_status tally_report(void *state, const struct gk_validate_plan *plan,
                                   struct gk_verdict *end)
{
    const struct tally *tally = state;
    enum gk_status status = GK_OK;
    for (size_t i = 0; tally->compared && status == GK_OK && i < plan->key_count; i++) {
        struct gk_finding draft = gk_finding_of(GK_RULE_UNIQUE_ABSENT);
        draft.arguments[0] = plan->keys[i].name;
        if (!tally->compared[i] && plan->keys[i].rule == GK_RULE_UNIQUE_DUPLICATE)
            status = gk_verdict_add(end, &draft, NULL);
    }
    return status;
}

static void tally_close(void *state)
{
    struct tally *tally = state;
    gk_seen_free(&tally->seen);
    gk_places_free(&tally->places);
    gk_arena_free(&tally->arena);
}

const struct gk_validate_group gk_validate_unique = {
    .open = open,
    .judge = judge,
    .tally_size = sizeof(struct tally),
    .tally_add = tally_add,
    .tally_report = tally_report,
    .tally_close = tally_close,
};
