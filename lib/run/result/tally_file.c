#include "run/result/tally_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "record/scan.h"
#include "run/command/refuse.h"

enum { PIECE = 64 * 1024, BLOCK = 256 * 1024 };

struct tally_file {
    struct gk_output output;
    struct gk_parts_form form;
};

static enum gk_status write_tally(void *given)
{
    struct tally_file *file = given;
    struct gk_buffer text = { 0 };
    enum gk_status status = GK_OK, more = GK_OK;
    while (status == GK_OK && more == GK_OK) {
        more = file->form.next(file->form.parts, &text);
        if (text.length < PIECE && more == GK_OK)
            continue;
        status = gk_output_add(&file->output, gk_buffer_bytes(&text));
        if (status == GK_OK)
            status = gk_output_flush(&file->output);
        gk_buffer_clear(&text);
    }
    gk_buffer_free(&text);
    return status == GK_OK && more != GK_END ? more : status;
}

static enum gk_status close_tally(void *given, bool keep)
{
    struct tally_file *file = given;
    return gk_output_close(&file->output, keep);
}

enum gk_status gk_tally_file_open(struct gk_command *command, int option,
                                  const struct gk_parts_form *form)
{
    struct gk_bytes path;
    if (!gk_options_value(&command->options, option, &path))
        return GK_OK;
    struct tally_file *file = gk_arena_allocate(&command->arena, sizeof *file);
    const struct gk_result result = { .made = file, .write = write_tally, .close = close_tally };
    if (!file)
        return GK_NO_MEMORY;
    file->form = *form;
    gk_output_on(&file->output, &command->voice, -1, path);
    if (gk_results_add(&command->results, &command->arena, result) != GK_OK)
        return GK_NO_MEMORY;
    return gk_output_open(&file->output, &command->voice, &command->arena, path.at,
                          GK_OUTPUT_REPLACES);
}

/* ---- reading */

struct part {
    struct gk_command *command;
    const struct gk_parts_form *form;
    struct gk_bytes path;
    int descriptor;
    uint32_t line;
    bool ended;
    struct gk_buffer block;
    struct gk_scanner scanner;
    struct gk_arena arena;
};

static enum gk_status mistake(const struct part *part, enum gk_rule_id rule, struct gk_bytes one)
{
    struct gk_mistakes mistakes = { .language = part->command->voice.language };
    const struct gk_bytes arguments[GK_ARGUMENTS] = { one };
    enum gk_status status = gk_mistake_add(&mistakes, part->path, part->line, 0, rule, arguments);
    return gk_command_say_mistakes(part->command, &mistakes, status);
}

static enum gk_status take(struct part *part, enum gk_line_kind kind,
                           const struct gk_record *record)
{
    enum gk_rule_id rule = GK_RULE_TALLY_FORM;
    struct gk_bytes argument = GK_BYTES("");
    enum gk_status status = GK_INVALID;
    part->line++;
    gk_arena_reset(&part->arena);
    if (kind == GK_LINE_RECORD && !part->ended)
        status = part->form->take(part->form->parts, record, &part->arena, &part->ended, &rule,
                                  &argument);
    return status == GK_INVALID ? mistake(part, rule, argument) : status;
}

/* The whole lines of the block. */
static enum gk_status take_lines(struct part *part)
{
    struct gk_buffer *block = &part->block;
    const char *end = block->length ? gk_bytes_find_last(gk_buffer_bytes(block), '\n') : NULL;
    struct gk_bytes lines = { block->at, end ? (size_t)(end - block->at) + 1 : 0 };
    size_t offset = 0;
    enum gk_status status = gk_scan_block(&part->scanner, lines);
    while (status == GK_OK) {
        struct gk_record record;
        struct gk_fault fault;
        enum gk_line_kind kind;
        status = gk_scan_line(&part->scanner, &offset, &kind, &record, &fault);
        if (status == GK_OK)
            status = take(part, kind, &record);
    }
    if (lines.length && lines.length < block->length)
        memmove(block->at, block->at + lines.length, block->length - lines.length);
    block->length -= lines.length;
    return status == GK_END ? GK_OK : status;
}

static enum gk_status read_part(struct part *part)
{
    ssize_t got = 1;
    enum gk_status status = GK_OK;
    while (status == GK_OK && got) {
        if (gk_buffer_reserve(&part->block, BLOCK) != GK_OK)
            return GK_NO_MEMORY;
        do
            got = read(part->descriptor, part->block.at + part->block.length, BLOCK);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return gk_say_trouble(&part->command->voice, GK_MESSAGE_CANNOT_READ, part->path, errno);
        part->block.length += (size_t)got;
        status = take_lines(part);
    }
    if (status != GK_OK || (part->ended && !part->block.length))
        return status;
    part->line++;
    return mistake(part, GK_RULE_TALLY_CUT, GK_BYTES(""));
}

static enum gk_status take_file(struct gk_command *command, const struct gk_parts_form *form,
                                const char *path)
{
    bool is_input = strcmp(path, "-") == 0;
    struct part part = { .command = command, .form = form, .path = gk_bytes_of(path) };
    part.descriptor = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (part.descriptor < 0)
        return gk_say_trouble(&command->voice, GK_MESSAGE_CANNOT_OPEN, part.path, errno);
    part.scanner.any_value = true;
    form->begin(form->parts);
    enum gk_status status = read_part(&part);
    if (!is_input)
        close(part.descriptor);
    gk_buffer_free(&part.block);
    gk_scanner_free(&part.scanner);
    gk_arena_free(&part.arena);
    return status;
}

enum gk_status gk_tally_merge(struct gk_command *command, int option, const char *name,
                              const struct gk_parts_form *form)
{
    enum gk_status status = GK_OK;
    const char *takes = gk_message_text(GK_MESSAGE_TAKES_TALLIES, command->voice.language);
    command->merges = gk_options_has(&command->options, option);
    if (!command->merges)
        return GK_OK;
    if (!command->options.file_count && !command->lint)
        return gk_command_refuse_alone(command, name, takes);
    for (int i = 0; i < command->options.file_count && status == GK_OK; i++)
        status = take_file(command, form, command->options.files[i]);
    return status;
}
