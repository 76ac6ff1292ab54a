/*
 * compile.c - taxonomies compiled: rows, classes and parts numbered, terms in one automaton.
 */
#include "profile/title_words.h"
#include "taxonomy/inside.h"

#define BIT(field) (UINT64_C(1) << (field))

/* What is read for every taxonomy, in this order. */
static const struct {
    enum gk_field field;
    int64_t factor; /* where the profile says nothing */
    bool head;
} usual[] = {
    { GK_FIELD_TITLE, 3, true },      { GK_FIELD_COLUMN, 3, true },
    { GK_FIELD_DOC_NUMBER, 0, true }, { GK_FIELD_PUBLISHER, 0, true },
    { GK_FIELD_KEYWORDS, 2, true },   { GK_FIELD_SUBJECT, 2, true },
    { GK_FIELD_SUMMARY, 1, false },   { GK_FIELD_CONTENT, 1, false },
};

enum { USUAL = sizeof usual / sizeof usual[0] };

_Static_assert(GK_FIELD_COUNT <= 64, "a row keeps its fields in 64 bits");

static int64_t parameter(const struct gk_profile *profile, const char *key, const char *name,
                         int64_t otherwise)
{
    int64_t value;
    return gk_profile_integer(profile, "classify", key, name, &value) && value >= 0 ? value
                                                                                    : otherwise;
}

/* The fields that rows for any field read. */
static uint64_t usual_fields(const struct gk_profile *profile)
{
    uint64_t fields = 0;
    for (size_t i = 0; i < USUAL; i++)
        if (parameter(profile, "factor", gk_field_name(usual[i].field), usual[i].factor))
            fields |= BIT(usual[i].field);
    return fields;
}

static bool is_number(struct gk_bytes text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] < '0' || text.at[i] > '9')
            return false;
    return text.length > 0;
}

/* The class that a row's first cell names, and whether it names a part of it: 10 of 10.2 among the
 * plan's areas, 科技、教育 of 科技、教育/教育 everywhere. */
static struct gk_bytes class_of(struct gk_bytes name, bool areas, bool *is_part)
{
    const char *sign = name.length ? memchr(name.at, areas ? '.' : '/', name.length) : NULL;
    *is_part = false;
    if (!sign)
        return name;
    struct gk_bytes class = { name.at, (size_t)(sign - name.at) };
    struct gk_bytes part = { sign + 1, name.length - class.length - 1 };
    *is_part = areas ? is_number(class) && is_number(part) : class.length && part.length;
    return *is_part ? class : name;
}

/* Where the classes and parts of the taxonomy at hand stand in the classifier. */
struct numbers {
    struct gk_map classes;
    struct gk_map parts;
};

static enum gk_status find_class(struct gk_classifier *classifier, struct gk_scheme *scheme,
                                 struct numbers *numbers, struct gk_bytes name, uint32_t *number)
{
    uint32_t last = classifier->class_count - 1;
    /* Rows of a class mostly stand together. */
    bool again = scheme->class_count && gk_bytes_equal(classifier->classes[last].name, name);
    *number = again ? last : gk_map_get(&numbers->classes, name, GK_CLASS_NONE);
    if (*number != GK_CLASS_NONE)
        return GK_OK;
    *number = classifier->class_count++;
    scheme->class_count++;
    classifier->classes[*number].name = name;
    return gk_map_put(&numbers->classes, name, *number);
}

static enum gk_status find_part(struct gk_classifier *classifier, struct gk_scheme *scheme,
                                struct numbers *numbers, struct gk_bytes name, uint32_t class_index,
                                uint32_t *number)
{
    uint32_t last = classifier->part_count - 1;
    bool again = scheme->part_count && gk_bytes_equal(classifier->parts[last].name, name);
    *number = again ? last : gk_map_get(&numbers->parts, name, GK_CLASS_NONE);
    if (*number != GK_CLASS_NONE)
        return GK_OK;
    *number = classifier->part_count++;
    scheme->part_count++;
    classifier->parts[*number] = (struct gk_class_part){ .name = name, .class_index = class_index };
    return gk_map_put(&numbers->parts, name, *number);
}

/* The kind of words for rows that read these fields. */
static unsigned kind_of(struct gk_classifier *classifier, uint64_t fields)
{
    unsigned kind = 0;
    while (kind < GK_WORD_KINDS - 1 && classifier->kinds[kind] && classifier->kinds[kind] != fields)
        kind++;
    classifier->kinds[kind] |= fields;
    return kind;
}

