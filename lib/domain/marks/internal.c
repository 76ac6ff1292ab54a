/*
 * internal.c - marks of papers for the inside of an office: 工作秘密, 保守国家秘密法 art. 64.
 */
#include "domain/marks/family.h"

#include "base/ascii.h"

enum {
    SIGNS_MOST = 4,   /* between two phrases, or before the first */
    WORDS_MOST = 3,   /* words before a phrase that belong to it */
    START_REACH = 10, /* cells from a deciding letter back to where its phrase begins */
    ONLY_MOST = 12,   /* cells of 仅供…使用 */
    HEAD_REACH = 120, /* cells in which 内部 by itself is at its place */
    NEAR = 24,        /* cells around 内部 in which it may be told apart from 外部 */
    PAGE_MOST = 16,   /* cells of the number of a page behind a footer */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

static const uint_least32_t *const *list(const struct gk_marks *marks, enum gk_mark_list which)
{
    return marks->words->list[which];
}

/* ---- phrases */

enum strength {
    NONE,
    ATTENDING, /* goes with a phrase, and is no mark by itself */
    WEAK,      /* alone it may be a title; in brackets or beside others it is a mark */
    STRONG,
};

/* 不得外传, 严禁翻印、转发: what is forbidden. The first three say that a paper is internal. */
static const uint_least32_t *const prohibitions[] = { U"不得", U"请勿", U"严禁", U"切勿",
                                                      U"禁止", U"不准", U"勿",   NULL };
static const uint_least32_t *const acts[] = {
    U"外传", U"翻印", U"复印", U"复制", U"转发", U"转载", U"传播",
    U"扩散", U"泄露", U"外泄", U"外借", U"转借", U"公开", U"上网",
    U"引用", U"抄录", U"拍照", U"拍摄", U"摘抄", U"遗失", NULL,
};
enum { STRONG_ACTS = 3 };

static size_t match_prohibition(const struct gk_marks *marks, size_t at, enum strength *strength)
{
    size_t end = at + gk_mark_match_any(marks, at, prohibitions);
    size_t last = at;
    *strength = ATTENDING;
    while (end > at) {
        const uint_least32_t *const *act = acts;
        size_t length = 0;
        while (*act && !(length = gk_mark_match(marks, end, *act)))
            act++;
        if (!length)
            break;
        if (act - acts < STRONG_ACTS)
            *strength = STRONG;
        last = end + length;
        uint32_t c = cell(marks, last);
        end = last + (c == U'、' || c == U'或' || c == U'和' || c == U'及' || c == ',');
    }
    return last - at;
}

/* 会后收回, 阅后请退回. */
static size_t match_recall(const struct gk_marks *marks, size_t at)
{
    enum { OBJECT_MOST = 6 }; /* letters of whom it goes back to, at the end of a line */
    static const uint_least32_t *const offices[] = {
        U"处", U"组", U"室", U"科", U"办", U"员", NULL
    };
    static const uint_least32_t *const occasions[] = { U"会议结束后", U"传阅后", U"会后",
                                                       U"阅后",       U"用后",   U"看后",
                                                       U"用毕",       U"阅毕",   NULL };
    static const uint_least32_t *const ways[] = { U"请",   U"须",       U"即",       U"应", U"立即",
                                                  U"一律", U"请将材料", U"请将文件", NULL };
    static const uint_least32_t *const returns[] = { U"收回", U"交回", U"退回", NULL };
    size_t end = at + gk_mark_match_any(marks, at, occasions);
    if (end == at)
        return 0;
    end += gk_mark_match_any(marks, end, ways);
    size_t length = gk_mark_match_any(marks, end, returns);
    if (!length)
        return 0;
    end += length;
    size_t object = 0;
    while (object < OBJECT_MOST && gk_is_han(cell(marks, end + object)) &&
           gk_mark_touches(marks, end + object))
        object++;
    bool office = gk_mark_match_any_before(marks, end + object, offices) != 0;
    return end - at + (office && gk_mark_ends_line(marks, end + object) ? object : 0);
}

/* 仅供内部参考, 仅限本单位内部使用, 仅供领导参阅. */
static size_t match_only(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const begins[] = { U"仅供", U"仅限", U"只供", U"只限",
                                                    U"限",   U"供",   NULL };
    static const uint_least32_t *const readers[] = { U"内部", U"领导", NULL };
    static const uint_least32_t *const uses[] = { U"使用", U"参考", U"参阅", U"传阅", U"阅读",
                                                  U"交流", U"掌握", U"阅示", NULL };
    size_t end = at + gk_mark_match_any(marks, at, begins);
    size_t last = 0;
    bool reader = false;
    for (size_t i = end; end > at && i - at < ONLY_MOST && gk_is_han(cell(marks, i)); i++) {
        size_t length = gk_mark_match_any(marks, i, readers);
        if (length && cell(marks, i) == U'内')
            last = i + length;
        reader |= length != 0;
        length = reader ? gk_mark_match_any(marks, i, uses) : 0;
        if (length)
            return i + length - at;
    }
    return last ? last - at : 0;
}

/* The phrase at `at`; its length, or 0. */
static size_t match_phrase(const struct gk_marks *marks, size_t at, enum strength *strength)
{
    size_t length = match_prohibition(marks, at, strength);
    if (length)
        return length;
    *strength = WEAK;
    if ((length = gk_mark_match_any(marks, at, list(marks, GK_MARK_WEAK))))
        return length;
    *strength = STRONG;
    if ((length = gk_mark_match_any(marks, at, list(marks, GK_MARK_PHRASES))) ||
        (length = match_only(marks, at)) || (length = match_recall(marks, at)))
        return length;
    *strength = ATTENDING;
    return gk_mark_match_any(marks, at, list(marks, GK_MARK_ATTENDING));
}

/* Where the phrase that has its deciding letter at `at` begins; false where there is none. */
static bool find_phrase(const struct gk_marks *marks, size_t at, size_t *start,
                        enum strength *strength)
{
    for (size_t back = START_REACH + 1; back-- > 0;) {
        if (back > at || !marks->words->begins[cell(marks, at - back) % GK_MARK_DECIDING] ||
            match_phrase(marks, at - back, strength) <= back || *strength < WEAK)
            continue;
        *start = at - back;
        return true;
    }
    return false;
}

/* ---- what goes with them */

static bool joins_phrases(uint32_t c)
{
    return c == ' ' || c == U'，' || c == ',' || c == U'、' || c == U'。' || c == '.' || c == ';' ||
           gk_mark_is_decoration(c);
}

/* 请, 未经批准 before a phrase. */
static size_t skip_permit(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const permits[] = { U"未经批准", U"未经许可",     U"未经允许",
                                                     U"未经同意", U"未经本人审阅", NULL };
    size_t length = gk_mark_match_any(marks, at, permits);
    at += length;
    while (length && joins_phrases(cell(marks, at)))
        at++;
    return at + (cell(marks, at) == U'请' && cell(marks, at + 1) != U'勿');
}

/* One more phrase behind the first, perhaps in brackets: behind it, or `at`. */
static size_t skip_further(const struct gk_marks *marks, size_t at)
{
    enum strength strength;
    bool bracket = gk_mark_is_opening(cell(marks, at));
    size_t word = skip_permit(marks, at + bracket);
    size_t length = match_phrase(marks, word, &strength);
    if (!length || (bracket && !gk_mark_is_closing(cell(marks, word + length))))
        return at;
    return word + length + bracket;
}

/* Internal phrases from `at` on; the cell behind the last one, and how many there are. */
static size_t skip_phrases(const struct gk_marks *marks, size_t at, int *count)
{
    enum strength strength;
    size_t end = at + match_phrase(marks, at, &strength);
    *count = end > at;
    while (end > at) {
        size_t next = end;
        while (joins_phrases(cell(marks, next)) || gk_mark_is_colon(cell(marks, next)))
            next++;
        size_t behind = skip_further(marks, next);
        if (behind == next || gk_mark_has_border(marks, end, next))
            break;
        end = behind;
        ++*count;
    }
    return end;
}

/* Where the words before the phrases at `at` begin: 本资料, 未经批准, 仅供机关, 注意保密. */
static size_t skip_words_back(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const words[] = {
        U"未经批准",
        U"未经许可",
        U"未经允许",
        U"未经同意",
        U"未经本人审阅",
        U"会议材料",
        U"会议文件",
        U"会议资料",
        U"讨论稿",
        U"征求意见稿",
        U"送审稿",
        U"初稿",
        U"草案",
        U"任何单位和个人",
        U"请于",
        U"仅供",
        U"仅限",
        U"只供",
        U"只限",
        U"属于",
        U"限",
        U"供",
        U"属",
        U"为",
        U"系",
        U"请",
        NULL,
    };
    size_t start = at;
    for (int i = 0; i < WORDS_MOST; i++) {
        size_t joint = start;
        while (joint && start - joint < SIGNS_MOST && joins_phrases(cell(marks, joint - 1)))
            joint--;
        size_t length = gk_mark_match_any_before(marks, joint, words);
        length = length ? length : gk_mark_subject_before(marks, joint);
        length = length ? length
                        : gk_mark_match_any_before(marks, joint, list(marks, GK_MARK_ATTENDING));
        if (!length || gk_mark_has_border(marks, joint, start))
            break;
        start = joint - length;
    }
    return start;
}

/* 注：, 特别提示： before phrases: where the label begins, or `at`. */
static size_t skip_label_back(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const labels[] = { U"特别提示", U"温馨提示", U"特别说明", U"附注",
                                                    U"备注",     U"说明",     U"声明",     U"注意",
                                                    U"提示",     U"注",       NULL };
    size_t before = gk_mark_skip_blanks_back(marks, at);
    if (!before || !gk_mark_is_colon(cell(marks, before - 1)))
        return at;
    size_t length = gk_mark_match_any_before(marks, before - 1, labels);
    return length ? before - 1 - length : at;
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

/* ---- where they stand */

struct place {
    size_t start;
    size_t end;
    int count;
    bool bare;    /* 内部 and no more */
    bool kind;    /* that or 工作秘密: also the name of a kind of information */
    bool weak;    /* one weak phrase and no more */
    bool starred; /* that with a star behind it */
    bool bracket; /* it opens before the phrases */
    bool closed;
    bool line; /* it begins a line */
    bool alone;
};

static void look_around(const struct gk_marks *marks, size_t phrase, struct place *place)
{
    bool timed;
    size_t words = skip_label_back(marks, skip_words_back(marks, phrase));
    size_t before = gk_mark_skip_blanks_back(marks, words);
    place->end = skip_phrases(marks, phrase, &place->count);
    place->bare = place->end - phrase == 2 && words == phrase;
    place->kind = place->bare || (place->count == 1 && cell(marks, phrase) == U'工');
    place->weak &= place->count == 1 && words == phrase;
    place->starred =
        place->kind && gk_mark_is_star(cell(marks, gk_mark_skip_spaces(marks, place->end)));
    if (place->kind) {
        size_t term = gk_mark_skip_term(marks, place->end, &timed);
        place->end = timed ? term : place->end;
    }
    place->bracket = before && gk_mark_is_opening(cell(marks, before - 1));
    place->start = place->bracket ? before - 1 : words;
    while (joins_phrases(cell(marks, place->end)) && cell(marks, place->end) != ' ')
        place->end++;
    size_t close = gk_mark_skip_spaces(marks, place->end);
    place->closed = place->bracket && gk_mark_is_closing(cell(marks, close));
    if (place->closed)
        place->end = close + 1;
    place->line = gk_mark_begins_line(marks, gk_mark_skip_decoration_back(marks, place->start));
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
 * pages without lines. 内部 or 工作秘密 by itself is a mark only on a line of its own at the head,
 * with something below it. */
static bool judge_place(const struct gk_marks *marks, size_t phrase, const struct place *place,
                        bool *sure)
{
    bool only = cell(marks, phrase) == U'仅';
    bool opening = place->count > 1 && !only && gk_mark_begins_text(marks, place->start);
    /* Between blanks, or behind the end of a sentence. */
    bool parted = !gk_mark_touches(marks, place->start) || cell(marks, place->start - 1) == U'。';
    bool apart = place->count > 1 && parted && !gk_mark_touches(marks, place->end);
    bool labelled = place->bare && place->closed && gk_mark_begins_text(marks, place->start);
    bool whole = gk_mark_begins_text(marks, place->start) && gk_mark_ends_text(marks, place->end);
    *sure = place->alone || (place->closed && !place->bare) || opening || apart;
    if (place->kind && place->alone &&
        (place->start > HEAD_REACH || (whole && !place->bracket) ||
         is_told_apart(marks, place->start, place->end)))
        *sure = false;
    /* 【内部】某某通知 */
    *sure |= labelled && !whole && cell(marks, place->start) == '[';
    return place->alone || (place->closed && !place->bare) || opening || apart || labelled;
}

bool gk_mark_internal(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    size_t phrase;
    bool sure;
    enum strength strength;
    if (!find_phrase(marks, at, &phrase, &strength))
        return false;
    /* A Han letter right before is the common case, and never a mark's beginning. */
    size_t words = skip_words_back(marks, phrase);
    if (gk_mark_touches(marks, words) && gk_is_han(cell(marks, words - 1)))
        return false;
    struct place place = { .weak = strength == WEAK };
    look_around(marks, phrase, &place);
    /* 内部★3年 is found at its star. */
    if (place.starred || !judge_place(marks, phrase, &place, &sure))
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
