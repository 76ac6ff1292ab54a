#include "conf/table.h"
#include "domain/letters.h"
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

/* 同上, which says something in a table only. */
static enum gk_status judge_ditto(struct gk_judging *judging, enum gk_field field,
                                  const struct gk_member *member)
{
    enum { LONGEST = 40 }; /* bytes, quotes and escapes included */
    struct gk_finding draft;
    if (member->value.type != GK_STRING || member->value.length > LONGEST)
        return GK_OK;
    struct gk_bytes text = gk_value_text(judging->record, member->value, &judging->scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    if (!gk_is_ditto(text))
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_FIELD_DITTO, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_bytes_of(gk_field_name(field));
    draft.arguments[1] = text;
    return gk_judging_add(judging, &draft);
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

/* How many attachments a text names: addresses with semicolons or line ends between them. */
static enum gk_status count_addresses(struct gk_judging *judging, struct gk_value value,
                                      unsigned *count)
{
    const struct gk_member member = { .value = value };
    struct gk_bytes rest = gk_judging_member_text(judging, &member);
    struct gk_bytes part;
    enum gk_status status = rest.at ? GK_OK : GK_NO_MEMORY;
    while (status == GK_OK && gk_cell_next(&rest, ";；\n|", &part))
        *count += !gk_is_absent(part);
    return status;
}

/* Adds those of an attachment, an object or addresses alone, without what stands in them. */
static enum gk_status count_without_text(struct gk_judging *judging, struct gk_value value,
                                         unsigned *count)
{
    struct gk_member text;
    bool empty = true;
    enum gk_status status = GK_OK;
    if (value.type == GK_STRING)
        return count_addresses(judging, value, count);
    if (value.type == GK_OBJECT && gk_value_member(judging->record, value, GK_BYTES("text"), &text))
        status = gk_judging_is_empty(judging, &text, &empty);
    *count += status == GK_OK && empty;
    return status;
}

static enum gk_status count_unread(struct gk_judging *judging, const struct gk_member *member,
                                   unsigned *count)
{
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    if (member->value.type != GK_ARRAY)
        return count_without_text(judging, member->value, count);
    gk_walk_open(&walk, judging->record, member->value);
    while (status == GK_OK && gk_walk_next(&walk))
        status = count_without_text(judging, walk.member.value, count);
    return status;
}

/* One finding for all attachments that nobody can screen. */
static enum gk_status judge_attachments(struct gk_judging *judging)
{
    const struct gk_member *member = gk_judging_member(judging, GK_FIELD_ATTACHMENTS);
    struct gk_finding draft;
    unsigned count = 0;
    bool empty = true;
    if (!member || judging->plan->profile->severity[GK_RULE_FIELD_ATTACHMENT] == GK_OFF)
        return GK_OK;
    enum gk_status status = gk_judging_is_empty(judging, member, &empty);
    if (status == GK_OK && !empty)
        status = count_unread(judging, member, &count);
    if (status != GK_OK || !count)
        return status;
    if (gk_judging_draft(judging, GK_RULE_FIELD_ATTACHMENT, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = gk_judging_print(judging, "%u", count);
    return draft.arguments[0].at ? gk_judging_add(judging, &draft) : GK_NO_MEMORY;
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
    for (int field = 0; field < GK_FIELD_COUNT && status == GK_OK; field++) {
        const struct gk_member *member = gk_record_field(judging->record, (enum gk_field)field);
        if (member)
            status = judge_ditto(judging, (enum gk_field)field, member);
    }
    return status == GK_OK ? judge_attachments(judging) : status;
}

const struct gk_validate_group gk_validate_fields = {
    .needs_profile = true,
    .parameters_size = sizeof(struct fields),
    .open = open,
    .judge = judge,
};
