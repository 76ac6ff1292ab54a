/*
 * The genre taxonomy of the default profile, by titles and by what else a record says.
 */
#include "profile/open.h"
#include "record/writer.h"
#include "scanned.h"
#include "tap.h"
#include "taxonomy/classifier.h"

static struct gk_classifier classifier;
static struct gk_reading reading;
static struct gk_arena arena;
static struct scanned scanned;

/* The class that a record of these members is of, `none` where that is decided, or nothing. */
static void is_genre(const char *members, const char *expected)
{
    struct gk_buffer line = { 0 };
    struct gk_answer answer;
    struct gk_bytes found = { 0 };
    gk_arena_reset(&arena);
    bool read = gk_buffer_print(&line, "{%s}", members) == GK_OK &&
                scanned_line(&scanned, gk_buffer_bytes(&line)) == GK_LINE_RECORD &&
                gk_reading_take(&reading, &classifier, &arena, &scanned.record) == GK_OK;
    if (read) {
        gk_reading_answer(&reading, 0, &answer);
        if (answer.unsure == GK_SURE)
            found = classifier.classes[answer.labels[0]].name;
        else if (answer.unsure == GK_NO_EVIDENCE && reading.hit_count)
            found = GK_BYTES("none");
    }
    is_text(found, expected, "%s", members);
    gk_buffer_free(&line);
}

static void test_titles(void)
{
    static const char *const cases[][2] = {
        { "关于开展科技项目申报工作的通知", "通知" },
        { "关于做好春运工作的通知（废止）", "通知" },
        { "关于印发科技创新券管理办法（试行）的通知", "通知" },
        { "关于促进科技成果转化的意见（试行）", "意见" },
        { "市科学技术局公告（2017年第10期）", "公告" },
        { "市场监督管理局公告2015年第41号", "公告" },
        { "关于修改部分规章的决定（沪府令67号）", "决定" },
        { "关于设立高新区的批复", "批复" },
        { "關於設立高新區的批復", "批复" },
        { "關於推進就業工作的意見", "意见" },
        { "关于专家评审意见的复函", "函" },
        { "市政府第三次常务会议纪要", "纪要" },
        { "中华人民共和国国务院令第711号", "命令（令）" },
        { "市人民政府令〔2013〕第2号", "命令（令）" },
        { "《关于推进科普工作的通知》", "通知" },
        { "市政府办公厅印发《关于促进科技成果转移转化的实施意见》", "意见" },
        { "国务院批转《关于发展工艺生产问题的报告》", "报告" },
        { "\">关于某项工作的通知(本文件已失效)", "通知" },
        { "关于某项工作的通知\xE2\x80\x8B", "通知" },
        { "关于做好政策解读工作的通知", "通知" },
        { "一图读懂《关于促进科技成果转化的意见》", "none" },
        { "图解：关于促进科技成果转化的意见", "none" },
        { "《关于促进科技成果转化的意见》政策解读", "none" },
        { "解读《关于加强科技伦理治理的意见》", "none" },
        { "市政府新闻发布会介绍《关于加快发展的若干意见》", "none" },
        { "科技创新券政策问答", "none" },
        { "关于管理办法草案公开征求意见", "none" },
        { "关于管理办法草案公开征求意见的公告", "公告" },
        { "省军区司令", "none" },
        { "发布最严禁令", "none" },
        { "市科技创新券管理办法", "办法" },
        { "《某省科普条例》（修订）", "条例" },
        { "【某市人民政府】《关于推进科普工作的意见》", "意见" },
        { "某市《关于推进科普工作的通知》", "通知" },
        { "某局：《关于推进科普工作的公告》", "公告" },
        { "关于推进科普工作的通知某府办函〔2017〕79号", "通知" },
        { "关于推进科普工作的意见 某科发〔2017〕7号", "意见" },
        { "关于科普工作方案 某府办函〔2017〕79号", "" },
        { "关于推进科普工作的通知_某市人民政府", "通知" },
        { "《关于推进科普工作的通知(征求意见稿)》", "通知" },
        { "《关于印发《科普工作办法》的通知》", "通知" },
        { "市长作政府工作报告", "none" },
        { "市政府召开常务会议讨论决定", "none" },
        { "市长签署命令", "none" },
        { "关于讨论决定重大事项范围的决定", "决定" },
        { "市政府贯彻《关于优先发展公共交通的指导意见》", "" },
        { "市教育局关于某事的答复函", "函" },
        { "关于某提案的答复", "" },
        { "转发某局会议纪要", "纪要" },
        { "国务院批转某委关于某问题的报告", "报告" },
        { "国务院批转某委关于某问题报告的通知", "通知" },
        { "三部门联合发布通知", "none" },
        { "某市城市总体规划获国务院批复", "none" },
        { "一圖讀懂《關於某問題的意見》", "none" },
        { "關於推(tuī)進科普工作的通(tōng)知(zhī)", "通知" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct gk_buffer members = { 0 };
        if (gk_buffer_append(&members, GK_BYTES("\"title\":")) == GK_OK &&
            gk_json_append_string(&members, gk_bytes_of(cases[i][0])) == GK_OK &&
            gk_buffer_append_byte(&members, '\0') == GK_OK)
            is_genre(members.at, cases[i][1]);
        gk_buffer_free(&members);
    }
}

static void test_members(void)
{
    is_genre("\"title\":\"关于科普工作\",\"genre\":\"通知\"", "通知");
    is_genre("\"title\":\"关于科普工作\",\"doc_number\":\"某市人民政府令第67号\"", "命令（令）");
    is_genre("\"title\":\"关于科普工作的决定\",\"doc_number\":\"某市人民政府令第67号\"", "决定");
    is_genre("\"title\":\"关于某事的答复\",\"doc_number\":\"国函〔2017〕9号\"", "");
    is_genre("\"title\":\"一图读懂《某办法》\",\"doc_number\":\"某市人民政府令第67号\"", "none");
}

int main(void)
{
    struct gk_profile profile = { 0 };
    struct gk_mistakes mistakes = { 0 };
    struct gk_bytes genre = GK_BYTES("genre");
    struct gk_bytes bad;
    ok(gk_profile_open(&profile, (struct gk_bytes){ 0 }, GK_PROFILE_TAXONOMIES, &mistakes) ==
               GK_OK &&
           gk_classifier_open(&classifier, &profile, &genre, 1, &bad) == GK_OK,
       "the genres of the embedded profile");
    scanned.scanner = (struct gk_scanner){ .fields = &profile.fields, .index_depth = 1 };
    test_titles();
    test_members();
    scanned_free(&scanned);
    gk_reading_free(&reading);
    gk_classifier_close(&classifier);
    gk_arena_free(&arena);
    gk_mistakes_free(&mistakes);
    gk_profile_close(&profile);
    return done();
}
