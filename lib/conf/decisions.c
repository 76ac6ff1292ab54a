#include "conf/decisions.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/buffer.h"
#include "conf/file.h"
#include "conf/table.h"
#include "finding/fingerprint.h"

/* ---- heads and words, in the form of `plain` */

static const struct {
    const char *name;
    enum gk_decision_column column;
} heads[] = {
    { "fingerprint", GK_DECISION_FINGERPRINT },
    { "指纹", GK_DECISION_FINGERPRINT },
    { "decision", GK_DECISION_DECISION },
    { "决定", GK_DECISION_DECISION },
    { "处理决定", GK_DECISION_DECISION },
    { "审查决定", GK_DECISION_DECISION },
    { "审查结论", GK_DECISION_DECISION },
    { "who", GK_DECISION_WHO },
    { "决定人", GK_DECISION_WHO },
    { "审查人", GK_DECISION_WHO },
    { "审核人", GK_DECISION_WHO },
    { "责任人", GK_DECISION_WHO },
    { "when", GK_DECISION_WHEN },
    { "决定日期", GK_DECISION_WHEN },
    { "决定时间", GK_DECISION_WHEN },
    { "审查日期", GK_DECISION_WHEN },
    { "审查时间", GK_DECISION_WHEN },
    { "日期", GK_DECISION_WHEN },
    { "basis", GK_DECISION_BASIS },
    { "依据", GK_DECISION_BASIS },
    { "决定依据", GK_DECISION_BASIS },
    { "理由", GK_DECISION_BASIS },
};

/* What a head that is missing is called in a message. */
static const char *const names[GK_DECISION_COLUMNS] = {
    [GK_DECISION_FINGERPRINT] = "fingerprint / 指纹",
    [GK_DECISION_DECISION] = "decision / 决定",
    [GK_DECISION_WHO] = "who / 决定人",
    [GK_DECISION_WHEN] = "when / 决定日期",
    [GK_DECISION_BASIS] = "basis / 依据",
};

static const struct {
    const char *word;
    enum gk_decision_kind kind;
} words[] = {
    { "pass", GK_DECISION_PASS },         { "放行", GK_DECISION_PASS },
    { "公开", GK_DECISION_PASS },         { "予以公开", GK_DECISION_PASS },
    { "同意公开", GK_DECISION_PASS },     { "准予公开", GK_DECISION_PASS },
    { "mask", GK_DECISION_MASK },         { "遮盖", GK_DECISION_MASK },
    { "遮盖后公开", GK_DECISION_MASK },   { "遮蔽", GK_DECISION_MASK },
    { "脱敏", GK_DECISION_MASK },         { "脱敏后公开", GK_DECISION_MASK },
    { "withhold", GK_DECISION_WITHHOLD }, { "不予公开", GK_DECISION_WITHHOLD },
    { "不公开", GK_DECISION_WITHHOLD },   { "扣留", GK_DECISION_WITHHOLD },
};

struct reading {
    struct gk_decisions *decisions;
    struct gk_arena *arena; /* of what is needed while reading */
    struct gk_mistakes *mistakes;
    struct gk_bytes path;
    uint32_t today;
    size_t place[GK_DECISION_COLUMNS]; /* of a column; SIZE_MAX: there is none */
    struct gk_decision *last;          /* behind the entries there are */
};

static enum gk_status complain(const struct reading *reading, uint32_t line, enum gk_rule_id rule,
                               struct gk_bytes what)
{
    struct gk_bytes arguments[GK_ARGUMENTS] = { what };
    return gk_mistake_add(reading->mistakes, reading->path, line, 0, rule, arguments);
}

/* The cell as it is compared: without blanks, small letters; at == NULL without memory. */
static struct gk_bytes plain(struct gk_arena *arena, struct gk_bytes cell)
{
    struct gk_bytes squeezed = gk_cell_squeeze(arena, cell);
    char *at = gk_arena_allocate(arena, squeezed.length + 1);
    if (!squeezed.at || !at)
        return (struct gk_bytes){ NULL, 0 };
    for (size_t i = 0; i < squeezed.length; i++)
        at[i] = (char)(squeezed.at[i] |
                       (gk_is_ascii_capital((unsigned char)squeezed.at[i]) ? 0x20 : 0));
    return (struct gk_bytes){ at, squeezed.length };
}

/* ---- one row */

