#include "verbs/labels.h"

#include "base/ascii.h"
#include "base/utf8.h"

void gk_label_scratch_free(struct gk_label_scratch *scratch)
{
    gk_folded_free(&scratch->folded);
    gk_endings_free(&scratch->endings);
    gk_columns_free(&scratch->columns);
    gk_buffer_free(&scratch->places);
    gk_buffer_free(&scratch->joined);
    gk_buffer_free(&scratch->above.lines);
}

/* The list of one role of a kind, or of every kind. */
static enum gk_status add_list(struct gk_words *words, unsigned kind,
                               const struct gk_profile *profile, struct gk_arena *arena, int of,
                               int role)
{
    const char *group =
        of == GK_PERSONAL_KINDS ? "values" : gk_personal_name((enum gk_personal_kind)of);
    struct gk_bytes *list;
    size_t count;
    enum gk_status status =
        gk_profile_texts(profile, "redact", group,
                         gk_personal_role_name((enum gk_personal_role)role), arena, &list, &count);
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        bool empty;
        status = gk_words_add(
            words, list[i],
            gk_personal_word((enum gk_personal_role)role, (enum gk_personal_kind)of), kind, &empty);
    }
    return status;
}

enum gk_status gk_labels_add(struct gk_words *words, unsigned kind,
                             const struct gk_profile *profile, struct gk_arena *arena)
{
    enum gk_status status = GK_OK;
    for (int of = 0; of <= GK_PERSONAL_KINDS && status == GK_OK; of++)
        for (int role = 0; role < GK_PERSONAL_ROLES && status == GK_OK; role++)
            status = add_list(words, kind, profile, arena, of, role);
    return status;
}

static enum gk_status sieve_list(struct gk_pairs *sieve, unsigned kind,
                                 const struct gk_profile *profile, struct gk_arena *arena,
                                 enum gk_personal_kind of, enum gk_personal_role role)
{
    struct gk_bytes *list;
    size_t count;
    enum gk_status status = gk_profile_texts(profile, "redact", gk_personal_name(of),
                                             gk_personal_role_name(role), arena, &list, &count);
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = gk_pairs_add(sieve, list[i], kind);
    return status;
}

enum gk_status gk_labels_sieve(struct gk_pairs *sieve, unsigned kind,
                               const struct gk_profile *profile, struct gk_arena *arena,
                               uint32_t kinds, unsigned roles)
{
    enum gk_status status = GK_OK;
    for (int of = 0; of < GK_PERSONAL_KINDS; of++)
        for (int role = 0; role < GK_PERSONAL_ROLES && status == GK_OK; role++)
            if (kinds >> of & 1 && roles >> role & 1)
                status = sieve_list(sieve, kind, profile, arena, (enum gk_personal_kind)of,
                                    (enum gk_personal_role)role);
    return status;
}

/* Those of one end come the longest first: they are turned round. */
static void turn(struct gk_matches *found, size_t first)
{
    for (size_t last = found->count; first + 1 < last; first++) {
        struct gk_match match = found->at[first];
        found->at[first] = found->at[--last];
        found->at[last] = match;
    }
}

enum gk_status gk_labels_find(const struct gk_words *words, unsigned kind,
                              const struct gk_endings *endings, struct gk_matches *found)
{
    found->count = 0;
    for (size_t i = 0; i < endings->count; i++) {
        struct gk_ending ending = endings->at[i];
        struct gk_match match;
        unsigned same;
        size_t first = found->count;
        while (gk_words_next(words, &ending, 1u << kind, &match, &same))
            if (gk_matches_add(found, match) != GK_OK)
                return GK_NO_MEMORY;
        if (found->count > first + 1)
            turn(found, first);
    }
    return GK_OK;
}

