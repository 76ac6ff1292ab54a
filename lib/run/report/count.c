#include "run/report/count.h"

#include <inttypes.h>

#define NONE UINT32_MAX /* no number of a section */

enum { OTHERS = 0, UNNAMED = 1 }; /* sections */

/* ---- records */

static enum gk_status keep_text(struct gk_buffer *out, struct gk_bytes text)
{
    gk_buffer_clear(out);
    return gk_buffer_append(out, text);
}

static void swap(struct gk_record_count *a, struct gk_record_count *b)
{
    struct gk_record_count kept = *a;
    *a = *b;
    *b = kept;
}

/* Among the first only where it has more than the last of them; of two with as many, the earlier
 * stays in front. The texts of the one that falls out are used again. */
static void place_record(struct gk_findings_count *count)
{
    struct gk_record_count *first = count->first;
    uint32_t at = count->first_count;
    if (!count->at_hand.findings)
        return;
    if (at == GK_COUNT_FIRST && first[at - 1].findings >= count->at_hand.findings) {
        count->at_hand.findings = 0;
        return;
    }
    if (at == GK_COUNT_FIRST)
        at--;
    else
        count->first_count++;
    swap(&first[at], &count->at_hand);
    count->at_hand.findings = 0;
    for (; at && first[at - 1].findings < first[at].findings; at--)
        swap(&first[at - 1], &first[at]);
}

static enum gk_status begin_record(struct gk_findings_count *count,
                                   const struct gk_counted_finding *found)
{
    struct gk_record_count *record = &count->at_hand;
    bool same =
        count->records && record->line == found->line && gk_bytes_equal(record->file, found->file);
    if (same)
        return GK_OK;
    place_record(count);
    count->records++;
    record->file = found->file;
    record->line = found->line;
    if (!found->shared_out || found->at_end)
        return GK_OK;
    return keep_text(&record->id, found->id) == GK_OK &&
                   keep_text(&record->title, found->title) == GK_OK
               ? GK_OK
               : GK_NO_MEMORY;
}

/* ---- sections */

static enum gk_status open_sections(struct gk_findings_count *count)
{
    if (count->sections)
        return GK_OK;
    count->sections = gk_arena_array(&count->arena, GK_COUNT_SECTIONS + 2, sizeof *count->sections);
    count->section_count = UNNAMED + 1;
    return count->sections ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status find_section(struct gk_findings_count *count, struct gk_bytes name,
                                   uint32_t *section)
{
    *section = UNNAMED;
    if (open_sections(count) != GK_OK)
        return GK_NO_MEMORY;
    if (!name.length)
        return GK_OK;
    *section = gk_map_get(&count->section_names, name, NONE);
    if (*section != NONE)
        return GK_OK;
    *section = OTHERS;
    if (count->section_count == GK_COUNT_SECTIONS + 2)
        return GK_OK;
    struct gk_bytes kept = gk_arena_copy(&count->arena, name);
    if (!kept.at)
        return GK_NO_MEMORY;
    *section = count->section_count++;
    count->sections[*section].name = kept;
    return gk_map_put(&count->section_names, kept, *section);
}

/* ---- one finding */

/* Whether the record of a finding of the end has been counted already for what the key says. */
static enum gk_status meet(struct gk_findings_count *count, const struct gk_counted_finding *found,
                           char kind, int rule, uint32_t which, bool *met)
{
    struct gk_buffer key = { 0 };
    enum gk_status status =
        gk_buffer_print(&key, "%c%d/%" PRIu32 "/%" PRIu64 "/", kind, rule, which, found->line);
    if (status == GK_OK)
        status = gk_buffer_append(&key, found->file);
    *met = status == GK_OK && gk_map_get(&count->met, gk_buffer_bytes(&key), 0);
    if (status == GK_OK && !*met) {
        struct gk_bytes kept = gk_arena_copy(&count->arena, gk_buffer_bytes(&key));
        status = kept.at ? gk_map_put(&count->met, kept, 1) : GK_NO_MEMORY;
    }
    gk_buffer_free(&key);
    return status;
}

static enum gk_status add(struct gk_findings_count *count, const struct gk_counted_finding *found,
                          uint64_t findings, char kind, uint32_t which, struct gk_count *to)
{
    bool met = to->last == count->records;
    bool first = !to->findings;
    to->findings += findings;
    if (first) {
        to->file = found->file;
        to->line = found->line;
    }
    if (!found->in_record)
        return GK_OK;
    if (found->at_end &&
        meet(count, found, kind, kind == 'r' ? (int)found->finding->rule : 0, which, &met) != GK_OK)
        return GK_NO_MEMORY;
    to->last = count->records;
    to->records += !met;
    return GK_OK;
}

static enum gk_status add_to_section(struct gk_findings_count *count,
                                     const struct gk_counted_finding *found, uint64_t findings)
{
    uint32_t number;
    if (find_section(count, found->section, &number) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_section_count *section = &count->sections[number];
    section->findings[found->finding->severity] += findings;
    return add(count, found, findings, 's', number, &section->all);
}

enum gk_status gk_count_finding(struct gk_findings_count *count,
                                const struct gk_counted_finding *found)
{
    const struct gk_finding *finding = found->finding;
    uint64_t findings = finding->count ? finding->count : 1;
    if (found->in_record && begin_record(count, found) != GK_OK)
        return GK_NO_MEMORY;
    if (found->in_record && found->shared_out && !found->at_end)
        count->at_hand.findings += findings;
    if (add(count, found, findings, 'r', (uint32_t)finding->severity,
            &count->rules[finding->rule][finding->severity]) != GK_OK)
        return GK_NO_MEMORY;
    return found->shared_out ? add_to_section(count, found, findings) : GK_OK;
}

/* ---- the end */

uint64_t gk_count_of_rule(const struct gk_findings_count *count, enum gk_rule_id rule)
{
    uint64_t findings = 0;
    for (int i = 0; i < GK_COUNT_SEVERITIES; i++)
        findings += count->rules[rule][i].findings;
    return findings;
}

void gk_count_close(struct gk_findings_count *count)
{
    place_record(count);
}

static void free_record(struct gk_record_count *record)
{
    gk_buffer_free(&record->id);
    gk_buffer_free(&record->title);
}

void gk_count_free(struct gk_findings_count *count)
{
    for (int i = 0; i < GK_COUNT_FIRST; i++)
        free_record(&count->first[i]);
    free_record(&count->at_hand);
    gk_map_free(&count->section_names);
    gk_map_free(&count->met);
    gk_arena_free(&count->arena);
}
