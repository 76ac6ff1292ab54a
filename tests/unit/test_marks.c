/* Marks: what is one, what is not, and where it stands. */
#include "domain/marks.h"
#include "tap.h"

static struct gk_folded folded;

/* The text on one line, for the name of a test. */
static const char *shown(const char *text)
{
    static char line[512];
    size_t i = 0;
    for (; text[i] && i + 1 < sizeof line; i++)
        line[i] = text[i] == '\n' ? '|' : text[i];
    line[i] = '\0';
    return line;
}

/* The first mark, its text in *found. */
static bool first_mark(const char *text, struct gk_mark *mark, struct gk_bytes *found)
{
    struct gk_marks marks;
    struct gk_bytes whole = gk_bytes_of(text);
    if (gk_fold(&folded, whole) != GK_OK)
        return false;
    gk_marks_open(&marks, &folded, whole);
    if (!gk_marks_next(&marks, mark))
        return false;
    uint32_t start = gk_folded_start(&folded, mark->start);
    uint32_t end = gk_folded_end(&folded, mark->end - 1);
    *found = (struct gk_bytes){ text + start, end - start };
    return true;
}

static void is_mark(enum gk_mark_kind kind, const char *text, const char *expected)
{
    struct gk_mark mark;
    struct gk_bytes found = { "", 0 };
    bool there = first_mark(text, &mark, &found) && mark.kind == kind;
    is_text(there ? found : GK_BYTES("(none)"), expected, "a mark: %s", shown(text));
}

static void is_none(const char *text)
{
    struct gk_mark mark;
    struct gk_bytes found = { "", 0 };
    bool there = first_mark(text, &mark, &found);
    if (!ok(!there, "no mark: %s", shown(text)))
        printf("# found %.*s\n", (int)found.length, found.at);
}

static void test_secret(void)
{
    is_mark(GK_MARK_SECRET, "绝密★20年", "绝密★20年");
    is_mark(GK_MARK_SECRET, "机密★3年\n某市人民政府文件", "机密★3年");
    is_mark(GK_MARK_SECRET, "秘密★9个月", "秘密★9个月");
    is_mark(GK_MARK_SECRET, "秘密★2 年", "秘密★2 年");
    is_mark(GK_MARK_SECRET, "机 密 ★ 1 年", "机 密 ★ 1 年");
    is_mark(GK_MARK_SECRET, "機(jī)密★長(cháng)期", "機(jī)密★長(cháng)期");
    is_mark(GK_MARK_INTERNAL, "【內(nèi)部資料】", "【內(nèi)部資料】");
    is_none("單位(wèi)內(nèi)部資料");
    is_mark(GK_MARK_SECRET, "机\u3000密★１０年", "机\u3000密★１０年");
    is_mark(GK_MARK_SECRET, "机密★考试结束前\n", "机密★考试结束前");
    is_mark(GK_MARK_SECRET, "绝密★启用前", "绝密★启用前");
    is_mark(GK_MARK_SECRET, "秘密★公布前", "秘密★公布前");
    is_mark(GK_MARK_SECRET, "机密★长期", "机密★长期");
    is_mark(GK_MARK_SECRET, "机密★2030年1月1日前", "机密★2030年1月1日前");
    is_mark(GK_MARK_SECRET, "机密★", "机密★");
    is_mark(GK_MARK_SECRET, "000001\n机密★十年", "机密★十年");
    is_mark(GK_MARK_SECRET, "现将机密★3年文件印发", "机密★3年");
    is_mark(GK_MARK_SECRET, "機密★3年", "機密★3年");
    is_mark(GK_MARK_SECRET, "机\u200B密\u200B★3年", "机\u200B密\u200B★3年");
}

static void test_variants(void)
{
    is_mark(GK_MARK_SECRET, "机密☆3年", "机密☆3年");
    is_mark(GK_MARK_SECRET, "份号\n机密＊3年\n正文", "机密＊3年");
    is_mark(GK_MARK_SECRET, "机密⭐3年 某文件", "机密⭐3年");
    is_mark(GK_MARK_SECRET, "<p>机密*3年</p>", "机密*3年");
    is_none("现将机密*3年文件印发");
    is_mark(GK_MARK_SECRET, "密级：机密", "密级：机密");
    is_mark(GK_MARK_SECRET, "编号 密级:秘密 期限:3年 签发", "密级:秘密 期限:3年");
    is_mark(GK_MARK_SECRET, "密级：机密★5年", "密级：机密★5年");
    is_mark(GK_MARK_SECRET, "密级： 绝密 保密期限：长期", "密级： 绝密 保密期限：长期");
    is_none("密级：无");
    is_none("密级：非密");
    is_none("密级：绝密、机密、秘密");
    is_none("密级：□绝密 □机密 □秘密");
    is_none("解密：机密");
}

static void test_prose(void)
{
    is_none("机密★★☆◆");
    is_none("机密★◆");
    is_none("应当在首页左上角标注“机密★”字样");
    is_none("密级标志格式为“秘密★10年”");
    is_none("《机密★20年》的标识方法");
    is_none("机密码头货运有限公司");
    is_none("不得泄露国家秘密、商业秘密和个人隐私");
    is_none("解密后公开。★重点任务");
    is_none("满意度★★★★★");
    is_none("");
    is_mark(GK_MARK_SECRET, "他说“机密★3年”还在", "机密★3年");
}

