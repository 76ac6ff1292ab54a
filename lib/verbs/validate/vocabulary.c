/*
 * vocabulary.c - official terms that a converter to other usage has changed (text.vocabulary).
 *
 * The terms are the profile's: rules/text.vocabulary/terms, each `wrong=right`. They are matched
 * folded, so that one term finds both forms of its characters. To read every text in this way
 * takes more time than all other rules together: where the first look at a record would doubt
 * each of the terms, for the characters that converters put into them, only records that it
 * doubts are read.
 */
#include "verbs/validate/judging.h"

/* Cuts `wrong=right`; the profile has been checked to hold both. */
static struct gk_term cut(struct gk_bytes pair)
{
    const char *sign = memchr(pair.at, '=', pair.length);
    size_t length = sign ? (size_t)(sign - pair.at) : pair.length;
    struct gk_bytes right = { pair.at + length, pair.length - length };
    if (sign)
        right = (struct gk_bytes){ sign + 1, pair.length - length - 1 };
    return (struct gk_term){ gk_bytes_trim((struct gk_bytes){ pair.at, length }),
                             gk_bytes_trim(right) };
}

enum gk_status gk_vocabulary_read(struct gk_validate_plan *plan)
{
    struct gk_bytes *pairs;
    if (gk_profile_texts(plan->profile, "rules", "text.vocabulary", "terms", &plan->arena, &pairs,
                         &plan->term_count) != GK_OK)
        return GK_NO_MEMORY;
    plan->terms = gk_arena_array(&plan->arena, plan->term_count, sizeof *plan->terms);
    if (!plan->terms)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < plan->term_count; i++) {
        bool empty;
        plan->terms[i] = cut(pairs[i]);
        plan->reads_all |= gk_doubt(plan->terms[i].wrong).doubt != GK_DOUBT_DAMAGE;
        if (gk_words_add(&plan->vocabulary, plan->terms[i].wrong, (uint32_t)i, &empty) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_words_build(&plan->vocabulary);
}

/* `draft` has the member's place already. */
static enum gk_status report(struct gk_judging *judging, struct gk_finding draft,
                             const struct gk_member *member, struct gk_bytes text,
                             const struct gk_match *match, struct gk_text_place *from)
{
    const struct gk_folded *folded = &judging->scratch->folded;
    size_t start = gk_folded_start(folded, match->start);
    size_t end = gk_folded_end(folded, match->end - 1);
    for (int i = 0; i < GK_LANGUAGES; i++)
        draft.arguments[i] =
            gk_bytes_of(gk_message_text(GK_MESSAGE_MEND_PERSON, (enum gk_language)i));
    draft.score = 1;
    draft.proposal = judging->plan->terms[match->value].right;
    gk_judging_span(judging, &draft, member, text, start, end, from);
    struct gk_bytes value = { text.at + start, end - start };
    return gk_judging_value(judging, &draft, value) == GK_OK ? gk_judging_add(judging, &draft)
                                                             : GK_NO_MEMORY;
}

static enum gk_status judge_field(struct gk_judging *judging, const struct gk_member *member)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_member_text(judging, member);
    enum gk_status status = text.at ? gk_fold(&scratch->folded, text) : GK_NO_MEMORY;
    struct gk_text_place from = { 0 };
    scratch->matches.count = 0;
    if (status == GK_OK)
        status = gk_words_find(&judging->plan->vocabulary, &scratch->folded, &scratch->matches);
    gk_matches_sort(&scratch->matches);
    gk_matches_leftmost(&scratch->matches);
    struct gk_finding draft;
    if (status == GK_OK && scratch->matches.count)
        status = gk_judging_draft(judging, GK_RULE_TEXT_VOCABULARY, member, &draft);
    for (size_t i = 0; i < scratch->matches.count && status == GK_OK; i++)
        status = report(judging, draft, member, text, &scratch->matches.at[i], &from);
    return status;
}

enum gk_status gk_judge_vocabulary(struct gk_judging *judging)
{
    const struct gk_validate_plan *plan = judging->plan;
    enum gk_status status = GK_OK;
    if (!plan->term_count || plan->profile->severity[GK_RULE_TEXT_VOCABULARY] == GK_OFF ||
        (!plan->reads_all && judging->doubts.doubt != GK_DOUBT_DAMAGE))
        return GK_OK;
    for (size_t i = 0; i < plan->worded.count && status == GK_OK; i++) {
        const struct gk_member *member = gk_judging_member(judging, plan->worded.at[i]);
        if (member && member->value.type == GK_STRING)
            status = judge_field(judging, member);
    }
    return status;
}
