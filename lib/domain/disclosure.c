#include "domain/disclosure.h"

#include "base/ascii.h"
#include "domain/box.h"
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
    { "非涉密", GK_SECRECY_NONE },       { "不涉密", GK_SECRECY_NONE },
    { "非密", GK_SECRECY_NONE },         { "公开", GK_SECRECY_NONE },
    { "无密级", GK_SECRECY_NONE },       { "否", GK_SECRECY_NONE },
    { "涉密", GK_SECRECY_SECRET },       { "是", GK_SECRECY_SECRET },
    { "工作秘密", GK_SECRECY_OFFICIAL }, { "内部", GK_SECRECY_OFFICIAL },
    { "内部资料", GK_SECRECY_OFFICIAL }, { "内部文件", GK_SECRECY_OFFICIAL },
    { "内部信息", GK_SECRECY_OFFICIAL }, { NULL, GK_SECRECY_UNKNOWN },
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

static bool is_box(uint32_t c)
{
    return gk_is_ticked_box(c) || gk_is_empty_box(c);
}

/*
 * Of a form's choices the one that is ticked stays: ■主动公开 □依申请公开, or the boxes behind.
 * Where none is, or several are, or a box may belong to the choice before it or to that behind it,
 * nothing stays, which is no answer.
 */
static void keep_ticked(struct gk_letters *letters)
{
    bool behind = is_box(letters->letter[letters->count - 1]);
    bool sure = behind != is_box(letters->letter[0]);
    uint32_t from = 0, kept = 0, kept_end = 0, ticks = 0;
    for (uint32_t at = 0; at <= letters->count; at++) {
        bool box = is_box(letters->letter[at]);
        if (at < letters->count && !box)
            continue;
        /* The choice between two boxes is that of the one in front or behind. */
        uint32_t sign = behind ? letters->letter[at] : from ? letters->letter[from - 1] : 0;
        if (gk_is_ticked_box(sign)) {
            ticks++;
            kept = from;
            kept_end = at;
        }
        from = at + 1;
    }
    while (kept < kept_end && parts_names(letters->letter[kept]))
        kept++;
    while (kept < kept_end && parts_names(letters->letter[kept_end - 1]))
        kept_end--;
    letters->count = sure && ticks == 1 ? kept_end - kept : 0;
    memmove(letters->letter, letters->letter + kept, letters->count * sizeof *letters->letter);
    letters->letter[letters->count] = 0;
}

enum gk_disclosure gk_disclosure_read(struct gk_bytes value)
{
    struct gk_letters letters;
    if (gk_is_absent(value))
        return GK_DISCLOSURE_ABSENT;
    if (!read_letters(&letters, value))
        return GK_DISCLOSURE_UNKNOWN;
    for (uint32_t at = 0; at < letters.count; at++)
        if (is_box(letters.letter[at])) {
            keep_ticked(&letters);
            break;
        }
    enum gk_disclosure disclosure = (enum gk_disclosure)read_whole(&letters, disclosures);
    return disclosure == GK_DISCLOSURE_UNKNOWN && are_channels(&letters) ? GK_DISCLOSURE_CHANNEL
                                                                         : disclosure;
}

static bool is_tick(struct gk_bytes value)
{
    static const char *const words[] = { "是",  "对",  "有",   "y",    "Y",    "v", "V", "yes",
                                         "Yes", "YES", "true", "True", "TRUE", "þ", "R" };
    enum { LONGEST = 16 };
    struct gk_letters letters;
    if (value.length > LONGEST || !gk_letters_read(&letters, value, GK_BLANKS_DROP))
        return false;
    if (letters.count == 1 && gk_is_ticked_box(letters.letter[0]))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gk_letters_are(&letters, words[i]))
            return true;
    return false;
}

