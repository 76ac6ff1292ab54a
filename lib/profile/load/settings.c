/*
 * settings.c - profile.json: what an office says of itself, and how its rules are set.
 *
 * The embedded profile.json is the model: it has every parameter that the program asks for, and
 * an office may set those and no others, each to a value of the same type. Open are the sections,
 * the aliases of fields, and the taxonomies, which are an office's own.
 */
#include "domain/date.h"
#include "profile/load/classes.h"
#include "profile/load/kinds.h"
#include "profile/load/values.h"
#include "profile/load/versions.h"
#include "profile/load/words.h"

enum { LARGEST_NUMBER = 1000000000 };

static const struct gk_bytes nothing = { 0 };

static enum gk_status check_text(struct gk_check *check, const struct gk_json_value *value)
{
    bool good;
    return gk_check_type(check, value, GK_JSON_TEXT, &good);
}

static enum gk_status check_number(struct gk_check *check, const struct gk_json_value *value)
{
    int64_t number;
    bool good;
    enum gk_status status = gk_check_type(check, value, GK_JSON_INTEGER, &good);
    if (status == GK_OK && gk_json_integer(value, &number) &&
        (number < 0 || number > LARGEST_NUMBER))
        status = gk_wrong_value(check, gk_check_name(check), "0 ... 1000000000");
    return status;
}

static enum gk_status check_language(struct gk_check *check, const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_status status = check_text(check, value);
    if (status == GK_OK && gk_json_text(value, &text) && !gk_bytes_equal(text, GK_BYTES("en")) &&
        !gk_bytes_equal(text, GK_BYTES("zh")))
        status = gk_wrong_value(check, text, "en, zh");
    return status;
}

static enum gk_status check_action(struct gk_check *check, const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_action action;
    enum gk_status status = check_text(check, value);
    if (status == GK_OK && gk_json_text(value, &text) && !gk_action_find(text, &action))
        status = gk_wrong_value(check, text, "withhold, mask, note, off");
    return status;
}

/* The field from whose date a limit is counted. */
static enum gk_status check_event(struct gk_check *check, const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_status status = check_text(check, value);
    return status == GK_OK && gk_json_text(value, &text) ? gk_check_field_name(check, text)
                                                         : status;
}

/* A parameter: of the type that the model has, a day where that is one, and where its name says so
 * of a certain form. */
static enum gk_status check_parameter(struct gk_check *check, const char *name,
                                      const struct gk_json_value *value,
                                      const struct gk_json_value *model)
{
    struct gk_bytes text;
    if (!model)
        return gk_check_unknown(check, name);
    if (gk_json_type(model) == GK_JSON_LIST)
        return gk_check_list(check, name, value, model);
    if (gk_json_type(model) == GK_JSON_INTEGER)
        return check_number(check, value);
    if (strcmp(name, "action") == 0)
        return check_action(check, value);
    if (strcmp(name, "event") == 0)
        return check_event(check, value);
    bool day = gk_json_text(model, &text) && gk_is_written_day(text);
    bool of_year = gk_json_text(model, &text) && gk_is_day_of_year(text);
    enum gk_status status = check_text(check, value);
    if (status == GK_OK && day && gk_json_text(value, &text) && !gk_is_written_day(text))
        status = gk_wrong_value(check, text, "YYYY-MM-DD");
    if (status == GK_OK && of_year && gk_json_text(value, &text) && !gk_is_day_of_year(text))
        status = gk_wrong_value(check, text, "MM-DD");
    return status;
}

static enum gk_status check_field_action(struct gk_check *check, const char *name,
                                         const struct gk_json_value *value,
                                         const struct gk_json_value *model)
{
    (void)model;
    if (gk_canonical_field(gk_bytes_of(name)) == GK_FIELD_COUNT)
        return gk_check_mistake(check, GK_RULE_PROFILE_FIELD, gk_bytes_of(name), nothing, nothing);
    return check_action(check, value);
}

static enum gk_status check_column_action(struct gk_check *check, const char *name,
                                          const struct gk_json_value *value,
                                          const struct gk_json_value *model)
{
    (void)name, (void)model;
    return check_action(check, value);
}

static enum gk_status check_category_action(struct gk_check *check, const char *name,
                                            const struct gk_json_value *value,
                                            const struct gk_json_value *model)
{
    bool there;
    (void)model;
    enum gk_status status = gk_check_class(check, gk_bytes_of(name), &there);
    return status == GK_OK && there ? check_action(check, value) : status;
}

