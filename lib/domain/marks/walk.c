/*
 * walk.c - from deciding character to deciding character through a text.
 */
#include "domain/marks/family.h"

/*
 * Marks are looked for at the few characters that decide, chosen among those that texts seldom
 * have: a star, 密 and its 级, 开 of 公开, and one letter of each internal phrase. A table by a
 * character's last ten bits sorts out nearly all others.
 */
enum { DECIDING = 1024 };
static const bool deciding[DECIDING] = {
    [U'★' % DECIDING] = true,  [U'☆' % DECIDING] = true,  [U'*' % DECIDING] = true,
    [U'⭐' % DECIDING] = true,  [U'✩' % DECIDING] = true,  [U'⋆' % DECIDING] = true,
    [U'※' % DECIDING] = true,  [U'级' % DECIDING] = true, [U'密' % DECIDING] = true,
    [U'开' % DECIDING] = true, [U'内' % DECIDING] = true, [U'回' % DECIDING] = true,
    [U'传' % DECIDING] = true, [U'印' % DECIDING] = true, [U'仅' % DECIDING] = true,
    [U'网' % DECIDING] = true,
};

void gk_marks_open(struct gk_marks *marks, const struct gk_folded *folded, struct gk_bytes text)
{
    *marks = (struct gk_marks){ .folded = folded, .text = text };
}

/* Whether the deciding character at this cell belongs to a mark. */
static bool find_at(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    uint32_t before = at ? gk_mark_cell(marks, at - 1) : 0;
    uint32_t behind = gk_mark_cell(marks, at + 1);
    switch (gk_mark_cell(marks, at)) {
    case U'★':
    case U'☆':
    case U'*':
    case U'⭐':
    case U'✩':
    case U'⋆':
    case U'※':
        return gk_mark_starred(marks, at, mark);
    case U'级':
        return before == U'密' || before == U'等' ? gk_mark_labelled_secrecy(marks, at, mark)
                                                  : gk_mark_note(marks, at, mark);
    case U'密':
        return gk_mark_bare_level(marks, at, mark) || gk_mark_labelled_secrecy(marks, at, mark) ||
               (before == U'秘' && gk_mark_internal(marks, at, mark));
    case U'开':
        return before == U'公' &&
               (gk_mark_labelled_manner(marks, at, mark) || gk_mark_note(marks, at, mark));
    case U'网':
        return before == U'上' && gk_mark_note(marks, at, mark);
    case U'内':
        return (behind == U'部' || behind == U'刊' || behind == U'参' || before == U'党') &&
               gk_mark_internal(marks, at, mark);
    case U'仅':
        return (behind == U'供' || behind == U'限') && gk_mark_internal(marks, at, mark);
    case U'传':
        return before == U'外' && gk_mark_internal(marks, at, mark);
    case U'印':
        return (before == U'翻' || before == U'复') && gk_mark_internal(marks, at, mark);
    case U'回':
        return (before == U'收' || before == U'交' || before == U'退') &&
               gk_mark_internal(marks, at, mark);
    default:
        return false;
    }
}

/* The first cell from `at` on whose character may decide, or one up to three before it. */
static size_t skip_others(const uint32_t *characters, size_t at, size_t count)
{
    while (at + 4 <= count &&
           !(deciding[characters[at] % DECIDING] | deciding[characters[at + 1] % DECIDING] |
             deciding[characters[at + 2] % DECIDING] | deciding[characters[at + 3] % DECIDING]))
        at += 4;
    return at;
}

bool gk_marks_next(struct gk_marks *marks, struct gk_mark *mark)
{
    const uint32_t *characters = marks->folded->characters;
    const size_t count = marks->folded->count;
    for (size_t i = skip_others(characters, marks->next, count); i < count;
         i = skip_others(characters, i + 1, count)) {
        if (!deciding[characters[i] % DECIDING] || !find_at(marks, i, mark) ||
            mark->start < marks->next)
            continue;
        marks->next = mark->end;
        return true;
    }
    marks->next = count;
    return false;
}
