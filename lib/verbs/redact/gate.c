#include "verbs/redact/gate.h"

#include "base/utf8.h"
#include "domain/marks.h"
#include "text/gloss.h"
#include "text/reference.h"
#include "verbs/labels.h"

/* What words of the sieve are. */
enum kind {
    TERM,      /* of the lists: it may be covered */
    SIGN,      /* something that is looked at for sure */
    LABEL,     /* names a value that has digits … */
    TELLING,   /* … or one of AT_TELLING … */
    HOUSE,     /* … or one of AT_HOUSE … */
    NAMING,    /* … or one of words alone */
    GLOSS,     /* a bracket and the first letter behind it */
    EXPONENT,  /* the last digit of a number and its e */
    BRACKET,   /* a digit and a bracket behind it */
    AGE,       /* the last sign of a date and 生, a digit and 岁 or 周 */
    BORN,      /* the last sign of a date and 出生 or 生 */
    REFERENCE, /* & and the letter of a name */
    MARK,      /* of marks, and so many behind it: by their hints */
};

enum {
    LONGEST_WORD = 32,
    TOUCHING = 12, /* letters right before a mark that are counted */
};

_Static_assert((int)MARK + (int)GK_MARK_HINTS <= (int)GK_PAIRS_KINDS, "so many kinds of words");
_Static_assert((int)GK_PERSONAL_AHEAD <= (int)GK_PAIRS_AHEAD, "so many units are there");
_Static_assert((int)LONGEST_WORD + (int)GK_PERSONAL_AHEAD <= (int)GK_PAIRS_NEAR, "and so many");
_Static_assert((int)GK_MARK_BACK < (int)GK_PAIRS_BACK, "so many units are there");

/* ---- the plan */

/* Words of two characters: `first` and each of the others. */
static enum gk_status add_pairs(struct gk_redact_plan *plan, uint32_t first,
                                const uint_least32_t *others, enum kind kind)
{
    enum gk_status status = GK_OK;
    for (; *others && status == GK_OK; others++) {
        char text[8];
        size_t length = gk_utf8_encode(first, text);
        length += gk_utf8_encode(*others, text + length);
        status = gk_pairs_add(&plan->sieve, (struct gk_bytes){ text, length }, kind);
    }
    return status;
}

/* What folding does not settle character by character, and what the view of a page sees through. */
static enum gk_status add_signs(struct gk_redact_plan *plan)
{
    static const uint_least32_t letters[] = U"abcdefghijklmnopqrstuvwxyz"
                                            U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜɑü";
    static const uint_least32_t tags[] = U"abcdefghijklmnopqrstuvwxyz/!?";
    static const uint_least32_t references[] = U"abcdefghijklmnopqrstuvwxyz";
    static const uint_least32_t hexadecimal[] = U"0123456789abcdef";
    enum gk_status status = add_pairs(plan, '(', letters, GLOSS);
    if (status == GK_OK)
        status = add_pairs(plan, '<', tags, SIGN);
    if (status == GK_OK)
        status = add_pairs(plan, '&', U"#", SIGN);
    if (status == GK_OK)
        status = add_pairs(plan, '&', references, REFERENCE);
    if (status == GK_OK)
        status = add_pairs(plan, '%', hexadecimal, SIGN);
    for (uint32_t digit = '0'; digit <= '9' && status == GK_OK; digit++)
        status = add_pairs(plan, digit, U"e", EXPONENT);
    for (uint32_t digit = '0'; digit <= '9' && status == GK_OK; digit++)
        status = add_pairs(plan, digit, U"(", BRACKET);
    return status;
}

enum gk_status gk_redact_gate_add_term(struct gk_redact_plan *plan, struct gk_bytes term,
                                       bool covered)
{
    return gk_pairs_add(&plan->sieve, term, covered ? TERM : SIGN);
}

static enum gk_status add_mark_signs(struct gk_redact_plan *plan, const struct gk_mark_sign *signs,
                                     size_t count)
{
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < count && status == GK_OK; i++)
        status =
            gk_pairs_add(&plan->sieve, gk_bytes_of(signs[i].text), MARK + (unsigned)signs[i].hint);
    return status;
}

