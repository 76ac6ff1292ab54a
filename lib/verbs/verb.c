#include "verbs/verb.h"

void gk_scratch_free(struct gk_scratch *scratch)
{
    gk_arena_free(&scratch->arena);
    gk_markup_free(&scratch->markup);
    gk_folded_free(&scratch->folded);
    gk_matches_free(&scratch->matches);
    gk_matches_free(&scratch->allowed);
    gk_matches_free(&scratch->labels);
    gk_endings_free(&scratch->endings);
    gk_condensed_free(&scratch->condensed);
    gk_label_scratch_free(&scratch->label);
    gk_pattern_scratch_free(&scratch->pattern);
    gk_mender_free(&scratch->mender);
    gk_buffer_free(&scratch->buffer);
    gk_once_free(&scratch->names);
}
