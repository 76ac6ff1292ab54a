#include "run/command/files.h"

#include "conf/file.h"
#include "conf/table.h"
#include "run/command/values.h"

enum gk_status gk_command_read_words(struct gk_command *command, int option, bool *given)
{
    struct gk_bytes *paths;
    size_t count;
    struct gk_mistakes mistakes = { .language = command->voice.language };
    enum gk_status status = gk_command_values(command, option, &paths, &count);
    for (size_t i = 0; i < count && (status == GK_OK || status == GK_INVALID); i++) {
        enum gk_status added = gk_profile_add_words(&command->profile, paths[i], &mistakes);
        status = added == GK_OK ? status : added;
    }
    *given = count > 0;
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_decisions(struct gk_command *command, int option)
{
    struct gk_bytes *paths;
    size_t count;
    struct gk_mistakes mistakes = { .language = command->voice.language };
    enum gk_status status = gk_command_values(command, option, &paths, &count);
    if (status != GK_OK || !count)
        return status;
    status =
        gk_decisions_open(&command->decisions, paths, count, command->settlement.today, &mistakes);
    command->settlement.decisions = &command->decisions;
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_lines(struct gk_command *command, int option,
                                     struct gk_bytes **lines, size_t *count)
{
    struct gk_bytes path, text = { NULL, 0 };
    struct gk_mistakes mistakes = { .language = command->voice.language };
    *count = 0;
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_file_read(&command->arena, path, &mistakes, &text);
    *lines = gk_arena_array(&command->arena, text.length / 2 + 1, sizeof **lines);
    if (!*lines)
        status = GK_NO_MEMORY;
    struct gk_tsv rows = { .text = text };
    while (status == GK_OK && gk_tsv_next(&rows))
        (*lines)[(*count)++] = rows.cells[0];
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_catalog(struct gk_command *command, int option)
{
    struct gk_bytes path;
    struct gk_mistakes mistakes = { .language = command->voice.language };
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_profile_read_catalog(&command->profile, path, &mistakes);
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_model(struct gk_command *command, int option,
                                     struct gk_bytes taxonomy)
{
    struct gk_bytes path;
    struct gk_mistakes mistakes = { .language = command->voice.language };
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_profile_read_model(&command->profile, path, taxonomy, &mistakes);
    return gk_command_say_mistakes(command, &mistakes, status);
}

enum gk_status gk_command_read_key(struct gk_command *command, int option, struct gk_bytes *key)
{
    struct gk_bytes path;
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    enum gk_status status = gk_key_read(&command->key, &command->voice, path.at);
    *key = gk_buffer_bytes(&command->key.bytes);
    return status;
}
