#include "domain/marks.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/letters.h"

enum {
    EVENT_MOST = 12,      /* cells of an event in a term: 秘密★考试结束前 */
    QUOTE_REACH = 12,     /* cells from a mark to the quotation marks around it */
    RULE_WORD_REACH = 24, /* and to a word that shows it to be an example */
    NOTE_MOST = 16,       /* cells behind 此件发至 */
};

/*
 * Words stand here as folded text has them: simplified, brackets as ASCII.
 *
 * Marks are looked for at the few characters that decide: a star, 级 of 密级, 此 of 此件, and those an
 * internal mark can begin with. A table by a character's last ten bits sorts out nearly all others.
 */
enum { DECIDING = 1024 };
static const bool deciding[DECIDING] = {
    [U'★' % DECIDING] = true,  [U'☆' % DECIDING] = true,  [U'*' % DECIDING] = true,
    [U'⭐' % DECIDING] = true,  [U'级' % DECIDING] = true, [U'此' % DECIDING] = true,
    [U'内' % DECIDING] = true, [U'会' % DECIDING] = true, [U'不' % DECIDING] = true,
    [U'请' % DECIDING] = true, [U'严' % DECIDING] = true, [U'仅' % DECIDING] = true,
};

/* 0 outside the text. */
static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return at < marks->folded->count ? marks->folded->characters[at] : 0;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t';
}

static size_t skip_spaces(const struct gk_marks *marks, size_t at)
{
    while (is_space(cell(marks, at)))
        at++;
    return at;
}

/* Behind the last cell before `at` that is no blank; 0 where there is none. */
static size_t skip_blanks_back(const struct gk_marks *marks, size_t at)
{
    while (at && gk_is_blank(cell(marks, at - 1)))
        at--;
    return at;
}

/* Whether a line ends between the cells before `from_end` and those from `to` on. Folding may have
 * dropped the line end, so the text itself is asked. */
static bool has_line_end(const struct gk_marks *marks, size_t from_end, size_t to)
{
    const struct gk_folded *folded = marks->folded;
    size_t start = from_end ? gk_folded_end(folded, from_end - 1) : 0;
    size_t end = to < folded->count ? gk_folded_start(folded, to) : marks->text.length;
    for (size_t i = start; i < end; i++)
        if (marks->text.at[i] == '\n' || marks->text.at[i] == '\r')
            return true;
    return false;
}

/* Lines end at line ends, at the ends of the text and at the tags of a page. */
static bool begins_line(const struct gk_marks *marks, size_t at)
{
    size_t before = skip_blanks_back(marks, at);
    return !before || cell(marks, before - 1) == '>' || has_line_end(marks, before, at);
}

static bool ends_line(const struct gk_marks *marks, size_t end)
{
    size_t behind = end;
    while (gk_is_blank(cell(marks, behind)))
        behind++;
    return behind >= marks->folded->count || cell(marks, behind) == '<' ||
           has_line_end(marks, end, behind);
}

static bool begins_text(const struct gk_marks *marks, size_t at)
{
    return skip_blanks_back(marks, at) == 0;
}

static bool is_opening_bracket(uint32_t c)
{
    return c == '(' || c == '[' || c == '{';
}

static bool is_closing_bracket(uint32_t c)
{
    return c == ')' || c == ']' || c == '}';
}

/* The cells this word takes at `at`, or 0. */
static size_t match(const struct gk_marks *marks, size_t at, const uint_least32_t *word)
{
    size_t length = 0;
    for (; word[length]; length++)
        if (cell(marks, at + length) != word[length])
            return 0;
    return length;
}

/* The first of the words, ended by NULL, that stands at `at`; its length, or 0. */
static size_t match_any(const struct gk_marks *marks, size_t at, const uint_least32_t *const *words)
{
    size_t length = 0;
    for (; *words && !length; words++)
        length = match(marks, at, *words);
    return length;
}

/* ---- examples in rules about marking ---- */

static bool is_opening_quote(uint32_t c)
{
    return c == U'“' || c == U'‘' || c == U'《' || c == U'「' || c == U'『' || c == '"';
}

static bool is_closing_quote(uint32_t c)
{
    return c == U'”' || c == U'’' || c == U'》' || c == U'」' || c == U'』' || c == '"';
}

static bool is_quoted(const struct gk_marks *marks, size_t start, size_t end)
{
    size_t before = start;
    while (before && start - before < QUOTE_REACH && !is_opening_quote(cell(marks, before - 1)) &&
           !is_closing_quote(cell(marks, before - 1)))
        before--;
    if (!before || !is_opening_quote(cell(marks, before - 1)))
        return false;
    size_t behind = end;
    while (behind - end < QUOTE_REACH && cell(marks, behind) &&
           !is_opening_quote(cell(marks, behind)) && !is_closing_quote(cell(marks, behind)))
        behind++;
    return is_closing_quote(cell(marks, behind));
}

