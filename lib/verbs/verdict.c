#include "verbs/verdict.h"

#include "base/buffer.h"
#include "domain/date.h"
#include "domain/letters.h"
#include "record/value.h"

/* ---- the door */

_Static_assert(GK_FINDING_NO_DAY == GK_NO_DAY, "no day is the same for findings and dates");

static enum gk_severity weaker(enum gk_severity a, enum gk_severity b)
{
    return a < b ? a : b;
}

/* A rule that was not in force on that day is no more than what the profile says of it then. */
static enum gk_severity by_day(const struct gk_profile *profile, enum gk_rule_id rule, int32_t day)
{
    const struct gk_in_force *in_force = &profile->in_force[rule];
    enum gk_severity severity = profile->severity[rule];
    bool outside = day != GK_FINDING_NO_DAY && (day < in_force->from || day > in_force->to);
    return outside ? weaker(severity, in_force->outside) : severity;
}

/*
 * What a verb does about a finding says how severe it is, and an office may only raise that. A
 * repair is a note by itself: the record is right once it is made.
 */
static enum gk_severity by_action(enum gk_severity of_rule, const struct gk_finding *draft)
{
    enum gk_severity severity = gk_action_severity(draft->action);
    bool raised = draft->action != GK_ACTION_REPAIR && of_rule > gk_rule(draft->rule)->severity &&
                  of_rule > severity;
    return raised ? of_rule : severity;
}

static enum gk_severity severity_of(const struct gk_profile *profile,
                                    const struct gk_finding *draft)
{
    if (gk_rule_is_fixed(draft->rule))
        return gk_rule(draft->rule)->severity;
    enum gk_severity severity = by_day(profile, draft->rule, draft->day);
    /* A type that the command line asks for is looked for even where the profile has it off. */
    bool chosen = draft->action != GK_ACTION_OFF && draft->action != GK_ACTION_REPAIR;
    if (severity == GK_OFF && !chosen)
        return GK_OFF;
    if (draft->action != GK_ACTION_OFF)
        severity = by_action(severity, draft);
    return draft->at_most == GK_OFF ? severity : weaker(severity, draft->at_most);
}

/* ---- what a reviewer has decided */

static bool names_one(struct gk_bytes text, const struct gk_bytes *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words[i].length && gk_bytes_find(text, words[i]))
            return true;
    return false;
}

/* Whether the basis of what a person has said is that what was secret no longer is. */
static bool declassifies(const struct gk_settlement *settlement, struct gk_bytes basis)
{
    return names_one(basis, settlement->declassified, settlement->declassified_count) &&
           !names_one(basis, settlement->undeclassified, settlement->undeclassified_count);
}

void gk_verdict_decide(const struct gk_verdict *verdict, struct gk_finding *draft, bool masks)
{
    static const enum gk_action actions[] = { [GK_DECISION_PASS] = GK_ACTION_NOTE,
                                              [GK_DECISION_MASK] = GK_ACTION_MASK,
                                              [GK_DECISION_WITHHOLD] = GK_ACTION_WITHHOLD };
    const struct gk_settlement *settlement = verdict->settlement;
    if (!settlement->decisions || !draft->fingerprint.length)
        return;
    draft->decision = gk_decisions_find(settlement->decisions, draft->fingerprint);
    if (!draft->decision)
        return;
    enum gk_decision_kind kind = draft->decision->kind;
    if (draft->secret && kind != GK_DECISION_WITHHOLD &&
        !declassifies(settlement, draft->decision->cell[GK_DECISION_BASIS])) {
        draft->answer = GK_RULE_DECISION_SECRECY;
    } else if (!masks && kind == GK_DECISION_MASK) {
        draft->answer = GK_RULE_DECISION_NAME;
    } else {
        draft->answer = GK_RULE_DECISION_MADE;
        draft->action = actions[kind];
    }
}

static struct gk_bytes joined(struct gk_arena *arena, struct gk_bytes first, const char *sign,
                              struct gk_bytes second)
{
    struct gk_buffer text = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    if (gk_buffer_append(&text, first) == GK_OK &&
        gk_buffer_append(&text, gk_bytes_of(sign)) == GK_OK &&
        gk_buffer_append(&text, second) == GK_OK)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return kept;
}

