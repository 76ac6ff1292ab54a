#include "domain/report/cells.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "domain/letters.h"

enum {
    DIGITS = 9,
    RUN = 7,    /* so many digits in front of a text are cells that ran together */
    REST = 8,   /* signs of a name that goes on */
    SPAN = 600, /* signs that the cells of a last row may take */
};

/* A run of signs that nothing parts. */
struct token {
    uint32_t start;
    uint32_t end;
    enum { TEXT, NUMBER, NOTHING, ODD } kind; /* ODD: digits that are no number of a cell */
    int32_t number;
};

/* Without the .0 that sheets put behind whole numbers. */
static uint32_t without_zeros(const struct gk_annual_text *text, uint32_t start, uint32_t end)
{
    uint32_t zeros = end;
    while (zeros > start && text->signs[zeros - 1].letter == '0')
        zeros--;
    return zeros < end && zeros > start && text->signs[zeros - 1].letter == '.' ? zeros - 1 : end;
}

/* 1234, 1,234 or 1234.0. */
static bool read_number(const struct gk_annual_text *text, uint32_t start, uint32_t end,
                        int32_t *number)
{
    end = without_zeros(text, start, end);
    uint32_t digits = 0;
    uint32_t behind_comma = 0;
    bool comma = false;
    *number = 0;
    for (uint32_t i = start; i < end; i++) {
        uint32_t letter = text->signs[i].letter;
        if (letter == ',' && digits && (comma ? behind_comma == 3 : digits <= 3)) {
            comma = true;
            behind_comma = 0;
        } else if (gk_is_ascii_digit(letter) && digits < DIGITS) {
            *number = *number * 10 + (int32_t)(letter - '0');
            digits++;
            behind_comma++;
        } else {
            return false;
        }
    }
    return digits && (!comma || behind_comma == 3);
}

/* Whether they are digits and signs in numbers, but no number of a cell. */
static bool is_odd(const struct gk_annual_text *text, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        uint32_t letter = text->signs[i].letter;
        if (!gk_is_ascii_digit(letter) && letter != ',' && (letter != '.' || i + 1 == end))
            return false;
    }
    return gk_is_ascii_digit(text->signs[start].letter);
}

/* Whether a cell says that there is nothing in it. */
static bool is_nothing(const struct gk_annual_text *text, uint32_t start, uint32_t end)
{
    uint32_t first;
    uint32_t behind;
    gk_annual_span(text, start, end, &first, &behind);
    struct gk_bytes written = { text->folded->source.at + first, behind - first };
    return gk_is_absent(written) || gk_bytes_equal(written, GK_BYTES("空"));
}

static void judge(const struct gk_annual_text *text, struct token *token)
{
    token->kind = TEXT;
    token->number = 0;
    for (uint32_t i = token->start; i < token->end; i++)
        if ((i > token->start && text->signs[i].gap) ||
            gk_folded_is_numeral(text->folded, text->signs[i].cell))
            return;
    if (read_number(text, token->start, token->end, &token->number))
        token->kind = NUMBER;
    else if (is_nothing(text, token->start, token->end))
        token->kind = NOTHING;
    else if (is_odd(text, token->start, token->end))
        token->kind = ODD;
}

/* The bracket that the number of the next row stands in belongs to that row. */
static bool is_opening(uint32_t letter)
{
    return letter == '(' || letter == '[';
}

/* The next run in [*at, end); false where none is left. */
static bool next_token(const struct gk_annual_text *text, uint32_t *at, uint32_t end,
                       struct token *token)
{
    if (*at >= end)
        return false;
    token->start = *at;
    do
        ++*at;
    while (*at < end && !text->signs[*at].gap);
    token->end = *at;
    if (*at == end && token->end - token->start > 1 &&
        is_opening(text->signs[token->end - 1].letter))
        token->end--;
    judge(text, token);
    return true;
}

/* A name goes on behind what was looked for, up to the digits of the first cell: 情形）18. Behind
 * the last name other text may: then it is short, without digits. */
