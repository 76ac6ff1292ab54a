#include "run/deliver/deliver.h"

#include <inttypes.h>
#include <unistd.h>

#include "run/command/typed.h"
#include "run/report/describe.h"
#include "run/workers/conclude.h"

/* ---- one outcome */

/* Describes the record, of which nothing was said before, or concludes once more, because the
 * tally has added to what was said: the line is scanned again, since the worker's index of it is
 * gone. */
static enum gk_status look_again(struct gk_delivery *delivery, struct gk_batch *batch,
                                 struct gk_outcome *outcome, bool describes, bool concludes)
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
    if (status != GK_OK || kind != GK_LINE_RECORD)
        return status;
    gk_arena_reset(&delivery->scratch.arena);
    outcome->verdict->record = &record;
    if (describes)
        status = gk_describe(job, &delivery->scratch, outcome);
    if (status == GK_OK && concludes)
        status = gk_conclude(job, &delivery->scratch, batch, outcome);
    outcome->verdict->record = NULL;
    return status;
}

/* The file that the record names as its source, once for the run: the tally and the report keep
 * where things stood. */
static enum gk_status find_source(struct gk_delivery *delivery, struct gk_bytes name,
                                  const struct gk_source_file **found)
{
    uint32_t count = (uint32_t)(delivery->source_list.length / sizeof(struct gk_source_file));
    uint32_t index = gk_map_get(&delivery->sources, name, count);
    if (index == count) {
        struct gk_source_file file = { .name = gk_arena_copy(&delivery->arena, name) };
        if (!file.name.at || gk_report_hides(delivery->report, name, &file.hidden) != GK_OK ||
            gk_map_put(&delivery->sources, file.name, count) != GK_OK ||
            gk_buffer_append(&delivery->source_list,
                             (struct gk_bytes){ (const char *)&file, sizeof file }) != GK_OK)
            return GK_NO_MEMORY;
    }
    *found = (const struct gk_source_file *)(const void *)delivery->source_list.at + index;
    return GK_OK;
}

/* Where an outcome stands: the line of the input, or that from which the record says it came. */
struct stand {
    struct gk_bytes file;
    uint64_t line;
    bool from_source;
};

static enum gk_status find_stand(struct gk_delivery *delivery, const struct gk_batch *batch,
                                 const struct gk_outcome *outcome, struct stand *stand)
{
    const struct gk_source_file *file = NULL;
    *stand = (struct stand){ batch->file, delivery->line + outcome->line + 1, false };
    if (!outcome->source_line)
        return GK_OK;
    if (find_source(delivery, outcome->source_file, &file) != GK_OK)
        return GK_NO_MEMORY;
    if (!file->hidden)
        *stand = (struct stand){ file->name, outcome->source_line, true };
    return GK_OK;
}

