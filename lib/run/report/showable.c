#include "run/report/showable.h"

#include "base/utf8.h"
#include "run/report/written.h"
#include "verbs/labels.h"
#include "verbs/mark_words.h"

enum { LAYERS = 3 }; /* &amp;nbsp; is two */

/* The step that a pointer writes as ~0 or ~1 at its start; 0 where there is none. */
static char written_step(struct gk_bytes text)
{
    if (text.length < 2 || text.at[0] != '~')
        return 0;
    return text.at[1] == '0' ? '~' : text.at[1] == '1' ? '/' : 0;
}

/* Whether the text begins with what parts the steps of a pointer or an address; not </ of a tag. */
static bool is_parting(const struct gk_buffer *before, struct gk_bytes text)
{
    return text.at[0] == '/' && !(before->length && before->at[before->length - 1] == '<');
}

/* The text without bytes that are no UTF-8; each step of a pointer or an address on a line of its
 * own, as a mark may stand in it alone. */
static enum gk_status read_text(struct gk_buffer *out, struct gk_bytes text,
                                enum gk_showable_kind kind)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(out);
    while (text.length && status == GK_OK) {
        size_t length;
        char step = kind == GK_SHOWABLE_POINTER ? written_step(text) : 0;
        bool parts = kind < GK_SHOWABLE_RECORD && is_parting(out, text);
        bool valid = gk_utf8_decode(text, &length) != GK_UTF8_INVALID;
        if (step)
            length = 2;
        if (step || parts)
            status = gk_buffer_append_byte(out, step ? step : '\n');
        else if (valid)
            status = gk_buffer_append(out, (struct gk_bytes){ text.at, length });
        text.at += length;
        text.length -= length;
    }
    return status;
}

/* The words of marks, for the first text. */
static enum gk_status read_marks(struct gk_showable *showable)
{
    if (showable->has_marks)
        return GK_OK;
    showable->has_marks = true;
    return showable->profile ? gk_mark_words_read(&showable->marks, showable->profile)
                             : gk_mark_words_build(&showable->marks);
}

/* The words that name a number, found in the folded text. They are built for the first text, since
 * most runs have nothing to show. */
static enum gk_status find_labels(struct gk_showable *showable)
{
    struct gk_scratch *scratch = &showable->scratch;
    enum gk_status status = GK_OK;
    if (!showable->profile)
        return GK_OK;
    if (!showable->labels.automaton) {
        status = gk_labels_add(&showable->labels, 0, showable->profile, &scratch->arena);
        if (status == GK_OK)
            status = gk_words_build(&showable->labels);
    }
    if (status == GK_OK)
        status = gk_words_endings(&showable->labels, &scratch->folded, &scratch->endings);
    return status == GK_OK
               ? gk_labels_find(&showable->labels, 0, &scratch->endings, &scratch->labels)
               : status;
}

static bool holds_number(const struct gk_scratch *scratch, enum gk_showable_kind kind)
{
    struct gk_personal_walk walk = {
        .folded = &scratch->folded,
        .today = INT32_MAX,
        .manner = kind >= GK_SHOWABLE_RECORD ? GK_PERSONAL_IN_TEXT : GK_PERSONAL_IN_NAME,
        .words = scratch->labels.at,
        .word_count = scratch->labels.count,
    };
    return gk_personal_hides(&walk);
}

/* A mark that says 主动公开 is no reason to keep anything back. */
static bool holds_mark(const struct gk_mark_words *words, const struct gk_folded *folded,
                       struct gk_bytes text)
{
    struct gk_marks marks;
    struct gk_mark mark;
    gk_marks_open(&marks, words, folded, text);
    while (gk_marks_next(&marks, &mark))
        if (mark.kind != GK_MARK_DISCLOSURE || mark.disclosure != GK_DISCLOSURE_PROACTIVE)
            return true;
    return false;
}

static enum gk_status judge_reading(struct gk_showable *showable, enum gk_showable_kind kind,
                                    bool *confidential)
{
    struct gk_bytes text = gk_buffer_bytes(&showable->read);
    struct gk_folded *folded = &showable->scratch.folded;
    if (gk_fold(folded, text) != GK_OK || find_labels(showable) != GK_OK ||
        read_marks(showable) != GK_OK)
        return GK_NO_MEMORY;
    *confidential = holds_number(&showable->scratch, kind);
    if (kind == GK_SHOWABLE_MEMBER)
        return GK_OK;
    *confidential |= holds_mark(&showable->marks, folded, text);
    if (*confidential || !showable->guard.hides)
        return GK_OK;
    gk_arena_reset(&showable->scratch.arena);
    return showable->guard.hides(showable->guard.plan, &showable->scratch, text, confidential);
}

/* What a page, an address or JSON writes for characters. */
static enum gk_status undo_layer(struct gk_showable *showable, bool *changed)
{
    struct gk_markup *markup = &showable->scratch.markup;
    struct gk_bytes view;
    if (gk_markup_view(markup, gk_buffer_bytes(&showable->read), &view) != GK_OK ||
        gk_written_undo(view, &showable->undone, changed) != GK_OK)
        return GK_NO_MEMORY;
    *changed |= !markup->same;
    return GK_OK;
}

enum gk_status gk_showable_judge(struct gk_showable *showable, struct gk_bytes text,
                                 enum gk_showable_kind kind, bool *confidential)
{
    /* What a pointer writes for its own signs is undone once. */
    enum gk_showable_kind again = kind == GK_SHOWABLE_POINTER ? GK_SHOWABLE_NAME : kind;
    bool changed = text.length > 0;
    *confidential = false;
    if (read_text(&showable->read, text, kind) != GK_OK)
        return GK_NO_MEMORY;
    for (int layer = 0; changed && !*confidential; layer++) {
        if (judge_reading(showable, kind, confidential) != GK_OK)
            return GK_NO_MEMORY;
        if (layer == LAYERS)
            break;
        if (undo_layer(showable, &changed) != GK_OK ||
            read_text(&showable->read, gk_buffer_bytes(&showable->undone), again) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status hides(void *with, struct gk_bytes text, bool *hides)
{
    return gk_showable_judge(with, text, GK_SHOWABLE_NAME, hides);
}

struct gk_screen gk_showable_screen(struct gk_showable *showable)
{
    return (struct gk_screen){ hides, showable };
}

void gk_showable_free(struct gk_showable *showable)
{
    gk_scratch_free(&showable->scratch);
    gk_words_free(&showable->labels);
    gk_mark_words_free(&showable->marks);
    gk_buffer_free(&showable->read);
    gk_buffer_free(&showable->undone);
}
