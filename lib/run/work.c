#include "run/work.h"

#include "base/utf8.h"
#include "record/annotate.h"
#include "record/value.h"
#include "run/line.h"

static const struct gk_bytes nothing = { NULL, 0 };

void gk_worker_free(struct gk_worker *worker)
{
    gk_batch_free(&worker->batch);
    gk_scanner_free(&worker->scanner);
    gk_scratch_free(&worker->scratch);
    gk_decoder_close(&worker->decoder);
    gk_buffer_free(&worker->undecoded);
}

static bool is_accepted(const struct gk_job *job, struct gk_bytes id, const struct gk_finding *f)
{
    return job->accepted &&
           gk_accepted_has(job->accepted, id, f->rule, f->pointer, f->fingerprint);
}

static bool is_repair(const struct gk_finding *finding)
{
    return gk_bytes_equal(finding->action, GK_BYTES("repair"));
}

/* What a person has accepted is right as it stands: it is not repaired. A repair that is one with
 * others is made, and told. Returns how many findings are told no more. */
static uint32_t leave_accepted(const struct gk_job *job, struct gk_bytes id,
                               struct gk_verdict *verdict)
{
    struct gk_findings left = { 0 };
    uint32_t accepted = 0;
    for (struct gk_finding *f = verdict->findings.first, *next; f; f = next) {
        next = f->next;
        if (is_repair(f) && is_accepted(job, id, f) && gk_edit_drop(&verdict->edits, f->place)) {
            accepted++;
            continue;
        }
        f->next = NULL;
        gk_findings_append(&left, f);
    }
    verdict->findings = left;
    return accepted;
}

void gk_work_settle(const struct gk_job *job, struct gk_outcome *outcome)
{
    struct gk_findings left = { 0 };
    for (struct gk_finding *f = outcome->findings.first, *next; f; f = next) {
        next = f->next;
        if (!is_repair(f) && is_accepted(job, outcome->id, f)) {
            outcome->accepted++;
            continue;
        }
        f->next = NULL;
        gk_findings_append(&left, f);
    }
    gk_findings_sort(&left);
    outcome->findings = left;
    outcome->held = gk_findings_worst(&left) == GK_ERROR;
}

/* ---- one record */

static bool is_found_in(const struct gk_findings *findings, struct gk_value value)
{
    for (const struct gk_finding *f = findings->first; f; f = f->next)
        if (f->place >= value.start && f->place < value.start + value.length &&
            gk_bytes_start_with(gk_bytes_of(gk_rule(f->rule)->id), GK_BYTES("redact.")))
            return true;
    return false;
}

/* Was something confidential found in what reports would call the record? */
static bool is_id_confidential(const struct gk_record *record, const struct gk_findings *findings)
{
    const struct gk_member *id = gk_record_field(record, GK_FIELD_ID);
    const struct gk_member *index = gk_record_field(record, GK_FIELD_INDEX_NUMBER);
    return (id && is_found_in(findings, id->value)) ||
           (index && is_found_in(findings, index->value));
}

/* The record's id for reports; at == NULL when there is no memory. */
static struct gk_bytes record_id(const struct gk_record *record, struct gk_arena *arena)
{
    static const enum gk_field names[] = { GK_FIELD_ID, GK_FIELD_INDEX_NUMBER };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct gk_member *member = gk_record_field(record, names[i]);
        if (member && member->value.type == GK_NUMBER)
            return gk_record_raw(record, member->value);
        struct gk_bytes text = gk_field_text(record, names[i], arena);
        if (!text.at || text.length)
            return text;
    }
    return (struct gk_bytes){ "", 0 };
}

/* Which top-level members --omit drops, by field or by their own name; NULL without memory. */
static const bool *dropped(const struct gk_worker *worker, const struct gk_record *record,
                           struct gk_arena *arena)
{
    const struct gk_job *job = worker->job;
    bool *drop = gk_arena_array(arena, record->member_count, sizeof *drop);
    for (size_t i = 0; drop && i < job->omitted_count; i++) {
        enum gk_field field = gk_field_find(&job->profile->fields, job->omitted[i]);
        for (uint32_t k = 0; k < record->member_count; k++) {
            const struct gk_member *member = &record->members[k];
            struct gk_bytes name = gk_member_text(record, member, arena);
            if (!name.at)
                return NULL;
            if (member->depth == 1 &&
                (gk_bytes_equal(name, job->omitted[i]) ||
                 (field != GK_FIELD_COUNT &&
                  gk_field_find(&job->profile->fields, name) == field)))
                drop[k] = true;
        }
    }
    return drop;
}

