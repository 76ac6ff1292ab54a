#include "match/words.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"

/*
 * A node of the trie of words. Nodes are numbered level by level, so that a node's children are
 * neighbours, in the order of their characters, and stand before those of the next node; node 0 is
 * the root. Behind the last node stands one more, so that runs have an end.
 *
 * Words of one character apart, nothing is known of a text but its last two characters until they
 * begin a word: pairs are looked up in a table that tells most of them by one bit. So failures lead
 * to nodes of the second level or lower, or to the root, and the number of words hardly shows.
 */
struct node {
    uint32_t character; /* by which it is reached from its parent */
    uint32_t first_child;
    uint32_t failure; /* the node of its longest proper ending of two characters or more, or 0 */
    uint32_t shorter; /* the node of its longest proper ending that is a word, or 0; or a chain */
    uint32_t first_word : 24; /* words that end here: a run of automaton.words */
    uint32_t kinds : 8;       /* a bit for each kind of these words, of the shorter ones too */
};

/* A word that is being added. */
struct added {
    uint64_t key; /* of its first characters: most words are told apart by these */
    union {
        size_t first;               /* in automaton.characters */
        const uint32_t *characters; /* when they have ceased to move */
    };
    uint32_t value;
    uint32_t length : 29;
    uint32_t kind : 3;
};

/*
 * The shorter words of a node that ends a word, where they and its own are not all of one kind: of
 * each kind the next node that ends one, so that nobody walks past very many of another kind.
 */
struct chain {
    uint32_t shorter;
    uint32_t next[GK_WORD_KINDS]; /* the node itself, or a shorter one, or 0 */
};

struct word {
    uint32_t value;
    uint32_t length : 29;
    uint32_t kind : 3;
};

/* Two characters that begin a word, and their node. */
struct pair {
    uint32_t first;
    uint32_t node;
};

_Static_assert(GK_WORD_KINDS <= 8, "kinds are kept in three bits, and as bits in eight");

enum {
    MOST_WORDS = 0xFFFFFF, /* what a node can count */
    PLANE = 65536,
    CHAIN = 0x7FFFFFFF, /* a larger `shorter` is the number of a chain, more than this */
    BITS_OF_PAIR = 64,  /* of the table that tells most pairs, for each that begins a word … */
    BITS_OF_THIRD = 16, /* … and of the one that tells what goes on with a third character */
    GOES_ON = 1,        /* in the first: words go on behind the pair … */
    ENDS = 2,           /* … or end with it */
};

struct gk_automaton {
    /* While words are added. */
    struct gk_folded folded;
    uint32_t *characters;
    size_t character_count;
    size_t character_capacity;
    struct added *added;
    size_t added_count;
    size_t added_capacity;

    struct node *nodes;
    size_t node_count;
    struct word *words; /* by their node, then by value */
    size_t word_count;
    struct chain *chains;
    size_t chain_count;
    size_t chain_capacity;
    struct pair *pairs; /* by their hash; a node of 0 is a free place */
    uint64_t *filter;   /* two bits for each hash that some pair has */
    uint64_t *thirds;   /* behind it, a bit for each hash that some three characters have */
    uint32_t pair_mask;
    uint32_t filter_mask;
    uint32_t third_mask;
    uint64_t alone[PLANE / 64]; /* whether a character that ends with these bits is a word */
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

/* The first three characters. What a word has not is 0, which comes first and stands in no text
 * that is folded. */
static uint64_t key_of(const uint32_t *characters, size_t length)
{
    uint64_t key = 0;
    for (size_t i = 0; i < 3; i++)
        key = key << 21 | (i < length ? characters[i] : 0);
    return key;
}

enum gk_status gk_words_add(struct gk_words *words, struct gk_bytes text, uint32_t value,
                            unsigned kind, bool *empty)
{
    if (open_automaton(words) != GK_OK || words->automaton->added_count == MOST_WORDS)
        return GK_NO_MEMORY;
    struct gk_automaton *a = words->automaton;
    if (gk_fold(&a->folded, text) != GK_OK)
        return GK_NO_MEMORY;
    size_t count = a->folded.count;
    *empty = count == 0;
    if (*empty)
        return GK_OK;
    uint32_t *characters = grown(a->characters, &a->character_capacity, a->character_count + count,
                                 sizeof *characters);
    if (!characters)
        return GK_NO_MEMORY;
    a->characters = characters;
    struct added *all = grown(a->added, &a->added_capacity, a->added_count + 1, sizeof *all);
    if (!all)
        return GK_NO_MEMORY;
    a->added = all;
    all[a->added_count++] = (struct added){
        .key = key_of(a->folded.characters, count),
        .first = a->character_count,
        .value = value,
        .length = count & 0x1FFFFFFF,
        .kind = kind & 7,
    };
    memcpy(characters + a->character_count, a->folded.characters, count * sizeof *characters);
    a->character_count += count;
    return GK_OK;
}

/* ---- building */

/* By characters, a word before those it begins, then by value. */
static int compare_words(const void *left, const void *right)
{
    const struct added *a = left;
    const struct added *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    uint32_t shorter = a->length < b->length ? a->length : b->length;
    for (uint32_t i = 0; i < shorter; i++)
        if (a->characters[i] != b->characters[i])
            return a->characters[i] < b->characters[i] ? -1 : 1;
    if (a->length != b->length)
        return a->length < b->length ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value);
}

