#include "verbs/redact/shown.h"

#include "verbs/redact/detect.h"

enum gk_status gk_redact_shown(const void *plan, struct gk_scratch *scratch, struct gk_bytes text,
                               bool *confidential)
{
    struct gk_redact_screen screen;
    struct gk_text read = { .kind = GK_TEXT_NAME, .text = text, .field = GK_FIELD_COUNT };
    enum gk_status status = gk_redact_screen_open(&screen, plan, scratch, NULL);
    if (status == GK_OK)
        status = gk_redact_detect(&screen, NULL, &read, 0, true);
    /* What could not be searched to the end is doubted. */
    *confidential = screen.hits.count || screen.limited != GK_REDACT_NO_ROW || screen.overrun;
    gk_redact_hits_free(&screen.hits);
    return status;
}