static bool is_omitted(const struct gk_job *job, struct gk_bytes name)
{
    for (size_t i = 0; i < job->omitted_count; i++)
        if (gk_bytes_equal(job->omitted[i], name))
            return true;
    return false;
}

static bool has_finding(const struct gk_verdict *verdict, enum gk_rule_id rule)
{
    for (const struct gk_finding *f = verdict->findings.first; f; f = f->next)
        if (f->rule == rule)
            return true;
    return false;
}

/* A `gk` that is no object leaves no place for the result: the record is held, if the verb has
 * not held it for that already. */
static enum gk_status say_foreign(const struct gk_worker *worker, const struct gk_record *record,
                                  struct gk_verdict *verdict)
{
    struct gk_finding *finding;
    if (has_finding(verdict, GK_RULE_GK_FOREIGN))
        return GK_OK;
    if (gk_verdict_add(verdict, worker->job->profile, GK_RULE_GK_FOREIGN, &finding) != GK_OK)
        return GK_NO_MEMORY;
    return finding ? gk_finding_at_member(finding, verdict, record,
                                          gk_record_field(record, GK_FIELD_GK))
                   : GK_OK;
}

static enum gk_status annotate(const struct gk_worker *worker, const struct gk_record *record,
                               struct gk_verdict *verdict, bool members_left)
{
    const struct gk_job *job = worker->job;
    bool foreign = false;
    if (!verdict->annotation.length || record->value.type != GK_OBJECT ||
        is_omitted(job, GK_BYTES("gk")))
        return GK_OK;
    enum gk_status status =
        gk_annotate(&verdict->edits, verdict->arena, record, gk_bytes_of(job->verb->name),
                    verdict->annotation, members_left, &foreign);
    return foreign ? say_foreign(worker, record, verdict) : status;
}

/* The edits that are not the verb's: members dropped, the result written in. */
static enum gk_status edit(struct gk_worker *worker, const struct gk_record *record,
                           struct gk_verdict *verdict)
{
    bool left = record->member_count > 0;
    if (worker->job->omitted_count) {
        const bool *drop = dropped(worker, record, &worker->scratch.arena);
        if (!drop || gk_edit_drop_members(&verdict->edits, verdict->arena, record, drop, &left) !=
                         GK_OK)
            return GK_NO_MEMORY;
    }
    return annotate(worker, record, verdict, left);
}

static enum gk_status write_edited(struct gk_batch *batch, const struct gk_record *record,
                                   const struct gk_verdict *verdict, struct gk_outcome *outcome)
{
    outcome->edited = batch->edited.length;
    if (gk_edits_apply(&verdict->edits, record->line, &batch->edited) != GK_OK ||
        gk_buffer_append_byte(&batch->edited, '\n') != GK_OK)
        return GK_NO_MEMORY;
    outcome->edited_length = batch->edited.length - outcome->edited;
    return GK_OK;
}

/* What becomes of the line in hand, which counts as a record of its own. */
static struct gk_outcome *new_outcome(struct gk_batch *batch, struct gk_bytes raw,
                                      struct gk_bytes text)
{
    struct gk_outcome *outcome = gk_batch_outcome(batch);
    if (outcome) {
        outcome->raw = raw;
        outcome->text = text;
        outcome->line = batch->lines;
        outcome->records = 1;
    }
    return outcome;
}