static bool take_digits(struct gk_bytes *text, size_t least, size_t most, unsigned *number)
{
    size_t count = 0;
    *number = 0;
    while (count < text->length && count < most && gk_is_ascii_digit(text->at[count]))
        *number = 10 * *number + (unsigned)(text->at[count++] - '0');
    text->at += count;
    text->length -= count;
    return count >= least;
}

static bool take(struct gk_bytes *text, struct gk_bytes sign)
{
    if (!gk_bytes_start_with(*text, sign))
        return false;
    text->at += sign.length;
    text->length -= sign.length;
    return true;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (leap && month == 2);
}

/* A day in the forms in which spreadsheets write it, as a number such as 20260105; 0 where it is
 * none. */
static uint32_t read_day(struct gk_bytes text)
{
    unsigned year, month, day;
    if (!take_digits(&text, 4, 4, &year))
        return 0;
    struct gk_bytes sign = text.length && text.at[0] == '/'   ? GK_BYTES("/")
                           : text.length && text.at[0] == '.' ? GK_BYTES(".")
                           : text.length && text.at[0] == '-' ? GK_BYTES("-")
                                                              : GK_BYTES("年");
    bool han = sign.length > 1;
    if (!take(&text, sign) || !take_digits(&text, 1, 2, &month) ||
        !take(&text, han ? GK_BYTES("月") : sign) || !take_digits(&text, 1, 2, &day))
        return 0;
    bool real = year >= 1949 && month >= 1 && month <= 12 && day >= 1 &&
                day <= days_of(year, month) && (!text.length || !gk_is_ascii_digit(text.at[0]));
    return real ? 10000 * year + 100 * month + day : 0;
}

/* The first of its columns that is missing. */
static enum gk_decision_column missing_of(const struct gk_decision *decision)
{
    for (int i = 0; i < GK_DECISION_COLUMNS; i++)
        if (!decision->cell[i].length || (i == GK_DECISION_WHEN && !read_day(decision->cell[i])))
            return (enum gk_decision_column)i;
    return GK_DECISION_COLUMNS;
}

static enum gk_status read_word(struct reading *reading, struct gk_decision *decision)
{
    struct gk_bytes cell = decision->cell[GK_DECISION_DECISION];
    struct gk_bytes word = plain(reading->arena, cell);
    if (!word.at)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gk_bytes_equal(word, gk_bytes_of(words[i].word)))
            decision->kind = words[i].kind;
    if (word.length && decision->kind == GK_DECISION_NONE)
        return complain(reading, decision->line, GK_RULE_PROFILE_DECISION, cell);
    return GK_OK;
}

static bool is_whole(struct gk_bytes fingerprint)
{
    return !fingerprint.length ||
           (fingerprint.length == GK_FINGERPRINT_SIZE && gk_fingerprint_is(fingerprint));
}

static enum gk_status read_row(struct reading *reading, const struct gk_csv_row *row)
{
    struct gk_decision decision = { .path = reading->path, .line = row->cells[0].line };
    bool filled = false;
    for (int i = 0; i < GK_DECISION_COLUMNS; i++) {
        size_t place = reading->place[i];
        struct gk_bytes cell = place < row->count ? row->cells[place].text : GK_BYTES("");
        decision.cell[i] = gk_arena_copy(&reading->decisions->arena, cell);
        if (!decision.cell[i].at)
            return GK_NO_MEMORY;
        filled |= i != GK_DECISION_FINGERPRINT && cell.length;
    }
    if (!filled)
        return GK_OK;
    struct gk_bytes fingerprint = decision.cell[GK_DECISION_FINGERPRINT];
    if (!is_whole(fingerprint))
        return complain(reading, decision.line, GK_RULE_PROFILE_FINGERPRINT, fingerprint);
    enum gk_status status = read_word(reading, &decision);
    if (status != GK_OK)
        return status;
    decision.missing = missing_of(&decision);
    decision.later = read_day(decision.cell[GK_DECISION_WHEN]) > reading->today;
    *reading->last++ = decision;
    reading->decisions->count++;
    return GK_OK;
}

/* ---- one file */

/* What parts the cells: of the signs that stand in the line of heads the most frequent one. */
static char separator_of(struct gk_bytes text)
{
    static const char signs[] = ",;\t";
    size_t counts[sizeof signs - 1] = { 0 };
    struct gk_bytes line = { text.at, 0 };
    while (text.length) {
        const char *end = memchr(text.at, '\n', text.length);
        line = (struct gk_bytes){ text.at, end ? (size_t)(end - text.at) + 1 : text.length };
        if (gk_bytes_find(line, GK_BYTES("指纹")) || gk_bytes_find(line, GK_BYTES("ingerprint")))
            break;
        text.at += line.length;
        text.length -= line.length;
    }
    size_t best = 0;
    for (size_t i = 0; i < line.length; i++)
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            counts[k] += line.at[i] == signs[k];
    for (size_t k = 1; k < sizeof counts / sizeof *counts; k++)
        best = counts[k] > counts[best] ? k : best;
    return signs[best];
}

