/* The door for findings: severity by rule, day, action and bound; acceptance; which edits are made
 * once a verdict stands. */
#include "verbs/verdict.h"

#include "domain/date.h"
#include "tap.h"

static struct gk_arena arena;
static struct gk_profile profile;
static struct gk_accepted accepted;
static const struct gk_settlement plain = { .profile = &profile };
static const struct gk_settlement with_accepted = { .profile = &profile,
                                                    .accepted = &accepted,
                                                    .today = 20240101 };

/* The severity that the door gives a draft alone in its verdict. */
static enum gk_severity severity_of(const struct gk_finding *draft)
{
    struct gk_verdict verdict = { .arena = &arena, .settlement = &plain };
    struct gk_finding *kept = NULL;
    if (gk_verdict_add(&verdict, draft, &kept) != GK_OK)
        exit(2);
    return kept ? kept->severity : GK_OFF;
}

static void test_severity(void)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_DATE_FORM);
    is_int(severity_of(&draft), GK_WARNING, "the profile's severity");
    draft.at_most = GK_NOTE;
    is_int(severity_of(&draft), GK_NOTE, "no more than the verb knows");
    draft.at_most = GK_ERROR;
    is_int(severity_of(&draft), GK_WARNING, "a bound raises nothing");
    profile.severity[GK_RULE_DATE_FORM] = GK_OFF;
    is_int(severity_of(&draft), GK_OFF, "a rule that is off is not told");
    profile.severity[GK_RULE_DATE_FORM] = GK_WARNING;
    profile.severity[GK_RULE_JSON_SYNTAX] = GK_OFF;
    draft = gk_finding_of(GK_RULE_JSON_SYNTAX);
    draft.at_most = GK_NOTE;
    is_int(severity_of(&draft), GK_ERROR, "what cannot be read is an error whatever is asked for");
}

static void test_days(void)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_DOCNUMBER_BRACKET);
    struct gk_in_force *in_force = &profile.in_force[GK_RULE_DOCNUMBER_BRACKET];
    *in_force = (struct gk_in_force){ gk_day(2012, 7, 1), gk_day(2030, 12, 31), GK_NOTE };
    is_int(severity_of(&draft), GK_WARNING, "without a day the rule counts");
    draft.day = gk_day(2012, 7, 1);
    is_int(severity_of(&draft), GK_WARNING, "on its first day");
    draft.day = gk_day(2012, 6, 30);
    is_int(severity_of(&draft), GK_NOTE, "the day before what is said of other days");
    draft.day = gk_day(2031, 1, 1);
    is_int(severity_of(&draft), GK_NOTE, "and behind its last");
    in_force->outside = GK_OFF;
    is_int(severity_of(&draft), GK_OFF, "which may be nothing");
    in_force->outside = GK_ERROR;
    is_int(severity_of(&draft), GK_WARNING, "and is never more than on its own days");
}

static void test_actions(void)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_MOBILE);
    draft.action = GK_ACTION_NOTE;
    is_int(severity_of(&draft), GK_NOTE, "a note is a note");
    draft.action = GK_ACTION_WITHHOLD;
    is_int(severity_of(&draft), GK_ERROR, "what is withheld is an error");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_ERROR;
    draft.action = GK_ACTION_MASK;
    is_int(severity_of(&draft), GK_ERROR, "an office may raise it");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_OFF;
    is_int(severity_of(&draft), GK_WARNING, "what was asked for by name is told");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_WARNING;

    draft = gk_finding_of(GK_RULE_TEXT_GLOSS);
    draft.action = GK_ACTION_REPAIR;
    profile.severity[GK_RULE_TEXT_GLOSS] = GK_ERROR;
    is_int(severity_of(&draft), GK_NOTE, "a repair is a note, whatever the damage would be");
    profile.severity[GK_RULE_TEXT_GLOSS] = GK_OFF;
    is_int(severity_of(&draft), GK_OFF, "and not made where the rule is off");
    profile.severity[GK_RULE_TEXT_GLOSS] = GK_WARNING;
}

