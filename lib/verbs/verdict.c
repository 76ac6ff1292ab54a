#include "verbs/verdict.h"

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

/* What cannot be read cannot be accepted. */
static enum gk_status read_accepted(struct gk_verdict *verdict, const struct gk_finding *draft,
                                    bool *accepted)
{
    const struct gk_accepted *all = verdict->settlement->accepted;
    *accepted = false;
    if (!all || gk_rule_is_fixed(draft->rule))
        return GK_OK;
    struct gk_bytes id = gk_verdict_name(verdict);
    if (!id.at)
        return GK_NO_MEMORY;
    *accepted = gk_accepted_has(all, id, draft->rule, draft->pointer, draft->fingerprint);
    return GK_OK;
}

enum gk_status gk_verdict_add(struct gk_verdict *verdict, const struct gk_finding *draft,
                              struct gk_finding **kept)
{
    struct gk_finding settled = *draft;
    struct gk_finding *added = NULL;
    settled.severity = severity_of(verdict->settlement->profile, draft);
    if (settled.severity != GK_OFF) {
        if (read_accepted(verdict, draft, &settled.accepted) != GK_OK)
            return GK_NO_MEMORY;
        added = gk_finding_keep(&verdict->findings, verdict->arena, &settled);
        if (!added)
            return GK_NO_MEMORY;
    }
    if (kept)
        *kept = added;
    return GK_OK;
}

enum gk_status gk_verdict_tells(struct gk_verdict *verdict, const struct gk_finding *draft,
                                bool *tells)
{
    bool accepted = false;
    *tells = severity_of(verdict->settlement->profile, draft) != GK_OFF;
    if (*tells && read_accepted(verdict, draft, &accepted) != GK_OK)
        return GK_NO_MEMORY;
    *tells &= !accepted;
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
