#include "run/inform.h"

#include <unistd.h>

#include "run/output.h"
#include "run/sandbox.h"

static const struct gk_bytes none = { NULL, 0 };

static enum gk_status append_sentence(const struct gk_command *command, struct gk_buffer *out,
                                      enum gk_message message)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { gk_bytes_of(command->tool->name), none,
                                                      none };
    const char *sentence = gk_message_text(message, command->voice.language);
    if (gk_sentence_fill(out, sentence, arguments) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '\n');
}

static enum gk_status append_help(const struct gk_command *command, struct gk_buffer *out)
{
    const struct gk_tool *tool = command->tool;
    enum gk_language language = command->voice.language;
    if (append_sentence(command, out, GK_MESSAGE_USAGE) != GK_OK ||
        append_sentence(command, out, tool->purpose) != GK_OK ||
        gk_buffer_append_byte(out, '\n') != GK_OK ||
        append_sentence(command, out, GK_MESSAGE_HELP_OWN) != GK_OK ||
        gk_options_help(out, tool->options, tool->option_count, language) != GK_OK ||
        gk_buffer_append_byte(out, '\n') != GK_OK ||
        append_sentence(command, out, GK_MESSAGE_HELP_COMMON) != GK_OK ||
        gk_options_help(out, gk_common_options, gk_common_option_count, language) != GK_OK ||
        gk_buffer_append_byte(out, '\n') != GK_OK ||
        append_sentence(command, out, GK_MESSAGE_HELP_STATUS) != GK_OK)
        return GK_NO_MEMORY;
    return append_sentence(command, out, GK_MESSAGE_HELP_MORE);
}

static enum gk_status append_version(const struct gk_command *command, struct gk_buffer *out)
{
    if (gk_buffer_print(out, "%s %s\nsandbox: ", command->tool->name, GK_VERSION) != GK_OK ||
        gk_sandbox_append(out, gk_sandbox_find()) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '\n');
}

/* The severity in force, which the profile may have changed. */
static const char *severity_of(const struct gk_command *command, enum gk_rule_id rule)
{
    return gk_severity_name(command->profile.severity[rule]);
}