/* A form in quotation marks near a word such as 标注 is what a rule speaks of. */
static bool is_example(const struct gk_marks *marks, size_t start, size_t end)
{
    static const uint_least32_t *const words[] = { U"标注", U"标识", U"标志", U"标明",
                                                   U"标记", U"格式", U"字样", U"样式",
                                                   U"式样", U"注明", NULL };
    if (!is_quoted(marks, start, end))
        return false;
    size_t from = start > RULE_WORD_REACH ? start - RULE_WORD_REACH : 0;
    for (size_t i = from; i < end + RULE_WORD_REACH && i < marks->folded->count; i++)
        if (match_any(marks, i, words))
            return true;
    return false;
}

/* ---- secrecy ---- */

static bool is_level_letter(uint32_t c)
{
    return c == U'绝' || c == U'机' || c == U'秘';
}

/* 绝密, 机密, 秘密 at `at`, spaces between allowed; the cell behind it, or 0. */
static size_t skip_level(const struct gk_marks *marks, size_t at)
{
    if (!is_level_letter(cell(marks, at)))
        return 0;
    at = skip_spaces(marks, at + 1);
    return cell(marks, at) == U'密' ? at + 1 : 0;
}

/* The same before `end`. False where there is none. */
static bool find_level_before(const struct gk_marks *marks, size_t end, size_t *start)
{
    while (end && is_space(cell(marks, end - 1)))
        end--;
    if (!end || cell(marks, end - 1) != U'密')
        return false;
    end--;
    while (end && is_space(cell(marks, end - 1)))
        end--;
    if (!end || !is_level_letter(cell(marks, end - 1)))
        return false;
    *start = end - 1;
    return true;
}

static bool is_number_letter(uint32_t c)
{
    static const uint_least32_t han[] = U"一二三四五六七八九十百零〇两";
    if (gk_is_ascii_digit(c))
        return true;
    for (size_t i = 0; han[i]; i++)
        if (han[i] == c)
            return true;
    return false;
}

/* 20年, 2 年, 九个月, 2030年1月1日: the cell behind it, or `at`. */
static size_t skip_span_of_time(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const units[] = { U"年", U"个月", U"月", U"天", U"日", NULL };
    size_t end = at;
    for (;;) {
        size_t unit = end;
        while (unit - end < 4 && is_number_letter(cell(marks, unit)))
            unit++;
        size_t length = match_any(marks, skip_spaces(marks, unit), units);
        if (unit == end || !length)
            return end;
        end = skip_spaces(marks, unit) + length;
    }
}

static bool is_stop(uint32_t c)
{
    return !c || gk_is_blank(c) || c == ',' || c == '.' || c == ';' || c == ':' || c == U'，' ||
           c == U'。' || c == U'、' || is_opening_bracket(c) || is_closing_bracket(c);
}

static bool is_turn(uint32_t c)
{
    return c == U'前' || c == U'后';
}

/* 启用前, 考试结束后: the cell behind it, or `at`. */
static size_t skip_event(const struct gk_marks *marks, size_t at)
{
    for (size_t i = at; i - at <= EVENT_MOST && !is_stop(cell(marks, i)); i++) {
        if (i > at && has_line_end(marks, i, i))
            break;
        if (i > at && is_turn(cell(marks, i)))
            return i + 1;
    }
    return at;
}

/* The end of a mark whose level and star end at `end`: behind its term, where it has one. */
static size_t skip_term(const struct gk_marks *marks, size_t end)
{
    size_t at = skip_spaces(marks, end);
    size_t behind = at + match(marks, at, U"长期");
    if (behind == at) {
        behind = skip_span_of_time(marks, at);
        behind += behind > at && is_turn(cell(marks, behind));
    }
    if (behind == at)
        behind = skip_event(marks, at);
    return behind > at ? behind : end;
}

static bool is_star(uint32_t c)
{
    return c == U'★' || c == U'☆' || c == '*' || c == U'⭐';
}

/* Geometric shapes, dingbats and the like: where they go on, they are decoration. */
static bool is_symbol(uint32_t c)
{
    return is_star(c) || (c >= 0x25A0 && c <= 0x27BF);
}

static bool find_starred(const struct gk_marks *marks, size_t star, struct gk_mark *mark)
{
    size_t start;
    if (!find_level_before(marks, star, &start) ||
        is_symbol(cell(marks, skip_spaces(marks, star + 1))))
        return false;
    size_t end = skip_term(marks, star + 1);
    bool alone = begins_line(marks, start) && ends_line(marks, end);
    if (cell(marks, star) != U'★' && !alone && !begins_text(marks, start))
        return false;
    if (is_example(marks, start, end))
        return false;
    *mark = (struct gk_mark){ .kind = GK_MARK_SECRET, .start = start, .end = end };
    return true;
}

