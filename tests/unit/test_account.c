/* Accounts of parts, put together in any order, are the account of the whole; the lists keep the
 * first ids and count the rest; of too many documents a sample is kept that no order changes. */
#include "domain/calendar.h"
#include "random.h"
#include "tap.h"
#include "verbs/catalog/account.h"

enum { SECTIONS = 3, COLUMNS = 4, RECORDS = 9000, PARTS = 5 };

struct made {
    struct gk_account_row row;
    struct gk_owed owed;
    uint32_t section;
    struct gk_account_document document;
    struct gk_deed_row deed;
};

static struct made records[RECORDS];

static struct made make(void)
{
    struct made made = { .row.newest = GK_NO_DAY };
    made.row.key = (struct gk_account_key){ .item = random_below(4),
                                            .section = GK_ACCOUNT_NONE,
                                            .area = random_below(2),
                                            .stage = random_below(GK_STAGES),
                                            .period = 8000 + (int32_t)random_below(3) };
    made.row.figures[random_below(GK_ACCOUNT_FIGURES)] = 1;
    if (random_below(3))
        made.row.newest = (int32_t)random_below(10000);
    made.section = random_below(SECTIONS);
    /* Ids meet, and so do documents. */
    made.owed.id_length =
        (uint8_t)snprintf(made.owed.id, sizeof made.owed.id, "id%u", (unsigned)random_below(4000));
    made.owed.title_length = (uint8_t)snprintf(made.owed.title, sizeof made.owed.title, "title %u",
                                               (unsigned)random_below(3));
    made.owed.item = random_below(2);
    made.owed.overdue = random_below(2);
    made.document.document = random_below(3000) * UINT64_C(0x9E3779B97F4A7C15) + 1;
    made.document.address = random_below(4);
    made.deed = (struct gk_deed_row){ .key = { .duty = random_below(3),
                                               .deed = random_below(GK_DEEDS),
                                               .value = random_below(40) },
                                      .count = 1,
                                      .day = (int32_t)random_below(9000) };
    return made;
}

static bool add(struct gk_account *account, const struct made *made)
{
    gk_account_add_column(account, made->row.key.item,
                          (struct gk_account_column){ 1, made->row.newest });
    return gk_account_add(account, &made->row) == GK_OK &&
           gk_account_add_owed(account, made->section, &made->owed) == GK_OK &&
           gk_account_add_document(account, &made->document) == GK_OK &&
           gk_account_add_deed(account, &made->deed) == GK_OK;
}

static bool is_same(const struct gk_buffer *a, const struct gk_buffer *b)
{
    return gk_bytes_equal(gk_buffer_bytes(a), gk_buffer_bytes(b));
}

static bool are_same_deeds(const struct gk_account *a, const struct gk_account *b)
{
    size_t of_a, of_b;
    const struct gk_deed_row *one = gk_account_deeds(a, &of_a), *other = gk_account_deeds(b, &of_b);
    bool same = of_a == of_b;
    for (size_t i = 0; i < of_a && same; i++)
        same = memcmp(&one[i].key, &other[i].key, sizeof one[i].key) == 0 &&
               one[i].count == other[i].count && one[i].day == other[i].day;
    return same;
}

static bool are_same(const struct gk_account *a, const struct gk_account *b)
{
    bool same = is_same(&a->rows.rows, &b->rows.rows) && are_same_deeds(a, b) &&
                is_same(&a->documents, &b->documents) && a->halved == b->halved &&
                a->document_count == b->document_count;
    for (uint32_t i = 0; i < COLUMNS; i++)
        same &= a->columns[i].count == b->columns[i].count &&
                a->columns[i].newest == b->columns[i].newest;
    for (uint32_t i = 0; i < SECTIONS; i++)
        same &= is_same(&a->owed[i], &b->owed[i]) && a->owed_counts[i] == b->owed_counts[i];
    return same;
}

/* All records, each to a part by chance, the parts merged in an order by chance. */
static bool add_in_parts(struct gk_account *whole)
{
    struct gk_account parts[PARTS];
    bool good = true;
    for (int i = 0; i < PARTS; i++)
        good &= gk_account_open(&parts[i], SECTIONS, COLUMNS) == GK_OK;
    for (int i = RECORDS; i > 0 && good; i--)
        good = add(&parts[random_below(PARTS)], &records[i - 1]);
    uint32_t first = random_below(PARTS);
    for (uint32_t i = 0; i < PARTS && good; i++)
        good = gk_account_merge(whole, &parts[(first + i * 2) % PARTS]) == GK_OK;
    for (int i = 0; i < PARTS; i++)
        gk_account_close(&parts[i]);
    return good;
}

