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

bool gk_is_simplified_only(uint32_t c)
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

/* The end of what stands at a place and is of no form: damage that another text is proposed for,
 * and U+FFFD read as GBK. What begins with 锟 has at its end half of the next character. */
static size_t skip_damage(const struct gk_examination *examination, const uint8_t *proposed,
                          size_t at)
{
    size_t length = gk_replacement_as_gbk_length(examination, at);
    if (length)
        return at + length;
    if (examination->characters[at] == U'锟')
        return at + 1 < examination->count ? at + 2 : at + 1;
    return proposed[at] ? at + 1 : at;
}

/* Marks the characters that something is proposed for, to be applied or not. */
static enum gk_status mark_proposed(struct gk_examination *examination)
{
    struct gk_buffer *marks = &examination->scratch[0];
    const struct gk_damage *found = (const struct gk_damage *)(const void *)examination->found->at;
    gk_buffer_clear(marks);
    if (gk_buffer_reserve(marks, examination->count + 1) != GK_OK)
        return GK_NO_MEMORY;
    memcpy(marks->at, examination->taken, examination->count);
    for (size_t i = 0; i < examination->found->length / sizeof *found; i++)
        if (found[i].proposal.at)
            memset(marks->at + found[i].start, 1, found[i].end - found[i].start);
    return GK_OK;
}

enum gk_status gk_find_mixed(struct gk_examination *examination)
{
    struct forms traditional = { 0 }, simplified = { 0 };
    size_t han = 0;
    if (mark_proposed(examination) != GK_OK)
        return GK_NO_MEMORY;
    const uint8_t *proposed = (const uint8_t *)examination->scratch[0].at;
    for (size_t i = 0, end; i < examination->count; i = end) {
        uint32_t c = examination->characters[i];
        end = i + 1;
        if (!gk_is_ideograph(c))
            continue;
        size_t damaged = skip_damage(examination, proposed, i);
        han++;
        if (damaged > i)
            end = damaged;
        else if (is_traditional_only(c))
            count_form(&traditional, i);
        else if (gk_is_simplified_only(c))
            count_form(&simplified, i);
    }
    const struct forms *fewer = traditional.count > simplified.count ? &simplified : &traditional;
    size_t sum = traditional.count + simplified.count;
    if (fewer->count == 0 || (han < SHORT_TEXT ? sum < 3 : fewer->count < 2))
        return GK_OK;
    return gk_examination_add(examination, GK_RULE_TEXT_MIXED, GK_REPORTED, fewer->start,
                              fewer->end, (struct gk_bytes){ NULL, 0 }, false);
}
