/* Findings counted by rule and severity, by section, and the records of which most is said. */
#include <stdio.h>

#include "run/report/count.h"
#include "tap.h"

static bool add(struct gk_findings_count *count, enum gk_rule_id rule, enum gk_severity severity,
                uint64_t line, const char *section, uint32_t gathered, bool at_end)
{
    char id[24];
    struct gk_finding finding = gk_finding_of(rule);
    finding.severity = severity;
    finding.count = gathered;
    snprintf(id, sizeof id, "r%u", (unsigned)line);
    const struct gk_counted_finding found = {
        .finding = &finding,
        .file = GK_BYTES("in"),
        .line = line,
        .in_record = line > 0,
        .at_end = at_end,
        .shared_out = true,
        .section = gk_bytes_of(section),
        .id = gk_bytes_of(id),
        .title = GK_BYTES("t"),
    };
    return gk_count_finding(count, &found) == GK_OK;
}

static void test_counts(void)
{
    struct gk_findings_count count = { .section_count = 0 };
    bool good = add(&count, GK_RULE_DATE_ORDER, GK_WARNING, 1, "甲科", 0, false) &&
                add(&count, GK_RULE_DATE_ORDER, GK_WARNING, 1, "甲科", 0, false) &&
                add(&count, GK_RULE_DATE_ORDER, GK_NOTE, 1, "甲科", 0, false) &&
                add(&count, GK_RULE_DATE_ORDER, GK_WARNING, 2, "", 9, false) &&
                add(&count, GK_RULE_DATE_ORDER, GK_WARNING, 0, "", 0, false) &&
                add(&count, GK_RULE_DATE_ORDER, GK_ERROR, 1, "", 0, true) &&
                add(&count, GK_RULE_DATE_ORDER, GK_ERROR, 2, "", 0, true) &&
                add(&count, GK_RULE_DATE_ORDER, GK_ERROR, 1, "", 0, true);
    const struct gk_count *warnings = &count.rules[GK_RULE_DATE_ORDER][GK_WARNING];
    const struct gk_count *errors = &count.rules[GK_RULE_DATE_ORDER][GK_ERROR];
    gk_count_close(&count);
    ok(good, "all are counted");
    ok(warnings->findings == 12 && warnings->records == 2,
       "a record once, what stands for several as many, what is in no record in none");
    ok(errors->findings == 3 && errors->records == 2, "at the end in any order");
    ok(warnings->line == 1 && gk_count_of_rule(&count, GK_RULE_DATE_ORDER) == 16,
       "the first place; all severities together");
    ok(count.section_count == 3 && count.sections[2].findings[GK_WARNING] == 2 &&
           count.sections[2].all.records == 1,
       "by section");
    ok(count.first_count == 2 && count.first[0].findings == 9 && count.first[0].line == 2 &&
           count.first[1].findings == 3,
       "the records with the most, not counting what comes at the end");
    gk_count_free(&count);
}

/* Records with 1, 2, … findings, the first of as many in front. */
static void test_most(void)
{
    struct gk_findings_count count = { .section_count = 0 };
    bool good = true;
    for (uint64_t line = 1; line <= 40; line++)
        for (uint64_t i = 0; i <= line % 13; i++)
            good &= add(&count, GK_RULE_DATE_ORDER, GK_NOTE, line, "", 0, false);
    gk_count_close(&count);
    bool ordered = count.first_count == GK_COUNT_FIRST;
    for (uint32_t i = 1; i < count.first_count; i++)
        ordered &= count.first[i - 1].findings > count.first[i].findings ||
                   (count.first[i - 1].findings == count.first[i].findings &&
                    count.first[i - 1].line < count.first[i].line);
    ok(good && ordered && count.first[0].line == 12 && count.first[0].findings == 13,
       "most first, and of as many the earlier");
    ok(gk_bytes_equal(gk_buffer_bytes(&count.first[0].id), GK_BYTES("r12")), "with its own id");
    gk_count_free(&count);
}

static void test_many_sections(void)
{
    struct gk_findings_count count = { .section_count = 0 };
    bool good = true;
    char name[24];
    for (uint64_t line = 1; line <= GK_COUNT_SECTIONS + 5; line++) {
        snprintf(name, sizeof name, "s%u", (unsigned)line);
        good &= add(&count, GK_RULE_DATE_ORDER, GK_NOTE, line, name, 0, false);
    }
    ok(good && count.section_count == GK_COUNT_SECTIONS + 2 && count.sections[0].all.findings == 5,
       "sections beyond the most are counted together");
    gk_count_free(&count);
}

int main(void)
{
    test_counts();
    test_most();
    test_many_sections();
    return done();
}
