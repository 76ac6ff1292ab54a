#include "run/work.h"

#include "base/utf8.h"
#include "record/value.h"
#include "run/conclude.h"
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
    bool run = last && last->records && !last->verdict && !last->edited_length;
    if (run && last->raw.at + last->raw.length == raw.at &&
        last->text.at + last->text.length == text.at) {
        last->records++;
        last->raw.length += raw.length;
        last->text.length += text.length;
        return GK_OK;
    }
    return new_outcome(batch, raw, text) ? GK_OK : GK_NO_MEMORY;
}

/* The outcome of a record of which something is to be said, or which is to be written otherwise
 * than it came. */
static enum gk_status keep_verdict(struct gk_worker *worker, const struct gk_verdict *verdict,
                                   struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_outcome *outcome = new_outcome(batch, raw, text);
    struct gk_verdict *kept = gk_arena_allocate(&batch->arena, sizeof *kept);
    if (!outcome || !kept)
        return GK_NO_MEMORY;
    *kept = *verdict;
    outcome->verdict = kept;
    outcome->id_hidden = is_id_confidential(verdict->record, &kept->findings);
    if (!gk_verdict_id(kept).at)
        return GK_NO_MEMORY;
    enum gk_status status =
        kept->held ? GK_OK : gk_conclude(worker->job, &worker->scratch, batch, outcome);
    /* The record's index goes with the next line; who needs it again scans the line again. */
    kept->record = NULL;
    return status;
}

static enum gk_status judge(struct gk_worker *worker, const struct gk_record *record,
                            struct gk_bytes raw, struct gk_bytes text)
{
    const struct gk_job *job = worker->job;
    struct gk_verdict verdict = { .arena = &worker->batch.arena,
                                  .settlement = &job->settlement,
                                  .record = record };
    gk_arena_reset(&worker->scratch.arena);
    enum gk_status status = job->verb->judge(job->plan, &worker->scratch, record, &verdict);
    if (status == GK_OK)
        status = gk_conclude_foreign(job, &verdict);
    if (status != GK_OK)
        return status;
    gk_verdict_settle(&verdict);
    if (!verdict.findings.first && !verdict.further.first && !verdict.has_result && !verdict.note &&
        !job->omitted_count)
        return pass(&worker->batch, raw, text);
    return keep_verdict(worker, &verdict, raw, text);
}

/* ---- lines that are no record */

static struct gk_bytes number_text(struct gk_arena *arena, uint64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* The outcome of a line that is no record: held, whatever a profile says. */
static struct gk_verdict *hold_line(struct gk_worker *worker, struct gk_bytes raw,
                                    struct gk_bytes text, struct gk_bytes id)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_outcome *outcome = new_outcome(batch, raw, text);
    struct gk_verdict *verdict = gk_arena_allocate(&batch->arena, sizeof *verdict);
    if (!outcome || !verdict)
        return NULL;
    *verdict = (struct gk_verdict){ .arena = &batch->arena,
                                    .settlement = &worker->job->settlement,
                                    .id = id.at ? id : GK_BYTES(""),
                                    .held = true };
    outcome->verdict = verdict;
    return verdict;
}

/* Holds a line for one fault of its own. */
static enum gk_status hold(struct gk_worker *worker, struct gk_bytes raw, struct gk_bytes text,
                           struct gk_bytes id, const struct gk_fault *fault,
                           struct gk_bytes argument)
{
    struct gk_verdict *verdict = hold_line(worker, raw, text, id);
    struct gk_finding draft = gk_finding_of(fault->rule);
    if (!verdict)
        return GK_NO_MEMORY;
    draft.place = fault->place;
    draft.arguments[0] = argument;
    if (fault->rule == GK_RULE_JSON_SYNTAX) {
        draft.arguments[0] = gk_bytes_of(gk_message_text(fault->expected, GK_ENGLISH));
        draft.arguments[1] = gk_bytes_of(gk_message_text(fault->expected, GK_CHINESE));
    }
    return gk_verdict_add(verdict, &draft, NULL);
}

/* Further bytes of what is held already: no record of their own. */
static enum gk_status follow(struct gk_worker *worker, struct gk_bytes raw)
{
    struct gk_outcome *outcome = gk_batch_outcome(&worker->batch);
    if (!outcome)
        return GK_NO_MEMORY;
    outcome->raw = raw;
    outcome->follows = true;
    return GK_OK;
}

/* A line that is no record; its id may have stood before the fault. */
static enum gk_status hold_fault(struct gk_worker *worker, const struct gk_record *record,
                                 const struct gk_fault *fault, struct gk_bytes raw,
                                 struct gk_bytes text)
{
    struct gk_bytes id = gk_record_id(record, &worker->batch.arena);
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
    struct gk_bytes id = gk_record_id(record, arena);
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
static enum gk_status hold_places(struct gk_verdict *verdict, const struct gk_decoding *decoding,
                                  const char *text)
{
    struct gk_arena *arena = verdict->arena;
    uint64_t column = 1;
    size_t counted = 0;
    for (size_t i = 0; i < decoding->bad && i < GK_BAD_PLACES; i++) {
        const struct gk_bad_place *bad = &decoding->places[i];
        struct gk_finding draft = gk_finding_of(GK_RULE_JSON_ENCODING);
        column += gk_utf8_count((struct gk_bytes){ text + counted, bad->text - counted });
        counted = bad->text;
        draft.place = (uint32_t)bad->offset;
        draft.column = column;
        draft.arguments[0] = gk_encoding_name(decoding->encoding);
        draft.arguments[1] = number_text(arena, bad->offset);
        draft.arguments[2] = place_text(arena, i + 1, decoding->bad);
        if (!draft.arguments[1].at || !draft.arguments[2].at ||
            gk_verdict_add(verdict, &draft, NULL) != GK_OK)
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
        struct gk_bytes id = undecoded_id(record, &batch->arena);
        struct gk_verdict *verdict = id.at ? hold_line(worker, raw, nothing, id) : NULL;
        status = verdict ? hold_places(verdict, &bad->decoding, record->line.at) : GK_NO_MEMORY;
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
    worker->scanner.any_value = job->settlement.profile->none;
    worker->scanner.fields = &job->settlement.profile->fields;
    if (worker->batch.kind == GK_BATCH_PIECE)
        return work_piece(worker);
    gk_buffer_clear(&worker->undecoded);
    struct gk_bytes bytes = gk_buffer_bytes(&worker->batch.bytes);
    return worker->batch.encoding == GK_UTF_8 ? work_lines(worker, bytes, bytes)
                                              : work_other(worker);
}