static enum gk_status add_literals(struct gk_classifier *classifier,
                                   const struct gk_pattern_literals *literals, uint32_t value,
                                   unsigned kind)
{
    enum gk_status status = GK_OK;
    bool empty;
    for (uint32_t i = 0; i < literals->count && status == GK_OK; i++)
        status = gk_words_add(&classifier->words, literals->at[i], value, kind, &empty);
    return status;
}

/* The row's pattern, to be compiled when it is tried, and its literals into the automaton. */
static enum gk_status add_pattern(struct gk_classifier *classifier, uint32_t number,
                                  const struct gk_taxonomy_row *source)
{
    struct gk_class_row *row = &classifier->rows[number];
    struct gk_pattern_literals literals;
    struct gk_pattern_literals others;
    unsigned kind = kind_of(classifier, row->fields);
    gk_pattern_find_literals(source->pattern, 1, &literals, &others);
    row->has_literals = literals.count != 0;
    row->has_others = others.count != 0;
    row->pattern = classifier->pattern_count++;
    classifier->patterns[row->pattern].text = source->pattern;
    enum gk_status status = add_literals(classifier, &literals, number, kind);
    return status == GK_OK ? add_literals(classifier, &others, number | GK_OTHER_LITERAL, kind)
                           : status;
}

struct gk_class_term gk_class_term(struct gk_bytes written)
{
    struct gk_class_term term = { .text = written };
    term.starts = term.text.length > 1 && term.text.at[0] == '^';
    term.text.at += term.starts;
    term.text.length -= term.starts;
    term.ends = term.text.length > 1 && term.text.at[term.text.length - 1] == '$';
    term.text.length -= term.ends;
    return term;
}

/* The row's term into the automaton, or its pattern; what the page is says no automaton. */
static enum gk_status add_words(struct gk_classifier *classifier, uint32_t number,
                                const struct gk_taxonomy_row *source, struct gk_bytes *bad)
{
    struct gk_class_row *row = &classifier->rows[number];
    row->pattern = GK_CLASS_NONE;
    if (source->pattern.length)
        return add_pattern(classifier, number, source);
    if (source->title_nature) {
        classifier->nature_rows[classifier->nature_count++] = number;
        return GK_OK;
    }
    bool empty = false;
    struct gk_class_term term = gk_class_term(source->term);
    row->starts = term.starts;
    row->ends = term.ends;
    enum gk_status status = gk_words_add(&classifier->words, term.text, number,
                                         kind_of(classifier, row->fields), &empty);
    if (status == GK_OK && empty) {
        *bad = source->term;
        return GK_INVALID;
    }
    return status;
}

static enum gk_status add_row(struct gk_classifier *classifier, uint32_t number,
                              struct numbers *numbers, const struct gk_taxonomy_row *source,
                              struct gk_bytes *bad)
{
    struct gk_scheme *scheme = &classifier->schemes[number];
    uint32_t place = classifier->row_count++;
    struct gk_class_row *row = &classifier->rows[place];
    classifier->sources[place] = source;
    bool areas = gk_bytes_equal(scheme->name, GK_BYTES("area"));
    bool is_part;
    struct gk_bytes name = class_of(source->class_name, areas, &is_part);
    *row = (struct gk_class_row){
        .scheme = number,
        .part = GK_CLASS_NONE,
        .class_index = GK_CLASS_NONE,
        .fields = source->any_field ? classifier->usual : BIT(source->field),
        .any_field = source->any_field,
        .stop = source->stop,
        .cover = source->cover,
        .title_end = source->title_end,
        .title_nature = source->title_nature,
        .nature = (uint8_t)source->nature,
        .weight = source->weight,
    };
    enum gk_status status = GK_OK;
    if (!row->cover)
        status = find_class(classifier, scheme, numbers, name, &row->class_index);
    if (status == GK_OK && !row->cover && is_part)
        status = find_part(classifier, scheme, numbers, source->class_name, row->class_index,
                           &row->part);
    return status == GK_OK ? add_words(classifier, place, source, bad) : status;
}

/* What people call the classes. */
static enum gk_status name_classes(struct gk_classifier *classifier, const struct gk_scheme *scheme,
                                   const struct gk_taxonomy *source)
{
    struct gk_map titles = { 0 }; /* of classes: their numbers, from 1 */
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < source->title_count && status == GK_OK; i++)
        status = gk_map_put(&titles, source->titles[i].class_name, (uint32_t)i + 1);
    for (uint32_t i = 0; i < scheme->class_count && status == GK_OK; i++) {
        struct gk_class *class = &classifier->classes[scheme->first_class + i];
        uint32_t title = gk_map_get(&titles, class->name, 0);
        if (title)
            class->title = source->titles[title - 1].title;
    }
    gk_map_free(&titles);
    return status;
}

