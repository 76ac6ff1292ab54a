#include "profile/title_words.h"

static const struct {
    const char *group;
    const char *list;
} places[GK_TITLE_LISTS] = {
    [GK_TITLE_KINDS] = { "kind", "words" },
    [GK_TITLE_NUMBERED] = { "kind", "numbered" },
    [GK_TITLE_ISSUERS] = { "issuer", "words" },
    [GK_TITLE_ISSUING] = { "issuer", "issuing" },
    [GK_TITLE_STATUS] = { "status", "words" },
    [GK_TITLE_STATUS_BEHIND] = { "status", "behind" },
    [GK_TITLE_DRAFT] = { "draft", "words" },
    [GK_TITLE_TRAILERS] = { "page", "trailers" },
    [GK_TITLE_SITES] = { "page", "sites" },
    [GK_TITLE_PAGE_LABELS] = { "page", "labels" },
    [GK_TITLE_EXPLAINS] = { "explanation", "begins" },
    [GK_TITLE_EXPLAINED] = { "explanation", "ends" },
    [GK_TITLE_EXPLAINING] = { "explanation", "before" },
    [GK_TITLE_NO_EXPLAINS] = { "explanation", "not_before" },
    [GK_TITLE_NEWS] = { "news", "verbs" },
    [GK_TITLE_OBJECTS] = { "news", "objects" },
    [GK_TITLE_NEWS_ACTED] = { "news", "acted" },
    [GK_TITLE_ACTORS] = { "news", "actors" },
    [GK_TITLE_NO_NEWS] = { "news", "not_before" },
    [GK_TITLE_NEWS_BRIEF] = { "news", "brief" },
    [GK_TITLE_OBJECTS_BRIEF] = { "news", "brief_objects" },
    [GK_TITLE_NEWS_ENDS] = { "news", "ends" },
    [GK_TITLE_ASKING] = { "news", "asking" },
    [GK_TITLE_ASKED] = { "news", "asked" },
};

enum gk_status gk_title_words_read(struct gk_title_words *words, const struct gk_profile *profile)
{
    enum gk_status status = GK_OK;
    for (int list = 0; list < GK_TITLE_LISTS && status == GK_OK; list++) {
        struct gk_bytes *texts;
        size_t count;
        status = gk_profile_texts(profile, "title", places[list].group, places[list].list,
                                  &words->arena, &texts, &count);
        for (size_t i = 0; i < count && status == GK_OK; i++)
            status = gk_title_words_add(words, (enum gk_title_list)list, texts[i]);
    }
    return status == GK_OK ? gk_title_words_build(words) : status;
}
