#include "run/deliver.h"

#include <inttypes.h>
#include <time.h>
#include <unistd.h>

#include "run/conclude.h"

/* ---- one outcome */

/* Concludes once more, because the tally has added to what was said: the line is scanned again,
 * since the worker's index of it is gone. */
static enum gk_status conclude_again(struct gk_delivery *delivery, struct gk_batch *batch,
                                     struct gk_outcome *outcome)
{
    const struct gk_job *job = delivery->job;
    struct gk_record record;
    struct gk_fault fault;
    enum gk_line_kind kind;
    size_t offset = 0;
    delivery->scanner.any_value = job->settlement.profile->none;
    delivery->scanner.fields = &job->settlement.profile->fields;
    enum gk_status status = gk_scan_block(&delivery->scanner, outcome->text);
    if (status == GK_OK)
        status = gk_scan_line(&delivery->scanner, &offset, &kind, &record, &fault);
    if (status != GK_OK)
        return status;
    gk_arena_reset(&delivery->scratch.arena);
    outcome->verdict->record = &record;
    status = gk_conclude(job, &delivery->scratch, batch, outcome);
    outcome->verdict->record = NULL;
    return status;
}

static enum gk_status add_to_tally(struct gk_delivery *delivery, struct gk_batch *batch,
                                   struct gk_outcome *outcome)
{
    const struct gk_job *job = delivery->job;
    struct gk_verdict *verdict = outcome->verdict;
    if (!job->tally || !verdict)
        return GK_OK;
    struct gk_place place = { batch->file, delivery->line + outcome->line + 1, verdict->id };
    uint32_t before = verdict->findings.count;
    enum gk_status status = job->verb->tally_add(job->tally, &place, verdict);
    if (status != GK_OK || verdict->findings.count == before)
        return status;
    gk_verdict_settle(verdict);
    return verdict->held || !outcome->edited_length ? GK_OK
                                                    : conclude_again(delivery, batch, outcome);
}

/* Where a finding stands: with the record at hand, or where it says itself at the end of a run. */
static struct gk_spot spot_of(const struct gk_finding *finding, const struct gk_spot *at_hand)
{
    if (!finding->stands.file.length)
        return *at_hand;
    return (struct gk_spot){ .file = finding->stands.file,
                             .line = finding->stands.line,
                             .id = finding->stands.id };
}

/* What a reviewer has decided about the finding is told beside it, and counted once. */
static enum gk_status meet_decision(struct gk_delivery *delivery, const struct gk_finding *finding)
{
    const struct gk_decisions *decisions = delivery->job->settlement.decisions;
    if (!finding->decision)
        return GK_OK;
    if (!delivery->met)
        delivery->met = gk_arena_array(&delivery->arena, decisions->count, sizeof *delivery->met);
    if (!delivery->met)
        return GK_NO_MEMORY;
    delivery->met[finding->decision - decisions->at] = true;
    delivery->counts.decided += finding->rule == GK_RULE_DECISION_MADE;
    return GK_OK;
}

