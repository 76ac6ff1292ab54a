/*
 * lint_rows.c - what can be said of a taxonomy's rows without a record: which terms stand in which.
 */
#include "verbs/classify/lint_inside.h"

/* What looking at one table needs. */
struct examination {
    const struct gk_lint_table *table;
    struct gk_verdict *end;
    struct gk_words words; /* terms; their values are numbers of rows */
    struct gk_folded folded;
    struct gk_matches matches;
    struct gk_map patterns; /* of stop rows: the first row that has it */
    struct gk_pattern_scratch scratch;
    bool *spoken_for; /* as the classifier's classes: a row speaks for it */
};

static const struct gk_taxonomy_row *row_at(const struct examination *x, uint32_t row)
{
    return &x->table->source->rows[row];
}

static struct gk_class_row_facts facts_of(const struct examination *x, uint32_t row)
{
    return gk_classifier_row(x->table->classifier, x->table->first + row);
}

/* Whether every field that is read for `row` is read for `other` too. */
static bool reads_all_of(const struct examination *x, uint32_t other, uint32_t row)
{
    return (facts_of(x, row).fields & ~facts_of(x, other).fields) == 0;
}

static bool reads_same(const struct examination *x, uint32_t other, uint32_t row)
{
    return facts_of(x, row).fields == facts_of(x, other).fields &&
           row_at(x, row)->any_field == row_at(x, other)->any_field &&
           row_at(x, row)->title_end == row_at(x, other)->title_end &&
           row_at(x, row)->title_nature == row_at(x, other)->title_nature;
}

/* Whether a match of the term of `other` in the row's term stands where it must. */
static bool stands_right(const struct examination *x, const struct gk_match *match, uint32_t row)
{
    const struct gk_taxonomy_row *first = row_at(x, match->value);
    const struct gk_taxonomy_row *second = row_at(x, row);
    struct gk_class_term inner = gk_class_term(first->term);
    struct gk_class_term outer = gk_class_term(second->term);
    bool begins = outer.starts && match->start == 0;
    bool ends = match->end == x->folded.count;
    return (!inner.starts || begins) && (!inner.ends || (ends && outer.ends)) &&
           (!first->title_end || (ends && second->title_end));
}

/*
 * Whether the term of another row, which stands in the row's term, matches wherever that does. Of
 * stop rows for the end of the title the longest alone does; the term of a row for its nature is no
 * text, but the nature's name.
 */
static bool matches_with(const struct examination *x, const struct gk_match *match, uint32_t row,
                         bool equal)
{
    const struct gk_taxonomy_row *first = row_at(x, match->value);
    const struct gk_taxonomy_row *second = row_at(x, row);
    if (match->value == row)
        return false;
    if (first->title_nature || second->title_nature)
        return first->title_nature && second->title_nature && equal;
    if (first->title_end && first->stop && second->stop && second->title_end && !equal)
        return false;
    return stands_right(x, match, row);
}

/* Whether both are for the same place in a text. */
static bool stand_alike(const struct gk_taxonomy_row *first, const struct gk_taxonomy_row *second)
{
    struct gk_class_term a = gk_class_term(first->term);
    struct gk_class_term b = gk_class_term(second->term);
    return a.starts == b.starts && a.ends == b.ends;
}

static bool adds(const struct gk_taxonomy_row *row)
{
    return !row->stop && !row->cover;
}

/* Whether a stop row whose term stands in the row's term decides before it. */
static bool decides_before(const struct examination *x, uint32_t stop, uint32_t row)
{
    return row_at(x, stop)->stop && !row_at(x, row)->cover && reads_all_of(x, stop, row) &&
           (!row_at(x, row)->stop || stop < row);
}

/* What another row means for a row in whose term its own stands. */
static enum gk_rule_id relation(const struct examination *x, uint32_t other, uint32_t row,
                                bool equal)
{
    const struct gk_taxonomy_row *first = row_at(x, other);
    const struct gk_taxonomy_row *second = row_at(x, row);
    if (decides_before(x, other, row))
        return GK_RULE_CLASSIFY_SHADOWED;
    if (equal && first->cover && !second->cover && reads_all_of(x, other, row))
        return GK_RULE_CLASSIFY_SHADOWED;
    bool same = gk_bytes_equal(first->class_name, second->class_name);
    /* What speaks against one class may well speak against another. */
    bool alike = adds(first) && adds(second) && reads_same(x, other, row) &&
                 (first->weight < 0) == (second->weight < 0) && (same || first->weight > 0);
    equal = equal && stand_alike(first, second);
    if (alike && equal && other < row)
        return GK_RULE_CLASSIFY_TWICE;
    bool once = same && second->weight > 0 && second->weight <= first->weight;
    return alike && !equal && once ? GK_RULE_CLASSIFY_WITHIN : GK_RULE_COUNT;
}

/* A term that weighs more for one class than for another, or that stands for several parts of one,
 * may be meant so. */