/* Adds what the words in a name or a head say, the last one first. */
static enum gk_status read_text(const struct gk_words *words, unsigned kind, struct gk_bytes name,
                                struct gk_label_scratch *scratch, struct gk_personal_hints *hints)
{
    struct gk_match match;
    unsigned same;
    if (gk_fold(&scratch->folded, name) != GK_OK ||
        gk_words_endings(words, &scratch->folded, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = scratch->endings.count; i; i--)
        while (gk_words_next(words, &scratch->endings.at[i - 1], 1u << kind, &match, &same))
            if (!gk_personal_behind_written(&scratch->folded, match.start))
                gk_personal_say(hints, match.value);
    return GK_OK;
}

/* A name that meets another in its slot is only read again. */
static size_t slot_of(struct gk_bytes name)
{
    size_t sum = name.length;
    for (size_t i = 0; i < name.length; i++)
        sum = sum * 31 + (unsigned char)name.at[i];
    return sum % GK_LABELS_KNOWN;
}

enum gk_status gk_labels_read_name(const struct gk_words *words, unsigned kind,
                                   struct gk_bytes name, struct gk_label_scratch *scratch,
                                   struct gk_personal_hints *hints)
{
    struct gk_personal_hints said = { { 0 } };
    if (!name.length || name.length > GK_LABELS_NAME)
        return name.length ? read_text(words, kind, name, scratch, hints) : GK_OK;
    size_t slot = slot_of(name);
    if (scratch->names[slot].length != name.length ||
        memcmp(scratch->names[slot].text, name.at, name.length) != 0) {
        if (read_text(words, kind, name, scratch, &said) != GK_OK)
            return GK_NO_MEMORY;
        memcpy(scratch->names[slot].text, name.at, name.length);
        scratch->names[slot].length = (uint32_t)name.length;
        scratch->names[slot].hints = said;
    }
    gk_personal_say_all(hints, &scratch->names[slot].hints);
    return GK_OK;
}

/* ---- heads of columns */

/* The row that holds the head, as far as that may be long. */
static struct gk_bytes row_around(const struct gk_bytes text, struct gk_bytes head)
{
    enum { MOST = 512 };
    size_t start = (size_t)(head.at - text.at);
    size_t end = start + head.length;
    size_t first = start;
    while (first && start - first < MOST && text.at[first - 1] != '\n')
        first--;
    size_t last = end;
    while (last < text.length && last - end < MOST && text.at[last] != '\n')
        last++;
    /* No character is cut. */
    while (first < start && ((unsigned char)text.at[first] & 0xC0) == 0x80)
        first++;
    while (last > end && last < text.length && ((unsigned char)text.at[last] & 0xC0) == 0x80)
        last--;
    return (struct gk_bytes){ text.at + first, last - first };
}

enum gk_status gk_labels_of_persons(const struct gk_words *words, unsigned kind,
                                    struct gk_bytes row, struct gk_label_scratch *scratch,
                                    bool *persons)
{
    struct gk_match match;
    unsigned same;
    bool office = false;
    *persons = false;
    if (gk_fold(&scratch->folded, row) != GK_OK ||
        gk_words_endings(words, &scratch->folded, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < scratch->endings.count; i++)
        while (gk_words_next(words, &scratch->endings.at[i], 1u << kind, &match, &same)) {
            *persons |= gk_personal_shows_person(match.value);
            office |= gk_personal_shows_office(match.value);
        }
    *persons &= !office;
    return GK_OK;
}

void gk_labels_own_telephone(struct gk_personal_hints *hints)
{
    hints->said[GK_PERSONAL_LABEL] &= ~(UINT32_C(1) << GK_PERSONAL_PHONE);
    hints->said[GK_PERSONAL_PRIVATE] |= UINT32_C(1) << GK_PERSONAL_PHONE;
}

/* Reads one head. A fixed telephone beside a name or an identity number in a list is somebody's. */
static enum gk_status read_head(const struct gk_words *words, unsigned kind, struct gk_bytes head,
                                struct gk_label_scratch *scratch, struct gk_personal_hints *hints)
{
    bool persons;
    if (read_text(words, kind, head, scratch, hints) != GK_OK)
        return GK_NO_MEMORY;
    if (gk_personal_hint(hints, GK_PERSONAL_PHONE) != GK_PERSONAL_LABEL)
        return GK_OK;
    struct gk_bytes row = row_around(scratch->columns.text, head);
    if (gk_labels_of_persons(words, kind, row, scratch, &persons) != GK_OK)
        return GK_NO_MEMORY;
    if (persons)
        gk_labels_own_telephone(hints);
    return GK_OK;
}

/* What one head says. The lines above a text are there for others, too, and what is known of their
 * heads counts for all; `before` are the bytes of them. */
static enum gk_status recall_head(const struct gk_words *words, unsigned kind, uint32_t before,
                                  struct gk_bytes head, struct gk_label_scratch *scratch,
                                  const struct gk_personal_hints **hints)
{
    size_t offset = (size_t)(head.at - scratch->columns.text.at);
    size_t slot = offset / 2 % GK_LABELS_KNOWN;
    uint64_t text = offset < before ? scratch->text : scratch->texts;
    struct gk_personal_hints *known = &scratch->known[slot].hints;
    struct gk_bytes last = scratch->known[slot].head;
    *hints = known;
    if (scratch->known[slot].text == text && last.at == head.at && last.length == head.length)
        return GK_OK;
    *known = (struct gk_personal_hints){ { 0 } };
    scratch->known[slot].text = 0;
    if (read_head(words, kind, head, scratch, known) != GK_OK)
        return GK_NO_MEMORY;
    scratch->known[slot].head = head;
    scratch->known[slot].text = text;
    return GK_OK;
}

/* What the heads over a cell say, the nearest first. */
static enum gk_status read_heads(const struct gk_words *words, unsigned kind, uint32_t before,
                                 const struct gk_column_cell *cell,
                                 struct gk_label_scratch *scratch, struct gk_personal_hints *hints)
{
    const struct gk_personal_hints *known;
    for (unsigned i = 0; i < cell->head_count; i++) {
        if (recall_head(words, kind, before, cell->head[i], scratch, &known) != GK_OK)
            return GK_NO_MEMORY;
        gk_personal_say_all(hints, known);
    }
    return GK_OK;
}

static enum gk_status add_place(struct gk_buffer *places, const struct gk_folded *folded,
                                const struct gk_column_cell *cell,
                                const struct gk_personal_hints *hints)
{
    size_t count = places->length / sizeof(struct gk_personal_place);
    const struct gk_personal_place *at = (const struct gk_personal_place *)places->at;
    struct gk_personal_place place = { .hints = *hints };
    place.start = gk_folded_cell_at(folded, count ? at[count - 1].end : 0, cell->start);
    place.end = gk_folded_cell_at(folded, place.start, cell->end);
    if (place.start == place.end)
        return GK_OK;
    return gk_buffer_append(places, (struct gk_bytes){ (const char *)&place, sizeof place });
}

static bool is_silent(const struct gk_personal_hints *hints)
{
    uint32_t said = 0;
    for (int role = 0; role < GK_PERSONAL_ROLES; role++)
        said |= hints->said[role];
    return !said;
}

/* The rest of a line behind `at`, as far as a row of commas or blanks may reach; *whole: all of it.
 * In a record (`json`) escapes end lines, and it may be cut short. */
static struct gk_bytes rest_of_line(struct gk_bytes text, bool json, uint32_t at, bool *whole)
{
    enum { ESCAPED = 6 }; /* bytes of an escape that stands for one */
    size_t most = json ? ESCAPED * GK_CELL_LINE : GK_CELL_LINE;
    size_t left = text.length - at;
    struct gk_bytes line = { text.at + at, left < most ? left : most };
    const char *end = memchr(line.at, json ? '"' : '\n', line.length);
    if (end)
        line.length = (size_t)(end - line.at);
    const char *escape = json ? gk_bytes_find(line, GK_BYTES("\\n")) : NULL;
    if (escape)
        line.length = (size_t)(escape - line.at);
    *whole = end || escape || left <= most;
    return line;
}

/* Whether a sentence ends behind `at` in the same line: what parts its words parts no cells. */
static bool ends_sentence(struct gk_bytes text, bool json, uint32_t at)
{
    bool whole;
    struct gk_bytes line = rest_of_line(text, json, at, &whole);
    return !whole || gk_bytes_find(line, GK_BYTES("。")) != NULL;
}

bool gk_labels_may_head(struct gk_bytes text, bool json, uint32_t at)
{
    enum { REST_MOST = 48 }; /* bytes of the head behind the word */
    for (uint32_t end = at + REST_MOST; at < end && at < text.length;) {
        size_t length;
        uint32_t c = gk_utf8_decode((struct gk_bytes){ text.at + at, text.length - at }, &length);
        if (c == ':' || c == U'：' || c == U'。' || c == ';' || c == U'；' || gk_is_ascii_digit(c))
            return false;
        bool escape = json && c == '\\';
        if (escape || c == '\t' || c == '\n' || c == '\r' || c == '|' || c == U'│' || c == U'┃' ||
            c == U'｜')
            return true;
        if (c <= ' ' || c == ',' || c == U'，' || c == U'、' || c == 0xA0 ||
            (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x3000)
            return !ends_sentence(text, json, at);
        at += (uint32_t)length;
    }
    return false;
}

/* Whether one of the words, of those that name a value or of the others, may end a head. */
static bool may_have_head(const struct gk_folded *folded, const struct gk_matches *found,
                          bool names)
{
    for (size_t i = 0; i < found->count; i++)
        if ((gk_personal_word_role(found->at[i].value) < GK_PERSONAL_OTHER) == names &&
            gk_labels_may_head(folded->source, false, gk_folded_end(folded, found->at[i].end - 1)))
            return true;
    return false;
}

/* Whether there is a number that a head may say something of though no word names it. */
static bool has_number(const struct gk_folded *folded)
{
    enum { NUMBER_LEAST = 7 };
    size_t digits = 0;
    for (size_t i = 0; i < folded->count && digits < NUMBER_LEAST; i++)
        digits = gk_is_ascii_digit(folded->characters[i]) ? digits + 1 : 0;
    return digits == NUMBER_LEAST;
}

static bool has_lines(struct gk_bytes text)
{
    return text.length &&
           (memchr(text.at, '\n', text.length) || memchr(text.at, '\r', text.length));
}

/* A table has a head, in which one of the words ends, and a row. */
static bool may_have_rows(const struct gk_folded *folded, const struct gk_matches *found)
{
    struct gk_bytes text = folded->source;
    if (!has_lines(text))
        return false;
    return may_have_head(folded, found, true) ||
           (has_number(folded) && may_have_head(folded, found, false));
}

/* ---- labels of rows */

/* The row at hand, and what its first cell says of the others: labels stand on the left, too. */
struct row {
    const struct gk_matches *found; /* words in the text … */
    size_t next;                    /* … the first behind the last cell */
    uint32_t end;                   /* of the last cell; 0: there was none */
    struct gk_personal_hints hints;
};

static bool has_line_end(struct gk_bytes text, uint32_t start, uint32_t end)
{
    return memchr(text.at + start, '\n', end - start) || memchr(text.at + start, '\r', end - start);
}

static bool has_digit(struct gk_bytes text, const struct gk_column_cell *cell)
{
    for (uint32_t i = cell->start; i < cell->end; i++)
        if (gk_is_ascii_digit((unsigned char)text.at[i]))
            return true;
    return false;
}

/* What the words in the cell say, the last one first. */
static struct gk_personal_hints read_cell(struct row *row, const struct gk_folded *folded,
                                          const struct gk_column_cell *cell)
{
    const struct gk_matches *found = row->found;
    struct gk_personal_hints hints = { { 0 } };
    while (row->next < found->count &&
           gk_folded_start(folded, found->at[row->next].start) < cell->start)
        row->next++;
    size_t first = row->next;
    while (row->next < found->count &&
           gk_folded_end(folded, found->at[row->next].end - 1) <= cell->end)
        row->next++;
    for (size_t i = row->next; i > first; i--)
        gk_personal_say(&hints, found->at[i - 1].value);
    return hints;
}

/* Goes on to the next cell. What is behind another label is no matter of the first, and only a row
 * of numbers is one of numbers that are nobody's. */
static void go_to_cell(struct row *row, const struct gk_folded *folded,
                       const struct gk_column_cell *cell)
{
    enum { LABEL_MOST = 60 };
    struct gk_personal_hints own = read_cell(row, folded, cell);
    struct gk_personal_hints *hints = &row->hints;
    bool begins = !row->end || has_line_end(folded->source, row->end, cell->start);
    bool number = has_digit(folded->source, cell);
    bool label =
        own.said[GK_PERSONAL_LABEL] | own.said[GK_PERSONAL_PUBLIC] | own.said[GK_PERSONAL_PRIVATE];
    row->end = cell->end;
    if (begins || label)
        *hints = (struct gk_personal_hints){ { 0 } };
    if (begins && !number && cell->end - cell->start <= LABEL_MOST)
        *hints = own;
    hints->said[GK_PERSONAL_PUBLIC] = 0;
    if (!begins && !number)
        hints->said[GK_PERSONAL_OTHER] = 0;
}

/* ---- places */

/* Places of a text that ends with the folded one. */
static enum gk_status place_cells(const struct gk_words *words, unsigned kind, struct gk_bytes text,
                                  const struct gk_folded *folded, const struct gk_matches *found,
                                  struct gk_label_scratch *scratch)
{
    uint32_t before = (uint32_t)(text.length - folded->source.length);
    struct row row = { .found = found };
    struct gk_column_cell cell;
    enum gk_status status = GK_OK;
    gk_columns_open(&scratch->columns, text);
    while (status == GK_OK && (status = gk_columns_next(&scratch->columns, &cell)) == GK_OK) {
        struct gk_personal_hints hints = { { 0 } };
        if (cell.start < before)
            continue;
        cell.start -= before;
        cell.end -= before;
        status = read_heads(words, kind, before, &cell, scratch, &hints);
        go_to_cell(&row, folded, &cell);
        if (is_silent(&hints))
            hints = row.hints;
        if (status == GK_OK && !is_silent(&hints))
            status = add_place(&scratch->places, folded, &cell, &hints);
    }
    return status == GK_END ? GK_OK : status;
}

/* Puts the lines into scratch->joined, and reads what words they have: nearly all elements of an
 * array have the same above them. */
static enum gk_status read_above(const struct gk_words *words, unsigned kind,
                                 const struct gk_bytes *above, unsigned count,
                                 struct gk_label_scratch *scratch)
{
    struct gk_personal_hints hints = { { 0 } };
    enum gk_status status = GK_OK;
    gk_buffer_clear(&scratch->joined);
    for (unsigned i = 0; i < count && status == GK_OK; i++) {
        status = gk_buffer_append(&scratch->joined, above[i]);
        if (status == GK_OK)
            status = gk_buffer_append_byte(&scratch->joined, '\n');
    }
    struct gk_bytes lines = gk_buffer_bytes(&scratch->joined);
    if (status == GK_OK && gk_bytes_equal(lines, gk_buffer_bytes(&scratch->above.lines)))
        return GK_OK;
    gk_buffer_clear(&scratch->above.lines);
    scratch->above.text = scratch->text;
    if (status == GK_OK)
        status = read_text(words, kind, lines, scratch, &hints);
    scratch->above.says = !is_silent(&hints);
    return status == GK_OK ? gk_buffer_append(&scratch->above.lines, lines) : status;
}

/* A row of a table whose head is above. */
static enum gk_status place_below(const struct gk_words *words, unsigned kind,
                                  const struct gk_folded *folded, const struct gk_matches *found,
                                  struct gk_label_scratch *scratch)
{
    if (!scratch->above.says)
        return GK_OK;
    if (gk_buffer_append(&scratch->joined, folded->source) != GK_OK)
        return GK_NO_MEMORY;
    /* What is known of heads is known by where they stand. */
    if (scratch->joined.at != scratch->above.at)
        scratch->above.text = scratch->text;
    scratch->above.at = scratch->joined.at;
    scratch->text = scratch->above.text;
    return place_cells(words, kind, gk_buffer_bytes(&scratch->joined), folded, found, scratch);
}

enum gk_status gk_labels_place(const struct gk_words *words, unsigned kind,
                               const struct gk_folded *folded, const struct gk_matches *found,
                               const struct gk_bytes *above, unsigned above_count,
                               struct gk_label_scratch *scratch)
{
    struct gk_bytes text = folded->source;
    gk_buffer_clear(&scratch->places);
    scratch->text = ++scratch->texts;
    if (found->count && may_have_rows(folded, found))
        return place_cells(words, kind, text, folded, found, scratch);
    if (!above_count || !text.length || text.length > GK_CELL_LINE)
        return GK_OK;
    if (read_above(words, kind, above, above_count, scratch) != GK_OK)
        return GK_NO_MEMORY;
    return place_below(words, kind, folded, found, scratch);
}

enum gk_status gk_labels_rows(struct gk_bytes text, struct gk_label_scratch *scratch, bool *rows)
{
    struct gk_column_cell cell;
    *rows = false;
    if (!has_lines(text))
        return GK_OK;
    scratch->text = ++scratch->texts;
    gk_columns_open(&scratch->columns, text);
    enum gk_status status = gk_columns_next(&scratch->columns, &cell);
    *rows = status == GK_OK;
    return status == GK_END ? GK_OK : status;
}
