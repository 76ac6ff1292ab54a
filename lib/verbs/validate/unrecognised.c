/*
 * unrecognised.c - member names that are no field's: each is told once a stream.
 *
 * Each worker hands a name to the tally where it meets it first, the tally tells it where the
 * stream meets it first: the same place for any number of workers, because a worker takes its
 * batches in the order of the input. Both know no more than a bounded number of names.
 */
#include "base/utf8.h"
#include "domain/letters.h"
#include "record/value.h"
#include "text/nearest.h"
#include "text/pinyin.h"
#include "verbs/validate/group.h"

enum { TOLD = 1000, LONGEST_MENDED = 1024 };

/* ---- what the profile says */

struct unrecognised {
    bool told;             /* the rule is on … */
    struct gk_map ignored; /* … but for these names that the office knows */
};

static enum gk_status read_ignored(struct gk_validate_plan *plan, struct gk_map *ignored)
{
    struct gk_bytes *names;
    size_t count;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", "field.unrecognised",
                                             "ignored", &plan->arena, &names, &count);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = gk_map_put(ignored, names[i], 1);
    return status;
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct unrecognised *own = parameters;
    (void)options;
    (void)bad;
    own->told = plan->profile->severity[GK_RULE_FIELD_UNRECOGNISED] != GK_OFF;
    return read_ignored(plan, &own->ignored);
}

static void close(void *parameters)
{
    struct unrecognised *own = parameters;
    gk_map_free(&own->ignored);
}

/* A name that this worker has not met before, and what is to be said of it. */
struct stranger {
    struct stranger *next;
    struct gk_bytes name;
    struct gk_finding draft;
};

/* What stands in a name and should not, and what is left without it. */
struct examined {
    bool mark;
    bool unseen;
    bool blank;
    bool damaged;
    struct gk_bytes name;
    struct gk_bytes nearest; /* empty: no known name is near */
    struct gk_bytes pinyin;  /* known names that are written so, one a field; or empty */
    unsigned pinyin_count;
};

/* ---- what is wrong with a name */

/* Takes out what cannot be seen. */
static enum gk_status clean(struct gk_scratch *scratch, struct examined *examined)
{
    struct gk_bytes rest = examined->name;
    struct gk_buffer *out = &scratch->buffer;
    gk_buffer_clear(out);
    while (rest.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(rest, &length);
        bool blank = gk_is_blank(c);
        bool unseen = !blank && (gk_is_invisible(c) || c < ' ' || c == 0x7F);
        if (c == 0xFEFF)
            examined->mark = true;
        else
            examined->unseen |= unseen;
        examined->blank |= blank;
        struct gk_bytes character = { rest.at, length };
        if (!blank && !unseen && gk_buffer_append(out, character) != GK_OK)
            return GK_NO_MEMORY;
        rest.at += length;
        rest.length -= length;
    }
    examined->name = gk_arena_copy(&scratch->arena, gk_buffer_bytes(out));
    return examined->name.at ? GK_OK : GK_NO_MEMORY;
}

/* It was read with the wrong decoder, or has lost something: other damage is a matter of style. */
static bool is_wrong_reading(enum gk_rule_id rule)
{
    return (rule >= GK_RULE_TEXT_UTF8_AS_GBK && rule <= GK_RULE_TEXT_SHIFTED) ||
           rule == GK_RULE_TEXT_REPLACEMENT || rule == GK_RULE_TEXT_REPLACEMENT_AS_GBK;
}

