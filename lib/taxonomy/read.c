/*
 * read.c - every field that some row reads: folded once, one pass of the automaton, then those
 * patterns whose literals were met. What matches is counted for its class and kept as a possible
 * evidence.
 */
#include "base/memory.h"
#include "base/utf8.h"
#include "domain/column.h"
#include "domain/letters.h"
#include "record/value.h"
#include "taxonomy/inside.h"

static enum gk_status add_text(struct gk_reading *reading, const struct gk_class_text *text)
{
    if (reading->text_count == reading->text_capacity) {
        void *block = gk_memory_grow(reading->texts, &reading->text_capacity, sizeof *text);
        if (!block)
            return GK_NO_MEMORY;
        reading->texts = block;
    }
    reading->texts[reading->text_count++] = *text;
    return GK_OK;
}

/* Adds what the last hit weighs to its class; a stop row only takes its place in the order. */
static void weigh(struct gk_reading *reading, const struct gk_class_field *field)
{
    struct gk_class_hit *hit = &reading->hits[reading->hit_count - 1];
    const struct gk_class_row *row = &reading->classifier->rows[hit->row];
    if (row->stop) {
        struct gk_scheme_state *state = gk_scheme_state_of(reading, row->scheme);
        state->stop = hit->row < state->stop ? hit->row : state->stop;
        return;
    }
    gk_class_credit(reading, field, row->scheme, row->class_index, hit->weight);
    hit->before = reading->classes[row->class_index].hit;
    reading->classes[row->class_index].hit = reading->hit_count;
    if (row->part != GK_CLASS_NONE)
        gk_part_credit(reading, field, row->scheme, row->part, hit->weight);
}

/* A row for any field has its factor, and weighs less behind the beginning of the content. */
static int64_t weight_of(const struct gk_classifier *classifier, const struct gk_class_row *row,
                         const struct gk_class_field *field, uint32_t start)
{
    if (row->stop)
        return classifier->stop_score;
    if (!row->any_field)
        return row->weight;
    int64_t weight = row->weight * field->factor;
    if (field->field != GK_FIELD_CONTENT || start < classifier->start || classifier->body < 2)
        return weight;
    return (weight + (weight < 0 ? 1 - classifier->body : classifier->body - 1)) / classifier->body;
}

/* One match, in cells of the text at hand. */
static enum gk_status add_hit(struct gk_reading *reading, const struct gk_class_field *field,
                              const struct gk_match *match)
{
    const struct gk_class_row *row = &reading->classifier->rows[match->value];
    struct gk_row_count *counted = &reading->rows[match->value];
    if (counted->field != reading->field_number) {
        counted->field = reading->field_number;
        counted->count = 0;
    }
    if (counted->count >= field->cap ||
        reading->schemes[row->scheme].settled == reading->field_number)
        return GK_OK;
    if (reading->hit_count == reading->hit_capacity) {
        void *block = gk_memory_grow(reading->hits, &reading->hit_capacity, sizeof *reading->hits);
        if (!block)
            return GK_NO_MEMORY;
        reading->hits = block;
    }
    counted->count++;
    reading->hits[reading->hit_count++] = (struct gk_class_hit){
        .row = match->value,
        .text = reading->text_count - 1,
        .start = match->start,
        .end = match->end,
        .weight = weight_of(reading->classifier, row, field, match->start),
    };
    weigh(reading, field);
    return GK_OK;
}

/* What a row may not use: what lies within a phrase that covers it. */
static bool is_covered(const struct gk_reading *reading, const struct gk_match *match)
{
    uint32_t scheme = reading->classifier->rows[match->value].scheme;
    for (size_t i = 0; i < reading->covers.count; i++) {
        const struct gk_match *cover = &reading->covers.at[i];
        if (cover->start <= match->start && match->end <= cover->end &&
            reading->classifier->rows[cover->value].scheme == scheme)
            return true;
    }
    return false;
}

/* A literal of a pattern stands in the text; the pattern is tried where all it needs do. */
static void note_literal(struct gk_reading *reading, uint32_t value)
{
    uint32_t number = value & ~(uint32_t)GK_OTHER_LITERAL;
    struct gk_row_count *counted = &reading->rows[number];
    uint64_t text = reading->text_number;
    if (value & GK_OTHER_LITERAL)
        counted->other = text;
    else
        counted->literal = text;
    bool all = counted->literal == text &&
               (counted->other == text || !reading->classifier->rows[number].has_others);
    if (!all || counted->both == text)
        return;
    counted->both = text;
    reading->tried[reading->tried_count++] = number;
}

/* Sorts out what the automaton found: phrases that cover, and literals of patterns. The rest stays
 * in the list. */
