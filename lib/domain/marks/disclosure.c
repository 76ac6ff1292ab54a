/*
 * disclosure.c - what a paper says of its own disclosure: in a note, 此件不公开, or behind a label,
 * 公开方式：依申请公开.
 *
 * 政府信息公开条例 art. 13-16; GB/T 9704-2012, 7.3.7 (附注). A table or guide that says of other
 * information how it is disclosed is none of it: there the mark is not sure.
 */
#include "domain/marks/family.h"

enum {
    IMPRINT_MOST = 40, /* cells of 某某办公室2019年1月2日印发 */
    NOTE_MOST = 16,    /* cells of a note before what it says of disclosure */
    TITLE_REACH = 80,  /* cells in which a guide or a table says that it is one */
    MANY = 3,          /* labels in one text that make it a table */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

/* 依申请公开抄送：某局, 依申请公开某某办公室2019年1月2日印发: what follows at once is the next line of a
 * paper whose line ends are lost. */
static bool goes_on_as_paper(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t *const labels[] = {
        U"抄送", U"抄报", U"主送", U"联系", U"附件",     U"成文", U"发文",
        U"发布", U"文号", U"索引", U"标题", U"主题",     U"分类", U"名称",
        U"签发", U"拟稿", U"校对", U"打字", U"公开时限", NULL,
    };
    if (gk_mark_match_any(marks, at, labels))
        return true;
    for (size_t i = at; i - at < IMPRINT_MOST && i < marks->folded->count &&
                        !gk_mark_has_line_end(marks, i + 1, i + 1);
         i++)
        if (cell(marks, i) == U'日' && gk_mark_match(marks, i + 1, U"印发"))
            return true;
    return false;
}

/* ---- notes */

/* Labels that speak of a paper without the word 公开. */
static const uint_least32_t *const attributes[] = { U"政府信息属性", U"文件属性", U"信息属性",
                                                    U"公文属性",     U"发布属性", U"发文属性",
                                                    U"属性",         NULL };

/* What stands before 公开 or 上网 and denies it; the longer first where one ends with another. */
static const uint_least32_t *const denials[] = {
    U"暂不予", U"暂缓",   U"不作",   U"不做",   U"无需",   U"不必", U"不用", U"限制",
    U"不纳入", U"不列入", U"不属于", U"不同意", U"系统内", U"内部", U"不予", U"暂不",
    U"不宜",   U"不得",   U"不能",   U"不可",   U"请勿",   U"切勿", U"严禁", U"禁止",
    U"免予",   U"免于",   U"不",     U"勿",     U"非",     NULL,
};

/* Between the two, and before 公开 that is not denied: how; the longer first. */
static const uint_least32_t *const ways[] = {
    U"在互联网上", U"在互联网", U"在网上", U"在网站", U"网上",   U"上网", U"对外", U"面向社会",
    U"向社会",     U"面向公众", U"向公众", U"对社会", U"对公众", U"主动", U"全文", NULL,
};

/* Between the subject and the rest. */
static const uint_least32_t *const links[] = { U"依法", U"按照", U"属于", U"按", U"属", U"为",
                                               U"系",   U"应",   U"拟",   U"可", U"仅", NULL };

/* Behind 公开. */
static const uint_least32_t *const objects[] = { U"发布", U"转载", U"传播", U"文件",
                                                 U"信息", U"事项", U"处理", U"范围",
                                                 U"类",   U"件",   NULL };

/* What a note says before 公开 or 上网 at `at`: where that begins. */
static size_t read_manner_before(const struct gk_marks *marks, size_t at, bool web,
                                 unsigned *meaning)
{
    size_t request = gk_mark_match_before(marks, at, U"依申请");
    *meaning = request ? GK_DISCLOSURE_ON_REQUEST : GK_DISCLOSURE_PROACTIVE;
    if (request)
        return at - request;
    size_t way = at - gk_mark_match_any_before(marks, at, ways);
    size_t denial = gk_mark_match_any_before(marks, way, denials);
    if (!denial && web)
        return at + 1;
    if (denial)
        *meaning = GK_DISCLOSURE_WITHHELD;
    return way - denial;
}

/* 此件发至县团级 limits readers by rank, 此件发至各单位 only says who gets a copy: where the words
 * behind the subject of a note that ends before `end` begin, or `end`. */
static size_t find_rank_before(const struct gk_marks *marks, size_t end)
{
    for (size_t at = end; at > 1 && end - at < NOTE_MOST; at--) {
        uint32_t c = cell(marks, at - 1);
        uint32_t before = cell(marks, at - 2);
        if (c == U'。' || gk_mark_is_opening(c))
            break;
        if (c == U'至' && before == U'发')
            return at - 2;
        if ((c == U'至' || c == U'到') && before == U'达' && at > 2 && cell(marks, at - 3) == U'传')
            return at - 3;
    }
    return end;
}

/* A note that has been read. */
struct note {
    size_t start; /* of its subject, or of what it says where that stands alone */
    size_t end;
    bool subject;
    unsigned meaning;
};

/* Whether the letters go on at `at`; the common case. */
static bool goes_on(const struct gk_marks *marks, size_t at)
{
    return gk_is_han(cell(marks, at)) && gk_mark_touches(marks, at);
}

/* Whether a note may say 公开 at this letter 公, by the letter before it: settles nearly all. */
static bool may_say(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t letters[] = U"动请予不宜得能可勿禁止于非上网站外会众文件料知函复见"
                                            U"案表告稿定报要刊单编录性法照属为系应拟"
                                            U"缓作做需必用制入内意划结话则";
    uint32_t before = at ? cell(marks, at - 1) : 0;
    if (before == U'息')
        return at > 2 && (cell(marks, at - 3) == U'此' || cell(marks, at - 3) == U'本');
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == before)
            return true;
    return gk_mark_is_colon(before) || gk_mark_is_opening(before);
}

