#include "text/damage/kinds.h"

void gk_token_move(struct gk_token *token, const struct gk_examination *examination, size_t at)
{
    while (token->end <= at) {
        size_t end = token->end;
        size_t length;
        token->start = end;
        token->address = false;
        for (; end < examination->count && gk_is_in_token(examination->characters[end]); end++)
            token->address = token->address ||
                             gk_word_stands_at(examination, end, U"://", &length) ||
                             gk_word_stands_at(examination, end, U"www.", &length);
        token->end = end > token->start ? end : end + 1;
    }
}