static enum gk_status sort_out(struct gk_reading *reading, const struct gk_class_field *field)
{
    struct gk_matches *matches = &reading->matches;
    size_t kept = 0;
    enum gk_status status = GK_OK;
    reading->covers.count = 0;
    reading->tried_count = 0;
    for (size_t i = 0; i < matches->count && status == GK_OK; i++) {
        const struct gk_match *match = &matches->at[i];
        const struct gk_class_row *row =
            &reading->classifier->rows[match->value & ~(uint32_t)GK_OTHER_LITERAL];
        if (!(row->fields >> field->field & 1))
            continue;
        if (row->has_literals)
            note_literal(reading, match->value);
        else if (row->cover)
            status = gk_matches_add(&reading->covers, *match);
        else
            matches->at[kept++] = *match;
    }
    matches->count = kept;
    return status;
}

/* Who issues a document is evidence only in taxonomies that say so. */
static bool is_issuer(const struct gk_reading *reading, const struct gk_match *match)
{
    const struct gk_title_cells *issuer = &reading->title.issuer;
    uint32_t scheme = reading->classifier->rows[match->value].scheme;
    return reading->in_title && !reading->classifier->schemes[scheme].issuer_counts &&
           issuer->start <= match->start && match->end <= issuer->end;
}

/* Of the rows that end where the title does the longest comes first; it alone may stop. */
static bool is_end(struct gk_reading *reading, const struct gk_match *match)
{
    const struct gk_class_row *row = &reading->classifier->rows[match->value];
    struct gk_scheme_state *state = gk_scheme_state_of(reading, row->scheme);
    if (!reading->in_title || reading->title.nature != GK_TITLE_DOCUMENT ||
        match->end != reading->title.name.end || match->start < reading->title.name.start)
        return false;
    if (row->stop && state->ended == reading->text_number)
        return false;
    state->ended = row->stop ? reading->text_number : state->ended;
    return true;
}

static bool counts(struct gk_reading *reading, const struct gk_match *match)
{
    const struct gk_class_row *row = &reading->classifier->rows[match->value];
    if ((row->starts && match->start) || (row->ends && match->end != reading->folded.count) ||
        is_covered(reading, match) || is_issuer(reading, match))
        return false;
    return !row->title_end || is_end(reading, match);
}

static enum gk_status count_terms(struct gk_reading *reading, const struct gk_class_field *field)
{
    const struct gk_matches *matches = &reading->matches;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < matches->count && status == GK_OK; i++)
        if (counts(reading, &matches->at[i]))
            status = add_hit(reading, field, &matches->at[i]);
    return status;
}

static uint32_t cell_at(struct gk_bytes text, size_t offset)
{
    return (uint32_t)gk_utf8_count((struct gk_bytes){ text.at, offset });
}

/* All matches of one pattern. An empty match is no evidence and ends the search. */
static enum gk_status find_pattern(struct gk_reading *reading, const struct gk_class_field *field,
                                   uint32_t number)
{
    const struct gk_classifier *classifier = reading->classifier;
    struct gk_late_pattern *pattern = &classifier->patterns[classifier->rows[number].pattern];
    struct gk_bytes text = gk_buffer_bytes(&reading->utf8);
    size_t from = 0;
    for (int64_t i = 0; i < field->cap; i++) {
        enum gk_pattern_answer answer;
        size_t start;
        size_t end;
        enum gk_status status =
            gk_late_pattern_find(pattern, &reading->pattern, text, from, &answer, &start, &end);
        if (status != GK_OK)
            return status;
        if (answer == GK_PATTERN_TOO_MUCH && number < reading->limited)
            reading->limited = number;
        if (answer != GK_PATTERN_FOUND || start == end)
            return GK_OK;
        struct gk_match match = { cell_at(text, start), cell_at(text, end), number };
        if (classifier->rows[number].cover)
            status = gk_matches_add(&reading->covers, match);
        else if (counts(reading, &match))
            status = add_hit(reading, field, &match);
        if (status != GK_OK)
            return status;
        from = end;
    }
    return GK_OK;
}

/* Rows of a taxonomy that a stop row before them has decided need no search. */
static bool is_needless(struct gk_reading *reading, uint32_t number)
{
    const struct gk_class_row *row = &reading->classifier->rows[number];
    uint32_t stop = gk_scheme_state_of(reading, row->scheme)->stop;
    return stop != GK_CLASS_NONE && !row->cover && (!row->stop || number > stop);
}