static enum gk_status add_to_tally(struct gk_delivery *delivery, struct gk_batch *batch,
                                   struct gk_outcome *outcome)
{
    const struct gk_job *job = delivery->job;
    struct gk_verdict *verdict = outcome->verdict;
    if (!job->tally || !verdict || !outcome->records)
        return GK_OK;
    struct stand stand;
    if (find_stand(delivery, batch, outcome, &stand) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_place place = { .file = stand.file, .line = stand.line, .id = verdict->id };
    uint32_t before = verdict->findings.count;
    enum gk_status status = job->verb->tally_add(job->tally, &place, verdict);
    if (status == GK_OK && delivery->ledger)
        status = gk_ledger_add(delivery->ledger, verdict);
    if (status != GK_OK || verdict->findings.count == before)
        return status;
    gk_verdict_settle(verdict);
    bool describes = !before && gk_report_describes(job->format, job->group);
    bool concludes = !verdict->held && outcome->edited_length;
    return describes || concludes ? look_again(delivery, batch, outcome, describes, concludes)
                                  : GK_OK;
}

/* Where a finding stands: with the record at hand, or where it says itself at the end of a run. */
static struct gk_spot spot_of(const struct gk_finding *finding, const struct gk_spot *at_hand)
{
    if (!finding->stands.file.length) {
        struct gk_spot spot = *at_hand;
        if (finding->section.length)
            spot.section = finding->section;
        return spot;
    }
    return (struct gk_spot){ .file = finding->stands.file,
                             .line = finding->stands.line,
                             .id = finding->stands.id,
                             .title = finding->title,
                             .section = finding->section,
                             .is_ours = finding->stands.is_ours };
}

/* Tells what is to be told of the record, and counts what a person has accepted. */
static enum gk_status report_findings(struct gk_delivery *delivery, struct gk_verdict *verdict,
                                      const struct gk_spot *spot)
{
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next) {
        delivery->counts.accepted += f->accepted;
        delivery->counts.decided += f->decision && f->rule == GK_RULE_DECISION_MADE;
        if (gk_answers_meet(&delivery->answers, &delivery->job->settlement, f) != GK_OK)
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

/* What the record reads as from now on. */
static struct gk_bytes record_text(const struct gk_batch *batch, const struct gk_outcome *outcome)
{
    if (outcome->edited_length)
        return (struct gk_bytes){ batch->edited.at + outcome->edited, outcome->edited_length };
    return outcome->text;
}

static enum gk_status write_record(struct gk_delivery *delivery, const struct gk_batch *batch,
                                   const struct gk_outcome *outcome)
{
    struct gk_bytes text = record_text(batch, outcome);
    if (delivery->job->verb->replaces_records)
        return GK_OK;
    if (!delivery->sheet || !text.length)
        return gk_output_add(delivery->records, text);
    const struct gk_spot spot = { .file = batch->file,
                                  .line = delivery->line + outcome->line + 1,
                                  .row = outcome->row,
                                  .head = batch->head,
                                  .id = GK_BYTES(""),
                                  .text = outcome->text };
    return gk_record_sheet_add(delivery->sheet, batch->head, text, &spot);
}

/* Before anything is written: do the first records have the members that options name? */
static enum gk_status check_typed(struct gk_delivery *delivery, const struct gk_batch *batch)
{
    const struct gk_job *job = delivery->job;
    struct gk_buffer lines = { 0 };
    enum gk_status status = GK_OK;
    if (delivery->typed_checked || !job->typed_count)
        return GK_OK;
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++)
        if (!batch->outcomes[i].follows)
            status = gk_buffer_append(&lines, batch->outcomes[i].text);
    struct gk_typed_search search = { .job = job,
                                      .report = delivery->report,
                                      .lines = gk_buffer_bytes(&lines) };
    for (size_t i = 0; status == GK_OK && lines.length && i < job->typed_count; i++)
        status = gk_typed_check(&search, &job->typed[i]);
    delivery->typed_checked = lines.length;
    gk_typed_search_free(&search);
    gk_buffer_free(&lines);
    return status;
}

static bool is_kept_back(const struct gk_verdict *verdict)
{
    return verdict && (verdict->held || verdict->evidence);
}

/* Before anything is written: do the first records have the columns that are asked for? */
static enum gk_status check_columns(struct gk_delivery *delivery, const struct gk_batch *batch)
{
    struct gk_buffer lines = { 0 };
    enum gk_status status = GK_OK;
    if (!delivery->sheet || delivery->sheet->begun || !delivery->sheet->asked_count)
        return GK_OK;
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++) {
        const struct gk_outcome *outcome = &batch->outcomes[i];
        if (!outcome->follows && !is_kept_back(outcome->verdict))
            status = gk_buffer_append(&lines, record_text(batch, outcome));
    }
    if (status == GK_OK && lines.length)
        status = gk_record_sheet_check(delivery->sheet, batch->head, gk_buffer_bytes(&lines));
    gk_buffer_free(&lines);
    return status;
}

