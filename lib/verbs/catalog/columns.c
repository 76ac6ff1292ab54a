#include "verbs/catalog/columns.h"

#include "base/utf8.h"
#include "domain/column.h"
#include "record/value.h"
#include "verbs/catalog/engine.h"
#include "verbs/catalog/standing.h"
#include "verbs/section.h"

/* ---- the list */

/* Puts the name into the list, once. */
static enum gk_status add(struct gk_catalog_columns *columns, struct gk_scratch *scratch,
                          struct gk_bytes name)
{
    enum gk_status status = gk_catalog_fold(&scratch->folded, name, &scratch->buffer);
    struct gk_bytes key = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    if (status != GK_OK || !key.length ||
        gk_map_get(&columns->numbers, key, GK_ACCOUNT_NONE) != GK_ACCOUNT_NONE)
        return status;
    key = gk_arena_copy(&columns->arena, key);
    if (!key.at)
        return GK_NO_MEMORY;
    columns->at[columns->count].name = name;
    return gk_map_put(&columns->numbers, key, columns->count++);
}

/* What is said of columns in whose names a word stands. */
struct renewal {
    struct gk_bytes *words;
    size_t count;
    int64_t days;
};

static enum gk_status read_renewal(struct gk_catalog_columns *columns,
                                   const struct gk_profile *profile, const char *words,
                                   const char *days, struct renewal *renewal)
{
    if (!gk_profile_integer(profile, "catalog", "column", days, &renewal->days) ||
        renewal->days < 0 || renewal->days > INT32_MAX)
        renewal->days = 0;
    return gk_profile_texts(profile, "catalog", "column", words, &columns->arena, &renewal->words,
                            &renewal->count);
}

/* The first word that stands in the name says it. */
static int32_t days_of(struct gk_bytes name, const struct renewal *renewals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < renewals[i].count; j++)
            if (gk_bytes_find(name, renewals[i].words[j]))
                return (int32_t)renewals[i].days;
    return 0;
}

static enum gk_status add_all(struct gk_catalog_columns *columns, const struct gk_catalog *catalog,
                              const struct renewal *renewals, size_t count)
{
    struct gk_scratch scratch = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++)
        for (size_t j = 0; j < catalog->items[i].column_count && status == GK_OK; j++)
            status = add(columns, &scratch, catalog->items[i].columns[j]);
    columns->named = columns->count;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        for (size_t j = 0; j < renewals[i].count && status == GK_OK; j++)
            status = add(columns, &scratch, renewals[i].words[j]);
    for (uint32_t i = 0; i < columns->count; i++)
        columns->at[i].days = days_of(columns->at[i].name, renewals, count);
    gk_scratch_free(&scratch);
    return status;
}

enum gk_status gk_catalog_columns_open(struct gk_catalog_columns *columns,
                                       const struct gk_profile *profile)
{
    enum { OFTEN, SELDOM, RENEWALS };
    struct renewal renewals[RENEWALS] = { 0 };
    enum gk_status status = read_renewal(columns, profile, "often", "often_days", &renewals[OFTEN]);
    if (status == GK_OK)
        status = read_renewal(columns, profile, "seldom", "seldom_days", &renewals[SELDOM]);
    if (status != GK_OK)
        return status;
    size_t most = renewals[OFTEN].count + renewals[SELDOM].count;
    for (size_t i = 0; i < profile->catalog.count; i++)
        most += profile->catalog.items[i].column_count;
    columns->at = gk_arena_array(&columns->arena, most, sizeof *columns->at);
    return columns->at ? add_all(columns, &profile->catalog, renewals, RENEWALS) : GK_NO_MEMORY;
}

void gk_catalog_columns_close(struct gk_catalog_columns *columns)
{
    gk_map_free(&columns->numbers);
    gk_arena_free(&columns->arena);
    *columns = (struct gk_catalog_columns){ 0 };
}

/* ---- a record's column */

/* Of the part of a path: the number of the longest name it ends with, be it the whole. */
static enum gk_status find_ending(const struct gk_catalog_columns *columns,
                                  struct gk_scratch *scratch, struct gk_bytes part,
                                  uint32_t *number)
{
    enum gk_status status = gk_catalog_fold(&scratch->folded, part, &scratch->buffer);
    struct gk_bytes rest = gk_bytes_trim(gk_buffer_bytes(&scratch->buffer));
    while (status == GK_OK && rest.length && *number == GK_ACCOUNT_NONE) {
        size_t length;
        *number = gk_map_get(&columns->numbers, rest, GK_ACCOUNT_NONE);
        (void)gk_utf8_decode(rest, &length);
        rest.at += length;
        rest.length -= length;
    }
    return status;
}

