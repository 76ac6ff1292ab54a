#include "verbs/validate/element_search.h"

#include "record/value.h"

/* Kinds of the words of titles: what makes a record one of the kind, and what denies it. */
enum { MAKES, DENIES };

/* ---- the words */

static enum gk_status add_words(struct gk_words *words, const struct gk_bytes *list, size_t count,
                                uint32_t value, unsigned kind)
{
    enum gk_status status = GK_OK;
    bool empty;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status = gk_words_add(words, list[i], value, kind, &empty);
    return status;
}

static enum gk_status add_kind(struct gk_element_search *search, uint32_t number)
{
    const struct gk_element_kind *kind = &search->table->kinds[number];
    enum gk_status status =
        add_words(&search->titles, kind->titles, kind->title_count, number, MAKES);
    if (status == GK_OK)
        status = add_words(&search->titles, kind->denied, kind->denied_count, number, DENIES);
    return status == GK_OK
               ? add_words(&search->columns, kind->columns, kind->column_count, number, MAKES)
               : status;
}

enum gk_status gk_element_search_open(struct gk_element_search *search, struct gk_arena *arena,
                                      const struct gk_elements *table)
{
    enum gk_status status = GK_OK;
    search->table = table;
    search->patterns = gk_arena_array(arena, table->row_count, sizeof *search->patterns);
    if (!search->patterns)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < table->kind_count && status == GK_OK; i++)
        status = add_kind(search, i);
    for (uint32_t i = 0; i < table->row_count && status == GK_OK; i++) {
        const struct gk_element_row *row = &table->rows[i];
        search->patterns[i] = (struct gk_late_pattern){ .text = row->pattern };
        status = add_words(&search->words, row->words, row->word_count, i, MAKES);
    }
    if (status == GK_OK)
        status = gk_words_build(&search->titles);
    if (status == GK_OK)
        status = gk_words_build(&search->columns);
    return status == GK_OK ? gk_words_build(&search->words) : status;
}

void gk_element_search_close(struct gk_element_search *search)
{
    for (size_t i = 0; search->patterns && i < search->table->row_count; i++)
        gk_late_pattern_free(&search->patterns[i]);
    gk_words_free(&search->titles);
    gk_words_free(&search->columns);
    gk_words_free(&search->words);
    *search = (struct gk_element_search){ 0 };
}

/* ---- kinds */

/* The places in the column where words end, in scratch->endings. */
static enum gk_status find_in_column(struct gk_judging *judging, const struct gk_words *words)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_COLUMN);
    scratch->endings.count = 0;
    if (!text.length)
        return text.at ? GK_OK : GK_NO_MEMORY;
    enum gk_status status = gk_fold(&scratch->folded, text);
    return status == GK_OK ? gk_words_endings(words, &scratch->folded, &scratch->endings) : status;
}

static enum gk_status find_in_title(struct gk_judging *judging, const struct gk_words *words)
{
    struct gk_scratch *scratch = judging->scratch;
    enum gk_status status = gk_judging_fold_title(judging);
    return status == GK_OK ? gk_words_endings(words, &scratch->title, &scratch->endings) : status;
}

/* Marks the kinds that have a word of this sort there. */
static void mark(const struct gk_words *words, struct gk_endings *endings, unsigned sort,
                 bool value, struct gk_element_kinds *kinds)
{
    struct gk_match match;
    unsigned kind;
    for (size_t i = 0; i < endings->count; i++) {
        struct gk_ending ending = endings->at[i];
        while (gk_words_next(words, &ending, 1U << sort, &match, &kind))
            kinds->is[match.value] = value;
    }
}

enum gk_status gk_element_kinds_find(const struct gk_element_search *search,
                                     struct gk_judging *judging, struct gk_element_kinds *kinds)
{
    struct gk_endings *endings = &judging->scratch->endings;
    *kinds = (struct gk_element_kinds){ 0 };
    enum gk_status status = find_in_column(judging, &search->columns);
    if (status != GK_OK)
        return status;
    mark(&search->columns, endings, MAKES, true, kinds);
    status = find_in_title(judging, &search->titles);
    if (status != GK_OK)
        return status;
    mark(&search->titles, endings, MAKES, true, kinds);
    mark(&search->titles, endings, DENIES, false, kinds);
    for (size_t i = 0; i < search->table->kind_count; i++)
        kinds->any |= kinds->is[i];
    return GK_OK;
}

/* ---- rows */

static enum gk_status find_patterns(const struct gk_element_search *search,
                                    struct gk_judging *judging, struct gk_element_found *found)
{
    struct gk_scratch *scratch = judging->scratch;
    enum gk_status status = gk_folded_text(&scratch->folded, &scratch->buffer);
    for (size_t i = 0; i < search->table->row_count && status == GK_OK; i++) {
        enum gk_pattern_answer answer;
        size_t start, end;
        if (!search->patterns[i].text.length || found->row[i])
            continue;
        status = gk_late_pattern_find(&search->patterns[i], &scratch->pattern,
                                      gk_buffer_bytes(&scratch->buffer), 0, &answer, &start, &end);
        /* What could not be searched to its end is not told to be missing. */
        found->row[i] = status == GK_OK && answer != GK_PATTERN_ABSENT;
    }
    return status;
}

