/*
 * disclosure.c - what a paper says of its own disclosure: in a note, 此件不公开, or behind a label,
 * 公开方式：依申请公开.
 *
 * 政府信息公开条例 art. 13-16; GB/T 9704-2012, 7.3.7 (附注). A table or guide that says of other
 * information how it is disclosed is none of it: there the mark is not sure.
 */
#include "domain/marks/family.h"

enum {
    NOTE_MOST = 16,   /* cells behind 此件发至 */
    TITLE_REACH = 80, /* cells in which a guide or a table says that it is one */
    MANY = 3,         /* labels in one text that make it a table */
};

static uint32_t cell(const struct gk_marks *marks, size_t at)
{
    return gk_mark_cell(marks, at);
}

/* What a note is about. */
static const uint_least32_t *const subjects[] = {
    U"此文件", U"本文件", U"该文件",   U"此公文",   U"本公文",   U"此信息",   U"本信息", U"此材料",
    U"本材料", U"此通知", U"本通知",   U"此件",     U"本件",     U"该件",     U"此文",   U"本文",
    U"该文",   U"此稿",   U"文件属性", U"信息属性", U"公文属性", U"发布属性", NULL,
};

/* ---- notes */

/* The longest first where one ends with another. */
static const struct gk_mark_word manners[] = {
    { U"依申请公开", GK_DISCLOSURE_ON_REQUEST }, { U"依申请公开发布", GK_DISCLOSURE_ON_REQUEST },
    { U"不予公开", GK_DISCLOSURE_WITHHELD },     { U"暂不公开", GK_DISCLOSURE_WITHHELD },
    { U"暂不予公开", GK_DISCLOSURE_WITHHELD },   { U"不宜公开", GK_DISCLOSURE_WITHHELD },
    { U"不得公开", GK_DISCLOSURE_WITHHELD },     { U"不能公开", GK_DISCLOSURE_WITHHELD },
    { U"不对外公开", GK_DISCLOSURE_WITHHELD },   { U"不主动公开", GK_DISCLOSURE_WITHHELD },
    { U"免予公开", GK_DISCLOSURE_WITHHELD },     { U"免于公开", GK_DISCLOSURE_WITHHELD },
    { U"非公开", GK_DISCLOSURE_WITHHELD },       { U"不公开", GK_DISCLOSURE_WITHHELD },
    { U"不公开发布", GK_DISCLOSURE_WITHHELD },   { U"不宜公开发布", GK_DISCLOSURE_WITHHELD },
    { U"主动公开", GK_DISCLOSURE_PROACTIVE },    { U"全文公开", GK_DISCLOSURE_PROACTIVE },
    { U"对外公开", GK_DISCLOSURE_PROACTIVE },    { U"公开发布", GK_DISCLOSURE_PROACTIVE },
    { U"公开", GK_DISCLOSURE_PROACTIVE },        { NULL, 0 },
};
static const struct gk_mark_word web_manners[] = {
    { U"不上网", GK_DISCLOSURE_WITHHELD },   { U"不得上网", GK_DISCLOSURE_WITHHELD },
    { U"请勿上网", GK_DISCLOSURE_WITHHELD }, { U"严禁上网", GK_DISCLOSURE_WITHHELD },
    { U"不宜上网", GK_DISCLOSURE_WITHHELD }, { NULL, 0 },
};

