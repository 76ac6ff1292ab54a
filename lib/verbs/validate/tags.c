/*
 * tags.c - tags of HTML in fields of one line (text.tag): <em> of a search interface, <br/>.
 *
 * Which fields, the profile says (rules/text.tag/fields). A body may be a page, and is none.
 */
#include "text/tag.h"
#include "verbs/validate/group.h"

struct tags {
    struct gk_field_list fields;
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct tags *own = parameters;
    (void)options;
    return gk_group_fields(plan, "text.tag", &own->fields, bad);
}

/* The first tag stands for all: who takes one out sees the others. */
static enum gk_status judge_field(struct gk_judging *judging, enum gk_field field)
{
    struct gk_tag tag;
    struct gk_finding draft;
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_bytes text = gk_judging_text(judging, field);
    if (!text.at)
        return GK_NO_MEMORY;
    struct gk_tags tags = gk_tags_open(text);
    if (!memchr(text.at, '<', text.length) || !gk_tags_next(&tags, &tag))
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_TEXT_TAG, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    gk_judging_span(judging, &draft, member, text, tag.start, tag.end, NULL);
    enum gk_status status = gk_judging_value(
        judging, &draft, (struct gk_bytes){ text.at + tag.start, tag.end - tag.start });
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct tags *own = judging->parameters;
    enum gk_status status = GK_OK;
    if (judging->plan->profile->severity[GK_RULE_TEXT_TAG] == GK_OFF)
        return GK_OK;
    for (size_t i = 0; i < own->fields.count && status == GK_OK; i++)
        status = judge_field(judging, own->fields.at[i]);
    return status;
}

const struct gk_validate_group gk_validate_tags = {
    .needs_profile = true,
    .parameters_size = sizeof(struct tags),
    .open = open,
    .judge = judge,
};