/* Of these rows those that cover, or the others. */
static enum gk_status try_rows(struct gk_reading *reading, const struct gk_class_field *field,
                               const uint32_t *rows, uint32_t row_count, bool cover)
{
    enum gk_status status = GK_OK;
    for (uint32_t i = 0; i < row_count && status == GK_OK; i++)
        if (reading->classifier->rows[rows[i]].cover == cover && !is_needless(reading, rows[i]))
            status = find_pattern(reading, field, rows[i]);
    return status;
}

static enum gk_status try_patterns(struct gk_reading *reading, const struct gk_class_field *field,
                                   bool cover)
{
    enum gk_status status = try_rows(reading, field, field->patterns, field->pattern_count, cover);
    return status == GK_OK ? try_rows(reading, field, reading->tried, reading->tried_count, cover)
                           : status;
}

/* What covers comes first, whatever finds it. */
static enum gk_status find_all(struct gk_reading *reading, const struct gk_class_field *field)
{
    reading->matches.count = 0;
    enum gk_status status = gk_words_find(&reading->classifier->words, &reading->folded,
                                          field->kinds, &reading->matches);
    if (status == GK_OK)
        status = sort_out(reading, field);
    bool patterns = field->pattern_count || reading->tried_count;
    if (status == GK_OK && patterns)
        status = gk_folded_text(&reading->folded, &reading->utf8);
    if (status == GK_OK && patterns)
        status = try_patterns(reading, field, true);
    if (status == GK_OK)
        status = count_terms(reading, field);
    return status == GK_OK && patterns ? try_patterns(reading, field, false) : status;
}

/* What the title says of the page. */
static enum gk_status count_nature(struct gk_reading *reading, const struct gk_class_field *field)
{
    const struct gk_classifier *classifier = reading->classifier;
    const struct gk_title *title = &reading->title;
    enum gk_status status = GK_OK;
    if (title->nature == GK_TITLE_DOCUMENT)
        return GK_OK;
    for (uint32_t i = 0; i < classifier->nature_count && status == GK_OK; i++) {
        struct gk_match said = { (uint32_t)title->said.start, (uint32_t)title->said.end,
                                 classifier->nature_rows[i] };
        if (classifier->rows[said.value].nature == title->nature)
            status = add_hit(reading, field, &said);
    }
    return status;
}

static enum gk_status find_in(struct gk_reading *reading, const struct gk_class_field *field,
                              const struct gk_class_text *text)
{
    if (add_text(reading, text) != GK_OK)
        return GK_NO_MEMORY;
    enum gk_status status = gk_fold(&reading->folded, text->text);
    reading->folded_text = reading->text_count - 1;
    reading->texts[reading->folded_text].is_one_to_one =
        status == GK_OK && gk_folded_is_one_to_one(&reading->folded);
    reading->text_number++;
    reading->in_title = field->field == GK_FIELD_TITLE;
    if (status == GK_OK && reading->in_title)
        gk_title_read(&reading->folded, &reading->classifier->title_words, &reading->title);
    if (status == GK_OK && reading->in_title)
        status = count_nature(reading, field);
    if (status == GK_OK)
        status = find_all(reading, field);
    if (status == GK_OK)
        gk_learned_weigh(reading, field);
    reading->characters += reading->folded.count;
    return status;
}

/* A column that is a path counts, for each taxonomy, by the last of its parts in which something
 * is found. */
static enum gk_status find_in_parts(struct gk_reading *reading, const struct gk_class_field *field,
                                    const struct gk_class_text *path)
{
    struct gk_class_text text = *path;
    size_t end = path->text.length;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_column_part(path->text, &end, &text.text)) {
        uint32_t first_hit = reading->hit_count;
        text.offset = (size_t)(text.text.at - path->text.at);
        status = find_in(reading, field, &text);
        for (uint32_t i = first_hit; i < reading->hit_count; i++) {
            uint32_t scheme = reading->classifier->rows[reading->hits[i].row].scheme;
            reading->schemes[scheme].settled = reading->field_number;
        }
    }
    return status;
}

/* The first `characters` characters of the text: whole blocks first, which are quickly counted,
 * then the block in which the end lies. */
static struct gk_bytes cut(struct gk_bytes text, int64_t characters)
{
    enum { BLOCK = 64 };
    size_t end = 0;
    while (text.length - end >= BLOCK) {
        int64_t number = (int64_t)gk_utf8_count((struct gk_bytes){ text.at + end, BLOCK });
        if (number > characters)
            break;
        characters -= number;
        end += BLOCK;
    }
    for (; end < text.length; end++)
        if (((unsigned char)text.at[end] & 0xC0) != 0x80 && characters-- == 0)
            break;
    return (struct gk_bytes){ text.at, end };
}

