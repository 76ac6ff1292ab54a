#include "verbs/validate/judging.h"

#include <stdarg.h>

#include "base/utf8.h"
#include "domain/letters.h"
#include "record/texts.h"
#include "record/value.h"

const struct gk_member *gk_judging_member(const struct gk_judging *judging, enum gk_field field)
{
    return judging->record->twice == field ? NULL : gk_record_field(judging->record, field);
}

/* The member's text as it is mended; at == NULL where it stays as it is. */
static struct gk_bytes mended_text(const struct gk_judging *judging, const struct gk_member *member)
{
    for (int i = 0; judging->repaired && i < GK_FIELD_COUNT; i++)
        if (judging->mended[i].at && gk_record_field(judging->record, (enum gk_field)i) == member)
            return judging->mended[i];
    return (struct gk_bytes){ NULL, 0 };
}

struct gk_bytes gk_judging_member_text(struct gk_judging *judging, const struct gk_member *member)
{
    struct gk_bytes mended = mended_text(judging, member);
    return mended.at ? mended
                     : gk_value_text(judging->record, member->value, &judging->scratch->arena);
}

struct gk_bytes gk_judging_text(struct gk_judging *judging, enum gk_field field)
{
    struct gk_bytes *known = &judging->texts[field];
    const struct gk_member *member = known->at ? NULL : gk_judging_member(judging, field);
    if (member)
        *known = gk_judging_member_text(judging, member);
    else if (!known->at)
        *known = GK_BYTES("");
    if (member && known->at && gk_is_absent(*known))
        *known = GK_BYTES("");
    return *known;
}

enum gk_status gk_judging_is_empty(struct gk_judging *judging, const struct gk_member *member,
                                   bool *empty)
{
    *empty = member->value.type == GK_NULL;
    if (member->value.type == GK_STRING) {
        struct gk_bytes text = gk_judging_member_text(judging, member);
        if (!text.at)
            return GK_NO_MEMORY;
        *empty = gk_is_absent(text);
    } else if (member->value.type == GK_ARRAY || member->value.type == GK_OBJECT) {
        *empty = gk_value_is_empty(judging->record, member->value);
    }
    return GK_OK;
}

struct gk_bytes gk_judging_folded(struct gk_judging *judging, enum gk_field field)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_text(judging, field);
    struct gk_folded *folded = field == GK_FIELD_TITLE ? &scratch->title : &scratch->folded;
    if (!text.length || judging->bare[field].at)
        return text.length ? judging->bare[field] : text;
    enum gk_status status =
        field == GK_FIELD_TITLE ? gk_judging_fold_title(judging) : gk_fold(folded, text);
    if (status != GK_OK || gk_folded_text(folded, &scratch->buffer) != GK_OK)
        return (struct gk_bytes){ NULL, 0 };
    judging->bare[field] = gk_arena_copy(&scratch->arena, gk_buffer_bytes(&scratch->buffer));
    return judging->bare[field];
}

struct gk_date gk_judging_date(const struct gk_judging *judging, enum gk_field field)
{
    for (uint32_t i = 0; i < judging->dated_count; i++)
        if (judging->dated[i].field == field)
            return judging->dated[i].date;
    return (struct gk_date){ .day = GK_NO_DAY, .minutes = -1 };
}

enum gk_status gk_judging_draft(struct gk_judging *judging, enum gk_rule_id rule,
                                const struct gk_member *member, struct gk_finding *draft)
{
    *draft = gk_finding_of(rule);
    return gk_finding_at_member(draft, judging->verdict, member);
}

enum gk_status gk_judging_add(struct gk_judging *judging, const struct gk_finding *draft)
{
    return gk_verdict_add(judging->verdict, draft, NULL);
}

void gk_judging_span(const struct gk_judging *judging, struct gk_finding *finding,
                     const struct gk_member *member, struct gk_bytes text, size_t start, size_t end,
                     struct gk_text_place *from)
{
    struct gk_text string = { .kind = GK_TEXT_STRING, .text = text, .value = member->value };
    struct gk_text_place place = from && from->source ? *from : gk_text_first_place(&string);
    if (mended_text(judging, member).at)
        return;
    place = gk_text_place_at(judging->record, &string, place, (uint32_t)start);
    finding->has_span = true;
    finding->start = place.characters;
    finding->place = place.source;
    finding->end = gk_text_place_at(judging->record, &string, place, (uint32_t)end).characters;
    if (from)
        *from = place;
}

enum gk_status gk_judging_value(struct gk_judging *judging, struct gk_finding *finding,
                                struct gk_bytes text)
{
    finding->value = gk_arena_copy(judging->verdict->arena, text);
    return finding->value.at ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_judging_draft_value(struct gk_judging *judging, enum gk_rule_id rule,
                                      enum gk_field field, struct gk_finding *draft)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_bytes text = gk_judging_text(judging, field);
    if (!text.at || gk_judging_draft(judging, rule, member, draft) != GK_OK)
        return GK_NO_MEMORY;
    return gk_judging_value(judging, draft, text);
}

enum gk_status gk_judging_add_value(struct gk_judging *judging, enum gk_rule_id rule,
                                    enum gk_field field)
{
    struct gk_finding draft;
    enum gk_status status = gk_judging_draft_value(judging, rule, field, &draft);
    return status == GK_OK ? gk_judging_add(judging, &draft) : status;
}

struct gk_bytes gk_judging_day(struct gk_judging *judging, int32_t day)
{
    char written[10];
    gk_day_write(day, written);
    return gk_arena_copy(judging->verdict->arena, (struct gk_bytes){ written, sizeof written });
}

struct gk_bytes gk_judging_dated(struct gk_judging *judging, enum gk_field field,
                                 struct gk_date date)
{
    char text[16];
    size_t length = gk_date_write(date, text);
    return gk_judging_print(judging, "%s %.*s", gk_field_name(field), (int)length, text);
}

struct gk_bytes gk_judging_print(struct gk_judging *judging, const char *format, ...)
{
    char text[64];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct gk_bytes printed = { text, length < 0 ? 0 : (size_t)length };
    if (printed.length >= sizeof text)
        printed.length = sizeof text - 1;
    return gk_arena_copy(judging->verdict->arena, printed);
}

enum gk_status gk_judging_category(struct gk_judging *judging, const struct gk_category **category)
{
    struct gk_scratch *scratch = judging->scratch;
    enum gk_status status = GK_OK;
    if (!judging->categorised)
        status = gk_category_find(&judging->plan->categories, &scratch->reading, &scratch->arena,
                                  judging->record, &judging->category);
    judging->categorised = status == GK_OK;
    *category = &judging->category;
    return status;
}

enum gk_status gk_judging_fold_title(struct gk_judging *judging)
{
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_TITLE);
    if (!judging->folded && (!text.at || gk_fold(&judging->scratch->title, text) != GK_OK))
        return GK_NO_MEMORY;
    judging->folded = true;
    return GK_OK;
}

enum gk_status gk_judging_title(struct gk_judging *judging, const struct gk_title **title)
{
    *title = &judging->title;
    if (judging->titled)
        return GK_OK;
    if (gk_judging_fold_title(judging) != GK_OK)
        return GK_NO_MEMORY;
    gk_title_read(&judging->scratch->title, &judging->plan->title_words, &judging->title);
    judging->titled = true;
    return GK_OK;
}