static uint32_t skip_name(const struct gk_annual_text *text, const struct gk_annual_place *place)
{
    uint32_t behind = place->start;
    uint32_t i = place->start;
    bool digits = false;
    for (; i < place->end && !text->signs[i].gap; i++) {
        bool digit = gk_is_ascii_digit(text->signs[i].letter);
        if (!digit && text->signs[i].letter != ',')
            behind = i + 1;
        digits |= digit;
    }
    return place->last && (digits || i - place->start > REST) ? place->start : behind;
}

static void put_cell(struct gk_annual_row *row, uint32_t at, const struct token *token)
{
    if (at < GK_ANNUAL_MOST_COLUMNS)
        row->cells[at] = (struct gk_annual_cell){ token->kind == NUMBER ? token->number : 0,
                                                  token->kind != NUMBER };
}

static void set_blank(struct gk_annual_row *row, uint32_t columns)
{
    for (uint32_t i = 0; i < columns; i++)
        row->cells[i] = (struct gk_annual_cell){ 0, true };
    row->state = GK_ANNUAL_READ;
}

/* Whether what begins with digits is cells run together and run on into a text, not a year or the
 * like: they stand right behind the name, or are more than a cell has. */
static bool is_run_on(const struct gk_annual_text *text, const struct token *token)
{
    uint32_t digits = 0;
    while (token->start + digits < token->end &&
           gk_is_ascii_digit(text->signs[token->start + digits].letter))
        digits++;
    return token->kind == TEXT && digits && (!text->signs[token->start].gap || digits >= RUN);
}

/* Whether a text holds digits that are more than the number of a row, such as 2. or (12). */
static bool holds_digits(const struct gk_annual_text *text, const struct token *token)
{
    uint32_t digits = 0;
    for (uint32_t i = token->start; i < token->end; i++)
        digits += gk_is_ascii_digit(text->signs[i].letter);
    return token->kind == TEXT && digits > 2;
}

/* Cells that blanks and line ends part: only their number tells which is which. */
static void read_apart(const struct gk_annual_text *text, const struct gk_annual_place *place,
                       uint32_t columns, struct gk_annual_row *row, uint32_t *extra)
{
    uint32_t at = place->below ? place->start : skip_name(text, place);
    bool before = true;
    bool behind = false;
    bool good = true;
    bool digits = false;
    struct token token;
    row->apart = true;
    while (next_token(text, &at, place->end, &token)) {
        bool cell = token.kind != TEXT || is_run_on(text, &token);
        if (!cell && place->last)
            break;
        behind |= !cell && !before;
        before &= !cell;
        digits |= holds_digits(text, &token);
        good &= !cell || token.kind == NUMBER || token.kind == NOTHING;
        if (cell && !behind)
            put_cell(row, row->found++, &token);
        else if (cell && token.kind != NOTHING && *extra == place->end)
            *extra = token.start;
    }
    row->state = row->found == columns && good ? GK_ANNUAL_READ : GK_ANNUAL_UNREADABLE;
    if (!row->found && !digits && *extra == place->end)
        set_blank(row, columns);
}

/* The cells of a line that tabs part; start == end: empty. */
struct pieces {
    struct token at[GK_ANNUAL_MOST_COLUMNS * 2];
    uint32_t count;
    uint32_t filled;
    uint32_t from; /* where the one begins that is open */
    bool open;
    bool good; /* each is a number or nothing, and they are not too many */
};

static void close_piece(struct pieces *pieces, const struct gk_annual_text *text, uint32_t end)
{
    struct token piece = { pieces->from, end, NOTHING, 0 };
    if (!pieces->open)
        return;
    if (pieces->count == GK_ANNUAL_MOST_COLUMNS * 2) {
        pieces->good = false;
        return;
    }
    if (piece.start < piece.end)
        judge(text, &piece);
    bool cell = piece.kind == NUMBER || piece.kind == NOTHING;
    pieces->filled += cell && piece.start < piece.end;
    pieces->good &= cell;
    pieces->at[pieces->count++] = piece;
}

/* Each tab ends a piece and begins one. */
static void add_tabs(struct pieces *pieces, const struct gk_annual_text *text, uint32_t at,
                     uint32_t tabs)
{
    for (uint32_t i = 0; i < tabs && i <= GK_ANNUAL_MOST_COLUMNS * 2; i++) {
        close_piece(pieces, text, at);
        pieces->open = true;
        pieces->from = at;
    }
}

