#include "verbs/catalog/coverage.h"

#include <inttypes.h>

#include "base/memory.h"
#include "finding/sentence.h"
#include "verbs/catalog/coverage_sums.h"
#include "verbs/catalog/engine.h"

/* The columns of all tables. A heading is for a spreadsheet and a page, a brief one where there is
 * little room. */
enum column {
    ID,
    TITLE,
    SECTION,
    SCORE,
    EXPECTED,
    PUBLISHED,
    ON_TIME,
    LATE,
    OVERDUE,
    PENDING,
    MISSING,
    STALE,
    HELD,
    WITHHELD,
    OWES,
    EVIDENCE,
    WANTED,
    DONE,
    LACKING,
    STATE,
    RECORD,
    DUE,
    DAYS,
    NEWEST,
    OUTSIDE,
    NO_TOPIC,
    DOCUMENTS,
    SEVERAL,
    PERIOD,
    NO_DEADLINE,
    HISTORIC,
    COLUMNS,
};

static const struct {
    const char *name;
    enum gk_message title;
    enum gk_message brief;
    bool figure;
} columns[COLUMNS] = {
    [ID] = { "id", GK_MESSAGE_COVERAGE_ID, GK_MESSAGE_COVERAGE_ID, false },
    [TITLE] = { "title", GK_MESSAGE_COVERAGE_TITLE, GK_MESSAGE_COVERAGE_TITLE, false },
    [SECTION] = { "section", GK_MESSAGE_COVERAGE_SECTION, GK_MESSAGE_COVERAGE_SECTION, false },
    [SCORE] = { "score", GK_MESSAGE_COVERAGE_SCORE, GK_MESSAGE_COVERAGE_SCORE, true },
    [EXPECTED] = { "expected", GK_MESSAGE_COVERAGE_EXPECTED, GK_MESSAGE_BRIEF_EXPECTED, true },
    [PUBLISHED] = { "published", GK_MESSAGE_COVERAGE_PUBLISHED, GK_MESSAGE_BRIEF_PUBLISHED, true },
    [ON_TIME] = { "on_time", GK_MESSAGE_COVERAGE_ON_TIME, GK_MESSAGE_COVERAGE_ON_TIME, true },
    [LATE] = { "late", GK_MESSAGE_COVERAGE_LATE, GK_MESSAGE_BRIEF_LATE, true },
    [OVERDUE] = { "overdue", GK_MESSAGE_COVERAGE_OVERDUE, GK_MESSAGE_BRIEF_OVERDUE, true },
    [PENDING] = { "pending", GK_MESSAGE_COVERAGE_PENDING, GK_MESSAGE_COVERAGE_PENDING, true },
    [MISSING] = { "missing", GK_MESSAGE_COVERAGE_MISSING, GK_MESSAGE_BRIEF_MISSING, true },
    [STALE] = { "stale", GK_MESSAGE_COVERAGE_STALE, GK_MESSAGE_BRIEF_STALE, true },
    [HELD] = { "held", GK_MESSAGE_COVERAGE_HELD, GK_MESSAGE_COVERAGE_HELD, true },
    [WITHHELD] = { "withheld", GK_MESSAGE_COVERAGE_WITHHELD, GK_MESSAGE_BRIEF_WITHHELD, true },
    [OWES] = { "owes", GK_MESSAGE_COVERAGE_OWES, GK_MESSAGE_COVERAGE_OWES, true },
    [EVIDENCE] = { "evidence", GK_MESSAGE_COVERAGE_EVIDENCE, GK_MESSAGE_COVERAGE_EVIDENCE, true },
    [WANTED] = { "wanted", GK_MESSAGE_COVERAGE_WANTED, GK_MESSAGE_COVERAGE_WANTED, true },
    [DONE] = { "done", GK_MESSAGE_COVERAGE_DONE, GK_MESSAGE_COVERAGE_DONE, true },
    [LACKING] = { "lacking", GK_MESSAGE_COVERAGE_LACKING, GK_MESSAGE_COVERAGE_LACKING, false },
    [STATE] = { "state", GK_MESSAGE_COVERAGE_STATE, GK_MESSAGE_COVERAGE_STATE, false },
    [RECORD] = { "record", GK_MESSAGE_COVERAGE_RECORD, GK_MESSAGE_COVERAGE_RECORD, false },
    [DUE] = { "due", GK_MESSAGE_COVERAGE_DUE, GK_MESSAGE_COVERAGE_DUE, false },
    [DAYS] = { "days", GK_MESSAGE_COVERAGE_DAYS, GK_MESSAGE_COVERAGE_DAYS, true },
    [NEWEST] = { "newest", GK_MESSAGE_COVERAGE_NEWEST, GK_MESSAGE_COVERAGE_NEWEST, false },
    [OUTSIDE] = { "outside", GK_MESSAGE_COVERAGE_OUTSIDE, GK_MESSAGE_COVERAGE_OUTSIDE, true },
    [NO_TOPIC] = { "no_topic", GK_MESSAGE_COVERAGE_NO_TOPIC, GK_MESSAGE_COVERAGE_NO_TOPIC, true },
    [DOCUMENTS] = { "documents", GK_MESSAGE_COVERAGE_DOCUMENTS, GK_MESSAGE_COVERAGE_DOCUMENTS,
                    true },
    [SEVERAL] = { "several_addresses", GK_MESSAGE_COVERAGE_SEVERAL, GK_MESSAGE_COVERAGE_SEVERAL,
                  true },
    [PERIOD] = { "period", GK_MESSAGE_COVERAGE_PERIOD, GK_MESSAGE_COVERAGE_PERIOD, false },
    [NO_DEADLINE] = { "no_deadline", GK_MESSAGE_COVERAGE_NO_DEADLINE,
                      GK_MESSAGE_COVERAGE_NO_DEADLINE, true },
    [HISTORIC] = { "historic", GK_MESSAGE_COVERAGE_HISTORIC, GK_MESSAGE_COVERAGE_HISTORIC, true },
};

