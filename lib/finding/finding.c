#include "finding/finding.h"

struct gk_finding *gk_finding_add(struct gk_findings *findings, struct gk_arena *arena,
                                  enum gk_rule_id rule)
{
    struct gk_finding *finding = gk_arena_allocate(arena, sizeof *finding);
    if (!finding)
        return NULL;
    finding->rule = rule;
    finding->severity = gk_rule(rule)->severity;
    finding->place = GK_NOWHERE;
    if (findings->last)
        findings->last->next = finding;
    else
        findings->first = finding;
    findings->last = finding;
    findings->count++;
    return finding;
}

enum gk_severity gk_findings_worst(const struct gk_findings *findings)
{
    enum gk_severity worst = GK_OFF;
    for (const struct gk_finding *f = findings->first; f; f = f->next)
        if (f->severity > worst)
            worst = f->severity;
    return worst;
}
