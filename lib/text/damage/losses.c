/*
 * What cannot be brought back: characters that a decoder replaced by U+FFFD or a question mark,
 * the same read once more as GBK (EF BF BD twice is 锟斤拷), and memory that nobody had filled
 * (CC is 烫, CD 屯, DD 葺, FEEE 铪). What a repair could not bring back is told too.
 */
#include "text/damage/characters.h"
#include "text/damage/kinds.h"
#include "text/damage/stretch.h"
#include "text/gbk.h"

enum {
    NEAR = 8, /* losses so close are one */
    LONGEST_QUOTE = 12,
    FEWEST_FILL = 4,
    FEWEST_MARKS = 4,
    SHORTEST_QUESTION = 4, /* in Han */
    FARTHEST_HALF = 32,
};

/* A text about damage quotes it: “锟斤拷”. */
static bool is_quoted(const struct gk_examination *examination, size_t start, size_t end)
{
    size_t before = start - 1;
    size_t after = end;
    for (size_t i = 0; i < LONGEST_QUOTE; i++, before--) {
        uint32_t c = gk_character_at(examination, before);
        if (gk_is_opening_quote(c) || c == '"')
            break;
        if (c == 0 || gk_is_closing_quote(c))
            return false;
    }
    for (size_t i = 0; i < LONGEST_QUOTE; i++, after++) {
        uint32_t c = gk_character_at(examination, after);
        if (gk_is_closing_quote(c) || c == '"')
            break;
        if (c == 0 || gk_is_opening_quote(c))
            return false;
    }
    uint32_t open = gk_character_at(examination, before);
    uint32_t close = gk_character_at(examination, after);
    return (gk_is_opening_quote(open) || open == '"') &&
           (gk_is_closing_quote(close) || close == '"');
}

static struct gk_stretch stretch_of(struct gk_examination *examination, enum gk_rule_id rule)
{
    return (struct gk_stretch){
        .examination = examination,
        .rule = rule,
        .certainty = GK_REPORTED,
        .lossy = true,
        .gap = NEAR,
    };
}

static enum gk_status find_replacements(struct gk_examination *examination)
{
    struct gk_stretch stretch = stretch_of(examination, GK_RULE_TEXT_REPLACEMENT);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++)
        if (examination->characters[i] == 0xFFFD)
            status = gk_stretch_add(&stretch, i, i + 1, GK_BYTES(""));
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* 锟叫癸拷: of EF BF BD, other bytes, EF BF BD the first half is 锟 and the lead of what follows, the
 * last one the trail of what stands before 拷. */
static size_t shifted_length(const struct gk_examination *examination, size_t at)
{
    if (gk_gbk_encode(gk_character_at(examination, at + 1)) >> 8 != 0xBD)
        return 0;
    for (size_t i = at + 2; i < at + FARTHEST_HALF; i++) {
        uint32_t c = gk_character_at(examination, i);
        if (c < 0x80 || c == U'锟')
            return 0;
        uint32_t before = gk_character_at(examination, i - 1);
        if (c == U'拷' && (gk_gbk_encode(before) & 0xFF) == 0xEF)
            return i + 1 - at;
    }
    return 0;
}

size_t gk_replacement_as_gbk_length(const struct gk_examination *examination, size_t at)
{
    static const char32_t *const sequences[] = { U"锟斤拷", U"斤拷锟", U"拷锟斤" };
    for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
        size_t length;
        if (gk_word_stands_at(examination, at, sequences[i], &length))
            return length;
    }
    if (gk_character_at(examination, at) != U'锟')
        return 0;
    bool around = gk_character_at(examination, at + 2) == U'锟' &&
                  gk_is_ideograph(gk_character_at(examination, at + 1));
    return around ? 3 : shifted_length(examination, at);
}

static bool has_proof(const struct gk_examination *examination)
{
    for (size_t i = 0; i < examination->count; i++) {
        size_t length = gk_replacement_as_gbk_length(examination, i);
        if (length && !is_quoted(examination, i, i + length))
            return true;
    }
    return false;
}