/* Cuts the line that the cells stand in; the sign behind it. The last tab before the name of the
 * next row on the same line begins that name. */
static uint32_t cut(struct pieces *pieces, const struct gk_annual_text *text,
                    const struct gk_annual_place *place)
{
    const struct gk_annual_sign *signs = text->signs;
    uint32_t i = place->start;
    *pieces = (struct pieces){ .good = true, .open = place->below, .from = i };
    if (place->below) {
        if (!signs[i].line)
            return i;
        add_tabs(pieces, text, i, signs[i].later_tabs);
        i++;
    }
    for (; i < place->end && !signs[i].line; i++) {
        add_tabs(pieces, text, i, signs[i].tabs);
        pieces->good &= pieces->open || !gk_is_ascii_digit(signs[i].letter);
    }
    add_tabs(pieces, text, i, signs[i].line || !signs[i].tabs ? signs[i].tabs : signs[i].tabs - 1u);
    close_piece(pieces, text, i);
    return i;
}

/* Whether the line is a rule of dashes, as between head and rows: |---|:--:|. */
static bool is_rule(const struct pieces *pieces, const struct gk_annual_text *text)
{
    uint32_t dashes = 0;
    for (uint32_t i = 0; i < pieces->count; i++) {
        const struct token *piece = &pieces->at[i];
        for (uint32_t k = piece->start; k < piece->end; k++)
            if (text->signs[k].letter != '-' && text->signs[k].letter != ':')
                return false;
        if (piece->start < piece->end && piece->end - piece->start < 3)
            return false;
        dashes += piece->start < piece->end;
    }
    return dashes > 1;
}

static bool is_empty(const struct pieces *pieces, uint32_t at)
{
    return pieces->at[at].start == pieces->at[at].end;
}

/* Which pieces are the cells: a name that takes several columns leaves empty ones before them, a
 * sheet that is wider than the table some behind. False where it may be either. */
static bool align(const struct pieces *pieces, uint32_t columns, bool page, uint32_t *first)
{
    uint32_t surplus = pieces->count - columns;
    uint32_t before = 0;
    uint32_t behind = 0;
    while (before < pieces->count && is_empty(pieces, before))
        before++;
    while (behind < pieces->count && is_empty(pieces, pieces->count - 1 - behind))
        behind++;
    *first = before >= surplus ? surplus : 0;
    if (!surplus || page)
        return before >= surplus;
    return before >= surplus ? !behind : !before && behind >= surplus;
}

static void take(const struct pieces *pieces, uint32_t columns, bool page,
                 struct gk_annual_row *row)
{
    uint32_t first = 0;
    row->found = pieces->filled;
    if (!pieces->filled && pieces->good) {
        set_blank(row, columns);
        return;
    }
    row->state = GK_ANNUAL_UNREADABLE;
    if (!pieces->good || pieces->count < columns || !align(pieces, columns, page, &first))
        return;
    row->found = columns;
    row->state = GK_ANNUAL_READ;
    for (uint32_t i = 0; i < columns; i++)
        put_cell(row, i, &pieces->at[first + i]);
}

static uint32_t find_number(const struct gk_annual_text *text, uint32_t at, uint32_t end)
{
    struct token token;
    while (next_token(text, &at, end, &token))
        if (token.kind == NUMBER)
            return token.start;
    return end;
}

void gk_annual_cells_read(const struct gk_annual_text *text, const struct gk_annual_place *given,
                          uint32_t columns, struct gk_annual_row *row, uint32_t *extra)
{
    struct gk_annual_place place = *given;
    struct pieces pieces;
    if (place.last && place.end - place.start > SPAN)
        place.end = place.start + SPAN;
    uint32_t behind = cut(&pieces, text, &place);
    while (place.below && is_rule(&pieces, text)) {
        place.start = behind;
        behind = cut(&pieces, text, &place);
    }
    *extra = place.end;
    row->found = 0;
    if (pieces.count >= 2 && (pieces.filled || !pieces.good || pieces.count >= columns)) {
        take(&pieces, columns, text->page, row);
        if (!place.last)
            *extra = find_number(text, behind, place.end);
    } else {
        read_apart(text, &place, columns, row, extra);
    }
    if (*extra == place.end)
        *extra = given->end;
}
