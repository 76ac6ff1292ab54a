#include "run/report/format.h"

static const struct gk_format *const formats[] = {
    [GK_REPORT_GNU] = &gk_format_gnu,   [GK_REPORT_JSON] = &gk_format_json,
    [GK_REPORT_CSV] = &gk_format_csv,   [GK_REPORT_SUMMARY] = &gk_format_summary,
    [GK_REPORT_HTML] = &gk_format_html,
};

bool gk_report_describes(enum gk_report_format format, enum gk_report_group group)
{
    return format != GK_REPORT_GNU || group == GK_GROUP_RECORD || group == GK_GROUP_SECTION;
}

bool gk_report_shows_context(enum gk_report_format format)
{
    return format == GK_REPORT_CSV || format == GK_REPORT_HTML;
}

const struct gk_format *gk_report_format_of(const struct gk_report *report)
{
    return formats[report->job->format];
}