static enum gk_status find_replacements_as_gbk(struct gk_examination *examination)
{
    struct gk_stretch stretch = stretch_of(examination, GK_RULE_TEXT_REPLACEMENT_AS_GBK);
    enum gk_status status = GK_OK;
    if (!has_proof(examination))
        return GK_OK;
    /* Where it is proved, every 锟 and the character that its second half ate is damage. */
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        size_t length = gk_replacement_as_gbk_length(examination, i);
        uint32_t c = examination->characters[i];
        if (length == 0 && c == U'锟')
            length = i + 1 < examination->count ? 2 : 1;
        else if (length == 0 && c == U'拷')
            length = 1;
        if (length && !is_quoted(examination, i, i + length)) {
            status = gk_stretch_add(&stretch, i, i + length, GK_BYTES(""));
            i += length - 1;
        }
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

static enum gk_status find_fill(struct gk_examination *examination)
{
    struct gk_stretch stretch = stretch_of(examination, GK_RULE_TEXT_FILL);
    enum gk_status status = GK_OK;
    for (size_t i = 0, end; i < examination->count && status == GK_OK; i = end) {
        uint32_t c = examination->characters[i];
        end = i + 1;
        if (!gk_is_among(c, U"烫屯葺铪"))
            continue;
        while (gk_character_at(examination, end) == c)
            end++;
        if (end - i >= FEWEST_FILL && !is_quoted(examination, i, end))
            status = gk_stretch_add(&stretch, i, end, GK_BYTES(""));
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

static size_t marks_from(const struct gk_examination *examination, size_t at)
{
    size_t end = at;
    while (gk_character_at(examination, end) == '?')
        end++;
    return end - at;
}

/* What a text has of question marks and of other characters. */
struct census {
    size_t marks;
    size_t in_runs; /* of FEWEST_MARKS and more */
    size_t han;
    size_t others; /* that are neither Han nor ASCII punctuation */
};

static struct census count_marks(const struct gk_examination *examination)
{
    struct census census = { 0 };
    for (size_t i = 0; i < examination->count; i++) {
        uint32_t c = examination->characters[i];
        size_t run = marks_from(examination, i);
        if (run) {
            census.marks += run;
            census.in_runs += run >= FEWEST_MARKS ? run : 0;
            i += run - 1;
        } else if (gk_is_ideograph(c)) {
            census.han++;
        } else {
            census.others += c >= 0x7F || gk_is_ascii_word(c);
        }
    }
    return census;
}

/* One mark inside what may be a word: 推?政务公开, 24?时. */
static bool is_inside_word(const struct gk_examination *examination, size_t at)
{
    uint32_t before = gk_character_at(examination, at - 1);
    return examination->characters[at] == '?' &&
           (gk_is_ideograph(before) || gk_decimal(before) >= 0) &&
           gk_is_ideograph(gk_character_at(examination, at + 1)) && !gk_is_asking(examination, at);
}

/* As many marks as a character had bytes, between what may be parts of a word, or at the start of
 * a text: 关于??做好, ???西省. */
static bool is_for_bytes(const struct gk_examination *examination, size_t at, size_t length)
{
    uint32_t before = gk_character_at(examination, at - 1);
    uint32_t after = gk_character_at(examination, at + length);
    bool begins = before == 0 || before == '\n' || gk_is_ideograph(before) ||
                  gk_decimal(before) >= 0 || gk_is_among(before, U"（(《“、，。；：");
    return length > 1 && begins && (gk_is_ideograph(after) || gk_decimal(after) >= 0) &&
           !gk_is_surely_asking(examination, at);
}

/* Whether the single marks of the text ask: where one does, in words, they all may; or each closes
 * a clause of several words and there are two or more. */
static bool asks(const struct gk_examination *examination)
{
    size_t marks = 0, clause = 0, shortest = SIZE_MAX;
    for (size_t i = 0; i < examination->count; i++) {
        uint32_t c = examination->characters[i];
        size_t run = marks_from(examination, i);
        if (run == 1) {
            if (gk_is_surely_asking(examination, i))
                return true;
            shortest = clause < shortest ? clause : shortest;
            marks++;
        }
        clause = gk_is_ideograph(c) ? clause + 1 : 0;
        i += run ? run - 1 : 0;
    }
    return marks > 1 && shortest >= SHORTEST_QUESTION;
}

static enum gk_status find_questions(struct gk_examination *examination)
{
    struct gk_stretch stretch = stretch_of(examination, GK_RULE_TEXT_QUESTION);
    struct census census = count_marks(examination);
    bool nothing_else = census.han + census.others == 0 && census.marks >= FEWEST_MARKS;
    bool many = 3 * census.in_runs > census.han + census.marks;
    struct gk_buffer *told = &examination->scratch[0];
    if (census.marks == 0)
        return GK_OK;
    bool questions = asks(examination);
    enum gk_status status = gk_examination_told(examination, told);
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        size_t run = marks_from(examination, i);
        bool lost = nothing_else || (many && run >= FEWEST_MARKS) ||
                    (!questions && is_inside_word(examination, i)) ||
                    (census.han && is_for_bytes(examination, i, run));
        if (run && lost && !told->at[i])
            status = gk_stretch_add(&stretch, i, i + run, GK_BYTES(""));
        i += run ? run - 1 : 0;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

/* (cid:1234), which a reader of PDF files writes for a glyph that no character is known of; and 〓,
 * which printers put where they had no type. */
static size_t glyph_length(const struct gk_examination *examination, size_t at)
{
    size_t length;
    if (examination->characters[at] == U'〓') {
        uint32_t before = gk_character_at(examination, at - 1);
        uint32_t after = gk_character_at(examination, at + 1);
        bool alone = before != U'〓' && after != U'〓';
        return alone && (gk_is_ideograph(before) || gk_is_ideograph(after)) ? 1 : 0;
    }
    if (!gk_word_stands_at(examination, at, U"(cid:", &length))
        return 0;
    size_t digits = length;
    while (gk_is_ascii_digit(gk_character_at(examination, at + length)))
        length++;
    return length > digits && gk_character_at(examination, at + length) == ')' ? length + 1 : 0;
}

static enum gk_status find_glyphs(struct gk_examination *examination)
{
    struct gk_stretch stretch = stretch_of(examination, GK_RULE_TEXT_REPLACEMENT);
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        uint32_t c = examination->characters[i];
        size_t length = c == '(' || c == U'〓' ? glyph_length(examination, i) : 0;
        if (!length || is_quoted(examination, i, i + length))
            continue;
        status = gk_stretch_add(&stretch, i, i + length, GK_BYTES(""));
        i += length - 1;
    }
    return status == GK_OK ? gk_stretch_end(&stretch) : status;
}

enum gk_status gk_find_losses(struct gk_examination *examination)
{
    static enum gk_status (*const parts[])(struct gk_examination *) = {
        find_replacements, find_replacements_as_gbk, find_fill, find_questions, find_glyphs,
    };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && status == GK_OK; i++)
        status = parts[i](examination);
    return status;
}