/* What the tables are made of. */
struct making {
    const struct gk_catalog_tally *tally;
    enum gk_language language;
    struct gk_arena *arena;
    struct gk_coverage_sums sums;
    struct gk_table *table; /* at hand */
    const enum column *columns;
    struct gk_bytes *cells; /* of its next row */
    enum gk_status status;
};

/* ---- one table */

static struct gk_bytes message(const struct making *making, enum gk_message text)
{
    return gk_bytes_of(gk_message_text(text, making->language));
}

/* Room for that many rows at most; `aside`: bits of columns that a narrow text leaves out. */
static void begin(struct making *making, struct gk_table *table, const char *name,
                  enum gk_message title, const enum column *list, size_t count, size_t most)
{
    struct gk_bytes *names = gk_arena_array(making->arena, count, sizeof *names);
    struct gk_bytes *titles = gk_arena_array(making->arena, count, sizeof *titles);
    struct gk_bytes *briefs = gk_arena_array(making->arena, count, sizeof *briefs);
    making->cells =
        gk_arena_array(making->arena, gk_size_multiply(most, count), sizeof *making->cells);
    *table = (struct gk_table){ .name = gk_bytes_of(name),
                                .title = message(making, title),
                                .names = names,
                                .titles = titles,
                                .briefs = briefs,
                                .columns = count,
                                .first_figure = count,
                                .cells = making->cells };
    making->table = table;
    making->columns = list;
    if (!names || !titles || !briefs || !making->cells) {
        making->status = GK_NO_MEMORY;
        return;
    }
    for (size_t i = count; i > 0; i--) {
        names[i - 1] = gk_bytes_of(columns[list[i - 1]].name);
        titles[i - 1] = message(making, columns[list[i - 1]].title);
        briefs[i - 1] = message(making, columns[list[i - 1]].brief);
        if (columns[list[i - 1]].figure && table->first_figure == i)
            table->first_figure = i - 1;
    }
}

