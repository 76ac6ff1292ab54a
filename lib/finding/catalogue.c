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
           gk_bytes_start_with(id, GK_BYTES("input.")) ||
           (gk_bytes_start_with(id, GK_BYTES("table.")) && rules[rule].severity == GK_ERROR) ||
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

const char *gk_severity_word(enum gk_severity severity, enum gk_language language)
{
    static const enum gk_message words[] = {
        [GK_OFF] = GK_MESSAGE_SEVERITY_OFF,
        [GK_NOTE] = GK_MESSAGE_SEVERITY_NOTE,
        [GK_WARNING] = GK_MESSAGE_SEVERITY_WARNING,
        [GK_ERROR] = GK_MESSAGE_SEVERITY_ERROR,
    };
    return gk_message_text(words[severity], language);
}

/* "12, 15" as 12、15. */
static enum gk_status append_articles(struct gk_buffer *out, struct gk_bytes numbers)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < numbers.length && status == GK_OK; i++) {
        char c = numbers.at[i];
        if (c == ',')
            status = gk_buffer_append(out, GK_BYTES("、"));
        else if (c == '-')
            status = gk_buffer_append(out, GK_BYTES("至"));
        else if (c != ' ')
            status = gk_buffer_append_byte(out, c);
    }
    return status;
}

/* What parts several of them. */
static enum gk_status append_laws(struct gk_buffer *out, struct gk_bytes laws)
{
    const struct gk_bytes sign = GK_BYTES("; ");
    const char *found;
    while ((found = gk_bytes_find(laws, sign)) != NULL) {
        struct gk_bytes one = { laws.at, (size_t)(found - laws.at) };
        if (gk_buffer_append(out, one) != GK_OK || gk_buffer_append(out, GK_BYTES("；")) != GK_OK)
            return GK_NO_MEMORY;
        laws = (struct gk_bytes){ found + sign.length, laws.length - one.length - sign.length };
    }
    return gk_buffer_append(out, laws);
}

enum gk_status gk_basis_say(struct gk_buffer *out, struct gk_bytes basis, enum gk_language language)
{
    const struct gk_bytes sign = GK_BYTES(" art. ");
    const char *found;
    if (language != GK_CHINESE)
        return gk_buffer_append(out, basis);
    while ((found = gk_bytes_find(basis, sign)) != NULL) {
        struct gk_bytes before = { basis.at, (size_t)(found - basis.at) };
        struct gk_bytes rest = { found + sign.length, basis.length - before.length - sign.length };
        size_t length = 0;
        while (length < rest.length && rest.at[length] && strchr("0123456789-, ", rest.at[length]))
            length++;
        if (append_laws(out, before) != GK_OK || gk_buffer_append(out, GK_BYTES("第")) != GK_OK ||
            append_articles(out, (struct gk_bytes){ rest.at, length }) != GK_OK ||
            gk_buffer_append(out, GK_BYTES("条")) != GK_OK)
            return GK_NO_MEMORY;
        basis = (struct gk_bytes){ rest.at + length, rest.length - length };
    }
    return append_laws(out, basis);
}
