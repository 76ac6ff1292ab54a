/*
 * cited.c - document numbers that the text of a record cites, its attachments' texts too: each
 * complete and written as the standard has it, and one title with one number.
 */
#include "domain/cited_number.h"
#include "verbs/validate/group.h"

enum { REMEMBERED = 128 /* titles of a record that are held against each other */ };

struct cited {
    struct gk_field_list fields; /* rules/docnumber.cited_serial/fields */
    bool numbers;                /* the rules are on */
    bool titles;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct cited *own = parameters;
    (void)options;
    own->numbers = plan->profile->severity[GK_RULE_DOCNUMBER_CITED_SERIAL] != GK_OFF ||
                   plan->profile->severity[GK_RULE_DOCNUMBER_CITED_FORM] != GK_OFF;
    own->titles = plan->profile->severity[GK_RULE_DOCNUMBER_CITED_CONTRARY] != GK_OFF;
    return gk_group_fields(plan, "docnumber.cited_serial", &own->fields, bad);
}

/* A text of the record that is looked through. */
struct source {
    const struct gk_member *member; /* of a text inside another one, what is like its member */
    struct gk_bytes pointer;        /* of such a text; else empty */
    struct gk_bytes text;           /* empty: none */
    struct gk_text_place from;
};

static enum gk_status add(struct gk_judging *judging, enum gk_rule_id rule, struct source *source,
                          const struct gk_cited *cited, int32_t day)
{
    struct gk_finding draft = gk_finding_of(rule);
    draft.pointer = source->pointer;
    if (!source->pointer.length && gk_judging_draft(judging, rule, source->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = day;
    gk_judging_span(judging, &draft, source->member, source->text, cited->start, cited->end,
                    &source->from);
    struct gk_bytes value = { source->text.at + cited->start, cited->end - cited->start };
    enum gk_status status = gk_judging_value(judging, &draft, value);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

/* By the standard of which day a cited number is written is known by its year alone: the last. */
static enum gk_status add_number(struct gk_judging *judging, struct source *source,
                                 const struct gk_cited *cited)
{
    return cited->serial
               ? add(judging, GK_RULE_DOCNUMBER_CITED_FORM, source, cited,
                     gk_day(cited->year, 12, 31))
               : add(judging, GK_RULE_DOCNUMBER_CITED_SERIAL, source, cited, judging->formed);
}

/* Titles that have been cited with a number. */
struct known {
    struct gk_cited at[REMEMBERED];
    size_t count;
};

static bool is_contrary(const struct gk_cited *known, const struct gk_cited *cited)
{
    return gk_bytes_equal(known->title, cited->title) &&
           (known->year != cited->year || known->serial != cited->serial ||
            !gk_bytes_equal(known->agency, cited->agency));
}

/* A title with its number, against those of the same title before. */
static enum gk_status judge_title(struct gk_judging *judging, struct source *source,
                                  const struct gk_cited *cited, struct known *known)
{
    size_t i = 0;
    while (i < known->count && !gk_bytes_equal(known->at[i].title, cited->title))
        i++;
    if (i < known->count && is_contrary(&known->at[i], cited))
        return add(judging, GK_RULE_DOCNUMBER_CITED_CONTRARY, source, cited, judging->formed);
    if (i == known->count && known->count < REMEMBERED)
        known->at[known->count++] = *cited;
    return GK_OK;
}

static enum gk_status judge_source(struct gk_judging *judging, struct source *source,
                                   struct known *known)
{
    const struct cited *own = judging->parameters;
    enum gk_status status = GK_OK;
    enum gk_citation kind;
    struct gk_cited cited;
    size_t at = 0;
    while (status == GK_OK && (kind = gk_cited_next(source->text, &at, &cited)) != GK_CITED_NOTHING)
        if (kind == GK_CITED_WITH_TITLE && own->titles)
            status = judge_title(judging, source, &cited, known);
        else if (kind == GK_CITED_FAULTY && own->numbers)
            status = add_number(judging, source, &cited);
    return status;
}

/* All strings inside the member: attachments with their texts. */
static enum gk_status judge_inside(struct gk_judging *judging, const struct gk_member *member,
                                   struct known *known)
{
    struct gk_texts texts;
    struct gk_text text;
    enum gk_status status = gk_texts_open_at(
        &texts, judging->record, &judging->plan->profile->fields, &judging->scratch->arena, member);
    uint32_t end = member->value.start + member->value.length;
    while (status == GK_OK && texts.at < end && (status = gk_texts_next(&texts, &text)) == GK_OK) {
        struct gk_member inner = { .value = text.value };
        struct source source = { .member = &inner, .text = text.text };
        struct gk_bytes shown;
        if (text.kind != GK_TEXT_STRING)
            continue;
        status = gk_texts_pointer(&texts, judging->verdict->arena, &source.pointer, &shown);
        if (status == GK_OK)
            status = judge_source(judging, &source, known);
    }
    return status == GK_END ? GK_OK : status;
}

static enum gk_status judge_field(struct gk_judging *judging, enum gk_field field,
                                  struct known *known)
{
    struct source source = { .member = gk_judging_member(judging, field) };
    if (!source.member)
        return GK_OK;
    if (source.member->value.type == GK_ARRAY || source.member->value.type == GK_OBJECT)
        return judge_inside(judging, source.member, known);
    source.text = gk_judging_text(judging, field);
    return source.text.at ? judge_source(judging, &source, known) : GK_NO_MEMORY;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct cited *own = judging->parameters;
    struct known known;
    enum gk_status status = GK_OK;
    known.count = 0;
    for (size_t i = 0; i < own->fields.count && status == GK_OK; i++)
        if (own->numbers || own->titles)
            status = judge_field(judging, own->fields.at[i], &known);
    return status;
}

const struct gk_validate_group gk_validate_cited = {
    .needs_profile = true,
    .parameters_size = sizeof(struct cited),
    .open = open,
    .judge = judge,
};
