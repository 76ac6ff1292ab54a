/*
 * duties.c - duties.csv: the tasks of an office as it writes them into a table (任务分工表).
 *
 * Columns are known by their names, in any order; those of other names are passed over. Cells that
 * were merged are saved once and then blank: a blank 工作任务 is that of the row above, and below it
 * 责任科室, 责任人 and 时限/频次 are, too.
 */
#include "conf/table.h"
#include "profile/load/kinds.h"
#include "profile/load/sections.h"

enum column {
    ID,
    TITLE,
    DEMAND,
    SECTIONS,
    PERSON,
    FREQUENCY,
    EVIDENCE,
    COLUMNS,
};

/* Blanks left out and full-width signs made ASCII. The first name of a column is its own. */
static const struct {
    enum column column;
    const char *name;
} names[] = {
    { ID, "任务编号" },
    { ID, "编号" },
    { ID, "序号" },
    { TITLE, "工作任务" },
    { TITLE, "任务" },
    { TITLE, "重点任务" },
    { DEMAND, "具体要求" },
    { DEMAND, "工作要求" },
    { DEMAND, "任务要求" },
    { SECTIONS, "责任科室" },
    { SECTIONS, "责任部门" },
    { SECTIONS, "责任处室" },
    { SECTIONS, "责任单位" },
    { PERSON, "责任人" },
    { PERSON, "具体责任人" },
    { PERSON, "负责人" },
    { FREQUENCY, "时限/频次" },
    { FREQUENCY, "时限" },
    { FREQUENCY, "频次" },
    { FREQUENCY, "时限要求" },
    { FREQUENCY, "完成时限" },
    { EVIDENCE, "佐证" },
    { EVIDENCE, "佐证材料" },
};

static const enum column required[] = { ID, TITLE, FREQUENCY };

static const struct gk_bytes nothing = { 0 };

/* A file, and the row of it at hand. */
struct rows {
    struct gk_load *load;
    const struct gk_profile_file *file;
    size_t places[COLUMNS]; /* of their cells, from 1; 0: there is no such column */
    const struct gk_csv_row *row;
    const struct gk_duty *above;
    struct gk_map ids; /* line of each duty */
};

static enum gk_status complain(struct rows *rows, uint32_t line, enum gk_rule_id rule,
                               struct gk_bytes what)
{
    return gk_load_mistake(rows->load, rows->file->path, line, 0, rule, what, nothing, nothing);
}

/* ---- the head */

static enum gk_status find_columns(struct rows *rows, const struct gk_csv_row *head, size_t *found)
{
    memset(rows->places, 0, sizeof rows->places);
    *found = 0;
    for (size_t i = 0; i < head->count; i++) {
        struct gk_bytes name = gk_cell_squeeze(&rows->load->profile->arena, head->cells[i].text);
        if (!name.at)
            return GK_NO_MEMORY;
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            if (gk_bytes_equal(name, gk_bytes_of(names[j].name)) &&
                !rows->places[names[j].column]) {
                rows->places[names[j].column] = i + 1;
                ++*found;
                break;
            }
    }
    return GK_OK;
}

/* A title may stand above the names of the columns. */
static enum gk_status find_head(struct rows *rows, const struct gk_csv_row *first,
                                const struct gk_csv_row **head)
{
    size_t found = 0;
    enum gk_status status = GK_OK;
    for (*head = first; *head && status == GK_OK; *head = (*head)->next) {
        status = find_columns(rows, *head, &found);
        if (found > 1)
            return status;
    }
    *head = first;
    return status == GK_OK && first ? find_columns(rows, first, &found) : status;
}

static const char *name_of(enum column column)
{
    size_t i = 0;
    while (names[i].column != column)
        i++;
    return names[i].name;
}

static enum gk_status check_head(struct rows *rows, const struct gk_csv_row *head, bool *good)
{
    enum gk_status status = GK_OK;
    *good = true;
    for (size_t i = 0; i < sizeof required / sizeof *required && status == GK_OK; i++) {
        if (rows->places[required[i]])
            continue;
        *good = false;
        status = complain(rows, head ? head->cells[0].line : 0, GK_RULE_PROFILE_HEADER,
                          gk_bytes_of(name_of(required[i])));
    }
    return status;
}

/* ---- the rows */

