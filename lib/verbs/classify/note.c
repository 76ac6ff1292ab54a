#include "verbs/classify/note.h"

#include <stdlib.h>

#include "verbs/classify/engine.h"

static int compare(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

static enum gk_status note_rows(const struct gk_reading *reading, struct gk_arena *arena,
                                struct gk_classify_note *note)
{
    uint32_t *rows = gk_arena_array(arena, reading->hit_count, sizeof *rows);
    if (!rows)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < reading->hit_count; i++)
        rows[i] = reading->hits[i].row;
    if (reading->hit_count)
        qsort(rows, reading->hit_count, sizeof *rows, compare);
    for (uint32_t i = 0; i < reading->hit_count; i++)
        if (!note->row_count || rows[note->row_count - 1] != rows[i])
            rows[note->row_count++] = rows[i];
    note->rows = rows;
    return GK_OK;
}

enum gk_status gk_classify_note_rows(const struct gk_classifier *classifier,
                                     struct gk_scratch *scratch, const struct gk_record *record,
                                     struct gk_verdict *verdict, struct gk_classify_note **note)
{
    struct gk_reading *reading = &scratch->reading;
    *note = gk_arena_allocate(verdict->arena, sizeof **note);
    if (!*note)
        return GK_NO_MEMORY;
    verdict->note = *note;
    enum gk_status status = gk_reading_take(reading, classifier, &scratch->arena, record);
    if (status == GK_OK)
        status = gk_classify_report_limit(classifier, reading, verdict);
    return status == GK_OK ? note_rows(reading, verdict->arena, *note) : status;
}
