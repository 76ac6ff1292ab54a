#include "run/input/table/words.h"

static enum gk_status read_named(const struct gk_profile *profile, const char *rule,
                                 const char *name, struct gk_arena *arena,
                                 struct gk_word_list *list)
{
    return gk_profile_texts(profile, "rules", rule, name, arena, &list->words, &list->count);
}

static enum gk_status read_list(const struct gk_profile *profile, const char *rule,
                                struct gk_arena *arena, struct gk_word_list *list)
{
    return read_named(profile, rule, "words", arena, list);
}

enum gk_status gk_table_words_open(struct gk_table_words *words, const struct gk_profile *profile,
                                   struct gk_arena *arena)
{
    *words = (struct gk_table_words){ .fields = &profile->fields };
    if (profile->none)
        return GK_OK;
    if (read_list(profile, "table.head", arena, &words->heads) != GK_OK ||
        read_list(profile, "table.head_more", arena, &words->bare) != GK_OK ||
        read_named(profile, "table.head_more", "endings", arena, &words->endings) != GK_OK ||
        read_list(profile, "table.total", arena, &words->totals) != GK_OK ||
        read_list(profile, "table.note", arena, &words->notes) != GK_OK ||
        read_list(profile, "table.unit", arena, &words->units) != GK_OK ||
        read_list(profile, "input.kind", arena, &words->answers) != GK_OK)
        return GK_NO_MEMORY;
    return GK_OK;
}

bool gk_word_list_has(const struct gk_word_list *list, struct gk_bytes word)
{
    for (size_t i = 0; i < list->count; i++)
        if (gk_bytes_equal(list->words[i], word))
            return true;
    return false;
}

struct gk_bytes gk_word_list_start(const struct gk_word_list *list, struct gk_bytes text)
{
    struct gk_bytes longest = { NULL, 0 };
    for (size_t i = 0; i < list->count; i++)
        if (list->words[i].length > longest.length && gk_bytes_start_with(text, list->words[i]))
            longest = list->words[i];
    return longest;
}
