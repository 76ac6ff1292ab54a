#include "match/words.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

/*
 * A node of the trie of words. Nodes are numbered level by level, so that a node's children are
 * neighbours, in the order of their characters; node 0 is the root.
 */
struct node {
    uint32_t character; /* by which it is reached from its parent */
    uint32_t first_child;
    uint32_t child_count;
    uint32_t failure;    /* the node of its longest proper ending that begins a word */
    uint32_t shorter;    /* the nearest node on the way of failures that ends a word, or 0 */
    uint32_t depth;      /* its length in characters */
    uint32_t first_word; /* words that end here: a run of automaton.words */
    uint32_t word_count : 24;
    uint32_t kinds : 8; /* a bit for each kind of the words that end here, shorter ones too */
};

/* A word: a run of automaton.characters. */
struct word {
    const uint32_t *characters; /* set when building, once they have ceased to move */
    uint32_t first;
    uint32_t length;
    uint32_t value;
    uint32_t kind;
};

enum {
    MOST_WORDS = 0xFFFFFF, /* what a node can count */
    PLANE = 65536,
    FEW_CHILDREN = 16, /* of the root: so few are found faster than a table is made */
};

struct gk_automaton {
    /* While words are added, and the words' values ever after. */
    struct gk_folded folded;
    uint32_t *characters;
    size_t character_count;
    size_t character_capacity;
    struct word *words;
    size_t word_count;
    size_t word_capacity;

    struct node *nodes;
    size_t node_count;
    uint64_t begins[PLANE / 64]; /* whether a word begins with this character of the BMP */
    uint32_t *from_root;         /* the node it leads to, or 0; NULL where few lead anywhere */
};

/* The block with room for `needed` elements, grown by half again; NULL when there is no memory. */
static void *grown(void *block, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return block;
    size_t wanted = *capacity + *capacity / 2 + 16;
    if (wanted < needed)
        wanted = needed;
    void *larger = gk_memory_resize(block, gk_size_multiply(wanted, size));
    if (larger)
        *capacity = wanted;
    return larger;
}

static enum gk_status open_automaton(struct gk_words *words)
{
    if (words->automaton)
        return GK_OK;
    words->automaton = gk_memory_allocate(sizeof *words->automaton);
    if (!words->automaton)
        return GK_NO_MEMORY;
    memset(words->automaton, 0, sizeof *words->automaton);
    return GK_OK;
}

enum gk_status gk_words_add(struct gk_words *words, struct gk_bytes text, uint32_t value,
                            unsigned kind, bool *empty)
{
    if (open_automaton(words) != GK_OK || words->automaton->word_count == MOST_WORDS)
        return GK_NO_MEMORY;
    struct gk_automaton *a = words->automaton;
    if (gk_fold(&a->folded, text) != GK_OK)
        return GK_NO_MEMORY;
    *empty = a->folded.count == 0;
    if (*empty)
        return GK_OK;
    uint32_t *characters = grown(a->characters, &a->character_capacity,
                                 a->character_count + a->folded.count, sizeof *characters);
    if (!characters)
        return GK_NO_MEMORY;
    a->characters = characters;
    struct word *all = grown(a->words, &a->word_capacity, a->word_count + 1, sizeof *all);
    if (!all)
        return GK_NO_MEMORY;
    a->words = all;
    a->words[a->word_count++] = (struct word){
        .first = (uint32_t)a->character_count,
        .length = (uint32_t)a->folded.count,
        .value = value,
        .kind = kind,
    };
    for (size_t i = 0; i < a->folded.count; i++)
        a->characters[a->character_count++] = a->folded.characters[i];
    return GK_OK;
}

/* By characters, a word before those it begins, then by value. */
static int compare_words(const void *left, const void *right)
{
    const struct word *a = left;
    const struct word *b = right;
    uint32_t shorter = a->length < b->length ? a->length : b->length;
    for (uint32_t i = 0; i < shorter; i++)
        if (a->characters[i] != b->characters[i])
            return a->characters[i] < b->characters[i] ? -1 : 1;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value);
}

/*
 * Gives a node its children. What it has as its own words before are all sorted words that begin
 * with its characters; those that end at it stay, the others go to its children in the same way.
 */
