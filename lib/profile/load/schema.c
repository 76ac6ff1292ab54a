/*
 * schema.c - record.schema.json.
 */
#include "profile/load/kinds.h"

enum gk_status gk_load_schema(struct gk_load *load, const struct gk_profile_file *file)
{
    struct gk_json json = { 0 };
    struct gk_bytes object = GK_BYTES("an object");
    struct gk_bytes object_zh = GK_BYTES("对象");
    enum gk_status status = gk_json_read(&json, file->text, file->path, 1, load->mistakes);
    if (status == GK_INVALID)
        return GK_OK;
    if (status == GK_OK && gk_json_type(json.root) != GK_JSON_OBJECT)
        status = gk_load_mistake(load, file->path, 1, 1, GK_RULE_PROFILE_TYPE, file->name, object,
                                 object_zh);
    gk_json_free(&json);
    return status;
}