/* A finding at `pointer` that would put `text` in at `place`. */
static struct gk_finding changing(enum gk_rule_id rule, enum gk_action action, const char *pointer,
                                  uint32_t place, const char *text)
{
    struct gk_finding draft = gk_finding_of(rule);
    struct gk_edits edits = { 0 };
    if (gk_edit_add(&edits, &arena, place, place, gk_bytes_of(text)) != GK_OK)
        exit(2);
    draft.action = action;
    draft.pointer = gk_bytes_of(pointer);
    draft.edits = edits.first;
    return draft;
}

static void add(struct gk_verdict *verdict, struct gk_finding draft)
{
    if (gk_verdict_add(verdict, &draft, NULL) != GK_OK)
        exit(2);
}

static struct gk_bytes written(struct gk_verdict *verdict, struct gk_buffer *out)
{
    gk_buffer_clear(out);
    if (gk_verdict_gather_edits(verdict) != GK_OK ||
        gk_edits_apply(&verdict->edits, GK_BYTES("0123"), out) != GK_OK)
        exit(2);
    return gk_buffer_bytes(out);
}

/* What a person has accepted is not repaired, but masked all the same, and decides nothing. */
static void test_accepted(void)
{
    struct gk_mistakes mistakes = { 0 };
    struct gk_buffer out = { 0 };
    char path[] = "/tmp/gk-verdict-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    if (!file)
        exit(2);
    fputs("{\"id\":\"a\",\"rule\":\"text.gloss\",\"pointer\":\"/x\",\"who\":\"甲\",\"when\":"
          "\"2024-01-01\",\"why\":\"原文\"}\n"
          "{\"id\":\"a\",\"rule\":\"field.type\",\"pointer\":\"/x\",\"who\":\"甲\",\"when\":"
          "\"2024-01-01\",\"why\":\"原文\"}\n"
          "{\"id\":\"a\",\"rule\":\"redact.mobile\",\"fingerprint\":\"0123456789abcdef\",\"who\":"
          "\"甲\",\"when\":\"2024-01-01\",\"why\":\"公开\"}\n",
          file);
    fclose(file);
    ok(gk_accepted_open(&accepted, gk_bytes_of(path), &mistakes) == GK_OK, "three are accepted");
    remove(path);

    struct gk_verdict verdict = { .arena = &arena,
                                  .settlement = &with_accepted,
                                  .id = GK_BYTES("a") };
    struct gk_finding mask = changing(GK_RULE_REDACT_MOBILE, GK_ACTION_MASK, "/x", 3, "*");
    struct gk_finding repair = changing(GK_RULE_TEXT_GLOSS, GK_ACTION_REPAIR, "/x", 1, "r");
    struct gk_finding error = gk_finding_of(GK_RULE_FIELD_TYPE);
    bool tells = true;
    mask.fingerprint = GK_BYTES("0123456789abcdef");
    error.pointer = GK_BYTES("/x");
    add(&verdict, mask);
    add(&verdict, repair);
    add(&verdict, error);
    ok(gk_verdict_tells(&verdict, &repair, &tells) == GK_OK && !tells, "it would not be told");
    repair.pointer = GK_BYTES("/y");
    ok(gk_verdict_tells(&verdict, &repair, &tells) == GK_OK && tells, "at another place it would");
    repair.tells_of = GK_TELLS_OF_HELD;
    add(&verdict, repair);
    gk_verdict_settle(&verdict);
    ok(!verdict.held, "an error that was accepted holds nothing");
    is_text(written(&verdict, &out), "012*3", "the mask is made, the repair not");
    gk_buffer_free(&out);
    gk_mistakes_free(&mistakes);
    gk_accepted_close(&accepted);
}

/* ---- decisions */

