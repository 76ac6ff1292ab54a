/*
 * context.c - the words before a value, and the names around it, that say what it is.
 */
#include "domain/personal/family.h"

enum { LABEL_REACH = 20 }; /* cells before a value in which a word counts */

const char *gk_personal_name(enum gk_personal_kind kind)
{
    static const char *const names[] = {
#define GK_PERSONAL_KIND(name, text, ...) [GK_PERSONAL_##name] = text,
#include "domain/personal/kinds.def"
#undef GK_PERSONAL_KIND
    };
    return names[kind];
}

const char *gk_personal_role_name(enum gk_personal_role role)
{
    static const char *const names[] = {
        [GK_PERSONAL_LABEL] = "labels",
        [GK_PERSONAL_PUBLIC] = "public",
        [GK_PERSONAL_OTHER] = "other",
    };
    return names[role];
}

uint32_t gk_personal_word(enum gk_personal_role role, enum gk_personal_kind kind)
{
    return (uint32_t)role * (GK_PERSONAL_KINDS + 1) + (uint32_t)kind;
}

_Static_assert(GK_PERSONAL_KINDS < 32, "a hint has a bit for each kind");

void gk_personal_say(struct gk_personal_hints *hints, uint32_t word)
{
    uint32_t kind = word % (GK_PERSONAL_KINDS + 1);
    uint32_t kinds = kind == GK_PERSONAL_KINDS ? UINT32_MAX : UINT32_C(1) << kind;
    uint32_t known = 0;
    for (int role = 0; role < GK_PERSONAL_ROLES; role++)
        known |= hints->said[role];
    hints->said[word / (GK_PERSONAL_KINDS + 1)] |= kinds & ~known;
}

enum gk_personal_role gk_personal_hint(const struct gk_personal_hints *hints,
                                       enum gk_personal_kind kind)
{
    int role = 0;
    while (role < GK_PERSONAL_ROLES && !(hints->said[role] >> kind & 1))
        role++;
    return (enum gk_personal_role)role;
}

/* How many of the words end at `cell` or before. */
static size_t words_before(const struct gk_personal_walk *walk, size_t cell)
{
    size_t low = 0;
    size_t high = walk->word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (walk->words[middle].end <= cell)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Signs and words between the values of a list. */
static bool is_enumerating(uint32_t c)
{
    return c == ' ' || c == ',' || c == ';' || c == 0x3001 || c == '/' || c == '\n' ||
           c == 0x548C || c == 0x53CA || c == 0x6216; /* 、 和 及 或 */
}

/* Whether the value that begins at `cell` follows the one found last in a list. */
static bool follows_last(const struct gk_personal_walk *walk, enum gk_personal_kind kind,
                         size_t cell)
{
    enum { GAP_MOST = 4 };
    if (!walk->last.end || walk->last.kind != kind || cell < walk->last.end ||
        cell - walk->last.end > GAP_MOST)
        return false;
    for (size_t i = walk->last.end; i < cell; i++)
        if (!is_enumerating(walk->folded->characters[i]))
            return false;
    return cell > walk->last.end;
}

/* The place that holds `cell`, or NULL. Its readers are asked in order. */
static const struct gk_personal_place *place_at(const struct gk_personal_walk *walk, size_t cell)
{
    if (walk->place == walk->place_count)
        return NULL;
    const struct gk_personal_place *place = &walk->places[walk->place];
    return place->start <= cell && cell < place->end ? place : NULL;
}

/* What the words say that end in [start, cell], the nearest first. */
static enum gk_personal_role said_between(const struct gk_personal_walk *walk,
                                          enum gk_personal_kind kind, size_t start, size_t cell)
{
    struct gk_personal_hints hints = { { 0 } };
    enum gk_personal_role role = GK_PERSONAL_ROLES;
    for (size_t i = words_before(walk, cell);
         i && walk->words[i - 1].end > start && walk->words[i - 1].end + LABEL_REACH > cell &&
         role == GK_PERSONAL_ROLES;
         i--) {
        gk_personal_say(&hints, walk->words[i - 1].value);
        role = gk_personal_hint(&hints, kind);
    }
    return role;
}

enum gk_personal_role gk_personal_said(const struct gk_personal_walk *walk,
                                       enum gk_personal_kind kind, size_t cell)
{
    const struct gk_personal_place *place = place_at(walk, cell);
    enum gk_personal_role role = said_between(walk, kind, place ? place->start : 0, cell);
    if (role == GK_PERSONAL_ROLES && place)
        role = gk_personal_hint(&place->hints, kind);
    if (role == GK_PERSONAL_ROLES && place)
        role = said_between(walk, kind, 0, cell);
    if (role == GK_PERSONAL_ROLES && follows_last(walk, kind, cell))
        role = walk->last.said;
    return role != GK_PERSONAL_ROLES ? role : gk_personal_hint(&walk->around, kind);
}
