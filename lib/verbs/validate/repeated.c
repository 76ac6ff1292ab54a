/*
 * repeated.c - one document that stands twice: in one column, at several addresses, under other
 * columns.
 *
 * One document: the same title, publisher and document number, and the same formed date, if there
 * is one, since the number given may be one that the text cites; where there is no number, the
 * same day, and a content of the same length, the same in pieces all over it: there may be many
 * penalties of one day, which differ in a name. Where there is neither number nor content, it is
 * a note. Of each 19 bytes are kept, some of them a mark of its column and address: equal marks
 * are equal texts, but for one pair in 65,535.
 */
#include "base/seen.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/validate/group.h"
#include "verbs/validate/places.h"

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    (void)options;
    (void)parameters;
    (void)bad;
    plan->asks_title = true;
    return GK_OK;
}

struct note {
    struct gk_keyed document;
    bool bare;     /* title and day are all there is to know it by */
    uint32_t mark; /* of the column, and above of the address; 0 for what is not there */
    struct gk_bytes pointer;
    uint32_t place;
};

enum {
    COLUMN_BITS = 16,
    TITLE_LEAST = 6, /* letters of a title that means one document without a number … */
    BARE_LEAST = 10, /* … and without a content: 行政处罚决定书 means many */
    PIECE = 32,      /* bytes of a content that are looked at together … */
    PIECES = 40,     /* … and how often, from its beginning to its end */
};

/* ---- judging */

static enum gk_status add_text(struct gk_buffer *key, struct gk_bytes text)
{
    enum gk_status status = gk_buffer_append(key, gk_bytes_trim(text));
    return status == GK_OK ? gk_buffer_append_byte(key, '\n') : status;
}

/* The title's letters, without blanks. */
static enum gk_status add_title(struct gk_buffer *key, const struct gk_folded *folded)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < folded->count && status == GK_OK; i++) {
        uint32_t c = folded->characters[i];
        struct gk_bytes raw = { (const char *)&c, sizeof c };
        if (!gk_is_blank(c))
            status = gk_buffer_append(key, raw);
    }
    return status;
}

/* What tells one content from another without reading it all, as it is written. */
static enum gk_status add_content(struct gk_judging *judging, struct gk_buffer *key)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_CONTENT);
    if (!member)
        return GK_OK;
    struct gk_bytes raw = gk_record_raw(judging->record, member->value);
    uint64_t length = raw.length;
    size_t count = raw.length > PIECE * PIECES ? PIECES : 1;
    size_t part = count > 1 ? PIECE : raw.length;
    enum gk_status status =
        gk_buffer_append(key, (struct gk_bytes){ (const char *)&length, sizeof length });
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        size_t start = i + 1 == count ? raw.length - part : (raw.length - PIECE) / (PIECES - 1) * i;
        status = gk_buffer_append(key, (struct gk_bytes){ raw.at + start, part });
    }
    return status;
}

static bool has_content(const struct gk_judging *judging)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_CONTENT);
    return member && gk_record_raw(judging->record, member->value).length > sizeof "null" - 1;
}

static enum gk_status add_day(struct gk_buffer *key, int32_t day)
{
    struct gk_bytes raw = { (const char *)&day, sizeof day };
    return gk_buffer_append(key, raw);
}

/* A number that is the same in every run; 0 for no text. */
static enum gk_status read_mark(struct gk_judging *judging, enum gk_field field, uint32_t *mark)
{
    struct gk_bytes text = gk_judging_text(judging, field);
    *mark = 0;
    if (!text.at)
        return GK_NO_MEMORY;
    text = gk_bytes_trim(text);
    if (text.length)
        *mark = 1 + (uint32_t)(gk_keyed((struct gk_seed){ { 0, 0 } }, text).half[0] %
                               ((1 << COLUMN_BITS) - 1));
    return GK_OK;
}

