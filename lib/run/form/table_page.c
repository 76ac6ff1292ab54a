#include "run/form/table_page.h"

static const char style[] =
    "\nbody{margin:1em auto;padding:0 1em;max-width:75em;font-family:sans-serif;line-height:1.5}\n"
    "h1{font-size:1.5em}h2{font-size:1.2em;margin-top:2em}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{border-bottom:1px solid #bbb;padding:.3em .5em;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}\n"
    "td:nth-child(n+4):not(.f){overflow-wrap:anywhere}thead th{background:#eee}"
    "td:first-child{min-width:5em}\n"
    ".f{text-align:right;font-variant-numeric:tabular-nums}\n"
    "svg{display:block;width:100%;min-width:4em;height:.6em;background:#ddd}rect{fill:#1f6fb2}\n"
    ".s{width:auto}.n{font-size:.9em;color:#444}\n"
    "@media(max-width:40em){thead{display:none}table,tbody,tr,td,th{display:block;width:auto}"
    "tr{border-bottom:2px solid #888;padding:.4em 0}td,tbody th{border:0;padding:.1em 0;"
    "text-align:left}.f{text-align:left}.s{display:table}.s tbody{display:table-row-group}"
    ".s tr{display:table-row}.s td,.s tbody th{display:table-cell;padding:.2em 1em .2em 0}"
    "td:empty{display:none}td[data-t]{position:relative;padding-left:8em}"
    "td[data-t]::before{content:attr(data-t);position:absolute;left:0;color:#555}}\n"
    "@media print{body{margin:0;max-width:none;font-size:9pt}thead{display:table-header-group}"
    "tr{break-inside:avoid}rect{fill:#000}}\n";

/* A bar of that many of a hundred. */
static enum gk_status append_bar(struct gk_buffer *page, struct gk_bytes figure)
{
    if (!figure.length)
        return GK_OK;
    if (gk_page_markup(page, "<svg viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" "
                             "aria-hidden=\"true\"><rect height=\"6\" width=\"") != GK_OK ||
        gk_page_text(page, figure) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(page, "\"/></svg>");
}

/* A cell under its title, which a narrow screen shows in it. */
static enum gk_status append_cell(struct gk_buffer *page, const struct gk_table *table,
                                  size_t column, struct gk_bytes cell)
{
    bool figure = column >= table->first_figure;
    if (gk_page_markup(page, figure ? "<td class=\"f\" data-t=\"" : "<td data-t=\"") != GK_OK ||
        gk_page_text(page, table->titles[column]) != GK_OK ||
        gk_page_markup(page, "\">") != GK_OK || gk_page_text(page, cell) != GK_OK)
        return GK_NO_MEMORY;
    if (table->bar && table->bar == column && append_bar(page, cell) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(page, "</td>");
}

static enum gk_status append_head(struct gk_buffer *page, const struct gk_table *table)
{
    enum gk_status status = gk_page_markup(page, "<table>\n<thead><tr>");
    for (size_t i = 0; i < table->columns && status == GK_OK; i++) {
        status = gk_page_markup(page, i >= table->first_figure ? "<th class=\"f\" scope=\"col\">"
                                                               : "<th scope=\"col\">");
        if (status == GK_OK)
            status = gk_page_text(page, table->titles[i]);
        if (status == GK_OK)
            status = gk_page_markup(page, "</th>");
    }
    return status == GK_OK ? gk_page_markup(page, "</tr></thead>\n<tbody>\n") : status;
}

static enum gk_status append_rows(struct gk_buffer *page, const struct gk_table *table)
{
    enum gk_status status = append_head(page, table);
    for (size_t row = 0; row < table->rows && status == GK_OK; row++) {
        status = gk_page_markup(page, "<tr>");
        for (size_t i = 0; i < table->columns && status == GK_OK; i++)
            status = append_cell(page, table, i, table->cells[row * table->columns + i]);
        if (status == GK_OK)
            status = gk_page_markup(page, "</tr>\n");
    }
    return status == GK_OK ? gk_page_markup(page, "</tbody>\n</table>\n") : status;
}

/* One row about the whole: its columns one below the other. */
static enum gk_status append_single(struct gk_buffer *page, const struct gk_table *table)
{
    enum gk_status status = gk_page_markup(page, "<table class=\"s\">\n<tbody>\n");
    for (size_t i = 0; i < table->columns && status == GK_OK; i++) {
        if (!table->cells[i].length)
            continue;
        if (gk_page_markup(page, "<tr><th scope=\"row\">") != GK_OK ||
            gk_page_text(page, table->titles[i]) != GK_OK ||
            gk_page_markup(page, "</th><td class=\"f\">") != GK_OK ||
            gk_page_text(page, table->cells[i]) != GK_OK)
            return GK_NO_MEMORY;
        status = gk_page_markup(page, "</td></tr>\n");
    }
    return status == GK_OK ? gk_page_markup(page, "</tbody>\n</table>\n") : status;
}

static enum gk_status append_table(struct gk_buffer *page, const struct gk_table *table)
{
    if (gk_page_markup(page, "<h2>") != GK_OK || gk_page_text(page, table->title) != GK_OK ||
        gk_page_markup(page, "</h2>\n") != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = table->single ? append_single(page, table) : append_rows(page, table);
    if (status != GK_OK || !table->note.length)
        return status;
    if (gk_page_markup(page, "<p class=\"n\">") != GK_OK ||
        gk_page_text(page, table->note) != GK_OK)
        return GK_NO_MEMORY;
    return gk_page_markup(page, "</p>\n");
}

enum gk_status gk_tables_page(struct gk_buffer *page, struct gk_bytes title,
                              const struct gk_table *tables, size_t count,
                              enum gk_language language)
{
    if (gk_page_begin(page, language, title) != GK_OK || gk_page_markup(page, style) != GK_OK ||
        gk_page_body(page, title) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        if (tables[i].rows)
            status = append_table(page, &tables[i]);
    return status == GK_OK ? gk_page_end(page) : status;
}
