#include "domain/report/forms.h"

#include "base/ascii.h"
#include "text/fold.h"

const char *gk_annual_kind_name(enum gk_annual_kind kind)
{
    static const char *const names[] = {
        [GK_ANNUAL_SECTION] = "section", [GK_ANNUAL_MATTER] = "matter",
        [GK_ANNUAL_TABLE] = "table",     [GK_ANNUAL_PART] = "part",
        [GK_ANNUAL_COLUMN] = "column",   [GK_ANNUAL_HEAD] = "head",
        [GK_ANNUAL_ROW] = "row",         [GK_ANNUAL_BELOW] = "below",
        [GK_ANNUAL_BALANCE] = "balance", [GK_ANNUAL_ROWS] = "rows",
        [GK_ANNUAL_COLUMNS] = "columns", [GK_ANNUAL_CARRY] = "carry",
        [GK_ANNUAL_KINDS] = NULL,
    };
    return names[kind];
}

bool gk_annual_sum_next(struct gk_bytes *rest, struct gk_bytes *id)
{
    size_t start = 0;
    while (start < rest->length && rest->at[start] == ' ')
        start++;
    size_t end = start;
    while (end < rest->length && rest->at[end] != ' ')
        end++;
    *id = (struct gk_bytes){ rest->at + start, end - start };
    *rest = (struct gk_bytes){ rest->at + end, rest->length - end };
    return id->length != 0;
}

bool gk_annual_sum_sides(struct gk_bytes sum, struct gk_bytes *left, struct gk_bytes *right)
{
    const char *sign = sum.length ? memchr(sum.at, '=', sum.length) : NULL;
    if (!sign)
        return false;
    size_t length = (size_t)(sign - sum.at);
    *left = (struct gk_bytes){ sum.at, length };
    *right = (struct gk_bytes){ sign + 1, sum.length - length - 1 };
    return true;
}

bool gk_annual_counts(uint32_t character)
{
    return gk_is_ascii_word(character) || gk_is_han(character);
}
