#include "run/hold.h"

#include "base/utf8.h"
#include "record/value.h"

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

enum gk_status gk_hold_document(const struct gk_job *job, struct gk_batch *batch,
                                struct gk_bytes raw)
{
    if (batch->document_first && !batch->outcome_count) {
        struct gk_fault fault = { .rule = GK_RULE_JSON_DOCUMENT };
        return hold(job, batch, raw, nothing, &by_its_place, &fault, nothing);
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