static void put(struct making *making, enum column column, struct gk_bytes text)
{
    for (size_t i = 0; making->status == GK_OK && i < making->table->columns; i++)
        if (making->columns[i] == column)
            making->cells[i] = text;
    if (!text.at)
        making->status = GK_NO_MEMORY;
}

static void put_number(struct making *making, enum column column, int64_t number)
{
    put(making, column, gk_arena_number(making->arena, number));
}

static void put_count(struct making *making, enum column column, uint64_t count)
{
    put_number(making, column, count > INT64_MAX ? INT64_MAX : (int64_t)count);
}

static void end_row(struct making *making)
{
    making->table->rows++;
    making->cells += making->table->columns;
}

/* What is judged of a whole archive alone is left empty for any other. */
static void put_sum(struct making *making, const struct gk_coverage_sum *sum)
{
    const uint64_t *figures = sum->figures;
    put_count(making, EXPECTED, sum->expected);
    put_count(making, PUBLISHED, figures[GK_ACCOUNT_PUBLISHED]);
    put_count(making, ON_TIME, figures[GK_ACCOUNT_ON_TIME]);
    put_count(making, LATE, figures[GK_ACCOUNT_LATE]);
    put_count(making, OVERDUE, figures[GK_ACCOUNT_OVERDUE]);
    put_count(making, PENDING, figures[GK_ACCOUNT_PENDING]);
    put_count(making, HELD, figures[GK_ACCOUNT_HELD]);
    put_count(making, WITHHELD, figures[GK_ACCOUNT_WITHHELD]);
    put_count(making, NO_DEADLINE, figures[GK_ACCOUNT_NO_DEADLINE]);
    put_count(making, HISTORIC, figures[GK_ACCOUNT_HISTORIC]);
    put_count(making, OUTSIDE, figures[GK_ACCOUNT_OUTSIDE]);
    put_count(making, NO_TOPIC, figures[GK_ACCOUNT_NO_TOPIC]);
    if (!making->tally->plan->whole)
        return;
    put_count(making, MISSING, sum->missing);
    put_count(making, STALE, sum->stale);
    put_count(making, WANTED, sum->wanted);
    put_count(making, DONE, sum->done);
}

static void put_score(struct making *making, const struct gk_coverage_sum *sum)
{
    int score = gk_coverage_score(making->tally->plan, sum);
    if (score >= 0)
        put_number(making, SCORE, score);
}

static void put_day(struct making *making, enum column column, int32_t day)
{
    const struct gk_date date = { .day = day, .minutes = -1 };
    put(making, column,
        day == GK_NO_DAY ? GK_BYTES("") : gk_catalog_write_date(date, making->arena));
}

/* ---- the tables */

#define BEGIN(making, table, name, title, list, most)                                              \
    begin(making, table, name, title, list, sizeof(list) / sizeof *(list), most)

static struct gk_bytes period_name(struct making *making, int32_t first, int32_t last)
{
    char text[48];
    int length = first == last
                     ? snprintf(text, sizeof text, "%d-Q%d", (int)(first / 4), (int)(first % 4 + 1))
                     : snprintf(text, sizeof text, "%d", (int)(first / 4));
    return gk_arena_copy(making->arena, (struct gk_bytes){ text, (size_t)length });
}

static void make_summary(struct making *making, struct gk_table *table)
{
    static const enum column list[] = { PERIOD,   SCORE,       EXPECTED, PUBLISHED, ON_TIME,
                                        LATE,     OVERDUE,     PENDING,  MISSING,   STALE,
                                        HISTORIC, NO_DEADLINE, HELD,     WITHHELD,  OUTSIDE,
                                        NO_TOPIC, DOCUMENTS,   SEVERAL,  WANTED,    DONE };
    const struct gk_catalog_period *period = &making->tally->plan->period;
    uint64_t documents, several;
    BEGIN(making, table, "summary", GK_MESSAGE_COVERAGE_SUMMARY, list, 1);
    table->single = true;
    struct gk_coverage_sum all = making->sums.total;
    memcpy(all.figures, making->sums.records.figures, sizeof all.figures);
    put(making, PERIOD, period_name(making, period->first, period->last));
    put_score(making, &making->sums.total);
    put_sum(making, &all);
    gk_account_count_documents(&making->tally->account, &documents, &several);
    put_count(making, DOCUMENTS, documents);
    put_count(making, SEVERAL, several);
    end_row(making);
}

