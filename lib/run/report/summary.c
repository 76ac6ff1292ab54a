/* At the end one table by rule: what it means, where it was found first, how often. */
#include <inttypes.h>

#include "run/report/format.h"
#include "run/table_text.h"

/* One row: rule, meaning, where first, how often. The cells' texts go into the arena. */
static enum gk_status fill_row(const struct gk_report *report, enum gk_rule_id id,
                               struct gk_arena *arena, struct gk_bytes *cells)
{
    const struct gk_rule *rule = gk_rule(id);
    const struct gk_rule_count *count = &report->rules[id];
    const struct gk_bytes dots[GK_ARGUMENTS] = { GK_BYTES("…"), GK_BYTES("…"), GK_BYTES("…") };
    struct gk_buffer text = { 0 };
    enum gk_status status =
        gk_sentence_fill(&text, rule->message[report->job->voice->language], dots);
    cells[0] = gk_bytes_of(rule->id);
    cells[1] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_clear(&text);
    if (status == GK_OK && count->first_file.length)
        status = gk_sentence_echo(&text, count->first_file);
    if (status == GK_OK && count->first_file.length)
        status = gk_buffer_print(&text, ":%" PRIu64, count->first_line);
    cells[2] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_clear(&text);
    if (status == GK_OK)
        status = gk_buffer_print(&text, "%" PRIu64, count->count);
    cells[3] = gk_arena_copy(arena, gk_buffer_bytes(&text));
    gk_buffer_free(&text);
    return cells[1].at && cells[2].at && cells[3].at ? status : GK_NO_MEMORY;
}

enum { TABLE_COLUMNS = 4 };

static enum gk_status append_table_rows(struct gk_report *report, struct gk_arena *arena)
{
    static const enum gk_message names[TABLE_COLUMNS] = { GK_MESSAGE_TABLE_RULE,
                                                          GK_MESSAGE_TABLE_MESSAGE,
                                                          GK_MESSAGE_TABLE_FIRST,
                                                          GK_MESSAGE_TABLE_COUNT };
    struct gk_bytes titles[TABLE_COLUMNS];
    for (int i = 0; i < TABLE_COLUMNS; i++)
        titles[i] = gk_bytes_of(gk_message_text(names[i], report->job->voice->language));
    struct gk_bytes *cells =
        gk_arena_array(arena, TABLE_COLUMNS * (size_t)GK_RULE_COUNT, sizeof *cells);
    struct gk_table table = { .titles = titles,
                              .columns = TABLE_COLUMNS,
                              .first_figure = TABLE_COLUMNS - 1,
                              .cells = cells };
    enum gk_status status = cells ? GK_OK : GK_NO_MEMORY;
    for (int i = 0; status == GK_OK && i < GK_RULE_COUNT; i++)
        if (report->rules[i].count)
            status =
                fill_row(report, (enum gk_rule_id)i, arena, cells + TABLE_COLUMNS * table.rows++);
    return status == GK_OK && table.rows ? gk_table_text(&report->text, &table, arena) : status;
}

static enum gk_status append_table(struct gk_report *report, const struct gk_counts *counts)
{
    (void)counts;
    struct gk_arena arena = { 0 };
    enum gk_status status = append_table_rows(report, &arena);
    gk_arena_free(&arena);
    return status;
}

const struct gk_format gk_format_summary = { .end = append_table };
