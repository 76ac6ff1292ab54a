/*
 * tally.c - what passes, and what it is evidence of, added to the account.
 */
#include "verbs/catalog/duty_standing.h"
#include "verbs/catalog/engine.h"
#include "verbs/catalog/evidence.h"

enum gk_status gk_catalog_tally_open(struct gk_catalog_tally *tally,
                                     const struct gk_catalog_plan *plan)
{
    *tally = (struct gk_catalog_tally){ .plan = plan };
    return gk_account_open(&tally->account, plan->groups.section_count, plan->site.count);
}

void gk_catalog_tally_close(struct gk_catalog_tally *tally)
{
    gk_account_close(&tally->account);
    *tally = (struct gk_catalog_tally){ 0 };
}

/* ---- adding */

static enum gk_status hides(const struct gk_catalog_tally *tally, struct gk_bytes text, bool *hides)
{
    const struct gk_screen *screen = &tally->screen;
    *hides = false;
    return screen->hides && text.length ? screen->hides(screen->with, text, hides) : GK_OK;
}

/* What is to be shown of the id or the title: nothing where it tells of a person. */
static enum gk_status keep_text(const struct gk_catalog_tally *tally, struct gk_bytes text,
                                char *out, size_t size, uint8_t *length)
{
    bool hidden;
    enum gk_status status = hides(tally, text, &hidden);
    *length = 0;
    if (status == GK_OK && !hidden)
        *length = (uint8_t)gk_account_cut(out, size, text);
    return status;
}

/* Puts the record on the lists of the sections that answer for it. */
static enum gk_status add_owed(struct gk_catalog_tally *tally, const struct gk_catalog_note *note,
                               struct gk_bytes id)
{
    struct gk_owed owed = { .item = note->key.item,
                            .due = note->due,
                            .days = note->days,
                            .overdue = note->figures >> GK_ACCOUNT_OVERDUE & 1 };
    uint32_t count;
    const uint32_t *sections = gk_catalog_answerable(&tally->plan->groups, &note->key, &count);
    enum gk_status status = keep_text(tally, id, owed.id, sizeof owed.id, &owed.id_length);
    bool listed = false;
    for (uint32_t i = 0; i < count && status == GK_OK; i++)
        listed |= gk_account_lists(&tally->account, sections[i], &owed);
    if (status == GK_OK && listed)
        status = keep_text(tally, note->title, owed.title, sizeof owed.title, &owed.title_length);
    for (uint32_t i = 0; i < count && status == GK_OK; i++)
        status = gk_account_add_owed(&tally->account, sections[i], &owed);
    return status;
}

static bool is_in_period(const struct gk_catalog_plan *plan, int32_t quarter)
{
    return !plan->period.asked || (quarter >= plan->period.first && quarter <= plan->period.last);
}

static enum gk_status add_note(struct gk_catalog_tally *tally, const struct gk_catalog_note *note,
                               struct gk_bytes id)
{
    const unsigned of_owed = 1U << GK_ACCOUNT_LATE | 1U << GK_ACCOUNT_OVERDUE;
    struct gk_account_row row = { .key = note->key, .newest = note->newest };
    for (int i = 0; i < GK_ACCOUNT_FIGURES; i++)
        row.figures[i] = note->figures >> i & 1;
    enum gk_status status = gk_account_add(&tally->account, &row);
    if (note->column != GK_ACCOUNT_NONE)
        gk_account_add_column(&tally->account, note->column,
                              (struct gk_account_column){ 1, note->newest });
    if (status != GK_OK || !tally->plan->covers || !is_in_period(tally->plan, note->key.period))
        return status;
    if (note->document.document)
        status = gk_account_add_document(&tally->account, &note->document);
    return status == GK_OK && note->figures & of_owed ? add_owed(tally, note, id) : status;
}

/* What a tool before has kept back, be it a record or not. */
static enum gk_status add_kept_back(struct gk_catalog_tally *tally,
                                    const struct gk_catalog_note *note)
{
    struct gk_account_row row = { .key = { .item = GK_ACCOUNT_UNMATCHED,
                                           .section = GK_ACCOUNT_NONE,
                                           .area = GK_ACCOUNT_NONE },
                                  .newest = GK_NO_DAY };
    if (note && !note->is_evidence)
        row.key = note->key;
    row.figures[tally->of] = 1;
    return gk_account_add(&tally->account, &row);
}

/* Of people and items what was last said counts: what is said behind the period would hide what was
 * said within it. */
static bool is_to_come(const struct gk_catalog_plan *plan, const struct gk_deed_row *row)
{
    bool last_counts = row->key.deed == GK_DEED_LISTED || row->key.deed == GK_DEED_CAME ||
                       row->key.deed == GK_DEED_NAMED;
    return last_counts && row->day > gk_duty_judged_day(plan);
}

static enum gk_status add_deeds(struct gk_catalog_tally *tally, const struct gk_catalog_note *note)
{
    enum gk_status status = GK_OK;
    for (const struct gk_deed_list *deed = note->deeds; deed && status == GK_OK; deed = deed->next)
        if (!is_to_come(tally->plan, &deed->row))
            status = gk_account_add_deed(&tally->account, &deed->row);
    return status;
}

enum gk_status gk_catalog_tally_add(void *given, const struct gk_place *place,
                                    struct gk_verdict *verdict)
{
    struct gk_catalog_tally *tally = given;
    const struct gk_catalog_note *note = verdict->note;
    (void)place;
    if (tally->of != GK_ACCOUNT_READ)
        return add_kept_back(tally, note);
    if (!note || verdict->held)
        return GK_OK;
    return note->is_evidence ? add_deeds(tally, note) : add_note(tally, note, verdict->id);
}