static void test_internal(void)
{
    is_mark(GK_MARK_INTERNAL, "内部资料 注意保存\n正文", "内部资料 注意保存");
    is_mark(GK_MARK_INTERNAL, "标题\n内部事项\u3000注意保管\n正文", "内部事项\u3000注意保管");
    is_mark(GK_MARK_INTERNAL, "关于考核的通知（内部使用，不得外传）各科室",
            "（内部使用，不得外传）");
    is_mark(GK_MARK_INTERNAL, "通知\n会后收回\n各单位", "会后收回");
    is_mark(GK_MARK_INTERNAL, "议程【会后收回】一、传达", "【会后收回】");
    is_mark(GK_MARK_INTERNAL, "名单\n\n（不得翻印）\n", "（不得翻印）");
    is_mark(GK_MARK_INTERNAL, "内部资料注意保密某市政务要情", "内部资料注意保密");
    is_mark(GK_MARK_INTERNAL, "标题\n内部\n正文", "内部");
    is_mark(GK_MARK_INTERNAL, "正文<br>内部文件<br>", "内部文件");
    is_mark(GK_MARK_INTERNAL, "标题\n仅供内部参考\n正文", "仅供内部参考");
    is_mark(GK_MARK_INTERNAL, "通讯录（仅限内部使用）", "（仅限内部使用）");
    is_mark(GK_MARK_INTERNAL, "标题\n密级：内部\n正文", "密级：内部");
    is_none("本材料仅供内部参考");
    is_none("仅供内部参考的材料不得上网");
    is_none("文件密级：内部、公开两类");
    is_none("《内部资料性出版物管理办法》");
    is_none("仅供内部使用，不得外传的资料");
    is_none("加强内部资料管理，注意保存");
    is_none("停车场（内部）示意");
    is_none("版权所有 不得翻印");
    is_none("内部控制规范\n会后各单位要抓好落实\n不得");
    is_none("在封面标明“内部资料 注意保存”字样\n");
}

static void test_disclosure(void)
{
    static const struct {
        const char *text;
        const char *found;
        enum gk_disclosure meaning;
    } cases[] = {
        { "正文（此件主动公开）", "（此件主动公开）", GK_DISCLOSURE_PROACTIVE },
        { "正文(此件公开发布)", "(此件公开发布)", GK_DISCLOSURE_PROACTIVE },
        { "正文（此件依申请公开)抄送", "（此件依申请公开)", GK_DISCLOSURE_ON_REQUEST },
        { "正文（此件不公开）", "（此件不公开）", GK_DISCLOSURE_WITHHELD },
        { "正文（此件 不予公开。）", "（此件 不予公开。）", GK_DISCLOSURE_WITHHELD },
        { "（此件发至县团级）", "（此件发至县团级）", GK_DISCLOSURE_WITHHELD },
        { "落款\n此件不公开\n", "此件不公开", GK_DISCLOSURE_WITHHELD },
        { "（ 此 件 不 公 开 ）", "（ 此 件 不 公 开 ）", GK_DISCLOSURE_WITHHELD },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct gk_mark mark = { .kind = GK_MARK_SECRET };
        struct gk_bytes found = { "", 0 };
        bool there = first_mark(cases[i].text, &mark, &found);
        is_text(found, cases[i].found, "a note: %s", shown(cases[i].text));
        ok(there && mark.kind == GK_MARK_DISCLOSURE && mark.disclosure == cases[i].meaning,
           "and what it says");
    }
    is_none("附注应当标注“此件不公开”");
    is_none("在文末标注“（此件不公开）”字样");
    is_none("此件不公开的理由应当说明");
    is_none("（此件发至各法人银行）");
    is_none("因此件数增加（此件已办结）");
}

/* Several marks come in order and do not overlap. */
static void test_walk(void)
{
    struct gk_marks marks;
    struct gk_mark mark;
    struct gk_bytes text =
        GK_BYTES("机密★3年\n内部资料 注意保存\n正文\n（此件不公开）\n密级：秘密");
    static const enum gk_mark_kind kinds[] = { GK_MARK_SECRET, GK_MARK_INTERNAL, GK_MARK_DISCLOSURE,
                                               GK_MARK_SECRET };
    size_t count = 0;
    size_t end = 0;
    bool good = gk_fold(&folded, text) == GK_OK;
    gk_marks_open(&marks, &folded, text);
    while (gk_marks_next(&marks, &mark)) {
        good = good && count < 4 && mark.kind == kinds[count] && mark.start >= end &&
               mark.end > mark.start;
        end = mark.end;
        count++;
    }
    is_int((int64_t)count, 4, "four marks");
    ok(good, "in order, apart");
    ok(!gk_marks_next(&marks, &mark), "the end stays the end");
}

int main(void)
{
    test_secret();
    test_variants();
    test_prose();
    test_internal();
    test_disclosure();
    test_walk();
    gk_folded_free(&folded);
    return done();
}
