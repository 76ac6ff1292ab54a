#include "verbs/redact/actions.h"

#include "domain/column.h"
#include "record/value.h"

static const char *const members[GK_REDACT_RANKS] = {
    [GK_REDACT_BY_CATEGORY] = "categories",
    [GK_REDACT_BY_COLUMN] = "columns",
    [GK_REDACT_BY_FIELD] = "fields",
};

/* ---- from the profile */

/* "area:10" is class 10 where a record names its area; at == NULL without memory. */
static enum gk_status read_category(struct gk_redact_particular *particular, struct gk_arena *arena)
{
    struct gk_bytes name = particular->name;
    const char *colon = memchr(name.at, ':', name.length);
    size_t length = colon ? (size_t)(colon - name.at) : name.length;
    struct gk_buffer pointer = { 0 };
    enum gk_status status = gk_buffer_append(&pointer, GK_BYTES("/gk/classify"));
    if (status == GK_OK)
        status = gk_pointer_append(&pointer, (struct gk_bytes){ name.at, length });
    if (status == GK_OK)
        status = gk_buffer_append(&pointer, GK_BYTES("/primary"));
    particular->pointer = gk_arena_copy(arena, gk_buffer_bytes(&pointer));
    gk_buffer_free(&pointer);
    length += colon != NULL;
    particular->name = (struct gk_bytes){ name.at + length, name.length - length };
    return particular->pointer.at ? status : GK_NO_MEMORY;
}

static enum gk_status read_type(struct gk_redact_particulars *particulars,
                                const struct gk_profile *profile, enum gk_redact_type type,
                                enum gk_redact_rank rank, struct gk_arena *arena)
{
    struct gk_profile_walk walk;
    struct gk_bytes name, action;
    gk_profile_walk_open(&walk, profile, "redact", gk_redact_type_name(type), members[rank]);
    while (gk_profile_walk_next(&walk, &name, &action)) {
        struct gk_redact_particular *particular = &particulars->at[rank][particulars->count[rank]];
        *particular = (struct gk_redact_particular){ .type = type, .name = name };
        if (!gk_action_find(action, &particular->action))
            continue;
        particular->field = gk_field_find(&profile->fields, name);
        if (rank == GK_REDACT_BY_CATEGORY && read_category(particular, arena) != GK_OK)
            return GK_NO_MEMORY;
        particulars->count[rank]++;
    }
    return GK_OK;
}

static size_t count_of(const struct gk_profile *profile, enum gk_redact_type type,
                       enum gk_redact_rank rank)
{
    struct gk_profile_walk walk;
    struct gk_bytes name, action;
    size_t count = 0;
    gk_profile_walk_open(&walk, profile, "redact", gk_redact_type_name(type), members[rank]);
    while (gk_profile_walk_next(&walk, &name, &action))
        count++;
    return count;
}

