/*
 * What a form left: xx市 where a name should stand, and 口 in the shape of a check box.
 */
#include "text/damage/kinds.h"
#include "text/damage/stretch.h"
#include "text/damage/style.h"

/* Behind a placeholder: what the name would have been of. */
static const char32_t named[] = U"省市县縣区區镇鎮乡鄉街局府村";

/* Placeholders are one sign over and over. */
static size_t placeholder_length(const struct gk_examination *examination, size_t at)
{
    uint32_t c = examination->characters[at];
    size_t length = 1;
    if (gk_is_plain_han(c) ? c != U'某' : !gk_is_among(c, U"xXｘＸ×*＊"))
        return 0;
    if (gk_is_ascii_word(gk_character_at(examination, at - 1)))
        return 0;
    while (gk_character_at(examination, at + length) == c)
        length++;
    return length;
}

enum gk_status gk_find_placeholders(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_PLACEHOLDER,
        .certainty = GK_REPORTED,
        .gap = 1,
    };
    struct gk_token token = { 0 };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK;) {
        size_t length = placeholder_length(examination, i);
        if (length > 1 && gk_is_among(gk_character_at(examination, i + length), named)) {
            gk_token_move(&token, examination, i);
            if (!token.address)
                status = gk_stretch_add(&stretch, i, i + length, GK_BYTES(""));
        }
        i += length ? length : 1;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* What a form offers beside a box. */
static const char32_t *const options[] = {
    U"是",   U"否",     U"有",     U"无",       U"無",         U"男",       U"女",
    U"同意", U"不同意", U"其他",   U"其它",     U"新增",       U"变更",     U"个人",
    U"单位", U"公开",   U"不公开", U"主动公开", U"依申请公开", U"不予公开",
};

/* The option that stands behind this 口 and is followed by no other word, by its length; 0: none. */
static size_t option_length(const struct gk_examination *examination, size_t at)
{
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        size_t length;
        if (!gk_word_stands_at(examination, at, options[i], &length))
            continue;
        uint32_t after = gk_character_at(examination, at + length);
        if (!gk_is_ideograph(after) || after == U'口')
            return length;
    }
    return 0;
}

/* An item begins where no word goes on. */
static bool begins_item(const struct gk_examination *examination, size_t at, size_t option_end)
{
    uint32_t before = gk_character_at(examination, at - 1);
    return at == option_end || !(gk_is_ideograph(before) || gk_is_ascii_word(before));
}

/* Calls of the two turns: how many boxes there are; with a stretch, adds them. */
static enum gk_status go_through(struct gk_examination *examination, struct gk_stretch *stretch,
                                 size_t *count)
{
    enum gk_status status = GK_OK;
    size_t option_end = 0;
    *count = 0;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        if (examination->characters[i] != U'口' || !begins_item(examination, i, option_end))
            continue;
        size_t length = option_length(examination, i + 1);
        if (length == 0)
            continue;
        option_end = i + 1 + length;
        *count += 1;
        if (stretch)
            status = gk_stretch_add_character(stretch, i, i + 1, 0x25A1); /* □ */
    }
    return status;
}

enum gk_status gk_find_checkboxes(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_CHECKBOX,
        .certainty = GK_REPORTED,
        .gap = 8,
        .proposal = &examination->scratch[0],
    };
    size_t count;
    enum gk_status status = go_through(examination, NULL, &count);
    if (status != GK_OK || count < 2)
        return status;
    status = go_through(examination, &stretch, &count);
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}