/* By their keys, byte by byte from the lowest; `other` is room for as many words. Where they are
 * then: in the one or the other. */
static struct added *sort_by_keys(struct added *all, struct added *other, size_t count)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        size_t places[256] = { 0 };
        size_t behind = 0;
        for (size_t i = 0; i < count; i++)
            places[all[i].key >> shift & 0xFF]++;
        if (count && places[all[0].key >> shift & 0xFF] == count)
            continue;
        for (int byte = 0; byte < 256; byte++) {
            size_t own = places[byte];
            places[byte] = behind;
            behind += own;
        }
        for (size_t i = 0; i < count; i++)
            other[places[all[i].key >> shift & 0xFF]++] = all[i];
        struct added *sorted = other;
        other = all;
        all = sorted;
    }
    return all;
}

/* Sorts the words; one that was added twice for the same value stays once. */
static enum gk_status sort_words(struct gk_automaton *a)
{
    size_t count = a->added_count;
    struct added *other = gk_memory_allocate(gk_size_multiply(count, sizeof *other));
    if (!other)
        return GK_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        a->added[i].characters = a->characters + a->added[i].first;
    struct added *all = sort_by_keys(a->added, other, count);
    gk_memory_release(all == other ? a->added : other);
    a->added = all;
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && all[end].key == all[start].key; end++)
            continue;
        if (end - start > 1)
            qsort(all + start, end - start, sizeof *all, compare_words);
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!kept || compare_words(&all[kept - 1], &all[i]) != 0)
            all[kept++] = all[i];
    a->added_count = kept;
    return GK_OK;
}

/* How many nodes the sorted words need: each adds those behind what it shares with the last. */
static size_t count_nodes(const struct gk_automaton *a)
{
    size_t count = 1;
    for (size_t i = 0; i < a->added_count; i++) {
        const struct added *word = &a->added[i];
        uint32_t shared = 0;
        if (i) {
            const struct added *last = &a->added[i - 1];
            while (shared < word->length && shared < last->length &&
                   word->characters[shared] == last->characters[shared])
                shared++;
        }
        count += word->length - shared;
    }
    return count;
}

/*
 * Gives a node its words and children. Until then its fields `failure` and `shorter` are the bounds
 * of the sorted words that begin with its characters; those that end at it stay with it.
 */
static void branch(struct gk_automaton *a, uint32_t parent, uint32_t depth)
{
    const struct added *all = a->added;
    struct node *node = &a->nodes[parent];
    uint32_t at = node->failure;
    uint32_t end = node->shorter;
    node->first_word = a->word_count & MOST_WORDS;
    for (; at < end && all[at].length == depth; at++) {
        node->kinds |= (uint8_t)(1u << all[at].kind);
        a->words[a->word_count++] =
            (struct word){ .value = all[at].value, .length = all[at].length, .kind = all[at].kind };
    }
    node->first_child = (uint32_t)a->node_count;
    while (at < end) {
        uint32_t first = at;
        uint32_t c = all[at].characters[depth];
        while (at < end && all[at].characters[depth] == c)
            at++;
        a->nodes[a->node_count++] =
            (struct node){ .character = c, .failure = first, .shorter = at };
    }
}