/* 、机密 behind a first level: a list to choose from. */
static bool is_list(const struct gk_marks *marks, size_t at)
{
    at = skip_spaces(marks, at);
    uint32_t c = cell(marks, at);
    return (c == U'、' || c == '/' || c == U'或' || c == ',') &&
           skip_level(marks, skip_spaces(marks, at + 1));
}

/* 密级：内部 on a line of its own, at the letter 密; the level begins at `level`. */
static bool find_labelled_internal(const struct gk_marks *marks, size_t at, size_t level,
                                   struct gk_mark *mark)
{
    size_t end = level + match(marks, level, U"内部");
    if (end == level || !begins_line(marks, at) || !ends_line(marks, end))
        return false;
    *mark = (struct gk_mark){ .kind = GK_MARK_INTERNAL, .start = at, .end = end };
    return true;
}

/* 密级：机密 [★] [[保密]期限[：]] [term], at the letter 级. */
static bool find_labelled(const struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    static const uint_least32_t *const labels[] = { U"保密期限", U"期限", NULL };
    if (!at || cell(marks, at - 1) != U'密')
        return false;
    size_t colon = skip_spaces(marks, at + 1);
    if (cell(marks, colon) != ':')
        return false;
    size_t level = skip_spaces(marks, colon + 1);
    size_t end = skip_level(marks, level);
    if (!end)
        return find_labelled_internal(marks, at - 1, level, mark);
    if (is_list(marks, end) || is_example(marks, at - 1, end))
        return false;
    size_t star = skip_spaces(marks, end);
    if (is_star(cell(marks, star)))
        end = star + 1;
    size_t label = skip_spaces(marks, end);
    size_t length = match_any(marks, label, labels);
    size_t term = label + length;
    if (length && cell(marks, skip_spaces(marks, term)) == ':')
        term = skip_spaces(marks, term) + 1;
    if (skip_term(marks, term) > term)
        end = skip_term(marks, term);
    *mark = (struct gk_mark){ .kind = GK_MARK_SECRET, .start = at - 1, .end = end };
    return true;
}

/* ---- internal use ---- */

static const uint_least32_t *const internal_words[] = {
    U"内部事项",   U"内部资料",     U"内部文件",     U"内部使用",     U"内部刊物", U"会后收回",
    U"会后请收回", U"不得外传",     U"请勿外传",     U"严禁外传",     U"不得翻印", U"严禁翻印",
    U"不得复印",   U"仅供内部参考", U"仅供内部使用", U"仅限内部使用", U"仅限内部", U"内部",
    NULL,
};
static const uint_least32_t *const attending_words[] = { U"注意保管", U"注意保存", U"注意保密",
                                                         U"妥善保管", U"妥善保存", NULL };

static bool joins_phrases(uint32_t c)
{
    return is_space(c) || c == U'，' || c == ',' || c == U'、' || c == U'。' || c == '.' ||
           c == ';' || c == '!' || c == U'·' || c == '-' || c == U'—';
}

/* Internal phrases from `at` on; the cell behind the last one, and how many there are. */
static size_t skip_phrases(const struct gk_marks *marks, size_t at, int *count)
{
    size_t end = at;
    size_t length;
    *count = 0;
    for (;;) {
        size_t next = end;
        while (*count && joins_phrases(cell(marks, next)))
            next++;
        length = match_any(marks, next, internal_words);
        if (!length && *count)
            length = match_any(marks, next, attending_words);
        if (!length || (*count && has_line_end(marks, end, next)))
            return end;
        end = next + length;
        ++*count;
    }
}

/* Whether a Han letter stands right before: the common case, and never a mark's beginning. */
static bool stands_in_words(const struct gk_marks *marks, size_t at)
{
    const struct gk_folded *folded = marks->folded;
    if (!at || !gk_is_han(folded->characters[at - 1]))
        return false;
    size_t end = gk_folded_start(folded, at);
    for (size_t i = gk_folded_end(folded, at - 1), length; i < end; i += length) {
        struct gk_bytes rest = { marks->text.at + i, end - i };
        if (gk_is_blank(gk_utf8_decode(rest, &length)))
            return false;
    }
    return true;
}

/* The second letters of the internal words: nearly always they settle that it is another word. */
static bool goes_on(uint32_t c)
{
    return c == U'部' || c == U'后' || c == U'得' || c == U'勿' || c == U'禁' || c == U'供' ||
           c == U'限';
}

/* A phrase alone on its line or in brackets; or two that open the text, for pages without lines.
 * The word 内部 by itself is a mark only on a line of its own. */
