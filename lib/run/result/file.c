#include "run/result/file.h"

#include "run/command/refuse.h"

static enum gk_status refuse(const struct gk_command *command,
                             const struct gk_result_option *option, struct gk_bytes path)
{
    struct gk_buffer takes = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < option->format_count && status == GK_OK; i++)
        status = gk_buffer_print(&takes, "%s*%s", i ? ", " : "",
                                 gk_table_format_suffix(option->formats[i]));
    if (status == GK_OK)
        status = gk_command_refuse(command, option->name, path, gk_buffer_bytes(&takes));
    gk_buffer_free(&takes);
    return status;
}

enum gk_status gk_result_file_open(struct gk_result_file *file, struct gk_command *command,
                                   const struct gk_result_option *option)
{
    struct gk_bytes path;
    gk_output_on(&file->output, &command->voice, -1, GK_BYTES(""));
    if (!gk_options_value(&command->options, option->id, &path))
        return GK_OK;
    if (!gk_table_format_find(path, option->formats, option->format_count, &file->format))
        return refuse(command, option, path);
    return gk_output_open(&file->output, &command->voice, &command->arena, path.at,
                          GK_OUTPUT_REPLACES);
}
