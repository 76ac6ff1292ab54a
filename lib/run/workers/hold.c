#include "run/workers/hold.h"

#include "base/utf8.h"
#include "record/value.h"
#include "run/input/array/hint.h"

static const struct gk_bytes nothing = { NULL, 0 };

static struct gk_bytes number_text(struct gk_arena *arena, uint64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%llu", (unsigned long long)number);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* By what reports call a line that is no record: an id that stood in it, or else its bytes; both
 * empty where it is not wholly at hand. */
struct called {
    struct gk_bytes id;
    struct gk_bytes line;
};

static const struct called by_its_place;

/* The outcome of a line that is no record: held, whatever a profile says. */
static struct gk_verdict *hold_line(const struct gk_job *job, struct gk_batch *batch,
                                    struct gk_bytes raw, struct gk_bytes text,
                                    const struct called *called)
{
    struct gk_outcome *outcome = gk_batch_line(batch, raw, text);
    struct gk_verdict *verdict = gk_arena_allocate(&batch->arena, sizeof *verdict);
    if (!outcome || !verdict)
        return NULL;
    *verdict = (struct gk_verdict){ .arena = &batch->arena,
                                    .settlement = &job->settlement,
                                    .line = called->line,
                                    .id = called->id.at ? called->id : GK_BYTES(""),
                                    .held = true };
    outcome->verdict = verdict;
    return verdict;
}

/* Holds a line for one fault of its own. */
static enum gk_status hold(const struct gk_job *job, struct gk_batch *batch, struct gk_bytes raw,
                           struct gk_bytes text, const struct called *called,
                           const struct gk_fault *fault, struct gk_bytes argument)
{
    struct gk_verdict *verdict = hold_line(job, batch, raw, text, called);
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

enum gk_status gk_hold_fault(const struct gk_job *job, struct gk_batch *batch,
                             const struct gk_record *record, const struct gk_fault *fault,
                             struct gk_bytes raw, struct gk_bytes text)
{
    struct called called = { .line = record->line };
    gk_record_id(record, &batch->arena, &called.id);
    return called.id.at ? hold(job, batch, raw, text, &called, fault, nothing) : GK_NO_MEMORY;
}

enum gk_status gk_hold_oversize(const struct gk_job *job, struct gk_batch *batch,
                                struct gk_bytes raw)
{
    struct gk_fault fault = { .rule = GK_RULE_JSON_OVERSIZE };
    struct gk_bytes limit = number_text(&batch->arena, job->max_record);
    if (!limit.at)
        return GK_NO_MEMORY;
    return hold(job, batch, raw, nothing, &by_its_place, &fault, limit);
}

/* Where in the document an array of records stands, as --from=json wants it: a colon and a pointer;
 * empty where it is the document itself, or none is seen. */
static struct gk_bytes array_place(struct gk_batch *batch)
{
    bool decoded = batch->decoded.length > 0, found;
    struct gk_bytes text = gk_buffer_bytes(decoded ? &batch->decoded : &batch->bytes), within;
    struct gk_buffer place = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    enum gk_status status = gk_buffer_append_byte(&place, ':');
    if (status == GK_OK)
        status = gk_array_hint(text, &place, NULL, &found, &within);
    if (status == GK_OK)
        kept =
            place.length > 1 ? gk_arena_copy(&batch->arena, gk_buffer_bytes(&place)) : GK_BYTES("");
    gk_buffer_free(&place);
    return kept;
}

enum gk_status gk_hold_document(const struct gk_job *job, struct gk_batch *batch,
                                struct gk_bytes raw)
{
    if (batch->document_first && !batch->outcome_count) {
        struct gk_fault fault = { .rule = GK_RULE_JSON_DOCUMENT };
        struct gk_bytes place = array_place(batch);
        return place.at ? hold(job, batch, raw, nothing, &by_its_place, &fault, place)
                        : GK_NO_MEMORY;
    }
    return gk_batch_follow(batch, raw);
}

/* ---- lines that could not be decoded */

/* The id of a record of which not all could be read; none where the id itself is damaged, because
 * what it would show might not be seen to be personal. */
static struct gk_bytes undecoded_id(const struct gk_record *record, struct gk_arena *arena)
{
    struct gk_bytes id;
    gk_record_id(record, arena, &id);
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

enum gk_status gk_hold_undecoded(const struct gk_job *job, struct gk_batch *batch,
                                 const struct gk_record *record, const struct gk_decoding *decoding,
                                 struct gk_bytes raw)
{
    if (batch->document)
        return gk_hold_document(job, batch, raw);
    struct called called = { undecoded_id(record, &batch->arena), record->line };
    struct gk_verdict *verdict = called.id.at ? hold_line(job, batch, raw, nothing, &called) : NULL;
    return verdict ? hold_places(verdict, decoding, record->line.at) : GK_NO_MEMORY;
}

enum gk_status gk_hold_bytewise(const struct gk_job *job, struct gk_batch *batch,
                                const struct gk_record *record, enum gk_encoding encoding,
                                const struct gk_doubled *doubled, struct gk_bytes raw)
{
    /* What stands in it is not what it says; the id is no better. */
    struct called called = { .line = record->line };
    struct gk_verdict *verdict = hold_line(job, batch, raw, nothing, &called);
    struct gk_finding draft = gk_finding_of(GK_RULE_JSON_DOUBLED);
    if (!verdict)
        return GK_NO_MEMORY;
    draft.place = (uint32_t)doubled->offset;
    draft.column = doubled->characters + 1;
    draft.arguments[0] = gk_encoding_name(encoding);
    draft.arguments[1] = number_text(&batch->arena, doubled->places);
    draft.arguments[2] = number_text(&batch->arena, doubled->offset);
    if (!draft.arguments[1].at || !draft.arguments[2].at)
        return GK_NO_MEMORY;
    return gk_verdict_add(verdict, &draft, NULL);
}

/* ---- rows and elements */

static enum gk_status add_fault(struct gk_verdict *verdict, const struct gk_row_fault *fault)
{
    struct gk_finding draft = gk_finding_of(fault->rule);
    draft.place = GK_NOWHERE;
    draft.column = fault->column;
    draft.pointer = fault->pointer;
    memcpy(draft.arguments, fault->arguments, sizeof draft.arguments);
    return gk_verdict_add(verdict, &draft, NULL);
}

enum gk_status gk_hold_row(const struct gk_job *job, struct gk_batch *batch,
                           const struct gk_record *record, const struct gk_row_fault *fault,
                           struct gk_bytes raw)
{
    struct called called = by_its_place;
    if (fault->decoding) {
        called.line = record->line;
        called.id = undecoded_id(record, &batch->arena);
        if (!called.id.at)
            return GK_NO_MEMORY;
    }
    struct gk_verdict *verdict = hold_line(job, batch, raw, nothing, &called);
    if (!verdict)
        return GK_NO_MEMORY;
    return fault->decoding ? hold_places(verdict, fault->decoding, fault->decoded.at)
                           : add_fault(verdict, fault);
}

enum gk_status gk_say_of_row(const struct gk_job *job, struct gk_batch *batch,
                             const struct gk_row_fault *fault)
{
    struct gk_verdict *verdict = hold_line(job, batch, nothing, nothing, &by_its_place);
    if (!verdict)
        return GK_NO_MEMORY;
    verdict->held = false;
    batch->outcomes[batch->outcome_count - 1].records = 0;
    return add_fault(verdict, fault);
}
