#include "match/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdio.h>

#include "base/memory.h"
#include "match/pattern_text.h"

/*
 * A search's share of work. The match limit counts steps of backtracking from one place of the
 * text: some milliseconds at most. Patterns that are meant to be searched for stay far below it.
 * In a long text there are so many places that each gets less: none of them may need its whole
 * share many thousand times over.
 */
#define TEXT_LIMIT (UINT64_C(1) << 32)
enum {
    MATCH_LIMIT = 1000000,
    SMALLEST_LIMIT = 1000,
    HEAP_LIMIT = 8192,       /* KiB, for the interpreter */
    STACK_START = 32 * 1024, /* bytes, for compiled patterns */
    STACK_LIMIT = 512 * 1024,
};

/*
 * Among what optimises the start of a match in PCRE2's compiler for the machine's own code (10.42)
 * is a memory of where single characters that are repeated failed; behind a group it is wrong, and
 * matches are passed over: (?:.\P{Han}|\S)乙*?\w is not found in _b1. The interpreter would find
 * them. The literals of patterns make up for it.
 */
static const uint32_t options = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE;

static void *allocate(PCRE2_SIZE size, void *unused)
{
    (void)unused;
    return gk_memory_allocate(size);
}

static void release(void *block, void *unused)
{
    (void)unused;
    gk_memory_release(block);
}

/* For PCRE2's interpreter alone. */
static enum gk_status compile(struct gk_pattern *pattern, struct gk_bytes text,
                              struct gk_pattern_error *error)
{
    pcre2_general_context *general = pcre2_general_context_create(allocate, release, NULL);
    pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
    pcre2_general_context_free(general);
    if (!context)
        return GK_NO_MEMORY;
    int code;
    PCRE2_SIZE offset = 0;
    pattern->code =
        pcre2_compile((PCRE2_SPTR)text.at, text.length, options, &code, &offset, context);
    pcre2_compile_context_free(context);
    if (!pattern->code) {
        if (code == PCRE2_ERROR_HEAP_FAILED)
            return GK_NO_MEMORY;
        error->offset = offset;
        pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message, sizeof error->message);
        return GK_INVALID;
    }
    return GK_OK;
}

enum gk_status gk_pattern_check(struct gk_bytes text, struct gk_pattern_error *error)
{
    struct gk_pattern pattern = { 0 };
    enum gk_status status = compile(&pattern, text, error);
    gk_pattern_free(&pattern);
    return status;
}

/*
 * Whether a pattern is left to the interpreter, so that the machine does not show: PCRE2's compiler
 * gives other answers now and then (10.42) where a pattern refers to what a group has captured, in
 * possessive and negative groups above all, or has recursion, verbs or \K. It may be a bracket or
 * backslash that means nothing: then it is only slower.
 */
static bool is_rare(const struct gk_pattern *pattern, struct gk_bytes text)
{
    uint32_t references = 0;
    const char *at;
    pcre2_pattern_info(pattern->code, PCRE2_INFO_BACKREFMAX, &references);
    if (references || gk_bytes_find(text, GK_BYTES("(*")) || gk_bytes_find(text, GK_BYTES("\\K")))
        return true;
    while ((at = gk_bytes_find(text, GK_BYTES("(?"))) != NULL) {
        size_t passed = (size_t)(at - text.at) + 2;
        text = (struct gk_bytes){ text.at + passed, text.length - passed };
        if (text.length && memchr("R&P+-|(0123456789", text.at[0], 17))
            return true;
    }
    return false;
}

/*
 * The last ASCII character that every match of a plain pattern holds, or 0. Without it nothing need
 * be tried, where /a.*c/ would go over the rest of the text from every a.
 */
static char required_of(struct gk_bytes text)
{
    static const char groups[] = "|([{\\", signs[] = ".*+?^$";
    char required = 0;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        char next = i + 1 < text.length ? text.at[i + 1] : 0;
        if (memchr(groups, c, sizeof groups - 1))
            return 0;
        if ((unsigned char)c < 0x80 && !memchr(signs, c, sizeof signs - 1) && next != '*' &&
            next != '?')
            required = c;
    }
    return required;
}

enum gk_status gk_pattern_compile(struct gk_pattern *pattern, struct gk_bytes text,
                                  struct gk_pattern_error *error)
{
    enum gk_status status = compile(pattern, text, error);
    pattern->required = required_of(text);
    /* Without a compiler for this machine, or without memory for it, the interpreter serves. */
    if (status == GK_OK && !is_rare(pattern, text))
        pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    return status;
}

enum gk_status gk_pattern_compile_folded(struct gk_pattern *pattern, struct gk_bytes text,
                                         struct gk_pattern_error *error)
{
    struct gk_buffer folded = { 0 };
    enum gk_status status = gk_pattern_fold_text(text, &folded);
    if (status == GK_OK)
        status = gk_pattern_compile(pattern, gk_buffer_bytes(&folded), error);
    gk_buffer_free(&folded);
    /* Then its places would not be those of the text. */
    return status == GK_INVALID ? gk_pattern_compile(pattern, text, error) : status;
}

