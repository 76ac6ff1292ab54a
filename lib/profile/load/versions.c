/*
 * versions.c - what laws set of rules, by the day from which each is in force.
 *
 *   "deadline.reply": { "versions": {
 *     "2008-05-01": { "working_days": 15, "basis": "政府信息公开条例（2007） art. 24" },
 *     "2019-05-15": { "working_days": 20, "basis": "政府信息公开条例 art. 33" } } }
 *
 * A version ends with its `to`, or the day before the next one begins. An office may add versions,
 * change parameters of one, and take one out with null.
 */
#include "profile/load/versions.h"

#include "domain/date.h"
#include "profile/load/values.h"

/* The parameter of that name in the first version that has one: what an office may set it to. */
static const struct gk_json_value *find_model(const struct gk_json_value *versions,
                                              const char *name, const struct gk_json_value **among)
{
    struct gk_json_walk walk = { .container = versions };
    const struct gk_json_value *found = NULL;
    while (!found && gk_json_next(&walk)) {
        *among = walk.value;
        found = gk_json_member(walk.value, name);
    }
    return found;
}

static const char *const common_names[] = { "to", "basis", NULL };

static enum gk_status check_parameter(struct gk_check *check, const struct gk_json_value *versions,
                                      const char *name, const struct gk_json_value *value,
                                      gk_check_look *look)
{
    struct gk_bytes text;
    bool good;
    bool day = strcmp(name, "to") == 0;
    if (!day && strcmp(name, "basis") != 0) {
        const struct gk_json_value *among = NULL;
        const struct gk_json_value *model = find_model(versions, name, &among);
        check->siblings = among;
        check->more = common_names;
        return look(check, name, value, model);
    }
    enum gk_status status = gk_check_type(check, value, GK_JSON_TEXT, &good);
    return status == GK_OK && good && day && gk_json_text(value, &text) && !gk_is_written_day(text)
               ? gk_wrong_value(check, text, "YYYY-MM-DD")
               : status;
}

static enum gk_status check_version(struct gk_check *check, const struct gk_json_value *versions,
                                    const struct gk_json_value *version, gk_check_look *look)
{
    bool good;
    enum gk_status status = gk_check_type(check, version, GK_JSON_OBJECT, &good);
    struct gk_json_walk walk = { .container = good ? version : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        if (check->overlay && gk_json_type(walk.value) == GK_JSON_NULL)
            continue;
        status = gk_check_enter(check, walk.name);
        if (status == GK_OK)
            status = check_parameter(check, versions, walk.name, walk.value, look);
        gk_check_leave(check, length);
    }
    return status;
}

enum gk_status gk_check_versions(struct gk_check *check, const struct gk_json_value *value,
                                 const struct gk_json_value *model, gk_check_look *look)
{
    bool good;
    enum gk_status status = gk_check_type(check, value, GK_JSON_OBJECT, &good);
    struct gk_json_walk walk = { .container = good ? value : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_bytes from = gk_bytes_of(walk.name);
        if (check->overlay && gk_json_type(walk.value) == GK_JSON_NULL)
            continue;
        status = gk_check_enter(check, walk.name);
        if (status == GK_OK && !gk_is_written_day(from))
            status = gk_wrong_value(check, from, "YYYY-MM-DD");
        else if (status == GK_OK)
            status = check_version(check, model, walk.value, look);
        gk_check_leave(check, length);
    }
    return status;
}

static int32_t read_day(struct gk_bytes text)
{
    struct gk_date date;
    return gk_date_read(text, &date) == GK_DATE_READ ? date.day : GK_NO_DAY;
}

/* Puts it where it belongs by its first day; one without is a mistake, which has been told. */
static void insert(struct gk_rule_versions *versions, const struct gk_json_walk *walk)
{
    struct gk_rule_version version = { .from = read_day(gk_bytes_of(walk->name)),
                                       .to = INT32_MAX,
                                       .parameters = walk->value };
    struct gk_bytes text;
    if (version.from == GK_NO_DAY)
        return;
    if (gk_json_text(gk_json_member(walk->value, "to"), &text))
        version.to = read_day(text);
    (void)gk_json_text(gk_json_member(walk->value, "basis"), &version.basis);
    size_t at = versions->count++;
    for (; at > 0 && versions->at[at - 1].from > version.from; at--)
        versions->at[at] = versions->at[at - 1];
    versions->at[at] = version;
}

enum gk_status gk_set_versions(struct gk_profile *profile, enum gk_rule_id rule,
                               const struct gk_json_value *value)
{
    struct gk_rule_versions *versions = &profile->versions[rule];
    struct gk_json_walk walk = { .container = value };
    *versions = (struct gk_rule_versions){ .at = NULL };
    if (!value)
        return GK_OK;
    versions->at = gk_arena_array(&profile->arena, gk_json_count(value), sizeof *versions->at);
    if (!versions->at)
        return GK_NO_MEMORY;
    while (gk_json_next(&walk))
        insert(versions, &walk);
    for (size_t i = 0; i + 1 < versions->count; i++)
        if (versions->at[i].to >= versions->at[i + 1].from)
            versions->at[i].to = versions->at[i + 1].from - 1;
    return GK_OK;
}