/* A record that passes as it is: counted with those before it where they are its neighbours. */
static enum gk_status pass(struct gk_batch *batch, struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_outcome *last =
        batch->outcome_count ? &batch->outcomes[batch->outcome_count - 1] : NULL;
    bool run = last && last->records && !last->held && !last->findings.first && !last->note &&
               !last->edited_length && !last->accepted;
    if (run && last->raw.at + last->raw.length == raw.at &&
        last->text.at + last->text.length == text.at) {
        last->records++;
        last->raw.length += raw.length;
        last->text.length += text.length;
        return GK_OK;
    }
    return new_outcome(batch, raw, text) ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_worker *worker, const struct gk_record *record,
                            struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_verdict verdict = { .arena = &batch->arena };
    gk_arena_reset(&worker->scratch.arena);
    enum gk_status status =
        worker->job->verb->judge(worker->job->plan, &worker->scratch, record, &verdict);
    if (status != GK_OK)
        return status;
    struct gk_bytes id = { NULL, 0 };
    uint32_t accepted = 0;
    if (worker->job->accepted && verdict.findings.first) {
        id = record_id(record, &batch->arena);
        if (!id.at)
            return GK_NO_MEMORY;
        accepted = leave_accepted(worker->job, id, &verdict);
    }
    bool masked = verdict.edits.first != NULL;
    status = edit(worker, record, &verdict);
    if (status != GK_OK)
        return status;
    if (!verdict.findings.first && !verdict.edits.first && !verdict.note && !accepted)
        return pass(batch, raw, text);

    struct gk_outcome *outcome = new_outcome(batch, raw, text);
    if (!outcome)
        return GK_NO_MEMORY;
    outcome->id = id.at ? id : record_id(record, &batch->arena);
    if (!outcome->id.at)
        return GK_NO_MEMORY;
    outcome->accepted = accepted;
    outcome->findings = verdict.findings;
    outcome->id_hidden = is_id_confidential(record, &verdict.findings);
    outcome->note = verdict.note;
    outcome->masked = masked;
    gk_work_settle(worker->job, outcome);
    if (outcome->held || !verdict.edits.first)
        return GK_OK;
    return write_edited(batch, record, &verdict, outcome);
}

/* ---- lines that are no record */

static struct gk_bytes number_text(struct gk_arena *arena, uint64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* Holds a line for one fault of its own. */
static enum gk_status hold(struct gk_worker *worker, struct gk_bytes raw, struct gk_bytes text,
                           struct gk_bytes id, const struct gk_fault *fault,
                           struct gk_bytes argument)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_outcome *outcome = new_outcome(batch, raw, text);
    if (!outcome)
        return GK_NO_MEMORY;
    outcome->id = id;
    outcome->held = true;
    struct gk_finding *finding = gk_finding_add(&outcome->findings, &batch->arena, fault->rule);
    if (!finding)
        return GK_NO_MEMORY;
    /* Whatever a profile says, what cannot be read does not pass. */
    finding->severity = GK_ERROR;
    finding->place = fault->place;
    finding->arguments[0] = argument;
    if (fault->rule == GK_RULE_JSON_SYNTAX) {
        finding->arguments[0] = gk_bytes_of(gk_message_text(fault->expected, GK_ENGLISH));
        finding->arguments[1] = gk_bytes_of(gk_message_text(fault->expected, GK_CHINESE));
    }
    return GK_OK;
}

/* Further bytes of what is held already: no record of their own. */
static enum gk_status follow(struct gk_worker *worker, struct gk_bytes raw)
{
    struct gk_outcome *outcome = gk_batch_outcome(&worker->batch);
    if (!outcome)
        return GK_NO_MEMORY;
    outcome->raw = raw;
    outcome->held = true;
    return GK_OK;
}

/* A line that is no record; its id may have stood before the fault. */
static enum gk_status hold_fault(struct gk_worker *worker, const struct gk_record *record,
                                 const struct gk_fault *fault, struct gk_bytes raw,
                                 struct gk_bytes text)
{
    struct gk_bytes id = record_id(record, &worker->batch.arena);
    return id.at ? hold(worker, raw, text, id, fault, nothing) : GK_NO_MEMORY;
}

static enum gk_status hold_oversize(struct gk_worker *worker, struct gk_bytes raw)
{
    struct gk_fault fault = { .rule = GK_RULE_JSON_OVERSIZE };
    struct gk_bytes limit = number_text(&worker->batch.arena, worker->job->max_record);
    if (!limit.at)
        return GK_NO_MEMORY;
    return hold(worker, raw, nothing, nothing, &fault, limit);
}

