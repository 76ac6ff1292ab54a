/*
 * learned.c - what was learned beside the rows: n-grams of a record's title, or of the beginning of
 * its content where it has none, add their points to the classes.
 *
 * What stands in the issuer that begins a title counts only in the taxonomies that take the issuer
 * for evidence.
 */
#include "base/utf8.h"
#include "taxonomy/inside.h"

_Static_assert((int)GK_MODEL_CHARACTERS == (int)GK_NGRAM_MOST, "a profile's rows are n-grams");

/* The classes of a taxonomy are few, and a model's rows of one stand together. */
static uint32_t find_class(const struct gk_classifier *classifier, const struct gk_scheme *scheme,
                           struct gk_bytes name, uint32_t last)
{
    if (last != GK_CLASS_NONE && gk_bytes_equal(classifier->classes[last].name, name))
        return last;
    for (uint32_t i = 0; i < scheme->class_count; i++)
        if (gk_bytes_equal(classifier->classes[scheme->first_class + i].name, name))
            return scheme->first_class + i;
    return GK_CLASS_NONE;
}

static void add_model(struct gk_classifier *classifier, const struct gk_scheme *scheme,
                      const struct gk_model_table *source)
{
    uint32_t class_index = GK_CLASS_NONE;
    for (size_t i = 0; i < source->row_count; i++) {
        const struct gk_model_point *row = &source->rows[i];
        class_index = find_class(classifier, scheme, row->class_name, class_index);
        if (class_index != GK_CLASS_NONE)
            gk_model_add(&classifier->model, row->characters, row->length,
                         class_index - scheme->first_class + scheme->first_learned, row->tenths);
    }
}

enum gk_status gk_learned_open(struct gk_classifier *classifier)
{
    const struct gk_profile *profile = classifier->profile;
    size_t rows = 0;
    uint32_t classes = 0;
    for (uint32_t i = 0; i < classifier->scheme_count; i++) {
        struct gk_scheme *scheme = &classifier->schemes[i];
        const struct gk_model_table *source = gk_profile_model(profile, scheme->name);
        scheme->learned = source != NULL;
        scheme->first_learned = classes;
        rows += source ? source->row_count : 0;
        classes += source ? scheme->class_count : 0;
    }
    if (gk_model_open(&classifier->model, rows, classes) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < classifier->scheme_count; i++)
        if (classifier->schemes[i].learned)
            add_model(classifier, &classifier->schemes[i],
                      gk_profile_model(profile, classifier->schemes[i].name));
    return gk_model_build(&classifier->model);
}

void gk_classifier_forget(struct gk_classifier *classifier)
{
    for (uint32_t i = 0; i < classifier->scheme_count; i++)
        classifier->schemes[i].learned = false;
    classifier->model.ngram_count = 0;
}

enum gk_status gk_learned_make_room(struct gk_reading *reading,
                                    const struct gk_classifier *classifier)
{
    struct gk_arena *kept = &reading->kept;
    reading->ngram_count = classifier->model.ngram_count;
    reading->matter = gk_arena_array(kept, classifier->model.class_count, sizeof *reading->matter);
    reading->issuer = gk_arena_array(kept, classifier->model.class_count, sizeof *reading->issuer);
    if (!reading->matter || !reading->issuer)
        return GK_NO_MEMORY;
    return gk_model_reading_open(&reading->model, &classifier->model, kept);
}

/* A class may be the answer by what was learned alone. */
static void find_classes(struct gk_reading *reading, const struct gk_class_field *field,
                         uint32_t number)
{
    const struct gk_scheme *scheme = &reading->classifier->schemes[number];
    for (uint32_t i = 0; i < scheme->class_count; i++) {
        uint32_t learned = scheme->first_learned + i;
        bool speaks = reading->matter[learned] > 0 || reading->issuer[learned] > 0;
        if (speaks && gk_learned_points(reading, scheme, scheme->first_class + i) > 0)
            gk_class_credit(reading, field, number, scheme->first_class + i, 0);
    }
}

/* The title's name without the issuer that may begin it. */
static struct gk_title_cells matter_of(const struct gk_title *title)
{
    struct gk_title_cells matter = title->name;
    if (title->issuer.start >= matter.start && title->issuer.end <= matter.end &&
        gk_title_has(title->issuer))
        matter.start = title->issuer.end;
    return matter;
}

void gk_learned_weigh(struct gk_reading *reading, const struct gk_class_field *field)
{
    const struct gk_classifier *classifier = reading->classifier;
    const struct gk_folded *folded = &reading->folded;
    bool content = field->field == GK_FIELD_CONTENT && !reading->has_title;
    if (reading->learned_text != GK_CLASS_NONE || (!reading->in_title && !content))
        return;
    reading->learned_text = reading->text_count - 1;
    reading->learned_head = field->head;
    if (!reading->ngram_count)
        return;
    size_t end =
        folded->count < (size_t)classifier->start ? folded->count : (size_t)classifier->start;
    struct gk_title_cells all = { 0, end };
    struct gk_title_cells part = reading->in_title ? matter_of(&reading->title) : all;
    gk_model_begin(&classifier->model, &reading->model);
    gk_model_read(&classifier->model, &reading->model, folded->characters, part.start, part.end,
                  reading->matter);
    reading->issuer_hit = reading->model.hit_count;
    part = reading->in_title ? reading->title.issuer : (struct gk_title_cells){ 0, 0 };
    gk_model_read(&classifier->model, &reading->model, folded->characters, part.start, part.end,
                  reading->issuer);
    for (uint32_t i = 0; i < classifier->scheme_count; i++)
        if (classifier->schemes[i].learned)
            find_classes(reading, field, i);
}

