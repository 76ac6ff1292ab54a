#include "run/name.h"

#include "base/utf8.h"
#include "domain/identifier.h"

enum {
    FEWEST_DIGITS = GK_MOBILE_LENGTH,
    LONGEST_ENTITY = 10,             /* between & and ; */
};

static bool is_digit(uint32_t c)
{
    return c - '0' < 10;
}

static bool is_ascii_word(uint32_t c)
{
    return is_digit(c) || (c | 0x20) - 'a' < 26;
}

/* Length of what a web page writes for a character at the start of the text, or of what a pointer
 * writes for ~ and /; else 0. */
static size_t written_length(struct gk_bytes text)
{
    size_t length = 1;
    if (text.length >= 2 && text.at[0] == '~' && (text.at[1] == '0' || text.at[1] == '1'))
        return 2;
    if (text.at[0] != '&')
        return 0;
    while (length < text.length && length <= LONGEST_ENTITY &&
           (is_ascii_word((unsigned char)text.at[length]) || text.at[length] == '#'))
        length++;
    return length > 2 && length < text.length && text.at[length] == ';' ? length + 1 : 0;
}

/* What the reference of a web page means, as far as it is a letter or digit of ASCII; else 0. */
static char referred(struct gk_bytes entity)
{
    size_t at = 2;
    unsigned number = 0;
    if (entity.at[0] != '&' || entity.at[1] != '#')
        return 0;
    unsigned base = (entity.at[at] | 0x20) == 'x' ? 16 : 10;
    for (at += base == 16; at + 1 < entity.length && number < 0x80; at++) {
        unsigned c = (unsigned char)entity.at[at];
        if (!is_digit(c) && (base == 10 || (c | 0x20) - 'a' >= 6))
            return 0;
        number = number * base + (is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return is_ascii_word(number) ? (char)number : 0;
}

/* The name without what is no character; `undone`: and without what is written for one. */
static enum gk_status read_name(struct gk_name *name, struct gk_bytes text, bool undone)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(&name->text);
    while (text.length && status == GK_OK) {
        size_t length = undone ? written_length(text) : 0;
        if (length) {
            char c = referred((struct gk_bytes){ text.at, length });
            status = c ? gk_buffer_append_byte(&name->text, c) : GK_OK;
        } else if (gk_utf8_decode(text, &length) != GK_UTF8_INVALID) {
            status = gk_buffer_append(&name->text, (struct gk_bytes){ text.at, length });
        }
        text.at += length;
        text.length -= length;
    }
    return status;
}

/* Letters of other scripts than ASCII stay: a number ends at them. */
static bool is_letter_or_digit(uint32_t c)
{
    return is_ascii_word(c) || gk_is_han(c) || (c - 0xC0 < 0x2000 - 0xC0 && c != 0xD7 && c != 0xF7);
}

/* What of a folded name is looked at. */
enum kept {
    ALL,
    WORDS, /* letters and digits, and / between the steps of a pointer */
    ALONE, /* letters and digits */
    FORMS
};

static enum gk_status write_folded(struct gk_name *name, enum kept kept)
{
    enum gk_status status = GK_OK;
    gk_buffer_clear(&name->text);
    for (size_t i = 0; i < name->folded.count && status == GK_OK; i++) {
        char bytes[4];
        uint32_t c = name->folded.characters[i];
        if (kept == ALL || is_letter_or_digit(c) || (kept == WORDS && c == '/'))
            status = gk_buffer_append(
                &name->text, (struct gk_bytes){ bytes, gk_utf8_encode(c, bytes) });
    }
    return status;
}

/* Whether an identity number begins here, whatever stands between its characters. */
static bool begins_identity(const struct gk_folded *folded, size_t at)
{
    char id[GK_CN_ID_LENGTH];
    size_t count = 0;
    for (; at < folded->count && count < GK_CN_ID_LENGTH; at++) {
        uint32_t c = folded->characters[at];
        if (is_ascii_word(c))
            id[count++] = (char)c;
        else if (is_letter_or_digit(c))
            return false;
    }
    return count == GK_CN_ID_LENGTH &&
           (at == folded->count || !is_ascii_word(folded->characters[at])) &&
           gk_identifier_is_cn_id(id, INT32_MAX);
}

/* Its check character makes it unlikely by chance, so that it may begin anywhere. */
static bool holds_identity(const struct gk_folded *folded)
{
    bool inside = false; /* of a run of letters and digits */
    for (size_t i = 0; i < folded->count; i++) {
        bool word = is_ascii_word(folded->characters[i]);
        if (word && !inside && begins_identity(folded, i))
            return true;
        inside = word;
    }
    return false;
}

static enum gk_status judge_folded(struct gk_name *name, struct gk_bytes text, bool undone,
                                   bool *personal)
{
    if (read_name(name, text, undone) != GK_OK ||
        gk_fold(&name->folded, gk_buffer_bytes(&name->text)) != GK_OK)
        return GK_NO_MEMORY;
    *personal = holds_identity(&name->folded);
    for (enum kept kept = ALL; kept < FORMS && !*personal; kept++) {
        if (write_folded(name, kept) != GK_OK)
            return GK_NO_MEMORY;
        *personal = gk_identifier_personal(gk_buffer_bytes(&name->text));
    }
    return GK_OK;
}

/* Digits, and bytes of characters that may fold to digits. */
static bool has_digits(struct gk_bytes text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += is_digit((unsigned char)text.at[i]) || (unsigned char)text.at[i] >= 0x80;
    return count >= FEWEST_DIGITS;
}

enum gk_status gk_name_judge(struct gk_name *name, struct gk_bytes text, bool *personal)
{
    bool doubted = has_digits(text);
    *personal = doubted && gk_identifier_personal(text);
    for (int undone = 0; undone < 2 && doubted && !*personal; undone++)
        if (judge_folded(name, text, undone, personal) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

void gk_name_free(struct gk_name *name)
{
    gk_folded_free(&name->folded);
    gk_buffer_free(&name->text);
}