static uint32_t find_word(const struct gk_catalog_columns *columns, struct gk_bytes path)
{
    for (uint32_t i = columns->named; i < columns->count; i++)
        if (gk_bytes_find(path, columns->at[i].name))
            return i;
    return GK_ACCOUNT_NONE;
}

static enum gk_status find_path(const struct gk_catalog_columns *columns,
                                struct gk_scratch *scratch, struct gk_bytes path, uint32_t *number)
{
    size_t end = path.length;
    struct gk_bytes part;
    enum gk_status status = GK_OK;
    while (status == GK_OK && *number == GK_ACCOUNT_NONE && gk_column_part(path, &end, &part))
        status = find_ending(columns, scratch, part, number);
    if (*number == GK_ACCOUNT_NONE)
        *number = find_word(columns, path);
    return status;
}

enum gk_status gk_catalog_find_column(const struct gk_catalog_columns *columns,
                                      struct gk_scratch *scratch, const struct gk_record *record,
                                      uint32_t *number)
{
    const struct gk_member *member = gk_record_field(record, GK_FIELD_COLUMN);
    *number = GK_ACCOUNT_NONE;
    if (!member || member->value.type != GK_STRING)
        return GK_OK;
    struct gk_bytes path = gk_value_text(record, member->value, &scratch->arena);
    return path.at ? find_path(columns, scratch, path, number) : GK_NO_MEMORY;
}

/* ---- at the end */

static enum gk_status report_quiet(const struct gk_site_column *column, int32_t newest,
                                   struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_QUIET);
    draft.arguments[0] = column->name;
    draft.arguments[1] =
        gk_catalog_write_date((struct gk_date){ .day = newest, .minutes = -1 }, end->arena);
    draft.arguments[2] = gk_arena_number(end->arena, column->days);
    draft.target = column->name;
    return draft.arguments[1].at && draft.arguments[2].at ? gk_verdict_add(end, &draft, NULL)
                                                          : GK_NO_MEMORY;
}

/* The columns of an item have several names, of which one has to hold something. */
static bool is_empty(const struct gk_catalog_tally *tally, struct gk_scratch *scratch,
                     const struct gk_catalog_item *item, enum gk_status *status)
{
    for (size_t i = 0; i < item->column_count && *status == GK_OK; i++) {
        uint32_t number = GK_ACCOUNT_NONE;
        *status = find_ending(&tally->plan->site, scratch, item->columns[i], &number);
        if (number != GK_ACCOUNT_NONE && tally->account.columns[number].count)
            return false;
    }
    return item->column_count > 0;
}

static enum gk_status report_empty(const struct gk_catalog_item *item, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_CATALOG_EMPTY);
    struct gk_buffer names = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < item->column_count && status == GK_OK; i++) {
        if (i)
            status = gk_buffer_append(&names, GK_BYTES("、"));
        if (status == GK_OK)
            status = gk_buffer_append(&names, item->columns[i]);
    }
    draft.arguments[0] = item->id;
    draft.arguments[1] = gk_arena_copy(end->arena, gk_buffer_bytes(&names));
    draft.section = gk_section_of_item(item, end->arena);
    draft.target = item->id;
    gk_buffer_free(&names);
    if (status != GK_OK || !draft.arguments[1].at || !draft.section.at)
        return GK_NO_MEMORY;
    return gk_verdict_add(end, &draft, NULL);
}

static enum gk_status report_all_empty(const struct gk_catalog_tally *tally,
                                       const struct gk_catalog_standing *standing,
                                       struct gk_verdict *end)
{
    const struct gk_catalog *catalog = &tally->plan->profile->catalog;
    struct gk_scratch scratch = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < catalog->count && status == GK_OK && !catalog->embedded; i++)
        if (!standing[i].missing && is_empty(tally, &scratch, &catalog->items[i], &status) &&
            status == GK_OK)
            status = report_empty(&catalog->items[i], end);
    gk_scratch_free(&scratch);
    return status;
}

enum gk_status gk_catalog_report_columns(const struct gk_catalog_tally *tally,
                                         const struct gk_catalog_standing *standing,
                                         struct gk_verdict *end)
{
    const struct gk_catalog_plan *plan = tally->plan;
    int32_t judged = gk_catalog_judged_day(plan);
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < plan->site.count && status == GK_OK; i++) {
        const struct gk_account_column *column = &tally->account.columns[i];
        int32_t days = plan->site.at[i].days;
        if (days && column->newest != GK_NO_DAY && column->newest + (int64_t)days < judged)
            status = report_quiet(&plan->site.at[i], column->newest, end);
    }
    return status == GK_OK ? report_all_empty(tally, standing, end) : status;
}