/* Tells what is to be told of the record, and counts what a person has accepted. */
static enum gk_status report_findings(struct gk_delivery *delivery, struct gk_verdict *verdict,
                                      const struct gk_spot *spot)
{
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next) {
        delivery->counts.accepted += f->accepted;
        if (meet_decision(delivery, f) != GK_OK)
            return GK_NO_MEMORY;
        if (!gk_finding_is_told(f, verdict->held))
            continue;
        if (f->severity >= delivery->job->verb->attention)
            delivery->attention = true;
        struct gk_spot there = spot_of(f, spot);
        if (gk_report_finding(delivery->report, f, &there) != GK_OK ||
            gk_to_accept_add(delivery->to_accept, delivery->report, f, &there) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status write_record(struct gk_delivery *delivery, const struct gk_batch *batch,
                                   const struct gk_outcome *outcome)
{
    struct gk_bytes text = outcome->text;
    if (outcome->edited_length)
        text = (struct gk_bytes){ batch->edited.at + outcome->edited, outcome->edited_length };
    return gk_output_add(delivery->records, text);
}

static enum gk_status deliver_outcome(struct gk_delivery *delivery, struct gk_batch *batch,
                                      struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    enum gk_status status = GK_OK;
    if (verdict && verdict->findings.first) {
        struct gk_bytes name = gk_verdict_name(verdict);
        struct gk_spot spot = { .file = batch->file,
                                .line = delivery->line + outcome->line + 1,
                                .id = name,
                                .record = verdict->id.length ? GK_BYTES("") : verdict->line,
                                .title = verdict->title,
                                .text = outcome->text,
                                .id_hidden = outcome->id_hidden,
                                .title_hidden = outcome->title_hidden,
                                .held = verdict->held };
        status = name.at ? report_findings(delivery, verdict, &spot) : GK_NO_MEMORY;
    }
    if (status != GK_OK)
        return status;
    delivery->counts.read += outcome->records;
    if (outcome->follows || (verdict && verdict->held)) {
        delivery->counts.held += outcome->records;
        return gk_rejects_add(delivery->rejects, batch, outcome);
    }
    if (delivery->job->check && delivery->job->verb->masking_is_attention && outcome->masked)
        delivery->attention = true;
    delivery->counts.passed += outcome->records;
    return write_record(delivery, batch, outcome);
}

/* ---- one batch */

static void show_progress(struct gk_delivery *delivery)
{
    struct timespec now;
    if (!delivery->job->progress || clock_gettime(CLOCK_MONOTONIC, &now) != 0 ||
        now.tv_sec == delivery->progress_shown)
        return;
    delivery->progress_shown = now.tv_sec;
    char line[64];
    int length = snprintf(line, sizeof line, "%s: %" PRIu64 "\r", delivery->job->voice->tool,
                          delivery->counts.read);
    (void)!write(STDERR_FILENO, line, (size_t)length);
}

static enum gk_status flush(struct gk_delivery *delivery)
{
    /* The report first, so that what was said of a record is mostly there before the record. */
    enum gk_status status = gk_report_flush(delivery->report);
    if (status == GK_OK)
        status = gk_to_accept_flush(delivery->to_accept);
    if (status == GK_OK)
        status = gk_output_flush(&delivery->rejects->output);
    return status == GK_OK ? gk_output_flush(delivery->records) : status;
}

enum gk_status gk_deliver(struct gk_delivery *delivery, struct gk_batch *batch)
{
    enum gk_status status = GK_OK;
    if (batch->file_first)
        delivery->line = 0;
    /* The tally first, all of it: concluding again may move the records that are to be written. */
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++)
        status = add_to_tally(delivery, batch, &batch->outcomes[i]);
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++)
        status = deliver_outcome(delivery, batch, &batch->outcomes[i]);
    delivery->line += batch->lines;
    delivery->counts.blank += batch->blank;
    if (status == GK_OK)
        status = flush(delivery);
    show_progress(delivery);
    return status;
}

/* ---- the end */

/* What a column of decisions is called. */
static const enum gk_message decision_columns[] = {
    [GK_DECISION_FINGERPRINT] = GK_MESSAGE_COLUMN_FINGERPRINT,
    [GK_DECISION_DECISION] = GK_MESSAGE_COLUMN_DECISION,
    [GK_DECISION_WHO] = GK_MESSAGE_COLUMN_WHO,
    [GK_DECISION_WHEN] = GK_MESSAGE_COLUMN_WHEN,
    [GK_DECISION_BASIS] = GK_MESSAGE_COLUMN_BASIS,
};

/* One that does nothing is told where it stands; so is one that no finding has met. */
static enum gk_status report_decision(struct gk_delivery *delivery,
                                      const struct gk_decision *decision)
{
    const struct gk_decisions *decisions = delivery->job->settlement.decisions;
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
    } else if (delivery->met && delivery->met[counts - decisions->at]) {
        return GK_OK;
    }
    finding.severity = gk_rule(finding.rule)->severity;
    return gk_report_finding(delivery->report, &finding, &spot);
}

static enum gk_status report_decisions(struct gk_delivery *delivery)
{
    const struct gk_decisions *decisions = delivery->job->settlement.decisions;
    enum gk_status status = GK_OK;
    for (size_t i = 0; decisions && i < decisions->count && status == GK_OK; i++)
        status = report_decision(delivery, &decisions->at[i]);
    return status;
}

