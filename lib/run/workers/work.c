#include "run/workers/work.h"

#include "run/input/line.h"
#include "run/report/describe.h"
#include "run/workers/conclude.h"
#include "run/workers/hold.h"

static const struct gk_bytes nothing = { NULL, 0 };

void gk_worker_free(struct gk_worker *worker)
{
    gk_batch_free(&worker->batch);
    gk_scanner_free(&worker->scanner);
    gk_scratch_free(&worker->scratch);
    gk_decoder_close(&worker->decoder);
    gk_bytewise_free(&worker->bytewise);
    gk_buffer_free(&worker->doubted);
}

/* ---- one record */

/* The outcome of a record of which something is to be said, or which is to be written otherwise
 * than it came. */
static enum gk_status keep_verdict(struct gk_worker *worker, const struct gk_verdict *verdict,
                                   struct gk_bytes raw, struct gk_bytes text)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_outcome *outcome = gk_batch_line(batch, raw, text);
    struct gk_verdict *kept = gk_arena_allocate(&batch->arena, sizeof *kept);
    if (!outcome || !kept)
        return GK_NO_MEMORY;
    *kept = *verdict;
    outcome->verdict = kept;
    if (!gk_verdict_id(kept).at)
        return GK_NO_MEMORY;
    /* Where a hash of the record's bytes stands for an id it is of all that is in it. */
    enum gk_status status = gk_describe(worker->job, &worker->scratch, outcome);
    if (status == GK_OK && !kept->held && !kept->evidence)
        status = gk_conclude(worker->job, &worker->scratch, batch, outcome);
    /* The record's index goes with the next line; who needs it again scans the line again. */
    kept->record = NULL;
    kept->id_member = NULL;
    return status;
}

static enum gk_status judge(struct gk_worker *worker, const struct gk_record *record,
                            struct gk_bytes raw, struct gk_bytes text)
{
    const struct gk_job *job = worker->job;
    struct gk_verdict verdict = { .arena = &worker->batch.arena,
                                  .settlement = &job->settlement,
                                  .record = record,
                                  .line = record->line };
    gk_arena_reset(&worker->scratch.arena);
    enum gk_status status = job->verb->judge(job->plan, &worker->scratch, record, &verdict);
    if (status == GK_OK)
        status = gk_conclude_foreign(job, &verdict);
    if (status != GK_OK)
        return status;
    gk_verdict_settle(&verdict);
    if (!verdict.findings.first && !verdict.further.first && !verdict.has_result && !verdict.note &&
        !verdict.evidence && !job->omitted_count && !job->normal && !job->sources)
        return gk_batch_pass(&worker->batch, raw, text);
    return keep_verdict(worker, &verdict, raw, text);
}

/* ---- lines that could not be decoded, or not without doubt */

/* One of the batch; they are listed in their order. */
struct doubted {
    uint64_t line; /* counted from 0 within the batch */
    struct gk_decoding decoding;
    struct gk_doubled doubled;
};

/* The first of the list where it is that line, which is then taken off; else NULL. */
static const struct doubted *next_doubted(struct gk_bytes *list, uint64_t line)
{
    const struct doubted *first = (const struct doubted *)(const void *)list->at;
    if (!list->length || first->line != line)
        return NULL;
    list->at += sizeof *first;
    list->length -= sizeof *first;
    return first;
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
    const struct gk_job *job = worker->job;
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes text = { record->line.at, record->line.length + 1 };
    bool before_document = batch->document_first && !batch->outcome_count;
    if (batch->document && (kind != GK_LINE_BLANK || !before_document))
        return gk_hold_document(job, batch, raw);
    if (is_oversize(worker, record->line))
        return gk_hold_oversize(job, batch, raw);
    if (kind == GK_LINE_FAULT)
        return gk_hold_fault(job, batch, record, fault, raw, text);
    if (kind == GK_LINE_RECORD)
        return judge(worker, record, raw, text);
    batch->blank++;
    return GK_OK;
}

/* A line that was doubted. */
static enum gk_status take_doubted(struct gk_worker *worker, enum gk_line_kind kind,
                                   const struct gk_record *record, const struct gk_fault *fault,
                                   const struct doubted *doubted, struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    enum gk_encoding encoding = doubted->decoding.encoding;
    bool bytewise = false;
    if (doubted->decoding.bad)
        return gk_hold_undecoded(worker->job, batch, record, &doubted->decoding, raw);
    if (!batch->document && !is_oversize(worker, record->line) &&
        gk_bytewise_judge(&worker->bytewise, &worker->decoder, encoding, raw, &doubted->doubled,
                          kind, &bytewise) != GK_OK)
        return GK_NO_MEMORY;
    return bytewise ? gk_hold_bytewise(worker->job, batch, record, encoding, &doubted->doubled, raw)
                    : take_line(worker, kind, record, fault, raw);
}