static void forget_heads(struct reading *reading)
{
    for (int i = 0; i < GK_DECISION_COLUMNS; i++)
        reading->place[i] = SIZE_MAX;
}

/* Whether the row names the columns; those it names are in reading->place. */
static enum gk_status read_heads(struct reading *reading, const struct gk_csv_row *row, bool *found)
{
    forget_heads(reading);
    for (size_t i = 0; i < row->count; i++) {
        struct gk_bytes name = plain(reading->arena, row->cells[i].text);
        if (!name.at)
            return GK_NO_MEMORY;
        for (size_t k = 0; k < sizeof heads / sizeof *heads; k++)
            if (gk_bytes_equal(name, gk_bytes_of(heads[k].name)))
                reading->place[heads[k].column] = i;
    }
    *found = reading->place[GK_DECISION_FINGERPRINT] != SIZE_MAX;
    return GK_OK;
}

static enum gk_status check_heads(const struct reading *reading, uint32_t line)
{
    for (int i = 0; i < GK_DECISION_COLUMNS; i++)
        if (reading->place[i] == SIZE_MAX)
            return complain(reading, line, GK_RULE_PROFILE_HEADER, gk_bytes_of(names[i]));
    return GK_OK;
}

/* Room for one entry a row behind those already there. */
static enum gk_status reserve(struct reading *reading, const struct gk_csv_row *row)
{
    struct gk_decisions *decisions = reading->decisions;
    size_t room = decisions->count;
    for (; row; row = row->next)
        room++;
    struct gk_decision *at = gk_arena_array(&decisions->arena, room, sizeof *at);
    if (!at)
        return GK_NO_MEMORY;
    if (decisions->count)
        memcpy(at, decisions->at, decisions->count * sizeof *at);
    decisions->at = at;
    reading->last = at + decisions->count;
    return GK_OK;
}

static enum gk_status read_rows(struct reading *reading, const struct gk_csv_row *row)
{
    bool found = false;
    enum gk_status worst = GK_OK;
    forget_heads(reading);
    while (row && !found) {
        worst = read_heads(reading, row, &found);
        if (worst != GK_OK)
            return worst;
        if (found)
            worst = check_heads(reading, row->cells[0].line);
        row = row->next;
    }
    if (!found)
        return check_heads(reading, 0);
    if (worst != GK_OK || reserve(reading, row) != GK_OK)
        return worst == GK_OK ? GK_NO_MEMORY : worst;
    for (; row && worst != GK_NO_MEMORY; row = row->next) {
        enum gk_status status = read_row(reading, row);
        worst = status == GK_OK ? worst : status;
    }
    return worst;
}

static enum gk_status read_file(struct gk_decisions *decisions, struct gk_bytes path,
                                uint32_t today, struct gk_mistakes *mistakes)
{
    struct gk_arena arena = { 0 };
    struct reading reading = {
        .decisions = decisions, .arena = &arena, .mistakes = mistakes, .today = today
    };
    struct gk_csv_row *rows = NULL;
    struct gk_bytes text = { NULL, 0 };
    reading.path = gk_arena_copy(&decisions->arena, path);
    enum gk_status status =
        reading.path.at ? gk_file_read(&arena, path, mistakes, &text) : GK_NO_MEMORY;
    if (status == GK_OK)
        status = gk_csv_read(&arena, path, text, separator_of(text), mistakes, &rows);
    if (status == GK_OK)
        status = read_rows(&reading, rows);
    gk_arena_free(&arena);
    return status;
}

/* ---- all of them */

/* Whether it counts, as far as its row says. */
static bool is_good(const struct gk_decision *decision)
{
    return decision->missing == GK_DECISION_COLUMNS && !decision->later;
}

/* By fingerprint; of one what counts first, then in the order of the files. */
static int compare(const void *a, const void *b)
{
    const struct gk_decision *left = *(const struct gk_decision *const *)a;
    const struct gk_decision *right = *(const struct gk_decision *const *)b;
    int order =
        gk_bytes_compare(left->cell[GK_DECISION_FINGERPRINT], right->cell[GK_DECISION_FINGERPRINT]);
    bool good = is_good(left);
    if (order == 0 && good != is_good(right))
        order = good ? -1 : 1;
    return order ? order : (left > right) - (left < right);
}

