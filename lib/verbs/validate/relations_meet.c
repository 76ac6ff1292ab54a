/*
 * relations_meet.c - at the end of the stream: who meets whom, by which name.
 *
 * Names meet in no order that means anything, so what is kept of a meeting does not depend on it:
 * of days the earliest or the latest, of equal days the place that comes first.
 */
#include <stdlib.h>

#include "verbs/validate/relations.h"

/* A name at hand, unpacked. */
struct member {
    enum gk_name_role role;
    uint64_t place;
    int32_t day;
    uint64_t second;
    bool marked;
    struct gk_subject *subject;     /* NULL: nothing more is kept of it */
    struct gk_reference *reference; /* NULL: it is a name of the record itself */
};

struct meeting {
    struct gk_relations_tally *tally;
    const struct gk_partners *partners;
};

static struct member unpack(const struct gk_relations_tally *tally, uint64_t number)
{
    struct gk_owner owner = gk_owner_unpack(number);
    struct member member = { .role = owner.role };
    if (!owner.indexed) {
        member.place = owner.place;
        member.day = owner.day;
        member.marked = owner.marked;
        if (owner.group)
            memcpy(&member.second, tally->groups.at + (owner.group - 1) * sizeof member.second,
                   sizeof member.second);
        return member;
    }
    if (owner.role >= GK_NAME_REPEALS)
        member.reference = &((struct gk_reference *)(void *)tally->references.at)[owner.index];
    uint32_t index = member.reference ? member.reference->subject : owner.index;
    member.subject = &((struct gk_subject *)(void *)tally->subjects.at)[index];
    member.place = member.subject->place;
    member.day = member.subject->day;
    member.second = member.subject->second;
    member.marked = member.subject->marked;
    return member;
}

static bool is_own(const struct member *member)
{
    return member->role == GK_NAME_NUMBER || member->role == GK_NAME_TITLE;
}

/* ---- references, and what is repealed */

static void meet_references(struct member *members, size_t count)
{
    const struct member *one = NULL; /* whose own name it is … */
    bool several = false;            /* … and whether it is another's as well */
    for (size_t i = 0; i < count; i++)
        if (is_own(&members[i])) {
            several |= one && one->place != members[i].place;
            one = one ? one : &members[i];
        }
    for (size_t i = 0; one && i < count; i++)
        if (members[i].reference && (several || members[i].place != one->place))
            members[i].reference->met = true;
}

/* Of what repeals the name, the first. */
static const struct member *first_repeal(const struct member *members, size_t count, int32_t after)
{
    const struct member *first = NULL;
    for (size_t i = 0; i < count; i++)
        if (members[i].role == GK_NAME_REPEALS && members[i].day > after &&
            (!first || members[i].place < first->place))
            first = &members[i];
    return first;
}

/* A document that is not marked, and older than what repeals it: another of its name may have come
 * into force since. */
static enum gk_status meet_repeals(struct meeting *meeting, const struct member *members,
                                   size_t count)
{
    enum gk_status status = GK_OK;
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any |= members[i].role == GK_NAME_REPEALS;
    for (size_t i = 0; any && i < count && status == GK_OK; i++) {
        if (members[i].role != GK_NAME_TITLE || members[i].marked || members[i].day == GK_NO_DAY)
            continue;
        const struct member *by = first_repeal(members, count, members[i].day);
        struct gk_repealed repealed = { members[i].place, by ? by->place : 0 };
        struct gk_bytes raw = { (const char *)&repealed, sizeof repealed };
        if (by)
            status = gk_buffer_append(&meeting->tally->repealed, raw);
    }
    return status;
}

/* ---- pairs */

/* A member of a row's first or second class: when it came. */
struct dated {
    int32_t day; /* GK_NO_DAY first */
    uint64_t place;
};

