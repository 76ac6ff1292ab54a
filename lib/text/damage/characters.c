/*
 * Characters that do not belong into a text: such as cannot be seen, turn the direction of
 * writing, control a machine, mean something on one system only, or stand for another character.
 */
#include "text/damage/characters.h"

#include "text/damage/kinds.h"
#include "text/damage/stretch.h"
#include "text/gbk.h"
#include "text/simplify.h"

enum kind {
    ORDINARY,
    JOINER,    /* invisible; scripts with joined letters, and emoji, need it */
    SELECTOR,  /* the same; and variants of Han are chosen by it */
    SPACER,    /* invisible; scripts without blanks between words may have it */
    INVISIBLE, /* the others */
    BIDI,
    CONTROL,
    PRIVATE,
    COMPATIBILITY,
    REPLACEMENT, /* U+FFFD */
    SEPARATOR,   /* of lines and paragraphs */
    NONE,        /* no character, and never one */
    HANGUL,
    SCRIPT, /* a letter of a script that needs joiners, spacers and selectors */
    RIGHT,  /* the same, written from right to left */
    EMOJI,  /* or another sign that has a form as emoji */
    KINDS
};

/* Sorted; what is not here is ordinary. Unicode 15.0: General_Category Cc, Cf, Co, Zl and Zp,
 * Noncharacter_Code_Point, Bidi_Control, Variation_Selector, Join_Control, Emoji (in whole
 * blocks), blocks of scripts. */
static const struct {
    uint32_t first;
    uint32_t last;
    enum kind kind;
} ranges[] = {
    { 0x0000, 0x0008, CONTROL },     { 0x000B, 0x000C, CONTROL },
    { 0x000E, 0x001F, CONTROL },     { 0x007F, 0x009F, CONTROL },
    { 0x00A9, 0x00A9, EMOJI },       { 0x00AD, 0x00AD, INVISIBLE },
    { 0x00AE, 0x00AE, EMOJI },       { 0x034F, 0x034F, JOINER },
    { 0x0590, 0x061B, RIGHT },       { 0x061C, 0x061C, BIDI },
    { 0x061D, 0x08FF, RIGHT },       { 0x0900, 0x109F, SCRIPT },
    { 0x1780, 0x180A, SCRIPT },      { 0x180B, 0x180D, SELECTOR },
    { 0x180E, 0x180E, JOINER },      { 0x180F, 0x180F, SELECTOR },
    { 0x1810, 0x1AAF, SCRIPT },      { 0x1B00, 0x1C7F, SCRIPT },
    { 0x200B, 0x200B, SPACER },      { 0x200C, 0x200D, JOINER },
    { 0x200E, 0x200F, BIDI },        { 0x2028, 0x2029, SEPARATOR },
    { 0x202A, 0x202E, BIDI },        { 0x203C, 0x203C, EMOJI },
    { 0x2049, 0x2049, EMOJI },       { 0x2060, 0x2060, JOINER },
    { 0x2061, 0x2064, INVISIBLE },   { 0x2066, 0x2069, BIDI },
    { 0x206A, 0x206F, INVISIBLE },   { 0x20E3, 0x20E3, EMOJI },
    { 0x2122, 0x2122, EMOJI },       { 0x2139, 0x2139, EMOJI },
    { 0x2190, 0x21FF, EMOJI },       { 0x2300, 0x23FF, EMOJI },
    { 0x24C2, 0x24C2, EMOJI },       { 0x25A0, 0x27BF, EMOJI },
    { 0x2900, 0x297F, EMOJI },       { 0x2B00, 0x2BFF, EMOJI },
    { 0x3030, 0x3030, EMOJI },       { 0x303D, 0x303D, EMOJI },
    { 0x3297, 0x3297, EMOJI },       { 0x3299, 0x3299, EMOJI },
    { 0xA840, 0xABFF, SCRIPT },      { 0xAC00, 0xD7A3, HANGUL },
    { 0xE000, 0xF8FF, PRIVATE },     { 0xF900, 0xFAFF, COMPATIBILITY },
    { 0xFB1D, 0xFDCF, RIGHT },       { 0xFDD0, 0xFDEF, NONE },
    { 0xFDF0, 0xFDFF, RIGHT },       { 0xFE00, 0xFE0F, SELECTOR },
    { 0xFE70, 0xFEFE, RIGHT },       { 0xFEFF, 0xFEFF, INVISIBLE },
    { 0xFFFD, 0xFFFD, REPLACEMENT }, { 0x10800, 0x10FFF, RIGHT },
    { 0x11000, 0x11FFF, SCRIPT },    { 0x1E800, 0x1EFFF, RIGHT },
    { 0x1F000, 0x1FAFF, EMOJI },     { 0x2F800, 0x2FA1F, COMPATIBILITY },
    { 0xE0000, 0xE007F, JOINER },    { 0xE0100, 0xE01EF, SELECTOR },
    { 0xF0000, 0x10FFFF, PRIVATE },
};