/* 此件, or a label of attributes with its colon, and what links it to the rest, before `end`. */
static size_t skip_subject_back(const struct gk_marks *marks, size_t end)
{
    size_t before = gk_mark_skip_blanks_back(marks, end);
    before -= before && gk_mark_is_colon(cell(marks, before - 1));
    size_t attribute = before < end ? gk_mark_match_any_before(marks, before, attributes) : 0;
    for (size_t length = 1, i = 0; length && i < 3; i++)
        before -= length = gk_mark_match_any_before(marks, before, links);
    size_t subject = attribute ? attribute : gk_mark_subject_before(marks, before);
    return subject ? before - subject : end;
}

/* At the last letter of 公开, 上网, or of a rank. */
static bool read_note(const struct gk_marks *marks, size_t at, struct note *note)
{
    uint32_t c = cell(marks, at);
    *note = (struct note){ .end = at + 1, .meaning = GK_DISCLOSURE_WITHHELD };
    if (c == U'开' && !may_say(marks, at - 1))
        return false;
    size_t said = c == U'级' ? find_rank_before(marks, at + 1)
                             : read_manner_before(marks, at - 1, c == U'网', &note->meaning);
    size_t object = c == U'级' ? 0 : gk_mark_match_any(marks, at + 1, objects);
    note->end += object;
    if (said > at || goes_on(marks, note->end))
        return false;
    note->start = skip_subject_back(marks, said);
    /* 不予公开件 speaks of itself. */
    note->subject = note->start < said || (object && said < at - 1);
    return true;
}

static bool joins_note(uint32_t c)
{
    return c == ' ' || c == '\t' || c == U'，' || c == ',' || c == U'、' || c == U'。' ||
           c == '.' || c == ';' || c == '!' || gk_mark_is_dash(c);
}

/* 附注：此件不公开: where the label begins, or `start`. */
static size_t skip_note_label(const struct gk_marks *marks, size_t start)
{
    static const uint_least32_t *const labels[] = { U"附注", U"备注", U"说明", U"注", NULL };
    size_t before = gk_mark_skip_blanks_back(marks, start);
    if (!before || !gk_mark_is_colon(cell(marks, before - 1)))
        return start;
    before = gk_mark_skip_blanks_back(marks, before - 1);
    size_t label = before - gk_mark_match_any_before(marks, before, labels);
    bool opens = label && gk_mark_is_opening(cell(marks, label - 1));
    return label < before && (opens || gk_mark_begins_line(marks, label)) ? label : start;
}

