/*
 * words.c - the lists of words in profile.json: written whole, or word by word; private to this
 * room.
 *
 * In an office's file a list replaces the one under it. An object in its place amends that: true
 * puts a word in, null takes one out (conf/json.h). Words are the same that look the same folded.
 */
#include "profile/load/words.h"

static const struct gk_bytes nothing = { 0 };

static bool has_word(const struct gk_json_value *list, struct gk_bytes word)
{
    struct gk_json_walk walk = { .container = list };
    struct gk_bytes other;
    while (gk_json_next(&walk))
        if (gk_json_text(walk.value, &other) && gk_bytes_equal(other, word))
            return true;
    return false;
}

/* A word can only be taken out of a list that has it. */
static enum gk_status check_taken(struct gk_check *check, struct gk_bytes word,
                                  const struct gk_json_value *list)
{
    struct gk_nearest nearest;
    if (has_word(list, word))
        return GK_OK;
    enum gk_status status = gk_nearest_open(&nearest, &check->load->folded, word);
    struct gk_json_walk walk = { .container = list };
    struct gk_bytes other;
    while (status == GK_OK && gk_json_next(&walk))
        if (gk_json_text(walk.value, &other))
            status = gk_nearest_offer(&nearest, other);
    return status == GK_OK ? gk_check_misspelt(check, GK_RULE_PROFILE_WORD, word, nearest.best)
                           : status;
}

/* A word that is put in: something to look for, and of the form that `judge` wants. */
static enum gk_status check_word(struct gk_check *check, struct gk_bytes word, gk_check_word *judge)
{
    bool blank;
    enum gk_status status = gk_load_is_blank(check->load, word, &blank);
    if (status == GK_OK && blank)
        return gk_check_mistake(check, GK_RULE_PROFILE_TERM, nothing, nothing, nothing);
    return status == GK_OK && judge ? judge(check, word) : status;
}

/* An element of a list, or a member of the object that amends the list `model`. */
static enum gk_status check_part(struct gk_check *check, const struct gk_json_walk *part,
                                 const struct gk_json_value *model, gk_check_word *judge)
{
    struct gk_bytes word;
    bool good = false;
    if (part->name) {
        word = gk_bytes_of(part->name);
        if (gk_json_type(part->value) == GK_JSON_NULL)
            return check_taken(check, word, model);
        if (!gk_json_true(part->value))
            return gk_check_mistake(check, GK_RULE_PROFILE_VALUE, word, GK_BYTES("true, null"),
                                    nothing);
        return check_word(check, word, judge);
    }
    enum gk_status status = gk_check_type(check, part->value, GK_JSON_TEXT, &good);
    if (status == GK_OK && good && gk_json_text(part->value, &word))
        status = check_word(check, word, judge);
    return status;
}

enum gk_status gk_check_words(struct gk_check *check, const struct gk_json_value *value,
                              const struct gk_json_value *model, gk_check_word *judge)
{
    bool good = check->overlay && gk_json_type(value) == GK_JSON_OBJECT;
    enum gk_status status = good ? GK_OK : gk_check_type(check, value, GK_JSON_LIST, &good);
    struct gk_json_walk walk = { .container = good ? value : NULL };
    size_t length = check->pointer.length;
    while (status == GK_OK && gk_json_next(&walk)) {
        status = walk.name ? gk_check_enter(check, walk.name)
                           : gk_check_enter_element(check, walk.index - 1);
        if (status == GK_OK)
            status = check_part(check, &walk, model, judge);
        gk_check_leave(check, length);
    }
    return status;
}

/* ---- one role a word */

/* The lists of which a word may stand in one alone, none of them of two kinds of types; units stand
 * behind a value, labels and what else names it before it. */
static const char *const lists[] = {
    "labels",     "public",     "private",   "other",        "levels",
    "own_levels", "no_levels",  "phrases",   "weak",         "attending",
    "withheld",   "on_request", "proactive", "declassified", "undeclassified",
};

enum { LISTS = sizeof lists / sizeof *lists };
_Static_assert(2 * LISTS <= 32, "two bits for each list");

/* A bit for each list that has a word: as the built-in profile has it, and, shifted by LISTS, as
 * the word counts with what the office says. */
