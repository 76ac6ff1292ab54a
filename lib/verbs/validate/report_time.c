/*
 * report_time.c - whether an annual report is out by the day that the law of its year sets
 * (deadline.report).
 *
 * Departments and governments have different days (政府信息公开条例 art. 49). Who is a government, its
 * name says: words and endings of the profile.
 */
#include "verbs/validate/report.h"

enum gk_status gk_report_time_open(struct gk_validate_plan *plan, struct gk_report_time *time)
{
    enum gk_status status =
        gk_limit_words_read(plan, GK_RULE_DEADLINE_REPORT, "governments", &time->governments);
    return status == GK_OK
               ? gk_limit_words_read(plan, GK_RULE_DEADLINE_REPORT, "places", &time->places)
               : status;
}

/* Of a government, or of nobody knows whom: then the later day counts. */
static bool is_government(const struct gk_report_time *time, struct gk_bytes name)
{
    for (size_t i = 0; i < time->governments.count; i++)
        if (gk_bytes_find(name, time->governments.at[i]))
            return true;
    for (size_t i = 0; i < time->places.count; i++)
        if (gk_bytes_end_with(name, time->places.at[i]))
            return true;
    return !name.length;
}

/* The day by which the law asks for it; `day` is the first of the year in which it is due. */
static struct gk_deadline find_end(const struct gk_judging *judging, int32_t day, bool government)
{
    const struct gk_profile *profile = judging->plan->profile;
    const struct gk_rule_version *law = gk_profile_version(profile, GK_RULE_DEADLINE_REPORT, day);
    struct gk_bytes by = GK_BYTES("");
    int year, month, of_month;
    if (law)
        (void)gk_version_text(law, government ? "government" : "department", &by);
    gk_day_date(day, &year, &month, &of_month);
    return gk_deadline_on(&profile->calendar, gk_day_of_year(year, by),
                          gk_limit_moves(judging->plan));
}

/* A report is judged by the law of the year in which it is due. What its title does not say of the
 * year is not guessed from the day that is judged. */
enum gk_status gk_report_judge_time(const struct gk_report_subject *subject,
                                    const struct gk_report_time *time)
{
    struct gk_judging *judging = subject->judging;
    int32_t published = judging->published;
    if (!subject->title.year || published == GK_NO_DAY)
        return GK_OK;
    int32_t day = gk_day(subject->title.year + 1, 1, 1);
    struct gk_deadline deadline =
        find_end(judging, day, is_government(time, gk_bytes_trim(subject->issuer)));
    if (deadline.end.day == GK_NO_DAY || published <= deadline.end.day)
        return GK_OK;
    struct gk_breach breach = {
        .rule = GK_RULE_DEADLINE_REPORT,
        .at = GK_FIELD_PUBLISHED_DATE,
        .day = day,
        .provisional = deadline.provisional,
        .guess = deadline.end,
        .arguments = { gk_judging_day(judging, published),
                       gk_judging_day(judging, deadline.end.day),
                       gk_judging_print(judging, "%d", (int)subject->title.year) },
    };
    return breach.arguments[0].at && breach.arguments[1].at && breach.arguments[2].at
               ? gk_limit_add(judging, &breach)
               : GK_NO_MEMORY;
}
