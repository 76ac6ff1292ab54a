#include "run/input/table/merged.h"

#include "domain/disclosure.h"
#include "domain/letters.h"

static const enum gk_field fields[GK_MERGED_COLUMNS] = { GK_FIELD_DISCLOSURE, GK_FIELD_SECRECY };

void gk_merged_begin(struct gk_merged *merged, const struct gk_table_head *head)
{
    *merged = (struct gk_merged){ 0 };
    for (size_t k = 0; k < GK_MERGED_COLUMNS; k++)
        merged->of[k].column = gk_table_head_find_field(head, fields[k]);
}

void gk_merged_part(struct gk_merged *merged)
{
    for (size_t k = 0; k < GK_MERGED_COLUMNS; k++)
        merged->of[k].kept = false;
}

static bool is_kept(enum gk_field field, struct gk_bytes value)
{
    if (field == GK_FIELD_SECRECY)
        return gk_secrecy_read(value) == GK_SECRECY_SECRET;
    enum gk_disclosure said = gk_disclosure_read(value);
    return said != GK_DISCLOSURE_ABSENT && said != GK_DISCLOSURE_PROACTIVE &&
           said != GK_DISCLOSURE_CHANNEL;
}

size_t gk_merged_next(struct gk_merged *merged, const struct gk_table_cells *cells)
{
    size_t doubtful = 0;
    for (size_t k = 0; k < GK_MERGED_COLUMNS; k++) {
        size_t column = merged->of[k].column;
        const struct gk_table_cell *cell =
            column && column <= cells->count ? gk_table_cells_at(cells, column - 1) : NULL;
        bool blank = !cell || gk_table_is_blank(cell);
        if (!column)
            continue;
        if (!merged->of[k].begun)
            merged->of[k].filled = !blank;
        merged->of[k].begun = true;
        if (blank && merged->of[k].kept && merged->of[k].filled && !doubtful)
            doubtful = column;
        /* 同上 says what was said before. */
        if (!blank && !gk_is_ditto(cell->text))
            merged->of[k].kept = is_kept(fields[k], cell->text);
    }
    return doubtful;
}
