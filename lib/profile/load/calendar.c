/*
 * calendar.c - calendar.json: by year the days off that are not Saturday or Sunday, or are named
 * by the yearly notice all the same, and the days of work that are.
 *
 *   {"2026": {"off": ["2026-01-01"], "work": ["2026-01-04"]}}
 */
#include "profile/load/check.h"
#include "profile/load/kinds.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static const struct gk_bytes nothing = { 0 };

static bool read_digits(const char *at, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++) {
        if (at[i] < '0' || at[i] > '9')
            return false;
        *number = *number * 10 + (at[i] - '0');
    }
    return true;
}

static bool read_year(struct gk_bytes name, int *year)
{
    return name.length == 4 && read_digits(name.at, 4, year) && *year >= FIRST_YEAR &&
           *year <= LAST_YEAR;
}

/* The day written YYYY-MM-DD, or GK_NO_DAY where there is none or it lies in another year. */
static int32_t read_day(struct gk_bytes text, int year)
{
    int written;
    int month;
    int day;
    if (text.length != 10 || text.at[4] != '-' || text.at[7] != '-' ||
        !read_digits(text.at, 4, &written) || !read_digits(text.at + 5, 2, &month) ||
        !read_digits(text.at + 8, 2, &day) || written != year)
        return GK_NO_DAY;
    return gk_day(year, month, day);
}

static const char *const lists[] = { "off", "work" };

/* Where a day stands: behind the year, in which list and at which index; 0 is nowhere. */
static uint32_t place_number(uint32_t list, size_t index)
{
    return (uint32_t)index * 2 + list + 1;
}

static enum gk_status complain_twice(struct gk_check *check, size_t year_length,
                                     struct gk_bytes day, uint32_t before)
{
    struct gk_buffer first = { 0 };
    struct gk_bytes year = { check->pointer.at, year_length };
    uint32_t here;
    uint32_t there;
    enum gk_status status = gk_buffer_append(&first, year);
    if (status == GK_OK)
        status = gk_buffer_print(&first, "/%s/%u", lists[(before - 1) % 2],
                                 (unsigned)((before - 1) / 2));
    if (status == GK_OK)
        status = gk_check_line(check, gk_buffer_bytes(&check->pointer), &here);
    if (status == GK_OK)
        status = gk_check_line(check, gk_buffer_bytes(&first), &there);
    if (status == GK_OK)
        status = gk_load_duplicate(check->load, check->file->path, here, day, there);
    gk_buffer_free(&first);
    return status;
}

/* Every day of a list: there must be such a day, named once in its year. */
static enum gk_status check_days(struct gk_check *check, const struct gk_json_value *days,
                                 uint32_t list, int year, size_t year_length, struct gk_map *places)
{
    enum gk_status status = gk_check_texts(check, days);
    struct gk_json_walk walk = { .container = days };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_type(days) == GK_JSON_LIST && gk_json_next(&walk)) {
        struct gk_bytes text;
        if (!gk_json_text(walk.value, &text) || !text.length)
            continue;
        uint32_t before = gk_map_get(places, text, 0);
        status = gk_check_enter_element(check, walk.index - 1);
        if (status == GK_OK && read_day(text, year) == GK_NO_DAY)
            status = gk_check_mistake(check, GK_RULE_PROFILE_CALENDAR, text, nothing, nothing);
        else if (status == GK_OK && before)
            status = complain_twice(check, year_length, text, before);
        else if (status == GK_OK)
            status = gk_map_put(places, text, place_number(list, walk.index - 1));
        gk_check_leave(check, length);
    }
    return status;
}

static enum gk_status check_year_member(struct gk_check *check, const char *name,
                                        const struct gk_json_value *value,
                                        const struct gk_json_value *model)
{
    (void)value;
    (void)model;
    if (strcmp(name, "off") == 0 || strcmp(name, "work") == 0)
        return GK_OK;
    return gk_check_unknown(check, name);
}

static enum gk_status check_year(struct gk_check *check, const char *name,
                                 const struct gk_json_value *value,
                                 const struct gk_json_value *model)
{
    int year;
    if (!read_year(gk_bytes_of(name), &year))
        return gk_check_unknown(check, name);
    enum gk_status status = gk_check_members(check, value, model, true, check_year_member);
    struct gk_map places = { 0 };
    size_t length = check->pointer.length;
    for (uint32_t i = 0; i < 2 && status == GK_OK; i++) {
        const struct gk_json_value *days = gk_json_member(value, lists[i]);
        if (!days || (check->overlay && gk_json_type(days) == GK_JSON_NULL))
            continue;
        status = gk_check_enter(check, lists[i]);
        if (status == GK_OK)
            status = check_days(check, days, i, year, length, &places);
        gk_check_leave(check, length);
    }
    gk_map_free(&places);
    return status;
}

/* The first and last year; false where there is none. */
static bool find_years(const struct gk_json_value *root, int *first, int *last)
{
    struct gk_json_walk walk = { .container = root };
    *first = LAST_YEAR;
    *last = FIRST_YEAR;
    while (gk_json_next(&walk)) {
        int year;
        if (!read_year(gk_bytes_of(walk.name), &year))
            continue;
        *first = year < *first ? year : *first;
        *last = year > *last ? year : *last;
    }
    return *first <= *last;
}

static const struct gk_json_value *year_of(const struct gk_json_value *root, int year, char name[5])
{
    for (int i = 3; i >= 0; i--, year /= 10)
        name[i] = (char)('0' + year % 10);
    name[4] = '\0';
    return gk_json_member(root, name);
}

static void set_days(struct gk_calendar *calendar, const struct gk_json_value *list, int year,
                     bool working)
{
    struct gk_json_walk walk = { .container = list };
    while (gk_json_next(&walk)) {
        struct gk_bytes text;
        int32_t day = gk_json_text(walk.value, &text) ? read_day(text, year) : GK_NO_DAY;
        if (day != GK_NO_DAY)
            (void)gk_calendar_set(calendar, day, working); /* every year named is covered */
    }
}

/* Each year between the first and the last one is there, or a count over it would be wrong. */
static enum gk_status fill(struct gk_load *load, const struct gk_profile_file *file,
                           const struct gk_json_value *root, int first, int last)
{
    struct gk_calendar *calendar = &load->profile->calendar;
    enum gk_status status = gk_calendar_open(calendar, first, last);
    for (int year = first; year <= last && status == GK_OK; year++) {
        char name[5];
        const struct gk_json_value *days = year_of(root, year, name);
        set_days(calendar, gk_json_member(days, "off"), year, false);
        set_days(calendar, gk_json_member(days, "work"), year, true);
        if (!days)
            status = gk_load_mistake(load, file->path, 0, 0, GK_RULE_PROFILE_YEAR,
                                     gk_bytes_of(name), nothing, nothing);
    }
    return status;
}

enum gk_status gk_load_calendar(struct gk_load *load, const struct gk_layers *layers,
                                struct gk_json *merged)
{
    int first;
    int last;
    enum gk_status status = gk_check_layers(load, layers, true, check_year, merged);
    if (status != GK_OK || !find_years(merged->root, &first, &last))
        return status;
    return fill(load, layers->over ? layers->over : layers->under, merged->root, first, last);
}
