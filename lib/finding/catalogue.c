#include "finding/catalogue.h"

static const struct gk_rule rules[] = {
#define GK_RULE(name, id, severity, basis, message_en, message_zh, explanation_en, explanation_zh, \
                mend_en, mend_zh, example)                                                         \
    { id,                                                                                          \
      severity,                                                                                    \
      basis,                                                                                       \
      { message_en, message_zh },                                                                  \
      { explanation_en, explanation_zh },                                                          \
      { mend_en, mend_zh },                                                                        \
      example },
#include "finding/rules.def"
#undef GK_RULE
};

static const char *const severities[] = {
    [GK_OFF] = "off",
    [GK_NOTE] = "note",
    [GK_WARNING] = "warning",
    [GK_ERROR] = "error",
};

const struct gk_rule *gk_rule(enum gk_rule_id rule)
{
    return &rules[rule];
}

enum gk_rule_id gk_rule_find(struct gk_bytes id)
{
    for (int i = 0; i < GK_RULE_COUNT; i++)
        if (gk_bytes_equal(id, gk_bytes_of(rules[i].id)))
            return (enum gk_rule_id)i;
    return GK_RULE_COUNT;
}

bool gk_rule_is_fixed(enum gk_rule_id rule)
{
    struct gk_bytes id = gk_bytes_of(rules[rule].id);
    return gk_bytes_start_with(id, GK_BYTES("json.")) ||
           gk_bytes_start_with(id, GK_BYTES("profile.")) ||
           gk_bytes_start_with(id, GK_BYTES("decision.")) || rule == GK_RULE_REDACT_LIMIT;
}

const char *gk_severity_name(enum gk_severity severity)
{
    return severities[severity];
}

bool gk_severity_find(struct gk_bytes name, enum gk_severity *severity)
{
    for (int i = GK_OFF; i <= GK_ERROR; i++)
        if (gk_bytes_equal(name, gk_bytes_of(severities[i]))) {
            *severity = (enum gk_severity)i;
            return true;
        }
    return false;
}
