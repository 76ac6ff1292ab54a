#include "text/markup.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/gbk.h"
#include "text/percent.h"
#include "text/reference.h"
#include "text/tag.h"

enum {
    DEEPEST = GK_MARKUP_LEVELS, /* tags in values of tags: beyond, they are text */
    RAISED_DIGITS = 3,          /* longest run that is taken for a power or the number of a note */
    SPAN_COLUMNS = 64,
    SPAN_ROWS = 1000,
    GRID_COLUMNS = 256, /* from which cells may reach into the rows below */
};

/* Where a run of the source stands in the text. */
struct span {
    size_t start;
    size_t end;
};

/* What may stand before the next character in a table. */
enum pending { NOTHING, BLANK, LINE };

/* Where the cells of a table stand whose cells may reach over several columns and rows (HTML Living
 * Standard, 4.9.12.1). */
struct grid {
    uint32_t row;
    uint32_t column;              /* behind the last cell of the row */
    uint32_t tabs;                /* that the row has */
    uint32_t cells;               /* that it has or that reach into it */
    uint32_t used;                /* columns from which cells may reach down */
    uint32_t until[GRID_COLUMNS]; /* ... to before that row */
};

struct seeing {
    struct gk_markup_layer *layer;      /* what is made */
    const struct gk_markup_layer *page; /* what `text` was made of the source with, or NULL */
    struct gk_buffer *decoded;
    struct gk_bytes text;
    enum gk_status status; /* after an error nothing is added */
    bool in_value;         /* of an attribute */
    unsigned level;        /* of what is hidden: which is being written */
    bool deeper;           /* what was written has tags in it */
    /* Of tables: */
    unsigned tables; /* open, or one where cells stand alone */
    bool in_cell;
    bool begun; /* something stands before, in a cell within it */
    enum pending pending;
    struct span pending_source;
    struct grid grid;
    size_t spare;      /* tabs that may still be made for what cells reach over */
    bool line_begun;   /* a tag has ended the line, and nothing but layout is behind it */
    struct span joint; /* a tag between two digits, where one was the last thing; else empty */
};

/* ---- runs */

static struct gk_markup_run run_at(const struct gk_markup_layer *layer, uint32_t byte)
{
    size_t low = 0;
    size_t high = layer->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (layer->pieces[middle].start <= byte)
            low = middle;
        else
            high = middle;
    }
    const struct gk_markup_piece *piece = &layer->pieces[low];
    bool last = low + 1 == layer->count;
    return (struct gk_markup_run){
        .kind = (enum gk_markup_kind)(piece->length_and_kind % 4),
        .start = piece->start,
        .end = last ? (uint32_t)layer->bytes.length : piece[1].start,
        .source_start = piece->source,
        .source_end = piece->source + piece->length_and_kind / 4,
    };
}

/* Bytes of the source for each of the view; 0 where the whole run is one. */
static uint32_t scale_of(enum gk_markup_kind kind)
{
    return kind == GK_MARKUP_COPIED ? 1 : kind == GK_MARKUP_PERCENT ? 3 : 0;
}

static uint32_t source_start(struct gk_markup_run run, uint32_t byte)
{
    return run.source_start + (byte - run.start) * scale_of(run.kind);
}

static uint32_t source_end(struct gk_markup_run run, uint32_t end)
{
    uint32_t scale = scale_of(run.kind);
    return scale ? run.source_start + (end - run.start) * scale : run.source_end;
}

static enum gk_status reserve_piece(struct gk_markup_layer *layer)
{
    if (layer->count < layer->capacity)
        return GK_OK;
    size_t capacity = gk_size_add(layer->capacity, layer->capacity / 2 + 16);
    struct gk_markup_piece *pieces =
        gk_memory_resize(layer->pieces, gk_size_multiply(capacity, sizeof *pieces));
    if (!pieces)
        return GK_NO_MEMORY;
    layer->pieces = pieces;
    layer->capacity = capacity;
    return GK_OK;
}