static struct gk_bytes or_none(const struct making *making, struct gk_bytes name)
{
    return name.length ? name : message(making, GK_MESSAGE_COVERAGE_NONE);
}

static bool leads(const struct gk_catalog_group *group, uint32_t section)
{
    for (uint32_t i = 0; i < group->lead_count; i++)
        if (group->leads[i] == section)
            return true;
    return false;
}

/* How many items and records the list of what is owed has for the section, unlisted ones too. */
static uint64_t count_owed(const struct making *making, uint32_t section)
{
    const struct gk_catalog_plan *plan = making->tally->plan;
    uint64_t count = making->tally->account.owed_counts[section];
    for (uint32_t i = 0; plan->whole && i < plan->profile->catalog.count; i++) {
        const struct gk_catalog_standing *standing = &making->sums.standing[i];
        count += leads(&plan->groups.items[i], section) && (standing->missing || standing->stale);
    }
    return count;
}

static void make_sections(struct making *making, struct gk_table *table)
{
    static const enum column list[] = { SECTION, SCORE,    EXPECTED, PUBLISHED, ON_TIME,
                                        LATE,    OVERDUE,  PENDING,  MISSING,   STALE,
                                        HELD,    WITHHELD, WANTED,   DONE,      OWES };
    const struct gk_catalog_groups *groups = &making->tally->plan->groups;
    BEGIN(making, table, "sections", GK_MESSAGE_COVERAGE_SECTIONS, list, groups->section_count);
    for (uint32_t i = 0; i < groups->section_count; i++) {
        if (!making->sums.sections[i].any)
            continue;
        put(making, SECTION, or_none(making, groups->sections[i]));
        put_score(making, &making->sums.sections[i]);
        put_sum(making, &making->sums.sections[i]);
        put_count(making, OWES, count_owed(making, i));
        end_row(making);
    }
    table->bar = 1;
    table->aside = 1U << 4 | 1U << 7 | 1U << 12 | 1U << 13 | 1U << 14;
}

static void put_owed(struct making *making, struct gk_bytes section, const struct gk_owed *owed)
{
    const struct gk_catalog *catalog = &making->tally->plan->profile->catalog;
    put(making, SECTION, or_none(making, section));
    put(making, STATE,
        message(making, owed->overdue ? GK_MESSAGE_COVERAGE_OVERDUE : GK_MESSAGE_COVERAGE_LATE));
    put(making, ID, catalog->items[owed->item].id);
    put(making, TITLE,
        owed->title_length ? (struct gk_bytes){ owed->title, owed->title_length }
                           : message(making, GK_MESSAGE_NOT_TO_SHOW));
    put(making, RECORD, (struct gk_bytes){ owed->id, owed->id_length });
    put_day(making, DUE, owed->due);
    put_number(making, DAYS, owed->days);
    end_row(making);
}

static void put_owed_item(struct making *making, struct gk_bytes section, uint32_t item, bool stale,
                          uint64_t missing)
{
    const struct gk_catalog_item *at = &making->tally->plan->profile->catalog.items[item];
    put(making, SECTION, or_none(making, section));
    put(making, STATE,
        message(making, stale ? GK_MESSAGE_COVERAGE_STALE : GK_MESSAGE_COVERAGE_MISSING));
    put(making, ID, at->id);
    put(making, TITLE, at->title);
    if (!stale)
        put_count(making, DAYS, missing);
    end_row(making);
}

