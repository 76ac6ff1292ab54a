#include "run/result/changes.h"

#include "domain/calendar.h"
#include "record/writer.h"
#include "run/command/refuse.h"
#include "run/form/record_cell.h"

static enum gk_status append_head(struct gk_changes *changes)
{
    static const enum gk_message heads[] = { GK_MESSAGE_CHANGES_CHANGE, GK_MESSAGE_CHANGES_ID,
                                             GK_MESSAGE_CHANGES_FIRST_SEEN,
                                             GK_MESSAGE_DIRECTORY_PUBLISHED };
    const struct gk_cell_style style = { ',', false };
    enum gk_status status = gk_buffer_append(&changes->text, GK_BYTES("\xEF\xBB\xBF"));
    for (size_t i = 0; i < sizeof heads / sizeof *heads && status == GK_OK; i++)
        status = gk_record_cell_append(&changes->text, i > 0,
                                       gk_bytes_of(gk_message_text(heads[i], changes->language)),
                                       &style);
    return status == GK_OK ? gk_buffer_append(&changes->text, GK_BYTES("\r\n")) : status;
}

enum gk_status gk_changes_open(struct gk_changes *changes, struct gk_command *command,
                               struct gk_bytes path)
{
    changes->language = command->voice.language;
    if (!path.length)
        return GK_OK;
    if (gk_bytes_end_with(path, GK_BYTES(".csv")))
        changes->format = GK_CHANGES_CSV;
    else if (!gk_bytes_end_with(path, GK_BYTES(".jsonl")))
        return gk_command_refuse(command, "--changes", path, GK_BYTES("*.jsonl, *.csv"));
    enum gk_status status = gk_output_open(&changes->output, &command->voice, &command->arena,
                                           path.at, GK_OUTPUT_REPLACES);
    return status == GK_OK && changes->format == GK_CHANGES_CSV ? append_head(changes) : status;
}

struct gk_bytes gk_changes_day(char text[10], int32_t day)
{
    if (day == GK_NO_DAY)
        return GK_BYTES("");
    gk_day_write(day, text);
    return (struct gk_bytes){ text, 10 };
}

enum gk_status gk_changes_add(struct gk_changes *changes, const char *word, enum gk_message message,
                              struct gk_bytes id, int32_t first_seen, int32_t published)
{
    const struct gk_cell_style style = { ',', false };
    char days[2][10];
    struct gk_bytes cells[] = { gk_bytes_of(word), id, gk_changes_day(days[0], first_seen),
                                gk_changes_day(days[1], published) };
    static const char *const names[] = { "change", "id", "first_seen", "published_date" };
    enum { CELLS = sizeof cells / sizeof *cells };
    struct gk_writer writer = { .out = &changes->text };
    if (changes->output.descriptor < 0)
        return GK_OK;
    if (changes->format == GK_CHANGES_CSV) {
        cells[0] = gk_bytes_of(gk_message_text(message, changes->language));
        for (size_t i = 0; i < CELLS; i++)
            if (gk_record_cell_append(&changes->text, i > 0, cells[i], &style) != GK_OK)
                return GK_NO_MEMORY;
        return gk_buffer_append(&changes->text, GK_BYTES("\r\n"));
    }
    gk_write_open(&writer, '{');
    for (size_t i = 0; i < CELLS; i++)
        if (cells[i].length)
            gk_write_string_member(&writer, names[i], cells[i]);
    gk_write_close(&writer, '}');
    return writer.status == GK_OK ? gk_buffer_append_byte(&changes->text, '\n') : writer.status;
}

enum gk_status gk_changes_flush(struct gk_changes *changes)
{
    enum gk_status status = gk_output_add(&changes->output, gk_buffer_bytes(&changes->text));
    gk_buffer_clear(&changes->text);
    return status == GK_OK ? gk_output_flush(&changes->output) : status;
}

enum gk_status gk_changes_close(struct gk_changes *changes, bool keep)
{
    gk_buffer_free(&changes->text);
    return gk_output_close(&changes->output, keep);
}