/* The lines of the batch: `text` as UTF-8, `raw` as they came. */
static enum gk_status work_lines(struct gk_worker *worker, struct gk_bytes text,
                                 struct gk_bytes raw)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes left = gk_buffer_bytes(&worker->doubted);
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
        const struct doubted *doubted = next_doubted(&left, batch->lines);
        status = doubted ? take_doubted(worker, kind, &record, &fault, doubted, line)
                         : take_line(worker, kind, &record, &fault, line);
        batch->lines++;
    }
    return status == GK_END ? GK_OK : status;
}

/* ---- lines made of rows or elements */

static enum gk_status take_row(struct gk_worker *worker, const struct gk_batch_row *row,
                               enum gk_line_kind kind, const struct gk_record *record,
                               const struct gk_fault *fault)
{
    struct gk_batch *batch = &worker->batch;
    /* An element of an array is its line; of these there may be no source. */
    struct gk_bytes raw = row->own
                              ? (struct gk_bytes){ record->line.at, record->line.length + 1 }
                              : (struct gk_bytes){ batch->source.at + row->start, row->length };
    if (!row->fault)
        return take_line(worker, kind, record, fault, raw);
    if (row->fault->fate == GK_ROW_FOLLOWS)
        return gk_batch_follow(batch, raw);
    if (row->fault->fate == GK_ROW_SAID)
        return gk_say_of_row(worker->job, batch, row->fault);
    return gk_hold_row(worker->job, batch, record, row->fault, raw);
}

/* The place of each line is that of what it was made of. */
static enum gk_status work_made(struct gk_worker *worker)
{
    struct gk_batch *batch = &worker->batch;
    size_t count = batch->rows.length / sizeof(struct gk_batch_row), offset = 0;
    enum gk_status status = gk_scan_block(&worker->scanner, gk_buffer_bytes(&batch->bytes));
    for (size_t i = 0; status == GK_OK && i < count; i++) {
        const struct gk_batch_row *row = gk_batch_row_at(batch, i);
        enum gk_line_kind kind;
        struct gk_record record;
        struct gk_fault fault;
        status = gk_scan_line(&worker->scanner, &offset, &kind, &record, &fault);
        batch->lines = row->line - 1;
        batch->row = row->row;
        if (status == GK_OK)
            status = take_row(worker, row, kind, &record, &fault);
    }
    batch->lines = 0;
    return status;
}

/* Decodes the lines into one text; those that are not wholly in the encoding, or may have been
 * escaped byte by byte, are listed. */
static enum gk_status decode_lines(struct gk_worker *worker)
{
    struct gk_batch *batch = &worker->batch;
    struct gk_bytes left = gk_buffer_bytes(&batch->bytes);
    struct doubted doubted;
    for (uint64_t line = 0; left.length; line++) {
        struct gk_bytes raw = { left.at, gk_line_length(batch->encoding, left) };
        enum gk_status status =
            gk_decode(&worker->decoder, batch->encoding, raw, &batch->decoded, &doubted.decoding);
        if (status == GK_INVALID)
            gk_say(worker->job->voice, GK_MESSAGE_UNKNOWN_ENCODING,
                   gk_encoding_name(batch->encoding), nothing, nothing);
        doubted.line = line;
        if (status == GK_OK)
            gk_find_doubled(doubted.decoding.encoding, raw, &doubted.doubled);
        if (status == GK_OK && (doubted.decoding.bad || gk_is_doubled_throughout(&doubted.doubled)))
            status = gk_buffer_append(&worker->doubted,
                                      (struct gk_bytes){ (const char *)&doubted, sizeof doubted });
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
    struct gk_batch *batch = &worker->batch;
    if (!batch->piece_first)
        return gk_batch_follow(batch, raw);
    return batch->document ? gk_hold_document(worker->job, batch, raw)
                           : gk_hold_oversize(worker->job, batch, raw);
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
    worker->bytewise.scanner.any_value = worker->scanner.any_value;
    worker->scanner.fields = &job->settlement.profile->fields;
    if (worker->batch.kind == GK_BATCH_PIECE)
        return work_piece(worker);
    if (worker->batch.made)
        return work_made(worker);
    gk_buffer_clear(&worker->doubted);
    struct gk_bytes bytes = gk_buffer_bytes(&worker->batch.bytes);
    return worker->batch.encoding == GK_UTF_8 ? work_lines(worker, bytes, bytes)
                                              : work_other(worker);
}