/* Of one section: items that are missing or stale, then records. */
static void put_section_owed(struct making *making, uint32_t section)
{
    const struct gk_catalog_plan *plan = making->tally->plan;
    struct gk_bytes name = plan->groups.sections[section];
    for (uint32_t i = 0; plan->whole && i < plan->profile->catalog.count; i++) {
        const struct gk_catalog_standing *standing = &making->sums.standing[i];
        if (!leads(&plan->groups.items[i], section))
            continue;
        if (standing->missing)
            put_owed_item(making, name, i, false, standing->missing);
        else if (standing->stale)
            put_owed_item(making, name, i, true, 0);
    }
    size_t count;
    const struct gk_owed *owed = gk_account_owed(&making->tally->account, section, &count);
    for (size_t i = 0; i < count; i++)
        put_owed(making, name, &owed[i]);
    if (making->tally->account.owed_counts[section] == count)
        return;
    put(making, SECTION, or_none(making, name));
    put(making, STATE, message(making, GK_MESSAGE_COVERAGE_FURTHER));
    put_count(making, DAYS, making->tally->account.owed_counts[section] - count);
    end_row(making);
}

static void make_owed(struct making *making, struct gk_table *table)
{
    static const enum column list[] = { SECTION, STATE, ID, TITLE, RECORD, DUE, DAYS };
    const struct gk_catalog_plan *plan = making->tally->plan;
    size_t most = 0, count;
    for (uint32_t i = 0; i < plan->groups.section_count; i++) {
        gk_account_owed(&making->tally->account, i, &count);
        most += count + 1;
    }
    for (size_t i = 0; i < plan->profile->catalog.count; i++)
        most += plan->groups.items[i].lead_count;
    BEGIN(making, table, "owed", GK_MESSAGE_COVERAGE_OWED, list, most);
    for (uint32_t i = 0; i < plan->groups.section_count && making->status == GK_OK; i++)
        put_section_owed(making, i);
    table->aside = 1U << 4;
}

static const enum column item_columns[] = { ID,      TITLE, SECTION, EXPECTED, PUBLISHED,
                                            ON_TIME, LATE,  OVERDUE, PENDING,  MISSING,
                                            STALE,   HELD,  WITHHELD };

static void put_line(struct making *making, const char *id, enum gk_message title,
                     const struct gk_coverage_sum *sum)
{
    put(making, ID, gk_bytes_of(id));
    put(making, TITLE, message(making, title));
    put_sum(making, sum);
    end_row(making);
}

static void make_items(struct making *making, struct gk_table *table)
{
    const struct gk_catalog *catalog = &making->tally->plan->profile->catalog;
    const struct gk_coverage_sums *sums = &making->sums;
    BEGIN(making, table, "items", GK_MESSAGE_COVERAGE_ITEMS, item_columns, catalog->count + 3);
    for (size_t i = 0; i < catalog->count; i++) {
        const struct gk_catalog_item *item = &catalog->items[i];
        put(making, ID, item->id);
        put(making, TITLE, item->title);
        put(making, SECTION,
            gk_catalog_join_sections(item->sections, item->section_count, making->arena));
        put_sum(making, &sums->items[i]);
        end_row(making);
    }
    put_line(making, "total", GK_MESSAGE_COVERAGE_TOTAL, &sums->total);
    put_line(making, "unmatched", GK_MESSAGE_COVERAGE_UNMATCHED, &sums->items[catalog->count]);
    put_line(making, "ambiguous", GK_MESSAGE_COVERAGE_AMBIGUOUS, &sums->items[catalog->count + 1]);
    table->aside = 1U << 2 | 1U << 5 | 1U << 8;
}

static const enum column group_columns[] = { TITLE, EXPECTED, PUBLISHED, ON_TIME,
                                             LATE,  OVERDUE,  PENDING,   MISSING,
                                             STALE, HELD,     WITHHELD };
enum { GROUP_ASIDE = 1U << 3 | 1U << 6 };

