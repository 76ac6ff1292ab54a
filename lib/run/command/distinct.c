#include "run/command/distinct.h"

#include <unistd.h>

#include "conf/file.h"
#include "run/output/identity.h"
#include "run/output/output.h"

enum file_use {
    USE_INPUT,  /* records are read from it */
    USE_OPTION, /* an option reads it */
    USE_OUTPUT, /* --output: it is replaced after everything has been read */
    USE_WRITTEN,
    USE_STREAM, /* standard output or standard error */
};

struct file {
    const char *name; /* for messages: an option, a stream */
    struct gk_bytes path;
    enum file_use use;
    struct gk_identity identity;
};

/* All files of a run. */
struct survey {
    struct gk_command *command;
    struct gk_buffer written; /* of struct file */
    struct gk_buffer read;
};

static size_t count_of(const struct gk_buffer *files)
{
    return files->length / sizeof(struct file);
}

static const struct file *file_at(const struct gk_buffer *files, size_t index)
{
    return (const struct file *)(const void *)files->at + index;
}

/* What has no identity clashes with nothing. */
static enum gk_status add(struct gk_buffer *files, const struct file *file)
{
    if (file->identity.kind == GK_NO_IDENTITY)
        return GK_OK;
    return gk_buffer_append(files, (struct gk_bytes){ (const char *)file, sizeof *file });
}

static enum gk_status add_path(struct survey *survey, struct gk_buffer *files, struct file file)
{
    enum gk_status status =
        gk_identity_of_path(&file.identity, &survey->command->arena, file.path.at);
    return status == GK_OK ? add(files, &file) : status;
}

static enum gk_status add_stream(struct survey *survey, struct gk_buffer *files, int descriptor,
                                 enum gk_message name, enum file_use use)
{
    const char *text = gk_message_text(name, survey->command->voice.language);
    struct file file = { .name = text, .path = gk_bytes_of(text), .use = use };
    gk_identity_of_descriptor(&file.identity, descriptor);
    return add(files, &file);
}

static enum gk_status add_option(struct survey *survey, struct gk_buffer *files,
                                 const struct gk_given *given, enum file_use use)
{
    size_t size = strlen(given->option->name) + 3;
    char *name = gk_arena_allocate(&survey->command->arena, size);
    if (!name)
        return GK_NO_MEMORY;
    snprintf(name, size, "--%s", given->option->name);
    return add_path(survey, files, (struct file){ name, given->value, use, { 0 } });
}

/* ---- what is written */

/* Of an option given twice the last counts, as for the one who opens it. */
static bool is_last(const struct gk_options *options, size_t index)
{
    for (size_t i = index + 1; i < options->given_count; i++)
        if (options->given[i].option == options->given[index].option)
            return false;
    return true;
}

static enum gk_status survey_written(struct survey *survey)
{
    const struct gk_options *options = &survey->command->options;
    bool to_stdout = !survey->command->check && !survey->command->output.at;
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < options->given_count; i++) {
        const struct gk_given *given = &options->given[i];
        if (given->option->file != GK_WRITES_FILE || !is_last(options, i))
            continue;
        /* A standard stream by its own name is not opened anew, so nothing in it is lost. */
        int descriptor = gk_output_descriptor(given->value.at);
        to_stdout |= descriptor == STDOUT_FILENO;
        bool is_output = given->option->id == GK_OPTION_OUTPUT;
        if (descriptor != STDOUT_FILENO && descriptor != STDERR_FILENO)
            status =
                add_option(survey, &survey->written, given, is_output ? USE_OUTPUT : USE_WRITTEN);
    }
    if (status == GK_OK && to_stdout)
        status = add_stream(survey, &survey->written, STDOUT_FILENO, GK_MESSAGE_STANDARD_OUTPUT,
                            USE_STREAM);
    return status == GK_OK ? add_stream(survey, &survey->written, STDERR_FILENO,
                                        GK_MESSAGE_STANDARD_ERROR, USE_STREAM)
                           : status;
}

/* ---- what is read */

static enum gk_status survey_input(struct survey *survey, const char *path)
{
    const char *name = gk_message_text(GK_MESSAGE_INPUT_FILE, survey->command->voice.language);
    if (strcmp(path, "-") == 0)
        return add_stream(survey, &survey->read, STDIN_FILENO, GK_MESSAGE_STANDARD_INPUT,
                          USE_INPUT);
    return add_path(survey, &survey->read,
                    (struct file){ name, gk_bytes_of(path), USE_INPUT, { 0 } });
}

static enum gk_status survey_inputs(struct survey *survey)
{
    const struct gk_options *options = &survey->command->options;
    enum gk_status status = options->file_count ? GK_OK : survey_input(survey, "-");
    for (int i = 0; status == GK_OK && i < options->file_count; i++)
        status = survey_input(survey, options->files[i]);
    return status;
}

