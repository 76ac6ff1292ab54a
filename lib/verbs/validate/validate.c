#include "verbs/validate/validate.h"

#include "record/writer.h"
#include "verbs/validate/judging.h"

/* ---- the plan ---- */

/* The fields named by a parameter of a rule. */
static enum gk_status read_fields(struct gk_validate_plan *plan, const char *rule,
                                  struct gk_field_list *list, struct gk_bytes *bad)
{
    struct gk_bytes *names;
    size_t count;
    if (gk_profile_texts(plan->profile, "rules", rule, "fields", &plan->arena, &names, &count) !=
        GK_OK)
        return GK_NO_MEMORY;
    list->at = gk_arena_array(&plan->arena, count, sizeof *list->at);
    if (!list->at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        list->at[i] = gk_field_find(&plan->profile->fields, names[i]);
        if (list->at[i] == GK_FIELD_COUNT) {
            *bad = names[i];
            return GK_INVALID;
        }
    }
    list->count = count;
    return GK_OK;
}

/* A count of days or months; 0 without the parameter, and never out of range. */
static int32_t read_count(const struct gk_profile *profile, const char *rule,
                          const char *parameter)
{
    int64_t value = 0;
    if (!gk_profile_integer(profile, "rules", rule, parameter, &value) || value < 0)
        return 0;
    return value < INT32_MAX ? (int32_t)value : INT32_MAX;
}

/* Names that are no field's, and that the office knows: it says so, or makes keys of them. */
static enum gk_status read_ignored(struct gk_validate_plan *plan)
{
    struct gk_bytes *names;
    size_t count;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", "field.unrecognised",
                                             "ignored", &plan->arena, &names, &count);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = gk_map_put(&plan->ignored, names[i], 1);
    for (size_t i = 0; i < plan->key_count; i++)
        for (size_t k = 0; k < plan->keys[i].count && status == GK_OK; k++)
            status = gk_map_put(&plan->ignored, plan->keys[i].parts[k].name, 1);
    return status;
}

static enum gk_status read_parameters(struct gk_validate_plan *plan, struct gk_bytes *bad)
{
    struct gk_field_list past = { NULL, 0 };
    enum gk_status status = read_fields(plan, "field.required", &plan->required, bad);
    if (status == GK_OK)
        status = read_fields(plan, "field.type", &plan->texts, bad);
    if (status == GK_OK)
        status = read_fields(plan, "date.future", &past, bad);
    if (status == GK_OK)
        status = read_fields(plan, "text.vocabulary", &plan->worded, bad);
    if (status == GK_OK)
        status = gk_vocabulary_read(plan);
    plan->tells_names = plan->profile->severity[GK_RULE_FIELD_UNRECOGNISED] != GK_OFF;
    if (status == GK_OK)
        status = read_ignored(plan);
    for (size_t i = 0; i < past.count; i++)
        plan->past[past.at[i]] = true;
    plan->future_days = read_count(plan->profile, "date.future", "days");
    plan->carry_months = read_count(plan->profile, "docnumber.date", "months");
    if (status != GK_OK)
        return status;
    return gk_profile_texts(plan->profile, "rules", "disclosure.value", "allowed", &plan->arena,
                            &plan->allowed, &plan->allowed_count);
}

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

/* Whether any rule of the group text is on; with the profile `none` where repair is asked for. */
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

enum gk_status gk_validate_plan_open(struct gk_validate_plan *plan,
                                     const struct gk_profile *profile,
                                     const struct gk_validate_options *options,
                                     struct gk_bytes *bad)
{
    *plan = (struct gk_validate_plan){ .profile = profile,
                                       .today = options->today,
                                       .annotate = options->annotate,
                                       .repair = options->repair,
                                       .looks_for_damage =
                                           looks_for_damage(profile, options->repair) };
    *bad = (struct gk_bytes){ NULL, 0 };
    plan->key_count = options->unique_count;
    plan->keys = gk_arena_array(&plan->arena, plan->key_count, sizeof *plan->keys);
    if (!plan->keys)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < plan->key_count; i++) {
        enum gk_status status = read_key(plan, options->unique[i], &plan->keys[i], bad);
        if (status != GK_OK)
            return status;
    }
    return profile->none ? GK_OK : read_parameters(plan, bad);
}

void gk_validate_plan_close(struct gk_validate_plan *plan)
{
    gk_words_free(&plan->vocabulary);
    gk_map_free(&plan->ignored);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_validate_plan){ 0 };
}

