/*
 * social_code.c - 统一社会信用代码 of organisations and sole traders (GB 32100-2015).
 *
 * They are public by law, and are looked for so that none is taken for something of a person. One
 * whose check fails (early ones were issued so) counts behind its label only. Where one of digits
 * alone could be an identity number too, the label decides, and without one the person counts.
 */
#include "domain/personal/family.h"

/* Reads 18 characters from `start` on, which blanks and signs may part behind a label; the cell
 * behind, or 0. */
static size_t read(const struct gk_personal_walk *walk, size_t start, struct gk_personal_saying own,
                   char *code)
{
    bool grouped = gk_personal_names(own.role) && own.near;
    size_t cell = start;
    for (size_t count = 0; count < GK_CN_ID_LENGTH; count++) {
        size_t at = cell;
        uint32_t c = gk_personal_character(walk->folded, at);
        if (grouped && count && !gk_is_ascii_word(c) && gk_personal_gap_at(walk, at, &at))
            c = gk_personal_character(walk->folded, at);
        if (!gk_is_ascii_word(c))
            return 0;
        code[count] = (char)c;
        cell = at + 1;
    }
    return cell;
}

/* Whether it is rather a person's number, an account or a card. */
static bool is_outdone(const struct gk_personal_walk *walk, size_t start, const char *code,
                       struct gk_personal_saying own)
{
    struct gk_personal_saying id = gk_personal_saying(walk, GK_PERSONAL_CN_ID, start);
    struct gk_personal_saying card = gk_personal_saying(walk, GK_PERSONAL_BANK_CARD, start);
    bool labelled = gk_personal_names(own.role) && own.near;
    for (size_t i = 0; i < GK_CN_ID_LENGTH - 1; i++)
        if (!gk_is_ascii_digit((uint32_t)code[i]))
            return false;
    if (gk_personal_names(id.role) && id.near && (!labelled || id.distance < own.distance))
        return true;
    if (labelled)
        return false;
    return gk_personal_names(card.role) || gk_identifier_is_cn_id(code, walk->today) ||
           (code[0] == '6' && gk_is_ascii_digit((uint32_t)code[GK_CN_ID_LENGTH - 1]) &&
            gk_identifier_has_luhn(code, GK_CN_ID_LENGTH));
}

/* Whether digits in circles or the like go on at `cell`. */
static bool is_within_numerals(const struct gk_personal_walk *walk, size_t cell)
{
    return cell < walk->folded->count && gk_folded_is_numeral(walk->folded, cell - 1) &&
           gk_folded_is_numeral(walk->folded, cell);
}

bool gk_personal_social_code(const struct gk_personal_walk *walk, size_t cell,
                             struct gk_personal *found)
{
    const uint32_t *characters = walk->folded->characters;
    size_t start = cell;
    uint32_t before = cell ? characters[cell - 1] : 0;
    /* Those of 中央军委改革和编制办公室, of 农业 and of others begin with a letter. */
    if (before == 'a' || before == 'n' || before == 'y')
        start = cell - 1;
    if (start &&
        (gk_is_ascii_word(characters[start - 1]) && !gk_folded_is_numeral(walk->folded, start - 1)))
        return false;
    char pair[] = { (char)gk_personal_character(walk->folded, start),
                    (char)gk_personal_character(walk->folded, start + 1) };
    if (!gk_identifier_is_uscc_pair(pair))
        return false;
    struct gk_personal_saying saying = gk_personal_saying(walk, GK_PERSONAL_USCC, start);
    size_t end = read(walk, start, saying, found->characters);
    if (!end || !gk_personal_ends_word(walk->folded, end) || is_within_numerals(walk, end) ||
        !gk_identifier_has_uscc_shape(found->characters))
        return false;
    bool labelled = gk_personal_names(saying.role);
    bool checked = gk_identifier_is_uscc(found->characters);
    if (!checked && !(labelled && saying.near))
        return false;
    if (is_outdone(walk, start, found->characters, saying) ||
        (!checked && gk_identifier_is_cn_id(found->characters, walk->today)))
        return false;
    found->kind = GK_PERSONAL_USCC;
    found->start = start;
    found->end = end;
    found->count = GK_CN_ID_LENGTH;
    found->score = !checked ? 1 : labelled ? 3 : 2;
    found->standing = GK_PERSONAL_ORDINARY;
    return true;
}
