#include "run/deliver/answers.h"

/* Notes that the entry has been met, in a list that is made for the first. */
static enum gk_status note(bool **met, struct gk_arena *arena, size_t count, ptrdiff_t entry)
{
    if (!*met)
        *met = gk_arena_array(arena, count, sizeof **met);
    if (!*met)
        return GK_NO_MEMORY;
    (*met)[entry] = true;
    return GK_OK;
}

enum gk_status gk_answers_meet(struct gk_answers *answers, const struct gk_settlement *settlement,
                               const struct gk_finding *finding)
{
    const struct gk_decisions *decisions = settlement->decisions;
    const struct gk_accepted *accepted = settlement->accepted;
    enum gk_status status = GK_OK;
    if (finding->decision)
        status = note(&answers->decisions, &answers->arena, decisions->count,
                      finding->decision - decisions->at);
    if (status == GK_OK && finding->acceptance)
        status = note(&answers->accepted, &answers->arena, accepted->count,
                      finding->acceptance - accepted->entries);
    return status;
}

/* ---- decisions */

/* What a column of decisions is called. */
static const enum gk_message decision_columns[] = {
    [GK_DECISION_FINGERPRINT] = GK_MESSAGE_COLUMN_FINGERPRINT,
    [GK_DECISION_DECISION] = GK_MESSAGE_COLUMN_DECISION,
    [GK_DECISION_WHO] = GK_MESSAGE_COLUMN_WHO,
    [GK_DECISION_WHEN] = GK_MESSAGE_COLUMN_WHEN,
    [GK_DECISION_BASIS] = GK_MESSAGE_COLUMN_BASIS,
};

/* One that does nothing is told where it stands; so is one that no finding has met. */
static enum gk_status report_decision(const struct gk_answers *answers, const struct gk_job *job,
                                      struct gk_report *report, const struct gk_decision *decision)
{
    const struct gk_decisions *decisions = job->settlement.decisions;
    const struct gk_spot spot = { .file = decision->path, .line = decision->line, .is_ours = true };
    const struct gk_decision *counts =
        gk_decisions_find(decisions, decision->cell[GK_DECISION_FINGERPRINT]);
    struct gk_finding finding = gk_finding_of(GK_RULE_DECISION_UNMET);
    if (decision->later) {
        finding.rule = GK_RULE_DECISION_FUTURE;
        finding.arguments[0] = decision->path;
    } else if (decision->missing != GK_DECISION_COLUMNS) {
        enum gk_message missing = decision_columns[decision->missing];
        finding.rule = GK_RULE_DECISION_INCOMPLETE;
        finding.arguments[0] = gk_bytes_of(gk_message_text(missing, GK_ENGLISH));
        finding.arguments[1] = gk_bytes_of(gk_message_text(missing, GK_CHINESE));
    } else if (answers->decisions && answers->decisions[counts - decisions->at]) {
        return GK_OK;
    }
    finding.severity = gk_rule(finding.rule)->severity;
    return gk_report_finding(report, &finding, &spot);
}

static enum gk_status report_decisions(const struct gk_answers *answers, const struct gk_job *job,
                                       struct gk_report *report)
{
    const struct gk_decisions *decisions = job->settlement.decisions;
    enum gk_status status = GK_OK;
    for (size_t i = 0; decisions && i < decisions->count && status == GK_OK; i++)
        status = report_decision(answers, job, report, &decisions->at[i]);
    return status;
}

/* ---- what was accepted */

/* Of several lines about one finding the one that counts stands for all. */
static bool is_met(const struct gk_answers *answers, const struct gk_accepted *accepted,
                   const struct gk_accepted_entry *entry)
{
    const struct gk_accepted_entry *counts =
        gk_accepted_find(accepted, entry->id, entry->rule, entry->mark, entry->mark);
    return counts && answers->accepted && answers->accepted[counts - accepted->entries];
}

static enum gk_status report_accepted(const struct gk_answers *answers, const struct gk_job *job,
                                      struct gk_report *report)
{
    const struct gk_accepted *accepted = job->settlement.accepted;
    enum gk_status status = GK_OK;
    for (size_t i = 0; accepted && i < accepted->count && status == GK_OK; i++) {
        const struct gk_accepted_entry *entry = &accepted->entries[i];
        const struct gk_spot spot = { .file = entry->path, .line = entry->line, .is_ours = true };
        struct gk_finding finding = gk_finding_of(GK_RULE_ACCEPT_UNMET);
        if (!gk_verb_judges(job->verb, entry->rule) || is_met(answers, accepted, entry))
            continue;
        finding.severity = gk_rule(finding.rule)->severity;
        finding.arguments[0] = gk_bytes_of(gk_rule(entry->rule)->id);
        status = gk_report_finding(report, &finding, &spot);
    }
    return status;
}

enum gk_status gk_answers_report(const struct gk_answers *answers, const struct gk_job *job,
                                 struct gk_report *report)
{
    enum gk_status status = report_decisions(answers, job, report);
    return status == GK_OK ? report_accepted(answers, job, report) : status;
}

void gk_answers_free(struct gk_answers *answers)
{
    gk_arena_free(&answers->arena);
    *answers = (struct gk_answers){ 0 };
}
