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

/* Takes the findings off *list that stand in order at its beginning. */
static struct gk_finding *take_run(struct gk_finding **list)
{
    struct gk_finding *taken = *list, *last = taken;
    while (last && last->next && rank(last) <= rank(last->next))
        last = last->next;
    *list = last ? last->next : NULL;
    if (last)
        last->next = NULL;
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

/* Merges neighbours until one run is left: each part of a verb tells its findings in order, so that
 * there are few, however many findings. */
void gk_findings_sort(struct gk_findings *findings)
{
    uint32_t pairs;
    do {
        struct gk_finding *left = findings->first;
        struct gk_finding **out = &findings->first;
        for (pairs = 0; left; pairs++) {
            struct gk_finding *run = take_run(&left);
            out = merge(out, run, take_run(&left));
        }
        *out = NULL;
    } while (pairs > 1);
    findings->last = findings->first;
    while (findings->last && findings->last->next)
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
