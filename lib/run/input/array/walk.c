#include "run/input/array/walk.h"

#include "base/lanes.h"

void gk_value_walk_begin(struct gk_value_walk *walk)
{
    walk->depth = 0;
    walk->in_string = walk->escaped = walk->broken = walk->alone = walk->closed = false;
}

/* To behind the string's closing mark, or the end. */
static size_t pass_string(struct gk_value_walk *walk, const struct gk_buffer *text, size_t at,
                          const struct gk_structure *structure, size_t marked)
{
    if (walk->escaped && at < text->length) {
        walk->escaped = false;
        at++;
    }
    while (at < text->length) {
        at = gk_structure_next(structure, at - marked) + marked;
        if (at >= text->length)
            break;
        char c = text->at[at++];
        walk->line += c == '\n';
        walk->broken |= c == '\n';
        if (c == '"') {
            walk->in_string = false;
            return at;
        }
        if (c == '\\' && at == text->length)
            walk->escaped = true;
        else if (c == '\\')
            at++;
    }
    return text->length;
}

static size_t pass_blanks(const struct gk_buffer *text, size_t at)
{
    while (text->length - at >= GK_LANES && gk_lanes_load(text->at + at) == GK_LANES_ONES * ' ')
        at += GK_LANES;
    return at;
}

size_t gk_value_walk(struct gk_value_walk *walk, struct gk_buffer *text, size_t at,
                     const struct gk_structure *structure, size_t marked)
{
    while (at < text->length) {
        if (walk->in_string) {
            at = pass_string(walk, text, at, structure, marked);
            continue;
        }
        if (text->at[at] == ' ') {
            at = pass_blanks(text, at + 1);
            continue;
        }
        switch (text->at[at]) {
        case '"':
            walk->in_string = true;
            break;
        case '{':
        case '[':
            walk->depth++;
            break;
        case '}':
        case ']':
            if (!walk->depth)
                return at;
            walk->depth--;
            if (!walk->depth && walk->alone) {
                walk->closed = true;
                return at + 1;
            }
            break;
        case ',':
            if (!walk->depth)
                return at;
            break;
        case '\n':
            walk->line++;
            text->at[at] = ' ';
            break;
        case '\r':
            text->at[at] = ' ';
            break;
        default:
            break;
        }
        at++;
    }
    return text->length;
}
