/*
 * family.h - inside domain/marks: what the families of marks share.
 *
 * Words stand in these files as folded text has them: simplified, small, brackets as ASCII. Folding
 * drops blanks and single line ends between Han, so whether two cells touch, and where a line ends,
 * is asked of the text itself. Every look to the left or right is bounded, or goes over blanks
 * alone, so that all work is in proportion to the text.
 */
#ifndef GK_DOMAIN_MARKS_FAMILY_H
#define GK_DOMAIN_MARKS_FAMILY_H

#include "domain/marks.h"

#include "domain/letters.h"

/* Whether the deciding character at this cell belongs to a mark, which is filled in. */
typedef bool gk_mark_reader(struct gk_marks *, size_t at, struct gk_mark *mark);

gk_mark_reader gk_mark_starred;          /* at a star */
gk_mark_reader gk_mark_bare_level;       /* at 密 */
gk_mark_reader gk_mark_labelled_secrecy; /* at 级 or 密 */
gk_mark_reader gk_mark_internal;         /* at a letter that its phrases have */
gk_mark_reader gk_mark_note;             /* at 开, 级 or 网 */
gk_mark_reader gk_mark_labelled_manner;  /* at 开 */

/* The letters at which the grammar looks for marks, by their last ten bits; whether one of them,
 * with the letters beside it that it asks for, is among the first `reach` of a phrase (walk.c). */
void gk_mark_grammar_letters(bool deciding[GK_MARK_DECIDING]);
bool gk_mark_grammar_decides(const uint_least32_t *phrase, size_t reach);

/* What 密级 says, in struct gk_mark_words.levels: the larger, the more against publication. */
enum gk_mark_level {
    GK_MARK_NO_SECRET = 1,
    GK_MARK_OWN_SECRET,
    GK_MARK_STATE_SECRET,
};

/* ---- cells (cells.c) */

/* The character of a cell; 0 outside the text. */
static inline uint32_t gk_mark_cell(const struct gk_marks *marks, size_t at)
{
    return at < marks->folded->count ? marks->folded->characters[at] : 0;
}

static inline bool gk_mark_is_opening(uint32_t c)
{
    return c == '(' || c == '[' || c == '{';
}

static inline bool gk_mark_is_closing(uint32_t c)
{
    return c == ')' || c == ']' || c == '}';
}

bool gk_mark_is_colon(uint32_t character);
bool gk_mark_is_dash(uint32_t character);
bool gk_mark_is_star(uint32_t character);

/* All of them, ended by 0. */
enum { GK_MARK_STARS = 7 };
extern const uint_least32_t gk_mark_stars[GK_MARK_STARS + 1];

/* ,、。 and the like, a bracket, a blank or the end: what ends a word. */
bool gk_mark_is_stop(uint32_t character);

/* Behind spaces and tabs; behind the last cell before `at` that is no blank, or 0. */
size_t gk_mark_skip_spaces(const struct gk_marks *, size_t at);
size_t gk_mark_skip_blanks_back(const struct gk_marks *, size_t at);

/* The cells that this word takes at `at`, or before `end`; the first of the words, ended by NULL,
 * that does. 0: none. */
size_t gk_mark_match(const struct gk_marks *, size_t at, const uint_least32_t *word);
size_t gk_mark_match_before(const struct gk_marks *, size_t end, const uint_least32_t *word);
size_t gk_mark_match_any(const struct gk_marks *, size_t at, const uint_least32_t *const *words);
size_t gk_mark_match_any_before(const struct gk_marks *, size_t end,
                                const uint_least32_t *const *words);

/* Whether nothing stands between cell `at` and the one before it, and neither is a blank. */
bool gk_mark_touches(const struct gk_marks *, size_t at);

/* Whether a line ends between the cells before `end` and those from `to` on. */
bool gk_mark_has_line_end(const struct gk_marks *, size_t end, size_t to);

/* The same, or a tab, which parts the cells of a table. */
bool gk_mark_has_border(const struct gk_marks *, size_t end, size_t to);

/* Whether a tab and then a line end stand there: the next cell of the row is empty, and what
 * follows is another row. */
bool gk_mark_has_empty_cell(const struct gk_marks *, size_t end, size_t to);

