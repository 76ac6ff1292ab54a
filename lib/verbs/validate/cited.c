/*
 * cited.c - document numbers that the text of a record cites: each complete, and one title with one
 * number.
 */
#include "domain/cited_number.h"
#include "verbs/validate/group.h"

enum { REMEMBERED = 128 /* titles of a record that are held against each other */ };

struct cited {
    struct gk_field_list fields; /* rules/docnumber.cited_serial/fields */
    bool serials;                /* the rules are on */
    bool titles;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct cited *own = parameters;
    (void)options;
    own->serials = plan->profile->severity[GK_RULE_DOCNUMBER_CITED_SERIAL] != GK_OFF;
    own->titles = plan->profile->severity[GK_RULE_DOCNUMBER_CITED_CONTRARY] != GK_OFF;
    return gk_group_fields(plan, "docnumber.cited_serial", &own->fields, bad);
}

/* A text of the record that is looked through. */
struct source {
    const struct gk_member *member;
    struct gk_bytes text; /* empty: none */
    struct gk_text_place from;
};

static enum gk_status open_source(struct gk_judging *judging, enum gk_field field,
                                  struct source *source)
{
    *source = (struct source){ .member = gk_judging_member(judging, field) };
    source->text = gk_judging_text(judging, field);
    return source->text.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status add(struct gk_judging *judging, enum gk_rule_id rule, struct source *source,
                          const struct gk_cited *cited)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, source->member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.day = judging->formed;
    gk_judging_span(judging, &draft, source->member, source->text, cited->start, cited->end,
                    &source->from);
    struct gk_bytes value = { source->text.at + cited->start, cited->end - cited->start };
    enum gk_status status = gk_judging_value(judging, &draft, value);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static enum gk_status judge_serials(struct gk_judging *judging, struct source *source)
{
    static const char *const signs[] = { "号", "號" };
    enum gk_status status = GK_OK;
    struct gk_cited cited;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = 0;
        source->from = (struct gk_text_place){ 0 };
        while (status == GK_OK &&
               gk_cited_without_serial(source->text, gk_bytes_of(signs[i]), &at, &cited))
            status = add(judging, GK_RULE_DOCNUMBER_CITED_SERIAL, source, &cited);
    }
    return status;
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

static enum gk_status judge_titles(struct gk_judging *judging, struct source *source,
                                   struct known *known)
{
    struct gk_cited cited;
    size_t at = 0;
    enum gk_status status = GK_OK;
    source->from = (struct gk_text_place){ 0 };
    while (status == GK_OK && gk_cited_next(source->text, &at, &cited)) {
        size_t i = 0;
        while (i < known->count && !gk_bytes_equal(known->at[i].title, cited.title))
            i++;
        if (i < known->count && is_contrary(&known->at[i], &cited))
            status = add(judging, GK_RULE_DOCNUMBER_CITED_CONTRARY, source, &cited);
        else if (i == known->count && known->count < REMEMBERED)
            known->at[known->count++] = cited;
    }
    return status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct cited *own = judging->parameters;
    struct known known;
    enum gk_status status = GK_OK;
    known.count = 0;
    for (size_t i = 0; i < own->fields.count && status == GK_OK; i++) {
        struct source source;
        if (!own->serials && !own->titles)
            break;
        status = open_source(judging, own->fields.at[i], &source);
        if (status == GK_OK && own->serials)
            status = judge_serials(judging, &source);
        if (status == GK_OK && own->titles)
            status = judge_titles(judging, &source, &known);
    }
    return status;
}

const struct gk_validate_group gk_validate_cited = {
    .needs_profile = true,
    .parameters_size = sizeof(struct cited),
    .open = open,
    .judge = judge,
};
