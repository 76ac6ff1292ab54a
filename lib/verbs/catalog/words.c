#include "verbs/catalog/words.h"

#include "conf/table.h"
#include "profile/title_words.h"
#include "record/value.h"

/* Parts of what an item holds, and names of its columns, that are shorter say too little of a
 * title; those longer are sentences, which no title repeats. An item's name may be shorter where it
 * ends a title, but one character is no word. */
enum { SHORTEST = 4, LONGEST = 24, SHORTEST_NAME = 2 };

/* From where a term is. */
enum source {
    FROM_WORDS,
    FROM_EXCLUDED,
    FROM_NAME,
    FROM_CONTENT,
    FROM_COLUMN, /* in titles as content */
    FROM_COLUMN_ONLY,
    FROM_GROUP,
};

struct gk_catalog_term {
    uint32_t item;
    enum source source;
    bool starts;
    bool ends;
};

static uint32_t characters_of(struct gk_bytes text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return count;
}

static enum gk_status add_term(struct gk_catalog_words *words, struct gk_bytes text,
                               struct gk_catalog_term term)
{
    bool empty;
    enum gk_status status = gk_words_add(&words->words, text, words->count, 0, &empty);
    if (status == GK_OK && !empty)
        words->terms[words->count++] = term;
    return status;
}

/* A word as the catalogue gives it: ! rules out, ^ and $ are the ends of the title. */
static enum gk_status add_word(struct gk_catalog_words *words, struct gk_bytes word, uint32_t item)
{
    struct gk_catalog_term term = { .item = item, .source = FROM_WORDS };
    if (gk_bytes_start_with(word, GK_BYTES("!")) || gk_bytes_start_with(word, GK_BYTES("！"))) {
        size_t sign = word.at[0] == '!' ? 1 : sizeof "！" - 1;
        word = (struct gk_bytes){ word.at + sign, word.length - sign };
        term.source = FROM_EXCLUDED;
    }
    struct gk_class_term written = gk_class_term(word);
    term.starts = written.starts;
    term.ends = written.ends;
    return written.text.length ? add_term(words, written.text, term) : GK_OK;
}

/* The parts of what an item holds; none where it gives its words itself. */
static enum gk_status add_content(struct gk_catalog_words *words,
                                  const struct gk_catalog_item *item, uint32_t number)
{
    struct gk_bytes rest = item->content;
    struct gk_bytes part;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_cell_next(&rest, ";；、，,。.：:（）()\n", &part)) {
        uint32_t length = characters_of(part);
        if (length >= SHORTEST && length <= LONGEST)
            status = add_term(words, part,
                              (struct gk_catalog_term){ number, FROM_CONTENT, false, false });
    }
    return status;
}

static enum gk_status add_item(struct gk_catalog_words *words, const struct gk_catalog_item *item,
                               uint32_t number)
{
    bool given = item->word_count > 0;
    bool is_short = characters_of(item->title) < SHORTEST;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < item->word_count && status == GK_OK; i++)
        status = add_word(words, item->words[i], number);
    for (size_t i = 0; i < item->column_count && status == GK_OK; i++) {
        bool speaks = !given && characters_of(item->columns[i]) >= SHORTEST;
        enum source source = speaks ? FROM_COLUMN : FROM_COLUMN_ONLY;
        status = add_term(words, item->columns[i],
                          (struct gk_catalog_term){ number, source, false, false });
    }
    if (status == GK_OK && characters_of(item->title) >= SHORTEST_NAME)
        status = add_term(words, item->title,
                          (struct gk_catalog_term){ number, FROM_NAME, false, is_short });
    if (status == GK_OK && characters_of(item->group) >= SHORTEST_NAME &&
        !gk_bytes_equal(item->group, item->title))
        status = add_term(words, item->group,
                          (struct gk_catalog_term){ number, FROM_GROUP, false, false });
    return status == GK_OK && !given ? add_content(words, item, number) : status;
}

static size_t most_terms(const struct gk_catalog_item *item)
{
    size_t most = item->word_count + item->column_count + 3;
    for (size_t i = 0; i < item->content.length; i++)
        most += ((unsigned char)item->content.at[i] & 0xC0) != 0x80;
    return most;
}

enum gk_status gk_catalog_words_open(struct gk_catalog_words *words,
                                     const struct gk_profile *profile)
{
    const struct gk_catalog *catalog = &profile->catalog;
    size_t most = 0;
    *words = (struct gk_catalog_words){ 0 };
    for (size_t i = 0; i < catalog->count; i++)
        most += most_terms(&catalog->items[i]);
    words->terms = gk_arena_array(&words->arena, most, sizeof *words->terms);
    enum gk_status status = words->terms ? GK_OK : GK_NO_MEMORY;
    for (size_t i = 0; i < catalog->count && status == GK_OK; i++)
        status = add_item(words, &catalog->items[i], (uint32_t)i);
    if (status == GK_OK)
        status = gk_words_build(&words->words);
    if (status == GK_OK)
        status = gk_title_words_read(&words->title_words, profile);
    return status == GK_OK ? gk_profile_texts(profile, "catalog", "column", "tails", &words->arena,
                                              &words->tails, &words->tail_count)
                           : status;
}

void gk_catalog_words_close(struct gk_catalog_words *words)
{
    gk_words_free(&words->words);
    gk_title_words_free(&words->title_words);
    gk_arena_free(&words->arena);
    *words = (struct gk_catalog_words){ 0 };
}

uint32_t gk_catalog_hit_score(const struct gk_catalog_hit *hit)
{
    return hit->words && !hit->excluded ? hit->words + hit->group : 0;
}

