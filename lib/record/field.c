#include "record/field.h"

struct field {
    const char *name;
    const char *aliases;
};

static const struct field fields[] = {
#define GK_FIELD(name, canonical, aliases) { canonical, aliases },
#include "record/fields.def"
#undef GK_FIELD
};

enum gk_status gk_field_names_add(struct gk_field_names *names, struct gk_bytes name,
                                  enum gk_field field)
{
    return gk_map_put(&names->names, name, field);
}

enum gk_status gk_field_names_open(struct gk_field_names *names)
{
    for (int i = 0; i < GK_FIELD_COUNT; i++) {
        if (gk_field_names_add(names, gk_bytes_of(fields[i].name), (enum gk_field)i) != GK_OK)
            return GK_NO_MEMORY;
        for (const char *at = fields[i].aliases; *at; at += *at == ' ') {
            struct gk_bytes alias = { at, strcspn(at, " ") };
            if (gk_field_names_add(names, alias, (enum gk_field)i) != GK_OK)
                return GK_NO_MEMORY;
            at += alias.length;
        }
    }
    return GK_OK;
}

void gk_field_names_close(struct gk_field_names *names)
{
    gk_map_free(&names->names);
}

enum gk_field gk_field_find(const struct gk_field_names *names, struct gk_bytes name)
{
    return (enum gk_field)gk_map_get(&names->names, name, GK_FIELD_COUNT);
}

const char *gk_field_name(enum gk_field field)
{
    return fields[field].name;
}