/* Appends a run for one of the source. */
static void append_run(struct seeing *s, enum gk_markup_kind kind, struct span source,
                       struct gk_bytes bytes)
{
    struct gk_markup_layer *layer = s->layer;
    uint32_t start = (uint32_t)layer->bytes.length;
    uint32_t length = (uint32_t)(source.end - source.start);
    if (s->status != GK_OK)
        return;
    struct gk_markup_piece *last = layer->count ? &layer->pieces[layer->count - 1] : NULL;
    bool joins = last && scale_of(kind) && last->length_and_kind % 4 == kind &&
                 last->source + last->length_and_kind / 4 == source.start;
    s->status = joins ? GK_OK : reserve_piece(layer);
    if (s->status == GK_OK)
        s->status = gk_buffer_append(&layer->bytes, bytes);
    if (s->status != GK_OK)
        return;
    if (joins)
        last->length_and_kind += length * 4;
    else
        layer->pieces[layer->count++] =
            (struct gk_markup_piece){ start, (uint32_t)source.start, length * 4 + (uint32_t)kind };
}

/* The source of a run of a page that was written as text. */
static struct span source_of(const struct seeing *s, struct span run)
{
    uint32_t start = (uint32_t)run.start;
    uint32_t end = (uint32_t)run.end;
    struct span source;
    source.start = source_start(run_at(s->page, start), start);
    source.end = end > start ? source_end(run_at(s->page, end - 1), end) : source.start;
    return source;
}

/* Appends a run for one of the text; what was copied of a page that was written as text is copied
 * of the source, and its signs are characters. */
static void append(struct seeing *s, enum gk_markup_kind kind, struct span run,
                   struct gk_bytes bytes)
{
    if (!s->page) {
        append_run(s, kind, run, bytes);
    } else if (kind != GK_MARKUP_COPIED) {
        append_run(s, kind, source_of(s, run), bytes);
    } else {
        for (struct span part = run; part.start < run.end; part.start = part.end) {
            struct gk_markup_run own = run_at(s->page, (uint32_t)part.start);
            part.end = own.end < run.end ? own.end : run.end;
            bytes.length = part.end - part.start;
            append_run(s, own.kind, source_of(s, part), bytes);
            bytes.at += bytes.length;
        }
    }
}

/* Appends a run of the view for one of the text; between digits that a tag parts, its joint. */
static void add(struct seeing *s, enum gk_markup_kind kind, struct span source,
                struct gk_bytes bytes)
{
    if (!bytes.length)
        return;
    if (s->joint.end && gk_is_ascii_digit((unsigned char)bytes.at[0]))
        append(s, GK_MARKUP_MADE, s->joint, GK_BYTES("\xE2\x81\xA0"));
    s->joint.end = 0;
    append(s, kind, source, bytes);
}

static void copy(struct seeing *s, struct span source)
{
    struct gk_bytes bytes = { s->text.at + source.start, source.end - source.start };
    add(s, GK_MARKUP_COPIED, source, bytes);
}

static void add_character(struct seeing *s, struct span source, uint32_t character)
{
    char bytes[4];
    size_t length = gk_utf8_encode(character, bytes);
    add(s, GK_MARKUP_CHARACTER, source, (struct gk_bytes){ bytes, length });
}

static void begin_paragraph(struct seeing *s, size_t at)
{
    add(s, GK_MARKUP_MADE, (struct span){ at, at }, GK_BYTES("\n\n"));
}

/* ---- text between tags */

/* Something comes in a table: what was held back comes before it. */
static void end_pending(struct seeing *s)
{
    struct gk_bytes line = s->in_cell ? GK_BYTES("\xE2\x80\xA8") : GK_BYTES("\n");
    if (s->begun && s->pending != NOTHING)
        add(s, GK_MARKUP_MADE, s->pending_source, s->pending == LINE ? line : GK_BYTES(" "));
    s->pending = NOTHING;
    s->begun = true;
}

static void hold_back(struct seeing *s, enum pending pending, struct span source)
{
    if (pending > s->pending) {
        s->pending = pending;
        s->pending_source = source;
    }
}

