#include "run/result/listing.h"

#include <inttypes.h>

#include "domain/calendar.h"
#include "record/writer.h"
#include "run/form/page.h"
#include "run/form/record_cell.h"

static size_t columns_of(const struct gk_listing *listing)
{
    return listing->shape.table.columns;
}

/* ---- csv */

static enum gk_status append_cells(struct gk_listing *listing, const struct gk_bytes *cells)
{
    const struct gk_cell_style style = { ',', false };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < columns_of(listing) && status == GK_OK; i++)
        status = gk_record_cell_append(&listing->text, i > 0, cells[i], &style);
    return status == GK_OK ? gk_buffer_append(&listing->text, GK_BYTES("\r\n")) : status;
}

/* ---- json */

static enum gk_status append_object(struct gk_listing *listing, const struct gk_bytes *cells)
{
    struct gk_writer writer = { .out = &listing->text };
    if (gk_buffer_append(&listing->text, listing->rows ? GK_BYTES(",\n") : GK_BYTES("\n")) != GK_OK)
        return GK_NO_MEMORY;
    gk_write_open(&writer, '{');
    for (size_t i = 0; i < columns_of(listing); i++)
        if (cells[i].length) {
            gk_write_name(&writer, listing->shape.table.names[i]);
            gk_write_string(&writer, cells[i]);
        }
    gk_write_close(&writer, '}');
    return writer.status;
}

/* ---- a page */

static const char style[] =
    "body{font:15px/1.6 sans-serif;margin:1em auto;max-width:80em;padding:0 .8em;color:#111;"
    "background:#fff}"
    "h1{font-size:1.4em}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.35em .5em;vertical-align:top;text-align:left;"
    "min-width:5.8em;overflow-wrap:anywhere}"
    "th{background:#eef2f6;white-space:nowrap}"
    "thead{display:table-header-group}"
    "tr{break-inside:avoid}"
    "a{color:#0645ad}"
    "@media print{body{font-size:9pt;margin:0;max-width:none}th,td{min-width:0}a{color:#000}}"
    "@media screen and (max-width:62em){thead{display:none}"
    "table,tbody,tr,td{display:block}"
    "tr{border:1px solid #999;margin:0 0 .8em;padding:.3em .5em}"
    "td{border:0;padding:.1em 0 .1em 6.6em;position:relative}td:empty{display:none}"
    "td::before{position:absolute;left:0;white-space:nowrap;color:#555;font-size:85%}";

