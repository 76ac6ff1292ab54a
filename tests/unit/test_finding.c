/* Findings: kept in the order they were made, put in the order of their places. */
#include "base/memory.h"
#include "finding/finding.h"
#include "tap.h"

static struct gk_arena arena;

static struct gk_findings made(const uint32_t *places, size_t count)
{
    struct gk_findings findings = { 0 };
    for (size_t i = 0; i < count; i++) {
        struct gk_finding draft = gk_finding_of((enum gk_rule_id)(i % GK_RULE_COUNT));
        draft.place = places[i];
        draft.length = (uint32_t)i;
        if (!gk_finding_keep(&findings, &arena, &draft))
            break;
    }
    return findings;
}

static uint32_t rank(const struct gk_finding *finding)
{
    return finding->place == GK_NOWHERE ? 0 : finding->place;
}

/* In order, equal ones as they were made, none lost, `last` the last. */
static bool is_in_order(const struct gk_findings *findings, size_t count)
{
    size_t seen = 0;
    const struct gk_finding *before = NULL;
    for (const struct gk_finding *f = findings->first; f; before = f, f = f->next) {
        seen++;
        if (before &&
            (rank(before) > rank(f) || (rank(before) == rank(f) && before->length > f->length)))
            return false;
    }
    return seen == count && findings->last == before && findings->count == count;
}

static void test_sort(void)
{
    static const uint32_t none[] = { GK_NOWHERE, 0, GK_NOWHERE };
    struct gk_findings findings = made(none, 3);
    gk_findings_sort(&findings);
    ok(is_in_order(&findings, 3), "findings of the whole record stay as they were made");

    uint32_t places[300];
    uint64_t state = 1;
    unsigned wrong = 0;
    for (size_t count = 0; count < 300; count++) {
        for (size_t i = 0; i < count; i++) {
            state = state * UINT64_C(6364136223846793005) + 1;
            places[i] = (uint32_t)(state >> 40) % 50;
            if (places[i] == 49)
                places[i] = GK_NOWHERE;
        }
        findings = made(places, count);
        gk_findings_sort(&findings);
        wrong += !is_in_order(&findings, count);
        gk_arena_reset(&arena);
    }
    is_int(wrong, 0, "lists of 0 to 299 random places");
}

static void test_keep(void)
{
    struct gk_arena own = { 0 };
    struct gk_findings findings = { 0 };
    struct gk_finding draft = gk_finding_of(GK_RULE_JSON_UTF8);
    ok(draft.place == GK_NOWHERE && draft.day == GK_FINDING_NO_DAY && !draft.has_span &&
           !draft.pointer.length,
       "a draft has a rule, and no place and no day");
    const struct gk_finding *first = gk_finding_keep(&findings, &own, &draft);
    const struct gk_finding *second = gk_finding_keep(&findings, &own, &draft);
    ok(first && second && findings.count == 2 && findings.first == first && first->next == second &&
           findings.last == second && !second->next,
       "findings stay in the order they were made");
    gk_arena_free(&own);
    gk_memory_fail_at(1);
    ok(!gk_finding_keep(&findings, &own, &draft), "without memory there is none");
    gk_memory_fail_at(0);
    gk_arena_free(&own);
}

static void keep(struct gk_findings *findings, enum gk_severity severity, bool accepted,
                 enum gk_tells_of tells_of)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_DATE_FORM);
    draft.severity = severity;
    draft.accepted = accepted;
    draft.tells_of = tells_of;
    if (!gk_finding_keep(findings, &arena, &draft))
        ok(false, "no memory");
}

static void test_worst(void)
{
    struct gk_findings findings = { 0 };
    is_int(gk_findings_worst(&findings), GK_OFF, "none: off");
    keep(&findings, GK_NOTE, false, GK_TELLS_OF_PASSED);
    is_int(gk_findings_worst(&findings), GK_NOTE, "what is told of a record that passes counts");
    keep(&findings, GK_ERROR, true, GK_TELLS_OF_BOTH);
    is_int(gk_findings_worst(&findings), GK_NOTE, "what a person has accepted does not");
    keep(&findings, GK_ERROR, false, GK_TELLS_OF_HELD);
    is_int(gk_findings_worst(&findings), GK_NOTE, "nor what would be told if it were held");
    keep(&findings, GK_WARNING, false, GK_TELLS_OF_BOTH);
    is_int(gk_findings_worst(&findings), GK_WARNING, "the strongest counts");
}

static void test_told(void)
{
    struct gk_finding finding = gk_finding_of(GK_RULE_DATE_FORM);
    ok(gk_finding_is_told(&finding, true) && gk_finding_is_told(&finding, false), "of both");
    finding.tells_of = GK_TELLS_OF_PASSED;
    ok(!gk_finding_is_told(&finding, true) && gk_finding_is_told(&finding, false), "of passed");
    finding.tells_of = GK_TELLS_OF_HELD;
    ok(gk_finding_is_told(&finding, true) && !gk_finding_is_told(&finding, false), "of held");
    finding.tells_of = GK_TELLS_OF_BOTH;
    finding.accepted = true;
    ok(!gk_finding_is_told(&finding, true) && !gk_finding_is_told(&finding, false),
       "what was accepted is not told");
}

static void test_actions(void)
{
    enum gk_action action = GK_ACTION_OFF;
    for (int i = GK_ACTION_OFF; i <= GK_ACTION_WITHHOLD; i++)
        ok(gk_action_find(gk_bytes_of(gk_action_name((enum gk_action)i)), &action) &&
               action == (enum gk_action)i,
           "%s is found", gk_action_name((enum gk_action)i));
    ok(!gk_action_find(GK_BYTES("repair"), &action), "nobody may choose to repair by a word list");
    ok(!gk_action_find(GK_BYTES("Mask"), &action), "names match exactly");
    is_int(gk_action_severity(GK_ACTION_WITHHOLD), GK_ERROR, "what is withheld is an error");
    is_int(gk_action_severity(GK_ACTION_REPAIR), GK_NOTE, "a repair is a note");
}

int main(void)
{
    test_sort();
    test_keep();
    test_worst();
    test_told();
    test_actions();
    gk_arena_free(&arena);
    return done();
}
