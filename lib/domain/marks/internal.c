/*
 * internal.c - marks of papers for the inside of an office: 工作秘密, 保守国家秘密法 art. 64.
 */
#include "domain/marks/family.h"

#include "base/ascii.h"

enum {
    SIGNS_MOST = 4,   /* decoration around a mark */
    HEAD_REACH = 120, /* cells in which 内部 by itself is at its place */
    NEAR = 24,        /* cells around 内部 in which it may be told apart from 外部 */
    PAGE_MOST = 16,   /* cells of the number of a page behind a footer */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

/* A phrase, and which of its letters decides: one that few texts have. */
struct phrase {
    const uint_least32_t *words;
    unsigned decides;
    bool weak; /* alone it may be a title; in brackets or beside others it is a mark */
};

static const struct phrase phrases[] = {
    { U"内部事项", 0, false },       { U"内部资料", 0, false },     { U"内部文件", 0, false },
    { U"内部使用", 0, false },       { U"内部刊物", 0, false },     { U"内部材料", 0, true },
    { U"内部信息", 0, true },        { U"内部文稿", 0, true },      { U"内部交流", 0, true },
    { U"内部掌握", 0, true },        { U"内部参考", 0, false },     { U"内部参阅", 0, false },
    { U"内部传阅", 0, false },       { U"内部发行", 0, false },     { U"内部讨论稿", 0, false },
    { U"内部征求意见稿", 0, false }, { U"工作秘密", 3, false },     { U"仅供内部参考", 0, false },
    { U"仅供内部参阅", 0, false },   { U"仅供内部使用", 0, false }, { U"仅供内部交流", 0, false },
    { U"仅供内部掌握", 0, false },   { U"仅供内部传阅", 0, false }, { U"仅供领导参阅", 0, false },
    { U"仅供领导参考", 0, false },   { U"仅限内部使用", 0, false }, { U"仅限内部参考", 0, false },
    { U"仅限内部传阅", 0, false },   { U"仅限内部", 0, false },     { U"会后收回", 3, false },
    { U"会后请收回", 4, false },     { U"会后交回", 3, false },     { U"会后请交回", 4, false },
    { U"阅后收回", 3, false },       { U"阅后请收回", 4, false },   { U"阅后退回", 3, false },
    { U"阅后请退回", 4, false },     { U"用后收回", 3, false },     { U"用毕收回", 3, false },
    { U"阅毕收回", 3, false },       { U"不得外传", 3, false },     { U"请勿外传", 3, false },
    { U"严禁外传", 3, false },       { U"切勿外传", 3, false },     { U"禁止外传", 3, false },
    { U"不得翻印", 3, false },       { U"请勿翻印", 3, false },     { U"严禁翻印", 3, false },
    { U"禁止翻印", 3, false },       { U"不得复印", 3, false },     { U"请勿复印", 3, false },
    { U"严禁复印", 3, false },       { U"内部", 0, false },         { NULL, 0, false },
};

/* What goes with a phrase, and is no mark by itself. */
static const uint_least32_t *const attending_words[] = {
    U"注意保管", U"注意保存", U"注意保密",   U"妥善保管",   U"妥善保存", U"注意存放",   U"仅供参考",
    U"仅供参阅", U"供参考",   U"供领导参阅", U"供领导参考", U"不得外泄", U"严禁外泄",   U"请勿外泄",
    U"不得外借", U"不得扩散", U"严禁扩散",   U"请勿扩散",   U"不得转发", U"严禁转发",   U"请勿转发",
    U"不得转载", U"请勿转载", U"严禁转载",   U"不得传播",   U"严禁传播", U"请勿传播",   U"不得泄露",
    U"严禁泄露", U"不得复制", U"严禁复制",   U"请勿复制",   U"不得公开", U"请勿公开",   U"严禁公开",
    U"不得上网", U"严禁上网", U"请勿上网",   U"不得引用",   U"请勿引用", U"不对外公开", U"严格保密",
    U"请勿遗失", NULL,
};

/* Words before a phrase that belong to it. */
static const uint_least32_t *const before_words[] = {
    U"本资料",   U"本材料",   U"本文件",   U"此件",     U"本件",   U"此文件",
    U"该件",     U"本刊",     U"本表",     U"此材料",   U"此资料", U"本通讯录",
    U"未经批准", U"未经许可", U"未经允许", U"未经同意", NULL,
};

static bool is_decoration(uint32_t c)
{
    return c == '*' || c == U'★' || c == U'※' || c == U'·' || c == U'•' || c == U'●' || c == U'■' ||
           c == '!' || c == '|' || c == '/' || gk_mark_is_dash(c);
}

static bool joins_phrases(uint32_t c)
{
    return c == ' ' || c == '\t' || c == U'，' || c == ',' || c == U'、' || c == U'。' ||
           c == '.' || c == ';' || is_decoration(c);
}

/* The first of the phrases that stands at `at`; its length, or 0. */
static size_t match_phrase(const struct gk_marks *marks, size_t at)
{
    size_t length = 0;
    for (const struct phrase *phrase = phrases; phrase->words && !length; phrase++)
        length = gk_mark_match(marks, at, phrase->words);
    return length;
}

/* 请 and 未经批准 before a phrase. */
static size_t skip_before(const struct gk_marks *marks, size_t at)
{
    size_t length = gk_mark_match_any(marks, at, before_words);
    at += length;
    while (length && joins_phrases(cell(marks, at)))
        at++;
    return at + (cell(marks, at) == U'请' && cell(marks, at + 1) != U'勿');
}

/* Internal phrases from `at` on; the cell behind the last one, and how many there are. */
static size_t skip_phrases(const struct gk_marks *marks, size_t at, int *count)
{
    size_t end = at;
    *count = 0;
    for (;;) {
        size_t next = end;
        while (*count && joins_phrases(cell(marks, next)))
            next++;
        size_t word = *count ? skip_before(marks, next) : next;
        size_t length = match_phrase(marks, word);
        if (!length && *count)
            length = gk_mark_match_any(marks, word, attending_words);
        if (!length || (*count && gk_mark_has_line_end(marks, end, next)))
            return end;
        end = word + length;
        ++*count;
    }
}

/* Where the phrase that has its deciding letter at `at` begins; false where there is none. */
static bool find_phrase(const struct gk_marks *marks, size_t at, size_t *start, bool *weak)
{
    uint32_t c = cell(marks, at);
    for (const struct phrase *phrase = phrases; phrase->words; phrase++) {
        if (phrase->words[phrase->decides] != c || phrase->decides > at ||
            !gk_mark_match(marks, at - phrase->decides, phrase->words))
            continue;
        *start = at - phrase->decides;
        *weak = phrase->weak;
        return true;
    }
    return false;
}

/* 第3页 共8页, - 1 -: behind the number of a page, where the line ends there; else `at`. */
static size_t skip_page(const struct gk_marks *marks, size_t at)
{
    bool digits = false;
    size_t end = at;
    for (; end - at < PAGE_MOST && !gk_mark_ends_line(marks, end); end++) {
        uint32_t c = cell(marks, end);
        digits |= gk_is_ascii_digit(c);
        if (c != ' ' && c != U'第' && c != U'页' && c != U'共' && c != '/' && !gk_mark_is_dash(c) &&
            !gk_is_ascii_digit(c))
            return at;
    }
    return digits && gk_mark_ends_line(marks, end) ? end : at;
}

/* Where a mark of phrases stands. */
struct place {
    size_t start;
    size_t end;
    int count;
    bool bare;    /* 内部 and no more */
    bool kind;    /* that or 工作秘密: also the name of a kind of information */
    bool weak;    /* one weak phrase and no more */
    bool bracket; /* it opens before the phrases */
    bool closed;
    bool line; /* it begins a line */
    bool alone;
};

/* Where the words before the phrases at `at`, and the signs before those, begin. */
static size_t skip_words_back(const struct gk_marks *marks, size_t at)
{
    size_t start = at - (at && cell(marks, at - 1) == U'请');
    size_t joint = start;
    while (joint && start - joint < SIGNS_MOST && joins_phrases(cell(marks, joint - 1)))
        joint--;
    size_t length = gk_mark_match_any_before(marks, joint, before_words);
    return length ? joint - length : at;
}

static size_t skip_decoration_back(const struct gk_marks *marks, size_t at)
{
    size_t start = gk_mark_skip_blanks_back(marks, at);
    for (int i = 0; i < SIGNS_MOST && start && is_decoration(cell(marks, start - 1)); i++)
        start = gk_mark_skip_blanks_back(marks, start - 1);
    return gk_mark_begins_line(marks, start) ? start : at;
}

static void look_around(const struct gk_marks *marks, size_t phrase, struct place *place)
{
    size_t words = skip_words_back(marks, phrase);
    size_t before = gk_mark_skip_blanks_back(marks, words);
    place->end = skip_phrases(marks, phrase, &place->count);
    place->bare = place->end - phrase == 2;
    place->kind = place->bare || (place->count == 1 && cell(marks, phrase) == U'工');
    place->weak &= place->count == 1;
    place->bracket = before && gk_mark_is_opening(cell(marks, before - 1));
    place->start = place->bracket ? before - 1 : words;
    while (joins_phrases(cell(marks, place->end)) && cell(marks, place->end) != ' ' &&
           cell(marks, place->end) != '\t')
        place->end++;
    size_t close = gk_mark_skip_spaces(marks, place->end);
    place->closed = place->bracket && gk_mark_is_closing(cell(marks, close));
    if (place->closed)
        place->end = close + 1;
    place->line = gk_mark_begins_line(marks, skip_decoration_back(marks, place->start));
    size_t last = place->count > 1 ? skip_page(marks, place->end) : place->end;
    place->alone = place->line && gk_mark_ends_line(marks, last) &&
                   (!place->weak || place->bracket) && place->closed == place->bracket;
}

/* Whether what it is told apart from stands near: then it is a row or a column of a table. */
static bool is_told_apart(const struct gk_marks *marks, size_t start, size_t end)
{
    static const uint_least32_t *const others[] = { U"外部", U"国家秘密", U"商业秘密", U"个人隐私",
                                                    NULL };
    size_t from = start > NEAR ? start - NEAR : 0;
    for (size_t i = from; i < end + NEAR; i++)
        if (gk_mark_match_any(marks, i, others))
            return true;
    return false;
}

/* A phrase alone on its line or in brackets; two that open the text or stand between blanks, for
 * pages without lines. The word 内部 by itself is a mark only on a line of its own at the head. */
static bool judge_place(const struct gk_marks *marks, size_t phrase, const struct place *place,
                        bool *sure)
{
    bool only = cell(marks, phrase) == U'仅';
    bool opening = place->count > 1 && !only && gk_mark_begins_text(marks, place->start);
    /* Between blanks, or behind the end of a sentence. */
    bool parted = !gk_mark_touches(marks, place->start) || cell(marks, place->start - 1) == U'。' ||
                  cell(marks, place->start - 1) == '>';
    bool apart = place->count > 1 && parted &&
                 (!gk_mark_touches(marks, place->end) || cell(marks, place->end) == '<');
    bool labelled = place->bare && place->closed && gk_mark_begins_text(marks, place->start);
    *sure = place->alone || (place->closed && !place->bare) || opening || apart;
    if (place->kind && place->alone &&
        (place->start > HEAD_REACH || is_told_apart(marks, place->start, place->end)))
        *sure = false;
    /* 【内部】某某通知 */
    *sure |= labelled && cell(marks, place->start) == '[';
    return place->alone || (place->closed && !place->bare) || opening || apart || labelled;
}

bool gk_mark_internal(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    size_t phrase;
    bool sure;
    struct place place = { 0 };
    if (!find_phrase(marks, at, &phrase, &place.weak))
        return false;
    /* A Han letter right before is the common case, and never a mark's beginning. */
    size_t words = skip_words_back(marks, phrase);
    if (gk_mark_touches(marks, words) && gk_is_han(cell(marks, words - 1)))
        return false;
    look_around(marks, phrase, &place);
    if (!place.count || !judge_place(marks, phrase, &place, &sure))
        return false;
    enum gk_mark_example example = gk_mark_example_of(marks, place.start, place.end);
    if (example == GK_MARK_EXAMPLE)
        return false;
    *mark = (struct gk_mark){ .kind = GK_MARK_INTERNAL,
                              .sure = sure && example == GK_MARK_NO_EXAMPLE,
                              .start = place.start,
                              .end = place.end };
    return true;
}