/* A type of gk-redact: what every one may have, by field, column and category, and what its own
 * parameters are. */
static enum gk_status check_type_parameter(struct gk_check *check, const char *name,
                                           const struct gk_json_value *value,
                                           const struct gk_json_value *model)
{
    if (strcmp(name, "fields") == 0)
        return gk_check_members(check, value, NULL, true, check_field_action);
    if (strcmp(name, "columns") == 0)
        return gk_check_members(check, value, NULL, true, check_column_action);
    if (strcmp(name, "categories") == 0)
        return gk_check_members(check, value, NULL, true, check_category_action);
    return check_parameter(check, name, value, model);
}

/* Of what stands under `redact` types are what has an action, and the word lists. */
static enum gk_status check_redact(struct gk_check *check, const char *name,
                                   const struct gk_json_value *value,
                                   const struct gk_json_value *model)
{
    if (!model)
        return gk_check_unknown(check, name);
    bool type = gk_json_member(model, "action") || strcmp(name, "keyword") == 0;
    enum gk_status status =
        gk_check_members(check, value, model, false, type ? check_type_parameter : check_parameter);
    return status == GK_OK && check->overlay ? gk_check_roles(check, value, model) : status;
}

static enum gk_status check_group(struct gk_check *check, const char *name,
                                  const struct gk_json_value *value,
                                  const struct gk_json_value *model)
{
    if (!model)
        return gk_check_unknown(check, name);
    return gk_check_members(check, value, model, false, check_parameter);
}

static enum gk_status check_section_member(struct gk_check *check, const char *name,
                                           const struct gk_json_value *value,
                                           const struct gk_json_value *model)
{
    (void)model;
    return strcmp(name, "duty") == 0 ? check_text(check, value) : gk_check_unknown(check, name);
}

static enum gk_status check_section(struct gk_check *check, const char *name,
                                    const struct gk_json_value *value,
                                    const struct gk_json_value *model)
{
    (void)name;
    return gk_check_members(check, value, model, true, check_section_member);
}

/* The other names of a field: texts, none of them the own name of another field. */
static enum gk_status check_field(struct gk_check *check, const char *name,
                                  const struct gk_json_value *value,
                                  const struct gk_json_value *model)
{
    (void)model;
    enum gk_field field = gk_canonical_field(gk_bytes_of(name));
    if (field == GK_FIELD_COUNT)
        return gk_check_mistake(check, GK_RULE_PROFILE_FIELD, gk_bytes_of(name), nothing, nothing);
    enum gk_status status = gk_check_texts(check, value);
    struct gk_json_walk walk = { .container = value };
    while (status == GK_OK && gk_json_type(value) == GK_JSON_LIST && gk_json_next(&walk)) {
        struct gk_bytes alias = { 0 };
        if (gk_json_text(walk.value, &alias) && gk_canonical_field(alias) != GK_FIELD_COUNT &&
            gk_canonical_field(alias) != field)
            status = gk_wrong_value(check, alias, name);
    }
    return status;
}

/* An alias must not stand under two fields, nor twice under one. `lines` says where each stood. */
static enum gk_status check_aliases_once(struct gk_check *check, struct gk_map *lines,
                                         const struct gk_json_value *list)
{
    struct gk_json_walk walk = { .container = list };
    size_t length = check->pointer.length;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_bytes alias;
        if (!gk_json_text(walk.value, &alias))
            continue;
        status = gk_check_enter_element(check, walk.index - 1);
        uint32_t line = 0;
        if (status == GK_OK)
            status = gk_check_line(check, gk_buffer_bytes(&check->pointer), &line);
        uint32_t before = gk_map_get(lines, alias, 0);
        if (status == GK_OK)
            status = before ? gk_load_duplicate(check->load, check->file->path, line, alias, before)
                            : gk_map_put(lines, alias, line);
        gk_check_leave(check, length);
    }
    return status;
}

static enum gk_status check_fields(struct gk_check *check, const struct gk_json_value *value)
{
    enum gk_status status = gk_check_members(check, value, NULL, true, check_field);
    struct gk_map lines = { 0 };
    struct gk_json_walk walk = { .container = value };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_type(value) == GK_JSON_OBJECT && gk_json_next(&walk)) {
        if (gk_json_type(walk.value) != GK_JSON_LIST)
            continue;
        status = gk_check_enter(check, walk.name);
        if (status == GK_OK)
            status = check_aliases_once(check, &lines, walk.value);
        gk_check_leave(check, length);
    }
    gk_map_free(&lines);
    return status;
}