/* On a narrow screen each cell says what it is. */
static enum gk_status append_labels(struct gk_listing *listing)
{
    const struct gk_table *table = &listing->shape.table;
    unsigned place = 0;
    for (size_t i = 0; i < table->columns; i++) {
        if (i == listing->shape.address)
            continue;
        if (gk_buffer_print(&listing->text, "td:nth-child(%u)::before{content:\"", ++place) !=
                GK_OK ||
            gk_buffer_append(&listing->text, table->titles[i]) != GK_OK ||
            gk_page_markup(&listing->text, "\\00a0 \"}") != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_page_markup(&listing->text, "}");
}

static enum gk_status append_page_heads(struct gk_listing *listing)
{
    const struct gk_table *table = &listing->shape.table;
    if (gk_page_markup(&listing->text, "<table>\n<thead><tr>") != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < table->columns; i++)
        if (i != listing->shape.address &&
            (gk_page_markup(&listing->text, "<th>") != GK_OK ||
             gk_page_text(&listing->text, table->titles[i]) != GK_OK ||
             gk_page_markup(&listing->text, "</th>") != GK_OK))
            return GK_NO_MEMORY;
    return gk_page_markup(&listing->text, "</tr></thead>\n<tbody>\n");
}

static enum gk_status append_page_start(struct gk_listing *listing)
{
    enum gk_language language = listing->command->voice.language;
    struct gk_bytes title = listing->shape.table.title;
    if (gk_page_begin(&listing->text, language, title) != GK_OK ||
        gk_page_markup(&listing->text, style) != GK_OK || append_labels(listing) != GK_OK ||
        gk_page_body(&listing->text, title) != GK_OK)
        return GK_NO_MEMORY;
    return append_page_heads(listing);
}

/* An address that a browser may be sent to: no script, nothing of this machine. */
static bool is_address(struct gk_bytes text)
{
    return gk_bytes_start_with(text, GK_BYTES("https://")) ||
           gk_bytes_start_with(text, GK_BYTES("http://"));
}

static enum gk_status append_linked(struct gk_listing *listing, struct gk_bytes text,
                                    struct gk_bytes address)
{
    if (!is_address(address))
        return gk_page_text(&listing->text, text);
    if (gk_page_markup(&listing->text, "<a href=\"") != GK_OK ||
        gk_page_text(&listing->text, address) != GK_OK ||
        gk_page_markup(&listing->text, "\">") != GK_OK ||
        gk_page_text(&listing->text, text.length ? text : address) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(&listing->text, "</a>");
}

static enum gk_status append_page_row(struct gk_listing *listing, const struct gk_bytes *cells)
{
    const struct gk_listing_shape *shape = &listing->shape;
    if (gk_page_markup(&listing->text, "<tr>") != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < columns_of(listing); i++) {
        struct gk_bytes address = i == shape->named ? cells[shape->address] : GK_BYTES("");
        if (i == shape->address)
            continue;
        if (gk_page_markup(&listing->text, "<td>") != GK_OK ||
            append_linked(listing, cells[i], address) != GK_OK ||
            gk_page_markup(&listing->text, "</td>") != GK_OK)
            return GK_NO_MEMORY;
    }
    return gk_page_markup(&listing->text, "</tr>\n");
}

static enum gk_status append_page_end(struct gk_listing *listing)
{
    const struct gk_command *command = listing->command;
    struct gk_buffer sentence = { 0 };
    char count[24], today[10];
    int length = snprintf(count, sizeof count, "%" PRIu64, listing->rows);
    gk_day_write(command->today, today);
    const struct gk_bytes arguments[GK_ARGUMENTS] = { { count, (size_t)length },
                                                      { today, sizeof today } };
    const char *end = gk_message_text(listing->shape.end, command->voice.language);
    enum gk_status status = gk_sentence_fill(&sentence, end, arguments);
    if (status == GK_OK && (gk_page_markup(&listing->text, "</tbody>\n</table>\n<p>") != GK_OK ||
                            gk_page_text(&listing->text, gk_buffer_bytes(&sentence)) != GK_OK ||
                            gk_page_markup(&listing->text, "</p>\n") != GK_OK))
        status = GK_NO_MEMORY;
    gk_buffer_free(&sentence);
    return status == GK_OK ? gk_page_end(&listing->text) : status;
}

/* ---- all of them */

static enum gk_status append_start(struct gk_listing *listing)
{
    switch (listing->file.format) {
    case GK_TABLE_CSV:
        if (gk_buffer_append(&listing->text, GK_BYTES("\xEF\xBB\xBF")) != GK_OK)
            return GK_NO_MEMORY;
        return append_cells(listing, listing->shape.table.titles);
    case GK_TABLE_JSON:
        return gk_buffer_append_byte(&listing->text, '[');
    default:
        return append_page_start(listing);
    }
}

enum gk_status gk_listing_add(struct gk_listing *listing, const struct gk_bytes *cells)
{
    enum gk_status status = GK_OK;
    if (!cells) {
        listing->left_out++;
        return GK_OK;
    }
    if (listing->file.format == GK_TABLE_CSV)
        status = append_cells(listing, cells);
    else if (listing->file.format == GK_TABLE_JSON)
        status = append_object(listing, cells);
    else
        status = append_page_row(listing, cells);
    listing->rows++;
    return status;
}

enum gk_status gk_listing_flush(struct gk_listing *listing)
{
    enum gk_status status = gk_output_add(&listing->file.output, gk_buffer_bytes(&listing->text));
    if (status == GK_OK)
        status = gk_output_flush(&listing->file.output);
    gk_buffer_clear(&listing->text);
    return status;
}

static enum gk_status append_end(struct gk_listing *listing)
{
    if (listing->file.format == GK_TABLE_JSON)
        return gk_buffer_append(&listing->text,
                                listing->rows ? GK_BYTES("\n]\n") : GK_BYTES("]\n"));
    return listing->file.format == GK_TABLE_PAGE ? append_page_end(listing) : GK_OK;
}

static enum gk_status write_end(void *given)
{
    struct gk_listing *listing = given;
    if (listing->file.output.descriptor < 0)
        return GK_OK;
    enum gk_status status = append_end(listing);
    return status == GK_OK ? gk_listing_flush(listing) : status;
}

static enum gk_status close_listing(void *given, bool keep)
{
    struct gk_listing *listing = given;
    gk_buffer_free(&listing->text);
    return gk_output_close(&listing->file.output, keep);
}

enum gk_status gk_listing_open(struct gk_command *command, int option, const char *name,
                               const struct gk_listing_shape *shape)
{
    static const enum gk_table_format formats[] = { GK_TABLE_CSV, GK_TABLE_JSON, GK_TABLE_PAGE };
    const struct gk_result_option file = { option, name, formats,
                                           sizeof formats / sizeof *formats };
    struct gk_listing *listing = gk_arena_allocate(&command->arena, sizeof *listing);
    const struct gk_result result = { .made = listing, .write = write_end, .close = close_listing };
    if (!gk_options_has(&command->options, option))
        return GK_OK;
    if (!listing)
        return GK_NO_MEMORY;
    *listing = (struct gk_listing){ .file = { .output = { .descriptor = -1 } },
                                    .shape = *shape,
                                    .command = command };
    if (gk_results_add(&command->results, &command->arena, result) != GK_OK)
        return GK_NO_MEMORY;
    command->listing = listing;
    enum gk_status status = gk_result_file_open(&listing->file, command, &file);
    return status == GK_OK ? append_start(listing) : status;
}
