#include "run/result/sum.h"

#include "run/command/refuse.h"

/* Where one goes. */
struct sum {
    struct gk_command *command;
    struct gk_sum_maker maker;
    struct gk_result_file file;
};

static struct sum *sum_of(struct gk_command *command, struct gk_sum_maker maker)
{
    struct sum *sum = gk_arena_allocate(&command->arena, sizeof *sum);
    if (!sum)
        return NULL;
    sum->command = command;
    sum->maker = maker;
    gk_output_on(&sum->file.output, &command->voice, -1, GK_BYTES(""));
    return sum;
}

static enum gk_status add_up(const struct sum *sum, struct gk_sum *made)
{
    *made = (struct gk_sum){ 0 };
    return sum->maker.make(sum->maker.of, sum->command->voice.language, &sum->command->arena, made);
}

static enum gk_status say(const struct sum *sum, const struct gk_sum *made)
{
    return gk_say(&sum->command->voice, made->sentence, made->arguments[0], made->arguments[1],
                  made->arguments[2]);
}

/* ---- in a file of its own */

static enum gk_status write_file(void *given)
{
    struct sum *sum = given;
    struct gk_command *command = sum->command;
    struct gk_sum made;
    if (sum->file.output.descriptor < 0)
        return GK_OK;
    enum gk_status status = add_up(sum, &made);
    return status == GK_OK
               ? gk_tables_write(&sum->file.output, made.tables, made.table_count, &command->arena,
                                 command->voice.language, made.title, sum->file.format)
               : status;
}

static enum gk_status close_file(void *given, bool keep)
{
    struct sum *sum = given;
    return gk_output_close(&sum->file.output, keep);
}

enum gk_status gk_sum_to_file(struct gk_command *command, const struct gk_result_option *option,
                              struct gk_sum_maker maker)
{
    struct sum *sum = sum_of(command, maker);
    const struct gk_result result = { .made = sum, .write = write_file, .close = close_file };
    if (!sum || gk_results_add(&command->results, &command->arena, result) != GK_OK)
        return GK_NO_MEMORY;
    return gk_result_file_open(&sum->file, command, option);
}

/* ---- where the records would be */

static enum gk_table_format format_of(const struct gk_command *command)
{
    static const enum gk_table_format formats[] = { GK_TABLE_TEXT, GK_TABLE_CSV, GK_TABLE_JSON };
    enum gk_table_format format;
    if (command->to != GK_TO_LINES)
        return command->to == GK_TO_JSON ? GK_TABLE_JSON : GK_TABLE_CSV;
    if (command->output.at &&
        gk_table_format_find(command->output, formats, sizeof formats / sizeof *formats, &format))
        return format;
    switch (command->format) {
    case GK_REPORT_JSON:
        return GK_TABLE_JSON;
    case GK_REPORT_CSV:
        return GK_TABLE_CSV;
    default:
        return GK_TABLE_TEXT;
    }
}

static enum gk_status write_text(struct gk_output *output, struct gk_bytes text)
{
    enum gk_status status = gk_output_add(output, text);
    return status == GK_OK ? gk_output_flush(output) : status;
}

static enum gk_status write_for_records(void *given)
{
    const struct sum *sum = given;
    struct gk_command *command = sum->command;
    struct gk_sum made;
    enum gk_status status = add_up(sum, &made);
    if (status == GK_OK && made.table_count)
        status = gk_tables_write(&command->records, made.tables, made.table_count, &command->arena,
                                 command->voice.language, made.title, format_of(command));
    if (status == GK_OK && made.text.at)
        status = write_text(&command->records, made.text);
    bool heard = !command->quiet && command->format != GK_REPORT_JSON;
    if (status == GK_OK && made.speaks && (heard || made.refused))
        status = say(sum, &made);
    return status == GK_OK && made.refused ? GK_INVALID : status;
}

enum gk_status gk_sum_for_records(struct gk_command *command, bool tables,
                                  struct gk_sum_maker maker)
{
    if (tables && command->to == GK_TO_TSV)
        return gk_command_refuse(command, "--to", GK_BYTES("tsv"), GK_BYTES("csv, json"));
    struct sum *sum = sum_of(command, maker);
    const struct gk_result result = { .made = sum, .write = write_for_records };
    return sum ? gk_results_add(&command->results, &command->arena, result) : GK_NO_MEMORY;
}

/* ---- a sentence */

static enum gk_status say_sum(void *given)
{
    const struct sum *sum = given;
    struct gk_sum made;
    if (!gk_command_says_counts(sum->command))
        return GK_OK;
    enum gk_status status = add_up(sum, &made);
    return status == GK_OK ? say(sum, &made) : status;
}

enum gk_status gk_sum_to_say(struct gk_command *command, struct gk_sum_maker maker)
{
    struct sum *sum = sum_of(command, maker);
    const struct gk_result result = { .made = sum, .write = say_sum };
    return sum ? gk_results_add(&command->results, &command->arena, result) : GK_NO_MEMORY;
}
