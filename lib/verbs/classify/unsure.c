#include "verbs/classify/unsure.h"

#include <inttypes.h>

enum gk_status gk_unsure_tally_open(struct gk_unsure_tally *tally,
                                    const struct gk_classifier *classifier)
{
    *tally = (struct gk_unsure_tally){ .classifier = classifier };
    tally->counts = gk_arena_array(&tally->arena, classifier->scheme_count, sizeof *tally->counts);
    return tally->counts ? GK_OK : GK_NO_MEMORY;
}

void gk_unsure_tally_close(struct gk_unsure_tally *tally)
{
    gk_arena_free(&tally->arena);
    *tally = (struct gk_unsure_tally){ 0 };
}

enum gk_status gk_unsure_add(void *given, const struct gk_place *place, struct gk_verdict *verdict)
{
    struct gk_unsure_tally *tally = given;
    const uint8_t *answers = verdict->note;
    (void)place;
    if (!answers || verdict->held)
        return GK_OK;
    for (uint32_t i = 0; i < tally->classifier->scheme_count; i++)
        tally->counts[i].of[answers[i]]++;
    return GK_OK;
}

/* "no_evidence 12, tie 1", and the same for programs. */
static enum gk_status write_counts(const struct gk_unsure_counts *counts, struct gk_arena *arena,
                                   struct gk_finding *draft)
{
    struct gk_figure *figures = gk_arena_array(arena, GK_UNSURE_COUNT, sizeof *figures);
    struct gk_buffer text = { 0 };
    enum gk_status status = figures ? GK_OK : GK_NO_MEMORY;
    if (status != GK_OK)
        return status;
    figures[0] = (struct gk_figure){ "decided", counts->of[GK_SURE] };
    for (int i = GK_SURE + 1; i < GK_UNSURE_COUNT && status == GK_OK; i++) {
        const char *name = gk_unsure_name((enum gk_unsure)i);
        figures[i] = (struct gk_figure){ name, counts->of[i] };
        if (counts->of[i])
            status = gk_buffer_print(&text, "%s%s %" PRIu64, text.length ? ", " : "", name,
                                     counts->of[i]);
    }
    draft->figures = figures;
    draft->figure_count = GK_UNSURE_COUNT;
    draft->arguments[2] =
        gk_arena_copy(arena, text.length ? gk_buffer_bytes(&text) : GK_BYTES("0"));
    gk_buffer_free(&text);
    return draft->arguments[2].at ? status : GK_NO_MEMORY;
}

static enum gk_status report(const struct gk_unsure_tally *tally, uint32_t number,
                             struct gk_verdict *end)
{
    const struct gk_unsure_counts *counts = &tally->counts[number];
    struct gk_finding draft = gk_finding_of(GK_RULE_CLASSIFY_UNSURE);
    uint64_t all = 0;
    char text[48];
    for (int i = 0; i < GK_UNSURE_COUNT; i++)
        all += counts->of[i];
    if (!all)
        return GK_OK;
    int length = snprintf(text, sizeof text, "%" PRIu64 "/%" PRIu64, counts->of[GK_SURE], all);
    draft.target = draft.arguments[0] = tally->classifier->schemes[number].name;
    draft.arguments[1] = gk_arena_copy(end->arena, (struct gk_bytes){ text, (size_t)length });
    enum gk_status status = draft.arguments[1].at ? GK_OK : GK_NO_MEMORY;
    if (status == GK_OK)
        status = write_counts(counts, end->arena, &draft);
    return status == GK_OK ? gk_verdict_add(end, &draft, NULL) : status;
}

enum gk_status gk_unsure_report(void *given, struct gk_verdict *end)
{
    const struct gk_unsure_tally *tally = given;
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; tally->tells && i < tally->classifier->scheme_count; i++)
        if (status == GK_OK)
            status = report(tally, i, end);
    return status;
}
