#include "verbs/validate/group.h"

enum gk_status gk_group_fields(struct gk_validate_plan *plan, const char *rule,
                               struct gk_field_list *list, struct gk_bytes *bad)
{
    struct gk_bytes *names;
    size_t count;
    if (gk_profile_texts(plan->profile, "rules", rule, "fields", &plan->arena, &names, &count) !=
        GK_OK)
        return GK_NO_MEMORY;
    list->at = gk_arena_array(&plan->arena, count, sizeof *list->at);
    if (!list->at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        list->at[i] = gk_field_find(&plan->profile->fields, names[i]);
        if (list->at[i] == GK_FIELD_COUNT) {
            *bad = names[i];
            return GK_INVALID;
        }
    }
    list->count = count;
    return GK_OK;
}

enum gk_status gk_group_fold(struct gk_validate_plan *plan, struct gk_folded *folded,
                             struct gk_bytes word, struct gk_bytes *kept)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = gk_fold(folded, word);
    if (status == GK_OK)
        status = gk_folded_text(folded, &text);
    if (status == GK_OK) {
        *kept = gk_arena_copy(&plan->arena, gk_buffer_bytes(&text));
        status = kept->at ? GK_OK : GK_NO_MEMORY;
    }
    gk_buffer_free(&text);
    return status;
}

bool gk_group_has_field(const struct gk_field_list *list, enum gk_field field)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i] == field)
            return true;
    return false;
}

int32_t gk_group_count(const struct gk_validate_plan *plan, const char *rule, const char *parameter)
{
    int64_t value = 0;
    if (!gk_profile_integer(plan->profile, "rules", rule, parameter, &value) || value < 0)
        return 0;
    return value < INT32_MAX ? (int32_t)value : INT32_MAX;
}
