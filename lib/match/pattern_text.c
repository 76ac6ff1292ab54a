#include "match/pattern_text.h"

#include <stdbool.h>

#include "base/utf8.h"
#include "text/fold.h"

/* How far a pattern has been read. */
struct reading {
    struct gk_bytes text;
    size_t at;
    bool quoted;   /* between \Q and \E */
    bool in_class; /* between [ and ] */
    size_t first;  /* in a class: where its first member stands, a ] there is one too */
    struct gk_folded folded;
    struct gk_buffer *out;
};

static bool stands(const struct reading *r, size_t at, const char *what)
{
    if (at > r->text.length)
        return false;
    return gk_bytes_start_with((struct gk_bytes){ r->text.at + at, r->text.length - at },
                               gk_bytes_of(what));
}

static enum gk_status copy(struct reading *r, size_t length)
{
    if (length > r->text.length - r->at)
        length = r->text.length - r->at;
    struct gk_bytes part = { r->text.at + r->at, length };
    r->at += length;
    return gk_buffer_append(r->out, part);
}

/* Whether the character here, `length` bytes long, is an end of a range of a class. */
static bool ends_range(const struct reading *r, size_t length)
{
    if (!r->in_class || r->quoted)
        return false;
    bool first = stands(r, r->at + length, "-") && !stands(r, r->at + length, "-]");
    return first || (r->at > r->first && r->text.at[r->at - 1] == '-');
}

/* One character beyond ASCII. Signs get a backslash of their own, for they may mean something. */
static enum gk_status put_folded(struct reading *r, bool escaped)
{
    size_t length;
    struct gk_bytes rest = { r->text.at + r->at, r->text.length - r->at };
    uint32_t c = gk_utf8_decode(rest, &length);
    if (gk_fold(&r->folded, (struct gk_bytes){ rest.at, length }) != GK_OK)
        return GK_NO_MEMORY;
    uint32_t to = r->folded.count == 1 ? r->folded.characters[0] : c;
    char encoded[4];
    bool sign = to < 0x80 && (to < '0' || to > '9');
    if ((to >= 'a' && to <= 'z') || ends_range(r, length))
        return copy(r, length);
    if (sign && !escaped && !r->quoted && gk_buffer_append_byte(r->out, '\\') != GK_OK)
        return GK_NO_MEMORY;
    /* An escaped digit would be a reference. */
    if (escaped && !sign && to < 0x80)
        r->out->length--;
    r->at += length;
    return gk_buffer_append(r->out, (struct gk_bytes){ encoded, gk_utf8_encode(to, encoded) });
}

static enum gk_status put_escape(struct reading *r)
{
    r->quoted = stands(r, r->at, "\\Q");
    bool beyond = r->at + 1 < r->text.length && (unsigned char)r->text.at[r->at + 1] >= 0x80;
    if (!beyond)
        return copy(r, 2);
    enum gk_status status = copy(r, 1);
    return status == GK_OK ? put_folded(r, true) : status;
}

/* A bracket of a class, with what belongs to it. */
static enum gk_status put_bracket(struct reading *r)
{
    if (r->in_class && r->text.at[r->at] == '[') {
        struct gk_bytes rest = { r->text.at + r->at, r->text.length - r->at };
        const char *end = stands(r, r->at, "[:") ? gk_bytes_find(rest, GK_BYTES(":]")) : NULL;
        return copy(r, end ? (size_t)(end - rest.at) + 2 : 1);
    }
    if (r->text.at[r->at] == ']') {
        if (r->at != r->first)
            r->in_class = false;
        return copy(r, 1);
    }
    r->in_class = true;
    r->first = r->at + (stands(r, r->at, "[^") ? 2 : 1);
    return copy(r, r->first - r->at);
}

static enum gk_status put_next(struct reading *r)
{
    unsigned char byte = (unsigned char)r->text.at[r->at];
    if (byte >= 0x80)
        return put_folded(r, false);
    if (r->quoted) {
        bool end = stands(r, r->at, "\\E");
        r->quoted = !end;
        return copy(r, end ? 2 : 1);
    }
    if (byte == '\\')
        return put_escape(r);
    return byte == '[' || (byte == ']' && r->in_class) ? put_bracket(r) : copy(r, 1);
}

enum gk_status gk_pattern_fold_text(struct gk_bytes pattern, struct gk_buffer *out)
{
    struct reading r = { .text = pattern, .out = out };
    enum gk_status status = GK_OK;
    gk_buffer_clear(out);
    while (status == GK_OK && r.at < pattern.length)
        status = put_next(&r);
    gk_folded_free(&r.folded);
    return status;
}
