#include "text/columns/line.h"

enum { PLAIN_RUN = 96 }; /* bytes that are looked at in one step */

/* ---- signs */

/* Bytes that begin a sign; every other is plain. */
static const unsigned char begins_sign[256] = {
    ['\t'] = 1, ['\n'] = 1, ['\r'] = 1, [' '] = 1,  ['"'] = 1, ['+'] = 1, [','] = 1,
    ['-'] = 1,  ['0'] = 1,  ['1'] = 1,  ['2'] = 1,  ['3'] = 1, ['4'] = 1, ['5'] = 1,
    ['6'] = 1,  ['7'] = 1,  ['8'] = 1,  ['9'] = 1,  [':'] = 1, ['='] = 1, ['|'] = 1,
    [0xC2] = 1, [0xE2] = 1, [0xE3] = 1, [0xEF] = 1,
};

static enum gk_sign_kind kind_beyond_ascii(uint32_t scalar)
{
    if (scalar >= 0x2500 && scalar < 0x2580)
        return scalar == U'│' || scalar == U'┃' ? GK_SIGN_BAR : GK_SIGN_RULE;
    if (scalar >= 0x2000 && scalar <= 0x200A)
        return scalar == 0x2001 || scalar == 0x2003 ? GK_SIGN_WIDE_BLANK : GK_SIGN_BLANK;
    if (scalar >= U'０' && scalar <= U'９')
        return GK_SIGN_DIGIT;
    switch (scalar) {
    case 0xA0:
    case 0x2028: /* a line end within a cell */
    case 0x2029:
        return GK_SIGN_BLANK;
    case 0x3000:
        return GK_SIGN_WIDE_BLANK;
    case U'、':
        return GK_SIGN_PAUSE;
    case U'。':
        return GK_SIGN_STOP;
    case U'，':
        return GK_SIGN_WIDE_COMMA;
    case U'｜':
        return GK_SIGN_BAR;
    default:
        return GK_SIGN_PLAIN;
    }
}

static struct gk_sign sign_beyond_ascii(struct gk_bytes text, uint32_t at)
{
    const unsigned char *c = (const unsigned char *)text.at + at;
    size_t left = text.length - at;
    uint32_t length = c[0] < 0xE0 ? 2 : 3;
    if (left < length)
        return (struct gk_sign){ GK_SIGN_PLAIN, 1 };
    uint32_t scalar = length == 2 ? (c[0] & 0x1Fu) << 6 | (c[1] & 0x3Fu)
                                  : (c[0] & 0xFu) << 12 | (c[1] & 0x3Fu) << 6 | (c[2] & 0x3Fu);
    return (struct gk_sign){ kind_beyond_ascii(scalar), length };
}

struct gk_sign gk_sign_at(struct gk_bytes text, uint32_t at)
{
    const unsigned char *c = (const unsigned char *)text.at;
    size_t left = text.length - at;
    uint32_t plain = at, most = at + (left < PLAIN_RUN ? (uint32_t)left : PLAIN_RUN);
    /* Most of a text is common Han, of three bytes each. */
    while (plain < most && !begins_sign[c[plain]])
        plain += most - plain >= 3 && c[plain] - 0xE4u < 6 ? 3 : 1;
    if (plain > at)
        return (struct gk_sign){ GK_SIGN_PLAIN, plain - at };
    switch (c[at]) {
    case '\t':
        return (struct gk_sign){ GK_SIGN_TAB, 1 };
    case ' ':
        return (struct gk_sign){ GK_SIGN_BLANK, 1 };
    case '\n':
        return (struct gk_sign){ GK_SIGN_LINE_END, 1 };
    case '\r':
        return (struct gk_sign){ GK_SIGN_LINE_END,
                                 at + 1 < text.length && text.at[at + 1] == '\n' ? 2 : 1 };
    case '|':
        return (struct gk_sign){ at && text.at[at - 1] == '\\' ? GK_SIGN_PLAIN : GK_SIGN_PIPE, 1 };
    case ',':
        return (struct gk_sign){ GK_SIGN_COMMA, 1 };
    case '"':
        return (struct gk_sign){ GK_SIGN_QUOTE, 1 };
    case '-':
    case ':':
    case '=':
    case '+':
        return (struct gk_sign){ GK_SIGN_RULE, 1 };
    default:
        return c[at] < 0x80 ? (struct gk_sign){ GK_SIGN_DIGIT, 1 } : sign_beyond_ascii(text, at);
    }
}

/* ---- counting */

struct gk_cell_line gk_cell_line_at(uint32_t start)
{
    return (struct gk_cell_line){
        .start = start, .end = start, .first = GK_SIGN_BLANK, .last = GK_SIGN_BLANK
    };
}