static void make_areas(struct making *making, struct gk_table *table)
{
    const struct gk_catalog_groups *groups = &making->tally->plan->groups;
    BEGIN(making, table, "areas", GK_MESSAGE_COVERAGE_AREAS, group_columns, groups->area_count + 1);
    for (uint32_t i = 0; i <= groups->area_count; i++) {
        if (!making->sums.areas[i].any)
            continue;
        put(making, TITLE,
            or_none(making, i < groups->area_count ? groups->areas[i] : GK_BYTES("")));
        put_sum(making, &making->sums.areas[i]);
        end_row(making);
    }
    table->aside = GROUP_ASIDE;
}

static void make_stages(struct making *making, struct gk_table *table)
{
    BEGIN(making, table, "stages", GK_MESSAGE_COVERAGE_STAGES, group_columns, GK_STAGES);
    for (int i = 1; i <= GK_STAGES; i++) {
        enum gk_stage stage = (enum gk_stage)(i % GK_STAGES);
        if (!making->sums.stages[stage].any)
            continue;
        put(making, TITLE, or_none(making, gk_bytes_of(gk_stage_name(stage))));
        put_sum(making, &making->sums.stages[stage]);
        end_row(making);
    }
    table->aside = GROUP_ASIDE;
}

static void make_periods(struct making *making, struct gk_table *table)
{
    static const enum column list[] = { PERIOD,  PUBLISHED, ON_TIME, LATE,
                                        OVERDUE, PENDING,   HELD,    WITHHELD };
    const struct gk_coverage_sums *sums = &making->sums;
    bool quarters = making->tally->plan->period.asked;
    BEGIN(making, table, "periods", GK_MESSAGE_COVERAGE_PERIODS, list, sums->period_count + 1);
    for (size_t i = 0; i <= sums->period_count; i++) {
        int32_t first = sums->first_period + (int32_t)i;
        if (!sums->periods[i].any)
            continue;
        struct gk_bytes name = quarters ? period_name(making, first, first)
                                        : period_name(making, first * 4, first * 4 + 3);
        put(making, PERIOD,
            i < sums->period_count ? name : message(making, GK_MESSAGE_COVERAGE_NONE));
        put_sum(making, &sums->periods[i]);
        end_row(making);
    }
}

static void make_duties(struct making *making, struct gk_table *table)
{
    static const enum column list[] = { ID, TITLE, SECTION, LACKING, EVIDENCE, WANTED, DONE, LATE };
    const struct gk_catalog_plan *plan = making->tally->plan;
    const struct gk_duties *duties = &plan->profile->duties;
    BEGIN(making, table, "duties", GK_MESSAGE_COVERAGE_DUTIES, list, duties->count);
    for (size_t i = 0; gk_duty_is_kept(making->tally) && i < duties->count; i++) {
        const struct gk_duty_standing *standing = &making->sums.duties[i];
        put(making, ID, duties->at[i].id);
        put(making, TITLE, duties->at[i].title);
        put(making, SECTION, gk_duty_responsible(&duties->at[i], making->arena));
        put_count(making, EVIDENCE, standing->evidence);
        put_count(making, LATE, standing->late);
        if (plan->whole) {
            put(making, LACKING, standing->lacking);
            put_count(making, WANTED, standing->wanted);
            put_count(making, DONE, standing->done);
        }
        end_row(making);
    }
    table->aside = 1U << 2;
}

/* ---- what is to be known about them */

static struct gk_bytes filled(struct making *making, enum gk_message text, struct gk_bytes first)
{
    const struct gk_bytes arguments[GK_ARGUMENTS] = { first, GK_BYTES(""), GK_BYTES("") };
    struct gk_buffer out = { 0 };
    struct gk_bytes note = { NULL, 0 };
    if (gk_sentence_fill(&out, gk_message_text(text, making->language), arguments) == GK_OK)
        note = gk_arena_copy(making->arena, gk_buffer_bytes(&out));
    gk_buffer_free(&out);
    if (!note.at)
        making->status = GK_NO_MEMORY;
    return note;
}