/* A document over several lines is held as one record; its first line says why, the others
 * follow it into the rejects. */
static enum gk_status hold_document(struct gk_worker *worker, struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    if (batch->document_first && !batch->outcome_count) {
        struct gk_fault fault = { .rule = GK_RULE_JSON_DOCUMENT };
        struct gk_bytes filter = batch->document == '[' ? GK_BYTES("'.[]'") : GK_BYTES(".");
        return hold(worker, raw, nothing, nothing, &fault, filter);
    }
    return follow(worker, raw);
}

/* ---- lines that could not be decoded */

/* One of the batch; they are listed in their order. */
struct undecoded {
    uint64_t line; /* counted from 0 within the batch */
    struct gk_decoding decoding;
};

/* The first of the list where it is that line, which is then taken off; else NULL. */
static const struct undecoded *next_undecoded(struct gk_bytes *list, uint64_t line)
{
    const struct undecoded *first = (const struct undecoded *)(const void *)list->at;
    if (!list->length || first->line != line)
        return NULL;
    list->at += sizeof *first;
    list->length -= sizeof *first;
    return first;
}

/* The id of a record of which not all could be read; none where the id itself is damaged, because
 * what it would show might not be seen to be personal. */
static struct gk_bytes undecoded_id(const struct gk_record *record, struct gk_arena *arena)
{
    struct gk_bytes id = record_id(record, arena);
    return id.at && gk_bytes_find(id, GK_BYTES("\xEF\xBF\xBD")) ? (struct gk_bytes){ "", 0 } : id;
}

