#include "profile/load/values.h"

#include "base/ascii.h"
#include "conf/table.h"
#include "domain/date.h"
#include "profile/load/words.h"

static const struct gk_bytes nothing = { 0 };

bool gk_is_written_day(struct gk_bytes text)
{
    struct gk_date date;
    return text.length == sizeof "YYYY-MM-DD" - 1 && text.at[4] == '-' && text.at[7] == '-' &&
           gk_date_read(text, &date) == GK_DATE_READ;
}

bool gk_is_day_of_year(struct gk_bytes text)
{
    return text.length == sizeof "MM-DD" - 1 && gk_day_of_year(2001, text) != GK_NO_DAY;
}

enum gk_status gk_wrong_value(struct gk_check *check, struct gk_bytes value, const char *allowed)
{
    return gk_check_mistake(check, GK_RULE_PROFILE_VALUE, value, gk_bytes_of(allowed), nothing);
}

enum gk_field gk_canonical_field(struct gk_bytes name)
{
    int field = 0;
    while (field < GK_FIELD_COUNT &&
           !gk_bytes_equal(name, gk_bytes_of(gk_field_name((enum gk_field)field))))
        field++;
    return (enum gk_field)field;
}

/* `fields` names fields by their own names. */
enum gk_status gk_check_field_name(struct gk_check *check, struct gk_bytes name)
{
    return gk_canonical_field(name) == GK_FIELD_COUNT
               ? gk_check_mistake(check, GK_RULE_PROFILE_FIELD, name, nothing, nothing)
               : GK_OK;
}

/* `wrong=right`, 令=决定: with something on either side. */
static enum gk_status check_pair(struct gk_check *check, struct gk_bytes text)
{
    struct gk_bytes term = gk_bytes_trim(text);
    const char *sign = memchr(term.at, '=', term.length);
    return sign && sign > term.at && sign + 1 < term.at + term.length
               ? GK_OK
               : gk_wrong_value(check, text, "WRONG=RIGHT");
}

static enum gk_status check_listed_day(struct gk_check *check, struct gk_bytes day)
{
    return gk_is_written_day(day) ? GK_OK : gk_wrong_value(check, day, "YYYY-MM-DD");
}

/* Fields whose dates come one after the other, set apart by blanks. */
static enum gk_status check_chain(struct gk_check *check, struct gk_bytes text)
{
    struct gk_bytes name;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_cell_next(&text, " ", &name))
        status = gk_check_field_name(check, name);
    return status;
}

/* A list: of what, its name says. */
enum gk_status gk_check_list(struct gk_check *check, const char *name,
                             const struct gk_json_value *value, const struct gk_json_value *model)
{
    static const struct {
        const char *name;
        gk_check_word *judge;
    } lists[] = { { "fields", gk_check_field_name },
                  { "terms", check_pair },
                  { "numbers", check_pair },
                  { "chains", check_chain },
                  { "dates", check_listed_day } };
    gk_check_word *judge = NULL;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(name, lists[i].name) == 0)
            judge = lists[i].judge;
    return gk_check_words(check, value, model, judge);
}
