#include "domain/disclosure.h"

#include "verbs/mark_words.h"
#include "verbs/validate/grounds.h"
#include "verbs/validate/group.h"

struct disclosure {
    struct gk_bytes *allowed; /* rules/disclosure.value/allowed */
    size_t allowed_count;
    struct gk_mark_words marks;
    struct gk_grounds grounds;
    struct gk_word_lists columns;
};

/* What the words of columns speak of. */
enum { PUBLIC, INSIDE };

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct disclosure *own = parameters;
    (void)options;
    (void)bad;
    enum gk_status status = gk_profile_texts(plan->profile, "rules", "disclosure.value", "allowed",
                                             &plan->arena, &own->allowed, &own->allowed_count);
    if (status == GK_OK)
        status = gk_grounds_open(&own->grounds, plan);
    if (status == GK_OK)
        status =
            gk_word_lists_add(&own->columns, plan, GK_RULE_DISCLOSURE_COLUMN, "public", PUBLIC);
    if (status == GK_OK)
        status =
            gk_word_lists_add(&own->columns, plan, GK_RULE_DISCLOSURE_COLUMN, "inside", INSIDE);
    if (status == GK_OK)
        status = gk_word_lists_build(&own->columns);
    return status == GK_OK ? gk_mark_words_read(&own->marks, plan->profile) : status;
}

static void close(void *parameters)
{
    struct disclosure *own = parameters;
    gk_mark_words_free(&own->marks);
    gk_grounds_close(&own->grounds);
    gk_word_lists_close(&own->columns);
}

static enum gk_status judge_value(struct gk_judging *judging, struct gk_bytes text)
{
    const struct disclosure *own = judging->parameters;
    struct gk_bytes trimmed = gk_bytes_trim(text);
    for (size_t i = 0; i < own->allowed_count; i++)
        if (gk_bytes_equal(trimmed, own->allowed[i]))
            return GK_OK;
    return gk_judging_add_value(judging, GK_RULE_DISCLOSURE_VALUE, GK_FIELD_DISCLOSURE);
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

/* A basis for not publishing what is published, unless it says why the ground gives way. */
static enum gk_status judge_conflict(struct gk_judging *judging, struct gk_bytes basis)
{
    const struct disclosure *own = judging->parameters;
    bool gives = false;
    if (!basis.length)
        return GK_OK;
    enum gk_status status = gk_grounds_give_way(&own->grounds, judging, basis, &gives);
    return status == GK_OK && !gives ? gk_judging_add_value(judging, GK_RULE_DISCLOSURE_CONFLICT,
                                                            GK_FIELD_DISCLOSURE_BASIS)
                                     : status;
}

/* What is secret is neither published nor given on request, official secrets are not published. */
static enum gk_status judge_secrecy(struct gk_judging *judging, enum gk_disclosure disclosure)
{
    struct gk_bytes secrecy = gk_judging_text(judging, GK_FIELD_SECRECY);
    if (!secrecy.at)
        return GK_NO_MEMORY;
    enum gk_secrecy level = gk_secrecy_read(secrecy);
    bool official = level == GK_SECRECY_OFFICIAL && disclosure == GK_DISCLOSURE_PROACTIVE;
    if (disclosure == GK_DISCLOSURE_WITHHELD || (level != GK_SECRECY_SECRET && !official))
        return GK_OK;
    return gk_judging_add_value(judging,
                                disclosure == GK_DISCLOSURE_PROACTIVE ? GK_RULE_DISCLOSURE_SECRECY
                                                                      : GK_RULE_DISCLOSURE_LEVEL,
                                GK_FIELD_SECRECY);
}

/* What is not public stands among what is, or the other way round. */
static enum gk_status judge_column(struct gk_judging *judging, enum gk_disclosure disclosure)
{
    const struct disclosure *own = judging->parameters;
    unsigned wrong = disclosure == GK_DISCLOSURE_PROACTIVE ? INSIDE : PUBLIC;
    struct gk_finding draft;
    unsigned lists;
    enum gk_status status =
        gk_word_lists_in(&own->columns, judging, gk_judging_text(judging, GK_FIELD_COLUMN), &lists);
    if (status != GK_OK || !(lists & 1U << wrong))
        return status;
    status = gk_judging_draft_value(judging, GK_RULE_DISCLOSURE_COLUMN, GK_FIELD_COLUMN, &draft);
    draft.arguments[0] = disclosure == GK_DISCLOSURE_PROACTIVE    ? GK_BYTES("主动公开")
                         : disclosure == GK_DISCLOSURE_ON_REQUEST ? GK_BYTES("依申请公开")
                                                                  : GK_BYTES("不予公开");
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    struct gk_bytes basis;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_DISCLOSURE);
    if (!text.at || gk_grounds_basis(judging, &basis) != GK_OK)
        return GK_NO_MEMORY;
    const struct gk_grounds *grounds = &((const struct disclosure *)judging->parameters)->grounds;
    enum gk_disclosure disclosure = gk_disclosure_read(text);
    enum gk_status status = GK_OK;
    if (disclosure == GK_DISCLOSURE_ABSENT)
        return GK_OK;
    if (disclosure == GK_DISCLOSURE_UNKNOWN || disclosure == GK_DISCLOSURE_CHANNEL)
        return judge_value(judging, text);
    if (disclosure == GK_DISCLOSURE_WITHHELD)
        status = gk_grounds_judge(grounds, judging, basis);
    else if (disclosure == GK_DISCLOSURE_ON_REQUEST && basis.length)
        status = gk_grounds_judge_request(grounds, judging, basis);
    else if (disclosure == GK_DISCLOSURE_PROACTIVE)
        status = judge_conflict(judging, basis);
    if (status == GK_OK)
        status = judge_secrecy(judging, disclosure);
    if (status == GK_OK)
        status = judge_column(judging, disclosure);
    return status == GK_OK ? judge_marks(judging, disclosure) : status;
}

const struct gk_validate_group gk_validate_disclosure = {
    .needs_profile = true,
    .parameters_size = sizeof(struct disclosure),
    .open = open,
    .close = close,
    .judge = judge,
};
