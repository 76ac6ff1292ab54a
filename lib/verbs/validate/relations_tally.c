/*
 * relations_tally.c - from notes to names that can meet, and from a name's number to whose it is.
 */
#include "verbs/validate/relations.h"

enum {
    ROLE_AT = GK_MEETING_KIND_AT,
    INDEXED_AT = 60,
    MARKED_AT = 59,
    GROUP_AT = 51,
    DAY_AT = 35,
    DAY_MOST = 0xFFFF,
};

/* The first day that a number has room for, 1949-10-01, is 1; 0 is none. */
static uint64_t pack_day(int32_t day)
{
    int64_t number = (int64_t)day - gk_day(1949, 10, 1) + 1;
    if (day == GK_NO_DAY)
        return 0;
    return number < 1 ? 1 : number > DAY_MOST ? DAY_MOST : (uint64_t)number;
}

uint64_t gk_owner_pack(const struct gk_owner *owner)
{
    uint64_t number = (uint64_t)owner->role << ROLE_AT | (uint64_t)owner->indexed << INDEXED_AT;
    if (owner->indexed)
        return number | owner->index;
    return number | (uint64_t)owner->marked << MARKED_AT | (uint64_t)owner->group << GROUP_AT |
           pack_day(owner->day) << DAY_AT | owner->place;
}

struct gk_owner gk_owner_unpack(uint64_t number)
{
    struct gk_owner owner = { .role = (enum gk_name_role)(number >> ROLE_AT),
                              .indexed = number >> INDEXED_AT & 1 };
    uint64_t day = number >> DAY_AT & DAY_MOST;
    if (owner.indexed) {
        owner.index = (uint32_t)number;
        return owner;
    }
    owner.marked = number >> MARKED_AT & 1;
    owner.group = (unsigned)(number >> GROUP_AT) % GK_OWNER_GROUPS;
    owner.day = day ? (int32_t)day - 1 + gk_day(1949, 10, 1) : GK_NO_DAY;
    owner.place = number % GK_OWNER_PLACES;
    return owner;
}

/* ---- what is kept of a subject */

static enum gk_status keep_text(struct gk_relations_tally *tally, struct gk_bytes text,
                                struct gk_bytes *kept)
{
    *kept = text.length ? gk_arena_copy(&tally->arena, text) : GK_BYTES("");
    return kept->at ? GK_OK : GK_NO_MEMORY;
}

/* A text of which there are few: one that has come by before is not kept again. */
static enum gk_status keep_once(struct gk_relations_tally *tally, struct gk_bytes text,
                                struct gk_bytes *kept)
{
    uint32_t number = gk_map_get(&tally->known, text, UINT32_MAX);
    if (number != UINT32_MAX) {
        memcpy(kept, tally->texts.at + number * sizeof *kept, sizeof *kept);
        return GK_OK;
    }
    if (keep_text(tally, text, kept) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_bytes raw = { (const char *)kept, sizeof *kept };
    number = (uint32_t)(tally->texts.length / sizeof *kept);
    enum gk_status status = gk_buffer_append(&tally->texts, raw);
    return status == GK_OK ? gk_map_put(&tally->known, *kept, number) : status;
}

static enum gk_status keep_needs(struct gk_relations_tally *tally,
                                 const struct gk_relations_note *note, struct gk_subject *subject)
{
    struct gk_bytes raw = { (const char *)note->needs, note->need_count * sizeof *note->needs };
    subject->first_need = (uint32_t)(tally->needs.length / sizeof *note->needs);
    subject->need_count = note->need_count;
    return gk_buffer_append(&tally->needs, raw);
}

static enum gk_status keep_references(struct gk_relations_tally *tally,
                                      const struct gk_relations_note *note, uint32_t subject)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < note->reference_count && status == GK_OK; i++) {
        struct gk_reference reference = note->references[i];
        struct gk_bytes raw = { (const char *)&reference, sizeof reference };
        reference.subject = subject;
        status = keep_once(tally, note->references[i].pointer, &reference.pointer);
        if (status == GK_OK)
            status = gk_buffer_append(&tally->references, raw);
    }
    return status;
}

