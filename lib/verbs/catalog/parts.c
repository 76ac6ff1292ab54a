#include "verbs/catalog/parts.h"

static enum gk_status next_line(void *given, struct gk_buffer *out)
{
    struct gk_catalog_parts *parts = given;
    if (!parts->lines.tally)
        gk_tally_lines_open(&parts->lines, parts->tally);
    return gk_tally_lines_next(&parts->lines, out);
}

static void begin_part(void *given)
{
    struct gk_catalog_parts *parts = given;
    parts->reader = (struct gk_tally_reader){ .tally = parts->tally };
}

static enum gk_status take_line(void *given, const struct gk_record *record, struct gk_arena *arena,
                                bool *ended, enum gk_rule_id *mistake, struct gk_bytes *argument)
{
    struct gk_catalog_parts *parts = given;
    enum gk_tally_line taken;
    enum gk_status status = gk_tally_take(&parts->reader, record, arena, &taken);
    *ended = taken == GK_TALLY_ENDED;
    *mistake = taken == GK_TALLY_DIFFERS ? GK_RULE_TALLY_DIFFERS : GK_RULE_TALLY_FORM;
    *argument = parts->reader.otherwise;
    bool bad = taken == GK_TALLY_DIFFERS || taken == GK_TALLY_UNKNOWN;
    return status == GK_OK && bad ? GK_INVALID : status;
}

struct gk_parts_form gk_catalog_parts_form(struct gk_catalog_parts *parts)
{
    return (struct gk_parts_form){
        .parts = parts, .next = next_line, .take = take_line, .begin = begin_part
    };
}
