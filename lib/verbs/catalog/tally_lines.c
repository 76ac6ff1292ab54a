#include "verbs/catalog/tally_lines.h"

#include "base/digest.h"
#include "record/value.h"
#include "record/writer.h"

enum { FORM = 1, MOST_NUMBERS = 6 + GK_ACCOUNT_FIGURES };

/* ---- what an account is of */

static void add_item(struct gk_hmac *digest, const struct gk_catalog_item *item)
{
    const struct gk_bytes cells[] = { item->id,         item->group,      item->title,
                                      item->limit_text, item->disclosure, item->stage };
    char expected[16];
    int length = snprintf(expected, sizeof expected, "%d", (int)item->expected);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        gk_hmac_add(digest, cells[i]);
    for (size_t i = 0; i < item->column_count; i++)
        gk_hmac_add(digest, item->columns[i]);
    for (size_t i = 0; i < item->section_count; i++)
        gk_hmac_add(digest, item->sections[i].name);
    gk_hmac_add(digest, (struct gk_bytes){ expected, (size_t)length });
}

/* Of the files of the profile that are in use, and of the catalogue, which may be another one. */
static void digest_profile(const struct gk_profile *profile, char out[GK_HMAC_DIGITS])
{
    struct gk_hmac digest;
    gk_hmac_open(&digest, GK_BYTES("gk"));
    for (size_t i = 0; i < profile->file_count; i++)
        if (profile->files[i].text.at) {
            gk_hmac_add(&digest, profile->files[i].name);
            gk_hmac_add(&digest, profile->files[i].text);
        }
    for (size_t i = 0; i < profile->catalog.count; i++)
        add_item(&digest, &profile->catalog.items[i]);
    gk_hmac_close(&digest, out, GK_HMAC_DIGITS);
}

struct head {
    struct gk_bytes version;
    char digest[GK_HMAC_DIGITS];
    char date[10];
    char period[32];
};

static void make_head(const struct gk_catalog_plan *plan, struct head *head)
{
    const struct gk_catalog_period *period = &plan->period;
    head->version = gk_bytes_of(GK_VERSION);
    digest_profile(plan->profile, head->digest);
    gk_day_write(plan->today, head->date);
    snprintf(head->period, sizeof head->period, "%d-%d%s", (int)period->first, (int)period->last,
             period->asked ? "" : "?");
}

/* ---- writing */

enum part {
    PART_HEAD,
    PART_ROWS,
    PART_DEEDS,
    PART_COLUMNS,
    PART_OWED,
    PART_HALVED,
    PART_DOCUMENTS,
    PART_END
};

void gk_tally_lines_open(struct gk_tally_lines *lines, struct gk_catalog_tally *tally)
{
    gk_account_sort(&tally->account);
    *lines = (struct gk_tally_lines){ .tally = tally };
}

static void write_word(struct gk_writer *writer, const char *word)
{
    gk_write_open(writer, '[');
    gk_write_string(writer, gk_bytes_of(word));
}

static void write_head(struct gk_writer *writer, const struct gk_catalog_plan *plan)
{
    struct head head;
    make_head(plan, &head);
    write_word(writer, "tally");
    gk_write_number(writer, FORM);
    gk_write_string(writer, head.version);
    gk_write_string(writer, (struct gk_bytes){ head.digest, sizeof head.digest });
    gk_write_string(writer, (struct gk_bytes){ head.date, sizeof head.date });
    gk_write_string(writer, gk_bytes_of(head.period));
}

static void write_row(struct gk_writer *writer, const struct gk_account_row *row)
{
    const int64_t key[] = { row->key.item,  row->key.section, row->key.area,
                            row->key.stage, row->key.period,  row->newest };
    write_word(writer, "row");
    for (size_t i = 0; i < sizeof key / sizeof *key; i++)
        gk_write_number(writer, key[i]);
    for (int i = 0; i < GK_ACCOUNT_FIGURES; i++)
        gk_write_count(writer, row->figures[i]);
}

static void write_deed(struct gk_writer *writer, const struct gk_deed_row *deed)
{
    write_word(writer, "deed");
    gk_write_count(writer, deed->key.duty);
    gk_write_count(writer, deed->key.deed);
    gk_write_count(writer, deed->key.value);
    gk_write_count(writer, deed->count);
    gk_write_number(writer, deed->day);
}