/* The points of an n-gram for a class of the model, rounded. */
static int32_t points_of(const struct gk_model *model, const struct gk_model_hit *hit,
                         uint32_t learned_class)
{
    uint32_t count;
    const struct gk_model_weight *weights = gk_model_weights(model, hit, &count);
    for (uint32_t i = 0; i < count; i++)
        if (weights[i].class_index == learned_class)
            return gk_learned_whole(weights[i].tenths);
    return 0;
}

/* The taxonomy of a class. */
static const struct gk_scheme *scheme_of(const struct gk_classifier *classifier,
                                         uint32_t class_index)
{
    const struct gk_scheme *scheme = classifier->schemes;
    while (class_index - scheme->first_class >= scheme->class_count)
        scheme++;
    return scheme;
}

uint32_t gk_learned_find(const struct gk_reading *reading, uint32_t class_index, uint32_t most,
                         struct gk_class_hit hits[GK_LABEL_EVIDENCE])
{
    const struct gk_model *model = &reading->classifier->model;
    const struct gk_scheme *scheme = scheme_of(reading->classifier, class_index);
    uint32_t count = 0;
    if (reading->learned_text == GK_CLASS_NONE || !scheme->learned)
        return 0;
    uint32_t end = scheme->issuer_counts ? reading->model.hit_count : reading->issuer_hit;
    for (uint32_t i = 0; i < end; i++) {
        const struct gk_model_hit *hit = &reading->model.hits[i];
        int32_t points =
            points_of(model, hit, class_index - scheme->first_class + scheme->first_learned);
        uint32_t place = count;
        while (place && hits[place - 1].weight < points)
            place--;
        if (points <= 0 || place == most)
            continue;
        count += count < most;
        for (uint32_t j = count - 1; j > place; j--)
            hits[j] = hits[j - 1];
        size_t length = gk_ngram_length(gk_model_ngram(model, hit));
        hits[place] = (struct gk_class_hit){ .row = GK_CLASS_NONE,
                                             .text = reading->learned_text,
                                             .start = hit->at,
                                             .end = hit->at + (uint32_t)length,
                                             .weight = points };
    }
    return count;
}

/* The n-gram that stands there. */
static uint64_t ngram_at(const struct gk_reading *reading, const struct gk_class_hit *place)
{
    const struct gk_model *model = &reading->classifier->model;
    for (uint32_t i = 0; i < reading->model.hit_count; i++) {
        const struct gk_model_hit *hit = &reading->model.hits[i];
        uint64_t ngram = gk_model_ngram(model, hit);
        if (hit->at == place->start && gk_ngram_length(ngram) == place->end - place->start)
            return ngram;
    }
    return 0;
}

enum gk_status gk_learned_name(struct gk_reading *reading, const struct gk_class_hit *hit,
                               struct gk_bytes *name)
{
    struct gk_buffer *out = &reading->utf8;
    gk_buffer_clear(out);
    enum gk_status status = gk_buffer_append(out, GK_BYTES("model:"));
    for (uint64_t ngram = ngram_at(reading, hit); ngram && status == GK_OK; ngram >>= 21) {
        char bytes[4];
        size_t length = gk_utf8_encode(ngram & 0x1FFFFF, bytes);
        status = gk_buffer_append(out, (struct gk_bytes){ bytes, length });
    }
    if (status == GK_OK)
        *name = gk_arena_copy(reading->arena, gk_buffer_bytes(out));
    return status == GK_OK && name->at ? GK_OK : GK_NO_MEMORY;
}

/* Appends cells of the folded text. */
static uint32_t *copy(const struct gk_folded *folded, struct gk_title_cells part, uint32_t *out)
{
    size_t count = part.end - part.start;
    if (count)
        memcpy(out, folded->characters + part.start, count * sizeof *out);
    return out + count;
}

enum gk_status gk_reading_learnable(struct gk_reading *reading, uint32_t scheme,
                                    struct gk_arena *arena, const uint32_t **characters,
                                    size_t *count)
{
    const struct gk_classifier *classifier = reading->classifier;
    struct gk_folded *folded = &reading->folded;
    *count = 0;
    if (reading->learned_text == GK_CLASS_NONE)
        return GK_OK;
    reading->folded_text = GK_CLASS_NONE;
    if (gk_fold(folded, reading->texts[reading->learned_text].text) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t *made = gk_arena_array(arena, 2 * folded->count + 1, sizeof *made);
    if (!made)
        return GK_NO_MEMORY;
    *characters = made;
    size_t start = (size_t)classifier->start;
    struct gk_title_cells part = { 0, folded->count < start ? folded->count : start };
    if (reading->has_title) {
        gk_title_read(folded, &classifier->title_words, &reading->title);
        part = matter_of(&reading->title);
    }
    uint32_t *end = copy(folded, part, made);
    if (reading->has_title && classifier->schemes[scheme].issuer_counts &&
        gk_title_has(reading->title.issuer)) {
        *end++ = ' ';
        end = copy(folded, reading->title.issuer, end);
    }
    *count = (size_t)(end - made);
    return GK_OK;
}