enum { NEAR_BYTES = 8 }; /* apart in one report */

static enum kind kind_of(uint32_t c)
{
    size_t low = 0, high = sizeof ranges / sizeof ranges[0];
    if (c - 0x20 < 0x5F || c - 0x4E00 < 0x5200)
        return ORDINARY;
    if ((c & 0xFFFE) == 0xFFFE)
        return NONE;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].last < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof ranges / sizeof ranges[0] && ranges[low].first <= c ? ranges[low].kind
                                                                            : ORDINARY;
}

static bool is_invisible(enum kind kind)
{
    return kind == JOINER || kind == SELECTOR || kind == SPACER || kind == INVISIBLE;
}

static enum gk_status find_mark_at_start(struct gk_examination *examination)
{
    size_t end = 0;
    while (gk_character_at(examination, end) == 0xFEFF)
        end++;
    if (!examination->at_start || end == 0 || gk_examination_is_taken(examination, 0, end))
        return GK_OK;
    return gk_examination_add(examination, GK_RULE_TEXT_BOM, GK_CERTAIN, 0, end, GK_BYTES(""),
                              false);
}

/* Whether an invisible character has work to do between these neighbours. */
static bool is_needed(uint32_t c, uint32_t before, uint32_t after)
{
    enum kind left = kind_of(before), right = kind_of(after);
    bool script = left == SCRIPT || left == RIGHT || right == SCRIPT || right == RIGHT;
    bool emoji = left == EMOJI || right == EMOJI;
    switch (kind_of(c)) {
    case JOINER:
        return script || emoji;
    case SELECTOR:
        return script || emoji || (gk_is_ideograph(before) && (c <= 0xFE02 || c >= 0xE0100));
    case SPACER:
        return script;
    default:
        return false;
    }
}

static enum gk_status find_invisible(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_INVISIBLE,
        .certainty = GK_CERTAIN,
        .gap = 1, /* some systems put one behind every character */
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0, end; i < examination->count && status == GK_OK; i = end) {
        end = i + 1;
        if (!is_invisible(kind_of(examination->characters[i])))
            continue;
        while (is_invisible(kind_of(gk_character_at(examination, end))))
            end++;
        uint32_t before = gk_character_at(examination, i - 1);
        uint32_t after = gk_character_at(examination, end);
        for (size_t at = i; at < end && status == GK_OK; at++)
            if (!is_needed(examination->characters[at], before, after) &&
                !gk_is_byte(examination, at))
                status = gk_stretch_add(&stretch, at, at + 1, GK_BYTES(""));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

static bool is_needed_byte(const struct gk_examination *examination, size_t at)
{
    return gk_is_byte(examination, at) || gk_is_shift(examination, at);
}

/* Drops the ones of a kind, and reports those that are bytes. */
static enum gk_status drop_all(struct gk_examination *examination, enum kind kind,
                               enum gk_rule_id rule)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = rule,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    struct gk_stretch reported = {
        .examination = examination,
        .rule = rule,
        .certainty = GK_REPORTED,
        .gap = NEAR_BYTES,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++)
        if (kind_of(examination->characters[i]) == kind)
            status = gk_stretch_add(is_needed_byte(examination, i) ? &reported : &stretch, i, i + 1,
                                    GK_BYTES(""));
    if (status == GK_OK)
        status = gk_stretch_end(&stretch);
    return status == GK_OK ? gk_stretch_end(&reported) : status;
}