/* "path:12". */
static struct gk_bytes numbered(struct gk_arena *arena, struct gk_bytes path, uint32_t line)
{
    struct gk_bytes number = gk_arena_number(arena, line);
    return number.at ? joined(arena, path, ":", number) : number;
}

static enum gk_status fill_trail(struct gk_finding *trail, struct gk_arena *arena)
{
    const struct gk_decision *decision = trail->decision;
    if (trail->rule == GK_RULE_DECISION_MADE) {
        struct gk_bytes by =
            joined(arena, decision->cell[GK_DECISION_WHO], ", ", decision->cell[GK_DECISION_WHEN]);
        if (!by.at)
            return GK_NO_MEMORY;
        trail->arguments[1] = decision->cell[GK_DECISION_DECISION];
        trail->arguments[2] = joined(arena, by, "; ", decision->cell[GK_DECISION_BASIS]);
        return trail->arguments[2].at ? GK_OK : GK_NO_MEMORY;
    }
    trail->arguments[0] = numbered(arena, decision->path, decision->line);
    return trail->arguments[0].at ? GK_OK : GK_NO_MEMORY;
}

/* What stands beside the finding by that rule. It decides nothing by itself. */
static struct gk_finding beside(const struct gk_finding *draft, enum gk_rule_id rule)
{
    struct gk_finding trail = *draft;
    trail.rule = rule;
    trail.severity = gk_rule(rule)->severity;
    trail.edits = NULL;
    trail.tells_of = GK_TELLS_OF_BOTH;
    memset(trail.arguments, 0, sizeof trail.arguments);
    return trail;
}

/* Who decided what about the finding, or why the decision does not count. */
static enum gk_status add_trail(struct gk_verdict *verdict, const struct gk_finding *draft)
{
    struct gk_finding trail = beside(draft, draft->answer);
    trail.arguments[0] = gk_bytes_of(gk_rule(draft->rule)->id);
    if (fill_trail(&trail, verdict->arena) != GK_OK ||
        !gk_finding_keep(&verdict->findings, verdict->arena, &trail))
        return GK_NO_MEMORY;
    return GK_OK;
}

/* What a reviewer lets pass is told of by the decision alone, and what an office has raised does
 * not outrank who has seen the value. */
static enum gk_severity by_decision(const struct gk_finding *draft, enum gk_severity severity)
{
    if (!gk_finding_is_decided(draft))
        return severity;
    return draft->decision->kind == GK_DECISION_PASS ? GK_OFF : gk_action_severity(draft->action);
}

/* ---- what a person has accepted */

/* What a person has said about the draft in --accept. */
struct acceptance {
    const struct gk_accepted_entry *entry; /* NULL: nothing */
    enum gk_rule_id answer;                /* why it does not count; GK_RULE_COUNT: it does */
};

static bool is_accepted(const struct acceptance *acceptance)
{
    return acceptance->entry && acceptance->answer == GK_RULE_COUNT;
}

/* What cannot be read cannot be accepted, and a secret only once it is none any more: accepting is
 * no way round what a reviewer may not decide. */
static enum gk_status read_accepted(struct gk_verdict *verdict, const struct gk_finding *draft,
                                    struct acceptance *acceptance)
{
    const struct gk_settlement *settlement = verdict->settlement;
    *acceptance = (struct acceptance){ .answer = GK_RULE_COUNT };
    if (!settlement->accepted || gk_rule_is_fixed(draft->rule) || gk_finding_is_decided(draft))
        return GK_OK;
    struct gk_bytes id = gk_verdict_name(verdict);
    if (!id.at)
        return GK_NO_MEMORY;
    const struct gk_accepted_entry *entry =
        gk_accepted_find(settlement->accepted, id, draft->rule, draft->pointer, draft->fingerprint);
    acceptance->entry = entry;
    if (entry && entry->when > settlement->today)
        acceptance->answer = GK_RULE_DECISION_FUTURE;
    else if (entry && draft->secret && !declassifies(settlement, entry->why))
        acceptance->answer = GK_RULE_DECISION_SECRECY;
    return GK_OK;
}

