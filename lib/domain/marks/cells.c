/*
 * cells.c - cells, words and lines of a folded text.
 */
#include "domain/marks/family.h"

#include "base/ascii.h"
#include "base/utf8.h"

enum {
    ENTRY_MOST = 6,     /* cells of the number of an entry with its signs */
    BRACKET_REACH = 40, /* cells to the bracket that closes a note */
    SIGNS_MOST = 4,     /* decoration around a mark */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

bool gk_mark_is_colon(uint32_t c)
{
    return c == ':' || c == U'∶' || c == U'﹕' || c == U'︰' || c == U'ː';
}

const uint_least32_t gk_mark_stars[GK_MARK_STARS + 1] = U"★☆*⭐✩⋆※";

bool gk_mark_is_star(uint32_t c)
{
    return c == U'★' || c == U'☆' || c == '*' || c == U'⭐' || c == U'✩' || c == U'⋆' || c == U'※';
}

bool gk_mark_is_dash(uint32_t c)
{
    return c == '-' || c == U'—' || c == U'–' || c == U'―' || c == U'─' || c == '=';
}

bool gk_mark_is_stop(uint32_t c)
{
    return !c || gk_is_blank(c) || gk_mark_is_colon(c) || c == ',' || c == '.' || c == ';' ||
           c == U'。' || c == U'、' || c == '|' || gk_mark_is_opening(c) || gk_mark_is_closing(c);
}

size_t gk_mark_skip_spaces(const struct gk_marks *marks, size_t at)
{
    while (cell(marks, at) == ' ' || cell(marks, at) == '\t')
        at++;
    return at;
}

size_t gk_mark_skip_blanks_back(const struct gk_marks *marks, size_t at)
{
    while (at && gk_is_blank(cell(marks, at - 1)))
        at--;
    return at;
}

size_t gk_mark_match(const struct gk_marks *marks, size_t at, const uint_least32_t *word)
{
    size_t length = 0;
    for (; word[length]; length++)
        if (cell(marks, at + length) != word[length])
            return 0;
    return length;
}

size_t gk_mark_match_before(const struct gk_marks *marks, size_t end, const uint_least32_t *word)
{
    size_t length = 0;
    while (word[length])
        length++;
    return length <= end ? gk_mark_match(marks, end - length, word) : 0;
}

size_t gk_mark_match_any(const struct gk_marks *marks, size_t at,
                         const uint_least32_t *const *words)
{
    size_t length = 0;
    for (; *words && !length; words++)
        length = gk_mark_match(marks, at, *words);
    return length;
}

size_t gk_mark_match_any_before(const struct gk_marks *marks, size_t end,
                                const uint_least32_t *const *words)
{
    size_t length = 0;
    for (; *words && !length; words++)
        length = gk_mark_match_before(marks, end, *words);
    return length;
}

bool gk_mark_is_decoration(uint32_t c)
{
    return c == '*' || c == U'★' || c == U'☆' || c == U'※' || c == U'·' || c == U'•' || c == U'●' ||
           c == U'■' || c == U'◆' || c == '!' || c == '|' || c == '/' || c == '"' || c == U'“' ||
           c == U'”' || c == U'「' || c == U'」' || c == U'〈' || c == U'〉' || c == U'《' ||
           c == U'》' || (c >= 0x25A0 && c <= 0x27BF) || gk_mark_is_dash(c);
}

/* The bytes between the cells before `end` and those from `to` on: what folding dropped. */
static struct gk_bytes text_between(const struct gk_marks *marks, size_t end, size_t to)
{
    const struct gk_folded *folded = marks->folded;
    /* Who looks ahead may be behind the last cell. */
    end = end < folded->count ? end : folded->count;
    size_t start = end ? gk_folded_end(folded, end - 1) : 0;
    size_t stop = to < folded->count ? gk_folded_start(folded, to) : marks->text.length;
    return (struct gk_bytes){ marks->text.at + start, stop > start ? stop - start : 0 };
}

/* Takes the last character off the text; 0 where there is none. */
static uint32_t last_character(struct gk_bytes *text)
{
    size_t length = 1;
    if (!text->length)
        return 0;
    while (length < text->length && (text->at[text->length - length] & 0xC0) == 0x80)
        length++;
    text->length -= length;
    return gk_utf8_decode((struct gk_bytes){ text->at + text->length, length }, &length);
}

bool gk_mark_touches(const struct gk_marks *marks, size_t at)
{
    if (!at || at >= marks->folded->count || gk_is_blank(cell(marks, at)) ||
        gk_is_blank(cell(marks, at - 1)))
        return false;
    struct gk_bytes before = { marks->text.at, gk_folded_start(marks->folded, at) };
    for (;;) {
        uint32_t c = last_character(&before);
        if (gk_is_blank(c) || !gk_is_invisible(c))
            return !gk_is_blank(c);
    }
}

bool gk_mark_has_line_end(const struct gk_marks *marks, size_t end, size_t to)
{
    struct gk_bytes between = text_between(marks, end, to);
    for (size_t i = 0; i < between.length; i++)
        if (between.at[i] == '\n' || between.at[i] == '\r' || between.at[i] == '\f')
            return true;
    /* U+2028 and U+2029, which a page's view has for the line ends in a cell of a table. */
    return gk_bytes_find(between, GK_BYTES("\xE2\x80\xA8")) ||
           gk_bytes_find(between, GK_BYTES("\xE2\x80\xA9"));
}

bool gk_mark_has_border(const struct gk_marks *marks, size_t end, size_t to)
{
    struct gk_bytes between = text_between(marks, end, to);
    return gk_mark_has_line_end(marks, end, to) ||
           (between.length && memchr(between.at, '\t', between.length));
}

bool gk_mark_has_empty_cell(const struct gk_marks *marks, size_t end, size_t to)
{
    struct gk_bytes between = text_between(marks, end, to);
    const char *tab = between.length ? memchr(between.at, '\t', between.length) : NULL;
    return tab && memchr(tab, '\n', between.length - (size_t)(tab - between.at));
}

bool gk_mark_begins_line(const struct gk_marks *marks, size_t at)
{
    size_t before = gk_mark_skip_blanks_back(marks, at);
    return !before || gk_mark_has_line_end(marks, before, at);
}

static size_t skip_blanks(const struct gk_marks *marks, size_t at)
{
    while (gk_is_blank(cell(marks, at)))
        at++;
    return at;
}

bool gk_mark_ends_line(const struct gk_marks *marks, size_t end)
{
    size_t behind = skip_blanks(marks, end);
    return behind >= marks->folded->count || gk_mark_has_line_end(marks, end, behind);
}

bool gk_mark_begins_text(const struct gk_marks *marks, size_t at)
{
    return gk_mark_skip_blanks_back(marks, at) == 0;
}

bool gk_mark_ends_text(const struct gk_marks *marks, size_t end)
{
    return skip_blanks(marks, end) >= marks->folded->count;
}

size_t gk_mark_skip_decoration_back(const struct gk_marks *marks, size_t at)
{
    size_t start = at;
    for (int i = 0; i < SIGNS_MOST && !gk_mark_begins_line(marks, start); i++) {
        start = gk_mark_skip_blanks_back(marks, start);
        if (!start || !gk_mark_is_decoration(cell(marks, start - 1)))
            return at;
        start--;
    }
    return gk_mark_begins_line(marks, start) ? start : at;
}

size_t gk_mark_skip_decoration(const struct gk_marks *marks, size_t end)
{
    size_t behind = end;
    for (int i = 0; i < SIGNS_MOST && gk_mark_is_decoration(cell(marks, behind)); i++)
        behind++;
    return gk_mark_ends_line(marks, behind) ? behind : end;
}

bool gk_mark_is_pronoun(uint32_t c)
{
    return c == U'此' || c == U'本' || c == U'该';
}

/* The longest noun that ends before `end`, of papers that speak of themselves. */
static size_t match_paper_before(const struct gk_marks *marks, size_t end)
{
    static const uint_least32_t *const papers[] = {
        U"件",   U"文",     U"文件",     U"公文",     U"材料", U"资料", U"信息", U"通知", U"函",
        U"复",   U"复函",   U"批复",     U"答复",     U"意见", U"方案", U"表",   U"报告", U"稿",
        U"请示", U"决定",   U"通报",     U"纪要",     U"简报", U"刊",   U"名单", U"汇编", U"附件",
        U"公函", U"规定",   U"办法",     U"预案",     U"规划", U"计划", U"总结", U"讲话", U"公告",
        U"细则", U"通讯录", U"建议答复", U"提案答复", U"复文", NULL,
    };
    size_t longest = 0;
    for (const uint_least32_t *const *paper = papers; *paper; paper++) {
        size_t length = gk_mark_match_before(marks, end, *paper);
        longest = length > longest ? length : longest;
    }
    return longest;
}

size_t gk_mark_subject_before(const struct gk_marks *marks, size_t end)
{
    size_t length = match_paper_before(marks, end);
    if (!length || length >= end)
        return 0;
    return gk_mark_is_pronoun(cell(marks, end - length - 1)) ? length + 1 : 0;
}

static bool is_number_sign(uint32_t c)
{
    return gk_is_ascii_digit(c) || c == U'一' || c == U'二' || c == U'三' || c == U'四' ||
           c == U'五' || c == U'六' || c == U'七' || c == U'八' || c == U'九' || c == U'十' ||
           c == U'第';
}

bool gk_mark_is_entry(const struct gk_marks *marks, size_t at)
{
    size_t before = gk_mark_skip_blanks_back(marks, at);
    size_t start = before;
    bool number = false;
    while (start && before - start < ENTRY_MOST && !gk_mark_begins_line(marks, start)) {
        uint32_t c = cell(marks, start - 1);
        bool sign = c == '.' || c == U'、' || c == '(' || c == ')' || c == U'．' || c == U'条' ||
                    c == U'项';
        if (!sign && !is_number_sign(c))
            return false;
        number |= !sign;
        start--;
    }
    return number && gk_mark_begins_line(marks, start);
}

size_t gk_mark_closing_behind(const struct gk_marks *marks, size_t end)
{
    for (size_t i = end; i - end < BRACKET_REACH && i < marks->folded->count; i++) {
        if (gk_mark_has_line_end(marks, i, i) || gk_mark_is_opening(cell(marks, i)))
            return 0;
        if (gk_mark_is_closing(cell(marks, i)))
            return i + 1;
    }
    return 0;
}
