#include "match/pairs.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/fold.h"

enum {
    LONGEST = 32, /* units of a word that are compared */
    HAN = 0x4E00, /* to … */
    HAN_END = 0xA000,
    LEAST_BITS = 14, /* of the numbers of pairs: a table of 4 KiB … */
    MOST_BITS = 20,  /* … to one of 256 KiB */
    BITS_A_PAIR = 64,
    MOST_BITS_OF_MORE = 22, /* of the numbers of three and four units: of 1 MiB and 512 KiB */
    BITS_OF_MORE = 16,
    KINDS_MASK = (1 << GK_PAIRS_KINDS) - 1,
};

struct word {
    uint32_t first; /* of sieve.text, while words are added */
    uint16_t length;
    uint16_t kind;
};

struct single {
    uint32_t unit;
    uint32_t kinds;
};

/* Two units that begin words, a bit for each length of these words less one, and the kinds of the
 * one that they are. */
struct pair {
    uint32_t units;
    uint32_t lengths;
    uint32_t kinds;
};

enum { TWO = 2 }; /* the bit of words of two units */

struct gk_sieve {
    struct gk_units_table table;
    uint16_t matched[HAN_END - HAN]; /* of common Han */

    /* While words are added. */
    struct gk_folded folded;
    uint16_t *text;
    size_t text_count;
    size_t text_capacity;
    struct word *added;
    size_t added_count;
    size_t added_capacity;

    struct single *singles; /* in the order of their units */
    size_t single_count;
    uint64_t is_single[0x10000 / 64]; /* as they are written */
    struct gk_units_pairs wanted;
    uint32_t *begins;   /* of wanted … */
    uint32_t *thirds;   /* … too … */
    uint32_t *fourths;  /* … as well */
    struct pair *pairs; /* open addressing; units 0: free */
    unsigned pair_bits;
    uint64_t *words; /* hashes of words, the lowest bits their kinds; open addressing; 0: free */
    unsigned word_bits;
};

_Static_assert(GK_PAIRS_KINDS <= 20, "the hash of a word leaves so many bits for kinds");
_Static_assert((int)GK_PAIRS_AHEAD >= (int)LONGEST, "a word is compared from its first unit");

static inline uint32_t pair_of(uint16_t first, uint16_t second)
{
    return (uint32_t)first << 16 | second;
}

/* The unit in the form that words have. */
static inline uint16_t match(const struct gk_sieve *sieve, uint16_t unit)
{
    return unit - HAN + 0u < HAN_END - HAN ? sieve->matched[unit - HAN] : unit;
}

static inline uint64_t hash_on(uint64_t hash, uint16_t unit)
{
    return (hash ^ unit) * UINT64_C(0x9E3779B97F4A7C15) ^ hash >> 29;
}

/* ---- building */

static enum gk_status open_sieve(struct gk_pairs *pairs)
{
    if (pairs->sieve)
        return GK_OK;
    pairs->sieve = gk_memory_allocate(sizeof *pairs->sieve);
    if (!pairs->sieve)
        return GK_NO_MEMORY;
    memset(pairs->sieve, 0, sizeof *pairs->sieve);
    gk_units_table_fill(&pairs->sieve->table);
    for (uint16_t c = HAN; c < HAN_END; c++)
        pairs->sieve->matched[c - HAN] = gk_unit_matched(c);
    return GK_OK;
}