#define PASSED "f00000000000000000000000000000001"
#define MASKED "f00000000000000000000000000000002"
#define WITHHELD "f00000000000000000000000000000003"
#define FREED "f00000000000000000000000000000004"
#define NOT_FREED "f00000000000000000000000000000005"

static const struct gk_bytes freed[] = { { "解密", 6 } };
static const struct gk_bytes not_freed[] = { { "未解密", 9 } };

/* What becomes of a finding with that fingerprint, by itself. */
static struct gk_verdict decided(const struct gk_settlement *settlement, const char *fingerprint,
                                 enum gk_rule_id rule, enum gk_action action, bool masks)
{
    struct gk_verdict verdict = { .arena = &arena, .settlement = settlement };
    struct gk_finding draft = gk_finding_of(rule);
    draft.fingerprint = gk_bytes_of(fingerprint);
    draft.action = action;
    draft.secret = rule == GK_RULE_REDACT_SECRET_MARK;
    gk_verdict_decide(&verdict, &draft, masks);
    add(&verdict, draft);
    gk_verdict_settle(&verdict);
    return verdict;
}

static void test_decided(void)
{
    struct gk_decisions decisions = { 0 };
    struct gk_mistakes mistakes = { 0 };
    char path[] = "/tmp/gk-verdict-XXXXXX";
    struct gk_bytes file = gk_bytes_of(path);
    FILE *out = fdopen(mkstemp(path), "w");
    if (!out)
        exit(2);
    fputs("fingerprint,decision,who,when,basis\n" PASSED ",pass,甲,2026-01-05,公开\n" MASKED
          ",mask,甲,2026-01-05,隐私\n" WITHHELD ",withhold,甲,2026-01-05,隐私\n" FREED
          ",pass,甲,2026-01-05,某年某号文件解密\n" NOT_FREED ",pass,甲,2026-01-05,尚未解密\n",
          out);
    fclose(out);
    ok(gk_decisions_open(&decisions, &file, 1, 20260131, &mistakes) == GK_OK, "five are decided");
    remove(path);
    struct gk_settlement settlement = { .profile = &profile,
                                        .decisions = &decisions,
                                        .declassified = freed,
                                        .declassified_count = 1,
                                        .undeclassified = not_freed,
                                        .undeclassified_count = 1 };
    const enum gk_rule_id keyword = GK_RULE_REDACT_KEYWORD;
    const enum gk_rule_id secret = GK_RULE_REDACT_SECRET_MARK;

    struct gk_verdict verdict = decided(&settlement, PASSED, keyword, GK_ACTION_WITHHOLD, false);
    ok(!verdict.held && verdict.findings.count == 1 &&
           verdict.findings.first->rule == GK_RULE_DECISION_MADE &&
           verdict.findings.first->severity == GK_NOTE,
       "what is passed holds nothing, and the decision alone is told");
    is_text(verdict.findings.first->arguments[2], "甲, 2026-01-05; 公开", "by whom, when and why");
    verdict = decided(&settlement, MASKED, keyword, GK_ACTION_WITHHOLD, true);
    ok(!verdict.held && verdict.findings.count == 2 &&
           verdict.findings.first->severity == GK_WARNING &&
           verdict.findings.first->action == GK_ACTION_MASK,
       "what is masked holds nothing");
    verdict = decided(&settlement, WITHHELD, GK_RULE_REDACT_MOBILE, GK_ACTION_MASK, true);
    ok(verdict.held && verdict.findings.count == 2, "what is withheld holds the record");
    verdict = decided(&settlement, MASKED, keyword, GK_ACTION_WITHHOLD, false);
    ok(verdict.held && verdict.findings.last->rule == GK_RULE_DECISION_NAME &&
           verdict.findings.last->severity == GK_WARNING,
       "what cannot be masked stays withheld, and that is told");
    static const char *const refused[] = { PASSED, MASKED, NOT_FREED };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        verdict = decided(&settlement, refused[i], secret, GK_ACTION_WITHHOLD, true);
        ok(verdict.held && verdict.findings.last->rule == GK_RULE_DECISION_SECRECY,
           "a secrecy mark stays withheld: %s", refused[i]);
    }
    verdict = decided(&settlement, FREED, secret, GK_ACTION_WITHHOLD, true);
    ok(!verdict.held, "unless the basis names the declassification");
    verdict = decided(&settlement, "", secret, GK_ACTION_WITHHOLD, true);
    ok(verdict.held && verdict.findings.count == 1, "nothing is decided without a fingerprint");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_ERROR;
    verdict = decided(&settlement, MASKED, GK_RULE_REDACT_MOBILE, GK_ACTION_MASK, true);
    ok(!verdict.held, "who has seen the value outranks a severity that was raised");
    profile.severity[GK_RULE_REDACT_MOBILE] = GK_WARNING;
    gk_decisions_close(&decisions);
    gk_mistakes_free(&mistakes);
}

