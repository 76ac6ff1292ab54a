#include "record/field.h"

struct field {
    const char *name;
    const char *chinese;
    const char *accepted;
};

static const struct field fields[] = {
#define GK_FIELD(name, canonical, chinese, accepted) { canonical, chinese, accepted },
#include "record/fields.def"
#undef GK_FIELD
};

const enum gk_field gk_date_fields[GK_DATE_FIELDS] = {
    GK_FIELD_FORMED_DATE,         GK_FIELD_PUBLISHED_DATE,    GK_FIELD_CHANGED_DATE,
    GK_FIELD_APPROVED_DATE,       GK_FIELD_DECIDED_DATE,      GK_FIELD_EVENT_TIME,
    GK_FIELD_REPLIED_DATE,        GK_FIELD_EFFECTIVE_DATE,    GK_FIELD_EXPIRES,
    GK_FIELD_LAST_REVIEW,         GK_FIELD_CONSULT_FROM,      GK_FIELD_CONSULT_UNTIL,
    GK_FIELD_DISPLAY_FROM,        GK_FIELD_DISPLAY_UNTIL,     GK_FIELD_SUPPLEMENT_NOTIFIED,
    GK_FIELD_SUPPLEMENT_RECEIVED, GK_FIELD_THIRD_PARTY_ASKED, GK_FIELD_THIRD_PARTY_REPLIED,
    GK_FIELD_RECEIVED_DATE,       GK_FIELD_DUE_DATE,
};

static enum gk_status add(struct gk_field_names *names, const struct gk_known_name *name)
{
    if (gk_field_find(names, name->name) == name->field)
        return GK_OK;
    if (gk_map_put(&names->names, name->name, name->field) != GK_OK)
        return GK_NO_MEMORY;
    return gk_buffer_append(&names->list, (struct gk_bytes){ (const char *)name, sizeof *name });
}

enum gk_status gk_field_names_add(struct gk_field_names *names, struct gk_bytes name,
                                  enum gk_field field)
{
    return add(names, &(struct gk_known_name){ name, field, GK_NAMING_OFFICE });
}

/* Those of a list with one blank between them. */
static enum gk_status add_list(struct gk_field_names *names, const char *list, enum gk_field field,
                               enum gk_naming naming)
{
    enum gk_status status = GK_OK;
    while (*list && status == GK_OK) {
        struct gk_known_name name = { { list, strcspn(list, " ") }, field, naming };
        status = add(names, &name);
        list += name.name.length;
        list += *list == ' ';
    }
    return status;
}

enum gk_status gk_field_names_open(struct gk_field_names *names)
{
    enum gk_status status = GK_OK;
    for (int i = 0; i < GK_FIELD_COUNT && status == GK_OK; i++) {
        enum gk_field field = (enum gk_field)i;
        status = add_list(names, fields[i].name, field, GK_NAMING_CANONICAL);
        if (status == GK_OK)
            status = add_list(names, fields[i].chinese, field, GK_NAMING_CHINESE);
        if (status == GK_OK)
            status = add_list(names, fields[i].accepted, field, GK_NAMING_ACCEPTED);
    }
    return status;
}

void gk_field_names_close(struct gk_field_names *names)
{
    gk_map_free(&names->names);
    gk_buffer_free(&names->list);
}

enum gk_field gk_field_find(const struct gk_field_names *names, struct gk_bytes name)
{
    return (enum gk_field)gk_map_get(&names->names, name, GK_FIELD_COUNT);
}

size_t gk_known_name_count(const struct gk_field_names *names)
{
    return names->list.length / sizeof(struct gk_known_name);
}

const struct gk_known_name *gk_known_name_at(const struct gk_field_names *names, size_t index)
{
    const struct gk_known_name *list = (const struct gk_known_name *)(const void *)names->list.at;
    return gk_field_find(names, list[index].name) == list[index].field ? &list[index] : NULL;
}

const char *gk_field_name(enum gk_field field)
{
    return fields[field].name;
}

struct gk_bytes gk_field_chinese(enum gk_field field)
{
    const char *names = fields[field].chinese;
    size_t first = strcspn(names, " ");
    return first ? (struct gk_bytes){ names, first } : gk_bytes_of(fields[field].name);
}