enum gk_disclosure gk_disclosure_ticked(struct gk_bytes name, struct gk_bytes value)
{
    struct gk_letters letters;
    if (!is_tick(value) || !read_letters(&letters, name))
        return GK_DISCLOSURE_ABSENT;
    enum gk_disclosure said = (enum gk_disclosure)read_whole(&letters, disclosures);
    return said == GK_DISCLOSURE_UNKNOWN ? GK_DISCLOSURE_ABSENT : said;
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

/* Whether letters [0, end) end with a code that nothing else is written like: 14b, 16-2. */
static bool ends_with_code(const struct gk_letters *letters, uint32_t end)
{
    uint32_t last = end ? letters->letter[end - 1] : 0;
    if (last >= 'a' && last <= 'c')
        return true;
    return end >= 4 && (last == '1' || last == '2') && letters->letter[end - 2] == '-' &&
           letters->letter[end - 3] == '6' && letters->letter[end - 4] == '1' &&
           letters->letter[end] >= 0x80;
}

/*
 * How many letters in front are codes, 14a, 15, 16-2b, whose numbers need no 条 behind them: all of
 * them, or those in front of a colon or bracket, or of words where the last is no mere number.
 */
static uint32_t codes_end(const struct gk_letters *letters)
{
    uint32_t at = 0;
    for (; at < letters->count; at++) {
        uint32_t c = letters->letter[at];
        if (!gk_is_ascii_digit(c) && (c < 'a' || c > 'c') && c != '-' && c != ',' && c != ';' &&
            c != '/' && c != U'、')
            break;
    }
    uint32_t sign = letters->letter[at];
    bool ends = !sign || sign == ':' || sign == U'：' || sign == '(' || sign == U'（';
    return ends || ends_with_code(letters, at) ? at : 0;
}

/* A number in front of an article's two digits makes it another article. */
static bool is_number_letter(uint32_t c)
{
    return gk_is_ascii_digit(c) || c == U'一' || c == U'二' || c == U'三' || c == U'四' ||
           c == U'五' || c == U'六' || c == U'七' || c == U'八' || c == U'九' || c == U'百' ||
           c == U'-';
}

static bool is_article_sign(uint32_t c)
{
    return c == U'条' || c == U'條';
}

/* Whether 8 or 八 stands there as the number of an article: not the end of 18 or 十八. */
static bool is_article_8(const struct gk_letters *letters, uint32_t at, bool codes)
{
    uint32_t c = letters->letter[at];
    uint32_t behind = at + 1 < letters->count ? letters->letter[at + 1] : 0;
    if (c != '8' && c != U'八')
        return false;
    if (at && (is_number_letter(letters->letter[at - 1]) || letters->letter[at - 1] == U'十'))
        return false;
    return is_article_sign(behind) || (codes && !gk_is_ascii_digit(behind));
}

static unsigned articles_in(const struct gk_letters *letters)
{
    unsigned articles = 0;
    uint32_t codes = codes_end(letters);
    for (uint32_t i = 0; i < letters->count; i++)
        if (is_article_8(letters, i, i < codes))
            articles |= GK_ARTICLE_8;
    for (uint32_t i = 0; i + 1 < letters->count; i++) {
        uint32_t ten = letters->letter[i];
        uint32_t behind = letters->letter[i + 2 <= letters->count ? i + 2 : i + 1];
        if ((ten != '1' && ten != U'十') ||
            gk_is_ascii_digit(letters->letter[i + 1]) != (ten == '1'))
            continue;
        if (i && is_number_letter(letters->letter[i - 1]))
            continue;
        if (is_article_sign(behind) || (i < codes && !gk_is_ascii_digit(behind)))
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

static int han_digit(uint32_t c)
{
    static const uint32_t digits[] = {
        U'一', U'二', U'三', U'四', U'五', U'六', U'七', U'八', U'九'
    };
    for (int i = 0; i < 9; i++)
        if (digits[i] == c)
            return i + 1;
    return 0;
}

/* The number that ends in front of letter `end`, 20 or 二十, up to 99; 0 where there is none. */
static unsigned number_before(const struct gk_letters *letters, uint32_t end)
{
    uint32_t start = end;
    unsigned number = 0;
    while (start && gk_is_ascii_digit(letters->letter[start - 1]))
        start--;
    if (start < end) {
        for (uint32_t i = start; i < end && number < 100; i++)
            number = 10 * number + (letters->letter[i] - '0');
        return number < 100 ? number : 0;
    }
    unsigned ones = end ? (unsigned)han_digit(letters->letter[end - 1]) : 0;
    start -= ones > 0;
    bool ten = start && letters->letter[start - 1] == U'十';
    start -= ten;
    unsigned tens = ten && start ? (unsigned)han_digit(letters->letter[start - 1]) : 0;
    start -= tens > 0;
    if (start && letters->letter[start - 1] == U'百')
        return 0;
    return ten ? 10 * (tens ? tens : 1) + ones : ones;
}

static bool names_article(const struct gk_letters *letters, unsigned number)
{
    for (uint32_t at = 1; at < letters->count; at++)
        if (is_article_sign(letters->letter[at]) && number_before(letters, at) == number)
            return true;
    return false;
}

bool gk_disclosure_names_article(struct gk_bytes basis, unsigned number)
{
    struct gk_letters letters;
    while (!gk_letters_read(&letters, basis, GK_BLANKS_DROP)) {
        struct gk_bytes piece = { basis.at, GK_LETTERS_LIMIT - 2 };
        if (gk_letters_read(&letters, piece, GK_BLANKS_DROP) && names_article(&letters, number))
            return true;
        basis.at += GK_LETTERS_LIMIT / 2;
        basis.length -= GK_LETTERS_LIMIT / 2;
    }
    return names_article(&letters, number);
}

/* Whether a letter behind 法 or 条例 ends the name of a law. */
static bool ends_name(uint32_t c)
{
    return !c || c == U'第' || c == U'》' || c == U'）' || c == ')' || c == U'、' || c == U'，' ||
           c == ',' || c == U'。' || c == U'；' || c == ';' || c == U'和' || c == U'的';
}

/* Letters that make another word of 法. */
static bool is_other_word(uint32_t c)
{
    static const uint32_t others[] = { U'依', U'办', U'方', U'做', U'合', U'违', U'执',
                                       U'司', U'立', U'守', U'用', U'无', U'非', U'律' };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i] == c)
            return true;
    return !c;
}

static bool names_law(const struct gk_letters *letters)
{
    for (uint32_t at = 1; at < letters->count; at++) {
        bool law = letters->letter[at] == U'法' && ends_name(letters->letter[at + 1]) &&
                   !is_other_word(letters->letter[at - 1]);
        bool regulation = gk_letters_match(letters, at, "条例") &&
                          ends_name(letters->letter[at + 2]) && at >= 2 &&
                          !gk_letters_match(letters, at - 2, "公开条例");
        if (law || regulation)
            return true;
    }
    return false;
}

bool gk_disclosure_names_law(struct gk_bytes basis)
{
    struct gk_letters letters;
    while (!read_letters(&letters, basis)) {
        struct gk_bytes piece = { basis.at, GK_LETTERS_LIMIT - 2 };
        if (read_letters(&letters, piece) && names_law(&letters))
            return true;
        basis.at += GK_LETTERS_LIMIT / 2;
        basis.length -= GK_LETTERS_LIMIT / 2;
    }
    return names_law(&letters);
}
