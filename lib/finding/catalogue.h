/*
 * catalogue.h - every rule of gk: its id, severity, legal basis and words.
 *
 * One list, rules.def, yields the enumeration, the texts of --explain and --list-rules, and the
 * table in gk.7. A rule's id is a stable English slug `group.rule`; ids are never reused.
 */
#ifndef GK_FINDING_CATALOGUE_H
#define GK_FINDING_CATALOGUE_H

#include "base/bytes.h"
#include "finding/sentence.h"

/*
 * GK_ERROR    the record is unfit to publish; validate holds it.
 * GK_WARNING  a person should look; the record passes. Never beside an error on the same thing.
 * GK_NOTE     worth knowing.
 * GK_OFF      the rule does not run. Only a profile says so.
 */
enum gk_severity {
    GK_OFF,
    GK_NOTE,
    GK_WARNING,
    GK_ERROR,
};

enum gk_rule_id {
#define GK_RULE(name, id, severity, basis, message_en, message_zh, explanation_en, explanation_zh, \
                mend_en, mend_zh, example)                                                         \
    GK_RULE_##name,
#include "finding/rules.def"
#undef GK_RULE
    GK_RULE_COUNT
};

struct gk_rule {
    const char *id;
    enum gk_severity severity; /* in the default profile */
    const char *basis;         /* law, standard or contract; as programs read it */
    const char *message[GK_LANGUAGES];
    const char *explanation[GK_LANGUAGES];
    const char *mend[GK_LANGUAGES];
    const char *example; /* a record, or what a profile's author wrote */
};

const struct gk_rule *gk_rule(enum gk_rule_id);

/* The rule of that id, or GK_RULE_COUNT. */
enum gk_rule_id gk_rule_find(struct gk_bytes id);

/*
 * Whether nobody can choose the rule's severity: what the reader could not read stays unread,
 * what could not be screened to its end is held, a mistake of the profile ends the tool, and who
 * decided what is told.
 */
bool gk_rule_is_fixed(enum gk_rule_id);

/* "error", "warning", "note", "off": the same in every language, for reports and profiles. */
const char *gk_severity_name(enum gk_severity);

/* The severity of that name; false where there is none. */
bool gk_severity_find(struct gk_bytes name, enum gk_severity *);

/* What people call it. */
const char *gk_severity_word(enum gk_severity, enum gk_language);

/* Appends a basis as a report for people has it: its articles as the language names them, art. 12,
 * 15 and 第12、15条. */
enum gk_status gk_basis_say(struct gk_buffer *out, struct gk_bytes basis,
                            enum gk_language) GK_MUST_USE;

#endif