static void write_owed(struct gk_writer *writer, uint32_t section, const struct gk_owed *owed)
{
    write_word(writer, "owed");
    gk_write_count(writer, section);
    gk_write_count(writer, owed->item);
    gk_write_number(writer, owed->due);
    gk_write_number(writer, owed->days);
    gk_write_number(writer, owed->overdue);
    gk_write_string(writer, (struct gk_bytes){ owed->id, owed->id_length });
    gk_write_string(writer, (struct gk_bytes){ owed->title, owed->title_length });
}

static void write_document(struct gk_writer *writer, const struct gk_account_document *document)
{
    write_word(writer, "document");
    gk_write_count(writer, document->document);
    gk_write_count(writer, document->address);
    gk_write_count(writer, document->several);
}

static void write_counts(struct gk_writer *writer, const char *word, uint64_t one, uint64_t two,
                         bool both)
{
    write_word(writer, word);
    gk_write_count(writer, one);
    if (both)
        gk_write_count(writer, two);
}

/* The lists of the sections, each with how many are on none behind it. False where none is left. */
static bool next_owed(struct gk_tally_lines *lines, struct gk_writer *writer)
{
    const struct gk_account *account = &lines->tally->account;
    for (; lines->section < account->sections; lines->section++, lines->index = 0) {
        size_t count;
        const struct gk_owed *owed = gk_account_owed(account, lines->section, &count);
        uint64_t unlisted = account->owed_counts[lines->section] - count;
        if (lines->index < count) {
            write_owed(writer, lines->section, &owed[lines->index++]);
            return true;
        }
        if (lines->index++ == count && unlisted) {
            write_counts(writer, "unlisted", lines->section, unlisted, true);
            return true;
        }
    }
    return false;
}

/* The columns in which something stands. False where none is left. */
static bool next_column(struct gk_tally_lines *lines, struct gk_writer *writer)
{
    const struct gk_account *account = &lines->tally->account;
    while (lines->index < account->column_count && !account->columns[lines->index].count)
        lines->index++;
    if (lines->index == account->column_count)
        return false;
    write_word(writer, "column");
    gk_write_count(writer, lines->index);
    gk_write_count(writer, account->columns[lines->index].count);
    gk_write_number(writer, account->columns[lines->index++].newest);
    return true;
}

static bool next_of_part(struct gk_tally_lines *lines, struct gk_writer *writer)
{
    const struct gk_account *account = &lines->tally->account;
    size_t count = 1;
    size_t index = lines->index++;
    const struct gk_account_row *rows = gk_account_rows(account, &count);
    if (lines->part == PART_ROWS && index < count) {
        write_row(writer, &rows[index]);
        return true;
    }
    const struct gk_deed_row *deeds = gk_account_deeds(account, &count);
    if (lines->part == PART_DEEDS && index < count) {
        write_deed(writer, &deeds[index]);
        return true;
    }
    const struct gk_account_document *documents = gk_account_documents(account, &count);
    if (lines->part == PART_DOCUMENTS && index < count) {
        write_document(writer, &documents[index]);
        return true;
    }
    if (lines->part == PART_HEAD && !index)
        write_head(writer, lines->tally->plan);
    else if (lines->part == PART_HALVED && !index)
        write_counts(writer, "halved", account->halved, 0, false);
    else if (lines->part == PART_END && !index)
        write_counts(writer, "end", lines->lines, 0, false);
    else
        return false;
    return true;
}

enum gk_status gk_tally_lines_next(struct gk_tally_lines *lines, struct gk_buffer *out)
{
    struct gk_writer writer = { .out = out };
    while (lines->part <= PART_END) {
        bool written = lines->part == PART_OWED      ? next_owed(lines, &writer)
                       : lines->part == PART_COLUMNS ? next_column(lines, &writer)
                                                     : next_of_part(lines, &writer);
        if (written) {
            lines->lines++;
            gk_write_close(&writer, ']');
            return writer.status == GK_OK ? gk_buffer_append_byte(out, '\n') : writer.status;
        }
        lines->part++;
        lines->index = 0;
    }
    return GK_END;
}

/* ---- reading */

/* A line as it came: a word, then numbers, then texts. */
struct line {
    struct gk_bytes word;
    size_t count; /* of numbers */
    bool negative[MOST_NUMBERS];
    uint64_t size[MOST_NUMBERS];
    size_t text_count;
    struct gk_bytes texts[4];
};

static bool read_number(struct gk_bytes text, bool *negative, uint64_t *size)
{
    *negative = text.at[0] == '-';
    *size = 0;
    for (size_t i = *negative; i < text.length; i++) {
        unsigned digit = (unsigned)text.at[i] - '0';
        if (digit > 9 || *size > (UINT64_MAX - digit) / 10)
            return false;
        *size = *size * 10 + digit;
    }
    return true;
}

