#include "profile/load/sections.h"

#include "conf/table.h"

static const struct gk_bytes nothing = { 0 };

/* A cell while it is read. */
struct reading {
    struct gk_load *load;
    struct gk_bytes path;
    uint32_t line;
    bool led; /* 牵头 was said of a section */
    struct gk_section *sections;
    size_t count;
};

static bool take_ending(struct gk_bytes *text, struct gk_bytes ending)
{
    if (!gk_bytes_end_with(*text, ending))
        return false;
    *text = gk_cell_trim((struct gk_bytes){ text->at, text->length - ending.length });
    return true;
}

static enum gk_status check_section(const struct reading *reading, struct gk_bytes name)
{
    struct gk_load *load = reading->load;
    if (!load->known_sections || gk_profile_has_section(load->profile, name))
        return GK_OK;
    return gk_load_mistake(load, reading->path, reading->line, 0, GK_RULE_PROFILE_SECTION, name,
                           nothing, nothing);
}

static enum gk_status read_group(struct reading *reading, struct gk_bytes group)
{
    struct gk_bytes name;
    bool cooperates = gk_bytes_end_with(group, GK_BYTES("配合"));
    bool leads = gk_bytes_end_with(group, GK_BYTES("牵头"));
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_cell_next(&group, "、", &name)) {
        bool says_lead = take_ending(&name, GK_BYTES("牵头"));
        bool says_cooperate = take_ending(&name, GK_BYTES("配合"));
        struct gk_section *section = &reading->sections[reading->count++];
        section->name = name;
        section->leads = says_lead || leads || !(says_cooperate || cooperates || reading->led);
        reading->led |= says_lead;
        status = check_section(reading, name);
    }
    reading->led |= leads;
    return status;
}

enum gk_status gk_load_sections(struct gk_load *load, struct gk_bytes path, uint32_t line,
                                struct gk_bytes cell, struct gk_section **sections, size_t *count)
{
    struct reading reading = { .load = load, .path = path, .line = line };
    struct gk_bytes rest = cell, part;
    size_t most = 0;
    while (gk_cell_next(&rest, ",，;；、\n", &part))
        most++;
    reading.sections = gk_arena_array(&load->profile->arena, most, sizeof *reading.sections);
    enum gk_status status = reading.sections ? GK_OK : GK_NO_MEMORY;
    while (status == GK_OK && gk_cell_next(&cell, ",，;；\n", &part))
        status = read_group(&reading, part);
    *sections = reading.sections;
    *count = reading.count;
    return status;
}