enum gk_status gk_deliver_end(struct gk_delivery *delivery)
{
    const struct gk_job *job = delivery->job;
    struct gk_verdict end = { .arena = &delivery->arena, .settlement = &job->settlement };
    const struct gk_spot nowhere = { .file = { NULL, 0 } };
    enum gk_status status = GK_OK;
    if (job->tally && job->verb->tally_report)
        status = job->verb->tally_report(job->tally, &end);
    gk_verdict_settle(&end);
    if (status == GK_OK)
        status = report_findings(delivery, &end, &nowhere);
    if (status == GK_OK)
        status = report_decisions(delivery);
    if (status == GK_OK)
        status = gk_to_accept_flush(delivery->to_accept);
    if (status != GK_OK)
        return status;
    return gk_report_end(delivery->report, &delivery->counts);
}

struct number {
    char text[24];
};

static struct gk_bytes write_number(struct number *number, uint64_t value)
{
    int length = snprintf(number->text, sizeof number->text, "%" PRIu64, value);
    return (struct gk_bytes){ number->text, (size_t)length };
}

/* What to do about the records that were held. */
static enum gk_status say_held(const struct gk_delivery *delivery)
{
    const struct gk_job *job = delivery->job;
    const struct gk_rejects *rejects = delivery->rejects;
    const struct gk_bytes none = { NULL, 0 };
    struct number held;
    if (!delivery->counts.held || job->check)
        return GK_OK;
    if (rejects->converted &&
        gk_say(job->voice, GK_MESSAGE_REJECTS_CONVERTED, write_number(&held, rejects->converted),
               rejects->output.name, none) != GK_OK)
        return GK_NO_MEMORY;
    if (rejects->output.descriptor >= 0)
        return gk_say(job->voice, job->verb->held, rejects->output.name, none, none);
    return gk_say(job->voice, GK_MESSAGE_HELD_NOT_KEPT, write_number(&held, delivery->counts.held),
                  none, none);
}

/* What is to be done about lines of --accept, and about those of --write-accept. */
static enum gk_status say_accepted(const struct gk_delivery *delivery)
{
    const struct gk_job *job = delivery->job;
    const struct gk_accepted *accepted = job->settlement.accepted;
    const struct gk_to_accept *list = delivery->to_accept;
    const struct gk_bytes none = { NULL, 0 };
    struct number number, left_out;
    enum gk_status status = GK_OK;
    if (delivery->counts.accepted)
        status = gk_say(job->voice, GK_MESSAGE_ACCEPTED,
                        write_number(&number, delivery->counts.accepted), none, none);
    if (status == GK_OK && accepted && accepted->unanswered)
        status = gk_say(job->voice, GK_MESSAGE_UNANSWERED,
                        write_number(&number, accepted->unanswered), none, none);
    if (status == GK_OK && list->output.descriptor >= 0)
        status = gk_say(job->voice, GK_MESSAGE_TO_ACCEPT, write_number(&number, list->written),
                        list->output.name, none);
    if (status == GK_OK && list->left_out)
        status = gk_say(job->voice, GK_MESSAGE_NOT_TO_ACCEPT,
                        write_number(&left_out, list->left_out), none, none);
    return status;
}

enum gk_status gk_deliver_say(const struct gk_delivery *delivery)
{
    const struct gk_job *job = delivery->job;
    const struct gk_counts *counts = &delivery->counts;
    const struct gk_bytes none = { NULL, 0 };
    struct number read, passed, held;
    enum gk_status status =
        gk_say(job->voice, job->check ? GK_MESSAGE_SUMMARY_CHECK : GK_MESSAGE_SUMMARY,
               write_number(&read, counts->read), write_number(&passed, counts->passed),
               write_number(&held, counts->held));
    if (status == GK_OK && counts->blank)
        status = gk_say(job->voice, GK_MESSAGE_BLANK_SKIPPED, write_number(&read, counts->blank),
                        none, none);
    if (status == GK_OK)
        status = say_accepted(delivery);
    if (status == GK_OK && counts->decided)
        status = gk_say(job->voice, GK_MESSAGE_DECIDED, write_number(&read, counts->decided), none,
                        none);
    uint64_t untold = gk_report_untold(delivery->report);
    if (status == GK_OK && untold)
        status = gk_say(job->voice, GK_MESSAGE_NOT_SHOWN, write_number(&read, untold), none, none);
    return status == GK_OK ? say_held(delivery) : status;
}

void gk_delivery_free(struct gk_delivery *delivery)
{
    gk_arena_free(&delivery->arena);
    gk_scanner_free(&delivery->scanner);
    gk_scratch_free(&delivery->scratch);
}