static enum gk_status add_taxonomy(struct gk_classifier *classifier,
                                   const struct gk_taxonomy *source, struct gk_bytes *bad)
{
    uint32_t number = classifier->scheme_count++;
    struct gk_scheme *scheme = &classifier->schemes[number];
    *scheme = (struct gk_scheme){
        .name = source->name,
        .threshold = source->threshold,
        .margin = source->margin,
        .first_class = classifier->class_count,
        .first_part = classifier->part_count,
        .reach = source->reach,
        .issuer_counts = source->issuer_counts,
    };
    struct numbers numbers = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < source->row_count && status == GK_OK; i++)
        status = add_row(classifier, number, &numbers, &source->rows[i], bad);
    gk_map_free(&numbers.classes);
    gk_map_free(&numbers.parts);
    return status == GK_OK ? name_classes(classifier, scheme, source) : status;
}

static bool is_chosen(const struct gk_taxonomy *taxonomy, const struct gk_bytes *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_bytes_equal(names[i], taxonomy->name))
            return true;
    return count == 0;
}

static enum gk_status add_taxonomies(struct gk_classifier *classifier, const struct gk_bytes *names,
                                     size_t count, struct gk_bytes *bad)
{
    const struct gk_profile *profile = classifier->profile;
    struct gk_arena *arena = &classifier->arena;
    size_t rows = 0;
    for (size_t i = 0; i < profile->taxonomy_count; i++)
        if (is_chosen(&profile->taxonomies[i], names, count))
            rows += profile->taxonomies[i].row_count;
    classifier->rows = gk_arena_array(arena, rows, sizeof *classifier->rows);
    classifier->sources = gk_arena_array(arena, rows, sizeof *classifier->sources);
    classifier->patterns = gk_arena_array(arena, rows, sizeof *classifier->patterns);
    classifier->nature_rows = gk_arena_array(arena, rows, sizeof *classifier->nature_rows);
    classifier->classes = gk_arena_array(arena, rows, sizeof *classifier->classes);
    classifier->parts = gk_arena_array(arena, rows, sizeof *classifier->parts);
    classifier->schemes = gk_arena_array(arena, profile->taxonomy_count, sizeof(struct gk_scheme));
    if (!classifier->rows || !classifier->sources || !classifier->patterns ||
        !classifier->nature_rows || !classifier->classes || !classifier->parts ||
        !classifier->schemes)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < profile->taxonomy_count && status == GK_OK; i++)
        if (is_chosen(&profile->taxonomies[i], names, count))
            status = add_taxonomy(classifier, &profile->taxonomies[i], bad);
    return status;
}

/* Rows whose pattern is tried in every text of the field. */
static enum gk_status gather_patterns(struct gk_classifier *classifier,
                                      struct gk_class_field *field)
{
    uint32_t *rows = gk_arena_array(&classifier->arena, classifier->pattern_count, sizeof *rows);
    field->patterns = rows;
    for (uint32_t i = 0; i < classifier->row_count && rows; i++)
        if (classifier->rows[i].pattern != GK_CLASS_NONE && !classifier->rows[i].has_literals &&
            classifier->rows[i].fields & BIT(field->field))
            rows[field->pattern_count++] = i;
    return rows ? GK_OK : GK_NO_MEMORY;
}

static enum gk_status add_field(struct gk_classifier *classifier, enum gk_field number,
                                int64_t factor, bool head)
{
    const struct gk_profile *profile = classifier->profile;
    struct gk_class_field *field = &classifier->fields[classifier->field_count++];
    *field = (struct gk_class_field){
        .field = number,
        .factor = parameter(profile, "factor", gk_field_name(number), factor),
        .cap = parameter(profile, "count", gk_field_name(number),
                         head ? parameter(profile, "count", "cap", 3) : 1),
        .head = head,
    };
    for (unsigned kind = 0; kind < GK_WORD_KINDS; kind++)
        if (classifier->kinds[kind] & BIT(number))
            field->kinds |= 1u << kind;
    return gather_patterns(classifier, field);
}

/* Fields that some row reads. */
static uint64_t read_fields(const struct gk_classifier *classifier)
{
    uint64_t fields = 0;
    for (uint32_t i = 0; i < classifier->row_count; i++)
        fields |= classifier->rows[i].fields;
    return fields;
}

/* The usual fields first, then those that only some row names. */
static enum gk_status add_fields(struct gk_classifier *classifier)
{
    classifier->fields =
        gk_arena_array(&classifier->arena, GK_FIELD_COUNT, sizeof *classifier->fields);
    if (!classifier->fields)
        return GK_NO_MEMORY;
    enum gk_status status = GK_OK;
    uint64_t left = read_fields(classifier);
    for (size_t i = 0; i < USUAL && status == GK_OK; i++) {
        if (left & BIT(usual[i].field))
            status = add_field(classifier, usual[i].field, usual[i].factor, usual[i].head);
        left &= ~BIT(usual[i].field);
    }
    for (uint32_t field = 0; field < GK_FIELD_COUNT && status == GK_OK; field++)
        if (left & BIT(field))
            status = add_field(classifier, (enum gk_field)field, 1, true);
    return status;
}