struct roles {
    struct gk_check *check;
    struct gk_arena arena; /* keys of `words` */
    struct gk_map words;   /* folded */
};

static uint32_t built_in(unsigned list)
{
    return UINT32_C(1) << list;
}

static uint32_t in_force(unsigned list)
{
    return UINT32_C(1) << (LISTS + list);
}

/* Adds to the bits of a word; *before are those that it had. */
static enum gk_status put_word(struct roles *roles, struct gk_bytes word, uint32_t bits,
                               uint32_t *before)
{
    struct gk_folded *folded = &roles->check->load->folded;
    enum gk_status status = gk_fold(folded, word);
    if (status != GK_OK)
        return status;
    struct gk_bytes key = { (const char *)folded->characters,
                            folded->count * sizeof *folded->characters };
    if (!key.length)
        return GK_OK;
    *before = gk_map_get(&roles->words, key, 0);
    key = gk_arena_copy(&roles->arena, key);
    return key.at ? gk_map_put(&roles->words, key, *before | bits) : GK_NO_MEMORY;
}

/* The words of a built-in list, but those that the office takes out or replaces. */
static enum gk_status put_built_in(struct roles *roles, unsigned list,
                                   const struct gk_json_value *own,
                                   const struct gk_json_value *words)
{
    struct gk_json_walk walk = { .container = words };
    bool replaced = own && gk_json_type(own) == GK_JSON_LIST;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_bytes word;
        uint32_t before;
        if (!gk_json_text(walk.value, &word))
            continue;
        const struct gk_json_value *said = gk_json_member(own, word.at);
        bool counts = !replaced && !(said && gk_json_type(said) == GK_JSON_NULL);
        status = put_word(roles, word, built_in(list) | (counts ? in_force(list) : 0), &before);
    }
    return status;
}

/* A word of the office's: that another list has it, too, is right only where the built-in profile
 * has it so. */
static enum gk_status put_own(struct roles *roles, unsigned list, struct gk_bytes word)
{
    uint32_t before = 0;
    enum gk_status status = put_word(roles, word, in_force(list), &before);
    for (unsigned other = 0; other < LISTS && status == GK_OK; other++) {
        bool both = before & built_in(list) && before & built_in(other);
        if (other != list && before & in_force(other) && !both)
            return gk_check_mistake(roles->check, GK_RULE_PROFILE_ROLE, word,
                                    gk_bytes_of(lists[other]), nothing);
    }
    return status;
}

static enum gk_status put_own_list(struct roles *roles, unsigned list,
                                   const struct gk_json_value *own)
{
    struct gk_check *check = roles->check;
    struct gk_json_walk walk = { .container = own };
    size_t length = check->pointer.length;
    enum gk_status status = GK_OK;
    while (status == GK_OK && gk_json_next(&walk)) {
        struct gk_bytes word;
        if (walk.name && !gk_json_true(walk.value))
            continue;
        if (walk.name)
            word = gk_bytes_of(walk.name);
        else if (!gk_json_text(walk.value, &word))
            continue;
        status = walk.name ? gk_check_enter(check, walk.name)
                           : gk_check_enter_element(check, walk.index - 1);
        if (status == GK_OK)
            status = put_own(roles, list, word);
        gk_check_leave(check, length);
    }
    return status;
}

enum gk_status gk_check_roles(struct gk_check *check, const struct gk_json_value *type,
                              const struct gk_json_value *model)
{
    struct roles roles = { .check = check };
    size_t length = check->pointer.length;
    enum gk_status status = GK_OK;
    for (unsigned i = 0; i < LISTS && status == GK_OK; i++)
        status = put_built_in(&roles, i, gk_json_member(type, lists[i]),
                              gk_json_member(model, lists[i]));
    for (unsigned i = 0; i < LISTS && status == GK_OK; i++) {
        status = gk_check_enter(check, lists[i]);
        if (status == GK_OK)
            status = put_own_list(&roles, i, gk_json_member(type, lists[i]));
        gk_check_leave(check, length);
    }
    gk_map_free(&roles.words);
    gk_arena_free(&roles.arena);
    return status;
}