static enum gk_status survey_options(struct survey *survey)
{
    const struct gk_options *options = &survey->command->options;
    enum gk_status status = GK_OK;
    for (size_t i = 0; status == GK_OK && i < options->given_count; i++)
        if (options->given[i].option->file == GK_READS_FILE)
            status = add_option(survey, &survey->read, &options->given[i], USE_OPTION);
    return status;
}

/* What stands in a folder; nothing where it cannot be read, which whoever loads the profile
 * reports. */
static enum gk_status list_folder(struct gk_arena *arena, struct gk_bytes path,
                                  struct gk_folder_entry **entries, size_t *count)
{
    struct gk_mistakes mistakes = { 0 };
    enum gk_status status = gk_folder_read(arena, path, &mistakes, entries, count);
    gk_mistakes_free(&mistakes);
    return status == GK_INVALID ? GK_OK : status;
}

/* Every file of the profile, and every one that would be its file if it were there: a report
 * named lexicon.tsv would be read as word list, by this run or the next. */
static enum gk_status survey_folder(struct survey *survey, struct gk_bytes folder, int depth)
{
    struct gk_arena *arena = &survey->command->arena;
    struct gk_folder_entry *entries = NULL;
    size_t count = 0;
    struct file file = { .name = "--profile", .path = folder, .use = USE_OPTION };
    gk_identity_of_folder(&file.identity, folder.at);
    enum gk_status status = add(&survey->read, &file);
    if (status == GK_OK)
        status = list_folder(arena, folder, &entries, &count);
    for (size_t i = 0; status == GK_OK && i < count; i++) {
        size_t size = folder.length + entries[i].name.length + 2;
        char *path = gk_arena_allocate(arena, size);
        if (!path)
            return GK_NO_MEMORY;
        snprintf(path, size, "%s/%s", folder.at, entries[i].name.at);
        file.path = gk_bytes_of(path);
        if (!entries[i].is_folder)
            status = add_path(survey, &survey->read, file);
        else if (depth)
            status = survey_folder(survey, file.path, depth - 1);
    }
    return status;
}

/* ---- comparing */

static enum gk_status refuse(const struct survey *survey, const struct file *one,
                             const struct file *two, struct gk_bytes path)
{
    enum gk_message message = GK_MESSAGE_SAME_FILE;
    if (two->identity.kind == GK_WHOLE_FOLDER)
        message = GK_MESSAGE_IN_PROFILE;
    else if (one->use == USE_STREAM && path.at == two->name)
        message = GK_MESSAGE_ONE_STREAM;
    enum gk_status said = gk_say(&survey->command->voice, message, gk_bytes_of(one->name),
                                 gk_bytes_of(two->name), path);
    return said == GK_OK ? GK_INVALID : said;
}

/* Is what is read, and would be replaced, safe all the same? */
static enum gk_status check_replaced(const struct survey *survey, const struct file *written,
                                     const struct file *read)
{
    struct gk_bytes nothing = { NULL, 0 };
    if (written->use != USE_OUTPUT || read->use != USE_INPUT)
        return refuse(survey, written, read,
                      written->use == USE_STREAM ? read->path : written->path);
    if (survey->command->rejects.at)
        return GK_OK;
    enum gk_status said = gk_say(&survey->command->voice, GK_MESSAGE_OUTPUT_OVER_INPUT,
                                 written->path, nothing, nothing);
    return said == GK_OK ? GK_INVALID : said;
}

static enum gk_status check_written(const struct survey *survey, size_t index)
{
    const struct file *file = file_at(&survey->written, index);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < index; i++) {
        const struct file *other = file_at(&survey->written, i);
        bool shared = other->use == USE_STREAM && file->use == USE_STREAM;
        if (!shared && gk_identity_equal(&other->identity, &file->identity))
            return refuse(survey, other, file, other->path);
    }
    for (size_t i = 0; status == GK_OK && i < count_of(&survey->read); i++) {
        const struct file *read = file_at(&survey->read, i);
        if (gk_identity_equal(&file->identity, &read->identity))
            status = check_replaced(survey, file, read);
    }
    return status;
}

static enum gk_status check_all(struct survey *survey)
{
    struct gk_bytes directory = survey->command->directory;
    enum gk_status status = survey_written(survey);
    if (status != GK_OK || !survey->written.length)
        return status;
    status = survey_inputs(survey);
    if (status == GK_OK)
        status = survey_options(survey);
    if (status == GK_OK && directory.length && !gk_bytes_equal(directory, GK_BYTES("none")))
        status = survey_folder(survey, directory, 1);
    for (size_t i = 0; status == GK_OK && i < count_of(&survey->written); i++)
        status = check_written(survey, i);
    return status;
}

enum gk_status gk_distinct(struct gk_command *command)
{
    struct survey survey = { .command = command };
    enum gk_status status = check_all(&survey);
    gk_buffer_free(&survey.written);
    gk_buffer_free(&survey.read);
    return status;
}