static enum gk_status read_text(struct gk_reading *reading, const struct gk_class_field *field,
                                struct gk_value value, struct gk_class_text text)
{
    text.text = gk_value_text(reading->record, value, reading->arena);
    if (!text.text.at)
        return GK_NO_MEMORY;
    if (gk_is_absent(text.text))
        return GK_OK;
    if (field->field == GK_FIELD_TITLE)
        reading->has_title = true;
    if (!field->head)
        reading->has_body = true;
    if (field->field == GK_FIELD_CONTENT)
        text.text = cut(text.text, reading->classifier->characters);
    return field->field == GK_FIELD_COLUMN ? find_in_parts(reading, field, &text)
                                           : find_in(reading, field, &text);
}

static enum gk_status read_field(struct gk_reading *reading, const struct gk_class_field *field)
{
    const struct gk_record *record = reading->record;
    const struct gk_member *member = gk_record_field(record, field->field);
    enum gk_status status = GK_OK;
    if (!member)
        return GK_OK;
    struct gk_class_text text = { .member = member };
    reading->field_number++;
    if (member->value.type == GK_STRING)
        return read_text(reading, field, member->value, text);
    if (member->value.type != GK_ARRAY)
        return GK_OK;
    struct gk_walk walk = { 0 };
    gk_walk_open(&walk, record, member->value);
    text.in_array = true;
    while (status == GK_OK && gk_walk_next(&walk)) {
        text.index = walk.index;
        if (walk.member.value.type == GK_STRING)
            status = read_text(reading, field, walk.member.value, text);
    }
    return status;
}

/* Room for what is counted. It is marked with the number of what it was counted in, so that it need
 * not be cleared, and may be that of another classifier with as many of each. */
static enum gk_status make_room(struct gk_reading *reading, const struct gk_classifier *classifier)
{
    struct gk_arena *kept = &reading->kept;
    if (reading->rows && reading->row_count == classifier->row_count &&
        reading->class_count == classifier->class_count &&
        reading->part_count == classifier->part_count &&
        reading->scheme_count == classifier->scheme_count &&
        reading->ngram_count == classifier->model.ngram_count)
        return GK_OK;
    gk_arena_reset(kept);
    reading->row_count = classifier->row_count;
    reading->class_count = classifier->class_count;
    reading->part_count = classifier->part_count;
    reading->scheme_count = classifier->scheme_count;
    reading->tried = gk_arena_array(kept, classifier->row_count, sizeof *reading->tried);
    reading->classes = gk_arena_array(kept, classifier->class_count, sizeof *reading->classes);
    reading->found = gk_arena_array(kept, classifier->class_count, sizeof *reading->found);
    reading->parts = gk_arena_array(kept, classifier->part_count, sizeof *reading->parts);
    reading->found_parts =
        gk_arena_array(kept, classifier->part_count, sizeof *reading->found_parts);
    reading->schemes = gk_arena_array(kept, classifier->scheme_count, sizeof *reading->schemes);
    reading->rows = gk_arena_array(kept, classifier->row_count, sizeof *reading->rows);
    if (reading->tried && reading->classes && reading->found && reading->parts &&
        reading->found_parts && reading->schemes && reading->rows &&
        gk_learned_make_room(reading, classifier) == GK_OK)
        return GK_OK;
    reading->rows = NULL;
    return GK_NO_MEMORY;
}

enum gk_status gk_reading_take(struct gk_reading *reading, const struct gk_classifier *classifier,
                               struct gk_arena *arena, const struct gk_record *record)
{
    enum gk_status status = make_room(reading, classifier);
    if (status != GK_OK)
        return status;
    reading->classifier = classifier;
    reading->record = record;
    reading->arena = arena;
    reading->record_number++;
    reading->text_count = 0;
    reading->hit_count = 0;
    reading->folded_text = GK_CLASS_NONE;
    reading->characters = 0;
    reading->has_title = false;
    reading->has_body = false;
    reading->learned_text = GK_CLASS_NONE;
    reading->limited = GK_CLASS_NONE;
    for (uint32_t i = 0; i < classifier->field_count && status == GK_OK; i++)
        status = read_field(reading, &classifier->fields[i]);
    return status;
}

void gk_reading_free(struct gk_reading *reading)
{
    gk_memory_release(reading->texts);
    gk_memory_release(reading->hits);
    gk_arena_free(&reading->kept);
    gk_folded_free(&reading->folded);
    gk_matches_free(&reading->matches);
    gk_matches_free(&reading->covers);
    gk_pattern_scratch_free(&reading->pattern);
    gk_buffer_free(&reading->utf8);
    *reading = (struct gk_reading){ 0 };
}