enum gk_status gk_pairs_add(struct gk_pairs *pairs, struct gk_bytes word, unsigned kind)
{
    if (open_sieve(pairs) != GK_OK || gk_fold(&pairs->sieve->folded, word) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_sieve *sieve = pairs->sieve;
    struct word added = { (uint32_t)sieve->text_count, 0, (uint16_t)kind };
    for (size_t i = 0; i < sieve->folded.count && added.length < LONGEST; i++) {
        uint16_t unit = gk_unit_of_folded(sieve->folded.characters[i]);
        if (!unit)
            continue;
        if (sieve->text_count == sieve->text_capacity) {
            uint16_t *text = gk_memory_grow(sieve->text, &sieve->text_capacity, sizeof *text);
            if (!text)
                return GK_NO_MEMORY;
            sieve->text = text;
        }
        sieve->text[sieve->text_count++] = unit;
        added.length++;
    }
    if (!added.length)
        return GK_OK;
    if (sieve->added_count == sieve->added_capacity) {
        struct word *all = gk_memory_grow(sieve->added, &sieve->added_capacity, sizeof *all);
        if (!all)
            return GK_NO_MEMORY;
        sieve->added = all;
    }
    sieve->added[sieve->added_count++] = added;
    return GK_OK;
}

static unsigned bits_for(size_t count, unsigned least, unsigned most)
{
    unsigned bits = least;
    while (bits < most && (size_t)1 << bits < count)
        bits++;
    return bits;
}

static void *allocate_zeros(size_t count, size_t size)
{
    void *block = gk_memory_allocate(gk_size_multiply(count, size));
    if (block)
        memset(block, 0, count * size);
    return block;
}

static enum gk_status make_tables(struct gk_sieve *sieve)
{
    size_t count = sieve->added_count;
    unsigned bits = bits_for(gk_size_multiply(count, BITS_A_PAIR), LEAST_BITS, MOST_BITS);
    unsigned more_bits =
        bits_for(gk_size_multiply(count, BITS_OF_MORE), LEAST_BITS, MOST_BITS_OF_MORE);
    sieve->pair_bits = bits_for(2 * count + 1, 4, 31);
    sieve->word_bits = bits_for(2 * count + 1, 4, 31);
    sieve->singles = gk_memory_allocate(gk_size_multiply(count + 1, sizeof *sieve->singles));
    sieve->begins = allocate_zeros((size_t)1 << (bits - 4), sizeof *sieve->begins);
    sieve->thirds = allocate_zeros((size_t)1 << (more_bits - 4), sizeof *sieve->thirds);
    sieve->fourths = allocate_zeros((size_t)1 << (more_bits - 5), sizeof *sieve->fourths);
    sieve->wanted = (struct gk_units_pairs){ .begins = sieve->begins,
                                             .thirds = sieve->thirds,
                                             .fourths = sieve->fourths,
                                             .bits = bits,
                                             .more_bits = more_bits };
    sieve->pairs = allocate_zeros((size_t)1 << sieve->pair_bits, sizeof *sieve->pairs);
    sieve->words = allocate_zeros((size_t)1 << sieve->word_bits, sizeof *sieve->words);
    return sieve->singles && sieve->begins && sieve->thirds && sieve->fourths && sieve->pairs &&
                   sieve->words
               ? GK_OK
               : GK_NO_MEMORY;
}

/* The place of a pair, or the free one where it belongs. */
static struct pair *find_pair(const struct gk_sieve *sieve, uint32_t units)
{
    size_t mask = ((size_t)1 << sieve->pair_bits) - 1;
    size_t i = gk_units_number((uint16_t)(units >> 16), (uint16_t)units, sieve->pair_bits);
    while (sieve->pairs[i].units && sieve->pairs[i].units != units)
        i = (i + 1) & mask;
    return &sieve->pairs[i];
}

/* The same of a word by its hash. */
static uint64_t *find_word(const struct gk_sieve *sieve, uint64_t hash)
{
    size_t mask = ((size_t)1 << sieve->word_bits) - 1;
    size_t i = (size_t)(hash >> (64 - sieve->word_bits));
    while (sieve->words[i] && (sieve->words[i] ^ hash) & ~(uint64_t)KINDS_MASK)
        i = (i + 1) & mask;
    return &sieve->words[i];
}

/*
 * The ways in which common Han is written: for each form that folding makes, the first of the
 * others, and for each of these the next; 0: none.
 */
struct forms {
    uint16_t first[HAN_END - HAN];
    uint16_t next[HAN_END - HAN];
};

static void link_forms(const struct gk_sieve *sieve, struct forms *forms)
{
    memset(forms, 0, sizeof *forms);
    for (uint16_t c = HAN; c < HAN_END; c++) {
        uint16_t matched = match(sieve, c);
        if (matched == c || matched < HAN || matched >= HAN_END)
            continue;
        forms->next[c - HAN] = forms->first[matched - HAN];
        forms->first[matched - HAN] = c;
    }
}

/* The next way of writing `unit` behind `form`, which is the unit itself at first; 0: none. */
static uint16_t next_form(const struct forms *forms, uint16_t unit, uint16_t form)
{
    if (unit < HAN || unit >= HAN_END)
        return 0;
    return form == unit ? forms->first[unit - HAN] : forms->next[form - HAN];
}

/* Sets a bit for the number that was made of so many units, or of two. */
static void want_number(uint32_t *table, uint32_t number, unsigned bits, uint32_t state)
{
    uint32_t place = number >> (32 - bits);
    table[place / 16] |= state << place % 16 * 2;
}

/* Sets the bits of all ways of writing what comes behind two units as they are written. */
static void want_more(struct gk_sieve *sieve, const struct forms *forms, uint32_t two,
                      const uint16_t *units, unsigned length)
{
    const unsigned bits = sieve->wanted.more_bits;
    for (uint16_t c = units[2]; c; c = next_form(forms, units[2], c)) {
        uint32_t three = gk_units_number_on(two, c);
        want_number(sieve->thirds, three, bits, length > 3 ? 1 : 2);
        for (uint16_t d = length > 3 ? units[3] : 0; d; d = next_form(forms, units[3], d)) {
            uint32_t place = gk_units_number_on(three, d) >> (32 - bits);
            sieve->fourths[place / 32] |= UINT32_C(1) << place % 32;
        }
    }
}

/* Sets the bits of all ways of writing the beginning of a word. */
static void want_word(struct gk_sieve *sieve, const struct forms *forms, const uint16_t *units,
                      unsigned length)
{
    for (uint16_t a = units[0]; a; a = next_form(forms, units[0], a))
        for (uint16_t b = units[1]; b; b = next_form(forms, units[1], b)) {
            uint32_t two = gk_units_number(a, b, 32);
            want_number(sieve->begins, two, sieve->wanted.bits, length > 2 ? 1 : 2);
            if ((a | b) < 0x80)
                sieve->wanted.ascii[a / 32] |= UINT32_C(1) << a % 32;
            if (length > 2)
                want_more(sieve, forms, two, units, length);
        }
}

static void add_word(struct gk_sieve *sieve, const struct forms *forms, const struct word *word)
{
    const uint16_t *units = sieve->text + word->first;
    struct pair *pair = find_pair(sieve, pair_of(units[0], units[1]));
    uint64_t hash = 0;
    want_word(sieve, forms, units, word->length);
    pair->units = pair_of(units[0], units[1]);
    pair->lengths |= UINT32_C(1) << (word->length - 1);
    if (word->length == 2) {
        pair->kinds |= UINT32_C(1) << word->kind;
        return;
    }
    for (unsigned i = 0; i < word->length; i++)
        hash = hash_on(hash, units[i]);
    uint64_t *found = find_word(sieve, hash);
    *found = (hash & ~(uint64_t)KINDS_MASK) | (*found & KINDS_MASK) | UINT64_C(1) << word->kind;
}

static void add_single(struct gk_sieve *sieve, const struct forms *forms, const struct word *word)
{
    uint16_t unit = sieve->text[word->first];
    for (uint16_t a = unit; a; a = next_form(forms, unit, a))
        sieve->is_single[a / 64] |= UINT64_C(1) << a % 64;
    sieve->singles[sieve->single_count++] = (struct single){ unit, UINT32_C(1) << word->kind };
}

static int compare_singles(const void *left, const void *right)
{
    const struct single *a = left;
    const struct single *b = right;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* One for each unit, in their order. */
static void sort_singles(struct gk_sieve *sieve)
{
    size_t kept = 0;
    if (!sieve->single_count)
        return;
    qsort(sieve->singles, sieve->single_count, sizeof *sieve->singles, compare_singles);
    for (size_t i = 1; i < sieve->single_count; i++)
        if (sieve->singles[kept].unit == sieve->singles[i].unit)
            sieve->singles[kept].kinds |= sieve->singles[i].kinds;
        else
            sieve->singles[++kept] = sieve->singles[i];
    sieve->single_count = kept + 1;
}

enum gk_status gk_pairs_build(struct gk_pairs *pairs)
{
    if (open_sieve(pairs) != GK_OK || make_tables(pairs->sieve) != GK_OK)
        return GK_NO_MEMORY;
    struct gk_sieve *sieve = pairs->sieve;
    struct forms *forms = gk_memory_allocate(sizeof *forms);
    if (!forms)
        return GK_NO_MEMORY;
    link_forms(sieve, forms);
    for (size_t i = 0; i < sieve->added_count; i++)
        if (sieve->added[i].length > 1)
            add_word(sieve, forms, &sieve->added[i]);
        else
            add_single(sieve, forms, &sieve->added[i]);
    sort_singles(sieve);
    gk_memory_release(forms);
    gk_folded_free(&sieve->folded);
    gk_memory_release(sieve->text);
    gk_memory_release(sieve->added);
    sieve->text = NULL;
    sieve->added = NULL;
    return GK_OK;
}

void gk_pairs_free(struct gk_pairs *pairs)
{
    struct gk_sieve *sieve = pairs->sieve;
    if (sieve) {
        gk_folded_free(&sieve->folded);
        gk_memory_release(sieve->text);
        gk_memory_release(sieve->added);
        gk_memory_release(sieve->singles);
        gk_memory_release(sieve->begins);
        gk_memory_release(sieve->thirds);
        gk_memory_release(sieve->fourths);
        gk_memory_release(sieve->pairs);
        gk_memory_release(sieve->words);
        gk_memory_release(sieve);
    }
    *pairs = (struct gk_pairs){ 0 };
}

/* ---- walking */

void gk_pairs_open(struct gk_pairs_walk *walk, const struct gk_pairs *pairs, struct gk_bytes text,
                   bool json)
{
    const unsigned char *at = (const unsigned char *)text.at;
    walk->sieve = pairs->sieve;
    walk->source = (struct gk_units_source){ at, at + text.length, json };
    walk->here = (struct gk_pairs_origin){ at, 0, GK_PAIRS_BACK };
    walk->before = walk->here;
    walk->raw_count = 0;
    walk->count = GK_PAIRS_BACK;
    walk->end = GK_PAIRS_BACK;
    walk->block = GK_PAIRS_BACK;
    walk->found = 0;
    walk->joined_before = 0;
    walk->digits_before = 0;
    memset(walk->units, 0, GK_PAIRS_BACK * sizeof *walk->units);
}

/* How many units a unit becomes that was read. */
static inline size_t units_of(const struct gk_sieve *sieve, uint16_t raw)
{
    uint16_t several[GK_UNITS_MOST];
    uint16_t unit = sieve->table.unit[raw];
    return unit == GK_UNIT_SEVERAL ? gk_units_of(raw, several) : unit != 0;
}

/* Which of the units that were read became that one of the chunk at hand, and the first that it
 * became. */
static struct gk_pairs_origin origin_of(const struct gk_pairs_walk *walk, ptrdiff_t unit)
{
    size_t slice = (walk->raw_count - 1) / GK_PAIRS_SLICE;
    size_t since = (size_t)(unit - walk->here.unit);
    while (slice && walk->slices[slice] > since)
        slice--;
    size_t raw = slice * GK_PAIRS_SLICE;
    size_t first = walk->slices[slice];
    size_t next = first + units_of(walk->sieve, walk->raw[raw]);
    while (next <= since && raw + 1 < walk->raw_count) {
        first = next;
        next += units_of(walk->sieve, walk->raw[++raw]);
    }
    return (struct gk_pairs_origin){ walk->here.at, raw, walk->here.unit + (ptrdiff_t)first };
}

/* Moves the units from `end` on, and the few before, to the front. */
static void move_down(struct gk_pairs_walk *walk)
{
    size_t passed = walk->end - GK_PAIRS_BACK;
    if (walk->raw_count && walk->here.unit <= (ptrdiff_t)walk->end && walk->end < walk->count)
        walk->before = origin_of(walk, (ptrdiff_t)walk->end);
    memmove(walk->units, walk->units + passed, (walk->count - passed) * sizeof *walk->units);
    walk->count -= passed;
    walk->before.unit -= (ptrdiff_t)passed;
    walk->block = GK_PAIRS_BACK;
}

/* Reads on, and says how far the units can be looked at: those that may be followed by more are
 * left for the next time. */
static void refill(struct gk_pairs_walk *walk)
{
    move_down(walk);
    walk->here = (struct gk_pairs_origin){ walk->source.at, 0, (ptrdiff_t)walk->count };
    walk->asked = walk->here;
    walk->raw_count = gk_units_read(&walk->source, walk->raw, GK_PAIRS_CHUNK);
    for (size_t i = 0; i < walk->raw_count; i += GK_PAIRS_SLICE) {
        size_t left = walk->raw_count - i;
        walk->slices[i / GK_PAIRS_SLICE] = walk->count - (size_t)walk->here.unit;
        walk->count +=
            gk_units_fold(&walk->sieve->table, walk->raw + i,
                          left < GK_PAIRS_SLICE ? left : GK_PAIRS_SLICE, walk->units + walk->count);
    }
    size_t whole = (walk->count - GK_PAIRS_BACK) / 64;
    memset(walk->units + walk->count, 0,
           (GK_PAIRS_BACK + (whole + 3) * 64 - walk->count) * sizeof *walk->units);
    walk->end = walk->count;
    if (walk->source.at != walk->source.end)
        walk->end = GK_PAIRS_BACK + (whole ? whole - 1 : 0) * 64;
    size_t blocks = (walk->count - GK_PAIRS_BACK + 63) / 64;
    gk_units_digits(walk->units + GK_PAIRS_BACK, blocks, walk->digits, walk->joined);
    walk->digits[blocks] = walk->joined[blocks] = 0;
}

void gk_pairs_read(const struct gk_pairs *pairs, struct gk_bytes text, bool json,
                   uint16_t out[GK_PAIRS_CLOSE])
{
    const unsigned char *at = (const unsigned char *)text.at;
    struct gk_units_source source = { at, at + text.length, json };
    uint16_t raw[GK_PAIRS_NEAR + GK_UNITS_SLACK];
    size_t count = gk_units_read(&source, raw, GK_PAIRS_NEAR);
    count = gk_units_fold(&pairs->sieve->table, raw, count, out);
    memset(out + count, 0, GK_PAIRS_NEAR * sizeof *out);
}

/* Of 64 units those that are words by themselves. */
static uint64_t find_singles(const struct gk_sieve *sieve, const uint16_t *units)
{
    uint64_t found = 0;
    for (unsigned i = 0; i < 64; i++)
        found |= (sieve->is_single[units[i] / 64] >> units[i] % 64 & 1) << i;
    return found;
}

/* How many bits are set; the machine's own way is not there on every machine. */
static inline unsigned count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* The bits that begin a run of that length in `bits` and what follows them. */
static uint64_t find_runs(uint64_t bits, uint64_t next, uint64_t before, unsigned length)
{
    uint64_t runs = bits;
    uint64_t ahead = next;
    unsigned have = 1;
    for (unsigned more; have < length && runs; have += more) {
        more = have <= length - have ? have : length - have;
        runs &= runs >> more | ahead << (64 - more);
        ahead &= ahead >> more;
    }
    return runs & ~(bits << 1 | before >> 63);
}

/* Of the runs that begin at these bits those that have as many digits as a long number; one that is
 * longer than can be seen has. */
static uint64_t keep_numbers(const struct gk_pairs_walk *walk, size_t i, uint64_t runs)
{
    uint64_t kept = 0;
    for (; runs; runs &= runs - 1) {
        unsigned first = (unsigned)__builtin_ctzll(runs);
        uint64_t joined = walk->joined[i] >> first;
        uint64_t digits = walk->digits[i] >> first;
        if (first) {
            joined |= walk->joined[i + 1] << (64 - first);
            digits |= walk->digits[i + 1] << (64 - first);
        }
        uint64_t run = joined & ~(joined + 1); /* the lowest ones, up to the first that is not */
        bool enough = count_bits(digits & run) >= GK_PAIRS_OF_IT;
        kept |= (uint64_t)(enough || run == UINT64_MAX) << first;
    }
    return kept;
}

/* Goes on to the next 64 units; false at the end. */
static bool next_block(struct gk_pairs_walk *walk)
{
    while (walk->block >= walk->end) {
        if (walk->source.at == walk->source.end)
            return false;
        refill(walk);
    }
    size_t i = (walk->block - GK_PAIRS_BACK) / 64;
    size_t left = walk->end - walk->block;
    uint64_t within = left < 64 ? (UINT64_C(1) << left) - 1 : UINT64_MAX;
    uint64_t joined_before = i ? walk->joined[i - 1] : walk->joined_before;
    uint64_t digits_before = i ? walk->digits[i - 1] : walk->digits_before;
    walk->numbers = keep_numbers(
        walk, i, find_runs(walk->joined[i], walk->joined[i + 1], joined_before, GK_PAIRS_NUMBER));
    walk->codes = find_runs(walk->digits[i], walk->digits[i + 1], digits_before, GK_PAIRS_DIGITS);
    walk->found = gk_units_find(&walk->sieve->wanted, walk->units + walk->block);
    walk->found |= walk->numbers | walk->codes;
    if (walk->sieve->single_count)
        walk->found |= find_singles(walk->sieve, walk->units + walk->block);
    walk->found &= within;
    walk->joined_before = walk->joined[i];
    walk->digits_before = walk->digits[i];
    walk->block += 64;
    return true;
}

/* The kinds of the words that begin here, and their lengths. */
static void find_words(const struct gk_sieve *sieve, const uint16_t *units,
                       struct gk_candidate *candidate)
{
    const struct pair *pair =
        find_pair(sieve, pair_of(match(sieve, units[0]), match(sieve, units[1])));
    uint64_t hash = 0;
    candidate->kinds |= pair->kinds;
    candidate->lengths |= pair->lengths & TWO;
    if (!(pair->lengths & ~(uint32_t)TWO))
        return;
    for (unsigned i = 0; i < LONGEST && pair->lengths >> i; i++) {
        hash = hash_on(hash, match(sieve, units[i]));
        if (i < 2 || !(pair->lengths >> i & 1))
            continue;
        unsigned kinds = (unsigned)(*find_word(sieve, hash) & KINDS_MASK);
        candidate->kinds |= kinds;
        candidate->lengths |= kinds ? UINT32_C(1) << i : 0;
    }
}

/* Those of a word that is this one unit. */
static unsigned single_kinds(const struct gk_sieve *sieve, uint16_t unit)
{
    struct single wanted = { .unit = match(sieve, unit) };
    if (!sieve->single_count)
        return 0;
    const struct single *found =
        bsearch(&wanted, sieve->singles, sieve->single_count, sizeof wanted, compare_singles);
    return found ? found->kinds : 0;
}

bool gk_pairs_next(struct gk_pairs_walk *walk, struct gk_candidate *candidate)
{
    for (;;) {
        while (!walk->found)
            if (!next_block(walk))
                return false;
        unsigned i = (unsigned)__builtin_ctzll(walk->found);
        const uint16_t *units = walk->units + walk->block - 64 + i;
        walk->found &= walk->found - 1;
        *candidate = (struct gk_candidate){
            .kinds = single_kinds(walk->sieve, *units),
            .number = walk->numbers >> i & 1,
            .digits = walk->codes >> i & 1,
            .units = units,
        };
        candidate->lengths = candidate->kinds != 0;
        find_words(walk->sieve, units, candidate);
        if (candidate->kinds || candidate->number || candidate->digits)
            return true;
    }
}

/* ---- places */

size_t gk_pairs_touching(const struct gk_pairs_walk *walk, const uint16_t *unit, size_t most)
{
    ptrdiff_t wanted = unit - walk->units;
    if (wanted <= walk->here.unit)
        return 0;
    const size_t raw = origin_of(walk, wanted).raw;
    size_t count = 0;
    while (count < most && count < raw && walk->raw[raw - count - 1] - HAN + 0u < HAN_END - HAN)
        count++;
    return count;
}

bool gk_pairs_is_plain(const struct gk_pairs_walk *walk, const uint16_t *unit, size_t count)
{
    ptrdiff_t wanted = unit - walk->units;
    if (wanted < walk->here.unit)
        return false;
    size_t raw = origin_of(walk, wanted).raw;
    return raw + count <= walk->raw_count &&
           memcmp(walk->raw + raw, unit, count * sizeof *unit) == 0;
}

uint16_t gk_pairs_behind(const struct gk_pairs_walk *walk, const uint16_t *unit)
{
    ptrdiff_t wanted = unit - walk->units;
    if (wanted < walk->here.unit)
        return 0;
    size_t raw = origin_of(walk, wanted).raw + 1;
    bool known = raw < walk->raw_count && walk->raw[raw] - HAN + 0u < HAN_END - HAN;
    return known ? walk->raw[raw] : 0;
}

/* How many of eight bytes begin a character; more than eight where one of them is a backslash or
 * begins a character of four bytes. */
static inline unsigned count_leads(const unsigned char *at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t tops = ones << 7;
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    uint64_t slashes = bytes ^ ones * '\\';
    uint64_t odd = ((slashes - ones) & ~slashes) | (bytes & bytes << 1 & bytes << 2 & bytes << 3);
    uint64_t follows = bytes & ~bytes << 1 & tops;
    return odd & tops ? 9 : 8 - (unsigned)((follows >> 7) * ones >> 56);
}

/* Goes over whole words of characters that are read as one unit each, up to before the unit wanted:
 * most of a text. */
static void pass_plain(struct gk_units_source *source, size_t *next, size_t wanted)
{
    const unsigned char *at = source->at;
    while (source->end - at > 8) {
        unsigned leads = count_leads(at);
        if (leads > 8 || *next + leads > wanted)
            break;
        at += 8;
        *next += leads;
    }
    /* The last character may go on. */
    while (at > source->at && (*at & 0xC0) == 0x80)
        at++;
    source->at = at;
}

/* Reads on up to the unit of that number among those that are read from here, `next` of them
 * having been read, and leaves `place` where it stands. */
static size_t find_raw(struct gk_units_source *source, size_t next, size_t wanted,
                       const unsigned char **place)
{
    size_t before = next;
    while (next <= wanted && source->at < source->end) {
        uint16_t raw[GK_UNITS_MOST];
        pass_plain(source, &next, wanted);
        *place = source->at;
        before = next;
        next += gk_units_read_one(source, raw);
    }
    return before;
}

/* The same of a unit that stands before the chunk at hand. */
static const unsigned char *find_before(const struct gk_pairs_walk *walk, ptrdiff_t wanted,
                                        struct gk_units_source *source)
{
    const unsigned char *at = walk->before.at;
    ptrdiff_t next = walk->before.unit;
    source->at = at;
    size_t passed = find_raw(source, 0, walk->before.raw, &at);
    source->at = at;
    while (next <= wanted && source->at < source->end) {
        uint16_t raw[GK_UNITS_MOST];
        at = source->at;
        size_t count = gk_units_read_one(source, raw);
        /* Of the first character some of its units may stand before the one that is known. */
        for (size_t i = 0; i < count; i++, passed++)
            next += passed < walk->before.raw ? 0 : (ptrdiff_t)units_of(walk->sieve, raw[i]);
    }
    return at;
}

void gk_pairs_place(struct gk_pairs_walk *walk, const uint16_t *unit, struct gk_bytes text,
                    size_t *start, size_t *end)
{
    struct gk_units_source source = walk->source;
    ptrdiff_t wanted = unit - walk->units;
    const unsigned char *at = walk->here.at;
    if (wanted < walk->here.unit) {
        at = find_before(walk, wanted, &source);
    } else {
        size_t raw = origin_of(walk, wanted).raw;
        bool goes_on = walk->asked.raw <= raw;
        source.at = goes_on ? walk->asked.at : walk->here.at;
        walk->asked.raw = find_raw(&source, goes_on ? walk->asked.raw : 0, raw, &at);
        walk->asked.at = at;
    }
    *start = (size_t)(at - (const unsigned char *)text.at);
    *end = (size_t)(source.at - (const unsigned char *)text.at);
}
