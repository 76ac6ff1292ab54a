/*
 * vocabulary.c - official terms that a converter to other usage has changed (text.vocabulary).
 *
 * The terms are the profile's: rules/text.vocabulary/terms, each `wrong=right`. They are matched
 * folded, so that one term finds both forms of its characters. To read every text in this way
 * takes more time than all other rules together: where the first look at a record would doubt
 * each of the terms, for the characters that converters put into them, only records that it
 * doubts are read.
 */
#include "verbs/validate/group.h"

/* A form that stands for an official term, and the term. */
struct term {
    struct gk_bytes wrong;
    struct gk_bytes right;
};

struct vocabulary {
    struct gk_field_list fields; /* rules/text.vocabulary/fields */
    struct term *terms;          /* rules/text.vocabulary/terms */
    size_t term_count;
    struct gk_words words; /* their wrong forms, by number */
    bool reads_all;        /* for some term, texts that look clean are read too */
};

/* Cuts `wrong=right`; the profile has been checked to hold both. */
static struct term cut(struct gk_bytes pair)
{
    const char *sign = memchr(pair.at, '=', pair.length);
    size_t length = sign ? (size_t)(sign - pair.at) : pair.length;
    struct gk_bytes right = { pair.at + length, pair.length - length };
    if (sign)
        right = (struct gk_bytes){ sign + 1, pair.length - length - 1 };
    return (struct term){ gk_bytes_trim((struct gk_bytes){ pair.at, length }),
                          gk_bytes_trim(right) };
}

static enum gk_status read_terms(struct gk_validate_plan *plan, struct vocabulary *own)
{
    struct gk_bytes *pairs;
    if (gk_profile_texts(plan->profile, "rules", "text.vocabulary", "terms", &plan->arena, &pairs,
                         &own->term_count) != GK_OK)
        return GK_NO_MEMORY;
    own->terms = gk_arena_array(&plan->arena, own->term_count, sizeof *own->terms);
    if (!own->terms)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < own->term_count; i++) {
        bool empty;
        own->terms[i] = cut(pairs[i]);
        own->reads_all |= gk_doubt(own->terms[i].wrong).doubt != GK_DOUBT_DAMAGE;
        if (gk_words_add(&own->words, own->terms[i].wrong, (uint32_t)i, 0, &empty) != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_words_build(&own->words);
}

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct vocabulary *own = parameters;
    (void)options;
    enum gk_status status = gk_group_fields(plan, "text.vocabulary", &own->fields, bad);
    return status == GK_OK ? read_terms(plan, own) : status;
}

static void close(void *parameters)
{
    struct vocabulary *own = parameters;
    gk_words_free(&own->words);
}

/* `draft` has the member's place already. */
static enum gk_status report(struct gk_judging *judging, struct gk_finding draft,
                             const struct gk_member *member, struct gk_bytes text,
                             const struct gk_match *match, struct gk_text_place *from)
{
    const struct vocabulary *own = judging->parameters;
    const struct gk_folded *folded = &judging->scratch->folded;
    size_t start = gk_folded_start(folded, match->start);
    size_t end = gk_folded_end(folded, match->end - 1);
    for (int i = 0; i < GK_LANGUAGES; i++)
        draft.arguments[i] =
            gk_bytes_of(gk_message_text(GK_MESSAGE_MEND_PERSON, (enum gk_language)i));
    draft.score = 1;
    draft.proposal = own->terms[match->value].right;
    gk_judging_span(judging, &draft, member, text, start, end, from);
    struct gk_bytes value = { text.at + start, end - start };
    return gk_judging_value(judging, &draft, value) == GK_OK ? gk_judging_add(judging, &draft)
                                                             : GK_NO_MEMORY;
}

static enum gk_status judge_field(struct gk_judging *judging, const struct gk_member *member)
{
    const struct vocabulary *own = judging->parameters;
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_member_text(judging, member);
    enum gk_status status = text.at ? gk_fold(&scratch->folded, text) : GK_NO_MEMORY;
    struct gk_text_place from = { 0 };
    scratch->matches.count = 0;
    if (status == GK_OK)
        status = gk_words_find(&own->words, &scratch->folded, GK_WORDS_ALL, &scratch->matches);
    gk_matches_sort(&scratch->matches);
    gk_matches_leftmost(&scratch->matches);
    struct gk_finding draft;
    if (status == GK_OK && scratch->matches.count)
        status = gk_judging_draft(judging, GK_RULE_TEXT_VOCABULARY, member, &draft);
    for (size_t i = 0; i < scratch->matches.count && status == GK_OK; i++)
        status = report(judging, draft, member, text, &scratch->matches.at[i], &from);
    return status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct vocabulary *own = judging->parameters;
    enum gk_status status = GK_OK;
    if (!own->term_count || judging->plan->profile->severity[GK_RULE_TEXT_VOCABULARY] == GK_OFF ||
        (!own->reads_all && judging->doubts.doubt != GK_DOUBT_DAMAGE))
        return GK_OK;
    for (size_t i = 0; i < own->fields.count && status == GK_OK; i++) {
        const struct gk_member *member = gk_judging_member(judging, own->fields.at[i]);
        if (member && member->value.type == GK_STRING)
            status = judge_field(judging, member);
    }
    return status;
}

const struct gk_validate_group gk_validate_vocabulary = {
    .needs_profile = true,
    .parameters_size = sizeof(struct vocabulary),
    .open = open,
    .close = close,
    .judge = judge,
};
