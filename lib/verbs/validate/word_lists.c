#include "verbs/validate/word_lists.h"

enum gk_status gk_word_lists_add(struct gk_word_lists *lists, struct gk_validate_plan *plan,
                                 enum gk_rule_id rule, const char *parameter, unsigned number)
{
    struct gk_bytes *words;
    size_t count;
    bool empty;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", gk_rule(rule)->id, parameter,
                                             &plan->arena, &words, &count);
    for (size_t i = 0; status == GK_OK && i < count; i++)
        status = gk_words_add(&lists->words, words[i], number, 0, &empty);
    return status;
}

enum gk_status gk_word_lists_build(struct gk_word_lists *lists)
{
    return gk_words_build(&lists->words);
}

void gk_word_lists_close(struct gk_word_lists *lists)
{
    gk_words_free(&lists->words);
}

enum gk_status gk_word_lists_in(const struct gk_word_lists *lists, struct gk_judging *judging,
                                struct gk_bytes text, unsigned *found)
{
    struct gk_scratch *scratch = judging->scratch;
    *found = 0;
    if (!text.length)
        return text.at ? GK_OK : GK_NO_MEMORY;
    if (gk_fold(&scratch->folded, text) != GK_OK ||
        gk_words_endings(&lists->words, &scratch->folded, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < scratch->endings.count; i++) {
        struct gk_ending ending = scratch->endings.at[i];
        struct gk_match match;
        unsigned kind;
        while (gk_words_next(&lists->words, &ending, 1, &match, &kind))
            *found |= 1U << match.value;
    }
    return GK_OK;
}

enum gk_status gk_word_lists_outside(const struct gk_word_lists *lists, struct gk_judging *judging,
                                     struct gk_bytes text, unsigned spared, unsigned *found)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_matches *matches = &scratch->matches;
    size_t end = 0; /* of what is spared, the furthest that begins in front */
    *found = 0;
    matches->count = 0;
    if (!text.length)
        return text.at ? GK_OK : GK_NO_MEMORY;
    if (gk_fold(&scratch->folded, text) != GK_OK ||
        gk_words_find(&lists->words, &scratch->folded, 1, matches) != GK_OK)
        return GK_NO_MEMORY;
    gk_matches_sort(matches);
    for (size_t i = 0; i < matches->count; i++) {
        const struct gk_match *match = &matches->at[i];
        if (match->value == spared && match->end > end)
            end = match->end;
        if (match->value == spared || match->end > end)
            *found |= 1U << match->value;
    }
    return GK_OK;
}