/* Where the brackets around a note stand. */
struct brackets {
    bool both; /* around the note alone, but for a label and signs */
    bool some; /* they open before it, and close behind a reason */
    size_t start;
    size_t end;
};

static struct brackets find_brackets(const struct gk_marks *marks, size_t start, size_t end)
{
    struct brackets brackets = { 0 };
    size_t before = gk_mark_skip_blanks_back(marks, skip_note_label(marks, start));
    size_t behind = end;
    while (joins_note(cell(marks, behind)))
        behind++;
    if (!before || !gk_mark_is_opening(cell(marks, before - 1)))
        return brackets;
    brackets.start = before - 1;
    brackets.both = gk_mark_is_closing(cell(marks, behind));
    brackets.end = brackets.both ? behind + 1 : gk_mark_closing_behind(marks, behind);
    /* （此件不公开，理由：…） */
    brackets.some = brackets.both || (behind > end && brackets.end);
    return brackets;
}

/* （此件发至各县区，不公开）: the note's subject stands before in the same brackets, which open there;
 * 0 where it does not. */
static size_t find_opening_before(const struct gk_marks *marks, size_t start)
{
    for (size_t i = start; i && start - i < NOTE_MOST; i--) {
        uint32_t c = cell(marks, i - 1);
        if (gk_mark_is_closing(c) || c == U'。')
            return 0;
        if (gk_mark_is_opening(c))
            return gk_mark_is_pronoun(cell(marks, i)) && gk_mark_subject_before(marks, i + 2) ? i
                                                                                              : 0;
    }
    return 0;
}

/* 此件发至县团级，不登报、不广播: behind what else a note forbids, and the signs before it. */
static size_t skip_riders(const struct gk_marks *marks, size_t end)
{
    static const uint_least32_t *const riders[] = {
        U"不登报", U"不见报", U"不广播", U"不上网", U"不公开", U"不张贴",
        U"不转载", U"不翻印", U"不传播", U"不外传", NULL,
    };
    size_t behind = end;
    for (size_t length = 1; length; behind += length) {
        while (joins_note(cell(marks, behind)))
            behind++;
        length = gk_mark_match_any(marks, behind, riders);
    }
    return behind;
}

/* Whether a note without brackets stands at its place: a line of its own but for a label and
 * decoration, or behind blanks or the end of a sentence, and the line or a word ends behind it. */
static bool stands_apart(const struct gk_marks *marks, const struct note *note, size_t *end)
{
    size_t behind = skip_riders(marks, note->end);
    size_t start = gk_mark_skip_decoration_back(marks, skip_note_label(marks, note->start));
    bool begins = gk_mark_begins_line(marks, start);
    bool ends = gk_mark_ends_line(marks, gk_mark_skip_decoration(marks, behind));
    bool parted = !gk_mark_touches(marks, note->start) || cell(marks, note->start - 1) == U'。' ||
                  gk_mark_is_opening(cell(marks, note->start - 1));
    *end = behind;
    if (ends)
        return begins || parted;
    *end = note->end;
    return (begins || parted) && note->subject &&
           (!gk_mark_touches(marks, note->end) || goes_on_as_paper(marks, behind));
}

/* （依申请公开） without a subject is a note alone on its line, or where the paper ends; behind
 * something else it is about that. In other brackets it may be a heading. */
static bool is_own_note(const struct gk_marks *marks, const struct note *note,
                        const struct brackets *brackets, bool *sure)
{
    bool begins = gk_mark_begins_line(marks, brackets->start);
    bool alone = begins && gk_mark_ends_line(marks, brackets->end);
    bool last = gk_mark_ends_text(marks, brackets->end);
    uint32_t before = brackets->start ? cell(marks, brackets->start - 1) : 0;
    *sure = alone || (last && gk_mark_ends_paper(before));
    return brackets->both && (alone || last) &&
           (cell(marks, brackets->start) == '(' || note->meaning == GK_DISCLOSURE_WITHHELD);
}