static enum gk_status add_marks(struct gk_redact_plan *plan)
{
    static const enum gk_redact_type types[] = { GK_REDACT_SECRET_MARK, GK_REDACT_INTERNAL_MARK,
                                                 GK_REDACT_DISCLOSURE_MARK };
    enum gk_status status = GK_OK;
    bool acts = false;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        acts |= gk_redact_acts(&plan->particulars, plan->action[types[i]], types[i]);
    if (!acts)
        return GK_OK;
    status = add_mark_signs(plan, gk_mark_signs, gk_mark_sign_count);
    return status == GK_OK ? add_mark_signs(plan, plan->marks.signs, plan->marks.sign_count)
                           : status;
}

/* The kinds that begin so, a bit for each. */
static uint32_t kinds_at(const struct gk_redact_plan *plan, unsigned at, bool wanted)
{
    uint32_t kinds = 0;
    for (int kind = 0; kind < GK_PERSONAL_KINDS; kind++)
        if (gk_personal_begins((enum gk_personal_kind)kind).at & at &&
            !(wanted && plan->unwanted >> kind & 1))
            kinds |= UINT32_C(1) << kind;
    return kinds;
}

/* Labels of all kinds that have digits, since one may name values of another; what stands behind a
 * public word counts among them. */
static enum gk_status add_labels(struct gk_redact_plan *plan)
{
    enum {
        OWN = 1u << GK_PERSONAL_LABEL | 1u << GK_PERSONAL_PRIVATE,
        ALL = OWN | 1u << GK_PERSONAL_PUBLIC,
    };
    static const struct {
        unsigned at;
        enum kind kind;
        bool wanted;
        unsigned roles;
    } lists[] = { { GK_PERSONAL_AT_WORD, NAMING, true, OWN },
                  { GK_PERSONAL_AT_TELLING, TELLING, true, OWN },
                  { GK_PERSONAL_AT_HOUSE, HOUSE, true, OWN },
                  { GK_PERSONAL_AT_LABEL, LABEL, false, ALL } };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof lists / sizeof *lists && status == GK_OK; i++)
        if (kinds_at(plan, lists[i].at, true))
            status = gk_labels_sieve(&plan->sieve, lists[i].kind, plan->profile, &plan->arena,
                                     kinds_at(plan, lists[i].at, lists[i].wanted), lists[i].roles);
    return status;
}

/* Signs at which values of these beginnings begin. */
static enum gk_status add_value_signs(struct gk_redact_plan *plan, unsigned begins)
{
    static const uint_least32_t hosts[] = U"abcdefghijklmnopqrstuvwxyz0123456789-";
    static const uint_least32_t letters[] = U"abcdefghjklmnpqrstuvwxyz";
    static const uint_least32_t dates[] = U"日月年号";
    enum gk_status status = GK_OK;
    if (begins & GK_PERSONAL_AT_SIGN)
        status = add_pairs(plan, '@', hosts, SIGN);
    for (size_t i = 0; begins & GK_PERSONAL_AT_PLATE && gk_personal_provinces[i] && status == GK_OK;
         i++)
        status = add_pairs(plan, gk_personal_provinces[i], letters, SIGN);
    for (size_t i = 0; begins & GK_PERSONAL_AT_AGE && dates[i] && status == GK_OK; i++)
        status = add_pairs(plan, dates[i], U"生", AGE);
    for (uint32_t digit = '0'; begins & GK_PERSONAL_AT_AGE && digit <= '9' && status == GK_OK;
         digit++)
        status = add_pairs(plan, digit, U"岁周", AGE);
    return status;
}

/* What values of personal data begin with; and in *begins where else they do. */
static enum gk_status add_beginnings(struct gk_redact_plan *plan, unsigned *begins)
{
    enum gk_status status = GK_OK;
    *begins = 0;
    for (int kind = 0; kind < GK_PERSONAL_KINDS; kind++) {
        struct gk_personal_beginning at = gk_personal_begins((enum gk_personal_kind)kind);
        if (plan->unwanted >> kind & 1)
            continue;
        *begins |= at.at;
        for (; *at.words && status == GK_OK; at.words++)
            status = gk_pairs_add(&plan->sieve, gk_bytes_of(*at.words),
                                  kind == GK_PERSONAL_BIRTH_DATE ? BORN : SIGN);
    }
    return status == GK_OK ? add_value_signs(plan, *begins) : status;
}