/* Tells what is to be told of the record; of one that is held, also where the reasons go. */
static enum gk_status report_outcome(struct gk_delivery *delivery, const struct gk_batch *batch,
                                     const struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    struct gk_bytes name = gk_verdict_name(verdict);
    struct stand stand;
    if (find_stand(delivery, batch, outcome, &stand) != GK_OK)
        return GK_NO_MEMORY;
    const struct gk_spot spot = { .file = stand.file,
                                  .line = stand.line,
                                  .from_source = stand.from_source,
                                  .row = stand.from_source ? 0 : outcome->row,
                                  .head = batch->head,
                                  .id = name,
                                  .record = verdict->id.length ? GK_BYTES("") : verdict->line,
                                  .title = verdict->title,
                                  .section = verdict->section,
                                  .text = outcome->text,
                                  .id_hidden = outcome->id_hidden,
                                  .title_hidden = outcome->title_hidden,
                                  .section_hidden = outcome->section_hidden,
                                  .held = verdict->held };
    enum gk_status status = name.at ? report_findings(delivery, verdict, &spot) : GK_NO_MEMORY;
    return status == GK_OK && verdict->held
               ? gk_reasons_add(delivery->reasons, delivery->report, outcome, &spot)
               : status;
}

static enum gk_status deliver_outcome(struct gk_delivery *delivery, struct gk_batch *batch,
                                      struct gk_outcome *outcome)
{
    struct gk_verdict *verdict = outcome->verdict;
    enum gk_status status = GK_OK;
    if (verdict && verdict->findings.first)
        status = report_outcome(delivery, batch, outcome);
    if (status != GK_OK)
        return status;
    delivery->counts.read += outcome->records;
    if (outcome->follows || (verdict && verdict->held)) {
        delivery->counts.held += outcome->records;
        gk_report_speak(delivery->report);
        return gk_rejects_add(delivery->rejects, batch, outcome);
    }
    if (delivery->job->check && delivery->job->verb->masking_is_attention && outcome->masked)
        delivery->attention = true;
    if (verdict && verdict->evidence) {
        delivery->counts.evidence += outcome->records;
        return GK_OK;
    }
    delivery->counts.passed += outcome->records;
    if (delivery->listing)
        status = gk_listing_add(delivery->listing, verdict ? verdict->row : NULL);
    return status == GK_OK ? write_record(delivery, batch, outcome) : status;
}

/* ---- one batch */

static enum gk_status flush(struct gk_delivery *delivery)
{
    struct gk_record_sheet *sheet = delivery->sheet;
    if (delivery->report->text.length)
        gk_progress_erase(&delivery->progress);
    enum gk_status status =
        sheet ? gk_output_add(delivery->records, gk_buffer_bytes(&sheet->text)) : GK_OK;
    /* The report first, so that what was said of a record is mostly there before the record. */
    if (status == GK_OK)
        status = gk_report_flush(delivery->report);
    if (status == GK_OK)
        status = gk_to_accept_flush(delivery->to_accept);
    if (status == GK_OK && delivery->listing)
        status = gk_listing_flush(delivery->listing);
    if (status == GK_OK && delivery->ledger)
        status = gk_ledger_flush(delivery->ledger);
    if (status == GK_OK)
        status = gk_output_flush(&delivery->rejects->output);
    if (status == GK_OK)
        status = gk_reasons_flush(delivery->reasons);
    if (status == GK_OK)
        status = gk_output_flush(delivery->records);
    if (sheet)
        gk_buffer_clear(&sheet->text);
    return status;
}

