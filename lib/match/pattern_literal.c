#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "match/pattern.h"
#include "text/fold.h"

enum {
    DEEPEST = 16, /* groups within groups */
    DIGIT = 1,    /* what a character of a literal is worth: digits stand in most texts */
    OTHER = 2,
};

struct reading {
    struct gk_bytes text;
    size_t at;
    bool known; /* nothing was met that is not known here */
    uint32_t depth;
    uint32_t least; /* characters of a literal */
};

/* Of a part of the pattern: one of these stands wherever it matches. None: nothing is said. */
struct choice {
    struct gk_pattern_literals literals;
    uint32_t worth; /* of the one that is worth least */
};

/* One alternative while it is read. */
struct sequence {
    struct choice best;
    struct choice second; /* elsewhere in it */
    bool character;       /* the last item was one that may be part of a literal */
    size_t last;          /* where it begins */
    size_t run;           /* where the run of characters begins that ends with it */
    uint32_t run_length;  /* in characters */
    uint32_t run_worth;
    uint32_t last_worth;
};

static unsigned char byte_at(const struct reading *r, size_t at)
{
    return at < r->text.length ? (unsigned char)r->text.at[at] : 0;
}

static struct gk_bytes rest_at(const struct reading *r, size_t at)
{
    return (struct gk_bytes){ r->text.at + at, r->text.length - at };
}

/* Han characters, digits, and the marks of Chinese punctuation that fold to themselves. */
static bool is_literal(uint32_t c)
{
    return gk_is_han(c) || gk_is_ascii_digit(c) || (c >= U'、' && c <= U'』');
}

/* The literals that are worth most count, then the fewest. */
static bool is_better(const struct choice *found, const struct choice *best)
{
    return found->literals.count &&
           (found->worth > best->worth ||
            (found->worth == best->worth && found->literals.count < best->literals.count));
}

static void keep(struct sequence *s, const struct choice *found)
{
    if (is_better(found, &s->best)) {
        s->second = s->best;
        s->best = *found;
    } else if (is_better(found, &s->second)) {
        s->second = *found;
    }
}

/* Ends the run of characters at that byte. */
static void end_run(const struct reading *r, struct sequence *s, size_t end)
{
    struct choice run = { .literals = { .count = 1 }, .worth = s->run_worth };
    if (s->run_length >= r->least) {
        run.literals.at[0] = (struct gk_bytes){ r->text.at + s->run, end - s->run };
        keep(s, &run);
    }
    s->run_length = 0;
    s->run_worth = 0;
    s->character = false;
}

/* Goes on behind an item of that length that is no part of a literal. */
static void pass(struct reading *r, struct sequence *s, size_t length)
{
    end_run(r, s, r->at);
    r->at += length;
}

static void read_character(struct reading *r, struct sequence *s)
{
    size_t length;
    uint32_t c = gk_utf8_decode(rest_at(r, r->at), &length);
    if (!is_literal(c)) {
        pass(r, s, length);
        return;
    }
    if (!s->run_length++)
        s->run = r->at;
    s->last_worth = gk_is_ascii_digit(c) ? DIGIT : OTHER;
    s->run_worth += s->last_worth;
    s->character = true;
    s->last = r->at;
    r->at += length;
}

/* The length of the quantifier at hand, or 0; *optional is whether nothing need stand. */
static size_t quantifier(struct reading *r, bool *optional)
{
    size_t at = r->at + 1;
    bool digits = gk_is_ascii_digit(byte_at(r, at));
    *optional = byte_at(r, r->at) != '+';
    if (byte_at(r, r->at) != '{')
        return byte_at(r, r->at) && strchr("*?+", byte_at(r, r->at)) ? 1 : 0;
    for (; gk_is_ascii_digit(byte_at(r, at)); at++)
        *optional &= byte_at(r, at) == '0';
    at += byte_at(r, at) == ',';
    while (gk_is_ascii_digit(byte_at(r, at)))
        at++;
    /* Any other brace is not known. */
    r->known &= digits && byte_at(r, at) == '}';
    return at + 1 - r->at;
}

/* The last character need not stand once, or not only once. */
static void read_quantifier(struct reading *r, struct sequence *s)
{
    bool optional;
    size_t length = quantifier(r, &optional);
    if (s->character && optional) {
        s->run_length--;
        s->run_worth -= s->last_worth;
        end_run(r, s, s->last);
    }
    pass(r, s, length);
}