enum gk_status gk_redact_gate_make(struct gk_redact_plan *plan)
{
    unsigned begins;
    if (add_beginnings(plan, &begins) != GK_OK || add_signs(plan) != GK_OK ||
        add_marks(plan) != GK_OK || add_labels(plan) != GK_OK)
        return GK_NO_MEMORY;
    plan->begins = begins;
    plan->gated = !(begins & GK_PERSONAL_ANYWHERE) && !plan->has_loose;
    for (uint32_t i = 0; i < plan->pattern_count; i++)
        plan->gated &= plan->patterns[i].has_literals;
    return gk_pairs_build(&plan->sieve);
}

/* ---- a record */

/* Whether a reading in brackets stands here, by its letters (text/gloss.h). */
static bool is_gloss(const uint16_t *units)
{
    enum { LONGEST = 10 };
    char letters[4 * LONGEST];
    size_t length = 0;
    size_t i = 1;
    bool toned;
    for (; i <= LONGEST && units[i] && units[i] != ')'; i++)
        length += gk_utf8_encode(units[i], letters + length);
    return units[i] == ')' && gk_pinyin_at((struct gk_bytes){ letters, length }, &toned) == length;
}

/* How many common Han characters stand right before that byte of the line, up to a few. */
static size_t count_touching(const struct gk_redact_gate *gate, uint32_t place)
{
    const unsigned char *line = (const unsigned char *)gate->line;
    size_t count = 0;
    while (count < TOUCHING && place >= gate->from + 3 && line[place - 3] - 0xE4u < 6) {
        place -= 3;
        count++;
    }
    return count;
}

enum {
    MARKS = ((1u << GK_MARK_HINTS) - 1) << MARK,
    NAMES = 1u << LABEL | 1u << TELLING | 1u << HOUSE | 1u << NAMING,
};

/* Whether the candidate tells of a mark with so many letters right before it. */
static bool is_mark(const struct gk_candidate *candidate, size_t touching)
{
    for (unsigned hints = (candidate->kinds & MARKS) >> MARK; hints; hints &= hints - 1)
        if (gk_mark_may_stand((enum gk_mark_hint)__builtin_ctz(hints), candidate->units, touching))
            return true;
    return false;
}

/* The same before the place is known. */
static bool may_be_mark(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    return is_mark(candidate, 0) &&
           is_mark(candidate, gk_pairs_touching(&gate->walk, candidate->units, TOUCHING));
}

/* Whether an age or a date of birth may end there: no word goes on behind 岁, 生 and 人. */
static bool is_age(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    enum { SHENG = 0x751F, REN = 0x4EBA }; /* 生 人 */
    const uint16_t *units = candidate->units;
    size_t last = 1;
    if (candidate->kinds >> BORN & 1 && gk_unit_matched(units[1]) != SHENG)
        last++;
    uint16_t behind = gk_unit_matched(gk_pairs_behind(&gate->walk, units + last));
    if (candidate->kinds >> BORN & 1)
        return !behind || behind == REN || behind == U'于' || behind == U'在';
    return gk_personal_may_be_age(units) && (!behind || gk_unit_matched(units[1]) != U'岁');
}

/* Whether a value of personal data that nothing names may begin there. */
static bool is_value(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    const unsigned begins = gate->plan->begins;
    const uint16_t *units = candidate->units;
    const unsigned kinds = candidate->kinds;
    return (candidate->digits && begins & GK_PERSONAL_AT_CODE && gk_personal_may_be_code(units)) ||
           (kinds & 1u << BRACKET && begins & GK_PERSONAL_AT_BRACKET &&
            gk_personal_may_be_card(units)) ||
           (kinds & (1u << AGE | 1u << BORN) && is_age(gate, candidate)) ||
           (kinds & 1u << EXPONENT && begins & GK_PERSONAL_AT_EXPONENT &&
            gk_personal_may_be_exponent(units));
}