/* The longest of the words that ends before `end`; its start, or `end`. */
static size_t longest_before(const struct gk_marks *marks, size_t end,
                             const struct gk_mark_word *words, unsigned *meaning)
{
    size_t longest = 0;
    for (; words->text; words++) {
        size_t length = gk_mark_match_before(marks, end, words->text);
        if (length <= longest)
            continue;
        longest = length;
        *meaning = words->meaning;
    }
    return end - longest;
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

/* Whether the letters go on behind the last one of a note; the common case. */
static bool goes_on(const struct gk_marks *marks, size_t at)
{
    uint32_t c = cell(marks, at);
    return gk_is_han(c) && c != U'发' && c != U'件' && c != U'类' && gk_mark_touches(marks, at);
}

/* Whether a note may say 公开 at this letter 公, by the letter before it: settles nearly all. */
static bool may_say(const struct gk_marks *marks, size_t at)
{
    static const uint_least32_t letters[] = U"动请予不宜得能外于非文件料知稿为属系应拟可";
    uint32_t before = at ? cell(marks, at - 1) : 0;
    if (before == U'息')
        return at > 2 && (cell(marks, at - 3) == U'此' || cell(marks, at - 3) == U'本');
    for (size_t i = 0; letters[i]; i++)
        if (letters[i] == before)
            return true;
    return gk_mark_is_colon(before);
}

/* At the last letter of what it says. */
static bool read_note(const struct gk_marks *marks, size_t at, struct note *note)
{
    static const uint_least32_t *const links[] = { U"属于", U"为", U"属", U"系",
                                                   U"应",   U"拟", U"可", NULL };
    size_t end = at + 1;
    bool manner = cell(marks, at) == U'开';
    if (manner && !may_say(marks, at - 1))
        return false;
    if (manner)
        end += gk_mark_match(marks, end, U"发布");
    *note = (struct note){ .end = end, .meaning = GK_DISCLOSURE_WITHHELD };
    if (cell(marks, at) == U'级')
        note->start = find_rank_before(marks, end);
    else
        note->start = longest_before(marks, end, cell(marks, at) == U'网' ? web_manners : manners,
                                     &note->meaning);
    if (note->start == end || goes_on(marks, end))
        return false;
    size_t before = gk_mark_skip_blanks_back(marks, note->start);
    before -= before && gk_mark_is_colon(cell(marks, before - 1));
    before -= gk_mark_match_any_before(marks, before, links);
    size_t length = gk_mark_match_any_before(marks, before, subjects);
    note->subject = length != 0;
    if (length)
        note->start = before - length;
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
    size_t length = gk_mark_match_any_before(marks, before, labels);
    return length && gk_mark_begins_line(marks, before - length) ? before - length : start;
}

bool gk_mark_note(struct gk_marks *marks, size_t at, struct gk_mark *mark)
{
    struct note note;
    if (!read_note(marks, at, &note))
        return false;
    size_t end = note.end;
    end += cell(marks, end) == U'件' || cell(marks, end) == U'类';
    size_t said = end;
    while (joins_note(cell(marks, end)))
        end++;
    size_t before = gk_mark_skip_blanks_back(marks, skip_note_label(marks, note.start));
    bool opened = before && gk_mark_is_opening(cell(marks, before - 1));
    bool closes = opened && gk_mark_is_closing(cell(marks, end));
    /* （此件不公开，理由：…） */
    size_t close = opened && !closes && end > said ? gk_mark_closing_behind(marks, end) : 0;
    bool bracketed = closes || close;
    size_t start = bracketed ? before - 1 : note.start;
    end = closes ? end + 1 : close ? close : end;
    size_t line = skip_note_label(marks, start);
    bool begins = gk_mark_begins_line(marks, line);
    bool alone = begins && gk_mark_ends_line(marks, end);
    uint32_t behind = start ? cell(marks, start - 1) : 0;
    bool apart = (!gk_mark_touches(marks, start) || behind == U'。') &&
                 (end > said || !gk_mark_touches(marks, end)) && gk_mark_ends_line(marks, end);
    apart = apart || (start && !gk_mark_touches(marks, start) && !gk_mark_touches(marks, end) &&
                      end == said);
    /* （依申请公开） alone on its line is a note, behind something else it is about that. */
    if (!note.subject && (!closes || cell(marks, start) != '('))
        return false;
    if (note.subject ? !bracketed && !alone && !apart : !alone && !gk_mark_ends_text(marks, end))
        return false;
    enum gk_mark_example example = gk_mark_example_of(marks, start, end);
    *mark = (struct gk_mark){ .kind = GK_MARK_DISCLOSURE,
                              .disclosure = (enum gk_disclosure)note.meaning,
                              .sure = example == GK_MARK_NO_EXAMPLE && (note.subject || alone),
                              .start = start,
                              .end = end };
    return example != GK_MARK_EXAMPLE;
}

/* ---- labels */

static const struct gk_mark_word values[] = {
    { U"依申请公开", GK_DISCLOSURE_ON_REQUEST }, { U"依申请", GK_DISCLOSURE_ON_REQUEST },
    { U"申请公开", GK_DISCLOSURE_ON_REQUEST },   { U"不予公开", GK_DISCLOSURE_WITHHELD },
    { U"不予", GK_DISCLOSURE_WITHHELD },         { U"不公开", GK_DISCLOSURE_WITHHELD },
    { U"暂不公开", GK_DISCLOSURE_WITHHELD },     { U"暂不予公开", GK_DISCLOSURE_WITHHELD },
    { U"不宜公开", GK_DISCLOSURE_WITHHELD },     { U"不得公开", GK_DISCLOSURE_WITHHELD },
    { U"不主动公开", GK_DISCLOSURE_WITHHELD },   { U"不对外公开", GK_DISCLOSURE_WITHHELD },
    { U"免予公开", GK_DISCLOSURE_WITHHELD },     { U"免于公开", GK_DISCLOSURE_WITHHELD },
    { U"非公开", GK_DISCLOSURE_WITHHELD },       { U"内部公开", GK_DISCLOSURE_WITHHELD },
    { U"否", GK_DISCLOSURE_WITHHELD },           { U"主动公开", GK_DISCLOSURE_PROACTIVE },
    { U"主动", GK_DISCLOSURE_PROACTIVE },        { U"全文公开", GK_DISCLOSURE_PROACTIVE },
    { U"公开发布", GK_DISCLOSURE_PROACTIVE },    { U"公开", GK_DISCLOSURE_PROACTIVE },
    { U"是", GK_DISCLOSURE_PROACTIVE },          { NULL, 0 },
};

/* A label with what is chosen behind it. */
struct labelled {
    size_t start;
    struct gk_mark_gap gap;
    struct gk_mark_choice choice;
};

/* [政府信息][文件]公开方式, 是否[主动]公开, at the letter 开. */
static bool read_labelled(const struct gk_marks *marks, size_t at, struct labelled *labelled)
{
    static const uint_least32_t *const tails[] = {
        U"方式", U"属性", U"选项", U"类别", U"类型", U"形式", U"性质", U"程度", U"级别",
        U"状态", U"标识", U"分类", U"意见", U"与否", U"范围", U"权限", NULL,
    };
    static const uint_least32_t *const heads[] = { U"政府信息", U"政务信息", U"政务", U"信息",
                                                   U"文件",     U"公文",     U"本文", U"本件",
                                                   U"此件",     U"发文",     U"拟",   U"的",
                                                   NULL };
    static const uint_least32_t *const questions[] = { U"是否主动", U"是否予以", U"是否", U"可否",
                                                       NULL };
    size_t start = at - 1;
    size_t end = at + 1;
    size_t question = gk_mark_match_any_before(marks, start, questions);
    size_t tail = gk_mark_match_any(marks, end, tails);
    if (!question && !tail)
        return false;
    start -= question;
    end += tail;
    for (size_t length = 1; length; start -= length)
        length = start && gk_mark_touches(marks, start)
                     ? gk_mark_match_any_before(marks, start, heads)
                     : 0;
    labelled->start = start;
    return gk_mark_read_gap(marks, start, end, &labelled->gap) &&
           gk_mark_choose(marks, &labelled->gap, values, &labelled->choice) &&
           !labelled->choice.runs_on;
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
    marks->manners = count >= MANY || differ || is_about_disclosure(marks) ? GK_MARKS_OF_OTHERS
                                                                           : GK_MARKS_OF_ITSELF;
}

/* Whether a value at its place is followed by what may follow it there. */
static bool is_ended(const struct gk_marks *marks, size_t end)
{
    static const uint_least32_t *const reasons[] = {
        U"理由", U"依据", U"原因", U"不予公开理由", U"不公开理由", U"因", NULL
    };
    uint32_t c = cell(marks, end);
    if (!gk_mark_touches(marks, end) || c == '|' || c == '<' || c == '(' || c == '[' ||
        gk_mark_is_closing(c))
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
    bool own = marks->manners == GK_MARKS_OF_ITSELF || (bracketed && (whole || last));
    bool sure = own && place == GK_MARK_AT_PLACE && is_ended(marks, end) &&
                (!gap->verb || bracketed || whole);
    enum gk_mark_example example = gk_mark_example_of(marks, start, end);
    *mark = (struct gk_mark){ .kind = GK_MARK_DISCLOSURE,
                              .disclosure = (enum gk_disclosure)labelled.choice.meaning,
                              .sure = sure && example == GK_MARK_NO_EXAMPLE,
                              .start = start,
                              .end = end };
    return example != GK_MARK_EXAMPLE;
}
