/*
 * Traditional and simplified forms in one text: a conversion stopped half-way. Names and
 * quotations mix them as well, so it is a matter for a person.
 */
#include "text/big5.h"
#include "text/cost.h"
#include "text/damage/characters.h"
#include "text/damage/kinds.h"
#include "text/gbk.h"
#include "text/simplify.h"

/* Of a text with fewer Han characters one form that differs from the others is enough. */
enum { SHORT_TEXT = 32 };

/* Hanzi of GB 2312: leads B0-F7, trails from A1. */
static bool is_gb2312(uint32_t c)
{
    uint16_t pair = gk_gbk_encode(c);
    return pair >= 0xB0A1 && pair < 0xF800 && (pair & 0xFF) >= 0xA1;
}

/* Han of Big5 (A1-C6, C9-F9), without what was added later. */
static bool is_big5(uint32_t c)
{
    uint16_t pair = gk_big5_encode(c);
    return (pair >= 0xA140 && pair <= 0xC67E) || (pair >= 0xC940 && pair <= 0xF9D5);
}

static bool is_simplified_only(uint32_t c)
{
    return is_gb2312(c) && !is_big5(c);
}

/* Forms that names keep, and rare ones, say nothing. */
static bool is_traditional_only(uint32_t c)
{
    return gk_simplified(c) != c && !gk_is_among(c, U"昇甦甯於") && is_big5(c) && !is_gb2312(c) &&
           !gk_is_rare(c);
}

struct forms {
    size_t count;
    size_t start;
    size_t end;
};

static void count_form(struct forms *forms, size_t at)
{
    if (forms->count++ == 0)
        forms->start = at;
    forms->end = at + 1;
}

enum gk_status gk_find_mixed(struct gk_examination *examination)
{
    struct forms traditional = { 0 }, simplified = { 0 };
    size_t han = 0;
    for (size_t i = 0; i < examination->count; i++) {
        uint32_t c = examination->characters[i];
        if (!gk_is_han(c))
            continue;
        han++;
        if (gk_examination_is_taken(examination, i, i + 1))
            continue;
        if (is_traditional_only(c))
            count_form(&traditional, i);
        else if (is_simplified_only(c))
            count_form(&simplified, i);
    }
    const struct forms *fewer = traditional.count > simplified.count ? &simplified : &traditional;
    size_t sum = traditional.count + simplified.count;
    if (fewer->count == 0 || (han < SHORT_TEXT ? sum < 3 : fewer->count < 2))
        return GK_OK;
    return gk_examination_add(examination, GK_RULE_TEXT_MIXED, GK_REPORTED, fewer->start,
                              fewer->end, (struct gk_bytes){ NULL, 0 }, false);
}
