/* What cannot be brought back is reported. */
#include "examined.h"

static void lost(const char *text, enum gk_rule_id rule, const char *span)
{
    size_t count;
    finds(gk_find_losses, text, rule, GK_REPORTED, span);
    const struct gk_damage *found = examine(gk_find_losses, text, true, &count);
    ok(count == 1 && found->lossy && !found->proposal.at, "lost for good: %s", text);
    examine(gk_find_losses, text, false, &count);
    is_int((int64_t)count, 1, "later passes say so too: %s", text);
}

static void nothing(const char *text)
{
    finds_nothing(gk_find_losses, text);
}

int main(void)
{
    lost("公开\uFFFD\uFFFD的", GK_RULE_TEXT_REPLACEMENT, "\uFFFD\uFFFD");
    lost("\uFFFD时\uFFFD借助媒\uFFFD等", GK_RULE_TEXT_REPLACEMENT, "\uFFFD时\uFFFD借助媒\uFFFD");
    lost("一般公共预算\uFFFD", GK_RULE_TEXT_REPLACEMENT, "\uFFFD");
    lost("锟斤拷时锟斤拷借锟藉，等", GK_RULE_TEXT_REPLACEMENT_AS_GBK, "锟斤拷时锟斤拷借锟藉");
    lost("应锟矫革拷为锟斤拷", GK_RULE_TEXT_REPLACEMENT_AS_GBK, "锟矫革拷为锟斤拷");
    lost("斤拷锟的", GK_RULE_TEXT_REPLACEMENT_AS_GBK, "斤拷锟");
    lost("abc烫烫烫烫d", GK_RULE_TEXT_FILL, "烫烫烫烫");
    lost("屯屯屯屯屯", GK_RULE_TEXT_FILL, "屯屯屯屯屯");
    lost("(?)????????", GK_RULE_TEXT_QUESTION, "?)????????");
    lost("?????????", GK_RULE_TEXT_QUESTION, "?????????");
    lost("推动????????的??????工作", GK_RULE_TEXT_QUESTION, "????????的??????");
    lost("全面推?政务公开", GK_RULE_TEXT_QUESTION, "?");
    lost("应在24?时内举行", GK_RULE_TEXT_QUESTION, "?");
    lost("锟叫癸拷", GK_RULE_TEXT_REPLACEMENT_AS_GBK, "锟叫癸拷");
    lost("各锟街凤拷，公开", GK_RULE_TEXT_REPLACEMENT_AS_GBK, "锟街凤拷");
    lost("关于??做好", GK_RULE_TEXT_QUESTION, "??");
    lost("关于???做好", GK_RULE_TEXT_QUESTION, "???");
    lost("???西省，申请公开", GK_RULE_TEXT_QUESTION, "???");
    lost("申请??公开", GK_RULE_TEXT_QUESTION, "??");
    lost("2018年??月", GK_RULE_TEXT_QUESTION, "??");
    lost("关于(cid:1234)(cid:22)做好", GK_RULE_TEXT_REPLACEMENT, "(cid:1234)(cid:22)");
    lost("张〓同志", GK_RULE_TEXT_REPLACEMENT, "〓");
    nothing("〓〓〓公告〓〓〓");
    nothing("■〓□，(cid)，(cid:x)，“(cid:12)”");
    nothing("王锟杰同志拷问");
    nothing("什么??你怎么来的???我");
    nothing("今年还有没有空间?明年会不会?报名所需资料?住建局解释");
    nothing("报名条件有哪些?收费标准?报名时间?");
    nothing("办理条件说明?办理时限说明?办理地点说明?");
    nothing("a ?? b，http://www.example.cn/??a=1");
    nothing("乱码“锟斤拷”的成因，乱码《锟斤拷锟斤拷》");
    nothing("「烫烫烫烫」、\"屯屯屯屯\"");
    nothing("关于任免王万锟等职务的通知，王锟、李锟");
    nothing("火辣辣烫烫烫，屯昌县");
    nothing("为什么???");
    nothing("是否属实?请调查");
    nothing("什么时候办理?怎么办理?");
    nothing("???");
    nothing("内容？？？？？？");
    nothing("http://www.example.cn/?a=1 通知");
    nothing("");
    return examined_done();
}
