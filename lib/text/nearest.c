#include "text/nearest.h"

enum { FARTHEST = 3, CHARACTERS_A_STEP = 3 };

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

enum gk_status gk_nearest_open(struct gk_nearest *nearest, struct gk_folded *tools,
                               struct gk_bytes meant)
{
    *nearest = (struct gk_nearest){ .tools = tools, .distance = FARTHEST + 1 };
    /* No character has more than four bytes. */
    if (meant.length > 4 * GK_NEAREST_LIMIT)
        return GK_OK;
    if (gk_fold(tools, meant) != GK_OK)
        return GK_NO_MEMORY;
    if (tools->count <= GK_NEAREST_LIMIT) {
        nearest->length = tools->count;
        for (size_t i = 0; i < tools->count; i++)
            nearest->meant[i] = tools->characters[i];
    }
    return GK_OK;
}

/* Rows of the table of distances between the starts of both names: the one being made, and the
 * two before it. */
struct rows {
    uint32_t made[GK_NEAREST_LIMIT + 1];
    uint32_t before[GK_NEAREST_LIMIT + 1];
    uint32_t earlier[GK_NEAREST_LIMIT + 1];
};

static void make_row(struct rows *rows, const uint32_t *a, size_t row, const uint32_t *b,
                     size_t length)
{
    rows->made[0] = (uint32_t)row;
    for (size_t i = 1; i <= length; i++) {
        uint32_t changed = rows->before[i - 1] + (a[row - 1] != b[i - 1]);
        uint32_t more = least(rows->made[i - 1], rows->before[i]) + 1;
        rows->made[i] = least(changed, more);
        if (row > 1 && i > 1 && a[row - 1] == b[i - 2] && a[row - 2] == b[i - 1])
            rows->made[i] = least(rows->made[i], rows->earlier[i - 2] + 1);
    }
}

static uint32_t distance(const uint32_t *a, size_t a_length, const uint32_t *b, size_t b_length)
{
    struct rows rows;
    for (size_t i = 0; i <= b_length; i++)
        rows.made[i] = (uint32_t)i;
    for (size_t row = 1; row <= a_length; row++) {
        memcpy(rows.earlier, rows.before, sizeof rows.earlier);
        memcpy(rows.before, rows.made, sizeof rows.before);
        make_row(&rows, a, row, b, b_length);
    }
    return rows.made[b_length];
}

enum gk_status gk_nearest_offer(struct gk_nearest *nearest, struct gk_bytes candidate)
{
    struct gk_folded *tools = nearest->tools;
    if (!nearest->length || candidate.length > 4 * GK_NEAREST_LIMIT)
        return GK_OK;
    if (gk_fold(tools, candidate) != GK_OK)
        return GK_NO_MEMORY;
    size_t shorter = tools->count < nearest->length ? tools->count : nearest->length;
    size_t longer = tools->count + nearest->length - shorter;
    uint32_t most = least((uint32_t)shorter / CHARACTERS_A_STEP, FARTHEST);
    /* Each character that one name has more is a step. */
    if (longer > GK_NEAREST_LIMIT || !shorter || longer - shorter > most)
        return GK_OK;
    uint32_t steps = distance(nearest->meant, nearest->length, tools->characters, tools->count);
    if (steps > most || steps >= nearest->distance)
        return GK_OK;
    nearest->best = candidate;
    nearest->distance = steps;
    return GK_OK;
}
