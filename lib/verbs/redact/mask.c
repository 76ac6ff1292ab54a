#include "verbs/redact/mask.h"

#include "base/ascii.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "domain/identifier.h"
#include "domain/personal.h"

/* How a part of a value stays visible. */
enum shape {
    WHOLE, /* nothing does */
    ENDS,  /* some letters and digits at either end */
    FIRST, /* the first character */
    MAIL,  /* the first character, and all from @ on */
    PLACE, /* the town or district, and what is above it */
};

static const struct {
    const char *name;
    enum shape shape;
    size_t head;
    size_t tail;
    const char *label;
} types[GK_REDACT_TYPES] = {
#define GK_REDACT_TYPE(name, text, action, shape, head, tail, label)                               \
    [GK_REDACT_##name] = { text, shape, head, tail, label },
#include "verbs/redact/types.def"
#undef GK_REDACT_TYPE
};

const char *gk_redact_type_name(enum gk_redact_type type)
{
    return types[type].name;
}

/* Letters and digits, also of full width, and what stands for the check character X. */
static bool is_significant(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    return gk_is_ascii_word(c) || c == 0xD7 || c == 0x0425 || c == 0x0445;
}

/* What a number is grouped with, and forms that fold to it; and what a tag leaves in its view. */
static bool is_separator(uint32_t c)
{
    return c == ' ' || c == '-' || c == '.' || c == '_' || c == '\n' || c == 0xA0 || c == '\t' ||
           c == '\r' || c == '\v' || c == '\f' || c == '/' || c == '~' || c == ')' || c == 0xFF09 ||
           c == 0xFF5E || c == 0xFF0F || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFF0D || c == 0xFF0E ||
           c == 0xFF3F || gk_personal_is_wide_separator(c);
}

static size_t count_significant(struct gk_bytes value)
{
    size_t count = 0;
    for (size_t length; value.length; value.at += length, value.length -= length)
        count += is_significant(gk_utf8_decode(value, &length));
    return count;
}

enum { PLATE_LENGTH = 6 }; /* letters and digits */

enum { HIDDEN_LEAST = 3 }; /* characters: where fewer would be hidden, all are */

/* Whether the value is a number that is not written in digits of ASCII or full width alone, or with
 * an exponent: which of its characters may stay is not known. */
static bool is_odd(enum gk_redact_type type, struct gk_bytes value, struct gk_bytes normal)
{
    bool number = type == GK_REDACT_CN_ID || type == GK_REDACT_MOBILE ||
                  type == GK_REDACT_BANK_CARD || type == GK_REDACT_PHONE;
    if (!number)
        return false;
    for (size_t i = 0; i < value.length; i++)
        if ((value.at[i] | 0x20) == 'e')
            return true;
    return count_significant(value) < count_significant(normal);
}

/* How many significant characters stay at either end; false where none do. */
static bool kept_ends(enum gk_redact_type type, struct gk_bytes value, size_t count, size_t *head,
                      size_t *tail)
{
    *head = types[type].head;
    *tail = types[type].tail;
    /* What stands before a mobile number is its country's code, with a plus sign or noughts. */
    if (type == GK_REDACT_MOBILE && count > GK_MOBILE_LENGTH &&
        !gk_bytes_start_with(value, GK_BYTES("1")))
        *head += count - GK_MOBILE_LENGTH;
    /* The last four of 15 digits show one of the date of birth, as may those of fewer. */
    if (type == GK_REDACT_CN_ID && count < GK_CN_ID_LENGTH)
        *tail = count < 15 ? 0 : 3;
    /* 挂 is one of the places. */
    /* Of a mobile number that is too short as much is hidden as of a whole one. */
    if (type == GK_REDACT_MOBILE && count < GK_MOBILE_LENGTH)
        *tail = 3;
    if (type == GK_REDACT_PLATE && count < PLATE_LENGTH)
        *tail = 1;
    return types[type].shape == ENDS && count >= *head + *tail + HIDDEN_LEAST;
}

static enum gk_status star(struct gk_buffer *out, struct gk_bytes value)
{
    for (size_t i = gk_utf8_count(value); i; i--)
        if (gk_buffer_append_byte(out, '*') != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* Bytes of a mail address before its sign @, also of full width. */
static size_t local_length(struct gk_bytes value)
{
    struct gk_bytes left = value;
    while (left.length) {
        size_t length;
        uint32_t c = gk_utf8_decode(left, &length);
        if (c == '@' || c == 0xFF20)
            break;
        left.at += length;
        left.length -= length;
    }
    return value.length - left.length;
}

/* The first character and the domain stay; nothing of an address that is a telephone number's. */
static enum gk_status partial_mail(struct gk_buffer *out, struct gk_bytes value, size_t *start,
                                   size_t *end)
{
    struct gk_bytes local = { value.at, local_length(value) };
    size_t digits = 0;
    size_t first = 0;
    for (struct gk_bytes left = local; left.length;) {
        size_t length;
        uint32_t c = gk_utf8_decode(left, &length);
        digits += gk_is_ascii_digit(c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c);
        first = first ? first : length;
        left.at += length;
        left.length -= length;
    }
    if (digits >= GK_MOBILE_LENGTH || first == local.length)
        return star(out, value);
    *start = first;
    *end = local.length;
    return star(out, (struct gk_bytes){ local.at + first, local.length - first });
}

/* Bytes of an address up to its town, else its district or county, else its city; 0 where it has
 * none of them. */
static size_t visible_place(struct gk_bytes value)
{
    size_t town = 0, county = 0, city = 0;
    uint32_t before = 0;
    for (struct gk_bytes left = value; left.length;) {
        size_t length, next_length;
        uint32_t c = gk_utf8_decode(left, &length);
        left.at += length;
        left.length -= length;
        uint32_t next = left.length ? gk_utf8_decode(left, &next_length) : 0;
        size_t end = value.length - left.length;
        bool part_of_name =
            next == U'市' || next == U'县' || next == U'縣' || next == U'区' || next == U'區';
        bool small = before == U'小' || before == U'社' || before == U'园' || before == U'園';
        if ((c == U'镇' || c == U'鎮' || c == U'乡' || c == U'鄉' ||
             (c == U'道' && before == U'街')) &&
            before && !part_of_name && !town)
            town = end;
        if ((((c == U'区' || c == U'區') && !small) || c == U'县' || c == U'縣' || c == U'旗') &&
            !county)
            county = end;
        if (c == U'市')
            city = end;
        before = c;
    }
    return town ? town : county ? county : city;
}

static enum gk_status partial(struct gk_buffer *out, enum gk_redact_type type,
                              struct gk_bytes value, struct gk_bytes normal, size_t *start,
                              size_t *end)
{
    size_t head, tail;
    size_t count = count_significant(value);
    if (types[type].shape == MAIL)
        return partial_mail(out, value, start, end);
    if (types[type].shape == PLACE || types[type].shape == FIRST) {
        if (types[type].shape == PLACE)
            *start = visible_place(value);
        else
            (void)gk_utf8_decode(value, start);
        return star(out, (struct gk_bytes){ value.at + *start, value.length - *start });
    }
    if (is_odd(type, value, normal) || !kept_ends(type, value, count, &head, &tail))
        return star(out, value);
    struct gk_bytes left = value;
    size_t seen = 0;
    while (left.length && seen < count - tail) {
        struct gk_bytes own = left;
        uint32_t c = gk_utf8_decode(left, &own.length);
        left.at += own.length;
        left.length -= own.length;
        seen += is_significant(c);
        if (seen <= head)
            *start = value.length - left.length;
        else if (gk_buffer_append(out, is_separator(c) ? own : GK_BYTES("*")) != GK_OK)
            return GK_NO_MEMORY;
    }
    *end = value.length - left.length;
    return GK_OK;
}

static enum gk_status pseudonym(struct gk_buffer *out, enum gk_redact_type type,
                                struct gk_bytes normal, struct gk_bytes key)
{
    struct gk_bytes parts[] = { gk_bytes_of(types[type].name), normal };
    char digits[GK_HMAC_HEX_SIZE];
    gk_hmac_hex(key, parts, 2, digits);
    return gk_buffer_print(out, "<%s:%.*s>", types[type].name, GK_HMAC_HEX_SIZE, digits);
}

enum gk_status gk_redact_mask(struct gk_buffer *out, enum gk_redact_style style,
                              enum gk_redact_type type, struct gk_bytes value,
                              struct gk_bytes normal, struct gk_bytes key, size_t *start,
                              size_t *end)
{
    *start = 0;
    *end = value.length;
    switch (style) {
    case GK_REDACT_PARTIAL:
        return partial(out, type, value, normal, start, end);
    case GK_REDACT_STAR:
        return star(out, value);
    case GK_REDACT_LABEL:
        return gk_buffer_append(out, gk_bytes_of(types[type].label));
    case GK_REDACT_PSEUDONYM:
        break;
    }
    return pseudonym(out, type, normal, key);
}
