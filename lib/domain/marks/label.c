/*
 * label.c - a label of a form or a footer, and what is chosen behind it: 密级：机密, 公开方式
 * □主动公开 ☑依申请公开, a cell beside a cell, a line below a line.
 */
#include "domain/marks/family.h"

#include "base/ascii.h"
#include "domain/box.h"

enum {
    CHOICES_MOST = 12,
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

/* ---- where a label stands */

/* 2018年1月2日公开方式：…: text whose line ends are lost has a footer behind the date, the number
 * of copies or the note. */
bool gk_mark_ends_paper(uint32_t c)
{
    return c == U'日' || c == U'发' || c == U'份' || c == U'页' || c == U'号';
}

enum gk_mark_place gk_mark_place_of(const struct gk_marks *marks, size_t at)
{
    if (gk_mark_is_entry(marks, at))
        return GK_MARK_IN_DOUBT;
    if (!gk_mark_touches(marks, at) || gk_mark_begins_line(marks, at))
        return GK_MARK_AT_PLACE;
    uint32_t before = cell(marks, at - 1);
    if (before == U'，' || before == ',' || before == U'、')
        return GK_MARK_IN_DOUBT;
    return !gk_is_han(before) || gk_mark_ends_paper(before) ? GK_MARK_AT_PLACE : GK_MARK_IN_WORDS;
}

/* ---- what parts it from its value */

static bool is_border(uint32_t c)
{
    return c == '|' || c == U'│' || c == U'┃' || c == U'║';
}

/* 密级为机密, and not the answer 是. */
static size_t match_verb(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const verbs[] = { U"确定为", U"定为", U"属于", U"为",
                                                   U"是",     U"系",   NULL };
    size_t length = gk_mark_match_any(marks, at, verbs);
    return length && gk_mark_touches(marks, at + length) && gk_is_han(cell(marks, at + length))
               ? length
               : 0;
}

/* Brackets and quotation marks around a value. */
static bool is_opening_mark(uint32_t c)
{
    return gk_mark_is_opening(c) || c == U'“' || c == U'「' || c == '"';
}

static bool is_closing_mark(uint32_t c)
{
    return gk_mark_is_closing(c) || c == U'”' || c == U'」' || c == '"';
}

/* A cell that parts a label from its value; `bracketed`: the label is in brackets alone. */
static size_t skip_parting_sign(const struct gk_marks *marks, size_t at, bool *bracketed)
{
    uint32_t c = cell(marks, at);
    bool closes = *bracketed && gk_mark_is_closing(c);
    *bracketed &= !closes;
    return at + (closes || gk_mark_is_colon(c) || gk_mark_is_dash(c) || is_border(c) || c == U'→');
}

/* 密级（请打√）：, 公开方式为：; behind what is put between a label and its colon. */
static size_t skip_advice(const struct gk_marks *marks, size_t at)
{
    if (cell(marks, at) == U'为' && gk_mark_is_colon(cell(marks, at + 1)))
        return at + 1;
    size_t close = gk_mark_is_opening(cell(marks, at)) ? gk_mark_closing_behind(marks, at + 1) : 0;
    return close && gk_mark_is_colon(cell(marks, close)) ? close : at;
}

bool gk_mark_read_gap(const struct gk_marks *marks, size_t start, size_t end,
                      struct gk_mark_gap *gap)
{
    bool bracketed = start && gk_mark_is_opening(cell(marks, start - 1));
    size_t at = skip_advice(marks, end);
    *gap =
        (struct gk_mark_gap){ .blank = at < marks->folded->count && !gk_mark_touches(marks, at) };
    for (size_t before = SIZE_MAX; before != at;) {
        before = at;
        at = skip_parting_sign(marks, at, &bracketed);
        gap->colon |= at != before;
        while (gk_is_blank(cell(marks, at)))
            at++;
    }
    gap->line_end = gk_mark_has_line_end(marks, end, at);
    /* 密级：★机密 */
    at += gap->colon && gk_mark_is_star(cell(marks, at));
    size_t verb = gap->colon ? 0 : match_verb(marks, at);
    gap->verb = verb != 0;
    gap->value = at + verb;
    /* 密级（机密） */
    gap->opened = !verb && is_opening_mark(cell(marks, at)) && gk_is_han(cell(marks, at + 1));
    gap->value += gap->opened;
    gap->colon |= gap->opened;
    return gap->colon || gap->verb || (gap->blank && !gk_mark_has_empty_cell(marks, end, at));
}

/* ---- what is chosen */

/* What a word processor's font of symbols leaves as £ and R counts too; folding makes R small. */
static bool is_sign(const struct gk_marks *marks, size_t at, bool *ticked)
{
    uint32_t c = cell(marks, at);
    *ticked |= gk_is_ticked_box(c);
    return gk_is_ticked_box(c) || gk_is_empty_box(c) || c == U'£';
}

/* A box at `at`: signs, or brackets with a tick or blanks in them; the cell behind it, or `at`. */
static size_t skip_box(const struct gk_marks *marks, size_t at, bool *ticked)
{
    size_t end = at;
    if (gk_mark_is_opening(cell(marks, at))) {
        end = gk_mark_skip_spaces(marks, at + 1);
        bool sign = is_sign(marks, end, ticked);
        bool letter = cell(marks, end) == 'x' || cell(marks, end) == 'v';
        *ticked |= letter;
        end = gk_mark_skip_spaces(marks, end + (sign || letter));
        bool empty = end == at + 1;
        return gk_mark_is_closing(cell(marks, end)) && !empty ? end + 1 : at;
    }
    while (end - at < 3 && is_sign(marks, end, ticked))
        end++;
    if (end == at && cell(marks, at) == 'r' && gk_is_han(cell(marks, at + 1))) {
        *ticked = true;
        end++;
    }
    return end;
}

/* The value at `at` and what it means; the cell behind it, or 0. */
static size_t read_value(const struct gk_marks *marks, size_t at, const struct gk_mark_word *words,
                         const struct gk_mark_word **word)
{
    for (; words->text; words++) {
        size_t length = gk_mark_match(marks, at, words->text);
        if (!length)
            continue;
        size_t end = at + length;
        uint32_t c = cell(marks, end);
        *word = words;
        return end + (gk_mark_touches(marks, end) && (c == U'类' || c == U'件' || c == U'级'));
    }
    return 0;
}

/* Behind the number of a choice: 1. ② (3) 4、 A. */
static size_t skip_number(const struct gk_marks *marks, size_t at)
{
    uint32_t sign = cell(marks, at + 1);
    if (cell(marks, at) >= 'a' && cell(marks, at) <= 'e' &&
        (sign == '.' || sign == U'、' || sign == ' '))
        return gk_mark_skip_spaces(marks, at + 2);
    size_t digit = at + gk_mark_is_opening(cell(marks, at));
    size_t end = digit;
    while (end - digit < 2 && gk_is_ascii_digit(cell(marks, end)))
        end++;
    if (end == digit)
        return at;
    uint32_t c = cell(marks, end);
    return end + (c == '.' || c == U'、' || gk_mark_is_closing(c));
}

/* Behind what parts two choices. */
static size_t skip_parting(const struct gk_marks *marks, size_t at)
{
    for (;;) {
        uint32_t c = cell(marks, at);
        if (gk_is_blank(c) || c == U'、' || c == '/' || c == ',' || c == U'，' || c == ';' ||
            c == U'或' || c == U'和' || c == '\\' || is_border(c))
            at++;
        else
            return at;
    }
}

/* What has been read of a list of choices. */
struct choices {
    int count;
    const struct gk_mark_word *word; /* the one that was read last */
    bool differ;
    bool boxes;
    unsigned meaning; /* of the strongest that is ticked */
    size_t ticked_end;
    struct gk_mark_choice first;
};

static void count_choice(struct choices *choices, const struct gk_mark_word *word, size_t end,
                         bool ticked)
{
    if (!choices->count++)
        choices->first = (struct gk_mark_choice){ .meaning = word->meaning, .end = end };
    else
        choices->differ |= word != choices->word;
    choices->word = word;
    if (!ticked || word->meaning < choices->meaning)
        return;
    choices->meaning = word->meaning;
    choices->ticked_end = end;
}

/* Whether the box behind a value, in [end, behind), belongs to the value that follows it: it
 * touches that one only. */
static bool belongs_to_next(const struct gk_marks *marks, size_t end, size_t box, size_t behind)
{
    return (box != end || !gk_mark_touches(marks, box)) && gk_mark_touches(marks, behind) &&
           gk_is_han(cell(marks, behind));
}

/* Reads the choices from `at` on. Without boxes the lines below belong to it where the first value
 * stands on a line of its own too. */
static void read_choices(const struct gk_marks *marks, size_t at, bool lines,
                         const struct gk_mark_word *words, struct choices *choices)
{
    bool boxes_first = false;
    while (choices->count < CHOICES_MOST) {
        bool ticked = false;
        const struct gk_mark_word *word;
        at = skip_number(marks, at);
        size_t value = skip_box(marks, at, &ticked);
        bool box = value != at;
        value = skip_number(marks, value);
        size_t end = read_value(marks, gk_mark_skip_spaces(marks, value), words, &word);
        bool runs_on = end && gk_mark_touches(marks, end) && gk_is_han(cell(marks, end));
        if (!end || (runs_on && (choices->count || box)))
            return;
        boxes_first |= box;
        size_t behind = gk_mark_skip_spaces(marks, end);
        bool tick_behind = false;
        size_t box_behind = boxes_first ? behind : skip_box(marks, behind, &tick_behind);
        size_t parting = end;
        if (box_behind != behind && !belongs_to_next(marks, end, behind, box_behind)) {
            box = true;
            ticked |= tick_behind;
            parting = box_behind;
        }
        at = skip_parting(marks, parting);
        bool line = gk_mark_has_line_end(marks, parting, at);
        choices->boxes |= box;
        count_choice(choices, word, parting, ticked);
        choices->first.runs_on |= runs_on;
        if (runs_on || (!lines && !choices->boxes && line))
            return;
    }
}

bool gk_mark_choose(const struct gk_marks *marks, const struct gk_mark_gap *gap,
                    const struct gk_mark_word *words, struct gk_mark_choice *choice)
{
    struct choices choices = { 0 };
    read_choices(marks, gap->value, gap->line_end, words, &choices);
    *choice = choices.first;
    if (choices.boxes) {
        choice->meaning = choices.meaning;
        choice->end = choices.ticked_end;
        choice->ticked = true;
    }
    if (!choices.count || (choices.boxes ? !choices.ticked_end : choices.differ))
        return false;
    if (!gap->opened || !is_closing_mark(cell(marks, choice->end)))
        return !gap->opened;
    choice->end++;
    choice->runs_on = gk_mark_touches(marks, choice->end) && gk_is_han(cell(marks, choice->end));
    return true;
}