void gk_pattern_free(struct gk_pattern *pattern)
{
    pcre2_code_free(pattern->code);
    *pattern = (struct gk_pattern){ 0 };
}

void gk_pattern_scratch_free(struct gk_pattern_scratch *scratch)
{
    pcre2_match_data_free(scratch->match);
    pcre2_match_context_free(scratch->context);
    pcre2_jit_stack_free(scratch->stack);
    *scratch = (struct gk_pattern_scratch){ 0 };
}

static enum gk_status open_scratch(struct gk_pattern_scratch *scratch)
{
    pcre2_general_context *general = pcre2_general_context_create(allocate, release, NULL);
    if (!general)
        return GK_NO_MEMORY;
    if (!scratch->match)
        scratch->match = pcre2_match_data_create(1, general);
    if (!scratch->context)
        scratch->context = pcre2_match_context_create(general);
    if (!scratch->stack)
        scratch->stack = pcre2_jit_stack_create(STACK_START, STACK_LIMIT, general);
    pcre2_general_context_free(general);
    if (!scratch->match || !scratch->context)
        return GK_NO_MEMORY;
    pcre2_set_heap_limit(scratch->context, HEAP_LIMIT);
    /* No stack where PCRE2 was built without its compiler. */
    if (scratch->stack)
        pcre2_jit_stack_assign(scratch->context, NULL, scratch->stack);
    return GK_OK;
}

static uint32_t match_limit(size_t length)
{
    uint64_t limit = TEXT_LIMIT / (length + 1);
    if (limit > MATCH_LIMIT)
        return MATCH_LIMIT;
    return limit > SMALLEST_LIMIT ? (uint32_t)limit : SMALLEST_LIMIT;
}

enum gk_status gk_pattern_find(const struct gk_pattern *pattern, struct gk_pattern_scratch *scratch,
                               struct gk_bytes text, size_t from, enum gk_pattern_answer *answer,
                               size_t *start, size_t *end)
{
    if (!scratch->match || !scratch->context)
        if (open_scratch(scratch) != GK_OK)
            return GK_NO_MEMORY;
    *answer = GK_PATTERN_ABSENT;
    if (pattern->required &&
        (from >= text.length || !memchr(text.at + from, pattern->required, text.length - from)))
        return GK_OK;
    pcre2_set_match_limit(scratch->context, match_limit(text.length));
    int found = pcre2_match(pattern->code, (PCRE2_SPTR)(text.at ? text.at : ""), text.length, from,
                            PCRE2_NO_UTF_CHECK, scratch->match, scratch->context);
    if (found == PCRE2_ERROR_NOMEMORY)
        return GK_NO_MEMORY;
    if (found < 0) {
        *answer = found == PCRE2_ERROR_NOMATCH ? GK_PATTERN_ABSENT : GK_PATTERN_TOO_MUCH;
        return GK_OK;
    }
    const PCRE2_SIZE *span = pcre2_get_ovector_pointer(scratch->match);
    *answer = GK_PATTERN_FOUND;
    *start = span[0];
    *end = span[1];
    return GK_OK;
}

/* ---- compiled late */

/* The one that another thread has put there meanwhile counts. */
static enum gk_status compile_late(struct gk_late_pattern *late, struct gk_pattern **compiled)
{
    struct gk_pattern_error error;
    struct gk_pattern *ours = gk_memory_allocate(sizeof *ours);
    *compiled = NULL;
    if (!ours)
        return GK_NO_MEMORY;
    *ours = (struct gk_pattern){ 0 };
    enum gk_status status = gk_pattern_compile_folded(ours, late->text, &error);
    if (status == GK_OK && atomic_compare_exchange_strong(&late->compiled, compiled, ours)) {
        *compiled = ours;
        return GK_OK;
    }
    gk_pattern_free(ours);
    gk_memory_release(ours);
    return status;
}

enum gk_status gk_late_pattern_find(struct gk_late_pattern *late,
                                    struct gk_pattern_scratch *scratch, struct gk_bytes text,
                                    size_t from, enum gk_pattern_answer *answer, size_t *start,
                                    size_t *end)
{
    struct gk_pattern *compiled = atomic_load_explicit(&late->compiled, memory_order_acquire);
    *answer = GK_PATTERN_ABSENT;
    if (!compiled) {
        enum gk_status status = compile_late(late, &compiled);
        if (status != GK_OK)
            return status == GK_INVALID ? GK_OK : status;
    }
    return gk_pattern_find(compiled, scratch, text, from, answer, start, end);
}

void gk_late_pattern_free(struct gk_late_pattern *late)
{
    struct gk_pattern *compiled = atomic_exchange(&late->compiled, NULL);
    if (compiled)
        gk_pattern_free(compiled);
    gk_memory_release(compiled);
}
