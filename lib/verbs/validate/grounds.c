#include "verbs/validate/grounds.h"

#include <stdio.h>

#include "domain/disclosure.h"

/* What the words of the profile speak of. */
enum { BY_LAW, REPLY, CONSENT, REFUSAL, SECRET, NO_SECRET };

static const struct {
    const char *number;
    unsigned bit;
} articles[] = {
    { "8", GK_ARTICLE_8 }, { "14", GK_ARTICLE_14 }, { "15", GK_ARTICLE_15 }, { "16", GK_ARTICLE_16 }
};
enum { ARTICLES = sizeof articles / sizeof *articles };

enum gk_status gk_grounds_open(struct gk_grounds *grounds, struct gk_validate_plan *plan)
{
    static const struct {
        enum gk_rule_id rule;
        const char *parameter;
        unsigned list;
    } lists[] = {
        { GK_RULE_DISCLOSURE_LAW, "words", BY_LAW },
        { GK_RULE_DISCLOSURE_REPLY, "words", REPLY },
        { GK_RULE_DISCLOSURE_CONFLICT, "consent", CONSENT },
        { GK_RULE_DISCLOSURE_CONFLICT, "refusal", REFUSAL },
        { GK_RULE_DISCLOSURE_LEVEL, "secret", SECRET },
        { GK_RULE_DISCLOSURE_LEVEL, "not_secret", NO_SECRET },
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == GK_OK; i++)
        status = gk_word_lists_add(&grounds->lists, plan, lists[i].rule, lists[i].parameter,
                                   lists[i].list);
    return status == GK_OK ? gk_word_lists_build(&grounds->lists) : status;
}

void gk_grounds_close(struct gk_grounds *grounds)
{
    gk_word_lists_close(&grounds->lists);
}

enum gk_status gk_grounds_basis(struct gk_judging *judging, struct gk_bytes *basis)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_DISCLOSURE_BASIS);
    bool empty = true;
    *basis = GK_BYTES("");
    if (member && gk_judging_is_empty(judging, member, &empty) != GK_OK)
        return GK_NO_MEMORY;
    if (empty)
        return GK_OK;
    *basis = gk_record_raw(judging->record, member->value);
    if (member->value.type == GK_STRING)
        *basis = gk_judging_text(judging, GK_FIELD_DISCLOSURE_BASIS);
    return basis->at ? GK_OK : GK_NO_MEMORY;
}

/* The grounds that the law of the record's day knows, of today where it has no day. What is older
 * than any law is withheld by the first one. */
static const struct gk_rule_version *law_of(const struct gk_judging *judging, int32_t *day)
{
    const struct gk_profile *profile = judging->plan->profile;
    const struct gk_rule_versions *versions = &profile->versions[GK_RULE_DISCLOSURE_ARTICLE];
    *day = judging->formed == GK_NO_DAY ? judging->plan->today : judging->formed;
    if (versions->count && *day < versions->at[0].from)
        *day = versions->at[0].from;
    return gk_profile_version(profile, GK_RULE_DISCLOSURE_ARTICLE, *day);
}

static unsigned articles_of(const struct gk_rule_version *law, const char *parameter)
{
    unsigned bits = 0;
    for (size_t i = 0; i < ARTICLES; i++)
        if (gk_version_lists(law, parameter, gk_bytes_of(articles[i].number)))
            bits |= articles[i].bit;
    return bits;
}

