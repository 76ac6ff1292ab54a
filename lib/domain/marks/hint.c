/*
 * hint.c - where a mark may stand, told from units before any text is folded. What walk.c asks at
 * its deciding letters stands here in words: too little of it rather than too much.
 */
#include "domain/marks.h"
#include "text/units.h"

enum { MOST_TOUCHING = 8 }; /* letters of 暂不予在互联网上 before 公开 */

#define WITH_STAR(star)                                                                            \
    { GK_MARK_HINT_SURE, "密" star }, { GK_MARK_HINT_SURE, "密]" star },                           \
        { GK_MARK_HINT_SURE, "密)" star }, { GK_MARK_HINT_SURE, star "绝" },                       \
        { GK_MARK_HINT_SURE, star "机" },                                                          \
    {                                                                                              \
        GK_MARK_HINT_SURE, star "秘"                                                              \
    }

const struct gk_mark_sign gk_mark_signs[] = {
    WITH_STAR("★"),
    WITH_STAR("☆"),
    WITH_STAR("*"),
    WITH_STAR("⭐"),
    WITH_STAR("✩"),
    WITH_STAR("⋆"),
    WITH_STAR("※"),
    { GK_MARK_HINT_SURE, "公文属性" }, /* names of members, and 不公开 in their values */
    { GK_MARK_HINT_SURE, "此公文" },
    { GK_MARK_HINT_SURE, "本公文" },
    { GK_MARK_HINT_SURE, "该公文" },
    { GK_MARK_HINT_SURE, "密级" },
    { GK_MARK_HINT_SURE, "密等级" },
    { GK_MARK_HINT_SURE, "是否涉密" },
    { GK_MARK_HINT_SURE, "是否为涉密" },
    { GK_MARK_HINT_SURE, "是否属涉密" },
    { GK_MARK_HINT_SURE, "是否属于涉密" },
    { GK_MARK_HINT_SURE, "是否涉及涉密" },
    { GK_MARK_HINT_SURE, "是否国家秘密" },
    { GK_MARK_HINT_SURE, "是否为国家秘密" },
    { GK_MARK_HINT_SURE, "是否属国家秘密" },
    { GK_MARK_HINT_SURE, "是否属于国家秘密" },
    { GK_MARK_HINT_SURE, "是否涉及国家秘密" },
    { GK_MARK_HINT_SURE, "国家秘密:" },
    { GK_MARK_HINT_SURE, "国家秘密情况" },
    { GK_MARK_HINT_SURE, "国家秘密状态" },
    { GK_MARK_HINT_SURE, "国家秘密标识" },
    { GK_MARK_HINT_SURE, "国家秘密属性" },
    { GK_MARK_HINT_SURE, "国家秘密类型" },
    { GK_MARK_HINT_SURE, "国家秘密与否" },
    { GK_MARK_HINT_SURE, "国家秘密程度" },
    { GK_MARK_HINT_SURE, "涉密:" },
    { GK_MARK_HINT_SURE, "涉密件:" },
    { GK_MARK_HINT_SURE, "密文件:" },
    { GK_MARK_HINT_SURE, "密信息:" },
    { GK_MARK_HINT_SURE, "密事项:" },
    { GK_MARK_HINT_SURE, "涉密情况" },
    { GK_MARK_HINT_SURE, "涉密状态" },
    { GK_MARK_HINT_SURE, "涉密标识" },
    { GK_MARK_HINT_SURE, "涉密属性" },
    { GK_MARK_HINT_SURE, "涉密类型" },
    { GK_MARK_HINT_SURE, "涉密与否" },
    { GK_MARK_HINT_SURE, "涉密程度" },
    { GK_MARK_HINT_APART, "绝密" },
    { GK_MARK_HINT_APART, "机密" },
    { GK_MARK_HINT_APART, "秘密" },
    { GK_MARK_HINT_ONLY, "仅供" },
    { GK_MARK_HINT_ONLY, "仅限" },
    { GK_MARK_HINT_ONLY, "只供" },
    { GK_MARK_HINT_ONLY, "只限" },
    { GK_MARK_HINT_RECALL, "会议结束后" },
    { GK_MARK_HINT_RECALL, "传阅后" },
    { GK_MARK_HINT_RECALL, "会后" },
    { GK_MARK_HINT_RECALL, "阅后" },
    { GK_MARK_HINT_RECALL, "用后" },
    { GK_MARK_HINT_RECALL, "看后" },
    { GK_MARK_HINT_RECALL, "用毕" },
    { GK_MARK_HINT_RECALL, "阅毕" },
    { GK_MARK_HINT_FORBIDS, "不得" },
    { GK_MARK_HINT_FORBIDS, "严禁" },
    { GK_MARK_HINT_FORBIDS, "禁止" },
    { GK_MARK_HINT_FORBIDS, "不准" },
    { GK_MARK_HINT_FORBIDS, "请勿" },
    { GK_MARK_HINT_FORBIDS, "切勿" },
    { GK_MARK_HINT_SURE, "勿外传" },
    { GK_MARK_HINT_SURE, "勿翻印" },
    { GK_MARK_HINT_SURE, "勿复印" },
    { GK_MARK_HINT_FORBIDS, "勿复制" },
    { GK_MARK_HINT_FORBIDS, "勿转" },
    { GK_MARK_HINT_FORBIDS, "勿传播" },
    { GK_MARK_HINT_FORBIDS, "勿扩散" },
    { GK_MARK_HINT_FORBIDS, "勿泄露" },
    { GK_MARK_HINT_FORBIDS, "勿外" },
    { GK_MARK_HINT_FORBIDS, "勿公开" },
    { GK_MARK_HINT_FORBIDS, "勿上网" },
    { GK_MARK_HINT_FORBIDS, "勿引用" },
    { GK_MARK_HINT_FORBIDS, "勿抄录" },
    { GK_MARK_HINT_FORBIDS, "勿拍" },
    { GK_MARK_HINT_FORBIDS, "勿摘抄" },
    { GK_MARK_HINT_FORBIDS, "勿遗失" },
    { GK_MARK_HINT_RANK, "发至" },
    { GK_MARK_HINT_RANK, "传达至" },
    { GK_MARK_HINT_RANK, "传达到" },
    { GK_MARK_HINT_NOTE, "公开" },
    { GK_MARK_HINT_NOTE, "上网" },
};
const size_t gk_mark_sign_count = sizeof gk_mark_signs / sizeof *gk_mark_signs;