static struct gk_bytes place_text(struct gk_arena *arena, size_t number, size_t count)
{
    char text[48];
    int length = snprintf(text, sizeof text, "%zu/%zu", number, count);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* A finding for each of the first bad places. They are counted in bytes of the line as it came,
 * which the rejects keep; the column counts characters, U+FFFD for each byte that is none. */
static enum gk_status hold_places(struct gk_worker *worker, struct gk_outcome *outcome,
                                  const struct gk_decoding *decoding, const char *text)
{
    struct gk_arena *arena = &worker->batch.arena;
    uint64_t column = 1;
    size_t counted = 0;
    for (size_t i = 0; i < decoding->bad && i < GK_BAD_PLACES; i++) {
        const struct gk_bad_place *bad = &decoding->places[i];
        struct gk_finding *finding =
            gk_finding_add(&outcome->findings, arena, GK_RULE_JSON_ENCODING);
        if (!finding)
            return GK_NO_MEMORY;
        column += gk_utf8_count((struct gk_bytes){ text + counted, bad->text - counted });
        counted = bad->text;
        finding->severity = GK_ERROR;
        finding->place = (uint32_t)bad->offset;
        finding->column = column;
        finding->arguments[0] = gk_encoding_name(decoding->encoding);
        finding->arguments[1] = number_text(arena, bad->offset);
        finding->arguments[2] = place_text(arena, i + 1, decoding->bad);
        if (!finding->arguments[1].at || !finding->arguments[2].at)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status take_undecoded(struct gk_worker *worker, const struct gk_record *record,
                                     const struct undecoded *bad, struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    enum gk_status status;
    if (batch->document) {
        status = hold_document(worker, raw);
    } else {
        struct gk_outcome *outcome = new_outcome(batch, raw, nothing);
        if (!outcome)
            return GK_NO_MEMORY;
        outcome->held = true;
        outcome->id = undecoded_id(record, &batch->arena);
        status = outcome->id.at ? hold_places(worker, outcome, &bad->decoding, record->line.at)
                                : GK_NO_MEMORY;
    }
    batch->lines++;
    return status;
}

/* ---- batches */

/* The line end is not part of the record, nor is the carriage return of CRLF. */
static bool is_oversize(const struct gk_worker *worker, struct gk_bytes line)
{
    size_t length = line.length - gk_bytes_end_with(line, GK_BYTES("\r"));
    return length > worker->job->max_record;
}

static enum gk_status take_line(struct gk_worker *worker, enum gk_line_kind kind,
                                const struct gk_record *record, const struct gk_fault *fault,
                                struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes text = { record->line.at, record->line.length + 1 };
    enum gk_status status = GK_OK;
    bool before_document = batch->document_first && !batch->outcome_count;
    if (batch->document && (kind != GK_LINE_BLANK || !before_document))
        status = hold_document(worker, raw);
    else if (is_oversize(worker, record->line))
        status = hold_oversize(worker, raw);
    else if (kind == GK_LINE_BLANK)
        batch->blank++;
    else if (kind == GK_LINE_FAULT)
        status = hold_fault(worker, record, fault, raw, text);
    else
        status = judge(worker, record, raw, text);
    batch->lines++;
    return status;
}

/* The lines of the batch: `text` as UTF-8, `raw` as they came. */
static enum gk_status work_lines(struct gk_worker *worker, struct gk_bytes text,
                                 struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes left = gk_buffer_bytes(&worker->undecoded);
    enum gk_status status = gk_scan_block(&worker->scanner, text);
    size_t offset = 0;
    while (status == GK_OK) {
        size_t start = offset;
        enum gk_line_kind kind;
        struct gk_record record;
        struct gk_fault fault;
        status = gk_scan_line(&worker->scanner, &offset, &kind, &record, &fault);
        if (status != GK_OK)
            break;
        struct gk_bytes line = { raw.at, batch->encoding == GK_UTF_8
                                             ? offset - start
                                             : gk_line_length(batch->encoding, raw) };
        raw.at += line.length;
        raw.length -= line.length;
        const struct undecoded *bad = next_undecoded(&left, batch->lines);
        status = bad ? take_undecoded(worker, &record, bad, line)
                     : take_line(worker, kind, &record, &fault, line);
    }
    return status == GK_END ? GK_OK : status;
}

/* Decodes the lines into one text; those that are not wholly in the encoding are listed. */
static enum gk_status decode_lines(struct gk_worker *worker)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes left = gk_buffer_bytes(&batch->bytes);
    struct undecoded bad;
    for (uint64_t line = 0; left.length; line++) {
        struct gk_bytes raw = { left.at, gk_line_length(batch->encoding, left) };
        enum gk_status status = gk_decode(&worker->decoder, batch->encoding, raw,
                                          &batch->decoded, &bad.decoding);
        if (status == GK_INVALID)
            gk_say(worker->job->voice, GK_MESSAGE_UNKNOWN_ENCODING,
                   gk_encoding_name(batch->encoding), nothing, nothing);
        bad.line = line;
        if (status == GK_OK && bad.decoding.bad)
            status = gk_buffer_append(&worker->undecoded,
                                      (struct gk_bytes){ (const char *)&bad, sizeof bad });
        if (status != GK_OK)
            return status;
        left.at += raw.length;
        left.length -= raw.length;
    }
    return GK_OK;
}

static enum gk_status work_other(struct gk_worker *worker)
{
    enum gk_status status = decode_lines(worker);
    return status == GK_OK ? work_lines(worker, gk_buffer_bytes(&worker->batch.decoded),
                                        gk_buffer_bytes(&worker->batch.bytes))
                           : status;
}

/* The first piece of a line that is too large is held for it, the others follow it. */
static enum gk_status follow_piece(struct gk_worker *worker, struct gk_bytes raw)
{
    if (!worker->batch.piece_first)
        return follow(worker, raw);
    return worker->batch.document ? hold_document(worker, raw) : hold_oversize(worker, raw);
}

static enum gk_status work_piece(struct gk_worker *worker)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes raw = gk_buffer_bytes(&batch->bytes);
    enum gk_status status = follow_piece(worker, raw);
    batch->lines = batch->piece_last;
    return status;
}

enum gk_status gk_work(struct gk_worker *worker)
{
    const struct gk_job *job = worker->job;
    worker->scanner.any_value = job->profile->none;
    worker->scanner.fields = &job->profile->fields;
    if (worker->batch.kind == GK_BATCH_PIECE)
        return work_piece(worker);
    gk_buffer_clear(&worker->undecoded);
    struct gk_bytes bytes = gk_buffer_bytes(&worker->batch.bytes);
    return worker->batch.encoding == GK_UTF_8 ? work_lines(worker, bytes, bytes)
                                              : work_other(worker);
}
