#include "verbs/sheet.h"

#include <inttypes.h>
#include <stdio.h>

void gk_sheet_open(struct gk_sheet *sheet, struct gk_arena *arena, enum gk_language language,
                   const char *name, enum gk_message title, const struct gk_sheet_column *columns,
                   size_t count, size_t first_figure)
{
    struct gk_bytes *names = gk_arena_array(arena, count, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(arena, count, sizeof *titles);
    *sheet = (struct gk_sheet){ .arena = arena, .status = names && titles ? GK_OK : GK_NO_MEMORY };
    for (size_t i = 0; i < count && sheet->status == GK_OK; i++) {
        names[i] = gk_bytes_of(columns[i].name);
        titles[i] = gk_bytes_of(gk_message_text(columns[i].title, language));
    }
    sheet->table = (struct gk_table){ .name = gk_bytes_of(name),
                                      .title = gk_bytes_of(gk_message_text(title, language)),
                                      .names = names,
                                      .titles = titles,
                                      .columns = count,
                                      .first_figure = first_figure };
}

/* The old block stays behind in the arena: doubling keeps that to as much again. */
static bool make_room(struct gk_sheet *sheet)
{
    size_t wider = sheet->capacity ? 2 * sheet->capacity : 64;
    struct gk_bytes *cells = gk_arena_array(sheet->arena, wider, sizeof *cells);
    if (!cells) {
        sheet->status = GK_NO_MEMORY;
        return false;
    }
    if (sheet->filled)
        memcpy(cells, sheet->cells, sheet->filled * sizeof *cells);
    sheet->cells = cells;
    sheet->capacity = wider;
    return true;
}

void gk_sheet_add_text(struct gk_sheet *sheet, struct gk_bytes text)
{
    if (sheet->status != GK_OK || (sheet->filled == sheet->capacity && !make_room(sheet)))
        return;
    sheet->cells[sheet->filled++] = text;
}

void gk_sheet_add_made(struct gk_sheet *sheet, struct gk_bytes text)
{
    if (!text.at)
        sheet->status = GK_NO_MEMORY;
    gk_sheet_add_text(sheet, text);
}

static void add_printed(struct gk_sheet *sheet, const char *text, int length)
{
    gk_sheet_add_made(sheet,
                      gk_arena_copy(sheet->arena, (struct gk_bytes){ text, (size_t)length }));
}

void gk_sheet_add_count(struct gk_sheet *sheet, uint64_t count)
{
    char text[24];
    add_printed(sheet, text, snprintf(text, sizeof text, "%" PRIu64, count));
}

void gk_sheet_add_number(struct gk_sheet *sheet, int64_t number)
{
    char text[24];
    add_printed(sheet, text, snprintf(text, sizeof text, "%" PRId64, number));
}

void gk_sheet_add_share(struct gk_sheet *sheet, uint64_t part, uint64_t whole)
{
    char text[24];
    if (!whole) {
        gk_sheet_add_text(sheet, GK_BYTES(""));
        return;
    }
    uint64_t thousandths = (part * 1000 + whole / 2) / whole;
    add_printed(sheet, text,
                thousandths < 1000 ? snprintf(text, sizeof text, ".%03" PRIu64, thousandths)
                                   : snprintf(text, sizeof text, "%" PRIu64 ".%03" PRIu64,
                                              thousandths / 1000, thousandths % 1000));
}

enum gk_status gk_sheet_close(struct gk_sheet *sheet, struct gk_table *table)
{
    *table = sheet->table;
    table->cells = sheet->cells;
    table->rows = sheet->filled / table->columns;
    return sheet->status;
}
