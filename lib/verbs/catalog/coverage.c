/*
 * coverage.c - the tally as a table.
 */
#include <inttypes.h>

#include "verbs/catalog/engine.h"

enum { COLUMNS = 10, FIRST_FIGURE = 3 };

static const struct {
    const char *name;
    enum gk_message title;
} columns[COLUMNS] = {
    { "id", GK_MESSAGE_COVERAGE_ID },
    { "title", GK_MESSAGE_COVERAGE_TITLE },
    { "section", GK_MESSAGE_COVERAGE_SECTION },
    { "expected", GK_MESSAGE_COVERAGE_EXPECTED },
    { "published", GK_MESSAGE_COVERAGE_PUBLISHED },
    { "on_time", GK_MESSAGE_COVERAGE_ON_TIME },
    { "late", GK_MESSAGE_COVERAGE_LATE },
    { "overdue", GK_MESSAGE_COVERAGE_OVERDUE },
    { "pending", GK_MESSAGE_COVERAGE_PENDING },
    { "missing", GK_MESSAGE_COVERAGE_MISSING },
};

/* A row before its figures are text. */
struct line {
    struct gk_bytes id;
    struct gk_bytes title;
    struct gk_bytes section;
    uint64_t expected;
    uint64_t missing;
    struct gk_catalog_count count;
};

static enum gk_status write_line(const struct line *line, struct gk_arena *arena,
                                 struct gk_bytes *cells)
{
    const uint64_t figures[] = { line->expected,   line->count.published, line->count.on_time,
                                 line->count.late, line->count.overdue,   line->count.pending,
                                 line->missing };
    enum { FIGURES = sizeof figures / sizeof figures[0] };
    cells[0] = line->id;
    cells[1] = line->title;
    cells[2] = line->section;
    for (size_t i = 0; i < FIGURES; i++) {
        char text[24];
        int length = snprintf(text, sizeof text, "%" PRIu64, figures[i]);
        cells[COLUMNS - FIGURES + i] =
            gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
        if (!cells[COLUMNS - FIGURES + i].at)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status item_line(const struct gk_catalog_tally *tally, size_t index,
                                struct gk_arena *arena, struct line *line)
{
    const struct gk_catalog_item *item = &tally->plan->profile->catalog.items[index];
    uint64_t expected = item->expected > 0 ? (uint64_t)item->expected : 0;
    *line = (struct line){
        .id = item->id,
        .title = item->title,
        .section = gk_catalog_sections(item, arena),
        .expected = expected,
        .count = tally->items[index],
    };
    if (line->count.published < expected)
        line->missing = expected - line->count.published;
    return line->section.at ? GK_OK : GK_NO_MEMORY;
}

static void add_line(struct line *total, const struct line *line)
{
    total->expected += line->expected;
    total->missing += line->missing;
    total->count.published += line->count.published;
    total->count.on_time += line->count.on_time;
    total->count.late += line->count.late;
    total->count.overdue += line->count.overdue;
    total->count.pending += line->count.pending;
}

static struct line named_line(const char *id, enum gk_message title, enum gk_language language)
{
    return (struct line){ .id = gk_bytes_of(id),
                          .title = gk_bytes_of(gk_message_text(title, language)) };
}

static enum gk_status write_rows(const struct gk_catalog_tally *tally, enum gk_language language,
                                 struct gk_arena *arena, struct gk_bytes *cells)
{
    size_t items = tally->plan->profile->catalog.count;
    struct line total = named_line("total", GK_MESSAGE_COVERAGE_TOTAL, language);
    struct line unmatched = named_line("unmatched", GK_MESSAGE_COVERAGE_UNMATCHED, language);
    struct line ambiguous = named_line("ambiguous", GK_MESSAGE_COVERAGE_AMBIGUOUS, language);
    unmatched.count = tally->unmatched;
    ambiguous.count = tally->ambiguous;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < items && status == GK_OK; i++) {
        struct line line;
        status = item_line(tally, i, arena, &line);
        if (status == GK_OK)
            status = write_line(&line, arena, cells + i * COLUMNS);
        add_line(&total, &line);
    }
    cells += items * COLUMNS;
    if (status == GK_OK)
        status = write_line(&total, arena, cells);
    if (status == GK_OK)
        status = write_line(&unmatched, arena, cells + COLUMNS);
    return status == GK_OK ? write_line(&ambiguous, arena, cells + 2 * COLUMNS) : status;
}

size_t gk_catalog_covered(const struct gk_catalog_tally *tally)
{
    size_t covered = 0;
    for (size_t i = 0; i < tally->plan->profile->catalog.count; i++)
        covered += tally->items[i].published > 0;
    return covered;
}

enum gk_status gk_catalog_coverage(const struct gk_catalog_tally *tally, enum gk_language language,
                                   struct gk_arena *arena, struct gk_table *table)
{
    size_t rows = tally->plan->profile->catalog.count + 3;
    struct gk_bytes *names = gk_arena_array(arena, COLUMNS, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(arena, COLUMNS, sizeof *titles);
    struct gk_bytes *cells = gk_arena_array(arena, rows * COLUMNS, sizeof *cells);
    if (!names || !titles || !cells)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < COLUMNS; i++) {
        names[i] = gk_bytes_of(columns[i].name);
        titles[i] = gk_bytes_of(gk_message_text(columns[i].title, language));
    }
    *table = (struct gk_table){ .names = names,
                                .titles = titles,
                                .columns = COLUMNS,
                                .first_figure = FIRST_FIGURE,
                                .cells = cells,
                                .rows = rows };
    return write_rows(tally, language, arena, cells);
}