static enum gk_severity at_most(const struct examination *x, enum gk_rule_id rule, uint32_t other,
                                uint32_t row)
{
    const struct gk_taxonomy_row *first = row_at(x, other);
    const struct gk_taxonomy_row *second = row_at(x, row);
    bool one_class = facts_of(x, other).class_index == facts_of(x, row).class_index;
    bool meant = one_class ? !gk_bytes_equal(first->class_name, second->class_name)
                           : first->weight != second->weight;
    return rule == GK_RULE_CLASSIFY_TWICE && meant ? GK_NOTE : GK_OFF;
}

/* The gravest that can be said of the row, once; of several rows the first. */
static enum gk_status examine_term(struct examination *x, uint32_t row)
{
    static const enum gk_rule_id order[] = { GK_RULE_CLASSIFY_SHADOWED, GK_RULE_CLASSIFY_TWICE,
                                             GK_RULE_CLASSIFY_WITHIN };
    uint32_t by[3] = { GK_CLASS_NONE, GK_CLASS_NONE, GK_CLASS_NONE };
    x->matches.count = 0;
    enum gk_status status = gk_words_find(&x->words, &x->folded, GK_WORDS_ALL, &x->matches);
    for (size_t i = 0; i < x->matches.count && status == GK_OK; i++) {
        const struct gk_match *match = &x->matches.at[i];
        bool equal = match->start == 0 && match->end == x->folded.count;
        enum gk_rule_id rule = matches_with(x, match, row, equal)
                                   ? relation(x, match->value, row, equal)
                                   : GK_RULE_COUNT;
        for (size_t j = 0; j < sizeof order / sizeof *order; j++)
            if (rule == order[j] && match->value < by[j])
                by[j] = match->value;
    }
    for (size_t j = 0; j < sizeof order / sizeof *order && status == GK_OK; j++)
        if (by[j] != GK_CLASS_NONE)
            return gk_lint_tell_of_two(x->table, row, order[j], at_most(x, order[j], by[j], row),
                                       by[j], x->end);
    return status;
}

/* One character in the content of records stands in too many of them; in a number, or a title of
 * which it is the end, it may be meant. */
static enum gk_status examine_length(struct examination *x, uint32_t row)
{
    const struct gk_taxonomy_row *source = row_at(x, row);
    bool anywhere = source->any_field || source->field == GK_FIELD_CONTENT ||
                    source->field == GK_FIELD_SUMMARY ||
                    (source->field == GK_FIELD_TITLE && !source->title_end);
    if (x->folded.count != 1 || !adds(source))
        return GK_OK;
    return gk_lint_tell(x->table, row, GK_RULE_CLASSIFY_SHORT, anywhere ? GK_OFF : GK_NOTE,
                        GK_BYTES(""), GK_BYTES(""), x->end);
}

/* ---- patterns */

/* Texts that have nothing in common. */
static const struct gk_bytes probes[] = { { "龘", 3 }, { "q", 1 }, { "7 ;x丙", 7 } };

static enum gk_status matches_all(struct examination *x, struct gk_bytes pattern, bool *all)
{
    struct gk_pattern compiled = { 0 };
    struct gk_pattern_error error;
    enum gk_status status = gk_pattern_compile_folded(&compiled, pattern, &error);
    *all = true;
    for (size_t i = 0; i < sizeof probes / sizeof *probes && status == GK_OK && *all; i++) {
        enum gk_pattern_answer answer;
        size_t start = 0, end = 0;
        status = gk_pattern_find(&compiled, &x->scratch, probes[i], 0, &answer, &start, &end);
        *all = status == GK_OK && answer == GK_PATTERN_FOUND && start < end;
    }
    gk_pattern_free(&compiled);
    return status;
}

static bool has_rows_behind(const struct examination *x, uint32_t row)
{
    for (uint32_t i = 0; i < x->table->source->row_count; i++)
        if (i != row && decides_before(x, row, i))
            return true;
    return false;
}

/* Whether the row's term is among those found in the text looked at last. */
static bool stands(const struct examination *x, uint32_t row)
{
    for (size_t i = 0; i < x->matches.count; i++)
        if (x->matches.at[i].value == row)
            return true;
    return false;
}

static enum gk_status find_terms(struct examination *x, struct gk_bytes text)
{
    enum gk_status status = gk_fold(&x->folded, text);
    x->matches.count = 0;
    return status == GK_OK ? gk_words_find(&x->words, &x->folded, GK_WORDS_ALL, &x->matches)
                           : status;
}

static bool stands_anywhere(const struct gk_taxonomy_row *row)
{
    struct gk_class_term term = gk_class_term(row->term);
    return !row->title_end && !row->title_nature && !term.starts && !term.ends;
}

/*
 * The first stop row whose term stands in every text in which the pattern is found: in each of its
 * literals, of which one stands in every such text.
 */