static bool is_layout(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The layout at `at`, in a table; empty where there is none or where it is text: blanks in a
 * cell. */
static struct span layout_at(const struct seeing *s, size_t at, size_t end, enum pending *pending)
{
    struct span layout = { at, at };
    bool breaks = false;
    for (; layout.end < end && is_layout(s->text.at[layout.end]); layout.end++)
        breaks |= s->text.at[layout.end] != ' ';
    if (!breaks && s->begun && s->pending == NOTHING)
        layout.end = at;
    *pending = breaks && !s->in_cell ? LINE : BLANK;
    return layout;
}

/* Text without references in a table: layout goes. */
static void copy_in_table(struct seeing *s, struct span source)
{
    size_t copied = source.start;
    for (size_t at = source.start; at < source.end;) {
        enum pending pending;
        struct span layout = layout_at(s, at, source.end, &pending);
        if (layout.end > at) {
            copy(s, (struct span){ copied, at });
            hold_back(s, pending, layout);
            copied = at = layout.end;
            continue;
        }
        if (s->pending != NOTHING || !s->begun)
            end_pending(s);
        while (at < source.end && s->text.at[at] == ' ')
            at++;
        while (at < source.end && !is_layout(s->text.at[at]))
            at++;
    }
    copy(s, (struct span){ copied, source.end });
}

/* Text without references. */
static void show(struct seeing *s, struct span source)
{
    while (s->line_begun && source.start < source.end && is_layout(s->text.at[source.start]))
        source.start++;
    s->line_begun &= source.start == source.end;
    if (s->tables)
        copy_in_table(s, source);
    else
        copy(s, source);
}

/* Text between tags. */
static void see_text(struct seeing *s, struct span source)
{
    enum gk_reference_manner manner = s->in_value ? GK_REFERENCE_IN_VALUE : GK_REFERENCE_IN_TEXT;
    size_t shown = source.start;
    for (size_t at = shown; at < source.end && s->status == GK_OK;) {
        const char *sign = memchr(s->text.at + at, '&', source.end - at);
        if (!sign)
            break;
        at = (size_t)(sign - s->text.at);
        uint32_t character;
        size_t length =
            gk_reference_read((struct gk_bytes){ sign, source.end - at }, manner, &character);
        if (!length) {
            at++;
            continue;
        }
        show(s, (struct span){ shown, at });
        s->line_begun = false;
        if (s->tables)
            end_pending(s);
        add_character(s, (struct span){ at, at + length }, character);
        shown = at += length;
    }
    show(s, (struct span){ shown, source.end });
}

/* ---- tags */

static bool is_behind_digit(const struct seeing *s)
{
    const struct gk_buffer *view = &s->layer->bytes;
    return view->length && gk_is_ascii_digit((unsigned char)view->at[view->length - 1]);
}

/* Whether what is raised behind the tag is a power or the number of a note: not a digit of the
 * number around it. */
static bool is_power(const struct seeing *s, const struct gk_tag *tag)
{
    struct gk_bytes rest = { s->text.at + tag->end, s->text.length - tag->end };
    size_t digits = 0;
    if (!is_behind_digit(s))
        return false;
    while (digits < rest.length && gk_is_ascii_digit((unsigned char)rest.at[digits]))
        digits++;
    if (!digits || digits > RAISED_DIGITS || rest.length < digits + 6 || rest.at[digits] != '<' ||
        rest.at[digits + 1] != '/' || rest.at[digits + 5] != '>')
        return false;
    return rest.length == digits + 6 || !gk_is_ascii_digit((unsigned char)rest.at[digits + 6]);
}

static void end_line(struct seeing *s, struct span source)
{
    if (s->tables) {
        hold_back(s, LINE, source);
        return;
    }
    add(s, GK_MARKUP_MADE, source, GK_BYTES("\n"));
    s->line_begun = true;
}

/* Begins a cell, or what is in a table outside of cells and stands on lines of its own. */
static void begin_cell(struct seeing *s, bool in_cell, struct span source)
{
    s->in_cell = in_cell;
    s->begun = !in_cell;
    s->pending = in_cell ? NOTHING : LINE;
    s->pending_source = source;
}

/* ---- the grid of a table */

static void begin_grid(struct grid *grid)
{
    memset(grid->until, 0, grid->used * sizeof *grid->until);
    grid->row = grid->used = 0;
    grid->column = grid->tabs = grid->cells = 0;
}

/* Goes on behind the cells of rows above that stand here. */
static void pass_reaching(struct grid *grid)
{
    while (grid->column < grid->used && grid->until[grid->column] > grid->row) {
        grid->column++;
        grid->cells++;
    }
}

/* Makes so many tabs, as far as the text is long enough for them, and at least `least`. */
static void add_tabs(struct seeing *s, uint32_t count, uint32_t least, struct span source)
{
    static const char tabs[] = "\t\t\t\t\t\t\t\t";
    size_t spared = count - least < s->spare ? count - least : s->spare;
    s->spare -= spared;
    for (size_t left = least + spared, step; left; left -= step) {
        step = left < sizeof tabs - 1 ? left : sizeof tabs - 1;
        add(s, GK_MARKUP_MADE, source, (struct gk_bytes){ tabs, step });
    }
}

/* A row that is one cell, a title, has no empty ones behind it. */
static void end_row(struct seeing *s, struct span source)
{
    struct grid *grid = &s->grid;
    pass_reaching(grid);
    if (grid->cells > 1)
        add_tabs(s, grid->column - grid->tabs, 0, source);
    grid->tabs = grid->column;
}

static void begin_row(struct grid *grid)
{
    grid->row++;
    grid->column = grid->tabs = grid->cells = 0;
}

/* Whether names of attributes end with that one. */
static bool ends_with_name(struct gk_bytes names, const char *name)
{
    size_t length = strlen(name);
    while (names.length && is_layout(names.at[names.length - 1]))
        names.length--;
    if (names.length < length)
        return false;
    const char *end = names.at + names.length - length;
    for (size_t i = 0; i < length; i++)
        if ((end[i] | 0x20) != name[i])
            return false;
    return names.length == length || is_layout(end[-1]);
}

/* The number that a value is, from 1 to `most`. */
static uint32_t read_span(struct gk_bytes value, uint32_t most)
{
    uint32_t number = 0;
    size_t i = 0;
    while (i < value.length && is_layout(value.at[i]))
        i++;
    for (; i < value.length && gk_is_ascii_digit((unsigned char)value.at[i]) && number < most; i++)
        number = number * 10 + (uint32_t)(value.at[i] - '0');
    return number > most ? most : number ? number : 1;
}

/* How many columns and rows the cell takes. */
static void read_spans(struct gk_bytes text, const struct gk_tag *tag, uint32_t *columns,
                       uint32_t *rows)
{
    struct gk_tag_part part;
    struct gk_bytes names = { "", 0 };
    size_t at = tag->inner;
    *columns = *rows = 1;
    while (gk_tag_next_part(text, tag, &at, &part)) {
        struct gk_bytes own = { text.at + part.start, part.end - part.start };
        if (!part.value)
            names = own;
        else if (ends_with_name(names, "colspan"))
            *columns = read_span(own, SPAN_COLUMNS);
        else if (ends_with_name(names, "rowspan"))
            *rows = read_span(own, SPAN_ROWS);
    }
}

/* A tab for each column up to that of the cell. */
static void place_cell(struct seeing *s, const struct gk_tag *tag, struct span source)
{
    struct grid *grid = &s->grid;
    uint32_t columns, rows;
    read_spans(s->text, tag, &columns, &rows);
    pass_reaching(grid);
    add_tabs(s, grid->column + 1 - grid->tabs, 1, source);
    grid->tabs = grid->column + 1;
    grid->cells++;
    for (; columns; columns--, grid->column++) {
        if (rows == 1 || grid->column >= GRID_COLUMNS)
            continue;
        grid->until[grid->column] = grid->row + rows;
        grid->used = grid->used > grid->column ? grid->used : grid->column + 1;
    }
}

static void see_table(struct seeing *s, const struct gk_tag *tag, struct span source)
{
    bool table = tag->kind == GK_TAG_TABLE || tag->kind == GK_TAG_TABLE_END;
    s->line_begun = false;
    if (tag->kind == GK_TAG_TABLE)
        s->tables++;
    else if (tag->kind == GK_TAG_TABLE_END)
        s->tables -= s->tables != 0;
    else
        s->tables += !s->tables;
    if (tag->kind != GK_TAG_CELL && tag->kind != GK_TAG_CELL_END)
        end_row(s, source);
    if (tag->kind == GK_TAG_ROW || tag->kind == GK_TAG_TABLE_END)
        add(s, GK_MARKUP_MADE, source, GK_BYTES("\n"));
    if (tag->kind == GK_TAG_ROW)
        begin_row(&s->grid);
    if (table)
        begin_grid(&s->grid);
    if (tag->kind == GK_TAG_CELL)
        place_cell(s, tag, source);
    begin_cell(s, tag->kind == GK_TAG_CELL, source);
}

static void see_tag(struct seeing *s, const struct gk_tag *tag)
{
    struct span source = { tag->start, tag->end };
    switch (tag->kind) {
    case GK_TAG_RAISED:
    case GK_TAG_INLINE:
        if (tag->kind == GK_TAG_RAISED && is_power(s, tag))
            add(s, GK_MARKUP_MADE, source, GK_BYTES("^"));
        else if (!s->joint.end && is_behind_digit(s))
            s->joint = source;
        break;
    case GK_TAG_BREAK:
    case GK_TAG_BLOCK:
        end_line(s, source);
        break;
    default:
        see_table(s, tag, source);
    }
}

/* ---- the parts of the view */

static struct gk_bytes bytes_of(const struct seeing *s, struct span run)
{
    return (struct gk_bytes){ s->text.at + run.start, run.end - run.start };
}

/* The tag with its places in the whole text. */
static struct gk_tag placed(struct gk_tag tag, size_t start)
{
    tag.start += start;
    tag.end += start;
    tag.inner += start;
    tag.inner_end += start;
    tag.content += start;
    return tag;
}

/* Text before a tag: where that ends the line, layout at the end goes. */
static void see_before(struct seeing *s, struct span source, enum gk_tag_kind kind)
{
    bool ends = !s->tables && (kind == GK_TAG_BREAK || kind == GK_TAG_BLOCK);
    while (ends && source.end > source.start && is_layout(s->text.at[source.end - 1]))
        source.end--;
    see_text(s, source);
}

/* A run of the text as the page shows it. */
static void see_run(struct seeing *s, struct span run, unsigned depth)
{
    struct gk_tags tags = gk_tags_open(bytes_of(s, run));
    struct gk_tag tag;
    size_t seen = run.start;
    s->tables = 0;
    s->line_begun = false;
    begin_grid(&s->grid);
    begin_cell(s, false, run);
    while (depth < DEEPEST && s->status == GK_OK && gk_tags_next(&tags, &tag)) {
        tag = placed(tag, run.start);
        s->deeper = true;
        see_before(s, (struct span){ seen, tag.start }, tag.kind);
        see_tag(s, &tag);
        seen = tag.end;
    }
    see_text(s, (struct span){ seen, run.end });
}

/* Whether there is more than blanks, the slash that a tag may end with, and the one name that a
 * value may have. */
static bool is_telling(struct gk_bytes bytes, bool named)
{
    size_t i = 0;
    static const char signs[] = "-_:";
    while (i < bytes.length && (is_layout(bytes.at[i]) || bytes.at[i] == '/'))
        i++;
    while (named && i < bytes.length &&
           (gk_is_ascii_letter((unsigned char)bytes.at[i]) ||
            memchr(signs, bytes.at[i], sizeof signs - 1)))
        i++;
    while (i < bytes.length && is_layout(bytes.at[i]))
        i++;
    return i < bytes.length;
}

static void hide_run(struct seeing *s, struct span run, unsigned level, unsigned depth);

/* A value, a name, a comment, of tags on that level: as a paragraph, or, where a deeper level is
 * being written, what is hidden in it. */
static void hide_part(struct seeing *s, struct span part, bool in_value, unsigned level,
                      unsigned depth)
{
    if (level < s->level) {
        hide_run(s, part, level + 1, depth);
        return;
    }
    begin_paragraph(s, part.start);
    s->in_value = in_value;
    see_run(s, part, depth);
}

static void hide_tag(struct seeing *s, const struct gk_tag *tag, unsigned level, unsigned depth)
{
    struct gk_tag_part part;
    size_t at = tag->inner;
    while (gk_tag_next_part(s->text, tag, &at, &part)) {
        struct span own = { part.start, part.end };
        bool named = tag->has_attributes && !part.value && own.end < tag->inner_end;
        if (is_telling(bytes_of(s, own), named))
            hide_part(s, own, tag->has_attributes, level, depth + 1);
    }
    /* Tags in it are text. */
    if (tag->content < tag->end)
        hide_part(s, (struct span){ tag->content, tag->end }, false, level, DEEPEST);
}

/* What the tags of a run of the text, which are on that level, do not show. */
static void hide_run(struct seeing *s, struct span run, unsigned level, unsigned depth)
{
    struct gk_tags tags = gk_tags_open(bytes_of(s, run));
    struct gk_tag tag;
    while (depth < DEEPEST && s->status == GK_OK && gk_tags_next(&tags, &tag)) {
        tag = placed(tag, run.start);
        hide_tag(s, &tag, level, depth);
    }
}

/* Level by level, each in the order in which it was written: what tags hide, what the tags in that
 * hide, and so on. */
static void hide(struct seeing *s, struct gk_markup *markup)
{
    struct span whole = { 0, s->text.length };
    s->deeper = true;
    for (s->level = 0; s->level < GK_MARKUP_LEVELS; s->level++) {
        bool deeper = s->deeper;
        uint32_t begin = (uint32_t)s->layer->bytes.length;
        *(s->level ? &markup->deeper[s->level - 1] : &markup->hidden) = begin;
        s->deeper = false;
        if (deeper)
            hide_run(s, whole, 0, 0);
    }
}

/* ---- percent-encoded bytes */

/* Reads the written bytes from `at` on; returns where they end. */
static size_t read_bytes(struct seeing *s, size_t at, size_t end)
{
    struct gk_buffer *bytes = s->decoded;
    unsigned char byte;
    size_t length;
    gk_buffer_clear(bytes);
    while (s->status == GK_OK &&
           (length = gk_percent_read(bytes_of(s, (struct span){ at, end }), &byte)) != 0) {
        s->status = gk_buffer_append_byte(bytes, (char)byte);
        at += length;
    }
    return at;
}

/* Behind so many written bytes. */
static size_t pass_bytes(const struct seeing *s, size_t at, size_t end, size_t count)
{
    unsigned char byte;
    for (; count; count--)
        at += gk_percent_read(bytes_of(s, (struct span){ at, end }), &byte);
    return at;
}

/* The character of bytes that are no UTF-8, and how many it takes; 0 where there is none. */
static uint32_t decode_gbk(struct gk_bytes bytes, size_t *length)
{
    const unsigned char *at = (const unsigned char *)bytes.at;
    *length = 1;
    if (at[0] < 0x80)
        return at[0];
    if (bytes.length < 2 || !gk_gbk_is_lead(at[0]) || !gk_gbk_is_trail(at[1]))
        return 0;
    uint32_t character = gk_gbk_decode(at[0], at[1]);
    *length = character ? 2 : 1;
    return character;
}

/* Written bytes as the characters they are; those that are none stay as they are written. */
static void decode(struct seeing *s, struct span run)
{
    struct gk_bytes bytes = gk_buffer_bytes(s->decoded);
    bool is_utf8 = gk_utf8_valid_length(bytes) == bytes.length;
    size_t at = run.start;
    while (bytes.length && s->status == GK_OK) {
        size_t length;
        uint32_t character = is_utf8 ? gk_utf8_decode(bytes, &length) : decode_gbk(bytes, &length);
        struct span source = { at, pass_bytes(s, at, run.end, length) };
        if (character && source.end - source.start == 3 * length && is_utf8)
            add(s, GK_MARKUP_PERCENT, source, (struct gk_bytes){ bytes.at, length });
        else if (character)
            add_character(s, source, character);
        else
            copy(s, source);
        at = source.end;
        bytes.at += length;
        bytes.length -= length;
    }
}

static void decode_token(struct seeing *s, struct span token)
{
    size_t copied = token.start;
    begin_paragraph(s, token.start);
    for (size_t at = token.start; at < token.end && s->status == GK_OK;) {
        size_t end = read_bytes(s, at, token.end);
        if (end == at) {
            at++;
            continue;
        }
        copy(s, (struct span){ copied, at });
        decode(s, (struct span){ at, end });
        copied = at = end;
    }
    copy(s, (struct span){ copied, token.end });
}

/* ---- pages written as text */

static bool is_sign(uint32_t character)
{
    return character == '<' || character == '>' || character == '"' || character == '\'';
}

/* The text with those references decoded that make tags of it. */
static enum gk_status write_page(struct gk_markup *markup)
{
    struct seeing s = { .layer = &markup->page, .text = markup->text };
    size_t copied = 0;
    for (size_t at = 0; at < s.text.length && s.status == GK_OK;) {
        const char *sign = memchr(s.text.at + at, '&', s.text.length - at);
        if (!sign)
            break;
        at = (size_t)(sign - s.text.at);
        uint32_t character;
        size_t length = gk_reference_read((struct gk_bytes){ sign, s.text.length - at },
                                          GK_REFERENCE_IN_TEXT, &character);
        if (length && is_sign(character)) {
            copy(&s, (struct span){ copied, at });
            add_character(&s, (struct span){ at, at + length }, character);
            copied = at + length;
        }
        at += length + !length;
    }
    copy(&s, (struct span){ copied, s.text.length });
    return s.status;
}

/* Whether a tag begins with a sign that was a reference. */
static bool is_page(const struct gk_markup_layer *page)
{
    struct gk_tags tags = gk_tags_open(gk_buffer_bytes(&page->bytes));
    struct gk_tag tag;
    while (gk_tags_next(&tags, &tag))
        if (run_at(page, (uint32_t)tag.start).kind == GK_MARKUP_CHARACTER)
            return true;
    return false;
}

/* ---- the whole */

/* Whether there is a reference to any character, or to that one if it is not 0. */
static bool has_reference(struct gk_bytes text, uint32_t wanted)
{
    for (size_t at = 0; at < text.length; at++) {
        const char *sign = memchr(text.at + at, '&', text.length - at);
        uint32_t character;
        if (!sign)
            break;
        at = (size_t)(sign - text.at);
        if (gk_reference_read((struct gk_bytes){ sign, text.length - at }, GK_REFERENCE_IN_TEXT,
                              &character) &&
            (!wanted || character == wanted))
            return true;
    }
    return false;
}

static bool has_markup(struct gk_bytes text)
{
    struct gk_tags tags = gk_tags_open(text);
    struct gk_tag tag;
    struct gk_bytes token;
    size_t at = 0;
    return has_reference(text, 0) || gk_tags_next(&tags, &tag) ||
           gk_percent_next(text, &at, &token);
}

static void clear(struct gk_markup_layer *layer)
{
    layer->count = 0;
    gk_buffer_clear(&layer->bytes);
}

enum gk_status gk_markup_view(struct gk_markup *markup, struct gk_bytes text, struct gk_bytes *view)
{
    struct seeing s = { .layer = &markup->view, .decoded = &markup->decoded, .text = text };
    struct gk_bytes token;
    size_t at = 0;
    markup->text = *view = text;
    markup->same = !has_markup(text);
    markup->hidden = markup->encoded = (uint32_t)text.length;
    clear(&markup->view);
    clear(&markup->page);
    if (markup->same)
        return GK_OK;
    if (has_reference(text, '<') && write_page(markup) != GK_OK)
        return GK_NO_MEMORY;
    if (markup->page.count && is_page(&markup->page)) {
        s.page = &markup->page;
        s.text = gk_buffer_bytes(&markup->page.bytes);
    }
    struct span whole = { 0, s.text.length };
    s.spare = text.length / 2;
    s.status = gk_buffer_reserve(&markup->view.bytes, text.length);
    see_run(&s, whole, 0);
    hide(&s, markup);
    markup->encoded = (uint32_t)markup->view.bytes.length;
    while (s.status == GK_OK && gk_percent_next(s.text, &at, &token)) {
        size_t start = (size_t)(token.at - s.text.at);
        decode_token(&s, (struct span){ start, start + token.length });
    }
    *view = gk_buffer_bytes(&markup->view.bytes);
    return s.status;
}

/* ---- the way back */

struct gk_markup_run gk_markup_run_at(const struct gk_markup *markup, uint32_t byte)
{
    uint32_t length = (uint32_t)markup->text.length;
    if (markup->same)
        return (struct gk_markup_run){ GK_MARKUP_COPIED, 0, length, 0, length };
    return run_at(&markup->view, byte);
}

uint32_t gk_markup_source_start(const struct gk_markup *markup, uint32_t byte)
{
    return source_start(gk_markup_run_at(markup, byte), byte);
}

uint32_t gk_markup_source_end(const struct gk_markup *markup, uint32_t end)
{
    return source_end(gk_markup_run_at(markup, end ? end - 1 : 0), end);
}

enum gk_markup_part gk_markup_part_of(const struct gk_markup *markup, uint32_t byte)
{
    if (markup->same || byte < markup->hidden)
        return GK_MARKUP_VISIBLE;
    return byte < markup->encoded ? GK_MARKUP_HIDDEN : GK_MARKUP_ENCODED;
}

/* The first byte of [low, high) of the view that was written at that place of the text or behind
 * it; these bytes stand in the order in which they were written. */
static uint32_t find_written(const struct gk_markup *markup, uint32_t low, uint32_t high,
                             uint32_t source)
{
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (gk_markup_source_start(markup, middle) < source)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same of both ends of what was written. */
static bool find_between(const struct gk_markup *markup, uint32_t low, uint32_t high,
                         uint32_t *start, uint32_t *end)
{
    uint32_t first = find_written(markup, low, high, *start);
    uint32_t last = find_written(markup, first, high, *end);
    if (first == last)
        return false;
    *start = first;
    *end = last;
    return true;
}

bool gk_markup_find(const struct gk_markup *markup, enum gk_markup_part part, uint32_t *start,
                    uint32_t *end)
{
    uint32_t length = (uint32_t)markup->view.bytes.length;
    if (markup->same)
        return part == GK_MARKUP_VISIBLE;
    if (part == GK_MARKUP_VISIBLE)
        return find_between(markup, 0, markup->hidden, start, end);
    if (part == GK_MARKUP_ENCODED)
        return find_between(markup, markup->encoded, length, start, end);
    uint32_t low = markup->hidden;
    for (unsigned i = 0; i < GK_MARKUP_LEVELS; i++) {
        uint32_t high = i + 1 < GK_MARKUP_LEVELS ? markup->deeper[i] : markup->encoded;
        if (find_between(markup, low, high, start, end))
            return true;
        low = high;
    }
    return false;
}

static void free_layer(struct gk_markup_layer *layer)
{
    gk_buffer_free(&layer->bytes);
    gk_memory_release(layer->pieces);
}

void gk_markup_free(struct gk_markup *markup)
{
    free_layer(&markup->view);
    free_layer(&markup->page);
    gk_buffer_free(&markup->decoded);
    *markup = (struct gk_markup){ 0 };
}