/* How long the number is that begins at these units, with what joins its digits. */
static size_t number_length(const uint16_t *units)
{
    size_t count = 0;
    while (count < GK_PERSONAL_AHEAD && gk_unit_joins(units[count]))
        count++;
    return count;
}

/* Whether a long number stands there, as its digits are written … */
static bool is_number(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    return candidate->number && gate->plan->begins & GK_PERSONAL_AT_NUMBER &&
           gk_personal_may_be_number(candidate->units, false);
}

/* … or may stand there where a blank or a circled number parts them. */
static bool may_be_parted(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    const uint16_t *units = candidate->units;
    return candidate->number && gate->plan->begins & GK_PERSONAL_AT_NUMBER &&
           gk_personal_may_be_number(units, true) &&
           !gk_pairs_is_plain(&gate->walk, units, number_length(units));
}

/* Whether the line has these units at that byte as they are. */
static bool is_plain(const struct gk_redact_gate *gate, uint32_t place, const uint16_t *units)
{
    size_t length = number_length(units);
    size_t i = 0;
    while (i < length && place + i < gate->end && (unsigned char)gate->line[place + i] == units[i])
        i++;
    return i == length;
}

/* Whether the candidate makes its text one, by itself; marks aside. */
static bool is_one(const struct gk_redact_gate *gate, const struct gk_candidate *candidate)
{
    return candidate->kinds & 1u << SIGN || is_number(gate, candidate) ||
           is_value(gate, candidate) ||
           (candidate->kinds & 1u << GLOSS && is_gloss(candidate->units));
}

void gk_redact_gate_open(struct gk_redact_gate *gate, const struct gk_redact_plan *plan,
                         const struct gk_record *record)
{
    const struct gk_member *secrecy = gk_record_field(record, GK_FIELD_SECRECY);
    gate->plan = plan;
    gate->line = record->line.at;
    gate->end = record->value.start + record->value.length;
    gate->secrecy = secrecy ? secrecy->value.start : UINT32_MAX;
    gate->ignored = 0;
    gk_redact_gate_pass(gate, record->value.start);
}

void gk_redact_gate_pass(struct gk_redact_gate *gate, uint32_t end)
{
    struct gk_bytes rest = { gate->line + end, gate->end - end };
    gate->from = end;
    gk_pairs_open(&gate->walk, &gate->plan->sieve, rest, true);
}

void gk_redact_gate_ignore(struct gk_redact_gate *gate, uint32_t end)
{
    gate->ignored = end;
}

/* Whether a value may stand right behind one of the words that begin at these units. */
static bool is_near(const struct gk_candidate *candidate, const uint16_t *units)
{
    const unsigned kinds = candidate->kinds;
    unsigned at = (kinds >> LABEL & 1 ? GK_PERSONAL_AT_LABEL : 0) |
                  (kinds >> TELLING & 1 ? GK_PERSONAL_AT_TELLING : 0) |
                  (kinds >> HOUSE & 1 ? GK_PERSONAL_AT_HOUSE : 0);
    bool near = kinds >> NAMING & 1;
    for (unsigned i = 0; i < LONGEST_WORD && !near; i++)
        near = candidate->lengths >> i & 1 && gk_personal_may_be_labelled(units + i + 1, at);
    return near;
}

/* The text that holds that byte of the line, from there on, as far as `most` bytes go: up to a
 * quotation mark that is not escaped. */
static struct gk_bytes text_from(const struct gk_redact_gate *gate, uint32_t place, size_t most)
{
    struct gk_bytes rest = { gate->line + place, gate->end - place };
    if (rest.length > most)
        rest.length = most;
    for (size_t i = 0; i < rest.length; i++)
        if (rest.at[i] == '\\')
            i++;
        else if (rest.at[i] == '"')
            rest.length = i;
    return rest;
}

/* The same within its text: what stands behind the text is no value of it. */
static bool is_near_within(const struct gk_redact_gate *gate, const struct gk_candidate *candidate,
                           uint32_t place)
{
    enum { BYTES = 6 * GK_PAIRS_NEAR }; /* an escape is one unit */
    uint16_t units[GK_PAIRS_CLOSE];
    struct gk_bytes text = text_from(gate, place, BYTES);
    if (text.length == BYTES)
        return true;
    gk_pairs_read(&gate->plan->sieve, text, true, units);
    return is_near(candidate, units);
}