bool gk_mark_note(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    struct note note;
    if (!read_note(marks, at, &note))
        return false;
    struct brackets brackets = find_brackets(marks, note.start, note.end);
    size_t opening = note.subject || brackets.some ? 0 : find_opening_before(marks, note.start);
    size_t start = note.start;
    size_t end = note.end;
    bool sure = true;
    if (opening && gk_mark_is_closing(cell(marks, end))) {
        start = opening - 1;
        end++;
    } else if (brackets.some && (note.subject || is_own_note(marks, &note, &brackets, &sure))) {
        start = brackets.start;
        end = brackets.end;
    } else if (brackets.some || !note.subject || !stands_apart(marks, &note, &end)) {
        return false;
    }
    enum gk_mark_example example = gk_mark_example_of(marks, start, end);
    *mark = (struct gk_mark){ .kind = GK_MARK_DISCLOSURE,
                              .disclosure = (enum gk_disclosure)note.meaning,
                              .sure = sure && example == GK_MARK_NO_EXAMPLE &&
                                      !gk_mark_is_spoken_of(marks, start, end),
                              .start = start,
                              .end = end };
    return example != GK_MARK_EXAMPLE;
}

/* ---- labels */

/* A label with what is chosen behind it. */
struct labelled {
    size_t start;
    struct gk_mark_gap gap;
    struct gk_mark_choice choice;
};

/* The first letters of what makes a label of 公开. */
static bool may_name(uint32_t c)
{
    static const uint_least32_t letters[] = U"方属选类形性程级状标分意与否种要说等情审项范权";
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == c)
            return true;
    return false;
}

/* Whether a question may end before `end`: all of them have 否, 是否属于主动 the farthest away. */
static bool may_ask(const struct gk_marks *marks, size_t end)
{
    for (size_t i = end; i && end - i < 5; i--)
        if (cell(marks, i - 1) == U'否')
            return true;
    return false;
}

/* [政府信息][文件]公开方式, 是否[主动]公开, at the letter 开. */
static bool read_labelled(const struct gk_marks *marks, size_t at, struct labelled *labelled)
{
    static const uint_least32_t *const tails[] = {
        U"方式", U"属性", U"选项", U"类别", U"类型", U"形式", U"性质", U"程度", U"级别",
        U"状态", U"标识", U"分类", U"意见", U"与否", U"否",   U"种类", U"要求", U"标志",
        U"标记", U"说明", U"等级", U"情况", U"审查", U"项",   U"范围", U"权限", NULL,
    };
    static const uint_least32_t *const heads[] = { U"政府信息", U"政务信息", U"政府", U"政务",
                                                   U"信息",     U"文件",     U"公文", U"本文",
                                                   U"本件",     U"此件",     U"发文", U"拟",
                                                   U"的",       NULL };
    static const uint_least32_t *const questions[] = {
        U"是否属于主动", U"是否主动", U"是否予以", U"是否可以", U"是否同意", U"是否应当",
        U"是否对外",     U"是否信息", U"是否政务", U"是否上网", U"是否网上", U"是否可",
        U"是否",         U"可否",     U"能否",     NULL,
    };
    static const uint_least32_t *const bare[] = { U"主动", U"信息", U"政务", NULL };
    static const uint_least32_t *const intents[] = {
        U"拟", U"建议", U"同意", U"依法", U"应", NULL
    };
    size_t start = at - 1;
    size_t end = at + 1;
    size_t question = may_ask(marks, start) ? gk_mark_match_any_before(marks, start, questions) : 0;
    size_t tail = may_name(cell(marks, end)) ? gk_mark_match_any(marks, end, tails) : 0;
    tail = tail && gk_mark_has_border(marks, end, end) ? 0 : tail;
    /* 主动公开：否 */
    if (!question && gk_mark_is_colon(cell(marks, end)))
        question = gk_mark_match_any_before(marks, start, bare);
    if (!question && !tail)
        return false;
    start -= question;
    end += tail;
    for (size_t length = 1; length; start -= length)
        length = start && gk_mark_touches(marks, start)
                     ? gk_mark_match_any_before(marks, start, heads)
                     : 0;
    start -= gk_mark_subject_before(marks, start);
    start -= start && gk_mark_is_pronoun(cell(marks, start - 1));
    labelled->start = start;
    if (!gk_mark_read_gap(marks, start, end, &labelled->gap))
        return false;
    if (labelled->gap.colon)
        labelled->gap.value += gk_mark_match_any(marks, labelled->gap.value, intents);
    return gk_mark_choose(marks, &labelled->gap, marks->words->manners, &labelled->choice) &&
           (!labelled->choice.runs_on || goes_on_as_paper(marks, labelled->choice.end));
}