static bool find_internal(const struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    if (!goes_on(cell(marks, at + 1)) || stands_in_words(marks, at))
        return false;
    size_t before = skip_blanks_back(marks, at);
    bool bracket = before && is_opening_bracket(cell(marks, before - 1));
    size_t start = bracket ? before - 1 : at;
    bool line = begins_line(marks, start);
    if (!bracket && !line)
        return false;
    int count;
    size_t end = skip_phrases(marks, at, &count);
    if (!count)
        return false;
    bool bare = end - at == 2;
    /* 仅供内部使用，不得外传的资料 opens prose. */
    bool only = cell(marks, at) == U'仅';
    bool opening = count > 1 && !only && begins_text(marks, start);
    while (joins_phrases(cell(marks, end)) && !is_space(cell(marks, end)))
        end++;
    size_t close = skip_spaces(marks, end);
    bool closed = bracket && is_closing_bracket(cell(marks, close));
    if (closed)
        end = close + 1;
    bool alone = line && ends_line(marks, end);
    if (!(alone && closed == bracket) && !(closed && !bare) && !opening)
        return false;
    if (is_example(marks, start, end))
        return false;
    *mark = (struct gk_mark){ .kind = GK_MARK_INTERNAL, .start = start, .end = end };
    return true;
}

/* ---- disclosure ---- */

static const struct {
    const uint_least32_t *words;
    enum gk_disclosure meaning;
} notes[] = {
    { U"主动公开", GK_DISCLOSURE_PROACTIVE }, { U"公开发布", GK_DISCLOSURE_PROACTIVE },
    { U"公开", GK_DISCLOSURE_PROACTIVE },     { U"依申请公开", GK_DISCLOSURE_ON_REQUEST },
    { U"不予公开", GK_DISCLOSURE_WITHHELD },  { U"不公开", GK_DISCLOSURE_WITHHELD },
    { U"暂不公开", GK_DISCLOSURE_WITHHELD },  { U"不宜公开", GK_DISCLOSURE_WITHHELD },
};

/* What stands behind 此件: the cell behind it, or `at`. 此件发至县团级 limits readers by rank; 此件发至各
 * 单位 only says who gets a copy. */
static size_t skip_note(const struct gk_marks *marks, size_t at, enum gk_disclosure *meaning)
{
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        size_t length = match(marks, at, notes[i].words);
        *meaning = notes[i].meaning;
        if (length)
            return at + length;
    }
    if (!match(marks, at, U"发至"))
        return at;
    size_t end = at;
    while (end - at < NOTE_MOST && !is_stop(cell(marks, end)))
        end++;
    return cell(marks, end - 1) == U'级' ? end : at;
}

/* At the letter 此. */
static bool find_disclosure(const struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    if (cell(marks, at + 1) != U'件')
        return false;
    size_t note = skip_spaces(marks, at + 2);
    enum gk_disclosure meaning;
    size_t end = skip_note(marks, note, &meaning);
    if (end == note)
        return false;
    while (joins_phrases(cell(marks, end)))
        end++;
    size_t before = skip_blanks_back(marks, at);
    bool bracketed = before && is_opening_bracket(cell(marks, before - 1)) &&
                     is_closing_bracket(cell(marks, end));
    size_t start = bracketed ? before - 1 : at;
    end += bracketed;
    if (!bracketed && !(begins_line(marks, at) && ends_line(marks, end)))
        return false;
    if (is_example(marks, start, end))
        return false;
    *mark = (struct gk_mark){
        .kind = GK_MARK_DISCLOSURE, .disclosure = meaning, .start = start, .end = end
    };
    return true;
}

/* ---- the walk ---- */

void gk_marks_open(struct gk_marks *marks, const struct gk_folded *folded, struct gk_bytes text)
{
    *marks = (struct gk_marks){ folded, text, 0 };
}

/* Whether the deciding character at this cell belongs to a mark. */
static bool find_at(const struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    switch (cell(marks, at)) {
    case U'★':
    case U'☆':
    case U'*':
    case U'⭐':
        return find_starred(marks, at, mark);
    case U'级':
        return find_labelled(marks, at, mark);
    case U'此':
        return find_disclosure(marks, at, mark);
    case U'内':
    case U'会':
    case U'不':
    case U'请':
    case U'严':
    case U'仅':
        return find_internal(marks, at, mark);
    default:
        return false;
    }
}

bool gk_marks_next(struct gk_marks *marks, struct gk_mark *mark)
{
    const uint32_t *characters = marks->folded->characters;
    const size_t count = marks->folded->count;
    for (size_t i = marks->next; i < count; i++) {
        if (!deciding[characters[i] % DECIDING] || !find_at(marks, i, mark))
            continue;
        marks->next = mark->end;
        return true;
    }
    marks->next = count;
    return false;
}