enum gk_status gk_redact_particulars_read(struct gk_redact_particulars *particulars,
                                          const struct gk_profile *profile,
                                          const bool excluded[GK_REDACT_TYPES],
                                          struct gk_arena *arena)
{
    for (int rank = 0; rank < GK_REDACT_RANKS; rank++) {
        size_t room = 0;
        for (int i = 0; i < GK_REDACT_TYPES; i++)
            room += count_of(profile, (enum gk_redact_type)i, (enum gk_redact_rank)rank);
        if (!room)
            continue;
        particulars->at[rank] = gk_arena_array(arena, room, sizeof *particulars->at[rank]);
        if (!particulars->at[rank])
            return GK_NO_MEMORY;
        for (int i = 0; i < GK_REDACT_TYPES; i++)
            if (!excluded[i] && read_type(particulars, profile, (enum gk_redact_type)i,
                                          (enum gk_redact_rank)rank, arena) != GK_OK)
                return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* ---- in a record */

static void apply(struct gk_redact_actions *actions, const struct gk_redact_particular *particular)
{
    actions->of[particular->type] = particular->action;
    actions->instead_of_rows |= particular->type == GK_REDACT_KEYWORD;
}

/* Whether the record names that class as its first one. */
static enum gk_status is_of_class(const struct gk_record *record,
                                  const struct gk_redact_particular *particular,
                                  struct gk_arena *arena, bool *is)
{
    struct gk_value value;
    *is = false;
    if (!gk_value_at(record, particular->pointer, &value) || value.type != GK_STRING)
        return GK_OK;
    struct gk_bytes primary = gk_value_text(record, value, arena);
    *is = primary.at && gk_bytes_equal(primary, particular->name);
    return primary.at ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status apply_categories(struct gk_redact_actions *actions,
                                       const struct gk_redact_particulars *particulars,
                                       const struct gk_record *record, struct gk_arena *arena)
{
    bool spoken[GK_REDACT_TYPES] = { false };
    for (size_t i = 0; i < particulars->count[GK_REDACT_BY_CATEGORY]; i++) {
        const struct gk_redact_particular *particular = &particulars->at[GK_REDACT_BY_CATEGORY][i];
        enum gk_redact_type type = particular->type;
        bool is;
        if (is_of_class(record, particular, arena, &is) != GK_OK)
            return GK_NO_MEMORY;
        if (!is || (spoken[type] && actions->of[type] >= particular->action))
            continue;
        apply(actions, particular);
        spoken[type] = true;
    }
    return GK_OK;
}

/* For each type the last part of the column that is named for it. */
static void apply_column(struct gk_redact_actions *actions,
                         const struct gk_redact_particulars *particulars, struct gk_bytes column)
{
    bool spoken[GK_REDACT_TYPES] = { false };
    struct gk_bytes part;
    size_t end = column.length;
    while (gk_column_part(column, &end, &part))
        for (size_t i = 0; i < particulars->count[GK_REDACT_BY_COLUMN]; i++) {
            const struct gk_redact_particular *particular =
                &particulars->at[GK_REDACT_BY_COLUMN][i];
            if (spoken[particular->type] || !gk_bytes_equal(part, particular->name))
                continue;
            apply(actions, particular);
            spoken[particular->type] = true;
        }
}

/* Nobody knows where the text stands. */
static void apply_strongest(struct gk_redact_actions *actions,
                            const struct gk_redact_particulars *particulars)
{
    for (int rank = 0; rank < GK_REDACT_RANKS; rank++)
        for (size_t i = 0; i < particulars->count[rank]; i++) {
            const struct gk_redact_particular *particular = &particulars->at[rank][i];
            if (particular->action > actions->of[particular->type])
                actions->of[particular->type] = particular->action;
        }
}

enum gk_status gk_redact_actions_of_record(struct gk_redact_actions *actions,
                                           const struct gk_redact_particulars *particulars,
                                           const enum gk_action by_type[GK_REDACT_TYPES],
                                           const struct gk_record *record, struct gk_arena *arena)
{
    *actions = (struct gk_redact_actions){ 0 };
    memcpy(actions->of, by_type, sizeof actions->of);
    if (!record) {
        apply_strongest(actions, particulars);
        return GK_OK;
    }
    if (apply_categories(actions, particulars, record, arena) != GK_OK)
        return GK_NO_MEMORY;
    if (!particulars->count[GK_REDACT_BY_COLUMN])
        return GK_OK;
    struct gk_bytes column = gk_field_text(record, GK_FIELD_COLUMN, arena);
    if (!column.at)
        return GK_NO_MEMORY;
    apply_column(actions, particulars, column);
    return GK_OK;
}

void gk_redact_actions_of_field(struct gk_redact_actions *actions,
                                const struct gk_redact_particulars *particulars,
                                enum gk_field field)
{
    for (size_t i = 0; i < particulars->count[GK_REDACT_BY_FIELD]; i++)
        if (particulars->at[GK_REDACT_BY_FIELD][i].field == field)
            apply(actions, &particulars->at[GK_REDACT_BY_FIELD][i]);
}

bool gk_redact_acts(const struct gk_redact_particulars *particulars, enum gk_action by_type,
                    enum gk_redact_type type)
{
    bool acts = by_type != GK_ACTION_OFF;
    for (int rank = 0; rank < GK_REDACT_RANKS; rank++)
        for (size_t i = 0; i < particulars->count[rank]; i++)
            acts |= particulars->at[rank][i].type == type &&
                    particulars->at[rank][i].action != GK_ACTION_OFF;
    return acts;
}