static enum gk_status take_value(const struct gk_record *record, struct gk_value value,
                                 struct gk_arena *arena, struct line *line, bool *known)
{
    if (value.type == GK_NUMBER && line->count < MOST_NUMBERS && line->word.at) {
        *known = read_number(gk_record_raw(record, value), &line->negative[line->count],
                             &line->size[line->count]);
        line->count++;
        return GK_OK;
    }
    struct gk_bytes text = gk_value_text(record, value, arena);
    if (!text.at)
        return GK_NO_MEMORY;
    *known = value.type == GK_STRING && line->text_count < 4;
    if (*known && !line->word.at)
        line->word = text;
    else if (*known)
        line->texts[line->text_count++] = text;
    return GK_OK;
}

static enum gk_status read_line(const struct gk_record *record, struct gk_arena *arena,
                                struct line *line, bool *known)
{
    struct gk_walk walk = { 0 };
    enum gk_status status = GK_OK;
    *line = (struct line){ .count = 0 };
    *known = record->value.type == GK_ARRAY;
    if (!*known)
        return GK_OK;
    gk_walk_open(&walk, record, record->value);
    while (status == GK_OK && *known && gk_walk_next(&walk))
        status = take_value(record, walk.member.value, arena, line, known);
    *known = *known && line->word.at;
    return status;
}

static bool is(const struct line *line, const char *word, size_t numbers, size_t texts)
{
    return gk_bytes_equal(line->word, gk_bytes_of(word)) && line->count == numbers &&
           line->text_count == texts;
}

static int64_t signed_at(const struct line *line, size_t index)
{
    int64_t size = line->size[index] > INT64_MAX ? INT64_MAX : (int64_t)line->size[index];
    return line->negative[index] ? -size : size;
}

/* A number of a list of so many, or the largest there is: none. */
static bool is_below(const struct line *line, size_t index, uint64_t count, bool none)
{
    return !line->negative[index] &&
           (line->size[index] < count || (none && line->size[index] == UINT32_MAX));
}

static bool is_day(const struct line *line, size_t index)
{
    return signed_at(line, index) >= INT32_MIN && signed_at(line, index) <= INT32_MAX;
}

static enum gk_tally_line take_head(struct gk_tally_reader *reader, const struct line *line)
{
    struct head head;
    make_head(reader->tally->plan, &head);
    const struct gk_bytes ours[] = { head.version,
                                     { head.digest, sizeof head.digest },
                                     { head.date, sizeof head.date },
                                     gk_bytes_of(head.period) };
    static const char *const names[] = { "version", "profile", "date", "period" };
    if (line->size[0] != FORM) {
        reader->otherwise = gk_bytes_of(names[0]);
        return GK_TALLY_DIFFERS;
    }
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (!gk_bytes_equal(ours[i], line->texts[i])) {
            reader->otherwise = gk_bytes_of(names[i]);
            return GK_TALLY_DIFFERS;
        }
    return GK_TALLY_TAKEN;
}

static enum gk_status take_row(struct gk_tally_reader *reader, const struct line *line, bool *known)
{
    const struct gk_catalog_plan *plan = reader->tally->plan;
    struct gk_account_row row = { .newest = (int32_t)signed_at(line, 5) };
    *known = (is_below(line, 0, plan->profile->catalog.count, true) ||
              (!line->negative[0] && line->size[0] == GK_ACCOUNT_AMBIGUOUS)) &&
             is_below(line, 1, plan->groups.section_count, true) &&
             is_below(line, 2, plan->groups.area_count, true) &&
             is_below(line, 3, GK_STAGES, false) && is_day(line, 4) && is_day(line, 5);
    if (!*known)
        return GK_OK;
    row.key = (struct gk_account_key){ .item = (uint32_t)line->size[0],
                                       .section = (uint32_t)line->size[1],
                                       .area = (uint32_t)line->size[2],
                                       .stage = (uint32_t)line->size[3],
                                       .period = (int32_t)signed_at(line, 4) };
    for (int i = 0; i < GK_ACCOUNT_FIGURES; i++)
        row.figures[i] = line->size[6 + i];
    return gk_account_add(&reader->tally->account, &row);
}

