/* What fields about disclosure and secrecy say. */
#include "domain/disclosure.h"
#include "tap.h"

static void test_values(void)
{
    static const struct {
        const char *text;
        enum gk_disclosure meaning;
    } cases[] = {
        { "主动公开", GK_DISCLOSURE_PROACTIVE },
        { " 主动\u3000公开\t", GK_DISCLOSURE_PROACTIVE },
        { "主\u200B动公开", GK_DISCLOSURE_PROACTIVE },
        { "主動公開", GK_DISCLOSURE_PROACTIVE },
        { "依申请公开", GK_DISCLOSURE_ON_REQUEST },
        { "不予公开", GK_DISCLOSURE_WITHHELD },
        { "", GK_DISCLOSURE_ABSENT },
        { " \u3000", GK_DISCLOSURE_ABSENT },
        { "公开", GK_DISCLOSURE_PROACTIVE },
        { "主动公开。", GK_DISCLOSURE_UNKNOWN },
        { "非主动公开", GK_DISCLOSURE_UNKNOWN },
        { "主动", GK_DISCLOSURE_PROACTIVE },
        { "依申請公開", GK_DISCLOSURE_ON_REQUEST },
        { "不予公開", GK_DISCLOSURE_WITHHELD },
        { "政府网站", GK_DISCLOSURE_CHANNEL },
        { "政府網站", GK_DISCLOSURE_CHANNEL },
        { "公報、公告欄、公開欄、微信公眾號", GK_DISCLOSURE_CHANNEL },
        { "公报、公告栏、公开栏、微信公众号", GK_DISCLOSURE_CHANNEL },
        { "新聞發布會/報刊/報紙/廣播/電視", GK_DISCLOSURE_CHANNEL },
        { "新闻发布会/报刊/报纸/广播/电视", GK_DISCLOSURE_CHANNEL },
        { "檔案館；圖書館；服務大廳；顯示屏；新媒體平臺；客戶端", GK_DISCLOSURE_CHANNEL },
        { "档案馆；图书馆；服务大厅；显示屏；新媒体平台；客户端", GK_DISCLOSURE_CHANNEL },
        { "政务微博", GK_DISCLOSURE_CHANNEL },
        { "非政府網站", GK_DISCLOSURE_UNKNOWN },
        { "■主动公开 □依申请公开 □不予公开", GK_DISCLOSURE_PROACTIVE },
        { "□主动公开 ☑依申请公开 □不予公开", GK_DISCLOSURE_ON_REQUEST },
        { "主动公开□，依申请公开□，不予公开☑", GK_DISCLOSURE_WITHHELD },
        { "√ 主動公開", GK_DISCLOSURE_PROACTIVE },
        { "□主动公开 □依申请公开", GK_DISCLOSURE_UNKNOWN },
        { "■主动公开 ■依申请公开", GK_DISCLOSURE_UNKNOWN },
        { "主动公开 √ 依申请公开", GK_DISCLOSURE_UNKNOWN },
        { "□主动公开 ■依申请公开 □", GK_DISCLOSURE_UNKNOWN },
        { "□", GK_DISCLOSURE_UNKNOWN },
        { "■政府网站 □主动公开", GK_DISCLOSURE_CHANNEL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        is_int(gk_disclosure_read(gk_bytes_of(cases[i].text)), cases[i].meaning, "'%s'",
               cases[i].text);
}

static void test_ticks(void)
{
    static const struct {
        const char *name, *value;
        enum gk_disclosure meaning;
    } cases[] = {
        { "依申请公开", "√", GK_DISCLOSURE_ON_REQUEST },
        { "依 申 请", "是", GK_DISCLOSURE_ON_REQUEST },
        { "不予公开", "☑", GK_DISCLOSURE_WITHHELD },
        { "不公開", "Y", GK_DISCLOSURE_WITHHELD },
        { "主动公开", "√", GK_DISCLOSURE_PROACTIVE },
        { "依申请公开", "", GK_DISCLOSURE_ABSENT },
        { "依申请公开", "□", GK_DISCLOSURE_ABSENT },
        { "依申请公开", "否", GK_DISCLOSURE_ABSENT },
        { "依申请公开", "1", GK_DISCLOSURE_ABSENT },
        { "依申请公开数", "√", GK_DISCLOSURE_ABSENT },
        { "备注", "√", GK_DISCLOSURE_ABSENT },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        is_int(gk_disclosure_ticked(gk_bytes_of(cases[i].name), gk_bytes_of(cases[i].value)),
               cases[i].meaning, "'%s' under '%s'", cases[i].value, cases[i].name);
}

static void test_articles(void)
{
    static const struct {
        const char *text;
        unsigned articles;
    } cases[] = {
        { "《中华人民共和国政府信息公开条例》第十四条", GK_ARTICLE_14 },
        { "第十五条", GK_ARTICLE_15 },
        { "第 16 条第二款", GK_ARTICLE_16 },
        { "第１５条", GK_ARTICLE_15 },
        { "条例第十四条、第十六条", GK_ARTICLE_14 | GK_ARTICLE_16 },
        { "16条", GK_ARTICLE_16 },
        { "14b：统计法第二十五条", GK_ARTICLE_14 },
        { "15（商业秘密）", GK_ARTICLE_15 },
        { "14a,16-1: 见附件16", GK_ARTICLE_14 | GK_ARTICLE_16 },
        { "15个工作日：未到期", 0 },
        { "14a", GK_ARTICLE_14 },
        { "第八条", GK_ARTICLE_8 },
        { "条例第8条、第十四条", GK_ARTICLE_8 | GK_ARTICLE_14 },
        { "8", GK_ARTICLE_8 },
        { "14,8", GK_ARTICLE_8 | GK_ARTICLE_14 },
        { "第十八条", 0 },
        { "第18条", 0 },
        { "第八十条", 0 },
        { "第二十八条", 0 },
        { "8月", 0 },
        { "15", GK_ARTICLE_15 },
        { "16-2b", GK_ARTICLE_16 },
        { "14c,16-1", GK_ARTICLE_14 | GK_ARTICLE_16 },
        { "领导要求", 0 },
        { "第二十四条", 0 },
        { "第115条", 0 },
        { "第三十六条", 0 },
        { "2016年", 0 },
        { "2015", 0 },
        { "15个工作日", 0 },
        { "国家秘密", 0 },
        { "14b 统计法", GK_ARTICLE_14 },
        { "16-2案卷", GK_ARTICLE_16 },
        { "14、15日", 0 },
        { "", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        is_int(gk_disclosure_articles(gk_bytes_of(cases[i].text)), cases[i].articles, "'%s'",
               cases[i].text);
    char text[2000];
    size_t length = 0;
    while (length < 1500) {
        memcpy(text + length, "涉及", 6);
        length += 6;
    }
    memcpy(text + length, "第十六条", 12);
    struct gk_bytes early = { text, length + 12 };
    is_int(gk_disclosure_articles(early), GK_ARTICLE_16, "an article at the end of a long basis");
    memcpy(text + length + 12, text, 300);
    struct gk_bytes middle = { text, length + 312 };
    is_int(gk_disclosure_articles(middle), GK_ARTICLE_16, "and in the middle of one");
}

static void test_named_articles(void)
{
    static const struct {
        const char *text;
        unsigned number;
        bool named;
    } cases[] = {
        { "《条例》第二十条第（七）项", 20, true },
        { "第20条", 20, true },
        { "第二十一條", 21, true },
        { "第十条", 10, true },
        { "第九条、第十一条", 9, true },
        { "第二十条", 10, false },
        { "第二十条", 2, false },
        { "第120条", 20, false },
        { "第一百二十条", 20, false },
        { "第一百条", 1, false },
        { "条", 20, false },
        { "", 20, false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ok(gk_disclosure_names_article(gk_bytes_of(cases[i].text), cases[i].number) ==
               cases[i].named,
           "'%s', %u", cases[i].text, cases[i].number);
}

static void test_laws(void)
{
    static const struct {
        const char *text;
        bool named;
    } cases[] = {
        { "《中华人民共和国统计法》", true },
        { "统计法第二十五条", true },
        { "統計法第二十五條", true },
        { "14b（档案法）", true },
        { "依据《企业信息公示暂行条例》", true },
        { "档案法和测绘法", true },
        { "法律、行政法规禁止公开", false },
        { "《政府信息公开条例》第十四条", false },
        { "政府信息公開條例第十四條", false },
        { "依法", false },
        { "《公文处理办法》", false },
        { "违法、执法、司法、立法、合法、做法、方法", false },
        { "法", false },
        { "条例", false },
        { "", false },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ok(gk_disclosure_names_law(gk_bytes_of(cases[i].text)) == cases[i].named, "'%s'",
           cases[i].text);
    char text[1200];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = 0;
    memcpy(text + 700, "统计法第", strlen("统计法第"));
    ok(gk_disclosure_names_law(gk_bytes_of(text)), "in the middle of a long basis");
    memcpy(text + 700, "统计发第", strlen("统计发第"));
    ok(!gk_disclosure_names_law(gk_bytes_of(text)), "and nothing else there");
}

static void test_secrecy(void)
{
    static const struct {
        const char *text;
        enum gk_secrecy meaning;
    } cases[] = {
        { "", GK_SECRECY_ABSENT },          { "无", GK_SECRECY_ABSENT },
        { "非涉密", GK_SECRECY_NONE },      { "非密", GK_SECRECY_NONE },
        { "公开", GK_SECRECY_NONE },        { "涉密", GK_SECRECY_SECRET },
        { "秘密", GK_SECRECY_SECRET },      { "机 密", GK_SECRECY_SECRET },
        { "绝密★20年", GK_SECRECY_SECRET }, { "機密", GK_SECRECY_SECRET },
        { "内部", GK_SECRECY_OFFICIAL },    { "絕密★長期", GK_SECRECY_SECRET },
        { "祕密", GK_SECRECY_SECRET },      { "無密級", GK_SECRECY_NONE },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        is_int(gk_secrecy_read(gk_bytes_of(cases[i].text)), cases[i].meaning, "'%s'",
               cases[i].text);
}

int main(void)
{
    test_values();
    test_ticks();
    test_articles();
    test_named_articles();
    test_laws();
    test_secrecy();
    return done();
}
