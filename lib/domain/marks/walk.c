/*
 * walk.c - from deciding character to deciding character through a text.
 */
#include "domain/marks/family.h"

/*
 * Marks are looked for at the few characters that decide, chosen among those that texts seldom
 * have: a star, 密 and its 级, 开 of 公开, one letter of each internal phrase, and the first of a
 * phrase that has none of these. A table by a character's last ten bits sorts out nearly all
 * others.
 */
void gk_mark_grammar_letters(bool deciding[GK_MARK_DECIDING])
{
    static const uint_least32_t letters[] = U"级密开内回传印仅网";
    for (size_t i = 0; letters[i]; i++)
        deciding[letters[i] % GK_MARK_DECIDING] = true;
    for (size_t i = 0; gk_mark_stars[i]; i++)
        deciding[gk_mark_stars[i] % GK_MARK_DECIDING] = true;
}

void gk_marks_open(struct gk_marks *marks, const struct gk_mark_words *words,
                   const struct gk_folded *folded, struct gk_bytes text)
{
    *marks = (struct gk_marks){ .words = words, .folded = folded, .text = text };
}

/* Whether an internal phrase is looked for at this letter, by those beside it. */
static bool decides_phrase(uint32_t before, uint32_t letter, uint32_t behind)
{
    switch (letter) {
    case U'密':
        return before == U'秘';
    case U'内':
        return behind == U'部' || behind == U'刊' || behind == U'参' || before == U'党';
    case U'仅':
        return behind == U'供' || behind == U'限';
    case U'传':
        return before == U'外';
    case U'印':
        return before == U'翻' || before == U'复';
    case U'回':
        return before == U'收' || before == U'交' || before == U'退';
    default:
        return false;
    }
}

bool gk_mark_grammar_decides(const uint_least32_t *phrase, size_t reach)
{
    for (size_t i = 0; i < reach && phrase[i]; i++)
        if (decides_phrase(i ? phrase[i - 1] : 0, phrase[i], phrase[i + 1]))
            return true;
    return false;
}

/* ★内部资料 注意保存★: phrases say more than the star before them. */
static bool find_starred(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    struct gk_mark phrase;
    if (!gk_mark_starred(marks, at, mark))
        return false;
    if (mark->kind == GK_MARK_INTERNAL && !mark->sure && mark->start == at &&
        gk_mark_internal(marks, gk_mark_skip_spaces(marks, at + 1), &phrase))
        *mark = phrase;
    return true;
}

/* Whether the deciding character at this cell belongs to a mark that is no internal phrase. */
static bool find_other(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    uint32_t before = at ? gk_mark_cell(marks, at - 1) : 0;
    switch (gk_mark_cell(marks, at)) {
    case U'★':
    case U'☆':
    case U'*':
    case U'⭐':
    case U'✩':
    case U'⋆':
    case U'※':
        return find_starred(marks, at, mark);
    case U'级':
        return before == U'密' || before == U'等' ? gk_mark_labelled_secrecy(marks, at, mark)
                                                  : gk_mark_note(marks, at, mark);
    case U'密':
        return gk_mark_bare_level(marks, at, mark) || gk_mark_labelled_secrecy(marks, at, mark);
    case U'开':
        return before == U'公' &&
               (gk_mark_labelled_manner(marks, at, mark) || gk_mark_note(marks, at, mark));
    case U'网':
        return before == U'上' && gk_mark_note(marks, at, mark);
    default:
        return false;
    }
}

/* The same of all families. */
static bool find_at(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    uint32_t letter = gk_mark_cell(marks, at);
    bool further = marks->words->further[letter % GK_MARK_DECIDING];
    return find_other(marks, at, mark) ||
           ((further || decides_phrase(at ? gk_mark_cell(marks, at - 1) : 0, letter,
                                       gk_mark_cell(marks, at + 1))) &&
            gk_mark_internal(marks, at, mark));
}

/* The first cell from `at` on whose character may decide, or one up to three before it. */
static size_t skip_others(const bool *deciding, const uint32_t *characters, size_t at, size_t count)
{
    while (at + 4 <= count && !(deciding[characters[at] % GK_MARK_DECIDING] |
                                deciding[characters[at + 1] % GK_MARK_DECIDING] |
                                deciding[characters[at + 2] % GK_MARK_DECIDING] |
                                deciding[characters[at + 3] % GK_MARK_DECIDING]))
        at += 4;
    return at;
}

bool gk_marks_next(struct gk_marks *marks, struct gk_mark *mark)
{
    const bool *deciding = marks->words->deciding;
    const uint32_t *characters = marks->folded->characters;
    const size_t count = marks->folded->count;
    for (size_t i = skip_others(deciding, characters, marks->next, count); i < count;
         i = skip_others(deciding, characters, i + 1, count)) {
        if (!deciding[characters[i] % GK_MARK_DECIDING] || !find_at(marks, i, mark) ||
            mark->start < marks->next)
            continue;
        marks->next = mark->end;
        return true;
    }
    marks->next = count;
    return false;
}