/* All nodes, level by level. */
static void branch_all(struct gk_automaton *a)
{
    uint32_t depth = 0;
    uint32_t node = 0;
    a->nodes[0] = (struct node){ .shorter = (uint32_t)a->added_count };
    a->node_count = 1;
    for (size_t level = 1; node < level; level = a->node_count, depth++)
        for (; node < level; node++)
            branch(a, node, depth);
    a->nodes[node] = (struct node){ .first_child = (uint32_t)a->node_count,
                                    .first_word = a->word_count & MOST_WORDS };
}

/* The child of a node by that character, or 0. */
static inline uint32_t child(const struct gk_automaton *a, uint32_t parent, uint32_t c)
{
    const struct node *node = &a->nodes[parent];
    uint32_t low = node->first_child;
    uint32_t high = node[1].first_child;
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

static inline uint32_t hash_of(uint32_t first, uint32_t second)
{
    uint32_t hash = ((first << 16 | first >> 16) ^ second) * UINT32_C(0x9E3779B1);
    return hash ^ hash >> 15;
}

/* What the filter says of two characters with this hash: GOES_ON, ENDS, bits. */
static inline unsigned pair_state(const struct gk_automaton *a, uint32_t hash)
{
    uint32_t place = hash & a->filter_mask;
    return a->filter[place / 32] >> place % 32 * 2 & 3;
}

/* The number of a third character behind two with this hash. */
static inline uint32_t third_of(const struct gk_automaton *a, uint32_t hash, uint32_t third)
{
    uint32_t number = (hash ^ third << 11) * UINT32_C(0x85EBCA77);
    return (number ^ number >> 15) & a->third_mask;
}

/* The node of a pair with this hash, or 0. */
static inline uint32_t find_pair(const struct gk_automaton *a, uint32_t hash, uint32_t first,
                                 uint32_t second)
{
    for (uint32_t i = hash >> 4 & a->pair_mask;; i = (i + 1) & a->pair_mask) {
        const struct pair *pair = &a->pairs[i];
        if (!pair->node || (pair->first == first && a->nodes[pair->node].character == second))
            return pair->node;
    }
}

/* The node of two characters that begin a word, or 0. */
static inline uint32_t pair_node(const struct gk_automaton *a, uint32_t first, uint32_t second)
{
    uint32_t hash = hash_of(first, second);
    return pair_state(a, hash) ? find_pair(a, hash, first, second) : 0;
}

/* The smallest power of two that is no less. */
static uint32_t power_of_two(size_t least)
{
    uint32_t power = 64;
    while (power < least && power < UINT32_C(1) << 31)
        power *= 2;
    return power;
}

static inline bool ends_word(const struct node *node)
{
    return node[1].first_word != node->first_word;
}

static void *allocate_zeros(size_t size)
{
    void *block = gk_memory_allocate(size);
    if (block)
        memset(block, 0, size);
    return block;
}

static void add_pair(struct gk_automaton *a, uint32_t hash, struct pair pair)
{
    uint32_t place = hash >> 4 & a->pair_mask;
    while (a->pairs[place].node)
        place = (place + 1) & a->pair_mask;
    a->pairs[place] = pair;
}

/* A pair, and the characters that go on behind it. */
static void index_pair(struct gk_automaton *a, uint32_t parent, uint32_t number)
{
    const struct node *node = &a->nodes[number];
    uint32_t hash = hash_of(a->nodes[parent].character, node->character);
    uint32_t filter = hash & a->filter_mask;
    uint32_t end = node[1].first_child;
    uint64_t state = (node->first_child < end ? GOES_ON : 0) | (ends_word(node) ? ENDS : 0);
    add_pair(a, hash, (struct pair){ a->nodes[parent].character, number });
    a->filter[filter / 32] |= state << filter % 32 * 2;
    for (uint32_t i = node->first_child; i < end; i++) {
        uint32_t third = third_of(a, hash, a->nodes[i].character);
        a->thirds[third / 64] |= UINT64_C(1) << third % 64;
    }
}

/* Tables of the pairs: the children of the root's children, which stand one behind the other.
 * There is room for all characters that are words, too. */
static enum gk_status index_pairs(struct gk_automaton *a)
{
    uint32_t last = a->nodes[1].first_child; /* of the root's children, which begin at 1 */
    uint32_t behind = a->nodes[last].first_child;
    size_t count = behind - last;
    size_t thirds = a->nodes[behind].first_child - behind;
    size_t entries = count + last - 1;
    size_t places = power_of_two(entries + entries / 2 + 1);
    size_t filter_bits = power_of_two(count * BITS_OF_PAIR);
    size_t third_bits = power_of_two(thirds * BITS_OF_THIRD);
    a->pairs = allocate_zeros(places * sizeof *a->pairs);
    a->filter = allocate_zeros(filter_bits / 8 + third_bits / 8);
    if (!a->pairs || !a->filter)
        return GK_NO_MEMORY;
    a->thirds = a->filter + filter_bits / 64;
    a->pair_mask = (uint32_t)places - 1;
    a->filter_mask = (uint32_t)(filter_bits / 2) - 1;
    a->third_mask = (uint32_t)third_bits - 1;
    for (uint32_t parent = 1; parent < last; parent++)
        for (uint32_t i = a->nodes[parent].first_child; i < a->nodes[parent + 1].first_child; i++)
            index_pair(a, parent, i);
    return GK_OK;
}

/* The node of a character that is a word by itself, or 0: among the pairs, as one behind 0, which
 * stands in no text. */
static inline uint32_t alone(const struct gk_automaton *a, uint32_t c)
{
    if (!(a->alone[c % PLANE / 64] >> c % 64 & 1))
        return 0;
    return find_pair(a, hash_of(0, c), 0, c);
}

static void index_alone(struct gk_automaton *a)
{
    for (uint32_t i = 1; i < a->nodes[1].first_child; i++) {
        uint32_t c = a->nodes[i].character;
        if (!ends_word(&a->nodes[i]))
            continue;
        a->alone[c % PLANE / 64] |= UINT64_C(1) << c % 64;
        add_pair(a, hash_of(0, c), (struct pair){ 0, i });
    }
}

/* Where the automaton goes from a node, reached by `last`, by a character. */
static inline uint32_t step(const struct gk_automaton *a, uint32_t node, uint32_t last, uint32_t c)
{
    for (; node; node = a->nodes[node].failure) {
        uint32_t next = child(a, node, c);
        if (next)
            return next;
    }
    return pair_node(a, last, c);
}

/* The longest word that ends with a node's, but not its own. */
static inline uint32_t shorter_of(const struct gk_automaton *a, uint32_t node)
{
    uint32_t shorter = a->nodes[node].shorter;
    return shorter > CHAIN ? a->chains[shorter - CHAIN - 1].shorter : shorter;
}

/* The longest word of these kinds that ends with a node's; some does. */
static inline uint32_t longest_of(const struct gk_automaton *a, uint32_t node, unsigned kinds)
{
    if (!ends_word(&a->nodes[node]))
        node = a->nodes[node].shorter;
    uint32_t longest = 0;
    if (a->nodes[node].shorter <= CHAIN)
        return node;
    const struct chain *chain = &a->chains[a->nodes[node].shorter - CHAIN - 1];
    for (unsigned kind = 0; kind < GK_WORD_KINDS; kind++)
        if (kinds >> kind & 1 && chain->next[kind] > longest)
            longest = chain->next[kind];
    return longest;
}

/* Gives a node the shorter words, and a chain where it needs one. */
static enum gk_status link_shorter(struct gk_automaton *a, uint32_t number, uint32_t shorter)
{
    struct node *node = &a->nodes[number];
    unsigned own = node->kinds;
    unsigned all = own | a->nodes[shorter].kinds;
    node->kinds = (uint8_t)all;
    node->shorter = shorter;
    if (!shorter || !ends_word(node) || !(all & (all - 1)))
        return GK_OK;
    struct chain *chains = grown(a->chains, &a->chain_capacity, a->chain_count + 1, sizeof *chains);
    if (!chains)
        return GK_NO_MEMORY;
    a->chains = chains;
    struct chain chain = { .shorter = shorter };
    for (unsigned kind = 0; kind < GK_WORD_KINDS; kind++)
        if (own >> kind & 1)
            chain.next[kind] = number;
        else if (all >> kind & 1)
            chain.next[kind] = longest_of(a, shorter, 1u << kind);
    node->shorter = (uint32_t)CHAIN + 1 + (uint32_t)a->chain_count;
    chains[a->chain_count++] = chain;
    return GK_OK;
}

/* A node's failure lies on a level above its own, so parents come before their children. */
static enum gk_status link_children(struct gk_automaton *a, uint32_t parent, bool of_pair)
{
    const struct node *node = &a->nodes[parent];
    for (uint32_t i = node->first_child; i < node[1].first_child; i++) {
        struct node *below = &a->nodes[i];
        uint32_t failure = of_pair ? 0 : step(a, node->failure, node->character, below->character);
        below->failure = failure;
        uint32_t shorter = failure;
        if (!failure)
            shorter = alone(a, below->character);
        else if (!ends_word(&a->nodes[failure]))
            shorter = a->nodes[failure].shorter;
        if (link_shorter(a, i, shorter) != GK_OK)
            return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status link_all(struct gk_automaton *a)
{
    uint32_t first_level_end = a->nodes[1].first_child;
    for (uint32_t i = 0; i < first_level_end; i++)
        a->nodes[i].failure = a->nodes[i].shorter = 0;
    for (uint32_t i = 1; i < a->node_count; i++)
        if (link_children(a, i, i < first_level_end) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

static void forget_added(struct gk_automaton *a)
{
    gk_folded_free(&a->folded);
    gk_memory_release(a->characters);
    gk_memory_release(a->added);
    a->characters = NULL;
    a->added = NULL;
}

enum gk_status gk_words_build(struct gk_words *words)
{
    if (open_automaton(words) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_automaton *a = words->automaton;
    if (sort_words(a) != GK_OK)
        return GK_NO_MEMORY;
    size_t count = gk_size_add(count_nodes(a), 1);
    a->nodes = gk_memory_allocate(gk_size_multiply(count, sizeof *a->nodes));
    a->words = gk_memory_allocate(gk_size_multiply(a->added_count + 1, sizeof *a->words));
    if (a->nodes && a->words)
        branch_all(a);
    forget_added(a);
    if (!a->nodes || !a->words || index_pairs(a) != GK_OK)
        return GK_NO_MEMORY;
    index_alone(a);
    return link_all(a);
}

void gk_words_free(struct gk_words *words)
{
    struct gk_automaton *a = words->automaton;
    if (a) {
        forget_added(a);
        gk_memory_release(a->nodes);
        gk_memory_release(a->words);
        gk_memory_release(a->chains);
        gk_memory_release(a->pairs);
        gk_memory_release(a->filter);
        gk_memory_release(a);
    }
    *words = (struct gk_words){ 0 };
}

/* ---- searching */

/* Goes over a text: where words end, one cell after the other. */
struct walk {
    const struct gk_automaton *automaton;
    const uint32_t *characters;
    size_t count;
    unsigned kinds; /* of words that are asked for */
    size_t at;      /* cells that have been read */
    uint32_t node;  /* what they end with, if it begins a word, in two characters at least */
};

/* The first cell from `at` on that may end a word, or go on with what begins with the one before
 * it: by the filter of pairs and what is behind them, and by the last bits of characters that are
 * words. */
static inline size_t pass_over(const struct gk_automaton *a, const uint32_t *characters, size_t at,
                               size_t count)
{
    const uint64_t *words = a->alone;
    uint32_t last = at ? characters[at - 1] : 0;
    for (; at < count; at++) {
        uint32_t c = characters[at];
        uint32_t hash = hash_of(last, c);
        unsigned state = pair_state(a, hash);
        unsigned ends = (words[c % PLANE / 64] >> c % 64 & 1) | (state & ENDS);
        last = c;
        if (!(state | ends))
            continue;
        if (ends)
            break;
        uint32_t third = third_of(a, hash, at + 1 < count ? characters[at + 1] : 0);
        if (a->thirds[third / 64] >> third % 64 & 1)
            break;
    }
    return at;
}

/* The node of the words that end behind the next cell behind which some do; 0 at the end. */
static inline uint32_t walk_next(struct walk *w)
{
    const struct gk_automaton *a = w->automaton;
    for (; w->at < w->count; w->at++) {
        if (!w->node && (w->at = pass_over(a, w->characters, w->at, w->count)) == w->count)
            return 0;
        uint32_t c = w->characters[w->at];
        uint32_t last = w->at ? w->characters[w->at - 1] : 0;
        w->node = w->node ? step(a, w->node, last, c) : pair_node(a, last, c);
        uint32_t ends = w->node ? w->node : alone(a, c);
        if (ends && a->nodes[ends].kinds & w->kinds) {
            w->at++;
            return ends;
        }
    }
    return 0;
}

/* Appends the words that end behind cell `end`: those of the node, then ever shorter ones. */
static enum gk_status report(const struct gk_automaton *a, uint32_t node, uint32_t end,
                             unsigned kinds, struct gk_matches *matches)
{
    for (; a->nodes[node].kinds & kinds; node = shorter_of(a, node))
        for (uint32_t i = a->nodes[node].first_word; i < a->nodes[node + 1].first_word; i++) {
            const struct word *word = &a->words[i];
            struct gk_match match = { end - word->length, end, word->value };
            if (kinds >> word->kind & 1 && gk_matches_add(matches, match) != GK_OK)
                return GK_NO_MEMORY;
        }
    return GK_OK;
}

enum gk_status gk_words_find(const struct gk_words *words, const struct gk_folded *folded,
                             unsigned kinds, struct gk_matches *matches)
{
    struct walk walk = { words->automaton, folded->characters, folded->count, kinds, 0, 0 };
    uint32_t node;
    while ((node = walk_next(&walk)) != 0)
        if (report(walk.automaton, node, (uint32_t)walk.at, kinds, matches) != GK_OK)
            return GK_NO_MEMORY;
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
    struct walk walk = { words->automaton, folded->characters, folded->count, GK_WORDS_ALL, 0, 0 };
    uint32_t node;
    endings->count = 0;
    while ((node = walk_next(&walk)) != 0)
        if (add_ending(endings, (struct gk_ending){ (uint32_t)walk.at, node, 0,
                                                    walk.automaton->nodes[node].kinds }) != GK_OK)
            return GK_NO_MEMORY;
    return GK_OK;
}

/* Goes on to the next shorter words behind those of the node. */
static inline void pass_words(const struct gk_automaton *a, struct gk_ending *ending, uint32_t node)
{
    ending->node = shorter_of(a, node);
    ending->passed = 0;
    ending->kinds = a->nodes[ending->node].kinds;
}

bool gk_words_take(const struct gk_words *words, struct gk_ending *ending, unsigned kinds,
                   struct gk_match *match, unsigned *kind)
{
    const struct gk_automaton *a = words->automaton;
    while (ending->kinds & kinds) {
        uint32_t longest = longest_of(a, ending->node, kinds);
        if (longest != ending->node)
            ending->passed = 0;
        ending->node = longest;
        const struct node *at = &a->nodes[longest];
        while (at->first_word + ending->passed < at[1].first_word) {
            const struct word *word = &a->words[at->first_word + ending->passed++];
            if (!(kinds >> word->kind & 1))
                continue;
            *match = (struct gk_match){ ending->end - word->length, ending->end, word->value };
            *kind = word->kind;
            if (at->first_word + ending->passed == at[1].first_word)
                pass_words(a, ending, longest);
            return true;
        }
        pass_words(a, ending, longest);
    }
    return false;
}

void gk_endings_free(struct gk_endings *endings)
{
    gk_memory_release(endings->at);
    *endings = (struct gk_endings){ 0 };
}