/* By the law of that day the basis names none of the grounds. */
static enum gk_status add_article(struct gk_judging *judging, unsigned grounds, int32_t day)
{
    struct gk_finding draft;
    struct gk_bytes named = GK_BYTES("");
    for (size_t i = 0; i < ARTICLES; i++)
        if (grounds & articles[i].bit)
            named = gk_judging_print(judging, "%.*s%s%s", (int)named.length, named.at,
                                     named.length ? ", " : "", articles[i].number);
    if (!named.at)
        return GK_NO_MEMORY;
    enum gk_status status = gk_judging_draft_value(judging, GK_RULE_DISCLOSURE_ARTICLE,
                                                   GK_FIELD_DISCLOSURE_BASIS, &draft);
    draft.arguments[0] = named;
    draft.day = day;
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static enum gk_status add_of_day(struct gk_judging *judging, enum gk_rule_id rule,
                                 enum gk_field field, int32_t day)
{
    struct gk_finding draft;
    enum gk_status status = gk_judging_draft_value(judging, rule, field, &draft);
    draft.day = day;
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

/* A state secret is the ground of what is said not to be secret. */
static enum gk_status judge_secret(struct gk_judging *judging, unsigned lists, int32_t day)
{
    if (!(lists & 1U << SECRET) || lists & 1U << NO_SECRET)
        return GK_OK;
    struct gk_bytes secrecy = gk_judging_text(judging, GK_FIELD_SECRECY);
    if (!secrecy.at)
        return GK_NO_MEMORY;
    return gk_secrecy_read(secrecy) == GK_SECRECY_NONE
               ? add_of_day(judging, GK_RULE_DISCLOSURE_LEVEL, GK_FIELD_SECRECY, day)
               : GK_OK;
}

/* The basis names no article that is a ground, or leaves out what goes with it. */
static enum gk_status judge_basis(const struct gk_grounds *grounds, struct gk_judging *judging,
                                  struct gk_bytes basis)
{
    int32_t day;
    const struct gk_rule_version *law = law_of(judging, &day);
    unsigned lists;
    enum gk_status status = gk_word_lists_in(&grounds->lists, judging, basis, &lists);
    if (status != GK_OK || !law)
        return status;
    unsigned known = articles_of(law, "articles");
    bool named = gk_disclosure_articles(basis) & known;
    if (!named && lists & 1U << REPLY)
        return add_of_day(judging, GK_RULE_DISCLOSURE_REPLY, GK_FIELD_DISCLOSURE_BASIS, day);
    if (!named)
        status = add_article(judging, known, day);
    if (status == GK_OK && lists & 1U << BY_LAW && !gk_disclosure_names_law(basis))
        status = add_of_day(judging, GK_RULE_DISCLOSURE_LAW, GK_FIELD_DISCLOSURE_BASIS, day);
    return status == GK_OK ? judge_secret(judging, lists, day) : status;
}

/* Article 13 makes disclosure the rule, so a ground must be named. */
enum gk_status gk_grounds_judge(const struct gk_grounds *grounds, struct gk_judging *judging,
                                struct gk_bytes basis)
{
    if (gk_record_field(judging->record, GK_FIELD_DISCLOSURE_BASIS) &&
        judging->record->twice == GK_FIELD_DISCLOSURE_BASIS)
        return GK_OK;
    if (!basis.length)
        return gk_judging_add_value(judging, GK_RULE_DISCLOSURE_BASIS, GK_FIELD_DISCLOSURE);
    return judge_basis(grounds, judging, basis);
}

enum gk_status gk_grounds_judge_request(const struct gk_grounds *grounds,
                                        struct gk_judging *judging, struct gk_bytes basis)
{
    unsigned lists;
    enum gk_status status = gk_word_lists_in(&grounds->lists, judging, basis, &lists);
    return status == GK_OK && lists & 1U << SECRET && !(lists & 1U << NO_SECRET)
               ? gk_judging_add_value(judging, GK_RULE_DISCLOSURE_LEVEL, GK_FIELD_DISCLOSURE_BASIS)
               : status;
}

/* Whether the basis names an article by which information is to be published. */
static bool names_public_article(const struct gk_rule_version *law, struct gk_bytes basis)
{
    enum { FIRST = 1, LAST = 99 };
    for (unsigned number = FIRST; number <= LAST; number++) {
        char text[3];
        int length = snprintf(text, sizeof text, "%u", number);
        if (gk_version_lists(law, "public", (struct gk_bytes){ text, (size_t)length }) &&
            gk_disclosure_names_article(basis, number))
            return true;
    }
    return false;
}

enum gk_status gk_grounds_give_way(const struct gk_grounds *grounds, struct gk_judging *judging,
                                   struct gk_bytes basis, bool *gives)
{
    int32_t day;
    const struct gk_rule_version *law = law_of(judging, &day);
    unsigned lists;
    *gives = false;
    enum gk_status status = gk_word_lists_in(&grounds->lists, judging, basis, &lists);
    if (status != GK_OK || !law || lists & (1U << REFUSAL | 1U << SECRET))
        return status;
    unsigned named = gk_disclosure_articles(basis);
    *gives = lists & 1U << CONSENT && !(named & ~articles_of(law, "gives_way"));
    *gives |= !(named & articles_of(law, "articles")) && !gk_disclosure_names_law(basis) &&
              names_public_article(law, basis);
    return status;
}
