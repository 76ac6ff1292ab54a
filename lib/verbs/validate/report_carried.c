#include "verbs/validate/report.h"

static void keep(struct gk_report_row *to, const struct gk_annual_row *row)
{
    to->read = row != NULL;
    if (row)
        memcpy(to->cells, row->cells, sizeof to->cells);
}

bool gk_report_carry(struct gk_report_note *note, const struct gk_annual_forms *forms,
                     const struct gk_annual_table *table)
{
    for (uint32_t i = 0; i < forms->count; i++) {
        const struct gk_annual_line *line = &forms->lines[i];
        struct gk_bytes sides[2];
        struct gk_bytes ids[2];
        if (line->kind != GK_ANNUAL_CARRY || !gk_bytes_equal(line->table, table->line->table) ||
            !gk_annual_sum_sides(line->sum, &sides[0], &sides[1]) ||
            !gk_annual_sum_next(&sides[0], &ids[0]) || !gk_annual_sum_next(&sides[1], &ids[1]))
            continue;
        keep(&note->taken, gk_annual_row_find(table, ids[0]));
        keep(&note->left, gk_annual_row_find(table, ids[1]));
        note->left.read &= gk_annual_holds(line, note->year + 1);
        note->column_count = table->column_count;
        for (uint32_t k = 0; k < table->column_count; k++)
            note->columns[k] = table->columns[k]->name;
        return note->taken.read || note->left.read;
    }
    return false;
}

struct key {
    uint8_t issuer[GK_DIGEST_SIZE];
    int32_t year;
};

static struct gk_bytes key_of(struct key *key, const struct gk_report_note *note, int32_t year)
{
    memcpy(key->issuer, note->issuer, sizeof key->issuer);
    key->year = year;
    return (struct gk_bytes){ (const char *)key, sizeof *key };
}

static const struct gk_report_note *find(const struct gk_report_tally *tally,
                                         const struct gk_report_note *note, int32_t year)
{
    struct key key;
    uint32_t place = gk_map_get(&tally->places, key_of(&key, note, year), UINT32_MAX);
    return place == UINT32_MAX
               ? NULL
               : (const struct gk_report_note *)(const void *)tally->reports.at + place;
}

static enum gk_status keep_report(struct gk_report_tally *tally, const struct gk_report_note *note)
{
    struct key key;
    struct gk_bytes kept = gk_arena_copy(&tally->arena, key_of(&key, note, note->year));
    uint32_t place = (uint32_t)(tally->reports.length / sizeof *note);
    struct gk_bytes raw = { (const char *)note, sizeof *note };
    if (!kept.at || gk_buffer_append(&tally->reports, raw) != GK_OK)
        return GK_NO_MEMORY;
    return gk_map_put(&tally->places, kept, place);
}

/* 5 (2022) */
static struct gk_bytes describe(struct gk_arena *arena, const struct gk_annual_cell *cell,
                                int32_t year)
{
    char text[40];
    int length = cell->blank ? snprintf(text, sizeof text, "- (%d)", (int)year)
                             : snprintf(text, sizeof text, "%d (%d)", (int)cell->number, (int)year);
    return gk_arena_copy(arena, (struct gk_bytes){ text, (size_t)length });
}

/* Two reports of which one is of the year behind the other's. */
struct pair {
    const struct gk_report_note *before;
    const struct gk_report_note *after;
    const struct gk_report_note *here; /* the one at hand */
};

static enum gk_status compare(struct gk_verdict *verdict, const struct pair *pair)
{
    const struct gk_report_row *left = &pair->before->left;
    const struct gk_report_row *taken = &pair->after->taken;
    enum gk_status status = GK_OK;
    if (!left->read || !taken->read || pair->before->column_count != pair->after->column_count)
        return GK_OK;
    for (uint32_t i = 0; i < pair->after->column_count && status == GK_OK; i++) {
        if (left->cells[i].number == taken->cells[i].number)
            continue;
        struct gk_finding draft = gk_finding_of(GK_RULE_REPORT_CARRIED);
        draft.pointer = pair->here->pointer;
        draft.place = pair->here->place;
        draft.arguments[0] = pair->after->columns[i];
        draft.arguments[1] = describe(verdict->arena, &left->cells[i], pair->before->year);
        draft.arguments[2] = describe(verdict->arena, &taken->cells[i], pair->after->year);
        if (left->cells[i].blank || taken->cells[i].blank)
            draft.at_most = GK_NOTE;
        if (!draft.arguments[1].at || !draft.arguments[2].at)
            return GK_NO_MEMORY;
        status = gk_verdict_add(verdict, &draft, NULL);
    }
    return status;
}

/* Of two reports of one issuer and year the first counts. */
enum gk_status gk_report_tally_add(void *state, const struct gk_validate_plan *plan,
                                   const void *given, const struct gk_place *place,
                                   struct gk_verdict *verdict)
{
    struct gk_report_tally *tally = state;
    const struct gk_report_note *note = given;
    enum gk_status status = GK_OK;
    (void)plan;
    (void)place;
    if (find(tally, note, note->year))
        return GK_OK;
    const struct gk_report_note *before = find(tally, note, note->year - 1);
    const struct gk_report_note *after = find(tally, note, note->year + 1);
    if (before)
        status = compare(verdict, &(struct pair){ before, note, note });
    if (after && status == GK_OK)
        status = compare(verdict, &(struct pair){ note, after, note });
    return status == GK_OK ? keep_report(tally, note) : status;
}

void gk_report_tally_close(void *state)
{
    struct gk_report_tally *tally = state;
    gk_map_free(&tally->places);
    gk_buffer_free(&tally->reports);
    gk_arena_free(&tally->arena);
}