enum gk_status gk_deliver(struct gk_delivery *delivery, struct gk_batch *batch)
{
    enum gk_status status = GK_OK;
    if (batch->file_first)
        delivery->line = 0;
    /* The tally first, all of it: concluding again may move the records that are to be written. */
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++)
        status = add_to_tally(delivery, batch, &batch->outcomes[i]);
    if (status == GK_OK)
        status = check_typed(delivery, batch);
    if (status == GK_OK)
        status = check_columns(delivery, batch);
    for (size_t i = 0; status == GK_OK && i < batch->outcome_count; i++)
        status = deliver_outcome(delivery, batch, &batch->outcomes[i]);
    delivery->line += batch->lines;
    delivery->counts.blank += batch->blank;
    if (status == GK_OK)
        status = flush(delivery);
    gk_progress_show(&delivery->progress, delivery->counts.read, batch->read);
    return status;
}

/* ---- the end */

enum gk_status gk_deliver_end(struct gk_delivery *delivery)
{
    const struct gk_job *job = delivery->job;
    struct gk_verdict end = { .arena = &delivery->arena, .settlement = &job->settlement };
    const struct gk_spot nowhere = { .file = { NULL, 0 } };
    enum gk_status status = GK_OK;
    gk_progress_erase(&delivery->progress);
    if (delivery->sheet && !job->check)
        status = gk_record_sheet_end(delivery->sheet);
    if (status == GK_OK)
        status = flush(delivery);
    if (status == GK_OK && job->tally && job->verb->tally_report)
        status = job->verb->tally_report(job->tally, &end);
    if (status == GK_OK && delivery->ledger)
        status = gk_ledger_end(delivery->ledger, &end);
    gk_verdict_settle(&end);
    if (status == GK_OK)
        status = report_findings(delivery, &end, &nowhere);
    if (status == GK_OK)
        status = gk_answers_report(&delivery->answers, job, delivery->report);
    if (status == GK_OK)
        status = gk_to_accept_flush(delivery->to_accept);
    if (status != GK_OK)
        return status;
    if (delivery->attention)
        gk_report_speak(delivery->report);
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
    if (delivery->reasons->left_out && gk_say(job->voice, GK_MESSAGE_REASONS_LEFT_OUT,
                                              write_number(&held, delivery->reasons->left_out),
                                              delivery->reasons->output.name, none) != GK_OK)
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
    enum gk_message summary = job->verb->replaces_records ? GK_MESSAGE_SUMMARY_COUNTED
                              : job->check                ? GK_MESSAGE_SUMMARY_CHECK
                                                          : GK_MESSAGE_SUMMARY;
    enum gk_status status =
        gk_say(job->voice, summary, write_number(&read, counts->read),
               write_number(&passed, counts->passed), write_number(&held, counts->held));
    if (status == GK_OK && counts->blank)
        status = gk_say(job->voice, GK_MESSAGE_BLANK_SKIPPED, write_number(&read, counts->blank),
                        none, none);
    if (status == GK_OK && counts->evidence)
        status = gk_say(job->voice, GK_MESSAGE_EVIDENCE, write_number(&read, counts->evidence),
                        none, none);
    if (status == GK_OK)
        status = say_accepted(delivery);
    if (status == GK_OK && counts->decided)
        status = gk_say(job->voice, GK_MESSAGE_DECIDED, write_number(&read, counts->decided), none,
                        none);
    uint64_t untold = gk_report_untold(delivery->report);
    if (status == GK_OK && untold)
        status = gk_say(job->voice, GK_MESSAGE_NOT_SHOWN, write_number(&read, untold), none, none);
    if (status == GK_OK && delivery->listing && delivery->listing->left_out)
        status = gk_say(job->voice, GK_MESSAGE_LEFT_OUT,
                        write_number(&read, delivery->listing->left_out),
                        delivery->listing->file.output.name, none);
    return status == GK_OK ? say_held(delivery) : status;
}

void gk_delivery_free(struct gk_delivery *delivery)
{
    gk_map_free(&delivery->sources);
    gk_buffer_free(&delivery->source_list);
    gk_answers_free(&delivery->answers);
    gk_arena_free(&delivery->arena);
    gk_scanner_free(&delivery->scanner);
    gk_scratch_free(&delivery->scratch);
}
