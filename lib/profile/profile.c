#include "profile/profile.h"

#include "conf/json.h"

void gk_profile_close(struct gk_profile *profile)
{
    struct gk_json settings = { profile->settings };
    gk_field_names_close(&profile->fields);
    gk_calendar_close(&profile->calendar);
    gk_json_free(&settings);
    gk_arena_free(&profile->arena);
    *profile = (struct gk_profile){ 0 };
}

static const struct gk_json_value *parameter_of(const struct gk_profile *profile,
                                                const char *section, const char *key,
                                                const char *parameter)
{
    const struct gk_json_value *group = gk_json_member(profile->settings, section);
    return gk_json_member(gk_json_member(group, key), parameter);
}

bool gk_profile_integer(const struct gk_profile *profile, const char *section, const char *key,
                        const char *parameter, int64_t *value)
{
    return gk_json_integer(parameter_of(profile, section, key, parameter), value);
}

bool gk_profile_text(const struct gk_profile *profile, const char *section, const char *key,
                     const char *parameter, struct gk_bytes *value)
{
    return gk_json_text(parameter_of(profile, section, key, parameter), value);
}

enum gk_status gk_profile_texts(const struct gk_profile *profile, const char *section,
                                const char *key, const char *parameter, struct gk_arena *arena,
                                struct gk_bytes **values, size_t *count)
{
    struct gk_json_walk walk = { .container = parameter_of(profile, section, key, parameter) };
    *count = 0;
    *values = gk_arena_array(arena, gk_json_count(walk.container), sizeof **values);
    if (!*values)
        return GK_NO_MEMORY;
    while (gk_json_next(&walk))
        if (!walk.name && gk_json_text(walk.value, &(*values)[*count]))
            ++*count;
    return GK_OK;
}

void gk_profile_walk_open(struct gk_profile_walk *walk, const struct gk_profile *profile,
                          const char *section, const char *key, const char *parameter)
{
    *walk = (struct gk_profile_walk){ .members = { .container = parameter_of(profile, section, key,
                                                                             parameter) } };
}

bool gk_profile_walk_next(struct gk_profile_walk *walk, struct gk_bytes *name,
                          struct gk_bytes *value)
{
    while (gk_json_next(&walk->members))
        if (walk->members.name && gk_json_text(walk->members.value, value)) {
            *name = gk_bytes_of(walk->members.name);
            return true;
        }
    return false;
}

bool gk_profile_has_section(const struct gk_profile *profile, struct gk_bytes name)
{
    struct gk_json_walk walk = { .container = gk_json_member(profile->settings, "sections") };
    while (gk_json_next(&walk))
        if (walk.name && gk_bytes_equal(gk_bytes_of(walk.name), name))
            return true;
    return false;
}

const struct gk_profile_file *gk_profile_file(const struct gk_profile *profile,
                                              struct gk_bytes name)
{
    size_t first = 0;
    size_t end = profile->file_count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = gk_bytes_compare(profile->files[middle].name, name);
        if (order == 0)
            return &profile->files[middle];
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return NULL;
}

const struct gk_taxonomy *gk_profile_taxonomy(const struct gk_profile *profile,
                                              struct gk_bytes name)
{
    for (size_t i = 0; i < profile->taxonomy_count; i++)
        if (gk_bytes_equal(profile->taxonomies[i].name, name))
            return &profile->taxonomies[i];
    return NULL;
}

const struct gk_rule_version *gk_profile_version(const struct gk_profile *profile,
                                                 enum gk_rule_id rule, int32_t day)
{
    const struct gk_rule_versions *versions = &profile->versions[rule];
    for (size_t i = 0; i < versions->count; i++)
        if (day >= versions->at[i].from && day <= versions->at[i].to)
            return &versions->at[i];
    return NULL;
}

bool gk_version_integer(const struct gk_rule_version *version, const char *parameter,
                        int64_t *value)
{
    return gk_json_integer(gk_json_member(version->parameters, parameter), value);
}

bool gk_version_limit(const struct gk_rule_version *version, struct gk_limit *limit)
{
    static const struct {
        const char *name;
        enum gk_limit_unit unit;
    } units[] = { { "working_days", GK_LIMIT_WORKING_DAYS },
                  { "days", GK_LIMIT_DAYS },
                  { "hours", GK_LIMIT_HOURS } };
    int64_t count;
    *limit = (struct gk_limit){ GK_LIMIT_NONE, 0 };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (gk_version_integer(version, units[i].name, &count) && count >= 0 && count <= INT32_MAX)
            *limit = (struct gk_limit){ units[i].unit, (int32_t)count };
    return limit->unit != GK_LIMIT_NONE;
}

bool gk_version_text(const struct gk_rule_version *version, const char *parameter,
                     struct gk_bytes *value)
{
    return gk_json_text(gk_json_member(version->parameters, parameter), value);
}

bool gk_version_lists(const struct gk_rule_version *version, const char *parameter,
                      struct gk_bytes text)
{
    struct gk_json_walk walk = { .container = gk_json_member(version->parameters, parameter) };
    struct gk_bytes listed;
    while (gk_json_next(&walk))
        if (gk_json_text(walk.value, &listed) && gk_bytes_equal(listed, text))
            return true;
    return false;
}

const struct gk_model_table *gk_profile_model(const struct gk_profile *profile,
                                              struct gk_bytes name)
{
    for (size_t i = 0; i < profile->model_count; i++)
        if (gk_bytes_equal(profile->models[i].name, name))
            return &profile->models[i];
    return NULL;
}

struct gk_bytes gk_profile_basis(const struct gk_profile *profile, enum gk_rule_id id, int32_t day)
{
    const struct gk_rule *rule = gk_rule(id);
    const struct gk_rule_version *version =
        day == GK_NO_DAY ? NULL : gk_profile_version(profile, id, day);
    const char *type = strchr(rule->id, '.') + 1;
    struct gk_bytes basis;
    if (version && version->basis.length)
        return version->basis;
    if (gk_profile_text(profile, "rules", rule->id, "basis", &basis))
        return basis;
    if (gk_bytes_start_with(gk_bytes_of(rule->id), GK_BYTES("redact.")) &&
        gk_profile_text(profile, "redact", type, "basis", &basis))
        return basis;
    return gk_bytes_of(rule->basis);
}
