#include "record/value.h"
#include "verbs/validate/group.h"

struct fields {
    struct gk_field_list required; /* rules/field.required/fields */
    struct gk_field_list texts;    /* rules/field.type/fields */
};

static enum gk_status open(struct gk_validate_plan *plan, const struct gk_validate_options *options,
                           void *parameters, struct gk_bytes *bad)
{
    struct fields *fields = parameters;
    (void)options;
    enum gk_status status = gk_group_fields(plan, "field.required", &fields->required, bad);
    return status == GK_OK ? gk_group_fields(plan, "field.type", &fields->texts, bad) : status;
}

/* A finding at the member that names the field it stands for. */
static enum gk_status add_named(struct gk_judging *judging, enum gk_rule_id rule,
                                const struct gk_member *member, enum gk_field field)
{
    struct gk_finding draft;
    if (gk_judging_draft(judging, rule, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    return gk_judging_add(judging, &draft);
}

/* A field that is not there, or hidden behind a name that is nearly its own. A missing one has no
 * place, only the pointer it would have by its canonical name: of several each is accepted by
 * itself. */
static enum gk_status add_missing(struct gk_judging *judging, enum gk_field field)
{
    const struct gk_member *hidden;
    if (gk_find_hidden(judging, field, &hidden) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_finding draft = gk_finding_of(hidden ? GK_RULE_FIELD_HIDDEN : GK_RULE_FIELD_REQUIRED);
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    draft.at_most = judging->plan->profile->severity[GK_RULE_FIELD_REQUIRED];
    if (!hidden)
        draft.pointer = gk_judging_print(judging, "/%s", gk_field_name(field));
    else if (gk_finding_at_member(&draft, judging->verdict, hidden) != GK_OK)
        return GK_NO_MEMORY;
    return draft.pointer.at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
}

static enum gk_status judge_required(struct gk_judging *judging, enum gk_field field)
{
    const struct gk_member *member = gk_record_field(judging->record, field);
    bool empty = true;
    if (judging->plan->profile->severity[GK_RULE_FIELD_REQUIRED] == GK_OFF)
        return GK_OK;
    if (!member)
        return add_missing(judging, field);
    if (gk_judging_is_empty(judging, member, &empty) != GK_OK)
        return GK_NO_MEMORY;
    return empty ? add_named(judging, GK_RULE_FIELD_REQUIRED, member, field) : GK_OK;
}

static enum gk_status judge_type(struct gk_judging *judging, enum gk_field field)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    if (!member || member->value.type == GK_STRING || member->value.type == GK_NULL)
        return GK_OK;
    return add_named(judging, GK_RULE_FIELD_TYPE, member, field);
}

/* The later of the members that stand for one field. */
static enum gk_status judge_twice(struct gk_judging *judging)
{
    const struct gk_record *record = judging->record;
    const struct gk_member *last = gk_record_field(record, record->twice);
    for (uint32_t i = 0; i < record->member_count; i++) {
        const struct gk_member *member = &record->members[i];
        if (member->depth != 1)
            continue;
        struct gk_bytes name = gk_member_text(record, member, &judging->scratch->arena);
        if (!name.at)
            return GK_NO_MEMORY;
        if (gk_field_find(&judging->plan->profile->fields, name) == record->twice)
            last = member;
    }
    return add_named(judging, GK_RULE_FIELD_TWICE, last, record->twice);
}

/* Where the tools write their results; anything but an object leaves them no place. */
static enum gk_status judge_gk(struct gk_judging *judging)
{
    const struct gk_member *member = gk_record_field(judging->record, GK_FIELD_GK);
    struct gk_finding draft;
    if (!member || member->value.type == GK_OBJECT)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_GK_FOREIGN, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    return gk_judging_add(judging, &draft);
}

static enum gk_status judge(struct gk_judging *judging)
{
    const struct fields *fields = judging->parameters;
    enum gk_status status = judge_gk(judging);
    if (status == GK_OK && judging->record->twice != GK_FIELD_COUNT)
        status = judge_twice(judging);
    for (size_t i = 0; i < fields->required.count && status == GK_OK; i++)
        status = judge_required(judging, fields->required.at[i]);
    for (size_t i = 0; i < fields->texts.count && status == GK_OK; i++)
        status = judge_type(judging, fields->texts.at[i]);
    return status;
}

const struct gk_validate_group gk_validate_fields = {
    .needs_profile = true,
    .parameters_size = sizeof(struct fields),
    .open = open,
    .judge = judge,
};