/* Beside the finding stands why the line of --accept does not count. */
static enum gk_status add_refusal(struct gk_verdict *verdict, const struct gk_finding *draft,
                                  const struct acceptance *acceptance)
{
    struct gk_finding trail = beside(draft, acceptance->answer);
    trail.arguments[0] = numbered(verdict->arena, acceptance->entry->path, acceptance->entry->line);
    if (!trail.arguments[0].at || !gk_finding_keep(&verdict->findings, verdict->arena, &trail))
        return GK_NO_MEMORY;
    return GK_OK;
}

enum gk_status gk_verdict_add(struct gk_verdict *verdict, const struct gk_finding *draft,
                              struct gk_finding **kept)
{
    struct gk_finding settled = *draft;
    struct gk_finding *added = NULL;
    settled.severity = by_decision(draft, severity_of(verdict->settlement->profile, draft));
    if (settled.severity != GK_OFF) {
        struct acceptance acceptance;
        if (read_accepted(verdict, draft, &acceptance) != GK_OK)
            return GK_NO_MEMORY;
        settled.accepted = is_accepted(&acceptance);
        settled.acceptance = acceptance.entry;
        added = gk_finding_keep(&verdict->findings, verdict->arena, &settled);
        if (!added || (acceptance.entry && !settled.accepted &&
                       add_refusal(verdict, draft, &acceptance) != GK_OK))
            return GK_NO_MEMORY;
    }
    if (kept)
        *kept = added;
    return draft->decision ? add_trail(verdict, draft) : GK_OK;
}

enum gk_status gk_verdict_tells(struct gk_verdict *verdict, const struct gk_finding *draft,
                                bool *tells)
{
    struct acceptance acceptance = { .entry = NULL };
    *tells = severity_of(verdict->settlement->profile, draft) != GK_OFF;
    if (*tells && read_accepted(verdict, draft, &acceptance) != GK_OK)
        return GK_NO_MEMORY;
    *tells &= !is_accepted(&acceptance);
    return GK_OK;
}

enum gk_status gk_finding_at_member(struct gk_finding *draft, struct gk_verdict *verdict,
                                    const struct gk_member *member)
{
    draft->pointer = gk_pointer_to(verdict->record, member, verdict->arena);
    draft->place = member->value.start;
    return draft->pointer.at ? GK_OK : GK_NO_MEMORY;
}

/* ---- the settlement */

void gk_verdict_settle(struct gk_verdict *verdict)
{
    gk_findings_sort(&verdict->findings);
    gk_findings_drop_repeated(&verdict->findings);
    gk_findings_gather(&verdict->findings);
    verdict->held |= gk_findings_worst(&verdict->findings) == GK_ERROR;
}

/* What a person has accepted is right as it stands, and is not mended; a mask is made all the
 * same, because accepting is not yet a decision to publish. */
static bool is_made(const struct gk_finding *finding)
{
    return finding->tells_of != GK_TELLS_OF_HELD &&
           !(finding->accepted && finding->action == GK_ACTION_REPAIR);
}

static enum gk_status gather(struct gk_verdict *verdict, const struct gk_edit *edit)
{
    enum gk_status status = GK_OK;
    for (; edit && status == GK_OK; edit = edit->next)
        status = gk_edit_add(&verdict->edits, verdict->arena, edit->start, edit->end, edit->text);
    return status;
}

enum gk_status gk_verdict_gather_edits(struct gk_verdict *verdict)
{
    enum gk_status status = GK_OK;
    verdict->edits = (struct gk_edits){ 0 };
    for (const struct gk_finding *f = verdict->findings.first; f && status == GK_OK; f = f->next)
        if (f->edits && is_made(f))
            status = gather(verdict, f->edits);
    return status == GK_OK ? gather(verdict, verdict->further.first) : status;
}

/* ---- ids */

struct gk_bytes gk_verdict_id(struct gk_verdict *verdict)
{
    if (!verdict->id.at && verdict->record)
        verdict->id_member = gk_record_id(verdict->record, verdict->arena, &verdict->id);
    else if (!verdict->id.at)
        verdict->id = GK_BYTES("");
    return verdict->id;
}

struct gk_bytes gk_verdict_name(struct gk_verdict *verdict)
{
    if (!verdict->name.at) {
        verdict->name = gk_verdict_id(verdict);
        if (verdict->name.at && !verdict->name.length && verdict->line.length)
            verdict->name = gk_line_id(verdict->line, verdict->arena);
    }
    return verdict->name;
}