/* Whether a text ends so near behind that byte of the line that it may be a label of others. */
static bool ends_soon(const struct gk_redact_gate *gate, uint32_t place)
{
    enum { NEAR = 2 * GK_TEXTS_LABEL }; /* an escape of six bytes stands for three */
    size_t left = gate->end - place;
    return memchr(gate->line + place, '"', left < NEAR ? left : NEAR) != NULL;
}

/* Whether one of the words that begin here may be the end of a head. */
static bool may_head(struct gk_redact_gate *gate, const struct gk_candidate *candidate,
                     struct gk_bytes rest)
{
    for (unsigned i = 0; i < LONGEST_WORD; i++) {
        size_t start, end;
        if (!(candidate->lengths >> i & 1))
            continue;
        gk_pairs_place(&gate->walk, candidate->units + i, rest, &start, &end);
        if (gk_labels_may_head(rest, true, (uint32_t)end))
            return true;
    }
    return false;
}

/* Whether a reference stands there, as far as it is written without escapes. */
static bool is_reference(const struct gk_redact_gate *gate, uint32_t place)
{
    enum { LONGEST = 40 };
    struct gk_bytes rest = { gate->line + place, gate->end - place };
    uint32_t character;
    if (rest.length > LONGEST)
        rest.length = LONGEST;
    return *rest.at != '&' || memchr(rest.at, '\\', rest.length) ||
           gk_reference_read(rest, GK_REFERENCE_IN_TEXT, &character);
}

/* What a candidate says, and its place; GK_REDACT_GATE_END: nothing. */
static enum gk_redact_gate_answer judge(struct gk_redact_gate *gate,
                                        const struct gk_candidate *candidate, uint32_t *place)
{
    struct gk_bytes rest = { gate->line + gate->from, gate->end - gate->from };
    bool names = candidate->kinds & NAMES;
    bool one = is_one(gate, candidate);
    bool mark = candidate->kinds & MARKS && may_be_mark(gate, candidate);
    bool parted = !one && may_be_parted(gate, candidate);
    bool term = candidate->kinds >> TERM & 1;
    bool reference = candidate->kinds >> REFERENCE & 1;
    if (!names && !one && !parted && !mark && !term && !reference)
        return GK_REDACT_GATE_END;
    size_t start, end;
    gk_pairs_place(&gate->walk, candidate->units, rest, &start, &end);
    *place = gate->from + (uint32_t)start;
    one |= (parted && !is_plain(gate, *place, candidate->units)) ||
           (reference && is_reference(gate, *place));
    mark = mark && is_mark(candidate, count_touching(gate, *place));
    bool near =
        names && is_near(candidate, candidate->units) && is_near_within(gate, candidate, *place);
    bool labels = near || (names && (ends_soon(gate, *place) ||
                                     (*place >= gate->ignored && may_head(gate, candidate, rest))));
    gate->near = near || one || mark || term;
    /* Marks have labels of their own. */
    if (mark || labels || (names && one))
        return GK_REDACT_GATE_LABEL;
    if (one)
        return GK_REDACT_GATE_PLACE;
    bool whole = !(candidate->lengths >> (LONGEST_WORD - 1));
    return !term ? GK_REDACT_GATE_END : whole ? GK_REDACT_GATE_TERM : GK_REDACT_GATE_PLACE;
}

enum gk_redact_gate_answer gk_redact_gate_next(struct gk_redact_gate *gate, uint32_t *place)
{
    struct gk_candidate candidate;
    enum gk_redact_gate_answer answer = GK_REDACT_GATE_END;
    while (answer == GK_REDACT_GATE_END && gk_pairs_next(&gate->walk, &candidate))
        answer = judge(gate, &candidate, place);
    if (answer == GK_REDACT_GATE_END)
        *place = UINT32_MAX;
    /* A field secrecy may say something by itself. */
    if (gate->secrecy >= gate->from && gate->secrecy < *place) {
        *place = gate->secrecy;
        answer = GK_REDACT_GATE_PLACE;
    }
    return answer;
}
