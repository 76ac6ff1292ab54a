#include "verbs/catalog/account.h"

#include <stdlib.h>

#include "domain/calendar.h"
#include "verbs/catalog/account_parts.h"

enum gk_status gk_account_open(struct gk_account *account, uint32_t sections, uint32_t columns)
{
    *account = (struct gk_account){ .sections = sections, .column_count = columns };
    account->columns = gk_arena_array(&account->arena, columns, sizeof *account->columns);
    account->owed = gk_arena_array(&account->arena, sections, sizeof *account->owed);
    account->owed_counts = gk_arena_array(&account->arena, sections, sizeof *account->owed_counts);
    for (uint32_t i = 0; account->columns && i < columns; i++)
        account->columns[i].newest = GK_NO_DAY;
    return account->columns && account->owed && account->owed_counts ? GK_OK : GK_NO_MEMORY;
}

static void close_table(struct gk_account_table *table)
{
    gk_buffer_free(&table->rows);
    gk_map_free(&table->keys);
}

void gk_account_close(struct gk_account *account)
{
    for (uint32_t i = 0; account->owed && i < account->sections; i++)
        gk_buffer_free(&account->owed[i]);
    gk_buffer_free(&account->documents);
    close_table(&account->rows);
    close_table(&account->deeds);
    gk_arena_free(&account->arena);
    *account = (struct gk_account){ 0 };
}

/* ---- rows */

/* The row at that number, of `size` bytes. */
static char *row_at(const struct gk_account_table *table, uint32_t number, size_t size)
{
    return table->rows.at + number * size;
}

/* The row of the key that `fresh` begins with, which is put behind the others where there is none.
 * Records of one key mostly stand together. NULL: no memory. */
static void *find_row(struct gk_account *account, struct gk_account_table *table,
                      struct gk_bytes fresh, size_t key_size)
{
    struct gk_bytes key = { fresh.at, key_size };
    uint32_t count = (uint32_t)(table->rows.length / fresh.length);
    if (table->last < count &&
        memcmp(row_at(table, table->last, fresh.length), key.at, key_size) == 0)
        return row_at(table, table->last, fresh.length);
    table->last = gk_map_get(&table->keys, key, count);
    if (table->last == count) {
        struct gk_bytes kept = gk_arena_copy(&account->arena, key);
        if (!kept.at || gk_map_put(&table->keys, kept, count) != GK_OK ||
            gk_buffer_append(&table->rows, fresh) != GK_OK)
            return NULL;
    }
    return row_at(table, table->last, fresh.length);
}

enum gk_status gk_account_add(struct gk_account *account, const struct gk_account_row *more)
{
    const struct gk_account_row fresh = { .key = more->key, .newest = GK_NO_DAY };
    struct gk_account_row *row =
        find_row(account, &account->rows, (struct gk_bytes){ (const char *)&fresh, sizeof fresh },
                 sizeof fresh.key);
    if (!row)
        return GK_NO_MEMORY;
    for (int i = 0; i < GK_ACCOUNT_FIGURES; i++)
        row->figures[i] += more->figures[i];
    if (more->newest > row->newest)
        row->newest = more->newest;
    return GK_OK;
}

enum gk_status gk_account_add_deed(struct gk_account *account, const struct gk_deed_row *more)
{
    const struct gk_deed_row fresh = { .key = more->key, .day = GK_NO_DAY };
    struct gk_deed_row *row =
        find_row(account, &account->deeds, (struct gk_bytes){ (const char *)&fresh, sizeof fresh },
                 sizeof fresh.key);
    if (!row)
        return GK_NO_MEMORY;
    row->count += more->count;
    if (more->day > row->day)
        row->day = more->day;
    return GK_OK;
}

void gk_account_add_column(struct gk_account *account, uint32_t number,
                           struct gk_account_column more)
{
    struct gk_account_column *column = &account->columns[number];
    column->count += more.count;
    if (more.newest > column->newest)
        column->newest = more.newest;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_rows(const void *left, const void *right)
{
    const struct gk_account_key *a = &((const struct gk_account_row *)left)->key;
    const struct gk_account_key *b = &((const struct gk_account_row *)right)->key;
    int order = compare_numbers(a->item, b->item);
    if (!order)
        order = compare_numbers(a->section, b->section);
    if (!order)
        order = compare_numbers(a->area, b->area);
    if (!order)
        order = compare_numbers(a->stage, b->stage);
    return order ? order : compare_numbers(a->period, b->period);
}

static int compare_deeds(const void *left, const void *right)
{
    const struct gk_deed_key *a = &((const struct gk_deed_row *)left)->key;
    const struct gk_deed_key *b = &((const struct gk_deed_row *)right)->key;
    int order = compare_numbers(a->duty, b->duty);
    if (!order)
        order = compare_numbers(a->deed, b->deed);
    return order ? order : (a->value > b->value) - (a->value < b->value);
}

/* ---- all parts */

static enum gk_status merge_owed(struct gk_account *account, const struct gk_account *other,
                                 uint32_t section)
{
    size_t count;
    const struct gk_owed *owed = gk_account_owed(other, section, &count);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = gk_account_add_owed(account, section, &owed[i]);
    gk_account_add_unlisted(account, section, other->owed_counts[section] - count);
    return status;
}

static enum gk_status merge_tables(struct gk_account *account, const struct gk_account *other)
{
    size_t row_count, deed_count;
    const struct gk_account_row *rows = gk_account_rows(other, &row_count);
    const struct gk_deed_row *deeds = gk_account_deeds(other, &deed_count);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < row_count && status == GK_OK; i++)
        status = gk_account_add(account, &rows[i]);
    for (size_t i = 0; i < deed_count && status == GK_OK; i++)
        status = gk_account_add_deed(account, &deeds[i]);
    return status;
}

enum gk_status gk_account_merge(struct gk_account *account, const struct gk_account *other)
{
    enum gk_status status = merge_tables(account, other);
    for (uint32_t i = 0; i < account->column_count; i++)
        gk_account_add_column(account, i, other->columns[i]);
    for (uint32_t i = 0; i < account->sections && status == GK_OK; i++)
        status = merge_owed(account, other, i);
    if (status == GK_OK)
        status = gk_account_halve(account, other->halved);
    return status == GK_OK ? gk_account_merge_documents(account, other) : status;
}

static void sort_table(struct gk_account_table *table, size_t size,
                       int (*compare)(const void *, const void *))
{
    if (table->rows.length)
        qsort(table->rows.at, table->rows.length / size, size, compare);
    gk_map_free(&table->keys);
}

void gk_account_sort(struct gk_account *account)
{
    sort_table(&account->rows, sizeof(struct gk_account_row), compare_rows);
    sort_table(&account->deeds, sizeof(struct gk_deed_row), compare_deeds);
    for (uint32_t i = 0; i < account->sections; i++)
        gk_account_sort_owed(account, i);
    gk_account_sort_documents(account);
}
