#include "run/command/refuse.h"

#include "text/nearest.h"

static const struct gk_bytes none = { NULL, 0 };

enum gk_status gk_command_refuse(const struct gk_command *command, const char *option,
                                 struct gk_bytes value, struct gk_bytes takes)
{
    gk_say(&command->voice, GK_MESSAGE_OPTION_VALUE, gk_bytes_of(option), value, takes);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

enum gk_status gk_command_refuse_fields(const struct gk_command *command, const char *option,
                                        struct gk_bytes value)
{
    const char *takes = gk_message_text(GK_MESSAGE_TAKES_FIELDS, command->voice.language);
    return gk_command_refuse(command, option, value, gk_bytes_of(takes));
}

static enum gk_status refuse_near(const struct gk_command *command, const char *option,
                                  struct gk_bytes value, struct gk_bytes nearest)
{
    gk_say(&command->voice, GK_MESSAGE_OPTION_VALUE_NEAREST, gk_bytes_of(option), value, nearest);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

enum gk_status gk_command_refuse_field(const struct gk_command *command, const char *option,
                                       struct gk_bytes name)
{
    const struct gk_field_names *names = &command->profile.fields;
    struct gk_folded tools = { 0 };
    struct gk_nearest search;
    enum gk_status status = gk_nearest_open(&search, &tools, name);
    for (size_t i = 0; status == GK_OK && i < gk_known_name_count(names); i++) {
        const struct gk_known_name *known = gk_known_name_at(names, i);
        if (known)
            status = gk_nearest_offer(&search, known->name);
    }
    gk_folded_free(&tools);
    if (status != GK_OK)
        return status;
    return search.best.length ? refuse_near(command, option, name, search.best)
                              : gk_command_refuse_fields(command, option, name);
}

enum gk_status gk_command_refuse_word(const struct gk_command *command, const char *option,
                                      struct gk_bytes word, const char *words)
{
    struct gk_folded tools = { 0 };
    struct gk_nearest search;
    enum gk_status status = gk_nearest_open(&search, &tools, word);
    for (const char *at = words; status == GK_OK && *at;) {
        struct gk_bytes candidate = { at, strcspn(at, ", ") };
        status = gk_nearest_offer(&search, candidate);
        at += candidate.length;
        at += strspn(at, ", ");
    }
    gk_folded_free(&tools);
    if (status != GK_OK)
        return status;
    return search.best.length ? refuse_near(command, option, word, search.best)
                              : gk_command_refuse(command, option, word, gk_bytes_of(words));
}

enum gk_status gk_command_refuse_alone(const struct gk_command *command, const char *option,
                                       const char *needs)
{
    gk_say(&command->voice, GK_MESSAGE_OPTION_NEEDS_OPTION, gk_bytes_of(option), gk_bytes_of(needs),
           none);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

enum gk_status gk_command_refuse_both(const struct gk_command *command, const char *option,
                                      const char *other)
{
    gk_say(&command->voice, GK_MESSAGE_OPTIONS_APART, gk_bytes_of(option), gk_bytes_of(other),
           none);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}

enum gk_status gk_command_refuse_so(const struct gk_command *command, enum gk_message why)
{
    gk_say(&command->voice, why, none, none, none);
    gk_say(&command->voice, GK_MESSAGE_TRY_HELP, gk_bytes_of(command->tool->name), none, none);
    return GK_INVALID;
}
