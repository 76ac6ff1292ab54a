/*
 * example.c - a form that a rule quotes, or speaks of, is no mark.
 */
#include "domain/marks/family.h"

enum {
    QUOTE_REACH = 12,     /* cells from a mark to the quotation marks around it */
    RULE_WORD_REACH = 24, /* and to a word that shows it to be an example */
    SPOKEN_REACH = 6,     /* to such a word where there are no quotation marks */
};

static const uint_least32_t *const rule_words[] = { U"标注", U"标识", U"标志", U"标明", U"标记",
                                                    U"格式", U"字样", U"样式", U"式样", U"注明",
                                                    U"标示", U"印有", U"写有", U"标有", U"盖有",
                                                    U"加盖", U"戳记", NULL };

static bool is_opening_quote(uint32_t c)
{
    return c == U'“' || c == U'‘' || c == U'《' || c == U'「' || c == U'『' || c == U'〈' ||
           c == '"' || c == '\'';
}

static bool is_closing_quote(uint32_t c)
{
    return c == U'”' || c == U'’' || c == U'》' || c == U'」' || c == U'』' || c == U'〉' ||
           c == '"' || c == '\'';
}

static bool ends_search(uint32_t c)
{
    return !c || is_opening_quote(c) || is_closing_quote(c);
}

/* The cells from the opening quotation mark to behind the closing one. */
static bool find_quotes(const struct gk_marks *marks, size_t *start, size_t *end)
{
    size_t before = *start;
    while (before && *start - before < QUOTE_REACH && !ends_search(gk_mark_cell(marks, before - 1)))
        before--;
    if (!before || !is_opening_quote(gk_mark_cell(marks, before - 1)))
        return false;
    size_t behind = *end;
    while (behind - *end < QUOTE_REACH && !ends_search(gk_mark_cell(marks, behind)))
        behind++;
    if (!is_closing_quote(gk_mark_cell(marks, behind)))
        return false;
    *start = before - 1;
    *end = behind + 1;
    return true;
}

enum gk_mark_example gk_mark_example_of(const struct gk_marks *marks, size_t start, size_t end)
{
    size_t from = start > RULE_WORD_REACH ? start - RULE_WORD_REACH : 0;
    size_t to = end + RULE_WORD_REACH;
    if (!find_quotes(marks, &start, &end))
        return GK_MARK_NO_EXAMPLE;
    for (size_t i = from; i < to && i < marks->folded->count; i++)
        if (gk_mark_match_any(marks, i, rule_words))
            return GK_MARK_EXAMPLE;
    /* Quotation marks that have the line to themselves are decoration. */
    return gk_mark_begins_line(marks, start) && gk_mark_ends_line(marks, end) ? GK_MARK_NO_EXAMPLE
                                                                              : GK_MARK_QUOTED;
}

/* Whether a line begins at one of the cells from `from` to `to`. */
static bool begins_line_since(const struct gk_marks *marks, size_t from, size_t to)
{
    for (size_t i = from; i <= to; i++)
        if (gk_mark_has_line_end(marks, i, i))
            return true;
    return false;
}

bool gk_mark_is_spoken_of(const struct gk_marks *marks, size_t start, size_t end)
{
    static const uint_least32_t *const as[] = { U"例如", U"比如", U"诸如", U"形如", NULL };
    static const uint_least32_t *const forms[] = { U"格式", U"格式为", U"样式", U"样式为",
                                                   U"例如", U"如",     U"示例", U"举例",
                                                   U"如下", U"形式为", NULL };
    if (start && gk_mark_is_colon(gk_mark_cell(marks, start - 1)) &&
        gk_mark_match_any_before(marks, start - 1, forms))
        return true;
    for (size_t i = start; i && start - i < SPOKEN_REACH; i--) {
        /* 密级标志：机密★3年 is a label of a form. */
        if (gk_mark_is_colon(gk_mark_cell(marks, i - 1)))
            break;
        if (gk_mark_match_any(marks, i - 1, rule_words) || gk_mark_match_any(marks, i - 1, as))
            return !begins_line_since(marks, i, start);
    }
    size_t behind = gk_mark_skip_spaces(marks, end) + (gk_mark_cell(marks, end) == U'的');
    return !gk_mark_ends_line(marks, end) && gk_mark_match_any(marks, behind, rule_words) != 0;
}
