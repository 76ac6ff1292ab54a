#include "verbs/validate/number_genre.h"

#include "base/utf8.h"
#include "verbs/validate/group.h"

struct gk_number_kind {
    struct gk_bytes word; /* as written: what the agency's word ends with */
    const struct gk_bytes *genres;
    size_t count;
};

enum { KIND_MOST = 8 /* letters that a kind has at most */ };

/* ---- the profile */

/* What stands in front of a sign; the rest is behind it. */
static struct gk_bytes take_part(struct gk_bytes *rest, struct gk_bytes sign)
{
    const char *at = gk_bytes_find(*rest, sign);
    struct gk_bytes part = { rest->at, at ? (size_t)(at - rest->at) : rest->length };
    size_t passed = part.length + (at ? sign.length : 0);
    *rest = (struct gk_bytes){ rest->at + passed, rest->length - passed };
    return gk_bytes_trim(part);
}

/* 令=命令、令、决定 */
static enum gk_status read_kind(struct gk_validate_plan *plan, struct gk_folded *folded,
                                struct gk_bytes row, struct gk_number_kind *kind)
{
    struct gk_bytes *genres = gk_arena_array(&plan->arena, row.length, sizeof *genres);
    if (!genres)
        return GK_NO_MEMORY;
    kind->genres = genres;
    kind->word = take_part(&row, GK_BYTES("="));
    enum gk_status status = GK_OK;
    while (row.length && status == GK_OK) {
        struct gk_bytes genre = take_part(&row, GK_BYTES("、"));
        if (genre.length)
            status = gk_group_fold(plan, folded, genre, &genres[kind->count++]);
    }
    return status;
}

static enum gk_status read_rows(struct gk_number_genres *genres, struct gk_validate_plan *plan,
                                struct gk_folded *folded)
{
    struct gk_bytes *rows;
    struct gk_bytes *judged;
    if (gk_profile_texts(plan->profile, "rules", "docnumber.genre", "numbers", &plan->arena, &rows,
                         &genres->count) != GK_OK ||
        gk_profile_texts(plan->profile, "rules", "docnumber.genre", "judged", &plan->arena, &judged,
                         &genres->judged_count) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_number_kind *kinds = gk_arena_array(&plan->arena, genres->count, sizeof *kinds);
    enum gk_status status = kinds ? GK_OK : GK_NO_MEMORY;
    for (size_t i = 0; i < genres->count && status == GK_OK; i++)
        status = read_kind(plan, folded, rows[i], &kinds[i]);
    for (size_t i = 0; i < genres->judged_count && status == GK_OK; i++)
        status = gk_group_fold(plan, folded, judged[i], &judged[i]);
    genres->kinds = kinds;
    genres->judged = judged;
    return status;
}

enum gk_status gk_number_genres_open(struct gk_number_genres *genres, struct gk_validate_plan *plan)
{
    struct gk_folded folded = { 0 };
    enum gk_status status = read_rows(genres, plan, &folded);
    gk_folded_free(&folded);
    plan->asks_title |= genres->count != 0;
    return status;
}

/* ---- a record */

/* The row whose word ends the agency's, or the number as 第3号令 does: the longest. */
static const struct gk_number_kind *kind_of(const struct gk_number_genres *genres,
                                            struct gk_bytes text,
                                            const struct gk_document_number *number)
{
    const struct gk_number_kind *kind = NULL;
    if (number->several || number->agency.end == number->agency.start)
        return NULL;
    struct gk_bytes agency = { text.at, gk_utf8_start(text, number->agency.end).length };
    for (size_t i = 0; i < genres->count; i++) {
        struct gk_bytes word = genres->kinds[i].word;
        if ((gk_bytes_end_with(agency, word) || gk_bytes_end_with(text, word)) &&
            (!kind || word.length > kind->word.length))
            kind = &genres->kinds[i];
    }
    return kind;
}

/* The longest of the words that ends a text. */
static struct gk_bytes end_of(struct gk_bytes text, const struct gk_bytes *words, size_t count)
{
    struct gk_bytes end = { 0 };
    for (size_t i = 0; i < count; i++)
        if (words[i].length > end.length && gk_bytes_end_with(text, words[i]))
            end = words[i];
    return end;
}

/* The judged kind that ends a title; empty: none, or the page is no document. */
static enum gk_status read_title(struct gk_judging *judging, const struct gk_number_genres *genres,
                                 struct gk_bytes *kind)
{
    const struct gk_folded *folded = &judging->scratch->title;
    const struct gk_title *title;
    char last[4 * KIND_MOST];
    size_t length = 0;
    *kind = (struct gk_bytes){ 0 };
    if (gk_judging_title(judging, &title) != GK_OK)
        return GK_NO_MEMORY;
    if (title->nature != GK_TITLE_DOCUMENT)
        return GK_OK;
    size_t whole = title->name.end - title->name.start;
    for (size_t at = title->name.end - (whole < KIND_MOST ? whole : KIND_MOST);
         at < title->name.end; at++)
        length += gk_utf8_encode(folded->characters[at], last + length);
    *kind = end_of((struct gk_bytes){ last, length }, genres->judged, genres->judged_count);
    return GK_OK;
}

enum gk_status gk_number_genres_judge(const struct gk_number_genres *genres,
                                      struct gk_judging *judging, const struct gk_member *member,
                                      struct gk_bytes text, const struct gk_document_number *number)
{
    const struct gk_number_kind *kind = kind_of(genres, text, number);
    struct gk_bytes ending;
    struct gk_finding draft;
    if (!kind)
        return GK_OK;
    if (read_title(judging, genres, &ending) != GK_OK)
        return GK_NO_MEMORY;
    if (!ending.length || end_of(ending, kind->genres, kind->count).length)
        return GK_OK;
    if (gk_judging_draft(judging, GK_RULE_DOCNUMBER_GENRE, member, &draft) != GK_OK)
        return GK_NO_MEMORY;
    draft.arguments[0] = kind->word;
    draft.arguments[1] = ending;
    return gk_judging_add(judging, &draft);
}
