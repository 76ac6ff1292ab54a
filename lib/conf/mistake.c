#include "conf/mistake.h"

enum gk_status gk_mistake_add(struct gk_mistakes *mistakes, struct gk_bytes path, uint32_t line,
                              uint32_t column, enum gk_rule_id rule,
                              const struct gk_bytes arguments[GK_ARGUMENTS])
{
    struct gk_mistake *mistake = gk_arena_allocate(&mistakes->arena, sizeof *mistake);
    if (!mistake)
        return GK_NO_MEMORY;
    *mistake = (struct gk_mistake){ .line = line, .column = column, .rule = rule };
    mistake->path = gk_arena_copy(&mistakes->arena, path);
    if (!mistake->path.at)
        return GK_NO_MEMORY;
    for (int i = 0; i < GK_ARGUMENTS; i++) {
        mistake->arguments[i] = gk_arena_copy(&mistakes->arena, arguments[i]);
        if (!mistake->arguments[i].at)
            return GK_NO_MEMORY;
    }
    if (mistakes->last)
        mistakes->last->next = mistake;
    else
        mistakes->first = mistake;
    mistakes->last = mistake;
    mistakes->errors += gk_rule(rule)->severity == GK_ERROR;
    return GK_INVALID;
}

void gk_mistakes_free(struct gk_mistakes *mistakes)
{
    gk_arena_free(&mistakes->arena);
    *mistakes = (struct gk_mistakes){ 0 };
}