static enum gk_status take_deed(struct gk_tally_reader *reader, const struct line *line,
                                bool *known)
{
    const struct gk_catalog_plan *plan = reader->tally->plan;
    *known = is_below(line, 0, plan->profile->duties.count, false) &&
             is_below(line, 1, GK_DEEDS, false) && is_day(line, 4);
    const struct gk_deed_row deed = {
        .key = { (uint32_t)line->size[0], (uint32_t)line->size[1], line->size[2] },
        .count = line->size[3],
        .day = (int32_t)signed_at(line, 4),
    };
    return *known ? gk_account_add_deed(&reader->tally->account, &deed) : GK_OK;
}

static void take_column(struct gk_tally_reader *reader, const struct line *line, bool *known)
{
    struct gk_account *account = &reader->tally->account;
    *known = is_below(line, 0, account->column_count, false) && is_day(line, 2);
    if (*known)
        gk_account_add_column(
            account, (uint32_t)line->size[0],
            (struct gk_account_column){ line->size[1], (int32_t)signed_at(line, 2) });
}

static enum gk_status take_owed(struct gk_tally_reader *reader, const struct line *line,
                                bool *known)
{
    struct gk_account *account = &reader->tally->account;
    struct gk_owed owed = { .item = (uint32_t)line->size[1],
                            .due = (int32_t)signed_at(line, 2),
                            .days = signed_at(line, 3),
                            .overdue = line->size[4] != 0 };
    *known = is_below(line, 0, account->sections, false) &&
             is_below(line, 1, (uint64_t)UINT32_MAX + 1, false) && is_day(line, 2);
    if (!*known)
        return GK_OK;
    owed.id_length = (uint8_t)gk_account_cut(owed.id, sizeof owed.id, line->texts[0]);
    owed.title_length = (uint8_t)gk_account_cut(owed.title, sizeof owed.title, line->texts[1]);
    return gk_account_add_owed(account, (uint32_t)line->size[0], &owed);
}

static enum gk_status take_document(struct gk_tally_reader *reader, const struct line *line,
                                    bool *known)
{
    struct gk_account *account = &reader->tally->account;
    const struct gk_account_document document = { line->size[0], line->size[1],
                                                  line->size[2] != 0 };
    *known = document.document != 0;
    if (!*known)
        return GK_OK;
    reader->tally->shared += gk_account_meets(account, &document);
    return gk_account_add_document(account, &document);
}

/* What is no number of a list is counted in. */
static enum gk_status take_more(struct gk_tally_reader *reader, const struct line *line,
                                bool *known)
{
    struct gk_account *account = &reader->tally->account;
    if (is(line, "unlisted", 2, 0) && is_below(line, 0, account->sections, false)) {
        gk_account_add_unlisted(account, (uint32_t)line->size[0], line->size[1]);
        return GK_OK;
    }
    *known = is(line, "halved", 1, 0) && is_below(line, 0, 64, false);
    return *known ? gk_account_halve(account, (uint32_t)line->size[0]) : GK_OK;
}

enum gk_status gk_tally_take(struct gk_tally_reader *reader, const struct gk_record *record,
                             struct gk_arena *arena, enum gk_tally_line *taken)
{
    struct line line;
    bool known;
    enum gk_status status = read_line(record, arena, &line, &known);
    uint64_t before = reader->lines++;
    *taken = GK_TALLY_UNKNOWN;
    if (status != GK_OK || !known || (before == 0) != is(&line, "tally", 1, 4))
        return status;
    *taken = GK_TALLY_TAKEN;
    if (!before)
        *taken = take_head(reader, &line);
    else if (is(&line, "row", MOST_NUMBERS, 0))
        status = take_row(reader, &line, &known);
    else if (is(&line, "deed", 5, 0))
        status = take_deed(reader, &line, &known);
    else if (is(&line, "column", 3, 0))
        take_column(reader, &line, &known);
    else if (is(&line, "owed", 5, 2))
        status = take_owed(reader, &line, &known);
    else if (is(&line, "document", 3, 0))
        status = take_document(reader, &line, &known);
    else if (is(&line, "end", 1, 0) && line.size[0] == before)
        *taken = GK_TALLY_ENDED;
    else
        status = take_more(reader, &line, &known);
    if (!known)
        *taken = GK_TALLY_UNKNOWN;
    return status;
}

enum gk_status gk_tally_tell_shared(const struct gk_catalog_tally *tally, struct gk_verdict *end)
{
    struct gk_finding draft = gk_finding_of(GK_RULE_TALLY_SHARED);
    if (!tally->shared)
        return GK_OK;
    draft.arguments[0] = gk_arena_number(end->arena, (int64_t)tally->shared);
    return draft.arguments[0].at ? gk_verdict_add(end, &draft, NULL) : GK_NO_MEMORY;
}