static enum gk_status find_in(const struct gk_element_search *search, struct gk_judging *judging,
                              struct gk_bytes text, struct gk_element_found *found)
{
    struct gk_scratch *scratch = judging->scratch;
    struct gk_bytes seen;
    if (!text.at || gk_markup_view(&scratch->markup, text, &seen) != GK_OK ||
        gk_fold(&scratch->folded, seen) != GK_OK ||
        gk_words_endings(&search->words, &scratch->folded, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < scratch->endings.count; i++) {
        struct gk_ending ending = scratch->endings.at[i];
        struct gk_match match;
        unsigned kind;
        while (gk_words_next(&search->words, &ending, 1U << MAKES, &match, &kind))
            found->row[match.value] = true;
    }
    return find_patterns(search, judging, found);
}

static enum gk_status find_in_field(const struct gk_element_search *search,
                                    struct gk_judging *judging, enum gk_field field,
                                    struct gk_element_found *found)
{
    struct gk_bytes text = gk_judging_text(judging, field);
    return text.length || !text.at ? find_in(search, judging, text, found) : GK_OK;
}

/* A text, the texts of an array, and with `deep` those of the objects in it. */
static enum gk_status find_in_list(const struct gk_element_search *search,
                                   struct gk_judging *judging, struct gk_value value, bool deep,
                                   struct gk_element_found *found)
{
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    if (value.type == GK_STRING)
        return find_in(search, judging,
                       gk_value_text(judging->record, value, &judging->scratch->arena), found);
    if (value.type != GK_ARRAY && (value.type != GK_OBJECT || !deep))
        return GK_OK;
    gk_walk_open(&walk, judging->record, value);
    while (status == GK_OK && gk_walk_next(&walk)) {
        struct gk_value inner = walk.member.value;
        if (inner.type == GK_STRING || (deep && inner.type == GK_OBJECT && value.type == GK_ARRAY))
            status = find_in_list(search, judging, inner, deep, found);
    }
    return status;
}

/* The names of members that say something; of what is no object, its texts. */
static enum gk_status find_in_names(const struct gk_element_search *search,
                                    struct gk_judging *judging, enum gk_field field,
                                    struct gk_element_found *found)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    struct gk_walk walk;
    enum gk_status status = GK_OK;
    if (!member)
        return GK_OK;
    if (member->value.type != GK_OBJECT)
        return find_in_list(search, judging, member->value, true, found);
    gk_walk_open(&walk, judging->record, member->value);
    while (status == GK_OK && gk_walk_next(&walk)) {
        bool empty;
        status = gk_judging_is_empty(judging, &walk.member, &empty);
        if (status == GK_OK && !empty)
            status = find_in(
                search, judging,
                gk_member_text(judging->record, &walk.member, &judging->scratch->arena), found);
    }
    return status;
}

static enum gk_status find_in_member(const struct gk_element_search *search,
                                     struct gk_judging *judging, enum gk_field field, bool deep,
                                     struct gk_element_found *found)
{
    const struct gk_member *member = gk_judging_member(judging, field);
    return member ? find_in_list(search, judging, member->value, deep, found) : GK_OK;
}

/* Rows that a field answers by being filled in. */
static enum gk_status find_fields(const struct gk_element_search *search,
                                  struct gk_judging *judging, struct gk_element_found *found)
{
    for (size_t i = 0; i < search->table->row_count; i++) {
        const struct gk_element_row *row = &search->table->rows[i];
        for (size_t j = 0; j < row->field_count; j++) {
            const struct gk_member *member = gk_judging_member(judging, row->fields[j]);
            bool empty = true;
            if (member && gk_judging_is_empty(judging, member, &empty) != GK_OK)
                return GK_NO_MEMORY;
            found->row[i] |= !empty;
        }
    }
    return GK_OK;
}

enum gk_status gk_element_found_at(const struct gk_element_search *search,
                                   struct gk_judging *judging, enum gk_element_place place,
                                   struct gk_element_found *found)
{
    enum gk_status status = find_fields(search, judging, found);
    if (status != GK_OK || place == GK_ELEMENT_IN_ITEM)
        return status;
    if (place == GK_ELEMENT_IN_CHANNELS)
        return find_in_member(search, judging, GK_FIELD_CHANNELS, false, found);
    status = find_in_names(search, judging, GK_FIELD_ELEMENTS, found);
    if (status == GK_OK && place == GK_ELEMENT_IN_REVIEW)
        status = find_in_names(search, judging, GK_FIELD_REVIEW, found);
    if (status == GK_OK && place == GK_ELEMENT_IN_TEXT)
        status = find_in_field(search, judging, GK_FIELD_SUMMARY, found);
    if (status == GK_OK && place == GK_ELEMENT_IN_TEXT)
        status = find_in_field(search, judging, GK_FIELD_CONTENT, found);
    return status == GK_OK ? find_in_member(search, judging, GK_FIELD_ATTACHMENTS, true, found)
                           : status;
}
