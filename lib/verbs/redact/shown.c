#include "verbs/redact/shown.h"

#include <stdatomic.h>

#include "base/memory.h"
#include "verbs/redact/detect.h"

/* Whether anything is found there that is dealt with so severely; what could not be searched to the
 * end is doubted. */
static enum gk_status look(const struct gk_redact_plan *plan, struct gk_scratch *scratch,
                           struct gk_bytes text, enum gk_action least, bool *confidential)
{
    struct gk_redact_screen screen;
    struct gk_text read = { .kind = GK_TEXT_NAME, .text = text, .field = GK_FIELD_COUNT };
    enum gk_status status = gk_redact_screen_open(&screen, plan, scratch, NULL);
    screen.gathers = false; /* this text is all there is */
    if (status == GK_OK)
        status = gk_redact_detect(&screen, NULL, &read, 0, true);
    *confidential = screen.limited != GK_REDACT_NO_ROW || screen.overrun;
    for (uint32_t i = 0; i < screen.hits.count; i++)
        *confidential |= screen.hits.at[i].action >= least || screen.hits.at[i].masks;
    gk_redact_hits_free(&screen.hits);
    return status;
}

static enum gk_status hides_found(const void *plan, struct gk_scratch *scratch,
                                  struct gk_bytes text, bool *confidential)
{
    return look(plan, scratch, text, GK_ACTION_NOTE, confidential);
}

static void release(struct gk_redact_plan *made)
{
    if (made)
        gk_redact_plan_close(made);
    gk_memory_release(made);
}

/* The one that another thread has put there meanwhile counts. */
static enum gk_status make_late(const struct gk_redact_guarding *guarding,
                                struct gk_redact_plan **made)
{
    const struct gk_redact_options options = { .today = guarding->today };
    struct gk_redact_plan *ours = gk_memory_zeros(sizeof *ours);
    enum gk_redact_mistake mistake;
    struct gk_bytes bad;
    *made = NULL;
    if (!ours)
        return GK_NO_MEMORY;
    enum gk_status status = gk_redact_plan_open(ours, guarding->profile, &options, &mistake, &bad);
    if (status == GK_OK && atomic_compare_exchange_strong(guarding->made, made, ours)) {
        *made = ours;
        return GK_OK;
    }
    release(ours);
    return status;
}

static enum gk_status hides_masked(const void *given, struct gk_scratch *scratch,
                                   struct gk_bytes text, bool *confidential)
{
    const struct gk_redact_guarding *guarding = given;
    struct gk_redact_plan *made = atomic_load_explicit(guarding->made, memory_order_acquire);
    enum gk_status status = made ? GK_OK : make_late(guarding, &made);
    return status == GK_OK ? look(made, scratch, text, GK_ACTION_MASK, confidential) : status;
}

struct gk_guard gk_redact_guard(const struct gk_redact_plan *plan)
{
    return (struct gk_guard){ hides_found, plan };
}

enum gk_status gk_redact_guard_others(struct gk_redact_guarding *guarding,
                                      const struct gk_profile *profile, int32_t today,
                                      struct gk_guard *guard)
{
    *guarding = (struct gk_redact_guarding){ .profile = profile, .today = today };
    *guard = (struct gk_guard){ hides_masked, guarding };
    guarding->made = gk_memory_allocate(sizeof *guarding->made);
    if (!guarding->made)
        return GK_NO_MEMORY;
    atomic_init(guarding->made, NULL);
    return GK_OK;
}

void gk_redact_guarding_close(struct gk_redact_guarding *guarding)
{
    if (guarding->made)
        release(atomic_load(guarding->made));
    gk_memory_release(guarding->made);
    *guarding = (struct gk_redact_guarding){ 0 };
}
