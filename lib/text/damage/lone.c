/*
 * UTF-8 that was read as GBK, one character at a time: 2019骞?5鏈?3鏃? of 2019年5月3日.
 *
 * A character of three bytes that stands before ASCII gives one of GBK and a byte that pairs with
 * nothing. Some decoders write a question mark for that, others for it and the ASCII character
 * behind it, which then is gone. So nothing here is ever sure: what the words of dates, ordinals
 * and units allow is proposed where that is one.
 */
#include "text/cost.h"
#include "text/damage/kinds.h"
#include "text/gbk.h"

enum { NEAR = 4 }; /* digits between two such characters of one finding */

/* What stands behind a number, before one, and what parts sentences. */
static const char32_t counted[] =
    U"年月日号时分秒点条款项章节编届次期批个人名位元万亿千百吨米里亩户岁天周季级类层楼室页件份"
    U"家所处台辆套种倍度册卷集版步";
static const char32_t counting[] = U"第共约近达超每前后满自从至到于在";
static const char32_t parting[] = U"，。、；：？！（）“”‘’《》…—【】〔〕";

/* One such character. */
struct lone {
    size_t end;        /* with its tail; 0: there is none */
    uint32_t original; /* 0: there are several */
};

struct search {
    struct gk_examination *examination;
    const uint8_t *told; /* of each character: an earlier detector has spoken of it */
    size_t start;        /* of the finding so far … */
    size_t end;          /* … which is open where this is above start */
    uint32_t last;       /* the last original */
    bool known;          /* there is one original of each */
};

/* The first two bytes of a character in UTF-8. */
static unsigned head_of(uint32_t character)
{
    return (0xE0 | character >> 12) << 8 | (0x80 | (character >> 6 & 0x3F));
}

/* How many of the set begin with these bytes; *one: the first of them. */
static size_t readings(unsigned head, const char32_t *set, uint32_t *one)
{
    size_t count = 0;
    for (; *set; set++)
        if (head_of(*set) == head && count++ == 0)
            *one = *set;
    return count;
}

static bool is_tail(uint32_t c)
{
    return c == '?' || c == 0xFFFD;
}

static bool is_number(const struct gk_examination *examination, size_t at)
{
    return gk_decimal(gk_character_at(examination, at)) >= 0;
}

/* Whether this belongs to a longer run of the same damage, or is nothing that text is without. */
static bool is_odd(uint32_t c)
{
    return gk_is_plain_han(c) && gk_is_rare(c);
}

/* Whether nothing but a number stands between the finding so far and this place. */
static bool goes_on(const struct search *search, size_t at)
{
    bool on = search->end > search->start && at - search->end <= NEAR;
    for (size_t i = search->end; on && i < at; i++)
        on = is_number(search->examination, i);
    return on;
}

/* How many words with this head the neighbours of the character at `at` leave; *one: the first. */
static size_t words_at(const struct search *search, size_t at, unsigned head, bool tail,
                       uint32_t *one)
{
    const struct gk_examination *examination = search->examination;
    bool counts = is_number(examination, at - 1) || (goes_on(search, at) && search->end == at);
    bool proved = tail || is_number(examination, at + 1) || goes_on(search, at);
    size_t count = counts && proved ? readings(head, counted, one) : 0;
    if (!count && tail && is_number(examination, at + 2))
        count = readings(head, counting, one);
    bool longer = is_odd(gk_character_at(examination, at - 1)) ||
                  is_odd(gk_character_at(examination, at + 2));
    if (!count && tail && !longer && is_odd(examination->characters[at]))
        count = readings(head, parting, one);
    return count;
}

/* In a date one word follows the other. */
static uint32_t next_of_date(const struct search *search, size_t at)
{
    if (search->end <= search->start || at - search->end > 2)
        return 0;
    return search->last == U'年' ? U'月' : search->last == U'月' ? U'日' : 0;
}

static struct lone lone_at(const struct search *search, size_t at)
{
    const struct gk_examination *examination = search->examination;
    struct lone lone = { 0, 0 };
    uint32_t c = examination->characters[at];
    unsigned head = gk_is_plain_han(c) ? gk_gbk_encode(c) : 0;
    if (head < 0xE280 || (head & 0xC0) != 0x80 || head >= 0xF000)
        return lone;
    bool tail = is_tail(gk_character_at(examination, at + 1));
    size_t count = words_at(search, at, head, tail, &lone.original);
    if (!count)
        return (struct lone){ 0, 0 };
    uint32_t next = next_of_date(search, at);
    if (count > 1)
        lone.original = next && head_of(next) == head ? next : 0;
    lone.end = at + (tail ? 2 : 1);
    return lone;
}

static enum gk_status tell(struct search *search)
{
    const struct gk_buffer *proposal = &search->examination->scratch[1];
    if (search->end <= search->start)
        return GK_OK;
    size_t start = search->start;
    search->start = search->end;
    if (memchr(search->told + start, 1, search->end - start))
        return GK_OK;
    return gk_examination_add(
        search->examination, GK_RULE_TEXT_UTF8_AS_GBK, GK_REPORTED, start, search->end,
        search->known ? gk_buffer_bytes(proposal) : (struct gk_bytes){ NULL, 0 }, true);
}

static enum gk_status take(struct search *search, size_t at, struct lone lone)
{
    const struct gk_examination *examination = search->examination;
    struct gk_buffer *proposal = &examination->scratch[1];
    enum gk_status status = GK_OK;
    bool on = goes_on(search, at);
    if (!on) {
        status = tell(search);
        gk_buffer_clear(proposal);
        search->start = search->end = at;
        search->known = true;
    }
    /* A number that is gone is not made up. */
    search->known &= lone.original != 0 && !(on && search->end == at);
    for (size_t i = search->end; i < at && status == GK_OK; i++)
        status = gk_append_character(proposal, examination->characters[i]);
    if (status == GK_OK && lone.original)
        status = gk_append_character(proposal, lone.original);
    search->end = lone.end;
    search->last = lone.original;
    return status;
}

enum gk_status gk_find_lone(struct gk_examination *examination)
{
    if (gk_examination_told(examination, &examination->scratch[0]) != GK_OK)
        return GK_NO_MEMORY;
    struct search search = { .examination = examination,
                             .told = (const uint8_t *)examination->scratch[0].at };
    enum gk_status status = GK_OK;
    for (size_t i = 0; i < examination->count && status == GK_OK; i++) {
        struct lone lone = lone_at(&search, i);
        if (!lone.end)
            continue;
        status = take(&search, i, lone);
        i = lone.end - 1;
    }
    return status == GK_OK ? tell(&search) : status;
}