/* What gk-redact does is said under `redact`; a severity there can only be raised, and one that
 * lowers it would do nothing. */
static bool is_lowered(enum gk_rule_id rule, enum gk_severity severity)
{
    const struct gk_rule *known = gk_rule(rule);
    return gk_bytes_start_with(gk_bytes_of(known->id), GK_BYTES("redact.")) &&
           severity < known->severity;
}

static enum gk_status check_severity(struct gk_check *check, enum gk_rule_id rule,
                                     const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_severity severity;
    enum gk_status status = check_text(check, value);
    if (status != GK_OK || !gk_json_text(value, &text))
        return status;
    if (!gk_severity_find(text, &severity))
        return gk_wrong_value(check, text, "error, warning, note, off");
    if ((gk_rule_is_fixed(rule) && severity != gk_rule(rule)->severity) ||
        is_lowered(rule, severity))
        return gk_wrong_value(check, text, gk_severity_name(gk_rule(rule)->severity));
    return GK_OK;
}

/* What every rule may have, whatever its own parameters: severity, basis, dates in force. Versions
 * only those that have some. */
static const char *const common_names[] = { "severity", "basis", "from", "to", "outside", NULL };

static bool is_common(const char *name)
{
    for (size_t i = 0; common_names[i]; i++)
        if (strcmp(name, common_names[i]) == 0)
            return true;
    return false;
}

static enum gk_status check_day(struct gk_check *check, const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_status status = check_text(check, value);
    if (status != GK_OK || !gk_json_text(value, &text) || gk_is_written_day(text))
        return status;
    return gk_wrong_value(check, text, "YYYY-MM-DD");
}

static enum gk_status check_common(struct gk_check *check, const char *name, enum gk_rule_id rule,
                                   const struct gk_json_value *value)
{
    struct gk_bytes text;
    enum gk_severity severity;
    if (strcmp(name, "severity") == 0)
        return check_severity(check, rule, value);
    if (strcmp(name, "from") == 0 || strcmp(name, "to") == 0)
        return check_day(check, value);
    enum gk_status status = check_text(check, value);
    if (status != GK_OK || strcmp(name, "outside") != 0 || !gk_json_text(value, &text) ||
        gk_severity_find(text, &severity))
        return status;
    return gk_wrong_value(check, text, "error, warning, note, off");
}

static enum gk_status check_rule(struct gk_check *check, const char *name,
                                 const struct gk_json_value *value,
                                 const struct gk_json_value *model)
{
    enum gk_rule_id rule = gk_rule_find(gk_bytes_of(name));
    bool good;
    if (rule == GK_RULE_COUNT)
        return gk_check_mistake(check, GK_RULE_PROFILE_RULE, gk_bytes_of(name), nothing, nothing);
    enum gk_status status = gk_check_type(check, value, GK_JSON_OBJECT, &good);
    struct gk_json_walk walk = { .container = good ? value : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        bool common = is_common(walk.name);
        if (common && check->overlay && gk_json_type(walk.value) == GK_JSON_NULL)
            continue;
        status = gk_check_enter(check, walk.name);
        check->siblings = model;
        check->more = common_names;
        const struct gk_json_value *versions = gk_json_member(model, "versions");
        if (status == GK_OK && common)
            status = check_common(check, walk.name, rule, walk.value);
        else if (status == GK_OK && versions && strcmp(walk.name, "versions") == 0)
            status = gk_check_versions(check, walk.value, versions, check_parameter);
        else if (status == GK_OK)
            status =
                check_parameter(check, walk.name, walk.value, gk_json_member(model, walk.name));
        gk_check_leave(check, length);
    }
    return status;
}

static enum gk_status check_taxonomy_member(struct gk_check *check, const char *name,
                                            const struct gk_json_value *value,
                                            const struct gk_json_value *model)
{
    (void)model;
    return strcmp(name, "threshold") == 0 || strcmp(name, "margin") == 0 ||
                   strcmp(name, "issuer") == 0 || strcmp(name, "reach") == 0
               ? check_number(check, value)
               : gk_check_unknown(check, name);
}

