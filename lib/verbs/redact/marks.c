/*
 * marks.c - the marks of one text, and of a member, which is a label and its value.
 */
#include "domain/marks.h"
#include "domain/letters.h"

#include "verbs/redact/allowed.h"
#include "verbs/redact/detect.h"

enum {
    MEMBER_CELLS = 40,  /* a longer value is no answer to a label */
    MEMBER_LABEL = 120, /* bytes; a longer name is no label */
};

static const enum gk_redact_type types[] = {
    [GK_MARK_SECRET] = GK_REDACT_SECRET_MARK,
    [GK_MARK_INTERNAL] = GK_REDACT_INTERNAL_MARK,
    [GK_MARK_DISCLOSURE] = GK_REDACT_DISCLOSURE_MARK,
};

static bool is_wanted(const struct gk_redact_screen *screen, const struct gk_mark *mark)
{
    return screen->of_text.of[types[mark->kind]] != GK_ACTION_OFF &&
           (mark->kind != GK_MARK_DISCLOSURE || mark->disclosure != GK_DISCLOSURE_PROACTIVE);
}

enum gk_action gk_redact_mark_action(const struct gk_redact_screen *screen,
                                     enum gk_redact_type type, bool sure)
{
    enum gk_action action = screen->of_text.of[type];
    bool agrees = type == GK_REDACT_DISCLOSURE_MARK && !screen->proactive;
    return action > GK_ACTION_NOTE && (agrees || !sure) ? GK_ACTION_NOTE : action;
}

enum gk_status gk_redact_match_marks(struct gk_redact_screen *screen, struct gk_bytes text)
{
    const enum gk_action *action = screen->of_text.of;
    struct gk_scratch *scratch = screen->scratch;
    struct gk_marks marks;
    struct gk_mark mark;
    if (!action[GK_REDACT_SECRET_MARK] && !action[GK_REDACT_INTERNAL_MARK] &&
        !action[GK_REDACT_DISCLOSURE_MARK])
        return GK_OK;
    gk_marks_open(&marks, &screen->plan->marks, &scratch->folded, text);
    while (gk_marks_next(&marks, &mark)) {
        uint32_t value = gk_redact_first_mark(screen->plan) + (uint32_t)types[mark.kind];
        struct gk_match match = { (uint32_t)mark.start, (uint32_t)mark.end,
                                  value + (mark.sure ? 0 : GK_REDACT_TYPES) };
        if (is_wanted(screen, &mark) &&
            !gk_redact_allowed_covers(&scratch->allowed, match.start, match.end) &&
            gk_matches_add(&scratch->matches, match) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

/* Whether a text could be a label of secrecy or disclosure: it has 密 or 公 in it. */
static bool may_label(struct gk_bytes text)
{
    return text.length <= MEMBER_LABEL &&
           (gk_bytes_find(text, GK_BYTES("密")) || gk_bytes_find(text, GK_BYTES("公")));
}

/* The mark that a label and a value make, as they would in a form. */
static enum gk_status read_form(struct gk_redact_screen *screen, struct gk_bytes label,
                                struct gk_bytes value, struct gk_mark *mark, bool *found)
{
    struct gk_buffer *form = &screen->scratch->buffer;
    struct gk_folded *folded = &screen->scratch->folded;
    struct gk_marks marks;
    gk_buffer_clear(form);
    if (gk_buffer_append(form, label) != GK_OK || gk_buffer_append_byte(form, ':') != GK_OK ||
        gk_buffer_append(form, value) != GK_OK || gk_fold(folded, gk_buffer_bytes(form)) != GK_OK)
        return GK_NO_MEMORY;
    gk_marks_open(&marks, &screen->plan->marks, folded, gk_buffer_bytes(form));
    *found = gk_marks_next(&marks, mark) && gk_folded_start(folded, mark->start) < label.length &&
             gk_folded_end(folded, mark->end - 1) > label.length && is_wanted(screen, mark);
    return gk_fold(folded, value);
}

/* An array under 密级 is a list of choices, or a column of a table; objects in an array say of other
 * information how it is disclosed. A pair, ["密级","机密"], is none of these. */
static bool is_about_record(const struct gk_texts *walk, const struct gk_mark *mark, bool pair)
{
    if (pair || !mark->sure)
        return mark->sure;
    return mark->kind == GK_MARK_DISCLOSURE ? !gk_texts_in_array(walk) : !gk_texts_is_element(walk);
}

enum gk_status gk_redact_member_mark(struct gk_redact_screen *screen, const struct gk_texts *walk,
                                     const struct gk_text *text, struct gk_redact_hit *hit)
{
    struct gk_bytes labels[GK_TEXTS_LABELS];
    struct gk_mark mark;
    bool found = false;
    hit->action = GK_ACTION_OFF;
    if (!walk || text->kind == GK_TEXT_NAME || !screen->scratch->folded.count)
        return GK_OK;
    bool secrecy = text->is_field && text->field == GK_FIELD_SECRECY;
    /* 同上 may point to a level. */
    enum gk_secrecy level = secrecy ? gk_secrecy_read(text->text) : GK_SECRECY_ABSENT;
    if (level == GK_SECRECY_SECRET || level == GK_SECRECY_OFFICIAL ||
        (secrecy && gk_is_ditto(text->text))) {
        hit->type = level == GK_SECRECY_OFFICIAL ? GK_REDACT_INTERNAL_MARK : GK_REDACT_SECRET_MARK;
        hit->action = gk_redact_mark_action(screen, hit->type, true);
        return GK_OK;
    }
    /* What the field disclosure says is judged as not_public. */
    if ((text->is_field && text->field == GK_FIELD_DISCLOSURE) ||
        screen->scratch->folded.count > MEMBER_CELLS ||
        !gk_mark_may_answer(&screen->plan->marks, screen->scratch->folded.characters[0]))
        return GK_OK;
    /* Whatever an office calls that field, it is the label of a level. */
    labels[0] = GK_BYTES("密级");
    unsigned count = secrecy ? 1 : gk_texts_labels(walk, text, labels);
    unsigned label = 0;
    for (; label < count && !found; label++)
        if (may_label(labels[label]) &&
            read_form(screen, labels[label], text->text, &mark, &found) != GK_OK)
            return GK_NO_MEMORY;
    if (found) {
        bool pair = labels[label - 1].at == gk_texts_before(walk).at;
        hit->type = types[mark.kind];
        hit->action = gk_redact_mark_action(screen, hit->type, is_about_record(walk, &mark, pair));
    }
    return GK_OK;
}