static enum gk_status apply(struct gk_scratch *scratch, const struct gk_mending *mending,
                            struct gk_bytes *name)
{
    struct gk_buffer *out = &scratch->buffer;
    size_t at = 0;
    gk_buffer_clear(out);
    for (size_t i = 0; i < mending->edit_count; i++) {
        const struct gk_mend_edit *edit = &mending->edits[i];
        struct gk_bytes kept = { name->at + at, edit->start - at };
        if (gk_buffer_append(out, kept) != GK_OK || gk_buffer_append(out, edit->text) != GK_OK)
            return GK_NO_MEMORY;
        at = edit->end;
    }
    if (gk_buffer_append(out, (struct gk_bytes){ name->at + at, name->length - at }) != GK_OK)
        return GK_NO_MEMORY;
    *name = gk_arena_copy(&scratch->arena, gk_buffer_bytes(out));
    return name->at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status mend(struct gk_scratch *scratch, struct examined *examined)
{
    struct gk_mending mending;
    /* What is longer than any field's name is no damaged one, and much work. */
    if (examined->name.length > LONGEST_MENDED)
        return GK_OK;
    enum gk_status status =
        gk_mend(&scratch->mender, examined->name, NULL, GK_LIKELY, &scratch->arena, &mending);
    for (size_t i = 0; status == GK_OK && i < mending.damage_count; i++)
        examined->damaged |= is_wrong_reading(mending.damages[i].rule);
    return status == GK_OK && examined->damaged ? apply(scratch, &mending, &examined->name)
                                                : status;
}

static enum gk_status find_nearest(const struct gk_field_names *names, struct gk_scratch *scratch,
                                   struct examined *examined)
{
    struct gk_nearest nearest;
    enum gk_status status = gk_nearest_open(&nearest, &scratch->folded, examined->name);
    for (size_t i = 0; i < gk_known_name_count(names) && status == GK_OK; i++) {
        const struct gk_known_name *known = gk_known_name_at(names, i);
        if (known)
            status = gk_nearest_offer(&nearest, known->name);
    }
    examined->nearest = nearest.best;
    return status;
}

/* Known names whose pinyin the name is, the first of each field: proposed, never assumed. */
static enum gk_status find_pinyin(const struct gk_field_names *names, struct gk_scratch *scratch,
                                  struct examined *examined)
{
    bool met[GK_FIELD_COUNT] = { false };
    struct gk_buffer *out = &scratch->buffer;
    gk_buffer_clear(out);
    for (size_t i = 0; i < gk_known_name_count(names); i++) {
        const struct gk_known_name *known = gk_known_name_at(names, i);
        if (!known || met[known->field] || !gk_is_pinyin_of(examined->name, known->name))
            continue;
        met[known->field] = true;
        if ((out->length && gk_buffer_append(out, GK_BYTES("、")) != GK_OK) ||
            gk_buffer_append(out, known->name) != GK_OK)
            return GK_NO_MEMORY;
        examined->pinyin_count++;
    }
    examined->pinyin = gk_arena_copy(&scratch->arena, gk_buffer_bytes(out));
    return examined->pinyin.at ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_find_hidden(struct gk_judging *judging, enum gk_field field,
                              const struct gk_member **member)
{
    const struct gk_record *record = judging->record;
    struct gk_scratch *scratch = judging->scratch;
    *member = NULL;
    for (uint32_t i = 0; record->unknown && i < record->member_count && !*member; i++) {
        if (record->members[i].depth != 1)
            continue;
        struct examined examined = { .name = gk_member_text(record, &record->members[i],
                                                            &scratch->arena) };
        if (!examined.name.at || clean(scratch, &examined) != GK_OK)
            return GK_NO_MEMORY;
        if (gk_field_find(&judging->plan->profile->fields, examined.name) == field)
            *member = &record->members[i];
    }
    return GK_OK;
}

/* ---- what is said of it */

static enum gk_status say(struct gk_buffer *out, enum gk_message message, struct gk_bytes argument,
                          enum gk_language language)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { argument };
    return gk_sentence_fill(out, gk_message_text(message, language), arguments);
}

/* What follows the rule's message, in one language. */
static struct gk_bytes describe(struct gk_judging *judging, const struct examined *examined,
                                enum gk_language language)
{
    const struct gk_bytes none = { NULL, 0 };
    const struct {
        bool said;
        enum gk_message message;
        struct gk_bytes argument;
    } parts[] = {
        { examined->mark, GK_MESSAGE_NAME_HAS_MARK, none },
        { examined->unseen, GK_MESSAGE_NAME_HAS_UNSEEN, none },
        { examined->blank, GK_MESSAGE_NAME_HAS_BLANKS, none },
        { examined->damaged, GK_MESSAGE_NAME_IS_DAMAGED, none },
        { examined->pinyin_count, GK_MESSAGE_NAME_PINYIN, examined->pinyin },
        { examined->nearest.length, GK_MESSAGE_NAME_NEAREST, examined->nearest },
    };
    struct gk_buffer *out = &judging->scratch->buffer;
    gk_buffer_clear(out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].said && say(out, parts[i].message, parts[i].argument, language) != GK_OK)
            return (struct gk_bytes){ NULL, 0 };
    return gk_arena_copy(judging->verdict->arena, gk_buffer_bytes(out));
}

