/* Names of databases: the first letters of Chinese words, or all of their readings. */
#include "tap.h"
#include "text/pinyin.h"

static void stands_for(const char *word, const char *name, bool expected)
{
    ok(gk_is_pinyin_of(gk_bytes_of(word), gk_bytes_of(name)) == expected, "%s %s %s", word,
       expected ? "stands for" : "does not stand for", name);
}

int main(void)
{
    static const char *const right[][2] = {
        { "bt", "标题" },
        { "BT", "标题" },
        { "wh", "文号" },
        { "fbjg", "发布机构" },
        { "FBRQ", "发布日期" },
        { "fb_rq", "发布日期" },
        { "cwrq", "成文日期" },
        { "fwzh", "发文字号" },
        { "syh", "索引号" },
        { "biaoti", "标题" },
        { "BiaoTi", "标题" },
        { "fabujigou", "发布机构" },
        { "fa_bu_ri_qi", "发布日期" },
        { "xianan", "西安安" },
        { "zhuti", "主题" },
        { "zt", "主题" },
        { "zt", "專題" },
        { "lvshi", "律师" },
        { "zhongdazhong", "重大种" },
        { "chongda", "重大" },
        { "zd", "重大" },
        { "cd", "重大" },
    };
    static const char *const wrong[][2] = {
        { "", "标题" },        { "_", "标题" },      { "b", "标题" },     { "btx", "标题" },
        { "tb", "标题" },      { "bt1", "标题" },    { "bi ti", "标题" }, { "biaot", "标题" },
        { "biaotii", "标题" }, { "title", "title" }, { "t", "题" },       { "ti", "题" },
        { "bt", "标题A" },     { "标题", "标题" },   { "url", "链接" },   { "bt", "" },
    };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        stands_for(right[i][0], right[i][1], true);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        stands_for(wrong[i][0], wrong[i][1], false);
    char many[200];
    memset(many, 'a', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    stands_for(many, "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", false);
    many[17] = '\0';
    stands_for(many, "啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊", false);
    return done();
}
