/*
 * plan.c - from options and profile to what is searched for, and what is done about it.
 */
#include "verbs/mark_words.h"
#include "verbs/redact/gate.h"

/* The first one's comma is left out. */
static const char comma_types[] = ""
#define GK_REDACT_TYPE(name, text, ...) ", " text
#include "verbs/redact/types.def"
#undef GK_REDACT_TYPE
    ;
const char *const gk_redact_types = comma_types + 2;

static const struct {
    enum gk_rule_id rule;
    enum gk_action action;
} defaults[GK_REDACT_TYPES] = {
#define GK_REDACT_TYPE(name, text, action, ...)                                                    \
    [GK_REDACT_##name] = { GK_RULE_REDACT_##name, GK_ACTION_##action },
#include "verbs/redact/types.def"
#undef GK_REDACT_TYPE
};

/* What the profile does about a type when nobody asks otherwise. */
static enum gk_action profile_action(const struct gk_profile *profile, enum gk_redact_type type)
{
    struct gk_bytes name;
    if (profile->severity[defaults[type].rule] == GK_OFF)
        return GK_ACTION_OFF;
    enum gk_action action = defaults[type].action;
    if (gk_profile_text(profile, "redact", gk_redact_type_name(type), "action", &name))
        (void)gk_action_find(name, &action);
    return action;
}

enum gk_rule_id gk_redact_rule(enum gk_redact_type type)
{
    return defaults[type].rule;
}

/* The next word of a list with commas, trimmed; false behind the last. */
static bool next_word(struct gk_bytes *list, struct gk_bytes *word)
{
    if (!list->length)
        return false;
    const char *comma = memchr(list->at, ',', list->length);
    size_t length = comma ? (size_t)(comma - list->at) : list->length;
    *word = gk_bytes_trim((struct gk_bytes){ list->at, length });
    length += comma != NULL;
    list->at += length;
    list->length -= length;
    return true;
}

static enum gk_redact_type find_type(struct gk_bytes name)
{
    int type = 0;
    while (type < GK_REDACT_TYPES &&
           !gk_bytes_equal(name, gk_bytes_of(gk_redact_type_name((enum gk_redact_type)type))))
        type++;
    return (enum gk_redact_type)type;
}

/* Whether a list names types without + or -, so that it replaces the profile's. */
static bool replaces(struct gk_bytes list)
{
    struct gk_bytes word;
    while (next_word(&list, &word))
        if (word.length && word.at[0] != '+' && word.at[0] != '-')
            return true;
    return false;
}

/* A type that is asked for by name is searched for even where the profile has it off, and masked
 * where it is off unless somebody asks. */
static enum gk_action named_action(const struct gk_profile *profile, enum gk_redact_type type)
{
    enum gk_action action = profile_action(profile, type);
    if (action == GK_ACTION_OFF)
        action = defaults[type].action;
    return action == GK_ACTION_OFF ? GK_ACTION_MASK : action;
}

/* Types that the command line leaves out are looked for nowhere. */
static enum gk_status choose_types(struct gk_redact_plan *plan,
                                   const struct gk_redact_options *options,
                                   bool excluded[GK_REDACT_TYPES], struct gk_bytes *bad)
{
    const struct gk_profile *profile = plan->profile;
    struct gk_bytes list = options->types;
    struct gk_bytes word;
    bool all = !profile->none && !replaces(list);
    for (int i = 0; i < GK_REDACT_TYPES; i++) {
        excluded[i] = !all;
        plan->action[i] = all ? profile_action(profile, (enum gk_redact_type)i) : GK_ACTION_OFF;
    }
    if (options->words)
        plan->action[GK_REDACT_KEYWORD] = named_action(profile, GK_REDACT_KEYWORD);
    excluded[GK_REDACT_KEYWORD] &= !options->words;
    while (next_word(&list, &word)) {
        bool sign = word.length && (word.at[0] == '+' || word.at[0] == '-');
        struct gk_bytes name = { word.at + sign, word.length - sign };
        enum gk_redact_type type = find_type(name);
        if (type == GK_REDACT_TYPES) {
            *bad = word;
            return GK_INVALID;
        }
        excluded[type] = sign && word.at[0] == '-';
        plan->action[type] = excluded[type] ? GK_ACTION_OFF : named_action(profile, type);
    }
    return GK_OK;
}

/* What is done in web addresses: redact.KIND.address, or what is done elsewhere. */
static void choose_linked(struct gk_redact_plan *plan)
{
    for (int kind = 0; kind < GK_PERSONAL_KINDS; kind++) {
        struct gk_bytes name;
        plan->linked[kind] = plan->action[GK_REDACT_PERSONAL + kind];
        if (gk_profile_text(plan->profile, "redact", gk_personal_name((enum gk_personal_kind)kind),
                            "address", &name))
            (void)gk_action_find(name, &plan->linked[kind]);
    }
}

_Static_assert(GK_FIELD_COUNT <= 64, "the fields searched are kept in 64 bits");

static enum gk_status choose_fields(struct gk_redact_plan *plan, struct gk_bytes list,
                                    struct gk_bytes *bad)
{
    struct gk_bytes word;
    plan->every_field = list.length == 0;
    while (next_word(&list, &word)) {
        enum gk_field field = gk_field_find(&plan->profile->fields, word);
        if (field == GK_FIELD_COUNT) {
            *bad = word;
            return GK_INVALID;
        }
        plan->fields |= UINT64_C(1) << field;
    }
    return GK_OK;
}

static enum gk_status add_word(struct gk_redact_plan *plan, struct gk_bytes word, uint32_t value,
                               unsigned kind)
{
    bool empty;
    plan->has_words = true;
    return gk_words_add(&plan->words, word, value, kind, &empty);
}

/* The phrases given with --allow, then those of the rows, which cover only their row. */
static enum gk_status add_allows(struct gk_redact_plan *plan,
                                 const struct gk_redact_options *options)
{
    const struct gk_lexicon *lexicon = &plan->profile->lexicon;
    for (size_t i = 0; i < options->allow_count; i++)
        if (add_word(plan, options->allow[i], 0, GK_REDACT_ALLOWS_ALL) != GK_OK)
            return GK_NO_MEMORY;
    for (size_t i = 0; i < lexicon->count; i++) {
        const struct gk_lexicon_row *row = &lexicon->rows[i];
        for (size_t j = 0; j < row->allow_count; j++)
            if (add_word(plan, row->allow[j], (uint32_t)i, GK_REDACT_ALLOWS_ROW) != GK_OK)
                return GK_NO_MEMORY;
    }
    return GK_OK;
}

static enum gk_status add_pattern(struct gk_redact_plan *plan, uint32_t row)
{
    struct gk_redact_pattern *added = &plan->patterns[plan->pattern_count];
    struct gk_bytes text = plan->profile->lexicon.rows[row].term;
    struct gk_pattern_literals literals;
    struct gk_pattern_error error;
    gk_pattern_find_literals(text, GK_PATTERN_LITERAL, &literals, NULL);
    *added = (struct gk_redact_pattern){ .row = row, .has_literals = literals.count != 0 };
    for (uint32_t i = 0; i < literals.count; i++)
        if (add_word(plan, literals.at[i], plan->pattern_count, GK_REDACT_LITERAL) != GK_OK ||
            gk_redact_gate_add_term(plan, literals.at[i], false) != GK_OK)
            return GK_NO_MEMORY;
    plan->pattern_count++;
    enum gk_status status = gk_pattern_compile(&added->pattern, text, &error);
    return status == GK_OK ? gk_pattern_compile_folded(&added->folded, text, &error) : status;
}

/* Labels, where something they may stand beside is searched for. */
static enum gk_status add_labels(struct gk_redact_plan *plan)
{
    bool wanted = false;
    for (int kind = 0; kind < GK_PERSONAL_KINDS; kind++)
        if (gk_redact_acts(&plan->particulars, plan->action[GK_REDACT_PERSONAL + kind],
                           (enum gk_redact_type)(GK_REDACT_PERSONAL + kind)))
            wanted = true;
        else
            plan->unwanted |= UINT32_C(1) << kind;
    if (!wanted)
        return GK_OK;
    plan->has_words = true;
    return gk_labels_add(&plan->words, GK_REDACT_WORD_LABEL, plan->profile, &plan->arena);
}

/* A term of a list that ignores punctuation; one of nothing else stays what it is. */
static enum gk_status add_loose(struct gk_redact_plan *plan, struct gk_bytes term, uint32_t row,
                                unsigned kind)
{
    struct gk_buffer condensed = { 0 };
    bool empty = false;
    enum gk_status status = gk_condense_term(term, &condensed);
    if (status == GK_OK)
        status = gk_words_add(&plan->loose, gk_buffer_bytes(&condensed), row, kind, &empty);
    gk_buffer_free(&condensed);
    if (status == GK_OK && empty)
        return add_word(plan, term, row, kind);
    plan->has_loose = true;
    return status;
}

static enum gk_status add_rows(struct gk_redact_plan *plan, struct gk_bytes *bad)
{
    const struct gk_lexicon *lexicon = &plan->profile->lexicon;
    size_t patterns = 0;
    for (size_t i = 0; i < lexicon->count; i++)
        patterns += lexicon->rows[i].is_pattern;
    plan->patterns = gk_arena_array(&plan->arena, patterns, sizeof *plan->patterns);
    if (!plan->patterns)
        return GK_NO_MEMORY;
    for (uint32_t i = 0; i < lexicon->count; i++) {
        const struct gk_lexicon_row *row = &lexicon->rows[i];
        enum gk_status status;
        if (row->action == GK_ACTION_OFF || plan->action[GK_REDACT_KEYWORD] == GK_ACTION_OFF)
            continue;
        if (row->is_pattern)
            status = add_pattern(plan, i);
        else if (row->list->ignores_punctuation)
            status = add_loose(plan, row->term, i, GK_REDACT_ROW + (unsigned)row->action);
        else if ((status = gk_redact_gate_add_term(plan, row->term, true)) == GK_OK)
            status = add_word(plan, row->term, i, GK_REDACT_ROW + (unsigned)row->action);
        if (status != GK_OK) {
            *bad = row->term;
            return status;
        }
    }
    if (plan->has_loose && gk_words_build(&plan->loose) != GK_OK)
        return GK_NO_MEMORY;
    return gk_words_build(&plan->words);
}

enum gk_status gk_redact_plan_open(struct gk_redact_plan *plan, const struct gk_profile *profile,
                                   const struct gk_redact_options *options,
                                   enum gk_redact_mistake *mistake, struct gk_bytes *bad)
{
    enum gk_status status;
    *bad = (struct gk_bytes){ NULL, 0 };
    plan->profile = profile;
    plan->style = options->style;
    plan->annotate = options->annotate;
    plan->context = options->context;
    plan->today = options->today;
    plan->key = gk_arena_copy(&plan->arena, options->key);
    if (!plan->key.at)
        return GK_NO_MEMORY;
    *mistake = GK_REDACT_NO_TYPE;
    bool excluded[GK_REDACT_TYPES];
    if ((status = choose_types(plan, options, excluded, bad)) != GK_OK ||
        (status = gk_redact_particulars_read(&plan->particulars, profile, excluded,
                                             &plan->arena)) != GK_OK)
        return status;
    choose_linked(plan);
    *mistake = GK_REDACT_NO_FIELD;
    if ((status = choose_fields(plan, options->fields, bad)) != GK_OK)
        return status;
    *mistake = GK_REDACT_NO_KEY;
    if (plan->style == GK_REDACT_PSEUDONYM && !plan->key.length)
        return GK_INVALID;
    *mistake = GK_REDACT_NO_PATTERN;
    if (add_allows(plan, options) != GK_OK || add_labels(plan) != GK_OK ||
        gk_mark_words_read(&plan->marks, profile) != GK_OK)
        return GK_NO_MEMORY;
    if ((status = add_rows(plan, bad)) != GK_OK)
        return status;
    if (gk_redact_gate_make(plan) != GK_OK)
        return GK_NO_MEMORY;
    *mistake = GK_REDACT_NO_MISTAKE;
    return GK_OK;
}

void gk_redact_plan_close(struct gk_redact_plan *plan)
{
    for (uint32_t i = 0; i < plan->pattern_count; i++) {
        gk_pattern_free(&plan->patterns[i].pattern);
        gk_pattern_free(&plan->patterns[i].folded);
    }
    gk_words_free(&plan->words);
    gk_words_free(&plan->loose);
    gk_pairs_free(&plan->sieve);
    gk_mark_words_free(&plan->marks);
    gk_arena_free(&plan->arena);
    *plan = (struct gk_redact_plan){ 0 };
}
