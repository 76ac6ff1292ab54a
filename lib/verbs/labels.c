#include "verbs/labels.h"

void gk_label_scratch_free(struct gk_label_scratch *scratch)
{
    gk_folded_free(&scratch->folded);
    gk_endings_free(&scratch->endings);
}

/* The list of one role of a kind, or of every kind. */
static enum gk_status add_list(struct gk_words *words, unsigned kind,
                               const struct gk_profile *profile, struct gk_arena *arena, int of,
                               int role)
{
    const char *group =
        of == GK_PERSONAL_KINDS ? "values" : gk_personal_name((enum gk_personal_kind)of);
    struct gk_bytes *list;
    size_t count;
    enum gk_status status =
        gk_profile_texts(profile, "redact", group,
                         gk_personal_role_name((enum gk_personal_role)role), arena, &list, &count);
    for (size_t i = 0; i < count && status == GK_OK; i++) {
        bool empty;
        status = gk_words_add(
            words, list[i],
            gk_personal_word((enum gk_personal_role)role, (enum gk_personal_kind)of), kind, &empty);
    }
    return status;
}

enum gk_status gk_labels_add(struct gk_words *words, unsigned kind,
                             const struct gk_profile *profile, struct gk_arena *arena)
{
    enum gk_status status = GK_OK;
    for (int of = 0; of <= GK_PERSONAL_KINDS && status == GK_OK; of++)
        for (int role = 0; role < GK_PERSONAL_ROLES && status == GK_OK; role++)
            status = add_list(words, kind, profile, arena, of, role);
    return status;
}

/* Those of one end come the longest first: they are turned round. */
static void turn(struct gk_matches *found, size_t first)
{
    for (size_t last = found->count; first + 1 < last; first++) {
        struct gk_match match = found->at[first];
        found->at[first] = found->at[--last];
        found->at[last] = match;
    }
}

enum gk_status gk_labels_find(const struct gk_words *words, unsigned kind,
                              const struct gk_endings *endings, struct gk_matches *found)
{
    found->count = 0;
    for (size_t i = 0; i < endings->count; i++) {
        struct gk_ending ending = endings->at[i];
        struct gk_match match;
        unsigned same;
        size_t first = found->count;
        while (gk_words_next(words, &ending, 1u << kind, &match, &same))
            if (gk_matches_add(found, match) != GK_OK)
                return GK_NO_MEMORY;
        turn(found, first);
    }
    return GK_OK;
}

enum gk_status gk_labels_read(const struct gk_words *words, unsigned kind, struct gk_bytes name,
                              struct gk_label_scratch *scratch, struct gk_personal_hints *hints)
{
    struct gk_match match;
    unsigned same;
    if (!name.length)
        return GK_OK;
    if (gk_fold(&scratch->folded, name) != GK_OK ||
        gk_words_endings(words, &scratch->folded, &scratch->endings) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t i = scratch->endings.count; i; i--)
        while (gk_words_next(words, &scratch->endings.at[i - 1], 1u << kind, &match, &same))
            gk_personal_say(hints, match.value);
    return GK_OK;
}