static bool is_one_of(uint16_t unit, const uint_least32_t *letters)
{
    for (; *letters; letters++)
        if (*letters == unit)
            return true;
    return false;
}

/* Whether one of the words, of two characters each and ended by NULL, begins in [from, to). */
static bool has_word(const uint16_t *units, int from, int to, const uint_least32_t *const *words)
{
    for (int i = from; i < to; i++) {
        uint16_t unit = gk_unit_matched(units[i]);
        for (size_t word = 0; words[word]; word++)
            if (words[word][0] == unit && words[word][1] == gk_unit_matched(units[i + 1]))
                return true;
    }
    return false;
}

/* The last letters of what may stand right before a mark and belong to it: 本资料 内部使用, 未经批准,
 * 特急. */
static bool may_belong(uint16_t unit)
{
    return is_one_of(
        gk_unit_matched(unit),
        U"准可许意阅料件稿供限于属为系请文息知函复见案表告示定报要刊单编录管存密放考习开急提时");
}

/* A bracket that opens before the note and has not closed, a paper's name for itself, or a label of
 * attributes. */
static bool has_beginning(const uint16_t *units)
{
    for (int i = -1; i >= -GK_MARK_BACK; i--) {
        uint16_t unit = gk_unit_matched(units[i]);
        if (unit == '(' || unit == '[' || unit == '{')
            return true;
        if (!unit || is_one_of(unit, U")]}。"))
            return false;
        if (is_one_of(unit, U"此本该") &&
            is_one_of(gk_unit_matched(units[i + 1]),
                      U"件文公材资信通函复批答意方表报稿请决纪简刊名汇建提附规办预计总讲细"))
            return true;
        if (unit == ':' && gk_unit_matched(units[i - 1]) == U'性')
            return true;
    }
    return false;
}

/* Letters by their last ten bits, which settle nearly all others: those that deny, however
 * they are written … */
enum { TOLD = 1024 };
static const bool denies[TOLD] = {
    [U'不' % TOLD] = true, [U'勿' % TOLD] = true, [U'非' % TOLD] = true, [U'禁' % TOLD] = true,
    [U'免' % TOLD] = true, [U'申' % TOLD] = true, [U'否' % TOLD] = true, [U'无' % TOLD] = true,
    [U'無' % TOLD] = true, [U'限' % TOLD] = true, [U'缓' % TOLD] = true, [U'緩' % TOLD] = true,
    [U'内' % TOLD] = true, [U'內' % TOLD] = true,
};

/* Whether something is denied before 公开, or said to be for who asks or for an office alone. */
static bool is_denied(const uint16_t *units)
{
    static const uint_least32_t *const words[] = {
        U"无需", U"限制", U"暂缓", U"内部", U"统内", NULL
    };
    bool other = false;
    for (int i = -MOST_TOUCHING; i < 0; i++) {
        if (!denies[units[i] % TOLD])
            continue;
        uint16_t unit = gk_unit_matched(units[i]);
        if (is_one_of(unit, U"不勿非禁免申否"))
            return true;
        other |= is_one_of(unit, U"无限缓内");
    }
    return other && has_word(units, -MOST_TOUCHING, -1, words);
}

/* Whether 是否, 可否 or 能否 stands before; then something is denied, too. */
static bool is_asked(const uint16_t *units)
{
    static const uint_least32_t *const questions[] = { U"是否", U"可否", U"能否", NULL };
    return has_word(units, -MOST_TOUCHING, -1, questions);
}