static enum gk_status read_marks(struct gk_judging *judging, uint32_t *mark)
{
    uint32_t column;
    uint32_t address;
    enum gk_status status = read_mark(judging, GK_FIELD_COLUMN, &column);
    if (status == GK_OK)
        status = read_mark(judging, GK_FIELD_URL, &address);
    *mark = status == GK_OK ? address << COLUMN_BITS | column : 0;
    return status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_buffer *key = &judging->scratch->buffer;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_TITLE);
    const struct gk_title *title;
    int32_t day = judging->formed != GK_NO_DAY ? judging->formed : judging->published;
    struct gk_bytes number = gk_judging_text(judging, GK_FIELD_DOC_NUMBER);
    struct gk_bytes publisher = gk_judging_text(judging, GK_FIELD_PUBLISHER);
    if (!number.at || !publisher.at || gk_judging_title(judging, &title) != GK_OK)
        return GK_NO_MEMORY;
    bool numbered = gk_bytes_trim(number).length != 0;
    bool bare = !numbered && !has_content(judging);
    size_t least = numbered ? 1 : bare ? BARE_LEAST : TITLE_LEAST;
    if (!member || judging->scratch->title.count < least || (!numbered && day == GK_NO_DAY))
        return GK_OK;
    struct note *note = gk_arena_allocate(judging->verdict->arena, sizeof *note);
    gk_buffer_clear(key);
    if (!note || add_text(key, number) != GK_OK || add_text(key, publisher) != GK_OK ||
        add_day(key, numbered ? judging->formed : day) != GK_OK ||
        (!numbered && add_content(judging, key) != GK_OK) ||
        add_title(key, &judging->scratch->title) != GK_OK)
        return GK_NO_MEMORY;
    note->document = gk_keyed(judging->plan->seed, gk_buffer_bytes(key));
    note->pointer = gk_pointer_to(judging->record, member, judging->verdict->arena);
    note->place = member->value.start;
    note->bare = bare;
    judging->note = note;
    return note->pointer.at ? read_marks(judging, &note->mark) : GK_NO_MEMORY;
}

/* ---- the tally */

struct tally {
    struct gk_seen seen;
    struct gk_places places;
};

static enum gk_rule_id rule_of(uint32_t mark, uint32_t first)
{
    uint32_t columns = 1U << COLUMN_BITS;
    if (mark % columns != first % columns)
        return GK_RULE_UNIQUE_COLUMNS;
    return mark == first ? GK_RULE_UNIQUE_REPEATED : GK_RULE_UNIQUE_ADDRESS;
}

/* As with keys, only a record that passes is there to be repeated, or to repeat. */
static enum gk_status tally_add(void *state, const struct gk_validate_plan *plan, const void *given,
                                const struct gk_place *place, struct gk_verdict *verdict)
{
    struct tally *tally = state;
    const struct note *note = given;
    uint64_t here;
    uint32_t mark;
    (void)plan;
    if (verdict->held || gk_findings_worst(&verdict->findings) == GK_ERROR)
        return GK_OK;
    if (gk_places_number(&tally->places, place, &here) != GK_OK)
        return GK_NO_MEMORY;
    tally->seen.marks = true;
    uint64_t first = gk_seen_place(&tally->seen, note->document, &mark);
    if (!first)
        return gk_seen_put(&tally->seen, note->document, here, note->mark);
    struct gk_finding draft = gk_finding_of(rule_of(note->mark, mark));
    draft.pointer = note->pointer;
    draft.place = note->place;
    draft.at_most = note->bare ? GK_NOTE : GK_OFF;
    draft.first_line = gk_places_place(&tally->places, first).line;
    draft.arguments[0] = gk_places_describe(&tally->places, verdict->arena, first, here);
    return draft.arguments[0].at ? gk_verdict_add(verdict, &draft, NULL) : GK_NO_MEMORY;
}

static void tally_close(void *state)
{
    struct tally *tally = state;
    gk_seen_free(&tally->seen);
    gk_places_free(&tally->places);
}

const struct gk_validate_group gk_validate_repeated = {
    .needs_profile = true,
    .open = open,
    .judge = judge,
    .tally_size = sizeof(struct tally),
    .tally_add = tally_add,
    .tally_close = tally_close,
};