/* There are at most as many hits as matches. */
static struct gk_catalog_hit *hit_of(struct gk_catalog_hits *hits, uint32_t item)
{
    for (uint32_t i = 0; i < hits->count; i++)
        if (hits->at[i].item == item)
            return &hits->at[i];
    hits->at[hits->count] = (struct gk_catalog_hit){ .item = item };
    return &hits->at[hits->count++];
}

static void raise(uint32_t *length, uint32_t found)
{
    if (found > *length)
        *length = found;
}

static void take_match(struct gk_catalog_hits *hits, const struct gk_catalog_term *term,
                       uint32_t length)
{
    struct gk_catalog_hit *hit = hit_of(hits, term->item);
    switch (term->source) {
    case FROM_EXCLUDED:
        hit->excluded = true;
        break;
    case FROM_GROUP:
        raise(&hit->group, 2 * length);
        break;
    case FROM_WORDS:
    case FROM_NAME:
        raise(&hit->words, 2 * length);
        break;
    default:
        raise(&hit->words, length);
        break;
    }
}

static bool lies_in(const struct gk_match *match, struct gk_title_cells cells)
{
    return match->start >= cells.start && match->end <= cells.end;
}

/* Whether what was found there speaks of the matter. */
static bool counts(const struct gk_catalog_term *term, const struct gk_match *match,
                   const struct gk_title *title)
{
    if (term->source == FROM_COLUMN_ONLY ||
        (gk_title_has(title->issuer) && lies_in(match, title->issuer)))
        return false;
    if (title->nature == GK_TITLE_EXPLANATION && term->source != FROM_EXCLUDED &&
        !lies_in(match, title->said))
        return false;
    return !(term->starts && match->start != title->name.start) &&
           !(term->ends && match->end != title->name.end);
}

static enum gk_status find(const struct gk_catalog_words *words, const struct gk_folded *folded,
                           struct gk_scratch *scratch, struct gk_catalog_hits *hits)
{
    scratch->matches.count = 0;
    enum gk_status status = gk_words_find(&words->words, folded, GK_WORDS_ALL, &scratch->matches);
    if (status == GK_OK) {
        hits->at = gk_arena_array(&scratch->arena, scratch->matches.count, sizeof *hits->at);
        status = hits->at ? GK_OK : GK_NO_MEMORY;
    }
    return status;
}

bool gk_catalog_set_has(const struct gk_catalog_set *set, uint32_t item)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->items[i] == item)
            return true;
    return false;
}

/* Whether one of the words found is one of these items'; without a set, of whatever they are. */
static bool speak_of(const struct gk_catalog_words *words, const struct gk_matches *found,
                     const struct gk_catalog_set *among)
{
    if (!among)
        return true;
    for (size_t i = 0; i < found->count; i++)
        if (gk_catalog_set_has(among, words->terms[found->at[i].value].item))
            return true;
    return false;
}

enum gk_status gk_catalog_words_of_title(const struct gk_catalog_words *words,
                                         struct gk_scratch *scratch, const struct gk_record *record,
                                         const struct gk_catalog_set *among,
                                         struct gk_catalog_hits *hits)
{
    struct gk_title title;
    *hits = (struct gk_catalog_hits){ .nature = GK_TITLE_DOCUMENT };
    struct gk_bytes text = gk_field_text(record, GK_FIELD_TITLE, &scratch->arena);
    if (!text.at)
        return GK_NO_MEMORY;
    enum gk_status status = gk_fold(&scratch->title, text);
    if (status == GK_OK)
        status = find(words, &scratch->title, scratch, hits);
    if (status != GK_OK || !speak_of(words, &scratch->matches, among))
        return status;
    gk_title_read(&scratch->title, &words->title_words, &title);
    hits->nature = title.nature;
    for (size_t i = 0; i < scratch->matches.count && title.nature != GK_TITLE_REPORT; i++) {
        const struct gk_match *match = &scratch->matches.at[i];
        const struct gk_catalog_term *term = &words->terms[match->value];
        if (counts(term, match, &title))
            take_match(hits, term, match->end - match->start);
    }
    return GK_OK;
}

/* 规范性文件汇总表: what it ends with is no part of its name. */
static struct gk_bytes without_tail(const struct gk_catalog_words *words, struct gk_bytes part)
{
    for (size_t i = 0; i < words->tail_count; i++) {
        struct gk_bytes tail = words->tails[i];
        if (tail.length < part.length && gk_bytes_end_with(part, tail))
            return gk_bytes_trim((struct gk_bytes){ part.at, part.length - tail.length });
    }
    return part;
}

enum gk_status gk_catalog_words_of_column(const struct gk_catalog_words *words,
                                          struct gk_scratch *scratch, struct gk_bytes part,
                                          struct gk_catalog_hits *hits)
{
    *hits = (struct gk_catalog_hits){ 0 };
    enum gk_status status = gk_fold(&scratch->folded, without_tail(words, part));
    if (status == GK_OK)
        status = find(words, &scratch->folded, scratch, hits);
    for (size_t i = 0; status == GK_OK && i < scratch->matches.count; i++) {
        const struct gk_match *match = &scratch->matches.at[i];
        const struct gk_catalog_term *term = &words->terms[match->value];
        bool names = term->source == FROM_NAME || term->source == FROM_COLUMN ||
                     term->source == FROM_COLUMN_ONLY;
        if (names && match->end == scratch->folded.count)
            raise(&hit_of(hits, term->item)->words, match->end - match->start);
    }
    return status;
}
