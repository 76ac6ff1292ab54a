#include "run/command/inform.h"

#include <unistd.h>

#include "run/output/output.h"
#include "run/sandbox/sandbox.h"
#include "text/nearest.h"

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

static const char *colon(const struct gk_command *command)
{
    return command->voice.language == GK_CHINESE ? "：" : ": ";
}

static enum gk_status append_part(const struct gk_command *command, struct gk_buffer *out,
                                  enum gk_message title, struct gk_bytes text)
{
    const char *name = gk_message_text(title, command->voice.language);
    if (gk_buffer_print(out, "%s%s", name, colon(command)) != GK_OK ||
        gk_buffer_append(out, text) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append_byte(out, '\n');
}

/* In Chinese with the word that a profile has for it. */
static enum gk_status append_severity(const struct gk_command *command, struct gk_buffer *out,
                                      enum gk_rule_id rule)
{
    enum gk_language language = command->voice.language;
    const char *name = severity_of(command, rule);
    const char *word = gk_severity_word(command->profile.severity[rule], language);
    return gk_buffer_print(out, strcmp(word, name) == 0 ? "%s%s%s\n" : "%s%s%s（%s）\n",
                           gk_message_text(GK_MESSAGE_EXPLAIN_SEVERITY, language), colon(command),
                           word, name);
}

static enum gk_status append_basis(const struct gk_command *command, struct gk_buffer *out,
                                   enum gk_rule_id rule)
{
    enum gk_language language = command->voice.language;
    const char *title = gk_message_text(GK_MESSAGE_EXPLAIN_BASIS, language);
    enum gk_status status = gk_buffer_print(out, "%s%s", title, colon(command));
    if (status == GK_OK)
        status = gk_basis_say(out, gk_profile_basis(&command->profile, rule, GK_NO_DAY), language);
    return status == GK_OK ? gk_buffer_append_byte(out, '\n') : status;
}

/* "working_days 15; reminders 甲、乙; ", in the order of the profile. */
static enum gk_status append_parameters(struct gk_buffer *out, const struct gk_json_value *version)
{
    struct gk_json_walk walk = { .container = version };
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_json_walk texts = { .container = walk.value };
        struct gk_bytes text;
        int64_t number;
        if (gk_json_integer(walk.value, &number)) {
            status = gk_buffer_print(out, "%s %lld; ", walk.name, (long long)number);
        } else if (gk_json_text(walk.value, &text) && strcmp(walk.name, "basis") != 0 &&
                   strcmp(walk.name, "to") != 0) {
            status = gk_buffer_print(out, "%s %.*s; ", walk.name, (int)text.length, text.at);
        } else if (gk_json_type(walk.value) == GK_JSON_LIST) {
            status = gk_buffer_append(out, gk_bytes_of(walk.name));
            while (status == GK_OK && gk_json_next(&texts))
                if (gk_json_text(texts.value, &text))
                    status = gk_buffer_print(out, "%s%.*s", texts.index > 1 ? "、" : " ",
                                             (int)text.length, text.at);
            if (status == GK_OK)
                status = gk_buffer_append(out, GK_BYTES("; "));
        }
    }
    return status;
}

/* One line for each law that has set something of the rule. */
static enum gk_status append_versions(const struct gk_command *command, struct gk_buffer *out,
                                      enum gk_rule_id rule)
{
    const struct gk_rule_versions *versions = &command->profile.versions[rule];
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < versions->count && status == GK_OK; i++) {
        const struct gk_rule_version *version = &versions->at[i];
        char from[10];
        char to[10] = "..";
        gk_day_write(version->from, from);
        if (version->to != INT32_MAX)
            gk_day_write(version->to, to);
        status = gk_buffer_print(out, "%s: %.10s/%.10s: ",
                                 gk_message_text(GK_MESSAGE_EXPLAIN_LAW, command->voice.language),
                                 from, to);
        if (status == GK_OK)
            status = append_parameters(out, version->parameters);
        if (status == GK_OK)
            status = gk_basis_say(out, gk_profile_basis(&command->profile, rule, version->from),
                                  command->voice.language);
        if (status == GK_OK)
            status = gk_buffer_append_byte(out, '\n');
    }
    return status;
}

/* A rule is also known by what stands behind its group. */
static enum gk_status offer_rule(struct gk_nearest *search, const char *rule, struct gk_bytes *best)
{
    uint32_t before = search->distance;
    const char *own = strchr(rule, '.');
    enum gk_status status = gk_nearest_offer(search, gk_bytes_of(rule));
    if (status == GK_OK && own)
        status = gk_nearest_offer(search, gk_bytes_of(own + 1));
    if (search->distance < before)
        *best = gk_bytes_of(rule);
    return status;
}

static enum gk_status say_no_rule(const struct gk_command *command, struct gk_bytes id)
{
    struct gk_folded tools = { 0 };
    struct gk_nearest search;
    struct gk_bytes best = { NULL, 0 };
    enum gk_status status = gk_nearest_open(&search, &tools, id);
    for (int i = 0; status == GK_OK && i < GK_RULE_COUNT; i++)
        status = offer_rule(&search, gk_rule((enum gk_rule_id)i)->id, &best);
    gk_folded_free(&tools);
    if (status != GK_OK)
        return status;
    gk_say(&command->voice, best.length ? GK_MESSAGE_NO_SUCH_RULE_NEAREST : GK_MESSAGE_NO_SUCH_RULE,
           id, best, none);
    return GK_INVALID;
}

static enum gk_status append_explanation(const struct gk_command *command, struct gk_buffer *out,
                                         struct gk_bytes id)
{
    enum gk_language language = command->voice.language;
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    enum gk_rule_id found = gk_rule_find(id);
    if (found == GK_RULE_COUNT)
        return say_no_rule(command, id);
    const struct gk_rule *rule = gk_rule(found);
    if (gk_buffer_print(out, "%s: ", rule->id) != GK_OK ||
        gk_sentence_fill(out, rule->message[language], dots) != GK_OK ||
        gk_buffer_append_byte(out, '\n') != GK_OK ||
        append_severity(command, out, found) != GK_OK ||
        append_basis(command, out, found) != GK_OK ||
        append_versions(command, out, found) != GK_OK ||
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
