#include "run/report/words.h"

#include <inttypes.h>

#include "run/report/format.h"

const char *gk_report_severity(const struct gk_report *report, enum gk_severity severity)
{
    return gk_severity_word(severity, report->job->voice->language);
}

/* The sentence that names the figure; GK_MESSAGE_COUNT: it has no name for people. */
static enum gk_message figure_name(const char *name)
{
    static const struct {
        const char *name;
        enum gk_message message;
    } names[] = {
        { "too_short", GK_MESSAGE_UNSURE_TOO_SHORT },
        { "no_evidence", GK_MESSAGE_UNSURE_NO_EVIDENCE },
        { "below_threshold", GK_MESSAGE_UNSURE_BELOW_THRESHOLD },
        { "tie", GK_MESSAGE_UNSURE_TIE },
        { "conflict", GK_MESSAGE_UNSURE_CONFLICT },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i].name) == 0)
            return names[i].message;
    return GK_MESSAGE_COUNT;
}

enum gk_status gk_report_figures(const struct gk_report *report, const struct gk_finding *finding,
                                 struct gk_buffer *out)
{
    const char *between = "";
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < finding->figure_count && status == GK_OK; i++) {
        enum gk_message message = figure_name(finding->figures[i].name);
        if (!finding->figures[i].count || message == GK_MESSAGE_COUNT)
            continue;
        status = gk_buffer_print(out, "%s%s %" PRIu64, between, gk_report_say(report, message),
                                 finding->figures[i].count);
        between = gk_report_say(report, GK_MESSAGE_LIST_COMMA);
    }
    return status;
}