/* What becomes of a finding of record a with that fingerprint, by itself. */
static struct gk_verdict accepted_by(const struct gk_settlement *settlement,
                                     const char *fingerprint, bool secret)
{
    struct gk_verdict verdict = { .arena = &arena, .settlement = settlement };
    struct gk_finding draft = gk_finding_of(GK_RULE_REDACT_KEYWORD);
    verdict.name = GK_BYTES("a");
    draft.fingerprint = gk_bytes_of(fingerprint);
    draft.action = GK_ACTION_WITHHOLD;
    draft.secret = secret;
    add(&verdict, draft);
    gk_verdict_settle(&verdict);
    return verdict;
}

/* Accepting is no way round what a decision cannot do. */
static void test_accepted_secrets(void)
{
    struct gk_accepted secrets = { 0 };
    struct gk_mistakes mistakes = { 0 };
    char path[] = "/tmp/gk-verdict-XXXXXX";
    FILE *out = fdopen(mkstemp(path), "w");
    if (!out)
        exit(2);
    static const char *const lines[][3] = {
        { PASSED, "2026-01-05", "领导同意" },    { FREED, "2026-01-05", "某年某号文件解密" },
        { NOT_FREED, "2026-01-05", "尚未解密" }, { MASKED, "2026-02-01", "某年某号文件解密" },
        { WITHHELD, "2026-02-01", "公开" },      { WITHHELD, "2026-01-31", "公开" }
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        fprintf(out,
                "{\"id\":\"a\",\"rule\":\"redact.keyword\",\"fingerprint\":\"%s\",\"who\":\"甲\","
                "\"when\":\"%s\",\"why\":\"%s\"}\n",
                lines[i][0], lines[i][1], lines[i][2]);
    fclose(out);
    ok(gk_accepted_open(&secrets, gk_bytes_of(path), &mistakes) == GK_OK, "six are accepted");
    remove(path);
    struct gk_settlement settlement = { .profile = &profile,
                                        .accepted = &secrets,
                                        .declassified = freed,
                                        .declassified_count = 1,
                                        .undeclassified = not_freed,
                                        .undeclassified_count = 1,
                                        .today = 20260131 };
    struct gk_verdict verdict = accepted_by(&settlement, PASSED, false);
    ok(!verdict.held && verdict.findings.count == 1 && verdict.findings.first->accepted,
       "what is no secret is accepted by whatever is said");
    verdict = accepted_by(&settlement, PASSED, true);
    ok(verdict.held && verdict.findings.count == 2 && !verdict.findings.first->accepted &&
           verdict.findings.last->rule == GK_RULE_DECISION_SECRECY &&
           gk_finding_is_trail(verdict.findings.last),
       "a secret is not, and that is told");
    verdict = accepted_by(&settlement, NOT_FREED, true);
    ok(verdict.held, "nor where it is said that it is not declassified");
    verdict = accepted_by(&settlement, FREED, true);
    ok(!verdict.held && verdict.findings.count == 1, "unless it is declassified");
    verdict = accepted_by(&settlement, MASKED, true);
    ok(verdict.held && verdict.findings.last->rule == GK_RULE_DECISION_FUTURE,
       "what is accepted tomorrow is not today");
    verdict = accepted_by(&settlement, WITHHELD, false);
    ok(!verdict.held, "of two lines the last one counts");
    gk_accepted_close(&secrets);
    gk_mistakes_free(&mistakes);
}

static void test_settle(void)
{
    struct gk_buffer out = { 0 };
    struct gk_verdict verdict = { .arena = &arena, .settlement = &plain };
    struct gk_finding late = changing(GK_RULE_TEXT_GLOSS, GK_ACTION_REPAIR, "/x", 3, "r");
    late.place = 9;
    add(&verdict, late);
    if (gk_edit_add(&verdict.further, &arena, 0, 0, GK_BYTES("f")) != GK_OK)
        exit(2);
    add(&verdict, gk_finding_of(GK_RULE_DATE_FORM));
    gk_verdict_settle(&verdict);
    ok(!verdict.held && verdict.findings.first->rule == GK_RULE_DATE_FORM,
       "a warning holds nothing; findings stand in the order of their places");
    is_text(written(&verdict, &out), "f012r3", "further edits stand among the findings' own");
    is_text(written(&verdict, &out), "f012r3", "gathered again they are the same");
    add(&verdict, gk_finding_of(GK_RULE_FIELD_TWICE));
    gk_verdict_settle(&verdict);
    ok(verdict.held, "an error holds");
    verdict.findings = (struct gk_findings){ 0 };
    gk_verdict_settle(&verdict);
    ok(verdict.held, "what was held stays held");
    gk_buffer_free(&out);
}

/* What a person would read twice is told once; what differs in anything stays. */
static void test_repeated(void)
{
    struct gk_verdict verdict = { .arena = &arena, .settlement = &plain };
    struct gk_finding one = gk_finding_of(GK_RULE_TEXT_GLOSS);
    one.pointer = GK_BYTES("/title");
    one.place = 9;
    one.has_span = true;
    one.end = 3;
    add(&verdict, one);
    add(&verdict, one);
    struct gk_finding other = one;
    other.rule = GK_RULE_TEXT_BOM;
    add(&verdict, other);
    add(&verdict, one);
    other = one;
    other.end = 4;
    add(&verdict, other);
    other = one;
    other.proposal = GK_BYTES("x");
    add(&verdict, other);
    other.tells_of = GK_TELLS_OF_HELD;
    add(&verdict, other);
    other = one;
    other.arguments[0] = GK_BYTES("x");
    add(&verdict, other);
    other = one;
    other.place = 10;
    add(&verdict, other);
    add(&verdict, one);
    gk_verdict_settle(&verdict);
    is_int(verdict.findings.count, 7, "of ten findings three say what another says");
    ok(verdict.findings.last->place == 10 && !verdict.findings.last->next,
       "the last stays the last");
    verdict.findings = (struct gk_findings){ 0 };
    add(&verdict, gk_finding_of(GK_RULE_FIELD_REQUIRED));
    add(&verdict, gk_finding_of(GK_RULE_FIELD_REQUIRED));
    gk_verdict_settle(&verdict);
    is_int(verdict.findings.count, 2, "what has no span is not compared");
}

int main(void)
{
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        profile.severity[i] = gk_rule((enum gk_rule_id)i)->severity;
        profile.in_force[i] = (struct gk_in_force){ INT32_MIN, INT32_MAX, GK_OFF };
    }
    test_severity();
    test_days();
    test_actions();
    test_accepted();
    test_decided();
    test_accepted_secrets();
    test_settle();
    test_repeated();
    gk_arena_free(&arena);
    return done();
}
