#include "verbs/catalog/directory.h"

#include "domain/disclosure.h"
#include "domain/letters.h"
#include "record/value.h"
#include "verbs/catalog/due.h"

/* Names for programs are the fields' own. */
static const struct {
    enum gk_field field;
    enum gk_message title;
} columns[GK_DIRECTORY_COLUMNS] = {
    [GK_DIRECTORY_INDEX] = { GK_FIELD_INDEX_NUMBER, GK_MESSAGE_DIRECTORY_INDEX },
    [GK_DIRECTORY_TITLE] = { GK_FIELD_TITLE, GK_MESSAGE_DIRECTORY_TITLE },
    [GK_DIRECTORY_SUMMARY] = { GK_FIELD_SUMMARY, GK_MESSAGE_DIRECTORY_SUMMARY },
    [GK_DIRECTORY_FORMED] = { GK_FIELD_FORMED_DATE, GK_MESSAGE_DIRECTORY_FORMED },
    [GK_DIRECTORY_PUBLISHED] = { GK_FIELD_PUBLISHED_DATE, GK_MESSAGE_DIRECTORY_PUBLISHED },
    [GK_DIRECTORY_PUBLISHER] = { GK_FIELD_PUBLISHER, GK_MESSAGE_DIRECTORY_PUBLISHER },
    [GK_DIRECTORY_NUMBER] = { GK_FIELD_DOC_NUMBER, GK_MESSAGE_DIRECTORY_NUMBER },
    [GK_DIRECTORY_ITEM] = { GK_FIELD_COLUMN, GK_MESSAGE_DIRECTORY_ITEM },
    [GK_DIRECTORY_URL] = { GK_FIELD_URL, GK_MESSAGE_DIRECTORY_URL },
};

enum gk_status gk_directory_shape(struct gk_listing_shape *shape, enum gk_language language,
                                  struct gk_arena *arena)
{
    struct gk_bytes *names = gk_arena_array(arena, GK_DIRECTORY_COLUMNS, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(arena, GK_DIRECTORY_COLUMNS, sizeof *titles);
    if (!names || !titles)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < GK_DIRECTORY_COLUMNS; i++) {
        names[i] = gk_bytes_of(i == GK_DIRECTORY_ITEM ? "item" : gk_field_name(columns[i].field));
        titles[i] = gk_bytes_of(gk_message_text(columns[i].title, language));
    }
    *shape = (struct gk_listing_shape){ .named = GK_DIRECTORY_TITLE,
                                        .address = GK_DIRECTORY_URL,
                                        .end = GK_MESSAGE_DIRECTORY_END };
    shape->table =
        (struct gk_table){ .name = GK_BYTES("directory"),
                           .title = gk_bytes_of(gk_message_text(GK_MESSAGE_DIRECTORY, language)),
                           .names = names,
                           .titles = titles,
                           .columns = GK_DIRECTORY_COLUMNS,
                           .first_figure = GK_DIRECTORY_COLUMNS };
    return GK_OK;
}

/* A text or a number as it stands; empty where there is none, or a word for nothing. */
static struct gk_bytes read_text(const struct gk_record *record, enum gk_field field,
                                 struct gk_arena *arena)
{
    const struct gk_member *member = gk_record_field(record, field);
    if (member && member->value.type == GK_NUMBER)
        return gk_record_raw(record, member->value);
    struct gk_bytes text = gk_field_text(record, field, arena);
    return text.at && gk_is_absent(text) ? GK_BYTES("") : text;
}

static enum gk_status read_cell(const struct gk_record *record, enum gk_field field,
                                struct gk_arena *arena, struct gk_bytes *cell)
{
    struct gk_date date = { .day = GK_NO_DAY };
    enum gk_date_state state;
    bool dated = field == GK_FIELD_FORMED_DATE || field == GK_FIELD_PUBLISHED_DATE;
    if (dated && gk_catalog_read_date(record, field, arena, &date, &state) != GK_OK)
        return GK_NO_MEMORY;
    date.minutes = -1;
    *cell = date.day != GK_NO_DAY ? gk_catalog_write_date(date, arena)
                                  : read_text(record, field, arena);
    return cell->at ? GK_OK : GK_NO_MEMORY;
}

/* Doubt is no leave to publish. */
static bool is_proactive(struct gk_bytes disclosure)
{
    enum gk_disclosure read = gk_disclosure_read(disclosure);
    return read == GK_DISCLOSURE_ABSENT || read == GK_DISCLOSURE_PROACTIVE ||
           read == GK_DISCLOSURE_CHANNEL;
}

enum gk_status gk_directory_row(const struct gk_catalog_plan *plan, const struct gk_record *record,
                                const struct gk_catalog_item *item, struct gk_arena *arena,
                                const struct gk_bytes **row)
{
    struct gk_bytes disclosure = gk_field_text(record, GK_FIELD_DISCLOSURE, arena);
    *row = NULL;
    if (!disclosure.at)
        return GK_NO_MEMORY;
    if (!is_proactive(disclosure))
        return GK_OK;
    struct gk_bytes *cells = gk_arena_array(arena, GK_DIRECTORY_COLUMNS, sizeof *cells);
    enum gk_status status = cells ? GK_OK : GK_NO_MEMORY;
    for (size_t i = 0; i < GK_DIRECTORY_COLUMNS && status == GK_OK; i++) {
        if (i == GK_DIRECTORY_ITEM && item)
            cells[i] = item->title;
        else if (plan->omitted[columns[i].field])
            cells[i] = GK_BYTES("");
        else
            status = read_cell(record, columns[i].field, arena, &cells[i]);
    }
    *row = cells;
    return status;
}
