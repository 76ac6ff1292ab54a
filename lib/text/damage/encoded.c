/*
 * Bytes written with a mark and two hexadecimal digits: %E6 of addresses, =E6 of mail
 * (quoted-printable, RFC 2045). Whole tokens are decoded, as UTF-8 or else as GBK.
 */
#include "base/utf8.h"
#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/damage/residue.h"
#include "text/gbk.h"

struct encoding {
    uint32_t mark;
    const char32_t *path; /* what before the first mark says that this is part of an address */
    bool soft_breaks;     /* a mark at the end of a line joins it with the next */
};

static const struct encoding percent = { '%', U"=/?&", false };
static const struct encoding quoted_printable = { '=', U"/?&", true };

/* The byte written at this place, or -1. RFC 2045 asks for capitals; in small letters = and two
 * digits are too common. */
static int byte_at(const struct gk_examination *examination, const struct encoding *encoding,
                   size_t at)
{
    uint32_t first = gk_character_at(examination, at + 1);
    uint32_t second = gk_character_at(examination, at + 2);
    if (gk_character_at(examination, at) != encoding->mark || gk_ascii_hexadecimal(first) < 0 ||
        gk_ascii_hexadecimal(second) < 0)
        return -1;
    if (encoding->soft_breaks && (first >= 'a' || second >= 'a'))
        return -1;
    return gk_ascii_hexadecimal(first) << 4 | gk_ascii_hexadecimal(second);
}

/* Length of the soft line break at this place, 0 where there is none. */
static size_t soft_break_at(const struct gk_examination *examination,
                            const struct encoding *encoding, size_t at)
{
    if (!encoding->soft_breaks || gk_character_at(examination, at) != encoding->mark)
        return 0;
    if (gk_character_at(examination, at + 1) == '\n')
        return 2;
    return gk_character_at(examination, at + 1) == '\r' &&
                   gk_character_at(examination, at + 2) == '\n'
               ? 3
               : 0;
}

struct bytes_read {
    size_t end;    /* of the text they stand for, in characters */
    bool in_a_row; /* two encoded bytes beside each other */
    bool control;  /* one of them is a control character */
};

/* The bytes from the first mark on, to the end of the token and of those joined with it. */
static enum gk_status read_bytes(const struct gk_examination *examination,
                                 const struct encoding *encoding, size_t at,
                                 struct gk_buffer *bytes, struct bytes_read *read)
{
    enum gk_status status = GK_OK;
    bool encoded_before = false;
    *read = (struct bytes_read){ 0 };
    gk_buffer_clear(bytes);
    while (status == GK_OK && gk_is_in_token(gk_character_at(examination, at))) {
        int byte = byte_at(examination, encoding, at);
        size_t soft_break = soft_break_at(examination, encoding, at);
        at += byte >= 0 ? 3 : soft_break ? soft_break : 1;
        if (soft_break)
            continue;
        read->control = read->control || (byte >= 0 && gk_residue_character((uint32_t)byte) == 0);
        read->in_a_row = read->in_a_row || (byte >= 0 && encoded_before);
        encoded_before = byte >= 0;
        status = gk_buffer_append_byte(
            bytes, (char)(byte >= 0 ? byte : (int)examination->characters[at - 1]));
    }
    read->end = at;
    return status;
}

bool gk_residue_has_han(struct gk_bytes text)
{
    while (text.length) {
        size_t length;
        if (gk_is_ideograph(gk_utf8_decode(text, &length)))
            return true;
        text.at += length;
        text.length -= length;
    }
    return false;
}

enum gk_status gk_residue_decode_gbk(struct gk_bytes bytes, uint32_t dearest,
                                     struct gk_buffer *text, bool *good)
{
    enum gk_status status = GK_OK;
    size_t han = 0;
    size_t cost = 0;
    gk_buffer_clear(text);
    *good = true;
    for (size_t i = 0; i < bytes.length && status == GK_OK && *good; i++) {
        uint32_t character = (unsigned char)bytes.at[i];
        if (character >= 0x80) {
            unsigned trail = ++i < bytes.length ? (unsigned char)bytes.at[i] : 0;
            bool pair = gk_gbk_is_lead(character) && gk_gbk_is_trail(trail);
            character = pair ? gk_gbk_decode(character, trail) : 0;
            *good = character && character - 0xE000 >= 0x1900;
        }
        if (gk_is_ideograph(character)) {
            han++;
            cost += gk_cost(character);
        }
        if (*good)
            status = gk_append_character(text, character);
    }
    *good = *good && han > 1 && cost < han * dearest;
    return status;
}

/* Looks at what begins with the mark at `at`; *end is where to go on. */
static enum gk_status find_one(struct gk_examination *examination, const struct encoding *encoding,
                               size_t at, size_t *end)
{
    struct gk_buffer *bytes = &examination->scratch[0];
    struct gk_buffer *text = &examination->scratch[1];
    struct bytes_read read;
    enum gk_status status = read_bytes(examination, encoding, at, bytes, &read);
    struct gk_bytes proposal = gk_buffer_bytes(bytes);
    *end = read.end;
    if (status != GK_OK || !read.in_a_row || read.control ||
        gk_examination_is_taken(examination, at, read.end))
        return status;
    bool good = gk_utf8_valid_length(proposal) == proposal.length && gk_residue_has_han(proposal);
    if (!good) {
        status = gk_residue_decode_gbk(proposal, GK_DEAREST_GBK, text, &good);
        proposal = gk_buffer_bytes(text);
    }
    if (status != GK_OK || !good)
        return status;
    return gk_examination_add(examination, GK_RULE_TEXT_ESCAPE, GK_CERTAIN, at, read.end, proposal,
                              false);
}

static enum gk_status find(struct gk_examination *examination, const struct encoding *encoding)
{
    struct gk_token token = { 0 };
    enum gk_status status = GK_OK;
    size_t path = SIZE_MAX; /* the token that holds a path so far starts here */
    for (size_t i = 0; i < examination->count && status == GK_OK;) {
        size_t next = i + 1;
        uint32_t c = examination->characters[i];
        if (gk_is_among(c, encoding->path) || c == encoding->mark) {
            gk_token_move(&token, examination, i);
            if (c != encoding->mark)
                path = token.start;
            else if (!token.address && path != token.start &&
                     byte_at(examination, encoding, i) >= 0)
                status = find_one(examination, encoding, i, &next);
        }
        i = next;
    }
    return status;
}

enum gk_status gk_find_encoded_bytes(struct gk_examination *examination)
{
    enum gk_status status = find(examination, &percent);
    return status == GK_OK ? find(examination, &quoted_printable) : status;
}