void gk_cell_line_count(struct gk_cell_line *line, struct gk_sign sign)
{
    line->end += sign.length;
    line->seen |= 1u << sign.kind;
    line->digits = sign.kind == GK_SIGN_DIGIT ? line->digits + 1 : 0;
    if (gk_sign_is_blank(sign.kind))
        return;
    line->number |= line->digits == GK_CELL_NUMBER;
    line->quoted ^= sign.kind == GK_SIGN_QUOTE;
    if (sign.kind < GK_SIGN_COUNTED)
        line->signs[sign.kind] += sign.kind != GK_SIGN_COMMA || !line->quoted;
    if (line->first == GK_SIGN_BLANK)
        line->first = sign.kind;
    line->last = sign.kind;
}

uint32_t gk_cell_count(const struct gk_cell_line *line, enum gk_sign_kind kind)
{
    bool borders = kind == GK_SIGN_BAR || kind == GK_SIGN_PIPE;
    uint32_t borders_met = borders ? (line->first == kind) + (line->last == kind) : 0;
    uint32_t signs = line->signs[kind];
    return signs + 1 > borders_met ? signs + 1 - borders_met : 0;
}

/* ---- cells */

struct gk_cell gk_cell_filled(struct gk_bytes text, struct gk_cell cell)
{
    struct gk_cell filled = { cell.end, cell.end };
    for (uint32_t at = cell.start; at < cell.end;) {
        struct gk_sign sign = gk_sign_at(text, at);
        bool blank = gk_sign_is_blank(sign.kind) || sign.kind == GK_SIGN_TAB;
        if (!blank && filled.start == cell.end)
            filled.start = at;
        at += sign.length;
        if (!blank)
            filled.end = at < cell.end ? at : cell.end;
    }
    if (filled.end - filled.start >= 2 && text.at[filled.start] == '"' &&
        text.at[filled.end - 1] == '"') {
        filled.start++;
        filled.end--;
    }
    return filled;
}

uint32_t gk_cells_of_sign(struct gk_bytes text, const struct gk_cell_line *line,
                          enum gk_sign_kind kind, struct gk_cell cells[GK_CELL_MOST])
{
    uint32_t count = 0, start = line->start;
    bool quoted = false;
    for (uint32_t at = line->start; at < line->end && count < GK_CELL_MOST - 1;) {
        struct gk_sign sign = gk_sign_at(text, at);
        quoted ^= sign.kind == GK_SIGN_QUOTE;
        if (sign.kind == kind && (kind != GK_SIGN_COMMA || !quoted)) {
            cells[count++] = gk_cell_filled(text, (struct gk_cell){ start, at });
            start = at + sign.length;
        }
        at += sign.length;
    }
    cells[count++] = gk_cell_filled(text, (struct gk_cell){ start, line->end });
    return count;
}

static bool is_one_han(struct gk_bytes text, struct gk_cell cell)
{
    unsigned char first = (unsigned char)text.at[cell.start];
    return cell.end - cell.start == 3 && first >= 0xE4 && first <= 0xE9;
}

/* Two cells of one Han character beside each other become one. */
static uint32_t join(struct gk_bytes text, struct gk_cell *cells, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        cells[kept] = cells[i];
        if (i + 1 < count && is_one_han(text, cells[i]) && is_one_han(text, cells[i + 1]))
            cells[kept].end = cells[++i].end;
        kept++;
    }
    return kept;
}

uint32_t gk_cells_of_gaps(struct gk_bytes text, const struct gk_cell_line *line, enum gk_gaps gaps,
                          struct gk_cell cells[GK_CELL_MOST])
{
    bool wide = gaps == GK_GAPS_WIDE || gaps == GK_GAPS_WIDE_JOINED;
    bool joined = gaps == GK_GAPS_WIDE_JOINED || gaps == GK_GAPS_ANY_JOINED;
    uint32_t count = 0, gap = 2;
    for (uint32_t at = line->start; at < line->end && count < GK_CELL_MOST;) {
        struct gk_sign sign = gk_sign_at(text, at);
        bool tab = sign.kind == GK_SIGN_TAB;
        if (tab || gk_sign_is_blank(sign.kind)) {
            gap += sign.kind == GK_SIGN_BLANK ? 1 : 2;
        } else {
            if (gap >= (wide && count ? 2 : 1))
                cells[count++].start = at;
            cells[count - 1].end = at + sign.length;
            gap = 0;
        }
        at += sign.length;
    }
    return joined ? join(text, cells, count) : count;
}
