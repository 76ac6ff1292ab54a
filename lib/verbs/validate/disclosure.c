#include "domain/disclosure.h"

#include "verbs/mark_words.h"
#include "verbs/validate/group.h"

struct disclosure {
    struct gk_bytes *allowed; /* rules/disclosure.value/allowed */
    size_t allowed_count;
    struct gk_mark_words marks;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct disclosure *own = parameters;
    (void)options;
    (void)bad;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", "disclosure.value", "allowed",
                                             &plan->arena, &own->allowed, &own->allowed_count);
    return status == GK_OK ? gk_mark_words_read(&own->marks, plan->profile) : status;
}

static void close(void *parameters)
{
    struct disclosure *own = parameters;
    gk_mark_words_free(&own->marks);
}

/* Adds a finding that is about the value as a whole. */
static enum gk_status add(struct gk_judging *judging, enum gk_rule_id rule, enum gk_field field)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_finding draft;
    struct gk_bytes text = gk_judging_text(judging, field);
    if (!text.at || gk_judging_draft(judging, rule, member, &draft) != GK_OK ||
        gk_judging_value(judging, &draft, text) != GK_OK)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge_value(struct gk_judging *judging, struct gk_bytes text)
{
    const struct disclosure *own = judging->parameters;
    struct gk_bytes trimmed = gk_bytes_trim(text);
    for (size_t i = 0; i < own->allowed_count; i++)
        if (gk_bytes_equal(trimmed, own->allowed[i]))
            return GK_OK;
    return add(judging, GK_RULE_DISCLOSURE_VALUE, GK_FIELD_DISCLOSURE);
}

/* What is given as basis, a string's text or else its JSON; empty where nothing is. */
static enum gk_status read_basis(struct gk_judging *judging, struct gk_bytes *basis)
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

/* 不予公开: article 13 makes disclosure the rule, so a ground must be named. */
static enum gk_status judge_withheld(struct gk_judging *judging, struct gk_bytes basis)
{
    if (gk_record_field(judging->record, GK_FIELD_DISCLOSURE_BASIS) &&
        judging->record->twice == GK_FIELD_DISCLOSURE_BASIS)
        return GK_OK;
    if (!basis.length)
        return add(judging, GK_RULE_DISCLOSURE_BASIS, GK_FIELD_DISCLOSURE);
    if (!gk_disclosure_articles(basis))
        return add(judging, GK_RULE_DISCLOSURE_ARTICLE, GK_FIELD_DISCLOSURE_BASIS);
    return GK_OK;
}

/*
 * The rule that a mark breaks by what the record says: its note says another manner of disclosure,
 * or what is to be published is marked as secret or for internal use. GK_RULE_COUNT: none.
 */
static enum gk_rule_id rule_of(const struct gk_mark *mark, enum gk_disclosure disclosure)
{
    if (mark->kind == GK_MARK_DISCLOSURE)
        return mark->disclosure == disclosure ? GK_RULE_COUNT : GK_RULE_DISCLOSURE_MARK;
    if (disclosure != GK_DISCLOSURE_PROACTIVE)
        return GK_RULE_COUNT;
    return mark->kind == GK_MARK_SECRET ? GK_RULE_DISCLOSURE_SECRECY : GK_RULE_DISCLOSURE_MARK;
}

/* A record that is not to be published does no harm by what its text says; a mark may be about
 * something else. */
static enum gk_status add_mark(struct gk_judging *judging, const struct gk_member *member,
                               struct gk_bytes text, const struct gk_mark *mark,
                               enum gk_disclosure disclosure)
{
    const struct gk_folded *folded = &judging->scratch->folded;
    const struct gk_markup *markup = &judging->scratch->markup;
    enum gk_rule_id rule = rule_of(mark, disclosure);
    struct gk_finding draft;
    if (rule == GK_RULE_COUNT)
        return GK_OK;
    if (gk_judging_draft(judging, rule, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    if (!mark->sure)
        draft.at_most = GK_NOTE;
    else if (disclosure != GK_DISCLOSURE_PROACTIVE)
        draft.at_most = GK_WARNING;
    uint32_t start = gk_markup_source_start(markup, gk_folded_start(folded, mark->start));
    uint32_t end = gk_markup_source_end(markup, gk_folded_end(folded, mark->end - 1));
    gk_judging_span(judging, &draft, member, text, start, end, NULL);
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge_marks_in(struct gk_judging *judging, enum gk_field field,
                                     enum gk_disclosure disclosure)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    if (!member || member->value.type != GK_STRING)
        return GK_OK;
    const struct disclosure *own = judging->parameters;
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_text(judging, field);
    struct gk_bytes seen;
    if (!text.at || gk_markup_view(&scratch->markup, text, &seen) != GK_OK ||
        gk_fold(&scratch->folded, seen) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_marks marks;
    struct gk_mark mark;
    enum gk_status status = GK_OK;
    gk_marks_open(&marks, &own->marks, &scratch->folded, seen);
    while (status == GK_OK && gk_marks_next(&marks, &mark))
        status = add_mark(judging, member, text, &mark, disclosure);
    return status;
}

/* Marks in the text that contradict what the record says of its disclosure. */
static enum gk_status judge_marks(struct gk_judging *judging, enum gk_disclosure disclosure)
{
    static const enum gk_field fields[] = { GK_FIELD_TITLE, GK_FIELD_SUMMARY, GK_FIELD_CONTENT };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0] && status == GK_OK; i++)
        status = judge_marks_in(judging, fields[i], disclosure);
    return status;
}

static enum gk_status judge_proactive(struct gk_judging *judging, struct gk_bytes basis)
{
    struct gk_bytes secrecy = gk_judging_text(judging, GK_FIELD_SECRECY);
    enum gk_status status = GK_OK;
    if (!secrecy.at)
        return GK_NO_MEMORY;
    if (basis.length)
        status = add(judging, GK_RULE_DISCLOSURE_CONFLICT, GK_FIELD_DISCLOSURE_BASIS);
    if (status == GK_OK && gk_secrecy_read(secrecy) == GK_SECRECY_SECRET)
        status = add(judging, GK_RULE_DISCLOSURE_SECRECY, GK_FIELD_SECRECY);
    return status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_bytes basis;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_DISCLOSURE);
    if (!text.at || read_basis(judging, &basis) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    enum gk_status status = GK_OK;
    if (disclosure == GK_DISCLOSURE_ABSENT)
        return GK_OK;
    if (disclosure == GK_DISCLOSURE_UNKNOWN || disclosure == GK_DISCLOSURE_CHANNEL)
        return judge_value(judging, text);
    if (disclosure == GK_DISCLOSURE_WITHHELD)
        status = judge_withheld(judging, basis);
    else if (disclosure == GK_DISCLOSURE_PROACTIVE)
        status = judge_proactive(judging, basis);
    return status == GK_OK ? judge_marks(judging, disclosure) : status;
}

const struct gk_validate_group gk_validate_disclosure = {
    .needs_profile = true,
    .parameters_size = sizeof(struct disclosure),
    .open = open,
    .close = close,
    .judge = judge,
};
