/*
 * email.c - addresses of mailboxes (RFC 5321), of ASCII: Han ends the local part, since in running
 * text it is the word before it.
 *
 * An address whose local part holds a mobile or identity number is somebody's, and so is one of a
 * provider for persons (the profile's words `private`: @qq.com) behind a label. But sections of
 * offices have such addresses too: where the telephone of an office or a word of public matters
 * stands before it and nobody's number between, it is noted, as are all others. In a table the head
 * over it decides alone.
 */
#include "domain/personal/family.h"

enum {
    LOCAL_LONGEST = 64,   /* RFC 5321 section 4.5.3.1.1 */
    DOMAIN_LONGEST = 255, /* section 4.5.3.1.2 */
    LABEL_LONGEST = 63,   /* RFC 1035 section 2.3.4 */
    TOP_LEAST = 2,
};

static uint32_t at(const struct gk_personal_walk *walk, size_t cell)
{
    return gk_personal_character(walk->folded, cell);
}

static bool is_local(uint32_t c)
{
    return gk_is_ascii_word(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

/* Where the local part before the sign at `sign` begins; `sign` where there is none. */
static size_t local_start(const struct gk_personal_walk *walk, size_t sign)
{
    size_t start = sign;
    while (start > walk->next && sign - start <= LOCAL_LONGEST && is_local(at(walk, start - 1)) &&
           !gk_folded_is_numeral(walk->folded, start - 1))
        start--;
    /* Behind stars stands what a mask has left. */
    if (sign - start > LOCAL_LONGEST || (start && at(walk, start - 1) == '*'))
        return sign;
    while (start < sign && !gk_is_ascii_word(at(walk, start)) && at(walk, start) != '_' &&
           at(walk, start) != '+')
        start++;
    return start;
}

/* Top-level domains behind which a digit begins something else: a@163.com13800138000. */
static size_t common_top(const struct gk_personal_walk *walk, size_t cell)
{
    static const char *const tops[] = { "com", "cn", "net", "org" };
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        size_t length = 0;
        while (tops[i][length] && at(walk, cell + length) == (unsigned char)tops[i][length])
            length++;
        if (!tops[i][length] && gk_is_ascii_digit(at(walk, cell + length)))
            return length;
    }
    return 0;
}

/* Behind the label of a domain at `cell`; *top: it may be the last one. */
static size_t behind_label(const struct gk_personal_walk *walk, size_t cell, bool *top)
{
    size_t end = cell;
    size_t letters = 0;
    uint32_t c;
    while (end - cell < LABEL_LONGEST && (gk_is_ascii_word(c = at(walk, end)) || c == '-')) {
        letters += gk_is_ascii_letter(c);
        end++;
    }
    while (end > cell && at(walk, end - 1) == '-')
        end--;
    size_t common = common_top(walk, cell);
    bool coded = end - cell > 4 && at(walk, cell) == 'x' && at(walk, cell + 1) == 'n' &&
                 at(walk, cell + 2) == '-' && at(walk, cell + 3) == '-';
    *top = common || coded || (letters == end - cell && letters >= TOP_LEAST);
    return common ? cell + common : end;
}

/* Behind the domain at `cell`, or `cell` where there is none. A 。 counts as its stop once. */
static size_t behind_domain(const struct gk_personal_walk *walk, size_t cell)
{
    size_t end = cell;
    bool first = true;
    for (size_t next = cell; next < cell + DOMAIN_LONGEST;) {
        bool top;
        size_t behind = behind_label(walk, next, &top);
        if (behind == next)
            break;
        if (top && !first)
            end = behind;
        uint32_t c = at(walk, behind);
        if (c != '.' && !(c == 0x3002 && first))
            break;
        first = false;
        next = behind + 1;
    }
    return end;
}

/* Whether the local part is a mobile number, perhaps with the country's code, or an identity
 * number, or holds one: m13912345678, 86-13912345678, 13912345678.zs. */
static bool holds_number(const struct gk_personal_walk *walk, size_t start, size_t sign)
{
    for (size_t cell = start; cell < sign; cell++) {
        char digits[GK_CN_ID_LENGTH];
        size_t count = 0;
        if (cell > start && gk_is_ascii_digit(at(walk, cell - 1)))
            continue;
        while (cell + count < sign && count < GK_CN_ID_LENGTH &&
               (gk_is_ascii_digit(at(walk, cell + count)) ||
                (count == GK_CN_ID_LENGTH - 1 && at(walk, cell + count) == 'x'))) {
            digits[count] = (char)at(walk, cell + count);
            count++;
        }
        bool ends = cell + count == sign || !gk_is_ascii_digit(at(walk, cell + count));
        bool code = count == GK_MOBILE_LENGTH + 2 && digits[0] == '8' && digits[1] == '6';
        if (ends && ((count == GK_CN_ID_LENGTH && gk_identifier_is_cn_id(digits, walk->today)) ||
                     (count == GK_MOBILE_LENGTH && gk_identifier_is_mobile(digits)) ||
                     (code && gk_identifier_is_mobile(digits + 2))))
            return true;
    }
    return false;
}

/* Whether a word of the kind's list `private` is the end of the address. One that is written so
 * that no machine should read it (a @ b.com, a@b。com) is no office's either. */
static bool is_of_provider(const struct gk_personal_walk *walk, size_t sign, size_t end)
{
    for (size_t cell = sign; cell < end; cell++)
        if (at(walk, cell) == ' ' || at(walk, cell) == 0x3002)
            return true;
    for (size_t i = gk_personal_words_before(walk, end); i && walk->words[i - 1].end == end; i--)
        if (walk->words[i - 1].start <= sign + 1 &&
            walk->words[i - 1].value == gk_personal_word(GK_PERSONAL_PRIVATE, GK_PERSONAL_EMAIL))
            return true;
    return false;
}

enum { OFFICE_REACH = 60 }; /* cells before an address in which an office shows */

/* Whether a telephone number with an area code ends before `end`: 0311-66908822. */
static bool is_landline(const struct gk_personal_walk *walk, size_t end)
{
    size_t digits = 0;
    size_t cell = end;
    while (cell && digits < GK_MOBILE_LENGTH + 2) {
        uint32_t c = at(walk, cell - 1);
        bool sign = c == '-' || c == ')' || gk_personal_is_wide_separator(c);
        if (!gk_is_ascii_digit(c) && !(sign && digits >= 7 && digits <= 8))
            break;
        digits += gk_is_ascii_digit(c);
        cell--;
    }
    return digits >= 10 && digits <= 12 && at(walk, cell) == '0';
}

/* Whether a word that ends in ]from, to] speaks of an office's value of that kind. */
static bool is_public_word(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                           size_t from, size_t to)
{
    for (size_t i = gk_personal_words_before(walk, to); i && walk->words[i - 1].end > from; i--)
        if (walk->words[i - 1].value == gk_personal_word(GK_PERSONAL_PUBLIC, kind))
            return true;
    return false;
}

/* Behind the last word in ]from, to] that names a person and not whom an office has for this, 姓名
 * but not 联系人: an office before it has another address; else `from`. */
static size_t behind_person(const struct gk_personal_walk *walk, size_t from, size_t to)
{
    const struct gk_match *words = walk->words;
    for (size_t i = gk_personal_words_before(walk, to); i && words[i - 1].end > from;) {
        size_t end = words[i - 1].end;
        bool person = false;
        bool office = false;
        for (; i && words[i - 1].end == end; i--) {
            person |= words[i - 1].value == gk_personal_word(GK_PERSONAL_LABEL, GK_PERSONAL_NAME);
            office |= gk_personal_shows_office(words[i - 1].value);
        }
        if (person && !office)
            return end;
    }
    return from;
}

/* Whether a word in the same sentence before it, a telephone before it or the address of a house
 * right behind it shows that the mail address is an office's. */
static bool is_of_office(const struct gk_personal_walk *walk, size_t start, size_t end)
{
    enum { BEHIND_REACH = 8 };
    const struct gk_personal_last *last = &walk->last;
    size_t from = start > OFFICE_REACH ? start - OFFICE_REACH : 0;
    size_t sentence = start;
    while (sentence > from && at(walk, sentence - 1) != 0x3002) /* 。 */
        sentence--;
    from = behind_person(walk, from, start);
    sentence = sentence > from ? sentence : from;
    if (last->end > from && (last->kind == GK_PERSONAL_MOBILE || last->kind == GK_PERSONAL_CN_ID))
        return false;
    if (is_public_word(walk, GK_PERSONAL_EMAIL, sentence, start) ||
        is_public_word(walk, GK_PERSONAL_ADDRESS, end, end + BEHIND_REACH))
        return true;
    for (size_t cell = from; cell < start; cell++)
        if (gk_is_ascii_digit(at(walk, cell)) && !gk_is_ascii_digit(at(walk, cell + 1)) &&
            is_landline(walk, cell + 1))
            return true;
    return false;
}

/* Whether a label names it; another address may stand between in a list, whose provider is a word
 * of the profile too. */
static bool is_labelled(const struct gk_personal_walk *walk, size_t start)
{
    enum { LIST_GAP = 4 };
    const struct gk_personal_last *last = &walk->last;
    enum gk_personal_role role = gk_personal_said(walk, GK_PERSONAL_EMAIL, start);
    return role == GK_PERSONAL_LABEL ||
           (role == GK_PERSONAL_PRIVATE && last->end && last->kind == GK_PERSONAL_EMAIL &&
            last->standing == GK_PERSONAL_SECRET && start - last->end <= LIST_GAP);
}

/* Whether the head of a column or the like names it: that alone counts, whatever the cells beside
 * it and their heads speak of. */
static bool is_placed(const struct gk_personal_walk *walk, size_t start)
{
    const struct gk_personal_place *place = gk_personal_place_at(walk, start);
    return place && gk_personal_hint(&place->hints, GK_PERSONAL_EMAIL) == GK_PERSONAL_LABEL;
}

static enum gk_personal_standing standing_of(const struct gk_personal_walk *walk, size_t sign,
                                             const struct gk_personal *found)
{
    if (holds_number(walk, found->start, sign))
        return GK_PERSONAL_SECRET;
    return is_labelled(walk, found->start) && is_of_provider(walk, sign, found->end) &&
                   (is_placed(walk, found->start) || !is_of_office(walk, found->start, found->end))
               ? GK_PERSONAL_SECRET
               : GK_PERSONAL_ORDINARY;
}

bool gk_personal_email(const struct gk_personal_walk *walk, size_t cell, struct gk_personal *found)
{
    size_t blank = cell > walk->next && at(walk, cell - 1) == ' ';
    size_t start = local_start(walk, cell - blank);
    size_t domain = cell + 1 + (at(walk, cell + 1) == ' ');
    if (start == cell - blank)
        return false;
    /* With blanks around its sign it is one only behind a label. */
    bool apart = blank || domain > cell + 1;
    if (apart && !is_labelled(walk, start))
        return false;
    size_t end = behind_domain(walk, domain);
    if (end == domain)
        return false;
    *found =
        (struct gk_personal){ .kind = GK_PERSONAL_EMAIL, .start = start, .end = end, .score = 2 };
    found->standing = standing_of(walk, cell - blank, found);
    return true;
}