static enum gk_status replace_all(struct gk_examination *examination, enum kind kind,
                                  enum gk_rule_id rule, uint32_t (*standard)(uint32_t))
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = rule,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        uint32_t c = examination->characters[i];
        if (kind_of(c) == kind && standard(c) != c)
            status = gk_stretch_add_character(&stretch, i, i + 1, standard(c));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* Separators of lines and paragraphs are line breaks that readers of lines do not expect; at an end
 * of the text they part nothing. */
static enum gk_status replace_separators(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_CONTROL,
        .certainty = GK_CERTAIN,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        bool parts = i > 0 && i + 1 < examination->count && examination->characters[i - 1] != '\n';
        if (kind_of(examination->characters[i]) == SEPARATOR)
            status = gk_stretch_add(&stretch, i, i + 1, parts ? GK_BYTES("\n") : GK_BYTES(""));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* Codes that no text has: what a program put there or made of other bytes, and what it meant is
 * not known. */
static enum gk_status drop_none(struct gk_examination *examination)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_CONTROL,
        .certainty = GK_LIKELY,
        .proposal = &examination->scratch[0],
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++)
        if (kind_of(examination->characters[i]) == NONE)
            status = gk_stretch_add(&stretch, i, i + 1, GK_BYTES(""));
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* Private characters that no standard explains: only who made the font or the portal knows. And
 * all of them where characters were lost: between U+FFFD one is made of bytes that happened to fit
 * together. */
static enum gk_status report_private(struct gk_examination *examination, bool all)
{
    struct gk_stretch stretch = {
        .examination = examination,
        .rule = GK_RULE_TEXT_PRIVATE,
        .certainty = GK_REPORTED,
        .gap = 1,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        uint32_t c = examination->characters[i];
        if (kind_of(c) == PRIVATE && (all || gk_gbk_standard(c) == c))
            status = gk_stretch_add(&stretch, i, i + 1, GK_BYTES(""));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* What stands for others, and forms of both ways of writing. */
static enum gk_status find_forms(struct gk_examination *examination)
{
    enum gk_status status = gk_find_radicals(examination);
    if (status == GK_OK)
        status = gk_find_stand_ins(examination);
    return status == GK_OK ? gk_find_mixed(examination) : status;
}

static enum gk_status find_controls(struct gk_examination *examination, const bool seen[KINDS])
{
    enum gk_status status = GK_OK;
    if (seen[SEPARATOR])
        status = replace_separators(examination);
    if (status == GK_OK && seen[NONE])
        status = drop_none(examination);
    if (status == GK_OK && seen[CONTROL])
        status = gk_find_sequences(examination);
    if (status == GK_OK && seen[CONTROL])
        status = drop_all(examination, CONTROL, GK_RULE_TEXT_CONTROL);
    return status;
}

enum gk_status gk_find_characters(struct gk_examination *examination)
{
    bool seen[KINDS] = { false };
    enum gk_status status = find_mark_at_start(examination);
    for (size_t i = 0; i < examination->count; i++)
        seen[kind_of(examination->characters[i])] = true;
    if (status == GK_OK && (seen[JOINER] || seen[SELECTOR] || seen[SPACER] || seen[INVISIBLE]))
        status = find_invisible(examination);
    /* Hebrew and Arabic need them. */
    if (status == GK_OK && seen[BIDI] && !seen[RIGHT])
        status = drop_all(examination, BIDI, GK_RULE_TEXT_BIDI);
    if (status == GK_OK)
        status = find_controls(examination, seen);
    if (status == GK_OK && seen[PRIVATE] && !seen[REPLACEMENT])
        status = replace_all(examination, PRIVATE, GK_RULE_TEXT_PRIVATE, gk_gbk_standard);
    if (status == GK_OK && seen[PRIVATE])
        status = report_private(examination, seen[REPLACEMENT]);
    /* Korean text has them, and what was read as Korean: they are its bytes. */
    if (status == GK_OK && seen[COMPATIBILITY] && !seen[HANGUL])
        status = replace_all(examination, COMPATIBILITY, GK_RULE_TEXT_COMPATIBILITY, gk_unified);
    return status == GK_OK ? find_forms(examination) : status;
}
