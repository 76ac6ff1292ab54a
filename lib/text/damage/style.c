/*
 * Forms that typing, copying and reading by machine leave in document numbers, dates and blanks.
 */
#include "text/damage/style.h"

enum gk_status gk_find_style(struct gk_examination *examination)
{
    static const struct {
        unsigned style;
        enum gk_status (*find)(struct gk_examination *);
    } parts[] = {
        { GK_STYLE_BRACKETS, gk_find_brackets },
        { GK_STYLE_DIGITS, gk_find_zeros },
        { GK_STYLE_BLANKS, gk_find_placeholders },
        { GK_STYLE_BOXES, gk_find_checkboxes },
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == GK_OK; i++)
        if (examination->styles & parts[i].style)
            status = parts[i].find(examination);
    return status;
}