enum gk_status gk_classifier_open(struct gk_classifier *classifier,
                                  const struct gk_profile *profile, const struct gk_bytes *names,
                                  size_t count, struct gk_bytes *bad)
{
    *classifier = (struct gk_classifier){
        .profile = profile,
        .usual = usual_fields(profile),
        .characters = parameter(profile, "content", "characters", 300),
        .start = parameter(profile, "content", "start", 200),
        .body = parameter(profile, "content", "body", 2),
        .alone = parameter(profile, "content", "alone", 200),
        .conflict = parameter(profile, "content", "conflict", 200),
        .learned = parameter(profile, "learned", "alone", 150),
        .too_short = parameter(profile, "text", "short", 4),
        .stop_score = parameter(profile, "stop", "score", 100),
    };
    *bad = (struct gk_bytes){ 0 };
    for (size_t i = 0; i < count; i++)
        if (!gk_profile_taxonomy(profile, names[i])) {
            *bad = names[i];
            return GK_INVALID;
        }
    if (profile->none)
        return GK_OK;
    enum gk_status status = gk_title_words_read(&classifier->title_words, profile);
    if (status == GK_OK)
        status = add_taxonomies(classifier, names, count, bad);
    if (status == GK_OK)
        status = add_fields(classifier);
    if (status == GK_OK)
        status = gk_learned_open(classifier);
    return status == GK_OK ? gk_words_build(&classifier->words) : status;
}

void gk_classifier_keep_head(struct gk_classifier *classifier)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < classifier->field_count; i++)
        if (classifier->fields[i].head)
            classifier->fields[kept++] = classifier->fields[i];
    classifier->field_count = kept;
}

void gk_classifier_close(struct gk_classifier *classifier)
{
    for (uint32_t i = 0; i < classifier->pattern_count; i++)
        gk_late_pattern_free(&classifier->patterns[i]);
    gk_title_words_free(&classifier->title_words);
    gk_words_free(&classifier->words);
    gk_model_close(&classifier->model);
    gk_arena_free(&classifier->arena);
    *classifier = (struct gk_classifier){ 0 };
}

uint32_t gk_classifier_find(const struct gk_classifier *classifier, struct gk_bytes name)
{
    for (uint32_t i = 0; i < classifier->scheme_count; i++)
        if (gk_bytes_equal(classifier->schemes[i].name, name))
            return i;
    return GK_CLASS_NONE;
}

struct gk_class_term_name gk_class_term_name(const struct gk_classifier *classifier, uint32_t row)
{
    const struct gk_taxonomy_row *source = classifier->sources[row];
    if (!source->pattern.length)
        return (struct gk_class_term_name){ source->term, false };
    return source->note.length ? (struct gk_class_term_name){ source->note, false }
                               : (struct gk_class_term_name){ source->pattern, true };
}

struct gk_bytes gk_classifier_rule(const struct gk_classifier *classifier, uint32_t row,
                                   struct gk_arena *arena)
{
    struct gk_bytes taxonomy = classifier->schemes[classifier->rows[row].scheme].name;
    struct gk_class_term_name term = gk_class_term_name(classifier, row);
    struct gk_bytes slash = GK_BYTES("/"), of_pattern = { "/", term.is_pattern };
    struct gk_bytes parts[] = { taxonomy,  slash,      classifier->sources[row]->class_name,
                                slash,     of_pattern, term.text,
                                of_pattern };
    struct gk_buffer name = { 0 };
    struct gk_bytes kept = { NULL, 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == GK_OK; i++)
        status = gk_buffer_append(&name, parts[i]);
    if (status == GK_OK)
        kept = gk_arena_copy(arena, gk_buffer_bytes(&name));
    gk_buffer_free(&name);
    return kept;
}

void gk_classifier_leave_out(struct gk_classifier *classifier, enum gk_field field)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < classifier->field_count; i++)
        if (classifier->fields[i].field != field)
            classifier->fields[kept++] = classifier->fields[i];
    classifier->field_count = kept;
}

struct gk_class_row_facts gk_classifier_row(const struct gk_classifier *classifier, uint32_t row)
{
    const struct gk_class_row *found = &classifier->rows[row];
    return (struct gk_class_row_facts){ found->scheme, found->class_index, found->fields };
}
