#include "verbs/mark_words.h"

enum gk_status gk_mark_words_read(struct gk_mark_words *words, const struct gk_profile *profile)
{
    static const struct {
        const char *type;
        const char *list;
    } places[GK_MARK_LISTS] = {
        [GK_MARK_PHRASES] = { "internal_mark", "phrases" },
        [GK_MARK_WEAK] = { "internal_mark", "weak" },
        [GK_MARK_ATTENDING] = { "internal_mark", "attending" },
        [GK_MARK_LEVELS] = { "secret_mark", "levels" },
        [GK_MARK_OWN_LEVELS] = { "secret_mark", "own_levels" },
        [GK_MARK_NO_LEVELS] = { "secret_mark", "no_levels" },
        [GK_MARK_WITHHELD] = { "disclosure_mark", "withheld" },
        [GK_MARK_ON_REQUEST] = { "disclosure_mark", "on_request" },
        [GK_MARK_PROACTIVE] = { "disclosure_mark", "proactive" },
    };
    enum gk_status status = GK_OK;
    for (int list = 0; list < GK_MARK_LISTS && status == GK_OK; list++) {
        struct gk_bytes *texts;
        size_t count;
        status = gk_profile_texts(profile, "redact", places[list].type, places[list].list,
                                  &words->arena, &texts, &count);
        for (size_t i = 0; i < count && status == GK_OK; i++)
            status = gk_mark_words_add(words, (enum gk_mark_list)list, texts[i]);
    }
    return status == GK_OK ? gk_mark_words_build(words) : status;
}