static struct gk_bytes weights(struct making *making)
{
    static const char *const names[] = { "coverage", "timeliness", "renewal", "duties" };
    struct gk_buffer out = { 0 };
    struct gk_bytes text = { NULL, 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof names / sizeof *names && status == GK_OK; i++) {
        int64_t weight = 0;
        if (!gk_profile_integer(making->tally->plan->profile, "catalog", "score", names[i],
                                &weight))
            weight = 0;
        status = gk_buffer_print(&out, "%s%" PRId64, i ? " : " : "", weight);
    }
    if (status == GK_OK)
        text = gk_arena_copy(making->arena, gk_buffer_bytes(&out));
    gk_buffer_free(&out);
    if (!text.at)
        making->status = GK_NO_MEMORY;
    return text;
}

static void add_notes(struct making *making, struct gk_table *tables)
{
    bool whole = making->tally->plan->whole;
    tables[GK_COVERAGE_SECTIONS].note =
        filled(making, GK_MESSAGE_COVERAGE_FORMULA, weights(making));
    tables[GK_COVERAGE_SUMMARY].note =
        message(making, whole ? GK_MESSAGE_COVERAGE_BLIND : GK_MESSAGE_COVERAGE_NOT_WHOLE);
    tables[GK_COVERAGE_OWED].note = message(making, GK_MESSAGE_COVERAGE_OWED_NOTE);
}

enum gk_status gk_catalog_coverage(void *given, enum gk_language language, struct gk_arena *arena,
                                   struct gk_sum *sum)
{
    struct gk_catalog_tally *tally = given;
    static void (*const make[GK_COVERAGE_TABLES])(struct making *, struct gk_table *) = {
        [GK_COVERAGE_SUMMARY] = make_summary, [GK_COVERAGE_SECTIONS] = make_sections,
        [GK_COVERAGE_OWED] = make_owed,       [GK_COVERAGE_ITEMS] = make_items,
        [GK_COVERAGE_AREAS] = make_areas,     [GK_COVERAGE_STAGES] = make_stages,
        [GK_COVERAGE_PERIODS] = make_periods, [GK_COVERAGE_DUTIES] = make_duties,
    };
    struct making making = { .tally = tally, .language = language, .arena = arena };
    struct gk_table *tables = gk_arena_array(arena, GK_COVERAGE_TABLES, sizeof *tables);
    gk_account_sort(&tally->account);
    making.status = tables ? gk_coverage_add_up(tally, arena, &making.sums) : GK_NO_MEMORY;
    for (int i = 0; i < GK_COVERAGE_TABLES && making.status == GK_OK; i++)
        make[i](&making, &tables[i]);
    if (making.status == GK_OK)
        add_notes(&making, tables);
    sum->tables = tables;
    sum->table_count = GK_COVERAGE_TABLES;
    sum->title = gk_bytes_of(gk_message_text(GK_MESSAGE_COVERAGE_PAGE, language));
    return making.status;
}

static size_t count_covered(const struct gk_catalog_tally *tally, bool *published, size_t items)
{
    size_t count, covered = 0;
    const struct gk_account_row *rows = gk_account_rows(&tally->account, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t item = rows[i].key.item;
        if (item >= items || !rows[i].figures[GK_ACCOUNT_PUBLISHED] || published[item])
            continue;
        published[item] = true;
        covered++;
    }
    return covered;
}

enum gk_status gk_catalog_covered(void *given, enum gk_language language, struct gk_arena *arena,
                                  struct gk_sum *sum)
{
    const struct gk_catalog_tally *tally = given;
    size_t items = tally->plan->profile->catalog.count;
    bool *published = gk_arena_array(arena, items, sizeof *published);
    (void)language;
    if (!published)
        return GK_NO_MEMORY;
    sum->speaks = true;
    sum->sentence = GK_MESSAGE_COVERED;
    sum->arguments[0] = gk_arena_number(arena, (int64_t)count_covered(tally, published, items));
    sum->arguments[1] = gk_arena_number(arena, (int64_t)items);
    return sum->arguments[0].at && sum->arguments[1].at ? GK_OK : GK_NO_MEMORY;
}
