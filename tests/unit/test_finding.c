/* Findings: kept in the order they were made, put in the order of their places. */
#include "finding/finding.h"
#include "tap.h"

static struct gk_arena arena;

static struct gk_findings made(const uint32_t *places, size_t count)
{
    struct gk_findings findings = { 0 };
    for (size_t i = 0; i < count; i++) {
        struct gk_finding *finding =
            gk_finding_add(&findings, &arena, (enum gk_rule_id)(i % GK_RULE_COUNT));
        if (finding) {
            finding->place = places[i];
            finding->length = (uint32_t)i;
        }
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
        if (before && (rank(before) > rank(f) ||
                       (rank(before) == rank(f) && before->length > f->length)))
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

static void test_worst(void)
{
    struct gk_findings findings = { 0 };
    is_int(gk_findings_worst(&findings), GK_OFF, "none: off");
    struct gk_finding *finding = gk_finding_add(&findings, &arena, GK_RULE_DATE_FORM);
    is_int(gk_findings_worst(&findings), GK_WARNING, "the severity of the default profile");
    if (finding)
        finding->severity = GK_NOTE;
    is_int(gk_findings_worst(&findings), GK_NOTE, "as changed");
    finding = gk_finding_add(&findings, &arena, GK_RULE_JSON_SYNTAX);
    is_int(gk_findings_worst(&findings), finding ? GK_ERROR : GK_OFF, "the strongest counts");
}

int main(void)
{
    test_sort();
    test_worst();
    gk_arena_free(&arena);
    return done();
}