/* Lines end at line ends and at the ends of the text. */
bool gk_mark_begins_line(const struct gk_marks *, size_t at);
bool gk_mark_ends_line(const struct gk_marks *, size_t end);
bool gk_mark_begins_text(const struct gk_marks *, size_t at);
bool gk_mark_ends_text(const struct gk_marks *, size_t end);

/* Stars, dashes, quotation marks and the like, which people put around a mark. Past such signs,
 * where the line begins or ends behind them; else `at`. */
bool gk_mark_is_decoration(uint32_t character);
size_t gk_mark_skip_decoration_back(const struct gk_marks *, size_t at);
size_t gk_mark_skip_decoration(const struct gk_marks *, size_t at);

/* 此件, 本文件, 该通知 before `end`: a paper that speaks of itself; the cells it takes, or 0. */
size_t gk_mark_subject_before(const struct gk_marks *, size_t end);

/* 此, 本, 该. */
bool gk_mark_is_pronoun(uint32_t character);

/* Whether `at` is the first cell of its line but for the number of an entry: 三、 (二) 3. */
bool gk_mark_is_entry(const struct gk_marks *, size_t at);

/* Where the bracket around cells before `end` closes, on the same line and not far; 0: nowhere. */
size_t gk_mark_closing_behind(const struct gk_marks *, size_t end);

/* ---- examples in rules about marking (example.c) */

enum gk_mark_example {
    GK_MARK_NO_EXAMPLE,
    GK_MARK_QUOTED,  /* in quotation marks that stand in a sentence */
    GK_MARK_EXAMPLE, /* and a word such as 标注 near */
};

enum gk_mark_example gk_mark_example_of(const struct gk_marks *, size_t start, size_t end);

/* Whether the words around an unquoted form say that it is one: 格式为机密★3年, 机密★3年字样. */
bool gk_mark_is_spoken_of(const struct gk_marks *, size_t start, size_t end);

/* ---- labels, and the choices behind them (label.c) */

enum gk_mark_place {
    GK_MARK_IN_WORDS, /* the label is part of a sentence */
    GK_MARK_IN_DOUBT,
    GK_MARK_AT_PLACE, /* where a form or a footer has it */
};

/* The last letter of a date or of a number of copies, behind which text whose line ends are lost
 * has its footer. */
bool gk_mark_ends_paper(uint32_t character);

/* Where a label that begins at `at` stands. */
enum gk_mark_place gk_mark_place_of(const struct gk_marks *, size_t at);

/* What parts a label from its value. */
struct gk_mark_gap {
    size_t value; /* the cell behind it */
    bool colon;   /* or a dash, the border of a cell, a closing bracket: a sign, not blanks alone */
    bool opened;  /* by a bracket, which the value closes */
    bool verb;    /* 为 and the like */
    bool blank;   /* blanks */
    bool line_end; /* the value stands on the next line */
};

/* False where the text runs on behind a label that begins at `start` and ends before `end`. */
bool gk_mark_read_gap(const struct gk_marks *, size_t start, size_t end, struct gk_mark_gap *);

/* A value: its cells, and what it means: the larger, the more against publication. */
struct gk_mark_word {
    const uint_least32_t *text;
    unsigned meaning;
};

/* One of several choices, or the only value. */
struct gk_mark_choice {
    unsigned meaning;
    size_t end;
    bool ticked;  /* in a list with boxes */
    bool runs_on; /* letters follow at once */
};

/* False where nothing is chosen: no value, a list to choose from, boxes without a tick. `words`
 * ends with { NULL, 0 }; of two that match the first counts. */
bool gk_mark_choose(const struct gk_marks *, const struct gk_mark_gap *,
                    const struct gk_mark_word *words, struct gk_mark_choice *choice);

/* ---- levels, which stars and labels share (secrecy.c) */

/* 绝密, 机密, 秘密 at `at`, spaces between allowed; the cell behind it, or 0. */
size_t gk_mark_skip_level(const struct gk_marks *, size_t at);

/* The same before `end`. False where there is none. */
bool gk_mark_level_before(const struct gk_marks *, size_t end, size_t *start);

/* 20年, 九个月, 长期, 启用前 at `at` and spaces before it; the cell behind it, or `at`. *timed: it is
 * a span of time. */
size_t gk_mark_skip_term(const struct gk_marks *, size_t at, bool *timed);

#endif