static enum gk_status append_rules(const struct gk_command *command, struct gk_buffer *out)
{
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    for (int i = 0; i < GK_RULE_COUNT; i++) {
        const struct gk_rule *rule = gk_rule((enum gk_rule_id)i);
        if (gk_buffer_print(out, "%s\t%s\t", rule->id, severity_of(command, (enum gk_rule_id)i)) !=
                GK_OK ||
            gk_sentence_fill(out, rule->message[command->voice.language], dots) != GK_OK ||
            gk_buffer_append_byte(out, '\n') != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* A TAB, and the names in force that a field has come by in these ways, commas between them. */
static enum gk_status append_names(const struct gk_field_names *names, enum gk_field field,
                                   enum gk_naming first, enum gk_naming last, struct gk_buffer *out)
{
    const char *between = "\t";
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < gk_known_name_count(names) && status == GK_OK; i++) {
        const struct gk_known_name *name = gk_known_name_at(names, i);
        if (!name || name->field != field || name->naming < first || name->naming > last)
            continue;
        status = gk_buffer_append(out, gk_bytes_of(between));
        if (status == GK_OK)
            status = gk_sentence_echo(out, name->name);
        between = ",";
    }
    return status == GK_OK && *between == '\t' ? gk_buffer_append_byte(out, '\t') : status;
}

/* A line a field: its own name, its Chinese names, the others it goes by. */
static enum gk_status append_fields(const struct gk_command *command, struct gk_buffer *out)
{
    const struct gk_field_names *names = &command->profile.fields;
    for (int i = 0; i < GK_FIELD_COUNT; i++) {
        enum gk_field field = (enum gk_field)i;
        if (gk_buffer_append(out, gk_bytes_of(gk_field_name(field))) != GK_OK ||
            append_names(names, field, GK_NAMING_CHINESE, GK_NAMING_CHINESE, out) != GK_OK ||
            append_names(names, field, GK_NAMING_ACCEPTED, GK_NAMING_OFFICE, out) != GK_OK ||
            gk_buffer_append_byte(out, '\n') != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status append_part(const struct gk_command *command, struct gk_buffer *out,
                                  enum gk_message title, struct gk_bytes text)
{
    const char *name = gk_message_text(title, command->voice.language);
    if (gk_buffer_print(out, "%s: ", name) != GK_OK || gk_buffer_append(out, text) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '\n');
}

static enum gk_status append_explanation(const struct gk_command *command, struct gk_buffer *out,
                                         struct gk_bytes id)
{
    enum gk_language language = command->voice.language;
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    enum gk_rule_id found = gk_rule_find(id);
    if (found == GK_RULE_COUNT) {
        gk_say(&command->voice, GK_MESSAGE_NO_SUCH_RULE, id, none, none);
        return GK_INVALID;
    }
    const struct gk_rule *rule = gk_rule(found);
    if (gk_buffer_print(out, "%s: ", rule->id) != GK_OK ||
        gk_sentence_fill(out, rule->message[language], dots) != GK_OK ||
        gk_buffer_append_byte(out, '\n') != GK_OK ||
        append_part(command, out, GK_MESSAGE_EXPLAIN_SEVERITY,
                    gk_bytes_of(severity_of(command, found))) != GK_OK ||
        append_part(command, out, GK_MESSAGE_EXPLAIN_BASIS,
                    gk_profile_basis(&command->profile, found)) != GK_OK ||
        append_part(command, out, GK_MESSAGE_EXPLAIN_CHECKS,
                    gk_bytes_of(rule->explanation[language])) != GK_OK ||
        append_part(command, out, GK_MESSAGE_EXPLAIN_MEND, gk_bytes_of(rule->mend[language])) !=
            GK_OK)
        return GK_NO_MEMORY;
    return append_part(command, out, GK_MESSAGE_EXPLAIN_EXAMPLE, gk_bytes_of(rule->example));
}

static enum gk_status append_profile(const struct gk_command *command, struct gk_buffer *out,
                                     struct gk_bytes name)
{
    const struct gk_profile *profile = &command->profile;
    if (name.at) {
        const struct gk_profile_file *file = gk_profile_file(profile, name);
        if (file)
            return gk_buffer_append(out, file->text);
        gk_say(&command->voice, GK_MESSAGE_NO_SUCH_PROFILE_FILE, name, none, none);
        return GK_INVALID;
    }
    for (size_t i = 0; i < profile->file_count; i++)
        if (gk_buffer_append(out, profile->files[i].name) != GK_OK ||
            gk_buffer_append_byte(out, '\t') != GK_OK ||
            gk_buffer_append(out, profile->files[i].path) != GK_OK ||
            gk_buffer_append_byte(out, '\n') != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* What was asked for first, in `out`; GK_END where nothing was. */
static enum gk_status compose(const struct gk_command *command, bool with_profile,
                              struct gk_buffer *out)
{
    for (size_t i = 0; i < command->options.given_count; i++) {
        struct gk_given given = command->options.given[i];
        switch (given.option->id) {
        case GK_OPTION_HELP:
            if (!with_profile)
                return append_help(command, out);
            break;
        case GK_OPTION_VERSION:
            if (!with_profile)
                return append_version(command, out);
            break;
        case GK_OPTION_LIST_RULES:
            if (with_profile)
                return append_rules(command, out);
            break;
        case GK_OPTION_EXPLAIN:
            if (with_profile)
                return append_explanation(command, out, given.value);
            break;
        case GK_OPTION_LIST_FIELDS:
            if (with_profile)
                return append_fields(command, out);
            break;
        case GK_OPTION_PRINT_PROFILE:
            if (with_profile)
                return append_profile(command, out, given.value);
            break;
        default:
            break;
        }
    }
    return GK_END;
}

enum gk_status gk_inform(const struct gk_command *command, bool with_profile)
{
    struct gk_buffer text = { 0 };
    enum gk_status status = compose(command, with_profile, &text);
    if (status == GK_OK) {
        struct gk_output output;
        const char *name = gk_message_text(GK_MESSAGE_STANDARD_OUTPUT, command->voice.language);
        gk_output_on(&output, &command->voice, STDOUT_FILENO, gk_bytes_of(name));
        status = gk_output_add(&output, gk_buffer_bytes(&text));
        if (status == GK_OK)
            status = gk_output_close(&output, true);
        status = status == GK_OK ? GK_END : status;
    } else if (status == GK_END) {
        status = GK_OK;
    }
    gk_buffer_free(&text);
    return status;
}