/* … and those that labels of 公开 go on with. */
static const bool labels[TOLD] = {
    [U'方' % TOLD] = true, [U'属' % TOLD] = true, [U'选' % TOLD] = true, [U'类' % TOLD] = true,
    [U'形' % TOLD] = true, [U'性' % TOLD] = true, [U'程' % TOLD] = true, [U'级' % TOLD] = true,
    [U'状' % TOLD] = true, [U'标' % TOLD] = true, [U'分' % TOLD] = true, [U'意' % TOLD] = true,
    [U'与' % TOLD] = true, [U'范' % TOLD] = true, [U'权' % TOLD] = true, [U'否' % TOLD] = true,
    [U':' % TOLD] = true,  [U'项' % TOLD] = true, [U'种' % TOLD] = true, [U'要' % TOLD] = true,
    [U'说' % TOLD] = true, [U'等' % TOLD] = true, [U'情' % TOLD] = true, [U'审' % TOLD] = true,
};

/* Whether something that denies, or a box, stands in [from, from + 12) within the sentence. */
static bool is_answered(const uint16_t *units, int from)
{
    enum { MOST = 12 };
    for (int i = from; i < from + MOST && units[i] && units[i] != U'。'; i++)
        if (is_one_of(gk_unit_matched(units[i]), U"不否申免非内暂系依仅×"))
            return true;
    return false;
}

/* Whether the end of a label stands behind, 公开方式; one that other words end with as well, 公开情况,
 * or none, 信息公开：, is one where an answer follows. */
static bool is_label(const uint16_t *units)
{
    static const uint_least32_t *const tails[] = { U"方式", U"属性", U"选项", U"类别", U"类型",
                                                   U"形式", U"性质", U"程度", U"级别", U"状态",
                                                   U"标识", U"分类", U"意见", U"与否", U"范围",
                                                   U"权限", NULL };
    static const uint_least32_t *const others[] = { U"种类", U"要求", U"标志", U"标记", U"说明",
                                                    U"等级", U"情况", U"审查", NULL };
    uint16_t next = gk_unit_matched(units[2]);
    if (!labels[next % TOLD])
        return false;
    if (next == U'否' ||
        (is_one_of(next, U"方属选类形性程级状标分意与范权") && has_word(units, 2, 3, tails)))
        return true;
    return (next == ':' || next == U'项' ||
            (is_one_of(next, U"种要标说等情审") && has_word(units, 2, 3, others))) &&
           is_answered(units, 3);
}

/* At 公开 or 上网: a note against publication, or a label. */
static bool may_note(const uint16_t *units, size_t touching)
{
    if (is_label(units))
        return true;
    if (!is_denied(units))
        return false;
    if (is_asked(units))
        return true;
    bool object =
        touching <= MOST_TOUCHING && is_one_of(gk_unit_matched(units[2]), U"发转传文信事处类件范");
    return object || has_beginning(units);
}

/* Whether 外传, 翻印 or 复印 stands behind. */
static bool is_forbidden(const uint16_t *units)
{
    static const uint_least32_t *const acts[] = { U"外传", U"翻印", U"复印", NULL };
    for (int i = 2; i < GK_MARK_AHEAD; i++)
        if ((units[i] == U'传' || units[i] == U'傳' || units[i] == U'印') &&
            has_word(units, i - 1, i, acts))
            return true;
    return false;
}

/* Whether 限 or 供 stands before 内部 with who may read it between: 限本单位内部使用. */
static bool is_limited(const uint16_t *units)
{
    enum { MOST = 10 };
    bool limited = false;
    for (int i = -MOST; i < 0; i++)
        limited |= units[i] == U'限' || units[i] == U'供';
    return limited && gk_unit_matched(units[0]) == U'内';
}

bool gk_mark_may_stand(enum gk_mark_hint hint, const uint16_t *units, size_t touching)
{
    static const uint_least32_t *const readers[] = { U"内部", U"领导", NULL };
    static const uint_least32_t *const returns[] = { U"收回", U"交回", U"退回", NULL };
    switch (hint) {
    case GK_MARK_HINT_APART:
        return !touching || may_belong(units[-1]) || is_limited(units);
    case GK_MARK_HINT_NOTE:
        return may_note(units, touching);
    case GK_MARK_HINT_ONLY:
        return has_word(units, 2, GK_MARK_AHEAD - 1, readers);
    case GK_MARK_HINT_RECALL:
        return has_word(units, 2, GK_MARK_AHEAD - 1, returns);
    case GK_MARK_HINT_FORBIDS:
        return is_forbidden(units);
    case GK_MARK_HINT_RANK:
        for (size_t i = 2; i < GK_MARK_AHEAD; i++)
            if (gk_unit_matched(units[i]) == U'级')
                return true;
        return false;
    default:
        return true;
    }
}
