#include "domain/disclosure.h"

#include "base/ascii.h"
#include "domain/letters.h"
#include "text/simplify.h"

/* A word, in simplified letters, and what it says. */
struct reading {
    const char *word;
    int meaning;
};

static const struct reading disclosures[] = {
    { "主动公开", GK_DISCLOSURE_PROACTIVE }, { "依申请公开", GK_DISCLOSURE_ON_REQUEST },
    { "不予公开", GK_DISCLOSURE_WITHHELD },  { "主动", GK_DISCLOSURE_PROACTIVE },
    { "公开", GK_DISCLOSURE_PROACTIVE },     { "依申请", GK_DISCLOSURE_ON_REQUEST },
    { "不公开", GK_DISCLOSURE_WITHHELD },    { NULL, GK_DISCLOSURE_UNKNOWN },
};

static const struct reading secrecies[] = {
    { "非涉密", GK_SECRECY_NONE }, { "不涉密", GK_SECRECY_NONE }, { "非密", GK_SECRECY_NONE },
    { "公开", GK_SECRECY_NONE },   { "无密级", GK_SECRECY_NONE }, { "涉密", GK_SECRECY_SECRET },
    { NULL, GK_SECRECY_UNKNOWN },
};

/* Levels may have a term behind them. */
static const char *const levels[] = { "绝密", "机密", "秘密" };

/* What the name of a channel ends with. */
static const char *const channels[] = { "网站",   "公报",   "公告栏", "公开栏", "微信",
                                        "微博",   "公众号", "客户端", "新媒体", "发布会",
                                        "报刊",   "报纸",   "广播",   "电视",   "档案馆",
                                        "图书馆", "大厅",   "显示屏", "平台" };

static bool parts_names(uint32_t c)
{
    return c == U'、' || c == ',' || c == ';' || c == '/' || c == '|' || c == U'，';
}

/* Whether letters [first, end) name a channel. What denies or restricts is none: 非政府网站. */
static bool is_channel(const struct gk_letters *letters, uint32_t first, uint32_t end)
{
    bool named = false;
    for (uint32_t at = first; at < end; at++) {
        uint32_t c = letters->letter[at];
        if (c == U'不' || c == U'非' || c == U'未' || c == U'申' || c == U'除')
            return false;
        for (size_t i = 0; i < sizeof channels / sizeof channels[0]; i++)
            named |= gk_letters_match(letters, at, channels[i]) == end - at;
    }
    return named;
}

static bool are_channels(const struct gk_letters *letters)
{
    uint32_t first = 0;
    for (uint32_t at = 0; at <= letters->count; at++) {
        if (at < letters->count && !parts_names(letters->letter[at]))
            continue;
        if (!is_channel(letters, first, at))
            return false;
        first = at + 1;
    }
    return true;
}

static int read_whole(const struct gk_letters *letters, const struct reading *readings)
{
    while (readings->word && !gk_letters_are(letters, readings->word))
        readings++;
    return readings->meaning;
}

/* Reads a value, each letter in the form that words are matched in. */
static bool read_letters(struct gk_letters *letters, struct gk_bytes value)
{
    if (!gk_letters_read(letters, value, GK_BLANKS_DROP))
        return false;
    for (uint32_t i = 0; i < letters->count; i++)
        letters->letter[i] = gk_matched(letters->letter[i]);
    return true;
}

enum gk_disclosure gk_disclosure_read(struct gk_bytes value)
{
    struct gk_letters letters;
    if (gk_is_absent(value))
        return GK_DISCLOSURE_ABSENT;
    if (!read_letters(&letters, value))
        return GK_DISCLOSURE_UNKNOWN;
    enum gk_disclosure disclosure = (enum gk_disclosure)read_whole(&letters, disclosures);
    return disclosure == GK_DISCLOSURE_UNKNOWN && are_channels(&letters) ? GK_DISCLOSURE_CHANNEL
                                                                         : disclosure;
}

enum gk_secrecy gk_secrecy_read(struct gk_bytes value)
{
    struct gk_letters letters;
    if (gk_is_absent(value))
        return GK_SECRECY_ABSENT;
    if (!read_letters(&letters, value))
        return GK_SECRECY_UNKNOWN;
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        if (gk_letters_match(&letters, 0, levels[i]))
            return GK_SECRECY_SECRET;
    return (enum gk_secrecy)read_whole(&letters, secrecies);
}

/* The last digit of an article numbered 14, 15 or 16 as its bit, or 0. */
static unsigned article_bit(uint32_t last)
{
    switch (last) {
    case '4':
    case U'四':
        return GK_ARTICLE_14;
    case '5':
    case U'五':
        return GK_ARTICLE_15;
    case '6':
    case U'六':
        return GK_ARTICLE_16;
    default:
        return 0;
    }
}

/* Codes alone: 14a, 15, 16-2b; then a number needs no 条 behind it. */
static bool holds_codes_only(const struct gk_letters *letters)
{
    for (uint32_t i = 0; i < letters->count; i++) {
        uint32_t c = letters->letter[i];
        if (!gk_is_ascii_digit(c) && (c < 'a' || c > 'c') && c != '-' && c != ',' && c != ';' &&
            c != '/' && c != U'、')
            return false;
    }
    return true;
}

/* A number in front of an article's two digits makes it another article. */
static bool is_number_letter(uint32_t c)
{
    return gk_is_ascii_digit(c) || c == U'一' || c == U'二' || c == U'三' || c == U'四' ||
           c == U'五' || c == U'六' || c == U'七' || c == U'八' || c == U'九' || c == U'百' ||
           c == U'-';
}

static unsigned articles_in(const struct gk_letters *letters)
{
    unsigned articles = 0;
    bool codes = holds_codes_only(letters);
    for (uint32_t i = 0; i + 1 < letters->count; i++) {
        uint32_t ten = letters->letter[i];
        uint32_t behind = letters->letter[i + 2 <= letters->count ? i + 2 : i + 1];
        if ((ten != '1' && ten != U'十') ||
            gk_is_ascii_digit(letters->letter[i + 1]) != (ten == '1'))
            continue;
        if (i && is_number_letter(letters->letter[i - 1]))
            continue;
        if (behind == U'条' || behind == U'條' || (codes && !gk_is_ascii_digit(behind)))
            articles |= article_bit(letters->letter[i + 1]);
    }
    return articles;
}

unsigned gk_disclosure_articles(struct gk_bytes basis)
{
    struct gk_letters letters;
    unsigned articles = 0;
    /* A long basis is read in overlapping pieces, none of which is too long. */
    while (!gk_letters_read(&letters, basis, GK_BLANKS_DROP)) {
        struct gk_bytes piece = { basis.at, GK_LETTERS_LIMIT - 2 };
        if (gk_letters_read(&letters, piece, GK_BLANKS_DROP))
            articles |= articles_in(&letters);
        basis.at += GK_LETTERS_LIMIT / 2;
        basis.length -= GK_LETTERS_LIMIT / 2;
    }
    return articles | articles_in(&letters);
}
