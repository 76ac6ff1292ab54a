/*
 * Forms that typing, copying and reading by machine leave in document numbers, dates and blanks.
 */
#include "text/damage/style.h"

enum gk_status gk_find_style(struct gk_examination *examination)
{
    static enum gk_status (*const parts[])(struct gk_examination *) = {
        gk_find_brackets,
        gk_find_zeros,
        gk_find_placeholders,
        gk_find_checkboxes,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == GK_OK; i++)
        status = parts[i](examination);
    return status;
}