static struct gk_bytes cell(const struct rows *rows, enum column column)
{
    size_t place = rows->places[column];
    return place && place <= rows->row->count ? rows->row->cells[place - 1].text : nothing;
}

static uint32_t line_of(const struct rows *rows, enum column column)
{
    size_t place = rows->places[column];
    return rows->row->cells[place && place <= rows->row->count ? place - 1 : 0].line;
}

static enum gk_status read_id(struct rows *rows, struct gk_duty *duty)
{
    if (!duty->id.length)
        return complain(rows, line_of(rows, ID), GK_RULE_PROFILE_TERM, nothing);
    uint32_t before = gk_map_get(&rows->ids, duty->id, 0);
    return before ? gk_load_duplicate(rows->load, rows->file->path, line_of(rows, ID), duty->id,
                                      before)
                  : gk_map_put(&rows->ids, duty->id, duty->line);
}

/* What cannot be read is told with its row, and ends no run: the duty is not judged. */
static enum gk_status read_frequency(struct rows *rows, struct gk_duty *duty)
{
    bool known;
    enum gk_status status = gk_frequency_read(&rows->load->profile->arena, duty->frequency_text,
                                              &duty->frequency, &known);
    if (status != GK_OK || known)
        return status;
    return complain(rows, line_of(rows, FREQUENCY), GK_RULE_PROFILE_FREQUENCY,
                    duty->frequency_text);
}

static enum gk_status read_duty(struct rows *rows, struct gk_duty *duty)
{
    *duty = (struct gk_duty){
        .id = cell(rows, ID),
        .title = cell(rows, TITLE),
        .demand = cell(rows, DEMAND),
        .person = cell(rows, PERSON),
        .frequency_text = cell(rows, FREQUENCY),
        .evidence = cell(rows, EVIDENCE),
        .line = rows->row->cells[0].line,
    };
    const struct gk_duty *above = duty->title.length ? NULL : rows->above;
    rows->above = duty;
    enum gk_status status = GK_OK;
    if (!duty->title.length && !above)
        status = complain(rows, line_of(rows, TITLE), GK_RULE_PROFILE_TERM, nothing);
    if (above)
        duty->title = above->title;
    if (above && !duty->person.length)
        duty->person = above->person;
    if (above && !duty->frequency_text.length)
        duty->frequency_text = above->frequency_text;
    if (status == GK_OK)
        status = read_id(rows, duty);
    if (status == GK_OK)
        status = read_frequency(rows, duty);
    if (above && !cell(rows, SECTIONS).length) {
        duty->sections = above->sections;
        duty->section_count = above->section_count;
        return status;
    }
    return status == GK_OK
               ? gk_load_sections(rows->load, rows->file->path, line_of(rows, SECTIONS),
                                  cell(rows, SECTIONS), &duty->sections, &duty->section_count)
               : status;
}

static enum gk_status read_rows(struct rows *rows, const struct gk_csv_row *first,
                                struct gk_duties *duties)
{
    size_t count = 0;
    for (const struct gk_csv_row *row = first; row; row = row->next)
        count++;
    duties->at = gk_arena_array(&rows->load->profile->arena, count, sizeof *duties->at);
    enum gk_status status = duties->at ? GK_OK : GK_NO_MEMORY;
    for (rows->row = first; rows->row && status == GK_OK; rows->row = rows->row->next)
        status = read_duty(rows, &duties->at[duties->count++]);
    return status;
}

enum gk_status gk_load_duties(struct gk_load *load, const struct gk_profile_file *file)
{
    struct rows rows = { .load = load, .file = file };
    const struct gk_csv_row *head;
    struct gk_csv_row *first = NULL;
    bool good = true;
    load->profile->duties = (struct gk_duties){ .path = file->path, .embedded = file->embedded };
    enum gk_status status =
        gk_csv_read(&load->profile->arena, file->path, file->text, ',', load->mistakes, &first);
    if (status != GK_OK)
        return status == GK_INVALID ? GK_OK : status;
    status = find_head(&rows, first, &head);
    if (status == GK_OK)
        status = check_head(&rows, head, &good);
    if (status == GK_OK && good)
        status = read_rows(&rows, head->next, &load->profile->duties);
    gk_map_free(&rows.ids);
    return status;
}
