#include "domain/document_number.h"

#include "base/utf8.h"
#include "verbs/validate/group.h"
#include "verbs/validate/number_genre.h"

struct numbers {
    int32_t carry_months;           /* rules/docnumber.date/months */
    struct gk_document_words words; /* rules/docnumber.label/labels, docnumber.form/endings */
    struct gk_number_genres genres;
    struct gk_bytes *papers; /* rules/docnumber.ordinal/papers: in words of agencies, 罚 */
    size_t paper_count;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct numbers *numbers = parameters;
    struct gk_bytes *labels;
    struct gk_bytes *endings;
    (void)options;
    (void)bad;
    numbers->carry_months = gk_group_count(plan, "docnumber.date", "months");
    if (gk_profile_texts(plan->profile, "rules", "docnumber.label", "labels", &plan->arena, &labels,
                         &numbers->words.label_count) != GK_OK ||
        gk_profile_texts(plan->profile, "rules", "docnumber.form", "endings", &plan->arena,
                         &endings, &numbers->words.ending_count) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_profile_texts(plan->profile, "rules", "docnumber.ordinal", "papers", &plan->arena,
                         &numbers->papers, &numbers->paper_count) != GK_OK)
        return GK_NO_MEMORY;
    numbers->words.labels = labels;
    numbers->words.endings = endings;
    gk_document_words_prepare(&numbers->words);
    return gk_number_genres_open(&numbers->genres, plan);
}

/* The rule that each fault breaks. */
static const enum gk_rule_id rules[GK_DOCUMENT_NUMBER_FAULTS] = {
    [GK_FAULT_LABEL] = GK_RULE_DOCNUMBER_LABEL,
    [GK_FAULT_BRACKET] = GK_RULE_DOCNUMBER_BRACKET,
    [GK_FAULT_ZERO] = GK_RULE_DOCNUMBER_ZERO,
    [GK_FAULT_ORDINAL] = GK_RULE_DOCNUMBER_ORDINAL,
    [GK_FAULT_SERIAL] = GK_RULE_DOCNUMBER_SERIAL,
    [GK_FAULT_YEAR] = GK_RULE_DOCNUMBER_YEAR,
    [GK_FAULT_WIDTH] = GK_RULE_DOCNUMBER_WIDTH,
    [GK_FAULT_PLACEHOLDER] = GK_RULE_DOCNUMBER_PLACEHOLDER,
    [GK_FAULT_FORM] = GK_RULE_DOCNUMBER_FORM,
};

/* By the standard of which day a number is judged: the formed date decides, and where there is
 * none, the first day of the number's year. */
static int32_t day_of(const struct gk_judging *judging, int year)
{
    return judging->formed != GK_NO_DAY ? judging->formed : gk_day(year, 1, 1);
}

/* Decisions on penalties, permits and the like are no official documents: their numbers have forms
 * of their own, in which 第 and zeros are a habit. */
static bool is_of_paper(const struct gk_judging *judging, struct gk_bytes text,
                        const struct gk_document_number *number)
{
    const struct numbers *numbers = judging->parameters;
    size_t start = gk_utf8_start(text, number->agency.start).length;
    struct gk_bytes agency = { text.at + start,
                               gk_utf8_start(text, number->agency.end).length - start };
    for (size_t i = 0; i < numbers->paper_count; i++)
        if (gk_bytes_find(agency, numbers->papers[i]))
            return true;
    return false;
}

static enum gk_status add_fault(struct gk_judging *judging, const struct gk_member *member,
                                struct gk_bytes text, struct gk_bytes proposal,
                                const struct gk_document_number *number,
                                enum gk_document_number_fault fault)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rules[fault], member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = day_of(judging, number->year);
    gk_judging_span(judging, &draft, member, text,
                    gk_utf8_start(text, number->span[fault].start).length,
                    gk_utf8_start(text, number->span[fault].end).length, NULL);
    draft.proposal = proposal;
    if ((fault == GK_FAULT_ORDINAL || fault == GK_FAULT_ZERO) && is_of_paper(judging, text, number))
        draft.at_most = GK_NOTE;
    enum gk_status status = gk_judging_value(judging, &draft, text);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

/* The number as it should read; at == NULL where that is not known. */
static enum gk_status propose(struct gk_judging *judging, struct gk_bytes text,
                              const struct gk_document_number *number, struct gk_bytes *proposal)
{
    struct gk_buffer *out = &judging->scratch->buffer;
    *proposal = (struct gk_bytes){ NULL, 0 };
    gk_buffer_clear(out);
    if (gk_document_number_propose(number, text, out) != GK_OK)
        return GK_NO_MEMORY;
    if (out->length)
        *proposal = gk_arena_copy(judging->verdict->arena, gk_buffer_bytes(out));
    return out->length && !proposal->at ? GK_NO_MEMORY : GK_OK;
}

/* The number's year is the year of forming; numbered in December and signed in January is no
 * more than worth a note. */
static enum gk_status judge_year(struct gk_judging *judging, const struct gk_member *member,
                                 int number_year)
{
    const struct numbers *numbers = judging->parameters;
    int year;
    int month;
    int day;
    struct gk_finding draft;
    if (!number_year || judging->formed == GK_NO_DAY)
        return GK_OK;
    gk_day_date(judging->formed, &year, &month, &day);
    if (year == number_year)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_DOCNUMBER_DATE, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    if (year == number_year + 1 && month <= numbers->carry_months)
        draft.at_most = GK_NOTE;
    draft.arguments[0] = gk_judging_print(judging, "%d", number_year);
    draft.arguments[1] = gk_judging_print(judging, "%d", year);
    if (!draft.arguments[0].at || !draft.arguments[1].at)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

/* Without a day of forming: the year has come. */
static enum gk_status judge_future(struct gk_judging *judging, const struct gk_member *member,
                                   int number_year)
{
    int year;
    int month;
    int day;
    struct gk_finding draft;
    gk_day_date(judging->plan->today, &year, &month, &day);
    if (number_year <= year)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_DOCNUMBER_FUTURE, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_judging_print(judging, "%d", number_year);
    return draft.arguments[0].at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct numbers *numbers = judging->parameters;
    struct gk_document_number number;
    struct gk_bytes proposal;
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_DOC_NUMBER);
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_DOC_NUMBER);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!text.length)
        return GK_OK;
    gk_document_number_read(text, &numbers->words, &number);
    if (propose(judging, text, &number, &proposal) != GK_OK)
        return GK_NO_MEMORY;
    for (int i = 0; i < GK_DOCUMENT_NUMBER_FAULTS; i++) {
        if (!number.fault[i])
            continue;
        enum gk_status status =
            add_fault(judging, member, text, proposal, &number, (enum gk_document_number_fault)i);
        if (status != GK_OK)
            return status;
    }
    if (gk_number_genres_judge(&numbers->genres, judging, member, text, &number) != GK_OK)
        return GK_NO_MEMORY;
    return judging->formed == GK_NO_DAY ? judge_future(judging, member, number.year)
                                        : judge_year(judging, member, number.year);
}

const struct gk_validate_group gk_validate_document_number = {
    .needs_profile = true,
    .parameters_size = sizeof(struct numbers),
    .open = open,
    .judge = judge,
};
