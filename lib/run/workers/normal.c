#include "run/workers/normal.h"

#include "domain/date.h"
#include "record/texts.h"
#include "record/value.h"
#include "record/writer.h"

enum { LONGEST_ESCAPE = 6 }; /* bytes that one byte of a text may need in JSON */

struct gk_bytes gk_normal_name(const struct gk_field_names *names, struct gk_bytes name)
{
    enum gk_field field = gk_field_find(names, name);
    if (field == GK_FIELD_COUNT)
        return name;
    struct gk_bytes own = gk_bytes_of(gk_field_name(field));
    return gk_field_find(names, own) == field ? own : name;
}

/* A member that gets another name: what pointers to it begin with before and after. */
struct renamed {
    struct gk_bytes before; /* unescaped, as pointers have it */
    struct gk_bytes written;
    struct gk_bytes after;
};

struct renaming {
    struct gk_verdict *verdict;
    bool has_pointers; /* the record may have pointers to what is renamed */
    struct renamed list[GK_FIELD_COUNT];
    size_t count;
};

/* ---- names */

/* Room in the arena, filled as a buffer is. */
static struct gk_buffer room_for(struct gk_arena *arena, size_t size)
{
    return (struct gk_buffer){ .at = gk_arena_allocate(arena, size), .capacity = size };
}

/* The pointer to a member of that name, where `written` as it stands in a JSON string. */
static enum gk_status write_pointer(struct gk_arena *arena, struct gk_bytes name, bool written,
                                    struct gk_bytes *pointer)
{
    struct gk_buffer text = room_for(arena, 2 * name.length + 1);
    if (!text.at || gk_pointer_append(&text, name) != GK_OK)
        return GK_NO_MEMORY;
    *pointer = gk_buffer_bytes(&text);
    if (!written)
        return GK_OK;
    struct gk_buffer json = room_for(arena, LONGEST_ESCAPE * text.length + 2);
    if (!json.at || gk_json_append_string(&json, *pointer) != GK_OK)
        return GK_NO_MEMORY;
    /* Without the quotes. */
    *pointer = (struct gk_bytes){ json.at + 1, json.length - 2 };
    return GK_OK;
}

static enum gk_status rename_member(struct renaming *renaming, const struct gk_member *member,
                                    struct gk_bytes before, struct gk_bytes after)
{
    struct gk_verdict *verdict = renaming->verdict;
    struct renamed *renamed = &renaming->list[renaming->count++];
    if (renaming->has_pointers &&
        (write_pointer(verdict->arena, before, false, &renamed->before) != GK_OK ||
         write_pointer(verdict->arena, before, true, &renamed->written) != GK_OK ||
         write_pointer(verdict->arena, after, false, &renamed->after) != GK_OK))
        return GK_NO_MEMORY;
    return gk_edit_add(&verdict->edits, verdict->arena, member->name,
                       member->name + member->name_length, after);
}

static enum gk_status rename_members(struct renaming *renaming, const struct gk_field_names *names)
{
    const struct gk_record *record = renaming->verdict->record;
    unsigned met[GK_FIELD_COUNT] = { 0 };
    enum gk_status status = GK_OK;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < record->member_count && status == GK_OK; i++) {
            const struct gk_member *member = &record->members[i];
            struct gk_bytes name = member->depth == 1
                                       ? gk_member_text(record, member, renaming->verdict->arena)
                                       : GK_BYTES("");
            if (!name.at)
                return GK_NO_MEMORY;
            enum gk_field field = gk_field_find(names, name);
            if (member->depth != 1 || field == GK_FIELD_COUNT)
                continue;
            struct gk_bytes own = gk_normal_name(names, name);
            if (!pass)
                met[field]++;
            else if (met[field] == 1 && !gk_bytes_equal(own, name))
                status = rename_member(renaming, member, name, own);
        }
    return status;
}

/* ---- dates */

static bool is_edited(const struct gk_edits *edits, struct gk_value value)
{
    for (const struct gk_edit *edit = edits->first; edit; edit = edit->next)
        if (edit->start < value.start + value.length && edit->end > value.start)
            return true;
    return false;
}

/* The date that is to be written; false where the value stays as it is. */
static bool read_date(struct gk_value value, struct gk_bytes text, struct gk_date *date)
{
    if (value.type == GK_NUMBER)
        return gk_date_read_number(text, date) == GK_DATE_READ;
    return value.type == GK_STRING && !gk_date_is_iso(text) &&
           gk_date_read(text, date) == GK_DATE_READ && !date->other_weekday;
}

static enum gk_status write_date(struct gk_verdict *verdict, struct gk_value value)
{
    const struct gk_record *record = verdict->record;
    struct gk_bytes text = value.type == GK_NUMBER ? gk_record_raw(record, value)
                                                   : gk_value_text(record, value, verdict->arena);
    struct gk_date date;
    char written[27] = "\"";
    if (!text.at)
        return GK_NO_MEMORY;
    if (!read_date(value, text, &date) || is_edited(&verdict->edits, value))
        return GK_OK;
    size_t length = gk_date_write_rfc3339(date, written + 1);
    if (!length)
        return GK_OK;
    written[length + 1] = '"';
    struct gk_bytes copy = gk_arena_copy(verdict->arena, (struct gk_bytes){ written, length + 2 });
    return copy.at ? gk_edit_add(&verdict->edits, verdict->arena, value.start,
                                 value.start + value.length, copy)
                   : GK_NO_MEMORY;
}

