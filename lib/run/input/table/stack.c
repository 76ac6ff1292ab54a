#include "run/input/table/stack.h"

static bool is_blank_at(const struct gk_table_cells *cells, size_t i)
{
    return i >= cells->count || gk_table_is_blank(gk_table_cells_at(cells, i));
}

/* Whether the column is unnamed in the upper row and named in the lower, behind a name. */
static bool is_filled_at(const struct gk_table_cells *upper, const struct gk_table_cells *lower,
                         size_t i)
{
    return i && is_blank_at(upper, i) && !is_blank_at(lower, i);
}

static bool has_gap(const struct gk_table_cells *cells)
{
    bool named = false;
    for (size_t i = 0; i < cells->count; i++) {
        if (named && is_blank_at(cells, i))
            return true;
        named |= !is_blank_at(cells, i);
    }
    return false;
}

/* What the row says, against the head above it. */
struct fit {
    size_t filled;  /* unnamed columns that it names */
    size_t strange; /* cells that stand under a name of one column, or can be no names */
    size_t under;   /* columns that the head names and it leaves blank */
    size_t known;   /* fields that it names */
    size_t unknown;
};

static enum gk_status measure(const struct gk_table_words *words,
                              const struct gk_table_cells *upper,
                              const struct gk_table_cells *lower, struct gk_arena *arena,
                              struct fit *fit)
{
    *fit = (struct fit){ 0 };
    for (size_t i = 0; i < lower->count || i < upper->count; i++) {
        bool named = !is_blank_at(upper, i);
        if (is_blank_at(lower, i)) {
            fit->under += named;
            continue;
        }
        const struct gk_table_cell *cell = gk_table_cells_at(lower, i);
        struct gk_bytes name;
        if (gk_table_known_name(words, cell, arena, &name) != GK_OK)
            return GK_NO_MEMORY;
        bool heads_group = named && is_filled_at(upper, lower, i + 1);
        fit->filled += is_filled_at(upper, lower, i);
        fit->known += name.length > 0;
        fit->unknown += !name.length;
        fit->strange += (named && !heads_group) || !gk_table_is_like_name(cell);
    }
    return GK_OK;
}

static bool goes_on(const struct fit *fit)
{
    return fit->filled && !fit->strange && (fit->under || fit->known > fit->unknown);
}

static struct gk_bytes joined_text(struct gk_bytes one, struct gk_bytes other,
                                   struct gk_arena *arena)
{
    char *text = gk_arena_allocate(arena, one.length + other.length + 1);
    if (!text)
        return (struct gk_bytes){ NULL, 0 };
    memcpy(text, one.at, one.length);
    memcpy(text + one.length, other.at, other.length);
    return (struct gk_bytes){ text, one.length + other.length };
}

/* 发布信息 as 发布. */
static struct gk_bytes without_ending(const struct gk_table_words *words, struct gk_bytes group)
{
    for (size_t i = 0; i < words->endings.count; i++) {
        struct gk_bytes ending = words->endings.words[i];
        if (group.length > ending.length && gk_bytes_end_with(group, ending))
            return (struct gk_bytes){ group.at, group.length - ending.length };
    }
    return group;
}

/* What the column is called: by both where that names a field, or where the lower name means little
 * without the upper (日期); else by the lower one. */
static enum gk_status name_column(const struct gk_table_words *words,
                                  const struct gk_table_cell *upper,
                                  const struct gk_table_cell *lower, struct gk_arena *arena,
                                  struct gk_table_cell *cell)
{
    struct gk_bytes name, under = gk_table_squeeze(lower, arena);
    struct gk_bytes group = gk_table_squeeze(upper, arena);
    if (!group.at || !under.at)
        return GK_NO_MEMORY;
    struct gk_table_cell both = { .text = joined_text(without_ending(words, group), under, arena) };
    if (!both.text.at || gk_table_known_name(words, &both, arena, &name) != GK_OK)
        return GK_NO_MEMORY;
    *cell = name.length || gk_word_list_has(&words->bare, under) ? both : *lower;
    return GK_OK;
}

/* The names of the columns, `upper` and `lower` made one. */
static enum gk_status join(const struct gk_table_words *words, const struct gk_table_cells *upper,
                           const struct gk_table_cells *lower, struct gk_arena *arena,
                           struct gk_table_cells *joined)
{
    static const struct gk_table_cell nothing = { .text = { "", 0 } };
    const struct gk_table_cell *group = &nothing;
    gk_buffer_clear(&joined->list);
    joined->count = upper->count > lower->count ? upper->count : lower->count;
    for (size_t i = 0; i < joined->count; i++) {
        struct gk_table_cell cell = is_blank_at(upper, i) ? nothing : *gk_table_cells_at(upper, i);
        if (cell.text.length)
            group = gk_table_cells_at(upper, i);
        if (!is_blank_at(lower, i) &&
            name_column(words, group, gk_table_cells_at(lower, i), arena, &cell) != GK_OK)
            return GK_NO_MEMORY;
        struct gk_bytes bytes = { (const char *)&cell, sizeof cell };
        if (gk_buffer_append(&joined->list, bytes) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static void swap(struct gk_table_cells *one, struct gk_table_cells *other)
{
    struct gk_table_cells kept = *one;
    *one = *other;
    *other = kept;
}

enum gk_status gk_stack_read(struct gk_stack *stack, const struct gk_table_words *words,
                             struct gk_bytes text, char separator, char row_end,
                             struct gk_arena *arena)
{
    struct gk_table_cells lower = { 0 }, joined = { 0 };
    struct fit fit = { .filled = 1, .under = 1 };
    enum gk_status status = gk_table_cells_read(&stack->cells, text, separator, row_end);
    size_t used = stack->cells.length;
    stack->rows = 1;
    stack->open = false;
    while (status == GK_OK && goes_on(&fit) && stack->rows < GK_STACK_ROWS &&
           has_gap(&stack->cells)) {
        struct gk_bytes rest = { text.at + used, text.length - used };
        status = rest.length ? gk_table_cells_read(&lower, rest, separator, row_end) : GK_END;
        stack->open = status == GK_END;
        if (status == GK_OK)
            status = measure(words, &stack->cells, &lower, arena, &fit);
        if (status != GK_OK || !goes_on(&fit))
            break;
        status = join(words, &stack->cells, &lower, arena, &joined);
        used += lower.length;
        stack->rows++;
        swap(&stack->cells, &joined);
    }
    gk_table_cells_free(&lower);
    gk_table_cells_free(&joined);
    return status == GK_END ? GK_OK : status;
}

void gk_stack_free(struct gk_stack *stack)
{
    gk_table_cells_free(&stack->cells);
}
