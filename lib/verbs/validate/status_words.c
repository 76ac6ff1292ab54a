#include "verbs/validate/status_words.h"

#include "base/utf8.h"
#include "domain/letters.h"
#include "verbs/validate/group.h"

static enum gk_status read_list(struct gk_validate_plan *plan, const char *parameter,
                                struct gk_bytes **words, size_t *count)
{
    return gk_profile_texts(plan->profile, "rules", "status.title", parameter, &plan->arena, words,
                            count);
}

enum gk_status gk_status_words_read(struct gk_status_words *own, struct gk_validate_plan *plan)
{
    plan->asks_title = true;
    enum gk_status status = read_list(plan, "valid", &own->valid, &own->valid_count);
    if (status == GK_OK)
        status = read_list(plan, "repealed", &own->repealed, &own->repealed_count);
    return status == GK_OK ? read_list(plan, "partly", &own->partly, &own->partly_count) : status;
}

static bool are_one_of(const struct gk_letters *letters, const struct gk_bytes *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (gk_letters_match_bytes(letters, 0, words[i]) == letters->count)
            return true;
    return false;
}

enum gk_status gk_force_by_field(struct gk_judging *judging, const struct gk_status_words *own,
                                 enum gk_force *force)
{
    struct gk_letters letters;
    struct gk_bytes text = gk_judging_text(judging, GK_FIELD_STATUS);
    *force = GK_FORCE_UNSAID;
    if (!text.at)
        return GK_NO_MEMORY;
    if (!text.length || !gk_letters_read(&letters, text, GK_BLANKS_DROP) || !letters.count)
        return GK_OK;
    gk_letters_simplify(&letters);
    if (are_one_of(&letters, own->repealed, own->repealed_count))
        *force = GK_FORCE_REPEALED;
    else if (are_one_of(&letters, own->valid, own->valid_count))
        *force = GK_FORCE_VALID;
    return GK_OK;
}

/* The word's letters against cells from `start` on; their number, or 0. */
static size_t match(const struct gk_folded *folded, size_t start, struct gk_bytes word)
{
    size_t at = start;
    for (size_t offset = 0, length; offset < word.length; offset += length, at++) {
        uint32_t c =
            gk_utf8_decode((struct gk_bytes){ word.at + offset, word.length - offset }, &length);
        if (at >= folded->count || folded->characters[at] != c)
            return 0;
    }
    return at - start;
}

/* 部分 in front of 废止. */
static bool is_part(const struct gk_folded *folded, const struct gk_status_words *own, size_t start)
{
    for (size_t i = 0; i < own->partly_count; i++)
        for (size_t before = start > 4 ? start - 4 : 0; before < start; before++)
            if (match(folded, before, own->partly[i]) == start - before)
                return true;
    return false;
}

enum gk_status gk_force_by_title(struct gk_judging *judging, const struct gk_status_words *own,
                                 bool *marked)
{
    const struct gk_folded *folded = &judging->scratch->title;
    const struct gk_title *title;
    *marked = false;
    if (gk_judging_title(judging, &title) != GK_OK)
        return GK_NO_MEMORY;
    size_t start = title->status.start;
    if (!gk_title_has(title->status) || is_part(folded, own, start))
        return GK_OK;
    for (size_t i = 0; i < own->repealed_count && !*marked; i++)
        *marked = match(folded, start, own->repealed[i]) == title->status.end - start;
    return GK_OK;
}