/* A taxonomy is set only where there is a file of that name. */
static enum gk_status check_taxonomy(struct gk_check *check, const char *name,
                                     const struct gk_json_value *value,
                                     const struct gk_json_value *model)
{
    struct gk_buffer file = { 0 };
    enum gk_status status = gk_buffer_print(&file, "taxonomy/%s.tsv", name);
    bool there = gk_profile_file(check->load->profile, gk_buffer_bytes(&file)) != NULL;
    gk_buffer_free(&file);
    if (status != GK_OK)
        return status;
    return there ? gk_check_members(check, value, model, true, check_taxonomy_member)
                 : gk_check_unknown(check, name);
}

static enum gk_status check_member(struct gk_check *check, const char *name,
                                   const struct gk_json_value *value,
                                   const struct gk_json_value *model)
{
    if (strcmp(name, "name") == 0 || strcmp(name, "office") == 0 || strcmp(name, "version") == 0)
        return check_text(check, value);
    if (strcmp(name, "lang") == 0)
        return check_language(check, value);
    if (strcmp(name, "sections") == 0)
        return gk_check_members(check, value, model, true, check_section);
    if (strcmp(name, "fields") == 0)
        return check_fields(check, value);
    if (strcmp(name, "rules") == 0)
        return gk_check_members(check, value, model, false, check_rule);
    if (strcmp(name, "taxonomies") == 0)
        return gk_check_members(check, value, model, true, check_taxonomy);
    if (!model)
        return gk_check_unknown(check, name);
    return gk_check_members(check, value, model, false,
                            strcmp(name, "redact") == 0 ? check_redact : check_group);
}

static enum gk_status add_aliases(struct gk_profile *profile, const struct gk_json_value *fields)
{
    struct gk_json_walk walk = { .container = fields };
    while (gk_json_next(&walk)) {
        enum gk_field field = gk_canonical_field(gk_bytes_of(walk.name));
        struct gk_json_walk names = { .container = walk.value };
        while (field != GK_FIELD_COUNT && gk_json_next(&names)) {
            struct gk_bytes name;
            if (gk_json_text(names.value, &name) &&
                gk_field_names_add(&profile->fields, name, field) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}

static void set_day(const struct gk_json_value *rule, const char *name, int32_t *day)
{
    struct gk_bytes text;
    struct gk_date date;
    if (gk_json_text(gk_json_member(rule, name), &text) &&
        gk_date_read(text, &date) == GK_DATE_READ)
        *day = date.day;
}

/* Severities, the days between which the rules are in force, and their versions. */
static enum gk_status set_rules(struct gk_profile *profile, const struct gk_json_value *rules)
{
    struct gk_json_walk walk = { .container = rules };
    while (gk_json_next(&walk)) {
        enum gk_rule_id rule = gk_rule_find(gk_bytes_of(walk.name));
        struct gk_bytes text;
        if (rule == GK_RULE_COUNT)
            continue;
        struct gk_in_force *in_force = &profile->in_force[rule];
        if (gk_json_text(gk_json_member(walk.value, "severity"), &text))
            (void)gk_severity_find(text, &profile->severity[rule]);
        if (gk_json_text(gk_json_member(walk.value, "outside"), &text))
            (void)gk_severity_find(text, &in_force->outside);
        set_day(walk.value, "from", &in_force->from);
        set_day(walk.value, "to", &in_force->to);
        if (gk_set_versions(profile, rule, gk_json_member(walk.value, "versions")) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

enum gk_status gk_load_settings(struct gk_load *load, const struct gk_layers *layers,
                                struct gk_json *merged)
{
    struct gk_profile *profile = load->profile;
    enum gk_status status = gk_check_layers(load, layers, false, check_member, merged);
    if (status != GK_OK || profile->none)
        return status;
    const struct gk_json_value *root = merged->root;
    struct gk_bytes language;
    (void)gk_json_text(gk_json_member(root, "name"), &profile->name);
    (void)gk_json_text(gk_json_member(root, "office"), &profile->office);
    (void)gk_json_text(gk_json_member(root, "version"), &profile->version);
    profile->has_language = gk_json_text(gk_json_member(root, "lang"), &language);
    if (profile->has_language)
        profile->language = gk_bytes_equal(language, GK_BYTES("zh")) ? GK_CHINESE : GK_ENGLISH;
    status = set_rules(profile, gk_json_member(root, "rules"));
    return status == GK_OK ? add_aliases(profile, gk_json_member(root, "fields")) : status;
}
