/* UTF-8 that was read as GBK one character at a time: found, and never sure. */
#include "examined.h"

static void proposes(const char *text, const char *span, const char *original)
{
    size_t count;
    finds(gk_find_lone, text, GK_RULE_TEXT_UTF8_AS_GBK, GK_REPORTED, span);
    const struct gk_damage *found = examine(gk_find_lone, text, true, &count);
    if (count != 1 || !original)
        ok(count == 1 && !found->proposal.at, "no proposal: %s", text);
    else
        is_text(found->proposal, original, "%s", text);
    ok(count == 1 && found->lossy, "something may be lost: %s", text);
}

int main(void)
{
    proposes("2019骞?5鏈?3鏃?", "骞?5鏈?3鏃?", "年5月3日");
    proposes("自2019骞\uFFFD5鏈\uFFFD起", "骞\uFFFD5鏈\uFFFD", "年5月");
    proposes("2019骞5鏈3鏃", "骞5鏈3鏃", "年5月3日");
    proposes("绗?5鏉?", "绗?5鏉?", "第5条");
    proposes("共5鍏?", "鍏?", "元");
    /* 时 as well as 日, 个 as well as 万. */
    proposes("9鏃?", "鏃?", NULL);
    proposes("3涓?", "涓?", NULL);
    /* The numbers of the month and the day are gone. */
    proposes("2019骞?鏈?鏃?", "骞?鏈?鏃?", NULL);
    proposes("ABC鈥?", "鈥?", NULL);
    finds_nothing(gk_find_lone, "王骞?你好，张骞，李涓");
    finds_nothing(gk_find_lone, "2019年?5月?3日?");
    finds_nothing(gk_find_lone, "鐩戠?￠儴闂ㄤ緷娉?");
    finds_nothing(gk_find_lone, "骞5");
    finds_nothing(gk_find_lone, "");
    return examined_done();
}
