#include "verbs/validate/names.h"

#include "base/ascii.h"
#include "verbs/validate/group.h"

enum {
    LEAST = 6,      /* letters of a title that means one document */
    DEEPEST = 3,    /* titles in titles */
    INNER_MOST = 4, /* of one title */
    LETTERS = 400,  /* of a title; more are not compared */
};

/* Kinds of words in titles, and the parameter of rules/status.repealed that lists them. */
enum word_kind {
    ISSUING,
    REPEALING,
    PARTLY,
    WORD_KINDS,
};
static const char *const parameters[WORD_KINDS] = { "issuing", "words", "partly" };

enum gk_status gk_name_words_open(struct gk_name_words *own, struct gk_validate_plan *plan)
{
    for (int kind = 0; kind < WORD_KINDS; kind++) {
        struct gk_bytes *texts;
        size_t count;
        if (gk_profile_texts(plan->profile, "rules", "status.repealed", parameters[kind],
                             &plan->arena, &texts, &count) != GK_OK)
            return GK_NO_MEMORY;
        for (size_t i = 0; i < count; i++) {
            bool empty;
            if (gk_words_add(&own->words, texts[i], (uint32_t)kind, 0, &empty) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return gk_words_build(&own->words);
}

void gk_name_words_close(struct gk_name_words *own)
{
    gk_words_free(&own->words);
}

/* ---- letters */

/* What tells one title or number from another: no blanks, no signs. */
static bool counts(uint32_t c)
{
    if (c < 0x80)
        return gk_is_ascii_digit(c) || gk_is_ascii_small(c);
    return c >= 0xC0 && !(c >= 0x2000 && c < 0x2070) && !(c >= 0x3000 && c < 0x3007) &&
           !(c >= 0x3008 && c < 0x3040) && !(c >= 0xFF00 && c < 0xFFF0);
}

static void add(struct gk_names *names, enum gk_name_role role, uint32_t reference,
                const uint32_t *letters, size_t count)
{
    struct gk_bytes raw = { (const char *)letters, count * sizeof *letters };
    if (names->count == GK_NAMES_MOST)
        return;
    names->at[names->count++] = (struct gk_name){ gk_keyed(names->seed, raw), role, reference };
}

static void add_cells(struct gk_names *names, enum gk_name_role role, uint32_t reference,
                      const struct gk_folded *folded, size_t start, size_t end)
{
    uint32_t letters[LETTERS];
    size_t count = 0;
    for (size_t i = start; i < end && count < LETTERS; i++)
        if (counts(folded->characters[i]))
            letters[count++] = folded->characters[i];
    if (count >= LEAST)
        add(names, role, reference, letters, count);
}

/* ---- titles */

/* A title in a title. */
struct inner {
    struct gk_bytes text;
    enum gk_name_role role;
};

/* A title at hand. */
struct reading {
    const struct gk_name_words *words;
    const struct gk_folded *folded;
    const struct gk_title *title;
    const struct gk_matches *matches;
    struct gk_names *names;
    enum gk_name_role role; /* of what is its own */
    uint32_t reference;
    struct inner inner[INNER_MOST];
    size_t inner_count;
};

static struct gk_bytes source_of(const struct gk_folded *folded, size_t start, size_t end)
{
    uint32_t from = gk_folded_start(folded, start);
    return (struct gk_bytes){ folded->source.at + from, gk_folded_end(folded, end - 1) - from };
}

/* Where the 《》 that opens at a cell ends: behind its last sign; `end` where it never does. */
static size_t closing(const struct gk_folded *folded, size_t at, size_t end)
{
    int depth = 0;
    for (; at < end; at++) {
        depth += folded->characters[at] == U'《';
        depth -= folded->characters[at] == U'》';
        if (!depth)
            return at + 1;
    }
    return end;
}

static bool is_outside(const struct reading *r, size_t at)
{
    int depth = 0;
    for (size_t i = r->title->name.start; i < at; i++) {
        depth += r->folded->characters[i] == U'《';
        depth -= r->folded->characters[i] == U'》';
    }
    return depth <= 0;
}

/* A word of that kind outside 《》, within the name; NULL where there is none. */
static const struct gk_match *find_word(const struct reading *r, enum word_kind kind)
{
    for (size_t i = 0; i < r->matches->count; i++) {
        const struct gk_match *match = &r->matches->at[i];
        if (match->value == (uint32_t)kind && match->start >= r->title->name.start &&
            match->end <= r->title->name.end && is_outside(r, match->start))
            return match;
    }
    return NULL;
}

static bool is_issued(const struct reading *r, size_t open)
{
    for (size_t i = 0; i < r->matches->count; i++)
        if (r->matches->at[i].value == ISSUING && r->matches->at[i].end == open)
            return true;
    return false;
}

static void keep_inner(struct reading *r, size_t start, size_t end, enum gk_name_role role)
{
    if (start + LEAST <= end && r->inner_count < INNER_MOST)
        r->inner[r->inner_count++] = (struct inner){ source_of(r->folded, start, end), role };
}

/* 《某办法》, by what stands around it. */
static void find_inner(struct reading *r)
{
    bool repeals = r->role == GK_NAME_TITLE && r->title->nature == GK_TITLE_DOCUMENT &&
                   find_word(r, REPEALING) && !find_word(r, PARTLY);
    size_t end = r->title->name.end;
    for (size_t at = r->title->name.start; at < end; at++) {
        if (r->folded->characters[at] != U'《')
            continue;
        size_t behind = closing(r->folded, at, end);
        enum gk_name_role role = r->role == GK_NAME_TITLE ? GK_NAME_CITED : r->role;
        if (is_issued(r, at))
            role = r->role;
        else if (repeals)
            role = GK_NAME_REPEALS;
        keep_inner(r, at + 1, behind - (r->folded->characters[behind - 1] == U'》'), role);
        at = behind - 1;
    }
}

/* 某办法 of 关于印发某办法的通知 */
static void find_issued(struct reading *r)
{
    const struct gk_match *match = find_word(r, ISSUING);
    size_t end = r->title->name.end;
    if (!match || r->title->nature != GK_TITLE_DOCUMENT || match->end >= end ||
        r->folded->characters[match->end] == U'《')
        return;
    while (end > match->end && r->folded->characters[end - 1] != U'的')
        end--;
    if (end > match->end)
        keep_inner(r, match->end, end - 1, r->role);
}

static void read_names(struct reading *r)
{
    const struct gk_title *title = r->title;
    size_t start = title->name.start;
    if (gk_title_has(title->issuer) && title->issuer.start == start)
        start = title->issuer.end;
    add_cells(r->names, r->role, r->reference, r->folded, start, title->name.end);
    if (title->nature == GK_TITLE_EXPLANATION && title->said.end == title->name.end &&
        title->said.start > start) {
        size_t end = title->said.start - (r->folded->characters[title->said.start - 1] == U'的');
        add_cells(r->names, r->role == GK_NAME_TITLE ? GK_NAME_CITED : r->role, r->reference,
                  r->folded, start, end);
    }
    find_inner(r);
    find_issued(r);
}

static enum gk_status read_title(struct gk_judging *judging, const struct gk_name_words *words,
                                 const struct gk_folded *folded, const struct gk_title *title,
                                 struct reading *r)
{
    struct gk_matches *matches = &judging->scratch->matches;
    matches->count = 0;
    r->words = words;
    r->folded = folded;
    r->title = title;
    r->matches = matches;
    enum gk_status status = gk_words_find(&words->words, folded, GK_WORDS_ALL, matches);
    if (status == GK_OK)
        read_names(r);
    return status;
}

/* The titles inside, and those in them. */
static enum gk_status read_inner(struct gk_judging *judging, const struct gk_name_words *words,
                                 const struct reading *outer, int depth)
{
    struct gk_folded *folded = &judging->scratch->folded;
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < outer->inner_count && status == GK_OK; i++) {
        struct reading r = { .names = outer->names,
                             .role = outer->inner[i].role,
                             .reference = outer->reference };
        struct gk_title title;
        status = gk_fold(folded, outer->inner[i].text);
        if (status != GK_OK)
            break;
        gk_title_read(folded, &judging->plan->title_words, &title);
        status = read_title(judging, words, folded, &title, &r);
        if (r.role == GK_NAME_REPEALS || depth + 1 == DEEPEST)
            r.inner_count = 0;
        if (status == GK_OK)
            status = read_inner(judging, words, &r, depth + 1);
    }
    return status;
}

enum gk_status gk_names_of_title(struct gk_judging *judging, const struct gk_name_words *words,
                                 struct gk_names *names)
{
    struct reading r = { .names = names, .role = GK_NAME_TITLE };
    const struct gk_title *title;
    enum gk_status status = gk_judging_title(judging, &title);
    if (status == GK_OK && gk_title_has(title->name))
        status = read_title(judging, words, &judging->scratch->title, title, &r);
    return status == GK_OK ? read_inner(judging, words, &r, 0) : status;
}

/* ---- numbers */

static bool parts_numbers(uint32_t c)
{
    return c == U'、' || c == ';' || c == U'；';
}

/* One number from *at on, which moves behind it. */
static void read_number(const struct gk_folded *folded, size_t *at, enum gk_name_role role,
                        uint32_t reference, struct gk_names *names)
{
    uint32_t letters[LETTERS];
    size_t count = 0;
    bool serial = false; /* behind the year's bracket */
    for (; *at < folded->count && !parts_numbers(folded->characters[*at]); ++*at) {
        uint32_t c = folded->characters[*at];
        bool filler = serial && (c == '0' || c == U'第');
        serial = c == ']' || c == ')' || (serial && (filler || !counts(c)));
        if (counts(c) && !filler && count < LETTERS)
            letters[count++] = c;
    }
    ++*at;
    if (count)
        add(names, role, reference, letters, count);
}

enum gk_status gk_names_of_text(struct gk_folded *folded, struct gk_bytes text,
                                enum gk_name_role role, uint32_t reference, struct gk_names *names)
{
    if (!text.length)
        return GK_OK;
    if (gk_fold(folded, text) != GK_OK)
        return GK_NO_MEMORY;
    for (size_t at = 0; at < folded->count;)
        read_number(folded, &at, role, reference, names);
    return GK_OK;
}

enum gk_status gk_names_of_number(struct gk_judging *judging, struct gk_bytes text,
                                  enum gk_name_role role, uint32_t reference,
                                  struct gk_names *names)
{
    return gk_names_of_text(&judging->scratch->folded, text, role, reference, names);
}

/* ---- references */

/* The text without what stands in 《》: a number may stand beside a title. */
static enum gk_status outside_titles(struct gk_judging *judging, struct gk_bytes text,
                                     struct gk_bytes *rest)
{
    char *at = gk_arena_allocate(&judging->scratch->arena, text.length + 1);
    if (!at)
        return GK_NO_MEMORY;
    struct gk_bytes open = GK_BYTES("《");
    struct gk_bytes close = GK_BYTES("》");
    size_t length = 0;
    int depth = 0;
    for (size_t i = 0; i < text.length; i++) {
        struct gk_bytes from = { text.at + i, text.length - i };
        depth += gk_bytes_start_with(from, open);
        if (gk_bytes_start_with(from, close)) {
            depth -= depth > 0;
            i += close.length - 1;
        } else if (!depth) {
            at[length++] = text.at[i];
        }
    }
    *rest = (struct gk_bytes){ at, length };
    return GK_OK;
}

enum gk_status gk_names_of_reference(struct gk_judging *judging, const struct gk_name_words *words,
                                     struct gk_bytes text, enum gk_name_role role,
                                     uint32_t reference, struct gk_names *names)
{
    struct reading whole = { .names = names, .role = role, .reference = reference };
    struct gk_bytes rest;
    whole.inner[whole.inner_count++] = (struct inner){ text, role };
    enum gk_status status = outside_titles(judging, text, &rest);
    if (status == GK_OK)
        status = gk_names_of_number(judging, rest, role, reference, names);
    return status == GK_OK ? read_inner(judging, words, &whole, 0) : status;
}
