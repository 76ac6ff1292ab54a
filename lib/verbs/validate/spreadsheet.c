/*
 * spreadsheet.c - what a spreadsheet has left of a value that is gone (text.spreadsheet).
 *
 * Whole values: the words of the profile's rules/text.spreadsheet/words (#REF!, #N/A, NaN), and a
 * long number of which a spreadsheet has kept the first digits only, as in 1.10105E+17.
 */
#include "base/ascii.h"
#include "verbs/validate/group.h"

struct spreadsheet {
    struct gk_bytes *words;
    size_t word_count;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct spreadsheet *own = parameters;
    (void)options;
    (void)bad;
    return gk_profile_texts(plan->profile, "rules", "text.spreadsheet", "words", &plan->arena,
                            &own->words, &own->word_count);
}

static size_t digits_at(struct gk_bytes text, size_t at)
{
    size_t count = 0;
    while (at + count < text.length && gk_is_ascii_digit(text.at[at + count]))
        count++;
    return count;
}

/* A digit, a point and digits, and E+ with the two digits that spreadsheets write. */
static bool is_shortened(struct gk_bytes text)
{
    if (digits_at(text, 0) != 1)
        return false;
    size_t at = 1;
    if (at < text.length && text.at[at] == '.')
        at += 1 + digits_at(text, at + 1);
    struct gk_bytes rest = { text.at + at, text.length - at };
    return rest.length == 4 && gk_bytes_start_with(rest, GK_BYTES("E+")) && digits_at(rest, 2) == 2;
}

static bool is_left_over(const struct spreadsheet *own, struct gk_bytes text)
{
    enum { LONGEST = 32 };
    if (!text.length || text.length > LONGEST)
        return false;
    if (is_shortened(text))
        return true;
    for (size_t i = 0; i < own->word_count; i++)
        if (gk_bytes_equal(own->words[i], text))
            return true;
    return false;
}

static enum gk_status judge_member(struct gk_judging *judging, const struct gk_member *member)
{
    struct gk_finding draft;
    struct gk_bytes text = gk_judging_member_text(judging, member);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!is_left_over(judging->parameters, gk_bytes_trim(text)))
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_TEXT_SPREADSHEET, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    gk_judging_span(judging, &draft, member, text, 0, text.length, NULL);
    enum gk_status status = gk_judging_value(judging, &draft, text);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    enum { QUOTES = 2, LONGEST = 64 };
    enum gk_status status = GK_OK;
    if (judging->plan->profile->severity[GK_RULE_TEXT_SPREADSHEET] == GK_OFF)
        return GK_OK;
    for (uint32_t i = 0; i < judging->record->member_count && status == GK_OK; i++) {
        const struct gk_member *member = &judging->record->members[i];
        if (member->depth == 1 && member->value.type == GK_STRING &&
            member->value.length > QUOTES && member->value.length <= LONGEST)
            status = judge_member(judging, member);
    }
    return status;
}

const struct gk_validate_group gk_validate_spreadsheet = {
    .needs_profile = true,
    .parameters_size = sizeof(struct spreadsheet),
    .open = open,
    .judge = judge,
};