/* ---- the result in the record ---- */

static void write_finding(struct gk_writer *writer, const struct gk_finding *finding)
{
    gk_write_open(writer, '{');
    gk_write_string_member(writer, "rule", gk_bytes_of(gk_rule(finding->rule)->id));
    gk_write_string_member(writer, "severity", gk_bytes_of(gk_severity_name(finding->severity)));
    gk_write_string_member(writer, "pointer", finding->pointer);
    gk_write_close(writer, '}');
}

/* What is told once a stream is not about the one record that happens to have it first. */
static bool is_of_stream(enum gk_rule_id rule)
{
    return rule == GK_RULE_FIELD_UNRECOGNISED || rule == GK_RULE_FIELD_LIMIT;
}

/* {"findings":[{"rule":"…","severity":"…","pointer":"…"},…]}: what the report says of the record,
 * in the order of the places. What has been repaired is not said, since the record does not have
 * it any more. */
static enum gk_status conclude(const void *plan, struct gk_scratch *scratch,
                               const struct gk_record *record, struct gk_verdict *verdict)
{
    struct gk_writer writer = { .out = &scratch->buffer };
    (void)plan;
    (void)record;
    gk_buffer_clear(&scratch->buffer);
    gk_write_open(&writer, '{');
    gk_write_name(&writer, GK_BYTES("findings"));
    gk_write_open(&writer, '[');
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next)
        if (!f->past && !is_of_stream(f->rule) && gk_finding_is_told(f, false))
            write_finding(&writer, f);
    gk_write_close(&writer, ']');
    gk_write_close(&writer, '}');
    if (writer.status != GK_OK)
        return writer.status;
    verdict->result = gk_arena_copy(verdict->arena, gk_buffer_bytes(&scratch->buffer));
    return verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

/* ---- the verb ---- */

static enum gk_status judge_rules(struct gk_judging *judging)
{
    enum gk_status status = gk_judge_fields(judging);
    if (status == GK_OK)
        status = gk_judge_dates(judging);
    if (status == GK_OK)
        status = gk_judge_document_number(judging);
    if (status == GK_OK)
        status = gk_judge_disclosure(judging);
    return status == GK_OK ? gk_judge_vocabulary(judging) : status;
}

/* What the tallies need of the record. */
static enum gk_status leave_note(struct gk_judging *judging)
{
    struct gk_validate_note note = { NULL, NULL };
    struct gk_verdict *verdict = judging->verdict;
    enum gk_status status = gk_judge_keys(judging, &note.keys);
    if (status == GK_OK)
        status = gk_judge_names(judging, &note.strangers);
    if (status != GK_OK || (!note.keys && !note.strangers))
        return status;
    verdict->note = gk_arena_allocate(verdict->arena, sizeof note);
    if (!verdict->note)
        return GK_NO_MEMORY;
    memcpy(verdict->note, &note, sizeof note);
    return GK_OK;
}

static enum gk_status judge(const void *state, struct gk_scratch *scratch,
                            const struct gk_record *record, struct gk_verdict *verdict)
{
    const struct gk_validate_plan *plan = state;
    struct gk_judging judging = {
        .plan = plan,
        .scratch = scratch,
        .record = record,
        .verdict = verdict,
        .formed = GK_NO_DAY,
    };
    enum gk_status status = GK_OK;
    if (plan->looks_for_damage)
        status = gk_judge_texts(&judging);
    if (status == GK_OK && !plan->profile->none)
        status = judge_rules(&judging);
    verdict->has_result = plan->annotate;
    return status == GK_OK ? leave_note(&judging) : status;
}

static enum gk_status tally_add(void *state, const struct gk_place *place,
                                struct gk_verdict *verdict)
{
    struct gk_validate_tally *tally = state;
    const struct gk_validate_note *note = verdict->note;
    if (!note)
        return GK_OK;
    enum gk_status status = gk_tell_names(&tally->names, note->strangers, verdict);
    return status == GK_OK && note->keys ? gk_compare_keys(tally, note->keys, place, verdict)
                                         : status;
}

const struct gk_verb gk_validate_verb = {
    .name = "validate",
    .judge = judge,
    .conclude = conclude,
    .tally_add = tally_add,
    .tally_report = gk_validate_tally_report,
    .attention = GK_ERROR,
    .held = GK_MESSAGE_HELD_KEPT,
};
