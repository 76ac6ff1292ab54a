#include "finding/finding.h"

#include <string.h>

struct gk_finding gk_finding_of(enum gk_rule_id rule)
{
    return (struct gk_finding){ .rule = rule, .place = GK_NOWHERE, .day = GK_FINDING_NO_DAY };
}

struct gk_finding *gk_finding_keep(struct gk_findings *findings, struct gk_arena *arena,
                                   const struct gk_finding *finding)
{
    struct gk_finding *kept = gk_arena_allocate(arena, sizeof *kept);
    if (!kept)
        return NULL;
    *kept = *finding;
    kept->next = NULL;
    if (findings->last)
        findings->last->next = kept;
    else
        findings->first = kept;
    findings->last = kept;
    findings->count++;
    return kept;
}

static uint32_t rank(const struct gk_finding *finding)
{
    return finding->place == GK_NOWHERE ? 0 : finding->place;
}

/* Takes up to `count` findings off *list. */
static struct gk_finding *take(struct gk_finding **list, uint32_t count)
{
    struct gk_finding *taken = *list;
    struct gk_finding **end = list;
    for (; *end && count; count--)
        end = &(*end)->next;
    struct gk_finding *rest = *end;
    *end = NULL;
    *list = rest;
    return taken;
}

/* Both are in order; `a` goes first where they are equal. Returns where the next is to be put. */
static struct gk_finding **merge(struct gk_finding **out, struct gk_finding *a,
                                 struct gk_finding *b)
{
    while (a || b) {
        struct gk_finding **from = !b || (a && rank(a) <= rank(b)) ? &a : &b;
        *out = *from;
        *from = (*from)->next;
        out = &(*out)->next;
    }
    return out;
}

static bool is_sorted(const struct gk_findings *findings)
{
    for (const struct gk_finding *f = findings->first; f && f->next; f = f->next)
        if (rank(f) > rank(f->next))
            return false;
    return true;
}

void gk_findings_sort(struct gk_findings *findings)
{
    if (is_sorted(findings))
        return;
    for (uint32_t width = 1; width < findings->count; width *= 2) {
        struct gk_finding *left = findings->first, *sorted = NULL;
        struct gk_finding **out = &sorted;
        while (left) {
            struct gk_finding *a = take(&left, width);
            out = merge(out, a, take(&left, width));
        }
        *out = NULL;
        findings->first = sorted;
    }
    findings->last = findings->first;
    while (findings->last->next)
        findings->last = findings->last->next;
}

/* Whether a person would read the same twice. */
static bool says_the_same(const struct gk_finding *a, const struct gk_finding *b)
{
    bool same = a->rule == b->rule && a->has_span && b->has_span && a->start == b->start &&
                a->end == b->end && a->severity == b->severity && a->action == b->action &&
                a->tells_of == b->tells_of && a->decision == b->decision &&
                gk_bytes_equal(a->pointer, b->pointer) &&
                gk_bytes_equal(a->proposal, b->proposal) && gk_bytes_equal(a->keyword, b->keyword);
    for (int i = 0; same && i < GK_ARGUMENTS; i++)
        same = gk_bytes_equal(a->arguments[i], b->arguments[i]);
    return same;
}

/* Takes those off the list behind `finding` that say the same at the same place. */
static void drop_repetitions(struct gk_findings *findings, struct gk_finding *finding)
{
    struct gk_finding *before = finding;
    while (before->next && before->next->place == finding->place) {
        if (!says_the_same(finding, before->next)) {
            before = before->next;
            continue;
        }
        before->next = before->next->next;
        findings->count--;
    }
}

void gk_findings_drop_repeated(struct gk_findings *findings)
{
    for (struct gk_finding *f = findings->first; f; f = f->next) {
        if (f->has_span)
            drop_repetitions(findings, f);
        findings->last = f;
    }
}

/* So many findings of one kind are told one by one. */
enum { MOST_TOLD = 8 };

/* Whether it can be gathered with others of its rule: nobody can do more about it than about any
 * of them. */
static bool is_of_many(const struct gk_finding *finding)
{
    return strncmp(gk_rule(finding->rule)->id, "text.", 5) == 0 && !finding->accepted &&
           finding->action == GK_ACTION_OFF && !finding->proposal.at && !finding->past;
}

void gk_findings_gather(struct gk_findings *findings)
{
    enum { VERDICTS = GK_TELLS_OF_HELD + 1 };
    uint32_t counts[GK_RULE_COUNT][VERDICTS] = { { 0 } };
    bool told[GK_RULE_COUNT][VERDICTS] = { { false } };
    if (findings->count <= MOST_TOLD)
        return;
    for (const struct gk_finding *f = findings->first; f; f = f->next)
        counts[f->rule][f->tells_of] += is_of_many(f);
    struct gk_finding **link = &findings->first;
    findings->last = NULL;
    for (struct gk_finding *f = findings->first; f; f = f->next) {
        bool many = is_of_many(f) && counts[f->rule][f->tells_of] > MOST_TOLD;
        if (many && told[f->rule][f->tells_of]) {
            findings->count--;
            continue;
        }
        f->count = many ? counts[f->rule][f->tells_of] : 0;
        told[f->rule][f->tells_of] |= many;
        *link = findings->last = f;
        link = &f->next;
    }
    *link = NULL;
}

bool gk_finding_is_told(const struct gk_finding *finding, bool held)
{
    return !finding->accepted &&
           finding->tells_of != (held ? GK_TELLS_OF_PASSED : GK_TELLS_OF_HELD);
}

enum gk_severity gk_findings_worst(const struct gk_findings *findings)
{
    enum gk_severity worst = GK_OFF;
    for (const struct gk_finding *f = findings->first; f; f = f->next)
        if (f->severity > worst && gk_finding_is_told(f, false))
            worst = f->severity;
    return worst;
}