static enum gk_status write_dates(struct gk_verdict *verdict)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < GK_DATE_FIELDS && status == GK_OK; i++) {
        const struct gk_member *member = gk_record_field(verdict->record, gk_date_fields[i]);
        if (member)
            status = write_date(verdict, member->value);
    }
    return status;
}

/* ---- pointers in `gk` */

/* The pointer begins with that name, and with no longer one. */
static bool begins_with(struct gk_bytes pointer, struct gk_bytes name, char end)
{
    return gk_bytes_start_with(pointer, name) &&
           (pointer.length == name.length || pointer.at[name.length] == '/' ||
            pointer.at[name.length] == end);
}

/* As a JSON string. */
static enum gk_status write_anew(struct gk_verdict *verdict, const struct renamed *renamed,
                                 const struct gk_text *text)
{
    struct gk_bytes rest = { text->text.at + renamed->before.length,
                             text->text.length - renamed->before.length };
    size_t room = renamed->after.length + rest.length;
    struct gk_buffer anew = room_for(verdict->arena, room);
    struct gk_buffer json = room_for(verdict->arena, LONGEST_ESCAPE * room + 2);
    if (!anew.at || !json.at || gk_buffer_append(&anew, renamed->after) != GK_OK ||
        gk_buffer_append(&anew, rest) != GK_OK ||
        gk_json_append_string(&json, gk_buffer_bytes(&anew)) != GK_OK)
        return GK_NO_MEMORY;
    return gk_edit_add(&verdict->edits, verdict->arena, text->value.start,
                       text->value.start + text->value.length, gk_buffer_bytes(&json));
}

static enum gk_status edit_pointer(const struct renaming *renaming, const struct gk_text *text)
{
    for (size_t i = 0; i < renaming->count; i++)
        if (begins_with(text->text, renaming->list[i].before, '\0'))
            return write_anew(renaming->verdict, &renaming->list[i], text);
    return GK_OK;
}

/* Those that stand in the record already. */
static enum gk_status edit_pointers(const struct renaming *renaming,
                                    const struct gk_field_names *names)
{
    const struct gk_record *record = renaming->verdict->record;
    const struct gk_member *gk = gk_record_field(record, GK_FIELD_GK);
    struct gk_texts texts = { 0 };
    struct gk_text text;
    bool is_pointer = false;
    if (!gk || gk->value.type != GK_OBJECT)
        return GK_OK;
    enum gk_status status = gk_texts_open_at(&texts, record, names, renaming->verdict->arena, gk);
    while (status == GK_OK && (status = gk_texts_next(&texts, &text)) == GK_OK) {
        if (text.value.start >= gk->value.start + gk->value.length)
            return GK_OK;
        if (text.kind == GK_TEXT_STRING && is_pointer)
            status = edit_pointer(renaming, &text);
        is_pointer = text.kind == GK_TEXT_NAME && gk_bytes_equal(text.text, GK_BYTES("pointer"));
    }
    return status == GK_END ? GK_OK : status;
}

/* Those of the verb's own result, in which nothing but a member's name reads so: inside a string
 * the quotation marks would be escaped. */
static enum gk_status write_pointers(const struct renaming *renaming, struct gk_buffer *out)
{
    const struct gk_bytes name = GK_BYTES("\"pointer\":\"");
    struct gk_bytes left = renaming->verdict->result;
    enum gk_status status = GK_OK;
    gk_buffer_clear(out);
    for (const char *at; status == GK_OK && (at = gk_bytes_find(left, name)) != NULL;) {
        size_t passed = (size_t)(at - left.at) + name.length;
        status = gk_buffer_append(out, (struct gk_bytes){ left.at, passed });
        left = (struct gk_bytes){ left.at + passed, left.length - passed };
        for (size_t i = 0; i < renaming->count && status == GK_OK; i++) {
            const struct renamed *renamed = &renaming->list[i];
            if (!begins_with(left, renamed->written, '"'))
                continue;
            status = gk_buffer_append(out, renamed->after);
            left.at += renamed->written.length;
            left.length -= renamed->written.length;
            break;
        }
    }
    if (status != GK_OK || gk_buffer_append(out, left) != GK_OK)
        return GK_NO_MEMORY;
    renaming->verdict->result = gk_arena_copy(renaming->verdict->arena, gk_buffer_bytes(out));
    return renaming->verdict->result.at ? GK_OK : GK_NO_MEMORY;
}

enum gk_status gk_normal_add_edits(const struct gk_job *job, struct gk_scratch *scratch,
                                   struct gk_verdict *verdict)
{
    const struct gk_field_names *names = &job->settlement.profile->fields;
    bool has_gk = gk_record_field(verdict->record, GK_FIELD_GK) != NULL;
    struct renaming renaming = { .verdict = verdict,
                                 .has_pointers = has_gk || verdict->result.length };
    if (verdict->record->value.type != GK_OBJECT)
        return GK_OK;
    enum gk_status status = write_dates(verdict);
    if (status == GK_OK)
        status = rename_members(&renaming, names);
    if (status == GK_OK && renaming.count && has_gk)
        status = edit_pointers(&renaming, names);
    if (status == GK_OK && renaming.count && verdict->result.length)
        status = write_pointers(&renaming, &scratch->buffer);
    return status;
}