/* Whether the beginning of the text says that it is about the disclosure of other information. */
static bool is_about_disclosure(const struct gk_marks *marks)
{
    static const uint_least32_t *const words[] = {
        U"指南",     U"公开目录", U"标准目录", U"事项目录", U"权责清单",
        U"权力清单", U"责任清单", U"事项清单", U"公开清单", U"公开事项",
        U"填表说明", U"编制说明", U"公开标准", U"负面清单", NULL,
    };
    for (size_t i = 0; i < TITLE_REACH && i < marks->folded->count; i++)
        if (gk_mark_match_any(marks, i, words))
            return true;
    return false;
}

/* How many labels the text has, and whether they say different things: gone over once. */
static void count_labels(struct gk_marks *marks)
{
    const uint32_t *characters = marks->folded->characters;
    unsigned meaning = 0;
    unsigned count = 0;
    bool differ = false;
    for (size_t i = 1; i < marks->folded->count && count < MANY; i++) {
        struct labelled labelled;
        if (characters[i] != U'开' || characters[i - 1] != U'公' ||
            !read_labelled(marks, i, &labelled))
            continue;
        differ |= count && labelled.choice.meaning != meaning;
        meaning = labelled.choice.meaning;
        count++;
    }
    marks->manners = count >= MANY || differ      ? GK_MARKS_OF_TABLE
                     : is_about_disclosure(marks) ? GK_MARKS_OF_GUIDE
                                                  : GK_MARKS_OF_ITSELF;
}

/* Whether a value at its place is followed by what may follow it there. */
static bool is_ended(const struct gk_marks *marks, size_t end)
{
    static const uint_least32_t *const reasons[] = {
        U"理由", U"依据", U"原因", U"不予公开理由", U"不公开理由", U"因", NULL
    };
    uint32_t c = cell(marks, end);
    if (!gk_mark_touches(marks, end) || goes_on_as_paper(marks, end) || c == '|' || c == '(' ||
        c == '[' || gk_mark_is_closing(c))
        return true;
    if (c != ',' && c != U'，' && c != ';' && c != U'。')
        return false;
    size_t next = gk_mark_skip_spaces(marks, end + 1);
    return gk_mark_match_any(marks, next, reasons) || gk_mark_ends_line(marks, end + 1);
}

bool gk_mark_labelled_manner(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    struct labelled labelled;
    if (!read_labelled(marks, at, &labelled))
        return false;
    const struct gk_mark_gap *gap = &labelled.gap;
    size_t start = labelled.start;
    size_t end = labelled.choice.end;
    enum gk_mark_place place = gk_mark_place_of(marks, start);
    bool bracketed =
        start && gk_mark_is_opening(cell(marks, start - 1)) && gk_mark_is_closing(cell(marks, end));
    start -= bracketed;
    end += bracketed;
    bool begins = gk_mark_begins_line(marks, start);
    bool whole = begins && gk_mark_ends_line(marks, end);
    bool last = gk_mark_ends_text(marks, end);
    /* Beside blanks alone both have to be cells, and below one another each a line. */
    if (!gap->colon && !bracketed && (place == GK_MARK_IN_WORDS || !is_ended(marks, end)))
        return false;
    if (!gap->colon && gap->line_end && !whole)
        return false;
    if (marks->manners == GK_MARKS_UNREAD)
        count_labels(marks);
    bool own = marks->manners == GK_MARKS_OF_ITSELF ||
               (marks->manners == GK_MARKS_OF_GUIDE && bracketed && (whole || last));
    bool sure = own && place == GK_MARK_AT_PLACE &&
                (labelled.choice.ticked || is_ended(marks, end)) &&
                (!gap->verb || bracketed || whole) && !gk_mark_is_spoken_of(marks, start, end);
    enum gk_mark_example example = gk_mark_example_of(marks, start, end);
    *mark = (struct gk_mark){ .kind = GK_MARK_DISCLOSURE,
                              .disclosure = (enum gk_disclosure)labelled.choice.meaning,
                              .sure = sure && example == GK_MARK_NO_EXAMPLE,
                              .start = start,
                              .end = end };
    return example != GK_MARK_EXAMPLE;
}