static void branch(struct gk_automaton *a, uint32_t parent)
{
    struct node *node = &a->nodes[parent];
    uint32_t at = node->first_word;
    uint32_t end = at + node->word_count;
    uint32_t depth = node->depth;
    while (at < end && a->words[at].length == depth)
        node->kinds |= (uint8_t)(1u << a->words[at++].kind);
    node->word_count = (at - node->first_word) & MOST_WORDS;
    node->first_child = (uint32_t)a->node_count;
    while (at < end) {
        uint32_t first = at;
        uint32_t c = a->words[at].characters[depth];
        while (at < end && a->words[at].characters[depth] == c)
            at++;
        a->nodes[a->node_count++] = (struct node){
            .character = c,
            .depth = depth + 1,
            .first_word = first,
            .word_count = (at - first) & MOST_WORDS,
        };
    }
    node->child_count = (uint32_t)a->node_count - node->first_child;
}

/* The child of a node by that character, or 0. */
static inline uint32_t child(const struct gk_automaton *a, uint32_t parent, uint32_t c)
{
    const struct node *node = &a->nodes[parent];
    uint32_t low = node->first_child;
    uint32_t high = low + node->child_count;
    if (parent == 0 && c < PLANE && a->from_root)
        return a->from_root[c];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t there = a->nodes[middle].character;
        if (there == c)
            return middle;
        if (there < c)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* Where the automaton goes from a node by a character. */
static inline uint32_t step(const struct gk_automaton *a, uint32_t node, uint32_t c)
{
    for (;;) {
        uint32_t next = child(a, node, c);
        if (next || !node)
            return next;
        node = a->nodes[node].failure;
    }
}

/* A node's failure lies on a level above its own, so parents come before their children. */
static void link_children(struct gk_automaton *a, uint32_t parent)
{
    const struct node *node = &a->nodes[parent];
    for (uint32_t i = 0; i < node->child_count; i++) {
        struct node *below = &a->nodes[node->first_child + i];
        below->failure = parent ? step(a, node->failure, below->character) : 0;
        const struct node *ending = &a->nodes[below->failure];
        below->shorter = ending->word_count ? below->failure : ending->shorter;
        below->kinds |= ending->kinds;
    }
}

static enum gk_status index_root(struct gk_automaton *a)
{
    const struct node *root = &a->nodes[0];
    if (root->child_count > FEW_CHILDREN) {
        a->from_root = gk_memory_allocate(PLANE * sizeof *a->from_root);
        if (!a->from_root)
            return GK_NO_MEMORY;
        memset(a->from_root, 0, PLANE * sizeof *a->from_root);
    }
    for (uint32_t i = root->first_child; i < root->first_child + root->child_count; i++) {
        uint32_t c = a->nodes[i].character;
        if (c >= PLANE)
            break;
        a->begins[c / 64] |= UINT64_C(1) << c % 64;
        if (a->from_root)
            a->from_root[c] = i;
    }
    return GK_OK;
}

/* Sorts the words; one that was added twice for the same value stays once. */
static void sort_words(struct gk_automaton *a)
{
    size_t kept = 0;
    for (size_t i = 0; i < a->word_count; i++)
        a->words[i].characters = a->characters + a->words[i].first;
    if (a->word_count)
        qsort(a->words, a->word_count, sizeof *a->words, compare_words);
    for (size_t i = 0; i < a->word_count; i++)
        if (!kept || compare_words(&a->words[kept - 1], &a->words[i]) != 0)
            a->words[kept++] = a->words[i];
    a->word_count = kept;
}

/* How many nodes the sorted words need: each adds those behind what it shares with the last. */
static size_t count_nodes(const struct gk_automaton *a)
{
    size_t count = 1;
    for (size_t i = 0; i < a->word_count; i++) {
        const struct word *word = &a->words[i];
        uint32_t shared = 0;
        if (i) {
            const struct word *last = &a->words[i - 1];
            while (shared < word->length && shared < last->length &&
                   word->characters[shared] == last->characters[shared])
                shared++;
        }
        count += word->length - shared;
    }
    return count;
}

enum gk_status gk_words_build(struct gk_words *words)
{
    if (open_automaton(words) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_automaton *a = words->automaton;
    sort_words(a);
    size_t count = count_nodes(a);
    a->nodes = gk_memory_allocate(gk_size_multiply(count, sizeof *a->nodes));
    if (!a->nodes)
        return GK_NO_MEMORY;
    a->nodes[0] = (struct node){ .word_count = (uint32_t)a->word_count & MOST_WORDS };
    a->node_count = 1;
    for (uint32_t i = 0; i < count; i++)
        branch(a, i);
    if (index_root(a) != GK_OK)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        link_children(a, i);
    gk_folded_free(&a->folded);
    gk_memory_release(a->characters);
    a->characters = NULL;
    return GK_OK;
}

void gk_words_free(struct gk_words *words)
{
    struct gk_automaton *a = words->automaton;
    if (a) {
        gk_folded_free(&a->folded);
        gk_memory_release(a->characters);
        gk_memory_release(a->words);
        gk_memory_release(a->nodes);
        gk_memory_release(a->from_root);
        gk_memory_release(a);
    }
    *words = (struct gk_words){ 0 };
}

/* Appends the words that end behind cell `end`: those of the node, then ever shorter ones. */
static enum gk_status report(const struct gk_automaton *a, uint32_t node, uint32_t end,
                             struct gk_matches *matches)
{
    if (!a->nodes[node].word_count)
        node = a->nodes[node].shorter;
    for (; node; node = a->nodes[node].shorter) {
        const struct node *at = &a->nodes[node];
        for (uint32_t i = 0; i < at->word_count; i++) {
            struct gk_match match = { end - at->depth, end, a->words[at->first_word + i].value };
            if (gk_matches_add(matches, match) != GK_OK)
                return GK_NO_MEMORY;
        }
    }
    return GK_OK;
}

static inline bool may_begin(const struct gk_automaton *a, uint32_t c)
{
    return c >= PLANE || a->begins[c / 64] >> c % 64 & 1;
}

enum gk_status gk_words_find(const struct gk_words *words, const struct gk_folded *folded,
                             struct gk_matches *matches)
{
    const struct gk_automaton *a = words->automaton;
    uint32_t node = 0;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t c = folded->characters[i];
        if (!node && !may_begin(a, c))
            continue;
        node = step(a, node, c);
        if (a->nodes[node].kinds && report(a, node, (uint32_t)i + 1, matches) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status add_ending(struct gk_endings *endings, struct gk_ending ending)
{
    struct gk_ending *at = grown(endings->at, &endings->capacity, endings->count + 1, sizeof *at);
    if (!at)
        return GK_NO_MEMORY;
    endings->at = at;
    at[endings->count++] = ending;
    return GK_OK;
}

enum gk_status gk_words_endings(const struct gk_words *words, const struct gk_folded *folded,
                                struct gk_endings *endings)
{
    const struct gk_automaton *a = words->automaton;
    uint32_t node = 0;
    endings->count = 0;
    for (size_t i = 0; i < folded->count; i++) {
        uint32_t c = folded->characters[i];
        if (!node && !may_begin(a, c))
            continue;
        node = step(a, node, c);
        if (a->nodes[node].kinds &&
            add_ending(endings, (struct gk_ending){ (uint32_t)i + 1, node, 0 }) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

bool gk_words_next(const struct gk_words *words, struct gk_ending *ending, unsigned kinds,
                   struct gk_match *match, unsigned *kind)
{
    const struct gk_automaton *a = words->automaton;
    while (a->nodes[ending->node].kinds & kinds) {
        const struct node *at = &a->nodes[ending->node];
        while (ending->passed < at->word_count) {
            const struct word *word = &a->words[at->first_word + ending->passed++];
            if (!(kinds >> word->kind & 1))
                continue;
            *match = (struct gk_match){ ending->end - at->depth, ending->end, word->value };
            *kind = word->kind;
            return true;
        }
        ending->node = at->shorter;
        ending->passed = 0;
    }
    return false;
}

void gk_endings_free(struct gk_endings *endings)
{
    gk_memory_release(endings->at);
    *endings = (struct gk_endings){ 0 };
}