static enum gk_status draft_of(struct gk_judging *judging, const struct gk_member *member,
                               struct gk_bytes name, struct gk_finding *draft)
{
    struct examined examined = { .name = name };
    struct gk_scratch *scratch = judging->scratch;
    /* Damaged text may hold blanks that are parts of characters. */
    enum gk_status status = mend(scratch, &examined);
    if (status == GK_OK)
        status = clean(scratch, &examined);
    if (status == GK_OK)
        status = find_pinyin(&judging->plan->profile->fields, scratch, &examined);
    if (status == GK_OK && !examined.pinyin_count)
        status = find_nearest(&judging->plan->profile->fields, scratch, &examined);
    *draft = gk_finding_of(GK_RULE_FIELD_UNRECOGNISED);
    draft->arguments[0] = describe(judging, &examined, GK_ENGLISH);
    draft->arguments[1] = describe(judging, &examined, GK_CHINESE);
    draft->proposal = examined.pinyin_count == 1 ? examined.pinyin : examined.nearest;
    if (status != GK_OK || !draft->arguments[0].at || !draft->arguments[1].at ||
        gk_finding_at_member(draft, judging->verdict, member) != GK_OK)
        return GK_NO_MEMORY;
    draft->place = member->name - 1;
    return GK_OK;
}

/* ---- a record */

/* The office makes keys of what it knows. */
static bool is_in_key(const struct gk_validate_plan *plan, struct gk_bytes name)
{
    for (size_t i = 0; i < plan->key_count; i++)
        for (size_t k = 0; k < plan->keys[i].count; k++)
            if (gk_bytes_equal(plan->keys[i].parts[k].name, name))
                return true;
    return false;
}

static bool is_known(const struct gk_judging *judging, struct gk_bytes name)
{
    const struct unrecognised *own = judging->parameters;
    return gk_field_find(&judging->plan->profile->fields, name) != GK_FIELD_COUNT ||
           gk_map_get(&own->ignored, name, 0) || is_in_key(judging->plan, name);
}

/* A name that the worker meets for the first time goes behind the others of the record. */
static enum gk_status meet(struct gk_judging *judging, const struct gk_member *member,
                           struct gk_bytes name, struct stranger ***end)
{
    struct gk_arena *arena = judging->verdict->arena;
    bool first;
    if (gk_once_add(&judging->scratch->names, name, TOLD + 1, &first) != GK_OK)
        return GK_NO_MEMORY;
    if (!first)
        return GK_OK;
    struct stranger *stranger = gk_arena_allocate(arena, sizeof *stranger);
    if (!stranger || draft_of(judging, member, name, &stranger->draft) != GK_OK)
        return GK_NO_MEMORY;
    stranger->name = gk_arena_copy(arena, name);
    if (!stranger->name.at)
        return GK_NO_MEMORY;
    **end = stranger;
    *end = &stranger->next;
    return GK_OK;
}

/* Member names that this worker meets for the first time, and that are no field's. */
static enum gk_status judge(struct gk_judging *judging)
{
    const struct unrecognised *own = judging->parameters;
    const struct gk_record *record = judging->record;
    struct gk_scratch *scratch = judging->scratch;
    struct stranger *strangers = NULL, **end = &strangers;
    bool as_before = record->shape && record->shape == scratch->shape;
    if (!record->unknown || as_before || !own->told || gk_once_count(&scratch->names) > TOLD)
        return GK_OK;
    for (uint32_t i = 0; i < record->member_count; i++) {
        const struct gk_member *member = &record->members[i];
        if (member->depth != 1)
            continue;
        struct gk_bytes name = gk_member_text(record, member, &scratch->arena);
        if (!name.at || (!is_known(judging, name) && meet(judging, member, name, &end) != GK_OK))
            return GK_NO_MEMORY;
    }
    scratch->shape = record->shape;
    judging->note = strangers;
    return GK_OK;
}

/* ---- the stream */

/* Tells each name that the stream meets for the first time. */
static enum gk_status tally_add(void *state, const struct gk_validate_plan *plan, const void *note,
                                const struct gk_place *place, struct gk_verdict *verdict)
{
    struct gk_once *told = state;
    enum gk_status status = GK_OK;
    (void)plan;
    (void)place;
    for (const struct stranger *s = note; s && status == GK_OK; s = s->next) {
        struct gk_finding draft = s->draft;
        bool first;
        if (gk_once_add(told, s->name, TOLD + 1, &first) != GK_OK)
            return GK_NO_MEMORY;
        if (first && gk_once_count(told) > TOLD) {
            draft = gk_finding_of(GK_RULE_FIELD_LIMIT);
            draft.pointer = s->draft.pointer;
            draft.place = s->draft.place;
        }
        if (first)
            status = gk_verdict_add(verdict, &draft, NULL);
    }
    return status;
}

static void tally_close(void *state)
{
    gk_once_free(state);
}

const struct gk_validate_group gk_validate_unrecognised = {
    .needs_profile = true,
    .parameters_size = sizeof(struct unrecognised),
    .open = open,
    .close = close,
    .judge = judge,
    .tally_size = sizeof(struct gk_once),
    .tally_add = tally_add,
    .tally_close = tally_close,
};
