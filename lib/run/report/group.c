#include "run/report/group.h"

#include <inttypes.h>

#include "base/memory.h"

static struct gk_group *new_group(struct gk_groups *groups, struct gk_bytes name)
{
    if (groups->count == groups->capacity) {
        struct gk_group *at = gk_memory_grow(groups->at, &groups->capacity, sizeof *at);
        if (!at)
            return NULL;
        groups->at = at;
    }
    struct gk_bytes kept = gk_arena_copy(&groups->arena, name);
    if (!kept.at || gk_map_put(&groups->names, kept, (uint32_t)groups->count) != GK_OK)
        return NULL;
    struct gk_group *group = &groups->at[groups->count++];
    *group = (struct gk_group){ .name = kept };
    return group;
}

struct gk_buffer *gk_groups_text(struct gk_groups *groups, struct gk_bytes name)
{
    uint32_t number = gk_map_get(&groups->names, name, UINT32_MAX);
    struct gk_group *group = number == UINT32_MAX ? new_group(groups, name) : &groups->at[number];
    if (!group)
        return NULL;
    group->findings++;
    return &group->text;
}

bool gk_groups_ends(const struct gk_groups *groups, struct gk_bytes place)
{
    return groups->count && !gk_bytes_equal(gk_buffer_bytes(&groups->record), place);
}

enum gk_status gk_groups_begin(struct gk_groups *groups, struct gk_bytes place)
{
    gk_buffer_clear(&groups->record);
    return gk_buffer_append(&groups->record, place);
}

static enum gk_status write_group(struct gk_groups *groups, const struct gk_group *group,
                                  struct gk_buffer *out, enum gk_language language,
                                  struct gk_bytes unnamed)
{
    char number[24];
    int length = snprintf(number, sizeof number, "%" PRIu64, group->findings);
    const struct gk_bytes arguments[GK_ARGUMENTS] = { group->name.length ? group->name : unnamed,
                                                      { number, (size_t)length } };
    enum gk_status status = groups->begun ? gk_buffer_append_byte(out, '\n') : GK_OK;
    groups->begun = true;
    if (status == GK_OK)
        status = gk_sentence_fill(out, gk_message_text(GK_MESSAGE_GROUP_HEAD, language), arguments);
    if (status == GK_OK)
        status = gk_buffer_append_byte(out, '\n');
    return status == GK_OK ? gk_buffer_append(out, gk_buffer_bytes(&group->text)) : status;
}

static void forget(struct gk_groups *groups)
{
    for (size_t i = 0; i < groups->count; i++)
        gk_buffer_free(&groups->at[i].text);
    groups->count = 0;
    gk_map_free(&groups->names);
    gk_arena_reset(&groups->arena);
}

enum gk_status gk_groups_write(struct gk_groups *groups, struct gk_buffer *out,
                               enum gk_language language, struct gk_bytes unnamed)
{
    enum gk_status status = GK_OK;
    for (int nameless = 0; nameless < 2; nameless++)
        for (size_t i = 0; i < groups->count && status == GK_OK; i++)
            if ((groups->at[i].name.length == 0) == (nameless != 0))
                status = write_group(groups, &groups->at[i], out, language, unnamed);
    forget(groups);
    return status;
}

void gk_groups_free(struct gk_groups *groups)
{
    forget(groups);
    gk_memory_release(groups->at);
    gk_buffer_free(&groups->record);
    gk_arena_free(&groups->arena);
    *groups = (struct gk_groups){ 0 };
}