static enum gk_status number_text(struct gk_arena *arena, const struct gk_decision *decision,
                                  struct gk_bytes *text)
{
    struct gk_buffer buffer = { 0 };
    enum gk_status status = gk_buffer_append(&buffer, decision->path);
    if (status == GK_OK)
        status = gk_buffer_print(&buffer, ":%u", (unsigned)decision->line);
    *text = gk_arena_copy(arena, gk_buffer_bytes(&buffer));
    gk_buffer_free(&buffer);
    return text->at ? status : GK_NO_MEMORY;
}

static bool is_same(const struct gk_decision *one, const struct gk_decision *other)
{
    return gk_bytes_equal(one->cell[GK_DECISION_FINGERPRINT], other->cell[GK_DECISION_FINGERPRINT]);
}

static enum gk_status complain_contrary(struct gk_decisions *decisions,
                                        const struct gk_decision *one,
                                        const struct gk_decision *other,
                                        struct gk_mistakes *mistakes)
{
    const struct gk_decision *first = one < other ? one : other;
    const struct gk_decision *later = one < other ? other : one;
    struct gk_bytes arguments[GK_ARGUMENTS] = { { NULL, 0 } };
    if (number_text(&decisions->arena, first, &arguments[0]) != GK_OK)
        return GK_NO_MEMORY;
    return gk_mistake_add(mistakes, later->path, later->line, 0, GK_RULE_PROFILE_CONTRARY,
                          arguments);
}

/* Two decisions about one finding must be the same. */
static enum gk_status check_contrary(struct gk_decisions *decisions, struct gk_mistakes *mistakes)
{
    const struct gk_decision *first = NULL;
    enum gk_status worst = GK_OK;
    for (size_t i = 0; i < decisions->known_count && worst != GK_NO_MEMORY; i++) {
        const struct gk_decision *decision = decisions->known[i];
        if (decision->kind == GK_DECISION_NONE)
            continue;
        enum gk_status status = GK_OK;
        if (!first || !is_same(first, decision))
            first = decision;
        else if (first->kind != decision->kind)
            status = complain_contrary(decisions, first, decision, mistakes);
        worst = status == GK_OK ? worst : status;
    }
    return worst;
}

static enum gk_status arrange(struct gk_decisions *decisions, struct gk_mistakes *mistakes)
{
    decisions->known =
        gk_arena_array(&decisions->arena, decisions->count, sizeof *decisions->known);
    if (!decisions->known)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < decisions->count; i++)
        if (decisions->at[i].cell[GK_DECISION_FINGERPRINT].length)
            decisions->known[decisions->known_count++] = &decisions->at[i];
    if (decisions->known_count)
        qsort(decisions->known, decisions->known_count, sizeof *decisions->known, compare);
    return check_contrary(decisions, mistakes);
}

enum gk_status gk_decisions_open(struct gk_decisions *decisions, const struct gk_bytes *paths,
                                 size_t count, uint32_t today, struct gk_mistakes *mistakes)
{
    enum gk_status worst = GK_OK;
    for (size_t i = 0; i < count && worst != GK_NO_MEMORY; i++) {
        enum gk_status status = read_file(decisions, paths[i], today, mistakes);
        worst = status == GK_OK ? worst : status;
    }
    if (worst == GK_NO_MEMORY)
        return worst;
    enum gk_status status = arrange(decisions, mistakes);
    return status == GK_OK ? worst : status;
}

void gk_decisions_close(struct gk_decisions *decisions)
{
    gk_arena_free(&decisions->arena);
    *decisions = (struct gk_decisions){ 0 };
}

const struct gk_decision *gk_decisions_find(const struct gk_decisions *decisions,
                                            struct gk_bytes fingerprint)
{
    size_t low = 0;
    size_t high = decisions->known_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct gk_bytes there = decisions->known[middle]->cell[GK_DECISION_FINGERPRINT];
        if (gk_bytes_compare(there, fingerprint) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct gk_decision *found = low < decisions->known_count ? decisions->known[low] : NULL;
    bool good = found && is_good(found) &&
                gk_bytes_equal(found->cell[GK_DECISION_FINGERPRINT], fingerprint);
    return good ? found : NULL;
}