/* Behind a backslash: a kind of characters, a place, or the character itself. */
static void read_escape(struct reading *r, struct sequence *s)
{
    size_t length;
    unsigned char c = byte_at(r, r->at + 1);
    if (c && strchr("pPx", c) && byte_at(r, r->at + 2) == '{') {
        struct gk_bytes rest = rest_at(r, r->at);
        const char *end = memchr(rest.at, '}', rest.length);
        r->known &= end != NULL;
        pass(r, s, end ? (size_t)(end - rest.at) + 1 : rest.length);
    } else if (c && strchr("bBAzZdDwWsShHvVNRtnrfea", c)) {
        pass(r, s, 2);
    } else if (c && !gk_is_ascii_word(c)) {
        gk_utf8_decode(rest_at(r, r->at + 1), &length);
        pass(r, s, 1 + length);
    } else {
        r->known = false;
    }
}

/* A class in brackets. */
static void read_class(struct reading *r, struct sequence *s)
{
    size_t at = r->at + 1;
    at += byte_at(r, at) == '^';
    at += byte_at(r, at) == ']';
    while (at < r->text.length && byte_at(r, at) != ']') {
        const char *named = NULL;
        if (gk_bytes_start_with(rest_at(r, at), GK_BYTES("[:")))
            named = gk_bytes_find(rest_at(r, at), GK_BYTES(":]"));
        r->known &= !gk_bytes_start_with(rest_at(r, at), GK_BYTES("\\Q"));
        if (named)
            at = (size_t)(named - r->text.at) + 2;
        else
            at += byte_at(r, at) == '\\' ? 2 : 1;
    }
    r->known &= at < r->text.length;
    pass(r, s, at + 1 - r->at);
}

static void read_alternatives(struct reading *r, struct choice *all, struct choice *second);

/* The length of the beginning of a group; 0 for one that is not known. */
static size_t group_length(const struct reading *r, bool *looks)
{
    static const char *const beginnings[] = { "(?:", "(?>", "(?=", "(?!", "(?<=", "(?<!" };
    *looks = false;
    if (byte_at(r, r->at + 1) != '*' && byte_at(r, r->at + 1) != '?')
        return 1;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (gk_bytes_start_with(rest_at(r, r->at), gk_bytes_of(beginnings[i]))) {
            *looks = i >= 2;
            return strlen(beginnings[i]);
        }
    return 0;
}

static void read_group(struct reading *r, struct sequence *s)
{
    struct choice inside;
    bool looks;
    bool optional;
    size_t length = group_length(r, &looks);
    pass(r, s, length);
    if (!length || r->depth == DEEPEST) {
        r->known = false;
        return;
    }
    r->depth++;
    read_alternatives(r, &inside, NULL);
    r->depth--;
    r->known &= byte_at(r, r->at) == ')';
    r->at++;
    if (!looks && !(quantifier(r, &optional) && optional))
        keep(s, &inside);
}

static void read_sequence(struct reading *r, struct choice *best, struct choice *second)
{
    struct sequence s = { 0 };
    while (r->known && r->at < r->text.length) {
        unsigned char c = byte_at(r, r->at);
        if (c == '|' || c == ')')
            break;
        if (c == '\\')
            read_escape(r, &s);
        else if (c == '[')
            read_class(r, &s);
        else if (c == '(')
            read_group(r, &s);
        else if (c && strchr("*?+{", c))
            read_quantifier(r, &s);
        else
            read_character(r, &s);
    }
    end_run(r, &s, r->at);
    *best = s.best;
    *second = s.second;
}

/* Of alternatives each must have a literal, and one of all these stands. A second place is told
 * where there is one alternative, to who asks. */
static void read_alternatives(struct reading *r, struct choice *all, struct choice *second)
{
    struct choice unasked;
    uint32_t count = 0;
    bool has = true;
    second = second ? second : &unasked;
    *all = (struct choice){ .worth = UINT32_MAX };
    for (;;) {
        struct choice one;
        read_sequence(r, &one, second);
        count++;
        has &=
            one.literals.count && one.literals.count <= GK_PATTERN_LITERALS - all->literals.count;
        for (uint32_t i = 0; has && i < one.literals.count; i++)
            all->literals.at[all->literals.count++] = one.literals.at[i];
        if (one.worth < all->worth)
            all->worth = one.worth;
        if (!r->known || byte_at(r, r->at) != '|')
            break;
        r->at++;
    }
    if (!has)
        *all = (struct choice){ 0 };
    if (!has || count > 1)
        *second = (struct choice){ 0 };
}

void gk_pattern_find_literals(struct gk_bytes pattern, uint32_t least,
                              struct gk_pattern_literals *literals,
                              struct gk_pattern_literals *second)
{
    struct reading r = { .text = pattern, .known = true, .least = least };
    struct choice all;
    struct choice other;
    read_alternatives(&r, &all, &other);
    bool whole = r.known && r.at == pattern.length;
    *literals = all.literals;
    literals->count = whole ? literals->count : 0;
    if (!second)
        return;
    *second = other.literals;
    second->count = whole && other.worth >= GK_PATTERN_LITERAL * OTHER ? second->count : 0;
}