static int by_day(const void *a, const void *b)
{
    const struct dated *left = a;
    const struct dated *right = b;
    if (left->day != right->day)
        return left->day < right->day ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

static size_t first_from(const struct dated *seconds, size_t count, int32_t day)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (seconds[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void keep_best(struct gk_need *need, const struct dated *second)
{
    if (need->best == GK_NO_DAY || second->day < need->best ||
        (second->day == need->best && second->place < need->best_place)) {
        need->best = second->day;
        need->best_place = second->place;
    }
    need->met = true;
}

static void keep_early(struct gk_need *need, const struct dated *second)
{
    if (need->early == GK_NO_DAY || second->day > need->early ||
        (second->day == need->early && second->place < need->early_place)) {
        need->early = second->day;
        need->early_place = second->place;
    }
}

/* Between which days a second may have come, both as far as they are known: the first not counted
 * before `early`, nor before its own time; `end` is behind it. */
struct window {
    int32_t start;
    int32_t early;
    int32_t end;
};

/* The first of another record from `at` on, or `end`. */
static size_t other(const struct dated *seconds, size_t at, size_t end, uint64_t place)
{
    while (at < end && seconds[at].place == place)
        at++;
    return at;
}

/* A need against all seconds, in the order of their days; a record is none for itself. */
static bool meet_need(struct gk_need *need, uint64_t place, const struct window *window,
                      const struct dated *seconds, size_t count)
{
    size_t known = first_from(seconds, count, GK_NO_DAY + 1);
    size_t end = window->end == GK_NO_DAY ? count : first_from(seconds, count, window->end);
    int32_t start = need->after > window->start ? need->after : window->start;
    size_t from = first_from(seconds, end, start > GK_NO_DAY ? start : GK_NO_DAY + 1);
    size_t at = other(seconds, from, end, place);
    bool any = other(seconds, 0, known, place) < known;
    if (at < end)
        keep_best(need, &seconds[at]);
    any |= at < end;
    need->met |= any;
    size_t last = from;
    while (last > known && seconds[last - 1].place == place)
        last--;
    if (last > known && seconds[last - 1].day >= window->early) {
        size_t same = first_from(seconds, count, seconds[last - 1].day);
        keep_early(need, &seconds[other(seconds, same, last, place)]);
    }
    return any;
}

/* The same by the publisher alone: of the days that come, the nearest. */
static void meet_near(struct gk_need *need, uint64_t place, int32_t day,
                      const struct dated *seconds, size_t count)
{
    size_t at = other(seconds, first_from(seconds, count, day), count, place);
    if (day != GK_NO_DAY && at < count && (need->near == GK_NO_DAY || seconds[at].day < need->near))
        need->near = seconds[at].day;
}

static struct gk_need *find_need(const struct gk_relations_tally *tally,
                                 const struct gk_subject *subject, uint32_t row)
{
    struct gk_need *needs = (struct gk_need *)(void *)tally->needs.at + subject->first_need;
    for (uint32_t i = 0; i < subject->need_count; i++)
        if (needs[i].row == row)
            return &needs[i];
    return NULL;
}

/* The first class among `firsts` and the second among `seconds`; bits of roles. */
struct sides {
    unsigned firsts;
    unsigned seconds;
    unsigned named;
    enum { BY_NAME, BY_TITLE, BY_PUBLISHER } way;
};

static enum gk_status keep_day(struct gk_buffer *days, const struct member *member)
{
    const struct dated day = { member->day, member->place };
    return gk_buffer_append(days, (struct gk_bytes){ (const char *)&day, sizeof day });
}

static void sort_days(struct gk_buffer *days)
{
    if (days->length)
        qsort(days->at, days->length / sizeof(struct dated), sizeof(struct dated), by_day);
}

static enum gk_status gather_seconds(struct gk_relations_tally *tally, const struct member *members,
                                     size_t count, uint32_t row, unsigned roles)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(&tally->seconds);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        if (roles >> members[i].role & 1 && members[i].second >> row & 1)
            status = keep_day(&tally->seconds, &members[i]);
    sort_days(&tally->seconds);
    return status;
}

static struct gk_need *need_of(const struct gk_relations_tally *tally, const struct member *member,
                               uint32_t row, unsigned roles)
{
    return roles >> member->role & 1 && member->subject ? find_need(tally, member->subject, row)
                                                        : NULL;
}

static enum gk_status gather_firsts(struct gk_relations_tally *tally, const struct member *members,
                                    size_t count, uint32_t row, unsigned roles)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(&tally->firsts);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        if (need_of(tally, &members[i], row, roles))
            status = keep_day(&tally->firsts, &members[i]);
    sort_days(&tally->firsts);
    return status;
}

/* Of several firsts of one title, as when a document is issued anew, each has its own time: a
 * second belongs to the latest of them that is not behind it. */
static struct window window_of(const struct gk_relations_tally *tally, int32_t day)
{
    const struct dated *firsts = (const struct dated *)(const void *)tally->firsts.at;
    size_t count = tally->firsts.length / sizeof *firsts;
    size_t known = first_from(firsts, count, GK_NO_DAY + 1);
    struct window window = { GK_NO_DAY, day, GK_NO_DAY };
    if (day == GK_NO_DAY)
        return window;
    if (first_from(firsts, count, day) > known)
        window.start = day;
    size_t next = first_from(firsts, count, day + 1);
    if (next < count)
        window.end = firsts[next].day;
    return window;
}

static enum gk_status meet_sides(struct meeting *meeting, const struct member *members,
                                 size_t count, uint32_t row, const struct sides *sides)
{
    struct gk_relations_tally *tally = meeting->tally;
    if (gather_firsts(tally, members, count, row, sides->firsts) != GK_OK)
        return GK_NO_MEMORY;
    if (!tally->firsts.length)
        return GK_OK;
    if (gather_seconds(tally, members, count, row, sides->seconds) != GK_OK)
        return GK_NO_MEMORY;
    const struct dated *seconds = (const struct dated *)(const void *)tally->seconds.at;
    size_t second_count = tally->seconds.length / sizeof *seconds;
    for (size_t i = 0; i < count && second_count; i++) {
        struct gk_need *need = need_of(tally, &members[i], row, sides->firsts);
        struct window window = { GK_NO_DAY, GK_NO_DAY, GK_NO_DAY };
        if (!need)
            continue;
        if (sides->way == BY_PUBLISHER) {
            meet_near(need, members[i].place, members[i].day, seconds, second_count);
            continue;
        }
        if (sides->way == BY_TITLE)
            window = window_of(tally, members[i].day);
        if (meet_need(need, members[i].place, &window, seconds, second_count))
            need->named |= sides->named;
    }
    return GK_OK;
}

enum {
    OWN = 1 << GK_NAME_NUMBER | 1 << GK_NAME_TITLE,
    TITLES = 1 << GK_NAME_TITLE | 1 << GK_NAME_CITED | 1 << GK_NAME_REPEALS,
};

static enum gk_status meet_row(struct meeting *meeting, const struct member *members, size_t count,
                               uint32_t row)
{
    static const struct {
        unsigned link;
        struct sides sides;
    } ways[] = {
        { GK_PAIR_BY_INTERPRETS, { OWN, 1 << GK_NAME_INTERPRETS, GK_NAMED_BY_SECOND, BY_NAME } },
        { GK_PAIR_BY_INTERPRETS, { 1 << GK_NAME_INTERPRETS, OWN, GK_NAMED_BY_FIRST, BY_NAME } },
        { GK_PAIR_BY_RELATES, { OWN, 1 << GK_NAME_RELATES, GK_NAMED_BY_SECOND, BY_NAME } },
        { GK_PAIR_BY_RELATES, { 1 << GK_NAME_RELATES, OWN, GK_NAMED_BY_FIRST, BY_NAME } },
        { GK_PAIR_BY_TITLE, { TITLES, TITLES, 0, BY_TITLE } },
        { GK_PAIR_BY_PUBLISHER,
          { 1 << GK_NAME_PUBLISHER, 1 << GK_NAME_PUBLISHER, 0, BY_PUBLISHER } },
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && status == GK_OK; i++)
        if (meeting->partners->rows[row].links & ways[i].link)
            status = meet_sides(meeting, members, count, row, &ways[i].sides);
    return status;
}

static enum gk_status meet(void *state, const struct gk_remark *remarks, size_t count)
{
    struct meeting *meeting = state;
    struct gk_relations_tally *tally = meeting->tally;
    enum gk_status status = GK_OK;
    uint64_t rows = 0;
    if (count < 2)
        return GK_OK;
    gk_buffer_clear(&tally->members);
    if (gk_buffer_reserve(&tally->members, count * sizeof(struct member)) != GK_OK)
        return GK_NO_MEMORY;
    struct member *members = (struct member *)(void *)tally->members.at;
    for (size_t i = 0; i < count; i++) {
        members[i] = unpack(tally, remarks[i].number);
        rows |= members[i].second;
    }
    meet_references(members, count);
    status = meet_repeals(meeting, members, count);
    for (uint32_t row = 0; row < meeting->partners->count && status == GK_OK; row++)
        if (rows >> row & 1)
            status = meet_row(meeting, members, count, row);
    return status;
}

enum gk_status gk_relations_meet(struct gk_relations_tally *tally,
                                 const struct gk_partners *partners)
{
    struct meeting meeting = { tally, partners };
    return gk_meeting_each(&tally->names, meet, &meeting);
}