static void test_parts(void)
{
    struct gk_account single;
    bool good = gk_account_open(&single, SECTIONS, COLUMNS) == GK_OK;
    for (int i = 0; i < RECORDS && good; i++) {
        records[i] = make();
        good = add(&single, &records[i]);
    }
    uint64_t documents, several;
    gk_account_count_documents(&single, &documents, &several);
    gk_account_sort(&single);
    ok(good && single.rows.rows.length > 40 * sizeof(struct gk_account_row), "rows of many keys");
    ok(documents > 2500 && several > 1000 && several < documents, "documents of several addresses");
    for (int round = 0; round < 6; round++) {
        struct gk_account merged;
        good = gk_account_open(&merged, SECTIONS, COLUMNS) == GK_OK && add_in_parts(&merged);
        gk_account_sort(&merged);
        ok(good && are_same(&single, &merged), "split in %d, round %d", PARTS, round);
        gk_account_close(&merged);
    }
    gk_account_close(&single);
}

/* Every id below the 1000th of the section is listed, in order; none above. */
static void test_lists(void)
{
    struct gk_account account;
    bool good = gk_account_open(&account, 1, 1) == GK_OK;
    for (uint32_t i = 0; i < 5000; i++) {
        struct gk_owed owed = { .item = 1 };
        owed.id_length =
            (uint8_t)snprintf(owed.id, sizeof owed.id, "%05u", (unsigned)(i * 2477 % 5000));
        bool lists = gk_account_lists(&account, 0, &owed);
        good &= lists || i >= GK_ACCOUNT_TITLES;
        good &= gk_account_add_owed(&account, 0, &owed) == GK_OK;
    }
    gk_account_sort(&account);
    size_t count;
    const struct gk_owed *owed = gk_account_owed(&account, 0, &count);
    for (size_t i = 0; i < count; i++) {
        char id[24];
        snprintf(id, sizeof id, "%05zu", i);
        good &= memcmp(owed[i].id, id, 5) == 0;
    }
    ok(good && count == GK_ACCOUNT_TITLES, "the ids that come first are listed");
    ok(account.owed_counts[0] == 5000, "and all are counted");
    gk_account_close(&account);
}

static void test_sample(void)
{
    struct gk_account up, down;
    uint32_t most = GK_ACCOUNT_DOCUMENTS * 3;
    bool good = gk_account_open(&up, 1, 1) == GK_OK && gk_account_open(&down, 1, 1) == GK_OK;
    for (uint32_t i = 0; i < most && good; i++) {
        uint64_t one = (i + UINT64_C(1)) * 0x9E3779B97F4A7C15U;
        uint64_t other = (most - i) * UINT64_C(0x9E3779B97F4A7C15);
        struct gk_account_document a = { .document = one, .several = one >> 9 & 1 };
        struct gk_account_document b = { .document = other, .several = other >> 9 & 1 };
        good = gk_account_add_document(&up, &a) == GK_OK &&
               gk_account_add_document(&down, &b) == GK_OK;
    }
    uint64_t documents, several;
    gk_account_count_documents(&up, &documents, &several);
    gk_account_sort(&up);
    gk_account_sort(&down);
    ok(good && up.halved == 2 && is_same(&up.documents, &down.documents), "one sample");
    ok(up.document_count <= GK_ACCOUNT_DOCUMENTS, "of bounded size");
    ok(documents > most / 100 * 99 && documents < most / 100 * 101, "all are reckoned");
    ok(several > documents / 100 * 49 && several < documents / 100 * 51, "and those of several");
    gk_account_close(&up);
    gk_account_close(&down);
}

static void test_cut(void)
{
    char out[8];
    ok(gk_account_cut(out, 7, GK_BYTES("公开目录")) == 6, "cut behind a character");
    ok(gk_account_cut(out, 7, GK_BYTES("abcdefg")) == 7, "what fits is kept");
    ok(gk_account_cut(out, 7, GK_BYTES("")) == 0, "nothing");
}

int main(void)
{
    test_parts();
    test_lists();
    test_sample();
    test_cut();
    return done();
}
