/*
 * head.c - what stands in front of a title: 【某市人民政府】, 某局：, 图解：, 某部令第17号, ">.
 */
#include "domain/title/family.h"

enum {
    BRACKET_MOST = 60, /* cells of a bracket in front … */
    SEGMENT_MOST = 24, /* … of what ends with a colon … */
    NUMBER_MOST = 48,  /* … of an issuer and its number … */
    TAG_MOST = 200,    /* … of a tag … */
    NAME_MOST = 400,   /* … and of a title in 《》 */
    NAME_LEAST = 3     /* what has to be left */
};

/* Whether a tag stands in front, and behind which cell it ends. */
static bool is_tag(const struct gk_title_reading *reading, size_t *close)
{
    if (reading->at[reading->start] != '<' ||
        !gk_title_closing(reading, reading->start, TAG_MOST, close))
        return false;
    for (size_t i = reading->start; i < *close; i++)
        if (gk_is_han(reading->at[i]))
            return false;
    return true;
}

/* Signs, tags, and brackets of which only one side is there. */
static bool take_signs(struct gk_title_reading *reading)
{
    size_t before = reading->start;
    while (reading->start < reading->end) {
        uint32_t c = reading->at[reading->start];
        size_t close;
        bool tag = is_tag(reading, &close);
        bool opens = c == '(' || c == '[' || c == '<' || c == U'《';
        if (!tag && !gk_title_is_sign(c) && c != '>' && c != ')' && c != ']' && c != U'》' &&
            !(opens && !gk_title_closing(reading, reading->start, NAME_MOST, &close)))
            break;
        reading->start = tag ? close + 1 : reading->start + 1;
    }
    return reading->start > before;
}

/* Keeps what stands in front as the issuer where it ends as one, and says what it says. */
static bool note_segment(struct gk_title_reading *reading, size_t start, size_t end)
{
    size_t from = gk_title_skip_blanks(reading, start, end);
    size_t to = gk_title_skip_blanks_back(reading, from, end);
    size_t length = gk_title_begins(reading, GK_TITLE_EXPLAINS, from, to);
    size_t at = from;
    if (!length) {
        length = gk_title_ends(reading, GK_TITLE_EXPLAINS, from, to);
        if (!length)
            length = gk_title_ends(reading, GK_TITLE_EXPLAINED, from, to);
        at = to - length;
    }
    if (length)
        gk_title_say(reading, GK_TITLE_EXPLANATION, at, at + length);
    bool issuer = !length && gk_title_ends(reading, GK_TITLE_ISSUERS, from, to);
    if (issuer && !gk_title_has(reading->title->issuer))
        reading->title->issuer = (struct gk_title_cells){ from, to };
    return length || issuer;
}

static bool take_bracket(struct gk_title_reading *reading)
{
    uint32_t c = reading->start < reading->end ? reading->at[reading->start] : 0;
    size_t close;
    if ((c != '[' && c != '(') ||
        !gk_title_closing(reading, reading->start, BRACKET_MOST, &close) ||
        reading->end - close <= NAME_LEAST)
        return false;
    gk_title_note_bracket(reading, reading->start + 1, close);
    (void)note_segment(reading, reading->start + 1, close);
    reading->start = close + 1;
    return true;
}

/* 某局：…, 图解：…, 图解|… */
static bool take_segment(struct gk_title_reading *reading)
{
    size_t at = reading->start;
    while (at < reading->end && at - reading->start < SEGMENT_MOST && reading->at[at] != ':' &&
           !gk_title_is_bar(reading->at[at]) && reading->at[at] != U'《' &&
           reading->at[at] != '(' && !gk_title_is(reading, at, U"关于"))
        at++;
    if (at + NAME_LEAST >= reading->end ||
        (reading->at[at] != ':' && !gk_title_is_bar(reading->at[at])) ||
        !note_segment(reading, reading->start, at))
        return false;
    reading->start = at + 1;
    return true;
}

/* Whether a number is over at a cell: 3号地块 goes on. */
static bool ends_there(const struct gk_title_reading *reading, size_t at)
{
    return !gk_is_han(reading->at[at]) || gk_title_is(reading, at, U"关于") ||
           gk_title_is_apart(reading, at);
}

/* 某部令第17号 …, 某府〔2017〕3号 … */
static bool take_number(struct gk_title_reading *reading)
{
    for (size_t at = reading->start;
         at + NAME_LEAST < reading->end && at - reading->start < NUMBER_MOST; at++) {
        struct gk_title_cells number;
        if (reading->at[at] == U'《' || (reading->at[at] == '(' && at > reading->start) ||
            gk_title_is(reading, at, U"关于"))
            return false;
        size_t cut =
            reading->at[at] == U'号' ? gk_title_number_before(reading, at + 1, &number) : at + 1;
        if (cut == at + 1 || !ends_there(reading, at + 1))
            continue;
        bool numbered = gk_title_ends(reading, GK_TITLE_NUMBERED, reading->start, cut);
        if (cut != reading->start && number.start != reading->start && !numbered)
            return false;
        if (!gk_title_has(reading->title->number))
            reading->title->number = (struct gk_title_cells){ reading->start, at + 1 };
        reading->start = at + 1;
        return true;
    }
    return false;
}

void gk_title_take_head(struct gk_title_reading *reading)
{
    while (take_signs(reading) || take_bracket(reading) || take_segment(reading) ||
           take_number(reading))
        ;
}
