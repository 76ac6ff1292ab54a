/*
 * secrecy.c - levels of secrecy: with a star, behind a label, alone at the head of a paper.
 *
 * 国家秘密定密管理规定 and GB/T 9704-2012, 7.2.2: level ★ term. GB/T 9704-1999, 8.1.2: the level with
 * a blank between its letters, at the right end of the first line; below it, how urgent it is.
 */
#include "domain/marks/family.h"

#include "base/ascii.h"

enum {
    EVENT_MOST = 12,  /* cells of an event in a term: 秘密★考试结束前 */
    DATE_MOST = 16,   /* cells of 至2030年12月31日 */
    HEAD_REACH = 400, /* cells of a text that are its head */
    HEAD_LINES = 4,   /* lines below a bare level that may show it to be a mark */
    LINE_MOST = 60,   /* cells of such a line */
    LABEL_MOST = 8,   /* letters of a label that follows without a blank */
    TERM_MOST = 6,    /* cells of a span of time: 三十年 */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

/* ---- levels and terms */

static bool is_level_letter(uint32_t c)
{
    return c == U'绝' || c == U'机' || c == U'秘';
}

size_t gk_mark_skip_level(const struct gk_marks *marks, size_t at)
{
    if (!is_level_letter(cell(marks, at)))
        return 0;
    at = gk_mark_skip_spaces(marks, at + 1);
    return cell(marks, at) == U'密' ? at + 1 : 0;
}

static size_t skip_spaces_back(const struct gk_marks *marks, size_t at)
{
    while (at && (cell(marks, at - 1) == ' ' || cell(marks, at - 1) == '\t'))
        at--;
    return at;
}

bool gk_mark_level_before(const struct gk_marks *marks, size_t end, size_t *start)
{
    end = skip_spaces_back(marks, end);
    if (!end || cell(marks, end - 1) != U'密')
        return false;
    end = skip_spaces_back(marks, end - 1);
    if (!end || !is_level_letter(cell(marks, end - 1)))
        return false;
    *start = end - 1;
    return true;
}

static bool is_number_letter(uint32_t c)
{
    static const uint_least32_t han[] = U"一二三四五六七八九十百零〇两";
    if (gk_is_ascii_digit(c))
        return true;
    for (size_t i = 0; han[i]; i++)
        if (han[i] == c)
            return true;
    return false;
}

/* 20年, 2 年, 九个月, 2030年1月1日: the cell behind it, or `at`. */
static size_t skip_span_of_time(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const units[] = { U"年", U"个月", U"月", U"天", U"日", NULL };
    size_t end = at;
    for (;;) {
        size_t unit = end;
        while (unit - end < 4 && is_number_letter(cell(marks, unit)))
            unit++;
        size_t length = gk_mark_match_any(marks, gk_mark_skip_spaces(marks, unit), units);
        if (unit == end || !length)
            return end;
        end = gk_mark_skip_spaces(marks, unit) + length;
    }
}

static bool is_turn(uint32_t c)
{
    return c == U'前' || c == U'后';
}

/* 启用前, 考试结束后: the cell behind it, or `at`. */
static size_t skip_event(const struct gk_marks *marks, size_t at)
{
    for (size_t i = at; i - at <= EVENT_MOST; i++) {
        uint32_t c = cell(marks, i);
        if (c == U'，' || gk_mark_is_stop(c) || (i > at && gk_mark_has_line_end(marks, i, i)))
            break;
        if (i > at && is_turn(c))
            return i + 1;
    }
    return at;
}

/* 至2030年12月31日, 自印发之日起3年, 解密时间2030年: the cell behind it, or `at`. */
static size_t skip_date(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const begins[] = { U"至", U"到", U"自", U"解密", NULL };
    size_t end = at + gk_mark_match_any(marks, at, begins);
    bool digits = false;
    for (; end > at && end - at < DATE_MOST && !gk_mark_is_stop(cell(marks, end)); end++) {
        if (gk_mark_has_line_end(marks, end, end))
            break;
        digits |= is_number_letter(cell(marks, end));
    }
    return digits ? end : at;
}

size_t gk_mark_skip_term(const struct gk_marks *marks, size_t end, bool *timed)
{
    static const uint_least32_t *const spans[] = { U"长期", U"半年", NULL };
    size_t at = gk_mark_skip_spaces(marks, end);
    size_t behind = at + gk_mark_match_any(marks, at, spans);
    if (behind == at) {
        behind = skip_span_of_time(marks, at);
        behind += behind > at && is_turn(cell(marks, behind));
    }
    if (behind == at)
        behind = skip_date(marks, at);
    *timed = behind > at;
    if (behind == at)
        behind = skip_event(marks, at);
    return behind > at ? behind : end;
}

/* ---- with a star */

/* Geometric shapes, dingbats and the like: where they go on, they are decoration. */
static bool is_symbol(uint32_t c)
{
    return gk_mark_is_star(c) || (c >= 0x25A0 && c <= 0x27BF);
}

/* 、机密 before or behind a form: a list to choose from. */
static bool is_list(const struct gk_marks *marks, size_t start, size_t end)
{
    uint32_t before = start ? cell(marks, start - 1) : 0;
    size_t at = gk_mark_skip_spaces(marks, end);
    uint32_t c = cell(marks, at);
    bool goes_on = (c == U'、' || c == '/' || c == U'或' || c == ',' || c == U'，' || c == ';') &&
                   gk_mark_skip_level(marks, gk_mark_skip_spaces(marks, at + 1));
    return goes_on || before == U'、' || before == '/' || before == U'或' || before == U'和';
}

/* Fills in a mark of secrecy that stands in [start, end), unless a rule quotes it. */
static bool make_mark(const struct gk_marks *marks, enum gk_mark_kind kind, size_t start,
                      size_t end, bool sure, struct gk_mark *mark)
{
    enum gk_mark_example example = gk_mark_example_of(marks, start, end);
    *mark = (struct gk_mark){
        .kind = kind, .sure = sure && example == GK_MARK_NO_EXAMPLE, .start = start, .end = end
    };
    return example != GK_MARK_EXAMPLE;
}

/* 特急, 加急: GB/T 9704-2012, 7.2.3. */
static const uint_least32_t *const urgencies[] = { U"特急", U"加急", U"平急", U"特提",
                                                   U"急件", U"限时", NULL };

/* The level that ends before `end`, perhaps in brackets, 【机密】★3年; *start is where it begins. */
static bool level_before(const struct gk_marks *marks, size_t end, size_t *start)
{
    size_t close = skip_spaces_back(marks, end);
    if (gk_mark_level_before(marks, end, start))
        return true;
    if (!close || !gk_mark_is_closing(cell(marks, close - 1)) ||
        !gk_mark_level_before(marks, close - 1, start) || !*start ||
        !gk_mark_is_opening(cell(marks, *start - 1)))
        return false;
    --*start;
    return true;
}

/* 机密★3年, 机密★, and 内部★3年 as an office has it; the level stands before the star. */
static bool find_level_and_star(const struct gk_marks *marks, size_t star, struct gk_mark *mark)
{
    size_t before = skip_spaces_back(marks, star);
    size_t own = gk_mark_match_any_before(marks, before, marks->words->list[GK_MARK_OWN_LEVELS]);
    size_t start = before - own;
    bool timed;
    if ((!own && !level_before(marks, star, &start)) ||
        is_symbol(cell(marks, gk_mark_skip_spaces(marks, star + 1))))
        return false;
    size_t end = gk_mark_skip_term(marks, star + 1, &timed);
    bool begins = gk_mark_begins_line(marks, start);
    bool alone = begins && gk_mark_ends_line(marks, end);
    bool in_words = gk_mark_touches(marks, start) && gk_is_han(cell(marks, start - 1));
    if (cell(marks, star) != U'★' && !alone && !gk_mark_begins_text(marks, start))
        return false;
    /* 我们的内部★, 内部★外部: no level of anything. */
    if (own && !alone && !timed && (in_words || gk_is_han(cell(marks, end))))
        return false;
    /* 机密★8.5分, and not 机密★2030-12-31; 绝密★档案展 */
    bool year = true;
    for (size_t i = end; i < end + 4; i++)
        year &= gk_is_ascii_digit(cell(marks, i));
    bool rated = end == star + 1 && gk_is_ascii_digit(cell(marks, end)) && !year;
    rated |= end == star + 1 && gk_mark_touches(marks, end) && gk_is_han(cell(marks, end)) &&
             !gk_mark_match_any(marks, end, urgencies);
    bool sure = alone || ((!in_words || timed) && !rated && !is_list(marks, start, end) &&
                          !gk_mark_is_spoken_of(marks, start, end));
    return make_mark(marks, own ? GK_MARK_INTERNAL : GK_MARK_SECRET, start, end, sure, mark);
}

/* ★机密, ★机密10年. As a bullet before a heading it is none. */
static bool find_star_first(const struct gk_marks *marks, size_t star, struct gk_mark *mark)
{
    size_t at = gk_mark_skip_spaces(marks, star + 1);
    size_t end = gk_mark_skip_level(marks, at);
    size_t own = end ? 0 : gk_mark_match_any(marks, at, marks->words->list[GK_MARK_OWN_LEVELS]);
    bool timed;
    if (!(end + own) || (star && is_symbol(cell(marks, star - 1))))
        return false;
    end = end ? end : at + own;
    while (gk_mark_is_star(cell(marks, gk_mark_skip_spaces(marks, end))))
        end = gk_mark_skip_spaces(marks, end) + 1;
    size_t term = gk_mark_skip_term(marks, end, &timed);
    end = timed ? term : end;
    bool begins = gk_mark_begins_line(marks, star);
    bool alone = begins && gk_mark_ends_line(marks, end);
    bool parted = !gk_mark_touches(marks, end) || !gk_is_han(cell(marks, end));
    bool urgent = gk_mark_match_any(marks, gk_mark_skip_spaces(marks, end), urgencies) != 0;
    if (!alone && !(begins && (parted || urgent)) && !(timed && parted))
        return false;
    bool sure = alone || (gk_mark_begins_text(marks, star) && (timed || urgent));
    return make_mark(marks, own ? GK_MARK_INTERNAL : GK_MARK_SECRET, star, end, sure, mark);
}

bool gk_mark_starred(struct gk_marks *marks, size_t star, struct gk_mark *mark)
{
    return find_level_and_star(marks, star, mark) || find_star_first(marks, star, mark);
}

/* ---- behind a label */

static const struct gk_mark_word answers[] = {
    { U"是", GK_MARK_STATE_SECRET },
    { U"机密", GK_MARK_STATE_SECRET },
    { U"秘密", GK_MARK_STATE_SECRET },
    { U"涉密", GK_MARK_STATE_SECRET },
    { U"否", GK_MARK_NO_SECRET },
    { U"不涉密", GK_MARK_NO_SECRET },
    { U"非涉密", GK_MARK_NO_SECRET },
    { U"不是", GK_MARK_NO_SECRET },
    { NULL, 0 },
};

/* A label that has been read. */
struct label {
    size_t start;
    size_t end;
    const struct gk_mark_word *values;
};

/* 是否涉密, 是否属于国家秘密, 涉密情况, and 涉密：是, at the letter 密. */
static bool read_question(const struct gk_marks *marks, size_t at, struct label *label)
{
    static const uint_least32_t *const subjects[] = { U"涉密", U"国家秘密", NULL };
    static const uint_least32_t *const questions[] = { U"是否属于", U"是否涉及", U"是否为",
                                                       U"是否属",   U"是否",     U"涉及",
                                                       NULL };
    static const uint_least32_t *const objects[] = { U"文件", U"信息", U"事项", U"件",
                                                     U"情况", U"状态", U"标识", U"属性",
                                                     U"类型", U"与否", U"程度", NULL };
    size_t subject = gk_mark_match_any_before(marks, at + 1, subjects);
    size_t object = gk_mark_match_any(marks, at + 1, objects);
    size_t start = at + 1 - subject;
    size_t question = subject ? gk_mark_match_any_before(marks, start, questions) : 0;
    *label = (struct label){ start - question, at + 1 + object, answers };
    return subject && (question || object || gk_mark_is_colon(cell(marks, at + 1)));
}

/* What a level was, or is no more. */
static bool is_former(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const words[] = {
        U"原", U"原定", U"解除", U"解密前", U"降低", NULL
    };
    return gk_mark_match_any_before(marks, at, words) != 0;
}

/* 密级, 保密等级, 涉密级别, 密级和保密期限 at the letter 级. */
static bool read_label(const struct gk_marks *marks, size_t at, struct label *label)
{
    static const uint_least32_t *const names[] = { U"文件密级", U"保密等级", U"秘密等级",
                                                   U"机密等级", U"涉密等级", U"密级",
                                                   U"密等级",   NULL };
    static const uint_least32_t *const behind[] = {
        U"标志",       U"标识",       U"标注",      U"程度",       U"和保密期限",
        U"及保密期限", U"、保密期限", U"/保密期限", U"与保密期限", U"和期限",
        U"及期限",     U"/期限",      NULL,
    };
    if (cell(marks, at) == U'密')
        return read_question(marks, at, label);
    size_t length = gk_mark_match_any_before(marks, at + 1, names);
    *label = (struct label){ at + 1 - length, at + 1, marks->words->levels };
    if (!length || is_former(marks, label->start))
        return false;
    /* 机密级 is a level; 秘密级别 names one. */
    if (label->start && cell(marks, at - 1) == U'密' && is_level_letter(cell(marks, at - 2)) &&
        cell(marks, at + 1) != U'别')
        return false;
    if (label->start && cell(marks, label->start) == U'密' &&
        gk_mark_touches(marks, label->start) &&
        (cell(marks, label->start - 1) == U'保' || cell(marks, label->start - 1) == U'涉'))
        label->start--;
    label->end += cell(marks, label->end) == U'别';
    label->end += gk_mark_match_any(marks, label->end, behind);
    return true;
}

/* Behind [★] [[保密]期限[：]] [term] of a level that ends at `end`. */
static size_t skip_label_of_term(const struct gk_marks *marks, size_t end)
{
    static const uint_least32_t *const labels[] = { U"保密期限", U"期限", NULL };
    bool timed;
    size_t star = gk_mark_skip_spaces(marks, end);
    if (gk_mark_is_star(cell(marks, star)))
        end = star + 1;
    size_t label = gk_mark_skip_spaces(marks, end);
    size_t length = gk_mark_match_any(marks, label, labels);
    size_t term = label + length;
    if (length && gk_mark_is_colon(cell(marks, gk_mark_skip_spaces(marks, term))))
        term = gk_mark_skip_spaces(marks, term) + 1;
    size_t behind = gk_mark_skip_term(marks, term, &timed);
    return behind > term ? behind : end;
}

/* Whether the letters that follow a value at once are the next label: 密级：机密缓急：特急. */
static bool is_label(const struct gk_marks *marks, size_t at)
{
    for (size_t i = at; i - at <= LABEL_MOST; i++)
        if (!gk_is_han(cell(marks, i)))
            return gk_mark_is_colon(cell(marks, i));
    return false;
}

/* Whether a value ends there, and no sentence goes on. */
static bool is_ended(const struct gk_marks *marks, size_t end)
{
    uint32_t c = cell(marks, end);
    return !gk_mark_touches(marks, end) || c == '|' || c == ';' || c == U'。' ||
           gk_mark_is_closing(c) || is_label(marks, end);
}

bool gk_mark_labelled_secrecy(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    struct label label;
    struct gk_mark_gap gap;
    struct gk_mark_choice choice;
    if (!read_label(marks, at, &label) || !gk_mark_read_gap(marks, label.start, label.end, &gap) ||
        !gk_mark_choose(marks, &gap, label.values, &choice) || choice.meaning == GK_MARK_NO_SECRET)
        return false;
    bool whole = gk_mark_begins_line(marks, label.start) && gk_mark_ends_line(marks, choice.end);
    size_t end = choice.meaning == GK_MARK_STATE_SECRET && !choice.ticked
                     ? skip_label_of_term(marks, choice.end)
                     : choice.end;
    size_t subject = gk_mark_subject_before(marks, label.start);
    subject += gk_mark_is_pronoun(label.start ? cell(marks, label.start - 1) : 0);
    enum gk_mark_place place = gk_mark_place_of(marks, label.start - subject);
    whole |=
        gk_mark_begins_line(marks, label.start - subject) && gk_mark_ends_line(marks, choice.end);
    bool goes_on = choice.runs_on && end == choice.end && !is_label(marks, end);
    bool own = choice.meaning == GK_MARK_OWN_SECRET;
    /* Beside blanks alone both have to be cells, and below one another each a line; 密级为机密的 is a
     * sentence. */
    if (!gap.colon && (goes_on || place == GK_MARK_IN_WORDS || (gap.line_end && !whole)))
        return false;
    if (own && !whole && (place != GK_MARK_AT_PLACE || !is_ended(marks, end)))
        return false;
    bool sure = !goes_on && !is_list(marks, label.start, end) &&
                (gap.colon ? !own || place == GK_MARK_AT_PLACE : whole || gap.blank);
    sure = sure && (!gap.verb || whole);
    return make_mark(marks, own ? GK_MARK_INTERNAL : GK_MARK_SECRET, label.start, end, sure, mark);
}

/* ---- alone, at the head of a paper */

/* The number of a copy before `end`, 000001, № 000001, 份号：001: where it begins, or `end`. */
static size_t skip_copy_back(const struct gk_marks *marks, size_t end)
{
    size_t digits = gk_mark_skip_blanks_back(marks, end);
    size_t start = digits;
    while (start && digits - start < 9 && gk_is_ascii_digit(cell(marks, start - 1)))
        start--;
    if (digits - start < 3 || digits - start > 8)
        return end;
    for (int i = 0; i < 6 && !gk_mark_begins_line(marks, start); i++)
        start--;
    return gk_mark_begins_line(marks, start) ? start : end;
}

/* How urgent, before `end`: where it begins, or `end`. */
static size_t skip_urgency_back(const struct gk_marks *marks, size_t end)
{
    size_t behind = gk_mark_skip_blanks_back(marks, end);
    size_t length = gk_mark_match_any_before(marks, behind, urgencies);
    return length && gk_mark_begins_line(marks, behind - length) ? behind - length : end;
}

/* The end of the line on which `at` stands, LINE_MOST cells on at most. */
static size_t line_end(const struct gk_marks *marks, size_t at)
{
    size_t end = at + (at < marks->folded->count);
    while (end - at < LINE_MOST && !gk_mark_ends_line(marks, end))
        end++;
    return end;
}

/* Whether a line [start, end) is one of the head of a paper: how urgent it is, 某某文件, 〔2018〕22号,
 * what it is about. */
static bool is_head_line(const struct gk_marks *marks, size_t start, size_t end)
{
    static const uint_least32_t *const ends[] = { U"文件", U"通知", U"报告", U"请示", U"批复",
                                                  U"意见", U"决定", U"纪要", U"简报", U"专报",
                                                  U"方案", U"内参", U"快报", U"动态", U"要情",
                                                  U"摘报", U"专刊", U"公函", U"函",   U"]",
                                                  U")",    NULL };
    if (gk_mark_match_any(marks, start, urgencies) || gk_mark_match(marks, start, U"关于") ||
        gk_mark_match_any_before(marks, end, ends))
        return true;
    bool year = false;
    bool issue = cell(marks, start) == U'第';
    bool digits = end > start;
    for (size_t i = start; i < end; i++) {
        digits &= gk_is_ascii_digit(cell(marks, i));
        year |= cell(marks, i) == '[' && gk_is_ascii_digit(cell(marks, i + 1));
        if ((year && cell(marks, i) == U'号') || (issue && cell(marks, i) == U'期'))
            return true;
    }
    return digits && end - start >= 3;
}

/* Whether one of the lines below shows that this is a paper. */
static bool heads_paper(const struct gk_marks *marks, size_t end)
{
    for (int lines = 0; lines < HEAD_LINES && end < marks->folded->count; lines++) {
        size_t start = end;
        while (gk_is_blank(cell(marks, start)))
            start++;
        end = line_end(marks, start);
        if (is_head_line(marks, start, end))
            return true;
    }
    return false;
}

/* Levels above, perhaps with their terms, or below: a list of them. */
static bool is_among_levels(const struct gk_marks *marks, size_t start, size_t end)
{
    size_t other;
    size_t above = gk_mark_skip_blanks_back(marks, start);
    size_t behind = end;
    while (gk_is_blank(cell(marks, behind)))
        behind++;
    if (gk_mark_skip_level(marks, behind))
        return true;
    for (size_t i = above; i && above - i < TERM_MOST; i--)
        if (gk_mark_level_before(marks, i, &other))
            return true;
    return false;
}

bool gk_mark_bare_level(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    size_t start;
    bool timed;
    if (at >= HEAD_REACH || !gk_mark_level_before(marks, at + 1, &start))
        return false;
    size_t end = gk_mark_skip_term(marks, at + 1, &timed);
    end = timed ? end : at + 1;
    bool bracket =
        start && gk_mark_is_opening(cell(marks, start - 1)) && gk_mark_is_closing(cell(marks, end));
    /* 【机密】★10年 is found at its star. */
    if (bracket && gk_mark_is_star(cell(marks, gk_mark_skip_spaces(marks, end + 1))))
        return false;
    start -= bracket;
    end += bracket;
    size_t copy = skip_copy_back(marks, start);
    size_t urgent = skip_urgency_back(marks, start);
    bool head_before = copy != start || urgent != start;
    size_t behind = gk_mark_skip_spaces(marks, end);
    bool urgent_behind = gk_mark_match_any(marks, behind, urgencies) != 0;
    bool ends = gk_mark_ends_line(marks, end);
    if (bracket && (gk_mark_begins_text(marks, start) ? !ends : gk_mark_ends_text(marks, end)))
        return make_mark(marks, GK_MARK_SECRET, start, end, false, mark);
    if (!(gk_mark_begins_line(marks, start) || head_before) ||
        !(ends || urgent_behind || (head_before && !gk_mark_touches(marks, end))) ||
        is_among_levels(marks, start, end))
        return false;
    bool spaced = !gk_mark_touches(marks, at);
    bool whole = gk_mark_begins_text(marks, start) && gk_mark_ends_text(marks, end);
    bool first = gk_mark_begins_text(marks, start) || head_before;
    bool evidence = head_before || urgent_behind || timed || spaced || heads_paper(marks, end);
    if (!evidence && !(first && !whole))
        return false;
    return make_mark(marks, GK_MARK_SECRET, start, end, evidence && !whole, mark);
}