static enum gk_status find_stop_within(struct examination *x, uint32_t row, uint32_t *stop)
{
    struct gk_pattern_literals literals;
    gk_pattern_find_literals(row_at(x, row)->pattern, 1, &literals, NULL);
    *stop = GK_CLASS_NONE;
    enum gk_status status = literals.count ? find_terms(x, literals.at[0]) : GK_OK;
    for (size_t i = 0; literals.count && i < x->matches.count && status == GK_OK; i++) {
        uint32_t other = x->matches.at[i].value;
        if (stands_anywhere(row_at(x, other)) && decides_before(x, other, row) && other < *stop)
            *stop = other;
    }
    for (uint32_t i = 1; i < literals.count && *stop != GK_CLASS_NONE && status == GK_OK; i++) {
        status = find_terms(x, literals.at[i]);
        if (!stands(x, *stop))
            *stop = GK_CLASS_NONE;
    }
    return status;
}

/* A stop row that stands before a pattern, or a pattern that leaves nothing to the others. */
static enum gk_status examine_pattern(struct examination *x, uint32_t row)
{
    const struct gk_taxonomy_row *source = row_at(x, row);
    uint32_t before = gk_map_get(&x->patterns, source->pattern, GK_CLASS_NONE);
    bool all = false;
    enum gk_status status = GK_OK;
    if (before == GK_CLASS_NONE || !decides_before(x, before, row))
        status = find_stop_within(x, row, &before);
    if (status == GK_OK && before != GK_CLASS_NONE)
        return gk_lint_tell_of_two(x->table, row, GK_RULE_CLASSIFY_SHADOWED, GK_OFF, before,
                                   x->end);
    if (status != GK_OK || !source->stop)
        return status;
    if (gk_map_get(&x->patterns, source->pattern, GK_CLASS_NONE) == GK_CLASS_NONE)
        status = gk_map_put(&x->patterns, source->pattern, row);
    if (status == GK_OK && has_rows_behind(x, row))
        status = matches_all(x, source->pattern, &all);
    return status == GK_OK && all ? gk_lint_tell(x->table, row, GK_RULE_CLASSIFY_UNREACHED, GK_OFF,
                                                 GK_BYTES(""), GK_BYTES(""), x->end)
                                  : status;
}

/* ---- classes */

static bool speaks(const struct gk_taxonomy_row *row)
{
    return row->stop || (!row->cover && row->weight > 0);
}

static enum gk_status find_spoken_for(struct examination *x)
{
    x->spoken_for =
        gk_arena_array(x->end->arena, x->table->classifier->class_count, sizeof *x->spoken_for);
    if (!x->spoken_for)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < x->table->source->row_count; i++)
        if (speaks(row_at(x, i)))
            x->spoken_for[facts_of(x, i).class_index] = true;
    return GK_OK;
}

/* A class of which rows only tell what it is not: told at the first of them. */
static enum gk_status examine_class(struct examination *x, uint32_t row)
{
    uint32_t class_index = facts_of(x, row).class_index;
    if (class_index == GK_CLASS_NONE || x->spoken_for[class_index])
        return GK_OK;
    x->spoken_for[class_index] = true;
    return gk_lint_tell(x->table, row, GK_RULE_CLASSIFY_SILENT, GK_OFF, row_at(x, row)->class_name,
                        GK_BYTES(""), x->end);
}

/* ---- the whole */

static enum gk_status gather_words(struct examination *x)
{
    enum gk_status status = GK_OK;
    bool empty;
    for (uint32_t i = 0; i < x->table->source->row_count && status == GK_OK; i++)
        if (row_at(x, i)->term.length)
            status = gk_words_add(&x->words, gk_class_term(row_at(x, i)->term).text, i, 0, &empty);
    return status == GK_OK ? gk_words_build(&x->words) : status;
}

static enum gk_status examine_row(struct examination *x, uint32_t row)
{
    enum gk_status status = examine_class(x, row);
    if (status == GK_OK && row_at(x, row)->pattern.length)
        return examine_pattern(x, row);
    if (status == GK_OK)
        status = gk_fold(&x->folded, gk_class_term(row_at(x, row)->term).text);
    if (status == GK_OK)
        status = examine_term(x, row);
    return status == GK_OK ? examine_length(x, row) : status;
}

enum gk_status gk_lint_examine(const struct gk_lint_table *table, struct gk_verdict *end)
{
    struct examination x = { .table = table, .end = end };
    enum gk_status status = gather_words(&x);
    if (status == GK_OK)
        status = find_spoken_for(&x);
    for (uint32_t i = 0; i < table->source->row_count && status == GK_OK; i++)
        status = examine_row(&x, i);
    gk_words_free(&x.words);
    gk_folded_free(&x.folded);
    gk_matches_free(&x.matches);
    gk_map_free(&x.patterns);
    gk_pattern_scratch_free(&x.scratch);
    return status;
}