static enum gk_status keep_subject(struct gk_relations_tally *tally,
                                   const struct gk_relations_note *note, uint64_t place,
                                   struct gk_verdict *verdict, uint32_t *index)
{
    struct gk_subject subject = {
        .place = place, .second = note->second, .day = note->day, .marked = note->marked
    };
    struct gk_bytes id = gk_verdict_id(verdict);
    *index = (uint32_t)(tally->subjects.length / sizeof subject);
    if (!id.at || keep_text(tally, id, &subject.id) != GK_OK ||
        keep_text(tally, verdict->title, &subject.title) != GK_OK ||
        keep_once(tally, verdict->section, &subject.section) != GK_OK ||
        keep_once(tally, note->title, &subject.pointer) != GK_OK ||
        keep_needs(tally, note, &subject) != GK_OK || keep_references(tally, note, *index) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_bytes raw = { (const char *)&subject, sizeof subject };
    return gk_buffer_append(&tally->subjects, raw);
}

/* The number of the set of rows; GK_OWNER_GROUPS where there are too many. */
static enum gk_status find_group(struct gk_relations_tally *tally, uint64_t rows, unsigned *group)
{
    const uint64_t *groups = (const uint64_t *)(const void *)tally->groups.at;
    size_t count = tally->groups.length / sizeof *groups;
    struct gk_bytes raw = { (const char *)&rows, sizeof rows };
    *group = 0;
    if (!rows)
        return GK_OK;
    while (*group < count && groups[*group] != rows)
        ++*group;
    bool fresh = *group == count && count + 1 < GK_OWNER_GROUPS;
    if (*group == count && !fresh) {
        *group = GK_OWNER_GROUPS;
        return GK_OK;
    }
    ++*group;
    return fresh ? gk_buffer_append(&tally->groups, raw) : GK_OK;
}

/* The names of one owner are kept together: the record, or one of its references. */
static enum gk_status keep_names(struct gk_relations_tally *tally,
                                 const struct gk_relations_note *note, struct gk_owner owner,
                                 uint32_t references)
{
    struct gk_said said[GK_NAMES_MOST];
    uint64_t number = 0;
    size_t count = 0;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < note->name_count && status == GK_OK; i++) {
        const struct gk_name *name = &note->names[i];
        struct gk_owner named = owner;
        if (name->role >= GK_NAME_REPEALS)
            named.index = references + name->reference;
        if (count && gk_owner_pack(&named) != number) {
            status = gk_meeting_add(&tally->names, number, said, count);
            count = 0;
        }
        number = gk_owner_pack(&named);
        said[count++] = (struct gk_said){ name->key, name->role };
    }
    return status == GK_OK ? gk_meeting_add(&tally->names, number, said, count) : status;
}

enum gk_status gk_relations_add(void *state, const struct gk_validate_plan *plan, const void *given,
                                const struct gk_place *place, struct gk_verdict *verdict)
{
    struct gk_relations_tally *tally = state;
    const struct gk_relations_note *note = given;
    struct gk_owner owner = { .marked = note->marked, .day = note->day };
    uint32_t references = (uint32_t)(tally->references.length / sizeof(struct gk_reference));
    (void)plan;
    enum gk_status status = gk_places_number(&tally->places, place, &owner.place);
    if (status == GK_OK)
        status = find_group(tally, note->second, &owner.group);
    owner.indexed = note->need_count || note->reference_count || owner.group == GK_OWNER_GROUPS ||
                    owner.place >= GK_OWNER_PLACES;
    if (status == GK_OK && owner.indexed)
        status = keep_subject(tally, note, owner.place, verdict, &owner.index);
    return status == GK_OK ? keep_names(tally, note, owner, references) : status;
}

void gk_relations_close(void *state)
{
    struct gk_relations_tally *tally = state;
    gk_meeting_free(&tally->names);
    gk_places_free(&tally->places);
    gk_arena_free(&tally->arena);
    gk_map_free(&tally->known);
    struct gk_buffer *buffers[] = {
        &tally->texts,    &tally->groups,  &tally->subjects, &tally->needs,   &tally->references,
        &tally->repealed, &tally->members, &tally->firsts,   &tally->seconds,
    };
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        gk_buffer_free(buffers[i]);
}
