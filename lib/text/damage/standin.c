#include "text/damage/standin.h"

#include "text/damage/characters.h"
#include "text/damage/kinds.h"
#include "text/simplify.h"

enum {
    KANA_NEAR = 8, /* other kana so near make a Japanese word of it */
    FEWEST_FORMS = 2,
    AROUND = 1 << 9, /* so far from a character its text says which forms it is written in */
};

/* * in a set is any Han. */
static bool is_one_of(uint32_t character, const char16_t *set)
{
    if (*set == '*')
        return gk_is_plain_han(character);
    for (; *set; set++)
        if (*set == character)
            return true;
    return false;
}

/* Whether the character begins the number of a paragraph: ニ、 or （ー）. */
static bool is_number(const struct gk_stand_in *row, uint32_t before, uint32_t after)
{
    return gk_is_among(row->simplified, U"一二三八") &&
           (before < 0x80 || gk_is_among(before, U"（　")) &&
           gk_is_among(after, before == U'（' ? U"）" : U"、");
}

/* Rows whose character is no Han of everyday use stand for its shape. */
static bool is_shape(const struct gk_stand_in *row)
{
    return row->character < 0x4E00 || row->character >= 0xA000 || row->character == 0x56D7; /* 囗 */
}

static bool is_proven(const struct gk_stand_in *row, uint32_t before, uint32_t after)
{
    if (is_one_of(before, row->kept_before) || is_one_of(after, row->kept_after))
        return false;
    return is_one_of(before, row->before) || is_one_of(after, row->after) ||
           (is_shape(row) && is_number(row, before, after));
}

/* Whether the character may stand for another at all. */
static inline bool may_stand_in(uint32_t character)
{
    uint32_t low = character & 0xFFF;
    return gk_stand_in_lows[low >> 6] >> (low & 63) & 1;
}

const struct gk_stand_in *gk_stand_in_at(uint32_t before, uint32_t character, uint32_t after)
{
    size_t low = 0, high = gk_stand_in_count;
    if (!may_stand_in(character))
        return NULL;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (gk_stand_ins[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == gk_stand_in_count || gk_stand_ins[low].character != character)
        return NULL;
    before = gk_simplified(before);
    after = gk_simplified(after);
    for (; low < gk_stand_in_count && gk_stand_ins[low].character == character; low++)
        if (is_proven(&gk_stand_ins[low], before, after))
            return &gk_stand_ins[low];
    return NULL;
}

/* ---- in a text */

static const struct gk_stand_in *row_at(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at];
    return c < 0x3000 || !may_stand_in(c) ? NULL
                                          : gk_stand_in_at(gk_character_at(examination, at - 1), c,
                                                           gk_character_at(examination, at + 1));
}

static bool is_kana(uint32_t c)
{
    return c - 0x3041 < 0x1BF || c - 0xFF66 < 0x3A; /* bopomofo, too */
}

/* Whether kana stand near that stand for nothing else. */
static bool is_among_kana(const struct gk_examination *examination, size_t at)
{
    size_t from = at < KANA_NEAR ? 0 : at - KANA_NEAR;
    for (size_t i = from; i < at + KANA_NEAR && i < examination->count; i++)
        if (i != at && is_kana(examination->characters[i]) && !row_at(examination, i))
            return true;
    return false;
}

/* The form that a character is of: 1 traditional, -1 simplified. What may stand for another form
 * says nothing, nor do forms that names keep. */
static int32_t form_at(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at];
    if (!gk_is_plain_han(c) || gk_is_among(c, U"昇甦甯於陞") || row_at(examination, at))
        return 0;
    return (gk_simplified(c) != c) - gk_is_simplified_only(c);
}

/* Sums up the forms from the start of the text to each character, once. */
static enum gk_status sum_forms(const struct gk_examination *examination, struct gk_buffer *sums)
{
    int32_t sum = 0;
    if (sums->length)
        return GK_OK;
    if (gk_buffer_reserve(sums, (examination->count + 1) * sizeof sum) != GK_OK)
        return GK_NO_MEMORY;
    int32_t *each = (int32_t *)(void *)sums->at;
    for (size_t i = 0; i < examination->count; i++) {
        each[i] = sum;
        sum += form_at(examination, i);
    }
    each[examination->count] = sum;
    sums->length = (examination->count + 1) * sizeof sum;
    return GK_OK;
}

/* The forms that the text about a place is written in: above 0 traditional, below 0 simplified. */
static int32_t forms_about(const struct gk_examination *examination, const struct gk_buffer *sums,
                           size_t at)
{
    const int32_t *each = (const int32_t *)(const void *)sums->at;
    size_t from = at < AROUND ? 0 : at - AROUND;
    size_t to = examination->count - at < AROUND ? examination->count : at + AROUND;
    return each[to] - each[from];
}

static enum gk_status add(struct gk_examination *examination, size_t at,
                          const struct gk_stand_in *row)
{
    struct gk_buffer *sums = &examination->scratch[0];
    bool shape = is_shape(row);
    bool one = row->traditional == row->simplified;
    if (sum_forms(examination, sums) != GK_OK)
        return GK_NO_MEMORY;
    int32_t forms = forms_about(examination, sums, at);
    uint32_t right = forms > 0 ? row->traditional : row->simplified;
    bool half = row->simplified == row->character; /* turned half-way, in text that is none */
    if (half && forms < FEWEST_FORMS)
        return GK_OK;
    return gk_examination_propose(
        examination, shape ? GK_RULE_TEXT_LOOKALIKE : GK_RULE_TEXT_CONVERSION,
        shape && (one || forms) ? GK_LIKELY : GK_REPORTED, at, at + 1, &right, 1, false);
}

enum gk_status gk_find_stand_ins(struct gk_examination *examination)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(&examination->scratch[0]);
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        const struct gk_stand_in *row = row_at(examination, i);
        if (!row || gk_examination_is_taken(examination, i, i + 1))
            continue;
        if (!is_kana(row->character) || !is_among_kana(examination, i))
            status = add(examination, i, row);
    }
    return status;
}
